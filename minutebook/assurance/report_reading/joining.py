"""Lines joined to the words they were before they were broken."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BROKEN = re.compile(r"(?P<word>[^\W\d_]+)[-‐\u00ad]$")
# PDFs keep a broken line's hyphen as one of these, and the line's end not at all.
_AT_BREAKS = re.compile(r"(?<=[\x02\ufffe\u00ad])")
_FIRST = re.compile(r"^[^\W\d_]+")


class Joiner:
    """Joins lines of one report; knows its words, by which it tells a hyphen from a broken word."""

    def __init__(self, text: str) -> None:
        self.words = set(re.findall(r"[^\W\d_]+", text.casefold()))
        self.hyphened = set(re.findall(r"[^\W\d_]+-[^\W\d_]+", text.casefold()))

    def join(self, lines: Iterable[str]) -> str:
        """One text of lines, with single spaces."""
        made = ""
        for line in (piece for one in lines for piece in _AT_BREAKS.split(one)):
            words = " ".join(re.sub(r"[\x02\ufffe\u00ad]$", "-", line.rstrip()).split())
            if not words:
                continue
            made = self._joined(made, words) if made else words
        return made

    def _joined(self, before: str, after: str) -> str:
        broken, first = _BROKEN.search(before), _FIRST.match(after)
        if before.endswith(("-", "‐")) and not broken:
            return before + after if before[-2:-1].isdigit() else f"{before} {after}"
        if broken is None:
            return f"{before} {after}"
        if first is None or first[0][0].isupper() and broken["word"][0].islower():
            return before + after if first else f"{before} {after}"
        if first[0].casefold() in ("and", "or", "to") and after[len(first[0]) :][:1] == " ":
            return f"{before} {after}"  # a suspended hyphen: "short- and long-term"
        whole = (broken["word"] + first[0]).casefold()
        kept = f"{broken['word']}-{first[0]}".casefold()
        if kept not in self.hyphened and whole in self.words:
            return before[:-1] + after
        return before + after
