"""The addresses of a meeting: opening it, its room, its minutes, what is moved, voted and declared in it."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import assets, deciding, opening, room, taking, urgent, welsh_minutes

MEETING = "meetings/<str:meeting>"
MINUTES = f"{MEETING}/minutes"
ITEM = f"{MINUTES}/items/<str:item>"

urlpatterns: list[URLPattern] = [
    path("minutes-worker.js", assets.minutes_worker, name="minutes_worker"),
    path(f"{MEETING}/open", opening.open_, name="meeting_open"),
    path(f"{MEETING}/roll", opening.call, name="roll"),
    path(f"{MEETING}/room", room.room, name="room"),
    path(MINUTES, taking.minutes, name="taking"),
    path(f"{MINUTES}/welsh", welsh_minutes.welsh, name="welsh_minutes"),
    path(f"{MEETING}/minutes-state", taking.state, name="taking_state"),
    path(ITEM, taking.item, name="taking_item"),
    path(f"{ITEM}/read", taking.read, name="taking_read"),
    path(f"{ITEM}/elements/<str:element>", taking.element, name="taking_element"),
    path(f"{ITEM}/motion", deciding.motion_new, name="motion_new"),
    path(f"{ITEM}/interest", deciding.interest, name="declaration"),
    path(f"{MEETING}/motions/<int:motion>", deciding.motion, name="motion"),
    path(f"{MEETING}/urgent", urgent.new, name="urgent"),
    path(f"{ITEM}/urgent", urgent.mend, name="urgent_mend"),
    path(f"{MEETING}/excluding", deciding.excluding, name="excluding"),
    path(f"{MEETING}/agreeing", deciding.agreeing, name="agreeing"),
]
