"""The search page shows passages, says what it did with the question, and helps where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook import home
from minutebook.book.following import follow_once
from minutebook.book.shelf import public_book
from minutebook.search.follower import SearchFollower
from tests.site.conftest import Get


@pytest.fixture
def indexed(record: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small council's record, found by its words."""
    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    home.make("public")
    follow_once(public_book(), [SearchFollower(public_book())])


def test_it_works(indexed: None, get: Get) -> None:
    page = get("/search?q=inspection")
    assert page.status == 200
    assert page.words("h1") == ["Search"]
    assert any("/corporate-parenting-board/" in link for link in page.links(".hits h3 a"))
    assert "inspection" in [word.lower() for word in page.words(".passage mark")]


def test_a_finding_is_found_by_itself_and_leads_to_its_line(indexed: None, get: Get) -> None:
    page = get("/search?q=homes+leave&kind=finding")
    assert page.words(".hits h3") == ["Homes for those who leave care."]
    (link,) = page.links(".hits h3 a")
    assert link.startswith("/inspections/") and get(link).status == 200
    assert page.words(".hits .meta") == ["Finding, 2 March 2026"]


def test_before_a_question_it_says_what_it_looks_through(indexed: None, get: Get) -> None:
    assert "agendas, minutes, papers" in get("/search").one(".quiet").text()


def test_what_it_is_limited_to_can_be_taken_away(indexed: None, get: Get) -> None:
    page = get("/search?q=inspection&kind=item&body=corporate-parenting-board")
    assert [words.split(" take")[0] for words in page.words(".taken li")] == [
        "Agenda items",
        "Corporate Parenting Board",
    ]
    assert "?q=inspection&body=corporate-parenting-board" in page.links(".taken a")


def test_it_offers_ways_to_narrow_with_their_counts(indexed: None, get: Get) -> None:
    page = get("/search?q=the")
    assert "?q=the&kind=item" in page.links(".narrow a")


def test_a_misspelt_word_is_mended_on_request(indexed: None, get: Get) -> None:
    page = get("/search?q=inspecton")
    assert page.links(".nothing a") == ["?q=inspection"]


def test_what_cannot_be_a_day_is_said(indexed: None, get: Get) -> None:
    assert "“soon” is not a day" in get("/search?q=inspection&since=soon").one(".note").text()


@pytest.mark.parametrize(
    "asked", ["%00", "q=%22", "q=" + "a" * 5000, "q=x&page=99999999", "page=-1&q=the", "q=<script>"]
)
def test_nothing_typed_is_an_error(indexed: None, get: Get, asked: str) -> None:
    page = get(f"/search?{asked}")
    assert page.status == 200 and "<script>" not in page.html.replace(
        '<script type="application/ld+json">', ""
    )


def test_without_an_index_it_says_so_and_stays_a_page(
    record: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, get: Get
) -> None:
    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    page = get("/search?q=inspection")
    assert page.status == 200 and "index is being built" in page.one(".note").text()


def test_in_welsh(indexed: None, get: Get) -> None:
    page = get("/cy/search?q=inspection")
    assert page.words("h1") == ["Chwilio"] and page.words(".hits li")


def test_few_queries(indexed: None, get: Get) -> None:
    assert get("/search?q=inspection").queries <= 6
