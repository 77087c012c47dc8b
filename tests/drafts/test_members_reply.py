"""Members say whether they come, who comes instead, and what interests them; they see what is new to them."""

from __future__ import annotations

import pytest

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Meeting
from minutebook.book.shelf import public_book
from minutebook.drafts import working
from minutebook.drafts.models import Account, Letter, Reply
from minutebook.drafts.people import members, replying
from minutebook.drafts.people.replying import Seat
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.publishing import publish_drafts
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, begun, item, scheduled
from tests.drafts.cast import Cast
from tests.drafts.closing import elsewhere, published, seated, the_item

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def seat(account: Account) -> Seat:
    meeting = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(meeting, Meeting)
    found = replying.seat_of(account, COUNCIL, meeting)
    assert found is not None
    return found


def words(account: Account) -> list[str]:
    return [one.words for one in members.waiting(account, COUNCIL)]


def test_it_works(cast: Cast) -> None:
    scheduled()
    assert words(cast.member) == [
        "Say whether you come: Corporate Parenting Board, Thursday 10 December 2026"
    ]
    replying.reply(seat(cast.member), Reply.COMES, by=cast.member)
    assert not words(cast.member) and not Letter.objects.exists()
    replying.reply(seat(cast.member), Reply.APOLOGIES, by=cast.member)
    assert {one.to for one in Letter.objects.all()} == {cast.clerk.email, cast.second_clerk.email}
    assert replying.replies_to(COUNCIL, "meeting") == [("Mark Member", "apologies", "")]


def test_only_a_member_of_the_body_has_a_seat(cast: Cast) -> None:
    scheduled()
    meeting = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(meeting, Meeting)
    for account in (elsewhere(), cast.clerk, cast.author, cast.administrator, cast.stranger):
        assert replying.seat_of(account, COUNCIL, meeting) is None
        assert not words(account) and not members.my_meetings(account, COUNCIL)
    with pytest.raises(NotPermitted):
        replying.reply(seat(cast.member), Reply.COMES, by=cast.clerk)


def test_nobody_replies_once_it_has_begun(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    scheduled()
    mine = seat(cast.member)
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-10T10:00+00:00")
    assert not replying.may_reply(cast.member, mine)
    with pytest.raises(BookError, match="has begun"):
        replying.reply(mine, Reply.COMES, by=cast.member)


def test_a_substitute_is_of_the_same_group_and_does_not_sit_already(cast: Cast) -> None:
    scheduled()
    for person in (
        seated("ames", "Ruth Ames", "board", "Labour"),
        seated("bell", "Sue Bell", "board", "Labour"),
        seated("cole", "Ian Cole", "panel", "Labour"),
        seated("dunn", "Amy Dunn", "panel", "Conservative"),
    ):
        publish(public_book(), person, council=COUNCIL)
    cast.member.person = "ames"
    cast.member.save()
    mine = seat(cast.member)
    assert [one.id for one in replying.substitutes(mine)] == ["cole"]
    for other, why in (("bell", "sits on the body"), ("dunn", "group"), ("nobody", "choose a member")):
        with pytest.raises(BookError, match=f"substitute: .*{why}"):
            replying.reply(mine, Reply.APOLOGIES, other, by=cast.member)
    replying.reply(mine, Reply.APOLOGIES, "cole", by=cast.member)
    assert replying.replies_to(COUNCIL, "meeting") == [("Ruth Ames", "apologies", "Ian Cole")]
    assert "Ian Cole comes instead" in Letter.objects.latest("pk").subject


def test_what_came_since_one_looked_is_new(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    where = published(cast)
    assert "New papers" in " ".join(words(cast.member))
    members.looked_at(cast.member, COUNCIL, "meeting")
    assert "New papers" not in " ".join(words(cast.member))
    first = members.folder(cast.member, COUNCIL, "meeting")
    assert not any(paper.new for sheet in first.sheets for paper in sheet.papers)
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-03T09:00+00:00")
    draft = begun(cast.clerk, "meeting")
    added = item(draft, cast.clerk, "A home closes")
    secret = set(where.documents)
    publish_drafts([draft], by=cast.clerk, act="test", at=clock.now(), closed_documents=secret)
    assert "New papers" in " ".join(words(cast.member))
    folder = members.folder(cast.member, COUNCIL, "meeting")
    assert added in [sheet.item.id for sheet in folder.sheets]


def test_a_member_finds_the_private_papers_that_are_open_to_them_and_how_many_are_not(cast: Cast) -> None:
    where = published(cast)
    private = the_item(where).object

    def at(account: Account) -> members.Sheet:
        folder = members.folder(account, COUNCIL, "meeting")
        return next(sheet for sheet in folder.sheets if sheet.item.id == private)

    assert [paper.private for paper in at(cast.member).papers] == [True] and at(cast.member).closed
    assert (at(elsewhere()).papers, at(elsewhere(name="Odd Other")).withheld) == ([], 1)
    assert at(cast.administrator).closed is None and not at(cast.administrator).papers


def test_an_interest_is_of_a_kind_that_the_code_knows(cast: Cast) -> None:
    where = published(cast)
    mine, at = seat(cast.member), the_item(where).object
    kinds = replying.kinds_of_interest(COUNCIL, "board", mine.start.date())
    assert "disclosable-pecuniary" in kinds and "prejudicial" not in kinds
    replying.declare(mine, at, "disclosable-pecuniary", "My brother bids.", by=cast.member)
    assert [one.words for one in replying.interests_at(COUNCIL, "meeting")] == ["My brother bids."]
    with pytest.raises(BookError, match="kind"):
        replying.declare(mine, at, "prejudicial", by=cast.member)
    replying.declare(mine, at, "", by=cast.member)
    assert not replying.interests_at(COUNCIL, "meeting")
