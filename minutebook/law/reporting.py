"""Filming, recording and reporting of meetings by those who attend: what a body must let them do."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.notice_table import ACCESS_ACT, COUNCIL_BODIES, EXECUTIVE_2012, FROM_MEMORY, NI_ACT
from minutebook.law.rules import Edition, Rule, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

Means = Literal["filming", "photographs", "sound recording", "social media", "spoken commentary in the room"]
MEANS: tuple[Means, ...] = get_args(Means)

OPENNESS_2014 = date(2014, 8, 6)

_ALL_BUT_SPOKEN: tuple[Means, ...] = ("filming", "photographs", "sound recording", "social media")
_SOCIAL_MEDIA: tuple[Means, ...] = ("social media",)
_NONE: tuple[Means, ...] = ()
_MAY_ALLOW = "The body may allow more by its own rules; reporters have reasonable facilities."

REPORTING: Rule[tuple[Means, ...]] = rule(
    "reporting-meetings",
    "Filming, recording and reporting of meetings",
    "While a meeting is open, whoever attends may report it by the means the law names; whether more is "
    "allowed, and whether they may speak over the meeting, is for the body to say.",
    Edition(
        "LGA 1972 s.100A(5A), (7A) to (7F), (9), as inserted by SI 2014/2095",
        _ALL_BUT_SPOKEN,
        ("england",),
        COUNCIL_BODIES,
        since=OPENNESS_2014,
        note="Reasonable facilities are given. When the public is excluded, equipment left running may be "
        "stopped too.",
    ),
    Edition(
        "SI 2012/2089 reg 4(5A) to (5C), (7) to (9), as inserted by SI 2014/2095",
        _ALL_BUT_SPOKEN,
        ("england",),
        ("executive",),
        since=OPENNESS_2014,
    ),
    Edition(
        "Public Bodies (Admission to Meetings) Act 1960 s.1(3A), (4)(d), (4A)",
        _ALL_BUT_SPOKEN,
        ("england",),
        ("parish",),
        since=OPENNESS_2014,
    ),
    Edition(
        "SI 2012/2089 reg 20(4), as it stood",
        _NONE,
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
        until=OPENNESS_2014 - ONE_DAY,
    ),
    Edition(
        "LGA 1972 s.100A(7)",
        _NONE,
        ("england",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=OPENNESS_2014 - ONE_DAY,
        status="contested",
        note=f"{_MAY_ALLOW} {FROM_MEMORY}",
    ),
    Edition(
        "LGA 1972 s.100A(7)",
        _NONE,
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        status="contested",
        note=f"{_MAY_ALLOW} {FROM_MEMORY}",
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50A(7)",
        _NONE,
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        status="contested",
        note=f"{_MAY_ALLOW} {FROM_MEMORY}",
    ),
    Edition(
        "LGA (NI) 2014 ss.42(7), (8), 46",
        _SOCIAL_MEDIA,
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
        note="Only social media is guaranteed; the rest the council may allow.",
    ),
)

_DAY = date(2025, 5, 6)


@REPORTING.answered_by(
    example(True, means="filming", nation="england", body="committee", on=_DAY),
    example(False, means="spoken commentary in the room", nation="england", body="committee", on=_DAY),
    example(False, means="filming", nation="england", body="committee", on=_DAY, excluded=True),
    example(False, means="filming", nation="northern-ireland", body="council", on=_DAY),
    example(True, means="social media", nation="northern-ireland", body="council", on=_DAY),
)
def must_permit(
    means: Means, *, nation: Nation, body: BodyKind, on: date, excluded: bool = False
) -> Answer[bool]:
    """Whether a body must let those who attend report by ``means``; ``excluded``: the public was sent out.

    A no leaves the body free to allow it. Raises LawError for means that are not one of ``MEANS``. Source:
    e.g. LGA 1972 s.100A(7A).
    """
    if means not in MEANS:
        raise LawError("means", f"must be one of {', '.join(MEANS)}, not {means!r}")
    must_have(nation, body)
    edition = REPORTING.on(civil_day(on, "on"), nation, body)
    lines = (
        Line("the public is excluded" if excluded else "the meeting is open", not excluded),
        Line(means, means in edition.value, "guaranteed" if means in edition.value else "not guaranteed"),
    )
    because = f"{lines[0].value}, and {means} {'is' if lines[1].counts else 'is not'} what the law guarantees"
    return reached(REPORTING, edition, lines, all_count, because)
