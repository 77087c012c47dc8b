"""In a real browser old pages and the service's help are free of what axe finds, and nothing sticks out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.conftest import missing
from tests.site.test_in_a_browser import OPTIONS, ROOT, RULES

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
    command = [sys.executable, "-m", "tests.site.serving"]
    environment = os.environ | {"MINUTEBOOK_MODERNGOV_PAGES": "1"}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port, "the site did not start"
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def test_it_works(address: str) -> None:
    path = shutil.which("chromium")
    if path is None:
        missing("chromium", "no chromium on this machine (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
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
        browser.close()
