"""The executive's papers and reports: what members and scrutiny may see, and what it tells the council."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, T, all_count, reached
from minutebook.law.counting import LastDay, Lines
from minutebook.law.errors import LawError
from minutebook.law.key_decisions import fields_missing
from minutebook.law.notice import council_calendar
from minutebook.law.notice_table import CLOSURE_DAYS_COUNT, EXECUTIVE_2012
from minutebook.law.periods import same_date
from minutebook.law.rules import DEFAULTS, Choices, Edition, Rule, Setting, V, example, rule
from minutebook.law.working_days import Calendar, civil_day


def _england(source: str, value: V, note: str = "") -> Edition[V]:
    return Edition(source, value, ("england",), ("executive",), since=EXECUTIVE_2012, note=note)


@dataclass(frozen=True)
class Wanted:
    """A document that a member of a scrutiny committee asks the executive for.

    ``decided`` is whether it is about something decided already, at a meeting, by a member or by an officer.
    ``private`` is exempt or confidential information in it; ``under_review`` whether that bears on what the
    member is scrutinising or on the committee's programme of work; ``political_advice`` whether a political
    adviser wrote it.
    """

    decided: bool = True
    private: bool = False
    under_review: bool = False
    political_advice: bool = False


SCRUTINY_DOCUMENTS = rule(
    "scrutiny-documents",
    "What scrutiny may have from the executive",
    "A member of a scrutiny committee may have a copy of any document on what the executive decided; private "
    "parts only if they bear on what is being scrutinised, and never a political adviser's advice.",
    _england(
        "SI 2012/2089 reg 17(1), (3), (4)",
        None,
        "If the executive refuses, it gives the committee its reasons in writing.",
    ),
)
SCRUTINY_DOCUMENTS_DUE = rule(
    "scrutiny-documents-due",
    "When scrutiny has the executive's documents",
    "The document is given as soon as reasonably practicable, and no later than ten clear days after the "
    "executive had the request.",
    _england(
        "SI 2012/2089 reg 17(2)",
        10,
        "The tenth clear day is the safe reading; the day of the request is not one.",
    ),
    settings=(CLOSURE_DAYS_COUNT,),
)
MEMBERS_DOCUMENTS = rule(
    "members-documents",
    "When members may see the executive's documents",
    "What the executive holds on business of a public meeting is open to every member of the council for "
    "five clear days before; on what was decided in private or by one person, within 24 hours after.",
    _england(
        "SI 2012/2089 reg 16(1) to (4)",
        5,
        "At a meeting convened, or for an item added, at shorter notice: from then on.",
    ),
    settings=(CLOSURE_DAYS_COUNT,),
)

_DAY = date(2025, 5, 6)


@SCRUTINY_DOCUMENTS.answered_by(
    example(True, on=_DAY, wanted=Wanted()),
    example(False, on=_DAY, wanted=Wanted(private=True)),
    example(True, on=_DAY, wanted=Wanted(private=True, under_review=True)),
    example(False, on=_DAY, wanted=Wanted(political_advice=True)),
)
def scrutiny_may_have(on: date, wanted: Wanted) -> Answer[bool]:
    """Whether a member of a scrutiny committee is entitled to a copy. Source: SI 2012/2089 reg 17."""
    lines = (
        Line("about something decided", wanted.decided),
        Line("nothing private but what is under review", not wanted.private or wanted.under_review),
        Line("no advice of a political adviser", not wanted.political_advice),
    )
    failing = [str(line.value) for line in lines if not line.counts]
    because = f"not met: {'; '.join(failing)}" if failing else "every condition is met"
    edition = SCRUTINY_DOCUMENTS.on(civil_day(on, "on"), "england", "executive")
    return reached(SCRUTINY_DOCUMENTS, edition, lines, all_count, because)


@SCRUTINY_DOCUMENTS_DUE.answered_by(
    example(date(2025, 5, 20), requested=_DAY),
    example(date(2025, 4, 30), requested=date(2025, 4, 14)),
)
def scrutiny_documents_due(
    requested: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[date]:
    """The last day to give scrutiny a document it asked for on ``requested``. Source: reg 17(2)."""
    requested = civil_day(requested, "requested")
    count = partial(counting.after, requested)
    return _clear_days(SCRUTINY_DOCUMENTS_DUE, requested, "after", count, counting.nth, calendar, choices)


@MEMBERS_DOCUMENTS.answered_by(example(LastDay(date(2025, 4, 25), date(2025, 4, 27)), meeting=_DAY))
def members_documents_by(
    meeting: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[LastDay]:
    """By when members may see what the executive holds on business of a public meeting. Source: reg 16(2)."""
    meeting = civil_day(meeting, "meeting")
    count = partial(counting.before, meeting)
    return _clear_days(MEMBERS_DOCUMENTS, meeting, "before", count, counting.last_day, calendar, choices)


def _clear_days(
    rule: Rule[int],
    day: date,
    side: str,
    count: Callable[[int, Calendar], Lines],
    how: Callable[[Lines], T],
    calendar: Calendar | None,
    choices: Choices,
) -> Answer[T]:
    """The rule's clear days before or after a day, counted by the calendar of the council."""
    edition = rule.on(day, "england", "executive")
    calendar, warnings = council_calendar("england", "executive", calendar, choices)
    lines = count(edition.value, calendar)
    days = wording.days(counting.counted(lines))
    because = f"{edition.value} clear days {side} {wording.day(day)}: {days}"
    return reached(rule, edition, lines, how, because, warnings + counting.disputes(lines, calendar))


KEY_REPORT_FIELDS = {
    "decision": "the decision",
    "reasons": "the reasons for it",
    "decision_maker": "who made it",
    "why_not_key": "why the executive thinks it was not key, if it does",
}
KEY_REPORT = rule(
    "not-key-report",
    "The report on a decision that scrutiny thinks was key",
    "Where scrutiny thinks that a decision should have been treated as key, it may have the executive report "
    "to the council within a reasonable time that it sets: the decision, the reasons, who made it, and why "
    "it was not key.",
    _england("SI 2012/2089 reg 18", KEY_REPORT_FIELDS),
)

URGENCY_REPORT_FIELDS = {
    "particulars": "particulars of each decision made under special urgency",
    "summary": "a summary of the matters they were about",
}
URGENCY_REPORT_MONTHS = Setting(
    "urgency-report-months", 12, "months between the executive's reports on special urgency, at most 12"
)
URGENCY_REPORT = rule(
    "urgency-report",
    "The executive's report on special urgency",
    "The leader or mayor reports to the council, at intervals it sets and at least once a year, every "
    "decision made under special urgency since the last report.",
    _england(
        "SI 2012/2089 reg 19",
        URGENCY_REPORT_FIELDS,
        "Once a year is read as within twelve months of the report before; a report is due if there were "
        "none.",
    ),
    settings=(URGENCY_REPORT_MONTHS,),
)


@KEY_REPORT.answered_by(
    example(
        ("decision_maker", "why_not_key"),
        on=_DAY,
        report={"decision": "To close the depot.", "reasons": "It is little used."},
    ),
)
def missing_from_key_report(on: date, report: Mapping[str, str]) -> Answer[tuple[str, ...]]:
    """What a report to the council on a decision not treated as key lacks; "None" fills a field in.

    Raises LawError naming a field it may not have. Source: SI 2012/2089 reg 18(2).
    """
    return fields_missing(KEY_REPORT, on, report)


@URGENCY_REPORT.answered_by(
    example(("summary",), on=_DAY, report={"particulars": "Flood works, 12 March 2025."}),
)
def missing_from_urgency_report(on: date, report: Mapping[str, str]) -> Answer[tuple[str, ...]]:
    """What the report on special urgency lacks; "None" fills a field in. Source: SI 2012/2089 reg 19(2)."""
    return fields_missing(URGENCY_REPORT, on, report)


@URGENCY_REPORT.answered_by(
    example(date(2026, 5, 6), last=_DAY),
    example(date(2025, 8, 31), last=date(2025, 5, 31), choices=Choices.of(URGENCY_REPORT_MONTHS, 3)),
)
def urgency_report_due(last: date, choices: Choices = DEFAULTS) -> Answer[date]:
    """The last day for the next report on special urgency after one made on ``last``.

    Raises LawError naming the setting where the council's interval is not 1 to 12 months.
    """
    last = civil_day(last, "last")
    months = choices[URGENCY_REPORT_MONTHS]
    if not 1 <= months <= 12:
        raise LawError(URGENCY_REPORT_MONTHS.name, f"must be 1 to 12, but is {months}")
    edition = URGENCY_REPORT.on(last, "england", "executive")
    lines = (Line(last, why="the report before"), Line(months, why="months"))
    because = f"{wording.number(months, 'month')} after the report of {wording.day(last)}"
    return reached(URGENCY_REPORT, edition, lines, _months_later, because)


def _months_later(lines: Lines) -> date:
    """Recounts a day from the day and the months of the lines."""
    assert isinstance(lines[0].value, date)
    return same_date(lines[0].value, lines[1].number)[0]
