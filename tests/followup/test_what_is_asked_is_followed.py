"""What minutes ask for since the follow-up date is offered to the clerk, and followed once confirmed."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.press import publish
from minutebook.book.readings import reading_of
from minutebook.book.shelf import public_book
from minutebook.book.verify import verify
from minutebook.drafts.permission import NotPermitted
from minutebook.followup import acts, holding, opening, reading
from minutebook.followup.opening import Opening
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, OTHER, Cast
from tests.followup.asking import ACTION, MINUTES, SINCE, element_of, followed, met, published_reading

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def test_it_works(cast: Cast) -> None:
    held = followed(cast)
    thread = held.thread
    assert thread.kind == "undertaking" and thread.words == ACTION
    assert thread.owner == "Director of Children's Services" and thread.due == "2026-11-12"
    assert (thread.asked, thread.at.item, thread.state) == ("2026-09-10", "september-2", "open")
    assert not verify(public_book()).faults


def test_what_is_only_noted_asks_for_nothing(cast: Cast) -> None:
    opening.follow_from(BOARD, SINCE, by=cast.clerk)
    met()
    kinds = {(one.kind, one.element.text.split()[0]) for one in opening.waiting(COUNCIL, "board")}
    assert kinds == {("question", "Councillor"), ("undertaking", "The"), ("recommendation", "RESOLVED:")}


def test_without_a_follow_up_date_nothing_is_offered_or_taken_up(cast: Cast) -> None:
    met()
    assert not opening.waiting(COUNCIL)
    with pytest.raises(BookError, match="set the day"):
        opening.open_element(BOARD, element_of("undertook"), by=cast.clerk)


def test_what_was_asked_before_the_date_is_history(cast: Cast) -> None:
    met()
    opening.follow_from(BOARD, date(2026, 9, 11), by=cast.clerk)
    assert not opening.waiting(COUNCIL)
    with pytest.raises(BookError, match="history"):
        opening.open_element(BOARD, element_of("undertook"), by=cast.clerk)


def test_a_body_may_have_its_own_date_beside_the_councils(cast: Cast) -> None:
    opening.follow_from(BOARD._replace(body=""), date(2026, 1, 1), by=cast.clerk)
    opening.follow_from(BOARD, SINCE, by=cast.clerk)
    assert opening.since(*BOARD) == SINCE and opening.since(*OTHER) == date(2026, 1, 1)


def test_following_confirms_the_readers_word(cast: Cast) -> None:
    held = followed(cast)
    states = {one.id: one.state for one in published_reading().elements}
    assert states[held.thread.element] == "confirmed"
    assert list(states.values()).count("confirmed") == 1


def test_nothing_is_followed_twice(cast: Cast) -> None:
    held = followed(cast)
    assert held.thread.element not in {one.element.element for one in opening.waiting(COUNCIL)}
    with pytest.raises(BookError, match="followed already"):
        opening.open_element(BOARD, held.thread.element, by=cast.clerk)


def test_what_is_set_aside_is_not_offered_and_can_still_be_taken_up(cast: Cast) -> None:
    opening.follow_from(BOARD, SINCE, by=cast.clerk)
    met()
    element = element_of("asked why")
    opening.set_aside(BOARD, element, "It was answered in the room.", by=cast.clerk)
    assert element not in {one.element.element for one in opening.waiting(COUNCIL)}
    assert opening.open_element(BOARD, element, by=cast.clerk).thread.kind == "question"


def test_words_the_reader_made_nothing_of_are_followed_where_they_stand(cast: Cast) -> None:
    opening.follow_from(BOARD, SINCE, by=cast.clerk)
    met(words=("Members were not content with the figure for dental checks.",))
    words = "not content with the figure"
    said = Opening(kind="question", asker="Councillor Ruth Ames", about=("finding-1",))
    held = opening.open_words(BOARD, "september", "september-2", words, said, by=cast.clerk)
    assert held.thread.words == words
    assert [one.object for one in holding.about(public_book(), COUNCIL, ["finding-1"])["finding-1"]] == [
        held.object
    ]
    with pytest.raises(BookError, match="words: they must stand"):
        opening.open_words(BOARD, "september", "september-2", "quite content", said, by=cast.clerk)
    with pytest.raises(NotFound):
        opening.open_words(OTHER, "september", "september-2", words, said, by=cast.clerk)


def test_a_thread_survives_another_reading_of_the_minutes(cast: Cast) -> None:
    held = followed(cast)
    meeting = met(words=("The Chair welcomed everyone.", *MINUTES))
    again = reading_of(meeting, bodies=("Cabinet",), before=published_reading())
    publish(public_book(), again, council=COUNCIL)
    quoted = [(held.thread.element, "september", held.thread.words)]
    assert reading.passages(public_book(), COUNCIL, quoted)[held.thread.element].state == "found"


def test_words_that_are_gone_are_told_and_the_quotation_stays(cast: Cast) -> None:
    held = followed(cast)
    met(words=MINUTES[:1])
    quoted = [(held.thread.element, "september", held.thread.words)]
    assert reading.passages(public_book(), COUNCIL, quoted)[held.thread.element].state == "lost"
    assert holding.held(COUNCIL, held.object).thread.words == ACTION


def test_words_that_were_corrected_are_taken_over_with_the_earlier_ones_kept(cast: Cast) -> None:
    held = followed(cast)
    with pytest.raises(BookError):
        acts.requote(held, by=cast.clerk)
    made = published_reading()
    other = "The Director of Children's Services undertook to report on dental checks"
    elements = tuple(
        replace(one, text=other, end=one.start + len(other), state="mended")
        if one.id == held.thread.element
        else one
        for one in made.elements
    )
    publish(public_book(), replace(made, elements=elements), council=COUNCIL)
    after = acts.requote(held, by=cast.clerk).thread
    assert after.words == other and after.steps[-1].before == ACTION


def test_it_is_provisional_until_the_minutes_are_approved(cast: Cast) -> None:
    followed(cast)
    at = catalogue.by_id(public_book(), COUNCIL, ["september"])["september"]
    assert reading.provisional(at)
    met(state="approved")
    at = catalogue.by_id(public_book(), COUNCIL, ["september"])["september"]
    assert not reading.provisional(at)


def test_only_who_follows_up_may(cast: Cast) -> None:
    opening.follow_from(BOARD, SINCE, by=cast.clerk)
    met()
    for account in (cast.member, cast.chair, cast.author, cast.stranger, cast.administrator):
        with pytest.raises(NotPermitted):
            opening.open_element(BOARD, element_of("undertook"), by=account)
