"""A meeting of the board that ended and whose minutes are complete, for the tests of what follows it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Attendance, Exemption, Item, Meeting, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import working
from minutebook.drafts.agendas.agenda import Sitting, sitting_of
from minutebook.drafts.minutes import signing
from minutebook.drafts.minutes.approving import approve
from minutebook.drafts.minutes.minutes_publishing import publish_minutes
from minutebook.drafts.minutes.signing import Confirmed, Sheet, Sheets
from minutebook.drafts.minutes.standing_minutes import Out, out_of
from minutebook.drafts.models import Account, Appointment, Draft
from minutebook.drafts.sitting import motions, proceeding, taking, voting
from minutebook.drafts.sitting.voting import Taken
from tests.book.making import COUNCIL
from tests.drafts import sitting as room
from tests.drafts.cast import Cast

HELD, NEXT = "2026-12-10T16:00+00:00", "2027-01-14T12:00+00:00"
"""After the meeting on 10 December 2026, and in the next one, on 14 January 2027."""
BUSES = "Members considered the report.\n\nRESOLVED – That the fares be frozen until April."
VISIT = "The Director of Children’s Services reported.\n\nRESOLVED – That the visit be noted."


def written(cast: Cast, *items: Item) -> Draft:
    """The draft minutes of a meeting with six members there, whole and ready for the gate."""
    room.board_of()
    draft = room.in_session(cast.clerk, *items)
    write(draft, cast.clerk, "buses", BUSES)
    write(draft, cast.clerk, "visit", VISIT)
    if any(item.exemption for item in items):
        row = motions.move_exclusion(again(draft), ["depot"], "ash", "birch", by=cast.clerk)
        voting.vote(again(draft), row.pk, Taken("assent"), "11:00", by=cast.clerk)
        write(
            draft, cast.clerk, "depot", "KESTREL bids most.\n\nRESOLVED – That the depot be sold to KESTREL."
        )
    proceeding.end(again(draft), "11:40", by=cast.clerk)
    return again(draft)


def write(draft: Draft, clerk: Account, item: str, text: str) -> None:
    """Type an item's minutes."""
    part = taking.item_part(again(draft), item)
    taking.save_minutes(again(draft), item, text, seen=part.revision, by=clerk)


def again(draft: Draft) -> Draft:
    """The draft as it is in the database now."""
    return Draft.objects.get(pk=draft.pk)


def out(cast: Cast, *items: Item) -> Out:
    """The minutes, out as a draft."""
    publish_minutes(written(cast, *items), by=cast.clerk)
    return the_minutes()


def the_minutes() -> Out:
    """The minutes as they are out now."""
    return out_of(COUNCIL, "meeting")


def where() -> Sitting:
    """The meeting as commands take it."""
    return sitting_of(COUNCIL, "meeting")


def next_meeting(
    *there: str, id: str = "next", start: str = "2027-01-14T10:00", kind: str = "ordinary"
) -> str:
    """The next meeting of the board, held, with these members there; the first of them presiding."""
    lines = tuple(
        Attendance(person=key, name=f"Councillor {key.capitalize()}", role="" if n else "Chair")
        for n, key in enumerate(there or ("birch", "cedar"))
    )
    publish(
        public_book(),
        Meeting(id=id, body="board", start=start, state="held", attendance=lines, kind=kind),  # type: ignore[arg-type]
        council=COUNCIL,
    )
    return id


def approved(cast: Cast, monkeypatch: pytest.MonkeyPatch, *items: Item) -> Out:
    """The minutes, approved at the next meeting, where the vice-chair presided."""
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    out(cast, *items)
    monkeypatch.setenv("MINUTEBOOK_NOW", NEXT)
    approve(where(), next_meeting(), "birch", by=cast.clerk)
    return the_minutes()


def presiding(name: str = "Belinda Birch", person: str = "birch") -> Account:
    """The account of a member of the board, who signs in with a password."""
    account = Account.objects.create(email=f"{person}@severnshire.example", name=name, person=person)
    account.set_password("a long password of Birch")
    account.save()
    Appointment.objects.create(account=account, council=COUNCIL, role="member", body="board")
    return account


def leaves(*words: str) -> Sheet:
    """Leaves as a PDF: one page for each of the words."""
    with pikepdf.new() as pdf:
        for word in words or ("1",):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.contents_add(f"% {word}".encode())
        data = BytesIO()
        pdf.save(data)
    return Sheet(data.getvalue(), len(words or ("1",)))


def confirmed(account: Account) -> Confirmed:
    """That the account's person said again who they are."""
    return signing.confirm(account, "a long password of Birch")


def signed(cast: Cast, monkeypatch: pytest.MonkeyPatch, *items: Item) -> Out:
    """The minutes, signed on the screen by the vice-chair, on two leaves."""
    found = approved(cast, monkeypatch, *items)
    birch = presiding()
    sheets = Sheets(leaves("1", "2"), leaves("secret") if found.has_private_part else None)
    signing.sign(where(), sheets, signing.prepare(found).digest, confirmed(birch), by=birch)
    return the_minutes()


def private(words: str = "KESTREL bids most.") -> Item:
    """An item taken in private, with its public summary."""
    return Item(
        id="depot",
        label="6",
        title=Words(en="Sale of the depot"),
        exemption=Exemption(paragraphs=("3",), public_interest=Words(en="Bidders would offer less.")),
        summary=Words(en="The board chose a buyer for the depot."),
    )


def public_one(meeting: str = "meeting") -> Meeting:
    """A meeting as the public book has it."""
    thing = working.newest(public_book(), COUNCIL, meeting)[1]
    assert isinstance(thing, Meeting)
    return thing


def closed_one(meeting: str = "meeting") -> Meeting:
    """A meeting as the closed book has it."""
    thing = working.newest(closed_book(), COUNCIL, meeting)[1]
    assert isinstance(thing, Meeting)
    return thing
