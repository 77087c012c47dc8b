"""Items whose numbers a scan has spoilt: where 6 and 8 are known, the title between them is 7's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from minutebook.intake.documents.candidates import STANDARD, STRONG, SUBMITTED, Start, capitals
from minutebook.intake.documents.printed import Line
from minutebook.reading.lexicon import terms

_SPOILT = re.compile(r"^(?P<token>[^\s\w]{0,2}\w{0,2}[^\s\w]{0,2})\s+(?P<title>[A-Z].{3,})$")
_ONE = re.compile(r"^[iIl|!]\.$")
_WORDS = terms("an no in on at to of by as is it if or up so do we he my mr ms dr st co us me re eu pm am")
SHORT = 60  # characters of a title that is one by its capitals alone
READ_FOR_ONE = (4, 7)  # what a machine reads where a 1 is printed
SURE = 7  # the weight of a number that stands alone and is an item's whichever it is
FAR = 4  # numbers missing at the beginning beyond which none is looked for
LONGEST = 110  # characters of a title


def recovered(lines: Sequence[Line], found: Sequence[Start], chosen: list[Start]) -> list[Start]:
    """The chosen items with those that are missing between two of them and stand there without their number.

    ``found``: every line that could begin an item.
    """
    if not chosen or (len(chosen) == 1 and chosen[0].value != 2):
        return chosen
    chosen = _by_weak_numbers(found, chosen)
    known = {start.value for start in chosen}
    first = Start(0, "0", 0, "", 0)
    out = list(chosen)
    for before, behind in [*zip([first, *chosen], chosen, strict=False), (chosen[-1], None)]:
        high = behind.value if behind else before.value + 2
        missing = [value for value in range(before.value + 1, high) if value not in known]
        if not missing or (before is first and len(missing) > FAR):
            continue
        only = missing[0] if behind and missing == [before.value + 1] else 0
        titles = _lost(lines, found, chosen, before.at + 1, behind.at if behind else len(lines), only=only)
        for value, (at, title) in zip(missing, titles, strict=False):
            out.append(Start(at, str(value), value, title, at + 1, 3, spoilt=True))
            known.add(value)
    return sorted(out, key=lambda start: start.at)


def _by_weak_numbers(found: Sequence[Start], chosen: list[Start]) -> list[Start]:
    """With those whose number is printed where it is missing, between the items before and behind it."""
    known = {start.value for start in chosen}
    out = list(chosen)
    for before, behind in pairwise(chosen):
        if behind.value - before.value < 2:
            continue
        for start in found:
            between = before.at < start.at < behind.at and before.value < start.value < behind.value
            if between and start.value not in known and start.mark:
                out.append(start)
                known.add(start.value)
    return sorted(out, key=lambda start: start.at)


def _lost(
    lines: Sequence[Line],
    found: Sequence[Start],
    chosen: Sequence[Start],
    first: int,
    last: int,
    *,
    only: int,
) -> list[tuple[int, str]]:
    """Lines between two items that read like the title of another, behind a spoilt number or with none.

    ``only``: the one number missing there, if it is only one; so any short title behind it without its
    point, or behind signs that are no word, may be it.
    """
    taken = {at for start in chosen for at in range(start.at, start.at + (1 if start.title else 3))}
    strong = {start.at: start.title for start in found if start.weight >= STRONG and start.title}
    out = []
    for index in range(first, last):
        line = lines[index]
        if index in taken or not line.gap or len(line.text) > LONGEST or line.text.endswith((".", ",")):
            continue
        match = _SPOILT.match(line.text)
        if index in strong:
            out.append((index, strong[index]))
        elif match and _may_be(match, only):
            out.append((index, match["title"]))
        elif SUBMITTED.match(line.text):
            out.append((index, line.text))
    return out


def _may_be(spoilt: re.Match[str], only: int) -> bool:
    """Whether a line is the title of an item behind what is left of its number."""
    token = spoilt["token"]
    if only and token.strip(".,;:") == str(only):
        return len(spoilt["title"]) <= SHORT
    if not _was_number(token):
        return False
    if STANDARD.match(spoilt["title"]):
        return True
    word = token.lower().strip(".,;:") in _WORDS
    return only > 0 and not word and len(spoilt["title"]) <= SHORT and capitals(spoilt["title"])


def _was_number(token: str) -> bool:
    """Whether some signs may be a spoilt number: no bullet as a scan reads it, and no word."""
    if _ONE.match(token):
        return True
    if "(" in token or ")" in token:
        return False
    return len(token.strip(".,;:")) > 1 and token.lower() not in ("an", "no")


def lone(chosen: list[Start], *, scan: bool) -> list[Start]:
    """The chosen items, but for a number that stands alone and need be none.

    A scan's only item is the first, though its number was read as another that looks like it.
    """
    if len(chosen) != 1:
        return chosen
    (one,) = chosen
    if one.weight >= SURE or (one.value <= 2 and one.weight >= 4):
        return chosen
    if scan and one.value in READ_FOR_ONE and one.weight >= 3:
        return [one._replace(number="1", value=1, spoilt=True)]
    return []
