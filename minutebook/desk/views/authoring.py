"""The author's pages: write or upload, append, what the report rests on, why it is private, hand in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, cast

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book.errors import BookError
from minutebook.desk.bench import said
from minutebook.desk.forms.agenda import Private
from minutebook.desk.forms.reports import Appendix, Basis, Because, Note, Sections, Upload, Words
from minutebook.desk.page import Asked, page
from minutebook.desk.receiving import received
from minutebook.desk.views.reports import report_at
from minutebook.drafts.agendas.agenda import Bench, sitting_of
from minutebook.drafts.models import Report
from minutebook.drafts.papers import Language, background_of
from minutebook.drafts.practice import Footing, body_of, footing_of, publishes_both
from minutebook.drafts.reporting import authoring, clearance, reports
from minutebook.drafts.reporting.report_documents import document_of, enclosure_at, revision_of
from minutebook.drafts.reporting.twins import twins_of
from minutebook.drafts.reporting.writing import headings_not_found, template_of
from minutebook.drafts.uploads import Arrived
from minutebook.drafts.working import Clash
from minutebook.law import wording


def report_of_mine(request: Asked, report_id: str) -> Report:
    """A report the visitor may write in."""
    visit = request.visit
    report = report_at(request, report_id)
    reports.demand_writer(report, visit.account)
    return report


@page("report.write")
def write(request: Asked, report: str) -> HttpResponse:
    """Write the report in the council's template. Saved by itself while one types, where scripts run."""
    visit = request.visit
    found = report_of_mine(request, report)
    template, welsh = template_of(found.council), publishes_both(found.council)
    one = enclosure_at(found, 0)
    start = {f"s-{key}": text for key, text in authoring.typed_of(found).items()}
    start |= {f"cy-{key}": text for key, text in authoring.typed_of(found, "cy").items()}
    start["seen"] = str(revision_of(one))
    changed = {old.section for old in twins_of(one).outdated} if welsh else set()
    form = Words(template, request.POST or None, initial=start, welsh=welsh, changed=changed)
    quiet = request.headers.get("X-Autosave") == "1"
    clash: Clash | None = None
    if request.method == "POST" and form.is_valid():
        try:
            revision = authoring.write(
                found,
                form.typed(),
                seen=form.cleaned_data["seen"],
                welsh=form.typed("cy") if welsh else None,
                right=form.right(),
                by=visit.account,
            )
        except Clash as other:
            clash = other
            form.add_error(None, f"{other}.")
        except BookError as error:
            form.refuse(error)
        else:
            if quiet:
                return JsonResponse({"seen": revision, "said": f"Saved at {timezone.localtime():%H:%M}."})
            said(request, "The report is saved.")
            return redirect("report", found.pk)
    if quiet:
        return JsonResponse({"said": " ".join(map(str, form.non_field_errors())) or "Not saved."}, status=409)
    context = {
        "report": found,
        "form": form,
        "clash": theirs(found, form, ["en", "cy"] if welsh else ["en"]) if clash else [],
        "file": document_of(one).files,
        "welsh": welsh,
    }
    return render(request, "desk/reports/write.html", context, status=409 if clash else 200)


class Theirs(NamedTuple):
    """A section another saved with other words."""

    heading: str
    words: str
    language: str = "en"


def theirs(report: Report, form: Sections, languages: Sequence[str]) -> list[Theirs]:
    """What stands now in the sections that read otherwise from what was typed; ``seen`` moves to it."""
    revision = revision_of(enclosure_at(report, 0))
    form.data = {**form.data.dict(), "seen": str(revision)}  # type: ignore[attr-defined]
    found = []
    for language in languages:
        stands, typed = authoring.typed_of(report, language), form.typed(language)
        found += [
            Theirs(section.heading_cy if language == "cy" else section.heading, stands[section.key], language)
            for section in template_of(report.council)
            if stands[section.key].split() != typed.get(section.key, "").split()
        ]
    return found


@page("report.write")
def upload(request: Asked, report: str, position: int) -> HttpResponse:
    """Upload the report, or an appendix anew: the file is judged and cleaned before it is kept."""
    visit = request.visit
    found = report_of_mine(request, report)
    one = enclosure_at(found, position)
    both = publishes_both(found.council) and bool(document_of(one).files)
    start = {"language_cy": request.GET.get("language", "en")}
    form = Upload(request.POST or None, request.FILES or None, welsh=both, initial=start)
    if request.method == "POST" and form.is_valid():
        language: Language = "cy" if form.cleaned_data.get("language_cy") == "cy" else "en"
        try:
            arrived = arrived_in(request, language)
            authoring.upload(found, arrived, position=position, language=language, by=visit.account)
        except BookError as error:
            form.add_error("file", str(error))
        else:
            said(request, told_of(found, arrived, position, language))
            return redirect("report", found.pk)
    return render(request, "desk/reports/upload.html", {"report": found, "one": one, "form": form})


def arrived_in(request: Asked, language: Language = "en") -> Arrived:
    """The file that came with a request, judged and cleaned. Raises :class:`~.uploads.BadUpload`."""
    file = request.FILES["file"]
    return received(file.read(), str(file.name), lang=language)  # type: ignore[union-attr]


def told_of(report: Report, arrived: Arrived, position: int, language: Language) -> str:
    """What came of an upload, and the headings of the template that are not in it."""
    words = f"{arrived.original_name} is kept, with {wording.number(len(arrived.upload.pages), 'page')}."
    text = "\n".join(one.text for one in arrived.upload.pages)
    if position == 0 and (missing := headings_not_found(text, template_of(report.council), language)):
        words += f" These headings of the template are not in it: {', '.join(missing)}."
    return words


@page("report.write")
def append(request: Asked, report: str) -> HttpResponse:
    """Append a document."""
    visit = request.visit
    found = report_of_mine(request, report)
    form = Appendix(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            one = authoring.add_appendix(
                found, form.cleaned_data["title"], arrived_in(request), by=visit.account
            )
        except BookError as error:
            form.add_error("file", str(error))
        else:
            said(request, f"{one.label} is added.")
            return redirect("report", found.pk)
    return render(request, "desk/reports/upload.html", {"report": found, "one": None, "form": form})


@page("report.write")
def remove(request: Asked, report: str, position: int) -> HttpResponse:
    """Take an appendix off, once that is confirmed."""
    visit = request.visit
    found = report_of_mine(request, report)
    one = enclosure_at(found, position)
    if request.method == "POST":
        label = one.label
        authoring.remove_appendix(found, position, by=visit.account)
        said(request, f"{label} is taken off.")
        return redirect("report", found.pk)
    context = {"report": found, "one": one, "document": document_of(one)}
    return render(request, "desk/reports/remove.html", context)


@page("report.write")
def basis(request: Asked, report: str) -> HttpResponse:
    """What the report is called, whose it is, and the papers it rests on."""
    visit = request.visit
    found = report_of_mine(request, report)
    document = document_of(enclosure_at(found, 0))
    listed, none = background_of(document)
    start = {
        "title": found.title,
        "title_cy": document.title.cy,
        "post": document.author,
        "background": "\n".join(listed),
        "background_cy": "" if none else "\n".join(words.cy for words in document.background),
        "no_background": none,
    }
    form = Basis(request.POST or None, initial=start, welsh=publishes_both(found.council))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with form.refusing():
            authoring.describe(
                found,
                given["title"],
                given["background"].splitlines(),
                given["no_background"],
                post=given["post"],
                title_cy=given.get("title_cy"),
                background_cy=given["background_cy"].splitlines() if "background_cy" in given else None,
                by=visit.account,
            )
            said(request, "Title and background papers are saved.")
            return redirect("report", found.pk)
    return render(request, "desk/reports/basis.html", {"report": found, "form": form})


class Ground(NamedTuple):
    """What the form of an exemption asks of a meeting: its law and its day."""

    footing: Footing
    day: date


@page("report.write")
def private(request: Asked, report: str, position: int) -> HttpResponse:
    """Propose that a document is kept from the public, with the weighing of the public interest."""
    visit = request.visit
    found = report_of_mine(request, report)
    one = enclosure_at(found, position)
    exemption = document_of(one).exemption
    day = date.fromisoformat(sitting_of(found.council, found.meeting).start[:10])
    ground = cast(Bench, Ground(footing_of(found.council, body_of(found.council, found.body)), day))
    opening = request.POST.get("do") == "public"
    form = Private(
        ground,
        request.POST if request.method == "POST" and not opening else None,
        initial=Private.of(exemption),
    )
    if request.method == "POST" and (opening or form.is_valid()):
        with form.refusing():
            kept = None if opening else form.exemption()
            authoring.keep_private(found, position, kept, by=visit.account)
            said(
                request,
                "It is private; the proper officer signs it off." if kept else "It is for the public.",
            )
            return redirect("report", found.pk)
    context = {"report": found, "one": one, "form": form, "exemption": exemption}
    return render(request, "desk/reports/private.html", context)


@page("report.write")
def hand_in(request: Asked, report: str) -> HttpResponse:
    """Hand the report in, or say what it still lacks; answer what was said of it before."""
    visit = request.visit
    found = report_of_mine(request, report)
    form = Note("What should those who clear it know?", request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            clearance.hand_in(found, form.cleaned_data["note"], by=visit.account)
        except BookError as error:
            form.add_error(None, str(error))
        else:
            said(
                request,
                "The report is handed in." if found.state == Report.CLEARING else "The report is cleared.",
            )
            return redirect("report", found.pk)
    context: dict[str, Any] = {"report": found, "form": form, "lacking": clearance.not_ready(found)}
    context["difference"] = clearance.difference(found, found.round, found.round + 1) if found.round else []
    return render(request, "desk/reports/hand_in.html", context)


@page("report.write")
def take_back(request: Asked, report: str) -> HttpResponse:
    """Take the report back from clearance, with the reason."""
    visit = request.visit
    found = report_of_mine(request, report)
    form = Because(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            clearance.take_back(found, form.cleaned_data["reason"], by=visit.account)
            said(request, "The report is back with its author.")
            return redirect("report", found.pk)
    return render(request, "desk/reports/take_back.html", {"report": found, "form": form})


@page("report.write")
def answer(request: Asked, report: str, remark: int) -> HttpResponse:
    """Answer a comment."""
    visit = request.visit
    found = report_of_mine(request, report)
    if request.method == "POST":
        try:
            clearance.answer_remark(found, remark, request.POST.get("answer", ""), by=visit.account)
        except BookError as error:
            said(request, str(error))
        else:
            said(request, "Your answer is kept.")
    return redirect("report", found.pk)
