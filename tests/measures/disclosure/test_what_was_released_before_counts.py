"""What was hidden stays hidden, what was shown is known, and periods cannot be taken from each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from minutebook.measures.disclosure import release
from tests.measures.disclosure.making import HALF, Q1, Q2, YEAR, by, number, share


def test_a_quarter_cannot_be_had_from_the_year_to_date() -> None:
    first = release([number(12, period=Q1)], held=())
    second = release([number(14, period=HALF)], first.figures, held=())
    assert first.figures[0].text == "12"
    assert second.figures[0].text == "c", "14 less the 12 of the first quarter is 2"
    assert second.causes == ("gives others away",)


def test_a_year_to_date_is_shown_where_the_quarter_between_may_be_known() -> None:
    first = release([number(12, period=Q1)], held=())
    assert release([number(24, period=HALF), number(12, period=Q2)], first.figures, held=()).hidden == 0


def test_children_counted_once_a_period_are_guarded_though_they_do_not_add_up() -> None:
    # 14 children in the half year, 12 of them in the first quarter and 9 in the second (7 in both).
    out = release([number(12, period=Q1), number(9, period=Q2), number(14, period=HALF)], held=())
    assert out.hidden >= 1
    assert out.figures[2].symbol == "c" or out.figures[0].symbol == "c"


def test_snapshots_of_two_days_are_not_taken_from_each_other() -> None:
    first = release([number(412, measure="cla", flow=False, period=Q1)], held=())
    assert release([number(415, measure="cla", flow=False, period=Q2)], first.figures, held=()).hidden == 0


def test_what_was_hidden_once_stays_hidden() -> None:
    teams = {"North": 3, "South": 12, "West": 40}
    parts = [number(n, breakdown=by("team", t)) for t, n in teams.items()]
    first = release([number(55), *parts], held=())
    hidden = first.figures[2]
    assert hidden.text == "c" and hidden.breakdown == by("team", "South")
    again = release([parts[1]], first.figures, held=())
    assert again.figures[0].text == "c"
    assert again.causes == ("hidden before",)


def test_what_was_shown_once_protects_nothing_afterwards() -> None:
    parts = {team: number(n, breakdown=by("team", team)) for team, n in {"North": 3, "South": 12}.items()}
    first = release([parts["South"]], held=())
    second = release([number(15), parts["North"], parts["South"]], first.figures, held=())
    assert [figure.text for figure in second.figures] == ["c", "c", "12"], "only the total is left to hide"


def test_a_child_more_in_a_later_version_is_not_told_from_the_first() -> None:
    first = release(
        [number(8, breakdown=by("team", "North")), number(12, breakdown=by("team", "South"))], held=()
    )
    revised = [number(9, breakdown=by("team", "North")), number(12, breakdown=by("team", "South"))]
    assert release([number(21), *revised], first.figures, held=()).hidden == 0


def test_the_departments_c_is_never_contradicted() -> None:
    theirs = release([share(9, 31)], publication="DfE", held=()).figures[0]
    hidden = replace(theirs, numerator=None, value=None, symbol="c")
    assert release([share(9, 31)], [hidden], held=()).figures[0].text == "c"


def test_the_departments_total_gives_no_team_away() -> None:
    theirs = release([number(15)], publication="DfE", held=()).figures
    teams = [number(3, breakdown=by("team", "North")), number(12, breakdown=by("team", "South"))]
    assert [figure.text for figure in release(teams, theirs, held=()).figures] == ["c", "c"]


def test_what_earlier_releases_give_away_is_reported() -> None:
    before = [
        *release([number(15)], held=()).figures,
        *release([number(12, breakdown=by("team", "South"))], held=()).figures,
    ]
    out = release([number(3, breakdown=by("team", "North"))], before, held=())
    assert out.figures[0].text == "c"
    assert out.given_away == ("ceased, E10000034, 2026-03-31, team North",)


def test_another_areas_figures_and_far_years_change_nothing() -> None:
    other = replace(release([number(12, period=Q1)], held=()).figures[0], area="E10000035")
    assert release([number(14, period=HALF)], [other], held=()).hidden == 0


def test_a_release_says_where_and_when() -> None:
    figure = release(
        [number(12)], publication="Corporate Parenting Board", on=date(2026, 5, 14), held=()
    ).figures[0]
    assert (figure.release, figure.on) == ("Corporate Parenting Board", date(2026, 5, 14))


def test_what_may_be_published_one_day_is_protected_now() -> None:
    parts = [number(3, breakdown=by("team", "North")), number(12, breakdown=by("team", "South"))]
    alone = release([number(15), parts[1]], held=())
    assert alone.hidden == 1
    assert release([parts[1]], held=[number(15), *parts]).hidden == 0, "one of the two can still be hidden"


def test_the_year_of_a_rolling_year_is_the_same_year() -> None:
    year = release([share(9, 31)], held=())
    rolling = replace(share(9, 31), period=type(YEAR).rolling_year(YEAR.end))
    assert (
        release([rolling], [replace(year.figures[0], numerator=None, symbol="c")], held=()).figures[0].text
        == "c"
    )
