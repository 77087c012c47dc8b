"""Minutes are signed by the person presiding at the meeting that approved them, and are changed no more.

On the screen, the sign-in confirmed again; or printed on numbered leaves, signed in ink and scanned back. The
leaves go on through the municipal year without a gap (LGA 1972 Sch 12 para 41; England and Wales).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.schema import File, Leaves, Meeting
from minutebook.book.sealing import sealed
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.dividing import divide
from minutebook.drafts.minutes.standing_minutes import (
    Out,
    closed_papers,
    fresh_copy,
    last_leaf,
    out_of,
    presided,
    set_head,
    words_digest,
)
from minutebook.drafts.models import Account, Draft, Publishing, Signature, SigningCopy
from minutebook.drafts.permission import command
from minutebook.law.signing import leaves_follow, minutes_signer

ACT = "minutes.sign"
FRESH = timedelta(minutes=5)
"""How long a confirmed sign-in is good for a signature."""
PDF = "application/pdf"


class Sheet(NamedTuple):
    """Leaves as they were set or scanned: a PDF and how many pages it has."""

    data: bytes
    pages: int


class Sheets(NamedTuple):
    """The leaves of the public part of minutes, and of the private part where there is one."""

    public: Sheet
    private: Sheet | None = None


class Confirmed(NamedTuple):
    """That a person confirmed again who they are: which account, how, and when."""

    account: int
    how: str
    at: datetime


class Prepared(NamedTuple):
    """What is needed to set the leaves: who signs, the first leaf of each book, what stands for the words."""

    name: str
    first: int
    first_private: int
    digest: str


def confirm(account: Account, password: str) -> Confirmed:
    """Confirm a sign-in: by its password; without one, by having signed in within the last minutes.

    Raises :class:`BookError` naming ``password``.
    """
    if not account.has_usable_password():
        if account.last_login is None or clock.now() - account.last_login > FRESH:
            raise BookError("password: sign out and in again, then sign the minutes within five minutes")
        return Confirmed(account.pk, "signed in anew", clock.now())
    if not account.check_password(password):
        raise BookError("password: that is not your password; nothing was signed")
    return Confirmed(account.pk, "password", clock.now())


def prepare(out: Out) -> Prepared:
    """What a signature of approved minutes needs. Raises :class:`BookError` where they cannot be signed."""
    if out.state != "approved" or out.approval is None:
        raise BookError(f"these minutes are {STATES[out.state]}: only approved minutes are signed")
    return Prepared(
        out.approval.name,
        after_leaf(out) + 1,
        after_leaf(out, private=True) + 1,
        words_digest(out.meeting),
    )


STATES = {
    "none": "not published yet",
    "draft": "a draft that no meeting has approved yet",
    "approved": "approved",
    "signed": "signed already",
}


def after_leaf(out: Out, *, private: bool = False) -> int:
    """The last leaf given before these minutes: in the books, or by a signature on its way into them."""
    given = last_leaf(out.council, out.body.id, out.meeting.start, private=private)
    rows = Signature.objects.using("desk").filter(council=out.council, body=out.body.id)
    rows = rows.exclude(meeting=out.meeting.id).filter(at__gte=clock.now() - timedelta(days=1))
    entries = catalogue.by_id(public_book(), out.council, [row.meeting for row in rows])
    waiting = [row for row in rows if row.meeting in entries and entries[row.meeting].label != "signed"]
    return max(
        [given, *(leaf for row in waiting for leaf in (row.private_leaves if private else row.leaves))]
    )


def is_for(out: Out, account: Account) -> bool:
    """Whether an account is that of the person who presided at the approving meeting."""
    row = out.approval
    return row is not None and (
        account.person == row.presiding if account.person else account.name == row.name
    )


# -- on the screen


def sign(sitting: Sitting, sheets: Sheets, digest: str, confirmed: Confirmed, *, by: Account) -> Publishing:
    """Sign approved minutes, seal them and publish them as signed.

    ``sheets`` are the leaves as they were set from :func:`prepare`, ``digest`` what stood for the words then.
    Raises :class:`BookError` where the words changed since, the person is another, the sign-in was not
    confirmed, or the leaves do not follow.
    """
    return carried(sitting, decide_signature(sitting, sheets, digest, confirmed, by=by))


@command("minutes.sign")
def decide_signature(
    sitting: Sitting, sheets: Sheets, digest: str, confirmed: Confirmed, *, by: Account
) -> Publishing:
    """Write down that minutes are signed on the screen."""
    out = out_of(sitting.council, sitting.object)
    prepared = prepare(out)
    if not is_for(out, by):
        raise BookError(
            f"these minutes are for {prepared.name} to sign, who presided when they were approved"
        )
    if confirmed.account != by.pk or clock.now() - confirmed.at > FRESH:
        raise BookError("password: confirm again that it is you, then sign")
    if out.copy is not None:
        raise BookError("a copy of these minutes is printed to be signed in ink: spoil it first")
    must_stand(out, prepared, digest)
    nobody_else_signs(out)
    return decide_signed(out, sheets, None, "electronic", confirmed.how, by)


# -- what both ways share


def must_stand(out: Out, prepared: Prepared, digest: str) -> None:
    if digest != prepared.digest:
        raise BookError("the minutes have changed since you read them: read them again, then sign")
    if out.approval is not None:
        before = presided(out.council, out.meeting.id)[1]
        due = minutes_signer(
            before,
            out.approval.name,
            nation=out.footing.nation,
            body=out.footing.kind,
            on=date.fromisoformat(out.meeting.minutes.approved),
        )
        assert due.result == prepared.name


def nobody_else_signs(out: Out) -> None:
    rows = SigningCopy.objects.using("desk").filter(
        council=out.council, body=out.body.id, state=SigningCopy.OPEN
    )
    other = rows.exclude(meeting=out.meeting.id).first()
    if other is not None:
        raise BookError(
            "minutes of another meeting of this body are printed to be signed in ink: take that copy back, "
            "or spoil it, first, so that the leaves follow each other without a gap"
        )


def decide_signed(
    out: Out,
    sheets: Sheets,
    copy: SigningCopy | None,
    way: str,
    confirmed: str,
    by: Account,
    on: date | None = None,
) -> Publishing:
    assert out.approval is not None
    leaves = copy.leaves if copy else numbers_of(after_leaf(out) + 1, sheets.public)
    private = copy.private_leaves if copy else []
    if sheets.private and not copy:
        private = numbers_of(after_leaf(out, private=True) + 1, sheets.private)
    day = on or clock.today()
    _must_follow(out, leaves, day)
    draft = fresh_copy(out.sitting, by)
    meeting = working.assemble(draft)
    assert isinstance(meeting, Meeting)
    fields: dict[str, Any] = {
        "state": "signed",
        "signed_by": f"{out.approval.name}, who presided when they were approved",
        "signed": day.isoformat(),
        "way": way,
        "leaves": tuple(leaves),
        "file": msgspec.convert(kept(sheets.public, called(out, "signed")), File),
        "printed": msgspec.convert(copy.file, File) if copy else None,
        "private": _private(out, sheets.private, private, copy),
    }
    signed = sealed(
        msgspec.structs.replace(meeting, minutes=msgspec.structs.replace(meeting.minutes, **fields))
    )
    set_head(draft, signed, by)
    return _published(out, draft, signed, way, confirmed, by)


def _published(out: Out, draft: Draft, signed: Meeting, way: str, confirmed: str, by: Account) -> Publishing:
    """The signature beside the book, the entry of the audit, and the decision to publish."""
    assert out.approval is not None
    closed = closed_papers(out.council, signed)
    divided = divide(signed, closed)
    assert isinstance(divided.public, Meeting)
    state = signed.minutes
    row = {
        "body": out.body.id,
        "name": out.approval.name,
        "way": way,
        "confirmed": confirmed,
        "digest": words_digest(out.meeting),
        "seal": divided.public.minutes.seal,
        "closed_seal": signed.minutes.seal if divided.closed is not None else "",
        "leaves": list(state.leaves),
        "private_leaves": list(state.private.numbers) if state.private else [],
        "by": by,
        "at": clock.now(),
    }
    Signature.objects.using("desk").update_or_create(
        council=out.council, meeting=out.meeting.id, defaults=row
    )
    named = ("name", "way", "confirmed", "digest", "seal", "closed_seal", "leaves", "private_leaves")
    auditing.record(ACT, by=by, on=out.sitting, detail={name: row[name] for name in named})
    return publishing.decide([draft], by=by, act=ACT, at=clock.now(), closed_documents=closed)


def carried(sitting: Sitting, decided: Publishing) -> Publishing:
    """Carry a signature through; where the book refuses it, there is none."""
    try:
        return publishing.carry_through(decided.id)
    except BookError:
        rows = Signature.objects.using("desk").filter(council=sitting.council, meeting=sitting.object)
        rows.delete()
        copies = SigningCopy.objects.using("desk").filter(council=sitting.council, meeting=sitting.object)
        copies.filter(state=SigningCopy.SIGNED).update(state=SigningCopy.OPEN)
        throw_away(sitting, decided.by)
        raise


def throw_away(sitting: Sitting, by: Account) -> None:
    """End the working copy that a refused command left open."""
    draft = working.current_draft(sitting.council, sitting.object)
    if draft is not None and draft.state == Draft.OPEN:
        working.discard(draft, by=by, reason="refused by the book")


def _must_follow(out: Out, leaves: Sequence[int], on: date) -> None:
    answer = leaves_follow(after_leaf(out), leaves, nation=out.footing.nation, body=out.footing.kind, on=on)
    if not answer.result:
        raise BookError(f"leaves: {answer.because}; set the minutes again")


def _private(
    out: Out, sheet: Sheet | None, numbers: Sequence[int], copy: SigningCopy | None
) -> Leaves | None:
    if sheet is None:
        if out.has_private_part:
            raise BookError("private_scan: the private part of these minutes is signed with them")
        return None
    printed = copy.private_file if copy else None
    return Leaves(
        numbers=tuple(numbers),
        file=msgspec.convert(kept(sheet, called(out, "private-signed")), File),
        printed=msgspec.convert(printed, File) if printed else None,
    )


def numbers_of(first: int, sheet: Sheet) -> list[int]:
    return list(range(first, first + sheet.pages))


def kept(sheet: Sheet, name: str) -> dict[str, Any]:
    """A sheet stored in the closed book's folder (publishing brings the public ones over), as a file."""
    sha256 = closed_book().files.put(sheet.data)
    file = File(sha256=sha256, size=len(sheet.data), media_type=PDF, name=name)
    made: dict[str, Any] = msgspec.to_builtins(file)
    return made


def called(out: Out, what: str) -> str:
    return f"minutes-{out.body.slug or out.body.id}-{out.meeting.start[:10]}-{what}.pdf"
