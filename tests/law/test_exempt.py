"""What is exempt, by nation, and on what condition."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.exclusion import Withheld, is_exempt
from minutebook.law.exempt import category, schedule
from minutebook.law.nations import Nation

ON = date(2025, 5, 6)
REASONED = {
    "reasoning": "Disclosure would weaken the council in the sale.",
    "signed_off_by": "Monitoring Officer",
}


@pytest.mark.parametrize(
    ("nation", "paragraphs"),
    [
        ("england", "1 2 3 4 5 6 7"),
        ("wales", "12 13 14 15 16 17 18 18A 18B 18C"),
        ("scotland", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"),
        ("northern-ireland", "1 2 3 4 5 6 7"),
    ],
)
def test_each_nation_has_its_own_list(nation: Nation, paragraphs: str) -> None:
    assert [one.paragraph for one in schedule(nation, ON).value.categories] == paragraphs.split()


def test_a_private_report_without_public_interest_reasoning_fails() -> None:
    answer = is_exempt("england", ON, Withheld(("3",), signed_off_by="Monitoring Officer"))
    assert not answer.result
    assert "public interest is weighed" in answer.because


def test_a_reasoned_and_signed_report_is_exempt_and_asks_for_a_review_day() -> None:
    answer = is_exempt("england", ON, Withheld(("3",), **REASONED))
    assert answer.result
    assert any("looking at the exemption again" in warning for warning in answer.warnings)
    assert not is_exempt("england", ON, Withheld(("3",), **REASONED, review_on=date(2025, 11, 3))).warnings


def test_every_paragraph_given_must_hold() -> None:
    withheld = Withheld(("1", "3"), **REASONED, registered=True)
    assert not is_exempt("england", ON, withheld).result
    assert is_exempt("england", ON, Withheld(("1",), **REASONED, registered=True)).result


def test_nobody_signed_it_off() -> None:
    assert not is_exempt("england", ON, Withheld(("1",), REASONED["reasoning"])).result


@pytest.mark.parametrize("nation", ["england", "wales"])
def test_what_the_council_may_permit_itself_to_build_is_never_exempt(nation: Nation) -> None:
    paragraph = "3" if nation == "england" else "14"
    assert not is_exempt(nation, ON, Withheld((paragraph,), **REASONED, own_planning=True)).result


def test_legal_privilege_in_wales_needs_no_public_interest_test() -> None:
    assert is_exempt("wales", ON, Withheld(("16",), signed_off_by="Monitoring Officer")).result
    assert not is_exempt("wales", ON, Withheld(("15",), signed_off_by="Monitoring Officer")).result


def test_scotland_has_provisos_and_no_public_interest_test() -> None:
    assert not any(one.public_interest for one in schedule("scotland", ON).value.categories)
    assert is_exempt("scotland", ON, Withheld(("5",), signed_off_by="Monitoring Officer")).result
    assert not is_exempt("scotland", ON, Withheld(("9",), signed_off_by="Monitoring Officer")).result
    assert is_exempt("scotland", ON, Withheld(("9",), **REASONED)).result


def test_a_paragraph_of_another_nation_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^paragraphs: England has no paragraph '12'"):
        category("england", "12", ON)
    with pytest.raises(LawError, match=r"^paragraphs: name the paragraph"):
        is_exempt("england", ON, Withheld(()))


def test_a_meeting_before_the_schedule_in_its_present_form_has_no_list_here() -> None:
    with pytest.raises(LawError, match=r"^date: .*2005-05-10"):
        schedule("england", date(2005, 5, 10))
