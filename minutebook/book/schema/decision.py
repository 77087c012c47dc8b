"""A decision taken outside a committee's minutes, or recorded apart from them."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Exemption, Paper, Record, Words


class Decision(Record, frozen=True, kw_only=True, tag="decision/1"):
    """A record of an executive or officer decision.

    The five things the record must hold: the decision and its date, its reasons, the alternatives
    rejected, conflicts declared, dispensations (SI 2012/2089 regs 12 and 13; England).
    """

    title: Words
    """What it is about."""
    date: str
    """The day it was made, or is to be made."""
    kind: Literal["executive", "portfolio-holder", "officer", "council"] = "executive"
    """Who makes decisions of this sort."""
    state: Literal["proposed", "made", "called-in", "referred-back", "effective", "withdrawn"] = "made"
    """How far it has come."""
    maker: Words = Words()
    """Who made it, by role."""
    body: str = ""
    """The body that made it (its id)."""
    person: str = ""
    """The member who made it (their id)."""
    key: bool = False
    """Whether it is a key decision."""
    purpose: Words = Words()
    """What it is meant to achieve."""
    wards: Words = Words()
    """The wards it affects."""
    lead_officer: str = ""
    """The officer to ask, as printed."""
    noticed: str = ""
    """The day on which notice of it was first given, for one that is proposed."""
    call_in_allowed: bool = False
    """Whether it is one that may be called in."""
    decided: Words = Words()
    """The decision itself."""
    reasons: Words = Words()
    """The reasons for it."""
    alternatives: Words = Words()
    """The alternatives considered and rejected."""
    conflicts: Words = Words()
    """Conflicts of interest declared."""
    dispensations: Words = Words()
    """Dispensations granted for these."""
    published: str = ""
    """The day the record was published."""
    effective: str = ""
    """The day it takes effect, unless called in."""
    item: str = ""
    """The agenda item it was made at (its id)."""
    matters: tuple[str, ...] = ()
    """The matters it belongs to (their ids)."""
    papers: tuple[Paper, ...] = ()
    """The papers it rests on."""
    exemption: Exemption | None = None
    """Why it is not public, where it is not."""
