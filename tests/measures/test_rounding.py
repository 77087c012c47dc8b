"""Halves go up, as the Department publishes them."""

from __future__ import annotations

import csv
import lzma
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.measures.rounding import half_up, percent


@pytest.mark.parametrize(
    ("above", "below", "places", "shown"),
    [(1, 8, 0, 13.0), (1, 200, 0, 1.0), (5, 1000, 0, 1.0), (1, 3, 1, 33.3), (1, 16, 1, 6.3), (0, 7, 0, 0.0)],
)
def test_halves_go_up(above: int, below: int, places: int, shown: float) -> None:
    assert percent(above, below, places) == shown


def test_of_nothing_there_is_no_share() -> None:
    assert percent(0, 0) is None


@given(st.integers(0, 100_000), st.integers(1, 100_000), st.integers(0, 3))
def test_it_is_the_nearest_and_of_two_the_upper(above: int, below: int, places: int) -> None:
    exact = Fraction(above, below)
    rounded = Fraction(str(half_up(exact, places)))
    step = Fraction(1, 10**places)
    assert exact - step / 2 < rounded <= exact + step / 2


@given(st.decimals(0, 1000, places=4))
def test_it_agrees_with_decimal_arithmetic(value: Decimal) -> None:
    expected = float(value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))
    assert half_up(Fraction(value), 1) == expected


PUBLISHED = {
    "la_cla_placement_stability": ("cla_group", "placement_stability", "children"),
    "la_care_leavers_accommodation_suitability": ("care_leaver_age", "breakdown", "care_leaver"),
    "la_care_leavers_activity": ("care_leaver_age", "breakdown", "care_leaver"),
}
TOTALS = {"Total children", "Suitability total", "Total"}


@pytest.mark.parametrize("file", PUBLISHED)
def test_every_published_pair_of_a_council_is_reproduced(file: str, real: Path) -> None:
    """Count, total and percentage as they stand; where one is a symbol there is nothing to reproduce."""
    group, part, what = PUBLISHED[file]
    totals: dict[tuple[str, ...], int] = {}
    shares = defaultdict(list)
    with lzma.open(
        real / "childrens-services" / "dfe" / f"{file}.csv.xz", "rt", encoding="utf-8-sig"
    ) as text:
        for line in csv.DictReader(text):
            if line["geographic_level"] != "Local authority" or not line[f"{what}_count"].isdigit():
                continue
            key = (line["time_period"], line["new_la_code"], line["old_la_code"], line[group])
            if line[part] in TOTALS:
                totals[key] = int(line[f"{what}_count"])
            elif line[f"{what}_percent"].isdigit():
                shares[key].append((int(line[f"{what}_count"]), int(line[f"{what}_percent"])))
    pairs = [
        (above, totals[key], shown) for key, of in shares.items() if key in totals for above, shown in of
    ]
    assert len(pairs) > 1_000
    assert [pair for pair in pairs if percent(pair[0], pair[1]) != pair[2]] == []
