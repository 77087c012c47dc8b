"""Scrutiny: answers owed to it, matters a councillor refers to it, and what it may do about health."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.periods import days_beginning_with, months_beginning_with
from minutebook.law.rules import Edition, Rule, example, rule
from minutebook.law.working_days import civil_day

RESPONSE = rule(
    "scrutiny-response",
    "The answer to a scrutiny report",
    "The council or its executive answers a scrutiny report, and says what it will do, within two months "
    "beginning with the day it had the report, or the notice if that came later.",
    Edition(
        "LGA 2000 s.9FE",
        2,
        nations=("england",),
        since=date(2012, 5, 4),
        note="The same two months, in the same words, stand in SI 2009/1919 reg 6.",
    ),
    Edition(
        "LGA 2000 s.21B",
        2,
        nations=("england",),
        since=date(2009, 4, 1),
        until=date(2012, 5, 3),
        status="contested",
        note=FROM_MEMORY,
    ),
)
CRIME_RESPONSE = rule(
    "crime-and-disorder-response",
    "The answer to a report on crime and disorder",
    "Whoever has a scrutiny report on crime and disorder answers within 28 days, the first day counted.",
    Edition(
        "Police and Justice Act 2006 ss.19 and 20; SI 2009/942",
        28,
        nations=("england",),
        since=date(2009, 4, 30),
        status="contested",
        note=FROM_MEMORY,
    ),
)
HEALTH_RESPONSE = rule(
    "health-scrutiny-response",
    "The answer to a health scrutiny report",
    "A health body that scrutiny asks for an answer gives it within 28 days, the day of asking counted.",
    Edition(
        "SI 2013/218 reg 22",
        28,
        nations=("england",),
        since=date(2013, 4, 1),
        status="contested",
        note=FROM_MEMORY,
    ),
)


@RESPONSE.answered_by(
    example(date(2025, 7, 13), received=date(2025, 5, 14), nation="england"),
    example(date(2025, 7, 19), received=date(2025, 5, 14), noticed=date(2025, 5, 20), nation="england"),
)
def response_due(received: date, *, nation: Nation, noticed: date | None = None) -> Answer[date]:
    """The last day for the answer to a report ``received`` on a day, or asked for by a notice later."""
    start = max(civil_day(received, "received"), civil_day(noticed or received, "noticed"))
    edition = RESPONSE.on(start, nation)
    counted = months_beginning_with(start, edition.value)
    return reached(RESPONSE, edition, counted.counted, counted.how, counted.because, counted.warnings)


@RESPONSE.answered_by(
    example(False, received=date(2025, 5, 14), responded=date(2025, 7, 14), nation="england"),
    example(True, received=date(2025, 5, 14), responded=date(2025, 7, 13), nation="england"),
)
def response_in_time(
    received: date, responded: date, *, nation: Nation, noticed: date | None = None
) -> Answer[bool]:
    """Whether an answer given on ``responded`` came in time. Raises LawError if it came before the report."""
    if responded < received:
        raise LawError("responded", "an answer cannot come before the report")
    due = response_due(received, nation=nation, noticed=noticed)
    late = (responded - due.result).days
    line = Line(responded, late <= 0, f"the answer; the last day was {wording.day(due.result)}")
    because = f"{wording.number(late, 'day')} late" if late > 0 else "in time"
    said = f"{because}: the last day was {wording.day(due.result)}"
    return reached(RESPONSE, due.edition, (line,), all_count, said)


@CRIME_RESPONSE.answered_by(example(date(2025, 6, 2), received=date(2025, 5, 6), nation="england"))
def crime_response_due(received: date, *, nation: Nation) -> Answer[date]:
    """The last day for an answer to a report on crime and disorder."""
    return _within_days(CRIME_RESPONSE, received, nation)


@HEALTH_RESPONSE.answered_by(example(date(2025, 6, 2), requested=date(2025, 5, 6), nation="england"))
def health_response_due(requested: date, *, nation: Nation) -> Answer[date]:
    """The last day for a health body's answer that was ``requested`` on a day."""
    return _within_days(HEALTH_RESPONSE, requested, nation)


def _within_days(found: Rule[int], start: date, nation: Nation) -> Answer[date]:
    edition = found.on(start, nation)
    counted = days_beginning_with(start, edition.value)
    return reached(found, edition, counted.counted, counted.how, counted.because, counted.warnings)


Subject = Literal["other", "planning", "licensing", "right-of-appeal", "vexatious"]
SUBJECTS: dict[Subject, str] = {
    "other": "a local government matter",
    "planning": "a planning decision",
    "licensing": "a licensing decision",
    "right-of-appeal": "a matter that a person may appeal or have reviewed",
    "vexatious": "vexatious, discriminatory or not reasonable to discuss",
}

CALL_FOR_ACTION = rule(
    "councillor-call-for-action",
    "Councillor call for action",
    "Any member may have a local matter of their own ward put on a scrutiny agenda and discussed, unless it "
    "is of a kind that is excluded; a failing service is never excluded as planning, licensing or appeal.",
    Edition(
        "LGA 2000 s.9FC; SI 2012/1022",
        None,
        nations=("england",),
        since=date(2012, 5, 4),
    ),
)


@CALL_FOR_ACTION.answered_by(
    example(True, affects_ward=True, subject="other", nation="england", on=date(2025, 5, 6)),
    example(False, affects_ward=True, subject="planning", nation="england", on=date(2025, 5, 6)),
    example(
        True,
        affects_ward=True,
        subject="planning",
        systemic_failure=True,
        nation="england",
        on=date(2025, 5, 6),
    ),
    example(False, affects_ward=False, subject="other", nation="england", on=date(2025, 5, 6)),
)
def goes_on_scrutiny_agenda(
    affects_ward: bool,
    subject: Subject,
    *,
    nation: Nation,
    on: date,
    systemic_failure: bool = False,
) -> Answer[bool]:
    """Whether a matter that a member refers must be put on the agenda and discussed.

    ``systemic_failure`` says that the member alleges a function is not discharged at all, or fails again and
    again. Raises LawError for a subject that is not one of ``SUBJECTS``.
    """
    if subject not in SUBJECTS:
        raise LawError("subject", f"must be one of {', '.join(SUBJECTS)}, not {subject!r}")
    edition = CALL_FOR_ACTION.on(on, nation)
    included = subject == "other" or (systemic_failure and subject != "vexatious")
    lines = (
        Line("the member's ward", affects_ward, "is affected" if affects_ward else "is not affected"),
        Line(SUBJECTS[subject], included, "may be discussed" if included else "is excluded"),
    )
    because = wording.both([f"{line.value} {line.why}" for line in lines])
    return reached(CALL_FOR_ACTION, edition, lines, all_count, because)


HealthAction = Literal[
    "review",
    "report",
    "require-attendance",
    "comment-on-variation",
    "refer-to-secretary-of-state",
    "request-call-in",
]
HEALTH_ACTIONS: dict[HealthAction, str] = {
    "review": "review the planning, provision and operation of health services",
    "report": "report and recommend to a health body, and ask for its answer",
    "require-attendance": "require information and the attendance of a health body's officers",
    "comment-on-variation": "be consulted on a substantial variation and comment",
    "refer-to-secretary-of-state": "refer a substantial variation to the Secretary of State",
    "request-call-in": "ask the Secretary of State to call in a proposed change, as anyone may",
}
_ALWAYS: tuple[HealthAction, ...] = ("review", "report", "require-attendance", "comment-on-variation")
_INSTEAD: dict[HealthAction, HealthAction] = {
    "refer-to-secretary-of-state": "request-call-in",
    "request-call-in": "refer-to-secretary-of-state",
}

HEALTH_SCRUTINY = rule(
    "health-scrutiny",
    "What health scrutiny may do",
    "Scrutiny reviews health services, reports and is consulted; until 30 January 2024 it could refer a "
    "change to the Secretary of State, and since then it may ask for a call-in, as anyone may.",
    Edition(
        "SI 2013/218 Part 4, as amended by SI 2024/16; National Health Service Act 2006 Sch 10A",
        (*_ALWAYS, _INSTEAD["refer-to-secretary-of-state"]),
        nations=("england",),
        since=date(2024, 1, 31),
    ),
    Edition(
        "SI 2013/218 Part 4 (regs 23(9) and 25)",
        (*_ALWAYS, _INSTEAD["request-call-in"]),
        nations=("england",),
        since=date(2013, 4, 1),
        until=date(2024, 1, 30),
    ),
)


@HEALTH_SCRUTINY.answered_by(
    example(False, action="refer-to-secretary-of-state", nation="england", on=date(2024, 3, 1)),
    example(True, action="refer-to-secretary-of-state", nation="england", on=date(2024, 1, 30)),
    example(True, action="request-call-in", nation="england", on=date(2024, 1, 31)),
)
def health_action_open(action: HealthAction, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether health scrutiny may do something on a day; if not, the answer says what it may do instead.

    The answer's lines are all it may do on that day. Raises LawError for an unknown action.
    """
    if action not in get_args(HealthAction):
        raise LawError("action", f"must be one of {', '.join(HEALTH_ACTIONS)}, not {action!r}")
    edition = HEALTH_SCRUTINY.on(on, nation)
    may = action in edition.value
    lines = tuple(Line(one, one == action, HEALTH_ACTIONS[one]) for one in edition.value)
    because = f"on {wording.day(on)} scrutiny may {'' if may else 'not '}{HEALTH_ACTIONS[action]}"
    if not may:
        because += f"; it may {HEALTH_ACTIONS[_INSTEAD[action]]}"
    return reached(HEALTH_SCRUTINY, edition, lines, any_counts, because)
