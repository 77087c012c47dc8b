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
    ],
)
def test_how_a_name_is_printed(tmp_path: Path, printed: str, name: str) -> None:
    assert (name, "present") in roll(tmp_path, f"Donegan, {printed} and Walsh")


def test_a_chair_named_among_those_present(tmp_path: Path) -> None:
    found = roll(tmp_path, "Scully (Chairperson), Walsh", chair="")
    assert ("Scully", "chair") in found


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
