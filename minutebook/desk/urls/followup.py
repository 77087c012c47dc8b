"""The addresses of threads and matters."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import matters, threads, threads_found

urlpatterns: list[URLPattern] = [
    path("threads", threads.listing, name="threads"),
    path("threads/since/<str:body>", threads_found.since, name="threads_since"),
    path("threads/asked/<str:body>", threads_found.found, name="threads_found"),
    path("threads/asked/<str:body>/<str:asked>", threads_found.one, name="thread_open"),
    path("threads/<str:thread>", threads.thread, name="thread"),
    path("meetings/<str:meeting>/log", threads.log, name="thread_log"),
    path("matters", matters.listing, name="matters"),
    path("matters/new", matters.new, name="matter_new"),
    path("matters/<str:matter>", matters.matter, name="matter"),
]
