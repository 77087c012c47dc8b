"""Figures count the expected, leave cancelled meetings out and know substitutes; minute books tell leaves."""

from __future__ import annotations

import msgspec
import pytest

from minutebook.book.press import publish
from minutebook.book.schema import (
    Attendance,
    Body,
    Continuation,
    Decision,
    Meeting,
    Membership,
    Minutes,
    Movement,
    Person,
    Words,
)
from minutebook.book.schema.decision import CallIn
from minutebook.book.schema.meeting import Correction, Note
from minutebook.book.sealing import sealed
from minutebook.book.shelf import public_book
from minutebook.site.tallying import Seat, add_votes, days_between, held, members, middle, took
from tests.site.conftest import Get

LEFT = (Movement(kind="left", at="11:00"),)


def line(person: str, status: str = "present", **more: object) -> Attendance:
    return Attendance(person=person, name=f"Councillor {person.capitalize()}", status=status, **more)  # type: ignore[arg-type]


def meeting(
    day: str, *lines: Attendance, state: str = "held", minutes: Minutes | None = None
) -> tuple[str, Meeting]:
    made = Meeting(id=day, body="b", start=f"{day}T10:00", state=state, attendance=lines)  # type: ignore[arg-type]
    return f"b/{day}", msgspec.structs.replace(made, minutes=minutes or Minutes())


SEATS = [
    Seat("ash", "Councillor Ash", "Ash", "people/ash", "", ""),
    Seat("birch", "Councillor Birch", "Birch", "people/birch", "2026-06-01", ""),
    Seat("cedar", "Councillor Cedar", "Cedar", "people/cedar", "", "2026-05-31"),
]


def test_the_expected_are_counted_the_cancelled_left_out_and_substitutes_told_apart() -> None:
    year = [
        meeting("2026-05-06", line("ash"), line("cedar", "apologies"), line("elm", capacity="substitute")),
        meeting("2026-06-10", line("ash", movements=LEFT), line("fir", capacity="officer")),
        meeting("2026-07-10", line("ash", "absent"), state="cancelled"),
        meeting("2026-09-10"),
    ]
    assert [one.start[:10] for _, one in held(year)] == ["2026-05-06", "2026-06-10", "2026-09-10"]
    rows = {one.family: one for one in members(held(year), SEATS)}
    assert rows.keys() == {"Ash", "Birch", "Cedar", "Elm"}
    ash, birch, cedar, elm = (rows[name] for name in ("Ash", "Birch", "Cedar", "Elm"))
    assert (ash.expected, ash.present, ash.in_part, ash.share) == (2, 2, 1, 100)
    assert (birch.expected, birch.present, birch.apologies) == (1, 0, 0)
    assert (cedar.expected, cedar.present, cedar.apologies) == (1, 0, 1)
    assert (elm.expected, elm.sat_for, elm.share) == (0, 1, 0)


def test_votes_are_counted_where_names_were_recorded() -> None:
    rows = members([meeting("2026-05-06", line("ash"), line("cedar"))], SEATS)
    votes = [
        {"for": ["Cllr Ash"], "against": ["Councillor Cedar"], "abstain": []},
        {"for": 5, "against": 2},
    ]
    assert add_votes(rows, votes) == 1
    assert [one.votes for one in rows] == [
        {"for": 1, "against": 0, "abstain": 0},
        {"for": 0, "against": 1, "abstain": 0},
    ]


def test_the_time_minutes_took_is_told_where_it_is_known() -> None:
    drafted = Minutes(state="signed", drafted="2026-05-16", signed="2026-07-01")
    found = took([meeting("2026-05-06", minutes=drafted), meeting("2026-06-10")])
    assert [(one.draft, one.signed) for one in found] == [(10, 56), (None, None)]
    assert (middle([3, 9, None, 5]), middle([None]), days_between("x", "2026-01-01")) == (5, None, None)


@pytest.fixture
def signed(record: None) -> None:
    """A board whose minutes were corrected, signed and noted on, and a decision that was called in."""
    book, council = public_book(), "teme"
    board = Body(id="night-board", name=Words(en="Night Board"), legal_status="committee")
    seat = Membership(id="owl-seat", body="night-board")
    owl = Person(id="owl", name=Words(en="Olive Owl"), family_name="Owl", memberships=(seat,))
    state = Minutes(
        state="signed",
        drafted="2026-05-10",
        approved="2026-05-20",
        signed="2026-05-20",
        signed_by="Councillor Owl, who presided when they were approved",
        way="electronic",
        leaves=(1, 2),
        corrections=(Correction(item="x", before=Words(en="April."), after=Words(en="May.")),),
        notes=(Note(words=Words(en="It was Monday."), day="2026-06-01", by="Clerk"),),
    )
    held_then = Meeting(
        id="night",
        body="night-board",
        start="2026-05-06T20:00",
        state="held",
        attendance=(line("owl"),),
        minutes=state,
    )
    call = CallIn(
        requested="2026-05-07",
        members=("Councillor Owl",),
        reasons=Words(en="It is dark."),
        by="2026-05-21",
    )
    lamps = Decision(
        id="lamps",
        title=Words(en="Lamps"),
        date="2026-05-06",
        state="called-in",
        decided=Words(en="To put the lamps out."),
        until="2026-05-13",
        call_in=call,
    )
    for thing in (board, owl, sealed(held_then), lamps):
        publish(book, thing, council=council)


def test_the_public_sees_leaves_seal_corrections_and_notes(signed: None, get: Get) -> None:
    page = get("/minute-books?body=night-board&year=2026")
    assert "signed and sealed" in page.html.replace("\n", "") and "1–2" in page.html
    assert page.queries <= 6
    page = get("/night-board/2026-05-06")
    for words in ("April.", "May.", "It was Monday.", "Leaves of the minute book", "Seal"):
        assert words in page.html
    page = get("/figures?body=night-board&year=2026")
    assert "Olive Owl" in page.html and "within 4 days of the meeting" in page.html
    assert page.queries <= 6


def test_the_public_sees_that_a_decision_is_called_in(signed: None, get: Get) -> None:
    page = get("/decisions/2026-05-06-lamps")
    for words in ("It is dark.", "Councillor Owl", "Scrutiny is to hear it by"):
        assert words in page.html
    assert page.queries <= 6


def test_what_is_asked_for_wrongly_is_answered_all_the_same(record: None, get: Get) -> None:
    for path in ("/figures?body=nobody", "/minute-books?body=education-board&year=0", "/figures?year=abc"):
        assert get(path).status == 200


def test_each_day_of_an_adjourned_meeting_counts_by_itself() -> None:
    path, first = meeting("2026-07-10", line("ash"), line("birch", "apologies"))
    later = Continuation(
        start="2026-07-17T14:00", attendance=(line("ash", "absent"), line("birch", movements=LEFT))
    )
    rows = {
        one.family: one
        for one in members([(path, msgspec.structs.replace(first, continued=(later,)))], SEATS)
    }
    ash, birch = rows["Ash"], rows["Birch"]
    assert (ash.expected, ash.present, ash.share) == (2, 1, 50)
    assert (birch.expected, birch.present, birch.in_part, birch.apologies) == (2, 1, 1, 1)
