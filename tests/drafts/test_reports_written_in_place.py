"""A report written in the council's template: what is typed is what stands, and paragraphs keep their ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Words
from minutebook.drafts.permission import NotPermitted, Scope
from minutebook.drafts.reporting import writing
from minutebook.drafts.reporting.writing import (
    USUAL,
    Section,
    headings_not_found,
    missing_sections,
    sections_of,
    template_of,
    written_from,
)
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

EMPTY = Document(id="report", title=Words(en="Report"))
TEMPLATE = (Section("purpose", "Purpose"), Section("cost", "Cost"), Section("more", "More", required=False))


def document(typed: dict[str, str], before: Document = EMPTY) -> Document:
    return Document(id="report", title=before.title, written=written_from(typed, TEMPLATE, before))


def test_it_works() -> None:
    made = document({"purpose": "To note.\n\nAnd to thank.", "cost": "- Travel\n- Food"})
    assert [(one.kind, str(one.text)) for one in made.written] == [
        ("heading", "Purpose"),
        ("text", "To note."),
        ("text", "And to thank."),
        ("heading", "Cost"),
        ("bullet", "Travel"),
        ("bullet", "Food"),
    ]
    assert sections_of(made, TEMPLATE)["purpose"] == "To note.\n\nAnd to thank."
    assert missing_sections(made, TEMPLATE) == []


@given(st.lists(st.sampled_from(["A word.", "Another.", "- a bullet", "(a) a limb", "None"]), max_size=6))
def test_what_is_typed_again_as_it_stands_changes_nothing(lines: list[str]) -> None:
    made = document({"purpose": "\n\n".join(lines), "cost": "None"})
    again = document(sections_of(made, TEMPLATE), made)
    assert again == made


def test_paragraphs_that_stay_keep_their_ids_and_new_ones_never_take_an_old_one() -> None:
    first = document({"purpose": "One.\n\nTwo.\n\nThree.", "cost": "Four."})
    second = document({"purpose": "One.\n\nThree.\n\nFive.", "cost": "Four."}, first)
    ids = {str(one.text): one.id for one in first.written}
    for one in second.written:
        if str(one.text) in ids:
            assert one.id == ids[str(one.text)]
    assert len({one.id for one in second.written}) == len(second.written)


def test_a_template_that_lost_a_section_loses_no_words() -> None:
    made = document({"purpose": "To note.", "cost": "None."})
    fewer = Document(
        id="report", title=made.title, written=written_from({"purpose": "To note."}, TEMPLATE[:1], made)
    )
    assert [str(one.text) for one in fewer.written] == ["Purpose", "To note.", "Cost", "None."]


def test_what_is_required_and_empty_is_named() -> None:
    made = document({"purpose": "To note.", "cost": "  "})
    assert [section.heading for section in missing_sections(made, TEMPLATE)] == ["Cost"]


def test_the_headings_of_the_template_are_looked_for_in_a_file() -> None:
    assert headings_not_found("PURPOSE\nTo note.", TEMPLATE) == ["Cost"]


@pytest.mark.django_db(databases=["default", "desk"])
def test_a_council_makes_its_own_template(cast: Cast) -> None:
    assert template_of(COUNCIL) == USUAL
    with pytest.raises(NotPermitted):
        writing.save_template(Scope(COUNCIL), TEMPLATE, by=cast.author)
    with pytest.raises(BookError, match="same heading"):
        writing.save_template(Scope(COUNCIL), (TEMPLATE[0], TEMPLATE[0]), by=cast.clerk)
    writing.save_template(Scope(COUNCIL), TEMPLATE, by=cast.clerk)
    assert template_of(COUNCIL) == TEMPLATE
