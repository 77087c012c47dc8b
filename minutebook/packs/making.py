"""Makes all the sheets of an object of the book: of a meeting, of a decision, of a body's year.

Every function here may be called again at any time: only what changed is made, and equal input gives an
equal record and equal files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from minutebook.book import municipal_year
from minutebook.book.errors import NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Body, Decision, Document
from minutebook.book.shelf import Book
from minutebook.packs import of_meeting, of_record
from minutebook.packs.build import Pack, build
from minutebook.packs.history import numbered, publications
from minutebook.packs.house import house_of
from minutebook.packs.library import Kind, Library, Record
from minutebook.packs.minutes import SAID, Bound, minute_book
from minutebook.packs.model import BadFile, Lang, PackError
from minutebook.packs.numbers import Ledger
from minutebook.packs.papers import Papers, can_be_set
from minutebook.packs.run import Run, Written, run, written
from minutebook.packs.typeset import day_in_words
from minutebook.packs.workers import Pool

NAMES: dict[Lang, dict[str, str]] = {
    "en": {"agenda": "agenda", "pack": "agenda pack", "supplement": "supplement", "minutes": "minutes"},
    "cy": {"agenda": "agenda", "pack": "pecyn agenda", "supplement": "atodiad", "minutes": "cofnodion"},
}


# -- a meeting -----------------------------------------------------------------------------------


def make_meeting(book: Book, council: str, meeting_id: str, pool: Pool | None = None) -> Record:
    """Agenda, pack, supplements and minutes of a meeting, in its languages. Nothing is made of a meeting
    that does not stand in the book, and what there was of it is removed."""
    with run(book, council, meeting_id, pool) as one:
        try:
            agenda = of_meeting.read(book, council, meeting_id)
        except NotFound:
            agenda = None
        for lang in agenda.languages if agenda else ():
            assert agenda is not None
            if agenda.meeting.items:
                make_agenda(one, agenda, lang)
                make_packs(one, book, agenda, lang)
            if of_record.has_minutes(agenda.meeting):
                make_minutes(one, book, agenda, lang)
    library = Library(book)
    if agenda is None:
        library.end_work(council, meeting_id)
    elif agenda.day < date.today():
        library.end_cache(council, meeting_id)
    return library.record(council, meeting_id)


def called(agenda: of_meeting.Agenda, what: str, lang: Lang) -> str:
    """A sheet's title: ``Cabinet, Thursday 11 September 2025: agenda pack``."""
    return f"{agenda.body.name.within(lang)}, {day_in_words(agenda.day, lang)}: {what}"


def make_agenda(one: Run, agenda: of_meeting.Agenda, lang: Lang) -> None:
    items = [of_meeting.public_item(item, agenda, lang) for item in agenda.meeting.items]
    one.sheet(
        lambda out: written(of_meeting.agenda_sheet(agenda, lang), out),
        of=[of_meeting.sheet(agenda, lang), items, agenda.house],
        kind="agenda",
        lang=lang,
        title=called(agenda, NAMES[lang]["agenda"], lang),
        inputs=without_papers(agenda),
    )


def without_papers(agenda: of_meeting.Agenda) -> dict[str, int]:
    return {key: at for key, at in agenda.inputs.items() if key not in agenda.documents}


def make_packs(one: Run, book: Book, agenda: of_meeting.Agenda, lang: Lang) -> None:
    """The pack of all papers, and each supplement by itself."""
    papers = Papers(one.folder / "papers")
    ledger = ledger_of(book, one, papers, agenda.meeting.id, lang)
    one.ledgers[lang] = ledger
    try:
        pack = of_meeting.whole(agenda, lang, papers, [book])
    except PackError as error:
        one.fault(f"pack{'-cy' if lang == 'cy' else ''}", str(error))
        one.made += [made for made in one.before.made if (made.kind, made.lang) == ("supplement", lang)]
        return
    if not pack.papers:
        return
    make_pack(one, agenda, pack, ledger, "pack")
    bound = {paper.id for paper in pack.papers}
    for prefix, ids in of_meeting.supplements(ledger).items():
        if ids & bound:
            number = prefix[1:-1]
            make_pack(one, agenda, of_meeting.supplement(pack, ids, number), ledger, "supplement", number)


def make_pack(
    one: Run, agenda: of_meeting.Agenda, pack: Pack, ledger: Ledger, kind: Kind, number: str = ""
) -> None:
    name = NAMES[pack.lang][kind]
    numbers = {paper.id: ledger.papers.get(paper.id) for paper in pack.papers}
    named = {*numbers, *(also.paper for item in pack.items for also in item.also)}

    def make(out: Path) -> Written:
        built = build(
            pack, out, ledger=ledger, cache=one.folder / "cache", progress=one.progress, pool=one.pool
        )
        return built.pages, built.labels

    one.sheet(
        make,
        of=[without_paths(pack), numbers],  # the other numbers of the ledger are nothing to this pack
        kind=kind,
        lang=pack.lang,
        number=number,
        title=called(agenda, f"{name} {number}".strip(), pack.lang),
        inputs=without_papers(agenda) | {paper: agenda.inputs[paper] for paper in named},
    )


def without_paths(pack: Pack) -> Pack:
    """A pack by what it holds: where its files lie is nothing to its bytes."""
    items = tuple(
        msgspec.structs.replace(
            item, papers=tuple(msgspec.structs.replace(p, path=Path(), owner="") for p in item.papers)
        )
        for item in pack.items
    )
    return msgspec.structs.replace(pack, items=items)


def ledger_of(
    book: Book, one: Run, papers: Papers, meeting_id: str, lang: Lang, *, closed: bool = False
) -> Ledger:
    """The page numbers of a meeting's papers in one book, those kept so far before all others."""
    count = partial(pages_of, papers, book, lang)
    kept = one.before.ledgers.get(lang)
    return numbered(publications(book, one.council, meeting_id), count, kept, closed=closed)


def pages_of(papers: Papers, book: Book, lang: Lang, document: Document) -> int | None:
    """A document's pages; 0 where it cannot have any, ``None`` where its file is bad."""
    if not can_be_set(document, lang):
        return 0
    try:
        return papers.pages(document, book.files, lang)
    except BadFile:
        return None


def make_minutes(one: Run, book: Book, agenda: of_meeting.Agenda, lang: Lang) -> None:
    names, used = of_record.names_for(book, one.council, agenda.meeting)
    one.sheet(
        lambda out: written(of_record.printed(agenda.meeting, names, agenda.house, lang), out),
        of=[of_record.told(agenda.meeting, names, lang), agenda.house],
        kind="minutes",
        lang=lang,
        title=called(agenda, NAMES[lang]["minutes"], lang),
        inputs=without_papers(agenda) | used,
    )


# -- a decision, a minute book -------------------------------------------------------------------


def make_decision(book: Book, council: str, decision_id: str, pool: Pool | None = None) -> Record:
    """The notice of a decision, once it is made."""
    with run(book, council, decision_id, pool) as one:
        try:
            _, decision = of_meeting.standing(book, council, decision_id, Decision)
        except NotFound:
            decision = None
        for lang in languages(decision):
            data, used = of_record.notice(book, council, decision_id, lang)
            one.sheet(
                partial(written, data),
                of=hashlib.sha256(data).hexdigest(),
                kind="notice",
                lang=lang,
                title=f"{SAID[lang]['notice']}: {decision.title.within(lang)}",
                inputs=used,
            )
    library = Library(book)
    library.end_work(council, decision_id)
    return library.record(council, decision_id)


def languages(decision: Any) -> Sequence[Lang]:
    if decision is None or not of_record.has_notice(decision):
        return ()
    found: list[Lang] = ["en"] if decision.title.en else []
    return [*found, "cy"] if decision.title.cy else found


def make_minute_book(book: Book, council: str, body_id: str, year: int, pool: Pool | None = None) -> Record:
    """The minute book of a body for the municipal year that begins in ``year``, where any of its minutes
    are approved."""
    with run(book, council, body_id, pool) as one:
        one.made += [made for made in one.before.made if made.number != str(year)]
        one.faults += [fault for fault in one.before.faults if f"-{year}" not in fault.what]
        entries = of_record.of_year(book, council, body_id, year)
        if entries:
            at, body = of_meeting.standing(book, council, body_id, Body)
            langs: list[Lang] = ["en"] if body.name.en else []
            for lang in [*langs, "cy"] if body.name.cy else langs:
                bind_year(one, book, entries, lang, year, {body_id: at.sequence})
    library = Library(book)
    library.end_work(council, body_id)
    return library.record(council, body_id)


def bind_year(
    one: Run, book: Book, entries: Sequence[Entry], lang: Lang, year: int, inputs: dict[str, int]
) -> None:
    """One language's minute book. Nothing is set unless what was approved has changed."""
    approved = of_record.approvals(book, one.council, [entry.object for entry in entries], lang)
    house = house_of(book, one.council)
    kept = f"{year} {lang}"
    body = approved[0].told.body

    def make(out: Path) -> Written:
        paths = [version.pdf(book.files, house, lang, one.folder) for version in approved]
        given = zip(approved, paths, strict=True)
        ledger = of_record.leaf_numbers(given, one.before.ledgers.get(kept, Ledger()))
        one.ledgers[kept] = ledger
        latest = {version.meeting.id: (version, path) for version, path in zip(approved, paths, strict=True)}
        bound = [
            Bound(id=id, body=body, day=version.told.day, path=path) for id, (version, path) in latest.items()
        ]
        name = municipal_year.name(year)
        built = minute_book(name, bound, out, house=house, lang=lang, ledger=ledger)
        return built.pages, built.labels

    one.sheet(
        make,
        of=[[(version.meeting.id, version.told, version.file) for version in approved], house],
        kind="minute-book",
        lang=lang,
        number=str(year),
        title=f"{body}: {SAID[lang]['book'].lower()} {municipal_year.name(year)}",
        inputs=inputs | {entry.object: entry.sequence for entry in entries},
    )
