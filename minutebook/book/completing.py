"""What the book gives an object at publication: ids, slugs, whole numbers, ids of paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from minutebook.book import identity
from minutebook.book.kinds import KINDS, Kind
from minutebook.book.schema import Item, Meeting, Membership, Object, Paragraph, Person, Reading

Taken = Callable[[str, str], bool]
"""Whether a segment is another object's within a parent: ``taken(parent, segment)``."""


class Numbers:
    """The whole numbers of a chain: the last one given of each kind."""

    def __init__(self, last: dict[str, int]) -> None:
        self.last = dict(last)

    def next(self, kind: str) -> int:
        """The next number of a kind."""
        self.last[kind] = self.last.get(kind, 0) + 1
        return self.last[kind]

    def seen(self, kind: str, number: int) -> None:
        """Never give ``number`` again."""
        if number > self.last.get(kind, 0):
            self.last[kind] = number


def complete(thing: Any, before: Any, kind_name: str, numbers: Numbers, taken: Taken) -> Any:
    """``thing`` with everything the book gives it, kept from ``before`` (its last version) where it stood.

    Raises :class:`Refused` where a given slug is another object's.
    """
    kind = KINDS[kind_name]
    given: dict[str, Any] = {"slug": _slug(thing, before, kind, taken)}
    if kind.numbered:
        given["number"] = _number(thing.number, before, kind_name, numbers)
    if isinstance(thing, Meeting):
        items_before = {item.id: item for item in before.items} if before else {}
        given["items"] = _items(thing.items, items_before, numbers)
    elif isinstance(thing, Person):
        given["memberships"] = tuple(_membership(seat) for seat in thing.memberships)
    elif isinstance(thing, Reading):
        given["elements"] = tuple(
            element if element.id else msgspec.structs.replace(element, id=identity.new_id())
            for element in thing.elements
        )
    return kind.completed(msgspec.structs.replace(thing, **given), before)


def base_slug(thing: Object, kind: Kind) -> str:
    """The slug an object would like to have."""
    return thing.slug or identity.slug(kind.name(thing)) or thing.id


def _slug(thing: Any, before: Any, kind: Kind, taken: Taken) -> str:
    if before is not None and not thing.slug and _same_place(thing, before, kind):
        return str(before.slug)
    return free_slug(base_slug(thing, kind), kind.parent(thing), taken)


def _same_place(thing: Any, before: Any, kind: Kind) -> bool:
    return _same_name(kind.name(thing), kind.name(before)) and kind.parent(thing) == kind.parent(before)


def _same_name(one: str, other: str) -> bool:
    return identity.slug(one) == identity.slug(other)


def free_slug(base: str, parent: str, taken: Taken) -> str:
    """``base``, or ``base-2``, ``base-3`` … : the first segment that is free within the parent."""
    made, n = base, 1
    while taken(parent, made) or (not parent and made in identity.RESERVED):
        n += 1
        made = f"{base}-{n}"
    return made


def _number(given: int, before: Any, kind: str, numbers: Numbers) -> int:
    number = given or (before.number if before is not None else 0)
    if number:
        numbers.seen(kind, number)
        return int(number)
    return numbers.next(kind)


def _membership(seat: Membership) -> Membership:
    return seat if seat.id else msgspec.structs.replace(seat, id=identity.new_id())


def _items(items: Iterable[Item], before: dict[str, Item], numbers: Numbers) -> tuple[Item, ...]:
    used: set[str] = set()
    done = []
    for item in items:
        old = before.get(item.id)
        name = str(item.title)
        slug = item.slug or (old.slug if old and _same_name(str(old.title), name) else "")
        slug = free_slug(slug or identity.slug(name) or "item", "items", lambda _, s: s in used)
        used.add(slug)
        (agenda, minutes, decided), count = _paragraphs(item, old)
        done.append(
            msgspec.structs.replace(
                item,
                id=item.id or identity.new_id(),
                slug=slug,
                number=_number(item.number, old, "item", numbers),
                agenda=agenda,
                minutes=minutes,
                decided=decided,
                paragraphs_given=count,
            )
        )
    return tuple(done)


def _paragraphs(item: Item, old: Item | None) -> tuple[tuple[tuple[Paragraph, ...], ...], int]:
    """Give ids: the old one where the same words stood in the item before, else the next."""
    paragraphs = (*item.agenda, *item.decided, *item.minutes)
    given = [int(p.id[1:]) for p in paragraphs if p.id[1:].isdecimal()]
    count = max([item.paragraphs_given, old.paragraphs_given if old else 0, *given])
    stood: dict[tuple[str, str], list[str]] = {}
    if old:
        carried = {paragraph.id for paragraph in paragraphs}
        for paragraph in (*old.agenda, *old.minutes, *old.decided):
            if paragraph.id not in carried:
                stood.setdefault((paragraph.plain(), paragraph.plain("cy")), []).append(paragraph.id)

    def give(paragraph: Paragraph) -> Paragraph:
        nonlocal count
        if paragraph.id:
            return paragraph
        same = stood.get((paragraph.plain(), paragraph.plain("cy"))) if stood else None
        if same:
            return msgspec.structs.replace(paragraph, id=same.pop(0))
        count += 1
        return msgspec.structs.replace(paragraph, id=f"p{count}")

    # What there was first is counted first, so that items without a decision keep the ids they had.
    agenda, minutes = tuple(map(give, item.agenda)), tuple(map(give, item.minutes))
    return (agenda, minutes, tuple(map(give, item.decided))), count
