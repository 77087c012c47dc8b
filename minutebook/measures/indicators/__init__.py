"""The indicators: what each is, and their figures from a return."""

from __future__ import annotations

from minutebook.measures.indicators.compute import (
    DEFINITIONS,
    compute,
    definitions_of,
    not_computed,
)
from minutebook.measures.indicators.working import Definition, Figure, Step

__all__ = [
    "DEFINITIONS",
    "Definition",
    "Figure",
    "Step",
    "compute",
    "definitions_of",
    "not_computed",
]
