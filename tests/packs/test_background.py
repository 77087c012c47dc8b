"""Packs follow the book: each publication makes the jobs it must and no others, the worker does them, and
its progress can be seen."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from minutebook.book.following import follow_once
from minutebook.book.press import publish
from minutebook.book.schema import Body, Decision, Membership, Paper, Person, Words
from minutebook.book.shelf import Book
from minutebook.packs import tasks
from minutebook.packs.following import Job, Packs, everything
from minutebook.packs.library import Library, Progress
from minutebook.packs.making import make_meeting
from minutebook.packs.run import Run
from tests.packs.council import COUNCIL, agreed, founded, item, meeting, paper, put

LATER = "2999-03-01T10:00"


@pytest.fixture
def wrenshire(book: Book) -> Book:
    return founded(book)


class Watched:
    """A follower that writes down what it hands over."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.packs = Packs(book, lambda council, jobs: self.jobs.extend(jobs))
        self.jobs: list[Job] = []

    def after(self) -> list[Job]:
        self.jobs.clear()
        follow_once(self.book, [self.packs])
        return self.jobs


def test_a_meeting_and_the_papers_it_cites(wrenshire: Book) -> None:
    watched = Watched(wrenshire)
    put(wrenshire, meeting([item(1, paper(wrenshire, "a"))]))
    assert watched.after() == [Job("meeting", "meeting")]
    assert watched.after() == []
    paper(wrenshire, "other")
    assert watched.after() == []
    paper(wrenshire, "a", 2)
    assert watched.after() == [Job("meeting", "meeting")]


def test_approved_minutes_go_into_the_book_of_their_year(wrenshire: Book) -> None:
    watched = Watched(wrenshire)
    put(wrenshire, agreed([item(1, minutes="Noted.")], "approved"))
    assert watched.after() == [Job("meeting", "meeting"), Job("minute-book", "board", 2026)]


def test_a_decision_and_its_paper(wrenshire: Book) -> None:
    watched = Watched(wrenshire)
    cited = (Paper(document=paper(wrenshire, "a")),)
    put(wrenshire, Decision(id="d", title=Words(en="Fees"), date="2026-06-11", papers=cited))
    assert watched.after() == [Job("decision", "d")]
    paper(wrenshire, "a", 2)
    assert watched.after() == [Job("decision", "d")]


def test_bodies_and_members_change_what_is_to_come(wrenshire: Book) -> None:
    watched = Watched(wrenshire)
    put(wrenshire, meeting([item(1)], id="past"))
    put(wrenshire, meeting([item(1)], id="coming", start=LATER))
    watched.after()
    publish(wrenshire, Body(id="board", name=Words(en="Corporate Parenting Panel")), council=COUNCIL)
    assert watched.after() == [Job("meeting", "coming")]
    seat = Membership(body="board", role=Words(en="Member"))
    publish(wrenshire, Person(id="new", name=Words(en="Ann Other"), memberships=(seat,)), council=COUNCIL)
    assert watched.after() == [Job("meeting", "coming")]


def test_what_is_to_come_is_made_before_what_was(wrenshire: Book) -> None:
    watched = Watched(wrenshire)
    for day in ("2024-01-10", "2999-01-10", "2026-01-10"):
        put(wrenshire, meeting([item(1)], id=day, start=f"{day}T10:00"))
    assert [job.owner for job in watched.after()] == ["2999-01-10", "2026-01-10", "2024-01-10"]
    assert {job.owner for job in everything(wrenshire, COUNCIL)} == {"2999-01-10", "2026-01-10", "2024-01-10"}


def test_a_follower_that_died_goes_on_where_it_was(wrenshire: Book) -> None:
    put(wrenshire, meeting([item(1)]))

    def failing(council: str, jobs: object) -> None:
        raise OSError("no room on the disk")

    with pytest.raises(OSError, match="no room"):
        follow_once(wrenshire, [Packs(wrenshire, failing)])
    assert Watched(wrenshire).after() == [Job("meeting", "meeting")]


@pytest.mark.django_db(databases=["default", "desk"])
def test_the_worker_makes_what_was_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django_tasks_db.models import DBTaskResult

    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    book = founded(Book("default", tmp_path / "public"))
    put(book, meeting([item(1, paper(book, "a"))]))
    follow_once(book, [Packs(book, tasks.enqueue)])
    (waiting,) = DBTaskResult.objects.all()
    assert waiting.args_kwargs["args"] == [COUNCIL, "meeting", "meeting", 0]
    assert tasks.make.call(*waiting.args_kwargs["args"]) == []
    assert Library(book).record(COUNCIL, "meeting").find("pack") is not None


def test_progress_is_told_while_a_pack_is_built(wrenshire: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    put(wrenshire, meeting([item(1, paper(wrenshire, "a")), item(2, paper(wrenshire, "b"))]))
    library, seen = Library(wrenshire), []
    tell = Run.progress

    def watched(run: Run, done: int, of: int, file: str) -> None:
        tell(run, done, of, file)
        seen.append(library.progress(COUNCIL, "meeting"))

    monkeypatch.setattr(Run, "progress", watched)
    make_meeting(wrenshire, COUNCIL, "meeting")
    assert seen[0] == Progress(done=0, of=2, file="Report a.pdf")
    assert seen[-1] == Progress(done=2, of=2, file="")
    assert library.progress(COUNCIL, "meeting") is None


def test_one_build_waits_for_another(tmp_path: Path) -> None:
    library = Library(Book("default", tmp_path))
    order: list[str] = []
    inside, go = threading.Event(), threading.Event()

    def first() -> None:
        with library.locked(COUNCIL, "meeting"):
            inside.set()
            go.wait(10)
            order.append("first")

    def second() -> None:
        with library.locked(COUNCIL, "meeting"):
            order.append("second")

    builds = [threading.Thread(target=first), threading.Thread(target=second)]
    builds[0].start()
    inside.wait(10)
    builds[1].start()
    go.set()
    for build in builds:
        build.join(10)
    assert order == ["first", "second"]
