"""Whatever was said before, true or not: a release hides what is small and never fails."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.measures.disclosure import DEPARTMENT, STRICT, release
from minutebook.measures.observation import Observation, Released
from minutebook.measures.periods import Period
from tests.measures.disclosure.county import QUARTERS

spans = st.sampled_from([(0, 0), (1, 1), (0, 1), (0, 3), (1, 4), (4, 4)]).map(
    lambda span: Period("quarter to date", QUARTERS[span[0]][0], QUARTERS[span[1]][1])
)
measures = st.sampled_from(["suitable", "unsuitable", "higher"])
breakdowns = st.sampled_from([(), (("team", "North"),), (("team", "South"),), (("age", "16"),)])
count = st.one_of(st.none(), st.integers(0, 12))


@st.composite
def earlier(draw: st.DrawFn) -> Released:
    """A figure somebody published, with counts that need not agree with anything."""
    measure = draw(measures)
    return Released(
        measure,
        "E1",
        draw(spans),
        flow=draw(st.booleans()),
        cohort="leavers",
        partition=draw(st.sampled_from(["", "accommodation"])),
        within="suitable" if measure == "higher" else "",
        breakdown=draw(breakdowns),
        numerator=draw(count),
        denominator=draw(count),
        symbol=draw(st.sampled_from(["", "c", "z"])),
    )


@st.composite
def whole(draw: st.DrawFn) -> Observation:
    """One figure of the whole."""
    bottom = draw(st.integers(0, 40))
    top = draw(st.integers(0, bottom))
    return Observation(
        draw(measures), "E1", draw(spans), flow=True, cohort="leavers", numerator=top, denominator=bottom
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(whole(), st.lists(earlier(), max_size=12), st.sampled_from([DEPARTMENT, STRICT]))
def test_small_counts_are_hidden_after_any_history(
    observation: Observation, history: list[Released], policy: object
) -> None:
    figure = release([observation], history, policy=policy, held=()).figures[0]  # type: ignore[arg-type]
    assert figure.numerator in (None, observation.numerator)
    assert figure.denominator in (None, observation.denominator)
    for shown in (figure.numerator, figure.denominator):
        assert shown is None or not DEPARTMENT.is_small(shown)
