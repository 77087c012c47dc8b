"""What a rule cannot do without: the words of which a text must hold one before the rule is tried at all.

Most sentences hold no word of most rules, and to see that takes far less time than to try the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

# (words one of which must stand, how common they are taken to be)
Needed = tuple[frozenset[str], int]


@dataclass(slots=True)
class _Part:
    """An item of a rule, or a group of alternatives; ``needed`` is what it cannot do without."""

    needed: Needed | None
    optional: bool = False


def needed(tokens: Iterable[str], weigh: Callable[[str], int], most: int) -> list[frozenset[str]]:
    """Sets of a rule's items, of each of which any match must hold one: the least common first.

    ``tokens`` are the rule's items and signs in order; ``weigh`` says how common an item is, nought if
    it cannot be told; no more than ``most`` sets are given, and none where an alternative needs nothing.
    """
    alternatives = _alternatives(list(tokens), [0], weigh)
    if not all(alternatives):
        return []
    count = min(most, max(len(needs) for needs in alternatives))
    return [
        frozenset().union(*(needs[min(rank, len(needs) - 1)][0] for needs in alternatives))
        for rank in range(count)
    ]


def _alternatives(tokens: list[str], at: list[int], weigh: Callable[[str], int]) -> list[list[Needed]]:
    """Read alternatives up to a closing bracket, ``at`` being moved past it: what each of them needs."""
    choices: list[list[Needed]] = []
    parts: list[_Part] = []
    while at[0] < len(tokens):
        token = tokens[at[0]]
        at[0] += 1
        if token == ")":
            break
        if token == "|":
            choices.append(_sorted(parts))
            parts = []
        elif token.startswith("("):
            inner = _together(_alternatives(tokens, at, weigh))
            parts.append(_Part(None if token.endswith("!") else inner))
        elif token in "?*" or token.startswith("{0"):
            if parts:
                parts[-1].optional = True
        elif token[0].isalpha() or token[0] in ',;:-"/&':
            weight = weigh(token)
            parts.append(_Part((frozenset((token,)), weight) if weight else None))
        else:
            parts.append(_Part(None, optional=token in "+^$" or token.startswith("{")))
    choices.append(_sorted(parts))
    return choices


def _sorted(parts: list[_Part]) -> list[Needed]:
    fixed = [part.needed for part in parts if part.needed is not None and not part.optional]
    return sorted(fixed, key=lambda need: need[1])


def _together(alternatives: list[list[Needed]]) -> Needed | None:
    """What a group needs as one part of a rule: the best need of each of its alternatives."""
    if not all(alternatives):
        return None
    best = [needs[0] for needs in alternatives]
    return frozenset().union(*(words for words, _ in best)), sum(weight for _, weight in best)
