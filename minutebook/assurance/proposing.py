"""What to put before a person: a report's reading as an inspection, and what an item told of one."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.assurance.comparing import COMPARER, Source, compare
from minutebook.assurance.disagreeing import differences
from minutebook.assurance.inspections import Event, Finding, Inspection, Judgement
from minutebook.assurance.naming import title_of
from minutebook.assurance.report_file import ReportFile
from minutebook.assurance.report_reading import READER
from minutebook.assurance.told import Told
from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Document, Meeting, Words, item_text
from minutebook.book.shelf import Book
from minutebook.packs.text import extract

LONGEST = 400_000  # characters of one paper that are compared
TELLS = ("priority action", "area for improvement", "recommendation", "strength")


def from_report(file: ReportFile) -> Inspection:
    """An inspection as its report was read, every finding marked as the machine's word."""
    report = file.report
    event: Event = report.event  # type: ignore[assignment]
    return Inspection(
        title=title_of(event, report.start or report.published),
        framework=report.framework,
        event=event,
        start=report.start,
        end=report.end,
        published=report.published,
        source="report",
        text_sha256=file.sha256,
        reader=READER,
        judgements=tuple(Judgement(area=g.area, words=g.words, grade=g.grade) for g in report.grades),
        findings=tuple(
            Finding(
                kind=found.kind,  # type: ignore[arg-type]
                paragraph=found.paragraph,
                area=found.area,
                text=found.text,
                start=found.start,
                end=found.end,
                themes=found.themes,
                state="machine",
            )
            for found in report.findings
        ),
    )


def inspection_of(book: Book, council: str, inspection: str) -> Inspection:
    """An inspection by its id. Raises :class:`NotFound`."""
    entry = catalogue.by_id(book, council, [inspection]).get(inspection)
    thing = catalogue.thing_of(book, entry) if entry else None
    if not isinstance(thing, Inspection):
        raise NotFound("There is no such inspection in the record.")
    return thing


def inspections_of(book: Book, council: str) -> list[Inspection]:
    """A council's inspections, the newest first."""
    rows = list(catalogue.entries(book, council).filter(kind="inspection").order_by("-date", "object"))
    things = catalogue.things_of(book, rows)
    return [thing for row in rows if isinstance(thing := things.get(row.object), Inspection)]


def sources_of(book: Book, council: str, item: str) -> tuple[Meeting, list[Source]]:
    """What stood before a body at an item: its minutes, then its papers. Raises :class:`NotFound`."""
    entry = catalogue.by_id(book, council, [item]).get(item)
    meeting = catalogue.thing_of(book, entry) if entry else None
    if entry is None or not isinstance(meeting, Meeting) or entry.kind != "item":
        raise NotFound("There is no such item in the record.")
    part = next(one for one in meeting.items if one.id == item)
    sources = [Source("minutes", item, item_text(part.minutes))]
    papers = catalogue.by_id(book, council, [paper.document for paper in part.papers])
    things = catalogue.things_of(book, papers.values())
    for paper in part.papers:
        thing = things.get(paper.document)
        if isinstance(thing, Document):
            sources.append(Source("paper", paper.document, paper_text(book, thing)[:LONGEST]))
    return meeting, [source for source in sources if source.text.strip()]


def paper_text(book: Book, document: Document) -> str:
    """A paper's words: written in place, kept with it, or read now from its PDF; it may have none."""
    if document.written:
        return item_text(document.written)
    if document.pages:
        return "\n\n".join(page.text for page in document.pages)
    pdf = next((file for file in document.files if file.media_type == "application/pdf"), None)
    path = book.files.path(pdf.sha256) if pdf else None
    if path is None or not path.exists():
        return ""
    (read,) = extract([path], workers=1)
    return "\n\n".join(page.text for page in read.pages)


def proposed(book: Book, council: str, inspection: Inspection, item: str) -> Told:
    """What an item seems to have told of an inspection. Raises :class:`NotFound`."""
    meeting, sources = sources_of(book, council, item)
    body = catalogue.by_id(book, council, [meeting.body]).get(meeting.body)
    findings = [one for one in inspection.findings if one.kind in TELLS]
    earlier = [
        one
        for one in inspections_of(book, council)
        if one.id != inspection.id and one.published < meeting.start[:10]
    ]
    return Told(
        title=told_title(body),
        inspection=inspection.id,
        meeting=meeting.id,
        item=item,
        body=meeting.body,
        date=meeting.start[:10],
        comparer=COMPARER,
        texts={source.id: source.sha256 for source in sources},
        tellings=compare(findings, sources, inspection.findings),
        differences=differences(inspection, sources, earlier),
    )


def told_title(body: Entry | None) -> Words:
    """What a telling is called, from its body."""
    return Words(en=f"What the {body.title} was told") if body else Words(en="What was told")


def told_at(book: Book, council: str, inspection: str, item: str) -> Told | None:
    """What is on record as told of an inspection at an item."""
    rows = catalogue.entries(book, council).filter(kind="told", parent=inspection, label=item)
    things = catalogue.things_of(book, rows).values()
    return next((thing for thing in things if isinstance(thing, Told)), None)


def likely_items(book: Book, council: str, inspection: Inspection, count: int = 12) -> list[Entry]:
    """Items at which the inspection may have been told: those that speak of one, since it was published."""
    since = inspection.published or inspection.start
    rows: Iterable[Entry] = (
        catalogue.entries(book, council)
        .filter(kind="item", date__gte=since)
        .filter(title__iregex=r"inspect|ofsted|focused visit|monitoring visit|jtai")
        .order_by("date", "object")[:count]
    )
    return list(rows)
