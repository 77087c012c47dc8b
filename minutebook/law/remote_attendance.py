"""Attending from elsewhere: whether a member who joins remotely is there, to be counted and to vote."""

from __future__ import annotations

from datetime import date

from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.nations import Nation
from minutebook.law.notice_table import ELECTRONIC_WALES, FROM_MEMORY
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

_FLEXIBLE, _FLEXIBLE_ENDED = date(2020, 4, 4), date(2021, 5, 7)

REMOTE = rule(
    "remote-attendance",
    "Members who attend remotely",
    "In England a member counts as present, and votes, only in the room; in Wales and Scotland also "
    "remotely. Officers and the public may join as the council arranges.",
    Edition(
        "LGA 1972 Sch 12, as read since SI 2020/392 ended",
        False,
        ("england",),
        since=_FLEXIBLE_ENDED,
        status="contested",
        note="Government promised remote attendance and proxy votes: the monitoring officer must confirm "
        "that no such law is in force yet.",
    ),
    Edition("SI 2020/392", True, ("england",), since=_FLEXIBLE, until=_FLEXIBLE_ENDED - ONE_DAY),
    Edition("LGA 1972 Sch 12", False, ("england",), since=date(1974, 4, 1), until=_FLEXIBLE - ONE_DAY),
    Edition(
        "Local Government and Elections (Wales) Act 2021 s.47",
        True,
        ("wales",),
        since=ELECTRONIC_WALES,
        note="The council makes arrangements for it and publishes them.",
    ),
    Edition(
        "Local Government in Scotland Act 2003 s.43",
        True,
        ("scotland",),
        since=date(2003, 4, 1),
        status="contested",
        note=FROM_MEMORY,
    ),
)

_DAY = date(2025, 5, 6)


@REMOTE.answered_by(
    example(False, remotely=True, nation="england", on=_DAY),
    example(True, remotely=False, nation="england", on=_DAY),
    example(True, remotely=True, nation="england", on=date(2020, 9, 15)),
    example(True, remotely=True, nation="wales", on=_DAY),
)
def counts_as_present(remotely: bool, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether a member counts towards the quorum and may vote who joins ``remotely``, or is in the room."""
    edition = REMOTE.on(civil_day(on, "on"), nation)
    lines = (
        Line("in the room", not remotely),
        Line("joined remotely, where that counts", remotely and edition.value),
    )
    where = "joined remotely" if remotely else "was in the room"
    because = f"the member {where}, which {'counts' if edition.value or not remotely else 'does not count'}"
    return reached(REMOTE, edition, lines, any_counts, because)
