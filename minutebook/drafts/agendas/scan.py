"""The scan for personal data before anything is published: what it found, and what somebody decided of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutebook.book import catalogue
from minutebook.book.schema import Document, Item, Person, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.agendas.personal_data import Found, find
from minutebook.drafts.models import Account, Assent, Draft
from minutebook.drafts.papers import papers_of
from minutebook.drafts.permission import command
from minutebook.drafts.practice import council_of

MATTER = "personal-data"
AGENDA = "the words of the agenda"


class Finding(NamedTuple):
    """One finding: in which paper (the object it is decided on), on which page, and the decision if any."""

    object: str
    item: str
    where: str
    page: int
    found: Found
    decided_by: str = ""
    reason: str = ""

    @property
    def undecided(self) -> bool:
        """Whether nobody has decided on it yet."""
        return not self.decided_by


def findings(bench: Bench) -> list[Finding]:
    """Everything found in what publishing this agenda would show the public, agenda first, then papers.

    Papers that are out already are not looked through again.
    """
    known = _known(bench)
    careful = bench.habits.careful
    found: list[Finding] = []
    papers = papers_of(bench)
    for item in bench.meeting.items:
        for one in find(_shown_of(item), careful=careful, known=known):
            found.append(Finding(bench.draft.object, item.id, AGENDA, 0, one))
        for held in papers[item.id]:
            if held.document.exemption or held.public_since and held.draft is None:
                continue
            for page, text in _texts(held.document):
                for one in find(text, careful=careful, known=known):
                    found.append(Finding(held.document.id, item.id, str(held.document.title), page, one))
    return _with_decisions(bench, found)


@command("agenda.edit")
def decide(draft: Draft, object_id: str, mark: str, reason: str, *, by: Account) -> None:
    """Decide that the public papers need what was found, and why. What is found is not repeated here."""
    if not reason.strip():
        raise ValueError("reason: say why the paper needs it")
    known = {(one.object, one.found.mark): one for one in findings(bench_of(draft))}
    one = known[object_id, mark]
    Assent.objects.using("desk").create(
        council=draft.council,
        object=object_id,
        matter=MATTER,
        about=one.found.kind,
        digest=mark,
        by=by,
        reason=reason.strip(),
    )
    auditing.record(
        "personal-data.decide",
        by=by,
        on=draft,
        reason=reason,
        detail={"in": object_id, "what": one.found.kind},
    )


def _with_decisions(bench: Bench, found: list[Finding]) -> list[Finding]:
    rows = Assent.objects.using("desk").filter(
        council=bench.draft.council, matter=MATTER, object__in={one.object for one in found}
    )
    decided = {(row.object, row.digest): row for row in rows.select_related("by").order_by("at")}
    done = []
    for one in found:
        row = decided.get((one.object, one.found.mark))
        done.append(one._replace(decided_by=row.by.name, reason=row.reason) if row else one)
    return done


def _shown_of(item: Item) -> str:
    """The words of an item that the public sees: of a private one the title and why it is private."""
    said: list[Words] = [item.title]
    if item.exemption:
        said += [item.exemption.reason, item.exemption.public_interest, item.summary]
    else:
        said += [paragraph.text for paragraph in item.agenda]
    if item.late:
        said.append(item.late.circumstances)
    return "\n".join(text for words in said for text in (words.en, words.cy) if text)


def _texts(document: Document) -> list[tuple[int, str]]:
    pages = [(number, page.text) for number, page in enumerate(document.pages, 1)]
    written = "\n".join(paragraph.plain() for paragraph in document.written)
    listed = "\n".join([str(document.title), *map(str, document.background)])
    return [(0, "\n".join([listed, written])), *pages]


def _known(bench: Bench) -> set[str]:
    """What is no finding: members' names, the place of the meeting, the council's own addresses."""
    council = council_of(bench.draft.council)
    people = catalogue.entries(public_book(), council.id).filter(kind="person")
    known = {str(name) for name in people.values_list("title", flat=True)}
    for thing in catalogue.things_of(public_book(), people).values():
        if isinstance(thing, Person) and thing.family_name:
            known.add(thing.family_name)
    own = " ".join([str(council.offices), bench.meeting.place.address, str(bench.meeting.place.name)])
    known |= set(re.findall(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", own))
    return known
