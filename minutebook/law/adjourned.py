"""Adjourned meetings: until when, on what notice, and what may be done when one goes on."""

from __future__ import annotations

from datetime import date

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import civil_day

ADJOURNED = rule(
    "adjourned-meeting",
    "A meeting that is adjourned to another day",
    "It is the same meeting: it needs no new summons and no clear days of notice, has a quorum and a roll of "
    "its own on each day, and takes only what was left of its agenda. It goes on before the next ordinary "
    "meeting of the body.",
    Edition(
        "Common law of meetings (Scadding v Lorant (1851) 3 HLC 418); the body's standing orders",
        None,
        nations=("england", "wales", "northern-ireland"),
        status="local",
        note=FROM_MEMORY,
    ),
    Edition(
        "The body's standing orders (Local Government (Scotland) Act 1973 s.62)",
        None,
        nations=("scotland",),
        status="local",
        note=FROM_MEMORY,
    ),
)


@ADJOURNED.answered_by(
    example(
        True,
        nation="england",
        body="committee",
        adjourned=date(2025, 5, 6),
        to=date(2025, 5, 13),
        following=date(2025, 6, 3),
    ),
    example(
        False,
        nation="england",
        body="committee",
        adjourned=date(2025, 5, 6),
        to=date(2025, 6, 10),
        following=date(2025, 6, 3),
    ),
)
def may_go_on(
    nation: Nation, body: BodyKind, adjourned: date, to: date, following: date | None = None
) -> Answer[bool]:
    """Whether a meeting adjourned on a day may go on, as the same meeting, on the day ``to``.

    ``following`` is the body's next ordinary meeting, if one is planned. Raises LawError naming ``to`` where
    that is before the day it was adjourned. Source: the common law of meetings, and standing orders.
    """
    must_have(nation, body)
    adjourned, to = civil_day(adjourned, "adjourned"), civil_day(to, "to")
    if to < adjourned:
        raise LawError("to", f"{wording.day(to)} is before {wording.day(adjourned)}, when it was adjourned")
    lines = [Line(to, True, "the day it goes on")]
    if following is not None:
        following = civil_day(following, "following")
        lines.append(Line(following, to < following, "the next ordinary meeting"))
    late = following is not None and to >= following
    because = (
        f"the next ordinary meeting, on {wording.day(following)}, comes before it or is on that day"
        if late and following is not None
        else "it is the same meeting, and takes what was left of its agenda"
    )
    edition = ADJOURNED.on(adjourned, nation, body)
    return reached(ADJOURNED, edition, tuple(lines), all_count, because)
