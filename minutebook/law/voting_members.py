"""Who may vote in a body: councillors, co-opted members, and substitutes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.rules import DEFAULTS, Choices, Edition, Setting, example, rule

Voting = Literal["always", "education-only", "never"]

COOPTED = rule(
    "coopted-votes",
    "Votes of co-opted members",
    "A member of a committee who is no councillor has no vote, and so no casting vote, unless an Act gives "
    "one: church and parent governor representatives vote on education.",
    Edition(
        "LGHA 1989 s.13; LGA 2000 Sch A1 paras 7 and 8",
        None,
        nations=("england", "wales"),
        bodies=("committee", "joint"),
        since=date(1990, 8, 1),
        note="All members of a health and wellbeing board may vote (SI 2013/218) unless the council says no.",
    ),
    Edition(
        "LGA (NI) 2014 s.17 and Sch 4",
        None,
        nations=("northern-ireland",),
        bodies=("committee", "joint"),
        since=date(2014, 6, 2),
        note="A council may let co-opted members of a scrutiny committee vote by a scheme it publishes.",
    ),
)

SAME_GROUP = Setting(
    "substitute-same-group", True, "whether a substitute must be of the same political group"
)
SUBSTITUTION = rule(
    "substitutes",
    "Substitutes",
    "A substitute named before the meeting may sit for an absent member, usually of the same group; nobody "
    "sits for a member of the executive.",
    Edition(
        "Standing orders of the council", None, bodies=("committee", "joint", "informal"), status="local"
    ),
    settings=(SAME_GROUP,),
)

_DAY = date(2025, 5, 6)


@COOPTED.answered_by(
    example(True, voting="always", nation="england", body="committee", on=_DAY),
    example(True, voting="education-only", on_education=True, nation="england", body="committee", on=_DAY),
    example(False, voting="education-only", nation="england", body="committee", on=_DAY),
    example(False, voting="never", nation="wales", body="committee", on=_DAY),
)
def coopted_may_vote(
    voting: Voting, *, nation: Nation, body: BodyKind, on: date, on_education: bool = False
) -> Answer[bool]:
    """Whether a co-opted member may vote on an item, which is also whether they have a casting vote."""
    lines = (
        Line("a vote on everything", voting == "always", "given by an Act"),
        Line("a vote on education", voting == "education-only" and on_education, "the item is of education"),
    )
    has = any(line.counts for line in lines)
    because = (
        f"the member's vote is {voting.replace('-', ' ')}, so {'counts' if has else 'does not count'} here"
    )
    return reached(COOPTED, COOPTED.on(on, nation, body), lines, any_counts, because)


@SUBSTITUTION.answered_by(
    example(
        True,
        group="Labour",
        for_group="Labour",
        named=datetime(2025, 5, 6, 12),
        starts=datetime(2025, 5, 6, 14),
        nation="england",
        body="committee",
    ),
    example(
        False,
        group="Labour",
        for_group="Conservative",
        named=datetime(2025, 5, 6, 12),
        starts=datetime(2025, 5, 6, 14),
        nation="england",
        body="committee",
    ),
)
def substitute_may_sit(
    group: str,
    for_group: str,
    named: datetime,
    starts: datetime,
    *,
    nation: Nation,
    body: BodyKind,
    choices: Choices = DEFAULTS,
) -> Answer[bool]:
    """Whether a substitute of ``group``, named at a moment, may sit for a member of ``for_group``.

    Raises LawError where the body has no substitutes, as an executive has not.
    """
    edition = SUBSTITUTION.on(starts.date(), nation, body)
    same = group == for_group or not choices[SAME_GROUP]
    lines = (
        Line(group, same, f"the group of the substitute, for {for_group}"),
        Line(f"{named:%H:%M}", named <= starts, f"when named; the meeting starts at {starts:%H:%M}"),
    )
    wrong = [f"{line.value} is {line.why}" for line in lines if not line.counts]
    because = "; ".join(wrong) or "named before the meeting, and of a group that may send them"
    return reached(SUBSTITUTION, edition, lines, all_count, because)
