"""A better reader changes readings, not their ids; what it finds no more is said; a person’s word stays."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from minutebook import reading as reader
from minutebook.book.press import publish
from minutebook.book.readings import reading_of
from minutebook.book.rereading import changes, publish_changes
from minutebook.book.schema import Meeting, Reading
from minutebook.book.shelf import Book
from tests.book.making import COUNCIL, board, found
from tests.book.test_readings import ACTION, RESOLVED, minuted, read

WORDS = "The report was introduced.\n\nRESOLVED: That the report be noted."


def answering(*elements: tuple[str, str]) -> Any:
    """A reader that finds these kinds at these words, whatever else stands there."""

    def answer(text: str, **_: object) -> reader.Reading:
        made = [
            reader.Element(kind, text.index(words), text.index(words) + len(words), words)
            for kind, words in elements
            if words in text
        ]
        return reader.Reading(text, made, [], reader.Meeting(), [])

    return answer


@pytest.fixture
def record(book: Book) -> Book:
    found(book)
    publish(book, board(), council=COUNCIL)
    meeting = minuted("The report was introduced.", RESOLVED, ACTION)
    publish(book, meeting, council=COUNCIL)
    publish(book, read(meeting), council=COUNCIL)
    return book


def test_the_same_reader_changes_nothing(record: Book) -> None:
    assert list(changes(record, COUNCIL)) == []


def test_a_wider_span_keeps_its_id(record: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(minuted("The report was introduced.", RESOLVED, ACTION))
    old = next(e for e in before.elements if e.kind == "resolution")
    monkeypatch.setattr("minutebook.reading.read", answering(("resolution", WORDS)))
    [change] = changes(record, COUNCIL)
    [(was, new)] = change.changed
    assert was.id == new.id == old.id and new.text == WORDS
    assert "action" in [element.kind for element in change.lost]


def test_what_is_found_newly_has_an_id_of_its_own(record: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutebook.reading.read", answering(("comment", "The report was introduced.")))
    [change] = changes(record, COUNCIL)
    assert [element.kind for element in change.found] == ["comment"]
    ids = [element.id for element in change.after.elements]
    assert len(ids) == len(set(ids))


def test_publishing_makes_the_next_reading_and_then_nothing_is_left(
    record: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutebook.reading.read", answering(("resolution", WORDS)))
    assert publish_changes(record, COUNCIL, list(changes(record, COUNCIL))) == 1
    assert list(changes(record, COUNCIL)) == []


def test_an_id_is_found_again_when_the_words_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = minuted(RESOLVED)
    first = read(meeting)
    monkeypatch.setattr("minutebook.reading.read", answering())
    gone = reading_of(meeting, before=first)
    assert gone is not None and {element.state for element in gone.elements} == {"lost"}
    monkeypatch.undo()
    again = reading_of(meeting, before=gone)
    assert again is not None
    assert {e.id for e in again.elements if e.state == "machine"} == {e.id for e in first.elements}


def test_a_corrected_text_keeps_the_id_of_words_that_still_stand() -> None:
    first = read(minuted(RESOLVED))
    corrected: Meeting = minuted("A sentence that was left out.", RESOLVED)
    again = reading_of(corrected, before=first)
    assert again is not None
    resolution = next(e for e in again.elements if e.kind == "resolution" and e.state == "machine")
    assert resolution.id == next(e for e in first.elements if e.kind == "resolution").id


def test_what_a_person_mended_stays_though_the_reader_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = minuted(RESOLVED)
    first = read(meeting)
    mended = msgspec.structs.replace(first.elements[0], state="mended", fields={"verb": "approve"})
    before: Reading = msgspec.structs.replace(first, elements=(mended,))
    monkeypatch.setattr("minutebook.reading.read", answering())
    again = reading_of(meeting, before=before)
    assert again is not None and again.elements == (mended,)
