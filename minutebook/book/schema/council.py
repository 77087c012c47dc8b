"""A council and its bodies: who meets."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema.common import Part, Record, Words

Nation = Literal["england", "wales", "scotland", "northern-ireland", "ireland"]


class Council(Record, frozen=True, kw_only=True, tag="council/1"):
    """The authority whose record this is. Its ``id`` is the key of its chain."""

    name: Words
    nation: Nation = "england"
    kind: str = ""
    website: str = ""
    offices: Words = Words()


class Quorum(Part, frozen=True, kw_only=True):
    """How many must be present: a fixed ``number``, or a fraction of the seats (``over`` 4 = a quarter).

    ``least`` is the floor under a fraction; ``rule`` says it in the body's own words, with any
    named roles that must be among them in ``including``.
    """

    number: int = 0
    over: int = 0
    least: int = 0
    including: tuple[str, ...] = ()
    rule: Words = Words()


class Body(Record, frozen=True, kw_only=True, tag="body/1"):
    """A committee, board, panel, cabinet, partnership or the full council."""

    name: Words
    short_name: Words = Words()
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
    legal_status: Literal[
        "council",
        "committee",
        "executive",
        "joint-committee",
        "statutory-board",
        "informal",
        "parish",
    ] = "committee"
    purpose: Words = Words()
    terms_of_reference: tuple[Words, ...] = ()
    quorum: Quorum = Quorum()
    seats: int = 0
    parent: str = ""
    successor: str = ""
    councils: tuple[str, ...] = ()
    established: str = ""
    dissolved: str = ""
