"""A board and a full council from opening to complete minutes, in a browser whose line is cut."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.browsing import RULES
from tests.desk.chamber import BOARD_MEETING, BUDGET, SECRET
from tests.desk.stage import Stage, Visitor

pytestmark = pytest.mark.browser
PATIENT = 15_000  # milliseconds for a save after a pause
BOARD, COUNCIL = f"/meetings/{BOARD_MEETING}", f"/meetings/{BUDGET}"


@pytest.fixture(scope="module")
def stage(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A council with a board and a full council that meet today."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PEOPLE", "tests.desk.chamber")
        found = Stage(tmp_path_factory.mktemp("stage"), "committee", browser, "2026-12-10T14:05:00+00:00")
        try:
            found.open()
            yield found
        finally:
            found.close()


def text(clerk: Visitor, item: str) -> Locator:
    return clerk.page.locator(f"#text-{item}")


def record(clerk: Visitor, item: str) -> Locator:
    return clerk.page.locator(f"#item-{item} [data-record]")


def kept(clerk: Visitor) -> Locator:
    return clerk.page.locator("[data-kept]")


def saved(clerk: Visitor) -> None:
    expect(kept(clerk)).to_contain_text("Saved on the council’s machine at", timeout=PATIENT)


def in_the_browser(clerk: Visitor) -> str:
    """All that the browser keeps of the desk: what is stored, and the pages in the worker's cache."""
    script = """async () => {
        const pages = [];
        for (const name of await caches.keys()) {
            const box = await caches.open(name);
            for (const key of await box.keys()) pages.push([key.url, await (await box.match(key)).text()]);
        }
        return JSON.stringify([{...localStorage}, {...sessionStorage}, pages]);
    }"""
    return str(clerk.page.evaluate(script))


def open_board(clerk: Visitor) -> None:
    clerk.go("/").follow("Open the meeting: Corporate Parenting Board").press("Open the meeting")
    clerk.sees("Councillor Edith Hallam")
    assert clerk.page.locator("fieldset", has_text="Edith Hallam").get_by_label("apologies").is_checked()
    clerk.press("Record the roll").sees("There now: 5")
    clerk.page.locator("#chair_at").fill("14:00")
    clerk.press("Record who presides").sees("Councillor Anita Deshpande presides")


def test_a_board_is_minuted_though_the_line_is_cut_twice(stage: Stage) -> None:
    minute_the_board(stage)


def minute_the_board(stage: Stage) -> Visitor:
    """A board is minuted from its opening to complete minutes, the line cut twice; its clerk."""
    clerk = stage.sign_in("Gwen Ashby")
    open_board(clerk)
    clerk.go(f"{BOARD}/minutes")
    assert (
        "Apologies for absence were received from Councillor Edith Hallam."
        in text(clerk, "apologies").input_value()
    )

    # A member's question, an action and a referral are read as they are typed; phrases complete.
    ofsted = text(clerk, "ofsted")
    ofsted.press_sequentially("Councillor Bern")
    offer = clerk.page.locator("#item-ofsted [data-complete]")
    expect(offer).to_have_text("→ Councillor Bernard Elphick")
    ofsted.press("ArrowRight")
    ofsted.press_sequentially(" asked what was being done about delays. In response, the Director said more.")
    expect(record(clerk, "ofsted")).to_contain_text("question: Councillor Bernard Elphick")
    expect(record(clerk, "ofsted")).to_contain_text("answer: the Director")
    ofsted.press("Enter")
    ofsted.press("Enter")
    ofsted.press_sequentially("The Board asked the Director to circulate the figures by 12 March 2027.")
    expect(record(clerk, "ofsted")).to_contain_text("action: the Director, by 12 March 2027")
    saved(clerk)

    # One key accepts, one mends.
    action = record(clerk, "ofsted").locator(".mark", has_text="action:")
    ofsted.press("F2")
    clerk.page.keyboard.press("a")
    expect(record(clerk, "ofsted").locator(".mark.confirmed")).to_have_count(1)
    action.locator("button").first.focus()
    clerk.page.keyboard.press("m")
    clerk.page.keyboard.press("Control+a")
    clerk.page.keyboard.type("Director of Children’s Services")
    clerk.page.keyboard.press("Enter")
    expect(record(clerk, "ofsted")).to_contain_text("action: Director of Children’s Services")
    expect(action).to_contain_text("mended")

    for scheme in ("light", "dark"):
        clerk.page.emulate_media(color_scheme=scheme)
        found = Axe().run(clerk.page, options=RULES)
        assert not found.violations_count, found.generate_report()
    clerk.page.emulate_media(color_scheme="light")

    # The line is cut: what is typed stays in the browser, and goes when it is back.
    clerk.page.wait_for_selector("html[data-worker-ready]", state="attached")
    line = clerk.page.context
    line.set_offline(True)
    health = text(clerk, "health")
    health.fill("It was agreed to refer the matter to the Children and Families Scrutiny Panel.")
    text(clerk, "next").fill("The date of the next meeting was noted.")
    expect(kept(clerk)).to_contain_text("The line is down since")
    expect(kept(clerk)).to_contain_text("kept in this browser")
    assert "refer the matter" in in_the_browser(clerk)
    line.set_offline(False)
    saved(clerk)
    expect(record(clerk, "health")).to_contain_text("referred to Children and Families Scrutiny Panel")

    # It is cut again, and the page is loaded again while it is.
    line.set_offline(True)
    health.press("Control+End")
    health.press_sequentially("\n\nThe Chair thanked the officers.")
    expect(kept(clerk)).to_contain_text("The line is down since")
    clerk.page.reload()
    expect(text(clerk, "health")).to_have_value(re.compile("refer the matter.*The Chair thanked", re.DOTALL))
    expect(text(clerk, "ofsted")).to_have_value(re.compile("circulate the figures by 12 March 2027"))
    text(clerk, "health").press("Control+End")
    text(clerk, "health").press_sequentially(" The item closed.")
    line.set_offline(False)
    saved(clerk)
    clerk.page.reload()
    once = text(clerk, "health").input_value()
    assert (
        once.count("refer the matter") == once.count("The Chair thanked the officers. The item closed.") == 1
    )
    expect(text(clerk, "next")).to_have_value("The date of the next meeting was noted.")

    # What is private is typed online only, and nothing of it stays in the browser.
    clerk.go(f"{BOARD}/excluding").press("Record that it is moved").choose("Agreed without a vote")
    clerk.press("Record the vote").sees("carried")
    clerk.go(f"{BOARD}/minutes").follow("Take the minutes of this item").sees("The public was excluded")
    secret = clerk.page.locator("[data-text]")
    secret.fill(f"RESOLVED that the placement at {SECRET} continue.")
    said = clerk.page.locator("[data-said]")
    clerk.page.get_by_role("button", name="Save", exact=True).click()
    expect(said).to_contain_text("Saved at", timeout=PATIENT)
    clerk.page.reload()
    assert secret.input_value().count(SECRET) == 1
    line.set_offline(True)
    secret.fill(f"RESOLVED that the placement at {SECRET} continue for a year.")
    expect(said).to_contain_text("Private text is not kept in this browser", timeout=PATIENT)
    assert SECRET not in in_the_browser(clerk)
    line.set_offline(False)
    expect(said).to_contain_text("Saved at", timeout=PATIENT)
    clerk.go(f"{BOARD}/minutes").does_not_see(SECRET)

    # Nothing is left to do but the end, the declarations, and what came of each item.
    text(clerk, "interests").fill("There were no declarations of interest.")
    text(clerk, "ofsted").press("Control+End")
    text(clerk, "ofsted").press_sequentially("\n\nRESOLVED that the report be noted.")
    saved(clerk)
    clerk.go(f"{BOARD}/room")
    clerk.page.locator("#end_at").fill("15:10")
    clerk.press("Record the end").go(f"{BOARD}/agreeing").sees("they agree")
    clerk.press("Record what the minutes say came of each item").sees("The minutes are complete")
    assert stage.public().go("/").page.content().count(SECRET) == 0
    return clerk


@pytest.mark.slow
def test_signing_out_throws_the_kept_page_away(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    answer = clerk.page.goto(f"{clerk.address}{BOARD}/minutes")
    if answer is not None and answer.status == 404:
        open_board(clerk)
        clerk.go(f"{BOARD}/minutes")
    clerk.page.wait_for_selector("html[data-worker-ready]", state="attached")
    clerk.page.wait_for_function("async () => (await caches.keys()).length > 0")
    addresses = [page[0] for page in json.loads(in_the_browser(clerk))[2]]
    assert all("/minutes" in one or "/static/" in one for one in addresses), addresses
    clerk.press("Sign out")
    clerk.page.wait_for_function("async () => (await caches.keys()).length === 0")


@pytest.mark.slow
def test_two_clerks_type_in_one_item(stage: Stage) -> None:
    one, other = stage.sign_in("Gwen Ashby"), stage.sign_in("Ivo Penrose")
    answer = one.page.goto(f"{one.address}{BOARD}/minutes")
    if answer is not None and answer.status == 404:
        open_board(one)
    for clerk in (one, other):
        clerk.go(f"{BOARD}/minutes")
    text(one, "interests").fill("There were no declarations.")
    saved(one)
    expect(text(other, "interests")).to_have_value("There were no declarations.", timeout=PATIENT)
    for clerk, words in ((one, "\n\nThe first clerk wrote this."), (other, "\n\nThe second wrote that.")):
        text(clerk, "interests").press("Control+End")
        text(clerk, "interests").press_sequentially(words)
    for clerk in (one, other):
        for words in ("The first clerk wrote this.", "The second wrote that."):
            expect(text(clerk, "interests")).to_have_value(re.compile(words), timeout=PATIENT)
    assert text(one, "interests").input_value().count("There were no declarations.") == 1
    whole = text(one, "interests").input_value()
    text(one, "interests").fill(whole.replace("no declarations", "two declarations"))
    text(other, "interests").fill(whole.replace("no declarations", "three declarations"))
    late = one if _told(one, other) else other
    late.page.get_by_role("button", name="Take theirs").click()
    expect(text(late, "interests")).to_have_value(re.compile("(two|three) declarations"))
    expect(text(one, "interests")).to_have_value(text(other, "interests").input_value(), timeout=PATIENT)


def _told(one: Visitor, other: Visitor) -> bool:
    """Which of two who changed the same words was told, once either is."""
    for _ in range(60):
        for found, clerk in ((True, one), (False, other)):
            if clerk.page.locator("#item-interests [data-choose]").is_visible():
                return found
        one.page.wait_for_timeout(250)
    raise AssertionError("neither was told that both changed the same words")


def vote_by_name(clerk: Visitor, ayes: int, noes: int) -> None:
    """Vote with the keyboard: so many for, so many against, the rest abstain."""
    clerk.choose("By name")
    clerk.page.locator(".name-row input").first.focus()
    clerk.page.keyboard.type("f" * ayes + "a" * noes)
    left = 60 - ayes - noes
    clerk.page.keyboard.type("b" * left)
    clerk.page.locator("[data-tally]").get_by_text(f"{ayes} for, {noes} against, {left} abstained").wait_for()
    clerk.press("Record the vote")


@pytest.mark.slow
def test_sixty_members_set_a_budget(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    clerk.go(f"{COUNCIL}/open").choose("It decides a budget").press("Open the meeting")
    assert clerk.page.locator(".roll fieldset").count() == 60
    clerk.press("Record the roll").sees("There now: 60").sees("60 are there and 15 are needed")
    clerk.page.locator("#chair_at").fill("10:00")
    clerk.press("Record who presides").sees("Councillor Alma Underhill presides")
    clerk.go(f"{COUNCIL}/minutes/items/budget/motion")
    clerk.fill(text="That the council tax rise by 4.99%")
    clerk.page.get_by_label("Moved by").select_option("Councillor Cleo Underhill")
    clerk.page.get_by_label("Seconded by").select_option("Councillor Dora Underhill")
    clerk.press("Record the motion")
    motion = clerk.page.url
    clerk.choose("By a count").fill(votes_for="31", against="29").press("Record the vote")
    clerk.sees("by name")

    def amend(words: str, reads: str, who: str) -> None:
        clerk.go(motion.removeprefix(clerk.address))
        clerk.page.get_by_text("Record an amendment").click()
        form = clerk.page.locator("form", has=clerk.page.get_by_role("button", name="Record the amendment"))
        form.locator("[name=text]").fill(words)
        form.locator("[name=would_read]").fill(reads)
        form.get_by_label("Moved by").select_option(f"Councillor {who}")
        clerk.press("Record the amendment")

    amend("For 4.99% put 1%", "That the council tax rise by 1%", "Alma Boyle")
    vote_by_name(clerk, 20, 38)
    clerk.sees("The amendment is lost")
    amend("For 4.99% put 3.5%", "That the council tax rise by 3.5%", "Basil Boyle")
    vote_by_name(clerk, 30, 30)
    clerk.sees("The votes are equal").choose("For").press("Record it").sees("The amendment is carried")
    clerk.sees("That the council tax rise by 3.5%")
    vote_by_name(clerk, 33, 25)
    clerk.sees("Motion carried")
    clerk.go(f"{COUNCIL}/minutes")
    words = text(clerk, "budget").input_value()
    for sentence in (
        "It was moved by Councillor Cleo Underhill, seconded by Councillor Dora Underhill, that the",
        "On a recorded vote, with 20 for, 38 against and 2 abstentions, the amendment was lost.",
        "with 30 for and 30 against, the votes were equal. Councillor Alma Underhill, in the chair,",
        "On a recorded vote, with 33 for, 25 against and 2 abstentions, the motion was carried.",
        "RESOLVED that the council tax rise by 3.5%.",
    ):
        assert sentence in words, words
    assert words.count("Councillor Jonas Boyle") == 3
    expect(record(clerk, "budget")).to_contain_text("vote 33–25–2, carried")
    clerk.go(f"{COUNCIL}/agreeing").sees("they agree")

    # The text is changed: text and fact stand side by side, and nothing is mended.
    clerk.go(f"{COUNCIL}/minutes")
    text(clerk, "budget").fill(words.replace("33 for, 25 against", "34 for, 25 against"))
    saved(clerk)
    clerk.go(f"{COUNCIL}/agreeing").sees("34 for, 25 against").sees("33 for, 25 against")
    clerk.press("Put what is recorded into the text").sees("they agree")
