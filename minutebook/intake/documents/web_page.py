"""Pages of a committee system: the table of items as lines, one item alone, agenda apart from minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutebook.intake.documents.printed import Line

_NUMBER_CELL = re.compile(r"^\|\s*(?P<n>\d{1,3})\s*\.?\s*\|?$")
_TITLE_CELL = re.compile(r"^\|\s*(?P<title>\S.*)$")
_NAVIGATION = re.compile(r"^(?:skip to (?:main )?content|[\u2022*] .{1,40})$", re.IGNORECASE)
_FILE_SIZE = re.compile(r"\s*(?:pdf icon\s*)?PDF\s+[\d.]+\s*[KM]B\b", re.IGNORECASE)
_MARKER = re.compile(r"^(?:minutes?|decisions?|resolved|resolution)\s*:$", re.IGNORECASE)
_FOOT = re.compile(r"^(?:supporting documents|additional documents)\s*:?$", re.IGNORECASE)
_ITEM_PAGE = re.compile(r"^agenda item$", re.IGNORECASE)
_DECIDED_BY = re.compile(
    r"\b(?:RESOLVED|Resolved|AGREED|RECOMMENDED)\b:?\s+(?:unanimously\s+)?that\s+(?:members of\s+)?the\s+"
    r"(?P<body>(?:[A-Z][\w'\u2019-]*|and|of|for|&)(?:\s+(?:[A-Z][\w'\u2019-]*|and|of|for|the|&)){0,8}?\s+"
    r"(?:Board|Committee|Panel|Cabinet|Council|Forum|Partnership|Commission))\s+[a-z]"
)


def without_navigation(lines: list[Line]) -> list[Line]:
    """The lines of a page from its own heading on: links that lead elsewhere stand before it."""
    begin = 0
    while begin < len(lines) and _NAVIGATION.match(lines[begin].text):
        begin += 1
    return lines[begin:]


def as_items(lines: list[Line]) -> list[Line]:
    """A table of numbered items as lines "Item 54: title"; the bars that close its cells are left out."""
    out: list[Line] = []
    number = ""
    for line in lines:
        if line.text[0] != "|":
            out.append(line)
            continue
        cell = _NUMBER_CELL.match(line.text)
        title = _TITLE_CELL.match(line.text)
        if cell:
            number = cell["n"]
        elif number and title:
            words = _FILE_SIZE.sub("", title["title"]).strip()
            out.append(line._replace(text=f"Item {number}: {words}", gap=max(line.gap, 1)))
            number = ""
        elif line.text.strip("| ") == "":
            continue
        else:
            out.append(line)
    return out


def item_alone(lines: Sequence[Line]) -> int:
    """The index of the title where a page is of one item only; -1 for any other page."""
    for index, line in enumerate(lines[:6]):
        if _ITEM_PAGE.match(line.text) and index + 1 < len(lines):
            return index + 1
    return -1


def halves(lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """Agenda text and minutes of an item, where a line "Minutes:" or "Decision:" parts them."""
    at = next((index for index, line in enumerate(lines) if _is_marker(line.text)), None)
    if at is None:
        return None
    minutes = [line for line in lines[at + 1 :] if not _is_marker(line.text)]
    while minutes and _FOOT.match(minutes[-1].text):
        minutes.pop()
    return list(lines[:at]), minutes


def _is_marker(text: str) -> bool:
    return text.endswith(":") and _MARKER.match(text) is not None


def body_that_decided(lines: Sequence[Line]) -> str:
    """The body that a resolution names as the one that resolved; empty where none does."""
    found = _DECIDED_BY.search(" ".join(line.text for line in lines))
    return found["body"] if found else ""
