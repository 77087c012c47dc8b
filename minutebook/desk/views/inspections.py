"""Inspections at the desk: a report is read, a person keeps or leaves out what was read, and publishes it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from msgspec.structs import replace

from minutebook.assurance import confirming
from minutebook.assurance.inspections import Inspection
from minutebook.assurance.proposing import from_report, inspection_of, inspections_of, likely_items
from minutebook.assurance.report_file import NotRead, ReportFile, read_file
from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.inspections import Head, Item, OneFinding, Report
from minutebook.desk.page import Visit, page
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.permission import Scope

SPARE = 2  # empty places for findings that nobody read


@page("inspection.edit")
def listing(request: HttpRequest) -> HttpResponse:
    """Inspections on record, those being worked on, and a report to be read."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    form = Report(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            thing = from_report(_read(form.cleaned_data["report"]))
        except NotRead as error:
            form.add_error("report", f"{str(error).rstrip('.')}.")
        else:
            draft = confirming.begin(Scope(visit.council), thing, by=visit.account)
            said(request, "The report was read. Keep or leave out each finding, then publish.")
            return redirect("inspection_work", draft.pk)
    context = {
        "inspections": inspections_of(public_book(), visit.council),
        "drafts": Draft.objects.using("desk").filter(
            council=visit.council, kind="inspection", state=Draft.OPEN
        ),
        "form": form,
    }
    return render(request, "desk/inspections/list.html", context)


def _read(upload: Any) -> ReportFile:
    """The report of an upload, read in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="minutebook-report-") as folder:
        name = Path(str(upload.name)).name[-100:] or "report"
        path = Path(folder) / name
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        return read_file(path)


@page("inspection.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Begin an inspection without a report."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    blank = Inspection(title=Words(), state="published")
    form = Head(request.POST or None, inspection=blank)
    if request.method == "POST" and form.is_valid():
        draft = confirming.begin(Scope(visit.council), form.inspection_said(), by=visit.account)
        return redirect("inspection_work", draft.pk)
    return render(request, "desk/inspections/new.html", {"form": form})


@page("inspection.edit")
def work(request: HttpRequest, copy: str) -> HttpResponse:
    """An inspection being worked on: its head, grades and findings."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    held, thing, revision = confirming.draft_at(visit.council, copy)
    data = request.POST or None
    head = Head(data, inspection=thing)
    findings = _findings(visit.council, thing, data)
    if request.method == "POST":
        do = request.POST.get("do", "save")
        if do == "discard":
            confirming.discard(held, by=visit.account)
            said(request, "It was thrown away. What was published stands as it was.")
            return redirect("inspections")
        valid = [form.is_valid() for form in (head, *findings)]
        if all(valid):
            try:
                away = _save(held, head, findings, _seen(request, revision), do, visit.account)
            except BookError as error:
                head.refuse(error)
            else:
                said(request, "Published." if do == "publish" else "Saved.")
                return redirect(*away)
    context = {
        "draft": held,
        "inspection": thing,
        "head": head,
        "findings": findings,
        "revision": revision,
        "machine": sum(one.state == "machine" for one in thing.findings),
    }
    return render(request, "desk/inspections/work.html", context)


def _seen(request: HttpRequest, revision: int) -> int:
    asked = request.POST.get("seen", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else revision


def _findings(council: str, thing: Inspection, data: Any) -> list[OneFinding]:
    forms = []
    for place, finding in enumerate(thing.findings):
        earlier = [
            (other.id, f"{other.text[:90]} ({of.published})")
            for other, of in confirming.likely_recurrences(council, thing, finding)
        ]
        forms.append(OneFinding(data, finding=finding, earlier=earlier, prefix=f"f{place}"))
    spare = range(len(thing.findings), len(thing.findings) + SPARE)
    return forms + [OneFinding(data, finding=None, prefix=f"f{place}") for place in spare]


def _save(
    draft: Draft, head: Head, findings: list[OneFinding], seen: int, do: str, by: Account
) -> tuple[str, str]:
    """Save, and publish where that was asked; the page to go on to."""
    kept = tuple(one for form in findings if (one := form.finding_said()) is not None)
    confirming.save(draft, replace(head.inspection_said(), findings=kept), seen=seen, by=by)
    if do == "publish":
        return "inspection", confirming.publish(draft, by=by)
    return "inspection_work", draft.pk


@page("inspection.edit")
def one(request: HttpRequest, inspection: str) -> HttpResponse:
    """A published inspection: what was told of it where, and where it may have been told."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    book = public_book()
    thing = inspection_of(book, visit.council, inspection)
    do = request.POST.get("do", "")
    form = Item(request.POST if do == "compare" else None)
    if do == "revise":
        draft = confirming.revise(Scope(visit.council), inspection, by=visit.account)
        return redirect("inspection_work", draft.pk)
    if do == "compare" and form.is_valid():
        item = _at_address(visit.council, form.cleaned_data["item"])
        if item:
            return redirect("inspection_told", inspection, item)
        form.add_error("item", "No item of a meeting stands under that address.")
    told = list(
        catalogue.entries(book, visit.council).filter(kind="told", parent=inspection).order_by("date")
    )
    done = {row.label for row in told}
    likely = [row for row in likely_items(book, visit.council, thing) if row.object not in done]
    bodies = catalogue.by_id(book, visit.council, [row.group for row in (*told, *likely)])
    context = {
        "inspection": thing,
        "told": [(row, bodies.get(row.group)) for row in told],
        "likely": [(row, bodies.get(row.group)) for row in likely],
        "form": form,
    }
    return render(request, "desk/inspections/one.html", context)


def _at_address(council: str, address: str) -> str:
    """The id of the item under an address of the public record, or nothing."""
    path = address.strip().partition("://")[2].partition("/")[2] if "://" in address else address.strip()
    path = path.strip("/").partition("?")[0].partition("#")[0].removeprefix("cy/")
    rows = catalogue.entries(public_book(), council).filter(kind="item")
    found = rows.filter(path=path).first() or rows.filter(object=path.removeprefix("id/")).first()
    return found.object if found else ""
