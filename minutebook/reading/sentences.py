"""From a block to sentences: where one ends, with the abbreviations minutes are full of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.reading.lexicon import terms

_END = re.compile(r"[.!?]+[\"')\]]*(?: +(?=[\"'(\[]?[A-Z\u00c0-\u00de\u00a3\u20ac\d])|$)")
_ABBREVIATIONS = terms(
    "mr mrs ms miss messrs dr rev prof cllr cllrs cmhlr ald st no nos para paras co v vs e.g i.e "
    "eg ie approx dept govt hon rt jnr snr sgt supt insp ch cttee fr sr rd fig ref ext tel w.e.f "
    "n.c.c a/c sec prop sch art cl vol pp"
)
_INITIAL = re.compile(r"(?:^|[\s(.])(?:[A-Z]|Mc|Mac)$")


@dataclass(slots=True)
class Sentence:
    """One sentence of a block: its words and where they start and end in the block's text."""

    text: str
    start: int
    end: int


# No sentence of minutes is longer; one that is, is cut at a space, so that reading stays linear.
_LONGEST = 3000


def sentences(text: str) -> list[Sentence]:
    """The sentences of a block's clean text; a block without a full stop is one sentence."""
    out: list[Sentence] = []
    begin = 0
    for stop in _END.finditer(text):
        end = stop.start() + len(stop.group().rstrip())
        if end < len(text) and stop.group()[0] == "." and _abbreviated(text, begin, stop.start()):
            continue
        if end > begin:
            out.extend(_short(text, begin, end))
        begin = stop.end()
    if begin < len(text):
        out.extend(_short(text, begin, len(text)))
    return out


def _short(text: str, begin: int, end: int) -> Iterator[Sentence]:
    while end - begin > _LONGEST:
        cut = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = cut if cut > begin else begin + _LONGEST
        yield Sentence(text[begin:cut], begin, cut)
        begin = cut + (text[cut] == " ")
    if end > begin:
        yield Sentence(text[begin:end], begin, end)


def _abbreviated(text: str, begin: int, dot: int) -> bool:
    tail = text[max(begin, dot - 12) : dot]
    word = tail.rsplit(" ", 1)[-1].lstrip("('\"").lower()
    return word in _ABBREVIATIONS or _INITIAL.search(tail) is not None
