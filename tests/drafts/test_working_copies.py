"""A draft is the object itself in parts: two work on two items, and the second to save loses nothing."""

from __future__ import annotations

import msgspec
import pytest

from minutebook.book.errors import BookError, NotFound
from minutebook.book.press import publish
from minutebook.book.schema import Item, Meeting, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import working
from minutebook.drafts.models import Draft
from tests.book.making import COUNCIL, board
from tests.drafts.cast import Cast, meeting_with

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

BUDGET = Item(
    id="budget",
    label="2",
    title=Words(en="Budget"),
    paragraphs_given=2,
    minutes=(Paragraph(id="p1", text=Words(en="One.")), Paragraph(id="p2", text=Words(en="Two."))),
)


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return working.begin(meeting_with(BUDGET), council=COUNCIL, by=cast.clerk)


def written(item: Item, *words: str) -> dict[str, object]:
    paragraphs = tuple(
        msgspec.structs.replace(p, text=Words(en=w)) for p, w in zip(item.minutes, words, strict=True)
    )
    return msgspec.to_builtins(msgspec.structs.replace(item, minutes=paragraphs))


def test_it_works(draft: Draft) -> None:
    assert working.assemble(draft) == meeting_with(BUDGET)
    assert (draft.body, draft.on) == ("board", "2026-12-10T10:00")


def test_it_is_opened_from_the_newest_version_and_once(cast: Cast) -> None:
    publish(public_book(), meeting_with(BUDGET), council=COUNCIL)
    draft = working.open_draft(COUNCIL, "meeting", by=cast.clerk)
    assert draft.base_public == 1
    assert working.open_draft(COUNCIL, "meeting", by=cast.second_clerk) == draft


def test_what_is_in_no_book_is_not_opened(cast: Cast) -> None:
    with pytest.raises(NotFound):
        working.open_draft(COUNCIL, "nothing", by=cast.clerk)


def test_two_items_are_saved_side_by_side(draft: Draft, cast: Cast) -> None:
    working.save_item(draft, msgspec.structs.replace(BUDGET, label="3"), seen=1, by=cast.clerk)
    added = working.save_item(draft, Item(title=Words(en="Any other business")), seen=0, by=cast.second_clerk)
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    assert [str(item.title) for item in meeting.items] == ["Apologies", "Budget", "Any other business"]
    assert meeting.items[1].label == "3" and meeting.items[2].id == added.data["id"]


def test_two_paragraphs_of_one_item_are_joined(draft: Draft, cast: Cast) -> None:
    working.save_part(draft, "item:budget", written(BUDGET, "One!", "Two."), seen=1, by=cast.clerk)
    saved = working.save_part(
        draft, "item:budget", written(BUDGET, "One.", "Two!"), seen=1, by=cast.second_clerk
    )
    assert saved.joined and saved.revision == 3
    assert [p["text"]["en"] for p in saved.data["minutes"]] == ["One!", "Two!"]


def test_the_second_to_save_the_same_words_is_told_and_loses_nothing(draft: Draft, cast: Cast) -> None:
    working.save_part(draft, "item:budget", written(BUDGET, "First.", "Two."), seen=1, by=cast.clerk)
    with pytest.raises(working.Clash, match="Clara Clerk changed minutes") as told:
        working.save_part(
            draft, "item:budget", written(BUDGET, "Second.", "Two."), seen=1, by=cast.second_clerk
        )
    assert told.value.mine["minutes"][0]["text"]["en"] == "Second."
    newest = working.history(draft, "item:budget")[0]
    assert newest.aside and newest.data["minutes"][0]["text"]["en"] == "Second."
    assert draft.parts.get(key="item:budget").data["minutes"][0]["text"]["en"] == "First."


def test_what_does_not_fit_the_schema_is_refused_by_field_and_nothing_changes(
    draft: Draft, cast: Cast
) -> None:
    with pytest.raises(BookError, match="label"):
        working.save_part(draft, "item:budget", {"id": "budget", "label": 3}, seen=1, by=cast.clerk)
    assert working.assemble(draft) == meeting_with(BUDGET)


def test_a_discarded_draft_is_saved_no_more(draft: Draft, cast: Cast) -> None:
    working.discard(draft, by=cast.clerk, reason="not needed")
    with pytest.raises(BookError, match="discarded"):
        working.save_item(draft, BUDGET, seen=1, by=cast.clerk)


def test_other_kinds_are_one_part(cast: Cast) -> None:
    draft = working.begin(board("Cabinet", "cabinet"), council=COUNCIL, by=cast.clerk)
    assert working.assemble(draft) == board("Cabinet", "cabinet")
