"""What is read from minutes, in the few words that stand beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from minutebook.book.schema import Element
from minutebook.drafts.sitting.listening import MENDABLE
from minutebook.law import wording

STATES = {
    "machine": "read by machine",
    "confirmed": "accepted",
    "mended": "mended",
    "rejected": "not recorded",
}
LABELS = {
    "verb": "What it does",
    "mover": "Moved by",
    "seconder": "Seconded by",
    "carried_by": "Carried by",
    "to": "To whom",
    "owner": "Who is to do it",
    "due": "By when, as worded",
    "due_date": "The day, as 2027-03-12",
    "for": "For (a number, or names parted by semicolons)",
    "against": "Against",
    "abstain": "Abstained",
    "result": "Result: carried or lost",
    "speaker": "Who spoke",
    "who": "Who declared",
    "type": "What kind of interest",
    "item": "At which item",
    "body": "Which body",
    "role": "Present or apologies",
    "names": "Names, parted by semicolons",
}
SHOWN = 180
"""Characters of an element's own words that are shown beside the text."""


@dataclass(frozen=True)
class Mark:
    """One element beside the text: its mark in words, its own words, who vouches for it."""

    element: Element

    @property
    def words(self) -> str:
        """What is recorded, in a few words: "action: Director, by 12 March"."""
        return _WORDS.get(self.element.kind, _plain)(self.element)

    @property
    def quoted(self) -> str:
        """Its own words, cut where they are long."""
        text = " ".join(self.element.text.split())
        return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"

    @property
    def state(self) -> str:
        """Whose word it is."""
        return STATES.get(self.element.state, self.element.state)

    @property
    def spoken(self) -> bool:
        """Whether a person has spoken on it."""
        return self.element.state != "machine"

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """What of it can be mended: the field's name, its label, its value as it is typed."""
        return [
            (name, LABELS.get(name, name), _typed(self.element.fields.get(name)))
            for name in MENDABLE.get(self.element.kind, ())
        ]


def marks(elements: list[Element]) -> list[Mark]:
    """What is read from an item, as it stands beside its text; attendance is recorded elsewhere."""
    return [Mark(one) for one in elements if one.kind != "attendance"]


def _typed(value: Any) -> str:
    if isinstance(value, tuple | list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _text(element: Element, name: str) -> str:
    return _typed(element.fields.get(name))


def _plain(element: Element) -> str:
    return element.kind


def _resolution(element: Element) -> str:
    words = {
        "note": "noted",
        "approve": "approved",
        "agree": "agreed",
        "refer": "referred",
        "defer": "deferred",
    }
    verb = words.get(_text(element, "verb"), "resolved")
    mover = _text(element, "mover")
    return f"{verb}, moved by {mover}" if mover else verb


def _recommendation(element: Element) -> str:
    to = _text(element, "to")
    return f"recommended to {to}" if to else "recommended"


def _action(element: Element) -> str:
    owner, due = _text(element, "owner"), _text(element, "due")
    return "action: " + ", ".join([owner or "nobody named", *([f"by {due}"] if due else [])])


def _vote(element: Element) -> str:
    figures = []
    for name in ("for", "against", "abstain"):
        value = element.fields.get(name)
        figures.append(str(len(value)) if isinstance(value, tuple | list) else str(value or 0))
    result = _text(element, "result")
    known = any(name in element.fields for name in ("for", "against"))
    told = "vote" + (f" {'–'.join(figures)}" if known else "")
    return f"{told}, {result}" if result else told


def _who(word: str) -> Any:
    def words(element: Element) -> str:
        who = _text(element, "speaker") or _text(element, "who")
        return f"{word}: {who}" if who else word

    return words


def _referral(element: Element) -> str:
    return f"referred to {_text(element, 'body') or element.text}"


_WORDS: dict[str, Any] = {
    "resolution": _resolution,
    "recommendation": _recommendation,
    "action": _action,
    "vote": _vote,
    "question": _who("question"),
    "answer": _who("answer"),
    "comment": _who("comment"),
    "declaration": _who("declared"),
    "referral": _referral,
}


def summed_up(found: list[Mark]) -> str:
    """How many things are read, and how many of them wait for a person, in words."""
    if not found:
        return "Nothing to record is read in this text yet."
    waiting = sum(not one.element.sure and not one.spoken for one in found)
    told = wording.number(len(found), "thing") + " will be recorded"
    return f"{told}, {waiting} of them unsure." if waiting else f"{told}."
