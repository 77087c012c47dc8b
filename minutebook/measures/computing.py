"""All indicators of a return in one pass over one ``Material``."""

from __future__ import annotations

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


def not_computed(brought: Return) -> dict[str, str]:
    """Why each definition of the return's year gave no figure: what the return lacks for it."""
    reasons = {}
    for definition in definitions_of(brought.year):
        lacking = [n for n in definition.needs if not any(map(brought.has, n.split("|")))]
        if lacking:
            reasons[definition.key] = f"needs {' and '.join(lacking).replace('|', ' or ')}"
    return reasons
