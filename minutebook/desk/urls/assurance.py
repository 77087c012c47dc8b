"""The addresses of lines, plans, indicators, figures and what young people said."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import assurance, figures, improvement_plans

urlpatterns: list[URLPattern] = [
    path("lines", assurance.lines, name="lines"),
    path("lines/pack/<str:meeting>", assurance.pack, name="assurance_pack"),
    path("lines/<str:finding>", assurance.line, name="line"),
    path("voices/new", assurance.voice_new, name="voice_new"),
    path("voices/<str:voice>", assurance.voice, name="voice"),
    path("figures", figures.figures, name="figures"),
    path("indicators/new", figures.indicator_new, name="indicator_new"),
    path("indicators/<str:indicator>", figures.indicator, name="indicator"),
    path("improvement/new", improvement_plans.new, name="improvement_new"),
    path("improvement/<str:plan>", improvement_plans.plan, name="improvement"),
]
