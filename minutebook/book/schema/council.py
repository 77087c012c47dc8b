"""A council and its bodies: who meets."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record, Words

Nation = Literal["england", "wales", "scotland", "northern-ireland", "ireland"]


class Council(Record, frozen=True, kw_only=True, tag="council/1"):
    """The authority whose record this is. Its ``id`` is the key of its chain."""

    name: Words
    """Its name."""
    nation: Nation = "england"
    """Whose law its meetings follow."""
    kind: str = ""
    """What sort of council: county, district, unitary …"""
    website: str = ""
    """Address of its own site."""
    offices: Words = Words()
    """Where its offices are, in words."""
    taken_over: str = ""
    """The day from which the council keeps its record here itself: imports publish nothing after it."""


class Quorum(Part, frozen=True, kw_only=True):
    """How many must be present: a fixed number, or a fraction of the seats."""

    number: int = 0
    """How many must be present; 0 where it is a fraction."""
    over: int = 0
    """The seats divided by this: 4 means a quarter."""
    least: int = 0
    """The floor under a fraction."""
    including: tuple[str, ...] = ()
    """Roles that must be among those present."""
    rule: Words = Words()
    """The rule in the body's own words."""


class Body(Record, frozen=True, kw_only=True, tag="body/1"):
    """A committee, board, panel, cabinet, partnership or the full council."""

    name: Words
    """Its name."""
    short_name: Words = Words()
    """What it is called for short; its address is made from this."""
    kind: Literal[
        "council",
        "executive",
        "committee",
        "sub-committee",
        "scrutiny",
        "board",
        "panel",
        "partnership",
        "task-and-finish",
        "joint",
        "parish",
        "other",
    ] = "committee"
    """What sort of body it is."""
    legal_status: Literal[
        "council",
        "committee",
        "executive",
        "joint-committee",
        "statutory-board",
        "informal",
        "parish",
    ] = "committee"
    """What the law takes it for; the rules that bind it follow from this."""
    purpose: Words = Words()
    """What it is for, in a sentence or two."""
    terms_of_reference: tuple[Words, ...] = ()
    """Its terms of reference, one by one."""
    quorum: Quorum = Quorum()
    """How many must be present."""
    seats: int = 0
    """How many seats it has; 0 where that is open."""
    parent: str = ""
    """The body that set it up (its id)."""
    successor: str = ""
    """The body that took over its work (its id)."""
    councils: tuple[str, ...] = ()
    """The councils of a joint body (their ids)."""
    established: str = ""
    """The day it was set up."""
    dissolved: str = ""
    """The day it ended."""
    former: bool = False
    """Whether it has ended, where the day is not known."""
    category: Words = Words()
    """The heading it is listed under, such as `Regulatory committees`."""
