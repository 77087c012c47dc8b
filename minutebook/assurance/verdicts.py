"""What a board judged of a finding at an item, as the book holds it. No Django.

"Action done" is not "finding closed": a finding closes when its impact test is met and the board resolves it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from minutebook.assurance.inspections import Fault, is_day
from minutebook.assurance.plans import At
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words


class Shown(Part, frozen=True, kw_only=True):
    """A figure that an impact test was met with."""

    indicator: str
    """The indicator (its id)."""
    period: str
    """Of which days, in words."""
    figure: str
    """As it was published."""
    release: str
    """The release it stood in (its id)."""


class Verdict(Record, frozen=True, kw_only=True, tag="verdict/1"):
    """A board's judgement of a finding."""

    title: Words
    """What was judged, in a line."""
    finding: str
    """The finding (its id)."""
    result: Literal["closed", "stays open", "open again"]
    """What the board resolved."""
    at: At
    """The item at which it did, in the words of its minutes."""
    met: tuple[Shown, ...] = ()
    """The figures that met the impact test."""


def faults(thing: Verdict) -> Iterator[Fault]:
    """What is wrong with it: the field, and what to do."""
    if not is_day(thing.at.day):
        yield "at.day", f"{thing.at.day!r} is not a day that exists (write 2026-05-06)"
    if not thing.at.words.strip():
        yield "at.words", "quote the words of the minutes with which the board resolved it"
    if thing.result == "closed" and not thing.met:
        yield "met", "a finding closes when its impact test is met: name the figures that met it"


def _entries(thing: Verdict) -> Iterator[EntryRow]:
    yield EntryRow(
        thing.id,
        "verdict",
        thing.number,
        identity.SHELF["verdict"],
        thing.slug,
        thing.title,
        summary=thing.at.words,
        date=thing.at.day,
        group=thing.at.body,
        state=thing.result,
        label=thing.finding,
    )


def _links(thing: Verdict) -> Iterator[LinkRow]:
    rel = "closes" if thing.result == "closed" else "judges"
    yield LinkRow(thing.id, rel, thing.finding, thing.result, thing.at.day)
    yield LinkRow(thing.id, "judged-at", thing.at.item, start=thing.at.day)


def register_kind() -> None:
    """Let the book know verdicts."""
    kind = Kind(
        Verdict,
        lambda thing: f"{thing.at.day} {thing.title}",
        lambda thing: identity.SHELF["verdict"],
        _entries,
        _links,
        lambda thing: iter(()),
        faults=faults,
    )
    register("verdict", kind, shelf="verdicts")
