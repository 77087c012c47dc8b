"""The numbers of agenda items, in a body's style; a number once published is never given to another item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    counts = _counted(seen.values(), after if style == "running" else 0)
    last, letters = "0", 0
    later = _last_seen(items, seen)
    for index, item in enumerate(items):
        if item.kind == "heading":
            given[item.id] = ""
            continue
        part = "B" if style == "parts" and item.exemption else "A"
        if item.id in seen:
            given[item.id] = last = seen[item.id]
            letters = 0
        elif seen and index < later:
            letters = _free(letters + 1, last, set(seen.values()))
            given[item.id] = _between(last, letters)
        else:
            counts[part] += 1
            given[item.id] = _printed(counts[part], part, style, after)
    return given


def _last_seen(items: Sequence[Item], seen: Mapping[str, str]) -> int:
    return max((index for index, item in enumerate(items) if item.id in seen), default=-1)


def _counted(seen: Iterable[str], after: int) -> dict[str, int]:
    """How far each part has counted in public, whether or not its items are still there."""
    counts = {"A": 0, "B": 0}
    for label in seen:
        part = "B" if label.startswith("B") else "A"
        counts[part] = max(counts[part], _number(label) - after)
    return counts


def _between(last: str, letters: int) -> str:
    return f"{last.rstrip('.')}{chr(ord('A') + letters - 1)}"


def _free(letters: int, last: str, taken: set[str]) -> int:
    while _between(last, letters) in taken:
        letters += 1
    return letters


def _number(label: str) -> int:
    digits = "".join(char for char in label if char.isdigit())
    return int(digits) if digits else 0


def _printed(number: int, part: str, style: str, after: int) -> str:
    if style == "parts":
        return f"{part}{number}"
    if style == "running":
        return str(after + number)
    return f"{number}." if style == "dotted" else str(number)
