"""Members' interests: by when they are notified, what a member may still do, and dispensations."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import FROM_MEMORY
from minutebook.law.periods import days_beginning_with, same_date
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day

InterestKind = Literal[
    "disclosable-pecuniary",
    "other-registrable",
    "non-registrable",
    "personal",
    "prejudicial",
    "declarable",
    "pecuniary",
    "significant-non-pecuniary",
]
Part = Literal["discuss", "vote", "stay"]

_LOCALISM = date(2012, 7, 1)

NOTIFIED = rule(
    "interest-notified",
    "Notifying a disclosable pecuniary interest",
    "A member tells the monitoring officer within 28 days, beginning with the day they became a member or, "
    "for an interest disclosed at a meeting, the day of that meeting.",
    Edition("Localism Act 2011 ss.30(1) and 31(3)", 28, nations=("england",), since=_LOCALISM),
)

_NOTHING: tuple[Part, ...] = ()
_STAYS: tuple[Part, ...] = ("stay",)
_ALL: tuple[Part, ...] = ("discuss", "vote", "stay")
_WALES = "Local Authorities (Model Code of Conduct) (Wales) Order 2008 (SI 2008/788)"
_SCOTLAND = "Councillors' Code of Conduct under the Ethical Standards in Public Life etc. (Scotland) Act 2000"
_NI = "Northern Ireland Local Government Code of Conduct for Councillors; Local Government Act (NI) 1972 s.28"

TAKING_PART = rule(
    "interest-taking-part",
    "Taking part despite an interest",
    "A member with an interest that bars them neither discusses the matter nor votes on it, unless they have "
    "a dispensation; whether they leave the room is the law's or the local code's to say.",
    Edition(
        "Localism Act 2011 s.31(4) and (10)",
        {"disclosable-pecuniary": _STAYS},
        nations=("england",),
        since=_LOCALISM,
        note="Standing orders may say that the member leaves the room.",
    ),
    Edition(
        _WALES,
        {"prejudicial": _NOTHING, "personal": _ALL},
        nations=("wales",),
        since=date(2008, 5, 6),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        _SCOTLAND,
        {"declarable": _NOTHING},
        nations=("scotland",),
        since=date(2003, 5, 1),
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        _NI,
        {"pecuniary": _NOTHING, "significant-non-pecuniary": _NOTHING},
        nations=("northern-ireland",),
        since=date(2014, 6, 2),
        status="contested",
        note=FROM_MEMORY,
    ),
)
LOCAL_CODE = rule(
    "interest-local-code",
    "Interests under the council's own code",
    "The council's code says what a member may do who has another interest that it asks to be declared.",
    Edition(
        "The council's code of conduct (Localism Act 2011 s.28)",
        {"other-registrable": _NOTHING, "non-registrable": _NOTHING},
        nations=("england",),
        since=_LOCALISM,
        status="local",
        note="The model code of 2020 lets the member speak where the public may, and then leave.",
    ),
)

Ground = Literal["business-impeded", "balance-upset", "inhabitants", "whole-executive", "otherwise"]
GROUNDS: dict[Ground, str] = {
    "business-impeded": "so many would be barred that business could not be done",
    "balance-upset": "the political balance would be upset so that the outcome might change",
    "inhabitants": "it is in the interests of people living in the area",
    "whole-executive": "every member of the executive would be barred",
    "otherwise": "it is otherwise appropriate",
}
DISPENSATION = rule(
    "dispensation",
    "Dispensations",
    "The council may, on a written request and on one of five grounds, let a member take part despite an "
    "interest, for up to four years.",
    Edition("Localism Act 2011 s.33", 4, nations=("england",), since=_LOCALISM),
)


class Dispensation(NamedTuple):
    """Leave to do some things despite an interest, from a day until a day."""

    granted: date
    until: date
    allows: tuple[Part, ...] = ("discuss", "vote", "stay")
    ground: Ground = "otherwise"
    written: bool = True


@dataclass(frozen=True)
class Role:
    """What a member was in the minutes of an item: each barred role is an error to be mended."""

    name: str
    needs: Part


ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        Role("mover", "discuss"),
        Role("seconder", "discuss"),
        Role("speaker", "discuss"),
        Role("voter", "vote"),
        Role("in the room", "stay"),
    )
}

_DAY = date(2025, 5, 6)


@NOTIFIED.answered_by(example(date(2025, 6, 2), since=_DAY, nation="england"))
def notify_by(since: date, *, nation: Nation) -> Answer[date]:
    """The last day on which to notify an interest: ``since`` is the day of taking office or disclosing it."""
    edition = NOTIFIED.on(civil_day(since, "since"), nation)
    counted = days_beginning_with(since, edition.value)
    return reached(NOTIFIED, edition, counted.counted, counted.how, counted.because, counted.warnings)


@TAKING_PART.answered_by(
    example(("stay",), kind="disclosable-pecuniary", nation="england", on=_DAY),
    example(
        ("discuss", "stay"),
        kind="disclosable-pecuniary",
        nation="england",
        on=_DAY,
        dispensation=Dispensation(date(2024, 1, 1), date(2026, 1, 1), ("discuss",)),
    ),
    example((), kind="prejudicial", nation="wales", on=_DAY),
)
@LOCAL_CODE.answered_by(example((), kind="other-registrable", nation="england", on=_DAY))
def may_take_part(
    kind: InterestKind,
    *,
    nation: Nation,
    on: date,
    dispensation: Dispensation | None = None,
    must_leave: bool = False,
) -> Answer[tuple[Part, ...]]:
    """What a member with an interest may still do at an item: discuss it, vote on it, stay in the room.

    ``must_leave`` says that standing orders send the member out. A dispensation adds what it allows while
    it runs. Raises LawError for a kind of interest the nation's code does not know.
    """
    found = (
        LOCAL_CODE
        if LOCAL_CODE.holds(on, nation) and kind in LOCAL_CODE.on(on, nation).value
        else TAKING_PART
    )
    edition = found.on(on, nation)
    if kind not in edition.value:
        known = ", ".join(edition.value)
        raise LawError("kind", f"the code of {nation} knows no {kind} interest; it knows {known}")
    allowed = tuple(part for part in edition.value[kind] if not (must_leave and part == "stay"))
    runs = dispensation is not None and dispensation.granted <= on <= dispensation.until
    given = dispensation.allows if dispensation is not None and runs else ()
    lines = tuple(Line(part, part in allowed + given, _why(part, allowed, given)) for part in _ALL)
    return reached(found, edition, lines, _parts, lambda kept: _kept(kind, kept))


def _kept(kind: InterestKind, kept: tuple[Part, ...]) -> str:
    if not kept:
        return f"a {kind} interest bars the member from the item"
    return f"with a {kind} interest the member may {wording.both(kept)}, and no more"


def _why(part: Part, allowed: tuple[Part, ...], given: tuple[Part, ...]) -> str:
    if part in allowed:
        return "allowed"
    return "allowed by the dispensation" if part in given else "not allowed"


def _parts(lines: tuple[Line, ...]) -> tuple[Part, ...]:
    """Recounts what a member may do: the parts that count."""
    kept = [line.value for line in lines if line.counts]
    return tuple(part for part in _ALL if part in kept)


def barred_roles(allowed: Collection[Part], roles: Collection[str]) -> tuple[str, ...]:
    """The roles a member had in the minutes of an item though their interest bars them.

    Raises LawError for a role that is not one of ``ROLES``.
    """
    for role in roles:
        if role not in ROLES:
            raise LawError("roles", f"{role!r} is not a role; there are {', '.join(ROLES)}")
    return tuple(role for role in ROLES if role in roles and ROLES[role].needs not in allowed)


@DISPENSATION.answered_by(
    example(True, asked=Dispensation(date(2025, 5, 6), date(2029, 5, 5)), nation="england"),
    example(False, asked=Dispensation(date(2025, 5, 6), date(2029, 5, 6)), nation="england"),
    example(False, asked=Dispensation(date(2025, 5, 6), date(2026, 5, 5), written=False), nation="england"),
)
def dispensation_stands(asked: Dispensation, *, nation: Nation) -> Answer[bool]:
    """Whether a dispensation is one the law allows. Raises LawError where it ends before it begins."""
    if asked.until < asked.granted:
        raise LawError("until", "a dispensation cannot end before it begins")
    if asked.ground not in GROUNDS:
        raise LawError("ground", f"must be one of {', '.join(GROUNDS)}, not {asked.ground!r}")
    edition = DISPENSATION.on(civil_day(asked.granted, "granted"), nation)
    longest = same_date(asked.granted, 12 * edition.value)[0] - ONE_DAY
    lines = (
        Line("a written request", asked.written, "was made" if asked.written else "is missing"),
        Line(GROUNDS[asked.ground], why="is the ground"),
        Line(asked.until, asked.until <= longest, f"the end, at the latest {wording.day(longest)}"),
    )
    wrong = [f"{wording.value(line.value)} ({line.why})" for line in lines if not line.counts]
    because = (
        f"it does not stand: {wording.both(wrong)}"
        if wrong
        else "request, ground and time are as the Act asks"
    )
    return reached(DISPENSATION, edition, lines, all_count, because)


ARREARS = rule(
    "council-tax-arrears",
    "Members who owe council tax",
    "A member who has owed council tax for two months or more says so and does not vote on setting, "
    "administering or enforcing it.",
    Edition(
        "Local Government Finance Act 1992 s.106",
        2,
        nations=("england", "wales"),
        since=date(1993, 4, 1),
    ),
)


@ARREARS.answered_by(
    example(False, months_owed=2, nation="england", on=date(2025, 3, 4)),
    example(True, months_owed=1, nation="england", on=date(2025, 3, 4)),
)
def may_vote_on_council_tax(months_owed: int, *, nation: Nation, on: date) -> Answer[bool]:
    """Whether a member may vote on council tax who has owed it for so many whole months."""
    if months_owed < 0:
        raise LawError("months_owed", f"cannot be less than 0, but is {months_owed}")
    edition = ARREARS.on(on, nation)
    line = Line(months_owed, months_owed < edition.value, f"months owed; {edition.value} bar the member")
    because = f"the member has owed council tax for {wording.number(months_owed, 'month')}"
    return reached(ARREARS, edition, (line,), all_count, because)
