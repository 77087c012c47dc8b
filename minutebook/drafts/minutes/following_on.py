"""What follows a meeting, step by step, each with its day; and the action list that is sent round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.readings import reading_of
from minutebook.book.schema import Element, Meeting, Reading
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, outbox, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.minutes.standing_minutes import Out
from minutebook.drafts.models import Account, Sending
from minutebook.drafts.permission import command
from minutebook.drafts.practice import body_of
from minutebook.drafts.sitting import listening, opening
from minutebook.drafts.sitting.opening import minutes_draft
from minutebook.law import wording
from minutebook.law.errors import LawError
from minutebook.law.timetable import Deadline, timetable

AFTERWARDS = (
    "decisions-published",
    "actions-circulated",
    "draft-minutes",
    "draft-minutes-published",
    "welsh-note",
    "smaller-authority-minutes",
)
"""The rules of the timetable that speak of what is done after a meeting."""


def deadlines(out: Out) -> list[Deadline]:
    """The days by which things are due after a meeting, in order."""
    footing = out.footing
    try:
        found = timetable(
            footing.nation, footing.kind, out.day, calendar=footing.calendar, choices=footing.choices
        )
    except LawError:
        return []
    return [one for one in found if one.rule in AFTERWARDS]


class Asked(NamedTuple):
    """Something the meeting asked of somebody: its words, at which item, who, by when; whose word it is."""

    item: str
    title: str
    words: str
    owner: str
    due: str
    sure: bool
    private: bool


def actions(council: str, meeting_id: str) -> list[Asked]:
    """What a meeting asked somebody to do, from its minutes as they are now; private items among them."""
    draft = minutes_draft(council, meeting_id)
    if draft is not None:
        meeting, reading = opening.meeting_of(draft), listening.proposed_readings(draft).whole
    else:
        meeting, reading = _published(council, meeting_id)
    if reading is None:
        return []
    items = {item.id: item for item in meeting.items}
    found = []
    for one in reading.elements:
        item = items.get(one.item)
        if one.kind == "action" and one.state not in ("rejected", "lost") and item is not None:
            found.append(_asked(one, item.title.within("en"), item.label, item.exemption is not None))
    return found


def _asked(one: Element, title: str, label: str, private: bool) -> Asked:
    sure = one.sure or one.state in ("confirmed", "mended")
    named = f"{label} {title}".strip()
    fields = one.fields
    return Asked(
        one.item, named, one.text, str(fields.get("owner") or ""), str(fields.get("due") or ""), sure, private
    )


def _published(council: str, meeting_id: str) -> tuple[Meeting, Reading | None]:
    meeting = working.whole(council, meeting_id)[0]
    if not isinstance(meeting, Meeting):
        raise NotFound("There is no such meeting.")
    for book in (closed_book(), public_book()):
        link = catalogue.links(book, council).filter(rel="reading-of", target=meeting_id).first()
        thing = working.newest(book, council, link.source)[1] if link else None
        if isinstance(thing, Reading):
            return meeting, thing
    return meeting, reading_of(meeting, bodies=listening.bodies_named(council))


@command("minutes.edit")
def send_actions(sitting: Sitting, to: Sequence[str], *, by: Account) -> Sending:
    """Send the action list of a meeting round; of what was asked in private only that there is some.

    ``to`` are e-mail addresses. Raises :class:`BookError` naming ``to`` for what is none.
    """
    addresses = list(dict.fromkeys(one.strip() for one in to if one.strip()))
    if not addresses:
        raise BookError("to: name at least one address")
    for one in addresses:
        try:
            validate_email(one)
        except ValidationError as error:
            raise BookError(f"to: {one!r} is not an e-mail address") from error
    asked = actions(sitting.council, sitting.object)
    if not asked:
        raise BookError("nothing in these minutes asks anything of anybody")
    named = _named(sitting)
    for one in addresses:
        outbox.send(one, f"Actions of the {named}", letter(named, asked), on=sitting)
    made = Sending.objects.using("desk").create(
        council=sitting.council,
        body=sitting.body,
        meeting=sitting.object,
        what=Sending.ACTIONS,
        to=addresses,
        by=by,
        at=clock.now(),
    )
    auditing.record("actions.send", by=by, on=sitting, detail={"to": addresses, "actions": len(asked)})
    return made


def letter(named: str, asked: Sequence[Asked]) -> str:
    """The action list as a letter."""
    lines = [f"What the {named} asked for:"]
    for one in asked:
        if not one.private:
            who = f"Owner: {one.owner}" if one.owner else "No owner is named"
            lines.append(f"{one.title}\n{one.words}\n{who}{f'. Due: {one.due}' if one.due else ''}")
    hidden = sum(one.private for one in asked)
    if hidden:
        count = wording.number(hidden, "action")
        lines.append(f"{count} of a private item: sign in to the desk to read what you are entitled to.")
    return "\n\n".join(lines)


def _named(sitting: Sitting) -> str:
    body = str(body_of(sitting.council, sitting.body).name).removeprefix("The ")
    return f"{body} on {wording.day(date.fromisoformat(sitting.start[:10]))}"
