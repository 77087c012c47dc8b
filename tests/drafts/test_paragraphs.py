"""An item's words are typed as plain text, and each paragraph keeps the id it was given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Mark, Paragraph, Words
from minutebook.drafts.paragraphs import from_text, to_text


def text(id: str, words: str, **fields: object) -> Paragraph:
    return Paragraph(id=id, text=Words(en=words), **fields)  # type: ignore[arg-type]


def test_text_becomes_paragraphs_bullets_and_numbered_points() -> None:
    found = from_text("To note.\n\n- one\n- two\n\n(a) agree the plan\n\n2. ask again")
    assert [(one.kind, one.label, one.text.en) for one in found] == [
        ("text", "", "To note."),
        ("bullet", "", "one"),
        ("bullet", "", "two"),
        ("numbered", "(a)", "agree the plan"),
        ("numbered", "2.", "ask again"),
    ]


def test_a_paragraph_that_stays_keeps_its_id_and_its_look() -> None:
    old = (text("p1", "First"), text("p2", "Second", marks=(Mark(start=0, end=6, kind="strong"),)))
    found = from_text("New\n\nFirst\n\nSecond", old)
    assert [one.id for one in found] == ["", "p1", "p2"]
    assert found[2] == old[1]


def test_a_paragraph_that_is_mended_in_its_place_keeps_its_id() -> None:
    found = from_text("First\n\nSecond thoughts", (text("p1", "First"), text("p2", "Second")))
    assert [(one.id, one.text.en) for one in found] == [("p1", "First"), ("p2", "Second thoughts")]


def test_a_table_stands_as_it_is_until_its_line_is_taken_out() -> None:
    table = Paragraph(id="p2", kind="table", rows=(("a", "b"), ("1", "2")))
    old = (text("p1", "First"), table)
    assert from_text(to_text(old), old) == old
    assert from_text("First", old) == old[:1]
    assert from_text("First\n\nOver the table", old)[1].kind == "text"


@given(st.lists(st.text("abc (.)-1", min_size=1).map(lambda s: " ".join(s.split())).filter(bool), max_size=5))
def test_what_was_typed_comes_back_as_it_was(words: list[str]) -> None:
    once = from_text("\n\n".join(words))
    numbered = tuple(
        Paragraph(id=f"p{n}", kind=one.kind, label=one.label, text=one.text) for n, one in enumerate(once)
    )
    assert from_text(to_text(numbered), numbered) == numbered
