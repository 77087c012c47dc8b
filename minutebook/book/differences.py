"""Two versions of an object, field by field and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

import msgspec

from minutebook.book.schema import Object

Key = tuple[str, ...]
LONG = 2_000_000  # pairs of words


class Run(NamedTuple):
    """A stretch of words that stand in both texts, or in one alone."""

    kind: Literal["same", "removed", "added"]
    text: str


class Difference(NamedTuple):
    """One field: where it is (``items[3].title.en``), what stood there and what stands there now.

    ``runs`` compares two texts word by word; it is empty where one of them is.
    """

    path: str
    before: str
    after: str
    runs: tuple[Run, ...] = ()


def differences(before: Object | None, after: Object) -> list[Difference]:
    """The fields in which two versions differ, in the order of the newer one.

    Parts of a list that carry an id (items, paragraphs, seats) are compared with the part of the same id,
    wherever it stands. With no ``before`` every field of ``after`` is given.
    """
    old = {key: (path, text) for key, path, text in _leaves(before)}
    new = {key: (path, text) for key, path, text in _leaves(after)}
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        path, text = new.get(key) or (old[key][0], "")
        was = old[key][1] if key in old else ""
        if was != text:
            found.append(Difference(path, was, text, words(was, text) if was and text else ()))
    return found


def words(before: str, after: str) -> tuple[Run, ...]:
    """Two texts compared word by word; joined, the runs give both back."""
    old, new = _tokens(before), _tokens(after)
    runs: list[Run] = []
    # Over long texts every "the" would be tried against every other: there the rarer words lead.
    long = len(old) * len(new) > LONG
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=long).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(old[a:b])))
            continue
        if a < b:
            runs.append(Run("removed", "".join(old[a:b])))
        if c < d:
            runs.append(Run("added", "".join(new[c:d])))
    return tuple(runs)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)


def _leaves(thing: Object | None) -> Iterator[tuple[Key, str, str]]:
    """Every field that says something: its identity, its name for a reader, its text."""
    plain = msgspec.to_builtins(thing) if thing is not None else {}
    yield from _walk(plain, (), "")


def _walk(value: Any, key: Key, path: str) -> Iterator[tuple[Key, str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _walk(part, (*key, name), f"{path}.{name}" if path else name)
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value, 1):
            own = str(part.get("id") or number) if isinstance(part, dict) else str(number)
            yield from _walk(part, (*key, own), f"{path}[{number}]")
    elif value is not None:
        yield key, path, _say(value)


def _say(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
