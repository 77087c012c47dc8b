"""Who was there, in the lists as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.intake.documents.people import People, name_of
from minutebook.intake.documents.roll import Present
from tests.intake.documents import trees
from tests.intake.documents.conftest import of_words


def roll(tmp_path: Path, present: str, chair: str = "M. Ní Bhriain") -> list[tuple[str, str]]:
    words = trees.minutes(
        trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.", present=present, chair=chair
    )
    return [(one.name, one.role) for one in of_words(tmp_path, words).roll.names]


def test_chair_members_apologies_and_officers(tmp_path: Path) -> None:
    assert roll(tmp_path, "Donegan, Walsh and Ó Ceallaigh") == [
        ("M. Ní Bhriain", "chair"),
        ("Donegan", "present"),
        ("Walsh", "present"),
        ("Ó Ceallaigh", "present"),
        ("Brennan", "apologies"),
        ("P. Nolan", "officers"),
        ("T. Hale", "officers"),
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Collins (J)", "J. Collins"),
        ("E.Ryan", "E. Ryan"),
        ("6 Ceallaigh", "Ó Ceallaigh"),
        ("O’ Donnell", "O’Donnell"),
        ("Cllr. Seán Lynch", "Seán Lynch"),
        ("Senator Maria Byrne", "Maria Byrne"),
        ("Sheahan M)", "M. Sheahan"),
        ("MsD. Vumah", "D. Vumah"),
    ],
)
def test_how_a_name_is_printed(tmp_path: Path, printed: str, name: str) -> None:
    assert (name, "present") in roll(tmp_path, f"Donegan, {printed} and Walsh")


def test_a_chair_named_among_those_present(tmp_path: Path) -> None:
    found = roll(tmp_path, "Scully (Chairperson), Walsh", chair="")
    assert ("Scully", "chair") in found


def listed(tmp_path: Path, lists: str) -> list[tuple[str, str]]:
    head = "MINUTES OF MEETING OF THE ROADS COMMITTEE HELD IN THE MARKET HALL ON 7TH MARCH, 2023\n\n"
    found = of_words(tmp_path, f"{head}{lists}\n\n1. Minutes\n\nSigned.\n\n2. Roads\n\nNoted.\n")
    return [(one.name, one.role) for one in found.roll.names]


MEMBERS = "MEMBERS PRESENT:\n\nCouncillors Donegan and Walsh."


@pytest.mark.parametrize(
    "chair",
    [
        "PRESENT IN THE CHAIR: \u2014 Councillor E. Ryan.",
        "PRES ! E CHAIR:\n\nCouncillor E. Ryan, An Cathaoirleach.",
        "TIN AIR: Councillor E. Ryan, Mayor.",
        "Present in Chair: Councillor E. Ryan",
        "In Attendance\n\nAn CathaoirleachCllr E. Ryan",
        "PRESENT IN THE CHAIR:\n\nThe Chair was initially taken by Councillor E. Ryan pending the election.",
        "PRESENT IN THE CHAIR: Councillor \u00a3. Ryan",
    ],
)
def test_ways_to_say_who_was_in_the_chair(tmp_path: Path, chair: str) -> None:
    (first, *others) = listed(tmp_path, f"{chair}\n\n{MEMBERS}")
    assert (first[0].split()[-1], first[1]) == ("Ryan", "chair")
    assert others == [("Donegan", "present"), ("Walsh", "present")]


def test_a_list_that_ends_with_the_clerk(tmp_path: Path) -> None:
    present = (
        "Present\n\nCouncillors D Hale (Chair) N Walsh, M Donegan & P Moran Clerk Mrs J Todd and ten guests"
    )
    assert listed(tmp_path, present) == [
        ("D Hale", "chair"),
        ("N Walsh", "present"),
        ("M Donegan", "present"),
        ("P Moran", "present"),
        ("J Todd", "officers"),
    ]


def test_a_name_ends_with_its_line_where_no_comma_says_so(tmp_path: Path) -> None:
    found = listed(
        tmp_path,
        "Members present:\nA Walsh, B Hale and P Moran\nAlan Armstrong, C Scully, Se\u00e1n\n\u00d3 Dubhda",
    )
    assert [name for name, _ in found] == [
        "A Walsh",
        "B Hale",
        "P Moran",
        "Alan Armstrong",
        "C Scully",
        "Se\u00e1n \u00d3 Dubhda",
    ]


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ("R Healey", ["R Healey"]),
        ("A Hale, EDC and M Armstrong (Councillors)", ["A Hale", "M Armstrong"]),
        ("Apologies were received from Cllr Hale and Cllr M. Walsh. They were noted.", ["Hale", "M. Walsh"]),
        ("None received", []),
        ("All present", []),
        ("There were no apologies for absence.", []),
    ],
)
def test_apologies_told_in_an_item_of_their_own(tmp_path: Path, item: str, names: list[str]) -> None:
    words = f"Minutes of the Roads Board\n\nPresent\n\nCllrs Scully and Moran.\n\n1. Apologies\n\n{item}"
    found = of_words(tmp_path, f"{words}\n\n2. Minutes\n\nSigned.\n\n3. Roads\n\nNoted.\n")
    assert [one.name for one in found.roll.listed("apologies")] == names


def test_letters_behind_a_name_are_nobody(tmp_path: Path) -> None:
    assert listed(tmp_path, "Members present: A Walsh, EDC, B Hale.") == [
        ("A Walsh", "present"),
        ("B Hale", "present"),
    ]


def test_a_chairman_named_behind_the_members(tmp_path: Path) -> None:
    found = listed(tmp_path, "Members Present\n\nCouncillors Walsh and E. Ryan.\n\nChairman\n\nCllr. E. Ryan")
    assert found == [("Walsh", "present"), ("E. Ryan", "chair")]


def test_members_under_a_heading_that_a_scan_has_spoilt(tmp_path: Path) -> None:
    found = listed(
        tmp_path, "PRESENT IN THE CHAIR: Councillor E. Ryan.\n\nMEMBER NT:\n\nCouncillors Donegan and Walsh."
    )
    assert found == [("E. Ryan", "chair"), ("Donegan", "present"), ("Walsh", "present")]


def test_apologies_under_a_misspelt_heading_are_not_present(tmp_path: Path) -> None:
    found = listed(tmp_path, f"{MEMBERS}\n\nAPOLIGIES:\n\nCouncillors Brennan and Hale.")
    assert ("Brennan", "apologies") in found and ("Hale", "apologies") in found


def test_the_chair_who_sent_apologies_was_not_there(tmp_path: Path) -> None:
    sent = "An apology for his inability to attend was received from the\nCathaoirleach, Councillor Scanlan."
    assert ("Scanlan", "apologies") in listed(tmp_path, f"{MEMBERS}\n\n{sent}")


def test_members_of_parliament_who_are_members(tmp_path: Path) -> None:
    found = listed(
        tmp_path, f"{MEMBERS}\n\nOIREACHTAS MEMBERS :\n\nJan O\u2019Sullivan, T.D., Senator Maria Byrne"
    )
    assert found[2:] == [("Jan O\u2019Sullivan", "present"), ("Maria Byrne", "present")]


@pytest.mark.parametrize(
    ("printed", "key", "initial"),
    [
        ("Séighin Ó Ceallaigh", "oceallaigh", "s"),
        ("O’Ceallaigh", "oceallaigh", ""),
        ("M. Ní Bhriain", "nibhriain", "m"),
        ("Mc Creesh", "mccreesh", ""),
    ],
)
def test_irish_names_have_one_key_however_written(printed: str, key: str, initial: str) -> None:
    one = name_of(printed)
    assert (one.key, one.initial) == (key, initial)


def named(*names: str, times: int = 8, body: str = "board") -> list[tuple[str, str, Present]]:
    return [
        (body, f"{body}{n}", Present(name, "Councillor", "present")) for n in range(times) for name in names
    ]


def test_a_surname_alone_is_who_bears_it_on_that_body() -> None:
    people = People("council")
    people.learn([*named("J. Hale", "Hale", body="roads"), *named("K. Hale", "Hale", body="parks")])
    roads = people.find("roads", Present("Hale", "", "present"))
    assert roads is not None and roads.initial == "j"
    assert people.find("housing", Present("Hale", "", "present")) is None


def test_two_who_sat_side_by_side_are_two() -> None:
    people = People("council")
    people.learn([*named("M. Sheahan", times=30), *named("M. Sheehan", times=2)])
    assert people.slips == []


def test_a_misspelt_name_is_told_by_its_rarity() -> None:
    people = People("council")
    people.learn([*named("P. Prendiville", times=20), ("board", "x", Present("Prendivile", "", "present"))])
    assert [(slip.name.surname, slip.into) for slip in people.slips] == [
        ("Prendivile", people.found["prendiville", "p"].id)
    ]
