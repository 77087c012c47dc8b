"""Motions, amendments and votes: an amendment carried alters its motion; no vote without a quorum; ties."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import BookError
from minutebook.drafts.models import Draft, Motion, Vote
from minutebook.drafts.sitting import declaring, motions, roll, voting
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.sitting.facts import facts_of, minuted_items
from minutebook.drafts.sitting.voting import Taken
from minutebook.law.interests import Dispensation
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, NAMES, ON_THE_DAY, PRIVATE, board_of, in_session, member, says

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


def moved(draft: Draft, cast: Cast, text: str = "That fares rise by 3%") -> Motion:
    return motions.move_motion(draft, "buses", text, "birch", "cedar", by=cast.clerk)


def test_an_amendment_that_is_carried_alters_the_motion(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    motion = moved(draft, cast)
    lost = motions.amend(
        draft, motion.pk, "For 3% put 1%", "That fares rise by 1%", "dale", "elm", by=cast.clerk
    )
    with pytest.raises(BookError, match="amendment is voted on first"):
        voting.vote(draft, motion.pk, Taken("assent"), "10:20", by=cast.clerk)
    voting.vote(draft, lost.pk, Taken("count", 2, 4), "10:20", by=cast.clerk)
    motion.refresh_from_db()
    assert motion.stands == motion.text
    won = motions.amend(
        draft, motion.pk, "For 3% put 2%", "That fares rise by 2%", "dale", "elm", by=cast.clerk
    )
    vote = voting.vote(draft, won.pk, Taken("count", 4, 2), "10:25", by=cast.clerk)
    motion.refresh_from_db()
    assert motion.stands == "That fares rise by 2%"
    last = voting.vote(draft, motion.pk, Taken("count", 5, 0, 1), "10:30", by=cast.clerk)
    assert says(draft, "buses") == [
        "It was moved by Councillor B. Birch, seconded by Councillor C. Cedar, that fares rise by 3%.",
        "An amendment was moved by Councillor D. Dale, seconded by Councillor E. Elm: For 3% put 1%.",
        "On being put to the vote, with 2 for and 4 against, the amendment was lost.",
        "An amendment was moved by Councillor D. Dale, seconded by Councillor E. Elm: For 3% put 2%.",
        "On being put to the vote, with 4 for and 2 against, the amendment was carried.",
        "On being put to the vote, with 5 for, 0 against and 1 abstention, the motion was carried.",
        "RESOLVED that fares rise by 2%.",
    ]
    with pytest.raises(BookError, match="take that back first"):
        voting.take_vote_back(draft, vote.pk, by=cast.clerk)
    voting.take_vote_back(draft, last.pk, by=cast.clerk)
    voting.take_vote_back(draft, vote.pk, by=cast.clerk)
    motion.refresh_from_db()
    assert (motion.state, motion.stands) == (Motion.MOVED, "That fares rise by 3%")


def test_a_tie_waits_for_whoever_presides(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    motion = moved(draft, cast)
    vote = voting.vote(draft, motion.pk, Taken("count", 3, 3), "10:20", by=cast.clerk)
    assert vote.result == "tied"
    with pytest.raises(BookError, match="tied"):
        voting.vote(draft, motion.pk, Taken("count", 4, 2), "10:21", by=cast.clerk)
    assert voting.cast(draft, vote.pk, "for", by=cast.clerk).result == "carried"
    assert says(draft, "buses")[-2:] == [
        "On being put to the vote, with 3 for and 3 against, the votes were equal. Councillor A. Ash, in the "
        "chair, gave a casting vote for it, and the motion was carried.",
        "RESOLVED that fares rise by 3%.",
    ]
    voting.take_vote_back(draft, vote.pk, by=cast.clerk)
    again = voting.vote(draft, motion.pk, Taken("count", 3, 3), "10:25", by=cast.clerk)
    assert voting.cast(draft, again.pk, "none", by=cast.clerk).result == "not-carried"


def test_no_vote_is_taken_without_a_quorum(cast: Cast) -> None:
    draft = in_session(cast.clerk, away=["elm", "fir"])
    motion = moved(draft, cast)
    roll.move(draft, "cedar", "left", "10:10", by=cast.clerk)
    roll.move(draft, "dale", "left", "10:11", by=cast.clerk)
    with pytest.raises(BookError, match="no vote can be taken at 10.20 am: there is no quorum"):
        voting.vote(draft, motion.pk, Taken("count", 2, 0), "10:20", by=cast.clerk)
    assert voting.vote(draft, motion.pk, Taken("count", 4, 0), "10:05", by=cast.clerk).present == 4


def test_by_name_everybody_who_may_vote_is_named_and_nobody_else(cast: Cast) -> None:
    board_of(member("gorse", voting=False))
    draft = in_session(cast.clerk, away=["fir"])
    motion = moved(draft, cast)
    names = dict.fromkeys(NAMES[:5], "for")
    for wrong, why in (
        ({**names, "fir": "for"}, "F. Fir was not there"),
        ({**names, "gorse": "for"}, "G. Gorse was not there, or has no vote"),
        ({"ash": "for"}, "it is not said how"),
        ({**names, "ash": "perhaps"}, "say how Councillor A. Ash voted"),
    ):
        with pytest.raises(BookError, match=why):
            voting.vote(draft, motion.pk, Taken(Vote.NAMES, names=wrong), "10:20", by=cast.clerk)
    vote = voting.vote(
        draft, motion.pk, Taken(Vote.NAMES, names={**names, "dale": "abstain"}), "10:20", by=cast.clerk
    )
    assert (vote.votes_for, vote.against, vote.abstaining, vote.present) == (4, 0, 1, 5)


def test_at_a_budget_meeting_every_vote_is_by_name(cast: Cast) -> None:
    board_of(status="council")
    draft = in_session(cast.clerk, budget=True)
    motion = moved(draft, cast)
    for how in ("assent", "count"):
        with pytest.raises(BookError, match="at a budget meeting votes are taken by name"):
            voting.vote(draft, motion.pk, Taken(how, 4, 2), "10:20", by=cast.clerk)
    voting.vote(
        draft, motion.pk, Taken(Vote.NAMES, names=dict.fromkeys(NAMES, "for")), "10:20", by=cast.clerk
    )


def test_an_interest_keeps_its_member_from_moving_and_voting_unless_leave_was_given(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    kind = "disclosable-pecuniary"
    declaring.declare(draft, "buses", "birch", kind, "an owner", action="stayed", by=cast.clerk)
    with pytest.raises(BookError, match="mover: Councillor B. Birch declared"):
        moved(draft, cast)
    motion = motions.move_motion(draft, "buses", "That it be noted", "dale", "elm", by=cast.clerk)
    names = dict.fromkeys(NAMES, "for")
    with pytest.raises(BookError, match="B. Birch declared"):
        voting.vote(draft, motion.pk, Taken(Vote.NAMES, names=names), "10:20", by=cast.clerk)
    leave = Dispensation(date(2026, 1, 1), date(2027, 1, 1), ("discuss", "vote", "stay"))
    declaring.declare(
        draft, "buses", "birch", kind, "an owner", action="took-part", leave=leave, by=cast.clerk
    )
    assert voting.vote(draft, motion.pk, Taken(Vote.NAMES, names=names), "10:20", by=cast.clerk).present == 6
    with pytest.raises(BookError, match="recorded as voting"):
        declaring.declare(draft, "buses", "birch", kind, "an owner", action="left", by=cast.clerk)


def test_of_a_sensitive_interest_the_minutes_say_only_that_there_is_one(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    declaring.declare(
        draft,
        "buses",
        "elm",
        "disclosable-pecuniary",
        "my home",
        sensitive=True,
        action="left",
        by=cast.clerk,
    )
    assert says(draft, "interests") == [
        "Councillor E. Elm declared a disclosable pecuniary interest in item 3, Bus fares, and left the room "
        "while it was considered."
    ]
    assert [line.key for line in room_of(draft).voters("", "buses")] == [
        "ash",
        "birch",
        "cedar",
        "dale",
        "fir",
    ]


def test_a_motion_is_withdrawn_or_taken_back_but_not_once_it_was_voted_on(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    motion = moved(draft, cast)
    with pytest.raises(BookError, match="another motion is before the meeting"):
        moved(draft, cast)
    motions.withdraw_motion(draft, motion.pk, by=cast.clerk)
    assert says(draft, "buses")[-1] == "The motion was withdrawn."
    motions.take_motion_back(draft, motion.pk, by=cast.clerk)
    assert says(draft, "buses") == []
    motion = moved(draft, cast)
    voting.vote(draft, motion.pk, Taken("assent"), "10:20", by=cast.clerk)
    with pytest.raises(BookError, match="voted on"):
        motions.take_motion_back(draft, motion.pk, by=cast.clerk)


def test_the_public_is_excluded_once_the_motion_is_carried(cast: Cast) -> None:
    draft = in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    with pytest.raises(BookError, match="exempt items alone"):
        motions.move_exclusion(draft, ["buses"], by=cast.clerk)
    motion = motions.move_exclusion(draft, ["depot"], "ash", "birch", by=cast.clerk)
    assert not facts_of(draft).excluded("depot")
    vote = voting.vote(draft, motion.pk, Taken("assent"), "10:20", by=cast.clerk)
    assert facts_of(draft).excluded("depot")
    voting.take_vote_back(draft, vote.pk, by=cast.clerk)
    assert not facts_of(draft).excluded("depot")


def test_a_member_has_their_own_vote_minuted_where_it_was_counted(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    vote = voting.vote(draft, moved(draft, cast).pk, Taken("count", 5, 1), "10:20", by=cast.clerk)
    voting.minute_own_vote(draft, vote.pk, "fir", "against", by=cast.clerk)
    said = "Councillor F. Fir required it to be minuted that they voted against."
    assert says(draft, "buses")[-1] == said
    with pytest.raises(BookError, match="the count does not have so many against"):
        voting.minute_own_vote(draft, vote.pk, "elm", "against", by=cast.clerk)
    voting.take_vote_back(draft, vote.pk, by=cast.clerk)
    assert said not in says(draft, "buses")


def test_who_owes_council_tax_says_so_and_does_not_vote(cast: Cast) -> None:
    draft = in_session(cast.clerk)
    motion = moved(draft, cast)
    declaring.declare(draft, "buses", "birch", declaring.ARREARS, "", action="stayed", by=cast.clerk)
    assert says(draft, "interests") == [
        "Councillor B. Birch declared that section 106 of the Local Government Finance Act 1992 applied to "
        "them at item 3, Bus fares, and stayed in the room and took no part."
    ]
    names = dict.fromkeys(NAMES, "for")
    with pytest.raises(BookError, match="section 106"):
        voting.vote(draft, motion.pk, Taken(Vote.NAMES, names=names), "10:20", by=cast.clerk)
    del names["birch"]
    assert voting.vote(draft, motion.pk, Taken(Vote.NAMES, names=names), "10:20", by=cast.clerk).present == 5
    found = minuted_items(draft)[2]
    assert [debtor.member for debtor in found.owing] == ["Councillor B. Birch"] and not found.interests
