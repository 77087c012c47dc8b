"""An inspection as the book holds it: its days, its judgements and its findings. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words

FindingKind = Literal["strength", "area for improvement", "priority action", "recommendation"]
Event = Literal[
    "standard",
    "short",
    "focused visit",
    "monitoring visit",
    "joint inspection",
    "self-evaluation",
    "other",
]
State = Literal["machine", "confirmed", "mended"]
Fault = tuple[str, str]
DAYS = ("start", "end", "published", "received")
LONGEST_TITLE = 160


class Judgement(Part, frozen=True, kw_only=True):
    """One grade an inspection gave."""

    area: str
    """What was judged, by the framework's short name: `overall`, `leaders`, `protection` …"""
    words: str = ""
    """What was judged, in the report's own words."""
    grade: str
    """The grade in the inspectorate's words, such as `Requires improvement to be good`."""


class Finding(Part, frozen=True, kw_only=True):
    """One thing inspectors found."""

    id: str = ""
    """Given once."""
    slug: str = ""
    """Its own segment of the address, below its inspection's. Left empty, it is made from the words."""
    kind: FindingKind
    """What sort of finding it is."""
    paragraph: str = ""
    """The number of the report's paragraph it stands in; empty for a bullet that has none."""
    area: str = ""
    """The area of judgement it stands under, by the framework's short name."""
    text: str
    """The report's own words, whole; line breaks and what a page repeats taken out."""
    start: int = 0
    """Its first character in the text it was read from, counted from 0."""
    end: int = 0
    """The character after its last; 0 where it was not read from a text."""
    themes: tuple[str, ...] = ()
    """What it is about, in a few fixed words."""
    recurs: str = ""
    """The earlier finding that says the same of the same council (its id), as a person confirmed."""
    state: State = "confirmed"
    """Whose word it is: read by machine, confirmed by a person, or put right by one."""


class Inspection(Record, frozen=True, kw_only=True, tag="inspection/1"):
    """A visit of an inspectorate, from the day it is expected to its published report."""

    title: Words
    """What it is called, such as "Inspection of children's services, June 2019"."""
    inspectorate: str = "Ofsted"
    """Who inspects."""
    framework: str = ""
    """The framework it was made under, by its short name, such as `ILACS`."""
    event: Event = "standard"
    """What sort of visit it was."""
    theme: str = ""
    """The one subject of a visit that has one."""
    state: Literal["expected", "announced", "held", "published"] = "published"
    """How far it has come."""
    start: str = ""
    """The first day of fieldwork."""
    end: str = ""
    """The last day of fieldwork."""
    published: str = ""
    """The day the report was published."""
    received: str = ""
    """The day the council received the report; the council's own duties are counted from it."""
    address: str = ""
    """Where the inspectorate publishes it."""
    document: str = ""
    """The report as this record holds it (its id)."""
    source: Literal["report", "official table", "typed"] = "typed"
    """Where what stands here was first taken from."""
    text_sha256: str = ""
    """SHA-256 of the text the findings were read from; empty where none was read."""
    reader: str = ""
    """The version of the reader of reports."""
    judgements: tuple[Judgement, ...] = ()
    """The grades."""
    findings: tuple[Finding, ...] = ()
    """What was found, in the report's order."""


def completed(thing: Inspection, before: Inspection | None) -> Inspection:
    """The inspection with an id and a segment of its own for each finding, kept where they were given."""
    old = {finding.id: finding for finding in before.findings} if before else {}
    used = {finding.slug for finding in thing.findings if finding.slug}
    done = []
    for finding in thing.findings:
        slug = finding.slug or (old[finding.id].slug if finding.id in old else "")
        if not finding.slug:
            base, n = slug or identity.slug(finding.text, longest=60) or "finding", 1
            slug = base
            while slug in used:
                n += 1
                slug = f"{base}-{n}"
            used.add(slug)
        given = {"id": finding.id or identity.new_id(), "slug": slug}
        done.append(msgspec.structs.replace(finding, **given))
    return msgspec.structs.replace(thing, findings=tuple(done))


def faults(thing: Inspection) -> Iterator[Fault]:
    """What is wrong with an inspection: the field, and what to do."""
    for name in DAYS:
        value = getattr(thing, name)
        if value and not is_day(value):
            yield name, f"{value!r} is not a day that exists (write 2026-05-06)"
    if thing.start and thing.end and thing.end < thing.start:
        yield "end", "is before the first day of fieldwork"
    if thing.published and thing.start and thing.published < thing.start:
        yield "published", "is before the first day of fieldwork"
    areas = [judgement.area for judgement in thing.judgements]
    for area in sorted({area for area in areas if areas.count(area) > 1}):
        yield "judgements", f"{area!r} is judged twice"
    for name in ("id", "slug"):
        given = [getattr(finding, name) for finding in thing.findings if getattr(finding, name)]
        for value in sorted({value for value in given if given.count(value) > 1}):
            yield "findings", f"the {name} {value!r} stands twice"
    for index, finding in enumerate(thing.findings):
        if not finding.text.strip():
            yield f"findings[{index}].text", "a finding needs its words"


def is_day(value: str) -> bool:
    """Whether a text is an ISO day that exists."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def short(text: str, longest: int = LONGEST_TITLE) -> str:
    """A finding's words cut at a word, for a list or a heading."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _entries(thing: Inspection) -> Iterator[EntryRow]:
    overall = next((j.grade for j in thing.judgements if j.area == "overall"), "")
    yield EntryRow(
        thing.id,
        "inspection",
        thing.number,
        identity.SHELF["inspection"],
        thing.slug,
        thing.title,
        summary=overall,
        date=thing.published or thing.start,
        until=thing.end,
        state=thing.event,
        label=thing.framework,
    )
    for position, finding in enumerate(thing.findings, 1):
        yield EntryRow(
            finding.id,
            "finding",
            0,
            thing.id,
            finding.slug,
            Words(en=short(finding.text)),
            summary=finding.paragraph,
            date=thing.published or thing.start,
            group=thing.id,
            state=finding.kind,
            position=position,
            label=finding.area,
        )


def _links(thing: Inspection) -> Iterator[LinkRow]:
    if thing.document:
        yield LinkRow(thing.id, "report", thing.document)
    for finding in thing.findings:
        if finding.recurs:
            yield LinkRow(finding.id, "recurs", finding.recurs)


def _name(thing: Inspection) -> str:
    return f"{thing.published or thing.start} {thing.title}".strip() if thing.title else ""


def register_kind() -> None:
    """Let the book know inspections."""
    kind = Kind(
        Inspection,
        _name,
        lambda thing: identity.SHELF["inspection"],
        _entries,
        _links,
        lambda thing: iter(()),
        completed=completed,
        faults=faults,
    )
    register("inspection", kind, shelf="inspections")
