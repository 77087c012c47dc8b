"""What a paper showed a board, frozen with its item: as it was, whatever changed since. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.assurance.inspections import Fault
from minutebook.assurance.plans import At
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words


class LineShown(Part, frozen=True, kw_only=True):
    """One finding's line as the paper had it."""

    finding: str
    """The finding (its id)."""
    title: str
    """Its words, cut."""
    stuck: str
    """The station it had come to."""
    sentences: tuple[str, ...]
    """The two sentences that open it."""


class FigureShown(Part, frozen=True, kw_only=True):
    """One indicator as the paper had it."""

    indicator: str
    """The indicator (its id)."""
    title: str
    """Its name."""
    period: str
    """The latest period that was shown."""
    figure: str
    """The figure as it was shown."""
    target: str
    """The target that held on the day; empty for none."""
    sentence: str
    """What was said of it."""


class Presented(Record, frozen=True, kw_only=True, tag="presented/1"):
    """A paper on assurance as it was put before a board."""

    title: Words
    """What it is called."""
    at: At
    """The item it was put at."""
    lines: tuple[LineShown, ...] = ()
    """Line by line."""
    figures: tuple[FigureShown, ...] = ()
    """Indicator by indicator."""


def faults(thing: Presented) -> Iterator[Fault]:
    """What is wrong with it: the field, and what to do."""
    if not (thing.lines or thing.figures):
        yield "lines", "a paper that shows nothing cannot be frozen"


def _entries(thing: Presented) -> Iterator[EntryRow]:
    yield EntryRow(
        thing.id,
        "presented",
        thing.number,
        identity.SHELF["presented"],
        thing.slug,
        thing.title,
        summary=f"{len(thing.lines)} findings, {len(thing.figures)} indicators",
        date=thing.at.day,
        group=thing.at.body,
        label=thing.at.item,
    )


def _links(thing: Presented) -> Iterator[LinkRow]:
    yield LinkRow(thing.id, "presented-at", thing.at.item, start=thing.at.day)
    for line in thing.lines:
        yield LinkRow(thing.id, "presents", line.finding, line.stuck, thing.at.day)
    for figure in thing.figures:
        yield LinkRow(thing.id, "presents", figure.indicator, figure.figure, thing.at.day)


def register_kind() -> None:
    """Let the book know what was presented."""
    kind = Kind(
        Presented,
        lambda thing: f"{thing.at.day} {thing.title}",
        lambda thing: identity.SHELF["presented"],
        _entries,
        _links,
        lambda thing: iter(()),
        faults=faults,
    )
    register("presented", kind, shelf="presented")
