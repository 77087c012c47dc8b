"""A release as the book holds it: figures as ``measures.disclosure.release`` let them out. No Django.

The releases together are the log that the next one is judged against. Nothing exact is in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from minutebook.assurance.inspections import Fault, is_day
from minutebook.assurance.plans import At, number
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words
from minutebook.measures.observation import Released
from minutebook.measures.periods import Period


class Span(Part, frozen=True, kw_only=True):
    """A reporting period."""

    kind: str
    """`year`, `quarter to date` or `rolling year`."""
    start: str
    """Its first day."""
    end: str
    """Its last day."""


class Figure(Part, frozen=True, kw_only=True):
    """One figure as it was let out: its numbers, or a symbol in place of those that are hidden."""

    indicator: str
    """The indicator (its id)."""
    measure: str
    """The measure it was computed as."""
    area: str
    """Whose figure it is."""
    period: Span
    """Of which days."""
    version: int = 1
    """The version of the measure's definition."""
    breakdown: tuple[tuple[str, str], ...] = ()
    """Pairs of dimension and category; none for all children."""
    unit: str = "percent"
    """Its unit."""
    places: int = 0
    """Decimals it is shown with."""
    flow: bool = False
    """Whether it counts what happened, and can be added over time."""
    counts: str = ""
    """What is counted above the line, in fixed words."""
    cohort: str = ""
    """What is counted below the line, in fixed words."""
    within: str = ""
    """The wider figure this one is part of."""
    partition: str = ""
    """Figures of one partition never count a child twice."""
    numerator: int | None = None
    """Above the line."""
    denominator: int | None = None
    """Below the line."""
    value: str = ""
    """The figure as a decimal number; empty where it is hidden."""
    symbol: str = ""
    """The Department's symbol in place of the figure: `c` hidden to protect children."""


class Source(Part, frozen=True, kw_only=True):
    """A file the figures were computed from: nothing of its rows."""

    table: str
    """Which table of the return it held."""
    sha256: str
    """Its hash, by which it can be told again."""
    rows: int
    """How many rows it had."""


class Release(Record, frozen=True, kw_only=True, tag="release/1"):
    """Figures published together: what was let out, when, for which paper, from which files."""

    title: Words
    """What it is called, such as "Figures for the quarter to June 2026"."""
    date: str
    """The day they were let out."""
    at: At | None = None
    """The item whose paper they stand in."""
    source: str
    """Where the figures are from, such as "the council's own return"."""
    year: str
    """The year they are of."""
    policy: str
    """The rule of disclosure control they went through."""
    files: tuple[Source, ...] = ()
    """The files they were computed from."""
    figures: tuple[Figure, ...] = ()
    """The figures."""


def figure_of(released: Released, indicator: str) -> Figure:
    """A released figure in the book's own form."""
    plain = {name: getattr(released, name) for name in _SHARED}
    period = Span(kind=released.period.kind, start=str(released.period.start), end=str(released.period.end))
    value = "" if released.value is None else str(Decimal(str(released.value)).normalize().__format__("f"))
    return Figure(indicator=indicator, period=period, value=value, **plain)


def released_of(figure: Figure, release: Release) -> Released:
    """The figure as the log of ``measures`` knows it. Its numbers are those that were published."""
    plain: dict[str, Any] = {name: getattr(figure, name) for name in _SHARED}
    kind: Any = figure.period.kind
    period = Period(kind, date.fromisoformat(figure.period.start), date.fromisoformat(figure.period.end))
    value = float(figure.value) if figure.value else None
    on = date.fromisoformat(release.date)
    return Released(period=period, value=value, release=str(release.title), on=on, **plain)


_OWN = {field.name for field in fields(Released)}
_SHARED = tuple(name for name in Figure.__struct_fields__ if name in _OWN - {"period", "value"})


def faults(thing: Release) -> Iterator[Fault]:
    """What is wrong with a release: the field, and what to do."""
    if not is_day(thing.date):
        yield "date", f"{thing.date!r} is not a day that exists (write 2026-05-06)"
    if not (thing.source.strip() and thing.year.strip()):
        yield "source", "no figure is published without its source and year"
    for n, figure in enumerate(thing.figures):
        if figure.value and number(figure.value) is None:
            yield f"figures[{n}].value", "is not a number"
        if figure.value and figure.symbol:
            yield f"figures[{n}].symbol", "a figure that is shown has no symbol"
        shown = (figure.numerator, figure.denominator)
        if any(count is not None and 1 <= count <= 5 for count in shown) and figure.unit == "percent":
            yield (
                f"figures[{n}]",
                "holds a count that would tell of single children; only release() lets figures out",
            )


def _entries(thing: Release) -> Iterator[EntryRow]:
    hidden = sum(figure.symbol == "c" for figure in thing.figures)
    yield EntryRow(
        thing.id,
        "release",
        thing.number,
        identity.SHELF["release"],
        thing.slug,
        thing.title,
        summary=f"{len(thing.figures)} figures, {hidden} hidden",
        date=thing.date,
        state=thing.policy,
        label=thing.year,
    )


def _links(thing: Release) -> Iterator[LinkRow]:
    for indicator in dict.fromkeys(figure.indicator for figure in thing.figures):
        yield LinkRow(thing.id, "figures-of", indicator, start=thing.date)
    if thing.at:
        yield LinkRow(thing.id, "figures-at", thing.at.item, start=thing.date)


def register_kind() -> None:
    """Let the book know releases."""
    kind = Kind(
        Release,
        lambda thing: f"{thing.date} {thing.title}",
        lambda thing: identity.SHELF["release"],
        _entries,
        _links,
        lambda thing: iter(()),
        faults=faults,
    )
    register("release", kind, shelf="releases")
