"""Excluding the public: by resolution, or because it must be; how it is worded, marked and told."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.exclusion import exclusion_resolution, marking, public_excluded, summary_needed
from minutebook.law.exempt import schedule
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.welsh import DESCRIPTIONS, TO_BE_CONFIRMED, both

ON = date(2025, 5, 6)


def test_court_ordered_material_excludes_the_public_without_a_resolution() -> None:
    answer = public_excluded("england", "committee", ON, confidential=True, resolved=False)
    assert answer.result
    assert "no resolution is needed" in answer.because


def test_exempt_material_needs_a_carried_resolution() -> None:
    assert not public_excluded("england", "committee", ON, confidential=False, resolved=False).result
    assert public_excluded("england", "committee", ON, confidential=False, resolved=True).result


@pytest.mark.parametrize(
    ("nation", "body", "paragraph", "power", "listed"),
    [
        ("england", "committee", "3", "section 100A(4)", "Part 1 of Schedule 12A"),
        ("england", "executive", "3", "regulation 4(2)(b)", "Part 1 of Schedule 12A"),
        ("wales", "council", "12", "section 100A(4)", "Part 4 of Schedule 12A"),
        ("scotland", "committee", "5", "section 50A(4)", "Part I of Schedule 7A"),
        ("northern-ireland", "council", "1", "section 42(4)", "Part 1 of Schedule 6"),
    ],
)
def test_the_resolution_names_its_power_items_and_description(
    nation: Nation, body: BodyKind, paragraph: str, power: str, listed: str
) -> None:
    words = exclusion_resolution(nation, body, ON, ("8", "9"), (paragraph,)).result
    assert power in words
    assert f"paragraph {paragraph} of {listed}" in words
    assert "items 8 and 9, because they are" in words
    assert ("public interest" in words) is (nation != "scotland")


def test_several_paragraphs_are_each_described() -> None:
    words = exclusion_resolution("england", "committee", ON, ("8",), ("1", "2")).result
    assert "paragraphs 1 and 2 of" in words
    assert "any individual; Information which is likely to reveal" in words


def test_a_resolution_without_items_or_paragraphs_is_refused() -> None:
    with pytest.raises(LawError, match=r"^items: "):
        exclusion_resolution("england", "committee", ON, (), ("1",))
    with pytest.raises(LawError, match=r"^paragraphs: "):
        exclusion_resolution("england", "committee", ON, ("8",), ())


def test_a_withheld_report_is_marked_in_the_schedule_s_terms() -> None:
    words = marking("wales", ON, ("12", "13")).result
    assert words.startswith("Not for publication: paragraphs 12 and 13 of Part 4 of Schedule 12A")
    assert "Information relating to a particular individual" in words


@pytest.mark.parametrize(
    ("private", "left", "coherent", "needed"),
    [
        (1, "", True, True),
        (1, "  ", True, True),
        (2, "The item was considered.", False, True),
        (2, "The Committee approved the sale.", True, False),
        (0, "", True, False),
    ],
)
def test_a_summary_is_written_where_nothing_coherent_is_left(
    private: int, left: str, coherent: bool, needed: bool
) -> None:
    assert summary_needed("england", ON, private, left, coherent).result is needed


def test_a_council_in_wales_resolves_in_welsh_too_for_a_translator_to_confirm() -> None:
    answer = exclusion_resolution("wales", "committee", ON, ("8", "9"), ("12", "16"), language="cy")
    assert answer.result.startswith("Bod y cyhoedd, o dan adran 100A(4)")
    assert "ar gyfer eitemau 8 a 9" in answer.result
    assert "ym mharagraffau 12 a 16 o Ran 4 o Atodlen 12A" in answer.result
    assert "unigolyn penodol; Gwybodaeth y gellid" in answer.result
    assert answer.warnings == (TO_BE_CONFIRMED,)
    assert answer.recount() == answer.result
    english = exclusion_resolution("wales", "committee", ON, ("8", "9"), ("12", "16"))
    assert english.result.startswith("That under section 100A(4)") and not english.warnings


def test_the_welsh_resolution_weighs_the_public_interest_where_the_english_does() -> None:
    for paragraph, weighed in (("12", True), ("16", False)):
        words = exclusion_resolution("wales", "council", ON, ("8",), (paragraph,), language="cy").result
        assert ("budd y cyhoedd" in words) is weighed


def test_every_paragraph_of_wales_has_a_welsh_description() -> None:
    listed = {one.paragraph for one in schedule("wales", ON).value.categories}
    assert listed == set(DESCRIPTIONS)


def test_a_welsh_marking_is_for_wales_alone() -> None:
    assert marking("wales", ON, ("13",), "cy").result.startswith("Ddim i'w gyhoeddi: ")
    for ask in (
        lambda: marking("england", ON, ("1",), "cy"),
        lambda: exclusion_resolution("scotland", "committee", ON, ("8",), ("1",), "cy"),
    ):
        with pytest.raises(LawError, match=r"^language: there is no Welsh wording for"):
            ask()


@pytest.mark.parametrize(
    ("parts", "said"),
    [((), ""), (("8",), "8"), (("7", "8"), "7 ac 8"), (("7", "8", "9"), "7, 8 a 9"), (("A", "E"), "A ac E")],
)
def test_a_list_in_welsh(parts: tuple[str, ...], said: str) -> None:
    assert both(parts) == said
