"""Numbers in parts, as small councils print them: 19.01.3 (year, meeting, item), 45/2021, 2021/45."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from minutebook.intake.documents.candidates import STRONG, Start
from minutebook.intake.documents.printed import Line

_NUMBER = re.compile(
    r"^(?:(?i:item|minute)\s+)?(?P<number>\d{1,4}(?:[./-]\d{1,4}){1,2})[.:)]?\s+"
    r"(?P<title>[A-Z\"'\u201c\u2018(].{2,})$"
)
_SIGN = re.compile(r"[./-]")
FEWEST = 3  # numbers that must share their other parts


def compound(lines: Sequence[Line]) -> list[Start]:
    """The items whose numbers are of parts, all but one of them the same; none where there are not enough."""
    shared: dict[tuple[bool, str], dict[int, Start]] = defaultdict(dict)
    for index, line in enumerate(lines):
        match = _NUMBER.match(line.text) if line.text[0].isdigit() or line.text[0] in "iImM" else None
        if match is None:
            continue
        number = match["number"]
        parts = _SIGN.split(number)
        for last in (True, False):
            own, rest = (parts[-1], parts[:-1]) if last else (parts[0], parts[1:])
            start = Start(index, number, int(own), match["title"], index + 1, STRONG)
            shared[last, "/".join(rest)].setdefault(int(own), start)
    best = max(shared.values(), key=len, default={})
    return sorted(best.values()) if len(best) >= FEWEST else []
