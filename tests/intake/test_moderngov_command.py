"""The command as its user runs it: a folder in, a report out; known bodies stay; the council takes over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from typing import Any

import pytest
from click.testing import CliRunner

from minutebook.book.models import Chain, Head
from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Person, Words
from minutebook.book.shelf import Book, public_book
from minutebook.cli.main import main
from minutebook.intake.moderngov.fetching import Client
from tests.intake.moderngov_importing import of_site, things
from tests.intake.moderngov_stub import Stub, serving, tag, tags

WHOSE = ("--council", "Teme Council")


@pytest.fixture
def run(db: None, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """The command, over the test's own database."""
    monkeypatch.setattr("minutebook.book.opening.prepare", lambda: None)
    return CliRunner()


def written(folder: Path) -> Path:
    item = tag(
        "agendaitem", agendaitemid=5, agendaitemtitle="Roads", agendaitemnumber=1, novelty="What is this?"
    )
    committee = tags(committeeid=3, committeetitle="Board", committeemeetings=tag("meeting", meetingid=7))
    (folder / "GetMeetings.xml").write_text(tag("getmeetings", committee=committee))
    (folder / "GetMeeting_7.xml").write_text(
        tag("meeting", meetingid=7, meetingdate="01/02/2020", meetingtime="6.00 pm", agendaitems=item)
    )
    (folder / "notes.html").write_text("<html><body><h1>Bins</h1></body></html>")
    return folder


def test_it_works(run: CliRunner, tmp_path: Path) -> None:
    folder, report = written(tmp_path), tmp_path / "report.txt"
    command = ["import", "moderngov", str(folder), "--council", "Teme Council", "--report", str(report)]
    answer = run.invoke(main, command)
    assert answer.exit_code == 0, answer.output
    assert "new 1 body, 1 council, 1 meeting" in answer.output
    assert "1 not understood" in answer.output and "'What is this?'" in answer.output
    assert "notes.html: is no page of a ModernGov site" in answer.output
    whole = report.read_text()
    assert "meeting/agendaitems/agendaitem/agendaitemtitle: 1" in whole and "Taken, by element" in whole
    again = run.invoke(main, command)
    assert "nothing was published" in again.output


def test_a_source_that_is_none_is_refused_in_words(run: CliRunner) -> None:
    answer = run.invoke(main, ["import", "moderngov", "nowhere", "--council", "X"])
    assert answer.exit_code == 2 and "no folder here, and no address" in answer.output
    answer = run.invoke(main, ["import", "moderngov", "https://", "--council", "X"])
    assert answer.exit_code == 2 and "no address of a site" in answer.output


def test_a_site_that_does_not_answer_is_said_at_once_not_to(run: CliRunner) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens there
        answer = run.invoke(
            main, ["import", "moderngov", f"http://127.0.0.1:{taken.getsockname()[1]}", *WHOSE]
        )
    assert answer.exit_code == 2 and "is that the address of the site?" in answer.output


def test_each_stage_has_its_bar_and_who_stops_it_is_told_what_then(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    bars: list[str] = []

    @contextmanager
    def bar(label: str) -> Iterator[Callable[[int, int], None]]:
        bars.append(label.strip())
        yield lambda done, of: None

    monkeypatch.setattr("minutebook.cli.progress.progress", bar)
    stub = Stub(committees=2, meetings=4)
    with serving(stub) as address:
        answer = run.invoke(main, ["import", "moderngov", address, "--rate", "0", *WHOSE])
        assert answer.exit_code == 0, answer.output
        assert bars == ["Members", "Lists of meetings", "Meetings"]

        def stop(path: str) -> None:
            if "GetMeeting?" in path:
                raise KeyboardInterrupt

        monkeypatch.setattr(Client, "get", stopping(Client.get, stop))
        answer = run.invoke(main, ["import", "moderngov", address, "--rate", "0", *WHOSE])
    assert answer.exit_code == 2 and "it goes on from there" in answer.output


def stopping(get: Callable[..., Any], stop: Callable[[str], None]) -> Callable[..., Any]:
    """A client's way to ask, that may be stopped."""

    def asked(self: Client, path: str, *more: Any, **named: Any) -> Any:
        stop(path)
        return get(self, path, *more, **named)

    return asked


def test_a_council_takes_over_and_gives_back(run: CliRunner, tmp_path: Path) -> None:
    command = ["import", "moderngov", str(written(tmp_path)), "--council", "Teme Council"]
    run.invoke(main, command)
    answer = run.invoke(main, ["takeover"])
    assert answer.exit_code == 0 and "taken over on" in answer.output
    assert run.invoke(main, ["takeover"]).exit_code == 2
    before = Head.objects.count()
    path = tmp_path / "GetMeeting_7.xml"
    path.write_text(path.read_text().replace("6.00 pm", "7.00 pm"))
    told = run.invoke(main, command).output
    assert "has kept this record itself since" in told and "meeting 2020-02-01 19:00: start" in told
    assert Head.objects.count() == before
    assert "imports publish again" in run.invoke(main, ["takeover", "--undo"]).output
    run.invoke(main, command)
    assert Head.objects.count() == before + 2


def test_bodies_and_people_the_record_knows_stay_the_ones_they_are(book: Book) -> None:
    publish(book, Council(id="severn", name=Words(en="Severn Bank Council")))
    publish(book, Body(id="known", name=Words(en="Committee 0"), purpose=Words(en="Ours")), council="severn")
    publish(book, Person(id="ada", name=Words(en="Ada Fenn"), number=501), council="severn")
    report = of_site(book, Stub(committees=2, meetings=2))
    assert {name for name, _ in report.doubtful} == {"Committee 0", "Councillor Ada Fenn"}
    assert things(book, "body")["committee-0"].purpose.en == "Ours"
    held = things(book, "meeting")["committee-0/2015-01-05"]
    assert held.body == "known" and held.attendance[0].person == "ada"
    ben = things(book, "person")["people/ben-lowe"]
    assert ben.number != 501, "the number that another has already is not taken"
    again = of_site(book, Stub(committees=2, meetings=2, port=int(report.source.rpartition(":")[2])))
    assert not again.new and not again.corrected


def test_nothing_of_the_source_is_kept_but_hashes(book: Book) -> None:
    of_site(book, Stub(committees=1, meetings=1))
    assert Chain.objects.count() == 1
    kept = b"".join(path.read_bytes() for path in (book.folder / "imports").iterdir())
    assert b"Secret Lane" not in kept and b"agendaitem>" not in kept
    assert public_book().alias == book.alias
