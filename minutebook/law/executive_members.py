"""Who may be a member of an executive: how many, and who not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

Office = Literal["chair of the council", "vice-chair of the council", "scrutiny member"]
OFFICES: tuple[Office, ...] = get_args(Office)

_PART_1A, _ACT_2000 = date(2012, 5, 4), date(2000, 10, 26)

EXECUTIVE_SIZE = rule(
    "executive-size",
    "How many members an executive has",
    "An executive has no more than ten members, the leader or mayor among them.",
    Edition(
        "LGA 2000 s.9C(5)",
        10,
        ("england",),
        ("executive",),
        since=_PART_1A,
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition("LGA 2000 s.11(8)", 10, ("wales",), ("executive",), since=_ACT_2000),
    Edition("LGA 2000 s.11(8)", 10, ("england",), ("executive",), since=_ACT_2000, until=_PART_1A - ONE_DAY),
)

EXECUTIVE_KEPT_OUT = rule(
    "executive-kept-out",
    "Who may not be a member of the executive",
    "The chair and the vice-chair of the council are not members of its executive, and no member of the "
    "executive sits on a scrutiny committee.",
    Edition(
        "LGA 1972 ss.3(1A), 5(1A); LGA 2000 s.9FA(3)",
        OFFICES,
        ("england",),
        ("executive",),
        since=_PART_1A,
        status="contested",
        note=f"Of scrutiny members: {FROM_MEMORY[0].lower()}{FROM_MEMORY[1:]}",
    ),
)

_DAY = date(2025, 5, 6)


@EXECUTIVE_SIZE.answered_by(
    example(True, members=10, nation="england", on=_DAY),
    example(False, members=11, nation="wales", on=_DAY),
)
def executive_is_small_enough(members: int, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether an executive of so many ``members``, leader or mayor included, is not too large.

    Raises LawError for a number below 1.
    """
    if members < 1:
        raise LawError("members", f"an executive has at least 1 member, but here {members}")
    edition = EXECUTIVE_SIZE.on(civil_day(on, "on"), nation, "executive")
    line = Line(members, members <= edition.value, f"members, of {edition.value} at most")
    because = f"the executive has {wording.number(members, 'member')}; {edition.value} are allowed"
    return reached(EXECUTIVE_SIZE, edition, (line,), all_count, because)


@EXECUTIVE_KEPT_OUT.answered_by(
    example(
        True, executive=("Ash", "Birch"), holding={"Cedar": "scrutiny member"}, nation="england", on=_DAY
    ),
    example(False, executive=("Ash",), holding={"Ash": "chair of the council"}, nation="england", on=_DAY),
)
def executive_stands(
    executive: Sequence[str], holding: Mapping[str, Office], *, nation: Nation, on: date
) -> Answer[bool]:
    """Whether none of the ``executive``, by name, holds an office that keeps them out of it.

    ``holding`` says who holds which. Raises LawError for an office that is not one of ``OFFICES``.
    """
    for office in holding.values():
        if office not in OFFICES:
            raise LawError("holding", f"must be one of {', '.join(OFFICES)}, not {office!r}")
    edition = EXECUTIVE_KEPT_OUT.on(civil_day(on, "on"), nation, "executive")
    lines = tuple(
        Line(name, holding.get(name) not in edition.value, holding.get(name, "holds no such office"))
        for name in executive
    )
    both = wording.both([f"{line.value} is {line.why}" for line in lines if not line.counts])
    return reached(EXECUTIVE_KEPT_OUT, edition, lines, all_count, both or "none of them holds such an office")
