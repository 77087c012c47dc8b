"""Whatever the text, a reading quotes it, invents nothing, and never fails."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.reading import Reading, read, read_html
from tests.reading.marked import CASES, case

# Pieces that minutes are made of, so that random texts come near to real ones.
PIECES = st.sampled_from(
    [
        "RESOLVED that the report be noted.",
        "RESOLVED:",
        "(a) that the Clerk write to the Council; and",
        "1. That £500 be paid.",
        "\u2022 Members felt that it was late.",
        "Proposed by Councillor A Bly;",
        "Seconded by Cllr. Orme",
        '"That the motion be carried."',
        "For: A Bly, C Orme (2)",
        "Against (0)",
        "| Vote | Councillors | Count |",
        "| For | A Bly | 1 |",
        "In reply to a query from Councillor Bly about roads, the Engineer said",
        "Minutes:",
        "Decision:",
        "12. Finance",
        "It was agreed to refer it to the Audit Committee.",
        "Present: A Bly, C Orme",
        "Apologies were received from Cllr Dean.",
        "---",
        "2",
        "",
        "Action: JS",
        "O ABSTINATION",
        "\u00a0\u00ad\u2013",
    ]
)
NEAR_MINUTES = st.lists(PIECES, max_size=14).map("\n".join)
ANY_TEXT = st.one_of(st.text(max_size=400), NEAR_MINUTES)


def quotes(reading: Reading) -> bool:
    return all(reading.text[e.start : e.end] == e.text and e.text.strip() for e in reading.elements)


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT, st.sampled_from(["item", "meeting"]))
def test_every_element_quotes_its_source(text: str, scope: str) -> None:
    reading = read(text, scope=scope)
    assert reading.text == text
    assert quotes(reading)


@settings(max_examples=80, deadline=None)
@given(NEAR_MINUTES)
def test_no_element_stands_outside_its_item(text: str) -> None:
    reading = read(text, scope="meeting")
    for element in reading.elements:
        if element.item is not None:
            item = reading.items[element.item]
            assert item.start <= element.start < element.end <= item.end


@settings(max_examples=80, deadline=None)
@given(NEAR_MINUTES)
def test_an_unsure_element_says_why_and_a_sure_one_needs_not(text: str) -> None:
    for element in read(text).elements:
        assert element.sure == (element.why == "")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["<p>{}</p>", "<ul><li>{}", "<table><tr><td>{}", "{}"]))
def test_any_html_reads(text: str, around: str) -> None:
    assert quotes(read_html(around.format(text)))


def loosened(text: str) -> str:
    """The same text with its spaces doubled, hard, or at the ends of lines."""
    spaced = re.sub(r"(?<=\w) (?=\w)", " \u00a0", text)
    return re.sub(r"\n", "  \n", spaced)


def test_the_reading_is_stable_when_only_white_space_changes() -> None:
    for path in sorted(CASES.glob("*.txt")):
        text, _ = case(path)
        before = [(e.kind, e.text.split()) for e in read(text).elements]
        after = [(e.kind, e.text.split()) for e in read(loosened(text)).elements]
        assert after == before, path.stem
