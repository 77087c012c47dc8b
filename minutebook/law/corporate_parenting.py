"""The corporate parenting principles, as a checklist for reports, and the young people they are for."""

from __future__ import annotations

from datetime import date
from typing import Literal

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.rules import Edition, example, rule

Code = Literal[1, 2, 3, 4, 5, 6, 7]
CareStatus = Literal["looked-after", "relevant", "former-relevant", "none"]

PRINCIPLES: dict[Code, str] = {
    1: "Best interests: act in them, and promote health and well-being, of body and mind",
    2: "Voice: encourage them to say what they think, wish and feel",
    3: "Heard: take into account what they think, wish and feel",
    4: "Services: help them reach and make best use of what the council and its partners provide",
    5: "High aspirations: seek the best outcomes for them",
    6: "Safe and stable: in home lives, relationships, education and work",
    7: "Independence: prepare them for adult life and living on their own",
}

_SINCE = date(2018, 4, 1)
CORPORATE_PARENTING = rule(
    "corporate-parenting-principles",
    "Corporate parenting principles",
    "In all it does a council has regard to seven needs of children in its care and care leavers under 25.",
    Edition("Children and Social Work Act 2017 s.1(1)", PRINCIPLES, nations=("england",), since=_SINCE),
)
CORPORATE_CHILDREN = rule(
    "corporate-parenting-children",
    "For whom a council is corporate parent",
    "The principles are for children looked after by a council, relevant children, and former relevant "
    "children under 25.",
    Edition("Children and Social Work Act 2017 s.1(2)", 25, nations=("england",), since=_SINCE),
)

_DAY = date(2025, 5, 6)


@CORPORATE_PARENTING.answered_by(
    example((5, 6), codes=(6, 5), nation="england", on=_DAY),
    example((), codes=(), nation="england", on=_DAY),
)
def principles_served(codes: tuple[Code, ...], *, nation: Nation, on: date) -> Answer[tuple[int, ...]]:
    """The principles a report says it serves, in order; the lines show all seven, those served as counting.

    Raises LawError for a code that is not one of 1 to 7.
    """
    edition = CORPORATE_PARENTING.on(on, nation)
    for code in codes:
        if code not in edition.value:
            raise LawError("codes", f"the principles are numbered 1 to 7, so there is no {code}")
    lines = tuple(Line(code, code in codes, words) for code, words in edition.value.items())
    because = f"the report serves {wording.number(len(set(codes)), 'principle')} of 7"
    return reached(CORPORATE_PARENTING, edition, lines, _counted, because)


def _counted(lines: tuple[Line, ...]) -> tuple[int, ...]:
    return tuple(line.number for line in lines if line.counts)


@CORPORATE_CHILDREN.answered_by(
    example(True, status="looked-after", age=9, nation="england", on=_DAY),
    example(True, status="former-relevant", age=24, nation="england", on=_DAY),
    example(False, status="former-relevant", age=25, nation="england", on=_DAY),
    example(False, status="none", age=9, nation="england", on=_DAY),
)
def is_corporate_child(status: CareStatus, age: int, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether the principles are for someone of ``age`` years. Raises LawError for an impossible age."""
    if age < 0 or (status in ("looked-after", "relevant") and age > 17):
        raise LawError("age", f"a {status} child is 0 to 17 years old, not {age}")
    edition = CORPORATE_CHILDREN.on(on, nation)
    lines = (
        Line(status, status in ("looked-after", "relevant"), "in care, or entitled as a relevant child"),
        Line(age, status == "former-relevant" and age < edition.value, "years, a care leaver under 25"),
    )
    because = f"a young person of {age}, {status.replace('-', ' ')}"
    return reached(CORPORATE_CHILDREN, edition, lines, any_counts, because)
