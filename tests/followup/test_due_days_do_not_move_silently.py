"""Owner, day, updates and answer: every change is kept with its reason, and the law's day cannot be moved."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from minutebook.book.errors import BookError, Moved
from minutebook.book.press import publish
from minutebook.book.shelf import public_book
from minutebook.drafts import outbox, publishing, roles
from minutebook.followup import acts, holding, reporting
from minutebook.followup.holding import Changed, put
from minutebook.followup.kind import days_late, moves, was_late
from minutebook.followup.schema import Answer, Evidence, Place
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast
from tests.followup.asking import followed, met, officer

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

TODAY = date(2026, 11, 25)


def test_it_works(cast: Cast) -> None:
    held = acts.move_due(followed(cast), date(2026, 12, 9), "The dentist was ill.", by=cast.clerk)
    (moved,) = moves(held.thread)
    assert (moved.before, moved.after, moved.words) == ("2026-11-12", "2026-12-09", "The dentist was ill.")
    assert moved.role == "Democratic services officer"


def test_a_day_is_moved_only_with_a_reason(cast: Cast) -> None:
    with pytest.raises(BookError, match="reason: say why"):
        acts.move_due(followed(cast), date(2026, 12, 9), " ", by=cast.clerk)


def test_the_first_day_needs_no_reason_and_is_no_move(cast: Cast) -> None:
    held = acts.move_due(followed(cast, "asked why"), date(2026, 12, 9), "", by=cast.clerk)
    assert held.thread.due == "2026-12-09" and not moves(held.thread)


def test_a_day_that_had_passed_stays_passed_however_it_is_moved(cast: Cast) -> None:
    held = followed(cast)
    assert days_late(held.thread, TODAY) == 13
    held = acts.move_due(held, date(2026, 12, 9), "The dentist was ill.", by=cast.clerk)
    held = acts.answer(held, Answer(day="2026-11-25", words="Nine in ten."), by=cast.clerk)
    assert was_late(held.thread)


def test_a_day_moved_before_it_came_is_not_late(cast: Cast) -> None:
    held = acts.move_due(
        followed(cast), date(2026, 12, 9), "Asked early.", on=date(2026, 11, 1), by=cast.clerk
    )
    held = acts.answer(held, Answer(day="2026-11-25", words="Nine in ten."), by=cast.clerk)
    assert not was_late(held.thread) and held.thread.steps[-2].recorded == "2026-11-25"


def test_owners_change_openly(cast: Cast) -> None:
    held = acts.assign(followed(cast), "Virtual School Head", "She has the figures.", by=cast.clerk)
    assert held.thread.steps[-1].before == "Director of Children's Services"
    with pytest.raises(BookError, match="theirs already"):
        acts.assign(held, "Virtual School Head", by=cast.clerk)


def test_two_updates_at_once_are_both_kept(cast: Cast) -> None:
    held = followed(cast)
    acts.update(held, "Figures were asked for.", by=cast.clerk)
    after = acts.update(held, "They came.", by=cast.second_clerk)
    assert [one.words for one in after.thread.steps[1:]] == ["Figures were asked for.", "They came."]


def test_whoever_moves_a_day_that_another_moved_meanwhile_is_told(cast: Cast) -> None:
    held = followed(cast)
    acts.move_due(held, date(2026, 12, 9), "The dentist was ill.", by=cast.clerk)
    with pytest.raises(Changed, match="Somebody changed it"):
        acts.move_due(held, date(2026, 12, 16), "The dentist is away.", by=cast.second_clerk)


def test_nothing_happened_on_a_day_to_come_or_before_it_was_asked(cast: Cast) -> None:
    held = followed(cast)
    for day in (date(2026, 12, 1), date(2026, 9, 9)):
        with pytest.raises(BookError, match="^on:"):
            acts.update(held, "Done.", on=day, by=cast.clerk)


def test_a_recommendation_has_the_time_the_law_gives_it_and_keeps_it(cast: Cast) -> None:
    held = followed(cast, "recommended")
    held = acts.send(held, date(2026, 9, 14), to_name="Cabinet", rule="scrutiny-response", by=cast.clerk)
    clock = held.thread.clock
    assert clock is not None and clock.due == held.thread.due == "2026-11-13" and "9FE" in clock.source
    with pytest.raises(BookError, match="the law sets this day"):
        acts.move_due(held, date(2026, 12, 31), "Cabinet is busy.", by=cast.clerk)
    assert days_late(held.thread, TODAY) == 12


def test_a_recommendation_is_accepted_in_part_or_rejected_with_a_reason_and_names_its_minute(
    cast: Cast,
) -> None:
    held = followed(cast, "recommended")
    for verdict, reason, match in (("", "", "^verdict"), ("rejected", "", "^reason")):
        with pytest.raises(BookError, match=match):
            given = Answer(day="2026-11-25", words="No.", verdict=verdict, reason=reason)  # type: ignore[arg-type]
            acts.answer(held, given, by=cast.clerk)
    given = Answer(
        day="2026-11-25",
        words="One van, not two.",
        verdict="in part",
        reason="There is money for one.",
        at=Place(item="september-1"),
    )
    held = acts.answer(held, given, by=cast.clerk)
    assert held.thread.state == "answered" and held.thread.answer is not None
    assert held.thread.answer.at == Place(meeting="september", item="september-1")
    assert held.thread.steps[-1].words == "In part. One van, not two."


def test_an_owner_hands_in_and_the_clerk_takes_it_or_gives_it_back(cast: Cast) -> None:
    held = followed(cast)
    director = officer("Dee", roles.DIRECTOR)
    acts.charge(held, director, by=cast.clerk)
    shown = (Evidence(words="The survey", href="https://severnshire.example/survey"),)
    first = reporting.hand_in(held, "It is nearly done.", by=director)
    reporting.give_back(first, "Say how many.", by=cast.clerk)
    assert outbox.log(COUNCIL)[0].to == director.email
    second = reporting.hand_in(held, "Nine in ten.", shown, answers=True, by=director)
    assert reporting.waiting_words(COUNCIL, held.object) == [second]
    after = reporting.take(second, by=cast.clerk).thread
    assert (
        after.answer is not None and after.answer.words == "Nine in ten." and after.answer.evidence == shown
    )
    assert not reporting.waiting_words(COUNCIL)


def test_a_change_that_the_book_refuses_leaves_the_thread_free_for_the_next(cast: Cast) -> None:
    held = followed(cast)
    decided = put(BOARD, [replace(held.thread, owner="One")], act="thread.assign", by=cast.clerk)
    publish(public_book(), replace(held.thread, owner="Two"), council=COUNCIL)
    with pytest.raises(Moved):
        publishing.carry_through(decided.id)
    now = holding.held(COUNCIL, held.object)
    assert now.thread.owner == "Two"
    assert acts.assign(now, "Three", by=cast.clerk).thread.owner == "Three"


def test_evidence_in_this_record_is_kept_as_what_stands_there(cast: Cast) -> None:
    met("november", "2026-11-20T10:00")
    address = "https://minutes.example/corporate-parenting-board/2026-11-20/matters-arising"
    assert acts.evidence_at(COUNCIL, "", address) == Evidence(words="Matters arising", document="november-1")
    elsewhere = "https://severnshire.example/survey"
    assert acts.evidence_at(COUNCIL, "Survey", elsewhere) == Evidence(words="Survey", href=elsewhere)
    assert acts.evidence_at(COUNCIL, " ", "") is None
