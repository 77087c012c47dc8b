"""The clearing officer's pages: the report as handed in, comments on its paragraphs, clear or return."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Document
from minutebook.desk.bench import said
from minutebook.desk.forms.reports import Note
from minutebook.desk.giving_out import bytes_of, to_be_saved
from minutebook.desk.page import Asked, page
from minutebook.desk.views.reports import report_at
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.models import Report
from minutebook.drafts.papers import Language, file_in
from minutebook.drafts.permission import NotPermitted, Scope, roles_of
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.reporting import clearance
from minutebook.drafts.reporting.clearance import Comment
from minutebook.drafts.reporting.comparing import WELSH, Block, Sheet
from minutebook.drafts.reporting.report_documents import document_of, enclosure_at
from minutebook.drafts.roles import ROLES
from minutebook.law.exclusion import marking
from minutebook.packs.convert import html_pdf
from minutebook.packs.paragraphs import html_of


@page("report.clear")
def clear(request: Asked, report: str, office: str) -> HttpResponse:
    """Read a report, comment on its paragraphs, and clear or return it for an office."""
    visit = request.visit
    found = report_at(request, report)
    if office not in roles_of(visit.account, Scope(found.council, found.body)):
        raise NotPermitted("report.clear")
    form = Note(
        "What do you say to the author?",
        request.POST or None,
        hint="To return it, say what has to change, here or in a comment.",
    )
    wrong: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        try:
            words = _done(request, found, office, form.cleaned_data["note"])
        except BookError as error:
            form.refuse(error)
            wrong = {
                f"{request.POST.get('document')}/{request.POST.get('block')}": request.POST.get("words", "")
            }
        else:
            said(request, words)
            if request.POST.get("do") == "comment":
                return redirect(request.path + f"#{request.POST.get('block') or 'all'}")
            return redirect("reports")
    row = found.clearances.filter(round=found.round, office=office).first()
    remarks = [one for one in found.remarks.select_related("by") if one.round == found.round]
    context: dict[str, Any] = {
        "report": found,
        "office": office,
        "office_name": ROLES[office],
        "row": row,
        "sheets": [
            (place, sheet, _beside(sheet, remarks))
            for place, sheet in enumerate(clearance.newest_sheets(found))
        ],
        "form": form,
        "wrong": wrong,
        "others": [
            one
            for one in found.clearances.filter(round=found.round).select_related("by")
            if one.office != office
        ],
        "roles": ROLES,
        "submission": found.submissions.filter(round=found.round).first(),
        "asked": row is not None and row.state == "asked" and found.state == Report.CLEARING,
    }
    return render(request, "desk/reports/clear.html", context)


def _done(request: Asked, report: Report, office: str, note: str) -> str:
    visit = request.visit
    match request.POST.get("do"):
        case "clear":
            clearance.clear(report, office, note, by=visit.account)
            return f"You cleared “{report.title}”."
        case "return":
            clearance.return_report(report, office, note, by=visit.account)
            return f"“{report.title}” is back with {report.author.name}, who is told."
        case _:
            comment = Comment(*(request.POST.get(name, "") for name in ("document", "block", "words")))
            clearance.comment_on(report, office, comment, by=visit.account)
            return "Your comment is kept; the author reads it when the report is returned or cleared."


def _beside(sheet: Sheet, remarks: list[Any]) -> list[tuple[Block, list[Any], str]]:
    """Each block of a sheet with the comments made on it and its language, the Welsh after its English."""
    on = [one for one in remarks if one.document == sheet.document]
    twins = {} if sheet.file else {block.id: block for block in sheet.welsh}
    order = []
    for block in sheet.blocks:
        order.append((block, "en"))
        if twin := twins.pop(block.id + WELSH, None):
            order.append((twin, "cy"))
    order += [(block, "cy") for block in sheet.welsh if sheet.file or block.id in twins]
    return [(block, [one for one in on if one.block == block.id], language) for block, language in order]


@page("desk.enter")
def difference(request: Asked, report: str, before: int, after: int) -> HttpResponse:
    """Two versions of a report side by side; a version after the last is the report as it stands."""
    found = report_at(request, report)
    visit = request.visit
    if after > found.round and visit.account.pk not in clearance.writers_of(found):
        raise NotFound("This version was not handed in yet.")
    context = {
        "report": found,
        "difference": clearance.difference(found, before, after),
        "before": before,
        "after": after,
        "newest": found.round,
    }
    return render(request, "desk/reports/difference.html", context)


@require_GET
@page("desk.enter")
def file(request: Asked, report: str, position: int) -> HttpResponse:
    """A document of a report as a PDF to be saved, with ``language=cy`` in Welsh where it has some.

    Every page of a private one is marked.
    """
    found = report_at(request, report)
    lang: Language = "cy" if request.GET.get("language") == "cy" else "en"
    document = document_of(enclosure_at(found, position))
    if document.files:
        stored = file_in(document, lang) or document.files[0]
        data, name = bytes_of(stored), stored.name
    elif document.written:
        name = "adroddiad.pdf" if lang == "cy" else "report.pdf"
        html, title = html_of(document.written, lang), document.title.within(lang)
        data = html_pdf(html, title=title, lang=lang, heading=True)
    else:
        raise NotFound("Nothing is written yet.")
    return to_be_saved(data, name, mark=_mark(found, document))


def _mark(report: Report, document: Document) -> str:
    """What every copy of a private document says; nothing for a public one."""
    exemption = document.exemption
    if exemption is None:
        return ""
    if exemption.kind == "confidential" or not exemption.paragraphs:
        return f"Not for publication: {exemption.kind}. {exemption.reason}".strip()
    nation = footing_of(report.council, body_of(report.council, report.body)).nation
    day = date.fromisoformat(sitting_of(report.council, report.meeting).start[:10])
    return marking(nation, day, exemption.paragraphs).result
