"""Empty, broken, foreign or hostile text never fails, and the reading says what it left out and why."""

from __future__ import annotations

import pytest

from minutebook.reading import read, read_html
from minutebook.reading.reader import ALL_WELSH, NOT_TEXT, PART_WELSH

WELSH = "Penderfynwyd cymeradwyo cofnodion y cyfarfod a gynhaliwyd ar 4 Mawrth yn gofnod cywir o'r trafodion."
ENGLISH = "RESOLVED that the minutes of the meeting held on 4 March be approved as a correct record."


@pytest.mark.parametrize("text", ["", "\n", "word", "   \t ", "...", "(((((", "\u00a0\u00ad"])
def test_next_to_nothing_gives_an_empty_reading(text: str) -> None:
    assert read(text).elements == []
    assert read(text, scope="meeting").elements == []


def test_binary_is_not_read() -> None:
    reading = read("\x00\x01\x02PK\x03\x04" * 200)
    assert reading.elements == []
    assert reading.note == NOT_TEXT


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(ValueError, match="meeting"):
        read("text", scope="page")


def test_welsh_is_recognised_and_left_unread() -> None:
    reading = read(f"{WELSH}\n\n{WELSH}")
    assert (reading.language, reading.note, reading.elements) == ("cy", ALL_WELSH, [])


def test_of_two_languages_side_by_side_the_english_is_read() -> None:
    reading = read(f"{WELSH}\n\n{ENGLISH}")
    assert reading.note == PART_WELSH
    assert [(e.kind, e.text) for e in reading.elements] == [("resolution", ENGLISH)]


def test_a_misread_letter_o_counts_as_nought() -> None:
    vote = read("The motion was put: 6 FOR, 6 AGAINST and O ABSTINATION").of("vote")[0]
    assert (vote.fields["for"], vote.fields["against"], vote.fields["abstain"]) == (6, 6, 0)


def test_smart_quotes_hard_spaces_and_soft_hyphens_are_read_through() -> None:
    text = "RESOLVED\u2013\u00a0That\u00a0the Mayor\u2019s re\u00adport be noted."
    assert [e.text for e in read(text).of("resolution")] == [text]


def test_a_hundred_nested_lists_are_read() -> None:
    html = "<ul><li>" * 100 + "RESOLVED that the report be noted." + "</li></ul>" * 100
    assert [e.kind for e in read_html(html).elements] == ["resolution"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20_000,
        "that " * 20_000,
        "x" * 50_000,
        "RESOLVED that " * 5_000,
        "A. B. " * 10_000,
        "1. " * 9_000,
    ],
    ids=["brackets", "that", "unbroken", "resolved", "initials", "numbers"],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert all(text[e.start : e.end] == e.text for e in read(text).elements)
