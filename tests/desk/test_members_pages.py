"""What members find on their pages, what they may open, and how a private copy is marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from minutebook.drafts.models import Account, ClosedReading, Reply
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET, elsewhere, published, the_item, the_paper

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]
MEETING = "/my/meetings/meeting"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def text(client: Client, path: str, code: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == code, f"{path}: {response.status_code}"
    return response.content.decode()


def test_it_works(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    member = sign_in(cast.member)
    assert "new to you" in text(member, "/my/meetings")
    page = text(member, MEETING)
    assert f"Terms of {SECRET}" in page and "not for publication" in page
    assert f"{SECRET} bids." in text(member, f"{MEETING}/private/{the_item(where).object}")
    assert ClosedReading.objects.get().account == cast.member
    assert "new to you" not in text(member, "/my/meetings")


def test_whoever_is_not_entitled_is_told_how_many_papers_there_are_and_whom_to_ask(
    cast: Cast, sign_in: At
) -> None:
    where, other = published(cast), sign_in(elsewhere())
    page = text(other, MEETING)
    assert SECRET not in page and "1 private paper is not open to you" in page
    for secret in where.secrets:
        for path in (f"{MEETING}/private/{secret}", f"{MEETING}/private/{secret}/file"):
            assert SECRET not in text(other, path, 404)


def test_a_file_of_a_private_paper_says_whose_copy_it_is(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    answer = sign_in(cast.member).get(f"{MEETING}/private/{the_paper(where).object}/file")
    assert "attachment" in answer["Content-Disposition"] and "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"


def test_a_reply_is_sent_and_can_be_changed(cast: Cast, sign_in: At) -> None:
    published(cast)
    member = sign_in(cast.member)
    assert "say whether you come" in member.post(MEETING, {"answer": "perhaps"}).content.decode().casefold()
    for answer in (Reply.COMES, Reply.APOLOGIES):
        assert member.post(MEETING, {"answer": answer}).status_code == 302
        assert Reply.objects.get().answer == answer
    assert "You said: apologies." in text(member, MEETING)


def test_an_interest_is_noted(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    path = f"{MEETING}/items/{the_item(where).object}/interest"
    member = sign_in(cast.member)
    assert "may stay" in text(member, path)
    assert member.post(path, {"kind": "disclosable-pecuniary", "stated": "Shares."}).status_code == 302
    assert "You will declare an interest" in text(member, MEETING)
    assert "is for: chair, member" in text(sign_in(cast.clerk), path, 403)


def test_the_monitoring_officer_lets_somebody_in_and_releases(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    item = the_item(where)
    officer, path = sign_in(cast.proper_officer), f"/withheld/meeting/{item.object}"
    assert "A contract" in text(officer, "/withheld")
    row = {"do": "let-in", "account": cast.author.pk, "reason": "Writes on it.", "until": "2026-12-20"}
    assert officer.post(path, row).status_code == 302
    assert SECRET in text(sign_in(cast.author), f"{MEETING}/private/{item.object}")
    page = text(officer, path)
    assert "Anna Author" in page and "let in by Maya Monitoring" in page
    assert officer.post(f"{path}/release", {"reason": "Signed."}).status_code == 302
    assert "A contract" not in text(officer, "/withheld")


def test_the_clerk_sees_who_comes_and_what_interests_them(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    member, clerk = sign_in(cast.member), sign_in(cast.clerk)
    assert "Nobody has answered yet" in text(clerk, "/meetings/meeting/replies")
    member.post(MEETING, {"answer": Reply.APOLOGIES})
    path = f"{MEETING}/items/{the_item(where).object}/interest"
    member.post(path, {"kind": "disclosable-pecuniary", "stated": "Shares."})
    page = text(clerk, "/meetings/meeting/replies")
    assert "Mark Member" in page and "apologies" in page and "Disclosable pecuniary: Shares." in page
