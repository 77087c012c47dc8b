"""In a browser: a reader of the public site finds a meeting's pack, downloads it, and it is what it says."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import Browser

from minutebook.packs import structure
from tests.browsing import served
from tests.packs.council import report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the council's record is served by a process of its own."""
    with served("tests.packs.serving", host="localhost") as address:
        yield address


def test_contents_numbers_tags_and_text(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/corporate-parenting-board/2026-06-22")
    link = page.get_by_role("link", name=re.compile("Agenda pack"))
    said = link.locator("xpath=..").inner_text()
    answer = page.request.get(address + (link.get_attribute("href") or ""))
    assert answer.headers["content-type"] == "application/pdf"
    data = answer.body()

    with pypdfium2.PdfDocument(data) as pdf:
        assert f"{len(pdf)} pages" in said
        labels = [pdf.get_page_label(n) for n in range(len(pdf))]
        words = [" ".join(one.get_textpage().get_text_bounded().split()) for one in pdf]
        marks = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert labels == ["i", "1", "2", "3", "S1-1"]
    for label, text in zip(labels, words, strict=True):
        assert f"Page {label}" in text
    assert "Item of business 3" in words[0]
    assert "Report a . . ." in re.sub(r"(\. ?)+", ". . . ", words[0])
    assert "Sheet 2 of Report a." in words[2]
    assert (1, "Report late") in marks

    with pikepdf.open(io.BytesIO(data)) as pack:
        assert structure.unresolved(pack) == []
        whole = structure.sequence(pack)
    with pikepdf.open(io.BytesIO(report("Report a", 2))) as source:
        assert structure.contains(whole, structure.sequence(source))
    page.close()
