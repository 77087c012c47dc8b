"""Who was there: the lists under "Present in the chair", "Members present", "Apologies" and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from minutebook.intake.documents.printed import Line, is_rule
from minutebook.intake.documents.spelling import as_title
from minutebook.reading.lexicon import terms

Role = Literal["chair", "present", "apologies", "officers", "guests", "substitutes"]
_HEADINGS: tuple[tuple[Role, str], ...] = (
    (
        "chair",
        r"(?:present )?in (?:the )?chair|(?:an |the )?(?:chair(?:man|person|woman|ed by)?|cathaoirleach)"
        r"(?= ?:)",
    ),
    ("apologies", r"apolog(?:y|ies)(?: for (?:absence|non-attendance))?(?: received)?(?: from)?|absent"),
    ("substitutes", r"substitutes?(?: members?)?"),
    (
        "present",
        r"(?:members|councillors|cllrs|those|elected members|voting members|board members)?\s?"
        r"(?:present|attending)|members|councillors|(?:sectoral (?:representatives?|interests?|reps?\.?)|"
        r"(?:co-?opted|oireachtas|lay|independent|parish|non-voting|other) members?|co-?optees)(?: present)?",
    ),
    (
        "officers",
        r"(?:\w+ )?(?:officials?|officers?|staff|executive)(?: (?:present|in attendance|attending|"
        r"also present))*|in attendance",
    ),
    (
        "guests",
        r"also (?:in attendance|present)|guests?|observers?|others?|by invitation|garda nominations?|"
        r"community representatives?|presenters?",
    ),
)
_HEAD = tuple(
    (role, re.compile(rf"(?i)^\W*(?:{words})\W{{0,2}}(?:\s*(?P<colon>[:;\u2013-]+)\s*|$)"))
    for role, words in _HEADINGS
)
_CHAIR_NAMED = re.compile(
    r"(?i)^\W*(?:an |the )?(?:chair(?:man|person|woman)?|cathaoirleach)\s?"
    r"(?=(?:cllr|councillor|cmhlr)\b[^,]{3,40}$)"
)
_CHAIR_ALONE = re.compile(r"(?i)^\W*(?:an |the )?(?:chair(?:man|person|woman)?|cathaoirleach)\W*$")
_CHAIR_TAKEN = re.compile(
    r"(?i)\bchair was (?:\w+ )?taken by (?P<who>(?:councillor|cllr)\.? .+?)"
    r"(?= (?:pending|until|for|as)\b|[,;]|(?<!\b[A-Z])\.|$)"
)
_APOLOGY = re.compile(
    r"(?i)^(?:an )?apolog(?:y|ies)\b.{0,60}?\b(?:received|tendered|given|submitted|noted)\s+"
    r"(?:from|by|on behalf of)\s+"
)
_TITLES = (
    r"(?:councill?ors?|cl[li1]rs?|cmhlr|cmhir|senators?|ministers?|deputy(?! mayor| chair)|deputies|"
    r"comhairleoir\w*|messrs|mr|mrs|ms|miss|dr|rev|fr|prof|aldermen|alderman|sir|dame)"
)
_GLUED = re.compile(r"\b(Mr|Ms|Mrs|Dr|Cllr)(?=[A-Z]\.)")
_TITLE = re.compile(rf"(?i)^(?:{_TITLES}\b[.:]?\s*)+")
_OFFICE = re.compile(
    r"(?i)^(?:an |the )?(?:leas[- ]?)?(?:c(?:h?)athaoirleach|chair(?:person|man|woman)?|vice[- ]chair\w*|"
    r"deputy mayor|mayor|convenor|convener|leader)$"
)
_SPLIT = re.compile(
    r"\s*(?:[,;\u2022]|\band\b|&(?=\s))\s*|(?<=[a-z])\.?\s+(?=(?:Cl[li1]rs?|Councillors?|Mr|Mrs|Ms|Dr|Cmhlr)\b)"
)
_COUNCILLOR = re.compile(r"(?i)(?:councillor|cl[li1]r|cmh[li]r)\b")
_NAMES = re.compile(r"(?i)(?:councillors?|cl[li1]rs?|mr|ms|mrs)\b|.*\(m[rs]")
_WHOLE: tuple[tuple[Role, str], ...] = (
    ("present", "members present"),
    ("apologies", "apologies"),
    ("officers", "officials in attendance"),
)
_CLERK = re.compile(
    r"[\s,]+(?:and |& )?(?:(?:the )?(?:parish|town|acting) )?(?i:clerk)\b\W*(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
    r"(?P<name>(?:[A-Z][\w'\u2019-]*\.? ){0,2}?[A-Z][\w'\u2019-]+)?"
)
_PARTICLE = re.compile(r"(?i)(?:[o\u00f36]['\u2019]?|mac|mc|n\u00ed|nic|u\u00ed|de|van|von)\s")
_STOP = re.compile(r"(?<!\b[A-Z])(?<!Cllr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)\.(?:\s|$)")
_JOINING = terms("and for from o de van von n\u00ed mac")
_PLURAL = re.compile(r"(?i)^\W*(?:councillors|cl[li1]rs)\b")
_OFFICER = re.compile(
    r"(?i)\b(?:director\w*|executive|officers?|officials|engineers?|services|division|manager|superintendent|housing|"
    r"roads|transportation|water|development|environment|national|leisure|department|inspector|sergeant|garda|"
    r"head|secretary|solicitor|clerk|librarian|archivist|planner|minutes|meeting)\b"
)
_LETTERS = re.compile(r"^[A-Z]{2,4}$")  # of another council or a party, behind a name
_NOBODY = re.compile(r"(?i)^(?:none|nil|rip|m\.?c\.?c\.?|an|t\.?d\.?)$")
_INITIALS = re.compile(r"^(?P<name>.+?)\s*(?:\(|\s(?=\S+\)$))(?P<initials>[A-Z]{1,2}\.?|[A-Z]\.[A-Z]\.?)\)$")
_BRACKETS = re.compile(r"\((?!(?:[A-Z]\.?){1,2}\))[^()]*\)?")
_CHAIR = re.compile(r"(?i)\((?:[^()]*\b)?(?:chair\w*|cathaoirleach|mayor)\b[^()]*\)")
_NAME = re.compile(
    r"^[A-Z\u00c0-\u00de0-9][\w'\u2019.\u00c0-\u017f-]*(?:\s+[\w'\u2019.\u00c0-\u017f-]+){0,4}$"
)
_SENTENCE = re.compile(
    r"(?i)\b(?:welcomed|stated|noted|agreed|proposed|thanked|following|opened|wished|was|were|that|held)\b"
)
_TITLE_LAST = re.compile(r"(?i)\b(?:mr|ms|mrs|dr|cllr|cmhlr|[A-Z])\.$")
_PROSE = re.compile(r"(?i)(?:at the|the |before|councillor|members|it was|on the)")
FARTHEST = 60  # lines within which the lists stand
ALIKE = 0.64  # how alike what a scan left of a heading is to the whole of it
SPOILT_HEADING = 24  # characters of a heading at most that a scan has left in pieces


@dataclass(frozen=True)
class Present:
    """One name of a list: as printed (without its title), with the title, and the list it stood in."""

    name: str
    title: str
    role: Role


@dataclass(frozen=True)
class Roll:
    """Everybody named, and the index of the first line behind the lists (0: there were none)."""

    names: tuple[Present, ...] = ()
    end: int = 0
    begin: int = 0

    @property
    def chair(self) -> str:
        return next((one.name for one in self.names if one.role == "chair"), "")

    def listed(self, *roles: Role) -> list[Present]:
        return [one for one in self.names if one.role in roles]


def roll_of(lines: Sequence[Line], upto: int) -> Roll:
    """Read the lists in the lines before ``upto``, the first item (-1: none was found)."""
    last = min(upto if upto > 0 else FARTHEST, FARTHEST, len(lines))
    names: list[Present] = []
    begin = end = index = 0
    while index < last:
        found = _heading_at(lines, index)
        if found is None:
            index += 1
            continue
        role, rest = found
        begin = begin or index
        words, index = _words(lines, index, rest, last, role)
        names += _people(words, role)
        end = index
    return Roll(tuple(_once(names)), end, begin)


def apologies_of(words: str) -> list[Present]:
    """Who sent apologies, by the text of an item on them: a sentence that names them, or names alone."""
    said = _APOLOGY.match(words)
    if said is None and any(word[0].islower() and word not in _JOINING for word in words.split()):
        return []
    names = words[said.end() :] if said else words
    return [one for one in _people(_STOP.split(names)[0] if said else names, "apologies") if one.name]


def _heading_at(lines: Sequence[Line], index: int) -> tuple[Role, str] | None:
    """The list that begins here, and the words of it that stand on this line."""
    return _heading(lines[index].text) or _chair_alone(lines, index) or _spoilt(lines, index)


def _chair_alone(lines: Sequence[Line], index: int) -> tuple[Role, str] | None:
    """A heading "Chairman" with a councillor's name below it."""
    below = lines[index + 1].text if index + 1 < len(lines) else ""
    if _CHAIR_ALONE.match(lines[index].text) and _COUNCILLOR.match(below):
        return "chair", ""
    return None


def _spoilt(lines: Sequence[Line], index: int) -> tuple[Role, str] | None:
    """A heading that a scan left in pieces: the chair's by its place, others by what is left of their words.

    "PRESENT! AIR:" with one councillor's name stands right before the members; "MEMBER NT:" over names.
    """
    head, colon, rest = lines[index].text.partition(":")
    if not colon or not 4 <= len(head) <= SPOILT_HEADING or any(char.islower() for char in head):
        return None
    rest = rest.strip()
    place = index + (1 if rest else 2)
    names = rest or (lines[index + 1].text if index + 1 < len(lines) else "")
    role = _meant(head)
    if role and _NAMES.match(names):
        return role, rest
    if place < len(lines) and _COUNCILLOR.match(names):
        below = _heading(lines[place].text) or ("chair", "")
        return ("chair", rest) if "present" in (below[0], _meant(lines[place].text)) else None
    return None


def _meant(heading: str) -> Role | None:
    """The list whose heading some words were, by what is left of them."""
    left = heading.lower().rstrip(" :")
    return next(
        (
            role
            for role, whole in _WHOLE
            if left[:6] == whole[:6] or SequenceMatcher(None, left, whole, autojunk=False).ratio() > ALIKE
        ),
        None,
    )


def _heading(text: str) -> tuple[Role, str] | None:
    apology = _APOLOGY.match(text)
    if apology:
        return "apologies", text[apology.end() :]
    named = _CHAIR_NAMED.match(text)
    if named:
        return "chair", text[named.end() :]
    for role, pattern in _HEAD:
        match = pattern.match(text)
        if match and (match["colon"] or len(text) < 50):
            return role, text[match.end() :]
    return None


def _words(lines: Sequence[Line], index: int, rest: str, last: int, role: Role) -> tuple[str, int]:
    """The words of a list, and the index of the first line behind it."""
    parts = [rest] if rest else []
    apology = _APOLOGY.match(lines[index].text) is not None
    index += 1
    while index < last:
        text = lines[index].text
        if _heading(text) or is_rule(text) or _spoilt(lines, index):
            break
        if _ends(" ".join(parts), lines[index], role, apology):
            break
        if parts and role not in ("officers", "guests") and _whole_name(parts[-1]) and _begins_name(text):
            parts[-1] += ","
        parts.append(text)
        index += 1
    return " ".join(parts), index


def _whole_name(text: str) -> bool:
    """Whether a line of a list ends with a whole name, and no comma behind it."""
    last = _TITLE.sub("", _SPLIT.split(text)[-1].strip())
    return len(last.split()) > 1 and last[-1:].isalpha() and _NAME.match(last) is not None


def _begins_name(text: str) -> bool:
    """Whether a line begins with a given name or an initial and a surname."""
    first = _SPLIT.split(text)[0].strip(" .")
    return len(first.split()) > 1 and first[:1].isupper() and not _PARTICLE.match(first)


def _ends(done: str, line: Line, role: Role, apology: bool) -> bool:
    """Whether a list is over before this line: it came to a full stop, or the line is a sentence."""
    stopped = done.endswith(".") and not _TITLE_LAST.search(done)
    if role == "officers":
        goes_on = line.gap == 0 and re.search(r"[,(]", line.text)
        return bool(done) and ((stopped and not goes_on) or _PROSE.match(line.text) is not None)
    return stopped or bool(done and not apology and _SENTENCE.search(line.text))


def _people(words: str, role: Role) -> list[Present]:
    if role in ("officers", "guests"):
        return _others(words, role)
    taken = _CHAIR_TAKEN.search(words) if role == "chair" else None
    words = taken["who"] if taken else words
    members, clerk = _without_clerk(words)
    out: list[Present] = []
    carried = "Councillor" if _PLURAL.match(words) else ""
    for piece in _SPLIT.split(_marked(members)):
        if _OFFICER.search(piece):
            break  # the heading over the officers was spoilt; what follows are not members
        chairs = "\u2020" in piece
        if chairs and out and not piece.strip(" \u2020.:"):
            out[-1] = replace(out[-1], role="chair")
        bare = piece.replace("\u2020", "").strip(" .:*-\u2013\u2014|")
        title = _TITLE.match(bare)
        name = _name(_TITLE.sub("", bare))
        said = _shown(title[0]) if title else carried
        carried = carried if said == "Councillor" else ""
        if name:
            out.append(Present(name, said, "chair" if chairs else role))
    return [*out, *clerk]


def _without_clerk(words: str) -> tuple[str, list[Present]]:
    """A list of members up to the clerk who is named at its end, and the clerk."""
    match = _CLERK.search(words)
    if match is None:
        return words, []
    return words[: match.start()], [Present(match["name"], "", "officers")] if match["name"] else []


def _marked(words: str) -> str:
    """The words without remarks in brackets; a dagger stands where one said that this is the chair."""
    return _GLUED.sub(r"\1 ", _BRACKETS.sub("", _CHAIR.sub("\u2020, ", words)))


# A tree of documents names the same people again and again.
@lru_cache(maxsize=4096)
def _name(text: str) -> str:
    """A person's name, initials first; empty where the words are an office or no name."""
    bare = re.sub(r"^[^\w\s]\.\s+", "", " ".join(text.strip(" .:").split()))
    bare = re.sub(r"(?<=\w)\.(?=[A-Z\u00c0-\u00de][a-z'\u2019])", ". ", bare)
    bare = re.sub(r"(?<=['\u2019])\s+(?=[A-Z])", "", bare)
    initials = _INITIALS.match(bare)
    if initials:
        bare = f"{'. '.join(initials['initials'].replace('.', ''))}. {initials['name']}"
    bare = re.sub(r"^(?:6|0)(?=\s+[A-Z])", "\u00d3", bare)
    if (
        not bare
        or _OFFICE.match(bare)
        or _NOBODY.match(bare)
        or not _NAME.match(bare)
        or len(bare) < 2
        or bare.isdigit()
        or _LETTERS.match(bare)
    ):
        return ""
    return as_title(bare)


def _shown(title: str) -> str:
    """The title as the record shows it: the office of councillor in full, others as printed."""
    return "Councillor" if re.match(r"(?i)c(?:oun|l[li1]|mh|om)|senator|deputy", title) else title.strip(" :")


def _others(words: str, role: Role) -> list[Present]:
    """Officers and guests: those named in brackets behind their office, else those with a title."""
    inside = re.findall(r"\((?:Mr|Mrs|Ms|Miss|Dr|Messrs)\.? ?([^()]{3,40})\)", words)
    named = inside or re.findall(
        r"\b(?:Mr|Mrs|Ms|Miss|Dr|Superintendent|Inspector|Councillor|Cllr)\.? "
        r"([A-Z][\w.'\u2019\u00c0-\u017f -]{2,30})",
        words,
    )
    return [Present(" ".join(name.split()).strip(" .,"), "", role) for name in named]


def _once(names: Sequence[Present]) -> list[Present]:
    """Each person once: the chair is often among those present too."""
    chairs = {one.name.casefold() for one in names if one.role == "chair"}
    seen: set[tuple[str, Role]] = set()
    out = []
    for one in names:
        key = (one.name.casefold(), one.role)
        if key in seen or (one.role == "present" and one.name.casefold() in chairs):
            continue
        seen.add(key)
        out.append(one)
    return out
