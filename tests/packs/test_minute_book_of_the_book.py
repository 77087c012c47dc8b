"""A body's minute book binds what was approved in a municipal year; its pages keep the numbers they got when
they were approved, or were signed with."""

from __future__ import annotations

import pytest

from minutebook.book import municipal_year
from minutebook.book.press import publish
from minutebook.book.schema import Body, Minutes, Words
from minutebook.book.shelf import Book
from minutebook.packs.library import Library, Made
from minutebook.packs.making import make_minute_book
from tests.packs.council import COUNCIL, agreed, filed, founded, item, meeting, put, report


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


def held(book: Book, day: str, state: str = "approved", **keys: object) -> None:
    """A meeting of a day whose minutes take one page."""
    put(
        book,
        agreed([item(1, minutes=f"Minutes of {day}.")], state, id=f"m-{day}", start=f"{day}T10:00", **keys),
    )


def bound(book: Book, year: int = 2025) -> Made:
    made = make_minute_book(book, COUNCIL, "board", year).find(f"minute-book-{year}")
    assert made is not None
    return made


def test_only_what_is_approved_by_day(wrenshire: Book) -> None:
    held(wrenshire, "2025-11-05")
    held(wrenshire, "2025-07-02", "signed")
    held(wrenshire, "2026-01-14", "draft")
    held(wrenshire, "2026-05-20")
    made = bound(wrenshire)
    assert made.title == "Corporate Parenting Board: minute book 2025/26"
    assert made.name == "Corporate Parenting Board, minute book 2025-26.pdf"
    assert list(made.labels) == ["m-2025-07-02", "m-2025-11-05"]


def test_minutes_approved_later_move_no_page(wrenshire: Book) -> None:
    held(wrenshire, "2025-11-05")
    assert bound(wrenshire).labels == {"m-2025-11-05": ("1",)}
    held(wrenshire, "2025-07-02")
    made = bound(wrenshire)
    assert made.labels == {"m-2025-07-02": ("2",), "m-2025-11-05": ("1",)}
    record = Library(wrenshire).record_path(COUNCIL, "board")
    record.unlink()
    assert bound(wrenshire) == made


def test_leaves_keep_the_numbers_they_were_signed_with(wrenshire: Book) -> None:
    record = Minutes(state="signed", signed="2025-09-03", signed_by="Councillor Ames", leaves=(41,))
    held(wrenshire, "2025-07-02", record=record)
    held(wrenshire, "2025-09-03")
    assert bound(wrenshire).labels == {"m-2025-07-02": ("41",), "m-2025-09-03": ("42",)}


def test_a_signed_file_is_bound_as_it_was_signed(wrenshire: Book) -> None:
    signed = filed(wrenshire, report("Signed minutes", 3), "signed.pdf")
    held(wrenshire, "2025-07-02", record=Minutes(state="signed", file=signed))
    assert bound(wrenshire).labels == {"m-2025-07-02": ("1", "2", "3")}


def test_nothing_is_made_of_a_year_without_minutes(wrenshire: Book) -> None:
    assert make_minute_book(wrenshire, COUNCIL, "board", 2025).made == ()


def test_years_stand_side_by_side(wrenshire: Book) -> None:
    held(wrenshire, "2025-07-02")
    held(wrenshire, "2026-07-01")
    bound(wrenshire, 2025)
    bound(wrenshire, 2026)
    record = Library(wrenshire).record(COUNCIL, "board")
    assert {made.number for made in record.made} == {"2025", "2026"}


def test_a_municipal_year_begins_with_the_annual_meeting_or_on_1_may(wrenshire: Book) -> None:
    assert municipal_year.limits(wrenshire, COUNCIL, 2025) == ("2025-05-01", "2026-05-01")
    publish(wrenshire, Body(id="council", name=Words(en="County Council"), kind="council"), council=COUNCIL)
    annual = {"id": "annual", "body": "council", "start": "2026-05-19T10:00", "kind": "annual"}
    put(wrenshire, meeting([item(1)], **annual))
    assert municipal_year.limits(wrenshire, COUNCIL, 2025) == ("2025-05-01", "2026-05-19")
    assert municipal_year.year_of(wrenshire, COUNCIL, "2026-05-18") == 2025
    assert municipal_year.year_of(wrenshire, COUNCIL, "2026-05-19") == 2026
    assert municipal_year.name(2099) == "2099/00"
