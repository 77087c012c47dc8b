"""The workbench of one meeting: its items in order, what is due, and what must still be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item, Meeting
from minutebook.book.shelf import public_book
from minutebook.desk.bench import bench_at, said, seen_by
from minutebook.desk.forms.agenda import ItemTitle
from minutebook.desk.page import Asked, Visit, demand, page
from minutebook.desk.session import sitting_for
from minutebook.drafts import catching_up, working
from minutebook.drafts.agendas import agenda, proposing
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.agendas.agenda_publishing import going_out
from minutebook.drafts.agendas.gate import late_items, verdict_of
from minutebook.drafts.papers import Held, papers_of
from minutebook.drafts.scheduling import timeline
from minutebook.drafts.scheduling.calendar import Listed
from minutebook.drafts.sitting.opening import MINUTES, NOT_AN_AGENDA
from minutebook.drafts.working import ORDER
from minutebook.law.errors import LawError


@dataclass
class Row:
    """One item as a line of the workbench."""

    item: Item
    papers: list[Held] = field(default_factory=list)
    starts: datetime | None = None
    minutes: int = 0
    late: bool = False
    out: bool = False


@page("agenda.see")
def workbench(request: Asked, meeting: str) -> HttpResponse:
    """The agenda of a meeting being made; where nobody began it, the button that does."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "agenda.see")
    draft = working.current_draft(visit.council, meeting)
    if draft is not None and draft.stage == MINUTES:
        if visit.may("minutes.edit", draft.body):
            return redirect("taking", meeting)
        raise NotFound(NOT_AN_AGENDA)
    if request.method == "POST":
        if request.POST.get("do") == "begin":
            agenda.begin_agenda(sitting, by=visit.account)
            return redirect("meeting", meeting)
        return _act(request, meeting)
    if draft is None:
        return render(request, "desk/agenda/not_begun.html", _not_begun(visit, sitting))
    return _shown(request, agenda.bench_of(draft))


def _shown(request: Asked, whole: Bench, form: ItemTitle | None = None) -> HttpResponse:
    visit = request.visit
    bench = seen_by(visit, whole)
    listed = Listed(
        bench.draft.object,
        bench.body.id,
        datetime.fromisoformat(bench.meeting.start),
        bench.meeting.state,
        "",
        bench.draft,
    )
    may_edit = visit.may("agenda.edit", bench.body.id)
    return render(
        request,
        "desk/agenda/workbench.html",
        {
            "bench": bench,
            "rows": rows_of(bench),
            "order": bench.draft.parts.get(key=ORDER),
            "form": form or ItemTitle(welsh=bench.footing.nation == "wales"),
            "deadlines": _deadlines(visit, listed),
            "today": clock.today(),
            "agreed": agenda.agreement(bench.draft),
            "going": going_out(whole),
            "verdict": verdict_of(whole) if may_edit else None,
            "behind": catching_up.behind(bench.draft),
            "proposals": proposing.proposals(whole) if may_edit else [],
            "may_edit": may_edit,
            "may_agree": visit.may("agenda.agree", bench.body.id),
            "may_move": visit.may("calendar.edit", bench.body.id),
            "may_read_closed": visit.may("paper.read-closed", bench.body.id),
        },
    )


def _not_begun(visit: Visit, sitting: agenda.Sitting) -> dict[str, Any]:
    start = datetime.fromisoformat(sitting.start)
    published = working.newest(public_book(), visit.council, sitting.object)[1]
    assert isinstance(published, Meeting)
    entry = catalogue.by_id(public_book(), visit.council, [sitting.object])[sitting.object]
    listed = Listed(sitting.object, sitting.body, start, published.state, entry.path, None)
    return {
        "sitting": sitting,
        "published": published,
        "path": entry.path,
        "start": start,
        "body": agenda.body_of(visit.council, sitting.body),
        "deadlines": _deadlines(visit, listed),
        "today": clock.today(),
        "may_edit": visit.may("agenda.edit", sitting.body),
        "may_move": visit.may("calendar.edit", sitting.body),
    }


def _deadlines(visit: Visit, meeting: Listed) -> list[timeline.Line]:
    """What is due before the meeting and soon after it; for how long papers are kept is no deadline here."""
    last = meeting.start.date() + timedelta(days=60)
    return [line for line in timeline.of_meeting(visit.council, meeting) if line.day <= last]


def rows_of(bench: Bench) -> list[Row]:
    """The items as lines, with the time each begins where the ones before it say how long they take."""
    papers, minutes = papers_of(bench), agenda.timings(bench.draft)
    late = {item.id for item in late_items(bench)}
    at: datetime | None = datetime.fromisoformat(bench.meeting.start)
    rows = []
    for item in bench.meeting.items:
        taken = minutes.get(item.id, 0)
        timed = bool(minutes) and item.kind != "heading"
        row = Row(item, papers[item.id], at if timed else None, taken, item.id in late, item.id in bench.seen)
        rows.append(row)
        if at is not None and timed:
            at += timedelta(minutes=taken)
    return rows


# -- what the buttons do


def _act(request: Asked, meeting: str) -> HttpResponse:
    visit = request.visit
    bench = bench_at(visit, meeting)
    do, _, about = request.POST.get("do", "").partition(":")
    if do == "add":
        return _add(request, bench)
    act = _ACTS.get(do)
    if act is not None:
        try:
            said(request, act(request, bench, about))
        except (BookError, LawError) as error:
            messages.error(request, str(error))
    return _back(meeting, about if do in ("up", "down") else "")


def _back(meeting: str, item: str = "") -> HttpResponseRedirect:
    response = redirect("meeting", meeting)
    if item:
        response["Location"] += f"#item-{item}"
    return response


def _add(request: Asked, bench: Bench) -> HttpResponse:
    form = ItemTitle(request.POST, welsh=bench.footing.nation == "wales")
    visit = request.visit
    if not form.is_valid():
        return _shown(request, bench, form)
    item = agenda.add_item(bench.draft, form.words("title"), kind=form.cleaned_data["kind"], by=visit.account)
    said(request, f"“{item.title}” is on the agenda.")
    return _back(bench.draft.object, item.id)


def _up(request: Asked, bench: Bench, item: str) -> str:
    agenda.move_item(bench.draft, item, -1, by=request.visit.account)
    return f"“{bench.item(item).title}” is one place up."


def _down(request: Asked, bench: Bench, item: str) -> str:
    agenda.move_item(bench.draft, item, 1, by=request.visit.account)
    return f"“{bench.item(item).title}” is one place down."


def _order(request: Asked, bench: Bench, _: str) -> str:
    items = [one for one in request.POST.get("items", "").split(",") if one]
    revision = request.POST.get("seen", "")
    seen = int(revision) if revision.isdecimal() and len(revision) < 10 else 0
    by = request.visit.account
    saved = agenda.set_order(bench.draft, items, seen=seen, by=by)
    return (
        "The order is saved, joined with a change made meanwhile." if saved.joined else "The order is saved."
    )


def _agree(request: Asked, bench: Bench, _: str) -> str:
    agenda.agree_order(bench.draft, by=request.visit.account)
    return "You have agreed the agenda as it stands."


def _take_up(request: Asked, bench: Bench, about: str) -> str:
    kind, _, key = about.partition(":")
    title = proposing.take_up(bench.draft, kind, key, by=request.visit.account)
    return f"“{title}” is on the agenda."


def _catch_up(request: Asked, bench: Bench, _: str) -> str:
    demand(request, "agenda.edit", bench.body.id)
    fields = catching_up.catch_up(bench.draft, by=request.visit.account)
    if fields:
        return f"What was published stands in: {', '.join(fields)}. Your own words are in the history."
    return "What was published since is in this draft now."


_ACTS: dict[str, Callable[[Asked, Bench, str], str]] = {
    "up": _up,
    "down": _down,
    "order": _order,
    "agree": _agree,
    "take": _take_up,
    "catch-up": _catch_up,
}
