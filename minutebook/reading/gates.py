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


def needed(tokens: Iterable[str], weigh: Callable[[str], int]) -> frozenset[str] | None:
    """The items of a rule one of which any match must hold, the least common choice; None if there is none.

    ``tokens`` are the rule's items and signs in order; ``weigh`` says how common an item is, nought if
    it cannot be told.
    """
    rest = list(tokens)
    found = _alternatives(rest, [0], weigh)
    return found[0] if found is not None else None


def _alternatives(tokens: list[str], at: list[int], weigh: Callable[[str], int]) -> Needed | None:
    """Read alternatives up to a closing bracket; ``at`` is moved past it."""
    choices: list[Needed | None] = []
    parts: list[_Part] = []
    while at[0] < len(tokens):
        token = tokens[at[0]]
        at[0] += 1
        if token == ")":
            break
        if token == "|":
            choices.append(_best(parts))
            parts = []
        elif token.startswith("("):
            inner = _alternatives(tokens, at, weigh)
            parts.append(_Part(None if token[1:3] in ("?=", "?!", "?<") and "P" not in token else inner))
        elif token in "?*" or token.startswith("{0"):
            if parts:
                parts[-1].optional = True
        elif token[0].isalpha() or token[0] in ',;:-"/&':
            weight = weigh(token)
            parts.append(_Part((frozenset((token,)), weight) if weight else None))
        else:
            parts.append(_Part(None, optional=token in "+^$" or token.startswith("{")))
    choices.append(_best(parts))
    if any(choice is None for choice in choices):
        return None
    found = [choice for choice in choices if choice is not None]
    return frozenset().union(*(words for words, _ in found)), sum(weight for _, weight in found)


def _best(parts: list[_Part]) -> Needed | None:
    fixed = [part.needed for part in parts if part.needed is not None and not part.optional]
    return min(fixed, key=lambda choice: choice[1]) if fixed else None
