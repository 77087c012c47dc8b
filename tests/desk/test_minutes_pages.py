"""The pages of minutes after a meeting: gate, the chair's reading, approval, signature, the minute book."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minutebook.book.shelf import public_book
from minutebook.drafts.models import ClosedReading, Letter
from minutebook.packs.making import make_minute_book
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.drafts.afterwards import (
    HELD,
    NEXT,
    again,
    approved,
    leaves,
    next_meeting,
    out,
    presiding,
    private,
    public_one,
    signed,
    write,
    written,
)
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
AFTER = "/meetings/meeting/after"


@pytest.fixture(autouse=True)
def quick(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setenv("MINUTEBOOK_NOW", HELD)


def text(client: Client, path: str) -> str:
    """The words of a page, which must open."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    body = html.unescape(answer.content.decode())
    assert body.count("<h1>") == 1
    return " ".join(re.sub(r"<[^>]+>", " ", body.partition("<main")[2]).split())


def posted(client: Client, path: str, **data: Any) -> str:
    """The words of the page that a form leads to."""
    answer = client.post(path, data, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())).split())


def test_from_complete_text_through_gate_and_chair_to_a_draft(cast: Cast, sign_in: SignIn) -> None:
    draft = written(cast)
    write(
        draft, cast.clerk, "visit", "The director wrote to j.roe@example.org.\n\nRESOLVED – That it be noted."
    )
    clerk, chair, officer = sign_in(cast.clerk), sign_in(cast.chair), sign_in(cast.proper_officer)
    page = text(clerk, f"{AFTER}/gate")
    assert "1 thing in the way" in page and "an e-mail address" in page and "UK GDPR art 5(1)(c)" in page
    assert "cannot be published yet" in posted(clerk, f"{AFTER}/gate", do="publish")
    page = text(clerk, f"{AFTER}/scan")
    mark = re.search(r'name="mark" value="(\w+)"', clerk.get(f"{AFTER}/scan").content.decode())
    assert mark and "j.roe@example.org" in page
    assert "say why" in posted(clerk, f"{AFTER}/scan", mark=mark[1], reason="")
    assert "Nothing is left" in posted(clerk, f"{AFTER}/scan", mark=mark[1], reason="It is public.")
    assert "Cath Chair can read the draft" in posted(clerk, f"{AFTER}/gate", do="chair")
    assert "Read the draft minutes: Corporate Parenting Board" in text(chair, "/")
    assert "frozen until April" in text(chair, f"{AFTER}/chair")
    page = posted(chair, f"{AFTER}/chair", do="remark", item="buses", text="It was May.")
    assert "The clerk sees your remark" in page and "It was May." in page
    page = posted(chair, f"{AFTER}/chair", do="remark", item="buses", text=" ")
    assert "What should be changed, and why is missing" in page
    assert "Your answer stands" in posted(clerk, f"{AFTER}/chair", do="answer", remark="1", words="Mended.")
    digest = re.search(r'name="digest" value="(\w+)"', chair.get(f"{AFTER}/chair").content.decode())
    assert digest and "You agreed the draft" in posted(chair, f"{AFTER}/chair", do="agree", digest=digest[1])
    assert "the minutes have changed" in posted(chair, f"{AFTER}/chair", do="agree", digest="0")
    assert "Ready to publish as a draft" in text(officer, f"{AFTER}/gate")
    assert officer.post(f"{AFTER}/gate", {"do": "publish"}).status_code == 403
    page = posted(clerk, f"{AFTER}/gate", do="publish")
    assert "The minutes are out as a draft" in page and "Out since Thursday 10 December 2026" in page
    assert public_one().minutes.state == "draft"
    assert "No later meeting suits yet" in text(clerk, AFTER)
    assert "Out as a draft" in text(clerk, "/minutes")


def test_the_clerk_records_the_approval_with_a_correction(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    out(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", NEXT)
    next_meeting("birch", "cedar")
    clerk = sign_in(cast.clerk)
    assert "Record the approval of the minutes" in text(clerk, "/")
    page = clerk.get(f"{AFTER}/approval").content.decode()
    name, was = re.findall(r'name="(en:buses:\w+)"[^>]*>([^<]*frozen[^<]*)<', page)[0]
    fields = {"approved_at": "next", "presiding": "", name: html.unescape(was).replace("April", "May")}
    page = posted(clerk, f"{AFTER}/approval", do="approve", **fields)
    assert "Who presided at that meeting is missing" in page and "frozen until May" in page
    fields["presiding"] = "birch"
    page = posted(clerk, f"{AFTER}/approval", do="approve", text="That they be approved.", **fields)
    assert "The minutes are approved" in page and "Councillor Birch presided there, and signs" in page
    (one,) = public_one().minutes.corrections
    assert one.before.en.endswith("April.") and one.after.en.endswith("May.")


def test_whoever_presided_signs_by_password_and_the_leaves_can_be_read(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(cast, monkeypatch)
    birch = presiding()
    member, clerk = sign_in(birch), sign_in(cast.clerk)
    assert "Sign the minutes: Corporate Parenting Board" in text(member, "/")
    page = member.get(f"{AFTER}/signing").content.decode()
    digest = re.search(r'name="digest" value="(\w+)"', page)
    assert digest and "frozen until April" in page
    assert member.get(f"{AFTER}/leaves/public")["Content-Type"] == "application/pdf"
    wrong = posted(member, f"{AFTER}/signing", do="sign", digest=digest[1], password="no")
    assert "that is not your password" in wrong.casefold()
    right = {"digest": digest[1], "password": "a long password of Birch"}
    assert clerk.post(f"{AFTER}/signing", {"do": "sign", **right}).status_code in (200, 403)
    assert public_one().minutes.state == "approved"
    page = posted(member, f"{AFTER}/signing", do="sign", **right)
    assert "They are sealed" in page and "Leaf 1 of the minute book" in page
    page = text(clerk, "/minute-books/board/2026")
    assert "1 signed, 1 leaf" in page and "holds" in page
    (book,) = make_minute_book(public_book(), COUNCIL, "board", 2026).made
    assert book.labels["meeting"] == ("1",) and book.title.endswith("minute book 2026/27")
    assert "2026/27" in text(clerk, "/minute-books")
    assert clerk.get("/minute-books/board/1066").status_code == 404
    page = posted(clerk, f"{AFTER}/note", item="buses", text="The fare was that of 2025.")
    assert "The note stands beside" in page and "The fare was that of 2025." in page


def test_leaves_are_printed_signed_in_ink_and_scanned_back(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(cast, monkeypatch)
    clerk = sign_in(cast.clerk)
    digest = re.search(r'name="digest" value="(\w+)"', clerk.get(f"{AFTER}/signing").content.decode())
    assert digest
    assert "The leaves are numbered" in posted(clerk, f"{AFTER}/signing", do="print", digest=digest[1])
    printed = clerk.get(f"{AFTER}/leaves/public").content
    assert printed.startswith(b"%PDF")
    assert "say why" in posted(clerk, f"{AFTER}/signing", do="spoil", reason="")
    two = SimpleUploadedFile("scan.pdf", leaves("a", "b").data)
    page = posted(clerk, f"{AFTER}/signing", do="scan", on="2027-01-14", scan=two)
    assert "1 leaf was printed" in page
    one = SimpleUploadedFile("scan.pdf", leaves("a").data)
    page = posted(clerk, f"{AFTER}/signing", do="scan", on="2027-01-14", scan=one)
    assert "The scan is kept beside" in page and "in ink" in page


def test_part_2_is_read_by_those_of_the_body_and_each_look_is_logged(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(cast, monkeypatch, *ITEMS, private())
    clerk, elsewhere = sign_in(cast.clerk), sign_in(cast.author)
    assert "KESTREL" in text(clerk, f"{AFTER}/signing")
    assert ClosedReading.objects.filter(account=cast.clerk, object="depot").exists()
    assert elsewhere.get(f"{AFTER}/signing").status_code == 403
    assert clerk.get(f"{AFTER}/leaves/private").status_code == 200
    assert clerk.get("/minute-books/board/2026/private")["Content-Type"] == "application/pdf"
    cast.chair.appointments.update(body="panel")
    chair = sign_in(cast.chair)
    assert chair.get(f"{AFTER}/signing").status_code == 403
    assert chair.get(f"{AFTER}/leaves/private").status_code == 403


def test_the_action_list_is_sent_round_without_what_is_private(cast: Cast, sign_in: SignIn) -> None:
    draft = written(cast, *ITEMS, private())
    write(
        draft,
        cast.clerk,
        "buses",
        "RESOLVED – That the fares be frozen.\n\nACTION: Director of Transport to report by 12 March 2027.",
    )
    write(draft, cast.clerk, "depot", "ACTION: Director of Property to tell KESTREL by 1 March 2027.")
    clerk = sign_in(cast.clerk)
    page = text(clerk, f"{AFTER}/actions")
    assert "Director of Transport" in page and "12 March 2027" in page and "KESTREL" in page
    assert "is not an e-mail address" in posted(clerk, f"{AFTER}/actions", to="nobody")
    assert "went to 2 addresses" in posted(clerk, f"{AFTER}/actions", to="a@x.example\nb@x.example")
    letter = Letter.objects.get(to="a@x.example")
    assert "Director of Transport" in letter.body and "KESTREL" not in letter.body
    assert "1 action of a private item" in letter.body
    assert again(draft).pk
