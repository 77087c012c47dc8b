"""With everything that was ever released, no small count can be told more narrowly than "1 to 5"."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.measures.disclosure import DEPARTMENT, STRICT, Policy, release
from minutebook.measures.observation import Released
from tests.measures.disclosure.county import OUTCOMES, SPANS, TEAMS, Asked, County, found

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
size = st.one_of(st.integers(0, 6), st.integers(0, 40))


def counties(quarters: int, teams: Sequence[str]) -> st.SearchStrategy[County]:
    keys = [(q, t, o) for q in range(quarters) for t in teams for o in OUTCOMES]
    return st.builds(County, st.fixed_dictionaries(dict.fromkeys(keys, size)))


def figures(spans: Sequence[tuple[int, int]], teams: Sequence[str]) -> list[Asked]:
    return [Asked(o, span, t) for span in spans for o in (None, *OUTCOMES) for t in (None, *teams)]


papers = st.lists(st.sampled_from(figures(SPANS, TEAMS)), min_size=1, max_size=14, unique=True)


@SLOW
@given(counties(5, TEAMS), papers, st.sampled_from([DEPARTMENT, Policy("ten", threshold=10)]))
def test_in_one_paper(county: County, paper: list[Asked], policy: Policy) -> None:
    out = release([county.observation(figure) for figure in paper], policy=policy, held=())
    assert found(county, list(zip(paper, out.figures, strict=True)), policy) == []
    assert not out.given_away


@SLOW
@given(counties(5, TEAMS), st.lists(papers, min_size=2, max_size=3))
def test_each_paper_adds_nothing_to_what_earlier_ones_told(county: County, sheets: list[list[Asked]]) -> None:
    log: list[tuple[Asked, Released]] = []
    for paper in sheets:
        observations = [county.observation(figure) for figure in paper]
        out = release(observations, [figure for _, figure in log], held=())
        now = list(zip(paper, out.figures, strict=True))
        assert found(county, now, DEPARTMENT, before=log) == []
        log += now


SOME_SPANS = [span for span in SPANS if span[1] < 3]


@settings(SLOW, max_examples=12)
@given(counties(3, TEAMS[:2]), st.permutations(SOME_SPANS))
def test_over_years_of_papers_when_all_that_is_held_is_known(
    county: County, order: list[tuple[int, int]]
) -> None:
    teams = TEAMS[:2]
    held = [county.observation(figure) for figure in figures(SOME_SPANS, teams)]
    log: list[tuple[Asked, Released]] = []
    for span in order:
        paper = figures([span], teams)
        observations = [county.observation(figure) for figure in paper]
        out = release(observations, [figure for _, figure in log], held=held)
        assert not out.given_away
        log += zip(paper, out.figures, strict=True)
    assert found(county, log, DEPARTMENT) == []


@settings(SLOW, max_examples=10)
@given(counties(5, TEAMS), st.lists(papers, min_size=2, max_size=4))
def test_no_paper_gives_away_what_a_later_one_hides(county: County, sheets: list[list[Asked]]) -> None:
    held = [county.observation(figure) for figure in figures(SPANS, TEAMS)]
    log: list[tuple[Asked, Released]] = []
    for paper in sheets:
        observations = [county.observation(figure) for figure in paper]
        out = release(observations, [figure for _, figure in log], held=held)
        log += zip(paper, out.figures, strict=True)
    assert found(county, log, DEPARTMENT) == []


def county_where_the_first_paper_would_tell() -> tuple[County, list[list[Asked]]]:
    """Of 18 unsuitable homes in a quarter none are South's; an earlier paper has the teams' years."""
    unsuitable = {"North": (1, 2, 2, 15, 0), "South": (9, 12, 17, 0, 0), "West": (3, 37, 4, 3, 0)}
    sizes = {(q, team, "unsuitable"): n for team, ns in unsuitable.items() for q, n in enumerate(ns)}
    sizes |= {(q, team, other): 20 for q in range(5) for team in TEAMS for other in OUTCOMES[::2]}
    first = [Asked("unsuitable", (0, 3), team) for team in TEAMS]
    first += [Asked("unsuitable", (0, 2)), Asked("unsuitable", (3, 3))]
    second = [Asked("unsuitable", (0, 2), "North"), Asked("unsuitable", (3, 3), "South")]
    return County(sizes), [first, second]


def test_what_a_later_c_says_by_itself_excuses_nothing_said_today() -> None:
    county, sheets = county_where_the_first_paper_would_tell()
    held = [county.observation(figure) for figure in figures(SPANS, TEAMS)]
    log: list[tuple[Asked, Released]] = []
    for paper in sheets:
        out = release(map(county.observation, paper), [figure for _, figure in log], held=held)
        log += zip(paper, out.figures, strict=True)
    assert found(county, log, DEPARTMENT) == []


@settings(SLOW, max_examples=30)
@given(counties(1, TEAMS), st.lists(st.sampled_from(figures([(0, 0)], TEAMS)), min_size=1, unique=True))
def test_where_noughts_and_wholes_tell_too(county: County, paper: list[Asked]) -> None:
    out = release([county.observation(figure) for figure in paper], policy=STRICT, held=())
    log = list(zip(paper, out.figures, strict=True))
    attacker, hidden = county.attack(log, noughts_are_shown=False)
    for quantity, groups in hidden.items():
        count = county.count(groups)
        low, high = attacker.bounds(groups)
        if STRICT.is_small(count):
            assert low <= 1 + 1e-6, quantity
            assert high >= STRICT.threshold - 1e-6, quantity
        elif count == 0:
            assert high >= 1 - 1e-6, quantity


def test_the_attacker_does_find_children_where_only_small_counts_are_hidden() -> None:
    county = County(
        {(0, team, outcome): n for team, n in zip(TEAMS, (3, 20, 30), strict=True) for outcome in OUTCOMES}
    )
    paper = figures([(0, 0)], TEAMS)
    naive = []
    for figure in paper:
        seen = county.observation(figure)
        small = DEPARTMENT.is_small(seen.numerator or 0)
        naive.append(
            Released(
                seen.measure,
                seen.area,
                seen.period,
                unit=seen.unit,
                flow=True,
                counts=seen.counts,
                cohort=seen.cohort,
                breakdown=seen.breakdown,
                numerator=None if small else seen.numerator,
                denominator=seen.denominator,
                symbol="c" if small else "",
            )
        )
    narrow = found(county, list(zip(paper, naive, strict=True)), DEPARTMENT)
    assert len(narrow) == 3
    assert "3 lies from 3.0 to 3.0" in narrow[0]
