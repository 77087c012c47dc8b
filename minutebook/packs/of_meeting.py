"""A meeting of the book as packs: agenda, pack with all papers, supplements, Part 2, a member's choice.

The public packs are made from the public book alone. A member's pack adds what the closed book holds of
the same meeting; its public pages carry the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Body, Document, Item, Meeting
from minutebook.book.schema import Paper as Cited
from minutebook.book.shelf import Book
from minutebook.packs import build, front, model
from minutebook.packs.history import NEVER, papers_of
from minutebook.packs.house import house_of
from minutebook.packs.model import House, Lang
from minutebook.packs.numbers import Ledger
from minutebook.packs.papers import Papers, can_be_set
from minutebook.packs.paragraphs import html_of, linked, text_html
from minutebook.packs.seats import seats_on
from minutebook.packs.typeset import clock, day_in_words, day_of


@dataclass(frozen=True)
class Agenda:
    """A meeting as the books hold it now, with all that its packs are made of.

    ``documents`` are those that stand in a book, and ``closed`` the ids of those in the closed one;
    ``inputs`` are the objects whose words a pack shows, each with the sequence of the version it shows.
    """

    meeting: Meeting
    body: Body
    house: House
    documents: dict[str, Document]
    inputs: dict[str, int]
    members: tuple[str, ...] = ()
    closed: frozenset[str] = field(default_factory=frozenset)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.meeting.start[:10])

    @property
    def languages(self) -> tuple[Lang, ...]:
        """English, and Welsh where the agenda has Welsh words; Welsh alone where it has no English."""
        titles = [item.title for item in self.meeting.items] or [self.body.name]
        found: list[Lang] = []
        if any(title.en for title in titles):
            found.append("en")
        if any(title.cy for title in titles):
            found.append("cy")
        return tuple(found)


def read(book: Book, council: str, meeting_id: str, *, closed: Book | None = None) -> Agenda:
    """A meeting with its documents. With ``closed`` its whole version from the closed book, if it is there.

    Raises :class:`NotFound` where the meeting does not stand in the public book.
    """
    with book.snapshot():
        entry, meeting = standing(book, council, meeting_id, Meeting)
        found = open_documents(book, council, meeting)
        body_entry, body = standing(book, council, meeting.body, Body)
        seats = seats_on(book, council, body.id, meeting.start[:10])
        house = house_of(book, council)
    private: dict[str, tuple[Entry, Document]] = {}
    if closed is not None:
        with closed.snapshot():
            with suppress(NotFound):
                _, meeting = standing(closed, council, meeting_id, Meeting)
            private = things(closed, council, papers_of(meeting), Document)
    entries = [entry, body_entry, *(at for at, _ in found.values()), *(seat.person for seat in seats)]
    return Agenda(
        meeting=meeting,
        body=body,
        house=house,
        documents={key: one for key, (_, one) in {**private, **found}.items() if one.kind not in NEVER},
        inputs={entry.object: entry.sequence for entry in entries},
        members=tuple(seat.words for seat in seats),
        closed=frozenset(private) - frozenset(found),
    )


def open_documents(book: Book, council: str, meeting: Meeting) -> dict[str, tuple[Entry, Document]]:
    """A meeting's documents in the public book; one marked exempt is no business of a public pack."""
    found = things(book, council, papers_of(meeting), Document)
    return {key: pair for key, pair in found.items() if pair[1].exemption is None}


def standing(book: Book, council: str, object_id: str, kind: type[Any]) -> tuple[Entry, Any]:
    """An object that stands in a book, and its entry. Raises :class:`NotFound`."""
    found = things(book, council, [object_id], kind)
    if object_id not in found:
        raise NotFound(f"{object_id} does not stand in this book")
    return found[object_id]


def things(book: Book, council: str, ids: Iterable[str], kind: type[Any]) -> dict[str, tuple[Entry, Any]]:
    """Those of the objects that stand in a book and are of a kind, by id, in two queries."""
    entries = catalogue.by_id(book, council, ids)
    found = catalogue.things_of(book, entries.values())
    return {
        key: (entries[key], one) for key, one in found.items() if key in entries and isinstance(one, kind)
    }


# -- packs of it ---------------------------------------------------------------------------------


def agenda_sheet(agenda: Agenda, lang: Lang) -> bytes:
    """The agenda's front sheet alone, without page numbers of papers."""
    items = tuple(public_item(item, agenda, lang) for item in agenda.meeting.items)
    return front.front_sheet(sheet(agenda, lang), items, house=agenda.house, lang=lang, footer=True)


def whole(agenda: Agenda, lang: Lang, papers: Papers, books: Sequence[Book]) -> build.Pack:
    """The pack of all papers in the agenda's order. ``books`` hold the files, the public one first.

    Raises ``BadFile`` where a paper cannot be made into pages.
    """
    taken: set[str] = set()
    items = [filled(item, agenda, lang, papers, books, taken) for item in agenda.meeting.items]
    loose = cited(agenda.meeting.papers, agenda, lang, papers, books, taken)
    if loose:
        others = front.WORDS[lang]["others"]
        items.append(model.Item(number="", title=others, papers=loose, anchor="other-papers"))
    return build.Pack(
        title=f"{agenda.body.name.within(lang)}, {day_in_words(agenda.day, lang)}",
        items=tuple(items),
        meeting=sheet(agenda, lang),
        house=agenda.house,
        lang=lang,
    )


def supplements(ledger: Ledger) -> dict[str, set[str]]:
    """By the prefix of their numbers (``S1-``), the documents of each supplement."""
    out: dict[str, set[str]] = {}
    for paper, labels in ledger.papers.items():
        if labels and labels[0].startswith("S"):
            out.setdefault(labels[0].partition("-")[0] + "-", set()).add(paper)
    return out


def supplement(pack: build.Pack, ids: set[str], number: str) -> build.Pack:
    """The items that a supplement brought papers for, with these papers alone."""
    kept = []
    for item in pack.items:
        papers = tuple(paper for paper in item.papers if paper.id in ids)
        if papers:
            kept.append(msgspec.structs.replace(item, papers=papers, also=()))
    assert pack.meeting is not None
    kind = front.WORDS[pack.lang]["supplement"].format(number=number)
    return msgspec.structs.replace(
        pack,
        title=f"{pack.title}: {kind[:1].lower()}{kind[1:]}",
        items=tuple(kept),
        meeting=msgspec.structs.replace(pack.meeting, kind=kind, notes="", members=(), published=None),
        contents=False,
    )


def sheet(agenda: Agenda, lang: Lang) -> front.Meeting:
    """What the front sheet says of the meeting: when, where, who sits on it, how to attend."""
    meeting, said = agenda.meeting, front.WORDS[lang]
    notes = text_html(meeting.notice.words.within(lang)) + text_html(meeting.place.access.within(lang))
    if meeting.place.remote:
        notes += f"<p>{said['watch']} {linked(meeting.place.remote)}</p>"
    if meeting.state == "cancelled":
        notes = text_html(f"{said['cancelled']} {meeting.state_reason.within(lang)}".strip())
    return front.Meeting(
        body=agenda.body.name.within(lang),
        day=agenda.day,
        time=clock(meeting.start, lang),
        place=where(meeting.place.name.within(lang), meeting.place.address),
        members=agenda.members,
        contact=agenda.house.address,
        published=day_of(meeting.notice.given),
        notes=notes,
        kind=meeting.title.within(lang) or said.get(meeting.kind, ""),
    )


def where(name: str, address: str) -> str:
    """A room and its address in one line, what both say only once."""
    return ", ".join(part for part in dict.fromkeys([*name.split(", "), *address.split(", ")]) if part)


def public_item(item: Item, agenda: Agenda, lang: Lang) -> model.Item:
    """An item without its papers: number, title, the agenda's words, or why it is not public."""
    private = item.exemption is not None
    anchor = item.slug or item.id
    return model.Item(
        number=item.label,
        title=item.title.within(lang),
        text=html_of(item.agenda, lang, within=anchor),
        anchor=anchor,
        part="part2" if private else "public",
        why=item.exemption.reason.within(lang) if item.exemption else "",
        heading=item.kind == "heading",
    )


def filled(
    item: Item, agenda: Agenda, lang: Lang, papers: Papers, books: Sequence[Book], taken: set[str]
) -> model.Item:
    """An item with its papers; one that stands at an earlier item too is named again, not bound again."""
    again = tuple(
        model.Also(title=agenda.documents[one.document].title.within(lang), paper=one.document)
        for one in item.papers
        if one.document in agenda.documents
        and (one.document in taken or not can_be_set(agenda.documents[one.document], lang))
    )
    bound = cited(item.papers, agenda, lang, papers, books, taken)
    return msgspec.structs.replace(public_item(item, agenda, lang), papers=bound, also=again)


def cited(
    papers_: Sequence[Cited],
    agenda: Agenda,
    lang: Lang,
    papers: Papers,
    books: Sequence[Book],
    taken: set[str],
) -> tuple[model.Paper, ...]:
    """The papers to bind at one place, in order."""
    out = []
    for one in papers_:
        document = agenda.documents.get(one.document)
        if document is None or one.document in taken or not can_be_set(document, lang):
            continue
        taken.add(one.document)
        secret = one.document in agenda.closed
        made = papers.sheet(document, books[1 if secret else 0].files, lang)
        title = document.title.within(lang)
        out.append(
            model.Paper(
                id=one.document,
                title=f"{one.label}: {title}" if one.label and one.label not in title else title,
                path=made.path,
                part="part2" if secret else "public",
                appendix=one.role == "appendix",
                owner=document.author,
                lang="" if made.lang == lang else {"en": "en-GB", "cy": "cy-GB"}[made.lang],
                sha256=made.sha256,
            )
        )
    return tuple(out)
