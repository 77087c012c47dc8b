"""The only way out: exact figures go in, what may be published comes out.

Small counts are hidden first; then, in every sum that the public can do with this release, all earlier
ones and the Department's tables, further counts until no small one can be told more narrowly than
"1 to 5". What was hidden once stays hidden, what was shown once is taken as known.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from minutebook.measures.disclosure.control import Cause, Control
from minutebook.measures.disclosure.policy import DEPARTMENT, Policy
from minutebook.measures.disclosure.quantities import AVERAGES, Parts, Quantity, known
from minutebook.measures.observation import About, Observation, Released


@dataclass(frozen=True)
class Release:
    """What may be published, in the order of the observations: the entries of the log.

    ``causes`` says why each was hidden (inside only); ``given_away`` the places of figures that earlier
    releases already give away, whatever is hidden now.
    """

    figures: tuple[Released, ...]
    policy: Policy
    causes: tuple[Cause, ...]
    given_away: tuple[str, ...] = ()

    @property
    def hidden(self) -> int:
        """How many figures are hidden."""
        return sum(figure.symbol == "c" for figure in self.figures)


def release(
    observations: Iterable[Observation],
    already_released: Iterable[Released] = (),
    *,
    held: Iterable[Observation],
    policy: Policy = DEPARTMENT,
    publication: str = "",
    on: date | None = None,
) -> Release:
    """What may be published of ``observations``, given all that was published before.

    ``already_released`` is the log of every earlier release and the Department's figures for the areas
    (``comparators.as_released``). ``held`` are all exact figures that are not released now: those behind
    earlier releases, and those that may be published one day, so that nothing said now gives them away
    then. It has to be given: a figure that nobody holds when an early paper is released is in that paper's
    sums all the same, and can be beyond hiding when its turn comes.
    ``publication`` and ``on`` say where and when it is published and go into the log. Raises
    ``MeasureError`` for one figure given twice with different counts.
    """
    given = tuple(observations)
    facts = known(given, already_released, held)
    control = Control(facts, given, policy)
    figures, causes = [], []
    for observation, parts in zip(given, facts.parts, strict=True):
        figures.append(_released(observation, parts, control.why.keys(), policy, publication, on))
        causes.append(control.cause(parts) if figures[-1].symbol == "c" else "")
    return Release(tuple(figures), policy, tuple(causes), tuple(sorted(control.given_away)))


ABOUT = tuple(field.name for field in fields(About))


def _released(
    observation: Observation,
    parts: Parts,
    hidden: Container[Quantity | None],
    policy: Policy,
    publication: str,
    on: date | None,
) -> Released:
    """The observation without what is hidden of it. A figure of hidden counts is hidden with them."""
    top_hidden, bottom_hidden = parts.top in hidden, parts.bottom in hidden
    few = (
        observation.protected
        and observation.unit in ("percent", *AVERAGES)
        and ((observation.denominator or 0) < policy.smallest_denominator)
    )
    concealed = top_hidden or bottom_hidden or (few and bool(observation.denominator))
    value = None if concealed else observation.value
    symbol: Literal["", "c", "k", "z"] = "c" if concealed else "z" if value is None else ""
    if value == 0 and observation.numerator and observation.unit == "percent":
        value, symbol = None, "k"
    return Released(
        **{name: getattr(observation, name) for name in ABOUT},
        numerator=None if top_hidden else observation.numerator,
        denominator=None if bottom_hidden else observation.denominator,
        value=value,
        symbol=symbol,
        release=publication,
        on=on,
    )
