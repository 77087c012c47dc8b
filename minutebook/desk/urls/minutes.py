"""The addresses of minutes after a meeting: gate, chair, approval, signature, actions, minute books."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import minute_book, minutes, signing, welsh_note

AFTER = "meetings/<str:meeting>/after"

urlpatterns: list[URLPattern] = [
    path("minutes", minutes.minutes, name="minutes"),
    path("minute-books", minute_book.books, name="minute_books"),
    path("minute-books/<str:body>/<int:year>", minute_book.book, name="minute_book"),
    path("minute-books/<str:body>/<int:year>/private", minute_book.private, name="minute_book_private"),
    path(AFTER, minutes.after, name="after"),
    path(f"{AFTER}/correct", minutes.take_up, name="minutes_take_up"),
    path(f"{AFTER}/welsh-note", welsh_note.note, name="welsh_note"),
    path(f"{AFTER}/gate", minutes.gate, name="minutes_gate"),
    path(f"{AFTER}/scan", minutes.scan, name="minutes_scan"),
    path(f"{AFTER}/chair", minutes.chair, name="minutes_chair"),
    path(f"{AFTER}/actions", minutes.actions, name="meeting_actions"),
    path(f"{AFTER}/approval", signing.approval, name="minutes_approval"),
    path(f"{AFTER}/signing", signing.signing_page, name="signing"),
    path(f"{AFTER}/leaves/<str:part>", signing.leaves, name="leaves"),
    path(f"{AFTER}/note", signing.note, name="minutes_note"),
]
