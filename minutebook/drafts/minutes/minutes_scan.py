"""The scan for personal data before minutes are out: what their words may give away, and what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.schema import Item, Person, Words, item_text
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.agendas.personal_data import find
from minutebook.drafts.agendas.scan import MATTER, Finding
from minutebook.drafts.models import Account, Assent, Draft
from minutebook.drafts.permission import command
from minutebook.drafts.practice import council_of

MINUTES = "the minutes"


def findings(bench: Bench) -> list[Finding]:
    """Everything found in what publishing these minutes would show the public, item by item."""
    known, careful = _known(bench), bench.habits.careful
    found = [
        Finding(bench.draft.object, item.id, MINUTES, 0, one)
        for item in bench.meeting.items
        for one in find(_shown_of(item), careful=careful, known=known)
    ]
    rows = Assent.objects.using("desk").filter(
        council=bench.draft.council, matter=MATTER, object=bench.draft.object
    )
    decided = {row.digest: row for row in rows.select_related("by").order_by("at")}
    return [
        one._replace(decided_by=row.by.name, reason=row.reason)
        if (row := decided.get(one.found.mark))
        else one
        for one in found
    ]


def undecided(bench: Bench) -> list[Finding]:
    """What nobody has decided on yet."""
    return [one for one in findings(bench) if one.undecided]


@command("minutes.edit")
def decide(draft: Draft, mark: str, reason: str, *, by: Account) -> None:
    """Decide that the public minutes need what was found, and why. What is found is not repeated here."""
    if not reason.strip():
        raise BookError("reason: say why the minutes need it")
    one = next((one for one in findings(bench_of(draft)) if one.found.mark == mark), None)
    if one is None:
        raise BookError("nothing of this kind is in the minutes any more")
    Assent.objects.using("desk").create(
        council=draft.council,
        object=draft.object,
        matter=MATTER,
        about=one.found.kind,
        digest=mark,
        by=by,
        reason=reason.strip(),
    )
    detail = {"in": draft.object, "what": one.found.kind}
    auditing.record("personal-data.decide", by=by, on=draft, reason=reason, detail=detail)


def _shown_of(item: Item) -> str:
    """The words of an item that the public sees in the minutes: of a private one its public summary."""
    said: list[Words] = []
    if item.exemption:
        said = [item.summary]
    elif item.outcome:
        said = [item.outcome.words]
    text = "" if item.exemption else "\n".join([item_text(item.minutes), item_text(item.minutes, "cy")])
    return "\n".join([text, *(part for words in said for part in (words.en, words.cy) if part)])


def _known(bench: Bench) -> set[str]:
    """What is no finding: members' names, those recorded as there, the council's own addresses."""
    return set(_names(bench)) | set(_postcodes(bench))


def _names(bench: Bench) -> Iterator[str]:
    people = catalogue.entries(public_book(), bench.draft.council).filter(kind="person")
    yield from people.values_list("title", flat=True)
    for thing in catalogue.things_of(public_book(), people).values():
        if isinstance(thing, Person) and thing.family_name:
            yield thing.family_name
    for line in bench.meeting.everybody:
        if line.name:
            yield line.name
            yield line.name.rpartition(" ")[2]


def _postcodes(bench: Bench) -> list[str]:
    place = bench.meeting.place
    own = " ".join([str(council_of(bench.draft.council).offices), place.address, str(place.name)])
    return re.findall(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", own)
