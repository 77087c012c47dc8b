"""Draft minutes go to the chair, through the gate and out as a draft, with what a person said of them."""

from __future__ import annotations

import msgspec
import pytest

from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.schema import Item, Reading, Words
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.drafts import working
from minutebook.drafts.agendas.agenda import bench_of
from minutebook.drafts.minutes import gate_of_minutes, minutes_publishing, minutes_scan
from minutebook.drafts.minutes.gate_of_minutes import MinutesShut
from minutebook.drafts.minutes.minutes_publishing import publish_minutes
from minutebook.drafts.minutes.standing_minutes import words_digest
from minutebook.drafts.models import Assent, Draft, Letter
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.sitting import listening, motions, opening, voting
from minutebook.drafts.sitting.voting import Taken
from tests.book.making import COUNCIL
from tests.drafts.afterwards import (
    HELD,
    again,
    closed_one,
    private,
    public_one,
    where,
    write,
    written,
)
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, board_of, in_session

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def after_the_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)


def test_minutes_are_out_as_a_draft_with_their_reading(cast: Cast) -> None:
    draft = written(cast)
    found = next(
        one for one in listening.heard(draft, public_item(draft, "buses")) if one.kind == "resolution"
    )
    listening.accept(draft, "buses", found.id, by=cast.clerk)
    publish_minutes(again(draft), by=cast.clerk)
    meeting = public_one()
    assert (meeting.state, meeting.minutes.state, meeting.minutes.drafted) == ("held", "draft", "2026-12-10")
    assert [item.outcome.kind for item in meeting.items if item.outcome and item.kind == "item"] == [
        "resolved",
        "noted",
    ]
    reading = the_reading(public_book())
    states = {one.text: one.state for one in reading.elements if one.kind == "resolution"}
    assert states["RESOLVED – That the fares be frozen until April."] == "confirmed"
    assert working.newest(closed_book(), COUNCIL, "meeting")[1] is None
    letters = Letter.objects.filter(subject__startswith="Draft minutes of")
    assert {one.to for one in letters} == {cast.chair.email, cast.member.email}


def public_item(draft: Draft, key: str) -> Item:
    meeting = opening.meeting_of(again(draft))
    return next(item for item in meeting.items if item.id == key)


def the_reading(book: Book) -> Reading:
    link = catalogue.links(book, COUNCIL).get(rel="reading-of", target="meeting")
    thing = working.newest(book, COUNCIL, link.source)[1]
    assert isinstance(thing, Reading)
    return thing


def test_the_gate_names_what_is_missing_and_its_law(cast: Cast) -> None:
    draft = written(cast)
    write(draft, cast.clerk, "visit", "The member of Child A wrote to j.roe@example.org.")
    verdict = gate_of_minutes.verdict_of(bench_of(again(draft)))
    problems = {one.rule: one for one in verdict.in_the_way}
    assert problems.keys() == {"item-outcome", "personal-data"}
    assert problems["item-outcome"].about == "4 Monitoring visit" and problems["item-outcome"].source
    with pytest.raises(MinutesShut, match="cannot be published yet"):
        publish_minutes(again(draft), by=cast.clerk)
    assert public_one().minutes.state == "none"
    (found,) = minutes_scan.undecided(bench_of(again(draft)))
    with pytest.raises(BookError, match="reason"):
        minutes_scan.decide(draft, found.found.mark, "", by=cast.clerk)
    minutes_scan.decide(draft, found.found.mark, "It is the board’s own address.", by=cast.clerk)
    rules = [one.rule for one in gate_of_minutes.verdict_of(bench_of(again(draft))).in_the_way]
    assert rules == ["item-outcome"]


def test_what_stands_in_the_way_is_let_pass_by_its_office_with_a_reason(cast: Cast) -> None:
    draft = written(cast)
    write(draft, cast.clerk, "visit", "Nothing was said.")
    about = "4 Monitoring visit"
    with pytest.raises(BookError, match="you may not let this pass; it is for: proper officer"):
        gate_of_minutes.let_pass_as_clerk(draft, "item-outcome", about, "It is late.", by=cast.clerk)
    with pytest.raises(NotPermitted):
        gate_of_minutes.let_pass(draft, "item-outcome", about, "It is late.", by=cast.clerk)
    gate_of_minutes.let_pass(draft, "item-outcome", about, "The item fell.", by=cast.proper_officer)
    publish_minutes(again(draft), by=cast.clerk)
    assert public_one().minutes.state == "draft"
    assert Assent.objects.get(matter=gate_of_minutes.MATTER).reason == "The item fell."


def test_a_vote_that_does_not_add_up_is_said_and_one_without_a_winner_blocks(cast: Cast) -> None:
    draft = written(cast)
    row = motions.move_motion(draft, "buses", "the fares rise", "cedar", "dale", by=cast.clerk)
    voting.vote(again(draft), row.pk, Taken("count", votes_for=2, against=2), "10:30", by=cast.clerk)
    found = {one.rule: one.weight for one in gate_of_minutes.verdict_of(bench_of(again(draft))).findings}
    assert (found["votes-account"], found["vote-stated"]) == ("warns", "blocks")


def test_the_chair_reads_comments_and_agrees_and_alters_no_word(cast: Cast) -> None:
    draft = written(cast)
    assert minutes_publishing.send_to_chair(draft, by=cast.clerk) == [cast.chair]
    assert Letter.objects.filter(to=cast.chair.email, subject__startswith="Draft minutes to read").exists()
    said = minutes_publishing.remark(draft, "It was May, not April.", "buses", by=cast.chair)
    with pytest.raises(NotPermitted):
        minutes_publishing.remark(draft, "I think not.", by=cast.member)
    minutes_publishing.answer(draft, said.pk, "Mended.", by=cast.clerk)
    (one,) = minutes_publishing.remarks(COUNCIL, "meeting")
    assert (one.words, one.answer) == ("It was May, not April.", "Mended.")
    seen = words_digest(opening.meeting_of(again(draft)))
    minutes_publishing.agree(draft, seen, by=cast.chair)
    found = minutes_publishing.agreement(again(draft))
    assert found is not None and found.stands
    write(draft, cast.clerk, "buses", "RESOLVED – That the fares be frozen until May.")
    found = minutes_publishing.agreement(again(draft))
    assert found is not None and not found.stands
    with pytest.raises(BookError, match="changed since"):
        minutes_publishing.agree(draft, seen, by=cast.chair)


def test_a_corrected_draft_says_what_was_corrected(cast: Cast) -> None:
    publish_minutes(written(cast), by=cast.clerk)
    draft = opening.take_up_minutes(where(), by=cast.clerk)
    write(draft, cast.clerk, "buses", "RESOLVED – That the fares be frozen until May.")
    with pytest.raises(BookError, match="said"):
        publish_minutes(again(draft), by=cast.clerk)
    publish_minutes(again(draft), said="Item 3: May, not April.", by=cast.clerk)
    assert public_one().minutes.state == "draft"
    assert Letter.objects.filter(body__contains="What was corrected: Item 3: May").count() == 2


def test_part_2_goes_into_the_closed_book_and_its_summary_into_the_public_one(cast: Cast) -> None:
    draft = written(cast, *ITEMS, private())
    publish_minutes(again(draft), by=cast.clerk)
    public, closed = public_one(), closed_one()
    shown = next(item for item in public.items if item.id == "depot")
    assert shown.minutes == () and shown.summary == Words(en="The board chose a buyer for the depot.")
    assert any("KESTREL" in one.plain() for item in closed.items for one in item.minutes)
    assert "KESTREL" not in str(the_reading(public_book()))
    assert "KESTREL" in str(the_reading(closed_book()))


def opened_without_exclusion(cast: Cast, item: Item) -> Draft:
    board_of()
    draft = in_session(cast.clerk, *ITEMS, item)
    write(draft, cast.clerk, "depot", "RESOLVED – That the depot be sold.")
    return again(draft)


def test_part_2_without_a_resolution_or_summary_does_not_go_out(cast: Cast) -> None:
    bare = msgspec.structs.replace(private(), summary=Words())
    draft = opened_without_exclusion(cast, bare)
    rules = {one.rule for one in gate_of_minutes.verdict_of(bench_of(again(draft))).in_the_way}
    assert {"exclusion", "public-summary"} <= rules
