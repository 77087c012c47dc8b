"""All indicators of a return in one pass over one ``Material``."""

from __future__ import annotations

from collections.abc import Sequence

from minutebook.measures.indicators import (
    adoption,
    annex_lists,
    ceasing,
    health,
    in_need,
    leaving,
    looked_after,
    reviews,
)
from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Definition, Figure, figure
from minutebook.measures.local import homeless, practice, quality, support
from minutebook.measures.periods import Period
from minutebook.measures.returns.model import Return

FAMILIES = {
    "Children looked after": looked_after,
    "Reviews": reviews,
    "Health and behaviour": health,
    "Ceasing to be looked after, going missing": ceasing,
    "Adoption": adoption,
    "Care leavers": leaving,
    "Children in need and protection plans": in_need,
    "Annex A, month by month": annex_lists,
    "Local: quality of plans and assessments": quality,
    "Local: practice": practice,
    "Local: homeless and in bed and breakfast": homeless,
    "Local: support around care": support,
}
DEFINITIONS: tuple[Definition, ...] = tuple(
    definition for family in FAMILIES.values() for definition in family.DEFINITIONS
)


def definitions_of(year: int) -> list[Definition]:
    """The definitions that hold in ``year``, one a key."""
    return [definition for definition in DEFINITIONS if definition.holds_in(year)]


def compute(brought: Return, period: Period | None = None, *, population: int | None = None) -> list[Figure]:
    """The exact figures the return allows, in the order of the definitions.

    ``period`` is the return's own year unless given; ``population`` the children aged 0 to 17, for
    the rate. The figures are exact and not for publication; ``release`` makes them so.
    """
    period = period or Period.year(brought.year)
    material = Material(brought, period, population)
    figures = []
    for definition in definitions_of(period.reporting_year):
        told = period.kind == "year" or not definition.annual
        worked = definition.work(material) if told and _has(brought, definition) else None
        if worked is not None:
            figures.append(figure(definition, worked, population if definition.key == "cla_rate" else None))
    return figures


def _has(brought: Return, definition: Definition) -> bool:
    return all(any(map(brought.has, need.split("|"))) for need in definition.needs)


def not_computed(brought: Return, period: Period, figures: Sequence[Figure]) -> dict[str, str]:
    """Why a definition that holds in ``period`` is not among ``figures``, by its key."""
    computed = {figure.key for figure in figures}
    wanting = [d for d in definitions_of(period.reporting_year) if d.key not in computed]
    return {definition.key: _reason(brought, period, definition) for definition in wanting}


def _reason(brought: Return, period: Period, definition: Definition) -> str:
    lacking = [need for need in definition.needs if not any(map(brought.has, need.split("|")))]
    if lacking:
        return f"needs {' and '.join(map(_spoken, lacking))}"
    if definition.annual and period.kind != "year":
        return "is told once a year"
    return definition.note or f"needs {definition.denominator}"


def _spoken(need: str) -> str:
    """``cin-plans|annex-plans`` as words: plans of the CIN census or Annex A."""
    words = {"cin": "the CIN census", "annex": "Annex A", "local": "the council's own template"}
    places = [name.partition("-") for name in need.split("|")]
    if not places[0][2]:
        return need
    return f"{places[0][2].replace('-', ' ')} from {' or '.join(words[place[0]] for place in places)}"
