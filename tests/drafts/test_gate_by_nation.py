"""The same desk serves a Welsh council and a parish: the gate asks what their own law asks."""

from __future__ import annotations

from datetime import datetime

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Council, Exemption, Words
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.drafts import exempting
from minutebook.drafts.agendas import agenda, gate, notices
from minutebook.drafts.models import Draft
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, begun, bench, item, status
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
THREE_DAYS = "2026-12-04T09:00+00:00"


@pytest.fixture
def wales(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", THREE_DAYS)


def welsh(cast: Cast) -> Draft:
    """The agenda of a committee in Wales."""
    name = Words(en="Hafren County Council", cy="Cyngor Sir Hafren")
    publish(public_book(), Council(id=COUNCIL, name=name, nation="wales"), council=COUNCIL)
    return begun(cast.clerk)


def problems(draft: Draft) -> dict[str, str]:
    return {one.rule: one.problem for one in gate.verdict_of(bench(draft)).in_the_way}


def test_in_wales_three_clear_days_are_enough_and_nothing_is_posted_by_hand(cast: Cast, wales: None) -> None:
    draft = welsh(cast)
    assert not notices.must_be_posted(bench(draft))
    assert problems(draft) == {}


def test_in_wales_every_text_for_the_public_stands_in_both_languages(cast: Cast, wales: None) -> None:
    draft = welsh(cast)
    assert "Hysbysir drwy hyn" in notices.usual_words(bench(draft)).cy
    key = item(draft, cast.clerk, "Buses")
    assert problems(draft)["both-languages"] == "The title of Buses in Welsh is missing."
    for one in bench(draft).meeting.items:
        title = Words(en=str(one.title), cy=one.title.cy or "Bysiau")
        seen = draft.parts.get(key=f"item:{one.id}").revision
        agenda.save_item(draft, type(one)(id=one.id, title=title, kind=one.kind), seen=seen, by=cast.clerk)
    assert bench(draft).item(key).title.cy == "Bysiau"
    assert problems(draft) == {}


def test_in_wales_the_paragraphs_are_those_of_part_4(cast: Cast, wales: None) -> None:
    draft = welsh(cast)
    key = item(draft, cast.clerk)
    assert [one.paragraph for one in exempting.categories(bench(draft))][:3] == ["12", "13", "14"]
    with pytest.raises(ValueError, match="Wales has no paragraph '3'"):
        exempting.take_in_private(draft, key, Exemption(paragraphs=("3",)), by=cast.clerk)
    exempting.take_in_private(draft, key, Exemption(paragraphs=("14",)), by=cast.clerk)
    assert "Part 4 of Schedule 12A" in exempting.mark_of(bench(draft), Exemption(paragraphs=("14",)))


def test_a_parish_posts_its_notice_in_a_conspicuous_place_and_takes_no_late_items(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", THREE_DAYS)
    status("parish")
    draft = begun(cast.clerk)
    assert problems(draft).keys() == {"notice-posted"}
    notices.record_posting(draft, "the church porch", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    assert problems(draft) == {}
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-09T09:00+00:00")
    assert "late-item" in problems(draft)


def test_a_notice_must_say_where(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    draft = begun(cast.clerk)
    part = draft.parts.get(key="head")
    agenda.save_meeting(draft, seen=part.revision, by=cast.clerk, place=Place())
    assert problems(draft)["notice-contents"] == "The notice does not say the place."
