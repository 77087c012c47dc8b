"""Items are found by their printed numbers, in whatever order they were taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.intake.documents.extracting import Extracted
from minutebook.intake.documents.item_titles import TITLE_LENGTH
from minutebook.intake.documents.numbered import starts
from minutebook.intake.documents.printed import lines_of
from tests.intake.documents import trees
from tests.intake.documents.conftest import of_words

HEAD = trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m.").split("1. Apologies")[0]


def numbers(tmp_path: Path, body: str) -> list[str]:
    return of_words(tmp_path, HEAD + body).numbers


def test_numbers_titles_and_text(tmp_path: Path) -> None:
    found = of_words(tmp_path, trees.minutes(trees.PLANNING, "Tuesday", "7th March, 2023", "7.30 p.m."))
    assert found.numbers == ["1", "2", "3", "4"]
    assert [item.title for item in found.items][2] == "Flooding at Mill Lane"
    assert found.items[2].text[-1].plain().startswith("RESOLVED that a report on the culvert")
    assert not any("____" in p.plain() for item in found.items for p in item.text)


def test_the_order_taken_is_kept(tmp_path: Path) -> None:
    body = "3. Budget\n\nIt was noted.\n\n1. Minutes\n\nThey were signed.\n\n2. Roads\n\nMembers agreed.\n"
    assert numbers(tmp_path, body) == ["3", "1", "2"]


def test_a_list_within_an_item_is_no_item(tmp_path: Path) -> None:
    listed = "\n".join(f"{n}. Replace the lamps in street {n}." for n in range(1, 7))
    body = f"1. Minutes\n\nSigned.\n\n2. Lamps\n\nIt was agreed to:\n\n{listed}\n\n3. Roads\n\nNoted.\n"
    assert numbers(tmp_path, body) == ["1", "2", "3"]


def test_a_date_broken_across_lines_is_no_item(tmp_path: Path) -> None:
    wrapped = (
        "The report that the Head of Drainage had sent to all the members of the body on\n25 March was read."
    )
    assert numbers(tmp_path, f"1. Minutes\n\nSigned.\n\n2. Drains\n\n{wrapped}\n\n3. Roads\n\nNoted.") == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize("printed", ["Item {n}: {t}", "{n}) {t}", "{n}.\n{t}", "ITEM {n}\n{t}", "({n}) {t}"])
def test_many_ways_to_print_a_number(tmp_path: Path, printed: str) -> None:
    titles = ["Minutes", "Roads and Paths", "Any Other Business"]
    body = "\n\n".join(printed.format(n=n, t=t) + "\n\nIt was noted.\n" for n, t in enumerate(titles, 1))
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == ["1", "2", "3"]
    assert [item.title for item in found.items if item.number] == titles


def test_a_spoilt_number_is_recovered_and_said_to_be(tmp_path: Path) -> None:
    body = (
        "1. Adoption of Minutes\n\nSigned.\n\nZe Question submitted by Councillor Walsh\n\n"
        "A reply was given.\n\n3. Correspondence\n\nNone.\n"
    )
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == ["1", "2", "3"]
    assert any("spoilt" in doubt and doubt.startswith("line ") for doubt in found.doubts)


def test_a_letter_and_its_sub_item_are_one_item(tmp_path: Path) -> None:
    grants = "2(a)\n\nGrants to Clubs\n\nAgreed.\n\n(b)\n\nGrants to Schools\n\nAgreed."
    body = f"1. Minutes\n\nSigned.\n\n{grants}\n\n3. Roads\n\nNoted."
    assert numbers(tmp_path, body) == ["1", "2", "3"]


def test_a_part_taken_after_another_item_is_an_item_of_its_own(tmp_path: Path) -> None:
    body = (
        "1. Minutes\n\nSigned.\n\n4(a).\n\nHeritage Plan\n\nNoted.\n\n3. Roads\n\nNoted.\n\n"
        "4(b).\n\nDevelopment Fund\n\nIt was shared out.\n\n5. Parks\n\nNoted.\n"
    )
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == ["1", "4", "3", "4(b)", "5"]
    assert "shared out" not in str(found.items[-4].text) and "shared out" in str(found.items[-2].text)


def test_an_item_taken_early_and_printed_again_stands_twice(tmp_path: Path) -> None:
    motion = "3.\n\nNotice of Motion submitted by Councillor Walsh\n\n"
    body = (
        f"{motion}It was carried.\n\n1.\n\nMinutes\n\nSigned.\n\n2.\n\nRoads\n\nNoted.\n\n"
        f"{motion}This was dealt with at the outset.\n\n4.\n\nCorrespondence\n\nNone.\n"
    )
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == ["3", "1", "2", "3", "4"]
    assert found.items[0].text[0].plain() == "It was carried."


def test_a_list_of_contents_is_not_taken_for_items_taken_early(tmp_path: Path) -> None:
    titles = ["Minutes", "Roads and Paths", "Deputation from Mill Lane", "Correspondence"]
    contents = "\n\n".join(f"{n}. {title}" for n, title in enumerate(titles, 1))
    body = "\n\n".join(f"{n}. {title}\n\nIt was noted." for n, title in enumerate(titles, 1))
    assert numbers(tmp_path, f"{contents}\n\n{body}") == ["1", "2", "3", "4"]


def test_an_item_put_in_between_has_its_letter(tmp_path: Path) -> None:
    asked = "Question submitted by Councillor"
    body = (
        f"1. Minutes\n\nSigned.\n\n2. {asked} Walsh\n\nReply.\n\n2a. {asked} Donegan\n\nReply.\n\n"
        "3. Correspondence\n\nNone.\n"
    )
    assert numbers(tmp_path, body) == ["1", "2", "2a", "3"]


def test_the_tally_of_a_vote_is_no_item(tmp_path: Path) -> None:
    vote = (
        "For the Motion\n\nCouncillors Walsh and Donegan\n\n(2)\n\nAgainst the Motion\n\n(3)\n\nIt was lost."
    )
    assert numbers(tmp_path, f"1. Roads Budget\n\n{vote}") == ["1"]


def test_a_list_in_brackets_is_not_taken_for_the_items_with_points(tmp_path: Path) -> None:
    stops = "1)\n\nBallysimon Road - beside the park\n\n2)\n\nDublin Road - next to the shop"
    body = "1.\n\nMinutes\n\nSigned.\n\n2.\n\nRoads\n\nNoted.\n\n3.\n\nBus Stops\n\nTo move:\n\n" + stops
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == ["1", "2", "3"]
    assert [item.title for item in found.items if item.number] == ["Minutes", "Roads", "Bus Stops"]


SCANNED = "*<small>Scanned page, text may contain errors.</small>*\n\n"


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("i. Adoption of Minutes / 2. Roads and Paths", "1 2"),
        ("14. |. MANAGER'S REPORT / 15. ROADS / 16. | PLANNING", "14 15 16"),
        ("1. Minutes / 2. stion su itted b ncillor / 3. Roads", "1 2 3"),
        ("1. Minutes / 2 Eco ic D lo / 3. Roads", "1 2 3"),
        ("1. Minutes / Ze Mill Lane Traffic Calming / 3. Roads", "1 2 3"),
        ("1. Minutes / 3. Roads / 3. Paths / 4. Parks", "1 2 3 4"),
        ("4. Draft Budgetary Plan 2018", "1"),
    ],
)
def test_numbers_that_a_scan_has_spoilt(tmp_path: Path, printed: str, numbers: str) -> None:
    body = "\n\n".join(f"{heading}\n\nIt was noted." for heading in printed.split(" / "))
    found = of_words(tmp_path, f"{SCANNED}{HEAD}{body}\n", "minutes.md")
    assert found.numbers == numbers.split()


def test_a_lone_number_is_not_made_the_first_where_nothing_was_scanned(tmp_path: Path) -> None:
    assert numbers(tmp_path, "4. Draft Budgetary Plan 2018\n\nIt was adopted.") == []


@pytest.mark.parametrize("number", ["19.01.{n}", "19/01/0{n}", "{n}/2021", "2021/4{n}", "12.{n}"])
def test_numbers_of_parts(tmp_path: Path, number: str) -> None:
    titles = ["Apologies", "Register of Interests", "Minutes", "Matters Arising"]
    body = "\n".join(f"{number.format(n=n)} {title}\nIt was noted." for n, title in enumerate(titles, 1))
    found = of_words(tmp_path, HEAD + body)
    assert found.numbers == [number.format(n=n) for n in (1, 2, 3, 4)]
    assert [item.title for item in found.items if item.number] == titles


def test_dates_at_the_head_of_lines_are_no_numbers_of_parts(tmp_path: Path) -> None:
    days = "\n".join(f"{day}.{month}.2021 Site visit" for day, month in ((3, 1), (14, 2), (25, 3)))
    assert numbers(tmp_path, f"The dates were set:\n{days}\nIt was agreed.") == []


def test_an_agenda_in_close_lines(tmp_path: Path) -> None:
    long = "To discuss matters arising from the minutes of the last meeting of the Council"
    lines = f"AGENDA\n1. Apologies\n2. Minutes\n3. {long}\n4. Corpse Lane ownership\n5. Any Other Business\n"
    found = of_words(tmp_path, "OAKHAM PARISH COUNCIL\nMEETING ON 7th MARCH 2023\n" + lines, "agenda.txt")
    assert found.numbers == ["1", "2", "3", "4", "5"]


def test_where_nothing_is_numbered_the_whole_is_one_item(tmp_path: Path) -> None:
    found = of_words(
        tmp_path, HEAD + "The Chair thanked everybody for coming. Members spoke of the late Clerk."
    )
    assert found.numbers == []
    assert len(found.items) == 1
    assert any("not numbered" in doubt for doubt in found.doubts)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_split(words: str) -> None:
    text = Extracted("text", (words,), (1,), "0" * 64, len(words), "test")
    found = starts(lines_of(text))
    assert [start.at for start in found] == sorted({start.at for start in found})
    assert all(start.text_from > start.at or len(start.title) > TITLE_LENGTH for start in found)
