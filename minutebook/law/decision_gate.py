"""The gate before the record of a decision is published, and before the decision is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from minutebook.law import wording
from minutebook.law.answer import Line, all_count, reached
from minutebook.law.call_in import CALL_IN_EFFECT, takes_effect
from minutebook.law.decision_records import Maker, missing_from_record
from minutebook.law.errors import LawError
from minutebook.law.exclusion import Withheld, is_exempt
from minutebook.law.executive_gate import KeyNotice, key_route_open
from minutebook.law.gate import Check, Checked, Measure, Override, Verdict, judge
from minutebook.law.interests import TAKING_PART, Dispensation, InterestKind
from minutebook.law.minute_taking import kept_out
from minutebook.law.nations import Nation
from minutebook.law.notice_table import EXECUTIVE_2012
from minutebook.law.rules import DEFAULTS, Choices
from minutebook.law.text_checks import personal_data_is_decided
from minutebook.law.working_days import Calendar


@dataclass(frozen=True)
class DecisionRecord:
    """The facts of a record of a decision.

    ``maker`` is who made it: a meeting, an individual, an officer, or an officer expressly empowered;
    ``record`` the fields of the record by name, "None" where there is none. ``key`` is what was done about
    a key decision, ``interest`` one the maker has, ``carried_out`` the day it is to be carried out, where it
    ``may_be_called_in``; ``urgent_agreed_by`` who agreed to exempt it from call-in.
    """

    nation: Nation
    maker: Maker
    decided: date
    published: date
    record: Mapping[str, str] = field(default_factory=dict)
    key: KeyNotice | None = None
    interest: InterestKind | None = None
    dispensation: Dispensation | None = None
    withheld: Withheld | None = None
    personal_data: tuple[str, ...] = ()
    may_be_called_in: bool = False
    carried_out: date | None = None
    urgent_agreed_by: str = ""
    overrides: tuple[Override, ...] = ()
    calendar: Calendar | None = None
    choices: Choices = DEFAULTS


def decision_gate(decision: DecisionRecord) -> Verdict:
    """All that stands in the way of publishing a record of a decision. Never raises LawError."""
    checks: list[tuple[str, Check]] = [("", partial(check, decision)) for check in _CHECKS]
    return judge(checks, decision.overrides, decision.published)


def _days_are_in_order(decision: DecisionRecord) -> Iterator[Checked]:
    if decision.published < decision.decided:
        raise LawError("published", "a decision cannot be published before it was made")
    if decision.carried_out is not None and decision.carried_out < decision.decided:
        raise LawError("carried_out", "a decision cannot be carried out before it was made")
    yield from ()


def _record_is_whole(decision: DecisionRecord) -> Iterator[Checked]:
    if decision.nation == "england" and decision.decided >= EXECUTIVE_2012:
        answer = missing_from_record(decision.maker, decision.decided, decision.record)
        mend = "Fill in each, with 'None' where there is none."
        yield Checked(answer, not answer.result, Measure("blocks", mend))


def _key_decision_could_be_made(decision: DecisionRecord) -> Iterator[Checked]:
    if decision.key is not None and decision.nation == "england":
        answer = key_route_open(decision.decided, decision.key, decision.calendar, decision.choices)
        mend = "Give notice and decide again, or record whose agreement there was."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)))


def _maker_was_free(decision: DecisionRecord) -> Iterator[Checked]:
    if decision.interest is not None and TAKING_PART.holds(decision.decided, decision.nation):
        answer = kept_out(
            decision.interest,
            ("voter",),
            nation=decision.nation,
            on=decision.decided,
            dispensation=decision.dispensation,
        )
        mend = "Have somebody else decide, or record the dispensation."
        yield Checked(answer, answer.result, Measure("blocks", mend))


def _exemption_stands(decision: DecisionRecord) -> Iterator[Checked]:
    if decision.withheld is not None:
        answer = is_exempt(decision.nation, decision.decided, decision.withheld)
        mend = "Name the paragraph, weigh the public interest in writing, and have it signed off."
        yield Checked(answer, answer.result, Measure("blocks", mend))


def _personal_data_is_decided(decision: DecisionRecord) -> Iterator[Checked]:
    return personal_data_is_decided(decision.personal_data, decision.nation, decision.published)


def _waits_for_call_in(decision: DecisionRecord) -> Iterator[Checked]:
    day = decision.carried_out
    if not decision.may_be_called_in or day is None:
        return
    effect = takes_effect(decision.nation, decision.published, decision.calendar, decision.choices)
    agreed = decision.urgent_agreed_by.strip()
    line = Line(day, day >= effect.result or bool(agreed), "the day it is to be carried out")
    because = (
        f"it takes effect on {wording.day(effect.result)} and is to be carried out on {wording.day(day)}"
    )
    answer = reached(CALL_IN_EFFECT, effect.edition, (line,), all_count, because, effect.warnings)
    mend = "Wait until it takes effect, or record who agreed that it is too urgent for call-in."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)))


_CHECKS = (
    _days_are_in_order,
    _record_is_whole,
    _key_decision_could_be_made,
    _maker_was_free,
    _exemption_stands,
    _personal_data_is_decided,
    _waits_for_call_in,
)
