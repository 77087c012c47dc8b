"""The verbs over the book: what is published, shown, listed and said when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.book.processes import Home

COUNCIL = {"schema": "council/1", "id": "severn", "name": {"en": "Severnshire"}}
BOARD = {"schema": "body/1", "id": "board", "name": {"en": "Corporate Parenting Board"}}
PAPER = {"schema": "document/1", "id": "paper", "title": {"en": "Placements"}}


def small_record(folder: Path) -> Home:
    """A record of a council, a board and a paper with a file."""
    home = Home(folder / "home")
    home.run("publish", "-", stdin=json.dumps(COUNCIL))
    home.run("publish", "-", "--key", "one", stdin=json.dumps(BOARD))
    report = folder / "Placements.txt"
    report.write_text("Twelve placements.")
    home.run("publish", "-", "--attach", report, stdin=json.dumps(PAPER))
    return home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A small record to change."""
    return small_record(tmp_path)


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small record that no test changes."""
    return small_record(tmp_path_factory.mktemp("unchanged"))


def test_an_object_is_published_shown_corrected_and_listed(home: Home, tmp_path: Path) -> None:
    shown = home.run("show", "corporate-parenting-board", "--json")
    board = json.loads(shown)
    assert board["id"] == "board"
    (tmp_path / "board.json").write_text(shown.replace("Parenting Board", "Parenting Panel"))
    said = home.run("correct", tmp_path / "board.json", "--reason", "it is a panel", "--base", 1)
    assert "board, version 2" in said
    assert "/corporate-parenting-board" in said
    assert "reason: it is a panel" in home.run("show", "board")
    changes = home.run("show", "https://www.severnshire.example/corporate-parenting-board", "--changes")
    assert "name.en" in changes
    assert "Corporate Parenting Board" in home.run("show", "board", "--version", 1)
    log = home.run("log").splitlines()
    assert [line.split()[0] for line in log] == ["4", "3", "2", "1"]
    assert "[it is a panel]" in log[0]
    (line,) = home.run("log", "board", "-n", 1, "--json").splitlines()
    assert json.loads(line)["act"] == "correct"
    assert home.run("log", "--before", 2).split()[:1] == ["1"]


def test_a_key_makes_publishing_again_harmless(home: Home) -> None:
    assert "before" in home.run("publish", "-", "--key", "one", stdin=json.dumps(BOARD))
    assert len(home.run("log").splitlines()) == 3


def test_an_attached_file_is_stored_and_named_in_the_document(unchanged: Home) -> None:
    (file,) = json.loads(unchanged.run("show", "paper", "--json"))["files"]
    assert (file["name"], file["size"], file["media_type"]) == ("Placements.txt", 18, "text/plain")
    assert "1 files were hashed" in unchanged.run("verify")


def test_what_was_withdrawn_or_merged_is_said_to_be_so(home: Home) -> None:
    home.run("withdraw", "documents/placements", "--reason", "published too early")
    assert "withdrawn" in home.run("show", "paper", code=2)
    assert "published too early" in home.run("show", "documents/placements", code=2)
    people = [
        {"schema": "person/1", "id": i, "name": {"en": n}} for i, n in (("a", "Ruth Ames"), ("b", "R Ames"))
    ]
    for person in people:
        home.run("publish", "-", stdin=json.dumps(person))
    home.run("merge", "people/r-ames", "a", "--reason", "one person")
    assert "Ruth Ames" in home.run("show", "people/r-ames")
    home.run("split", "b")
    assert "person b" in home.run("show", "people/r-ames")


@pytest.mark.parametrize(
    ("arguments", "stdin", "named"),
    [
        (["show", "nothing"], "", "nothing in this book has the id or address 'nothing'"),
        (["show", "board", "--version", 7], "", "version 7 of board cannot be read"),
        (["publish", "-"], "{", "-: "),
        (["publish", "-"], '{"schema": "body/1", "name": {"en": "A"}, "colour": 1}', "colour"),
        (["publish", "-"], '{"schema": "body/9", "name": {"en": "A"}}', "body/9"),
        (["publish", "-"], '{"schema": "body/1", "name": {"en": 7}}', "$.name.en"),
        (["publish", "-", "--council", "teme"], json.dumps(BOARD), "there is no council 'teme'"),
        (["publish", "no-such-file.json"], "", "no-such-file.json"),
        (
            ["correct", "-", "--reason", "x"],
            '{"schema": "body/1", "id": "x", "name": {"en": "A"}}',
            "no object 'x'",
        ),
        (["correct", "-", "--reason", "x"], '{"schema": "body/1", "name": {"en": "A"}}', "id: is empty"),
        (["correct", "-", "--reason", " "], json.dumps(BOARD), "--reason: say why"),
        (["publish", "-", "--base", 0], json.dumps(BOARD), "version 1 now"),
        (["withdraw", "severn", "--reason", "x"], "", "own book"),
        (["verify", "--closed"], "", "cannot open the closed book"),
        (["import", "book", "."], "", "is not an export"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    unchanged: Home, arguments: list[object], stdin: str, named: str
) -> None:
    said = unchanged.run(*arguments, code=2, stdin=stdin)
    assert named in said
    assert said.startswith("minutebook: ")
    assert said.count("\n") == 1


def test_a_record_that_does_not_hold_ends_verify_with_one(home: Home) -> None:
    next((home.folder / "public" / "blobs").glob("*/*")).write_text("Other words.")
    said = home.run("verify", code=1)
    assert "its bytes were altered" in said
    assert "The record does not hold." in said


def test_an_erasure_asks_before_it_destroys(home: Home) -> None:
    said = home.run("erase", "paper", "--ground", "exempt", stdin="n\n", code=1)
    assert "cannot be brought back" in said
    assert "Placements" in home.run("show", "paper")


def test_release_brings_a_paper_from_the_closed_book(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", side="desk")
    private = PAPER | {"exemption": {"paragraphs": ["3"]}}
    for closed in ([], ["--closed"]):
        home.run("publish", "-", *closed, stdin=json.dumps(COUNCIL))
    home.run("publish", "-", "--closed", stdin=json.dumps(private))
    home.run("show", "paper", code=2)
    said = home.run("release", "paper", "--reason", "the contract was signed")
    assert "paper is public now" in said
    assert "exemption" not in json.loads(home.run("show", "paper", "--json"))
    assert "exemption" not in json.loads(home.run("show", "paper", "--json", "--closed"))
    assert "was released before" in home.run("release", "paper", "--reason", "the contract was signed")
    assert "the contract was signed" in home.run("log")
    assert "The record holds." in home.run("verify", "--closed")
