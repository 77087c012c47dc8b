"""Tables of actions: rows whose header names the action, who does it and by when."""

from __future__ import annotations

from typing import Any

from minutebook.reading.dates import due
from minutebook.reading.patterns import Rule, words_of
from minutebook.reading.talk import Talk

# What the columns of such a table are called.
_WHAT = Rule("^ (?:agreed|the)? (?:action~|task~|what) (?:required|agreed|point~|to be taken)? QMARK? $")
_WHO = Rule(
    "^ (?:by whom|who|owner~|lead|lead officer|responsible .{0,2}|action owner|officer|by) QMARK? $",
    "^ responsibility $",
)
_WHEN = Rule(
    "^ (?:by when|when|deadline~|due .{0,1}|timescale~|target .{0,2}|date|completion .{0,1}) QMARK? $"
)


def actions_in_table(talk: Talk, live: list[int], at: int) -> int:
    """Read a table of actions that begins at ``live[at]``; return where it ends, ``at`` if it is none."""
    columns = _columns(cells(talk.blocks[live[at]].text))
    if columns is None:
        return at
    here = at + 1
    while here < len(live):
        block = talk.blocks[live[here]]
        row = cells(block.text)
        if len(row) != len(columns) and set(block.text) - set("|-: "):
            break
        if len(row) == len(columns) and row[columns.index("what")].strip("-: "):
            found = dict(zip(columns, row, strict=True))
            fields: dict[str, Any] = {"owner": found.get("who", ""), "due": found.get("when", "")}
            fields["due"] = fields["due"] or due(block.text)
            talk.add("action", live[here], 0, len(block.text.rstrip(" |")), fields, cue="table")
        here += 1
    return here


def cells(text: str) -> list[str]:
    """The cells of a row set with upright lines; a line without them has none."""
    return [cell.strip() for cell in text.strip().strip("|").split("|")] if "|" in text else []


def _columns(head: list[str]) -> list[str] | None:
    if len(head) < 2:
        return None
    names = [_name(cell) for cell in head]
    return names if "what" in names and {"who", "when"} & set(names) else None


def _name(cell: str) -> str:
    words = words_of(cell)
    for name, rule in (("what", _WHAT), ("who", _WHO), ("when", _WHEN)):
        if rule.match(words):
            return name
    return cell
