"""A finding closes when its impact test is met and the board resolves it, not when actions are done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from minutebook.assurance import keeping
from minutebook.assurance.line_words import sentences
from minutebook.assurance.verdicts import Verdict
from minutebook.book.errors import BookError
from minutebook.drafts.permission import NotPermitted
from tests.assurance.story import CLOSED, exact, found_and_told, let_out, planned, watched
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast
from tests.drafts.conftest import cast
from tests.followup.asking import met, officer

__all__ = ["cast"]
pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def it_is(day: str) -> None:
        monkeypatch.setenv("MINUTEBOOK_NOW", f"{day}T10:00+00:00")

    it_is("2026-11-25")
    return it_is


def stuck() -> str:
    return keeping.line_of_finding(COUNCIL, "homes").stuck


def test_it_works(cast: Cast, it_is: Callable[[str], None]) -> None:
    it_is("2026-11-10")
    found_and_told()
    assert stuck() == "planned"
    plan = planned(cast, indicator := watched(cast))
    assert stuck() == "measured"
    exact((170, 184, 188))
    let_out(cast, indicator, 1)
    assert stuck() == "judged"
    let_out(cast, indicator, 2)
    keeping.mark_action(
        BOARD, plan, "build", "done", day=date(2026, 8, 20), evidence="Register of homes", by=cast.clerk
    )
    it_is("2026-11-25")
    met("november", "2026-11-18T10:00", words=(CLOSED,))
    made = keeping.judge(BOARD, "homes", "closed", "november", "november-2", CLOSED, by=cast.clerk)
    line = keeping.line_of_finding(COUNCIL, "homes")
    assert line.stuck == "closed" and line.late == 0
    assert [one.key for one in line.stations if not one.reached] == []
    verdict = keeping.thing_of(COUNCIL, made, Verdict)
    assert [one.figure for one in verdict.met] == ["92%", "94%"]
    first, second = sentences(line)
    assert first.startswith("On 2 March 2026 inspectors wrote that this has to get better")
    assert (
        second == "On 18 November 2026 the board saw that the figure had come to 94%, "
        "and decided that it is finished."
    )


def test_actions_that_are_done_close_nothing(cast: Cast, it_is: Callable[[str], None]) -> None:
    it_is("2026-11-10")
    found_and_told()
    plan = planned(cast, indicator := watched(cast))
    keeping.mark_action(BOARD, plan, "build", "done", evidence="Register", by=cast.clerk)
    met("november", "2026-11-09T10:00", words=(CLOSED,))
    with pytest.raises(BookError, match=r"impact test is not met: .* is not published yet"):
        keeping.judge(BOARD, "homes", "closed", "november", "november-2", CLOSED, by=cast.clerk)
    exact((184, 170))
    let_out(cast, indicator, 0)
    let_out(cast, indicator, 1)
    met("november", "2026-11-10T10:00", words=(CLOSED,))
    with pytest.raises(BookError, match=r"is 85%, and has to be at least 90"):
        keeping.judge(BOARD, "homes", "closed", "november", "november-2", CLOSED, by=cast.clerk)
    assert stuck() == "judged"


def test_a_board_judges_by_what_it_could_see(cast: Cast) -> None:
    found_and_told()
    planned(cast, indicator := watched(cast))
    exact((184, 188))
    let_out(cast, indicator, 0)
    let_out(cast, indicator, 1)
    met("november", "2026-11-18T10:00", words=(CLOSED,))
    with pytest.raises(BookError, match="not published yet"):
        keeping.judge(BOARD, "homes", "closed", "november", "november-2", CLOSED, by=cast.clerk)


def test_one_good_quarter_is_not_two(cast: Cast) -> None:
    found_and_told()
    planned(cast, indicator := watched(cast))
    exact((170, 184))
    let_out(cast, indicator, 1)
    assert not keeping.line_of_finding(COUNCIL, "homes").met


def test_a_finding_without_a_test_is_not_closed(cast: Cast) -> None:
    found_and_told()
    met("november", "2026-11-18T10:00", words=(CLOSED,))
    with pytest.raises(BookError, match="add a test to the plan"):
        keeping.judge(BOARD, "other", "closed", "november", "november-2", CLOSED, by=cast.clerk)
    keeping.judge(BOARD, "other", "stays open", "november", "november-2", CLOSED, by=cast.clerk)
    assert keeping.line_of_finding(COUNCIL, "other").stuck == "told"


def test_a_judgement_quotes_the_minutes_and_only_the_clerk_writes_it_down(cast: Cast) -> None:
    found_and_told()
    with pytest.raises(BookError, match="words: they must stand in the minutes"):
        keeping.judge(
            BOARD, "homes", "stays open", "may", "may-2", "RESOLVED: That it be gone.", by=cast.clerk
        )
    with pytest.raises(NotPermitted):
        keeping.judge(
            BOARD, "homes", "stays open", "may", "may-2", "RESOLVED", by=officer("Rhian", "scrutiny-officer")
        )


def test_what_is_overdue_says_by_how_long(cast: Cast) -> None:
    found_and_told()
    planned(cast, watched(cast))
    line = keeping.line_of_finding(COUNCIL, "homes")
    assert line.station("planned").late == 85  # due 1 September, today 25 November
    assert line.station("measured").late == 25  # by 31 October
    assert line.late == 85
