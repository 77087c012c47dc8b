"""Where the items of a document begin: their printed numbers, in whatever order they were taken.

Of the lines that could begin one (``candidates``), lists within an item are set aside, each number is given
to the line that fits it best, and what is missing in between is looked for among lines that read like a
title (``spoilt_numbers``). An item taken early and printed again in its place stands twice; a part of an
item that was taken apart from it (4(b) behind 3) is an item of its own. Where no line has a plain number,
numbers of parts are asked (``compound_numbers``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from minutebook.intake.documents.candidates import (
    STRONG,
    STRONGEST,
    SUBMITTED,
    WEAK,
    Start,
    candidates,
    renumbered,
)
from minutebook.intake.documents.compound_numbers import compound
from minutebook.intake.documents.item_titles import titled
from minutebook.intake.documents.printed import Line
from minutebook.intake.documents.spelling import folded
from minutebook.intake.documents.spoilt_numbers import lone, recovered

_SECTION = re.compile(r"^[A-Z][A-Z' \u2019/&-]{4,48}:?$")
_ROLL = re.compile(r"(?i)\b(?:present|attendance|apologies|officials)\b")
LIKELY = 2  # the weight up to which a number is believed only in its order
NEAR = 8  # lines between two entries of a list within an item
FAR = 4  # numbers that may be missing before a higher one is no longer believed


def starts(lines: Sequence[Line], *, scan: bool = False) -> list[Start]:
    """The items' beginnings in the order they stand; none where a document numbers nothing.

    ``scan``: the document was read by a machine, which may have misread its numbers.
    """
    found = candidates(lines)
    plain = renumbered(_without_inner_lists([start for start in found if not start.between]))
    chosen = recovered(lines, plain, _in_order(_chain(_one_of_each(plain))))
    chosen = lone(chosen, scan=scan)
    chosen = _with_parts_apart(plain, chosen)
    chosen = _with_those_between(found, chosen)
    chosen = _with_those_taken_early(lines, plain, chosen) or compound(lines)
    ends = [*(start.at for start in chosen), len(lines)][1:]
    return [titled(lines, start, end) for start, end in zip(chosen, ends, strict=True)]


def _without_inner_lists(found: list[Start]) -> list[Start]:
    """Leave out lists within an item: 1, 2, 3 on neighbouring lines after the items have begun."""
    out: list[Start] = []
    listed: set[int] = set()
    for index, start in enumerate(found):
        if start.at in listed:
            continue
        begun = len(out) > 2 or any(one.value == 1 for one in out)
        if begun and start.value == 1:
            run = _run(found, index)
            if len(run) > 1 and all(one.title for one in run) and max(one.weight for one in run) < STRONGEST:
                listed |= {one.at for one in run}
                continue
        out.append(start)
    return out


def _run(found: Sequence[Start], index: int) -> list[Start]:
    """The list that begins here: each entry one higher and near; other numbers may stand between."""
    run = [found[index]]
    for following in found[index + 1 :]:
        if following.at - run[-1].at > NEAR:
            break
        if following.value == run[-1].value + 1 and following.weight < STRONGEST:
            run.append(following)
    return run


def _one_of_each(found: Sequence[Start]) -> list[Start]:
    """For each number the line that fits it best: by its form, its mark, and its neighbours' numbers."""
    places: dict[int, list[int]] = {}
    for position, start in enumerate(found):
        places.setdefault(start.value, []).append(position)
    if len(places) == len(found):
        return list(found)
    marks = Counter(start.mark for start in found if start.weight > LIKELY)
    usual = max(marks, key=lambda mark: marks[mark], default="")

    def fit(position: int) -> tuple[int, int]:
        start = found[position]
        before = found[position - 1].value if position else 0
        behind = found[position + 1].value if position + 1 < len(found) else start.value + 1
        beside = 2 * (before == start.value - 1) + 2 * (behind == start.value + 1)
        return start.weight + beside + 3 * (start.mark == usual), -position

    best = {_first_part(found, positions, max(positions, key=fit)) for positions in places.values()}
    return [found[position] for position in sorted(best)]


def _first_part(found: Sequence[Start], positions: Sequence[int], best: int) -> int:
    """An item of parts begins at the first of them: at 4(a), though 4(b) may stand better."""
    part = found[best].part
    return next((p for p in positions if p < best and found[p].part and found[p].part < part), best)


def _chain(found: Sequence[Start]) -> list[Start]:
    """The longest stretch of numbers without a great gap; a weak number only where it fills one exactly."""
    values = sorted({start.value for start in found})
    chains: list[list[int]] = []
    for value in values:
        if chains and value - chains[-1][-1] <= FAR:
            chains[-1].append(value)
        else:
            chains.append([value])
    chain = set(max(chains, key=_believed, default=()))
    kept = [start for start in found if start.value in chain]
    return [start for start in kept if start.weight >= 2 or _flanked(kept, start)]


def _believed(chain: list[int]) -> tuple[int, bool, int]:
    return len(chain), chain[0] == 1, -chain[0]


def _flanked(kept: Sequence[Start], start: Start) -> bool:
    """Whether a weak number stands where it must: behind the one before it, before the next."""
    at = kept.index(start)
    before = kept[at - 1].value if at else 0
    behind = kept[at + 1].value if at + 1 < len(kept) else None
    return before == start.value - 1 and (behind is None or behind == start.value + 1)


def _in_order(chosen: list[Start]) -> list[Start]:
    """Without those out of order that are not clearly items, as entries of a list are."""
    tails: list[list[int]] = []  # the longest rising run that ends at each length, by places
    for place, start in enumerate(chosen):
        length = bisect_left(tails, start.value, key=lambda run: chosen[run[-1]].value)
        tails[length : length + 1] = [[*(tails[length - 1] if length else []), place]]
    rising = set(tails[-1]) if tails else set()
    return [start for place, start in enumerate(chosen) if place in rising or start.weight > LIKELY]


def _with_parts_apart(found: Sequence[Start], chosen: list[Start]) -> list[Start]:
    """With the parts of an item that were taken after another item: 4(a), 3, 4(b)."""
    last = {start.value: start for start in chosen if start.part}
    apart = []
    for start in found:
        before = last.get(start.value)
        if before is None or start.at <= before.at or start.part <= before.part or start.weight <= WEAK:
            continue
        if any(before.at < other.at < start.at for other in chosen):
            apart.append(start._replace(number=f"{start.number}({start.part})"))
            last[start.value] = start
    return sorted([*chosen, *apart], key=lambda start: start.at)


def _with_those_between(found: Sequence[Start], chosen: list[Start]) -> list[Start]:
    """With the items put in between: 8a behind 8."""
    values = {start.value for start in chosen}
    between = [
        start
        for start in found
        if start.between and start.value in values and (start.weight > 2 or SUBMITTED.match(start.title))
    ]
    return sorted([*chosen, *between], key=lambda start: start.at)


def _with_those_taken_early(
    lines: Sequence[Line], found: Sequence[Start], chosen: list[Start]
) -> list[Start]:
    """With both places of an item that was taken early and is printed again, title and all, where it belongs.

    Many such are no items taken early, but a list of contents.
    """
    own = {start.at for start in chosen}
    others = [start for start in found if start.weight >= STRONG and start.at not in own]
    names = {_name(lines, start) for start in chosen} if others else set()
    again = [start for start in others if _name(lines, start) in names]
    if len(again) > max(1, len(chosen) // 4):
        return chosen
    return sorted([*chosen, *again], key=lambda start: start.at)


def _name(lines: Sequence[Line], start: Start) -> tuple[int, str]:
    """An item's number with its title, on its own line or on the next."""
    behind = lines[start.at + 1].text if start.at + 1 < len(lines) else ""
    return start.value, folded(start.title or behind)


def is_section(line: Line) -> bool:
    """Whether a line is a heading over several items ("QUESTIONS", "NOTICES OF MOTION")."""
    text = line.text
    return (
        bool(_SECTION.match(text)) and not _ROLL.search(text) and not text.startswith(("REPLY", "RESOLVED"))
    )
