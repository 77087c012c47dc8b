"""The book's paragraphs on a sheet: the same words, in the same order, with the web page's ids."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from minutebook.book.schema import Mark, Paragraph, Words
from minutebook.packs.html import blocks_of
from minutebook.packs.paragraphs import html_of, listed, text_html


def said(text: str, **keys: object) -> Paragraph:
    return Paragraph(text=Words(en=text), **keys)  # type: ignore[arg-type]


def test_each_kind() -> None:
    assert html_of([said("Noted.", id="p1")]) == '<p id="p1">Noted.</p>'
    assert html_of([said("Noted.", id="p1")], within="item") == '<p id="item/p1">Noted.</p>'
    assert html_of([said("Why", kind="heading", level=2)]) == "<h2>Why</h2>"
    assert html_of([said("1 < 2", label="3.1")]) == "<p>3.1 1 &lt; 2</p>"
    assert html_of([said("So", kind="quote")]) == "<blockquote><p>So</p></blockquote>"
    table = Paragraph(kind="table", rows=(("A", "B"), ("1", "2")))
    assert html_of([table]) == "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"


def test_a_list_keeps_the_clerks_own_labels_and_depth() -> None:
    listing = [
        said("first", kind="numbered", label="(a)", id="p1"),
        said("under it", kind="numbered", label="(i)", level=1),
        said("second", kind="numbered", label="(b)"),
    ]
    (block,) = blocks_of(html_of(listing)).blocks
    assert block["labels"] == ["(a)", "(b)"]
    assert block["items"][0][0]["id"] == "p1"
    assert block["items"][0][1]["labels"] == ["(i)"]


def test_marks_are_set_where_they_are_and_not_in_the_other_language() -> None:
    marks = (Mark(start=0, end=8, kind="strong"), Mark(start=4, end=8, kind="emphasis"))
    paragraph = Paragraph(text=Words(en="RESOLVED that", cy="PENDERFYNWYD bod"), marks=marks)
    assert html_of([paragraph]) == "<p><strong>RESO</strong><em><strong>LVED</strong></em> that</p>"
    assert html_of([paragraph], "cy") == "<p>PENDERFYNWYD bod</p>"


def test_plain_words() -> None:
    assert text_html("One\ntwo\n\nthree") == "<p>One<br>two</p><p>three</p>"
    assert listed(["", "one"]) == "<p>one</p>"
    assert listed(["one", "two & three"]) == "<ul><li>one</li><li>two &amp; three</li></ul>"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=12)
PARAGRAPHS = st.lists(
    st.builds(
        lambda text, kind, level: said(text, kind=kind, level=level),
        TEXT,
        st.sampled_from(["text", "heading", "bullet", "numbered", "quote"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(PARAGRAPHS)
def test_no_word_is_lost_or_moved(paragraphs: list[Paragraph]) -> None:
    body = LexborHTMLParser(f"<body>{html_of(paragraphs)}</body>").body
    assert body is not None
    assert body.text() == "".join(paragraph.text.en for paragraph in paragraphs)
