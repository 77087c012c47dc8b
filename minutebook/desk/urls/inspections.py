"""The addresses of inspections and of what was told of them."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import inspections, told

urlpatterns: list[URLPattern] = [
    path("inspections", inspections.listing, name="inspections"),
    path("inspections/new", inspections.new, name="inspection_new"),
    path("inspections/work/<str:copy>", inspections.work, name="inspection_work"),
    path("inspections/<str:inspection>", inspections.one, name="inspection"),
    path("inspections/<str:inspection>/told/<str:item>", told.one, name="inspection_told"),
]
