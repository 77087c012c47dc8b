"""The seal on signed minutes: what stands under it, and that nothing under it is changed again.

Signed minutes are evidence without further proof (LGA 1972 Sch 12 para 41(3); England and Wales). A meeting
whose minutes carry a seal may be published again only with what lies beside them: notes, matters, links.
What was kept private may still be released to the public; the seal is then that of the longer text.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

import msgspec

from minutebook.book import canonical
from minutebook.book.schema import Item, Meeting, Outcome

BESIDE = ("notes", "seal")
"""What of the state of minutes does not stand under their seal."""


def seal_of(meeting: Meeting) -> str:
    """The SHA-256 of all that minutes say, and of who signed them, when and on which leaves."""
    said = {
        "id": meeting.id,
        "body": meeting.body,
        "start": meeting.start,
        "end": meeting.end,
        "kind": meeting.kind,
        "place": msgspec.to_builtins(meeting.place.name),
        "attendance": msgspec.to_builtins(meeting.attendance),
        "items": [_under_the_seal(item) for item in meeting.items],
        "minutes": {
            name: value for name, value in msgspec.to_builtins(meeting.minutes).items() if name not in BESIDE
        },
    }
    if meeting.continued:  # a meeting of one day is sealed as it always was
        said["continued"] = msgspec.to_builtins(meeting.continued)
    text = canonical.canonical(said).decode()
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _under_the_seal(item: Item) -> dict[str, Any]:
    outcome = item.outcome or Outcome(kind="none")
    said = {
        "id": item.id,
        "label": item.label,
        "minute_label": item.minute_label,
        "kind": item.kind,
        "title": item.title,
        "minutes": [msgspec.structs.replace(paragraph, id="") for paragraph in item.minutes],
        "outcome": [outcome.kind, outcome.words],
        "exemption": item.exemption,
        "summary": item.summary,
        "late": item.late,
    }
    made: dict[str, Any] = msgspec.to_builtins(said)
    return made


def sealed(meeting: Meeting) -> Meeting:
    """A meeting with the seal that belongs on its minutes."""
    state = msgspec.structs.replace(meeting.minutes, seal=seal_of(meeting))
    return msgspec.structs.replace(meeting, minutes=state)


def fault(before: Meeting | None, after: Meeting, act: str = "publish") -> str:
    """What is wrong with the seal of a meeting that follows another version; nothing where all is well."""
    if after.minutes.seal and after.minutes.seal != seal_of(after):
        return "the seal is not that of these minutes"
    if before is None or not before.minutes.seal:
        return ""
    if act == "release":
        return "" if after.minutes.seal and _kept(before, after) else _BROKEN
    return "" if after.minutes.seal == before.minutes.seal else _BROKEN


_BROKEN = (
    "these minutes are signed and sealed: nothing in them is changed any more. Put a note beside them instead"
)


def _kept(before: Meeting, after: Meeting) -> bool:
    """Whether all that was public under the seal is the same, only what was private now being told."""
    told = {item.id: item for item in after.items}
    shown = tuple(
        item if item.exemption is not None and item.id in told else told.get(item.id) for item in before.items
    )
    if any(item is None for item in shown) or len(after.items) != len(before.items):
        return False
    again = msgspec.structs.replace(after, items=tuple(item for item in shown if item is not None))
    return seal_of(again) == before.minutes.seal
