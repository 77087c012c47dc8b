"""A site of several councils shows each under its own name, in both languages, and never one in another."""

from __future__ import annotations

import pytest
from django.test import Client

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Words
from minutebook.book.shelf import public_book
from tests.site.conftest import Get
from tests.site.families import PAGES
from tests.site.test_every_page import MOST_QUERIES, sound


@pytest.fixture
def second(record: None) -> None:
    """Another council in the same book, with a body of the same name."""
    book = public_book()
    publish(book, Council(id="lugg", slug="luggshire", name=Words(en="Luggshire Council")))
    publish(book, Body(id="cabinet", name=Words(en="Lugg Cabinet")), council="lugg")


def test_it_works(second: None, get: Get) -> None:
    page = get("/")
    assert page.words("main a") == ["Luggshire Council", "Temeside County Council"]
    assert page.links("main a") == ["/luggshire", "/temeside"]
    assert get("/cy").links("main a") == ["/cy/luggshire", "/cy/temeside"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_under_the_councils_name(second: None, get: Get, path: str) -> None:
    page = get(f"/temeside{path}".rstrip("/"))
    assert page.status == 200
    assert page.queries <= MOST_QUERIES
    assert all(
        link.startswith(("/temeside", "/cy/temeside", "#", "http", "mailto:")) for link in page.links()
    )
    sound(page)


def test_one_councils_objects_are_not_anothers(second: None, get: Get, client: Client) -> None:
    assert get("/luggshire/lugg-cabinet").status == 200
    assert get("/temeside/lugg-cabinet").status == 404
    assert get("/luggshire/corporate-parenting-board").status == 404
    assert get("/luggshire/id/model").status == 404
    assert client.get("/temeside/id/model")["Location"].startswith("/temeside/corporate-parenting-board/")
    assert "Lugg" not in get("/temeside/bodies").html


def test_a_council_that_is_not_there_is_not_found(second: None, get: Get) -> None:
    assert get("/nowhere").status == 404
    assert get("/nowhere/bodies").status == 404
