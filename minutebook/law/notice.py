"""Notice of a meeting, its agenda and reports, and the summons of its members: how long before, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import LastDay, Lines
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.notice_table import (
    AGENDA_NOTICE_EDITIONS,
    CLOSURE_DAYS_COUNT,
    NI_DAYS,
    NOTICE_SETTINGS,
    PARISH_SATURDAYS_COUNT,
    PUBLIC_NOTICE_EDITIONS,
    SUMMONS_EDITIONS,
    Notice,
)
from minutebook.law.rules import DEFAULTS, Choices, Edition, Rule, example, rule
from minutebook.law.working_days import ONE_DAY, Calendar, calendar_of, civil_day

AGENDA_NOTICE = rule(
    "agenda-notice",
    "Agenda and reports before a meeting",
    "The agenda and the reports must be open to the public for so many clear days before the meeting.",
    *AGENDA_NOTICE_EDITIONS,
    settings=NOTICE_SETTINGS,
)


@AGENDA_NOTICE.answered_by(
    example(
        LastDay(date(2025, 4, 25), date(2025, 4, 27)),
        nation="england",
        body="committee",
        meeting=date(2025, 5, 6),
    ),
    example(
        LastDay(date(2025, 4, 29), date(2025, 4, 29)),
        nation="wales",
        body="council",
        meeting=date(2025, 5, 6),
    ),
    example(
        LastDay(date(2025, 7, 10), date(2025, 7, 10)),
        nation="northern-ireland",
        body="council",
        meeting=date(2025, 7, 16),
    ),
)
def agenda_notice(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[LastDay]:
    """The last day on which the agenda and reports of a meeting may go out.

    ``working_day`` is the one to rely on, ``any_day`` may be a weekend. Raises LawError naming nation, body
    or meeting where no rule is held. Source: the edition's, e.g. LGA 1972 s.100B(3).
    """
    return _last_day(AGENDA_NOTICE, nation, body, meeting, calendar, choices)


PUBLIC_NOTICE = rule(
    "public-notice",
    "Public notice of a meeting",
    "The public must be told the time and place of the meeting so many clear days before it.",
    *PUBLIC_NOTICE_EDITIONS,
    settings=NOTICE_SETTINGS,
)


@PUBLIC_NOTICE.answered_by(
    example(
        LastDay(date(2025, 9, 8), date(2025, 9, 8)),
        nation="england",
        body="executive",
        meeting=date(2025, 9, 16),
    ),
)
def public_notice(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[LastDay]:
    """The last day on which public notice of a meeting may be given. Source: e.g. LGA 1972 s.100A(6)."""
    return _last_day(PUBLIC_NOTICE, nation, body, meeting, calendar, choices)


SUMMONS = rule(
    "summons",
    "Summons of members to the full council",
    "Every member must be summoned, with the business to be done, so many clear days before the council "
    "meets.",
    *SUMMONS_EDITIONS,
    settings=NOTICE_SETTINGS,
)


@SUMMONS.answered_by(
    example(
        LastDay(date(2025, 4, 25), date(2025, 4, 27)),
        nation="england",
        body="council",
        meeting=date(2025, 5, 6),
    ),
)
def summons(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[LastDay]:
    """The last day on which members may be summoned. Source: e.g. LGA 1972 Sch 12 para 4."""
    return _last_day(SUMMONS, nation, body, meeting, calendar, choices)


NOTICE_GIVEN = rule(
    "notice-given",
    "Whether an agenda went out in time",
    "An agenda is in time if enough clear days lie between the day it went out and the meeting; one that "
    "goes out on a day on which the offices are closed counts as out on the next day they are open.",
    *AGENDA_NOTICE_EDITIONS,
    settings=NOTICE_SETTINGS,
)

SUMMONS_GIVEN = rule(
    "summons-given",
    "Whether members were summoned in time",
    "A summons is in time if enough clear days lie between the day it was sent and the meeting; England has "
    "no shorter notice for the full council.",
    *SUMMONS_EDITIONS,
    settings=NOTICE_SETTINGS,
)


@NOTICE_GIVEN.answered_by(
    example(True, nation="england", body="committee", meeting=date(2025, 5, 6), published=date(2025, 4, 25)),
    example(False, nation="england", body="committee", meeting=date(2025, 5, 6), published=date(2025, 4, 28)),
    example(
        True,
        nation="england",
        body="committee",
        meeting=date(2025, 5, 6),
        published=date(2025, 5, 1),
        convened=date(2025, 5, 1),
    ),
)
def agenda_in_time(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    published: date,
    convened: date | None = None,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[bool]:
    """Whether an agenda put out on ``published`` is lawful notice of ``meeting``.

    ``convened`` is the day a meeting was convened at shorter notice, if it was: papers out by then are in
    time wherever the law has such words. Raises LawError naming ``published`` if that is after the meeting.
    """
    return _in_time(NOTICE_GIVEN, nation, body, meeting, published, convened, calendar, choices)


@SUMMONS_GIVEN.answered_by(
    example(
        False,
        nation="england",
        body="council",
        meeting=date(2025, 5, 6),
        published=date(2025, 4, 28),
        convened=date(2025, 4, 28),
    ),
)
def summons_in_time(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    published: date,
    convened: date | None = None,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[bool]:
    """Whether a summons sent on ``published`` is in time. Source: e.g. LGA 1972 Sch 12 para 4(1A)."""
    return _in_time(SUMMONS_GIVEN, nation, body, meeting, published, convened, calendar, choices)


def _last_day(
    rule: Rule[Notice],
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None,
    choices: Choices,
) -> Answer[LastDay]:
    law = _Law.of(rule, nation, body, meeting, calendar, choices)
    lines = counting.before(law.meeting, law.days, law.calendar, every_day=law.every_day)
    return reached(
        rule,
        law.edition,
        lines,
        counting.last_day,
        f"{law.phrase} before {wording.day(law.meeting)}, {law.edition.value.where}: "
        f"{wording.days(counting.counted(lines))} count",
        law.warnings + counting.disputes(lines, law.calendar),
    )


def _in_time(
    rule: Rule[Notice],
    nation: Nation,
    body: BodyKind,
    meeting: date,
    published: date,
    convened: date | None,
    calendar: Calendar | None,
    choices: Choices,
) -> Answer[bool]:
    law = _Law.of(rule, nation, body, meeting, calendar, choices)
    published = civil_day(published, "published")
    if published > law.meeting:
        raise LawError(
            "published", f"{wording.day(published)} is after the meeting on {wording.day(law.meeting)}"
        )
    if convened is not None and _at_short_notice(law, published, civil_day(convened, "convened")):
        lines: Lines = (Line(published, True, "out when the meeting was convened at shorter notice"),)
        because = (
            f"the meeting was convened at shorter notice, and the papers were out by {wording.day(convened)}"
        )
        return reached(rule, law.edition, lines, _out_when_convened, because, law.warnings)
    opened = _first_open(published, law.calendar)
    days = counting.between(opened, law.meeting, law.calendar, every_day=law.every_day)
    lines = (Line(law.days, False, "needed"), *days)
    enough = sum(line.counts for line in days)
    because = (
        f"{wording.number(enough, law.unit)} from {wording.day(published)} to {wording.day(law.meeting)}, "
        f"and {law.days} {'is' if law.days == 1 else 'are'} needed"
    )
    warnings = law.warnings + counting.disputes(days, law.calendar)
    if opened != published:
        warnings += (
            f"{wording.day(published)} is not a working day: the papers count as out on "
            f"{wording.day(opened)}",
        )
    return reached(rule, law.edition, lines, _enough_count, because, warnings)


def _at_short_notice(law: _Law, published: date, convened: date) -> bool:
    if convened > law.meeting:
        raise LawError("convened", f"{wording.day(convened)} is after the meeting")
    return law.edition.value.short and published <= convened


def _first_open(published: date, calendar: Calendar) -> date:
    while calendar.why_not(published):
        published += ONE_DAY
    return published


def _out_when_convened(lines: Lines) -> bool:
    return lines[0].counts


def _enough_count(lines: Lines) -> bool:
    needed, *days = lines
    return sum(line.counts for line in days) >= cast(int, needed.value)


@dataclass(frozen=True)
class _Law:
    """What holds for one meeting: the edition in force and the council's calendar and choices."""

    edition: Edition[Notice]
    meeting: date
    calendar: Calendar
    days: int
    every_day: bool
    warnings: tuple[str, ...]

    @classmethod
    def of(
        cls,
        rule: Rule[Notice],
        nation: Nation,
        body: BodyKind,
        meeting: date,
        calendar: Calendar | None,
        choices: Choices,
    ) -> _Law:
        must_have(nation, body)
        meeting = civil_day(meeting, "meeting")
        edition = rule.on(meeting, nation, body)
        calendar, warnings = council_calendar(nation, body, calendar, choices)
        days = edition.value.days
        if not edition.value.clear:
            warnings += (NI_DAYS.warning,)
            # Five days at least, literally: the day of publication is the first of them.
            days -= choices[NI_DAYS] == "literal"
        return cls(edition, meeting, calendar, days, not edition.value.clear, warnings)

    @property
    def unit(self) -> str:
        return "day" if self.every_day else "clear day"

    @property
    def phrase(self) -> str:
        return wording.number(self.days, self.unit)


def council_calendar(
    nation: Nation, body: BodyKind, calendar: Calendar | None, choices: Choices
) -> tuple[Calendar, tuple[str, ...]]:
    """The calendar that a body's clear days are counted by, and what is contested about it."""
    calendar = calendar_of(nation, calendar)
    if choices[CLOSURE_DAYS_COUNT]:
        calendar = calendar.open_all_year()
    if body != "parish":
        return calendar, ()
    if choices[PARISH_SATURDAYS_COUNT]:
        calendar = calendar.counting_saturdays()
    return calendar, (PARISH_SATURDAYS_COUNT.warning,)
