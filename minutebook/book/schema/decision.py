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
    date: str
    kind: Literal["executive", "portfolio-holder", "officer", "council"] = "executive"
    state: Literal["proposed", "made", "called-in", "referred-back", "effective", "withdrawn"] = "made"
    maker: Words = Words()
    body: str = ""
    person: str = ""
    key: bool = False
    decided: Words = Words()
    reasons: Words = Words()
    alternatives: Words = Words()
    conflicts: Words = Words()
    dispensations: Words = Words()
    published: str = ""
    effective: str = ""
    item: str = ""
    matters: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    exemption: Exemption | None = None
