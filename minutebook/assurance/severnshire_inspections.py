"""The demo county's inspections: three of them and what the Corporate Parenting Board was told of two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from minutebook.assurance import frameworks
from minutebook.assurance.inspections import Finding, Inspection, Judgement
from minutebook.assurance.proposing import proposed
from minutebook.assurance.report_reading.themes import themes
from minutebook.assurance.told import How, Told
from minutebook.book import catalogue
from minutebook.book.identity import keyed_id
from minutebook.book.press import Request, publish_many
from minutebook.book.schema import Words
from minutebook.book.shelf import Book
from minutebook.intake.severnshire.calendar import Timeline
from minutebook.intake.severnshire.keys import COUNCIL

RI, GOOD, INADEQUATE = "Requires improvement to be good", "Good", "Inadequate"
ROLE = "scrutiny-officer"


class Told8(NamedTuple):
    """A finding of the report the model case is about, and what a person said of how it was told."""

    text: str
    how: How
    left_out: str = ""
    recurs: str = ""


NEWEST: Sequence[Told8] = (
    Told8(
        "The consistency of assessments and plans, so that every child’s plan says what must change and by "
        "when.",
        "wholly",
        recurs="1",
    ),
    Told8(
        "The evidence in assessments of young people of 16 and 17 who present as homeless, and whether they "
        "were told that they may come into care.",
        "in part",
        "whether they were told that they may come into care",
    ),
    Told8("The voice of children in disruption and consolidation meetings.", "wholly"),
    Told8(
        "The supply of suitable accommodation for care leavers, so that none is placed in bed and breakfast "
        "or becomes homeless.",
        "in part",
        "or becomes homeless",
        recurs="3",
    ),
    Told8(
        "A pathway of their own for children in care to mental health services, with a first appointment in "
        "time.",
        "in part",
        "A pathway of their own",
    ),
    Told8("The timeliness of life story work.", "wholly", recurs="2"),
    Told8("The part that schools, health visitors and the police take in early help.", "not"),
    Told8(
        "Personal advisers for young people in care from the age of 16, and not only when they leave.", "not"
    ),
)
EARLIER = (
    "Assessments and plans that are up to date and that children and parents can understand.",
    "The pace of permanence planning and of life story work.",
    "Suitable accommodation for care leavers, with no use of bed and breakfast.",
    "Management oversight of children at risk at every stage.",
    "Caseloads that let social workers see children as often as their plans say.",
)
VISIT = (
    "Pathway plans that young people recognise as their own.",
    "Emotional health support after eighteen.",
    "Knowing where those who are no longer in touch are living.",
)
PRAISE = (
    ("14", "Reviews are chaired well by independent reviewing officers who know their children."),
    ("21", "Supervising social workers give foster carers prompt and practical support."),
    ("27", "Personal advisers keep in touch with almost all care leavers and are ambitious for them."),
    ("31", "Brothers and sisters are placed together wherever that is right for them."),
)


def load_inspections(book: Book, today: date) -> int:
    """Publish the county's inspections and what its board was told; return how many are new."""
    line = Timeline(today)
    things = [_earlier(line), _newest(line), _visit(line)]
    requests = [Request(thing=thing, role=ROLE, key=f"severnshire/{thing.id}") for thing in things]
    done = publish_many(book, COUNCIL, requests)
    told = [
        made
        for thing, title in (
            (things[1], "Inspection of children"),
            (things[2], "Focused visit to care leavers"),
        )
        if (made := _told(book, thing, title)) is not None
    ]
    if told:
        done += publish_many(
            book, COUNCIL, [Request(thing=one, role=ROLE, key=f"severnshire/{one.id}") for one in told]
        )
    return sum(not one.repeated for one in done)


def finding_id(inspection: str, number: object) -> str:
    """The id of a finding: of ``earlier``, ``newest`` or ``visit``, with its number or paragraph."""
    return keyed_id("severnshire", "finding", inspection, str(number))


def _findings(inspection: str, texts: Sequence[str], recurs: Sequence[str] = ()) -> list[Finding]:
    found = []
    for number, text in enumerate(texts, 1):
        before = recurs[number - 1] if recurs else ""
        found.append(
            Finding(
                id=finding_id(inspection, number),
                kind="area for improvement",
                text=text,
                themes=themes(text),
                recurs=finding_id("earlier", before) if before else "",
            )
        )
    return found


def _grades(start: str, **grades: str) -> tuple[Judgement, ...]:
    return tuple(
        Judgement(area=area, words=frameworks.area_name("ILACS", area, start), grade=grade)
        for area, grade in grades.items()
    )


def _earlier(line: Timeline) -> Inspection:
    published = line.found_inadequate.isoformat()
    start, end = _fortnight(line.found_inadequate)
    bad = dict.fromkeys(("overall", "leaders", "protection", "in_care"), INADEQUATE)
    return Inspection(
        id=keyed_id("severnshire", "inspection", "earlier"),
        title=Words(en="Inspection of children’s services that found them inadequate"),
        framework="ILACS",
        start=start,
        end=end,
        published=published,
        judgements=_grades(start, **bad),
        findings=tuple(_findings("earlier", EARLIER)),
    )


def _newest(line: Timeline) -> Inspection:
    start = line.inspected.isoformat()
    fair = dict.fromkeys(("overall", "leaders", "protection", "in_care", "care_leavers"), RI)
    asked = _findings("newest", [one.text for one in NEWEST], [one.recurs for one in NEWEST])
    praise = [
        Finding(
            id=finding_id("newest", f"paragraph-{number}"),
            kind="strength",
            paragraph=number,
            text=text,
            themes=themes(text),
        )
        for number, text in PRAISE
    ]
    return Inspection(
        id=keyed_id("severnshire", "inspection", "newest"),
        title=Words(en="Inspection of children’s services"),
        framework="ILACS",
        start=start,
        end=line.inspection_ended.isoformat(),
        published=line.inspection_published.isoformat(),
        judgements=_grades(start, **fair),
        findings=(*asked, *praise),
    )


def _visit(line: Timeline) -> Inspection:
    start = line.focused_visit
    return Inspection(
        id=keyed_id("severnshire", "inspection", "visit"),
        title=Words(en="Focused visit: care leavers"),
        framework="ILACS focused visit",
        event="focused visit",
        theme="Care leavers",
        start=start.isoformat(),
        end=date.fromordinal(start.toordinal() + 1).isoformat(),
        published=date.fromordinal(start.toordinal() + 40).isoformat(),
        findings=tuple(_findings("visit", VISIT)),
    )


def _fortnight(published: date) -> tuple[str, str]:
    monday = published.toordinal() - 51
    monday -= date.fromordinal(monday).weekday()
    return date.fromordinal(monday).isoformat(), date.fromordinal(monday + 11).isoformat()


def _told(book: Book, inspection: Inspection, title: str) -> Told | None:
    """What was told at the first item of that title, with a person's word on each finding."""
    item = (
        catalogue.entries(book, COUNCIL)
        .filter(kind="item", title__istartswith=title, date__gte=inspection.published)
        .order_by("date")
        .first()
    )
    if item is None:
        return None
    asked = proposed(book, COUNCIL, inspection, item.object)
    said = {finding_id("newest", n): one for n, one in enumerate(NEWEST, 1)}
    tellings = []
    for telling in asked.tellings:
        word = said.get(telling.finding)
        how = word.how if word else telling.how
        if how != "not" and not telling.quotes:
            how = "not"
        given = {
            "how": how,
            "quotes": telling.quotes if how != "not" else (),
            "left_out": (word.left_out if word else telling.left_out) if how == "in part" else "",
            "why": "",
            "state": "confirmed" if how == telling.how else "mended",
        }
        tellings.append(msgspec.structs.replace(telling, **given))
    told = keyed_id("severnshire", "told", inspection.id)
    return msgspec.structs.replace(asked, id=told, tellings=tuple(tellings))
