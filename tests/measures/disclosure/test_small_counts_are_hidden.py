"""Counts of 1 to 5 are a ``c``, and so is what is worked out from them; noughts and the rest are shown."""

from __future__ import annotations

import pytest

from minutebook.measures.disclosure import DEPARTMENT, STRICT, Policy, release
from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import Observation
from tests.measures.disclosure.making import YEAR, by, number, share


def test_two_of_thirty_one_is_hidden_with_its_percentage() -> None:
    figure = release([share(2, 31)], held=()).figures[0]
    assert (figure.numerator, figure.denominator, figure.value) == (None, 31, None)
    assert (figure.symbol, figure.text) == ("c", "c")


def test_the_complement_of_a_hidden_count_is_hidden_with_it() -> None:
    fewer = share(29, 31, measure="fewer", partition="placements")
    out = release([share(2, 31, partition="placements"), fewer], held=())
    assert [figure.symbol for figure in out.figures] == ["c", "c"]
    assert [figure.numerator for figure in out.figures] == [None, None]
    assert out.causes == ("small", "gives others away")


@pytest.mark.parametrize(("count", "symbol"), [(0, ""), (1, "c"), (5, "c"), (6, "")])
def test_the_threshold_is_five(count: int, symbol: str) -> None:
    assert release([number(count)], held=()).figures[0].symbol == symbol


def test_another_threshold_can_be_chosen() -> None:
    assert release([number(9)], policy=Policy("ten", threshold=10), held=()).figures[0].symbol == "c"


def test_a_percentage_of_fewer_than_six_is_hidden_with_its_denominator() -> None:
    figure = release([share(0, 5)], held=()).figures[0]
    assert (figure.numerator, figure.denominator, figure.value, figure.symbol) == (0, None, None, "c")


def test_a_percentage_of_six_is_shown() -> None:
    figure = release([share(6, 6)], held=()).figures[0]
    assert (figure.value, figure.text) == (100.0, "100%")


def test_a_percentage_of_nothing_does_not_apply() -> None:
    figure = release([share(0, 0)], held=()).figures[0]
    assert (figure.value, figure.symbol, figure.text) == (None, "z", "z")


def test_a_percentage_that_rounds_to_nothing_says_so() -> None:
    figure = release([share(9, 4000)], held=()).figures[0]
    assert (figure.numerator, figure.value, figure.symbol) == (9, None, "k")


@pytest.mark.parametrize(("scores", "shown"), [(5, False), (6, True)])
def test_an_average_of_fewer_than_six_is_hidden(scores: int, shown: bool) -> None:
    average = Observation(
        "sdq_average", "E1", YEAR, unit="mean", places=1, cohort="with a score",
        numerator=None, denominator=scores, value=13.4,
    )  # fmt: skip
    figure = release([average], held=()).figures[0]
    assert (figure.value == 13.4) is shown
    assert figure.text == ("13.4" if shown else "c")


def test_one_hidden_part_never_stands_alone_beside_its_total() -> None:
    teams = {"North": 3, "South": 12, "West": 40}
    out = release([number(55), *(number(n, breakdown=by("team", t)) for t, n in teams.items())], held=())
    assert [figure.text for figure in out.figures] == ["55", "c", "c", "40"]


def test_hiding_goes_on_until_the_hidden_parts_hide_each_other() -> None:
    # 1 and 2 are hidden, but together they are 3: neither could be 5. A third has to join them.
    teams = {"North": 1, "South": 2, "West": 12, "East": 40}
    out = release([number(55), *(number(n, breakdown=by("team", t)) for t, n in teams.items())], held=())
    assert [figure.text for figure in out.figures] == ["55", "c", "c", "c", "40"]


def test_a_part_that_no_category_holds_is_hidden_too() -> None:
    out = release([number(55), number(52, breakdown=by("team", "North"))], held=())
    assert [figure.text for figure in out.figures] in (["55", "c"], ["c", "52"])


def test_a_denominator_hidden_in_one_figure_is_hidden_in_all() -> None:
    same = number(4, measure="cla", counts="children looked after", flow=False)
    out = release([share(0, 4), share(2, 4, measure="p2"), same], held=())
    assert [figure.denominator for figure in out.figures[:2]] == [None, None]
    assert out.figures[2].text == "c"


def test_what_is_no_child_needs_no_hiding() -> None:
    assert release([share(2, 4, measure="audits", protected=False)], held=()).figures[0].text == "50%"


def test_nought_and_all_are_hidden_where_they_tell_of_everyone() -> None:
    nought_and_all = [share(0, 30), share(30, 30, measure="p2")]
    assert [figure.symbol for figure in release(nought_and_all, policy=STRICT, held=()).figures] == ["c", "c"]
    assert [figure.symbol for figure in release(nought_and_all, held=()).figures] == ["", ""]


def test_the_rest_is_protected_where_the_policy_or_the_figure_asks() -> None:
    assert release([share(29, 31)], policy=DEPARTMENT, held=()).hidden == 0
    assert release([share(29, 31)], policy=STRICT, held=()).hidden == 1
    assert release([share(29, 31, rest_protected=True)], held=()).hidden == 1


def test_the_same_figure_twice_must_agree() -> None:
    assert release([number(12), number(12)], held=()).hidden == 0
    with pytest.raises(MeasureError, match="ceased, E10000034, 2026: given twice"):
        release([number(12), number(13)], held=())


def test_a_figure_without_counts_is_refused() -> None:
    with pytest.raises(MeasureError, match="cannot be judged safe"):
        Observation("p1", "E1", YEAR, numerator=None, value=12.0)


def test_no_message_holds_a_figure() -> None:
    assert repr(share(2, 31)) == "<Observation of p1, E10000034, 2026>"


def test_nothing_is_released_of_nothing() -> None:
    assert release([], held=()).figures == ()
