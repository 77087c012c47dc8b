"""Two who type in one item: what each wrote stays, nothing comes twice, no words are mixed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.drafts import publishing
from minutebook.drafts.sitting import taking
from minutebook.drafts.sitting.taking import joined
from minutebook.drafts.working import Clash
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session, says

BLOCKS = st.lists(st.sampled_from([f"Paragraph {letter}." for letter in "abcdefg"]), max_size=5, unique=True)


def text(blocks: list[str]) -> str:
    return "\n\n".join(blocks)


def test_both_are_kept_and_the_order_is_that_of_the_text() -> None:
    base = "Fares rise.\n\nTrams are late."
    mine = "Fares rise by 3%.\n\nTrams are late."
    theirs = "Fares rise.\n\nTrams are late.\n\nFerries sink."
    assert joined(base, mine, theirs) == ("Fares rise by 3%.\n\nTrams are late.\n\nFerries sink.", [])


def test_the_same_words_changed_by_both_are_a_clash() -> None:
    merged, clashes = joined("Fares rise.", "Fares rise by 3%.", "Fares rise by 2%.")
    assert clashes and merged == "Fares rise by 2%."


def test_the_same_new_paragraph_comes_once() -> None:
    assert joined("A.", "A.\n\nIt was agreed.", "A.\n\nIt was agreed.") == ("A.\n\nIt was agreed.", [])


@given(BLOCKS, BLOCKS)
@settings(max_examples=60, deadline=None)
def test_who_alone_changed_something_has_it_as_they_wrote_it(base: list[str], mine: list[str]) -> None:
    assert joined(text(base), text(mine), text(base)) == (text(mine), [])
    assert joined(text(base), text(base), text(mine)) == (text(mine), [])
    assert joined(text(base), text(mine), text(mine)) == (text(mine), [])


@given(BLOCKS, st.data())
@settings(max_examples=60, deadline=None)
def test_what_either_added_is_there_and_nothing_twice(base: list[str], data: st.DataObject) -> None:
    ours, others = list(base), list(base)
    ours.insert(data.draw(st.integers(0, len(base))), "The first clerk wrote this.")
    others.insert(data.draw(st.integers(0, len(base))), "Quite another matter came up there.")
    merged, clashes = joined(text(base), text(ours), text(others))
    assert not clashes
    assert sorted(merged.split("\n\n")) == sorted({*base, *ours, *others})


@pytest.mark.django_db(databases=["default", "desk"])
class TestSaving:
    """What an open page sends is joined with what it sent last, whether or not it heard the answer."""

    @pytest.fixture(autouse=True)
    def board(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        """The board on the day of its meeting."""
        monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
        board_of()

    def test_a_save_whose_answer_was_lost_is_sent_again_and_comes_once(self, cast: Cast) -> None:
        draft = in_session(cast.clerk)
        seen = draft.parts.get(key="item:buses").revision
        send: dict[str, Any] = {"seen": seen, "page": "p1", "by": cast.clerk}
        taking.save_minutes(draft, "buses", "Fares rise", **send)
        taking.save_minutes(draft, "buses", "Fares rise by 3%.\n\nTrams", **send)
        taking.save_minutes(draft, "buses", "Fares rise by 3%.\n\nTrams are late.", **send)
        assert says(draft, "buses") == ["Fares rise by 3%.", "Trams are late."]

    def test_what_was_typed_while_a_save_was_joined_takes_nothing_away(self, cast: Cast) -> None:
        draft = in_session(cast.clerk)
        seen = draft.parts.get(key="item:buses").revision
        taking.save_minutes(draft, "buses", "Ferries sink.", seen=seen, page="p2", by=cast.second_clerk)
        taking.save_minutes(draft, "buses", "Fares rise.", seen=seen, page="p1", by=cast.clerk)
        kept = taking.save_minutes(draft, "buses", "Fares rise by 3%.", seen=seen, page="p1", by=cast.clerk)
        assert kept.joined and sorted(says(draft, "buses")) == ["Fares rise by 3%.", "Ferries sink."]

    def test_a_page_that_went_on_from_another_is_known_by_it(self, cast: Cast) -> None:
        draft = in_session(cast.clerk)
        seen = draft.parts.get(key="item:buses").revision
        taking.save_minutes(draft, "buses", "Fares rise.", seen=seen, page="p1", by=cast.clerk)
        text = "Fares rise.\n\nTrams are late."
        taking.save_minutes(draft, "buses", text, seen=seen, page="p3,p1", by=cast.clerk)
        assert says(draft, "buses") == ["Fares rise.", "Trams are late."]

    def test_where_both_changed_the_same_words_the_second_is_told_and_kept_aside(self, cast: Cast) -> None:
        draft = in_session(cast.clerk)
        start = draft.parts.get(key="item:buses").revision
        seen = taking.save_minutes(draft, "buses", "Fares rise.", seen=start, by=cast.clerk).revision
        taking.save_minutes(draft, "buses", "Fares rise by 3%.", seen=seen, page="p1", by=cast.clerk)
        with pytest.raises(Clash):
            taking.save_minutes(
                draft, "buses", "Fares rise by 2%.", seen=seen, page="p2", by=cast.second_clerk
            )
        assert says(draft, "buses") == ["Fares rise by 3%."]
        aside = draft.revisions.get(key="item:buses", aside=True)
        assert aside.data is not None
        assert aside.data["minutes"][0]["text"]["en"] == "Fares rise by 2%."

    def test_what_pages_sent_is_forgotten_once_the_minutes_are_out(self, cast: Cast) -> None:
        draft = in_session(cast.clerk)
        seen = draft.parts.get(key="item:buses").revision
        taking.save_minutes(draft, "buses", "Fares rise.", seen=seen, page="p1", by=cast.clerk)
        assert draft.typed.count() == 1
        publishing.publish_drafts([draft], by=cast.clerk, act="minutes.publish")
        assert draft.typed.count() == 0
