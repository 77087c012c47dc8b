"""What the record of a decision must hold, and which decisions of officers need one. England."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.key_decisions import fields_missing
from minutebook.law.notice_table import EXECUTIVE_2012
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import civil_day

OPENNESS_2014 = date(2014, 8, 6)
"""The day the Openness of Local Government Bodies Regulations 2014 came into force."""

AT_MEETING = {
    "decision": "the decision",
    "date": "the date it was made",
    "reasons": "the reasons for it",
    "alternatives": "alternatives considered and rejected at the meeting",
    "conflicts": "conflicts of interest declared by members of the body",
    "dispensations": "any dispensation granted by the head of paid service",
}
BY_INDIVIDUAL = AT_MEETING | {
    "alternatives": "alternatives considered and rejected when deciding",
    "conflicts": "conflicts of interest declared by any executive member who was consulted",
}
BY_OFFICER = {
    "decision": "the decision",
    "date": "the date it was made",
    "reasons": "the reasons for it",
    "alternatives": "alternatives considered and rejected",
}
BY_OFFICER_EXPRESSLY = BY_OFFICER | {
    "conflicts": "the names of members who declared a conflict of interest, where the power was given "
    "expressly",
}

DECISION_RECORD = rule(
    "decision-record",
    "The record of an executive decision made at a meeting",
    "As soon as reasonably practicable, the proper officer, or whoever presided, records the decision and "
    "its date, the reasons, the alternatives rejected, conflicts of interest and dispensations.",
    Edition("SI 2012/2089 reg 12", AT_MEETING, ("england",), ("executive",), since=EXECUTIVE_2012),
)
INDIVIDUAL_RECORD = rule(
    "individual-decision-record",
    "The record of an executive decision made by one member or officer",
    "A member or officer who makes an executive decision, key or not, records the same, and the conflicts of "
    "interest of any executive member consulted.",
    Edition("SI 2012/2089 reg 13", BY_INDIVIDUAL, ("england",), ("executive",), since=EXECUTIVE_2012),
)
OFFICER_RECORD = rule(
    "officer-decision-record",
    "The record of an officer's decision under a general power",
    "The record holds the date, the decision, the reasons and the alternatives rejected; it stays open for "
    "six years and its background papers for four.",
    Edition("SI 2014/2095 regs 7(3), 8", BY_OFFICER, ("england",), since=OPENNESS_2014),
)
EXPRESS_OFFICER_RECORD = rule(
    "express-officer-decision-record",
    "The record of an officer's decision under an express power",
    "The record holds the same, and the names of members who declared a conflict of interest.",
    Edition("SI 2014/2095 reg 7(3)", BY_OFFICER_EXPRESSLY, ("england",), since=OPENNESS_2014),
)

Maker = Literal["meeting", "individual", "officer", "officer expressly"]

_RULES = {
    "meeting": DECISION_RECORD,
    "individual": INDIVIDUAL_RECORD,
    "officer": OFFICER_RECORD,
    "officer expressly": EXPRESS_OFFICER_RECORD,
}

_WHOLE = {
    "decision": "That the contract be awarded to Alder Ltd.",
    "date": "6 May 2025",
    "reasons": "It was the best of three tenders.",
    "alternatives": "To tender again, which would have cost a year.",
}


@DECISION_RECORD.answered_by(
    example(("conflicts", "dispensations"), maker="meeting", on=date(2025, 5, 6), record=_WHOLE),
)
@INDIVIDUAL_RECORD.answered_by(
    example(
        (),
        maker="individual",
        on=date(2025, 5, 6),
        record=_WHOLE | {"conflicts": "None", "dispensations": "None"},
    ),
)
@OFFICER_RECORD.answered_by(example((), maker="officer", on=date(2025, 5, 6), record=_WHOLE))
@EXPRESS_OFFICER_RECORD.answered_by(
    example(("conflicts",), maker="officer expressly", on=date(2025, 5, 6), record=_WHOLE)
)
def missing_from_record(maker: Maker, on: date, record: Mapping[str, str]) -> Answer[tuple[str, ...]]:
    """The fields that the record of a decision lacks, by who made it; "None" fills a field, silence does not.

    Raises LawError naming a field the record may not have. Source: SI 2012/2089 regs 12, 13; SI 2014/2095.
    """
    return fields_missing(_RULES[maker], on, record)


@dataclass(frozen=True)
class OfficerDecision:
    """A decision an officer made that is not an executive one.

    ``express`` is whether the power was given for this very decision; the others are the effects that make a
    decision under a general power one to be recorded.
    """

    express: bool = False
    grants_permission_or_licence: bool = False
    affects_rights_of_an_individual: bool = False
    materially_affects_finances: bool = False


OFFICER_RECORDED = rule(
    "officer-decision-recorded",
    "Which decisions of officers are recorded",
    "An officer's decision is recorded if the power was given expressly for it, or if under a general power "
    "it grants a permission or licence, affects the rights of an individual, or awards a contract or incurs "
    "spending that materially affects the council's finances.",
    Edition("SI 2014/2095 reg 7(1), (2)", None, ("england",), since=OPENNESS_2014),
)


@OFFICER_RECORDED.answered_by(
    example(True, on=date(2025, 5, 6), decision=OfficerDecision(grants_permission_or_licence=True)),
    example(False, on=date(2025, 5, 6), decision=OfficerDecision()),
)
def officer_decision_is_recorded(on: date, decision: OfficerDecision) -> Answer[bool]:
    """Whether an officer's decision needs a record. Source: SI 2014/2095 reg 7(2)."""
    lines = tuple(
        Line(name.replace("_", " "), getattr(decision, name)) for name in OfficerDecision.__dataclass_fields__
    )
    met = [str(line.value) for line in lines if line.counts]
    because = f"it is recorded: {', '.join(met)}" if met else "nothing in it makes a record necessary"
    edition = OFFICER_RECORDED.on(civil_day(on, "on"), "england")
    return reached(OFFICER_RECORDED, edition, lines, any_counts, because)
