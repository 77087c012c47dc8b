"""Threads at the desk: the list with its figures, and one thread with all that may be done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Entry
from minutebook.book.shelf import public_book
from minutebook.desk import thread_acts
from minutebook.desk.bench import bench_at, said
from minutebook.desk.forms.threads import Act
from minutebook.desk.page import Visit, demand, page
from minutebook.drafts import practice
from minutebook.drafts.permission import Scope
from minutebook.followup import figures, holding, inheriting, log_paper, opening, reading, reporting, voiding
from minutebook.followup.holding import Held
from minutebook.followup.kind import days_late, moves, was_late
from minutebook.followup.tables.models import Word
from minutebook.followup.waiting import changed_words
from minutebook.law.errors import LawError

SHOWN = ("open", "late", "answered", "closed", "void", "mine")


class Row(NamedTuple):
    """A thread in the list."""

    held: Held
    body: Entry | None
    late: int
    moved: int
    due: date | None


@page("desk.enter")
def listing(request: HttpRequest) -> HttpResponse:
    """What is followed: by body and state, with what must be seen to first."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    if request.method == "POST":
        return _inherit(request)
    bodies = practice.bodies(visit.council, date.min) if visit.council else []
    body = next((one for one in bodies if one.object == request.GET.get("body", "")), None)
    state = request.GET.get("state", "open")
    state = state if state in SHOWN else "open"
    today = clock.today()
    found = _of_state(visit, state, body.object if body else "", today)
    named = {one.object: one for one in bodies}
    rows = [
        Row(
            one,
            named.get(one.body),
            days_late(one.thread, today),
            len(moves(one.thread)),
            date.fromisoformat(one.thread.due) if one.thread.due else None,
        )
        for one in found
    ]
    may_edit = visit.may("thread.edit")
    followed = [one for one in bodies if visit.may("thread.edit", one.object) and not one.until]
    context: dict[str, Any] = {
        "rows": rows,
        "bodies": bodies,
        "body": body,
        "state": state,
        "states": SHOWN,
        "figures": figures.of(public_book(), visit.council, body.object if body else "", today=today),
        "may_edit": may_edit,
        "followed": [(one, opening.since(visit.council, one.object)) for one in followed] if may_edit else [],
        "estates": inheriting.estates(visit.council) if may_edit else [],
        "changed": changed_words(visit.council, holding.threads(visit.council)) if may_edit else [],
    }
    return render(request, "desk/threads/list.html", context)


def _inherit(request: HttpRequest) -> HttpResponse:
    visit: Visit = request.visit  # type: ignore[attr-defined]
    body = request.POST.get("inherit", "")
    demand(request, "thread.edit", body)
    try:
        number = inheriting.inherit(Scope(visit.council, body), by=visit.account)
    except BookError as error:
        said(request, str(error))
    else:
        said(request, f"Handed over: {number}.")
    return redirect("threads")


def _of_state(visit: Visit, state: str, body: str, today: date) -> list[Held]:
    if state == "mine":
        mine = set(reporting.answers_for(visit.account, visit.council))
        return [one for one in holding.threads(visit.council, body=body) if one.object in mine]
    states = ("open",) if state == "late" else (state,)
    found = holding.threads(visit.council, body=body, states=states)
    if state == "late":
        found = [one for one in found if days_late(one.thread, today)]
    return found if state in ("open", "late") else found[::-1]


@page("desk.enter")
def thread(request: HttpRequest, thread: str) -> HttpResponse:
    """One thread: how it stands, everything that happened, and the acts the visitor may do."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    held = holding.held(visit.council, thread)
    forms: dict[str, Act] = {}
    if request.method == "POST":
        do = request.POST.get("do", "")
        answered = _act(request, held, do, forms)
        if answered is not None:
            return answered
    return render(request, "desk/threads/thread.html", _context(visit, held, forms))


def _act(request: HttpRequest, held: Held, do: str, forms: dict[str, Act]) -> HttpResponse | None:
    """Do what was asked. Nothing is returned where a form is to be shown again with what was typed."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    name, _, rest = do.partition(":")
    act = thread_acts.ACTS.get(name)
    if act is None:
        raise NotFound("There is no such act.")
    demand(request, act.right, held.body)
    form = act.form(held, request.POST) if act.form else None
    if form is not None:
        forms[name] = form
        if not form.is_valid():
            return None
    seen = (form.cleaned_data.get("seen") if form is not None else None) or held.version
    try:
        words = act.do(replace(held, version=seen), form, rest, visit.account)
    except (BookError, LawError) as error:
        if form is None:
            said(request, str(error))
            return redirect("thread", held.object)
        form.refuse(error)
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data[form.add_prefix("seen")] = str(held.version)  # type: ignore[index]
        return None
    said(request, words)
    return redirect("thread", held.object)


def _context(visit: Visit, held: Held, forms: dict[str, Act]) -> dict[str, Any]:
    thing, today = held.thread, clock.today()
    book = public_book()
    ids = [thing.body, thing.asked_by, thing.to, thing.matter, thing.at.meeting, thing.at.item]
    ids += [one for step in thing.steps for one in (step.at.meeting, step.at.item)]
    ids += [thing.proposed.meeting] if thing.proposed else []
    known = catalogue.by_id(book, visit.council, ids)
    meeting = known.get(thing.at.meeting)
    quoted = [(thing.element, thing.at.meeting, thing.words)]
    offered = [
        (name, act, forms.get(name) or (act.form(held, None) if act.form else None))
        for name, act in thread_acts.ACTS.items()
        if act.label and visit.may(act.right, held.body) and act.when(held)
    ]
    doubt = voiding.open_doubt(held)
    return {
        "held": held,
        "thread": thing,
        "known": known,
        "body": known.get(thing.body),
        "asked_by": known.get(thing.asked_by or thing.body),
        "meeting": meeting,
        "item": known.get(thing.at.item),
        "late": days_late(thing, today),
        "was_late": was_late(thing),
        "moves": moves(thing),
        "provisional": reading.provisional(meeting),
        "passage": reading.passages(book, visit.council, quoted).get(thing.element),
        "doubt": doubt,
        "may_agree": bool(doubt and doubt.by_id != visit.account.pk),
        "words": _words(visit, held),
        "charged": reporting.charged(held),
        "offered": offered,
        "failed": set(forms),
        "steps": [(step, known.get(step.at.item) or known.get(step.at.meeting)) for step in thing.steps],
        "may_edit": visit.may("thread.edit", held.body),
        "may_close": visit.may("thread.close", held.body),
    }


def _words(visit: Visit, held: Held) -> list[Word]:
    """What was handed in and is not in the record: for who follows up, and for whoever handed it in."""
    found = reporting.waiting_words(visit.council, held.object)
    if visit.may("thread.edit", held.body):
        return found
    return [one for one in found if one.by_id == visit.account.pk]


@page("agenda.edit")
def log(request: HttpRequest, meeting: str) -> HttpResponse:
    """The action log as it will stand on the agenda, and the button that puts it there or makes it anew."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    bench = bench_at(visit, meeting, "agenda.edit")
    if request.method == "POST":
        log_paper.put_log(bench.draft, by=visit.account)
        said(request, "The action log is on the agenda as it stands now.")
        return redirect("meeting", meeting)
    document = log_paper.log_document(bench, clock.today())
    there = any(paper.document == document.id for item in bench.meeting.items for paper in item.papers)
    context = {"bench": bench, "document": document, "there": there}
    return render(request, "desk/threads/log.html", context)
