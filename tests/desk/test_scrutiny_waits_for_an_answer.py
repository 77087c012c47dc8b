"""In a browser: a recommendation of scrutiny, from the minutes to the Cabinet's late answer and to its end.

Played by the clerk, the scrutiny officer, a director and the public.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browsing import RULES
from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser

NOW = "2026-09-15T09:00:00+00:00"
LATE = "2026-12-01T09:00:00+00:00"
END = "2026-12-03T09:00:00+00:00"


@pytest.fixture
def stage(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setenv("PEOPLE", "tests.desk.scrutiny_panel")
    found = Stage(tmp_path, "committee", browser, NOW)
    try:
        found.open()
        yield found
    finally:
        found.close()


def test_from_a_recommendation_to_a_late_answer(stage: Stage) -> None:
    clerk, scrutiny = stage.sign_in("Gwen Ashby"), stage.sign_in("Rhian Morgan")
    thread = taken_up(clerk)
    sent(scrutiny, thread)
    handed_in(stage, clerk, thread)
    stage.it_is(LATE)
    public = stage.public()
    public.go("/threads").sees("Open, 18 days late").sees("0 of 0").sees("late and unanswered 1")
    public.follow("Fund a mobile dentist").sees("it is 18 days late").sees("LGA 2000 s.9FE")
    answered(scrutiny, thread)
    public.page.reload()
    public.sees("Answered on 26 November 2026, 13 days late").sees("Accepted in part")
    public.sees("There is money for one").sees("Response to scrutiny: dental checks")
    accessible(public)
    stage.it_is(END)
    closed(clerk, thread)
    public.page.reload()
    public.sees("closed it on 2 December 2026: done in part").sees("Closed: done in part.")
    public.go("/threads?state=closed").sees("Closed").sees("0 of 1")
    accessible(public)
    one_matter(clerk, thread)
    public.go("/matters/dentists").sees("Asked: Fund a mobile dentist").sees("Closed (done in part):")
    accessible(public)
    public.go("/id/asked-1").sees("What became of what was asked").sees("closed, late")


def taken_up(clerk: Visitor) -> str:
    clerk.follow("Threads").sees("Nothing is followed yet")
    clerk.follow("set the day for Children and Families Scrutiny Panel")
    clerk.fill(since="2026-09-01").press("Follow from this day").sees("Since Tuesday 1 September 2026")
    clerk.press("Take up what is ticked").sees("Tick what is to be followed")
    clerk.follow("Mend it first").sees("These words stay as they are")
    clerk.fill(title="Fund a mobile dentist", owner="The Cabinet").press("Take it up").sees("It is taken up")
    clerk.sees("Recommendation of Children and Families Scrutiny Panel")
    return clerk.page.url.removeprefix(clerk.address)


def unfold(visitor: Visitor, words: str) -> None:
    visitor.page.locator("summary", has_text=words).click()


def sent(scrutiny: Visitor, thread: str) -> None:
    scrutiny.go(thread)
    unfold(scrutiny, "Say when it was received")
    scrutiny.page.select_option("[name=send-to]", label="The Cabinet")
    scrutiny.page.select_option("[name=send-rule]", value="scrutiny-response")
    scrutiny.fill(**{"send-received": "2026-09-14"}).press("Say when it was received")
    scrutiny.sees("The answer is due by Friday 13 November 2026: 2 months beginning with")
    assert "Set or move the day" not in scrutiny.page.inner_text("main")


def handed_in(stage: Stage, clerk: Visitor, thread: str) -> None:
    clerk.go(thread)
    unfold(clerk, "Say who answers for its owner")
    clerk.page.select_option("[name=charge-account]", label="Judith Kerrow (Director)")
    clerk.press("Say who answers for its owner").sees("Judith Kerrow is written to before the day")
    director = stage.sign_in("Judith Kerrow")
    director.go("/threads?state=mine").follow("Fund a mobile dentist")
    unfold(director, "Hand in how far it is")
    director.fill(**{"hand-in-words": "Two vans were priced."}).press("Hand in how far it is")
    director.sees("It is handed in").sees("Two vans were priced.")
    clerk.go("/").follow("Judith Kerrow handed in word").press("Take it into the record")
    clerk.sees("It is in the record").sees("Update. Two vans were priced.")


def answered(scrutiny: Visitor, thread: str) -> None:
    scrutiny.go(thread).sees("18 days late")
    unfold(scrutiny, "Write the answer down")
    scrutiny.fill(**{"answer-day": "2026-11-26", "answer-words": "One van, not two."})
    scrutiny.page.select_option("[name=answer-verdict]", value="in part")
    scrutiny.page.select_option("[name=answer-item]", label="4 Response to scrutiny: dental checks")
    scrutiny.press("Write the answer down").sees("say why it was not accepted whole".capitalize())
    assert scrutiny.page.locator("[name=answer-words]").input_value() == "One van, not two."
    scrutiny.fill(**{"answer-reason": "There is money for one."}).press("Write the answer down")
    scrutiny.sees("The answer is in the record").sees("was late")
    scrutiny.does_not_see("Write down that the body closed it")


def closed(clerk: Visitor, thread: str) -> None:
    clerk.go(thread)
    unfold(clerk, "Write down that the body closed it")
    assert "Response to scrutiny" not in clerk.page.locator("[name=close-item]").inner_text()
    clerk.page.select_option("[name=close-item]", label="4 Response of the Cabinet")
    clerk.page.select_option("[name=close-result]", value="in part")
    clerk.press("Write down that the body closed it").sees("It is closed, and the record names the item")


def one_matter(clerk: Visitor, thread: str) -> None:
    clerk.go("/matters").follow("Begin a matter")
    clerk.fill(title="Dentists", summary="How children in care see one.").press("Begin it")
    clerk.sees("The matter is begun").sees("It has no step yet")
    clerk.fill(step="/children-and-families-scrutiny-panel/2026-09-10/dental-checks").press("Add it")
    clerk.sees("It is a step of this matter").sees("Dental checks").go(thread)
    unfold(clerk, "Say to which matter it belongs")
    clerk.page.select_option("[name=matter-matter]", label="Dentists")
    clerk.press("Say to which matter it belongs").sees("It stands on the line of that matter")


def accessible(public: Visitor) -> None:
    public.page.set_viewport_size({"width": 320, "height": 700})
    assert public.page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(public.page, options=RULES)
    assert not found.violations_count, found.generate_report()
