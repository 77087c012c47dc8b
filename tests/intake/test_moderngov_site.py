"""A site is asked politely and stubbornly; a later run takes only what changed, and marks what is gone."""

from __future__ import annotations

from threading import Lock
from typing import Any

import msgspec
import pytest

from minutebook.book import acts
from minutebook.book.errors import Refused
from minutebook.book.models import Chain
from minutebook.book.press import publish
from minutebook.book.schema import Council, Meeting, Person, Words
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from minutebook.intake.moderngov.fetching import TRIES
from minutebook.intake.moderngov.reading_apart import read_all
from minutebook.packs.workers import Pool, WorkerDied
from tests.intake.moderngov_importing import Clock, heads, of_site, things
from tests.intake.moderngov_stub import ERROR_PAGE, Answer, Stub, page
from tests.intake.test_moderngov_pages import DECISION

MEETING = "mgWebService.asmx/GetMeeting?lMeetingId=1001"


def small(**more: object) -> Stub:
    return Stub(committees=2, meetings=4, items=5, **more)  # type: ignore[arg-type]


def chain() -> str:
    return Chain.objects.get().council


def test_it_works(book: Book) -> None:
    stub = small()
    report = of_site(book, stub)
    assert not report.refused and not report.doubtful and not report.account.unknown
    assert report.new == {"council": 1, "body": 2, "person": 8, "meeting": 4, "reading": 4}
    held = things(book, "meeting")["committee-1/2015-01-12"]
    assert isinstance(held, Meeting)
    assert (held.number, held.state, held.minutes.state, held.end) == (
        1001,
        "held",
        "approved",
        "2015-01-12T20:10",
    )
    assert [item.number for item in held.items] == [100100, 100101, 100102, 100103, 100104]
    assert held.items[3].title.en == "Members' questions 100103"
    assert held.items[1].votes[0].result == "Carried"
    assert [line.status for line in held.attendance] == [
        "present",
        "present",
        "present",
        "apologies",
        "present",
    ]
    assert things(book, "body")["committee-1"].former and not things(book, "body")["committee-0"].former
    ada = things(book, "person")["people/ada-fenn"]
    assert isinstance(ada, Person)
    assert (ada.title.en, ada.party, ada.ward.en, ada.start) == (
        "Councillor",
        "Harbour",
        "Eastquay",
        "2022-05-05",
    )
    assert ada.contact.address == ("Town Hall",) and ada.memberships[0].role.en == "Chair"
    assert verify(book).holds


def test_no_home_and_nothing_restricted_is_anywhere(book: Book) -> None:
    of_site(book, small())
    everything = repr([*things(book, "meeting").values(), *things(book, "person").values()])
    assert "Secret Lane" not in everything and "ZZ1" not in everything
    private = [held.items[4] for held in things(book, "meeting").values()]
    assert all(item.exemption and not item.agenda and not item.minutes for item in private)
    assert "report 100104 be noted" not in everything
    assert "Secret Lane" not in b"".join(
        path.read_bytes() for path in (book.folder / "imports").iterdir()
    ).decode("latin-1")


def test_a_second_run_publishes_nothing(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    before = heads(book)
    again = of_site(book, stub)
    assert heads(book) == before and not again.new and not again.corrected and not again.gone
    assert again.unchanged["meeting"] == 4


def test_what_has_not_changed_is_not_given_again(book: Book) -> None:
    stub = small(etags=True)
    of_site(book, stub)
    of_site(book, stub)
    assert stub.unmodified == 8  # the answer and the page of each meeting


def test_what_has_changed_is_published_as_a_correction_and_back_again(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    stub.changed[100102] = "Something else was said of the roads."
    report = of_site(book, stub)
    assert (report.corrected, report.new) == ({"meeting": 1, "reading": 1}, {})
    held = things(book, "meeting")["committee-1/2015-01-12"]
    assert held.items[2].minutes[0].text.en == "Something else was said of the roads."
    stub.changed.clear()
    assert of_site(book, stub).corrected == {"meeting": 1, "reading": 1}


def test_what_is_gone_from_the_source_is_marked_and_kept(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    stub.removed.add(1003)
    report = of_site(book, stub)
    assert [name for name, _ in report.gone] == ["meeting 2015-01-26 18:00"]
    gone = things(book, "meeting")["committee-1/2015-01-26"]
    assert gone.unlisted and gone.items
    assert not of_site(book, stub).corrected
    stub.removed.clear()
    of_site(book, stub)
    assert not things(book, "meeting")["committee-1/2015-01-26"].unlisted


def test_a_list_that_is_not_whole_marks_nothing(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    stub.removed |= {1001, 1002, 1003}
    report = of_site(book, stub)
    assert not report.gone
    assert any("not whole" in why for _, why in report.doubtful)


def test_an_error_page_with_status_200_is_no_answer(book: Book) -> None:
    stub = small()
    of_site(book, stub)

    def strange(path: str) -> Answer | None:
        return (
            (200, "text/html", ERROR_PAGE)
            if "GetMeetings?lCommitteeId=101" in path or "Ward" in path
            else None
        )

    stub.strange = strange
    report = of_site(book, stub)
    assert not report.gone and not report.corrected
    assert any("web page" in why for _, why in report.refused)
    assert not any(person.unlisted for person in things(book, "person").values())


def test_requests_are_no_faster_than_asked_for(book: Book) -> None:
    clock, stub = Clock(), small()
    of_site(book, stub, rate=4, clock=clock)
    assert clock.now >= (sum(stub.asked.values()) - 1) * 0.25 - 0.01


def test_a_busy_site_is_asked_again_when_it_says(book: Book) -> None:
    left = [503, 429]

    def strange(path: str) -> Answer | None:
        return (left.pop(), "text/plain", b"busy") if left and path.endswith(MEETING) else None

    clock, stub = Clock(), small(strange=strange)
    report = of_site(book, stub, clock=clock)
    assert clock.slept.count(7.0) == 2 and not report.refused
    assert report.new["meeting"] == 4


def test_a_meeting_that_is_never_given_is_refused_and_logged(book: Book) -> None:
    def strange(path: str) -> Answer | None:
        return (502, "text/plain", b"bad gateway") if path.endswith(("=1001", "MId=1001&Ver=4")) else None

    stub, clock = small(strange=strange), Clock()
    report = of_site(book, stub, clock=clock)
    assert stub.asked[f"/{MEETING}"] == TRIES
    assert [s for s in clock.slept if s in (1.0, 2.0)] and "502" in report.refused[0][1]
    assert "502" in (book.folder / "imports" / "stub.log").read_text()
    held = things(book, "meeting")["committee-1/2015-01-12"]
    assert not held.items, "what the list says of it is all there is"
    stub.strange = lambda path: None
    of_site(book, stub)
    assert things(book, "meeting")["committee-1/2015-01-12"].items


def test_a_site_that_refuses_everything_stops_the_import(book: Book) -> None:
    stub = Stub(
        committees=30,
        meetings=4,
        strange=lambda path: None if "GetCommittees" in path else (403, "text/plain", b"no"),
    )
    with pytest.raises(Refused, match="one after another"):
        of_site(book, stub)


def test_an_import_that_was_stopped_goes_on_where_it_stopped(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutebook.intake.moderngov.meetings.AT_ONCE", 2)
    monkeypatch.setattr("minutebook.intake.moderngov.meetings.AHEAD", 0)
    stub = Stub(committees=2, meetings=8)

    class Killed(BaseException):
        pass

    def strange(path: str) -> Answer | None:
        if path.endswith("lMeetingId=1005"):
            raise Killed
        return None

    monkeypatch.setattr("minutebook.intake.moderngov.site.Site.meeting", _dying(1005, Killed))
    with pytest.raises(Killed):
        of_site(book, stub)
    assert len(things(book, "meeting")) == 4
    monkeypatch.undo()
    stub.asked.clear()
    report = of_site(book, stub)
    assert report.goes_on and len(things(book, "meeting")) == 8
    asked = {n for n in range(1000, 1008) if stub.asked[f"/mgWebService.asmx/GetMeeting?lMeetingId={n}"]}
    assert asked == {1004, 1005, 1006, 1007}
    assert len(things(book, "reading")) == 8 and verify(book).holds


def _dying(at: int, error: type[BaseException]) -> object:
    from minutebook.intake.moderngov.site import Site

    whole = Site.meeting

    def meeting(self: Site, number: int) -> object:
        if number == at:
            raise error
        return whole(self, number)

    return meeting


def test_what_a_person_changed_or_withdrew_is_left(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    held = things(book, "meeting")
    mended = msgspec.structs.replace(held["committee-1/2015-01-12"], title=Words(en="The flood"))
    publish(book, mended, council=chain(), reason="it had no title")
    acts.withdraw(book, chain(), held["committee-0/2015-01-05"].id, reason="a mistake")
    stub.changed |= {100102: "Else.", 100002: "Else."}
    report = of_site(book, stub)
    assert sorted(why for _, why in report.kept) == [
        "is out of the record (withdraw)",
        "was changed by the council",
    ]
    assert things(book, "meeting")["committee-1/2015-01-12"].title.en == "The flood"
    assert "committee-0/2015-01-05" not in things(book, "meeting")


def test_after_the_takeover_an_import_only_reports(book: Book) -> None:
    stub = small()
    of_site(book, stub)
    (council,) = things(book, "council").values()
    assert isinstance(council, Council)
    publish(book, msgspec.structs.replace(council, taken_over="2026-11-25"), council=chain(), reason="ours")
    before = heads(book)
    stub.changed[100102] = "Something else."
    stub.removed.add(1003)
    report = of_site(book, stub)
    assert heads(book) == before
    assert any("items[3].minutes" in where for _, where in report.differences)
    assert "kept this record itself since 2026-11-25" in report.text()


def test_a_dry_run_publishes_nothing_and_says_what_it_would(book: Book) -> None:
    report = of_site(book, small(), dry=True)
    assert not heads(book) and report.new["meeting"] == 4
    assert "dry run" in report.text()


def test_the_welsh_twin_gives_the_welsh(book: Book) -> None:
    of_site(book, small(welsh=True))
    body = things(book, "body")["committee-0"]
    assert (body.name.en, body.name.cy) == ("Committee 0", "Pwyllgor 0")
    item = things(book, "meeting")["committee-1/2015-01-12"].items[2]
    assert (item.title.cy, item.minutes[0].text.cy) == ("Eitem 2", "Trafodwyd eitem 2.")
    assert item.minutes[0].text.en.startswith("The Head of Roads")


def test_documents_are_fetched_once_and_stored_once(book: Book, pdf: bytes) -> None:
    stub = small(documents={100100: pdf, 100101: pdf, 100200: b"<html><body>Not found</body></html>"})
    report = of_site(book, stub)
    papers = things(book, "document")
    assert {paper.number for paper in papers.values()} == {100100, 100101, 100200}
    one = next(paper for paper in papers.values() if paper.number == 100100)
    assert one.files[0].media_type == "application/pdf" and "drain" in one.pages[0].text
    blobs = [path for path in (book.folder / "blobs").rglob("*") if path.is_file()]
    assert len(blobs) == 1, "the same bytes are stored once"
    assert any("web page and not the document" in why for _, why in report.refused)
    asked = stub.asked["/mgConvert2PDF.aspx?ID=100100"]
    stub.changed[100100] = "Changed."
    of_site(book, stub)
    assert stub.asked["/mgConvert2PDF.aspx?ID=100100"] == asked == 1


def test_a_document_that_was_not_given_is_asked_for_again(book: Book, pdf: bytes) -> None:
    def strange(path: str) -> Answer | None:
        return (503, "text/plain", b"busy") if "mgConvert2PDF" in path else None

    stub = small(documents={100100: pdf}, strange=strange)
    of_site(book, stub)
    (paper,) = things(book, "document").values()
    assert not paper.files
    stub.strange = lambda path: None
    report = of_site(book, stub)
    assert report.corrected == {"document": 1}
    (paper,) = things(book, "document").values()
    assert paper.files and paper.pages


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A small PDF."""
    from minutebook.packs.convert import html_pdf

    return html_pdf("<p>The drain at Mill Lane is to be cleared.</p>", title="Report")


def test_where_there_is_no_service_the_pages_do(book: Book) -> None:
    def strange(path: str) -> Answer | None:
        return (403, "text/html", ERROR_PAGE) if ".asmx" in path else pages(path)

    def pages(path: str) -> Answer | None:
        if path.startswith("/mgListCommittees"):
            listed = (
                '<ul class="mgBulletList"><li><a href="mgCommitteeDetails.aspx?ID=100">Roads</a></li></ul>'
            )
            return (
                200,
                "text/html",
                framed("Committee structure", f'<h2 class="mgSectionTitle">All</h2>{listed}'),
            )
        if path.startswith("/ieListMeetings.aspx?CId=100"):
            link = 'class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=100&MId=1002"'
            row = f"<li><a {link}>19 Jan 2015 6:00 pm</a></li>"
            return 200, "text/html", framed("Browse meetings", f'<ul class="mgNonBulletTableList">{row}</ul>')
        return None

    report = of_site(book, small(strange=strange))
    (held,) = things(book, "meeting").values()
    assert (held.start, held.number, len(held.items)) == ("2015-01-05T18:00", 1002, 5)
    assert report.new["meeting"] == 1 and report.refused


def framed(heading: str, content: str) -> bytes:
    from tests.intake.moderngov_stub import page

    return page(heading, content).encode()


def test_only_what_is_since_a_day_is_asked_for(book: Book) -> None:
    stub = small()
    of_site(book, stub, since="2015-01-19")
    assert sorted(things(book, "meeting")) == ["committee-0/2015-01-19", "committee-1/2015-01-26"]
    stub.removed.add(1003)
    assert not of_site(book, stub, since="2015-01-19").gone, "a part of a list is no list"


class Deciding(Stub):
    """A site with a register of decisions, which lists them and has a page for each."""

    def _page(self, path: str, query: dict[str, str]) -> str:
        if path == "mgdelegateddecisions.aspx" and "2014" in query.get("dr", ""):
            row = '<td><a href="ieDecisionDetails.aspx?ID=31">Mill Lane</a></td><td>05/02/2015</td>'
            return page("Decisions", f'<table class="mgTabTable"><tbody><tr>{row}</tr></tbody></table>')
        return DECISION if path == "iedecisiondetails.aspx" else super()._page(path, query)


def test_a_second_run_that_finds_a_decisions_page_as_it_was_leaves_the_decision_so(book: Book) -> None:
    stub = Deciding(committees=1, meetings=1)
    assert of_site(book, stub).new["decision"] == 1
    (first,) = things(book, "decision").values()
    again = of_site(book, stub)
    assert not again.corrected and not again.new
    (made,) = things(book, "decision").values()
    assert made == first and (made.date, made.kind) == ("2015-02-02", "portfolio-holder")


def test_minutes_at_which_the_reader_dies_stay_unread_and_are_named(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    one_at_a_time = Lock()

    def dying(self: Pool, job: str, arguments: list[Any]) -> Any:
        minutes, bodies = arguments
        asked.append(len(minutes))
        if any(b'"2015-01-12T' in one.meeting for one in minutes):
            raise WorkerDied(job)
        with one_at_a_time:
            return read_all([(one.meeting, one.before) for one in minutes], bodies)

    monkeypatch.setattr(Pool, "run", dying)
    report = of_site(book, Stub(committees=1, meetings=3))
    assert asked == [3, 1, 1, 1], "together, then each alone"
    assert (report.new["meeting"], report.new["reading"]) == (3, 2)
    assert [name for name, why in report.doubtful if "could not be read" in why] == [
        "meeting 2015-01-12 18:00"
    ]
