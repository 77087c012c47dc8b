"""Beside signed minutes: notes of what was found wrong later, and whether every signature still holds."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Meeting, Note, Words
from minutebook.book.sealing import sealed
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.minutes.signing import STATES
from minutebook.drafts.minutes.standing_minutes import closed_papers, fresh_copy, out_of, set_head
from minutebook.drafts.models import Account, Publishing, Signature
from minutebook.drafts.permission import command
from minutebook.drafts.roles import ROLES

NOTE = "minutes.note"


def add_note(sitting: Sitting, words: Words, item: str = "", *, by: Account) -> Publishing:
    """Put a note beside signed minutes; the minutes and their seal stay as they are."""
    return publishing.carry_through(decide_note(sitting, words, item, by=by).id)


@command("minutes.publish")
def decide_note(sitting: Sitting, words: Words, item: str = "", *, by: Account) -> Publishing:
    """Write down that a note stands beside signed minutes."""
    out = out_of(sitting.council, sitting.object)
    if out.state != "signed":
        raise BookError("a note stands beside signed minutes; these can still be corrected")
    if not words:
        raise BookError("text: say what was found wrong, and what is right")
    if item and item not in {one.id for one in out.meeting.items}:
        raise BookError("item: there is no such item in these minutes")
    draft = fresh_copy(sitting, by)
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    note = Note(words=words, item=item, day=clock.today().isoformat(), by=ROLES["clerk"])
    state = msgspec.structs.replace(meeting.minutes, notes=(*meeting.minutes.notes, note))
    set_head(draft, msgspec.structs.replace(meeting, minutes=state), by)
    auditing.record(NOTE, by=by, on=sitting, after=str(words), detail={"item": item})
    closed = closed_papers(sitting.council, meeting)
    reason = "A note beside the signed minutes"
    return publishing.decide([draft], by=by, act=NOTE, reason=reason, at=clock.now(), closed_documents=closed)


class Held(NamedTuple):
    """Whether a signature still holds: the faults found, in words."""

    meeting: str
    faults: tuple[str, ...]


def check(council: str) -> list[Held]:
    """Every signature of a council whose minutes are not, in the books, what was signed here."""
    found = []
    for row in Signature.objects.using("desk").filter(council=council).order_by("meeting"):
        out = out_of(council, row.meeting)
        faults = []
        if out.state != "signed":
            faults.append(f"the book has them as {STATES.get(out.state, out.state)}")
        elif out.public.minutes.seal != row.seal and out.meeting.minutes.seal not in (
            row.seal,
            row.closed_seal,
        ):
            faults.append("the seal in the book is another")
        if out.state == "signed" and sealed(out.public).minutes.seal != out.public.minutes.seal:
            faults.append("the words in the book are not those under the seal")
        if faults:
            found.append(Held(row.meeting, tuple(faults)))
    return found
