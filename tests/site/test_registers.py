"""Registers list what was found and decided, newest first, a page at a time, by body and year."""

from __future__ import annotations

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Decision, Element, Reading, Words
from minutebook.book.shelf import public_book
from minutebook.site import listing
from minutebook.site.views import matters
from tests.site import county
from tests.site.conftest import Get


def test_it_works(record: None, get: Get) -> None:
    page = get("/resolutions")
    assert page.words(".decided-list .said") == [
        "Resolved: the report be noted; and the Director report again by 1 September."
    ]
    assert "Moved by Councillor Ames" in page.words(".decided-list .meta")[0]


def test_actions_name_who_and_when(record: None, get: Get) -> None:
    cells = get("/actions").words("tbody td")
    assert cells[:3] == ["the Director report again by 1 September.", "Director", "by 1 September"]


def test_votes_give_their_sides(record: None, get: Get) -> None:
    assert get("/votes").words(".tally") == ["Carried, 35 for, 25 against"]


def test_a_members_votes_give_the_members_side(record: None, get: Get) -> None:
    assert get("/votes?member=councillor-ruth-ames").words(".tally") == [
        "Voted for. Carried, 35 for, 25 against"
    ]
    assert get("/votes?member=councillor-joan-lowe").words(".tally") == [
        "Voted against. Carried, 35 for, 25 against"
    ]
    assert get("/votes?member=councillor-una-vale").words(".tally") == []


def test_a_register_can_be_held_to_a_body_and_a_year(record: None, get: Get) -> None:
    assert get("/resolutions?body=corporate-parenting-board&year=2026").tree.css(".decided-list li")
    assert not get("/resolutions?body=county-council").tree.css(".decided-list li")
    empty = get("/resolutions?year=2025")
    assert empty.words(".quiet")[0].startswith("No resolution is on record here.")
    assert empty.words("option[selected]") == ["2025"]


def test_older_pages_go_on_where_the_newer_ended_and_part_no_item(
    record: None, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(
        Element(id=f"x{n}", item="long", kind="resolution", start=n, end=n + 1, text=f"Resolution {n}.")
        for n in range(3)
    )
    reading = Reading(id="r3", of="draft", body="panel", date="2026-06-02", reader="t", elements=many)
    publish(public_book(), reading, council=county.COUNCIL)
    monkeypatch.setattr(listing, "PER_PAGE", 4)
    first = get("/resolutions")
    assert first.words(".said") == ["Resolution 0. Resolution 1. Resolution 2."]
    second = get(f"/resolutions{first.links('.pages a[rel=next]')[0].removeprefix('/resolutions')}")
    assert second.words(".decided-list .meta a") == ["Inspection update"]
    assert not second.links(".pages a[rel=next]")
    assert second.links(".pages a") == ["/resolutions"]


def test_lists_of_objects_turn_their_pages_too(
    record: None, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(5):
        made = Decision(
            id=f"d{n}", title=Words(en=f"Decision {n}"), date="2026-05-20", decided=Words(en="Yes.")
        )
        publish(public_book(), made, council=county.COUNCIL)
    monkeypatch.setattr(listing, "PER_PAGE", 2)
    seen: list[str] = []
    path = "/decisions"
    while path:
        page = get(path)
        seen += page.words(".decided-list .meta > a")
        path = next(iter(page.links(".pages a[rel=next]")), "")
    assert sorted(seen) == [
        "Decision 0",
        "Decision 1",
        "Decision 2",
        "Decision 3",
        "Decision 4",
        "Grant to a charity",
    ]
    assert len(seen) == 6


def test_a_decision_holds_the_five_things(record: None, get: Get) -> None:
    page = get("/decisions/2026-05-20-grant-to-a-charity")
    assert page.words(".parts dt") == [
        "Decided by",
        "Reasons",
        "Alternatives considered and rejected",
        "Conflicts of interest declared",
        "Dispensations",
    ]
    assert page.words(".notice") == ["In force since 28 May 2026."]
    assert page.words(".clauses p") == ["To pay £4,000.", "To report back."]


def test_matters_are_listed_a_page_at_a_time_and_none_is_left_out(
    record: None, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = get("/matters")
    every = whole.words(".rows a")
    assert len(every) == 2
    assert not whole.tree.css("nav.pages")
    monkeypatch.setattr(matters, "PER_PAGE", 1)
    first = get("/matters")
    older = first.tree.css_first("a[rel=next]").attributes["href"]
    last = get(str(older))
    assert sorted(first.words(".rows a") + last.words(".rows a")) == sorted(every)
    assert not last.tree.css("a[rel=next]")
    assert get("/matters?before=yesterday").words(".rows a") == first.words(".rows a")
