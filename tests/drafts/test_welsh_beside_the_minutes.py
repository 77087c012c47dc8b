"""Changing English minutes leaves their Welsh where it is, marked until somebody has looked at it again."""

from __future__ import annotations

import pytest

from minutebook.book.errors import NotFound
from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.agendas.agenda import bench_of
from minutebook.drafts.minutes import gate_of_minutes
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.sitting import proceeding, taking
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.drafts.sitting.welsh_beside import older_english, save_welsh
from minutebook.drafts.working import Clash
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.sitting import ON_THE_DAY, board_of, in_session

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

ENGLISH = "The Board noted the report.\n\nFares rise by 3%."


@pytest.fixture
def draft(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A meeting in Wales, one item of which is minuted in both languages."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    name = Words(en="Severnshire County Council", cy="Cyngor Sir Hafren")
    publish(public_book(), Council(id=COUNCIL, name=name, nation="wales"))
    board_of()
    draft = in_session(cast.clerk)
    typed(draft, ENGLISH, cast.clerk)
    save_welsh(
        draft, "buses", {"p1": "Nodwyd yr adroddiad.", "p2": "Codir 3%."}, seen=seen(draft), by=cast.clerk
    )
    return draft


def seen(draft: Draft) -> int:
    return taking.item_part(draft, "buses").revision


def typed(draft: Draft, text: str, by: Account) -> None:
    taking.save_minutes(draft, "buses", text, seen=seen(draft), by=by)


def both(draft: Draft) -> list[tuple[str, str]]:
    meeting = meeting_of(Draft.objects.get(pk=draft.pk))
    return [
        (one.text.en, one.text.cy) for item in meeting.items if item.id == "buses" for one in item.minutes
    ]


def test_the_welsh_stays_when_its_english_changes_and_is_marked(cast: Cast, draft: Draft) -> None:
    assert older_english(draft) == {}
    typed(draft, ENGLISH.replace("3%", "2%"), cast.clerk)
    assert both(draft) == [
        ("The Board noted the report.", "Nodwyd yr adroddiad."),
        ("Fares rise by 2%.", "Codir 3%."),
    ]
    assert older_english(draft) == {"buses": {"p2": "Fares rise by 3%."}}
    verdict = gate_of_minutes.verdict_of(bench_of(draft))
    assert any("as its English reads now" in f"{one.problem} {one.about}" for one in verdict.findings)


def test_a_paragraph_put_before_or_taken_out_moves_no_welsh(cast: Cast, draft: Draft) -> None:
    typed(draft, f"The Chair welcomed the Director.\n\n{ENGLISH.replace('3%', '2%')}", cast.clerk)
    assert [cy for _, cy in both(draft)] == ["", "Nodwyd yr adroddiad.", "Codir 3%."]
    typed(draft, "Fares rise by 2%.", cast.clerk)
    assert both(draft) == [("Fares rise by 2%.", "Codir 3%.")]


@pytest.mark.parametrize("how", ["typed anew", "said to be right", "the English as it was"])
def test_the_mark_goes_when_somebody_has_looked_at_it(cast: Cast, draft: Draft, how: str) -> None:
    typed(draft, ENGLISH.replace("3%", "2%"), cast.clerk)
    if how == "typed anew":
        save_welsh(draft, "buses", {"p2": "Codir 2%."}, seen=seen(draft), by=cast.clerk)
    elif how == "said to be right":
        save_welsh(draft, "buses", {}, seen=seen(draft), right=["p2"], by=cast.clerk)
    else:
        typed(draft, ENGLISH, cast.clerk)
    assert older_english(draft) == {}


def test_a_sentence_that_follows_its_fact_keeps_its_welsh_too(cast: Cast, draft: Draft) -> None:
    proceeding.take_item(draft, "buses", by=cast.clerk)
    proceeding.recess(draft, "10:30", by=cast.clerk)
    save_welsh(draft, "buses", {"p3": "Gohiriwyd am ychydig."}, seen=seen(draft), by=cast.clerk)
    proceeding.resume(draft, "10:45", by=cast.clerk)
    assert both(draft)[2] == (
        "The meeting adjourned at 10.30 am and resumed at 10.45 am.",
        "Gohiriwyd am ychydig.",
    )
    assert set(older_english(draft)["buses"]) == {"p3"}


def test_two_who_type_the_same_welsh_lose_nothing(cast: Cast, draft: Draft) -> None:
    before = seen(draft)
    save_welsh(draft, "buses", {"p1": "Nodwyd."}, seen=before, by=cast.clerk)
    with pytest.raises(Clash):
        save_welsh(draft, "buses", {"p1": "Nodwyd hynny."}, seen=before, by=cast.second_clerk)
    save_welsh(draft, "buses", {"p2": "Codir."}, seen=before, by=cast.second_clerk)
    assert [cy for _, cy in both(draft)] == ["Nodwyd.", "Codir."]
    with pytest.raises(NotFound):
        save_welsh(draft, "buses", {}, seen=99, by=cast.clerk)
