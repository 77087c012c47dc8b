"""How a thread begins: the follow-up date of a body, what waits to be followed, and taking it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from minutebook.book import catalogue, clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Element, Entry
from minutebook.book.schema import Item, Meeting, Object, Words, item_text
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup import reading
from minutebook.followup.holding import Held, held, put, step
from minutebook.followup.schema import Place, Step, Thread, ThreadKind
from minutebook.followup.tables.models import SetAside, Since
from minutebook.law import wording

LONGEST = 120
"""Characters of a title that is made from the words of the minutes."""


@dataclass(frozen=True)
class Opening:
    """What a clerk says of a thread when it is taken up; what is left out is read from the minutes."""

    kind: ThreadKind | str = ""
    title: str = ""
    owner: str = ""
    due: date | None = None
    asker: str = ""
    to: str = ""
    to_name: str = ""
    about: tuple[str, ...] = ()


# -- the follow-up date


def since(council: str, body: str) -> date | None:
    """The day from which what a body asks is followed: its own, or the council's. ``None``: none was set."""
    rows = Since.objects.using("desk").filter(council=council, body__in=["", body])
    days = dict(rows.values_list("body", "day"))
    return days.get(body) or days.get("")


@command("thread.edit")
def follow_from(scope: Scope, day: date, *, by: Account) -> None:
    """Set the follow-up date of a body (or of the council). What was asked before is history."""
    before = since(*scope)
    Since.objects.using("desk").update_or_create(**scope._asdict(), defaults={"day": day})
    said = {"before": str(before or ""), "day": str(day)}
    auditing.record("thread.since", by=by, on=scope, detail=said)


# -- what waits


def waiting(council: str, body: str = "", *, lately: date | None = None) -> list[reading.Wanted]:
    """What minutes since the follow-up date (and ``lately``) ask for, neither followed nor set aside."""
    days = {row.body: row.day for row in Since.objects.using("desk").filter(council=council)}
    if not days:
        return []
    earliest = days.get(body) or days.get("") if body else min(days.values())
    if earliest is None:
        return []
    elements = reading.asking(public_book(), council, max(earliest, lately or earliest), body)
    taken = _taken(council, elements)
    return [
        reading.wanted(one)
        for one in elements
        if one.element not in taken
        and (start := days.get(one.body) or days.get("")) is not None
        and one.date >= start.isoformat()
    ]


def history(council: str, body: str, most: int = 50) -> list[reading.Wanted]:
    """What a body’s minutes asked for before its follow-up date, newest first: shown, and never counted."""
    start = since(council, body)
    if start is None:
        return []
    last = (start - timedelta(days=1)).isoformat()
    elements = reading.asking(public_book(), council, date.min, body, last)
    return [reading.wanted(one) for one in elements[:most]]


def _taken(council: str, elements: Iterable[Element]) -> set[str]:
    ids = [one.element for one in elements]
    followed = catalogue.links(public_book(), council).filter(rel="element", target__in=ids)
    aside = SetAside.objects.using("desk").filter(council=council, element__in=ids)
    return {*followed.values_list("target", flat=True), *aside.values_list("element", flat=True)}


@command("thread.edit")
def set_aside(scope: Scope, element: str, reason: str = "", *, by: Account) -> None:
    """Say that an element asks for nothing that is to be followed. It can be taken up later all the same."""
    found = _element(scope, element)
    SetAside.objects.using("desk").get_or_create(
        council=scope.council,
        element=element,
        defaults={"body": scope.body, "reason": reason.strip(), "by": by},
    )
    said = {"element": element}
    auditing.record("thread.aside", by=by, on=scope, after=found.text, reason=reason, detail=said)


# -- taking up


def open_element(scope: Scope, element: str, said: Opening = Opening(), *, by: Account) -> Held:
    """Follow what an element asks. The reader's word is confirmed with it. Raises :class:`BookError`."""
    return open_elements(scope, [(element, said)], by=by)[0]


def open_elements(scope: Scope, wanted: Sequence[tuple[str, Opening]], *, by: Account) -> list[Held]:
    """Follow several elements of one body's minutes, all of them or none."""
    decided = decide_open(scope, wanted, by=by)
    done = publishing.carry_through(decided.id)
    ids = [one["object"] for one in done.result["public"]]
    known = catalogue.by_id(public_book(), scope.council, ids)
    return [held(scope.council, one) for one in ids if known[one].kind == "thread"]


@command("thread.edit")
def decide_open(scope: Scope, wanted: Sequence[tuple[str, Opening]], *, by: Account) -> Publishing:
    """Write down that elements are followed; those only a machine read are confirmed in their reading."""
    if not wanted:
        raise BookError("Choose what is to be followed.")
    made: list[Thread] = []
    confirmed: dict[str, set[str]] = {}
    for element_id, said in wanted:
        element = _element(scope, element_id)
        _demand_since(scope, element.date)
        if _followed(scope.council, element_id):
            raise BookError(f"“{short(element.text)}” is followed already.")
        made.append(_of_element(scope, element, said, by))
        if element.state == "machine":
            confirmed.setdefault(element.meeting, set()).add(element_id)
    readings = [_confirmed(scope.council, meeting, ids) for meeting, ids in confirmed.items()]
    SetAside.objects.using("desk").filter(council=scope.council, element__in=[e for e, _ in wanted]).delete()
    return put(scope, [*readings, *made], act="thread.open", by=by)


@command("thread.edit")
def decide_open_words(
    scope: Scope, meeting: str, item: str, words: str, said: Opening, *, by: Account
) -> Publishing:
    """Write down that words of an item's minutes are followed, which the reader made no element of."""
    where, part = item_at(scope, meeting, item)
    _demand_since(scope, where.start[:10])
    text = item_text(part.minutes)
    quoted = words.strip()
    if not quoted or quoted not in text:
        raise BookError("words: they must stand in the minutes of the item as they are written there")
    thread = _begun(scope, said, quoted, where.start[:10], Place(meeting=meeting, item=item), by)
    return put(scope, [thread], act="thread.open", by=by)


def open_words(scope: Scope, meeting: str, item: str, words: str, said: Opening, *, by: Account) -> Held:
    """Follow words that stand in an item's published minutes: a challenge, a promise. Raises BookError."""
    done = publishing.carry_through(decide_open_words(scope, meeting, item, words, said, by=by).id)
    return held(scope.council, done.result["public"][0]["object"])


def item_at(scope: Scope, meeting: str, item: str) -> tuple[Meeting, Item]:
    """A public item of a body's meeting. Raises :class:`NotFound`."""
    entry = catalogue.by_id(public_book(), scope.council, [meeting]).get(meeting)
    thing = catalogue.thing_of(public_book(), entry) if entry is not None else None
    if not isinstance(thing, Meeting) or thing.body != scope.body:
        raise NotFound("There is no such meeting of this body.")
    for part in thing.items:
        if part.id == item:
            return thing, part
    raise NotFound("There is no such item at this meeting.")


def _element(scope: Scope, element: str) -> Element:
    rows = catalogue.elements(public_book(), scope.council).filter(element=element, body=scope.body)
    found = rows.first()
    if found is None:
        raise NotFound("There is no such element in this body’s minutes.")
    return found


def wanted_at(scope: Scope, element: str) -> reading.Wanted:
    """What an element of a body's minutes asks, as it is offered to be taken up. Raises :class:`NotFound`."""
    return reading.wanted(_element(scope, element))


def _followed(council: str, element: str) -> bool:
    return catalogue.links(public_book(), council).filter(rel="element", target=element).exists()


def _demand_since(scope: Scope, asked: str) -> None:
    start = since(*scope)
    if start is None:
        raise BookError("since: set the day from which this body’s minutes are followed")
    if asked < start.isoformat():
        day = wording.day(start)
        raise BookError(f"It was asked before {day}, from which this body is followed: it is history.")


def _of_element(scope: Scope, element: Element, said: Opening, by: Account) -> Thread:
    read = reading.wanted(element)
    due = said.due or read.due
    thread = _begun(
        scope,
        Opening(
            said.kind or read.kind,
            said.title,
            said.owner or read.owner,
            due,
            said.asker or read.asker,
            said.to,
            said.to_name,
            said.about,
        ),
        element.text,
        element.date,
        Place(meeting=element.meeting, item=element.item),
        by,
    )
    return replace(thread, element=element.element, due_words=read.due_words)


def _begun(scope: Scope, said: Opening, words: str, asked: str, at: Place, by: Account) -> Thread:
    if said.due is not None and said.due.isoformat() < asked:
        raise BookError("due: that is before it was asked")
    kinds: dict[str, Any] = {"kind": said.kind or "action"}
    thread = Thread(
        id=identity.new_id(),
        title=Words(en=said.title.strip() or short(words)),
        body=scope.body,
        asked=asked,
        at=at,
        words=words,
        asker=said.asker.strip(),
        owner=said.owner.strip(),
        to=said.to,
        to_name=said.to_name.strip(),
        due=said.due.isoformat() if said.due else "",
        about=said.about,
        **kinds,
    )
    opened = Step(kind="opened", day=asked, at=at, words=words)
    return step(thread, opened, by=by, council=scope.council)


def _confirmed(council: str, meeting: str, ids: set[str]) -> Object:
    """A meeting's reading in which a person has confirmed these elements."""
    found = reading.public_reading(council, meeting)
    if found is None:
        raise NotFound("The minutes of this meeting have no reading.")
    elements = tuple(
        replace(one, state="confirmed") if one.id in ids and one.state == "machine" else one
        for one in found.elements
    )
    return replace(found, elements=elements)


def short(words: str, longest: int = LONGEST) -> str:
    """The beginning of some words, cut at a word, as a title."""
    line = " ".join(words.split()).strip(" ;.")
    for lead in ("RESOLVED", "Resolved", "resolved", "AGREED"):
        line = line.removeprefix(lead).lstrip(" :–—-")
    line = line.removeprefix("That ").removeprefix("that ").removesuffix("; and").strip(" ;.")
    line = line[:1].upper() + line[1:]
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def meetings_followed(council: str, body: str) -> list[Entry]:
    """A body's meetings that were held, the newest first: where things were asked, answered and closed."""
    today = clock.today().isoformat()
    rows = catalogue.entries(public_book(), council).filter(
        kind="meeting", group=body, date__lt=f"{today}T99"
    )
    return list(rows.exclude(state="cancelled").order_by("-date"))
