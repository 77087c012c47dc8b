"""The public version of anything holds nothing exempt; the closed one holds everything."""

from __future__ import annotations

from minutebook.book.schema import Decision, Document, Exemption, Item, Meeting, Outcome, Paper, Words
from minutebook.drafts.dividing import divide
from tests.drafts.cast import meeting_with, private_item

EXEMPT = Exemption(paragraphs=("3",))


def test_it_works() -> None:
    whole = meeting_with(private_item())
    public, closed = divide(whole)
    assert closed == whole
    assert isinstance(public, Meeting)
    assert public.items[1].title == whole.items[1].title and public.items[1].exemption
    assert not public.items[1].minutes


def test_what_is_all_public_is_not_closed() -> None:
    meeting = meeting_with()
    assert divide(meeting) == (meeting, None)


def test_an_exempt_document_is_closed_alone_and_no_public_item_names_it() -> None:
    assert divide(Document(id="d", title=Words(en="Tender"), exemption=EXEMPT)).public is None
    item = Item(id="i", title=Words(en="Buses"), papers=(Paper(document="d"), Paper(document="open")))
    public, closed = divide(meeting_with(item), {"d"})
    assert isinstance(public, Meeting) and isinstance(closed, Meeting)
    assert [paper.document for paper in public.items[1].papers] == ["open"]
    assert len(closed.items[1].papers) == 2


def test_no_word_of_a_private_item_is_left_but_its_title_reason_and_summary() -> None:
    secret = "Orchard House"
    item = private_item(secret)
    full = Item(
        **{
            name: getattr(item, name)
            for name in ("id", "label", "title", "exemption", "minutes")
        },
        agenda=item.minutes,
        summary=Words(en="A placement was agreed."),
        outcome=Outcome(kind="resolved", words=Words(en=secret)),
        papers=(Paper(document="d", label=secret),),
        matters=(secret,),
    )  # fmt: skip
    public = divide(meeting_with(full)).public
    assert secret not in repr(public)
    assert "A placement was agreed." in repr(public)


def test_a_private_decision_keeps_its_maker_and_date() -> None:
    whole = Decision(
        id="x", title=Words(en="Sale"), date="2026-05-06", decided=Words(en="Sell."), exemption=EXEMPT
    )
    public, closed = divide(whole)
    assert isinstance(public, Decision)
    assert closed == whole and not public.decided and public.date == "2026-05-06"
