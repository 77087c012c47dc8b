"""The numbers of agenda items, in a body's style; a number once published is never given to another item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minutebook.book.schema import Item

STYLES: dict[str, str] = {
    "plain": "1, 2, 3",
    "dotted": "1., 2., 3.",
    "parts": "A1, A2 in public, B1, B2 in private",
    "running": "on through the municipal year: 14, 15, 16",
}


def labels(
    items: Sequence[Item], style: str, published: Mapping[str, str] | None = None, *, after: int = 0
) -> dict[str, str]:
    """The printed number of each item by its id; headings have none.

    ``published`` are the numbers the public has seen: they stay, and an item put between 4 and 5 is 4A.
    ``after`` is the last number of the year so far, for a style that runs on.
    """
    seen = published or {}
    given: dict[str, str] = {}
    counts = {"A": 0, "B": 0}
    last, letters = "", 0
    taken = {seen[item.id] for item in items if item.id in seen}
    later = _last_seen(items, seen)
    for index, item in enumerate(items):
        if item.kind == "heading":
            given[item.id] = ""
            continue
        part = "B" if style == "parts" and item.exemption else "A"
        if item.id in seen:
            last, letters = seen[item.id], 0
            counts[part] = max(counts[part], _number(last) - (after if style == "running" else 0))
            given[item.id] = last
        elif seen and index < later:
            letters += 1
            given[item.id] = f"{last.rstrip('.')}{_letter(letters, last, taken)}" if last else "0A"
        else:
            counts[part] += 1
            given[item.id] = _printed(counts[part], part, style, after)
    return given


def _last_seen(items: Sequence[Item], seen: Mapping[str, str]) -> int:
    return max((index for index, item in enumerate(items) if item.id in seen), default=-1)


def _letter(count: int, last: str, taken: set[str]) -> str:
    while True:
        letter = chr(ord("A") + count - 1)
        if f"{last.rstrip('.')}{letter}" not in taken:
            return letter
        count += 1


def _number(label: str) -> int:
    digits = "".join(char for char in label if char.isdigit())
    return int(digits) if digits else 0


def _printed(number: int, part: str, style: str, after: int) -> str:
    if style == "parts":
        return f"{part}{number}"
    if style == "running":
        return str(after + number)
    return f"{number}." if style == "dotted" else str(number)
