"""What children and young people said, as the book holds it. No Django."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.assurance.inspections import Fault, is_day
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Record, Words

FEWEST = 6
"""Fewer than this could be known by what they say. The bound of a percentage, too."""


class Voice(Record, frozen=True, kw_only=True, tag="voice/1"):
    """What a group said, checked with those who spoke, and what came of it."""

    title: Words
    """What it is about."""
    date: str
    """The day they were heard."""
    group: str
    """Who they are, as they call themselves."""
    people: int
    """How many spoke."""
    how: str = ""
    """How they were heard: a meeting, a survey."""
    said: Words
    """What they said."""
    plain: Words
    """The same in plain language."""
    checked: str = ""
    """The day those who spoke read it and agreed that it says what they meant."""
    consent: str = ""
    """The day they agreed that it is published."""
    changed: Words = Words()
    """What changed because of it."""
    told_back: str = ""
    """The day they were told what changed."""
    about: tuple[str, ...] = ()
    """Findings and indicators it speaks of (their ids)."""


def faults(thing: Voice) -> Iterator[Fault]:
    """Why it may not be published: the field, and what to do."""
    if thing.people < FEWEST:
        yield (
            "people",
            f"a group of fewer than {FEWEST} could be known by what it says. Hear more young people, or tell "
            "it together with another group, or keep it for the exempt part",
        )
    for name, words in (("date", ""), ("checked", "ask those who spoke to read it first"), ("consent", "")):
        day = getattr(thing, name)
        if not is_day(day):
            yield name, words or f"{day!r} is not a day that exists (write 2026-05-06)"
    if thing.consent and not thing.checked:
        yield "checked", "those who spoke agree to words they have read"
    if not str(thing.plain).strip():
        yield "plain", "say it in plain language, too"


def _entries(thing: Voice) -> Iterator[EntryRow]:
    yield EntryRow(
        thing.id,
        "voice",
        thing.number,
        identity.SHELF["voice"],
        thing.slug,
        thing.title,
        summary=str(thing.plain)[:300],
        date=thing.date,
        state="changed" if thing.changed else "heard",
        label=thing.group,
    )


def _links(thing: Voice) -> Iterator[LinkRow]:
    for one in thing.about:
        yield LinkRow(thing.id, "says-of", one, start=thing.date)


def register_kind() -> None:
    """Let the book know what young people said."""
    kind = Kind(
        Voice,
        lambda thing: f"{thing.date} {thing.title}",
        lambda thing: identity.SHELF["voice"],
        _entries,
        _links,
        lambda thing: iter(()),
        faults=faults,
    )
    register("voice", kind, shelf="voices")
