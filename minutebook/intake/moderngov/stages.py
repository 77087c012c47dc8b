"""How far an import has come: its stages, one after another, and what of each is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeVar

T = TypeVar("T")
Stage = Literal["names", "lists", "meetings", "registers", "issues"]
Tell = Callable[[Stage, int, int], None]
"""Told the stage, how much of it is done, and of how much."""


def telling(tell: Tell, stage: Stage, things: Sequence[T]) -> Iterator[T]:
    """The things one after another, telling how many were taken from it so far."""
    for done, one in enumerate(things):
        tell(stage, done, len(things))
        yield one
    tell(stage, len(things), len(things))
