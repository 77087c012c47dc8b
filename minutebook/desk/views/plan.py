"""The forward plan on the desk: its entries, what the law asks of each, and the notices that are given."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.plan import Correction, Entry, Notice
from minutebook.desk.forms.reports import Because, Place
from minutebook.desk.page import Asked, demand, page
from minutebook.drafts import practice
from minutebook.drafts.executive import forward_plan, plan_documents, plan_notices
from minutebook.drafts.executive.plan_documents import TITLES
from minutebook.drafts.models import PlanEntry, Report
from minutebook.drafts.permission import Scope
from minutebook.drafts.reporting import reports
from minutebook.drafts.scheduling import calendar
from minutebook.law import key_decisions
from minutebook.law.errors import LawError
from minutebook.law.exempt import schedule


@page("desk.enter")
def listing(request: Asked) -> HttpResponse:
    """The executive's plans: what is to come, what each entry needs, whether the public's is current."""
    visit = request.visit
    plans = []
    for row in practice.bodies(visit.council, clock.today()) if visit.council else []:
        if practice.body_of(visit.council, row.object).legal_status == "executive":
            entries = forward_plan.entries_of(visit.council, row.object)
            rows = [(one, plan_notices.kinds_wanted(one), forward_plan.when_words(one)) for one in entries]
            current = plan_notices.is_current(visit.council, row.object)
            may = visit.may("plan.edit", row.object), visit.may("notice.publish", row.object)
            plans.append((row, rows, current, plan_documents.plan_id(visit.council, row.object), *may))
    body = request.POST.get("body", "")
    if request.method == "POST":
        demand(request, "notice.publish", body)
        plan_notices.publish_plan(
            Scope(visit.council, body), "The plan is brought up to date.", by=visit.account
        )
        said(request, "The plan the public reads is up to date.")
        return redirect("plan")
    return render(request, "desk/plan/list.html", {"plans": plans, "titles": TITLES})


def entry_at(request: Asked, entry_id: str, right: str = "plan.edit") -> PlanEntry:
    """An entry the visitor may work on. Raises ``NotFound``, ``NotPermitted``."""
    visit = request.visit
    found = forward_plan.entry_of(visit.council, entry_id)
    demand(request, right, found.body)
    return found


def _form(council: str, body: str, *args: Any, **keys: Any) -> Entry:
    rows = calendar.meetings(council, clock.today(), body=body)
    meetings = [(one.object, f"{one.start:%-d %B %Y}") for one in rows]
    nation = practice.footing_of(council, practice.body_of(council, body)).nation
    listed = schedule(nation, clock.today()).value.categories
    paragraphs = [(one.paragraph, f"{one.paragraph}. {one.description}") for one in listed]
    return Entry(meetings, paragraphs, *args, **keys)


@page("plan.edit")
def new(request: Asked, body: str) -> HttpResponse:
    """Put a decision into the plan."""
    visit = request.visit
    scope = Scope(visit.council, body)
    demand(request, "plan.edit", body)
    start = {**forward_plan.usual_fields(scope), "seen": 0}
    form = _form(visit.council, body, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            made = forward_plan.add_entry(scope, form.values(), by=visit.account)
            said(request, _key_words(made))
            return redirect("plan_entry", made.pk)
    context = {"form": form, "body": practice.body_of(visit.council, body), "entry": None}
    return render(request, "desk/plan/entry.html", context)


def _key_words(entry: PlanEntry) -> str:
    answer = forward_plan.is_key(entry)
    return f"It is {'' if answer.result else 'not '}a key decision: {answer.because} ({answer.source})."


@page("plan.edit")
def entry(request: Asked, entry: str) -> HttpResponse:
    """One entry: its fields, what is missing, the days for its notices, and the notices given."""
    visit = request.visit
    found = entry_at(request, entry)
    correcting = request.POST.get("do") == "correct"
    correction = Correction(request.POST if correcting else None)
    form = _form(
        visit.council,
        found.body,
        request.POST if request.method == "POST" and not correcting else None,
        initial=Entry.of(found),
    )
    theirs: dict[str, tuple[Any, Any]] = {}
    if request.method == "POST":
        try:
            if correcting and correction.is_valid():
                plan_notices.correct_notice(found, correction.cleaned_data["reason"], by=visit.account)
                said(request, "The corrected notice and the plan are published.")
                return redirect("plan_entry", found.pk)
            if not correcting and form.is_valid():
                values = form.values()
                found = forward_plan.save_entry(
                    found, values, seen=form.cleaned_data["seen"], by=visit.account
                )
                said(request, f"The entry is saved. {_key_words(found)}")
                return redirect("plan_entry", found.pk)
        except forward_plan.Changed as changed:
            theirs = {str(form.fields[name].label): pair for name, pair in changed.fields.items()}
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = str(changed.entry.revision)  # type: ignore[index]
            form.add_error(None, str(changed))
        except (BookError, LawError) as error:
            (correction if correcting else form).refuse(error)
    context: dict[str, Any] = {
        "entry": found,
        "body": practice.body_of(visit.council, found.body),
        "form": form,
        "theirs": theirs,
        "correction": correction,
        "wanted": [(kind, TITLES[kind]) for kind in plan_notices.kinds_wanted(found)],
        "notices": [(one, TITLES[one.kind]) for one in found.notices.all()],
        "deadlines": [(one, one.result.any_day) for one in forward_plan.deadlines_of(found)],
        "missing": _missing(found),
        "because": forward_plan.is_key(found),
        "when": forward_plan.when_words(found),
        "can_correct": any(one.kind in forward_plan.KEY_KINDS for one in found.notices.all()),
    }
    return render(request, "desk/plan/entry.html", context)


@page("notice.publish")
def notice(request: Asked, entry: str, kind: str) -> HttpResponse:
    """The notice as the public will read it, what it still needs, and the button that publishes it."""
    visit = request.visit
    found = entry_at(request, entry, "notice.publish")
    if kind not in TITLES:
        raise NotFound("There is no such notice.")
    form = Notice(kind, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            plan_notices.give_notice(found, kind, **form.cleaned_data, by=visit.account)
            said(request, "The notice is published, and the plan with it.")
            return redirect("plan_entry", found.pk)
    context = {
        "entry": found,
        "kind": kind,
        "title": TITLES[kind],
        "form": form,
        "document": plan_notices.preview(found, kind),
        "route": _route(found, kind),
        "missing": _missing(found) if kind in forward_plan.KEY_KINDS else [],
    }
    return render(request, "desk/plan/notice.html", context)


def _missing(entry: PlanEntry) -> list[str]:
    """What the notice of a key decision does not say yet, in words."""
    lacking = forward_plan.missing_fields(entry).result if entry.key else ()
    return [key_decisions.NOTICE_FIELDS[name] for name in lacking]


def _route(entry: PlanEntry, kind: str) -> Any:
    return (
        forward_plan.route_of(entry)
        if kind in forward_plan.KEY_KINDS and clock.today() <= entry.when
        else None
    )


@page("plan.edit")
def place(request: Asked, entry: str) -> HttpResponse:
    """At which item of its meeting's agenda the decision is to be made."""
    visit = request.visit
    found = entry_at(request, entry)
    items = reports.items_of(Report(council=visit.council, meeting=found.meeting)) if found.meeting else []
    choices = [("", "At none yet"), *((one.id, f"{one.label} {one.title}".strip()) for one in items)]
    form = Place(choices, request.POST or None, initial={"item": found.item})
    if request.method == "POST" and form.is_valid():
        forward_plan.put_at_item(found, found.meeting, form.cleaned_data["item"], by=visit.account)
        said(request, "The gate of that agenda now asks for the notices of this decision.")
        return redirect("plan_entry", found.pk)
    return render(request, "desk/plan/place.html", {"entry": found, "form": form, "items": items})


@page("plan.edit")
def end(request: Asked, entry: str) -> HttpResponse:
    """Take a decision off the plan: it was made, or it will not be."""
    visit = request.visit
    found = entry_at(request, entry)
    form = Because(request.POST if request.POST.get("do") == "drop" else None)
    try:
        if request.POST.get("do") == "decided":
            forward_plan.mark_decided(found, by=visit.account)
        elif form.is_bound and form.is_valid():
            forward_plan.drop_entry(found, form.cleaned_data["reason"], by=visit.account)
    except BookError as error:
        form.refuse(error)
    if found.state != PlanEntry.OPEN:
        said(
            request,
            "It is off the plan. Publish the plan so that the public sees it, or leave it to tonight.",
        )
        return redirect("plan")
    return render(request, "desk/plan/end.html", {"entry": found, "form": form})
