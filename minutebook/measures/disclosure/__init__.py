"""Disclosure control: no child can be found in what is released."""

from __future__ import annotations

from minutebook.measures.disclosure.control import Cause
from minutebook.measures.disclosure.log import append, entry, figure_of, read_log
from minutebook.measures.disclosure.policy import DEPARTMENT, STRICT, Policy
from minutebook.measures.disclosure.release import Release, release

__all__ = [
    "DEPARTMENT",
    "STRICT",
    "Cause",
    "Policy",
    "Release",
    "append",
    "entry",
    "figure_of",
    "read_log",
    "release",
]
