"""The council's own steps towards a meeting and after it, so many working days before or after. All local."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Lines
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import agenda_notice, council_calendar
from minutebook.law.notice_table import CLOSURE_DAYS_COUNT
from minutebook.law.periods import months_from
from minutebook.law.rules import DEFAULTS, Choices, Edition, Rule, Setting, example, rule
from minutebook.law.working_days import Calendar, civil_day


class Step(NamedTuple):
    """A step of the timetable: its rule, how many working days, and on which side of the meeting."""

    rule: Rule[None]
    days: Setting[int]
    after: bool


STEPS: dict[str, Step] = {}

PRINCIPAL: tuple[BodyKind, ...] = ("council", "committee", "executive", "joint", "informal")


def _step(
    id: str, title: str, sentence: str, days: int, due: date, *bodies: BodyKind, after: bool = False
) -> None:
    """Declare a step; ``due`` is when it falls for a committee or cabinet on Tuesday 16 September 2025."""
    side = "after" if after else "before"
    setting = Setting(f"{id}-days", days, f"working days {side} the meeting: {title[0].lower()}{title[1:]}")
    edition = Edition("The council's own timetable", None, bodies=bodies, status="local")
    declared = rule(id, title, sentence, edition, settings=(setting, CLOSURE_DAYS_COUNT))
    STEPS[id] = Step(declared, setting, after)
    body = bodies[0] if bodies else "committee"
    declared.answered_by(example(due, step=id, nation="england", body=body, meeting=date(2025, 9, 16)))(
        step_due
    )


def step_due(
    step: str,
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[date]:
    """The day of a step, by its id, for a meeting. Raises KeyError for a step that is not declared."""
    declared, setting, after = STEPS[step]
    meeting = civil_day(meeting, "meeting")
    edition = declared.on(meeting, nation, body)
    calendar, warnings = council_calendar(nation, body, calendar, choices)
    days = choices[setting]
    side = "after" if after else "before"
    lines = (counting.after if after else counting.before)(meeting, days, calendar)
    return reached(
        declared,
        edition,
        lines,
        counting.nth if after else counting.nth_before,
        f"{wording.number(days, 'working day')} {side} the meeting on {wording.day(meeting)}",
        warnings + counting.disputes(lines, calendar),
    )


_step(
    "items-called-for",
    "Items called for",
    "Officers and members are asked for items, and a draft agenda is begun.",
    25,
    date(2025, 8, 11),
)
_step(
    "first-drafts",
    "First drafts of reports",
    "Authors hand in the first drafts of their reports.",
    20,
    date(2025, 8, 18),
    *PRINCIPAL,
)
_step(
    "clearance",
    "Reports cleared",
    "Finance, legal and the monitoring officer have cleared the reports.",
    12,
    date(2025, 8, 29),
    *PRINCIPAL,
)
_step(
    "call-over",
    "Agenda gone through with the chair",
    "The chair goes through the draft agenda with officers.",
    10,
    date(2025, 9, 2),
    *PRINCIPAL,
)
_step(
    "final-reports",
    "Final reports",
    "Reports are in their final form.",
    8,
    date(2025, 9, 4),
)
_step(
    "public-questions",
    "Questions and petitions from the public",
    "The public hands in questions, petitions and requests to speak.",
    3,
    date(2025, 9, 11),
)
_step(
    "briefing",
    "Briefing, apologies and substitutes",
    "The chair is briefed; apologies and substitutes are given to the clerk.",
    1,
    date(2025, 9, 15),
)
_step(
    "decisions-published",
    "Decisions published",
    "The decisions of the executive are published.",
    2,
    date(2025, 9, 18),
    "executive",
    after=True,
)
_step(
    "actions-circulated",
    "Actions circulated",
    "Those who were asked to do something are told what, and by when.",
    3,
    date(2025, 9, 19),
    after=True,
)
_step(
    "draft-minutes",
    "Draft minutes to the chair and officers",
    "The draft minutes go to the chair and to the officers who attended.",
    5,
    date(2025, 9, 23),
    after=True,
)
_step(
    "draft-minutes-published",
    "Draft minutes published",
    "The draft minutes are published, marked as subject to confirmation.",
    10,
    date(2025, 9, 30),
    after=True,
)


DESPATCH_DAYS = Setting(
    "agenda-despatch-days",
    0,
    "working days before the meeting on which agendas go out; 0 for the last lawful day",
)

DESPATCH = rule(
    "agenda-despatch",
    "Agenda sent out",
    "The agenda goes out on the council's own day, or on the last lawful day if that is earlier.",
    Edition("The council's own timetable, within the law of notice", None, status="local"),
    settings=(DESPATCH_DAYS, CLOSURE_DAYS_COUNT),
)


@DESPATCH.answered_by(
    example(date(2025, 9, 8), nation="england", body="committee", meeting=date(2025, 9, 16)),
    example(
        date(2025, 9, 5),
        nation="england",
        body="committee",
        meeting=date(2025, 9, 16),
        choices=Choices.of(DESPATCH_DAYS, 7),
    ),
    example(
        date(2025, 9, 8),
        nation="england",
        body="committee",
        meeting=date(2025, 9, 16),
        choices=Choices.of(DESPATCH_DAYS, 4),
    ),
)
def agenda_despatch(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[date]:
    """The day on which the agenda goes out: never later than the law of notice allows."""
    lawful = agenda_notice(nation, body, meeting, calendar, choices)
    lines: Lines = (Line(lawful.result.working_day, True, "the last lawful day"),)
    if days := choices[DESPATCH_DAYS]:
        own, _ = council_calendar(nation, body, calendar, choices)
        chosen = counting.nth_before(counting.before(civil_day(meeting, "meeting"), days, own))
        lines += (Line(chosen, True, f"{wording.number(days, 'working day')} before the meeting"),)
    because = lawful.because
    if len(lines) > 1:
        said = [f"{wording.value(line.value)}, {line.why}" for line in lines]
        because = f"the earlier of {wording.both(said)}"
    edition = DESPATCH.on(civil_day(meeting, "meeting"), nation, body)
    return reached(DESPATCH, edition, lines, counting.first, because, lawful.warnings)


SMALLER_AUTHORITY_MINUTES = rule(
    "smaller-authority-minutes",
    "Draft minutes of a smaller authority",
    "A parish council with a turnover of not more than £25,000 publishes its draft minutes within one month.",
    Edition(
        "Transparency Code for Smaller Authorities 2014, made binding by SI 2015/494",
        1,
        ("england",),
        ("parish",),
        since=date(2015, 4, 1),
    ),
)


@SMALLER_AUTHORITY_MINUTES.answered_by(
    example(date(2025, 6, 6), nation="england", body="parish", meeting=date(2025, 5, 6))
)
def smaller_authority_minutes(nation: Nation, body: BodyKind, meeting: date) -> Answer[date]:
    """The last day for the draft minutes of a smaller authority's meeting."""
    meeting = civil_day(meeting, "meeting")
    edition = SMALLER_AUTHORITY_MINUTES.on(meeting, nation, body)
    month = months_from(meeting, edition.value)
    return reached(SMALLER_AUTHORITY_MINUTES, edition, month.counted, month.how, month.because)
