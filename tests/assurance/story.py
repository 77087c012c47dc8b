"""A finding and all that comes of it, for the tests of its line."""

from __future__ import annotations

from datetime import date

from minutebook.assurance import keeping, releasing
from minutebook.assurance.exact import keep
from minutebook.assurance.indicators import Indicator, Target
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.plans import Action, ImpactTest, Plan
from minutebook.assurance.releasing import Asked
from minutebook.assurance.told import Quote, Telling, Told
from minutebook.book import identity
from minutebook.book.press import publish
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.measures.observation import Observation
from minutebook.measures.periods import Period
from minutebook.measures.rounding import percent
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast
from tests.followup.asking import met

HOMES = "Suitable accommodation for care leavers, so that none is placed in bed and breakfast."
TOLD = "The Board was told that more suitable accommodation for care leavers was needed."
QUESTION = "Councillor Ruth Ames asked why so few homes were ready."
APPROVED = "RESOLVED: That the improvement plan be approved."
CLOSED = "RESOLVED: That the finding on suitable accommodation be closed."
QUARTERS = [Period.quarter_to_date(day) for day in (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))]
SUITABLE = "suitable"


def found_and_told() -> str:
    """An inspection with one finding, and a board that was told of it; returns the finding's id."""
    report = Inspection(
        id="report",
        title=Words(en="Inspection of children’s services"),
        start="2026-01-12",
        end="2026-01-23",
        published="2026-03-02",
        findings=(
            Finding(id="homes", kind="area for improvement", text=HOMES, paragraph="42"),
            Finding(id="other", kind="area for improvement", text="Early help by partners."),
            Finding(id="praise", kind="strength", text="Reviews are chaired well."),
        ),
    )
    publish(public_book(), report, council=COUNCIL)
    met("may", "2026-05-06T10:00", words=(TOLD, QUESTION, APPROVED), state="approved")
    said = Quote(place="minutes", source="may-2", text=TOLD)
    told = Told(
        id="told",
        title=Words(en="What the Board was told"),
        inspection="report",
        meeting="may",
        item="may-2",
        body="board",
        date="2026-05-06",
        tellings=(Telling(finding="homes", how="in part", quotes=(said,), state="confirmed"),),
    )
    publish(public_book(), told, council=COUNCIL)
    return "homes"


def watched(cast: Cast) -> str:
    """An indicator with a target; returns its id."""
    indicator = Indicator(
        id="homes-share",
        title=Words(en="Care leavers in suitable accommodation"),
        key=SUITABLE,
        question=Words(en="Do care leavers have a decent home?"),
        above="care leavers in suitable accommodation",
        below="care leavers",
        source="Local definition",
        counted="care leavers",
    )
    made = keeping.publish(BOARD, indicator, act="indicator.begin", by=cast.clerk)
    target = Target(value="95", start="2026-01-01", reason="To drive best practice", set_by="Director")
    keeping.set_target(BOARD, made, target, by=cast.clerk)
    return made


def planned(cast: Cast, indicator: str) -> str:
    """A plan with one action and a test; returns its id."""
    plan = Plan(id=identity.new_id(), title=Words(en="Improvement plan"), body="board", date="2026-05-06")
    made = keeping.publish(BOARD, plan, act="plan.begin", by=cast.clerk)
    action = Action(
        id="build",
        title=Words(en="Forty more homes"),
        owner="Director",
        due="2026-09-01",
        findings=("homes",),
    )
    keeping.add_action(BOARD, made, action, by=cast.clerk)
    test = ImpactTest(finding="homes", indicator=indicator, value="90", times=2, by="2026-10-31")
    keeping.add_test(BOARD, made, test, by=cast.clerk)
    keeping.approve(BOARD, made, "may", "may-2", APPROVED, by=cast.clerk)
    return made


def exact(tops: tuple[int, ...], of: int = 200, measure: str = SUITABLE) -> None:
    """Exact figures at the desk, one a quarter."""
    figures = [
        Observation(
            measure,
            "Severnshire",
            period,
            counts="suitable",
            cohort="care leavers",
            numerator=top,
            denominator=of,
            value=percent(top, of),
        )
        for period, top in zip(QUARTERS, tops, strict=False)
    ]
    keep(COUNCIL, figures)


def let_out(cast: Cast, indicator: str, quarter: int) -> str:
    """Publish one quarter's figure; returns the release's id."""
    asked = Asked((indicator,), QUARTERS[quarter].label, "the council’s own return")
    return releasing.let_out(BOARD, asked, by=cast.clerk)
