"""What somebody typed, understood: words, "phrases", beginnings*, -exclusions and filters. Never an error.

What cannot be a filter (``from:yesterday``) is said in a remark and searched as words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from minutebook.search.fields import KINDS, plain

LONGEST = 400  # characters of a question that are read
MOST_TERMS = 24
_PIECE = re.compile(
    r'(?P<minus>-)?(?:(?P<name>body|from|to|kind|who):)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))'
)


@dataclass(frozen=True)
class Term:
    """Words that must (or, ``excluded``, must not) stand in a passage.

    One word is matched with its forms (``exact``: only as it is); several are a phrase. ``beginning``
    matches every word that starts so.
    """

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False
    excluded: bool = False


@dataclass(frozen=True)
class Question:
    """A question: its terms, and what the answers are limited to. ``bodies`` are ids, dates ISO days.

    ``otherwise`` are further sets of terms, each of which will do as well.
    """

    text: str = ""
    terms: tuple[Term, ...] = ()
    kinds: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    who: tuple[str, ...] = ()
    newest: bool = False
    remarks: tuple[str, ...] = ()
    otherwise: tuple[tuple[Term, ...], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is asked at all."""
        return not (self.terms or self.kinds or self.bodies or self.since or self.until or self.who)


@dataclass
class _Reading:
    terms: list[Term] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    since: str = ""
    until: str = ""


def ask(text: str, bodies: Mapping[str, str] | None = None, *, newest: bool = False) -> Question:
    """Understand what was typed. ``bodies`` gives the id of each body by its name, for ``body:``."""
    text = text.replace("\0", " ").replace("“", '"').replace("”", '"')[:LONGEST].strip()
    reading = _Reading()
    for piece in _PIECE.finditer(text):
        said = piece["quoted"] if piece["quoted"] is not None else piece["bare"]
        if piece["name"] and _filter(reading, piece["name"], said, bodies or {}):
            continue
        term = _term(said, quoted=piece["quoted"] is not None, excluded=bool(piece["minus"]))
        if term is not None and len(reading.terms) < MOST_TERMS:
            reading.terms.append(term)
    return Question(
        text,
        tuple(dict.fromkeys(reading.terms)),
        tuple(reading.kinds),
        tuple(reading.bodies),
        reading.since,
        reading.until,
        tuple(reading.who),
        newest,
        tuple(reading.remarks),
    )


def narrowed(question: Question, **limits: str) -> Question:
    """The question, limited by a form's fields: ``kind``, ``body`` (an id), ``since``, ``until``, ``who``."""
    remarks = list(question.remarks)
    changes: dict[str, object] = {}
    if limits.get("kind") in KINDS:
        changes["kinds"] = (limits["kind"],)
    if limits.get("body"):
        changes["bodies"] = (limits["body"],)
    for name, ends in (("since", False), ("until", True)):
        said = limits.get(name, "").strip()
        day = _day(said, end=ends)
        if day:
            changes[name] = day
        elif said:
            remarks.append(_no_day(said))
    if limits.get("who", "").strip():
        changes["who"] = tuple(plain().analyze(limits["who"]))
    return replace(question, remarks=tuple(remarks), **changes)  # type: ignore[arg-type]


def _term(said: str, *, quoted: bool, excluded: bool) -> Term | None:
    beginning = not quoted and said.endswith("*") and len(said) > 2
    words = tuple(plain().analyze(said))
    if not words:
        return None
    return Term(words, exact=quoted, beginning=beginning, excluded=excluded)


def _filter(reading: _Reading, name: str, said: str, bodies: Mapping[str, str]) -> bool:
    """Take a piece as a filter; ``False`` where it cannot be one."""
    if name in ("from", "to"):
        day = _day(said, end=name == "to")
        if not day:
            reading.remarks.append(_no_day(said))
            return False
        if name == "from":
            reading.since = day
        else:
            reading.until = day
        return True
    if name == "kind":
        kind = _kind(said)
        if not kind:
            reading.remarks.append(f"There is no kind “{said}”. There are: {', '.join(KINDS)}.")
            return False
        reading.kinds.append(kind)
        return True
    if name == "who":
        reading.who += plain().analyze(said)
        return bool(reading.who)
    found = _bodies(said, bodies)
    if not found:
        reading.remarks.append(f"No body here is called “{said}”.")
        return False
    reading.bodies += found
    return True


def _kind(said: str) -> str:
    word = said.casefold()
    for kind, name in KINDS.items():
        if word in (kind, f"{kind}s", name.casefold()):
            return kind
    others = {"paper": "document", "report": "document", "minutes": "item", "recommendation": "resolution"}
    return others.get(word.removesuffix("s") if word != "minutes" else word, "")


def _bodies(said: str, bodies: Mapping[str, str]) -> list[str]:
    """The ids of bodies that have these words in their name, one called so exactly before all others."""
    words = plain().analyze(said)
    exact = [body for name, body in bodies.items() if plain().analyze(name) == words]
    if exact or not words:
        return exact
    initials = "".join(words)
    return [
        body
        for name, body in bodies.items()
        for named in [plain().analyze(name)]
        if all(any(word.startswith(w) for word in named) for w in words)
        or (len(words) == 1 and initials == "".join(word[0] for word in named))
    ]


def _day(said: str, *, end: bool) -> str:
    """A day from ``2024``, ``2024-05``, ``2024-05-06`` or ``6/5/2024``: the first it can be, or the last."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", said)
    if match:
        year, month, day = (int(part) if part else 0 for part in match.groups())
    else:
        british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", said)
        if not british:
            return ""
        day, month, year = (int(part) for part in british.groups())
    try:
        if day:
            return date(year, month, day).isoformat()
        if end:
            last = date(year, month + 1, 1) if month and month < 12 else date(year + 1, 1, 1)
            return date.fromordinal(last.toordinal() - 1).isoformat()
        return date(year, month or 1, 1).isoformat()
    except (ValueError, OverflowError):
        return ""


def _no_day(said: str) -> str:
    return f"“{said}” is not a day: write 2024, 2024-05, 2024-05-06 or 6/5/2024."
