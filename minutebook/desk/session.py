"""A meeting whose minutes are being taken, as a visitor's page asks for it."""

from __future__ import annotations

from datetime import time
from typing import Any

from minutebook.book.errors import NotFound
from minutebook.book.schema import Item
from minutebook.desk.page import Asked, demand
from minutebook.drafts.agendas.agenda import Sitting, sitting_of
from minutebook.drafts.minutes.standing_minutes import Out, out_of
from minutebook.drafts.models import Draft
from minutebook.drafts.permission import Scope, require
from minutebook.drafts.sitting.attending import Room
from minutebook.drafts.sitting.opening import meeting_of, minutes_at, now_at


def minutes_for(request: Asked, meeting: str) -> Draft:
    """The minutes of a meeting that the visitor may take. Raises ``NotFound``, ``NotPermitted``."""
    visit = request.visit
    draft = minutes_at(visit.council, meeting)
    require(visit.account, "minutes.edit", Scope(visit.council, draft.body))
    return draft


def sitting_for(request: Asked, meeting: str, right: str) -> Sitting:
    """A meeting over which the visitor holds a right. Raises ``NotFound``, ``NotPermitted``."""
    visit = request.visit
    sitting = sitting_of(visit.council, meeting)
    demand(request, right, sitting.body)
    return sitting


def out_for(request: Asked, meeting: str, right: str) -> Out:
    """Minutes over which the visitor holds a right. Raises ``NotFound``, ``NotPermitted``."""
    visit = request.visit
    out = out_of(visit.council, meeting)
    demand(request, right, out.body.id)
    return out


def head_of(draft: Draft, room: Room) -> dict[str, Any]:
    """What stands at the head of each page of a meeting."""
    return {"draft": draft, "meeting": room.meeting, "body": room.body, "room": room}


def item_at(draft: Draft, item_id: str, request: Asked) -> Item:
    """One item; a private one only for whoever may read what is closed. Raises :class:`NotFound`."""
    for item in meeting_of(draft).items:
        if item.id == item_id:
            if item.exemption is not None:
                visit = request.visit
                require(visit.account, "paper.read-closed", Scope(draft.council, draft.body))
            return item
    raise NotFound("There is no such item at this meeting.")


def about_now(draft: Draft) -> time:
    """The time a form begins with."""
    return time.fromisoformat(now_at(draft))


def at_of(value: time) -> str:
    """A form's time as commands take it."""
    return value.strftime("%H:%M")
