"""Both books get what they are to have, or neither, whatever crashes between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from minutebook.book.errors import Moved
from minutebook.book.models import Head
from minutebook.book.press import publish
from minutebook.book.schema import Document, Exemption, Item, Meeting, Paper, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.book.verify import verify
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.models import Draft, Publishing
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast, meeting_with, private_item

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

REPORT = Document(id="report", title=Words(en="Report"))
TENDER = Document(id="tender", title=Words(en="Tender"), exemption=Exemption(paragraphs=("3",)))
ITEM = Item(
    id="buses",
    label="2",
    title=Words(en="Buses"),
    papers=(Paper(document="report"), Paper(document="tender")),
)


class Crash(BaseException):
    """The machine stops here."""


def drafted(cast: Cast) -> list[Draft]:
    things = (REPORT, TENDER, meeting_with(ITEM, private_item()))
    return [working.begin(thing, council=COUNCIL, by=cast.clerk) for thing in things]


def books() -> tuple[dict[str, int], dict[str, int]]:
    """The newest version of each object in the public and in the closed book, bodies and council left out."""
    both = []
    for book in (public_book(), closed_book()):
        heads = Head.objects.using(book.alias).order_by("sequence")
        rows = heads.exclude(kind__in=["council", "body"]).values_list("object", "version")
        both.append(dict(rows))
    return both[0], both[1]


WHOLE = ({"report": 1, "meeting": 1}, {"tender": 1, "meeting": 1})


def test_it_works(cast: Cast) -> None:
    done = publishing.publish_drafts(drafted(cast), by=cast.clerk, act="agenda.publish")
    assert done.state == Publishing.DONE
    assert books() == WHOLE
    public = working.newest(public_book(), COUNCIL, "meeting")[1]
    closed = working.newest(closed_book(), COUNCIL, "meeting")[1]
    assert isinstance(public, Meeting) and isinstance(closed, Meeting)
    assert "Orchard" not in repr(public) and "Orchard" in repr(closed)
    assert [item.slug for item in public.items] == [item.slug for item in closed.items]
    assert public.number == closed.number
    assert not verify(public_book()).faults and not verify(closed_book()).faults
    assert set(Draft.objects.values_list("state", flat=True)) == {Draft.PUBLISHED}


def test_the_next_draft_starts_from_the_whole_and_goes_on_in_both_books(cast: Cast) -> None:
    publishing.publish_drafts(drafted(cast), by=cast.clerk, act="agenda.publish")
    draft = working.open_draft(COUNCIL, "meeting", by=cast.clerk)
    assert "Orchard" in repr(working.assemble(draft))
    publishing.publish_drafts(
        [draft], by=cast.clerk, act="agenda.publish", reason="supplement", closed_documents={"tender"}
    )
    assert books() == ({"report": 1, "meeting": 2}, {"tender": 1, "meeting": 2})


def test_a_book_that_has_gone_on_is_noticed_before_anything_is_published(cast: Cast) -> None:
    publish(public_book(), REPORT, council=COUNCIL)
    draft = working.open_draft(COUNCIL, "report", by=cast.clerk)
    publish(public_book(), Document(id="report", title=Words(en="Report 2")), council=COUNCIL)
    with pytest.raises(Moved):
        publishing.publish_drafts([draft], by=cast.clerk, act="agenda.publish")
    assert Draft.objects.get().state == Draft.OPEN and not Publishing.objects.exists()


def test_a_refusal_of_the_book_opens_the_drafts_again(cast: Cast) -> None:
    item = Item(id="buses", title=Words(en="Buses"))
    draft = working.begin(meeting_with(item, body="no-such-body"), council=COUNCIL, by=cast.clerk)
    with pytest.raises(Exception, match="no-such-body"):
        publishing.publish_drafts([draft], by=cast.clerk, act="agenda.publish")
    assert Draft.objects.get().state == Draft.OPEN
    assert "no-such-body" in Publishing.objects.get().result["refused"]
    assert books() == ({}, {})


def crashing(function: Callable[..., Any], call: int, *, after: bool) -> Callable[..., Any]:
    """``function``, that stops the machine before or after its n-th call."""
    calls = iter(range(1, 1000))

    def run(*args: Any, **kwargs: Any) -> Any:
        now = next(calls) == call
        if now and not after:
            raise Crash
        result = function(*args, **kwargs)
        if now:
            raise Crash
        return result

    return run


POINTS = [
    ("carry_through", 1, False),
    ("bring_files", 1, False),
    ("publish_many", 1, False),
    ("publish_many", 1, True),
    ("_into_closed", 1, False),
    ("_lay_ground", 1, True),
    ("publish_many", 2, True),
    ("publish_many", 3, True),
    ("publish_many", 4, True),
    ("_into_closed", 1, True),
]


@pytest.mark.parametrize(("step", "call", "after"), POINTS)
def test_a_crash_anywhere_ends_in_both_books_or_in_neither(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, step: str, call: int, after: bool
) -> None:
    drafts = drafted(cast)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, step, crashing(getattr(publishing, step), call, after=after))
        with pytest.raises(Crash):
            publishing.publish_drafts(drafts, by=cast.clerk, act="agenda.publish")
    publishing.finish()
    assert books() == WHOLE
    assert Publishing.objects.get().state == Publishing.DONE
    publishing.finish()
    assert books() == WHOLE
    assert not auditing.verify()


def test_a_crash_before_the_decision_leaves_everything_as_it_was(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = drafted(cast)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "divide", crashing(publishing.divide, 2, after=False))
        with pytest.raises(Crash):
            publishing.publish_drafts(drafts, by=cast.clerk, act="agenda.publish")
    assert publishing.finish() == []
    assert books() == ({}, {})
    assert set(Draft.objects.values_list("state", flat=True)) == {Draft.OPEN}
