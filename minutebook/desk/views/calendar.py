"""The calendar of meetings, planning a year of them, the days that count, and every deadline on one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Body
from minutebook.desk.bench import said
from minutebook.desk.forms.calendar import ChangedDay, OneMeeting, Plan, year_ahead
from minutebook.desk.page import Asked, Visit, page
from minutebook.drafts import practice
from minutebook.drafts.models import Draft, NonWorkingDay
from minutebook.drafts.permission import Scope
from minutebook.drafts.scheduling import calendar as calendars
from minutebook.drafts.scheduling import planning
from minutebook.drafts.scheduling import timeline as lines
from minutebook.drafts.scheduling.calendar import Listed
from minutebook.law import nations, wording
from minutebook.law.errors import LawError
from minutebook.law.timetable import moved
from minutebook.law.working_days import Calendar, bank_holidays

SHOWN = 370  # days of the calendar


@page("desk.enter")
def calendar(request: Asked) -> HttpResponse:
    """The meetings to come by month; the planned ones, which the public does not know of, for clerks."""
    visit = request.visit
    if request.method == "POST":
        return _publish(request)
    today = clock.today()
    named = {row.object: row.title for row in practice.bodies(visit.council, today)}
    body = request.GET.get("body", "")
    body = body if body in named else ""
    rows = calendars.meetings(visit.council, today, today + timedelta(days=SHOWN), body)
    shown = [row for row in rows if not row.planned or visit.may("calendar.edit", row.body)]
    clashes = _clashes(visit.council, shown) if visit.may("calendar.edit") else {}
    months = [
        (date(*month, 1), [(row, named.get(row.body, ""), clashes.get(row.object, [])) for row in of])
        for month, of in groupby(shown, key=lambda row: (row.start.year, row.start.month))
    ]
    context = {
        "months": months,
        "bodies": sorted(named.items(), key=lambda pair: pair[1]),
        "body": body,
        "planned": [row for row in shown if row.planned],
        "may_edit": visit.may("calendar.edit"),
        "may_see": visit.may("agenda.see"),
        "holidays": _holidays(visit.council, today),
    }
    return render(request, "desk/agenda/calendar.html", context)


def _publish(request: Asked) -> HttpResponse:
    visit = request.visit
    rows = Draft.objects.using("desk").filter(
        council=visit.council, stage=calendars.PLANNED, state=Draft.OPEN, base_public=0
    )
    drafts = [draft for draft in rows.order_by("on") if visit.may("calendar.edit", draft.body)]
    try:
        calendars.publish_calendar(Scope(visit.council), drafts, by=visit.account)
        said(request, f"{wording.number(len(drafts), 'meeting')} published in the calendar.")
    except BookError as error:
        messages.error(request, str(error))
    return redirect("calendar")


def _clashes(council: str, rows: list[Listed]) -> dict[str, list[str]]:
    if not rows:
        return {}
    known = planning.slots(council, rows[0].start.date(), rows[-1].start.date())
    by_id = {slot.object: slot for slot in known}
    try:
        own = practice.calendar_of(council, nations.nation(practice.council_of(council).nation))
    except LawError:
        return {}  # no days are counted where the law of the nation is not held
    found = {}
    for row in rows:
        if slot := by_id.get(row.object):
            against = planning.problems(council, row.body, row.start, slot.place, known, row.object, own)
            found[row.object] = list(against)
    return found


def _holidays(council: str, today: date) -> list[tuple[date, str]]:
    """The days to come that do not count though they are weekdays, with their names."""
    try:
        nation = nations.nation(practice.council_of(council).nation)
    except LawError:
        return []
    own = practice.calendar_of(council, nation)
    days = [day for year in (today.year, today.year + 1) for day in bank_holidays(nation, year)]
    days += [*own.added, *own.closures]
    last = today + timedelta(days=SHOWN)
    return [
        (day, own.why_not(day))
        for day in sorted(set(days))
        if today <= day <= last and day.weekday() < 5 and own.why_not(day)
    ]


def _bodies(visit: Visit) -> list[tuple[str, str]]:
    rows = practice.bodies(visit.council, clock.today())
    return [(row.object, row.title) for row in rows if visit.may("calendar.edit", row.object)]


@page("calendar.edit")
def plan(request: Asked) -> HttpResponse:
    """A year of a body's meetings from a rule, with what speaks against each day; the clerk chooses."""
    visit = request.visit
    bodies = _bodies(visit)
    if request.method == "POST":
        return _plan(request, bodies)
    asked = "nth" in request.GET
    first, last = year_ahead(clock.today())
    body = request.GET.get("body", "")
    usual = practice.habits_of(visit.council, body).recurrence[:1] if body in dict(bodies) else ()
    initial: dict[str, Any] = {"first": first, "last": last, "months": [m for m in range(1, 13) if m != 8]}
    for rule in usual:
        initial |= {"body": body, "nth": list(rule.nth), "weekday": rule.weekday, "months": list(rule.months)}
    form = Plan(bodies, request.GET if asked else None, initial=initial)
    context: dict[str, Any] = {"form": form}
    if asked and form.is_valid():
        data = form.cleaned_data
        found = planning.proposals(visit.council, data["body"], data["first"], data["last"], [form.rule()])
        context |= {"proposals": found, "rule": planning.in_words(form.rule()), "body": data["body"]}
    return render(request, "desk/agenda/plan.html", context)


def _plan(request: Asked, bodies: list[tuple[str, str]]) -> HttpResponse:
    visit = request.visit
    body = request.POST.get("body", "")
    if body not in dict(bodies):
        messages.error(request, "Choose a body whose meetings you plan.")
        return redirect("plan_year")
    try:
        starts = [datetime.fromisoformat(one) for one in request.POST.getlist("start")]
        calendars.plan(Scope(visit.council, body), starts, by=visit.account)
        _keep_rule(visit, body, request)
        said(
            request,
            f"{wording.number(len(starts), 'meeting')} planned. The public does not know of them yet.",
        )
    except (BookError, ValueError) as error:
        messages.error(request, str(error))
    return redirect("calendar")


def _keep_rule(visit: Visit, body: str, request: Asked) -> None:
    """Remember by which rule the body meets, for the year after."""
    form = Plan(_bodies(visit), request.GET)
    if form.is_valid() and form.cleaned_data["body"] == body and visit.may("agenda.edit", body):
        habits = practice.habits_of(visit.council, body)
        kept = replace(habits, recurrence=(form.rule(),))
        if kept != habits:
            practice.save_practice(Scope(visit.council, body), kept, by=visit.account)


@page("calendar.edit")
def one(request: Asked) -> HttpResponse:
    """One meeting outside the rules; what speaks against its day is said before it is planned."""
    visit = request.visit
    form = OneMeeting(_bodies(visit), request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        start, body = datetime.combine(data["day"], data["time"]), data["body"]
        place = str(practice.habits_of(visit.council, body).place.name)
        known = planning.slots(visit.council, start.date(), start.date())
        against = list(planning.problems(visit.council, body, start, place, known))
        if not against or request.POST.get("anyway") == start.isoformat():
            draft = calendars.plan(Scope(visit.council, body), [start], kind=data["kind"], by=visit.account)[
                0
            ]
            said(request, "The meeting is planned. The public does not know of it yet.")
            return redirect("meeting", draft.object)
        context |= {"against": against, "anyway": start.isoformat()}
    return render(request, "desk/agenda/one_meeting.html", context)


@page("calendar.edit")
def days(request: Asked) -> HttpResponse:
    """The days that count: the council's changes of the holiday table, and the deadlines they move."""
    visit = request.visit
    scope = Scope(visit.council)
    form = ChangedDay(request.POST if request.POST.get("do") == "set" else None)
    if request.POST.get("do") == "clear":
        try:
            practice.clear_day(scope, date.fromisoformat(request.POST.get("day", "")), by=visit.account)
            said(request, "The change is taken back; deadlines are counted anew.")
        except ValueError:
            messages.error(request, "Choose a day whose change you take back.")
        return redirect("days")
    if request.POST.get("do") == "set" and form.is_valid():
        data = form.cleaned_data
        was = practice.calendar_of(visit.council, nations.nation(practice.council_of(visit.council).nation))
        practice.set_day(scope, data["day"], data["kind"], data["name"], by=visit.account)
        count = len(_moved(visit.council, was))
        said(request, f"Deadlines are counted anew: {wording.number(count, 'deadline')} moved.")
        return redirect("days")
    rows = NonWorkingDay.objects.using("desk").filter(council=visit.council).order_by("day")
    nation = nations.nation(practice.council_of(visit.council).nation)
    context = {"form": form, "rows": rows, "moved": _moved(visit.council, Calendar(nation))}
    return render(request, "desk/agenda/days.html", context)


def _moved(council: str, was: Calendar) -> list[tuple[Listed, str, Any, Any]]:
    """The deadlines of meetings to come that stand elsewhere than by another calendar."""
    found, bodies = [], dict[str, tuple[Body, practice.Footing]]()
    for meeting in calendars.meetings(council, clock.today()):
        try:
            if meeting.body not in bodies:
                body = practice.body_of(council, meeting.body)
                bodies[meeting.body] = body, practice.footing_of(council, body)
            body, footing = bodies[meeting.body]
            pairs = moved(
                footing.nation,
                footing.kind,
                meeting.start.date(),
                old=was,
                new=footing.calendar,
                choices=footing.choices,
            )
        except LawError:
            continue
        found += [(meeting, str(body.name), old, new) for old, new in pairs]
    return found


@page("desk.enter")
def timeline(request: Asked) -> HttpResponse:
    """Every deadline of every meeting, day by day, from a week ago for four weeks, or ten."""
    visit = request.visit
    today = clock.today()
    named = {row.object: row.title for row in practice.bodies(visit.council, today)}
    body = request.GET.get("body", "")
    body = body if body in named else ""
    weeks = 10 if request.GET.get("weeks") == "10" else 4
    last = today + timedelta(weeks=weeks)
    found = lines.deadlines(visit.council, today - timedelta(days=7), last, body)
    found = [
        line for line in found if not line.meeting.planned or visit.may("calendar.edit", line.meeting.body)
    ]
    by_day = [(day, list(of)) for day, of in groupby(found, key=lambda line: line.day)]
    context = {
        "days": by_day,
        "today": today,
        "bodies": sorted(named.items(), key=lambda pair: pair[1]),
        "body": body,
        "weeks": weeks,
        "may_see": visit.may("agenda.see"),
    }
    return render(request, "desk/agenda/timeline.html", context)
