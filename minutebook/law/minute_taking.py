"""What minutes must show: who was there, what came of each item, and what members with an interest did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.interests import Dispensation, InterestKind, barred_roles, may_take_part
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.rules import Edition, example, rule
from minutebook.law.votes import Casting, Count, Result, vote_result

NAMES = rule(
    "names-recorded",
    "Names of members present",
    "The names of the members present at a meeting are recorded.",
    Edition(
        "LGA 1972 Sch 12 paras 40 and 44",
        None,
        ("england", "wales"),
        ("council", "committee", "joint", "parish"),
        since=date(1974, 4, 1),
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7",
        None,
        ("scotland",),
        ("council", "committee", "joint"),
        since=date(1975, 5, 16),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 paras 8 and 12",
        None,
        ("northern-ireland",),
        ("council", "committee", "joint"),
        since=date(2014, 6, 2),
    ),
    Edition("The body's own rules", None, bodies=("executive", "informal"), status="local"),
)

_DAY = date(2025, 5, 6)


@NAMES.answered_by(
    example(True, names=("Ash", "Birch"), nation="england", body="committee", on=_DAY),
    example(False, names=(), nation="england", body="committee", on=_DAY),
)
def names_recorded(names: Sequence[str], *, nation: Nation, body: BodyKind, on: date) -> Answer[bool]:
    """Whether the minutes name who was there. Raises LawError naming someone who is named twice."""
    for name in names:
        if names.count(name) > 1:
            raise LawError("names", f"{name} is recorded as present twice")
    lines = tuple(Line(name, why="present") for name in names)
    because = f"{wording.number(len(names), 'member')} are named" if names else "nobody is named as present"
    return reached(NAMES, NAMES.on(on, nation, body), lines, any_counts, because)


OUTCOME = rule(
    "item-outcome",
    "What came of each item",
    "The minutes say of each item what came of it, if only that it was noted.",
    Edition("Good practice of minute-taking", None, status="local"),
)


@OUTCOME.answered_by(
    example(True, outcome="noted", on=_DAY),
    example(False, outcome="none", on=_DAY),
)
def outcome_given(outcome: str, *, on: date, nation: Nation = "england") -> Answer[bool]:
    """Whether an item has an outcome, in a word: "resolved", "noted"; "none" and "" are none."""
    line = Line(outcome or "none", outcome not in ("", "none"))
    because = f"the outcome is: {outcome}" if line.counts else "the minutes do not say what came of the item"
    return reached(OUTCOME, OUTCOME.on(on, nation), (line,), all_count, because)


VOTE_STATED = rule(
    "vote-stated",
    "The result the minutes state",
    "What the minutes say a vote decided is what the figures and the casting vote decide.",
    Edition("Good practice of minute-taking", None, status="local"),
)


@VOTE_STATED.answered_by(
    example(
        True,
        count=Count(10, 10, 2),
        casting="for",
        stated="carried",
        nation="england",
        body="council",
        on=_DAY,
    ),
    example(False, count=Count(6, 6), stated="carried", nation="england", body="committee", on=_DAY),
    example(False, count=Count(9, 12), stated="carried", nation="england", body="committee", on=_DAY),
)
def vote_stated(
    count: Count,
    stated: Result,
    *,
    nation: Nation,
    body: BodyKind,
    on: date,
    casting: Casting = "awaited",
) -> Answer[bool]:
    """Whether a vote decided what the minutes say. A tie that nobody broke decides nothing yet."""
    vote = vote_result(count, nation=nation, body=body, on=on, casting=casting)
    line = Line(stated, stated == vote.result != "tied", f"stated; the figures give {vote.result}")
    because = f"{vote.because}; the minutes say: {stated}"
    return reached(VOTE_STATED, VOTE_STATED.on(on, nation), (line,), all_count, because, vote.warnings)


INTEREST_RECORDED = rule(
    "interest-recorded",
    "What a member with an interest did",
    "For each interest declared the minutes say what the member did: stayed, spoke, or left and came back.",
    Edition("LGA 1972 Sch 12 para 41; the council's code of conduct", None, status="local"),
)
SENSITIVE = rule(
    "sensitive-interest",
    "Sensitive interests",
    "Of an interest whose details could bring violence or intimidation on someone, the minutes say only that "
    "there is one.",
    Edition("Localism Act 2011 s.32", None, ("england",), since=date(2012, 7, 1)),
)
INTEREST_KEPT_OUT = rule(
    "interest-kept-out",
    "Members kept out by an interest",
    "A member whose interest bars them is not recorded as mover, seconder, speaker or voter on that item.",
    Edition("Localism Act 2011 s.31(4), or the code of the nation", None),
)


@INTEREST_RECORDED.answered_by(
    example(True, action="left the room", on=_DAY),
    example(False, action="", on=_DAY),
)
def interest_recorded(action: str, *, on: date, nation: Nation = "england") -> Answer[bool]:
    """Whether the minutes say what the member did about an interest."""
    line = Line(action or "nothing", bool(action.strip()), "recorded")
    because = f"the member {action}" if line.counts else "the minutes do not say what the member did"
    return reached(INTEREST_RECORDED, INTEREST_RECORDED.on(on, nation), (line,), all_count, because)


@SENSITIVE.answered_by(
    example(True, nature="", nation="england", on=_DAY),
    example(False, nature="the member's home in the lane", nation="england", on=_DAY),
)
def sensitive_details_withheld(nature: str, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether the minutes leave out the nature of an interest that is sensitive."""
    line = Line(
        "the nature of the interest", not nature.strip(), "left out" if not nature.strip() else "given"
    )
    return reached(SENSITIVE, SENSITIVE.on(on, nation), (line,), all_count, f"{line.value} is {line.why}")


@INTEREST_KEPT_OUT.answered_by(
    example(False, kind="disclosable-pecuniary", roles=("seconder",), nation="england", on=_DAY),
    example(True, kind="disclosable-pecuniary", roles=("in the room",), nation="england", on=_DAY),
    example(
        True,
        kind="disclosable-pecuniary",
        roles=("speaker",),
        dispensation=Dispensation(date(2025, 1, 1), date(2026, 1, 1), ("discuss",)),
        nation="england",
        on=_DAY,
    ),
)
def kept_out(
    kind: InterestKind,
    roles: Sequence[str],
    *,
    nation: Nation,
    on: date,
    dispensation: Dispensation | None = None,
    must_leave: bool = False,
) -> Answer[bool]:
    """Whether a member with an interest had no part in an item that it bars them from.

    ``roles`` are what the minutes record: mover, seconder, speaker, voter, in the room. Raises LawError for
    a role or a kind of interest that is not known.
    """
    allowed = may_take_part(kind, nation=nation, on=on, dispensation=dispensation, must_leave=must_leave)
    barred = barred_roles(allowed.result, roles)
    lines = tuple(Line(role, role not in barred, "recorded in this item") for role in roles)
    because = f"recorded as {wording.both(barred)}, though {allowed.because}" if barred else allowed.because
    edition = INTEREST_KEPT_OUT.on(on, nation)
    return reached(INTEREST_KEPT_OUT, edition, lines, all_count, because, allowed.warnings)
