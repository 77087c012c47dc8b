"""The addresses of the calendar and the agenda."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import agenda, calendar, gate, items, meetings, papers, practice

MEETING = "meetings/<str:meeting>"
ITEM = f"{MEETING}/items/<str:item>"

urlpatterns: list[URLPattern] = [
    path("calendar", calendar.calendar, name="calendar"),
    path("calendar/plan", calendar.plan, name="plan_year"),
    path("calendar/meeting", calendar.one, name="meeting_new"),
    path("calendar/days", calendar.days, name="days"),
    path("timeline", calendar.timeline, name="timeline"),
    path(MEETING, agenda.workbench, name="meeting"),
    path(f"{MEETING}/details", meetings.details, name="meeting_details"),
    path(f"{MEETING}/move", meetings.move, name="meeting_move"),
    path(f"{MEETING}/cancel", meetings.cancel, name="meeting_cancel"),
    path(f"{MEETING}/history", meetings.history, name="meeting_history"),
    path(f"{MEETING}/notice", meetings.notice, name="notice"),
    path(f"{MEETING}/gate", gate.gate, name="gate"),
    path(f"{MEETING}/scan", gate.scan, name="scan"),
    path(f"{MEETING}/private", gate.private, name="private"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}/late", items.late, name="item_late"),
    path(f"{ITEM}/private", items.private, name="item_private"),
    path(f"{ITEM}/remove", items.remove, name="item_remove"),
    path(f"{ITEM}/papers", papers.new, name="paper_new"),
    path(f"{MEETING}/papers/<str:document>", papers.paper, name="paper"),
    path(f"{MEETING}/papers/<str:document>/private", papers.private, name="paper_private"),
    path(f"{MEETING}/papers/<str:document>/file", papers.file, name="paper_file"),
    path("practice", practice.practices, name="practices"),
    path("practice/<str:body>", practice.practice, name="practice"),
]
