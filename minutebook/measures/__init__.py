"""Indicators from returns, process limits, disclosure control. Pure Python, no Django."""

from __future__ import annotations

from minutebook.measures.account import Account, Kept, account_of
from minutebook.measures.computing import DEFINITIONS, FAMILIES, compute, definitions_of
from minutebook.measures.errors import MeasureError, ReturnError
from minutebook.measures.indicators.working import Definition, Figure, Step
from minutebook.measures.periods import Period
from minutebook.measures.returns import Return, SourceFile, read_folder
from minutebook.measures.validation import Checked, Finding, check

__all__ = [
    "DEFINITIONS",
    "FAMILIES",
    "Account",
    "Checked",
    "Definition",
    "Figure",
    "Finding",
    "Kept",
    "MeasureError",
    "Period",
    "Return",
    "ReturnError",
    "SourceFile",
    "Step",
    "account_of",
    "check",
    "compute",
    "definitions_of",
    "read_folder",
]
