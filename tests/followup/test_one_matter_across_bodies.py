"""What several bodies hold is one matter: likely steps are proposed by search, and a person confirms each."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError, NotFound
from minutebook.book.following import follow_once
from minutebook.book.press import publish
from minutebook.book.schema import Item, Meeting, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.permission import NotPermitted, Scope
from minutebook.followup import acts, matters
from minutebook.search.follower import SearchFollower
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.followup.asking import followed, met

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
SCOPE = Scope(COUNCIL)


def about(id: str, body: str, day: str, title: str, words: str) -> None:
    """An item about something at a meeting of a body."""
    item = Item(id=f"{id}-1", title=Words(en=title), minutes=(Paragraph(text=Words(en=words)),))
    meeting = Meeting(id=id, body=body, start=f"{day}T10:00", state="held", items=(item,))
    publish(public_book(), meeting, council=COUNCIL)


@pytest.fixture
def told(cast: Cast) -> Cast:
    """The same subject at two bodies, and another one; the index has followed."""
    about(
        "one", "board", "2026-05-06", "Emotional health", "Children wait long for emotional health support."
    )
    about("two", "panel", "2026-06-02", "Waiting for help", "The emotional health of children was discussed.")
    about("three", "panel", "2026-06-02", "Bus fares", "Fares rise.")
    follow_once(public_book(), [SearchFollower(public_book())])
    return cast


def matter(cast: Cast, *items: str) -> str:
    return matters.begin_matter(SCOPE, "Children's emotional health", "How it is met.", items, by=cast.clerk)


def proposed(id: str) -> list[str]:
    return [one.entry.object for one in matters.likely(COUNCIL, matters.matter_of(COUNCIL, id)[1])]


def test_it_works(told: Cast) -> None:
    id = matter(told, "one-1")
    assert proposed(id) == ["two-1"]
    matters.join(SCOPE, id, "two-1", by=told.clerk)
    assert proposed(id) == []
    assert [stage.at for stage in matters.matter_of(COUNCIL, id)[1].stages] == ["one-1", "two-1"]


def test_what_somebody_keeps_apart_is_not_proposed_again(told: Cast) -> None:
    id = matter(told, "one-1")
    matters.keep_apart(SCOPE, id, "two-1", by=told.clerk)
    assert proposed(id) == []
    matters.join(SCOPE, id, "two-1", by=told.clerk)
    matters.leave(SCOPE, id, "two-1", by=told.clerk)
    assert proposed(id) == [] and len(matters.matter_of(COUNCIL, id)[1].stages) == 1


def test_steps_stand_in_order_of_time_however_they_were_confirmed(told: Cast) -> None:
    id = matter(told, "two-1")
    matters.join(SCOPE, id, "one-1", by=told.clerk)
    assert [stage.at for stage in matters.matter_of(COUNCIL, id)[1].stages] == ["one-1", "two-1"]


def test_a_matter_needs_a_name_of_its_own_and_steps_that_are_there(told: Cast) -> None:
    id = matter(told, "one-1")
    with pytest.raises(BookError, match="of this name"):
        matter(told)
    with pytest.raises(BookError, match="^title"):
        matters.begin_matter(SCOPE, " ", by=told.clerk)
    with pytest.raises(NotFound):
        matters.join(SCOPE, id, "nothing", by=told.clerk)
    with pytest.raises(BookError, match="already"):
        matters.join(SCOPE, id, "one-1", by=told.clerk)
    with pytest.raises(NotPermitted):
        matters.join(SCOPE, id, "two-1", by=told.member)


def test_items_that_name_another_body_are_offered_until_they_are_in_a_matter(told: Cast) -> None:
    met("sent", "2026-07-01T10:00", words=("RESOLVED: That the matter be referred to the Cabinet.",))
    (one,) = matters.sent_elsewhere(COUNCIL, "2026-01-01")
    assert one.entry.object == "sent-2" and one.named == ("Cabinet",)
    matters.begin_matter(SCOPE, "Dentists", items=["sent-2"], by=told.clerk)
    assert matters.sent_elsewhere(COUNCIL, "2026-01-01") == []


def test_a_thread_joins_a_matter(told: Cast) -> None:
    held = followed(told)
    id = matter(told, "one-1")
    held = acts.join_matter(held, id, by=told.clerk)
    assert held.thread.matter == id
    with pytest.raises(NotFound):
        acts.join_matter(held, "one", by=told.clerk)
