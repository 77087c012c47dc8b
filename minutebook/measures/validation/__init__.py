"""The Department's rules that can spoil an indicator, by their codes."""

from __future__ import annotations

from minutebook.measures.validation.checking import CODES, FAMILIES, RULES, Checked, Finding, check
from minutebook.measures.validation.rules import Rule

__all__ = ["CODES", "FAMILIES", "RULES", "Checked", "Finding", "Rule", "check"]
