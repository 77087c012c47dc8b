"""The head says which body met, on what day, at what hour, where, and what kind of meeting it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.intake.documents.head import from_name
from minutebook.intake.documents.spelling import as_title, key_of_body, same_misspelt
from tests.intake.documents import trees
from tests.intake.documents.conftest import of_words


def test_minutes_in_capitals(tmp_path: Path) -> None:
    head = of_words(tmp_path, trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")).head
    assert (head.body, head.date, head.begins) == (trees.PLANNING, "2023-03-07", "19:30")
    assert head.venue == "The Market Hall, Oakham"


def test_an_agenda_is_not_of_the_meeting_whose_minutes_it_confirms(tmp_path: Path) -> None:
    found = of_words(
        tmp_path, trees.agenda(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m."), "agenda.txt"
    )
    assert found.kind == "agenda"
    assert (found.head.body, found.head.date) == (trees.PLANNING, "2023-03-07")


@pytest.mark.parametrize("day", ["7™ March, 2023", '7" March, 2023', "7°“ March, 2023", "7 TH March, 2023"])
def test_what_a_scan_makes_of_a_raised_letter(tmp_path: Path, day: str) -> None:
    found = of_words(tmp_path, trees.minutes(trees.PLANNING, "Tuesday", day, "7.30 p.m."))
    assert found.head.date == "2023-03-07"


def test_a_day_that_does_not_exist_is_said_and_the_name_of_the_file_asked(tmp_path: Path) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "31st February, 2023", "7.30 p.m.", before="no day")
    found = of_words(tmp_path, words, "Minutes - 28th February 2023.txt")
    assert found.head.date == "2023-02-28"
    assert any("does not exist" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("held", ["HELD IN", "HED IN", "HELD", "IN"])
def test_where_it_was_held_with_a_word_misspelt_or_missing(tmp_path: Path, held: str) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.")
    head = of_words(tmp_path, words.replace("HELD IN", held)).head
    assert (head.body, head.date) == (trees.PLANNING, "2023-03-07")
    assert head.venue.removeprefix("The ") == "Market Hall, Oakham"


def test_the_head_of_a_small_council(tmp_path: Path) -> None:
    words = "OAKHAM PARISH COUNCIL\nMEETING TO BE HELD ON TUESDAY,\n7th MARCH 2023 @ 7.30pm\nOAKHAM HALL\n"
    found = of_words(
        tmp_path, words + "AGENDA\n1. Apologies\n2. Minutes\n3. Roads", "agendas_2023-03-07_.txt"
    )
    assert found.kind == "agenda"
    said = (found.head.body, found.head.date, found.head.begins, found.head.venue)
    assert said == ("Oakham Parish Council", "2023-03-07", "19:30", "Oakham Hall")


def test_an_annual_general_meeting_by_its_letters(tmp_path: Path) -> None:
    words = "Oakham Parish Council A.G.M. - 3rd May 2022\n\nPresent\n\nCouncillors Hale and Walsh\n"
    head = of_words(tmp_path, words, "minutes.txt").head
    assert (head.body, head.date, head.kind) == ("Oakham Parish Council", "2022-05-03", "annual")


def test_a_wrong_weekday_is_said(tmp_path: Path) -> None:
    found = of_words(tmp_path, trees.minutes(trees.PLANNING, "Friday", "7th March, 2023", "7.30 p.m."))
    assert any("FRIDAY" in doubt for doubt in found.doubts)


def test_what_is_not_said_is_reported(tmp_path: Path) -> None:
    found = of_words(
        tmp_path, "Minutes\n\n1. Roads\n\nNoted.\n\n2. Paths\n\nNoted.\n", "notes of minutes.txt"
    )
    assert {"its body was not found", "its date was not found", "nobody is listed as present"} <= set(
        found.doubts
    )


def test_an_annual_meeting(tmp_path: Path) -> None:
    words = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.", kind="ANNUAL ")
    assert of_words(tmp_path, words).head.kind == "annual"


@pytest.mark.parametrize(
    ("name", "body", "day"),
    [
        (
            "Minutes - Monthly Meeting of the Roads Committee - 3rd May 2021.pdf",
            "Roads Committee",
            "2021-05-03",
        ),
        ("2021-05-03 Agenda.pdf", "", "2021-05-03"),
        ("Draft_Minutes_-_Housing_Panel_-_12_December_2019.docx", "Housing Panel", "2019-12-12"),
    ],
)
def test_names_of_files(name: str, body: str, day: str) -> None:
    said = from_name(name)
    assert (said.body if body else "", said.date) == (body, day)


def test_one_key_for_every_way_to_write_a_body() -> None:
    council = "Oakshire District Council"
    one = key_of_body("Oakshire District Council's Travel & Transport Strategic Policy Committee", council)
    assert one == key_of_body("Strategic Policy Committee for Travel and Transport", council)
    assert one == key_of_body("TRAVEL AND TRANSPORT SPC", council)
    assert one != key_of_body("Travel Strategic Policy Committee", council)


def test_slips_and_other_names() -> None:
    assert same_misspelt(key_of_body("Housing Comittee"), key_of_body("Housing Committee"))
    assert same_misspelt(key_of_body("Playing Feild Committee"), key_of_body("Playing Field Committee"))
    assert not same_misspelt(key_of_body("North Area Committee"), key_of_body("South Area Committee"))
    assert not same_misspelt(key_of_body("Ward 1 Committee"), key_of_body("Ward 2 Committee"))


def test_capitals_become_a_title() -> None:
    assert as_title("ÁRAS SEÁN O’BRIEN, CO. OAKSHIRE") == "Áras Seán O’Brien, Co. Oakshire"
    assert as_title("JPC OF THE NORTH-WEST") == "JPC of the North-West"
