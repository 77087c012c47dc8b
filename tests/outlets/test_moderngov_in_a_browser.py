"""In a real browser old pages and the service's help are free of what axe finds, and nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browsing import RULES, served

pytestmark = pytest.mark.browser
NARROW, WIDE = 390, 1440
# One of each sort: lists, tables, prose, forms, both languages.
PAGES = (
    "mgMemberIndex.aspx?VW=TABLE",
    "mgUserInfo.aspx?UID=1",
    "ieListMeetings.aspx?CId=2&Year=0",
    "cy/ieListDocuments.aspx?MId=1",
    "mgListRecordedVotes.aspx?UID=0",
    "ieDecisionDetails.aspx?ID=1",
    "mgCalendarWeekView.aspx",
    "mgWebService.asmx?op=GetMeetings",
)


@pytest.fixture
def address() -> Iterator[str]:
    """Where the small council's record is served with its old pages shown."""
    with served("tests.site.serving", MINUTEBOOK_MODERNGOV_PAGES="1") as address:
        yield address


def test_it_works(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": NARROW, "height": 900})
    tab = context.new_page()
    for page in PAGES:
        answer = tab.goto(f"{address}/{page}")
        assert answer is not None and answer.status == 200, page
        found = Axe().run(tab, options=RULES).response["violations"]
        assert not found, (page, [(one["id"], one["nodes"][0]["html"]) for one in found])
        for width in (NARROW, WIDE):
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, (page, width)
        tab.set_viewport_size({"width": NARROW, "height": 900})
    context.close()
