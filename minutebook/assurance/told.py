"""What a body was told of an inspection at an item: finding by finding, in the words of both. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from minutebook.assurance.inspections import Fault, State, is_day
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words

How = Literal["wholly", "in part", "not"]


class Quote(Part, frozen=True, kw_only=True):
    """Words that stood before the body: in the item's minutes or in one of its papers."""

    place: Literal["minutes", "paper"]
    """Where they stand."""
    source: str
    """The item, or the paper's document (its id)."""
    start: int = 0
    """Their first character in the source's text, counted from 0."""
    end: int = 0
    """The character after their last."""
    text: str
    """The words."""


class Telling(Part, frozen=True, kw_only=True):
    """How much of one finding was told."""

    finding: str
    """The finding (its id)."""
    how: How
    """Whether it was told."""
    quotes: tuple[Quote, ...] = ()
    """The words it was told in."""
    left_out: str = ""
    """Of a finding told in part: what of it was not said."""
    why: str = ""
    """How the machine came to its proposal, or a person to their word."""
    state: State = "machine"
    """Whose word it is."""

    @property
    def counts(self) -> bool:
        """Whether a person says that it was told, in full or in part; a machine's proposal is not enough."""
        return self.how != "not" and self.state != "machine"


class Difference(Part, frozen=True, kw_only=True):
    """Something said of the inspection that its report says otherwise. Shown, never mended."""

    about: Literal["date", "grade", "other"]
    """What it concerns."""
    said: Quote
    """What was said."""
    report: str
    """What the report has."""
    note: str = ""
    """What differs, in a sentence."""
    state: State = "machine"
    """Whose word it is."""


class Told(Record, frozen=True, kw_only=True, tag="told/1"):
    """What one body was told of one inspection at one item."""

    title: Words
    """What it is called, such as "What the Corporate Parenting Board was told"."""
    inspection: str
    """The inspection (its id)."""
    meeting: str
    """The meeting (its id)."""
    item: str
    """The item of that meeting (its id)."""
    body: str = ""
    """The body (its id)."""
    date: str = ""
    """The day of the meeting."""
    comparer: str = ""
    """The version of what compared the texts; empty where a person wrote it all."""
    texts: dict[str, str] = {}
    """SHA-256 of each text that was compared, by the id of the item or document."""
    tellings: tuple[Telling, ...] = ()
    """Finding by finding."""
    differences: tuple[Difference, ...] = ()
    """What was said that the report says otherwise."""


def faults(thing: Told) -> Iterator[Fault]:
    """What is wrong with it: the field, and what to do."""
    if thing.date and not is_day(thing.date):
        yield "date", f"{thing.date!r} is not a day that exists (write 2026-05-06)"
    named = [telling.finding for telling in thing.tellings]
    for finding in sorted({one for one in named if named.count(one) > 1}):
        yield "tellings", f"the finding {finding!r} stands twice"
    for index, telling in enumerate(thing.tellings):
        if telling.how != "not" and not telling.quotes:
            yield f"tellings[{index}].quotes", "what was told is quoted: give the words it was told in"


def _entries(thing: Told) -> Iterator[EntryRow]:
    yield EntryRow(
        thing.id,
        "told",
        thing.number,
        thing.inspection,
        thing.slug,
        thing.title,
        summary=_summary(thing),
        date=thing.date,
        group=thing.body,
        state="machine" if any(t.state == "machine" for t in thing.tellings) else "confirmed",
        label=thing.item,
    )


def _summary(thing: Told) -> str:
    counts = {how: sum(t.how == how for t in thing.tellings) for how in ("wholly", "in part", "not")}
    return " · ".join(f"{count} {how}" for how, count in counts.items())


def _links(thing: Told) -> Iterator[LinkRow]:
    yield LinkRow(thing.id, "told-of", thing.inspection, start=thing.date)
    yield LinkRow(thing.id, "told-at", thing.item, start=thing.date)
    for telling in thing.tellings:
        yield LinkRow(thing.id, "telling", telling.finding, telling.how, thing.date)


def _needs(thing: Told) -> Iterator[tuple[str, str]]:
    yield "inspection", thing.inspection
    yield "meeting", thing.meeting


def register_kind() -> None:
    """Let the book know what was told."""
    kind = Kind(
        Told,
        lambda thing: f"{thing.title} {thing.date}" if thing.title else "",
        lambda thing: thing.inspection,
        _entries,
        _links,
        _needs,
        follows=lambda thing: thing.inspection,
        faults=faults,
    )
    register("told", kind)
