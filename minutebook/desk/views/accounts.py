"""Accounts, for their administrator; signing oneself out everywhere; the audit and the log of readings."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.shelf import public_book
from minutebook.desk.acts import ACTS, in_words
from minutebook.desk.bench import said
from minutebook.desk.forms.people import Appoint, Person
from minutebook.desk.page import Asked, page
from minutebook.drafts import auditing, practice
from minutebook.drafts.closed_book import closed
from minutebook.drafts.models import Account, AuditEntry
from minutebook.drafts.people import accounts
from minutebook.drafts.permission import Scope
from minutebook.drafts.roles import ROLES
from minutebook.law import wording

SIZE = 100
UNNAMED = re.compile("[a-z2-7]{20}")
"""A thing that has no name is called by its id."""
COLUMNS = (
    "sequence", "at", "actor", "name", "act", "council", "body", "object", "title",
    "before", "after", "reason", "detail", "previous", "hash",
)  # fmt: skip


def _people(council: str) -> list[tuple[str, str]]:
    rows = catalogue.entries(public_book(), council).filter(kind="person").order_by("title")
    return [(row.object, row.title) for row in rows]


@page("account.manage")
def listing(request: Asked) -> HttpResponse:
    """Everybody with an account, and a form to open another."""
    visit = request.visit
    form = Person(_people(visit.council), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with form.refusing():
            account = accounts.open_account(
                Scope(visit.council), data["email"], data["name"], data["person"], by=visit.account
            )
            said(request, f"{account} is written to. Give them a role.")
            return redirect("account", account.pk)
    rows = [(one, accounts.today_roles(one, visit.council)) for one in accounts.accounts_of(visit.council)]
    return render(request, "desk/accounts/list.html", {"rows": rows, "form": form})


@page("account.manage")
def one(request: Asked, account: int) -> HttpResponse:
    """One account: its roles, and what may be done with it."""
    visit = request.visit
    them, scope = accounts.account_at(visit.council, account), Scope(visit.council)
    bodies = [(row.object, row.title) for row in practice.bodies(visit.council, clock.today())]
    do = request.POST.get("do", "")
    form = Appoint(bodies, request.POST if do == "appoint" else None)
    described = Person(
        _people(visit.council),
        request.POST if do == "describe" else None,
        initial={"name": them.name, "email": them.email, "person": them.person},
    )
    del described.fields["email"]
    try:
        if words := _done(request, them, scope, form, described):
            said(request, words)
            return redirect("account", account)
    except BookError as error:
        form.refuse(error) if form.is_bound else said(request, str(error)[:1].upper() + str(error)[1:] + ".")
    named = dict(bodies)
    held = [
        (row, ROLES[row.role], named.get(row.body, row.body) if row.body else "the whole council")
        for row in them.appointments.all()
        if row.council == visit.council
    ]
    context = {"them": them, "form": form, "described": described, "held": held, "me": them == visit.account}
    return render(request, "desk/accounts/one.html", context)


def _done(request: Asked, them: Account, scope: Scope, form: Appoint, described: Person) -> str:
    """Do what was asked of an account; the words that say so, or nothing where there was nothing to do."""
    by: Account = request.user  # type: ignore[assignment]
    do = request.POST.get("do", "")
    if do == "appoint" and form.is_valid():
        data = form.cleaned_data
        where = Scope(scope.council, data["body"])
        accounts.appoint(where, them, data["role"], data["since"], data["until"], by=by)
        return f"{them} is {ROLES[data['role']].lower()} now."
    if do == "describe" and described.is_valid():
        accounts.describe_account(
            scope, them, described.cleaned_data["name"], described.cleaned_data["person"], by=by
        )
        return "Saved."
    if do.startswith("end:") and do.removeprefix("end:").isdigit():
        accounts.end_appointment(scope, them, int(do.removeprefix("end:")), by=by)
        return "The role is ended."
    act = _ACTS.get(do)
    if act is None:
        return ""
    command, words = act
    command(scope, them, by=by)
    return words


_ACTS = {
    "close": (accounts.close_account, "The account is closed, and signed out everywhere."),
    "reopen": (accounts.reopen_account, "The account is open again."),
    "sign-out": (accounts.end_sessions_of, "They are signed out everywhere."),
}


@require_POST
@page("desk.enter")
def sign_out_everywhere(request: Asked) -> HttpResponse:
    """Sign oneself out on every machine, this one included."""
    visit = request.visit
    accounts.end_my_sessions(Scope(visit.council), by=visit.account)
    return redirect("account_login")


def _called(entry: AuditEntry, bodies: dict[str, str]) -> str:
    """What an act was done on, as its readers know it: a meeting by its body and day."""
    try:
        day = wording.day(date.fromisoformat(entry.title[:10]))
    except ValueError:
        unnamed = not entry.title or UNNAMED.fullmatch(entry.title)
        return "without a name" if unnamed and entry.object else entry.title
    return f"{bodies.get(entry.body, 'A meeting')}, {day}"


@require_GET
@page("audit.read")
def audit(request: Asked) -> HttpResponse:
    """Who did what, newest first; by person, act or object."""
    visit = request.visit
    rows = AuditEntry.objects.using("desk").filter(council__in=[visit.council, ""])
    asked = {name: request.GET.get(name, "").strip() for name in ("actor", "act", "object")}
    if asked["actor"]:
        rows = rows.filter(actor__icontains=asked["actor"])
    if asked["act"]:
        rows = rows.filter(act__startswith=asked["act"])
    if asked["object"]:
        rows = rows.filter(object=asked["object"])
    before = request.GET.get("before", "")
    if before.isdigit():
        rows = rows.filter(sequence__lt=int(before))
    shown = list(rows.order_by("-sequence")[: SIZE + 1])
    names = {row.object: row.title for row in practice.bodies(visit.council, clock.today())}
    context = {
        "entries": [(entry, in_words(entry.act), _called(entry, names)) for entry in shown[:SIZE]],
        "acts": sorted(ACTS.items(), key=lambda known: known[1]),
        "more": shown[SIZE - 1].sequence if len(shown) > SIZE else 0,
        "asked": asked,
        "fault": auditing.verify() if request.GET.get("verify") else None,
    }
    return render(request, "desk/accounts/audit.html", context)


@require_GET
@page("audit.read")
def audit_export(request: Asked, form: str) -> StreamingHttpResponse:
    """The whole audit as a table (``csv``) or line by line as JSON, with the hashes that prove it."""
    visit = request.visit
    rows = AuditEntry.objects.using("desk").filter(council__in=[visit.council, ""]).order_by("sequence")
    dicts = rows.values(*COLUMNS).iterator(chunk_size=2000)
    lines = _as_csv(dicts) if form == "csv" else _as_json(dicts)
    media_type = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    answer = StreamingHttpResponse(lines, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="audit.{"csv" if form == "csv" else "jsonl"}"'
    return answer


def _as_json(rows: Iterator[dict[str, object]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, default=str, ensure_ascii=False) + "\n"


def _as_csv(rows: Iterator[dict[str, object]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(_cell(value) for value in row.values())
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cell(value: object) -> str:
    """A value as a spreadsheet takes it: text that would be read as a formula is kept text."""
    text = json.dumps(value) if isinstance(value, dict) else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


@require_GET
@page("audit.read")
def readings(request: Asked) -> HttpResponse:
    """Who read what is closed, newest first, and who was refused."""
    visit = request.visit
    words = request.GET.get("words", "").strip()
    rows = closed.readings(visit.council, request.GET.get("object", ""), words)[:SIZE]
    return render(request, "desk/accounts/readings.html", {"rows": rows, "words": words})
