"""What only members may have: the whole pack with Part 2 in its place, Part 2 alone, chosen items.

These are made when they are asked for and lie on the desk's side only. Who may have them is asked by
the caller (``law.member_may_inspect``, membership, grants), who also logs the reading.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book
from minutebook.packs import build, of_meeting
from minutebook.packs.history import numbered, publications
from minutebook.packs.library import Library
from minutebook.packs.making import ledger_of, pages_of
from minutebook.packs.model import Lang, PackError
from minutebook.packs.numbers import Ledger
from minutebook.packs.papers import Papers
from minutebook.packs.run import Run, run
from minutebook.packs.workers import Pool

Part = Literal["whole", "public", "part2"]


def member_pack(
    public: Book,
    closed: Book,
    council: str,
    meeting_id: str,
    out: Path,
    *,
    part: Part = "whole",
    items: Collection[str] = (),
    opened: Collection[str] | None = None,
    lang: Lang = "en",
    pool: Pool | None = None,
) -> build.Built:
    """Write a member's pack to ``out``: all of it, or the ``items`` with these ids or numbers.

    ``opened`` are the closed items and papers that the reader may read (``None``: all of them); the rest is
    not in it. Every page that others see too carries the number it has there.

    Raises ``PackError`` where there is nothing of it to bind or a file is bad, :class:`NotFound` where there
    is no such meeting.
    """
    with run(closed, council, meeting_id, pool) as one:
        one.made += one.before.made
        agenda = of_meeting.read(public, council, meeting_id, closed=closed)
        papers = Papers(one.folder / "papers")
        ledger = both_ledgers(public, closed, one, papers, agenda.meeting, lang)
        if opened is not None:
            shown = of_meeting.standing(public, council, meeting_id, Meeting)[1]
            agenda = replace(agenda, meeting=as_open(agenda, shown, opened))
        pack = of_meeting.whole(agenda, lang, papers, [public, closed])
        if items:
            pack = build.chosen(pack, numbers_of(agenda.meeting, items))
        pack = {"whole": lambda it: it, "public": build.public, "part2": build.part2}[part](pack)
        if not pack.papers:
            raise PackError("These items have no papers to make a pack of.")
        made = build.build(
            pack, out, ledger=ledger, cache=one.folder / "cache", progress=one.progress, pool=pool
        )
    if agenda.day < date.today():
        Library(closed).end_cache(council, meeting_id)
    return made


def as_open(agenda: of_meeting.Agenda, shown: Meeting, opened: Collection[str]) -> Meeting:
    """The meeting as a reader may see it: an item not open to them as the public has it, and of the closed
    papers those that are."""
    public = {item.id: item for item in shown.items}
    items = []
    for item in agenda.meeting.items:
        papers = tuple(
            paper for paper in item.papers if paper.document not in agenda.closed or paper.document in opened
        )
        if item.exemption is not None and item.id not in opened:
            if item.id not in public:
                continue
            item = public[item.id]
        items.append(msgspec.structs.replace(item, papers=papers))
    return msgspec.structs.replace(agenda.meeting, items=tuple(items))


def numbers_of(meeting: Meeting, items: Collection[str]) -> list[str]:
    """Items chosen by id or printed number, as the places they have on the sheet."""
    known = {item.id: item.slug or item.id for item in meeting.items}
    return [known.get(one, one) for one in items]


def both_ledgers(
    public: Book, closed: Book, one: Run, papers: Papers, meeting: Meeting, lang: Lang
) -> Ledger:
    """The numbers of the public book's pages, and those of the closed book's beside them."""
    kept = Library(public).record(one.council, one.owner).ledgers.get(lang)
    shared = numbered(
        publications(public, one.council, meeting.id),
        lambda document: pages_of(papers, public, lang, document),
        kept,
    )
    own = ledger_of(closed, one, papers, meeting.id, lang, closed=True)
    one.ledgers[lang] = own
    return Ledger(own.papers | shared.papers, own.last | shared.last)
