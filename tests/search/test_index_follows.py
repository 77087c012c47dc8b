"""The index is equal to the book however it is treated, and keeps nothing that was erased."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from minutebook.book.acts import erase
from minutebook.book.following import follow_once
from minutebook.book.press import publish
from minutebook.book.shelf import Book
from minutebook.search import fields
from minutebook.search import follower as following
from minutebook.search.folder import Folder, Unready
from minutebook.search.follower import SearchFollower
from minutebook.search.question import ask
from minutebook.search.searching import search
from tests.book.making import COUNCIL, meeting
from tests.search.conftest import Ask


def hits(book: Book, question: str) -> list[str]:
    return [hit.object for hit in search(book, COUNCIL, ask(question)).hits]


def test_it_works(record: Book, follower: SearchFollower) -> None:
    publish(record, meeting("later", "2024-06-03T10:00", words="Hedgehogs were discussed."), council=COUNCIL)
    assert hits(record, "hedgehogs") == []
    assert follow_once(record, [follower]) == 1
    assert hits(record, "hedgehogs") == ["later-2"]


def test_another_process_goes_on_where_the_last_one_stopped(record: Book, follower: SearchFollower) -> None:
    follower.close()
    assert follow_once(record, [SearchFollower(record)]) == 0


def test_without_an_index_the_question_is_refused_in_words(record: Book) -> None:
    with pytest.raises(Unready):
        search(record, COUNCIL, ask("inspection"))


def index_files(book: Book) -> list[Path]:
    return [path for path in (book.folder / "index").rglob("*") if path.is_file()]


@pytest.mark.parametrize("damage", ["removed", "emptied", "torn", "old edition", "no pointer"])
def test_a_damaged_index_is_built_again(
    record: Book, follower: SearchFollower, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = Folder(record.folder / "index").current().folder
    if damage == "removed":
        shutil.rmtree(generation)
    elif damage == "emptied":
        for path in index_files(record):
            if path.suffix in (".store", ".term", ".idx", ".pos"):
                path.write_bytes(b"")
    elif damage == "torn":
        (generation / "meta.json").write_text("{")
    elif damage == "old edition":
        monkeypatch.setattr("minutebook.search.folder.EDITION", fields.EDITION + 1)
    else:
        (record.folder / "index" / "current").unlink()
    with contextlib.suppress(Unready):
        search(record, COUNCIL, ask("inspection"))
    follower.close()
    follow_once(record, [SearchFollower(record)])
    assert "inspection" in hits(record, "inspection")


def test_the_old_index_answers_until_the_new_one_has_caught_up(
    record: Book, follower: SearchFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower._anew()
    monkeypatch.setattr("minutebook.book.following.BATCH", 2)
    taken = []
    real = SearchFollower.take

    def take(self: SearchFollower, council: str, heads: object) -> None:
        taken.append(hits(record, "inspection"))
        real(self, council, heads)  # type: ignore[arg-type]

    monkeypatch.setattr(SearchFollower, "take", take)
    follow_once(record, [follower])
    assert len(taken) == 3 and all("inspection" in found for found in taken)
    assert follower.generation is not None
    assert Folder(record.folder / "index").current().name == follower.generation.name
    assert len(list((record.folder / "index").glob("g*"))) == 1


def test_erased_words_are_in_no_file_of_the_index(record: Book, asked: Ask, follower: SearchFollower) -> None:
    assert asked("orchard").total == 1
    assert any(
        b"Orchard" in path.read_bytes() or b"orchard" in path.read_bytes() for path in index_files(record)
    )
    erase(record, COUNCIL, "meeting", ground="personal-data")
    for _ in range(3):
        follow_once(record, [follower])
    assert asked("orchard").total == 0 and asked("kinship").total == 1
    assert not any(b"rchard" in path.read_bytes() for path in index_files(record))


def test_a_failure_half_way_takes_nothing_in(
    record: Book, follower: SearchFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(record, meeting("later", "2024-06-03T10:00", words="Hedgehogs were discussed."), council=COUNCIL)

    def full(*_: object) -> object:
        raise OSError("no space left on the disk")

    with monkeypatch.context() as patch:
        patch.setattr(following, "_document", full)
        with pytest.raises(OSError, match="no space"):
            follow_once(record, [follower])
    assert hits(record, "hedgehogs") == [] and "inspection" in hits(record, "inspection")
    follow_once(record, [follower])
    assert hits(record, "hedgehogs") == ["later-2"]
