"""Minutes are approved at the next suitable meeting, with the corrections it resolved, which stay visible.

Only accuracy is in question: decisions took effect when they were made (LGA 1972 Sch 12 para 41; England and
Wales), and a correction names the paragraph, what it said and what it is to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.readings import reading_of
from minutebook.book.schema import Correction, Item, Meeting, Paragraph, Reading, Words
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.drafts import auditing, outbox, publishing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.dividing import Divided, divide
from minutebook.drafts.minutes.standing_minutes import (
    Out,
    closed_papers,
    fresh_copy,
    later_meetings,
    out_of,
    set_head,
    those_present,
)
from minutebook.drafts.models import Account, Approval, Draft, Proceedings, Publishing
from minutebook.drafts.people.recipients import members
from minutebook.drafts.permission import command
from minutebook.drafts.practice import bodies
from minutebook.drafts.working import ITEM
from minutebook.law import wording
from minutebook.law.answer import Answer
from minutebook.law.signing import Later, signing_meeting

ACT, BACK = "minutes.approve", "minutes.approval-back"


class Correcting(NamedTuple):
    """A correction that was resolved: at which paragraph of which item, and what it says from now on."""

    item: str
    paragraph: str
    after: Words


class Suitable(NamedTuple):
    """Where minutes are to be approved by the law: the meetings that suit, in order, and how it was found."""

    meetings: tuple[tuple[str, date], ...]
    answer: Answer[date | None]

    @property
    def day(self) -> date | None:
        """The day of the next suitable meeting; ``None`` while there is none."""
        return self.answer.result


def suitable(out: Out) -> Suitable:
    """At which of the body's later meetings minutes may be approved and signed."""
    later = sorted(
        (Later(date.fromisoformat(start[:10]), kind), key) for key, start, kind in later_meetings(out)
    )
    answer = signing_meeting(
        out.day, [one for one, _ in later], nation=out.footing.nation, body=out.footing.kind
    )
    pairs = zip(later, answer.counted, strict=True)
    return Suitable(tuple((key, one.day) for (one, key), line in pairs if line.counts), answer)


def may_approve(out: Out) -> list[tuple[str, date]]:
    """The meetings that can have approved these minutes by today: suitable ones, and their own."""
    found = [(out.meeting.id, out.day), *suitable(out).meetings]
    return [one for one in found if one[1] <= clock.today()]


def approve(
    sitting: Sitting,
    approved_at: str,
    presiding: str,
    corrections: Sequence[Correcting] = (),
    words: str = "",
    *,
    by: Account,
) -> Publishing:
    """Record that a meeting approved minutes, with its corrections, and publish them as approved.

    ``approved_at`` is that meeting, ``presiding`` the key of who presided there and so will sign. Raises
    :class:`BookError` naming the field that cannot be, ``NotPermitted``.
    """
    return publishing.carry_through(
        decide_approval(sitting, approved_at, presiding, corrections, words, by=by).id
    )


@command("minutes.publish")
def decide_approval(
    sitting: Sitting,
    approved_at: str,
    presiding: str,
    corrections: Sequence[Correcting] = (),
    words: str = "",
    *,
    by: Account,
) -> Publishing:
    """Put the corrections into the minutes and write down that they are approved."""
    out = out_of(sitting.council, sitting.object)
    if out.state != "draft":
        raise BookError(
            f"these minutes are {_SAID.get(out.state, out.state)}: only a published draft is approved"
        )
    days = dict(may_approve(out))
    if approved_at not in days:
        raise BookError(
            f"approved_at: {suitable(out).answer.because}; that meeting cannot have approved them"
        )
    names = dict(those_present(sitting.council, approved_at))
    if presiding not in names:
        raise BookError(
            "presiding: choose who presided, from the members recorded as present at that meeting"
        )
    draft = fresh_copy(sitting, by)
    done = [_correct(draft, one, by) for one in corrections]
    meeting = _assembled(draft)
    state = msgspec.structs.replace(
        meeting.minutes,
        state="approved",
        approved_at=approved_at,
        approved=days[approved_at].isoformat(),
        corrections=(*meeting.minutes.corrections, *done),
    )
    set_head(draft, msgspec.structs.replace(meeting, minutes=state), by)
    Approval.objects.using("desk").update_or_create(
        council=sitting.council,
        meeting=sitting.object,
        defaults={
            "body": sitting.body,
            "approved_at": approved_at,
            "presiding": presiding,
            "name": names[presiding],
            "words": words.strip(),
            "by": by,
        },
    )
    auditing.record(
        ACT,
        by=by,
        on=sitting,
        before=[one.before for one in done],
        after=[one.after for one in done],
        reason=words,
        detail={"at": approved_at, "presiding": names[presiding], "corrections": len(done)},
    )
    closed = closed_papers(sitting.council, meeting)
    return publishing.decide(
        [draft],
        by=by,
        act=ACT,
        reason=words.strip() if done else "",
        at=clock.now(),
        closed_documents=closed,
        also=[readings_of(_assembled(draft), sitting.council, closed)],
    )


def take_back(sitting: Sitting, reason: str, *, by: Account) -> Publishing:
    """Take an approval back that was recorded by mistake, while nobody has signed: the draft stands again.

    Its corrections are undone, paragraph by paragraph; the reason is published. Raises :class:`BookError`.
    """
    return publishing.carry_through(decide_back(sitting, reason, by=by).id)


@command("minutes.publish")
def decide_back(sitting: Sitting, reason: str, *, by: Account) -> Publishing:
    """Write down that minutes are a draft again."""
    if not reason.strip():
        raise BookError("reason: say why the approval is taken back; the public reads it")
    out = out_of(sitting.council, sitting.object)
    if out.state != "approved":
        raise BookError("only an approval that nobody has signed under is taken back")
    if out.copy is not None:
        raise BookError("a copy is printed to be signed in ink: spoil it first")
    draft = fresh_copy(sitting, by)
    for one in reversed(out.meeting.minutes.corrections):
        _correct(draft, Correcting(one.item, one.paragraph, one.before), by)
    meeting = _assembled(draft)
    state = msgspec.structs.replace(
        meeting.minutes, state="draft", approved_at="", approved="", corrections=()
    )
    set_head(draft, msgspec.structs.replace(meeting, minutes=state), by)
    Approval.objects.using("desk").filter(council=sitting.council, meeting=sitting.object).delete()
    auditing.record(BACK, by=by, on=sitting, reason=reason)
    closed = closed_papers(sitting.council, meeting)
    return publishing.decide(
        [draft],
        by=by,
        act=BACK,
        reason=reason.strip(),
        at=clock.now(),
        closed_documents=closed,
        also=[readings_of(_assembled(draft), sitting.council, closed)],
    )


_SAID = {"none": "not published yet", "approved": "approved already", "signed": "signed already"}


def _assembled(draft: Draft) -> Meeting:
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    return meeting


def _correct(draft: Draft, one: Correcting, by: Account) -> Correction:
    """Set one paragraph to what was resolved; the id of the paragraph stays."""
    part = draft.parts.filter(key=f"{ITEM}{one.item}").first()
    if part is None:
        raise NotFound("There is no such item in these minutes.")
    item = msgspec.convert(part.data, Item)
    at = next((n for n, paragraph in enumerate(item.minutes) if paragraph.id == one.paragraph), None)
    if at is None:
        raise BookError("paragraph: there is no such paragraph in the minutes of this item")
    before = item.minutes[at]
    if not one.after or one.after == before.text:
        raise BookError("after: write what the paragraph is to say; it says that already")
    changed = msgspec.structs.replace(before, text=one.after, marks=())
    paragraphs: tuple[Paragraph, ...] = (*item.minutes[:at], changed, *item.minutes[at + 1 :])
    working.save_item(draft, msgspec.structs.replace(item, minutes=paragraphs), seen=part.revision, by=by)
    return Correction(item=one.item, paragraph=one.paragraph, before=before.text, after=one.after)


def readings_of(meeting: Meeting, council: str, closed: set[str]) -> Divided:
    """The readings of corrected minutes for the two books: what a person said of an element stays so."""
    divided = divide(meeting, closed)
    names = [row.title for row in bodies(council, date.fromisoformat(meeting.start[:10]))]
    found: list[Reading | None] = []
    for book, thing in ((public_book(), divided.public), (closed_book(), divided.closed)):
        if not isinstance(thing, Meeting):
            found.append(None)
            continue
        before = _reading_before(book, council, meeting.id)
        found.append(reading_of(thing, bodies=names, before=before))
    return Divided(found[0], found[1])


def _reading_before(book: Book, council: str, meeting: str) -> Reading | None:
    link = catalogue.links(book, council).filter(rel="reading-of", target=meeting).first()
    thing = working.newest(book, council, link.source)[1] if link else None
    return thing if isinstance(thing, Reading) else None


@publishing.when_done(ACT)
def ask_to_sign(done: Publishing) -> None:
    """Write to whoever presided that the minutes wait for a signature."""
    if done.draft is None:
        return
    row = Approval.objects.using("desk").filter(council=done.council, meeting=done.draft.object).first()
    if row is None:
        return
    day = wording.day(date.fromisoformat(done.draft.on[:10]))
    for account in members(done.council, row.body):
        if account.person == row.presiding or account.name == row.name:
            outbox.send(
                account.email,
                f"Minutes to sign: {day}",
                f"The minutes of {day} were approved at the meeting you presided at. They wait for your "
                f"signature:\n\n{outbox.link(f'meetings/{row.meeting}/after/signing')}",
                on=done.draft,
            )


def approved_here(council: str, meeting: str) -> list[Approval]:
    """The minutes that a meeting approved."""
    rows = Approval.objects.using("desk").filter(council=council, approved_at=meeting)
    return list(rows.order_by("at"))


def was_opened(council: str, meeting: str) -> bool:
    """Whether a meeting was opened at this desk."""
    return Proceedings.objects.using("desk").filter(council=council, meeting=meeting).exists()
