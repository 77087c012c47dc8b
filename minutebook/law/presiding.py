"""Who presides at a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from minutebook.law.answer import Answer, Line, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule

Office = Literal["", "chairman", "vice-chairman"]


class Member(NamedTuple):
    """A member who is there: the office held in the body, and whether they are of the executive."""

    name: str
    office: Office = ""
    executive: bool = False

    def __str__(self) -> str:
        told = [part for part in (self.office, "of the executive" if self.executive else "") if part]
        return f"{self.name} ({', '.join(told)})" if told else self.name


PRESIDING = rule(
    "presiding",
    "Who presides",
    "The chairman presides if there, else the vice-chairman, else a member whom the meeting chooses.",
    Edition(
        "LGA 1972 ss.3, 5 and Sch 12 para 5",
        "no member of the executive",
        nations=("england", "wales"),
        bodies=("council",),
        since=date(1974, 4, 1),
        note="At the annual meeting electing the chairman is the first business (s.4).",
    ),
    Edition(
        "LGA 1972 Sch 12 paras 11 and 27",
        "any member",
        nations=("england", "wales"),
        bodies=("parish",),
        since=date(1974, 4, 1),
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.4 and Sch 7",
        "any member",
        nations=("scotland",),
        bodies=("council",),
        since=date(1975, 5, 16),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 para 6",
        "no member of the executive",
        nations=("northern-ireland",),
        bodies=("council",),
        since=date(2014, 6, 2),
    ),
    Edition(
        "The body's own standing orders",
        "any member",
        bodies=("committee", "joint", "executive", "informal"),
        status="local",
    ),
)

_DAY = date(2025, 5, 6)
_ORDER: tuple[Office, ...] = ("chairman", "vice-chairman")


@PRESIDING.answered_by(
    example(
        "Birch",
        there=(Member("Ash"), Member("Birch", "vice-chairman")),
        nation="england",
        body="council",
        on=_DAY,
    ),
    example(
        "Ash",
        there=(Member("Ash"), Member("Cedar", executive=True)),
        chosen="Ash",
        nation="england",
        body="council",
        on=_DAY,
    ),
    example("", there=(Member("Ash"), Member("Birch")), nation="wales", body="committee", on=_DAY),
)
def who_presides(
    there: Sequence[Member], *, nation: Nation, body: BodyKind, on: date, chosen: str = ""
) -> Answer[str]:
    """Who presides among the members ``there``; empty while the meeting has yet to choose.

    ``chosen`` is whom it chose; the counted lines show who may be. Raises LawError where it chose someone
    who is absent, may not preside, or need not be chosen because the chairman or vice-chairman is there.
    """
    edition = PRESIDING.on(on, nation, body)
    barred = "no member of the executive" in edition.value
    able = [member for member in there if not (barred and member.executive)]
    for office in _ORDER:
        for member in able:
            if member.office == office and chosen in ("", member.name):
                return reached(
                    PRESIDING,
                    edition,
                    (Line(member.name, why=f"{office}, there"),),
                    _first,
                    f"{member.name} is {office} and is there",
                )
            if member.office == office:
                raise LawError("chosen", f"{member.name} is {office} and is there, so nobody is chosen")
    if chosen and chosen not in [member.name for member in able]:
        why = "is of the executive" if chosen in [member.name for member in there] else "is not there"
        raise LawError("chosen", f"{chosen} {why}, so cannot preside")
    lines = tuple(Line(member.name, member.name == chosen, "may be chosen") for member in able)
    because = f"the meeting chose {chosen}" if chosen else "nobody in office is there: the meeting chooses"
    return reached(PRESIDING, edition, lines, _first, because)


def _first(lines: tuple[Line, ...]) -> str:
    """Recounts who presides: the first line that counts."""
    return next((str(line.value) for line in lines if line.counts), "")
