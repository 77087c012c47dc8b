"""English and Welsh typed side by side: each paragraph keeps its twin, whatever is put in or taken out."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Mark, Paragraph, Words
from minutebook.drafts.side_by_side import from_both, typed_in


def stood(*pairs: tuple[str, str]) -> tuple[Paragraph, ...]:
    """Paragraphs that were saved before, with ids."""
    return tuple(Paragraph(id=f"p{n}", text=Words(en=en, cy=cy)) for n, (en, cy) in enumerate(pairs, 1))


def pairs(english: str, welsh: str, old: tuple[Paragraph, ...] = ()) -> list[tuple[str, str, str]]:
    return [(one.id, one.text.en, one.text.cy) for one in from_both(english, welsh, old)]


BOTH = stood(("One", "Un"), ("Two", "Dau"))


def test_it_works() -> None:
    found = from_both("One\n\n- two", "Un\n\n- dau")
    assert [(one.kind, one.text.en, one.text.cy) for one in found] == [
        ("text", "One", "Un"),
        ("bullet", "two", "dau"),
    ]


def test_a_new_english_paragraph_waits_for_its_welsh_and_moves_no_other() -> None:
    assert pairs("One\n\nNew\n\nTwo", "Un\n\nDau", BOTH) == [
        ("p1", "One", "Un"),
        ("", "New", ""),
        ("p2", "Two", "Dau"),
    ]


def test_welsh_put_between_two_paragraphs_goes_to_the_one_that_waits_there() -> None:
    old = stood(("One", "Un"), ("New", ""), ("Two", "Dau"))
    assert pairs("One\n\nNew\n\nTwo", "Un\n\nNewydd\n\nDau", old)[1] == ("p2", "New", "Newydd")


def test_english_for_a_paragraph_that_stands_in_welsh_alone_joins_it() -> None:
    old = stood(("One", "Un"), ("", "Newydd"))
    assert pairs("One\n\nNew", "Un\n\nNewydd", old) == [("p1", "One", "Un"), ("p2", "New", "Newydd")]


def test_a_changed_english_paragraph_keeps_its_id_and_its_welsh() -> None:
    assert pairs("One more\n\nTwo", "Un\n\nDau", BOTH)[0] == ("p1", "One more", "Un")


def test_english_that_is_taken_out_leaves_its_welsh_to_be_seen() -> None:
    assert pairs("One", "Un\n\nDau", BOTH) == [("p1", "One", "Un"), ("p2", "", "Dau")]


def test_more_welsh_than_english_is_kept() -> None:
    assert pairs("One", "Un\n\nDau\n\nTri") == [("", "One", "Un"), ("", "", "Dau"), ("", "", "Tri")]


def test_a_table_stands_until_its_line_is_taken_out_of_both() -> None:
    table = Paragraph(id="p9", kind="table", rows=(("a",), ("1",)))
    old = (*BOTH, table)
    assert from_both(typed_in(old, "en"), typed_in(old, "cy"), old) == old
    assert from_both("One\n\nTwo", "Un\n\nDau", old) == BOTH


def test_how_the_english_is_set_survives_a_change_of_the_welsh() -> None:
    strong = (Mark(start=0, end=3, kind="strong"),)
    old = (msgspec.structs.replace(BOTH[0], marks=strong),)
    (found,) = from_both("One", "Un peth", old)
    assert found.marks == strong and found.text.cy == "Un peth"


LINES = st.lists(st.sampled_from(["A word.", "Another.", "- a bullet", "(a) a limb", ""]), max_size=6)


@given(LINES, LINES)
def test_what_is_typed_again_as_it_stands_changes_nothing_and_no_word_is_lost(
    english: list[str], welsh: list[str]
) -> None:
    once = from_both("\n\n".join(english), "\n\n".join(welsh))
    saved = tuple(msgspec.structs.replace(one, id=f"p{n}") for n, one in enumerate(once))
    assert from_both(typed_in(saved, "en"), typed_in(saved, "cy"), saved) == saved
    assert typed_in(saved, "en").split() == " ".join(english).split()
    assert bare(typed_in(saved, "cy")) == bare("\n\n".join(welsh))


def bare(text: str) -> list[str]:
    """The words without bullets and labels, which are those of the English where there is some."""
    return [word for word in text.split() if word not in ("-", "(a)")]
