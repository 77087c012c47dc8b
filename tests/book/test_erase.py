"""What was erased is gone from the data folder, from exports and from later imports; the chain holds."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from minutebook.book import acts
from minutebook.book.errors import Refused
from minutebook.book.models import Blob, Head, Text
from minutebook.book.press import publish
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from tests.book.conftest import both_databases
from tests.book.making import COUNCIL, board, found, meeting, small_record
from tests.book.processes import Home, files_of, holds

WORD = "Zymurgical"
COUNCIL_JSON = {"schema": "council/1", "id": "severn", "name": {"en": "Severnshire"}}
BODY_JSON = {"schema": "body/1", "id": "board", "name": {"en": "Board"}}


def meeting_json(words: str) -> dict[str, object]:
    paragraph = {"text": {"en": words, "cy": f"{words} yn Gymraeg"}}
    item = {"id": "item", "title": {"en": f"About {words}"}, "minutes": [paragraph]}
    start = "2026-05-06T10:00"
    return {"schema": "meeting/1", "id": "meeting", "body": "board", "start": start, "items": [item]}


def paper_json(title: str) -> dict[str, object]:
    return {"schema": "document/1", "id": "paper", "title": {"en": title}}


def publish_json(home: Home, thing: dict[str, object], *more: object) -> None:
    home.run("publish", "-", *more, stdin=json.dumps(thing))


def record_with_the_word(home: Home, folder: Path) -> None:
    report = folder / "report.txt"
    report.write_text(f"A report about {WORD}.")
    publish_json(home, COUNCIL_JSON)
    publish_json(home, BODY_JSON)
    publish_json(home, paper_json(WORD), "--attach", report)
    publish_json(home, meeting_json(WORD))
    home.run("follow", "--once")
    report.unlink()


def traces(home: Home) -> list[str]:
    """Where the word still stands: files under the data folder, rows of its PostgreSQL tables."""
    forms = [word.encode(coding) for word in (WORD, WORD.lower()) for coding in ("utf-8", "utf-16-le")]
    found = [n for n, data in files_of(home.folder).items() if any(form in data for form in forms)]
    if home.public:
        import psycopg

        with psycopg.connect(home.public) as connection:
            tables = connection.execute("SELECT relname FROM pg_stat_user_tables").fetchall()
            for (name,) in tables:
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
                found += [name for row in rows if any(form in _bytes(row) for form in forms)]
    return found


def _bytes(row: tuple[object, ...]) -> bytes:
    return b" ".join(v if isinstance(v, bytes) else str(v).encode() for v in row)


@both_databases
def test_an_erased_word_is_in_no_file_no_export_and_no_later_import(home: Home, tmp_path: Path) -> None:
    record_with_the_word(home, tmp_path)
    places = traces(home)
    assert any("blobs" in place for place in places), "the word is there to be erased"
    assert any("index" in place for place in places)
    home.run("export", "--no-pages", tmp_path / "early")
    mirror = Home(tmp_path / "mirror")
    mirror.run("import", "book", tmp_path / "early")
    assert traces(mirror)

    home.run("erase", "paper", "--ground", "exempt", "--yes")
    home.run("erase", "meeting", "--ground", "personal-data", "--yes")
    home.run("follow", "--once")
    assert traces(home) == []
    holds(home)

    home.run("export", "--no-pages", tmp_path / "late")
    late = files_of(tmp_path / "late")
    assert not [name for name, data in late.items() if WORD.encode() in data]

    mirror.run("import", "book", tmp_path / "late")
    assert traces(mirror) == [], "a mirror that follows forgets too"
    holds(mirror)
    mirror.run("import", "book", tmp_path / "early")
    assert traces(mirror) == [], "an older export brings nothing back"
    fresh = Home(tmp_path / "fresh")
    fresh.run("import", "book", tmp_path / "late")
    assert traces(fresh) == []
    holds(fresh)


@both_databases
def test_a_word_corrected_away_can_be_erased_from_the_older_versions(home: Home, tmp_path: Path) -> None:
    record_with_the_word(home, tmp_path)
    home.run("correct", "-", "--reason", "exempt words", stdin=json.dumps(meeting_json("Nothing")))
    home.run("correct", "-", "--reason", "exempt title", stdin=json.dumps(paper_json("A paper")))
    home.run("erase", "meeting", "--ground", "exempt", "--through", "1", "--yes")
    home.run("erase", "paper", "--ground", "exempt", "--through", "1", "--yes")
    home.run("follow", "--once")
    assert traces(home) == []
    assert "About Nothing" in home.run("show", "meeting")
    holds(home)


@both_databases
def test_an_erasure_killed_before_it_cleaned_up_is_finished_by_the_next_command(
    home: Home, tmp_path: Path
) -> None:
    record_with_the_word(home, tmp_path)
    killed = (
        "import os, signal\n"
        "from minutebook.book import acts, forgetting, shelf\n"
        "forgetting._finish = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "acts.erase(shelf.public_book(), 'severn', 'paper', ground='exempt')\n"
    )
    home.python(killed, code=-signal.SIGKILL)
    home.run("erase", "meeting", "--ground", "exempt", "--yes")
    home.run("follow", "--once")
    assert traces(home) == []
    holds(home)


def test_an_erasure_says_on_what_ground_and_keeps_the_address_taken(book: Book) -> None:
    small_record(book)
    acts.erase(book, COUNCIL, "meeting", ground="court-order")
    head = Head.objects.using(book.alias).latest("sequence")
    assert (head.act, head.object) == ("erase", "meeting")
    again = publish(book, meeting("another"), council=COUNCIL)
    assert again.path == "corporate-parenting-board/2026-05-06-2"


def test_a_file_that_another_version_uses_stays(book: Book) -> None:
    from tests.book.making import paper

    found(book)
    publish(book, paper(book, "Same words", "one"), council=COUNCIL)
    publish(book, paper(book, "Same words", "two"), council=COUNCIL)
    acts.erase(book, COUNCIL, "one", ground="retention")
    assert Blob.objects.using(book.alias).count() == 1
    assert verify(book).holds


def test_what_was_read_from_minutes_is_erased_with_them(book: Book) -> None:
    from minutebook.book.schema import Reading

    small_record(book)
    publish(book, Reading(id="reading", of="meeting", reader="1"), council=COUNCIL)
    acts.erase(book, COUNCIL, "meeting", ground="personal-data")
    gone = Head.objects.using(book.alias).filter(act="erase").values_list("object", flat=True)
    assert sorted(gone) == ["meeting", "reading"]
    assert not Text.objects.using(book.alias).filter(sequence__in=[5, 7]).exists()


@pytest.mark.parametrize(
    ("object_id", "more", "named"),
    [
        ("meeting", {"ground": "embarrassing"}, "ground"),
        ("board", {"ground": "exempt"}, "take them out first"),
        ("severn", {"ground": "exempt"}, "own book"),
        ("meeting", {"ground": "exempt", "through": 9}, "only 2 versions"),
        ("meeting", {"ground": "exempt", "through": 0}, "1 or more"),
    ],
)
def test_what_cannot_be_erased_is_said(
    book: Book, object_id: str, more: dict[str, object], named: str
) -> None:
    small_record(book)
    with pytest.raises(Refused, match=named):
        acts.erase(book, COUNCIL, object_id, **more)  # type: ignore[arg-type]


def test_a_board_without_meetings_can_be_erased(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    assert acts.erase(book, COUNCIL, "board", ground="retention") == [3]
