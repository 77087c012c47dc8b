"""Where the items of a document begin: their printed numbers, in whatever order they were taken.

A number at the head of a line is only sometimes an item's. It may belong to a list within one, to a
date broken across lines, or to a table; and a scan may have spoilt it. So every line that could begin
an item is weighed, lists within an item are set aside, each number is given to the line that fits it
best, and what is missing in between is looked for among lines that read like a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from minutebook.intake.documents.printed import Line, is_rule
from minutebook.reading.dates import MONTHS
from minutebook.reading.lexicon import terms

_NUMBER = re.compile(
    r"(?i)^(?:(?P<said>(?:agenda\s+)?item|minute)\s*(?:no\.?\s*)?)?\(?(?P<n>\d{1,3})(?P<sub>\s?\(?[a-h]\))?"
    r"(?P<dot>\s?[.:;,)\-\u2013]*)(?=\s|$|[A-Z])\s*(?P<title>.*)$"
)
_MAY_BEGIN = re.compile(r"(?i)[|(\d]|item\b|agenda item\b|minute\b")
_CELL = re.compile(r"^\|\s*(?:Item\s+)?(?P<n>\d{1,3})\s*[.:]?\s*\|\s*(?P<title>.*?)\s*\|?\s*$")
_STANDARD = re.compile(
    r"(?i)^\W*(?:uestions?|questions?|notices?|adoption|disposal|correspondence|deputation|presentation|update|"
    r"minutes|apolog\w+|declarations?|confirmation|matters arising|any other business|votes?|election|"
    r"to (?:adopt|consider|receive|note|agree|elect|confirm|discuss|approve|appoint)|"
    r"public (?:questions|participation))\b"
)
_SUBMITTED = re.compile(r"(?i)^\W?(?:question|notices? of motion|motion)s? (?:submitted|from|by)\b")
_MONTH = re.compile(rf"(?i)^(?:{'|'.join(MONTHS)})\b")
_GOES_ON = frozenset("0123456789%,.")
_SPOILT = re.compile(r"^(?P<token>[^\s\w]{0,2}\w{0,2}[^\s\w]{0,2})\s+(?P<title>[A-Z].{3,})$")
_SECTION = re.compile(r"^[A-Z][A-Z' \u2019/&-]{4,48}:?$")
_ROLL = re.compile(r"(?i)\b(?:present|attendance|apologies|officials)\b")
WEAK = 1  # the weight of a number without a point: believed only where it fills a gap exactly
STRONGEST = 6  # the weight from which a line is no part of a list within an item
STRONG = 5  # the weight from which a line is a title whatever its number
NEAR = 8  # lines between two entries of a list within an item
FAR = 4  # numbers that may be missing before a higher one is no longer believed
TITLE_LINES = 4
TITLE_LENGTH = 220


@dataclass(frozen=True)
class Start:
    """A line that begins an item: its index, its number as printed, its title, the first line of its text."""

    at: int
    number: str
    title: str
    text_from: int
    weight: int = 0
    spoilt: bool = False

    @cached_property
    def value(self) -> int:
        return int(self.number)


def starts(lines: Sequence[Line]) -> list[Start]:
    """The items' beginnings in the order they stand; none where a document numbers nothing."""
    candidates = [found for index in range(len(lines)) if (found := _candidate(lines, index))]
    if not candidates:
        return []
    kept = _without_inner_lists(candidates)
    chosen = _chain(_one_of_each(kept))
    chosen = _recovered(lines, candidates, chosen)
    ends = [*(start.at for start in chosen), len(lines)][1:]
    return [_titled(lines, start, end) for start, end in zip(chosen, ends, strict=True)]


def _candidate(lines: Sequence[Line], index: int) -> Start | None:
    line = lines[index]
    if not _MAY_BEGIN.match(line.text):
        return None
    cell = _CELL.match(line.text)
    if cell:
        return Start(index, cell["n"], cell["title"], index + 1, 5)
    match = _NUMBER.match(line.text)
    if match is None or int(match["n"]) == 0:
        return None
    title, said = match["title"].strip(), match["said"]
    dot = match["dot"].strip() or (match["sub"] or "").strip()
    if title[:1] in _GOES_ON or _MONTH.match(title) or line.text.count("|") > 1:
        return None
    before = lines[index - 1] if index else None
    weight = _weight(line, match, title, dot, before)
    if not said and not dot:
        weight = min(weight, WEAK)
    return Start(index, str(int(match["n"])), title, index + 1, weight) if weight > 0 else None


def _weight(line: Line, match: re.Match[str], title: str, dot: str, before: Line | None) -> int:
    weight = 1
    if match["said"]:
        return 9 if not title or title[:1].isupper() or dot else 0
    if not title:
        weight += 3 if dot else -3
    elif not (title[:1].isupper() or title[:1] in "\"'\u201c\u2018(" or _STANDARD.match(title)):
        return 0
    if dot.startswith((".", ";", ",")):
        weight += 1
    elif not dot:
        weight -= 2
    if line.bold:
        weight += 2
    if _STANDARD.match(title):
        weight += 3
    elif title and (len(title) > 110 or title.endswith((".", ";"))):
        weight -= 2
    elif title and _capitals(title):
        weight += 1
    if line.gap:
        weight += 1
    elif before is not None and before.text[-1:] not in ".:;\"'\u201d\u2019!?_" and len(before.text) > 60:
        weight -= 3
    return weight


def _capitals(title: str) -> bool:
    words = [word for word in title.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _without_inner_lists(candidates: list[Start]) -> list[Start]:
    """Leave out lists within an item: 1, 2, 3 on neighbouring lines after the items have begun."""
    out: list[Start] = []
    index = 0
    while index < len(candidates):
        started = len(out) > 2 or any(start.value == 1 for start in out)
        if started and candidates[index].value == 1:
            run = _run(candidates, index)
            if len(run) > 1 and _all_inline(run) and max(start.weight for start in run) < STRONGEST:
                index += len(run)
                continue
        out.append(candidates[index])
        index += 1
    return out


def _run(candidates: Sequence[Start], index: int) -> list[Start]:
    run = [candidates[index]]
    for following in candidates[index + 1 :]:
        if following.value != run[-1].value + 1 or following.at - run[-1].at > NEAR:
            break
        run.append(following)
    return run


def _all_inline(run: Sequence[Start]) -> bool:
    return all(start.title for start in run)


def _one_of_each(candidates: Sequence[Start]) -> list[Start]:
    """For each number the line that fits it best: by its form, and by its neighbours' numbers."""
    places: dict[int, list[int]] = {}
    for position, start in enumerate(candidates):
        places.setdefault(start.value, []).append(position)

    def fit(position: int) -> tuple[int, int]:
        start = candidates[position]
        before = candidates[position - 1].value if position else 0
        behind = candidates[position + 1].value if position + 1 < len(candidates) else start.value + 1
        beside = 2 * (before == start.value - 1) + 2 * (behind == start.value + 1)
        return start.weight + beside, -position

    best = {max(positions, key=fit) for positions in places.values()}
    return [candidates[position] for position in sorted(best)]


def _chain(candidates: Sequence[Start]) -> list[Start]:
    """The longest stretch of numbers without a great gap; a lone weak number is no item."""
    values = sorted({start.value for start in candidates})
    chains: list[list[int]] = []
    for value in values:
        if chains and value - chains[-1][-1] <= FAR:
            chains[-1].append(value)
        else:
            chains.append([value])
    chain = set(sorted(chains, key=_believed)[-1])
    kept = [start for start in candidates if start.value in chain]
    kept = [start for start in kept if start.weight >= 2 or _flanked(kept, start)]
    if len(kept) == 1 and (kept[0].value > 2 or kept[0].weight < 4):
        return kept if kept[0].weight >= 9 else []
    return kept


def _believed(chain: list[int]) -> tuple[int, bool, int]:
    return len(chain), chain[0] == 1, -chain[0]


def _flanked(kept: Sequence[Start], start: Start) -> bool:
    """Whether a weak number stands where it must: behind the one before it, before the next."""
    at = kept.index(start)
    before = kept[at - 1].value if at else 0
    behind = kept[at + 1].value if at + 1 < len(kept) else None
    return before == start.value - 1 and (behind is None or behind == start.value + 1)


def _recovered(lines: Sequence[Line], candidates: Sequence[Start], chosen: list[Start]) -> list[Start]:
    """Items whose numbers a scan has spoilt: where 6 and 8 are known, the title between them is 7's."""
    if not chosen:
        return chosen
    known = {start.value for start in chosen}
    first = Start(0, "0", "", 0)
    found = list(chosen)
    for before, behind in [*zip([first, *chosen], chosen, strict=False), (chosen[-1], None)]:
        high = behind.value if behind else before.value + 2
        missing = [value for value in range(before.value + 1, high) if value not in known]
        if not missing or (before is first and len(missing) > FAR):
            continue
        titles = _lost(lines, candidates, chosen, before.at + 1, behind.at if behind else len(lines))
        for value, (at, title) in zip(missing, titles, strict=False):
            found.append(Start(at, str(value), title, at + 1, 3, spoilt=True))
            known.add(value)
    return sorted(found, key=lambda start: start.at)


def _lost(
    lines: Sequence[Line], candidates: Sequence[Start], chosen: Sequence[Start], first: int, last: int
) -> list[tuple[int, str]]:
    """Lines between two items that read like the title of another, behind a spoilt number or with none."""
    taken = {at for start in chosen for at in range(start.at, start.at + (1 if start.title else 3))}
    strong = {start.at: start.title for start in candidates if start.weight >= STRONG and start.title}
    out = []
    for index in range(first, last):
        line = lines[index]
        if index in taken or not line.gap or len(line.text) > 110 or line.text.endswith((".", ",")):
            continue
        match = _SPOILT.match(line.text)
        if index in strong:
            out.append((index, strong[index]))
        elif match and _STANDARD.match(match["title"]) and _was_number(match["token"]):
            out.append((index, match["title"]))
        elif _SUBMITTED.match(line.text):
            out.append((index, line.text))
    return out


def _was_number(token: str) -> bool:
    """Whether some signs may be a spoilt number: no bullet as a scan reads it, and no word."""
    return len(token.strip(".,;:")) > 1 and token.lower() not in ("an", "no")


def _titled(lines: Sequence[Line], start: Start, end: int) -> Start:
    """The item with its whole title: what follows on the next lines where the title goes on there."""
    title, at = start.title, start.at + 1
    if not title and at < end:
        title, at = lines[at].text, at + 1
    set_bold = at - 1 < len(lines) and lines[at - 1].bold
    while at < end and at - start.at < TITLE_LINES and len(title) < TITLE_LENGTH:
        line = lines[at]
        goes_on = (set_bold and line.bold and not _ends(title)) or (
            not set_bold and line.gap == 0 and _unfinished(title, line)
        )
        if not goes_on or _speaks(line.text) or is_rule(line.text):
            break
        title, at = f"{title} {line.text}", at + 1
    if len(title) > TITLE_LENGTH:
        title, at = _cut(title), start.at if start.title else start.at + 1
    else:
        title = title.strip(" .:|")
    return Start(start.at, start.number, title, at, start.weight, start.spoilt)


_HANGING = terms("and of the for to in on at a with & - \u2013 mr. ms.")


def _ends(title: str) -> bool:
    return title.endswith((".", "?", ":"))


def _unfinished(title: str, line: Line) -> bool:
    """Whether a title that was set in lines goes on: a word hangs, or the next line begins small."""
    last = title.rsplit(" ", 1)[-1].lower()
    return last in _HANGING or title.endswith((",", "-", "(")) or line.text[:1].islower()


_SPOKEN = re.compile(
    r"(?i)(?:i will|circulated|on the proposal|proposed by|the (?:director|members)|members)\b"
)


def _speaks(text: str) -> bool:
    return _SPOKEN.match(text) is not None


def _cut(title: str) -> str:
    return title[: TITLE_LENGTH + 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " \u2026"


def is_section(line: Line) -> bool:
    """Whether a line is a heading over several items ("QUESTIONS", "NOTICES OF MOTION")."""
    text = line.text
    return (
        bool(_SECTION.match(text)) and not _ROLL.search(text) and not text.startswith(("REPLY", "RESOLVED"))
    )
