"""The desk's addresses. Every view declares the right it needs with ``page``; the rest is signing in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from minutebook.desk.views import assets, demo, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("static/<str:name>", assets.asset, name="asset"),
    path("demo", demo.people, name="demo"),
    path("account/", include("minutebook.desk.urls_account")),
    path("", include("minutebook.desk.urls_agenda")),
    path("", include("minutebook.desk.urls_meeting")),
    path("", include("minutebook.desk.urls_minutes")),
    path("", include("minutebook.desk.urls_decisions")),
    path("", include("minutebook.desk.urls_reports")),
    path("", include("minutebook.desk.urls_people")),
    path("", include("minutebook.desk.urls_followup")),
    path("", include("minutebook.desk.urls_assurance")),
    path("", include("minutebook.desk.urls_inspections")),
    path("", today.today, name="today"),
]

handler404 = "minutebook.desk.views.faults.unknown"
handler500 = "minutebook.desk.views.faults.fault"
