"""Comparators: the Department's published figures, and where an authority stands among them."""

from __future__ import annotations

from minutebook.measures.comparators.comparison import Comparator, Comparison, compare
from minutebook.measures.comparators.neighbours import NeighbourModel, read_neighbours
from minutebook.measures.comparators.position import Position, band, position, quartiles
from minutebook.measures.comparators.published import read_published
from minutebook.measures.comparators.released import as_released
from minutebook.measures.comparators.shelf import Shelf

__all__ = [
    "Comparator",
    "Comparison",
    "NeighbourModel",
    "Position",
    "Shelf",
    "as_released",
    "band",
    "compare",
    "position",
    "quartiles",
    "read_neighbours",
    "read_published",
]
