"""A decision taken outside a committee's minutes, or recorded apart from them."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Exemption, Paper, Part, Record, Words


class CallIn(Part, frozen=True, kw_only=True):
    """A call-in: scrutiny is asked to look at a decision again before it is carried out."""

    requested: str
    """The day it was asked for."""
    members: tuple[str, ...] = ()
    """The members who asked (their names)."""
    reasons: Words = Words()
    """Why they ask."""
    body: str = ""
    """The scrutiny body that hears it (its id)."""
    by: str = ""
    """The last day on which it is to be heard."""
    meeting: str = ""
    """The meeting that heard it (its id)."""
    heard: str = ""
    """The day it was heard."""
    outcome: Literal["", "no-action", "refer-back", "refer-to-council"] = ""
    """What scrutiny resolved; empty while it has not."""
    words: Words = Words()
    """What scrutiny said."""
    council: str = ""
    """The day the council looked at it, where it was referred there."""
    council_words: Words = Words()
    """What the council said."""


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
    state: Literal[
        "proposed",
        "made",
        "called-in",
        "referred-back",
        "referred-to-council",
        "reconsidered",
        "effective",
        "withdrawn",
    ] = "made"
    """How far it has come."""
    maker: Words = Words()
    """Who made it, by role."""
    body: str = ""
    """The body that made it (its id)."""
    person: str = ""
    """The member who made it (their id)."""
    power: Literal["executive", "general", "express"] = "executive"
    """An executive power; or another one, which an officer holds generally or was given for this alone."""
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
    until: str = ""
    """The last day on which it may be called in; empty where it may not be."""
    effective: str = ""
    """The day it takes effect, unless called in."""
    urgent: Words = Words()
    """Why it may not be called in, and who agreed that it is urgent."""
    call_in: CallIn | None = None
    """The call-in, where there was one."""
    reconsiders: str = ""
    """The decision that was referred back and that this one takes again (its id)."""
    item: str = ""
    """The agenda item it was made at (its id)."""
    matters: tuple[str, ...] = ()
    """The matters it belongs to (their ids)."""
    papers: tuple[Paper, ...] = ()
    """The papers it rests on."""
    exemption: Exemption | None = None
    """Why it is not public, where it is not."""
