"""The pages of accounts and the audit: an administrator at work, an export that proves what was done."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from minutebook.drafts import auditing, roles
from minutebook.drafts.models import Account, AuditEntry
from minutebook.drafts.permission import Scope
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]


def text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode())


def test_it_works(cast: Cast, sign_in: At) -> None:
    admin = sign_in(cast.administrator)
    made = admin.post("/accounts", {"name": "Nora New, Clerk", "email": "nora@severn.example"})
    path = made["Location"]
    assert "No role yet" in text(admin.get(path))
    assert admin.post(path, {"do": "appoint", "role": roles.CLERK, "body": "board"}).status_code == 302
    page = text(admin.get(path))
    assert "Democratic services officer, Corporate Parenting Board" in page
    nora = Account.objects.get(email="nora@severn.example")
    client = sign_in(nora)
    assert client.get("/").status_code == 200
    assert admin.post(path, {"do": "close"}).status_code == 302
    assert client.get("/").status_code == 302


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(cast: Cast, sign_in: At) -> None:
    admin = sign_in(cast.administrator)
    page = text(admin.post("/accounts", {"name": "Clara Again", "email": cast.clerk.email}))
    assert "There is an account with this address" in page and "Clara Again" in page
    path = f"/accounts/{cast.member.pk}"
    early = {"do": "appoint", "role": roles.CHAIR, "since": "2027-02-02", "until": "2027-02-01"}
    assert "The last day comes before the first" in text(admin.post(path, early))


def test_ones_own_account_is_for_another_administrator(cast: Cast, sign_in: At) -> None:
    admin, path = sign_in(cast.administrator), f"/accounts/{cast.administrator.pk}"
    assert "Another administrator changes it" in text(admin.get(path))
    admin.post(path, {"do": "close"})
    cast.administrator.refresh_from_db()
    assert cast.administrator.is_active


def test_the_audit_is_searched_checked_and_exported(cast: Cast, sign_in: At) -> None:
    for account, reason in ((cast.clerk, "=SUM(A1)"), (cast.member, "Because.")):
        auditing.record("test.act", by=account, on=Scope(COUNCIL, "board"), reason=reason)
    officer = sign_in(cast.proper_officer)
    page = text(officer.get("/audit", {"actor": "mark", "verify": "1"}))
    assert "Because." in page and "SUM" not in page and "none was altered" in page
    rows = list(csv.DictReader(io.StringIO(text(officer.get("/audit/export.csv")))))
    assert [row["reason"] for row in rows] == ["'=SUM(A1)", "Because."], "no cell is taken for a formula"
    lines = [json.loads(line) for line in text(officer.get("/audit/export.jsonl")).splitlines()]
    assert [line["hash"] for line in lines] == list(AuditEntry.objects.values_list("hash", flat=True))
    assert lines[1]["previous"] == lines[0]["hash"]
    AuditEntry.objects.filter(sequence=1).update(reason="Altered.")
    assert "does not hold" in text(officer.get("/audit", {"verify": "1"}))


def test_what_belongs_to_another_council_is_not_in_it(cast: Cast, sign_in: At) -> None:
    auditing.record("test.act", by=cast.clerk, on=Scope("elsewhere"), reason="Not yours.")
    officer = sign_in(cast.proper_officer)
    for path in ("/audit", "/audit/export.csv", "/audit/export.jsonl"):
        assert "Not yours" not in text(officer.get(path))
