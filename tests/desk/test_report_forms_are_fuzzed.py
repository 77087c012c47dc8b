"""Whatever is sent to a form of reports or of the plan is taken or refused in words; nothing breaks."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minutebook.book.press import publish
from minutebook.book.schema import Body, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.permission import Scope
from minutebook.drafts.reporting import clearance, reports
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.drafts.cast import Cast
from tests.drafts.reporting import asked, ready

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

ODD = (
    "",
    " ",
    "0",
    "-1",
    "99999999999999999999",
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "on",
    "<script>alert(1)</script>",
    "'; DROP TABLE report; --",
    "\x00\x01",
    "\u202e\U0001f600\u0301" * 20,
    "a" * 5000,
    "../../etc/passwd",
    "{{ 7 * 7 }}",
    "nobody",
    "3",
)
NAMES = {
    "ask": ("title", "author", "brief", "item", "offices", "in_order", "private"),
    "write": ("seen", "s-purpose", "s-finance", "s-nothing"),
    "basis": ("title", "post", "background", "no_background"),
    "private": ("do", "kind", "paragraphs", "reason", "public_interest", "review"),
    "hand-in": ("note",),
    "take-back": ("reason",),
    "manage": ("do", "place-item", "defer-meeting", "withdraw-reason"),
    "clear": ("do", "note", "document", "block", "words"),
    "entry": ("do", *forward_plan.FIELDS, "seen", "reason"),
    "notice": ("reasons", "told", "agreed_by"),
    "end": ("do", "reason"),
    "place": ("item",),
    "letters": ("letter", "to"),
    "template": ("sections",),
}
DOES = ("place", "defer", "withdraw", "clear", "return", "comment", "public", "correct", "drop", "decided")


def odd_form(names: tuple[str, ...], seed: int) -> dict[str, Any]:
    """A form of odd values: some fields missing, some twice."""
    chance = random.Random(seed)
    form: dict[str, Any] = {}
    for name in names:
        if chance.random() < 0.8:
            odd = chance.choice(DOES) if name == "do" else chance.choice(ODD)
            form[name] = [odd, chance.choice(ODD)] if chance.random() < 0.1 else odd
    return form


def accepted(client: Any, path: str, form: dict[str, Any]) -> None:
    answer = client.post(path, form)
    assert answer.status_code in (200, 302, 403, 404, 409), (path, form, answer.status_code)
    if answer.status_code == 200:
        assert "<script>alert(1)</script>" not in answer.content.decode()


@pytest.mark.parametrize("seed", range(12))
def test_forms_of_reports(cast: Cast, sign_in: SignIn, seed: int) -> None:
    report = ready(cast)
    clerk, author, finance = (sign_in(one) for one in (cast.clerk, cast.author, cast.finance))
    at = f"/reports/{report.pk}"
    for number, page in enumerate(("write", "basis", "hand-in", "take-back", "manage")):
        report.refresh_from_db()
        accepted(
            clerk if page == "manage" else author, f"{at}/{page}", odd_form(NAMES[page], seed * 10 + number)
        )
    accepted(author, f"{at}/documents/0/private", odd_form(NAMES["private"], seed))
    accepted(clerk, "/meetings/meeting/reports", odd_form(NAMES["ask"], seed))
    accepted(clerk, "/reports/template", odd_form(NAMES["template"], seed))
    accepted(clerk, "/letters", odd_form(NAMES["letters"], seed))
    report.refresh_from_db()
    if report.state in report.WITH_AUTHOR and not clearance.not_ready(report):
        clearance.hand_in(report, by=cast.author)
    accepted(finance, f"{at}/clearance/finance-officer", odd_form(NAMES["clear"], seed))
    assert reports.report_of(COUNCIL, report.pk).title


@pytest.mark.parametrize("seed", range(12))
def test_forms_of_the_plan(cast: Cast, sign_in: SignIn, seed: int) -> None:
    name = Words(en="Cabinet")
    publish(public_book(), Body(id="cabinet", name=name, legal_status="executive"), council=COUNCIL)
    scope = Scope(COUNCIL, "cabinet")
    fields = {"title": "A contract", "when": date(2027, 2, 9), "pounds": 500_000, "matter": "Which."}
    entry = forward_plan.add_entry(scope, fields | forward_plan.usual_fields(scope), by=cast.clerk)
    clerk = sign_in(cast.clerk)
    accepted(clerk, "/plan/new/cabinet", odd_form(NAMES["entry"], seed))
    accepted(clerk, f"/plan/{entry.pk}", odd_form(NAMES["entry"], seed + 100))
    for kind in ("key", "general-exception", "special-urgency", "private-second", "nothing"):
        accepted(clerk, f"/plan/{entry.pk}/notices/{kind}", odd_form(NAMES["notice"], seed))
    accepted(clerk, f"/plan/{entry.pk}/place", odd_form(NAMES["place"], seed))
    accepted(clerk, f"/plan/{entry.pk}/end", odd_form(NAMES["end"], seed))


FILES = (
    b"",
    b"%PDF-1.7",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    b"PK\x03\x04" + bytes(200),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    b"<html>",
    bytes(random.Random(1).randrange(256) for _ in range(2000)),
    b"%PDF-1.7\n" + bytes(random.Random(2).randrange(256) for _ in range(2000)),
)


@pytest.mark.parametrize("data", FILES)
def test_files_that_are_none_are_refused_and_change_nothing(cast: Cast, sign_in: SignIn, data: bytes) -> None:
    report = asked(cast)
    answer = sign_in(cast.author).post(
        f"/reports/{report.pk}/documents/0", {"file": SimpleUploadedFile("../report.pdf", data)}
    )
    assert answer.status_code == 200 and 'class="error"' in answer.content.decode()
    report.refresh_from_db()
    assert report.state == "asked"
