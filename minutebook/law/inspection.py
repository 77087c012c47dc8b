"""What stays open to the public after a meeting, for how long, and what must be put out about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.counting import Lines
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import council_calendar
from minutebook.law.notice_table import ACCESS_ACT, COUNCIL_BODIES, ELECTRONIC_WALES, EXECUTIVE_2012, NI_ACT
from minutebook.law.periods import years_beginning_with, years_from
from minutebook.law.rules import DEFAULTS, Choices, Edition, Rule, Setting, example, rule
from minutebook.law.working_days import ONE_DAY, Calendar, civil_day


@dataclass(frozen=True)
class Open:
    """How many years something stays open, where, and whether the meeting's own day is the first."""

    years: int
    where: str
    beginning: bool = True

    def __str__(self) -> str:
        start = "beginning with" if self.beginning else "from"
        return f"{self.years} years {start} the date of the meeting, {self.where}"


_OFFICES, _WEBSITE = "open to inspection at the offices", "published electronically"

INSPECTION = rule(
    "inspection-after-meeting",
    "Minutes, agenda and reports after a meeting",
    "The minutes without exempt parts, any summary of them, the agenda and the public reports stay open for "
    "six years.",
    Edition("LGA 1972 s.100C(1)", Open(6, _OFFICES), ("england",), COUNCIL_BODIES, since=ACCESS_ACT),
    Edition(
        "LGA 1972 s.100C(1), (1A)", Open(6, _WEBSITE), ("wales",), COUNCIL_BODIES, since=ELECTRONIC_WALES
    ),
    Edition(
        "LGA 1972 s.100C(1)",
        Open(6, _OFFICES),
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50C(1)",
        Open(6, _OFFICES),
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 s.44(1)",
        Open(6, f"{_OFFICES}; minutes on the website too", beginning=False),
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
    ),
    Edition(
        "SI 2012/2089 regs 14, 21(6)",
        Open(6, f"{_OFFICES} and on the website"),
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
        note="The six years of an executive's papers begin with the date of the decision.",
    ),
)

BACKGROUND_PAPERS = rule(
    "background-papers",
    "Background papers after a meeting",
    "The documents a report rests on, as listed in it, stay open for four years; in Wales for six.",
    Edition("LGA 1972 s.100D(1), (2)", Open(4, _OFFICES), ("england",), COUNCIL_BODIES, since=ACCESS_ACT),
    Edition(
        "LGA 1972 s.100D(2A)",
        Open(6, f"{_WEBSITE}, or open to inspection where that is not reasonably practicable"),
        ("wales",),
        COUNCIL_BODIES,
        since=ELECTRONIC_WALES,
    ),
    Edition(
        "LGA 1972 s.100D(1), (2)",
        Open(4, _OFFICES),
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50D(1), (2)",
        Open(4, _OFFICES),
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 s.45(1), (2), (6)",
        Open(4, f"{_OFFICES} and on the website", beginning=False),
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
    ),
    Edition(
        "SI 2012/2089 regs 15, 21(7)",
        Open(4, f"{_OFFICES} and on the website"),
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
        note="The four years of an executive's background papers begin with the date of the decision.",
    ),
)


@INSPECTION.answered_by(
    example(date(2031, 5, 5), nation="england", body="committee", meeting=date(2025, 5, 6)),
    example(date(2031, 5, 6), nation="northern-ireland", body="council", meeting=date(2025, 5, 6)),
)
def open_to_inspection_until(nation: Nation, body: BodyKind, meeting: date) -> Answer[date]:
    """The last day on which minutes, agenda and reports must be open. Source: e.g. LGA 1972 s.100C(1)."""
    return _open_until(INSPECTION, nation, body, meeting)


@BACKGROUND_PAPERS.answered_by(
    example(date(2029, 5, 5), nation="england", body="committee", meeting=date(2025, 5, 6)),
    example(date(2031, 5, 5), nation="wales", body="committee", meeting=date(2025, 5, 6)),
)
def background_papers_until(nation: Nation, body: BodyKind, meeting: date) -> Answer[date]:
    """The last day on which background papers must be open. Source: e.g. LGA 1972 s.100D(2)."""
    return _open_until(BACKGROUND_PAPERS, nation, body, meeting)


def _open_until(rule: Rule[Open], nation: Nation, body: BodyKind, meeting: date) -> Answer[date]:
    meeting = civil_day(meeting, "meeting")
    edition = rule.on(meeting, nation, body)
    period = years_beginning_with if edition.value.beginning else years_from
    counted = period(meeting, edition.value.years)
    because = f"{counted.because}; {edition.value.where}"
    return reached(rule, edition, counted.counted, counted.how, because)


BACKGROUND_LIST = rule(
    "background-list",
    "The list of background papers in a report",
    "Every public report carries a list of the papers it is based on and relied on to a material extent, or "
    "says that there are none.",
    Edition("LGA 1972 s.100D(1), (5)", None, ("england", "wales"), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50D(1), (5)", None, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.45(1), (5)", None, ("northern-ireland",), since=NI_ACT),
)


@BACKGROUND_LIST.answered_by(
    example(False, nation="england", on=date(2025, 5, 6), listed=()),
    example(True, nation="england", on=date(2025, 5, 6), listed=(), none=True),
    example(True, nation="england", on=date(2025, 5, 6), listed=("Traffic survey, March 2025",)),
)
def background_list_complete(
    nation: Nation, on: date, listed: Sequence[str], none: bool = False
) -> Answer[bool]:
    """Whether a report says what it rests on: papers are ``listed``, or it says there are ``none``."""
    lines = (
        *(Line(paper, bool(paper.strip()), "listed") for paper in listed),
        Line("the report says there are none", none),
    )
    because = "the report lists its background papers or says there are none"
    return reached(
        BACKGROUND_LIST,
        BACKGROUND_LIST.on(civil_day(on, "on"), nation),
        lines,
        any_counts,
        lambda done: (
            because if done else "the report neither lists background papers nor says there are none"
        ),
    )


WELSH_NOTE = rule(
    "welsh-note",
    "The note of a meeting in Wales",
    "Within seven working days, of which the day of the meeting is the first, a note is published of who "
    "attended, apologies, declarations of interest and decisions with the outcome of votes.",
    Edition("LGA 1972 s.100C(1C)", 7, ("wales",), COUNCIL_BODIES, since=ELECTRONIC_WALES),
)


@WELSH_NOTE.answered_by(
    example(date(2025, 5, 14), nation="wales", body="committee", meeting=date(2025, 5, 6)),
    example(date(2025, 4, 28), nation="wales", body="committee", meeting=date(2025, 4, 16)),
)
def welsh_note_due(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[date]:
    """The last day for the note of a meeting in Wales. Source: LGA 1972 s.100C(1C)."""
    meeting = civil_day(meeting, "meeting")
    edition = WELSH_NOTE.on(meeting, nation, body)
    calendar, warnings = council_calendar(nation, body, calendar, choices)
    lines = counting.beginning_with(meeting, edition.value, calendar)
    return reached(
        WELSH_NOTE,
        edition,
        lines,
        counting.nth,
        f"{edition.value} working days beginning with the meeting on {wording.day(meeting)}: "
        f"{wording.days(counting.counted(lines))} count",
        warnings + counting.disputes(lines, calendar),
    )


Series = Literal["signed minutes", "agendas and reports", "background papers", "decision records"]

REPORT_YEARS = Setting("retention-report-years", 6, "years for which agendas and reports are kept")
BACKGROUND_YEARS = Setting("retention-background-years", 4, "years for which background papers are kept")
RECORD_YEARS = Setting("retention-decision-years", 6, "years for which records of decisions are kept")

_YEARS: dict[Series, Setting[int]] = {
    "agendas and reports": REPORT_YEARS,
    "background papers": BACKGROUND_YEARS,
    "decision records": RECORD_YEARS,
}
_FLOOR: dict[Series, Callable[[Nation, BodyKind, date], Answer[date]]] = {
    "agendas and reports": open_to_inspection_until,
    "background papers": background_papers_until,
    "decision records": open_to_inspection_until,
}

RETENTION = rule(
    "retention",
    "How long papers are kept",
    "Signed minutes are kept for ever; other papers for as long as the council chose, and never shorter "
    "than they must be open to inspection. Nothing is destroyed once someone has asked for it.",
    Edition("The council's retention schedule; LGA 1972 ss.100C, 100D as the floor", None, status="local"),
    settings=tuple(_YEARS.values()),
)


@RETENTION.answered_by(
    example(
        date(2029, 5, 5),
        series="background papers",
        nation="england",
        body="committee",
        meeting=date(2025, 5, 6),
    ),
    example(
        date(2031, 5, 5),
        series="background papers",
        nation="wales",
        body="committee",
        meeting=date(2025, 5, 6),
    ),
    example(None, series="signed minutes", nation="england", body="committee", meeting=date(2025, 5, 6)),
)
def keep_until(
    series: Series, nation: Nation, body: BodyKind, meeting: date, choices: Choices = DEFAULTS
) -> Answer[date | None]:
    """The last day on which papers of a series must be kept, or None for ever."""
    meeting = civil_day(meeting, "meeting")
    edition = RETENTION.on(meeting, nation)
    setting = _YEARS.get(series)
    if setting is None:
        return reached(
            RETENTION, edition, (Line(series, True, "for ever"),), _kept_until, f"{series} are kept for ever"
        )
    chosen = years_beginning_with(meeting, choices[setting])
    floor = _FLOOR[series](nation, body, meeting)
    lines = (Line(chosen.result, True, "the council's schedule"), Line(floor.result, True, floor.source))
    because = f"{chosen.because}, and {floor.because}"
    return reached(RETENTION, edition, lines, _kept_until, because, floor.warnings)


def _kept_until(lines: Lines) -> date | None:
    days = [line.value for line in lines if isinstance(line.value, date)]
    return max(days) if days else None


BROADCAST = rule(
    "broadcast",
    "Broadcasting meetings in Wales",
    "Meetings of the full council that are open to the public are broadcast as they happen and can be "
    "watched afterwards; a broadcast that fails does not undo the meeting.",
    Edition(
        "Local Government and Elections (Wales) Act 2021 s.46",
        None,
        ("wales",),
        since=date(2022, 5, 5),
        status="contested",
        note="The day from which the duty counts must be confirmed by the monitoring officer; ministers may "
        "extend it to other bodies.",
    ),
)


@BROADCAST.answered_by(
    example(True, nation="wales", body="council", meeting=date(2025, 5, 6)),
    example(False, nation="wales", body="committee", meeting=date(2025, 5, 6)),
)
def must_broadcast(nation: Nation, body: BodyKind, meeting: date) -> Answer[bool]:
    """Whether a meeting must be broadcast. Source: LGE(W)A 2021 s.46."""
    edition = BROADCAST.on(civil_day(meeting, "meeting"), nation)
    lines = (Line(body, body == "council", "the duty is the full council's"),)
    return reached(BROADCAST, edition, lines, any_counts, f"the duty is the full council's; this is: {body}")
