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

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from minutebook.reading.gates import needed
from minutebook.reading.lexicon import ABBREVIATED, LISTS, PHRASES, SUFFIXES, terms

LOW, CAP, UPPER, INIT, DIGITS, SIGN = range(6)
_SHAPES = {"Low": LOW, "Cap": CAP, "Upper": UPPER, "Init": INIT, "Digits": DIGITS, "Sign": SIGN}
_BLOCK = 0x1000
_FIRST = 0x4000
_WORD = re.compile(
    r"\w++(?:['&/-]\w++)*+(?!\.)"
    rf"|(?:{'|'.join(ABBREVIATED)}|[A-Z])\.(?=[ ,A-Z)])|\w+(?:['&/-]\w+)*|[^\w\s]"
)
_ITEM = re.compile(
    r"(?P<syntax>\(\?P<\w+>|\(\?[:=!]|\(\?<[=!]|\{\d+(?:,\d*)?\}|[()|?*+^$.]|\s+)|(?P<atom>[^\s()|?*+^${}.]+)"
)


class Vocabulary:
    """Gives each word its character: one for each set of lists it stands in, and each shape."""

    def __init__(self) -> None:
        self.literals: set[str] = set()
        self.rules: list[Rule] = []
        self.generation = 0
        self._built = -1

    def learn(self, rule: Rule, literals: set[str]) -> None:
        """Take up a rule and the words it names itself; what was compiled before is compiled again."""
        self.rules.append(rule)
        self.literals |= literals
        self.generation += 1

    def build(self) -> None:
        """Number the sets of lists that words stand in."""
        if self._built == self.generation:
            return
        member: dict[str, set[str]] = {word: {word} for word in self.literals}
        for name, words in LISTS.items():
            for word in words:
                member.setdefault(word, set()).add(name)
        for word, held in member.items():
            held.update(suffix for suffix in SUFFIXES if word.endswith(suffix) and word != suffix)
        sets: dict[frozenset[str], int] = {frozenset(): 0}
        for suffix in SUFFIXES:
            sets.setdefault(frozenset((suffix,)), len(sets))
        self.number = {
            word: sets.setdefault(frozenset(names), len(sets)) for word, names in sorted(member.items())
        }
        self.holds: dict[str, set[int]] = {}
        for names, number in sets.items():
            for name in names:
                self.holds.setdefault(name, set()).add(number)
        self.size = len(sets)
        self.suffixes = tuple((suffix, sets[frozenset((suffix,))]) for suffix in SUFFIXES)
        self._built = self.generation
        self.codes = _Codes(self)
        gates: list[frozenset[str]] = []
        for rule in self.rules:
            gates += rule.numbered(len(gates))
        self.gates = _Gates(gates)
        words_of.cache_clear()

    def numbers(self, name: str) -> set[int]:
        """The numbers of the sets that hold a word or a list."""
        found = self.holds.get(name)
        if found is None:
            raise ValueError(f"a rule names {name!r}, which is no word list, shape or word; see lexicon.py")
        return found


class _Codes(dict[str, str]):
    """The character of a word, worked out when it is first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary

    def __missing__(self, word: str) -> str:
        if len(self) > 300_000:
            self.clear()
        lower = word.lower()
        number = self.vocabulary.number.get(lower)
        if number is None:
            number = next((n for suffix, n in self.vocabulary.suffixes if lower.endswith(suffix)), 0)
        code = chr(_FIRST + _shape(word) * _BLOCK + number)
        self[word] = code
        return code


class _Gates(dict[str, int]):
    """The gates of all rules that a word's character opens, one bit a gate, worked out when first met."""

    def __init__(self, gates: list[frozenset[str]]) -> None:
        super().__init__()
        self.gates = gates

    def __missing__(self, code: str) -> int:
        opened = sum(1 << number for number, gate in enumerate(self.gates) if code in gate)
        self[code] = opened
        return opened


def _shape(word: str) -> int:
    first = word[0]
    if first.isdigit():
        return DIGITS
    if not (first.isalpha() or first == "_"):
        return SIGN
    if first.islower():
        return LOW
    if len(word.rstrip(".")) == 1:
        return INIT
    return UPPER if word.isupper() else CAP


VOCABULARY = Vocabulary()


class Words:
    """A stretch of text as words: ``codes`` has one character a word, ``live`` the gates they open."""

    __slots__ = ("_spans", "codes", "live", "text")

    def __init__(self, text: str) -> None:
        VOCABULARY.build()
        self.text = text
        self.codes = "".join(map(VOCABULARY.codes.__getitem__, _WORD.findall(text)))
        live, gates = 0, VOCABULARY.gates
        for code in frozenset(self.codes):
            live |= gates[code]
        self.live = live
        self._spans: list[tuple[int, int]] | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in ``text``."""
        if self._spans is None:
            self._spans = [match.span() for match in _WORD.finditer(self.text)]
        return self._spans

    def begin(self, index: int) -> int:
        """Where the word at ``index`` begins in the text; the text's end for one past the last."""
        return self.spans[index][0] if index < len(self.codes) else len(self.text)

    def end(self, index: int) -> int:
        """Where the words before ``index`` end in the text."""
        return self.spans[index - 1][1] if index else 0

    def between(self, first: int, last: int) -> str:
        """The text of the words ``first`` up to ``last``."""
        return self.text[self.begin(first) : self.end(last)] if first < last else ""

    def group(self, match: re.Match[str], name: str) -> str:
        """The text of a named group of a match; empty if the rule has none or it took no part."""
        first, last = place(match, name)
        return self.between(first, last) if first >= 0 else ""


@lru_cache(maxsize=4096)
def words_of(text: str) -> Words:
    """The words of a text; those of a text just read are kept, since many rules ask for them."""
    return Words(text)


def place(match: re.Match[str], name: str) -> tuple[int, int]:
    """The words a named group holds, first and one past the last; (-1, -1) if it took no part.

    A name used in several alternatives of a rule is numbered from the second on.
    """
    index = match.re.groupindex
    count = 1
    while (key := name if count == 1 else f"{name}__{count}") in index:
        if match.start(key) >= 0:
            return match.span(key)
        count += 1
    return -1, -1


# So many gates a rule has at most: each is a word, of some, without which it cannot hold.
_GATES = 3


class Rule:
    """A pattern over words, compiled when it is first used."""

    __slots__ = ("_compiled", "anchored", "bits", "source")

    def __init__(self, *alternatives: str) -> None:
        self.source = _numbered("|".join(_expand(text) for text in alternatives))
        self.anchored = all(text.startswith("^") for text in alternatives)
        self.bits = 0
        self._compiled: re.Pattern[str] | None = None
        atoms = [m["atom"] for m in _ITEM.finditer(self.source) if m["atom"]]
        parts = {form for atom in atoms for part in atom.split("&") for form in _forms(part.lstrip("!"))}
        VOCABULARY.learn(self, parts - LISTS.keys() - _SHAPES.keys() - set(SUFFIXES))

    def numbered(self, first: int) -> list[frozenset[str]]:
        """The rule's gates, which get the numbers from ``first`` on; what was compiled is let go."""
        tokens = [m[0].strip() for m in _ITEM.finditer(self.source) if m[0].strip()]
        gates = [_opening(atoms) for atoms in needed(tokens, _weigh, _GATES)]
        self.bits = ((1 << len(gates)) - 1) << first
        self._compiled = None
        return gates

    def _compile(self) -> re.Pattern[str]:
        """The regular expression over the characters of words."""
        VOCABULARY.build()
        generation = VOCABULARY.generation
        pattern = _ITEM.sub(
            lambda m: _class(m["atom"], generation) if m["atom"] else m[0].strip(), self.source
        )
        self._compiled = re.compile(pattern, re.DOTALL)
        return self._compiled

    def search(self, words: Words, first: int = 0, last: int | None = None) -> re.Match[str] | None:
        """The first place among the words where the rule holds."""
        bits = self.bits
        if words.live & bits != bits:
            return None
        compiled = self._compiled or self._compile()
        find = compiled.match if self.anchored else compiled.search
        return find(words.codes, first) if last is None else find(words.codes, first, last)

    def match(self, words: Words, first: int = 0, last: int | None = None) -> re.Match[str] | None:
        """The rule holding from the word at ``first`` on."""
        bits = self.bits
        if words.live & bits != bits:
            return None
        compiled = self._compiled or self._compile()
        find = compiled.match
        return find(words.codes, first) if last is None else find(words.codes, first, last)

    def finditer(self, words: Words) -> Iterator[re.Match[str]]:
        """Every place where the rule holds, none within another."""
        bits = self.bits
        if words.live & bits != bits:
            return iter(())
        return (self._compiled or self._compile()).finditer(words.codes)


Row = TypeVar("Row")


class Table(Generic[Row]):
    """Rules in their order, each with what it stands for; most sentences can hold few of them."""

    def __init__(self, rows: Iterable[tuple[Rule, Row]]) -> None:
        self._rules = tuple(rows)
        self._rows: list[tuple[int, Row]] = []
        self._generation = -1

    def live(self, words: Words) -> list[Row]:
        """The rows whose rule may hold among the words."""
        if self._generation != VOCABULARY.generation:
            self._rows = [(rule.bits, row) for rule, row in self._rules]
            self._generation = VOCABULARY.generation
        live = words.live
        return [row for bits, row in self._rows if live & bits == bits]


_COMMON = terms("the to of and that a in , : - it for be on by with as at")


def _weigh(atom: str) -> int:
    """How common the words of an item are, roughly; nought for one that hardly any sentence lacks."""
    name = atom.split("&")[0]
    if atom.startswith("!") or name in _SHAPES:
        return 0
    if name in LISTS:
        return 40 * len(LISTS[name] & _COMMON) + len(LISTS[name])
    return 400 if name in _COMMON or name in SUFFIXES else 1


def _opening(atoms: frozenset[str]) -> frozenset[str]:
    """The characters of the words that some items of a rule stand for."""
    return frozenset(
        chr(_FIRST + shape * _BLOCK + number)
        for atom in atoms
        for shape, numbers in enumerate(_codes_of(atom))
        for number in numbers
    )


def _expand(text: str) -> str:
    for _ in range(8):
        if "@" not in text:
            return text
        text = re.sub(r"@([a-z_]+)", lambda m: f"(?:{PHRASES[m[1]]})", text)
    raise ValueError(f"phrases refer to each other without end: {text[:80]}")


def _numbered(source: str) -> str:
    seen: dict[str, int] = {}

    def name(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        count = seen[match[1]]
        return match[0] if count == 1 else f"(?P<{match[1]}__{count}>"

    return re.sub(r"\(\?P<(\w+)>", name, source)


@lru_cache(maxsize=4096)
def _class(atom: str, generation: int) -> str:
    """The character class of an item; ``generation`` keeps classes of older vocabularies apart."""
    ranges = [
        (_FIRST + shape * _BLOCK + first, _FIRST + shape * _BLOCK + last)
        for shape, numbers in enumerate(_codes_of(atom))
        for first, last in _runs(sorted(numbers))
    ]
    return "[" + "".join(f"\\u{a:04x}-\\u{b:04x}" for a, b in ranges) + "]" if ranges else "(?!)"


def _codes_of(atom: str) -> list[set[int]]:
    """For each shape, the numbers of the sets of lists that an item as a whole stands for."""
    allowed: list[set[int]] | None = None
    for part in atom.split("&"):
        negated = part.startswith("!")
        one = _one(part.lstrip("!"))
        if negated:
            full = set(range(VOCABULARY.size))
            one = [full - numbers for numbers in one]
        allowed = one if allowed is None else [a & b for a, b in zip(allowed, one, strict=True)]
    assert allowed is not None
    return allowed


def _one(part: str) -> list[set[int]]:
    """For each shape, the numbers of the sets of lists that an item stands for."""
    if part in _SHAPES:
        full = set(range(VOCABULARY.size))
        return [full if shape == _SHAPES[part] else set() for shape in range(6)]
    return [set().union(*(VOCABULARY.numbers(form) for form in _forms(part)))] * 6


def _forms(part: str) -> list[str]:
    if not part.endswith("~") or len(part) == 1:
        return [part]
    word = part[:-1]
    return [word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"]


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = None
    for number in numbers:
        if previous is None or number != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous
