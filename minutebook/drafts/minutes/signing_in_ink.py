"""Minutes printed on numbered leaves, signed in ink by the person presiding, scanned back: both are kept."""

from __future__ import annotations

from datetime import date

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.minutes.signing import (
    Sheets,
    called,
    carried,
    decide_signed,
    kept,
    must_stand,
    nobody_else_signs,
    numbers_of,
    prepare,
)
from minutebook.drafts.minutes.standing_minutes import out_of
from minutebook.drafts.models import Account, Publishing, SigningCopy
from minutebook.drafts.permission import command


@command("minutes.publish")
def print_copy(sitting: Sitting, sheets: Sheets, digest: str, *, by: Account) -> SigningCopy:
    """Keep the leaves printed to be signed in ink; no other minutes of the body are signed meanwhile."""
    out = out_of(sitting.council, sitting.object)
    prepared = prepare(out)
    must_stand(out, prepared, digest)
    if out.copy is not None:
        raise BookError("a copy of these minutes is printed already: spoil it before you print another")
    nobody_else_signs(out)
    private = sheets.private
    copy = SigningCopy.objects.using("desk").create(
        council=out.council,
        body=out.body.id,
        meeting=out.meeting.id,
        digest=digest,
        leaves=numbers_of(prepared.first, sheets.public),
        private_leaves=numbers_of(prepared.first_private, private) if private else [],
        file=kept(sheets.public, called(out, "to-sign")),
        private_file=kept(private, called(out, "private-to-sign")) if private else None,
        by=by,
    )
    detail = {"leaves": copy.leaves, "private leaves": copy.private_leaves}
    auditing.record("minutes.print", by=by, on=sitting, after=digest, detail=detail)
    return copy


@command("minutes.publish")
def spoil_copy(sitting: Sitting, reason: str, *, by: Account) -> None:
    """Give a printed copy up: its leaves were not signed, and their numbers are given again."""
    if not reason.strip():
        raise BookError("reason: say why the printed copy is given up")
    out = out_of(sitting.council, sitting.object)
    if out.copy is None:
        raise BookError("no copy of these minutes is printed")
    SigningCopy.objects.using("desk").filter(pk=out.copy.pk).update(state=SigningCopy.SPOILT)
    auditing.record("minutes.spoil", by=by, on=sitting, reason=reason, detail={"leaves": out.copy.leaves})


def take_back(sitting: Sitting, scans: Sheets, on: date, *, by: Account) -> Publishing:
    """Take back the scan of leaves signed in ink, seal the minutes and publish them as signed.

    Both the leaves as printed and the scan are kept. Raises :class:`BookError` where the pages are not as
    many as the leaves printed, or the words changed since.
    """
    return carried(sitting, decide_ink(sitting, scans, on, by=by))


@command("minutes.publish")
def decide_ink(sitting: Sitting, scans: Sheets, on: date, *, by: Account) -> Publishing:
    """Write down that minutes were signed in ink on a day."""
    out = out_of(sitting.council, sitting.object)
    prepared, copy = prepare(out), out.copy
    if copy is None:
        raise BookError(
            "no copy of these minutes is printed: print one first, so that its leaves are numbered"
        )
    must_stand(out, prepared, copy.digest)
    approved = date.fromisoformat(out.meeting.minutes.approved)
    if not approved <= on <= clock.today():
        raise BookError(
            "on: they were signed at the meeting that approved them, or after it, and not after today"
        )
    for field, scan, leaves in (
        ("scan", scans.public, copy.leaves),
        ("private_scan", scans.private, copy.private_leaves),
    ):
        if (scan.pages if scan else 0) != len(leaves):
            count = "1 leaf was" if len(leaves) == 1 else f"{len(leaves)} leaves were"
            raise BookError(f"{field}: {count} printed; scan each of them, and nothing else")
    SigningCopy.objects.using("desk").filter(pk=copy.pk).update(state=SigningCopy.SIGNED)
    return decide_signed(out, scans, copy, "ink", "", by, on)
