"""The scan finds what may be personal data, and passes over what is known to be none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.drafts.agendas.personal_data import find

FOUND = [
    ("Write to 4 Mill Lane, SV1 2AB.", "a postcode", "SV1 2AB"),
    ("Write to j.roe@example.org.", "an e-mail address", "j.roe@example.org"),
    ("Ring 01234 567890 or call.", "a telephone number", "01234 567890"),
    ("Ring +44 (0)7700 900123.", "a telephone number", "+44 (0)7700 900123"),
    ("Born on 4 May 2012 at home.", "a date of birth", "Born on 4 May 2012"),
    ("DOB: 04/05/2012.", "a date of birth", "DOB: 04/05/2012"),
    ("NHS number 943 476 5919.", "an NHS number", "943 476 5919"),
    ("UPN H801200001001.", "a pupil number", "H801200001001"),
    ("NI number QQ 12 34 56 C is not one, AB 12 34 56 C is.", "a National Insurance number", "AB 12 34 56 C"),
    ("Mrs Jane Roe spoke.", "a name", "Mrs Jane Roe"),
    ("His mother Jane Roe spoke.", "a relative’s name", "mother Jane Roe"),
    (
        "A boy aged 9, placed in Little Hampton, is doing well.",
        "a child’s age and place",
        "aged 9, placed in Little Hampton",
    ),
]


@pytest.mark.parametrize(("text", "kind", "words"), FOUND)
def test_it_finds(text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(one.kind, one.words) for one in find(text)]


CAREFUL = [
    ("Child A moved twice.", "a child’s initials", "Child A"),
    ("Three children went missing.", "a count of five or fewer", "Three children"),
    ("2 looked after children left.", "a count of five or fewer", ""),
]


@pytest.mark.parametrize(("text", "kind", "words"), CAREFUL[:2])
def test_it_looks_closer_where_papers_are_about_children_in_care(text: str, kind: str, words: str) -> None:
    assert (kind, words) in [(one.kind, one.words) for one in find(text, careful=True)]
    assert not find(text)


@pytest.mark.parametrize(
    "text",
    [
        "The budget is £1,234,567 and fell by 12.5 per cent.",
        "The Act of 1972, s.100A(4), and SI 2012/2089.",
        "Six children and 14 young people took part.",
        "Aged 9, the programme was placed under review.",
        "Invoice 943 476 5918 was paid.",
        "The meeting is on 4 May 2012 at 10.30.",
        "",
    ],
)
def test_it_leaves_alone(text: str) -> None:
    assert find(text, careful=True) == []


def test_what_is_known_is_no_finding() -> None:
    known = {"SV1 1AA", "Deshpande"}
    assert find("County Hall, SV1 1AA. Councillor Ms Deshpande spoke.", known=known) == []
    assert find("Ms Anita Deshpande spoke.", known=known) == []
    assert [one.words for one in find("Ms Roe lives in SV1 2AB.", known=known)] == ["Ms Roe", "SV1 2AB"]


def test_a_thing_is_found_once_however_often_it_stands_there() -> None:
    assert len(find("SV1 2AB, SV1  2AB and sv1 2ab; SV1 2AB.")) == 1


@given(st.text(max_size=300), st.booleans())
def test_what_is_found_stands_in_the_text(text: str, careful: bool) -> None:
    plain = " ".join(text.split())
    for one in find(text, careful=careful):
        assert one.words in plain and one.words in one.around
