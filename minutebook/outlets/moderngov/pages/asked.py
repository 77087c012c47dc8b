"""What a request of an old page asks for: parameters in any letter case, whole numbers, spans of days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from minutebook.outlets.moderngov.markup import asked_day

LONGEST = 9  # digits of a number that is read
_SPAN = re.compile(r"\s*(\d{1,2}/\d{1,2}/\d{4})?\s*-\s*(\d{1,2}/\d{1,2}/\d{4})?\s*")


class Query:
    """The parameters of a request; of one given twice the last counts."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.values = {name.lower(): value.replace("\0", " ").strip() for name, value in pairs}

    def text(self, *names: str) -> str:
        """The first of these parameters that is given, or nothing."""
        return next((self.values[name] for name in names if self.values.get(name)), "")

    def number(self, *names: str) -> int:
        """The first of these parameters as a whole number; 0 where it is none."""
        text = self.text(*names)
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else 0

    def span(self) -> tuple[str, str]:
        """The days of ``DR=dd/mm/yyyy-dd/mm/yyyy`` as ISO dates; empty where one is open."""
        match = _SPAN.fullmatch(self.text("dr"))
        return (asked_day(match[1] or ""), asked_day(match[2] or "")) if match else ("", "")
