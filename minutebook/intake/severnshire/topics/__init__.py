"""What the bodies talk about: one plain text a body, so that prose stays prose.

A topic opens with ``== key``, then ``name: value`` lines, then parts that open with ``-- name``. A part
called ``name 2`` stands in for ``name`` the second time the topic comes up, ``name 3`` the third, and so
round again. ``{...}`` is filled in by
:mod:`minutebook.intake.severnshire.voice`; a part's lines are marked as
:mod:`minutebook.intake.severnshire.markup` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Topic:
    """One subject as a body deals with it: its report, and what was said and resolved."""

    body: str
    key: str
    head: dict[str, str] = field(default_factory=dict, hash=False)
    parts: dict[str, str] = field(default_factory=dict, hash=False)

    def lines(self, part: str, occurrence: int = 0) -> list[str]:
        """The lines of a part, as they stand the first, second, ... time the topic comes up."""
        others = [text for name, text in self.parts.items() if name.rstrip("0123456789").rstrip() == part]
        return others[occurrence % len(others)].splitlines() if others else []

    def said(self, name: str, default: str = "") -> str:
        """The value of a ``name: value`` line."""
        return self.head.get(name, default)

    @property
    def matters(self) -> tuple[str, ...]:
        """The keys of the matters the topic belongs to."""
        return tuple(self.said("matter").split())

    @property
    def months(self) -> tuple[int, ...]:
        """The months it is due in; empty where any will do."""
        return tuple(int(month) for month in self.said("months").split())

    @property
    def around(self) -> int | None:
        """How many days from the day of first load it comes up; None where it takes its turn."""
        return int(self.said("around")) if "around" in self.head else None

    def figure(self, name: str, occurrence: int) -> str | None:
        """The figure called ``name`` as it stood that time, or None if the topic has none so called."""
        for entry in filter(str.strip, self.said("figures").split(";")):
            called, *values = entry.split()
            if called == name:
                return values[min(occurrence, len(values) - 1)].replace("_", " ")
        return None


@cache
def topics(body: str) -> tuple[Topic, ...]:
    """The topics of a body, in the order they take their turns."""
    text = files(__name__).joinpath(f"{body}.txt").read_text(encoding="utf-8")
    return tuple(_topic(body, chunk) for chunk in text.split("\n== ")[1:])


def _topic(body: str, chunk: str) -> Topic:
    key, *lines = chunk.splitlines()
    head: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in lines:
        if line.startswith("-- "):
            current = parts.setdefault(line[3:].strip(), [])
        elif current is not None:
            current.append(line)
        elif line.strip():
            name, _, value = line.partition(":")
            head[name] = value.strip()
    return Topic(body, key.strip(), head, {name: "\n".join(part).strip() for name, part in parts.items()})
