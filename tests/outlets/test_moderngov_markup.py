"""Values are written as the real service writes them, and any text comes out of a document as it went in."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Mark, Paragraph, Words
from minutebook.outlets.moderngov import prose
from minutebook.outlets.moderngov.markup import (
    Element,
    asked_day,
    count,
    day,
    document,
    fields,
    hour,
    inline,
    monday,
    named,
    truth,
)


def test_it_works() -> None:
    tree = Element(
        "wards",
        [
            Element("ward", [*fields(wardtitle="A & B", phone=""), Element("none")], {"id": 'a"b'}),
            Element("empty", []),
        ],
    )
    assert document(tree).decode().split("\r\n") == [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<wards>",
        '  <ward id="a&quot;b">',
        "    <wardtitle>A &amp; B</wardtitle>",
        "    <phone>",
        "    </phone>",
        "    <none />",
        "  </ward>",
        "  <empty>",
        "  </empty>",
        "</wards>",
    ]
    assert inline(tree) == (
        '<wards><ward id="a&quot;b"><wardtitle>A &amp; B</wardtitle><phone></phone><none /></ward>'
        "<empty></empty></wards>"
    )


def test_values_have_the_old_forms() -> None:
    assert (day("2025-11-21T12:30"), day("2025-01-05"), day("")) == ("21/11/2025", "05/01/2025", "")
    times = ["00:05", "09:30", "12:30", "18:00"]
    assert [hour(f"2025-11-21T{time}") for time in times] == ["12.05 am", "9.30 am", "12.30 pm", "6.00 pm"]
    assert (hour("2025-11-21"), truth(()), truth("x"), count(0)) == ("", "False", "True", " 0")
    assert named('Members\' & "Others"') == "Members&#39; & &quot;Others&quot;"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("21/11/2025", "2025-11-21"),
        (" 1/5/2025 ", "2025-05-01"),
        # A range in ISO form is left out of account, and 0 is one client's word for "no date".
        ("2025-11-21", ""),
        ("0", ""),
        ("", ""),
        ("31/02/2025", ""),
    ],
)
def test_dates_are_asked_for_as_day_month_year(text: str, found: str) -> None:
    assert asked_day(text) == found


def test_weeks_begin_with_the_first_monday() -> None:
    assert monday(2026, 1).isoformat() == "2026-01-05"
    assert monday(2026, 0).isoformat() == "2025-12-29"
    assert monday(2024, 1).isoformat() == "2024-01-01"


@given(st.text())
def test_a_text_comes_back_as_it_went_in(text: str) -> None:
    root = ElementTree.fromstring(document(Element("a", [Element("b", text, {"c": text})])))
    allowed = "".join(
        one
        for one in text
        if one in "\t\n\r" or " " <= one <= "\ud7ff" or "\ue000" <= one <= "\ufffd" or one > "\uffff"
    )
    assert (root[0].text or "").strip() == allowed.replace("\r\n", "\n").replace("\r", "\n").strip()


def test_paragraphs_become_a_section_of_words() -> None:
    paragraphs = (
        Paragraph(
            text=Words(en="See the plan & act."),
            marks=(
                Mark(start=4, end=12, kind="link", href="https://example.org/?a=1&b=2"),
                Mark(start=8, end=12, kind="strong"),
                Mark(start=0, end=3, kind="link", href="javascript:alert(1)"),
            ),
        ),
        Paragraph(kind="bullet", text=Words(en="one")),
        Paragraph(kind="bullet", text=Words(en="two")),
        Paragraph(kind="numbered", label="(a)", text=Words(en="that it be noted.")),
        Paragraph(kind="table", rows=(("A", "B"),)),
        Paragraph(kind="heading", level=2, text=Words(en="Next")),
    )
    assert prose.section(paragraphs).split("\n") == [
        '<div class="WordSection1">',
        '<p class="MsoNormal">See <a href="https://example.org/?a=1&amp;b=2">the </a>'
        '<b><a href="https://example.org/?a=1&amp;b=2">plan</a></b> &amp; act.</p>',
        "<ul>",
        "<li>one</li>",
        "<li>two</li>",
        "</ul>",
        '<p class="MsoListParagraph">(a) that it be noted.</p>',
        "<table>",
        "<tr><td>A</td><td>B</td></tr>",
        "</table>",
        "<h3>Next</h3>",
        "</div>",
        "",
    ]
    assert prose.section(()) == prose.said("") == ""
