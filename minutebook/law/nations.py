"""The nations whose law is held here, and the kinds of body it tells apart."""

from __future__ import annotations

from typing import Literal, get_args

from minutebook.law.errors import LawError

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
BodyKind = Literal["council", "committee", "executive", "joint", "parish", "informal"]

NATIONS: tuple[Nation, ...] = get_args(Nation)
BODY_KINDS: tuple[BodyKind, ...] = get_args(BodyKind)

NATION_NAMES: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}

# How the book calls a body's legal status, where the law's word differs. A statutory board, such as a
# health and wellbeing board, is a committee of its council (Health and Social Care Act 2012 s.194(11)).
_OF_LEGAL_STATUS: dict[str, BodyKind] = {"joint-committee": "joint", "statutory-board": "committee"}

# What each nation does not have: asking for it is a mistake, not an empty answer.
_WITHOUT: dict[tuple[Nation, BodyKind], str] = {
    ("scotland", "executive"): "a Scottish council's cabinet is a committee: ask for committee",
    (
        "scotland",
        "parish",
    ): "community councils in Scotland make their own schemes: there is no statutory rule",
    ("northern-ireland", "parish"): "Northern Ireland has no parish councils",
}


def nation(text: str, field: str = "nation") -> Nation:
    """``text`` as a nation. Raises LawError naming ``field`` where its law is not held here."""
    for known in NATIONS:
        if text == known:
            return known
    raise LawError(field, f"the law of {text!r} is not held here; there are {', '.join(NATIONS)}")


def body_kind(text: str, field: str = "body") -> BodyKind:
    """``text``, a kind of body or the book's word for a legal status, as a kind of body."""
    text = _OF_LEGAL_STATUS.get(text, text)
    for known in BODY_KINDS:
        if text == known:
            return known
    raise LawError(field, f"{text!r} is not a kind of body; there are {', '.join(BODY_KINDS)}")


def must_have(nation: Nation, body: BodyKind) -> None:
    """Raise LawError where ``nation`` has no such body."""
    if problem := _WITHOUT.get((nation, body)):
        raise LawError("body", problem)
