"""The first page of the desk: what waits for the visitor, what meets next, and what is late for whom."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from minutebook.book import clock
from minutebook.desk.page import Asked, page
from minutebook.desk.waiting import waiting_for
from minutebook.drafts import practice
from minutebook.drafts.models import Draft
from minutebook.drafts.scheduling import calendar, timeline
from minutebook.drafts.sitting.opening import MINUTES

BACK, AHEAD = timedelta(days=28), timedelta(days=28)


@page("desk.enter")
def today(request: Asked) -> HttpResponse:
    """What waits, what meets within four weeks, the agendas being worked on, and what is overdue."""
    visit = request.visit
    day = clock.today()
    named = {row.object: row.title for row in practice.bodies(visit.council, day)} if visit.council else {}
    soon = [
        (meeting, named.get(meeting.body, ""))
        for meeting in (calendar.meetings(visit.council, day, day + AHEAD) if visit.council else ())
        if not meeting.planned
    ]
    overdue = []
    if visit.may("calendar.edit"):
        lines = timeline.deadlines(visit.council, day - BACK, day)
        overdue = [one for one in lines if one.overdue(day) and one.meeting.start.date() >= day]
    rows = Draft.objects.using("desk").filter(council=visit.council, state=Draft.OPEN, kind="meeting")
    rows = rows.exclude(stage=MINUTES)
    context = {
        "today": day,
        "waiting": [(one, reverse(one.page, args=one.args)) for one in waiting_for(visit)],
        "soon": soon,
        "overdue": overdue,
        "drafts": [draft for draft in rows.order_by("on") if visit.may("agenda.see", draft.body)],
        "named": named,
        "may_see": visit.may("agenda.see"),
    }
    return render(request, "desk/today.html", context)
