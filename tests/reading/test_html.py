"""HTML becomes text that minutes can be read from, and the reading says how the text was made."""

from __future__ import annotations

from minutebook.reading import read_html
from minutebook.reading.html import MADE, text_of


def test_it_works() -> None:
    reading = read_html("<h2>5. Budget</h2><p>RESOLVED &ndash; that the budget be <b>approved</b>.</p>")
    assert reading.made == MADE
    assert [e.text for e in reading.of("resolution")] == ["RESOLVED \u2013 that the budget be approved."]


def test_list_items_carry_their_marks() -> None:
    html = '<p>RESOLVED that:</p><ol type="a"><li>the report be noted;</li><li>the fee be paid.</li></ol>'
    assert "(a) the report be noted;" in text_of(html)
    assert [e.text for e in read_html(html).of("resolution")] == ["the report be noted;", "the fee be paid."]


def test_a_vote_in_a_table_is_read() -> None:
    html = (
        "<p>Recorded vote</p><table><tr><th>Vote</th><th>Councillors</th></tr>"
        "<tr><td>For</td><td>A Bly, C Orme</td></tr><tr><td>Against</td><td>D Earl</td></tr></table>"
    )
    fields = read_html(html).of("vote")[0].fields
    assert fields["for"] == ["A Bly", "C Orme"]
    assert fields["against"] == ["D Earl"]
    assert fields["result"] == "carried"


def test_scripts_styles_and_navigation_are_left_out() -> None:
    html = "<nav>Home</nav><script>RESOLVED that x</script><style>p{}</style><p>Noted.</p>"
    assert text_of(html) == "Noted."


def test_words_list_paragraphs_keep_their_bullet() -> None:
    html = (
        "<p>The main findings were:</p>"
        '<p class="MsoListParagraph">\u00b7<span>&nbsp;&nbsp;&nbsp; </span>roads had been mended;</p>'
        '<p class="MsoListParagraph">\u00b7<span>&nbsp;&nbsp;&nbsp; </span>two bridges were shut.</p>'
    )
    assert [e.text for e in read_html(html).of("headline")] == [
        "roads had been mended;",
        "two bridges were shut.",
    ]


def test_bytes_that_are_not_utf8_are_read() -> None:
    assert read_html(b"<p>Noted \xa3500.</p>").text.startswith("Noted")
