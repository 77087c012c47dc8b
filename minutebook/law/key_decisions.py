"""Key decisions of an executive in England: what one is, its notice, and the two ways round the notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.counting import Earliest, LastDay, Lines
from minutebook.law.errors import LawError
from minutebook.law.notice import council_calendar
from minutebook.law.notice_table import CLOSURE_DAYS_COUNT, EXECUTIVE_2012
from minutebook.law.rules import DEFAULTS, Choices, Edition, Rule, Setting, V, example, rule
from minutebook.law.working_days import Calendar, civil_day

THRESHOLD = Setting(
    "key-decision-threshold",
    350_000,
    "pounds of spending or saving from which a decision counts as significant for the budget concerned",
)
TWENTY_EIGHT_DAYS = Setting(
    "key-decision-days",
    "calendar",
    "whether the 28 clear days of notice are calendar days or working days",
    options=("calendar", "working"),
    warning="The regulations do not say whether 28 clear days are calendar or working days: councils differ.",
)


def _england(source: str, value: V) -> Edition[V]:
    """A row for executives in England since the regulations of 2012 came into force."""
    return Edition(source, value, ("england",), ("executive",), since=EXECUTIVE_2012)


KEY_DECISION = rule(
    "key-decision",
    "What a key decision is",
    "An executive decision is key if it is likely to mean spending or saving that is significant for the "
    "budget of the service, or to be significant in its effects on communities in two or more wards or "
    "divisions.",
    _england("SI 2012/2089 reg 8; the threshold is the council's own", 2),
    settings=(THRESHOLD,),
)


@KEY_DECISION.answered_by(
    example(True, on=date(2025, 5, 6), pounds=400_000, wards=1, significant_effect=False),
    example(False, on=date(2025, 5, 6), pounds=40_000, wards=1, significant_effect=True),
    example(True, on=date(2025, 5, 6), pounds=0, wards=2, significant_effect=True),
)
def is_key(
    on: date, pounds: int, wards: int, significant_effect: bool, choices: Choices = DEFAULTS
) -> Answer[bool]:
    """Whether an executive decision is key: ``pounds`` spent or saved, number of ``wards`` it affects."""
    edition, threshold = KEY_DECISION.on(civil_day(on, "on"), "england", "executive"), choices[THRESHOLD]
    for name, value in (("pounds", pounds), ("wards", wards)):
        if value < 0:
            raise LawError(name, f"cannot be less than 0, but is {value}")
    lines = (
        Line(pounds, pounds >= threshold, f"pounds, of {threshold:,} that are significant"),
        Line(
            wards, significant_effect and wards >= edition.value, "wards or divisions significantly affected"
        ),
    )
    because = "; ".join(f"{line.value:,} {line.why}: {'yes' if line.counts else 'no'}" for line in lines)
    return reached(KEY_DECISION, edition, lines, any_counts, because)


KEY_NOTICE = rule(
    "key-decision-notice",
    "Notice of a key decision",
    "A notice of the key decision is at the offices and on the website for 28 clear days before it is made.",
    _england("SI 2012/2089 reg 9(2)", 28),
    settings=(TWENTY_EIGHT_DAYS, CLOSURE_DAYS_COUNT),
)

PRIVATE_NOTICE = rule(
    "private-meeting-notice",
    "Notice that a meeting is to be private",
    "Notice that the executive means to meet in private, with the reasons, is given 28 clear days before.",
    _england("SI 2012/2089 reg 5(2), (3)", 28),
    settings=(TWENTY_EIGHT_DAYS, CLOSURE_DAYS_COUNT),
)

PRIVATE_SECOND_NOTICE = rule(
    "private-meeting-second-notice",
    "Second notice that a meeting is to be private",
    "Five clear days before, a second notice gives the reasons, the representations received and the answer "
    "to them.",
    _england("SI 2012/2089 reg 5(4), (5)", 5),
    settings=(CLOSURE_DAYS_COUNT,),
)


@KEY_NOTICE.answered_by(
    example(LastDay(date(2025, 4, 7), date(2025, 4, 7)), decision=date(2025, 5, 6)),
    example(
        LastDay(date(2025, 3, 21), date(2025, 3, 23)),
        decision=date(2025, 5, 6),
        choices=Choices.of(TWENTY_EIGHT_DAYS, "working"),
    ),
)
def key_decision_notice(
    decision: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[LastDay]:
    """The last day for the notice of a key decision made on ``decision``. Source: SI 2012/2089 reg 9(2)."""
    return _last_day(KEY_NOTICE, decision, "decision", calendar, choices)


@PRIVATE_NOTICE.answered_by(example(LastDay(date(2025, 8, 18), date(2025, 8, 18)), meeting=date(2025, 9, 16)))
def private_meeting_notice(
    meeting: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[LastDay]:
    """The last day for the first notice of a private meeting. Source: SI 2012/2089 reg 5(2)."""
    return _last_day(PRIVATE_NOTICE, meeting, "meeting", calendar, choices)


@PRIVATE_SECOND_NOTICE.answered_by(
    example(LastDay(date(2025, 9, 8), date(2025, 9, 8)), meeting=date(2025, 9, 16))
)
def private_meeting_second_notice(
    meeting: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[LastDay]:
    """The last day for the second notice of a private meeting. Source: SI 2012/2089 reg 5(4)."""
    return _last_day(PRIVATE_SECOND_NOTICE, meeting, "meeting", calendar, choices)


def _last_day(
    rule: Rule[int], day: date, name: str, calendar: Calendar | None, choices: Choices
) -> Answer[LastDay]:
    day = civil_day(day, name)
    edition = rule.on(day, "england", "executive")
    calendar, warnings = council_calendar("england", "executive", calendar, choices)
    contested = TWENTY_EIGHT_DAYS in rule.settings
    every_day = contested and choices[TWENTY_EIGHT_DAYS] == "calendar"
    if contested:
        warnings += (TWENTY_EIGHT_DAYS.warning,)
    lines = counting.before(day, edition.value, calendar, every_day=every_day)
    first, last = counting.nth_before(lines), max(counting.counted(lines))
    return reached(
        rule,
        edition,
        lines,
        counting.last_day,
        f"{edition.value} clear {'calendar ' if every_day else ''}days before {wording.day(day)}: "
        f"those from {wording.day(first)} to {wording.day(last)}",
        warnings + counting.disputes(lines, calendar),
    )


GENERAL_EXCEPTION = rule(
    "general-exception",
    "The general exception to notice of a key decision",
    "If 28 days of notice are impracticable, the scrutiny chair is told in writing, the notice is "
    "published, and the decision may be made once five clear days have followed; then the reasons are "
    "published.",
    _england("SI 2012/2089 reg 10", 5),
    settings=(CLOSURE_DAYS_COUNT,),
)


@GENERAL_EXCEPTION.answered_by(
    example(Earliest(date(2025, 5, 10), date(2025, 5, 12)), notice=date(2025, 5, 1)),
    example(Earliest(date(2025, 4, 25), date(2025, 4, 25)), notice=date(2025, 4, 15)),
)
def general_exception(
    notice: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[Earliest]:
    """The earliest day for the decision when its notice was published on ``notice``. Source: reg 10."""
    notice = civil_day(notice, "notice")
    edition = GENERAL_EXCEPTION.on(notice, "england", "executive")
    calendar, warnings = council_calendar("england", "executive", calendar, choices)
    lines = counting.after(notice, edition.value, calendar)
    return reached(
        GENERAL_EXCEPTION,
        edition,
        lines,
        counting.earliest,
        f"{edition.value} clear days after {wording.day(notice)}: {wording.days(counting.counted(lines))} "
        f"count",
        warnings + counting.disputes(lines, calendar),
    )


Route = Literal["notice", "general exception", "special urgency"]

KEY_ROUTE = rule(
    "key-decision-route",
    "By which way a key decision can be made",
    "With 28 clear days of notice a key decision is made in the ordinary way; with five, under the general "
    "exception; with fewer, only by agreement under special urgency.",
    _england("SI 2012/2089 regs 9 to 11", None),
    settings=(TWENTY_EIGHT_DAYS, CLOSURE_DAYS_COUNT),
)


@KEY_ROUTE.answered_by(
    example("general exception", decision=date(2025, 5, 6), published=date(2025, 4, 8)),
    example("special urgency", decision=date(2025, 5, 9), published=date(2025, 5, 1)),
    example("notice", decision=date(2025, 5, 6), published=date(2025, 4, 7)),
)
def key_decision_route(
    decision: date, published: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[Route]:
    """How a key decision made on ``decision`` stands whose notice was published on ``published``.

    Raises LawError naming ``published`` if that is after the decision.
    """
    decision, published = civil_day(decision, "decision"), civil_day(published, "published")
    if published > decision:
        raise LawError("published", f"{wording.day(published)} is after the decision")
    notice = key_decision_notice(decision, calendar, choices)
    exception = general_exception(published, calendar, choices)
    last, first = notice.result.any_day, exception.result.any_day
    lines = (
        Line("notice", published <= last, f"the last day for it was {wording.day(last)}"),
        Line("general exception", decision >= first, f"it allows the decision from {wording.day(first)}"),
        Line("special urgency", True, "agreement is needed"),
    )
    because = f"notice on {wording.day(published)}: " + "; ".join(
        f"{line.value}, {line.why}" for line in lines[:2]
    )
    edition = KEY_ROUTE.on(decision, "england", "executive")
    return reached(KEY_ROUTE, edition, lines, _first_open, because, notice.warnings)


def _first_open(lines: Lines) -> Route:
    return cast(Route, next(line.value for line in lines if line.counts))


@dataclass(frozen=True)
class Available:
    """Whether each of those who may agree to special urgency is in post and able to act."""

    scrutiny_chair: bool = True
    council_chair: bool = True
    council_vice_chair: bool = True


SPECIAL_URGENCY = rule(
    "special-urgency",
    "Who agrees to special urgency",
    "The chair of the scrutiny committee agrees that the decision is urgent and cannot reasonably be "
    "deferred; if there is none or they cannot act, the chairman of the council; if neither, the "
    "vice-chairman.",
    _england("SI 2012/2089 reg 11 (key decisions), reg 5(6) (private meetings)", None),
)


@SPECIAL_URGENCY.answered_by(
    example("chair of the scrutiny committee", on=date(2025, 5, 6), available=Available()),
    example("chairman of the council", on=date(2025, 5, 6), available=Available(scrutiny_chair=False)),
    example(
        None,
        on=date(2025, 5, 6),
        available=Available(scrutiny_chair=False, council_chair=False, council_vice_chair=False),
    ),
)
def agrees_to_urgency(on: date, available: Available) -> Answer[str | None]:
    """Whose agreement must be had, or None where nobody can give it and the decision has to wait."""
    edition = SPECIAL_URGENCY.on(civil_day(on, "on"), "england", "executive")
    lines = (
        Line("chair of the scrutiny committee", available.scrutiny_chair),
        Line("chairman of the council", available.council_chair),
        Line("vice-chairman of the council", available.council_vice_chair),
    )
    return reached(
        SPECIAL_URGENCY,
        edition,
        lines,
        _first_able,
        lambda who: f"the {who} agrees, and the reasons are published" if who else "nobody is able to agree",
    )


def _first_able(lines: Lines) -> str | None:
    return next((str(line.value) for line in lines if line.counts), None)


NOTICE_FIELDS = {
    "key_decision": "that a key decision is to be made",
    "matter": "the matter it is about",
    "decision_maker": "the name and title of the individual, or the body and its members",
    "date": "the date or the period of the decision",
    "documents": "a list of the documents submitted for it",
    "address": "where copies can be had",
    "other_documents": "that other documents may be submitted",
    "how_to_request": "how to ask for those as they come",
}

KEY_NOTICE_CONTENTS = rule(
    "key-decision-notice-contents",
    "What the notice of a key decision says",
    "The notice says what is to be decided, by whom, when, on which documents, and where and how to get "
    "them.",
    _england("SI 2012/2089 reg 9(1)(a) to (h)", NOTICE_FIELDS),
)


@KEY_NOTICE_CONTENTS.answered_by(
    example(
        ("address", "other_documents", "how_to_request"),
        on=date(2025, 5, 6),
        notice={
            "key_decision": "Yes",
            "matter": "Award of the highways contract",
            "decision_maker": "Cabinet: Councillors Ash, Birch and Cole",
            "date": "6 May 2025",
            "documents": "Report of the Director of Place",
        },
    ),
)
def missing_from_notice(on: date, notice: Mapping[str, str]) -> Answer[tuple[str, ...]]:
    """The fields of ``NOTICE_FIELDS`` that a notice lacks. Raises LawError naming a field it may not have."""
    return fields_missing(KEY_NOTICE_CONTENTS, on, notice)


def fields_missing(rule: Rule[dict[str, str]], on: date, given: Mapping[str, str]) -> Answer[tuple[str, ...]]:
    """Which of a rule's fields are not filled in; "None" fills one in, silence does not."""
    edition = rule.on(civil_day(on, "on"), "england")
    for name in given:
        if name not in edition.value:
            raise LawError(name, f"is not one of the fields: {', '.join(edition.value)}")
    lines = tuple(Line(name, bool(given.get(name, "").strip()), what) for name, what in edition.value.items())
    return reached(
        rule,
        edition,
        lines,
        _not_filled,
        lambda names: (
            f"missing: {'; '.join(edition.value[name] for name in names)}" if names else "all is there"
        ),
    )


def _not_filled(lines: Lines) -> tuple[str, ...]:
    return tuple(str(line.value) for line in lines if not line.counts)
