"""The Welsh of a report: asking a translator for it, and giving it beside the English."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.forms import BoundField
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Words
from minutebook.desk.bench import said
from minutebook.desk.forms.reports import RIGHT, AskForWelsh, Welsh, WelshFile
from minutebook.desk.page import Asked, page
from minutebook.desk.views.authoring import Theirs, arrived_in, report_of_mine, theirs, told_of
from minutebook.desk.views.reports import report_at
from minutebook.drafts.models import Account, Enclosure, Report
from minutebook.drafts.papers import NONE, file_in
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.practice import publishes_both
from minutebook.drafts.reporting import authoring, reports, translating
from minutebook.drafts.reporting.report_documents import (
    document_of,
    enclosure_at,
    enclosures_of,
    revision_of,
)
from minutebook.drafts.reporting.twins import Outdated, twins_of
from minutebook.drafts.reporting.writing import template_of
from minutebook.drafts.working import Clash


class Row(NamedTuple):
    """A section beside its Welsh: the English as it reads, what changed in it since, and the fields."""

    heading: str
    english: str
    changed: list[Outdated]
    welsh: BoundField
    right: BoundField | None = None


class Sheet(NamedTuple):
    """An uploaded document of a report, with its Welsh file and the form for another."""

    enclosure: Enclosure
    title: Words
    file: Any
    file_cy: Any
    changed: bool
    form: WelshFile


def _in_both(report: Report) -> Report:
    if not publishes_both(report.council):
        raise NotFound("This council publishes in English alone.")
    return report


@page("translation.edit")
def welsh(request: Asked, report: str) -> HttpResponse:
    """Give the Welsh beside the English. Saved by itself while one types, where scripts run."""
    visit = request.visit
    found = _in_both(report_at(request, report))
    if not translating.may_translate(found, visit.account):
        raise NotPermitted("translation.edit")
    position = request.POST.get("position", "")
    sheets = [_sheet(request, one, position) for one in enclosures_of(found) if document_of(one).files]
    given = next((sheet for sheet in sheets if sheet.form.is_bound), None)
    if given is not None and given.form.is_valid() and _file_given(request, found, given):
        return redirect("report_welsh", found.pk)
    one = enclosure_at(found, 0)
    form = _form(request, found, one, bound=request.method == "POST" and not position)
    quiet = request.headers.get("X-Autosave") == "1"
    clash: list[Theirs] = []
    if form is not None and form.is_bound and form.is_valid():
        try:
            revision = _given(found, form, visit.account)
        except Clash as other:
            form.add_error(None, f"{other}.")
            clash = theirs(found, form, ["cy"])
        except BookError as error:
            form.refuse(error)
        else:
            if quiet:
                return JsonResponse({"seen": revision, "said": f"Saved at {timezone.localtime():%H:%M}."})
            said(request, "The Welsh is saved.")
            return redirect("report", found.pk)
    if quiet and form is not None:
        return JsonResponse({"said": " ".join(map(str, form.non_field_errors())) or "Not saved."}, status=409)
    context = {
        "report": found,
        "where": reports.meeting_words(found),
        "due": reports.deadlines_of(found).get("final-reports"),
        "form": form,
        "rows": _rows(found, one, form) if form is not None else [],
        "sheets": sheets,
        "clash": clash,
    }
    return render(request, "desk/reports/welsh.html", context, status=409 if clash else 200)


def _form(request: Asked, report: Report, one: Enclosure, *, bound: bool) -> Welsh | None:
    """The form of what is written in place; none for a report that is a file, or not begun."""
    document = document_of(one)
    if not document.written:
        return None
    english = authoring.typed_of(report)
    start = {f"cy-{key}": text for key, text in authoring.typed_of(report, "cy").items()}
    start |= {"title": document.title.cy, "seen": str(revision_of(one))}
    start["background"] = "\n".join(words.cy for words in document.background)
    return Welsh(
        [section for section in template_of(report.council) if english[section.key]],
        request.POST if bound else None,
        initial=start,
        changed={old.section for old in twins_of(one).outdated},
        lists=bool(document.background) and document.background != (NONE,),
    )


def _given(report: Report, form: Welsh, by: Account) -> int:
    typed = form.cleaned_data
    return translating.give_welsh(
        report,
        form.typed("cy"),
        title=typed["title"],
        background=typed.get("background", ""),
        seen=typed["seen"],
        right=form.right(),
        by=by,
    )


def _rows(report: Report, one: Enclosure, form: Welsh) -> list[Row]:
    """The title, each section and the background papers, each English text with its Welsh field."""
    document, english = document_of(one), authoring.typed_of(report)
    outdated = twins_of(one).outdated
    rows = [Row("Title", document.title.en, _of("the title", outdated), form["title"])]
    for section in template_of(report.council):
        name = f"cy-{section.key}"
        if name in form.fields:
            right = form[f"{RIGHT}{section.key}"] if f"{RIGHT}{section.key}" in form.fields else None
            changed = [old for old in outdated if old.section == section.key]
            rows.append(Row(section.heading, english[section.key], changed, form[name], right))
    if "background" in form.fields:
        listed = "\n\n".join(words.en for words in document.background)
        changed = _of("the background papers", outdated)
        rows.append(Row("Background papers", listed, changed, form["background"]))
    return rows


def _of(where: str, outdated: tuple[Outdated, ...]) -> list[Outdated]:
    return [old for old in outdated if old.where == where]


def _sheet(request: Asked, one: Enclosure, position: str) -> Sheet:
    document = document_of(one)
    bound = position == str(one.position)
    form = WelshFile(
        request.POST if bound else None,
        request.FILES if bound else None,
        initial={"title": document.title.cy},
        auto_id=f"id_{one.position}_%s",
    )
    changed = "the file" in twins_of(one).changed
    return Sheet(one, document.title, file_in(document, "en"), file_in(document, "cy"), changed, form)


def _file_given(request: Asked, report: Report, sheet: Sheet) -> bool:
    """Whether the Welsh file that came was kept; the form says why where it was not."""
    visit = request.visit
    position = sheet.enclosure.position
    try:
        arrived = arrived_in(request, "cy")
        title = sheet.form.cleaned_data["title"]
        translating.give_file(report, arrived, position=position, title=title, by=visit.account)
    except BookError as error:
        sheet.form.add_error("file", str(error))
        return False
    said(request, told_of(report, arrived, position, "cy"))
    return True


@page("report.write")
def ask(request: Asked, report: str) -> HttpResponse:
    """Declare that the Welsh is to follow, and ask somebody for it."""
    visit = request.visit
    found = _in_both(report_of_mine(request, report))
    people = translating.translators(found.council, found.body)
    ending = request.POST.get("do") == "end"
    form = AskForWelsh(
        people,
        request.POST if request.method == "POST" and not ending else None,
        initial={"translator": str(found.translator_id or "")},
    )
    if request.method == "POST" and (ending or form.is_valid()):
        with form.refusing():
            words = _asked(found, None if ending else form.cleaned_data, visit.account)
            said(request, words)
            return redirect("report", found.pk)
    context = {"report": found, "form": form, "people": people}
    context["due"] = reports.deadlines_of(found).get("final-reports")
    return render(request, "desk/reports/welsh_ask.html", context)


def _asked(report: Report, given: dict[str, Any] | None, by: Account) -> str:
    if given is None:
        translating.ask_no_more(report, by=by)
        return "The Welsh is asked of nobody now."
    translator = get_object_or_404(Account, pk=given["translator"])
    translating.ask_for_welsh(report, translator, given["note"], by=by)
    return f"{translator.name} is asked for the Welsh; a letter is on its way."
