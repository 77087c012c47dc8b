"""What a rule cannot do without: the words of which a text must hold one before the rule is tried at all.

Most sentences hold no word of most rules, and to see that takes far less time than to try the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

# (words one of which must stand, how common they are taken to be)
Needed = tuple[frozenset[str], int]
# The items one of which stands first; None where that may be any word.
First = frozenset[str] | None
_NOTHING: frozenset[str] = frozenset()


class Gates(NamedTuple):
    """``within``: sets of items, of each of which a match must hold one; ``first``: those it begins with."""

    within: list[frozenset[str]]
    first: First


@dataclass(slots=True)
class _Part:
    """An item of a rule, or a group of alternatives: what it cannot do without, and what it begins with.

    ``skips`` says that what follows it may come first: it is optional, or takes up no word.
    """

    needed: Needed | None
    first: First = _NOTHING
    optional: bool = False
    skips: bool = False
    counted: bool = False  # how often it comes has been said; a question mark then only says "rather less"


def gates(tokens: Iterable[str], weigh: Callable[[str], int], most: int) -> Gates:
    """What any match of a rule must hold, in at most ``most`` sets, the least common first.

    ``tokens`` are the rule's items and signs in order; ``weigh`` says how common an item is, nought if
    it cannot be told. There are no sets where an alternative needs nothing.
    """
    alternatives = _alternatives(list(tokens), [0], weigh)
    needs = [_sorted(parts) for parts in alternatives]
    first, skips = _begins(alternatives)
    first = None if skips else first
    if not all(needs):
        return Gates([], first)
    count = min(most, max(map(len, needs)))
    within = [_NOTHING.union(*(need[min(rank, len(need) - 1)][0] for need in needs)) for rank in range(count)]
    return Gates(within, first)


def _alternatives(tokens: list[str], at: list[int], weigh: Callable[[str], int]) -> list[list[_Part]]:
    """Read alternatives up to a closing bracket, ``at`` being moved past it."""
    choices: list[list[_Part]] = [[]]
    while at[0] < len(tokens):
        token = tokens[at[0]]
        at[0] += 1
        if token == ")":
            break
        if token == "|":
            choices.append([])
        elif token in "?*+" or token.startswith("{"):
            _count(choices[-1], token)
        else:
            choices[-1].append(_part(token, tokens, at, weigh))
    return choices


def _part(token: str, tokens: list[str], at: list[int], weigh: Callable[[str], int]) -> _Part:
    if token.startswith("("):
        inner = _alternatives(tokens, at, weigh)
        if token.endswith("!"):
            return _Part(None, skips=True)
        if token.endswith("="):
            return _Part(_together(inner), skips=True)
        first, skips = _begins(inner)
        return _Part(_together(inner), first, skips=skips)
    if token in "^$":
        return _Part(None, skips=True)
    if token == "." or token.startswith("!"):
        return _Part(None, None)
    weight = weigh(token)
    return _Part((frozenset((token,)), weight) if weight else None, frozenset((token,)))


def _count(parts: list[_Part], token: str) -> None:
    """Take up how often the last part comes."""
    if not parts or parts[-1].counted:
        return
    parts[-1].counted = True
    if token in "?*" or token.startswith("{0"):
        parts[-1].optional = parts[-1].skips = True


def _begins(alternatives: list[list[_Part]]) -> tuple[First, bool]:
    """What alternatives begin with, and whether one of them may take up no word."""
    first: First = _NOTHING
    skips = False
    for parts in alternatives:
        for part in parts:
            first = None if first is None or part.first is None else first | part.first
            if not part.skips:
                break
        else:
            skips = True
    return first, skips


def _sorted(parts: list[_Part]) -> list[Needed]:
    fixed = [part.needed for part in parts if part.needed is not None and not part.optional]
    return sorted(fixed, key=lambda need: need[1])


def _together(alternatives: list[list[_Part]]) -> Needed | None:
    """What a group needs as one part of a rule: the best need of each of its alternatives."""
    needs = [_sorted(parts) for parts in alternatives]
    if not all(needs):
        return None
    best = [need[0] for need in needs]
    return _NOTHING.union(*(words for words, _ in best)), sum(weight for _, weight in best)
