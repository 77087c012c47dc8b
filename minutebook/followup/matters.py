"""Matters: what several bodies hold is one subject. Likely steps are proposed; a person confirms each.

A step is an item or a decision. It is confirmed by publishing the matter's next version with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from minutebook.book import catalogue, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Matter, Stage, Words
from minutebook.book.shelf import Book, public_book
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import put
from minutebook.followup.tables.models import Apart
from minutebook.search.folder import Unready
from minutebook.search.question import Question, ask, narrowed
from minutebook.search.searching import search

LIKELY = 12
"""How many likely steps are shown."""
TELLING = 4
"""How many words of a matter's title are looked for, two together."""
COMMON = frozenset(
    (
        *(
            "about",
            "being",
            "from",
            "into",
            "over",
            "their",
            "those",
            "with",
            "your",
            "enough",
            "work",
            "year",
        ),
        *("action", "agenda", "annual", "board", "committee", "council", "county", "meeting", "minutes"),
        *("draft", "plan", "proposed", "report", "response", "review", "update"),
    )
)
"""Words that tell no subject from another."""
PROCEDURE = re.compile(
    r"declarations?\b|apologies|minutes\b|work programme|forward plan|public (participation|questions)|"
    r"(urgent|any other) business|exclusion of|actions? arising|matters arising|action log",
    re.IGNORECASE,
)
"""What the items are called that are about no subject of their own."""


class Likely(NamedTuple):
    """An item that may belong to a matter: its body, and why it is thought to."""

    entry: Entry
    body: Entry | None
    why: str


class Sent(NamedTuple):
    """An item whose minutes name another body, and that belongs to no matter yet."""

    entry: Entry
    body: Entry | None
    named: tuple[str, ...]


# -- reading


def matter_of(council: str, matter: str) -> tuple[int, Matter]:
    """A matter and its version. Raises :class:`NotFound`."""
    version, thing = working.newest(public_book(), council, matter)
    if not isinstance(thing, Matter):
        raise NotFound("There is no such matter.")
    return version, thing


def steps_of(book: Book, council: str, matter: Matter) -> list[Entry]:
    """The steps of a matter in order of time: those it names, and items that name it."""
    links = catalogue.links(book, council).filter(rel="matter", target=matter.id)
    ids = {stage.at for stage in matter.stages} | set(links.values_list("source", flat=True))
    found = catalogue.by_id(book, council, ids).values()
    return sorted((e for e in found if e.kind in ("item", "decision")), key=lambda e: (e.date, e.object))


def likely(council: str, matter: Matter) -> list[Likely]:
    """Items that may be steps of a matter, the likeliest first: by their words, and where minutes sent it.

    What belongs to it already, and what somebody said does not, is left out.
    """
    book = public_book()
    known = {entry.object for entry in steps_of(book, council, matter)}
    apart = Apart.objects.using("desk").filter(council=council, matter=matter.id)
    known |= set(apart.values_list("step", flat=True))
    scores: dict[str, tuple[int, str]] = {}
    for words, ids in _found(book, council, str(matter.title)):
        for object_id in ids:
            score, why = scores.get(object_id, (0, ""))
            scores[object_id] = (score + 1, why or f"it speaks of {words}")
    for object_id in _sent_on(book, council, known):
        score, why = scores.get(object_id, (0, ""))
        if score:
            scores[object_id] = (score + 1, f"{why}, and a body that takes this up is named in a step")
    least = 2 if len(telling_words(str(matter.title))) > 2 else 1
    order = sorted(
        (one for one in scores if one not in known and scores[one][0] >= least),
        key=lambda one: -scores[one][0],
    )
    entries = catalogue.by_id(book, council, order[: LIKELY * 4])
    bodies = catalogue.by_id(book, council, [entry.group for entry in entries.values()])
    found = [entries[one] for one in order if one in entries]
    shown = [e for e in found if e.kind in ("item", "decision") and not PROCEDURE.match(e.title)]
    return [Likely(one, bodies.get(one.group), scores[one.object][1]) for one in shown[:LIKELY]]


def telling_words(title: str) -> list[str]:
    """The words of a title that tell what it is about, the longest first."""
    words = [w for w in re.findall(r"[a-z]{5,}", title.casefold().replace("’", "'")) if w not in COMMON]
    return sorted(dict.fromkeys(words), key=len, reverse=True)[:TELLING]


def _found(book: Book, council: str, title: str) -> Iterable[tuple[str, list[str]]]:
    """What search finds for the telling words of a title, two at a time."""
    words = telling_words(title)
    pairs: list[tuple[str, ...]] = [*combinations(words, 2)] or [(word,) for word in words]
    for pair in pairs:
        question = narrowed(ask(" ".join(pair)), kind="item")
        yield " and ".join(pair), _answers(book, council, question)


def _answers(book: Book, council: str, question: Question) -> list[str]:
    try:
        return [hit.object for hit in search(book, council, question).hits]
    except Unready:  # the index is being built: nothing is proposed by its words until it is there
        return []


def _sent_on(book: Book, council: str, steps: set[str]) -> set[str]:
    """The items of bodies that the minutes of a matter's steps name."""
    rows = catalogue.elements(book, council).filter(kind="referral", item__in=steps)
    names = {_named(fields) for fields in rows.values_list("fields", flat=True)}
    bodies = catalogue.entries(book, council).filter(kind="body", title__in=names - {""})
    groups = list(bodies.values_list("object", flat=True))
    items = catalogue.entries(book, council).filter(kind="item", group__in=groups)
    return set(items.values_list("object", flat=True))


def _named(fields: str) -> str:
    found: dict[str, Any] = msgspec.json.decode(fields)
    return str(found.get("body") or "")


def sent_elsewhere(council: str, since: str) -> list[Sent]:
    """Items since a day whose minutes name another body and that are in no matter, the newest first."""
    book = public_book()
    rows = catalogue.elements(book, council).filter(kind="referral", date__gte=since).order_by("-date")
    named: dict[str, list[str]] = {}
    for element in rows:
        if element.item and (element.sure or element.state in ("confirmed", "mended")):
            named.setdefault(element.item, []).append(_named(element.fields) or element.text)
    links = catalogue.links(book, council)
    taken = set(links.filter(rel="matter", source__in=named).values_list("source", flat=True))
    taken |= set(links.filter(rel="stage", target__in=named).values_list("target", flat=True))
    entries = catalogue.by_id(book, council, named.keys() - taken)
    bodies = catalogue.by_id(book, council, [entry.group for entry in entries.values()])
    found = [
        Sent(entries[one], bodies.get(entries[one].group), tuple(dict.fromkeys(names)))
        for one, names in named.items()
        if one in entries
    ]
    return sorted(found, key=lambda one: one.entry.date, reverse=True)


# -- acts


def begin_matter(
    scope: Scope, title: str, summary: str = "", items: Iterable[str] = (), *, by: Account
) -> str:
    """Begin to follow a subject across bodies; returns the matter's id. Raises :class:`BookError`."""
    done = publishing.carry_through(decide_matter(scope, title, summary, items, by=by).id)
    return str(done.result["public"][0]["object"])


@command("matter.edit")
def decide_matter(
    scope: Scope, title: str, summary: str = "", items: Iterable[str] = (), *, by: Account
) -> Publishing:
    """Write down that a matter is begun with these steps."""
    if not title.strip():
        raise BookError("title: say what the subject is")
    same = catalogue.entries(public_book(), scope.council).filter(kind="matter", title__iexact=title.strip())
    if same.exists():
        raise BookError("title: there is a matter of this name")
    matter = Matter(
        id=identity.new_id(),
        title=Words(en=title.strip()),
        summary=Words(en=summary.strip()),
        stages=tuple(_stage(scope.council, item) for item in items),
    )
    return put(scope, [matter], act="matter.begin", by=by)


def join(scope: Scope, matter: str, step: str, note: str = "", *, by: Account) -> None:
    """Confirm that an item or a decision is a step of a matter. Raises :class:`BookError`."""
    publishing.carry_through(decide_step(scope, matter, step, note, by=by).id)


@command("matter.edit")
def decide_step(scope: Scope, matter: str, step: str, note: str = "", *, by: Account) -> Publishing:
    """Write down that a step joins a matter."""
    _, thing = matter_of(scope.council, matter)
    if step in {stage.at for stage in thing.stages}:
        raise BookError("It is a step of this matter already.")
    stage = _stage(scope.council, step, note)
    Apart.objects.using("desk").filter(council=scope.council, matter=matter, step=step).delete()
    after = replace(thing, stages=_in_order(scope.council, (*thing.stages, stage)))
    return put(scope, [after], act="matter.join", by=by)


def leave(scope: Scope, matter: str, step: str, reason: str = "", *, by: Account) -> None:
    """Take a step out of a matter. Raises :class:`NotFound`."""
    publishing.carry_through(decide_leave(scope, matter, step, reason, by=by).id)


@command("matter.edit")
def decide_leave(scope: Scope, matter: str, step: str, reason: str = "", *, by: Account) -> Publishing:
    """Write down that a step leaves a matter; it is not proposed again."""
    _, thing = matter_of(scope.council, matter)
    kept = tuple(stage for stage in thing.stages if stage.at != step)
    if len(kept) == len(thing.stages):
        raise NotFound("It is not a step that was confirmed here.")
    _set_apart(scope.council, matter, step, by)
    return put(scope, [replace(thing, stages=kept)], act="matter.leave", reason=reason, by=by)


@command("matter.edit")
def keep_apart(scope: Scope, matter: str, step: str, *, by: Account) -> None:
    """Say that an item is another matter: it is not proposed again."""
    matter_of(scope.council, matter)
    _set_apart(scope.council, matter, step, by)
    auditing.record("matter.apart", by=by, on=scope, detail={"matter": matter, "step": step})


def describe(
    scope: Scope, matter: str, title: str, summary: str, *, closed: bool = False, by: Account
) -> None:
    """Say what a matter is called, what it comes to, and whether it goes on. Raises :class:`BookError`."""
    publishing.carry_through(decide_description(scope, matter, title, summary, closed=closed, by=by).id)


@command("matter.edit")
def decide_description(
    scope: Scope, matter: str, title: str, summary: str, *, closed: bool = False, by: Account
) -> Publishing:
    """Write down another description of a matter."""
    _, thing = matter_of(scope.council, matter)
    if not title.strip():
        raise BookError("title: say what the subject is")
    after = replace(
        thing,
        title=replace(thing.title, en=title.strip()),
        summary=replace(thing.summary, en=summary.strip()),
        state="closed" if closed else "open",
    )
    if after == thing:
        raise BookError("Nothing was changed.")
    return put(scope, [after], act="matter.describe", by=by)


def _stage(council: str, step: str, note: str = "") -> Stage:
    entry = catalogue.by_id(public_book(), council, [step]).get(step)
    if entry is None or entry.kind not in ("item", "decision"):
        raise NotFound("There is no such item or decision in the record.")
    return Stage(at=step, note=Words(en=note.strip()))


def _in_order(council: str, stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Stages in order of time; one that does not stand in the book any more keeps its place at the end."""
    listed = list(stages)
    entries = catalogue.by_id(public_book(), council, [stage.at for stage in listed])
    dates = {one: entry.date for one, entry in entries.items()}
    return tuple(sorted(listed, key=lambda stage: dates.get(stage.at, "9999")))


def _set_apart(council: str, matter: str, step: str, by: Account) -> None:
    Apart.objects.using("desk").get_or_create(council=council, matter=matter, step=step, defaults={"by": by})
