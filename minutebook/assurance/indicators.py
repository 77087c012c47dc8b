"""An indicator as the book holds it: what it counts, its targets, and who set them. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from minutebook.assurance.inspections import Fault, is_day
from minutebook.assurance.plans import At, number
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words


class Target(Part, frozen=True, kw_only=True):
    """What a figure is to reach, from when, and who said so."""

    value: str
    """The value, as a decimal number in the indicator's unit."""
    start: str
    """The day it holds from."""
    reason: str
    """Why it was set there."""
    set_at: At | None = None
    """The item at which it was set; nothing for one that no body set."""
    set_by: str = ""
    """Who set it, where no body did: a role, or the Department."""


class Rebase(Part, frozen=True, kw_only=True):
    """From this day on the limits of the chart are counted anew, because the work changed."""

    start: str
    """The day."""
    reason: str
    """What changed."""
    approved_by: str
    """Who approved it."""


class Comparator(Part, frozen=True, kw_only=True):
    """Somebody else's published figure, with where it is from."""

    label: str
    """Whose it is: `England`, `Statistical neighbours`."""
    value: str
    """The value, as a decimal number in the indicator's unit."""
    year: str
    """The year it is of."""
    source: str
    """The publication it stands in."""
    definition: str
    """What it counts, in that publication's words."""


class Indicator(Record, frozen=True, kw_only=True, tag="indicator/1"):
    """Something a board watches over time. A change of what it counts is a new version, with its reason."""

    title: Words
    """What it is called."""
    key: str
    """The measure it is computed as (`reviews_in_time`)."""
    definition: int = 1
    """The version of what it counts."""
    change: str = ""
    """Why it counts something else than the version before."""
    question: Words = Words()
    """The question it answers, as a board member would ask it."""
    above: str
    """What is counted above the line."""
    below: str = ""
    """What is counted below the line; empty for a plain number."""
    exclusions: str = ""
    """Who is not counted."""
    unit: Literal["percent", "number", "per 10,000", "mean", "days"] = "percent"
    """Its unit."""
    places: int = 0
    """Decimals it is shown with."""
    polarity: Literal["high", "low", "neutral"] = "high"
    """Which direction is better."""
    counted: str = "children"
    """What one of those counted is called."""
    source: str = ""
    """Where the definition is from."""
    frequency: Literal["month", "quarter", "year"] = "quarter"
    """How often it is told."""
    owner: str = ""
    """The role that answers for it."""
    targets: tuple[Target, ...] = ()
    """Its targets, oldest first."""
    rebases: tuple[Rebase, ...] = ()
    """Where its limits are counted anew."""
    comparators: tuple[Comparator, ...] = ()
    """What it is compared with."""

    def target_on(self, day: str) -> Target | None:
        """The target that held on a day."""
        holding = [one for one in self.targets if one.start <= day]
        return max(holding, key=lambda one: one.start, default=None)


def faults(thing: Indicator) -> Iterator[Fault]:
    """What is wrong with an indicator: the field, and what to do."""
    for n, target in enumerate(thing.targets):
        if number(target.value) is None:
            yield f"targets[{n}].value", f"{target.value!r} is not a number (write 95 or 13.5)"
        if not is_day(target.start):
            yield f"targets[{n}].start", f"{target.start!r} is not a day that exists (write 2026-05-06)"
        if not target.reason.strip():
            yield f"targets[{n}].reason", "say why the target stands there"
        if target.set_at is None and not target.set_by.strip():
            yield f"targets[{n}].set_by", "name the item at which it was set, or who set it"
    for n, other in enumerate(thing.comparators):
        lacking = [name for name in ("year", "source", "definition") if not getattr(other, name).strip()]
        if lacking:
            yield (
                f"comparators[{n}].{lacking[0]}",
                "nothing is compared without its source, year and definition",
            )
        if number(other.value) is None:
            yield f"comparators[{n}].value", f"{other.value!r} is not a number (write 95 or 13.5)"
    for n, rebase in enumerate(thing.rebases):
        if not (rebase.reason.strip() and rebase.approved_by.strip() and is_day(rebase.start)):
            yield f"rebases[{n}]", "limits counted anew need their day, a reason and who approved it"
    if thing.definition > 1 and not thing.change.strip():
        yield "change", "say why it counts something else than before"


def _entries(thing: Indicator) -> Iterator[EntryRow]:
    yield EntryRow(
        thing.id,
        "indicator",
        thing.number,
        identity.SHELF["indicator"],
        thing.slug,
        thing.title,
        summary=str(thing.question),
        date=thing.targets[-1].start if thing.targets else date.min.isoformat(),
        state=thing.frequency,
        label=thing.key,
    )


def _links(thing: Indicator) -> Iterator[LinkRow]:
    for target in thing.targets:
        if target.set_at:
            yield LinkRow(thing.id, "target-set-at", target.set_at.item, target.value, target.start)


def register_kind() -> None:
    """Let the book know indicators."""
    kind = Kind(
        Indicator,
        lambda thing: str(thing.title),
        lambda thing: identity.SHELF["indicator"],
        _entries,
        _links,
        lambda thing: iter(()),
        faults=faults,
    )
    register("indicator", kind, shelf="indicators")
