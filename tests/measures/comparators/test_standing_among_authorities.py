"""Rank, quarter, neighbours; and no comparator without source, year and definition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minutebook.measures.comparators import NeighbourModel, Shelf, band, compare, position, quartiles
from minutebook.measures.comparators.position import ordinal
from minutebook.measures.errors import MeasureError

WORCESTERSHIRE = "E10000034"
TEN = [float(n) for n in range(1, 11)]


def test_quartiles_are_interpolated() -> None:
    assert quartiles(TEN) == (3.25, 5.5, 7.75)
    assert quartiles([1, 2, 3, 4, 5]) == (2, 3, 4)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    # Of 1 to 5 the quartiles are 2, 3 and 4: on each, low polarity gives the better band, high the worse.
    [(1, "A", "D"), (2, "A", "D"), (3, "B", "C"), (4, "C", "B"), (5, "D", "A")],
)
def test_a_value_on_a_quartile(value: float, low: str, high: str) -> None:
    assert band(value, [1, 2, 3, 4, 5], "low") == low
    assert band(value, [1, 2, 3, 4, 5], "high") == high


def test_a_neutral_measure_has_a_rank_and_no_band() -> None:
    assert band(3, TEN, "neutral") is None
    assert position(10, TEN, "neutral").text == "1st of 10"


def test_equals_share_the_better_rank() -> None:
    assert position(90, [95, 90, 90, 80], "high").rank == 2
    assert position(90, [95, 90, 90, 80], "low").rank == 2
    assert position(95, [95, 90, 90, 80], "low").rank == 4


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (148, "148th")]
)
def test_ordinals(n: int, text: str) -> None:
    assert ordinal(n) == text


def test_worcestershire_where_the_department_puts_it(shelf: Shelf, model: NeighbourModel) -> None:
    health = compare(shelf, "health_assessment", WORCESTERSHIRE, polarity="high", model=model, asked_in=2026)
    assert health.position and health.position.text == "148th of 151"
    assert health.england and (health.own.value, health.england.value) == (70.0, 90.0)
    assert health.years_old == 1
    homes = compare(shelf, "cl_suitable_19_21", WORCESTERSHIRE, polarity="high", model=model)
    assert homes.position and (homes.position.text, homes.position.band) == ("6th of 149", "A")


def test_every_comparator_says_where_it_is_from(shelf: Shelf, model: NeighbourModel) -> None:
    comparison = compare(shelf, "p2", WORCESTERSHIRE, polarity="high", model=model)
    assert len(comparison.neighbours) == 10
    assert [c.name for c in comparison.all] == [
        "England",
        "West Midlands",
        "Mean of 10 of 10 statistical neighbours",
    ]
    for comparator in comparison.all:
        assert "DfE, Children looked after in England" in comparator.citation
        assert "2025 release" in comparator.citation
        assert "Living with the same carer for at least 2 years" in comparator.citation
    assert "2025 model" in comparison.all[2].citation


@pytest.mark.parametrize("field", ["source", "definition", "release", "year"])
def test_a_comparator_without_its_source_is_refused(shelf: Shelf, field: str) -> None:
    comparison = compare(shelf, "p2", WORCESTERSHIRE, polarity="high")
    with pytest.raises(MeasureError, match=f"lacks its {field}"):
        replace(comparison.own, **{field: 0 if field == "year" else ""})


def test_a_mean_is_of_the_neighbours_that_show_a_figure(shelf: Shelf, model: NeighbourModel) -> None:
    comparison = compare(shelf, "substance_misuse_received", WORCESTERSHIRE, polarity="high", model=model)
    assert comparison.own.text == "c"
    assert comparison.own.meaning == "hidden to protect children"
    assert comparison.position is None
    assert comparison.neighbours_mean and comparison.neighbours_mean.name.startswith("Mean of 2 of 10")


def test_what_is_not_published_is_said(shelf: Shelf) -> None:
    with pytest.raises(MeasureError, match="edge_again is not published"):
        compare(shelf, "edge_again", WORCESTERSHIRE, polarity="low")
    with pytest.raises(MeasureError, match="p1 is not published for area E99999999 in 2025"):
        compare(shelf, "p1", "E99999999", polarity="low")
