"""A page is the same bytes for the same book, settings and day, whoever asks, however often."""

from __future__ import annotations

import pytest

from minutebook.book.rebuild import rebuild
from minutebook.book.shelf import public_book
from tests.site.conftest import Get
from tests.site.families import PAGES

SOME = [path for path in PAGES if "?" not in path]


def test_it_works(record: None, get: Get) -> None:
    before = {path: get(path).html for path in SOME}
    rebuild(public_book())
    assert {path: get(path).html for path in SOME} == before


def test_it_does_not_depend_on_the_reader(record: None, get: Get) -> None:
    one = get("/corporate-parenting-board/2026-05-06/inspection-update")
    other = get(
        "/corporate-parenting-board/2026-05-06/inspection-update",
        HTTP_ACCEPT_LANGUAGE="cy",
        HTTP_USER_AGENT="x",
        HTTP_COOKIE="a=b",
    )
    assert one.html == other.html
    assert "Set-Cookie" not in one.headers


def test_it_does_not_depend_on_the_time_of_day(
    record: None, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    morning = get("/").html
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-06-15T20:59:00+00:00")
    assert get("/").html == morning
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-06-16T00:01:00+01:00")
    assert get("/").html != morning
