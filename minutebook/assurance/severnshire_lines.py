"""The demo county's lines: a plan, four years of figures, what young people said, what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from minutebook.assurance.exact import keep
from minutebook.assurance.indicators import Comparator, Indicator, Rebase, Target
from minutebook.assurance.plans import Action, At, ImpactTest, Pillar, Plan
from minutebook.assurance.releases import Release, figure_of
from minutebook.assurance.severnshire_inspections import finding_id
from minutebook.assurance.verdicts import Shown, Verdict
from minutebook.assurance.voices import Voice
from minutebook.book import catalogue
from minutebook.book.identity import keyed_id
from minutebook.book.models import Element, Entry
from minutebook.book.press import Request, publish_many
from minutebook.book.schema import Object, Words
from minutebook.book.shelf import Book
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope
from minutebook.followup import opening
from minutebook.followup.opening import Opening
from minutebook.intake.severnshire.calendar import Timeline
from minutebook.intake.severnshire.keys import COUNCIL
from minutebook.measures.charts.series import period_name
from minutebook.measures.disclosure import DEPARTMENT, release
from minutebook.measures.observation import Observation, Released
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent

ROLE = "scrutiny-officer"
QUARTERS = 15
AREA = "Severnshire"


class Told(NamedTuple):
    """An indicator of the demo: its words, its figures from the oldest quarter on, its target."""

    key: str
    title: str
    question: str
    above: str
    below: str
    tops: Sequence[int]
    bottoms: Sequence[int]
    target: str
    why: str
    lower: bool = False
    england: str = ""
    counted: str = "children"


SUITABLE = Told(
    "care_leavers_suitable",
    "Care leavers in suitable accommodation",
    "Do young people who leave care have somewhere decent to live?",
    "care leavers of 17 to 21 in accommodation judged suitable",
    "care leavers of 17 to 21",
    (236, 233, 241, 238, 240, 246, 243, 249, 252, 258, 263, 271, 279, 284, 287),
    (289, 287, 293, 290, 291, 294, 291, 292, 291, 293, 294, 298, 302, 305, 308),
    "97",
    "Set above the national figure on purpose",
    england="88",
    counted="care leavers",
)
PLANS = Told(
    "audits_good",
    "Plans and assessments judged good or better",
    "Does every child’s plan say what must change and by when?",
    "audited plans and assessments judged good or outstanding",
    "plans and assessments audited",
    (31, 36, 33, 38, 35, 37, 34, 39, 36, 41, 38, 40, 42, 39, 43),
    (62, 66, 60, 68, 64, 66, 61, 67, 63, 70, 64, 66, 69, 65, 71),
    "85",
    "The Improvement Board asked for it",
    counted="audits",
)
VISITS = Told(
    "visits_in_time",
    "Visits to children in care in time",
    "Are children seen as often as they should be?",
    "statutory visits made in time",
    "statutory visits due",
    (1862, 1874, 1851, 1869, 1858, 1880, 1855, 1871, 1902, 1911, 1896, 1907, 1921, 1934, 1928),
    (2093, 2096, 2088, 2091, 2085, 2099, 2087, 2090, 2093, 2089, 2074, 2059, 2051, 2047, 2044),
    "96",
    "Set above the national figure on purpose",
    counted="visits",
)
APPOINTMENT = Told(
    "first_appointment",
    "First mental health appointment within 28 days",
    "When a child in care needs help with how they feel, does it come soon?",
    "children in care seen within 28 days of referral",
    "children in care referred",
    (14, 13, 15, 12, 14, 13, 12, 15, 16, 19, 23, 27, 31, 34, 36),
    (41, 43, 44, 40, 45, 42, 39, 46, 45, 47, 46, 48, 47, 49, 48),
    "90",
    "Agreed with the health service",
)
BREAKFAST = Told(
    "leavers_bed_and_breakfast",
    "Care leavers placed in bed and breakfast",
    "Is any young person sent to a bed and breakfast for want of a home?",
    "stays in bed and breakfast begun by care leavers of 18 and over",
    "",
    (14, 11, 13, 12, 10, 9, 11, 8, 7, 7, 4, 3, 0, 2, 0),
    (),
    "0",
    "Nobody should be placed there",
    lower=True,
    counted="stays",
)
EVERY = (SUITABLE, PLANS, VISITS, APPOINTMENT, BREAKFAST)


def load_lines(book: Book, today: date) -> int:
    """Publish the county's plan, indicators, figures, voices and verdicts; return how many are new."""
    line = Timeline(today)
    things: list[tuple[Object, date]] = [(indicator_of(one, line), line.first) for one in EVERY]
    things += _releases(line)
    resolved = _resolutions(book)
    things += _plans(line, resolved)
    things.append((_voice(line), line.focused_visit))
    verdict = _verdict(resolved, things)
    things += [(verdict, date.fromisoformat(verdict.at.day))] if verdict else []
    requests = [
        Request(thing=thing, role=ROLE, key=f"severnshire/{thing.id}/{day}", at=_noon(day))
        for thing, day in things
    ]
    return sum(not one.repeated for one in publish_many(book, COUNCIL, requests))


ASKED = "whether the target for visits was realistic"


def take_up_challenge(book: Book, clerk: Account) -> str:
    """Follow the last question about a target, unless somebody does; returns its thread's id, or nothing."""
    rows = catalogue.elements(book, COUNCIL).filter(kind="question", text__contains=ASKED)
    element = rows.order_by("-date").first()
    if element is None:
        return ""
    first = opening.since(COUNCIL, element.body)
    if first is None or element.date < first.isoformat():
        return ""
    if catalogue.links(book, COUNCIL).filter(rel="element", target=element.element).exists():
        return ""
    said = Opening(
        kind="question",
        title="Is the target for visits realistic?",
        owner="Head of Performance and Intelligence",
        about=(_id("indicator", VISITS.key),),
    )
    return opening.open_element(Scope(COUNCIL, element.body), element.element, said, by=clerk).object


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _id(*parts: str) -> str:
    return keyed_id("severnshire", *parts)


def indicator_of(told: Told, line: Timeline) -> Indicator:
    """An indicator of the demo as the book holds it."""
    england = (
        (
            Comparator(
                label="England",
                value=told.england,
                year=str(line.today.year - 1),
                source="Department for Education, Children looked after in England",
                definition="care leavers of 19 to 21 in suitable accommodation",
            ),
        )
        if told.england
        else ()
    )
    return Indicator(
        id=_id("indicator", told.key),
        title=Words(en=told.title),
        key=told.key,
        question=Words(en=told.question),
        above=told.above,
        below=told.below,
        unit="percent" if told.bottoms else "number",
        polarity="low" if told.lower else "high",
        counted=told.counted,
        source="Local definition, agreed by the Corporate Parenting Board",
        owner="Head of Performance and Intelligence",
        targets=(
            Target(
                value=told.target,
                start=line.first.isoformat(),
                reason=told.why,
                set_by="Director of Children’s Services",
            ),
        ),
        rebases=_rebases(told, line),
        comparators=england,
    )


def _rebases(told: Told, line: Timeline) -> tuple[Rebase, ...]:
    if told is not APPOINTMENT:
        return ()
    start = _quarters(line)[9].start.isoformat()
    return (
        Rebase(
            start=start,
            reason="a shared register began",
            approved_by="Corporate Parenting Board",
        ),
    )


def _quarters(line: Timeline) -> list[Period]:
    """The last quarters that are over and told, oldest first."""
    last = line.today - timedelta(days=45)
    first = date(last.year, (last.month - 1) // 3 * 3 + 1, 1)
    found: list[Period] = []
    for _ in range(QUARTERS):
        end = first - timedelta(days=1)
        period = Period.quarter_to_date(end)
        found.append(period)
        first = period.start
    return found[::-1]


def _observations(line: Timeline) -> list[Observation]:
    return [
        Observation(
            told.key,
            AREA,
            period,
            unit="percent" if told.bottoms else "number",
            flow=not told.bottoms,
            counts=told.above,
            cohort=told.below,
            numerator=told.tops[n],
            denominator=told.bottoms[n] if told.bottoms else None,
            value=percent(told.tops[n], told.bottoms[n]) if told.bottoms else float(told.tops[n]),
        )
        for told in EVERY
        for n, period in enumerate(_quarters(line))
    ]


def _releases(line: Timeline) -> Iterator[tuple[Release, date]]:
    """Quarter by quarter what was let out, each against all before it and with all the rest held."""
    every = _observations(line)
    keep(COUNCIL, every)
    log: list[Released] = []
    for period in _quarters(line):
        chosen = [one for one in every if one.period == period]
        day = period.end + timedelta(days=40)
        title = f"Figures for {period_name(period)}"
        held = [one for one in every if one.period != period]
        out = release(chosen, log, held=held, policy=DEPARTMENT, publication=title, on=day)
        log += out.figures
        figures = tuple(figure_of(one, _id("indicator", one.measure)) for one in out.figures)
        year = period.reporting_year
        yield (
            Release(
                id=_id("release", period.end.isoformat()),
                title=Words(en=title),
                date=day.isoformat(),
                source="Severnshire County Council’s own records",
                year=f"{year - 1}/{year % 100:02}",
                policy=out.policy.name,
                figures=figures,
            ),
            day,
        )


class Resolution(NamedTuple):
    """Words a body resolved, with their item."""

    element: Element
    item: Entry


def _resolutions(book: Book) -> list[Resolution]:
    rows = list(
        catalogue.elements(book, COUNCIL).filter(kind="resolution", text__icontains="be ").order_by("date")
    )
    wanted = [one for one in rows if "Service Business Plan" in one.text or "be closed, its test" in one.text]
    items = catalogue.by_id(book, COUNCIL, [one.item for one in wanted])
    return [Resolution(one, items[one.item]) for one in wanted if one.item in items]


def _at(resolved: Sequence[Resolution], words: str) -> At | None:
    found = next((one for one in resolved if words in one.element.text), None)
    if found is None:
        return None
    element = found.element
    return At(
        meeting=element.meeting,
        item=element.item,
        day=element.date[:10],
        body=element.body,
        words=element.text.strip().rstrip(";"),
    )


def _plans(line: Timeline, resolved: Sequence[Resolution]) -> Iterator[tuple[Plan, date]]:
    """The plan as it was approved, and as it stands: the same plan, its progress is not."""
    approved = _at(resolved, "Service Business Plan")
    began = date.fromisoformat(approved.day) if approved else line.inspection_published + timedelta(days=90)
    plan = Plan(
        id=_id("plan", "service-business-plan"),
        title=Words(en="Service Business Plan: children in care and care leavers"),
        kind="service business plan",
        summary=Words(
            en="What the council does about what inspectors found, and what has to be seen before the "
            "Board calls it finished. It rests on four pillars."
        ),
        date=began.isoformat(),
        body=approved.body if approved else "",
        approved=approved,
        pillars=tuple(Pillar(id=f"pillar-{n}", title=Words(en=one)) for n, one in enumerate(PILLARS, 1)),
        actions=tuple(_actions(began, done=False)),
        tests=tuple(_tests(began)),
    )
    yield plan, began
    later = min(line.today, began + timedelta(days=240))
    yield replace(plan, date=later.isoformat(), actions=tuple(_actions(began, done=True))), later


PILLARS = (
    "Senior leaders",
    "Workforce and culture",
    "The safeguarding children partnership",
    "Learning from inspections",
)
WORK = (
    (
        "project",
        "Every plan is read by a second person before it is agreed",
        2,
        (1,),
        120,
        "Practice learning",
    ),
    ("action", "Social workers are trained to write plans with families", 2, (1,), 200, ""),
    (
        "action",
        "A joint assessment with the districts for every young person of 16 and 17 without a home",
        3,
        (2,),
        250,
        "",
    ),
    (
        "priority",
        "Forty more homes for care leavers with the district councils",
        1,
        (4,),
        210,
        "Register of homes",
    ),
    (
        "action",
        "No young person is placed in bed and breakfast without the Director’s word",
        1,
        (4,),
        60,
        "Log of decisions",
    ),
    (
        "area of innovation",
        "A shared register of children waiting for mental health support",
        3,
        (5,),
        150,
        "Register in use",
    ),
    ("project", "Life story workers in every team", 2, (6,), 300, ""),
)


def _actions(began: date, *, done: bool) -> Iterator[Action]:
    for number, (kind, title, pillar, findings, days, evidence) in enumerate(WORK, 1):
        finished = done and bool(evidence)
        yield Action(
            id=f"action-{number}",
            kind=kind,  # type: ignore[arg-type]
            title=Words(en=title),
            pillar=f"pillar-{pillar}",
            owner="Assistant Director, Children in Care",
            due=(began + timedelta(days=days)).isoformat(),
            state="done" if finished else "under way" if done else "planned",
            done=(began + timedelta(days=days - 9)).isoformat() if finished else "",
            evidence=evidence if finished else "",
            findings=tuple(finding_id("newest", one) for one in findings),
        )


def _tests(began: date) -> Iterator[ImpactTest]:
    rows = (
        ("1", PLANS, "least", "75", 2, 240),
        ("4", SUITABLE, "least", "91", 3, 270),
        ("4", BREAKFAST, "most", "6", 1, 270),
        ("5", APPOINTMENT, "least", "90", 2, 420),
    )
    for finding, told, at, value, times, days in rows:
        if told is BREAKFAST:
            continue  # its small figures are hidden, so the public could not see the test met
        yield ImpactTest(
            id=f"test-{finding}-{told.key}"[:20],
            finding=finding_id("newest", finding),
            indicator=_id("indicator", told.key),
            at=at,  # type: ignore[arg-type]
            value=value,
            times=times,
            by=(began + timedelta(days=days)).isoformat(),
        )


def _voice(line: Timeline) -> Voice:
    heard = line.focused_visit - timedelta(days=30)
    return Voice(
        id=_id("voice", "homes"),
        title=Words(en="A home of our own"),
        date=heard.isoformat(),
        group="The Care Leavers’ Forum",
        people=14,
        how="An evening in the library at Temesford, with food.",
        said=Words(
            en="You get told on the Monday and you move on the Friday. Nobody asks if you know how the "
            "boiler works. We want to see the place first, and we want somebody to ring after a week."
        ),
        plain=Words(
            en="Young people want to see their new home before they move, and a call after a week "
            "to ask how it is."
        ),
        checked=(heard + timedelta(days=14)).isoformat(),
        consent=(heard + timedelta(days=14)).isoformat(),
        changed=Words(en="Everyone now sees the home first, and the adviser rings in the first week."),
        told_back=(heard + timedelta(days=60)).isoformat(),
        about=(finding_id("newest", 4), _id("indicator", SUITABLE.key)),
    )


def _verdict(resolved: Sequence[Resolution], things: Sequence[tuple[Object, date]]) -> Verdict | None:
    at = _at(resolved, "be closed, its test")
    if at is None:
        return None
    releases = [one for one, day in things if isinstance(one, Release) and one.date <= at.day][-3:]
    return Verdict(
        id=_id("verdict", "suitable-accommodation"),
        title=Words(en="Suitable accommodation for care leavers"),
        finding=finding_id("newest", 4),
        result="closed",
        at=at,
        met=tuple(_shown(one) for one in releases),
    )


def _shown(one: Release) -> Shown:
    figure = next(f for f in one.figures if f.measure == SUITABLE.key)
    return Shown(
        indicator=figure.indicator,
        period=str(one.title).removeprefix("Figures for "),
        figure=f"{figure.value}%",
        release=one.id,
    )
