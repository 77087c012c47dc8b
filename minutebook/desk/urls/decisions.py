"""The addresses of decisions: their records, a meeting's notice, call-in."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import call_in, decisions

urlpatterns: list[URLPattern] = [
    path("decisions", decisions.decisions_page, name="decisions"),
    path("decisions/new", decisions.new, name="decision_new"),
    path("decisions/records/<str:draft>", decisions.record, name="decision_record"),
    path("decisions/<str:decision>", call_in.decision, name="decision"),
    path("meetings/<str:meeting>/after/decisions", decisions.of_meeting, name="meeting_decisions"),
]
