"""Limits of XmR, p, p′ and g charts, by hand; and which chart suits which series."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.measures.charts.limits import g_limits, kind_for, median, stretches, xmr
from minutebook.measures.charts.series import Point, Rebase
from minutebook.measures.errors import MeasureError
from tests.conftest import REAL
from tests.measures.charts.making import day, series

EVEN = [84.0, 88, 79, 91, 83, 86, 90, 82, 85, 87, 80, 88]


def test_mean_and_two_point_six_six_mean_moving_ranges() -> None:
    limits = xmr([10, 12, 11, 13])  # mean 11.5; moving ranges 2, 1 and 2, mean 5/3
    assert limits.centre == 11.5
    assert limits.lower == pytest.approx(11.5 - 2.66 * 5 / 3)
    assert limits.upper == pytest.approx(11.5 + 2.66 * 5 / 3)
    assert limits.near_upper == pytest.approx(11.5 + 2.66 * 5 / 3 * 2 / 3)


def test_no_range_is_taken_across_a_gap() -> None:
    limits = xmr([10, None, 12, 13])  # one moving range: 1
    assert limits.centre == pytest.approx(35 / 3)
    assert limits.upper == pytest.approx(35 / 3 + 2.66)


def test_worcestershires_suitable_accommodation() -> None:
    path = REAL / "childrens-services" / "dfe" / "bds_long_0.parquet"
    if not path.exists():
        pytest.skip("no published values beside this checkout (../shared/real)")
    own = pl.read_parquet(path).filter(
        (pl.col("Short Desc") == "CareLeaverAcc") & (pl.col("LA and Regions") == "Worcestershire")
    )
    values = own.sort("Years")["Values"].cast(pl.Float64).to_list()
    assert values == [77, 72, 81, 80, 81, 90, 79, 95, 90, 96]
    limits = xmr(values)  # moving ranges 5 9 1 1 9 11 16 5 6: mean 7
    assert limits.centre == pytest.approx(84.1)
    assert (limits.lower, limits.upper) == (pytest.approx(84.1 - 18.62), pytest.approx(102.72))


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=40), st.floats(-50, 50), st.floats(0.1, 10))
def test_limits_move_with_the_figures(values: list[float], by: float, times: float) -> None:
    one, other = xmr(values), xmr([times * value + by for value in values])
    assert other.centre == pytest.approx(times * one.centre + by, abs=1e-6)
    assert other.upper == pytest.approx(times * (one.upper or 0) + by, abs=1e-6)
    assert other.lower == pytest.approx(times * (one.lower or 0) + by, abs=1e-6)


def test_a_share_has_limits_by_its_own_denominator() -> None:
    sizes = [50, 200] * 6
    points = tuple(Point(f"M{n}", day(n), 80.0, size * 8 // 10, size) for n, size in enumerate(sizes))
    uneven = replace(series([80.0]), points=points)
    assert kind_for(uneven) == "p"
    first, second = stretches(uneven, "p")[0].limits[:2]
    assert first.centre == pytest.approx(80)
    assert first.upper == pytest.approx(80 + 300 * sqrt(0.8 * 0.2 / 50))
    assert second.upper == pytest.approx(80 + 300 * sqrt(0.8 * 0.2 / 200))


def test_a_share_that_varies_more_than_its_size_explains_has_wider_limits() -> None:
    shares, sizes = [60, 90] * 6, [1000, 2000] * 6
    points = tuple(
        Point(f"M{n}", day(n), float(share), size * share // 100, size)
        for n, (share, size) in enumerate(zip(shares, sizes, strict=True))
    )
    wild = replace(series([80.0]), points=points)
    assert kind_for(wild) == "p′"
    by_size = stretches(wild, "p")[0].limits[0]
    widened = stretches(wild, "p′")[0].limits[0]
    assert widened.centre == by_size.centre == pytest.approx(80)
    # z is -20 / 1.2649 and 10 / 0.8944: each moving range is 26.99, over 1.128 that is 23.93 times.
    z_range = 20 / (100 * sqrt(0.16 / 1000)) + 10 / (100 * sqrt(0.16 / 2000))
    widening = z_range / 1.128
    assert (widened.upper or 0) - 80 == pytest.approx(((by_size.upper or 0) - 80) * widening)


def test_days_between_rare_events() -> None:
    limits = g_limits([20, 40, 60])  # mean 40
    assert limits.centre == pytest.approx(0.693 * 40)
    assert (limits.lower, limits.upper) == (0, pytest.approx(40 + 3 * sqrt(40 * 41)))


def test_the_median_of_a_run_chart() -> None:
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 2.5


def test_which_chart_for_which_series() -> None:
    assert kind_for(series(EVEN)) == "XmR"
    assert kind_for(series(EVEN[:7])) == "run"
    assert kind_for(series(EVEN, annual=True)) == "run"
    assert kind_for(series([*EVEN[:7], None, None])) == "run", "hidden points give no limits"


def test_limits_of_fewer_than_twelve_points_are_on_trial() -> None:
    assert stretches(series(EVEN[:11]), "XmR")[0].trial
    assert not stretches(series(EVEN), "XmR")[0].trial
    assert stretches(series([*EVEN[:11], None]), "XmR")[0].trial, "a hidden point is no point"


def test_limits_are_counted_anew_from_the_day_that_was_approved() -> None:
    moved = series([*EVEN, *(value + 5 for value in EVEN)], rebases=(Rebase(day(12), "new team", "Board"),))
    before, after = stretches(moved, "XmR")
    assert (before.first, before.beyond, after.first, after.beyond) == (0, 12, 12, 24)
    assert after.limits[0].centre == pytest.approx(before.limits[0].centre + 5)


@pytest.mark.parametrize(("reason", "by"), [("", "Board"), ("new team", " ")])
def test_limits_are_not_moved_without_a_reason_and_a_name(reason: str, by: str) -> None:
    with pytest.raises(MeasureError, match="need a reason and who approved it"):
        Rebase(day(12), reason, by)
