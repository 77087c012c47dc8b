"""The desk's addresses. Every view declares the right it needs with ``page``; the rest is signing in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from minutebook.desk.views import assets, demo, today

urlpatterns: list[URLPattern | URLResolver] = [
    path("static/<str:name>", assets.asset, name="asset"),
    path("demo", demo.people, name="demo"),
    path("account/", include("minutebook.desk.urls.account")),
    path("", include("minutebook.desk.urls.agenda")),
    path("", include("minutebook.desk.urls.meeting")),
    path("", include("minutebook.desk.urls.minutes")),
    path("", include("minutebook.desk.urls.decisions")),
    path("", include("minutebook.desk.urls.reports")),
    path("", include("minutebook.desk.urls.people")),
    path("", include("minutebook.desk.urls.followup")),
    path("", include("minutebook.desk.urls.assurance")),
    path("", include("minutebook.desk.urls.inspections")),
    path("", today.today, name="today"),
]

handler404 = "minutebook.desk.views.faults.unknown"
handler500 = "minutebook.desk.views.faults.fault"
