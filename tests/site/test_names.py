"""A name said in minutes is a member's when it is the same name, or initials with the family name."""

from __future__ import annotations

import pytest

from minutebook.site.names import bare, same


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("Councillor Ruth Ames", "Councillor Ruth Ames"),
        ("Cllr. Ruth Ames", "Councillor Ruth Ames"),
        ("Ruth Ames", "Councillor Ruth Ames"),
        ("R. Ames", "Councillor Ruth Ames"),
        ("Cllr R Ames", "Mrs Ruth Ames"),
        ("Seán O’Neil", "Councillor Seán O'Neil"),
        ("Cyng Ruth Ames", "Councillor Ruth Ames"),
    ],
)
def test_it_works(said: str, full: str) -> None:
    assert same(said, full, full.rpartition(" ")[2])


@pytest.mark.parametrize("said", ["Mary Ames", "M. Ames", "Ames", "", "Councillor", "Ruth", "Ruth Ames-Hill"])
def test_another_is_not_taken_for_her(said: str) -> None:
    assert not same(said, "Councillor Ruth Ames", "Ames")


def test_styles_and_stops_are_left_out() -> None:
    assert bare("The Right Hon. Dr Ruth O’Neil") == "ruth o'neil"
