"""Who was there: headings and lists of those present, absent, standing in, or attending."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading import zones
from minutebook.reading.layout import Block
from minutebook.reading.patterns import words_of
from minutebook.reading.people import columns, split_names
from minutebook.reading.sentences import sentences

# Each heading and the role it gives; the first that matches is taken.
ROLES = (
    ("chair", r"(?:present )?in the chair"),
    (
        "apologies",
        r"(?:apolog(?:y|ies|ises)(?: for (?:absence|non-attendance|lateness))?(?: (?:were|was))?(?: "
        r"(?:received|given|accepted|from|and reasons? given))*|(?:members |councillors )?absent(?: "
        r"with apologies)?|not "
        r"present)",
    ),
    ("substitutes", r"substitut\w*(?: members?)?"),
    (
        "co-opted",
        r"co-?opted(?: members?| representatives?)?|(?:church|parent governor|diocesan)[\w ]* "
        r"representatives?|non-?voting members?|independent members?",
    ),
    (
        "officers",
        r"(?:officers?|officials?|staff|council officers)(?: (?:in attendance|present|attending|also "
        r"present))*|in attendance \(officers\)",
    ),
    (
        "in attendance",
        r"(?:also )?(?:in attendance|present)(?: (?:by invitation|for (?:part|this|the)[\w ]*|virtually|"
        r"remotely|via [\w ]+))?(?= ?:| -)|(?:parish |town |community )?clerk(?= ?:)|(?:also|others?) "
        r"(?:in attendance|present|attending)(?: (?:were|was))?|(?:other "
        r")?(?:members|councillors) (?:also )?in attendance|in attendance(?: for this item)?|others? "
        r"(?:in attendance|present)|other attendees|"
        r"(?:borough|district|county) councillors?(?= ?:)|non-?members (?:in attendance|present)|"
        r"observers?|members of the public|guests|by invitation",
    ),
    (
        "present",
        r"attendees|sederunt|attended(?: by)?|(?:those )?(?:present|attendance) (?:and|&) apologies|"
        r"(?:members |(?:community |parish |town )?councillors |cllrs |those )?(?:present|attending|"
        r"attendance|in attendance)(?: were| "
        r"members)?|councillors(?: present)?|councillor(?= ?:)|voting members|committee members(?: "
        r"present)?|(?:(?:non )?(?:school|elected|appointed|lay|voting|panel|forum|trust|staff) "
        r")+(?:members|representatives|governors|trustees)|members|board "
        r"members(?: present| in attendance)?",
    ),
)
_HEADS = tuple(
    (role, re.compile(rf"^(?:{pattern})\s*(?P<colon>[:;-]+\s*|$)", re.IGNORECASE)) for role, pattern in ROLES
)
_PRESENT_FIRST = re.compile(
    r"^(?:PRESENT|Present|MEMBERS PRESENT|Members [Pp]resent|Attendance|ATTENDANCE)(?: at the "
    r"meeting)?(?: \([^()]{1,30}\))?\s*[:;-]+\s*|^(?:PRESENT|Present)$|"
    r"^(?:(?:Also )?[Pp]resent|PRESENT) (?:were|was)\b[ :;-]*(?=[A-Z])"
)
_APOLOGIES = re.compile(
    r"\b[Aa]polog(?:y|ies|ises)(?: for (?:absence|non-attendance|inability to attend|lateness))? (?:and[\w "
    r"]{3,60} )?(?:were|was|had been|have been|has been) (?:\w+ )?(?:received|submitted|noted|given|"
    r"accepted|made|tendered|recorded|intimated|offered|reported|announced)?,? ?(?:from|on behalf of|for|"
    r"by)\b|\b[Aa]pologies (?:for absence )?(?:received )?(?:from|on behalf of)\b|^The following apologies",
    re.IGNORECASE,
)
_SUBSTITUTED = re.compile(
    r"^(?:Councillor|Cllr)s?\.? [A-Z][\w. '-]{2,60}? (?:substituted|was (?:acting as )?(?:a "
    r")?substitut\w+|attended as (?:a )?substitute) (?:for|in place of)\b"
)
_LEADING = re.compile(
    r"^(?:.{0,60}?\bapolog(?:y|ies|ises)\b(?:.*?\b(?:from|on behalf of|by)\b|.*?\bfor\b(?! absence))"
    r"|The following apologies.*?:)",
    re.I,
)


# How somebody's name begins: with a title, or with initials.
_PERSON = r"(?:(?:Cllrs?|Councillors?|Mrs?|Ms|Dr)\b\.? ?[A-Z]|[A-Z]\. ?[A-Z][a-z])"
# Headings that no colon parts from the names ("Other Members Present P J Bateson J Campbell").
_UNMARKED = (
    ("chair", re.compile(r"Presiding +(?=[A-Z])")),
    ("officers", re.compile(r"(?:Officers|Staff|Officials) [Pp]resent +(?=[A-Z])")),
    ("present", re.compile(r"(?:Other )?(?:Members|Councillors) [Pp]resent +(?=[A-Z])")),
    ("present", re.compile(rf"(?:PRESENT|Present) +(?={_PERSON})")),
    ("apologies", re.compile(rf"(?:APOLOGIES|Apologies) +(?={_PERSON})")),
)
# In so short a line nothing stands behind the names.
_ONE_LINE = 60
# Whether a text begins with any of these headings: most texts do not, and are asked only this.
_ANY_HEAD = re.compile(
    "|".join(
        [
            f"(?:{_PRESENT_FIRST.pattern})",
            *(pattern.pattern for _, pattern in _UNMARKED),
            *(f"(?i:{pattern})" for _, pattern in ROLES),
        ]
    )
)


class Roll(NamedTuple):
    """A stretch of attendance: blocks first to last, offsets within them, role and names."""

    first: int
    start: int
    last: int
    end: int
    fields: dict[str, Any]


def head(text: str) -> tuple[str, int] | None:
    """The role an attendance heading gives and where its names begin, or None."""
    if _ANY_HEAD.match(text) is None:
        return None
    present = _PRESENT_FIRST.match(text)
    if present and not re.match(r"(?i)present in the chair", text):
        return "present", present.end()
    for role, unmarked in _UNMARKED:
        match = unmarked.match(text)
        if match and (len(text) < _ONE_LINE or _names_only(text[match.end() :])):
            return role, match.end()
    for role, pattern in _HEADS:
        match = pattern.match(text)
        if match and (match["colon"].strip() or role not in ("present", "in attendance") or len(text) < 40):
            return role, match.end()
    return None


# Headings within a line, and what else begins there: a text of one line names all who were there in it.
_INLINE = re.compile(
    r"\b(?P<head>(?:(?:CC |Other |Board |Committee |Community |Parish )?(?:Members |Councillors )?"
    r"(?:Present|(?<=s )present)|PRESENT|(?:Officers|Staff|Officials) (?:[Pp]resent|[Ii]n [Aa]ttendance)|"
    r"Apologies(?: for [Aa]bsence)?|APOLOGIES|(?:Also|Others?) (?:attending|[Pp]resent|[Ii]n [Aa]ttendance)|"
    r"(?:Other )?Attendees|Sederunt|In [Aa]ttendance|IN ATTENDANCE|Members of (?:the )?[Pp]ublic|Observers)"
    r"(?: ?[:;-]+ *-? *(?=[A-Z])|(?<=logies) (?=(?:Cllrs?|Councillors?)\b)))"
)
_NAME_WORDS = re.compile(
    r"(?:(?!(?:Item|Minutes?|Police|Officials|Officers|Staff|Abbreviations|"
    r"Apologies|Declarations?|Welcome|Matters|Also|In|Members|Draft|Meeting|None|The|"
    r"Agenda|Public|Chairman's|Opening)\b)"
    r"(?:Cllrs?\.? |Mrs?\.? |Ms\.? |Dr\.? )?[A-Z(&][\w'.()/-]*[,;]?|and|&|of|the|for|de|,|-) *"
)
# Officers are named with their offices, each before a colon.
_OFFICERS_WORDS = re.compile(r"(?:[A-Z(&][\w'.()/-]*[,;:]?|and|&|of|,|-) *")
_AND_PUBLIC = re.compile(r"(?:plus|and) [\w ]{1,24}[Mm]embers of the [Pp]ublic")


_PRESIDED = re.compile(
    r"\b(?:(?:An|The) )?(?:Leas-)?(?:Cathaoirleach|Mayor|Chair\w*|Provost),? "
    r"(?P<who>(?:Councillor|Cllr|Alderman)\b[^.,;]{3,40}),? presided\b\.?"
)


def _within_lines(blocks: list[Block], last: int) -> list[Roll]:
    """The attendance within a longer line: a heading, a colon, and the names up to the next words."""
    out: list[Roll] = []
    for index, block in enumerate(blocks[:last]):
        if len(block.text) < 200:
            continue
        if presided := _PRESIDED.search(block.text, 0, _FAR_IN):
            chair = {"role": "chair", "names": split_names(presided["who"])}
            out.append(Roll(index, presided.start(), index, presided.end(), chair))
        for found in _INLINE.finditer(block.text, 0, _FAR_IN):
            at = found.end()
            stands = _OFFICERS_WORDS if found["head"].startswith("Offici") else _NAME_WORDS
            while word := stands.match(block.text, at):
                at = word.end()
            public = _AND_PUBLIC.match(block.text, at)
            at = public.end() if public else at
            end = found.end() + len(block.text[found.end() : at].rstrip(" ,-("))
            names = split_names(block.text[found.end() : end])
            role, _ = head(f"{found['head']}: A") or ("present", 0)
            if names and end - found.end() > 4:
                out.append(Roll(index, found.start(), index, end, {"role": role, "names": names}))
    return out


# Nobody's presence is told further into a line.
_FAR_IN = 3000


def rolls(blocks: list[Block], last: int) -> tuple[list[Roll], set[int]]:
    """Every attendance list in the blocks before ``last``, and the blocks it took up."""
    out: list[Roll] = []
    used: set[int] = set()
    index = 0
    while index < last:
        found = head(blocks[index].text)
        if found is None and (named := _named_in_title(blocks[index])):
            out.append(Roll(index, 0, index, len(blocks[index].text), named))
            used.add(index)
        if found is None or blocks[index].mark in ("bullet", "letter"):
            index += 1
            continue
        role, names_at = found
        end = _extent(blocks, index, names_at, last)
        if end == index and names_at >= len(blocks[index].text):
            out.extend(_names_then_words(blocks, index, role, last))
            index += 1
            continue
        out.extend(_lists(blocks, index, names_at, end, role))
        used.update(range(index, end + 1))
        index = end + 1
    starts = {(roll.first, roll.start) for roll in out}
    inner = [roll for roll in _within_lines(blocks, last) if (roll.first, roll.start) not in starts]
    return [_before(blocks, roll, inner) for roll in out] + inner, used


def _before(blocks: list[Block], roll: Roll, inner: list[Roll]) -> Roll:
    """A list of names, cut off where a heading within its lines begins the next."""
    cuts = [(one.first, one.start) for one in inner]
    cuts = [cut for cut in cuts if (roll.first, roll.start) < cut < (roll.last, roll.end)]
    if not cuts:
        return roll
    last, end = min(cuts)
    text = blocks[last].text[:end].rstrip(" ,;")
    words = " ; ".join([*(b.text for b in blocks[roll.first : last]), text])
    found = head(words)
    names = split_names(words[found[1] if found else 0 :])
    return roll._replace(last=last, end=len(text), fields={**roll.fields, "names": names})


def _named_in_title(block: Block) -> dict[str, Any] | None:
    """The apologies that a numbered title names itself ("1. APOLOGIES received from L. Cole"), or None."""
    if block.mark not in ("item", "number") or not block.text.startswith(("APOLOG", "Apolog")):
        return None
    sent = apologies(block.text) if len(sentences(block.text)) < _MANY else None
    behind = _LEADING.sub("", block.text)
    return sent if sent and sent["names"] and _names_only(behind.strip()) else None


# Initials end in stops, so that a few names look like so many sentences.
_MANY = 3


def _names_then_words(blocks: list[Block], index: int, role: str, last: int) -> list[Roll]:
    """The list whose names are the first sentence of the block after its heading, with other words behind."""
    following = sentences(blocks[index + 1].text) if index + 1 < last else []
    if len(following) < 2 or not _names_only(following[0].text):
        return []
    names = split_names(following[0].text)
    return [Roll(index, 0, index + 1, following[0].end, {"role": role, "names": names})]


def _extent(blocks: list[Block], index: int, names_at: int, last: int) -> int:
    """The last block of a list of names that begins in block ``index``."""
    end = index
    for here in range(index + 1, last):
        text = blocks[here].text
        if head(text) or not _names_only(text) or blocks[here].mark in ("number", "item", "minute", "para"):
            break
        if end > index and text.isupper():
            break
        end = here
    return end


def _names_only(text: str) -> bool:
    if not text or len(text) > 900 or zones.NIL.search(words_of(text)):
        return False
    if re.search(
        r"\b(?:was|were|agreed|resolved|RESOLVED|AGREED|RECOMMENDED|NOTED|that|welcomed|minutes|Minutes|held|to)\b|^(?:APOLOG|Apolog|"
        r"MINUTES|DECLAR|Declar|DISCLOS|Disclos|To |Item |The following)",
        text,
    ):
        return False
    words = [
        w
        for w in re.findall(r"[A-Za-z][\w'-]*", text)
        if len(w) > 2 and w.lower() not in ("and", "the", "for", "with", "of", "place")
    ]
    return bool(words) and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _lists(blocks: list[Block], first: int, names_at: int, last: int, role: str) -> list[Roll]:
    text = blocks[first].text
    if zones.NIL.search(words_of(text[names_at:])) and last == first:
        return []
    if role == "in attendance" and _officers(" ".join(b.text for b in blocks[first : last + 1])):
        role = "officers"
    chairs = first
    if role == "present" and names_at >= len(text):
        while chairs + 1 < last and re.search(
            r"\((?:[\w -]*[Cc]hair|Mayor|Deputy Mayor|[\w -]*Convener|Provost)[\w -]*\)$",
            blocks[chairs + 1].text,
        ):
            chairs += 1
    if chairs > first:
        return [
            _roll(blocks, first + 1, 0, chairs, "chair"),
            _roll(blocks, chairs + 1, 0, last, role),
        ]
    return [_roll(blocks, first, 0, last, role, names_at)]


def _officers(text: str) -> bool:
    return (
        len(
            re.findall(
                r"\b(?:Director|Officer|Manager|Head of|Clerk|Solicitor|Engineer|Executive|Assistant|"
                r"Democratic)\b",
                text,
            )
        )
        >= 1
        and "Cabinet Member" not in text
        and "Councillor" not in text
    )


def _roll(blocks: list[Block], first: int, start: int, last: int, role: str, names_at: int = 0) -> Roll:
    words = _THEN.split(
        " ; ".join([blocks[first].text[names_at:], *(b.text for b in blocks[first + 1 : last + 1])])
    )[0]
    return Roll(first, start, last, len(blocks[last].text), {"role": role, "names": _names(words, role)})


# What goes on behind the names: "... There were apologies from", "Cllr Bly sent his apologies".
_THEN = re.compile(r"\. (?:There were|Also )| (?:had |has |have )?sent (?:his|her|their|in) ")


def _names(words: str, role: str) -> list[str]:
    if role == "officers":
        inside = re.findall(r"\((?:Mr|Mrs|Ms|Miss|Dr)\.? ([^()]+)\)", words)
        if inside:
            return inside
    names = split_names(words)
    crowded = [n for n in names if len(n.split()) > 5]
    return columns(words) if crowded and len(columns(words)) > len(names) else names


def apologies(text: str) -> dict[str, Any] | None:
    """The fields of a sentence that says whose apologies were received, or None."""
    if "polog" in text.lower() and _APOLOGIES.search(text):
        rest = _LEADING.sub("", text)
        return {"role": "apologies", "names": split_names(rest)}
    if _SUBSTITUTED.match(text):
        return {
            "role": "substitutes",
            "names": split_names(re.split(r" (?:substituted|was|attended)\b", text)[0]),
        }
    return None
