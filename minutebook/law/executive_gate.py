"""Whether an executive has met what a key decision, or a private meeting, asks for. England."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.key_decisions import (
    general_exception,
    key_decision_notice,
    private_meeting_notice,
    private_meeting_second_notice,
)
from minutebook.law.notice_table import EXECUTIVE_2012
from minutebook.law.rules import DEFAULTS, Choices, Edition, example, rule
from minutebook.law.working_days import Calendar


@dataclass(frozen=True)
class KeyNotice:
    """What was done about a key decision.

    ``published`` is the day of its notice; ``scrutiny_told`` whether the scrutiny chair, or without one each
    member, was told in writing that 28 days were impracticable; ``agreed_by`` who agreed that it is urgent.
    """

    published: date | None = None
    scrutiny_told: bool = False
    agreed_by: str = ""


@dataclass(frozen=True)
class PrivateNotice:
    """The two notices that a meeting is to be private, or who agreed that it cannot wait for them."""

    first: date | None = None
    second: date | None = None
    agreed_by: str = ""


KEY_MADE = rule(
    "key-decision-made",
    "Whether a key decision may be made",
    "A key decision is made after 28 clear days of notice; or five clear days after scrutiny was told and "
    "the notice published; or with agreement that it is urgent.",
    Edition("SI 2012/2089 regs 9 to 11", None, ("england",), ("executive",), since=EXECUTIVE_2012),
)
PRIVATE_HELD = rule(
    "private-meeting-held",
    "Whether an executive may meet in private",
    "An executive meets in private after notice of 28 clear days and a second of five; or with agreement "
    "that it is urgent.",
    Edition("SI 2012/2089 reg 5", None, ("england",), ("executive",), since=EXECUTIVE_2012),
)

_MEETING = date(2025, 5, 6)


@KEY_MADE.answered_by(
    example(True, decision=_MEETING, key=KeyNotice(date(2025, 4, 7))),
    example(False, decision=_MEETING, key=KeyNotice(date(2025, 4, 8))),
    example(True, decision=_MEETING, key=KeyNotice(date(2025, 4, 8), scrutiny_told=True)),
    example(False, decision=date(2025, 5, 9), key=KeyNotice(date(2025, 5, 1), scrutiny_told=True)),
    example(True, decision=date(2025, 5, 9), key=KeyNotice(agreed_by="the chair of scrutiny")),
)
def key_route_open(
    decision: date, key: KeyNotice, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[bool]:
    """Whether one of the three ways to a key decision on a day is open. Source: SI 2012/2089 regs 9 to 11."""
    notice = key_decision_notice(decision, calendar, choices)
    last = notice.result.any_day
    excepted, told = False, "scrutiny was not told of it"
    if key.published is not None and key.scrutiny_told:
        first = general_exception(key.published, calendar, choices).result.any_day
        excepted, told = decision >= first, f"it allows the decision from {wording.day(first)}"
    in_time = key.published is not None and key.published <= last
    lines = (
        Line("28 clear days", in_time, f"the last day for the notice was {wording.day(last)}"),
        Line("the general exception", excepted, told),
        Line("special urgency", bool(key.agreed_by.strip()), key.agreed_by or "nobody agreed to it"),
    )
    tried = [f"{line.value}: {line.why}" for line in lines]
    because = next((one for one, line in zip(tried, lines, strict=True) if line.counts), "; ".join(tried))
    edition = KEY_MADE.on(decision, "england", "executive")
    return reached(KEY_MADE, edition, lines, any_counts, because, notice.warnings)


@PRIVATE_HELD.answered_by(
    example(True, meeting=_MEETING, private=PrivateNotice(date(2025, 4, 7), date(2025, 4, 25))),
    example(False, meeting=_MEETING, private=PrivateNotice(date(2025, 4, 7))),
    example(True, meeting=_MEETING, private=PrivateNotice(agreed_by="the chair of scrutiny")),
)
def private_notices_given(
    meeting: date, private: PrivateNotice, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[bool]:
    """Whether an executive may take an item in private at a meeting. Source: SI 2012/2089 reg 5."""
    first = private_meeting_notice(meeting, calendar, choices)
    second = private_meeting_second_notice(meeting, calendar, choices)
    edition = PRIVATE_HELD.on(meeting, "england", "executive")
    if private.agreed_by.strip():
        lines: tuple[Line, ...] = (Line(private.agreed_by, why="agreed that it is urgent"),)
        return reached(
            PRIVATE_HELD, edition, lines, all_count, f"{private.agreed_by} agreed that it is urgent"
        )
    lines = tuple(
        Line(
            given or "not given",
            given is not None and given <= last.result.working_day,
            f"{name} notice, due by {wording.day(last.result.working_day)}",
        )
        for name, given, last in (("first", private.first, first), ("second", private.second, second))
    )
    because = "; ".join(f"{line.why}: {wording.value(line.value)}" for line in lines)
    return reached(PRIVATE_HELD, edition, lines, all_count, because, first.warnings)
