"""What was private is looked at again on its day, and published whole when the reason no longer holds."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.book import releasing
from minutebook.book.errors import BookError
from minutebook.book.models import Head
from minutebook.book.press import Published, publish
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.book.verify import verify
from minutebook.drafts import working
from minutebook.drafts.closed_book import lapsing
from minutebook.drafts.closed_book.closed import closed_meeting
from minutebook.drafts.models import AuditEntry, Letter
from minutebook.drafts.permission import NotPermitted
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, begun
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET, again, published, the_item, the_paper

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def public() -> Meeting:
    thing = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(thing, Meeting)
    return thing


def test_an_item_is_released_with_its_papers_and_all_else_stays_private(cast: Cast) -> None:
    where = published(cast)
    secret, kept = the_item(where), the_paper(where)
    lapsing.release(secret, where, "The contract is signed.", by=cast.proper_officer)
    item = next(one for one in public().items if one.id == secret.object)
    assert item.exemption is None and SECRET in str(item.agenda[0].text) and len(item.papers) == 1
    assert working.newest(public_book(), COUNCIL, item.papers[0].document)[1] is not None
    assert again().secrets.keys() == {kept.object}
    assert working.newest(public_book(), COUNCIL, kept.object)[1] is None
    whole = working.whole(COUNCIL, "meeting")[0]
    assert isinstance(whole, Meeting) and kept.object in repr(whole), "the next draft is still whole"
    assert not verify(public_book()).faults and not verify(closed_book()).faults


def test_a_paper_is_released_to_its_public_item(cast: Cast) -> None:
    where = published(cast)
    secret = the_paper(where)
    lapsing.release(secret, where, "The costs are known.", by=cast.clerk)
    item = next(one for one in public().items if one.id == secret.item)
    assert [paper.document for paper in item.papers][1:] == [secret.object]
    assert secret.object not in again().secrets
    last = AuditEntry.objects.latest("sequence")
    assert (last.act, last.reason) == ("closed.release", "The costs are known.")


@pytest.mark.parametrize("nth", [1, 2])
def test_released_twice_is_released_once(cast: Cast, nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a crash: the clerk presses again, and what was half done is completed."""
    where = published(cast)
    secret, done = the_item(where), 0

    def dies(book: Book, *given: Any, **named: Any) -> Published:
        nonlocal done
        done += book.alias == "desk"
        if done == nth:
            raise OSError("the power went")
        return publish(book, *given, **named)

    with monkeypatch.context() as patch, pytest.raises(OSError):
        patch.setattr(releasing, "publish", dies)
        lapsing.release(secret, where, "Signed.", by=cast.clerk)
    lapsing.release(secret, where, "Signed.", by=cast.clerk)
    lapsing.release(the_paper(again()), again(), "Signed.", by=cast.clerk)
    assert closed_meeting(COUNCIL, "meeting") is None and SECRET in repr(public())
    acts = [one.act for one in Head.objects.using("default").filter(object="meeting")]
    assert acts.count("release") == 1


def test_a_draft_that_is_open_goes_on(cast: Cast) -> None:
    where = published(cast)
    draft = begun(cast.clerk, "meeting")
    lapsing.release(the_item(where), where, "Signed.", by=cast.clerk)
    draft.refresh_from_db()
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting) and not any(item.exemption for item in meeting.items)


def test_it_needs_a_reason_and_the_office(cast: Cast) -> None:
    where = published(cast)
    with pytest.raises(BookError, match="reason"):
        lapsing.release(the_item(where), where, " ", by=cast.clerk)
    for account in (cast.chair, cast.member, cast.author, cast.administrator):
        with pytest.raises(NotPermitted):
            lapsing.release(the_item(where), where, "Signed.", by=account)
    assert SECRET not in repr(public())


def test_whoever_may_release_is_reminded_once_on_the_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    where = published(cast)
    assert not list(lapsing.waiting(cast.clerk, COUNCIL)) and not lapsing.remind()
    monkeypatch.setenv("MINUTEBOOK_NOW", "2027-06-01T09:00+00:00")
    waiting = list(lapsing.waiting(cast.clerk, COUNCIL))
    assert [one.words for one in waiting] == ["Look again whether 3 private things must stay private"]
    assert not list(lapsing.waiting(cast.member, COUNCIL))
    sent = Letter.objects.count()
    lapsing.remind()
    lapsing.remind()
    letters = Letter.objects.all()[sent:]
    assert {one.to for one in letters} == {
        cast.clerk.email,
        cast.second_clerk.email,
        cast.proper_officer.email,
    }
    assert SECRET not in repr([one.body for one in letters])
    for secret in [the_item(where), the_paper(where)]:
        lapsing.release(secret, again(), "Signed.", by=cast.clerk)
    assert not list(lapsing.waiting(cast.clerk, COUNCIL)) and not lapsing.rows_with_meetings(COUNCIL)
