"""Figures add up whatever became of the threads, and no change of a day makes a late one punctual."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.book.schema import Words
from minutebook.followup.figures import Line, count
from minutebook.followup.kind import answered_on, days_late, moves, was_late
from minutebook.followup.schema import Answer, Place, Step, Thread

START = date(2026, 1, 1)
TODAY = date(2026, 7, 1)
EXAMPLES = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.integers(0, 180).map(lambda n: (START + timedelta(days=n)).isoformat())


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """A thread whose day was set and moved any number of times, and which was answered or not."""
    due, steps = draw(st.one_of(st.just(""), days)), []
    for day in sorted(draw(st.lists(days, max_size=4))):
        after = draw(days)
        if due and after != due:
            steps.append(Step(kind="due", day=day, before=due, after=after))
        due = after
    answer = draw(st.one_of(st.none(), days.map(lambda day: Answer(day=day, words="Yes."))))
    return Thread(
        id="t",
        title=Words(en="T"),
        kind="action",
        state="answered" if answer else "open",
        body="b",
        asked=START.isoformat(),
        at=Place(item="i"),
        words="W",
        due=due,
        answer=answer,
        steps=tuple(steps),
    )


def line(thread: Thread) -> Line:
    done = answered_on(thread)
    late = was_late(thread)
    return Line("b", thread.state, thread.asked, thread.due, done, late, len(moves(thread)))


def test_it_works() -> None:
    lines = [
        Line("b", "closed", "2026-01-01", "2026-02-01", "2026-01-20", False, 0),
        Line("b", "answered", "2026-01-01", "2026-02-01", "2026-02-20", True, 2),
        Line("b", "open", "2026-01-01", "2026-06-30", "", False, 1),
        Line("b", "open", "2026-06-21", "", "", False, 0),
        Line("b", "void", "2026-01-01", "2026-01-02", "", True, 9),
    ]
    found = count(lines, TODAY)
    assert (found.opened, found.answered, found.closed, found.open) == (4, 2, 1, 3)
    assert (found.in_time, found.late_answered, found.late_open, found.undated) == (1, 1, 1, 1)
    assert (found.moves, found.moved, found.most_moved) == (3, 2, 2)
    assert (found.median_open, found.median_to_answer) == (181, 34)


@EXAMPLES
@given(st.lists(threads(), max_size=4))
def test_they_add_up(found: list[Thread]) -> None:
    figures = count(map(line, found), TODAY)
    assert figures.opened == figures.answered + sum(not answered_on(one) for one in found)
    dated = [one for one in found if answered_on(one) and one.due]
    assert figures.in_time + figures.late_answered == len(dated) == figures.dated_answered
    assert figures.moved <= figures.moves and figures.most_moved <= figures.moves
    assert len(figures.days_open) == figures.open and all(n >= 0 for n in figures.days_open)


@EXAMPLES
@given(threads())
def test_a_day_moved_after_it_passed_is_late_for_ever(thread: Thread) -> None:
    passed = [step for step in moves(thread) if step.before < step.day]
    if passed:
        assert was_late(thread)
        assert count([line(thread)], TODAY).in_time == 0


@EXAMPLES
@given(threads())
def test_whoever_answers_after_the_day_is_late_by_the_days_between(thread: Thread) -> None:
    late = days_late(thread, TODAY)
    end = answered_on(thread) or TODAY.isoformat()
    if thread.due and end > thread.due:
        assert late == (date.fromisoformat(end) - date.fromisoformat(thread.due)).days > 0
    else:
        assert late == 0
    if answered_on(thread) and late:
        assert was_late(thread)
