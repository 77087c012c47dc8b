"""How small is too small to publish."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.measures.errors import MeasureError


@dataclass(frozen=True)
class Policy:
    """A named rule.

    Counts from 1 to ``threshold`` are hidden; so is a percentage or an average of fewer than
    ``smallest_denominator``. With ``zeros_hidden``, nought and all of a group are hidden too, since they
    say the same of every child in it. With ``rests_protected``, the children below the line who are not
    above it are protected like those who are.
    """

    name: str
    threshold: int = 5
    smallest_denominator: int = 6
    zeros_hidden: bool = False
    rests_protected: bool = False

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.smallest_denominator < 1:
            raise MeasureError(f"policy {self.name}: threshold and smallest denominator begin at 1")

    def is_small(self, count: int) -> bool:
        """Whether ``count`` children could be found."""
        return 1 <= count <= self.threshold


DEPARTMENT = Policy("as the Department publishes")
"""Source: DfE, *Children looked after in England including adoptions*, suppression in data for local
authorities: counts of 1 to 5 and what they could be worked out from are shown as ``c``, a true 0 is shown."""

STRICT = Policy("strict, for few children", smallest_denominator=10, zeros_hidden=True, rests_protected=True)
"""For papers about areas so small that nought or all of a group would tell."""
