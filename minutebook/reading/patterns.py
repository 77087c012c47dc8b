"""Patterns over words: how the grammar's rules are written, and how they are matched.

A sentence becomes a string with one character a word, and a rule a regular expression over such
strings, so that a rule reads like what it finds: ``BODY ADV* AGREED (that|to)``. An item of a rule is

- a word in small letters or a sign (``that`` ``,``): that word, however it is capitalised;
- a list of the lexicon in capitals (``AGREED``): any word of it;
- a shape: ``Cap`` (Capitalised), ``Upper`` (ALL CAPITALS), ``Init`` (an initial), ``Digits``, ``Low``;
- a word with ``~``: the word and its plural (``motion~``);
- items joined by ``&`` (all of them hold) or led by ``!`` (does not hold): ``AGREED&Upper`` ``!Cap``;
- ``@name``: a phrase of ``lexicon.PHRASES``, itself written in this way.

``.`` is any word; ``( | ) ? * + {1,3} ^ $`` mean what they mean in a regular expression, and so do
named groups ``(?P<owner>...)`` and look-ahead. A stop is ``STOP``, brackets are ``OPEN`` and ``CLOSE``,
a question mark is ``QMARK``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from itertools import islice
from sys import maxsize
from typing import Generic, TypeVar

from minutebook.reading.gates import Gates, gates
from minutebook.reading.lexicon import LISTS, PHRASES, SUFFIXES, terms
from minutebook.reading.vocabulary import END, GATES, SHAPES, VOCABULARY, WORD, character_class, forms

_ITEM = re.compile(
    r"(?P<syntax>\(\?P<\w+>|\(\?[:=!]|\(\?<[=!]|\{\d+(?:,\d*)?\}|[()|?*+^$.]|\s+)|(?P<atom>[^\s()|?*+^${}.]+)"
)

_SPAN = re.Match.span
# So many words behind the one that was asked for are looked up with it.
_SOME_MORE = 4


class Words:
    """A stretch of text as words: ``codes`` has one character a word; ``live`` has a bit for each
    alternative of a rule that may hold in it, since it has the words without which it cannot."""

    __slots__ = ("_ahead", "_pieces", "_spans", "codes", "live", "text")

    def __init__(self, text: str) -> None:
        known = VOCABULARY
        if known.built != known.generation:
            known.build()
            words_of.cache_clear()
        self.text = text
        self._pieces = pieces = text.split()
        if pieces and pieces[-1][-1] == ".":
            pieces[-1] += END
        opened = reduce(operator.or_, map(known.opened.__getitem__, pieces), known.free)
        count = known.count
        self.live = opened & opened >> count & opened >> 2 * count
        if pieces:
            self.live &= known.begun[known.pieces[pieces[0]][0]]
        self._spans: list[tuple[int, int]] = []
        self._ahead: Iterator[re.Match[str]] | None = None

    def __getattr__(self, name: str) -> str:
        """The words' characters, put together when a rule that may hold first asks for them."""
        if name != "codes":
            raise AttributeError(name)
        self.codes = codes = "".join(map(VOCABULARY.pieces.__getitem__, self._pieces))
        self._pieces = []
        return codes

    def __len__(self) -> int:
        return len(self.codes)

    def _span(self, index: int) -> tuple[int, int]:
        """Where a word stands in the text, of which no more is parted into words than was asked for."""
        spans = self._spans
        if index >= len(spans):
            if self._ahead is None:
                self._ahead = WORD.finditer(self.text)
            spans.extend(map(_SPAN, islice(self._ahead, index + _SOME_MORE - len(spans))))
        return spans[index]

    def begin(self, index: int) -> int:
        """Where the word at ``index`` begins in the text; the text's end for one past the last."""
        return self._span(index)[0] if index < len(self.codes) else len(self.text)

    def end(self, index: int) -> int:
        """Where the words before ``index`` end in the text."""
        if index == len(self.codes):
            return len(self.text.rstrip())
        return self._span(index - 1)[1] if index else 0

    def between(self, first: int, last: int) -> str:
        """The text of the words ``first`` up to ``last``."""
        return self.text[self.begin(first) : self.end(last)] if first < last else ""

    def group(self, match: re.Match[str], name: str) -> str:
        """The text of a named group of a match; empty if the rule has none or it took no part."""
        first, last = place(match, name)
        return self.between(first, last) if first >= 0 else ""


@lru_cache(maxsize=512)
def words_of(text: str) -> Words:
    """The words of a text; those of a text just read are kept, since many rules ask for them."""
    return Words(text)


def place(match: re.Match[str], name: str) -> tuple[int, int]:
    """The words a named group holds, first and one past the last; (-1, -1) if it took no part.

    A name used in several places of a rule is numbered from the second on.
    """
    index = match.re.groupindex
    count = 1
    while (key := name if count == 1 else f"{name}__{count}") in index:
        if match.start(key) >= 0:
            return match.span(key)
        count += 1
    return -1, -1


class _Alternative:
    """One way in which a rule can hold, compiled when it is first needed."""

    __slots__ = ("_compiled", "anchored", "source")

    def __init__(self, source: str) -> None:
        self.source = _named_once(source)
        self.anchored = source.lstrip().startswith("^")
        self._compiled: re.Pattern[str] | None = None

    def items(self) -> set[str]:
        """The items that it names."""
        return {match["atom"] for match in _ITEM.finditer(self.source) if match["atom"]}

    def gates(self) -> Gates:
        """What it cannot do without; what was compiled is let go."""
        self._compiled = None
        tokens = [match[0].strip() for match in _ITEM.finditer(self.source) if match[0].strip()]
        found = gates(tokens, _weigh, GATES)
        return found if self.anchored else found._replace(first=None)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression over the characters of words."""
        if self._compiled is None:
            pattern = _ITEM.sub(
                lambda m: character_class(m["atom"]) if m["atom"] else m[0].strip(), self.source
            )
            self._compiled = re.compile(pattern, re.DOTALL)
        return self._compiled


_Find = Callable[[str, int, int], "re.Match[str] | None"]


class Rule:
    """A pattern over words: it holds where one of its alternatives does, the first where several begin."""

    __slots__ = ("_finding", "_matching", "_searching", "alternatives", "first", "mask")

    def __init__(self, *sources: str) -> None:
        self.alternatives = [_Alternative(one) for text in sources for one in _alternatives(_expand(text))]
        self._searching: dict[int, tuple[_Find, ...]] = {}
        self._matching: dict[int, tuple[_Find, ...]] = {}
        self._finding: dict[int, Callable[[str], Iterator[re.Match[str]]]] = {}
        self.first = self.mask = 0
        items = set().union(*(one.items() for one in self.alternatives))
        named = {form for item in items for part in item.split("&") for form in forms(part.lstrip("!"))}
        VOCABULARY.learn(self, named - LISTS.keys() - SHAPES.keys() - set(SUFFIXES))

    def numbered(self, first: int) -> list[Gates]:
        """Number the alternatives from ``first`` on, and say what each cannot do without."""
        self.first = first
        self.mask = ((1 << len(self.alternatives)) - 1) << first
        self._searching.clear()
        self._matching.clear()
        self._finding.clear()
        return [one.gates() for one in self.alternatives]

    def _live(self, live: int) -> list[_Alternative]:
        chosen = live >> self.first
        return [one for number, one in enumerate(self.alternatives) if chosen >> number & 1]

    def _searches(self, live: int) -> tuple[_Find, ...]:
        found = tuple(one.compiled.match if one.anchored else one.compiled.search for one in self._live(live))
        self._searching[live] = found
        return found

    def search(self, words: Words, first: int = 0, last: int = maxsize) -> re.Match[str] | None:
        """The first place among the words where the rule holds."""
        live = words.live & self.mask
        if not live:
            return None
        best: re.Match[str] | None = None
        for find in self._searching.get(live) or self._searches(live):
            match = find(words.codes, first, last)
            if match is not None and (best is None or match.start() < best.start()):
                best = match
        return best

    def match(self, words: Words, first: int = 0, last: int = maxsize) -> re.Match[str] | None:
        """The rule holding from the word at ``first`` on."""
        live = words.live & self.mask
        if not live:
            return None
        finds = self._matching.get(live)
        if finds is None:
            finds = self._matching[live] = tuple(one.compiled.match for one in self._live(live))
        for find in finds:
            match = find(words.codes, first, last)
            if match is not None:
                return match
        return None

    def finditer(self, words: Words) -> Iterable[re.Match[str]]:
        """Every place where the rule holds, none within another."""
        live = words.live & self.mask
        if not live:
            return ()
        if live & (live - 1):
            return self._in_turn(words.codes, live)
        find = self._finding.get(live)
        if find is None:
            (one,) = self._live(live)
            find = self._finding[live] = one.compiled.finditer
        return find(words.codes)

    def _in_turn(self, codes: str, live: int) -> Iterator[re.Match[str]]:
        """The places where any of several alternatives holds."""
        finds = self._searching.get(live) or self._searches(live)
        ahead = [find(codes, 0, maxsize) for find in finds]
        while (match := min(filter(None, ahead), key=lambda m: m.start(), default=None)) is not None:
            yield match
            at = match.end() + (match.end() == match.start())
            for number, one in enumerate(ahead):
                if one is not None and one.start() < at:
                    ahead[number] = finds[number](codes, at, maxsize)


class Screen:
    """Rules that are asked together whether any of them may hold; mostly none may, and none is tried."""

    __slots__ = ("mask", "rules")

    def __init__(self, *rules: Rule) -> None:
        self.rules = rules
        self.mask = 0
        VOCABULARY.screen(self)

    def numbered(self) -> None:
        """Take up the numbers that the rules' alternatives now have."""
        self.mask = reduce(operator.or_, (rule.mask for rule in self.rules), 0)

    def shuts(self, words: Words) -> bool:
        """Whether none of the rules can hold among the words."""
        return not words.live & self.mask


Row = TypeVar("Row")


class Table(Screen, Generic[Row]):
    """Rules in their order, each with what it stands for; most sentences can hold few of them."""

    __slots__ = ("_live", "_rows")

    def __init__(self, rows: Iterable[tuple[Rule, Row]]) -> None:
        self._rows = tuple(rows)
        self._live: dict[int, tuple[Row, ...]] = {}
        super().__init__(*(rule for rule, _ in self._rows))

    def numbered(self) -> None:
        """Take up the numbers that the rules' alternatives now have."""
        super().numbered()
        self._live.clear()

    def live(self, words: Words) -> tuple[Row, ...]:
        """The rows whose rule may hold among the words."""
        live = words.live & self.mask
        if not live:
            return ()
        rows = self._live.get(live)
        if rows is None:
            rows = self._live[live] = tuple(row for rule, row in self._rows if live & rule.mask)
        return rows


_COMMON = terms("the to of and that a in , : - it for be on by with as at")
# How common the shapes are that a sentence may well lack.
_RARER = {"Digits": 120, "Upper": 120, "Init": 120}


def _weigh(item: str) -> int:
    """How common the words of an item are, roughly; nought for one that hardly any sentence lacks."""
    name = item.split("&")[0]
    if item.startswith("!"):
        return 0
    if name in SHAPES:
        return _RARER.get(name, 0)
    if name in LISTS:
        return 40 * len(LISTS[name] & _COMMON) + len(LISTS[name])
    return 400 if name in _COMMON or name in SUFFIXES else 1


def _expand(text: str) -> str:
    for _ in range(8):
        if "@" not in text:
            return text
        text = re.sub(r"@([a-z_]+)", lambda m: f"(?:{PHRASES[m[1]]})", text)
    raise ValueError(f"phrases refer to each other without end: {text[:80]}")


def _alternatives(source: str) -> list[str]:
    """The parts of a rule between the upright lines that stand in no bracket."""
    parts, depth, start = [], 0, 0
    for item in _ITEM.finditer(source):
        sign = item[0][0]
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(source[start : item.start()])
            start = item.end()
    return [*parts, source[start:]]


def _named_once(source: str) -> str:
    """The rule with a group's name numbered where it comes again."""
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        count = seen[match[1]]
        return match[0] if count == 1 else f"(?P<{match[1]}__{count}>"

    return re.sub(r"\(\?P<(\w+)>", name, source)
