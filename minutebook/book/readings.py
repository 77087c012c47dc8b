"""A meeting's minutes, read once and put into the book's own form; a person's word outlives every reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from minutebook import reading as reader
from minutebook.book.identity import keyed_id
from minutebook.book.schema import Element, Item, Meeting, Reading, item_text

BY_A_PERSON = ("confirmed", "mended", "rejected")


def reading_of(
    meeting: Meeting, *, bodies: Iterable[str] = (), before: Reading | None = None
) -> Reading | None:
    """Read the English minutes of every item of a meeting; ``None`` where no item has any.

    ``bodies`` are the names of the council's bodies. What a person confirmed, mended or rejected in
    ``before`` stays so: it moves with its words, and where these are gone it is kept as lost. The same
    minutes give the same reading.
    """
    minuted = [item for item in meeting.items if item.minutes and item_text(item.minutes).strip()]
    if not minuted:
        return None
    known = tuple(bodies)
    elements = [element for item in minuted for element in _read(meeting, item, known, before)]
    return Reading(
        id=before.id if before else keyed_id("reading", meeting.id),
        of=meeting.id,
        body=meeting.body,
        date=meeting.start[:10],
        reader=reader.READER_VERSION,
        texts={item.id: _hash(item_text(item.minutes)) for item in minuted},
        elements=tuple(elements),
    )


def out_of_date(reading: Reading, meeting: Meeting) -> bool:
    """Whether a meeting's minutes say other words than those that were read."""
    texts = {item.id: _hash(item_text(item.minutes)) for item in meeting.items if item.minutes}
    return texts != reading.texts


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read(meeting: Meeting, item: Item, bodies: tuple[str, ...], before: Reading | None) -> Iterator[Element]:
    text = item_text(item.minutes)
    people = [line.name for line in meeting.everybody if line.name]
    day = date.fromisoformat(meeting.taken_on(item.id)[:10])
    found = reader.read(text, people=people, bodies=bodies, date=day)
    kept = (
        [_moved(e, text) for e in before.elements if e.item == item.id and e.state in BY_A_PERSON]
        if before
        else []
    )
    said = {(element.kind, element.start) for element in kept if element.state != "lost"}
    yield from kept
    read = [_element(e, item) for e in found.elements if (e.kind, e.start) not in said]
    earlier = (
        [e for e in before.elements if e.item == item.id and e.state not in BY_A_PERSON] if before else []
    )
    yield from _with_their_ids(read, [_moved(element, text) for element in earlier])


def _with_their_ids(read: list[Element], earlier: list[Element]) -> Iterator[Element]:
    """What was read, under the ids it had before; what was found before and is not now comes last, as lost.

    An element is the one from before that is of its kind and shares most of its words.
    """
    pairs = [
        (min(new.end, old.end) - max(new.start, old.start), -number, new, old)
        for number, new in enumerate(read)
        for old in earlier
        if new.kind == old.kind and old.state != "lost"
    ]
    known: dict[str, str] = {}
    taken: set[str] = set()
    for shared, _, new, old in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if shared > 0 and new.id not in known and old.id not in taken:
            known[new.id] = old.id
            taken.add(old.id)
    yield from (msgspec.structs.replace(new, id=known.get(new.id, new.id)) for new in read)
    given = {known.get(new.id, new.id) for new in read}
    for old in earlier:
        if old.id not in given:
            yield msgspec.structs.replace(old, state="lost")


def _moved(element: Element, text: str) -> Element:
    """An element a person spoke on, where its words stand now."""
    if text[element.start : element.end] == element.text:
        return element
    at = text.find(element.text)
    if at < 0:
        return msgspec.structs.replace(element, state="lost")
    return msgspec.structs.replace(element, start=at, end=at + len(element.text))


def _element(found: reader.Element, item: Item) -> Element:
    return Element(
        id=keyed_id("element", item.id, found.kind, str(found.start), found.text),
        item=item.id,
        kind=found.kind,
        start=found.start,
        end=found.end,
        text=found.text,
        fields={name: _plain(value) for name, value in found.fields.items()},
        sure=found.sure,
        why=found.why,
    )


def _plain(value: Any) -> Any:
    """A field's value as the book keeps it: words, whole numbers, yes or no, or several of them."""
    if isinstance(value, list | tuple):
        return tuple(_plain(part) for part in value)
    if value is None or isinstance(value, str | int):
        return value
    return str(value)
