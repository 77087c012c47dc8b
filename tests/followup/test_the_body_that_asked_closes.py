"""Closed only by the body that asked, at an item of its meeting; void by two; inherited by a successor."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import BookError, NotFound
from minutebook.book.press import publish
from minutebook.book.rebuild import unequal
from minutebook.book.schema import Body, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.permission import NotPermitted
from minutebook.followup import acts, closing, figures, holding, inheriting, opening, voiding
from minutebook.followup.schema import Answer, Closing, Place
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast
from tests.followup.asking import followed, met, officer

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
TODAY = date(2026, 11, 25)
AT_NOVEMBER = Closing(day="", at=Place(item="november-1"), result="done", words="The board thanked her.")


def answered(cast: Cast) -> holding.Held:
    met("november", "2026-11-20T10:00", words=("Members noted the answer.",))
    return acts.answer(followed(cast), Answer(day="2026-11-10", words="Nine in ten."), by=cast.clerk)


def test_it_works(cast: Cast) -> None:
    held = closing.propose(answered(cast), "november", by=cast.clerk)
    assert held.thread.proposed == Place(meeting="november")
    after = closing.close(held, AT_NOVEMBER, by=cast.clerk).thread
    assert after.state == "closed" and after.closing is not None and after.proposed is None
    assert after.closing.day == "2026-11-20" and after.closing.at == Place(
        meeting="november", item="november-1"
    )


def test_an_item_of_another_body_closes_nothing(cast: Cast) -> None:
    held = answered(cast)
    met("theirs", "2026-11-21T10:00", body="panel")
    for item, match in (
        ("theirs-1", "only the body that asked"),
        ("nothing", "^item"),
        ("november", "^item"),
    ):
        with pytest.raises(BookError, match=match):
            closing.close(held, Closing(day="", at=Place(item=item), result="done"), by=cast.clerk)
    with pytest.raises(BookError, match="^meeting"):
        closing.propose(held, "theirs", by=cast.clerk)


def test_a_meeting_before_it_was_asked_closes_nothing(cast: Cast) -> None:
    met("june", "2026-06-10T10:00")
    with pytest.raises(BookError, match="before it was asked"):
        closing.close(answered(cast), Closing(day="", at=Place(item="june-1"), result="done"), by=cast.clerk)


def test_what_nobody_answered_is_closed_only_with_its_ground(cast: Cast) -> None:
    met("november", "2026-11-20T10:00")
    held = followed(cast)
    with pytest.raises(BookError, match="nothing was answered"):
        closing.close(held, Closing(day="", at=Place(item="november-1"), result="not done"), by=cast.clerk)


def test_the_scrutiny_officer_follows_up_but_does_not_close(cast: Cast) -> None:
    held = answered(cast)
    rhian = officer("Rhian", "scrutiny-officer")
    held = acts.update(held, "Chased.", by=rhian)
    with pytest.raises(NotPermitted):
        closing.close(held, AT_NOVEMBER, by=rhian)


def test_a_closed_thread_takes_nothing_more_until_it_is_opened_again_with_a_reason(cast: Cast) -> None:
    held = closing.close(answered(cast), AT_NOVEMBER, by=cast.clerk)
    with pytest.raises(BookError, match="It is closed"):
        acts.update(held, "More.", by=cast.clerk)
    with pytest.raises(BookError, match="^reason"):
        closing.reopen(held, "", by=cast.clerk)
    held = closing.reopen(held, "The figures were wrong.", by=cast.clerk)
    assert held.thread.state == "answered" and held.thread.closing is None
    assert [one.kind for one in held.thread.steps][-2:] == ["closed", "reopened"]


def test_a_misreading_is_void_when_a_second_person_agrees(cast: Cast) -> None:
    held = followed(cast)
    said = voiding.doubt(held, "It was said in jest.", by=cast.clerk)
    assert holding.held(COUNCIL, held.object).thread.state == "open"
    with pytest.raises(BookError, match="second person"):
        voiding.agree(said, by=cast.clerk)
    after = voiding.agree(said, by=cast.second_clerk).thread
    assert after.state == "void" and after.steps[-1].words == "It was said in jest."
    assert figures.of(public_book(), COUNCIL, today=TODAY).opened == 0


def test_a_doubt_needs_a_reason_and_may_be_refused(cast: Cast) -> None:
    held = followed(cast)
    with pytest.raises(BookError, match="^reason"):
        voiding.doubt(held, "  ", by=cast.clerk)
    said = voiding.doubt(held, "It was said in jest.", by=cast.clerk)
    voiding.refuse(said, by=cast.second_clerk)
    assert voiding.open_doubt(held) is None
    with pytest.raises(NotFound, match="settled"):
        voiding.agree(said, by=cast.second_clerk)


def test_a_successor_inherits_what_is_open(cast: Cast) -> None:
    held = followed(cast)
    gone = Body(
        id="board", name=Words(en="Corporate Parenting Board"), dissolved="2026-11-01", successor="panel"
    )
    publish(public_book(), gone, council=COUNCIL)
    (estate,) = inheriting.estates(COUNCIL)
    assert (estate.body.object, estate.heir.object, estate.number) == ("board", "panel", 1)
    assert inheriting.inherit(BOARD, by=cast.clerk) == 1
    after = holding.held(COUNCIL, held.object).thread
    assert (after.body, after.asked_by) == ("panel", "board")
    assert not inheriting.estates(COUNCIL)
    met("panels", "2026-11-20T10:00", body="panel")
    at = Closing(day="", at=Place(item="panels-1"), result="not done", words="Overtaken.")
    assert closing.close(holding.held(COUNCIL, held.object), at, by=cast.clerk).thread.state == "closed"


def test_a_body_that_stands_leaves_nothing(cast: Cast) -> None:
    followed(cast)
    with pytest.raises(BookError, match="not dissolved"):
        inheriting.inherit(BOARD, by=cast.clerk)


def test_the_figures_are_counted_from_the_record(cast: Cast) -> None:
    late = answered(cast)
    moved = acts.move_due(followed(cast, "asked why"), date(2026, 11, 20), "", by=cast.clerk)
    acts.move_due(moved, date(2026, 12, 1), "Too early.", on=date(2026, 11, 1), by=cast.clerk)
    acts.send(
        followed(cast, "recommended"),
        date(2026, 9, 14),
        to_name="Cabinet",
        rule="scrutiny-response",
        by=cast.clerk,
    )
    found = figures.of(public_book(), COUNCIL, "board", today=TODAY)
    assert (found.opened, found.answered, found.in_time, found.late_open) == (3, 1, 1, 1)
    assert (found.moved, found.moves, found.undated, found.open) == (1, 1, 0, 3)
    assert found.median_open == 76
    assert figures.of(public_book(), COUNCIL, "panel", today=TODAY).opened == 0
    assert not opening.since(COUNCIL, "panel") and late.thread.state == "answered"


def test_what_the_book_shows_of_threads_can_be_made_again_from_the_record(cast: Cast) -> None:
    closing.close(answered(cast), AT_NOVEMBER, by=cast.clerk)
    assert unequal(public_book()) == []
