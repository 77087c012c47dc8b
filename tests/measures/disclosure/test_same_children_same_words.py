"""Figures that count the same children say so in the same words, so none is hidden here and shown there."""

from __future__ import annotations

import tarfile
from collections import defaultdict
from pathlib import Path

import pytest

from minutebook.measures.computing import compute, definitions_of
from minutebook.measures.disclosure import release
from minutebook.measures.disclosure.quantities import parts_of
from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Working, figure
from minutebook.measures.observation import observed
from minutebook.measures.periods import Period
from minutebook.measures.returns import Return, read_folder

YEARS = {"return-903-random": 2019, "return-903-five-years": 2019}


@pytest.fixture(params=YEARS)
def brought(request: pytest.FixtureRequest, real: Path, tmp_path: Path) -> Return:
    """Each synthetic return in turn."""
    folder = real / "childrens-services" / request.param
    if (folder / "five-years.tar.gz").exists():
        with tarfile.open(folder / "five-years.tar.gz") as archive:
            archive.extractall(tmp_path, filter="data")
        folder = tmp_path
    return read_folder(folder, YEARS[request.param])


def chain(working: Working) -> tuple[str, ...]:
    """The steps that led to a number of children, in words."""
    return tuple(step.text for step in working.steps)


def test_one_chain_of_steps_has_one_name(brought: Return) -> None:
    material = Material(brought, Period.year(brought.year), population=120_000)
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for definition in definitions_of(brought.year):
        if not all(any(map(brought.has, need.split("|"))) for need in definition.needs):
            continue
        worked = definition.work(material)
        if worked is None:
            continue
        observation = observed(figure(definition, worked, material.population), "E1", material.period)
        top, bottom = parts_of(observation)
        if top:
            names[chain(worked.numerator)].add(top.name)
        if bottom and worked.denominator:
            names[chain(worked.denominator)].add(bottom.name)
    assert len(names) > 20
    assert {steps: said for steps, said in names.items() if len(said) > 1} == {}


def test_a_return_is_released_whole(brought: Return) -> None:
    period = Period.year(brought.year)
    figures = compute(brought, period, population=120_000)
    out = release([observed(figure, "E10000034", period) for figure in figures], held=())
    assert len(out.figures) == len(figures)
    for exact, told in zip(figures, out.figures, strict=True):
        if exact.numerator is not None and 1 <= exact.numerator <= 5 and exact.definition.protected:
            assert told.numerator is None, exact.key
        if told.value is not None:
            assert told.value == exact.value
