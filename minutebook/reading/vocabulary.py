"""The vocabulary of the rules: what each word is to them, and which of them its presence keeps possible.

A word is one character: one for each set of lists it stands in, and each shape. What a piece of text
between spaces ("Council,") comes to is kept, so that a text is turned into words by looking its pieces up.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, reduce
from threading import Lock
from typing import Protocol

from minutebook.reading.gates import Gates
from minutebook.reading.lexicon import ABBREVIATED, LISTS, SUFFIXES

LOW, CAP, UPPER, INIT, DIGITS, SIGN = range(6)
SHAPES = {"Low": LOW, "Cap": CAP, "Upper": UPPER, "Init": INIT, "Digits": DIGITS, "Sign": SIGN}
_BLOCK = 0x1000
_FIRST = 0x4000
# A word, an abbreviation with its stop, or a sign; white space is in none, and a stop's is not looked beyond.
WORD = re.compile(
    r"\w++(?:['&/-]\w++)*+(?!\.)"
    rf"|(?:{'|'.join(ABBREVIATED)}|[A-Z])\.(?=[\s,A-Z)])|\w+(?:['&/-]\w+)*|[^\w\s]"
)
# Stands behind the last piece of a text, whose stop is never an abbreviation's.
END = "\n"
# So many gates a rule's alternative has at most: each is a word, of some, without which it cannot hold.
GATES = 3
# Pieces of text are kept that are no longer than this, and no more of them than this.
_LONGEST_PIECE = 32
_MOST_PIECES = 200_000


class Gated(Protocol):
    """A rule, as the vocabulary sees it: some alternatives, each with gates of its own."""

    def numbered(self, first: int) -> list[Gates]:
        """Number the rule's alternatives from ``first`` on, and say what each cannot do without."""


class Screened(Protocol):
    """Some rules that are asked together, as the vocabulary sees them."""

    def numbered(self) -> None:
        """Take up the numbers that the rules' alternatives now have."""


class Vocabulary:
    """Gives each word its character, and each stretch of words the alternatives that may hold in it."""

    def __init__(self) -> None:
        self.literals: set[str] = set()
        self.rules: list[Gated] = []
        self.screens: list[Screened] = []
        self.generation = 0
        self.built = -1
        self.building = Lock()
        self.pieces: dict[str, str] = {}
        self.opened: dict[str, int] = {}
        self.begun: dict[str, int] = {}
        self.free = self.count = 0

    def learn(self, rule: Gated, literals: set[str]) -> None:
        """Take up a rule and the words it names itself; what was numbered before is numbered again."""
        self.rules.append(rule)
        self.literals |= literals
        self.generation += 1

    def screen(self, screen: Screened) -> None:
        """Take up some rules that are asked together whether any of them may hold."""
        self.screens.append(screen)
        self.generation += 1

    def build(self) -> None:
        """Number the sets of lists that words stand in, and the alternatives of all rules.

        Threads that begin to read at once wait for the first of them.
        """
        with self.building:
            if self.built != self.generation:
                self._number_words()
                self._number_rules()
                self.built = self.generation

    def _number_words(self) -> None:
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
        self.names = list(sets)
        self.holds: dict[str, set[int]] = {}
        for names, number in sets.items():
            for name in names:
                self.holds.setdefault(name, set()).add(number)
        self.size = len(sets)
        self.suffixes = tuple((suffix, sets[frozenset((suffix,))]) for suffix in SUFFIXES)
        _codes_of.cache_clear()
        character_class.cache_clear()

    def _number_rules(self) -> None:
        alternatives: list[Gates] = []
        for rule in self.rules:
            alternatives += rule.numbered(len(alternatives))
        self.count = len(alternatives)
        within: dict[str, int] = {}
        first: dict[str, int] = {}
        self.free = anywhere = 0
        for number, gates in enumerate(alternatives):
            for rank in range(GATES):
                bit = 1 << (rank * self.count + number)
                if rank < len(gates.within):
                    _add(within, gates.within[rank], bit)
                else:
                    self.free |= bit
            if gates.first is None:
                anywhere |= 1 << number
            else:
                _add(first, gates.first, 1 << number)
        for screen in self.screens:
            screen.numbered()
        self.pieces = _Pieces(self.character)
        self.opened = _Opened(self.pieces, _Bits(self, within, 0))
        self.begun = _Bits(self, first, anywhere)

    def character(self, word: str) -> str:
        """The character that stands for a word."""
        lower = word.lower()
        number = self.number.get(lower)
        if number is None:
            number = next((n for suffix, n in self.suffixes if lower.endswith(suffix)), 0)
        return chr(_FIRST + _shape(word) * _BLOCK + number)

    def numbers(self, name: str) -> set[int]:
        """The numbers of the sets that hold a word or a list."""
        found = self.holds.get(name)
        if found is None:
            raise ValueError(f"a rule names {name!r}, which is no word list, shape or word; see lexicon.py")
        return found


class _Pieces(dict[str, str]):
    """The characters of the words in a piece of text without white space but ``END``, if it is the last."""

    def __init__(self, character: Callable[[str], str]) -> None:
        super().__init__()
        self.character = character

    def __missing__(self, piece: str) -> str:
        if piece.isalnum():
            codes = self.character(piece)
        else:
            text = piece[:-1] if piece[-1] == END else f"{piece} "
            codes = "".join(map(self.character, WORD.findall(text)))
        if len(piece) <= _LONGEST_PIECE:
            if len(self) > _MOST_PIECES:
                self.clear()
            self[piece] = codes
        return codes


class _Bits(dict[str, int]):
    """The bits that a word's character sets, worked out when first met from those of lists and words."""

    def __init__(self, vocabulary: Vocabulary, items: dict[str, int], always: int) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.always = always
        self.names: dict[str, int] = {}
        self.others: list[tuple[str, int]] = []
        for item, bits in items.items():
            if "&" in item or item in SHAPES:
                self.others.append((item, bits))
            else:
                _add(self.names, forms(item), bits)

    def __missing__(self, code: str) -> int:
        shape, number = divmod(ord(code) - _FIRST, _BLOCK)
        bits = self.always
        for name in self.vocabulary.names[number]:
            bits |= self.names.get(name, 0)
        for item, more in self.others:
            if number in _codes_of(item)[shape]:
                bits |= more
        self[code] = bits
        return bits


def _add(table: dict[str, int], names: Iterable[str], bits: int) -> None:
    for name in names:
        table[name] = table.get(name, 0) | bits


class _Opened(dict[str, int]):
    """The gates that the words of a piece of text open, one bit a gate."""

    def __init__(self, pieces: dict[str, str], opened: dict[str, int]) -> None:
        super().__init__()
        self.pieces = pieces
        self.opened = opened
        self.same: dict[str, int] = {}

    def __missing__(self, piece: str) -> int:
        codes = self.pieces[piece]
        bits = self.same.get(codes)
        if bits is None:
            bits = reduce(operator.or_, map(self.opened.__getitem__, frozenset(codes)), 0)
        if len(piece) <= _LONGEST_PIECE:
            if len(self) > _MOST_PIECES:
                self.clear()
                self.same.clear()
            # Pieces of the same words share the number, which is a long one.
            self[piece] = self.same[codes] = bits
        return bits


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


@cache
def character_class(item: str) -> str:
    """The class of a regular expression that holds the characters of the words an item stands for."""
    ranges = [
        (_FIRST + shape * _BLOCK + first, _FIRST + shape * _BLOCK + last)
        for shape, numbers in enumerate(_codes_of(item))
        for first, last in _runs(sorted(numbers))
    ]
    return "[" + "".join(f"\\u{a:04x}-\\u{b:04x}" for a, b in ranges) + "]" if ranges else "(?!)"


@cache
def _codes_of(item: str) -> list[set[int]]:
    """For each shape, the numbers of the sets of lists that an item as a whole stands for."""
    allowed: list[set[int]] | None = None
    for part in item.split("&"):
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
    if part in SHAPES:
        full = set(range(VOCABULARY.size))
        return [full if shape == SHAPES[part] else set() for shape in range(len(SHAPES))]
    return [set().union(*(VOCABULARY.numbers(form) for form in forms(part)))] * len(SHAPES)


def forms(part: str) -> list[str]:
    """The words an item names: the word itself, and its plural where it ends with ``~``."""
    if not part.endswith("~") or len(part) == 1:
        return [part]
    word = part[:-1]
    return [word, f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"]


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = previous = None
    for number in numbers:
        if previous is None or number != previous + 1:
            if start is not None and previous is not None:
                yield start, previous
            start = number
        previous = number
    if start is not None and previous is not None:
        yield start, previous
