"""An address leads to what it names, to where that went, or to what became of it; never to another host."""

from __future__ import annotations

import msgspec
import pytest
from django.test import Client

from minutebook.book.press import publish
from minutebook.book.schema import Body, Words
from minutebook.book.shelf import public_book
from tests.site import county
from tests.site.conftest import Get

ITEM = "/corporate-parenting-board/2026-05-06/inspection-update"


def test_it_works(record: None, client: Client) -> None:
    answer = client.get("/id/model")
    assert (answer.status_code, answer["Location"]) == (301, ITEM)
    assert client.get("/cy/id/model")["Location"] == f"/cy{ITEM}"


def test_a_former_name_leads_to_the_present_one(record: None, client: Client) -> None:
    answer = client.get("/matters/the-old-bridge")
    assert (answer.status_code, answer["Location"]) == (301, "/matters/the-old-bridge-at-teme")


def test_what_stands_under_a_renamed_body_moves_with_it(record: None, client: Client) -> None:
    board = next(thing for thing in county.bodies() if thing.id == "board")
    assert isinstance(board, Body)
    renamed = msgspec.structs.replace(board, name=Words(en="Board for Children in Care"))
    publish(public_book(), renamed, council=county.COUNCIL)
    assert client.get(ITEM)["Location"] == ITEM.replace(
        "corporate-parenting-board", "board-for-children-in-care"
    )


def test_the_words_of_what_was_withdrawn_or_erased_are_gone(record: None, get: Get) -> None:
    withdrawn, erased = get("/documents/a-letter-to-withdraw"), get("/documents/something-erased")
    assert "It was a private letter." in withdrawn.html
    assert "personal data that must not be public" in erased.html
    assert "Something erased" not in erased.html
    for path in ("/documents", "/changes", "/search?q=letter", "/search?q=erased"):
        assert county.LETTER not in get(path).html
        assert "Something erased" not in get(path).html


def test_a_reading_is_read_in_the_margin_of_its_meeting(record: None, client: Client) -> None:
    answer = client.get("/readings/reading")
    assert answer["Location"] == "/corporate-parenting-board/2026-05-06"


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example//", "/meetings//"])
def test_a_redirect_never_leaves_the_site(record: None, client: Client, path: str) -> None:
    answer = client.get("/", PATH_INFO=path)
    assert answer.status_code in (301, 404)
    assert not answer.get("Location", "/x").startswith("//")
    assert "://" not in answer.get("Location", "")


@pytest.mark.parametrize("path", ["/meetings/", "/cy/", "/cy/bodies/"])
def test_an_address_with_a_slash_at_its_end_is_the_one_without(
    record: None, client: Client, path: str
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (301, path.rstrip("/"))


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_pages_are_only_read(record: None, client: Client, method: str) -> None:
    assert getattr(client, method)("/meetings").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/meetings?year=99999&body=none",
        "/calendar?month=2026-13",
        "/calendar?month=0000-00",
        "/calendar?month=9999-12",
        "/changes?before=x",
        "/resolutions?before=a~b",
        "/resolutions?before=2026-05-06~may~9999999999",
        "/votes?member=../../x&year=0000",
        "/documents/local-plan-with-all-its-pages?page=-1",
        "/documents/local-plan-with-all-its-pages?page=999999",
        "/people?group=Nobody",
        "/search?q=%00%25_'",
        "/corporate-parenting-board?year=1066",
    ],
)
def test_no_question_in_an_address_is_an_error(record: None, get: Get, path: str) -> None:
    assert get(path).status == 200


@pytest.mark.parametrize(
    "path", ["/versions/none", "/versions/over/9", "/versions/over/1/9", "/id/none", "/x\0y"]
)
def test_what_never_was_is_not_found(record: None, get: Get, path: str) -> None:
    assert get(path).status == 404


def test_two_versions_are_chosen_by_a_form_and_stand_under_an_address_of_their_own(
    record: None, get: Get, client: Client
) -> None:
    page = get("/versions/over")
    assert page.one("form#compare").attributes["action"] == "/versions/over"
    assert len(page.tree.css('input[type=radio][form="compare"]')) == 4
    answer = client.get("/versions/over?before=2&after=1")
    assert (answer.status_code, answer["Location"]) == (302, "/versions/over/1/2")
    changed = get("/versions/over/1/2")
    assert changed.words("ins") == ["at Teme"]
    assert "The name was short." in changed.words(".notice")[0]
