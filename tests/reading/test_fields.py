"""What the fields of each kind say."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.reading import read


def fields(text: str, kind: str) -> dict[str, Any]:
    return read(text).of(kind)[0].fields


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("RESOLVED that the minutes be approved.", "approve"),
        ("The update was noted.", "note"),
        ("RESOLVED to refuse the application.", "reject"),
        ("It was agreed to defer the item to the next meeting.", "defer"),
        ("RESOLVED that the matter be referred to the Audit Committee.", "refer"),
        ("RESOLVED that Councillor Bly be appointed to the Trust.", "appoint"),
        ("RESOLVED that the press and public be excluded from the meeting.", "exclude"),
        ("It was agreed that the bench be painted.", "agree"),
    ],
)
def test_the_class_of_the_deciding_verb(text: str, verb: str) -> None:
    assert fields(text, "resolution")["verb"] == verb


def test_mover_and_seconder_in_the_same_sentence() -> None:
    found = fields(
        "On the proposal of Councillor Bly, seconded by Councillor Orme, it was agreed to pay.", "resolution"
    )
    assert (found["mover"], found["seconder"]) == ("Councillor Bly", "Councillor Orme")


def test_mover_and_seconder_on_lines_of_their_own() -> None:
    text = (
        "Proposed by Councillor Bly;\nSeconded by Councillor Orme;\nAnd Resolved:\n\n"
        "\u201cThat the plan be adopted.\u201d"
    )
    found = fields(text, "resolution")
    assert (found["mover"], found["seconder"]) == ("Councillor Bly", "Councillor Orme")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("It was unanimously agreed to pay.", "unanimous"),
        ("RESOLVED, nem con, that the plan be adopted.", "nem con"),
        ("RESOLVED that the plan be adopted.", ""),
    ],
)
def test_how_it_was_carried_is_said_only_where_the_minutes_say_it(text: str, how: str) -> None:
    assert fields(text, "resolution")["carried_by"] == how


def test_the_body_a_recommendation_is_made_to() -> None:
    assert (
        fields("It was agreed to recommend the scheme to the full Council.", "recommendation")["to"]
        == "the full Council"
    )


def test_owner_and_due_of_an_action_are_as_worded() -> None:
    found = fields("The Head of Housing undertook to circulate the figures by the end of June.", "action")
    assert (found["owner"], found["due"]) == ("The Head of Housing", "the end of June")


def test_the_owner_behind_a_pronoun_is_who_spoke() -> None:
    text = (
        "Councillor Bly asked about the roof. The Surveyor replied that he would send a note to every member."
    )
    assert fields(text, "action")["owner"] == "The Surveyor"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The motion was carried by 12 votes to 9.", (12, 9, "carried")),
        ("The amendment was lost, 4 voting in favour and 7 against.", (4, 7, "lost")),
        ("For: 26 Against: 32 Abstention: 0", (26, 32, "lost")),
    ],
)
def test_counts_and_result_of_a_vote(text: str, counts: tuple[int, int, str]) -> None:
    found = fields(text, "vote")
    assert (found["for"], found["against"], found["result"]) == counts


def test_a_question_and_its_answer_know_who_spoke() -> None:
    text = "Councillor Bly asked what it cost. The Director of Finance replied that it had cost £4,000."
    assert fields(text, "question")["speaker"] == "Councillor Bly"
    assert fields(text, "answer")["speaker"] == "The Director of Finance"


def test_a_declaration_names_declarer_kind_and_item() -> None:
    text = "Councillor Bly declared a disclosable pecuniary interest in item 7 as the owner of a shop."
    found = fields(text, "declaration")
    assert (found["who"], found["type"], found["item"]) == (
        "Councillor Bly",
        "disclosable pecuniary",
        "item 7",
    )


def test_a_referral_is_the_name_of_the_other_body() -> None:
    element = read("RESOLVED that the petition be referred to the Traffic and Parking Panel.").of("referral")[
        0
    ]
    assert element.text == element.fields["body"] == "Traffic and Parking Panel"


def test_a_vote_has_the_movers_of_what_it_was_taken_on() -> None:
    text = (
        "Councillor Wade moved that the fee be raised to £12. The motion was seconded by Councillor Lunt.\n\n"
        "Councillor Orme moved an amendment to make it £10, seconded by Councillor Pask.\n\n"
        "The amendment was put to the vote and lost, 3 voting for and 8 against.\n\n"
        "The motion was then put to the vote and carried, 8 voting for and 3 against.\n\n"
        "RESOLVED that the fee be raised to £12."
    )
    votes = [e.fields for e in read(text, scope="item").elements if e.kind == "vote"]
    assert [(v["mover"], v["seconder"], v["result"]) for v in votes] == [
        ("Councillor Orme", "Councillor Pask", "lost"),
        ("Councillor Wade", "Councillor Lunt", "carried"),
    ]
    outcome = [e.fields for e in read(text, scope="item").elements if e.kind == "resolution"]
    assert [(o["mover"], o["carried_by"]) for o in outcome] == [("Councillor Wade", "vote")]


def test_she_who_undertakes_is_who_spoke() -> None:
    text = "Mrs Fenn said that the figures were late. She undertook to circulate them within two weeks."
    found = fields(text, "action")
    assert (found["owner"], found["due"]) == ("Mrs Fenn", "within two weeks")
