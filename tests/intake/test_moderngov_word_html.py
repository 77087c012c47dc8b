"""Word's HTML becomes paragraphs, lists and tables, and no word of it is lost."""

from __future__ import annotations

import time
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from minutebook.book.schema import Paragraph
from minutebook.intake.moderngov.runs import words_of
from minutebook.intake.moderngov.word_html import cleaned

LISTED = (
    '<p class="MsoListParagraphCxSpFirst" style="text-indent:-18.0pt"><span style="font-family:Symbol">'
    '<span>&middot;<span style="font:7.0pt">&nbsp;&nbsp;&nbsp;</span></span></span>First thing</p>'
)
NUMBERED = (
    '<p class="MsoNormal" style="margin-left:54.0pt; text-indent:-18.0pt"><span>(2)<span style="font:7.0pt">'
    "&nbsp;</span></span>to delegate to the Managing Director</p>"
)


def shown(html: str) -> list[str]:
    return [paragraph.plain() for paragraph in cleaned(html).paragraphs]


def marked(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [(paragraph.text.en[mark.start : mark.end], mark.kind) for mark in paragraph.marks]


def test_it_works() -> None:
    made = cleaned(
        '<div class="WordSection1"><p class="MsoNormal"><b style="">RESOLVED</b><span>:</span></p>'
        f'<p class="MsoNormal">&nbsp;</p>{NUMBERED}{LISTED}<h3>Reasons</h3><p><i>As set out</i> on the '
        '20<sup>th</sup> at <a href="mailto:a@b.example">a@b.example</a>.</p></div>'
    ).paragraphs
    assert [(one.kind, one.label, one.text.en) for one in made] == [
        ("text", "", "RESOLVED:"),
        ("numbered", "(2)", "to delegate to the Managing Director"),
        ("bullet", "", "First thing"),
        ("heading", "", "Reasons"),
        ("text", "", "As set out on the 20th at a@b.example."),
    ]
    assert marked(made[0]) == [("RESOLVED", "strong")]
    assert marked(made[4]) == [
        ("As set out", "emphasis"),
        ("th", "superscript"),
        ("a@b.example", "link"),
    ]


def test_a_table_keeps_its_cells_and_a_frame_around_text_is_none() -> None:
    rows = ("<th>Ward</th><th>Sum</th>", "<td rowspan=2>East</td><td>1</td>", "<td>2</td>")
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    (made,) = cleaned(table).paragraphs
    assert made.rows == (("Ward", "Sum"), ("East", "1"), ("", "2"))
    assert shown("<table><tr><td><p>One</p><p>Two</p></td></tr></table>") == ["One", "Two"]


def test_lists_of_html_are_lists() -> None:
    html = "<ol type='a' start='2'><li>Two<ul><li>deeper</li></ul></li><li><p>Three</p><p>more</p></li></ol>"
    made = cleaned(html).paragraphs
    assert [(one.kind, one.label, one.level, one.text.en) for one in made] == [
        ("numbered", "(b)", 1, "Two"),
        ("bullet", "", 2, "deeper"),
        ("numbered", "(c)", 1, "Three"),
        ("text", "", 0, "more"),
    ]


def test_scripts_styles_comments_and_empty_paragraphs_are_gone() -> None:
    html = (
        "<style>p{color:red}</style><script>alert(1)</script>"
        "<!--[if gte mso 9]><xml>x</xml><![endif]--><o:p></o:p>"
        "<p>&nbsp;</p><p>Kept.<span style='mso-hide:all'> hidden</span></p>"
        "<p><img src='x.png' alt='A map'></p>"
    )
    made = cleaned(html)
    assert [one.plain() for one in made.paragraphs] == ["Kept.", "A map"]
    assert made.left == ("hidden words: hidden", "a picture: A map")


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", " JavaScript:alert(1)", "file:///etc"]
)
def test_a_link_leads_only_where_links_may(href: str) -> None:
    (made,) = cleaned(f'<p><a href="{href}">here</a></p>').paragraphs
    assert made.text.en == "here" and not made.marks


def test_a_relative_link_leads_to_the_old_site() -> None:
    (made,) = cleaned('<p><a href="documents/s1/a.pdf">it</a></p>', "https://old.example/mg/").paragraphs
    assert made.marks[0].href == "https://old.example/mg/documents/s1/a.pdf"


def test_deep_and_long_texts_cost_only_time() -> None:
    began = time.monotonic()
    deep = cleaned("<div><b>" * 5000 + "deep" + "</b></div>" * 5000)
    assert [one.plain() for one in deep.paragraphs] == ["deep"]
    assert len(cleaned("<p>word</p>" * 20_000).paragraphs) == 20_000
    assert shown("\x00<p>a\x00b\ud800\u200bc</p>")
    assert time.monotonic() - began < 30


WORDS = st.text(alphabet="abcdé’0123 &<.", min_size=1, max_size=12).filter(lambda text: text.strip())
INLINE = st.recursive(
    WORDS.map(escape),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(
            ["b", "i", "span style='font-weight:bold'", "sup", "a href='https://x.example'", "u", "font"]
        ),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)
BLOCK = st.recursive(
    st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(
            ["p", "p class='MsoNormal'", "h2", "div", "blockquote", "p class='MsoListParagraph'"]
        ),
        st.lists(INLINE, max_size=4),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"<ul><li>{'</li><li>'.join(parts)}</li></ul>"),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda parts: f"<table><tr><td>{'</td><td>'.join(parts)}</td></tr></table>"
        ),
        st.lists(inner, max_size=3).map(lambda parts: f"<div>{'<br>'.join(parts)}</div>"),
    ),
    max_leaves=6,
)


@settings(max_examples=120, deadline=None)
@given(st.lists(BLOCK, max_size=4).map("".join))
def test_no_word_is_lost_and_none_is_added(html: str) -> None:
    body = LexborHTMLParser(html).body
    before = words_of(body.text(separator=" ") if body else "")
    after = words_of(" ".join(shown(html)))
    assert "".join(before) == "".join(after)


@settings(max_examples=120, deadline=None)
@given(st.lists(BLOCK, max_size=3).map("".join))
def test_every_mark_stands_on_words(html: str) -> None:
    for paragraph in cleaned(html).paragraphs:
        for mark in paragraph.marks:
            assert 0 <= mark.start < mark.end <= len(paragraph.text.en)
            assert paragraph.text.en[mark.start : mark.end].strip()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_whatever_makes_it_fail(text: str) -> None:
    cleaned(text)
    cleaned(f"<p>{text}</p><table>{text}")
