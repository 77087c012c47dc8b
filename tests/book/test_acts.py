"""Withdrawing, merging and splitting: what is shown, what is said, what stays taken."""

from __future__ import annotations

import pytest

from minutebook.book import catalogue
from minutebook.book.acts import merge, split, withdraw
from minutebook.book.errors import NotFound, Refused
from minutebook.book.models import Head
from minutebook.book.press import publish
from minutebook.book.schema import Membership, Person, Words
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from tests.book.making import COUNCIL, board, found, meeting, person, small_record


def shown(book: Book, *ids: str) -> set[str]:
    return set(catalogue.by_id(book, COUNCIL, ids))


def test_withdrawing_hides_an_object_and_its_address_says_so(book: Book) -> None:
    small_record(book)
    withdraw(book, COUNCIL, "meeting", reason="published too early")
    assert shown(book, "meeting", "meeting-2") == set()
    trace = catalogue.trace(book, COUNCIL, "corporate-parenting-board/2026-05-06")
    assert trace is not None
    assert (trace.act, trace.reason) == ("withdraw", "published too early")
    with pytest.raises(NotFound):
        catalogue.versions(book, COUNCIL, "meeting")
    assert verify(book).holds


def test_published_again_it_is_shown_and_its_older_versions_stay_hidden(book: Book) -> None:
    small_record(book)
    withdraw(book, COUNCIL, "meeting", reason="published too early")
    done = publish(book, meeting(), council=COUNCIL)
    assert done.path == "corporate-parenting-board/2026-05-06"
    readable = [v.head.version for v in catalogue.versions(book, COUNCIL, "meeting") if v.thing]
    assert readable == [3]


def test_a_withdrawal_says_why(book: Book) -> None:
    small_record(book)
    with pytest.raises(Refused, match="say why"):
        withdraw(book, COUNCIL, "meeting", reason=" ")


def test_what_others_stand_under_cannot_be_withdrawn(book: Book) -> None:
    small_record(book)
    with pytest.raises(Refused, match="2 other objects"):
        withdraw(book, COUNCIL, "board", reason="renamed")


def test_what_is_gone_already_is_said(book: Book) -> None:
    small_record(book)
    withdraw(book, COUNCIL, "paper", reason="mistake")
    with pytest.raises(Refused, match="does not stand"):
        withdraw(book, COUNCIL, "paper", reason="mistake")
    with pytest.raises(NotFound, match="no object 'nothing'"):
        withdraw(book, COUNCIL, "nothing", reason="mistake")


def member(id: str, name: str) -> Person:
    seat = Membership(id=f"seat-{id}", body="board")
    return Person(id=id, name=Words(en=name), memberships=(seat,))


def test_two_people_who_are_one_become_one_and_apart_again(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, member("ames", "Ruth Ames"), council=COUNCIL)
    publish(book, member("aymes", "R Aymes"), council=COUNCIL)
    merge(book, COUNCIL, "aymes", "ames", reason="misspelt")
    assert shown(book, "ames", "aymes") == {"ames"}
    trace = catalogue.trace(book, COUNCIL, "people/r-aymes")
    assert trace is not None
    assert trace.path == "people/ruth-ames"
    split(book, COUNCIL, "aymes", reason="they are two after all")
    assert shown(book, "ames", "aymes") == {"ames", "aymes"}
    assert [h.act for h in Head.objects.using(book.alias).order_by("sequence")][-2:] == ["merge", "split"]


def test_only_things_of_one_kind_can_be_one(book: Book) -> None:
    small_record(book)
    publish(book, person("Ruth Aymes", "aymes"), council=COUNCIL)
    with pytest.raises(Refused, match="only be merged into another person"):
        merge(book, COUNCIL, "ames", "board")
    with pytest.raises(Refused, match="only be merged"):
        merge(book, COUNCIL, "ames", "ames")
    with pytest.raises(Refused, match="not merged into anything"):
        split(book, COUNCIL, "ames")
