"""Minutes are signed by who presided where they were approved, on numbered leaves, and then stand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from minutebook.book import canonical, clock
from minutebook.book.errors import BookError
from minutebook.book.models import Chain, Head, Text
from minutebook.book.press import publish
from minutebook.book.schema import Words
from minutebook.book.sealing import seal_of
from minutebook.book.shelf import closed_book, public_book
from minutebook.book.verify import verify
from minutebook.drafts.minutes import noting, signing, signing_in_ink
from minutebook.drafts.minutes.signing import Sheets
from minutebook.drafts.minutes.standing_minutes import last_leaf
from minutebook.drafts.models import AuditEntry, Signature
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.sitting import opening
from tests.book.making import COUNCIL
from tests.drafts.afterwards import (
    HELD,
    approved,
    closed_one,
    confirmed,
    leaves,
    out,
    presiding,
    private,
    public_one,
    signed,
    the_minutes,
    where,
)
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_who_presided_there_signs_and_the_leaves_are_numbered(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes = signed(cast, monkeypatch).public.minutes
    assert (minutes.state, minutes.signed, minutes.way) == ("signed", "2027-01-14", "electronic")
    assert minutes.signed_by == "Councillor Birch, who presided when they were approved"
    assert minutes.leaves == (1, 2) and minutes.file is not None and minutes.private is None
    assert public_book().files.path(minutes.file.sha256).exists()
    row = Signature.objects.get(meeting="meeting")
    assert (row.seal, row.confirmed) == (minutes.seal, "password")
    assert minutes.seal == seal_of(public_one())
    assert AuditEntry.objects.filter(act="minutes.sign").first().detail["digest"] == row.digest  # type: ignore[union-attr]


def test_nobody_else_signs_nor_without_saying_who_they_are(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = approved(cast, monkeypatch)
    digest, sheets = signing.prepare(found).digest, Sheets(leaves())
    birch, cedar = presiding(), presiding("Carl Cedar", "cedar")
    with pytest.raises(BookError, match="for Councillor Birch to sign"):
        signing.sign(where(), sheets, digest, confirmed(cedar), by=cedar)
    with pytest.raises(NotPermitted):
        signing.sign(where(), sheets, digest, confirmed(birch), by=cast.clerk)
    with pytest.raises(BookError, match="not your password"):
        signing.confirm(birch, "wrong")
    with pytest.raises(BookError, match="confirm again"):
        signing.sign(where(), sheets, digest, confirmed(cedar), by=birch)
    stale = confirmed(birch)._replace(at=clock.now() - timedelta(minutes=6))
    with pytest.raises(BookError, match="confirm again"):
        signing.sign(where(), sheets, digest, stale, by=birch)
    with pytest.raises(BookError, match="have changed"):
        signing.sign(where(), sheets, "another", confirmed(birch), by=birch)
    assert the_minutes().state == "approved" and not Signature.objects.exists()


def test_leaves_go_on_through_the_year_and_begin_anew_in_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(cast, monkeypatch)
    assert last_leaf(COUNCIL, "board", "2027-01-14T10:00") == 2
    assert last_leaf(COUNCIL, "board", "2027-05-20T10:00") == 0
    assert last_leaf(COUNCIL, "panel", "2027-01-14T10:00") == 0


def test_nothing_under_the_seal_is_published_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    signed(cast, monkeypatch)
    meeting = public_one()
    first = msgspec.structs.replace(meeting.items[2], title=Words(en="Other words"))
    for changed in (
        msgspec.structs.replace(meeting, items=(*meeting.items[:2], first, *meeting.items[3:])),
        msgspec.structs.replace(meeting, attendance=meeting.attendance[1:]),
        msgspec.structs.replace(
            meeting, minutes=msgspec.structs.replace(meeting.minutes, signed_by="Somebody")
        ),
        msgspec.structs.replace(meeting, minutes=msgspec.structs.replace(meeting.minutes, seal="")),
    ):
        with pytest.raises(BookError, match="sealed|seal is not"):
            publish(public_book(), changed, council=COUNCIL)
    with pytest.raises(BookError, match="signed"):
        opening.take_up_minutes(where(), by=cast.clerk)
    matters = msgspec.structs.replace(meeting.items[2], matters=("fares",))
    beside = msgspec.structs.replace(meeting, items=(*meeting.items[:2], matters, *meeting.items[3:]))
    publish(public_book(), beside, council=COUNCIL)
    assert public_one().minutes.seal == meeting.minutes.seal


def test_a_note_stands_beside_and_the_seal_holds(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before = signed(cast, monkeypatch).public.minutes.seal
    noting.add_note(where(), Words(en="The fare named was that of 2025."), "buses", by=cast.clerk)
    minutes = public_one().minutes
    assert minutes.seal == before
    assert [(one.item, one.day, str(one.words)) for one in minutes.notes] == [
        ("buses", "2027-01-14", "The fare named was that of 2025.")
    ]
    with pytest.raises(NotPermitted):
        noting.add_note(where(), Words(en="No."), by=cast.chair)
    with pytest.raises(BookError, match="text"):
        noting.add_note(where(), Words(), by=cast.clerk)
    assert noting.check(COUNCIL) == []


def test_verify_finds_a_signed_page_altered_in_the_database(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(cast, monkeypatch)
    assert verify(public_book()).holds
    head = Head.objects.filter(object="meeting").order_by("sequence").last()
    assert head is not None
    text = Text.objects.get(council=COUNCIL, sequence=head.sequence)
    altered = bytes(text.data).replace(b"fares be frozen", b"fares be doubled")
    Text.objects.filter(pk=text.pk).update(data=altered)
    (fault,) = verify(public_book()).faults
    assert "meeting meeting" in fault and "does not hold" in fault
    assert [held.meeting for held in noting.check(COUNCIL)] == ["meeting"]


def test_verify_finds_sealed_minutes_even_in_a_record_that_was_rewritten_whole(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever hashes body and heads again still has to make a seal, which the desk's own record tells."""
    signed(cast, monkeypatch)
    head = Head.objects.filter(object="meeting").order_by("sequence").last()
    assert head is not None
    text = Text.objects.get(council=COUNCIL, sequence=head.sequence)
    data = bytes(text.data).replace(b"fares be frozen", b"fares be doubled")
    fields = {name: getattr(head, name) for name in canonical.HeadRecord.__struct_fields__}
    record = canonical.HeadRecord(**fields | {"body": canonical.body_hash(bytes(text.salt), data)})
    Text.objects.filter(pk=text.pk).update(data=data)
    Head.objects.filter(pk=head.pk).update(body=record.body, hash=record.hash())
    Chain.objects.filter(council=COUNCIL).update(head=record.hash())
    (fault,) = verify(public_book()).faults
    assert "not those that were sealed" in fault


def test_signed_in_ink_the_print_and_the_scan_are_both_kept(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = approved(cast, monkeypatch)
    digest, printed, scan = signing.prepare(found).digest, leaves("1", "2"), leaves("a", "b")
    signing_in_ink.print_copy(where(), Sheets(printed), digest, by=cast.clerk)
    with pytest.raises(BookError, match="printed already"):
        signing_in_ink.print_copy(where(), Sheets(printed), digest, by=cast.clerk)
    birch = presiding()
    with pytest.raises(BookError, match="spoil it first"):
        signing.sign(where(), Sheets(printed), digest, confirmed(birch), by=birch)
    with pytest.raises(BookError, match="scan: 2 leaves were printed"):
        signing_in_ink.take_back(where(), Sheets(leaves("a")), date(2027, 1, 14), by=cast.clerk)
    with pytest.raises(BookError, match="on: they were signed at the meeting"):
        signing_in_ink.take_back(where(), Sheets(scan), date(2027, 1, 13), by=cast.clerk)
    signing_in_ink.take_back(where(), Sheets(scan), date(2027, 1, 14), by=cast.clerk)
    minutes = public_one().minutes
    assert (minutes.way, minutes.leaves) == ("ink", (1, 2))
    assert minutes.file is not None and minutes.printed is not None
    assert public_book().files.read(minutes.file.sha256) == scan.data
    assert public_book().files.read(minutes.printed.sha256) == printed.data


def test_a_spoilt_copy_gives_its_leaves_back(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    found = approved(cast, monkeypatch)
    digest = signing.prepare(found).digest
    signing_in_ink.print_copy(where(), Sheets(leaves("1", "2")), digest, by=cast.clerk)
    with pytest.raises(BookError, match="reason"):
        signing_in_ink.spoil_copy(where(), " ", by=cast.clerk)
    signing_in_ink.spoil_copy(where(), "The printer ate it.", by=cast.clerk)
    copy = signing_in_ink.print_copy(where(), Sheets(leaves("1", "2", "3")), digest, by=cast.clerk)
    assert copy.leaves == [1, 2, 3]


def test_only_approved_minutes_are_signed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)
    found = out(cast)
    with pytest.raises(BookError, match="no meeting has approved yet"):
        signing.prepare(found)
    with pytest.raises(BookError, match="beside signed minutes"):
        noting.add_note(where(), Words(en="No."), by=cast.clerk)


def test_part_2_is_signed_on_leaves_of_its_own_which_the_public_never_sees(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = approved(cast, monkeypatch, *ITEMS, private())
    assert found.has_private_part
    birch, digest = presiding(), signing.prepare(found).digest
    with pytest.raises(BookError, match="private_scan"):
        signing.sign(where(), Sheets(leaves()), digest, confirmed(birch), by=birch)
    signing.sign(where(), Sheets(leaves(), leaves("KESTREL")), digest, confirmed(birch), by=birch)
    public, closed = public_one().minutes, closed_one().minutes
    assert public.private is None and closed.private is not None and closed.private.numbers == (1,)
    assert closed.private.file is not None and public.file is not None
    assert not public_book().files.path(closed.private.file.sha256).exists()
    assert public.seal == seal_of(public_one()) and closed.seal == seal_of(closed_one()) != public.seal
    assert last_leaf(COUNCIL, "board", "2027-01-14", private=True) == 1
    assert verify(public_book()).holds and verify(closed_book()).holds and noting.check(COUNCIL) == []
