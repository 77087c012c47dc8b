"""The value every function of this room returns: a result that explains itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Generic, NamedTuple, TypeVar

from minutebook.law.rules import Edition, Rule, Status

T = TypeVar("T", covariant=True)


class Line(NamedTuple):
    """One day, number or fact that was looked at; whether it counts towards the result, and why (not)."""

    value: date | int | Fraction | str
    counts: bool = True
    why: str = ""

    @property
    def number(self) -> int:
        """The value of a line that holds a whole number."""
        assert isinstance(self.value, int)
        return self.value


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A result with the rule it follows from, in this case's words, and the lines it was reached by.

    ``because`` applies the rule to the case in one plain sentence. ``counted`` are the days, numbers or
    facts; ``how`` reaches the result from them alone, so that anyone can recount.
    """

    result: T
    rule: Rule[Any]
    edition: Edition[Any]
    because: str
    counted: tuple[Line, ...]
    how: Callable[[tuple[Line, ...]], T] = field(repr=False, compare=False)
    warnings: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The rule in one plain sentence, whatever the case."""
        return self.rule.sentence

    @property
    def source(self) -> str:
        """The Act, regulations or practice it rests on."""
        return self.edition.source

    @property
    def status(self) -> Status:
        """Whether it is statute, the council's own choice, or contested."""
        return self.edition.status

    def recount(self) -> T:
        """The result again, from the counted lines alone."""
        return self.how(self.counted)


def reached(
    rule: Rule[Any],
    edition: Edition[Any],
    counted: tuple[Line, ...],
    how: Callable[[tuple[Line, ...]], T],
    because: str | Callable[[T], str],
    warnings: tuple[str, ...] = (),
) -> Answer[T]:
    """The answer whose result is what ``how`` makes of the counted lines; ``because`` may speak of it."""
    result = how(counted)
    said = because if isinstance(because, str) else because(result)
    return Answer(result, rule, edition, said, counted, how, edition.warnings + warnings)


def all_count(lines: tuple[Line, ...]) -> bool:
    """Recounts a yes: every line counts."""
    return all(line.counts for line in lines)


def any_counts(lines: tuple[Line, ...]) -> bool:
    """Recounts a yes: at least one line counts."""
    return any(line.counts for line in lines)
