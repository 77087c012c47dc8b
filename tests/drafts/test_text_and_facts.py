"""What was entered stands in the text once; where text and facts disagree both are shown, none is mended."""

from __future__ import annotations

import pytest

from minutebook.book.schema import Element
from minutebook.drafts.minutes.completing_minutes import settle_outcomes, unfinished
from minutebook.drafts.models import Draft, Vote
from minutebook.drafts.sitting import (
    declaring,
    listening,
    motions,
    phrasing,
    proceeding,
    roll,
    taking,
    voting,
)
from minutebook.drafts.sitting.comparing_facts import Disagreement, disagreements
from minutebook.drafts.sitting.facts import minuted_items, substitutes
from minutebook.drafts.sitting.opening import meeting_of
from minutebook.drafts.sitting.voting import Taken
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, NAMES, ON_THE_DAY, PRIVATE, board_of, in_session, says

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


def write(draft: Draft, cast: Cast, key: str, text: str) -> None:
    """Type an item's minutes anew."""
    seen = draft.parts.get(key=f"item:{key}").revision
    taking.save_minutes(draft, key, text, seen=seen, by=cast.clerk)


def voted(draft: Draft, cast: Cast, taken: Taken, at: str = "10:20") -> Vote:
    motion = motions.move_motion(draft, "buses", "That fares rise", "birch", "cedar", by=cast.clerk)
    return voting.vote(draft, motion.pk, taken, at, by=cast.clerk)


def whole(draft: Draft, key: str) -> str:
    return "\n\n".join(says(draft, key))


def heard(draft: Draft, key: str) -> list[Element]:
    meeting = meeting_of(draft)
    return listening.heard(draft, next(item for item in meeting.items if item.id == key))


def only(draft: Draft) -> Disagreement:
    found = disagreements(draft)
    assert len(found) == 1, found
    return found[0]


def test_figures_that_do_not_come_to_those_present_are_shown_beside_the_attendance(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    voted(draft, cast, Taken("count", 3, 1))
    found = only(draft)
    assert found.text == "3 for, 1 against: 4 in all"
    assert found.facts == "6 who may vote were there at 10.20 am"
    assert "do not add up" in found.why
    assert Vote.objects.get().not_voting == 0


def test_a_changed_figure_is_shown_beside_what_was_recorded(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    voted(draft, cast, Taken("count", 4, 2))
    assert disagreements(draft) == []
    before = whole(draft, "buses")
    write(draft, cast, "buses", before.replace("4 for and 2", "5 for and 1"))
    found = disagreements(draft)
    assert any("5 for and 1 against" in one.text and "4 for and 2" in one.facts for one in found)
    assert "5 for and 1 against" in whole(draft, "buses")
    fact = next(one.fact for one in found if one.fact)
    phrasing.put_back(draft, fact, by=cast.clerk)
    assert disagreements(draft) == [] and whole(draft, "buses") == before


def test_a_vote_told_in_other_words_with_the_same_figures_agrees(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    voted(draft, cast, Taken("count", 4, 2))
    text = "A vote was taken and there voted 4 for and 2 against. The motion was carried."
    write(draft, cast, "buses", f"{says(draft, 'buses')[0]}\n\n{text}\n\n{says(draft, 'buses')[-1]}")
    assert disagreements(draft) == []


def test_what_the_clerk_wrote_is_never_overwritten_by_a_fact(cast: Cast) -> None:
    draft = in_session(cast.clerk, away=["dale"])
    own = "Councillor D. Dale could not come and sent word."
    write(draft, cast, "apologies", own)
    found = only(draft)
    assert (found.text, found.fact) == (own, "apologies")
    phrasing.let_text_stand(draft, "apologies", by=cast.clerk)
    assert disagreements(draft) == []
    called = roll.usual_roll(roll.room_of(draft))
    roll.call_roll(
        draft,
        [one._replace(status="apologies") if one.key == "elm" else one for one in called],
        by=cast.clerk,
    )
    assert whole(draft, "apologies") == own
    assert "Councillor E. Elm" in only(draft).facts


def test_apologies_of_somebody_who_is_there_are_shown(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    write(
        draft,
        cast,
        "apologies",
        f"{whole(draft, 'apologies')}\n\nApologies were received from Councillor Elm.",
    )
    assert only(draft).facts == "Councillor E. Elm is recorded as there"


def test_a_vote_of_which_nothing_was_entered_and_a_barred_speaker_are_shown(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    write(draft, cast, "visit", "On being put to the vote, with 4 for and 2 against, the motion was carried.")
    assert only(draft).facts == "no vote at this item"
    write(draft, cast, "visit", "")
    declaring.declare(
        draft, "visit", "elm", "disclosable-pecuniary", "a lease", action="stayed", by=cast.clerk
    )
    write(draft, cast, "visit", "Councillor Elm asked when the visit would be.")
    found = only(draft)
    assert "has them speaking" in found.why and found.facts.startswith("Councillor E. Elm declared")


def test_an_attendance_corrected_later_is_shown_beside_the_vote(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    voted(draft, cast, Taken(Vote.NAMES, names=dict.fromkeys(NAMES, "for")))
    roll.move(draft, "fir", "left", "10:10", item="buses", by=cast.clerk)
    whys = {one.why for one in disagreements(draft)}
    assert "Somebody is recorded as voting who was not there." in whys


def test_what_live_facts_say_is_confirmed_in_the_reading_once(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    names = dict.fromkeys(NAMES, "for") | {"fir": "against", "elm": "abstain"}
    voted(draft, cast, Taken(Vote.NAMES, names=names))
    found = [one for one in heard(draft, "buses") if one.kind == "vote"]
    assert [(one.state, one.fields["against"], one.fields["abstain"]) for one in found] == [
        ("confirmed", ("Councillor F. Fir",), ("Councillor E. Elm",))
    ]
    assert len(found[0].fields["for"]) == 4  # type: ignore[arg-type]
    resolved = [one for one in heard(draft, "buses") if one.kind == "resolution"]
    assert [(one.state, one.fields["mover"]) for one in resolved] == [("confirmed", "Councillor B. Birch")]
    text = whole(draft, "buses")
    assert all(text[one.start : one.end] == one.text for one in heard(draft, "buses"))


def test_a_persons_word_stands_through_later_typing(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    words = "The Board asked the Director to circulate the figures by 12 March 2027."
    write(draft, cast, "visit", words)
    action = next(one for one in heard(draft, "visit") if one.kind == "action")
    listening.mend(draft, "visit", action.id, {"owner": "Director of Finance"}, by=cast.clerk)
    write(draft, cast, "visit", f"The report was presented.\n\n{words}")
    found = next(one for one in heard(draft, "visit") if one.kind == "action")
    assert (found.state, found.fields["owner"]) == ("mended", "Director of Finance")
    listening.reject(draft, "visit", found.id, by=cast.clerk)
    assert next(one for one in heard(draft, "visit") if one.kind == "action").state == "rejected"
    listening.forget(draft, "visit", found.id, by=cast.clerk)
    assert next(one for one in heard(draft, "visit") if one.kind == "action").state == "machine"


def test_the_public_reading_has_nothing_of_a_private_item(cast: Cast) -> None:
    draft = in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    write(draft, cast, "visit", "RESOLVED that the report be noted.")
    write(draft, cast, "depot", "RESOLVED that Orchard House be sold.")
    found = listening.proposed_readings(draft)
    assert found.public is not None and found.whole is not None
    assert {one.item for one in found.public.elements} <= {"visit", "apologies"}
    assert "Orchard" not in str(found.public) and "Orchard" in str(found.whole)
    assert found.public.id == found.whole.id


def test_what_is_left_to_do_is_told_until_the_minutes_are_complete(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    left = [one.words for one in unfinished(draft)]
    assert "The end of the meeting is not recorded." in left
    assert (
        "3 Bus fares: nothing is written." in left and "3 Bus fares: it is not said what came of it." in left
    )
    write(draft, cast, "interests", "There were no declarations of interest.")
    write(draft, cast, "buses", "RESOLVED that the report be noted.")
    write(draft, cast, "visit", "It was agreed to refer the matter to the Scrutiny Panel.")
    proceeding.end(draft, "11:00", by=cast.clerk)
    assert unfinished(draft) == []
    assert settle_outcomes(draft, by=cast.clerk) == 2
    found = {item.id: item.outcome.kind for item in meeting_of(draft).items if item.outcome}
    assert found == {"buses": "noted", "visit": "resolved"}
    assert [one.outcome for one in minuted_items(draft)] == ["", "", "noted", "resolved", ""]
    assert substitutes(draft) == ()


def test_what_is_only_moved_is_never_recorded_as_decided(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    text = "That the Director report on the time that assessments take to each meeting"
    motion = motions.move_motion(draft, "buses", text, "birch", "cedar", by=cast.clerk)
    assert [one for one in heard(draft, "buses") if one.kind != "attendance"] == []
    voting.vote(draft, motion.pk, Taken("count", 2, 4), "10:20", by=cast.clerk)
    found = listening.proposed_readings(draft).public
    assert found is not None
    kinds = {one.kind: one.state for one in found.elements if one.item == "buses"}
    assert kinds.get("resolution", "rejected") == "rejected" and kinds.get("action", "rejected") == "rejected"
    assert kinds["vote"] == "confirmed"
