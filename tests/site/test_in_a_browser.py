"""In a real browser every page is free of what axe finds, at two widths, in light and dark, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browsing import RULES, served
from tests.site.families import LONG_ITEM, MEETING, OTHERS, PAGES

pytestmark = pytest.mark.browser
NARROW, WIDE = 320, 1440

# What the browser is asked, in its own language.
STOPS = """() => {
    const fields = 'button, select, summary, input:not([type=hidden]):not([type=radio])';
    return [...document.querySelectorAll('a[href], [tabindex="0"], ' + fields)]
        .filter(e => e.checkVisibility()).length;
}"""
FOCUSED = """() => {
    const e = document.activeElement;
    if (!e || e === document.body || e.type === 'radio') return '';
    const style = getComputedStyle(e);
    if (style.outlineStyle === 'none' && style.boxShadow === 'none')
        throw new Error('focus cannot be seen on ' + e.outerHTML.slice(0, 200));
    if (!e.dataset.n) { window.n = (window.n || 0) + 1; e.dataset.n = window.n; }
    return e.dataset.n;
}"""
SMALL = """() => {
    const targets = '.sections a, .agenda-title a, .papers a, .left a, button, .record a';
    return [...document.querySelectorAll(targets)]
        .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 36)
        .map(e => e.outerHTML.slice(0, 80));
}"""
EMPTY_RULES = """() => [...document.styleSheets[0].cssRules]
    .filter(rule => rule.cssText.replace(/\\s/g, '').endsWith('{}'))
    .map(rule => rule.cssText)"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the small council's record is served by a process of its own."""
    with served("tests.site.serving") as address:
        yield address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab in which anything that goes wrong is an error."""
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    page.close()


def wider_than_the_window(page: Page) -> list[str]:
    """What sticks out at the side, by its tag and class."""
    found: list[str] = page.evaluate(
        """() => {
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > wide + 1)
                .map(e => e.tagName + '.' + e.className);
        }"""
    )
    return found


def faults(page: Page) -> list[str]:
    """What axe finds."""
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    assert len(results["passes"]) > 10, "axe looked at nothing"
    return [
        f"{one['id']}: {node['html'][:120]} ({node['failureSummary'][:200]})"
        for one in results["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("path", [*PAGES, *OTHERS, "/cy", f"/cy{MEETING}/inspection-update"])
def test_it_works(address: str, tab: Page, path: str) -> None:
    tab.goto(address + path)
    for width in (WIDE, NARROW):
        tab.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert wider_than_the_window(tab) == [], f"{width} px"
            assert faults(tab) == [], f"{width} px, {scheme}"


@pytest.mark.parametrize("path", ["/", MEETING, f"{MEETING}/inspection-update", "/calendar", LONG_ITEM])
def test_at_twice_the_size_nothing_sticks_out(address: str, tab: Page, path: str) -> None:
    tab.set_viewport_size({"width": WIDE // 2, "height": 450})
    tab.goto(address + path)
    assert wider_than_the_window(tab) == []
    tab.set_viewport_size({"width": NARROW, "height": 256})  # 1280 by 1024 at 400 %
    assert wider_than_the_window(tab) == []


@pytest.mark.parametrize("path", ["/", MEETING, f"{MEETING}/inspection-update", "/versions/over", "/votes"])
def test_everything_is_reached_by_keyboard_and_seen_to_be(address: str, tab: Page, path: str) -> None:
    tab.goto(address + path)
    wanted = tab.evaluate(STOPS)
    seen: set[str] = set()
    for _ in range(wanted + 20):
        tab.keyboard.press("Tab")
        here = tab.evaluate(FOCUSED)
        seen.add(here)
    seen.discard("")
    assert len(seen) == wanted


def test_the_first_stop_of_the_keyboard_is_the_way_to_the_text(address: str, tab: Page) -> None:
    tab.goto(address + "/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_targets_of_a_touch_screen_are_large_enough(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": NARROW, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + MEETING)
    small = page.evaluate(SMALL)
    assert small == []
    context.close()


def test_marks_and_their_words_are_joined_by_the_pointer(address: str, tab: Page) -> None:
    tab.goto(f"{address}{MEETING}/inspection-update")
    words = tab.locator(".points > .numbered .el.n2").first
    before = words.evaluate("e => getComputedStyle(e).textDecorationLine")
    tab.locator(".note-action").hover()
    assert before != words.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_on_paper_only_the_record_is_left(address: str, tab: Page) -> None:
    tab.goto(f"{address}{MEETING}/inspection-update")
    tab.emulate_media(media="print")
    for gone in (".sections", ".crumbs", ".left", ".quick", ".turn", ".foot"):
        assert not tab.locator(gone).first.is_visible()
    for kept in (".name", "h1", ".decided", ".prose", ".record"):
        assert tab.locator(kept).first.is_visible()


def test_the_style_sheet_is_understood_whole(address: str, tab: Page) -> None:
    """A rule the browser dropped would be one that does nothing."""
    tab.goto(address + "/")
    rules = tab.evaluate(EMPTY_RULES)
    assert rules == []
