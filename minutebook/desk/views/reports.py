"""Reports: whose they are, how far each is, asking for one, and what the clerk does with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.identity import slug
from minutebook.book.schema import Document
from minutebook.desk.bench import said
from minutebook.desk.forms.reports import STATES, Ask, Because, Later, Place, TemplateLines
from minutebook.desk.page import Asked, Visit, demand, page
from minutebook.desk.session import sitting_for
from minutebook.drafts import practice
from minutebook.drafts.exempting import signed_off_by
from minutebook.drafts.models import Account, Report
from minutebook.drafts.papers import file_in
from minutebook.drafts.permission import Scope, roles_of
from minutebook.drafts.practice import body_of, publishes_both
from minutebook.drafts.reporting import authoring, chasing, clearance, reports, translating, writing
from minutebook.drafts.reporting.report_documents import document_of, enclosures_of, is_out
from minutebook.drafts.reporting.twins import standing_in_welsh
from minutebook.drafts.roles import ROLES, TRANSLATOR
from minutebook.drafts.scheduling import calendar
from minutebook.law.errors import LawError


def report_at(request: Asked, report_id: str) -> Report:
    """A report the visitor may read. Raises ``NotFound``, ``NotPermitted``."""
    visit = request.visit
    report = reports.report_of(visit.council, report_id)
    reports.demand_reading(report, visit.account)
    return report


@page("desk.enter")
def listing(request: Asked) -> HttpResponse:
    """What the visitor is to clear, the reports asked of them, and for a clerk all to meetings to come."""
    visit = request.visit
    tasks = {(task.report.pk, task.office): task for task in chasing.open_tasks(visit.council)}
    waiting = [
        (one, tasks.get((one.report.pk, one.clearance.office)))
        for one in clearance.waiting_for(visit.account, visit.council)
    ]
    wanted = translating.my_translations(visit.account, visit.council)
    mine = [(one, tasks.get((one.pk, ""))) for one in clearance.my_reports(visit.account, visit.council)]
    context: dict[str, Any] = {
        "waiting": waiting,
        "translations": [(one, tasks.get((one.pk, TRANSLATOR))) for one in wanted],
        "mine": mine,
        "meetings": _by_meeting(visit) if visit.may("report.ask") else None,
        "late": chasing.late_for(visit.council) if visit.may("report.ask") else [],
        "states": STATES,
        "roles": ROLES,
        "words": reports.meeting_words,
        "may_template": visit.may("book.edit"),
    }
    return render(request, "desk/reports/list.html", context)


AHEAD = timedelta(days=60)
"""How far ahead meetings are listed for which no report was asked yet."""


def _by_meeting(visit: Visit) -> list[tuple[Any, str, list[Report]]]:
    """The meetings to come of the bodies one asks reports for, with what was asked for each."""
    today = clock.today()
    named = {row.object: row.title for row in practice.bodies(visit.council, today)}
    asked: dict[str, list[Report]] = {}
    for one in reports.all_open(visit.council):
        asked.setdefault(one.meeting, []).append(one)
    return [
        (meeting, named.get(meeting.body, ""), asked.get(meeting.object, []))
        for meeting in calendar.meetings(visit.council, today)
        if visit.may("report.ask", meeting.body)
        and (meeting.object in asked or meeting.start.date() <= today + AHEAD)
    ]


@page("report.ask")
def ask(request: Asked, meeting: str) -> HttpResponse:
    """Ask an author for a report to a meeting; the letter says until when."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "report.ask")
    writers = reports.authors(visit.council, sitting.body)
    items = [("", "At none yet"), *_items(Report(council=visit.council, meeting=meeting))]
    first = {"item": request.GET.get("item", "")}
    form = Ask(writers, items, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with form.refusing():
            report = reports.ask(
                sitting,
                given["title"],
                get_object_or_404(Account, pk=given["author"]),
                by=visit.account,
                brief=given["brief"],
                offices=given["offices"],
                in_order=bool(given["in_order"]),
                private=given["private"],
                item=given["item"],
            )
            said(request, f"{report.author.name} is asked for the report; a letter is on its way.")
            return redirect("report", report.pk)
    context = {
        "form": form,
        "meeting": meeting,
        "body": body_of(visit.council, sitting.body).name,
        "start": sitting.start,
        "due": _due(visit.council, sitting.body, date.fromisoformat(sitting.start[:10])),
    }
    return render(request, "desk/reports/ask.html", context)


def _due(council: str, body: str, day: date) -> list[Any]:
    try:
        return list(reports.deadlines_at(council, body, day).values())
    except LawError:
        return []


def _items(report: Report) -> list[tuple[str, str]]:
    return [(one.id, f"{one.label} {one.title}".strip()) for one in reports.items_of(report)]


@page("desk.enter")
def report(request: Asked, report: str) -> HttpResponse:
    """A report: how far it is, what is to do next and by whom, its documents, clearance and comments."""
    visit = request.visit
    found = report_at(request, report)
    return render(request, "desk/reports/report.html", _context(visit, found))


def _context(visit: Visit, found: Report) -> dict[str, Any]:
    scope = Scope(found.council, found.body)
    writer, welsh = reports.is_writer(found, visit.account), publishes_both(found.council)
    with_author = found.state in Report.WITH_AUTHOR
    documents = [(one, document_of(one)) for one in enclosures_of(found)]
    offices = roles_of(visit.account, scope)
    rows = list(found.clearances.filter(round=found.round).select_related("by"))
    mine = [
        row.office
        for row in rows
        if row.state == "asked"
        and row.office in offices
        and visit.account.pk not in clearance.writers_of(found)
    ]
    return {
        "report": found,
        "state": ("published", "done") if is_out(found) else STATES[found.state],
        "where": reports.meeting_words(found),
        "documents": [
            (one, thing, _privacy(found, thing), welsh and _in_welsh(thing)) for one, thing in documents
        ],
        "sections": [] if documents[0][1].files else writing.template_of(found.council),
        "typed": authoring.typed_of(found) if documents[0][1].written else {},
        "typed_cy": authoring.typed_of(found, "cy") if documents[0][1].written else {},
        "welsh": welsh,
        "twins": standing_in_welsh(found),
        "begun": any(thing.files or thing.written for _, thing in documents),
        "may_translate": welsh and translating.may_translate(found, visit.account),
        "lacking": clearance.not_ready(found) if writer and with_author else [],
        "writer": writer,
        "with_author": with_author,
        "mine": mine if found.state == Report.CLEARING else [],
        "rows": rows,
        "roles": ROLES,
        "remarks": list(found.remarks.select_related("by").order_by("-round", "at")),
        "submissions": list(found.submissions.select_related("by").order_by("-round")),
        "tasks": _tasks(found),
        "may_ask": visit.may("report.ask", found.body),
        "may_plan": visit.may("agenda.see", found.body),
    }


def _in_welsh(document: Document) -> bool:
    """Whether there is anything of a document to be saved in Welsh."""
    return bool(file_in(document, "cy") or any(one.text.cy for one in document.written))


def _privacy(report: Report, document: Any) -> str:
    """Who signed a private document off as it is reasoned now, or that nobody did."""
    if document.exemption is None:
        return ""
    by = signed_off_by(report.council, document.id, document.exemption)
    return f"signed off by {by}" if by else "not signed off yet"


def _tasks(report: Report) -> list[chasing.Task]:
    try:
        return list(chasing.tasks_of(report))
    except LawError:
        return []


@page("report.ask")
def manage(request: Asked, report: str) -> HttpResponse:
    """The clerk's page: at which item it stands, putting it off to another meeting, withdrawing it."""
    visit = request.visit
    found = report_at(request, report)
    demand(request, "report.ask", found.body)
    do = request.POST.get("do", "")
    later = [
        (one.object, f"{one.start:%-d %B %Y}")
        for one in calendar.meetings(visit.council, clock.today(), body=found.body)
        if one.object != found.meeting
    ]
    place = Place(
        [("", "A new item of its title"), *_items(found)],
        request.POST if do == "place" else None,
        initial={"item": found.item},
        prefix="place",
    )
    put_off = Later(later, request.POST if do == "defer" else None, prefix="defer")
    because = Because(request.POST if do == "withdraw" else None, prefix="withdraw")
    bound = next((form for form in (place, put_off, because) if form.is_bound), None)
    if bound is not None and bound.is_valid():
        try:
            words = _managed(found, do, bound.cleaned_data, visit.account)
        except BookError as error:
            bound.refuse(error)
        else:
            said(request, words)
            return redirect("report", found.pk)
    context = {
        "report": found,
        "place": place,
        "defer": put_off,
        "withdraw": because,
        "later": later,
        "where": reports.meeting_words(found),
    }
    return render(request, "desk/reports/manage.html", context)


def _managed(report: Report, do: str, given: dict[str, Any], by: Account) -> str:
    if do == "place":
        item = reports.put_on_agenda(report, given["item"], by=by)
        return f"The report stands at “{item.title}”."
    if do == "defer":
        reports.defer(report, given["meeting"], by=by)
        return f"The report goes to {reports.meeting_words(report)}; its author is told the new days."
    reports.withdraw(report, given["reason"], by=by)
    return "The report is withdrawn, and its author is told."


@page("book.edit")
def template(request: Asked) -> HttpResponse:
    """The council's template of a report."""
    visit = request.visit
    before = writing.template_of(visit.council)
    stands = {
        "sections": "\n".join(map(_line, before)),
        "sections_cy": "\n".join(s.heading_cy for s in before),
    }
    form = TemplateLines(request.POST or None, initial=stands, welsh=publishes_both(visit.council))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with form.refusing():
            sections = _sections(given["sections"], before, given.get("sections_cy"))
            writing.save_template(Scope(visit.council), sections, by=visit.account)
            said(request, "The template is saved. Reports being written follow it from now on.")
            return redirect("reports")
    return render(request, "desk/reports/template.html", {"form": form})


def _line(section: writing.Section) -> str:
    star = "" if section.required else "*"
    return f"{star}{section.heading}" + (f" | {section.hint}" if section.hint else "")


def _sections(
    text: str, before: tuple[writing.Section, ...], welsh: str | None = None
) -> list[writing.Section]:
    """The sections of the lines typed; a heading that stood there before keeps its key, words and Welsh."""
    known = {section.heading: section for section in before}
    lines, twins = _lines(text), _lines(welsh or "")
    if welsh is not None and len(lines) != len(twins):
        raise BookError(f"sections_cy: {len(lines)} headings in English, {len(twins)} in Welsh")
    found = []
    for place, line in enumerate(lines):
        heading, hint = (part.strip() for part in line.removeprefix("*").partition("|")[::2])
        was = known.get(heading)
        cy = twins[place] if twins else was.heading_cy if was else ""
        key = was.key if was else slug(heading)[:24]
        found.append(writing.Section(key, heading, hint, not line.startswith("*"), cy))
    return found


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
