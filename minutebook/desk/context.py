"""What every template of the desk knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from minutebook.desk.assets import asset_url
from minutebook.desk.page import Visit, visit_of
from minutebook.drafts.models import Account

ROOMS = (
    ("meeting.attend", "my_meetings", "My meetings"),
    ("desk.enter", "calendar", "Meetings"),
    ("desk.enter", "timeline", "Deadlines"),
    ("minutes.see", "minutes", "Minutes"),
    ("desk.enter", "decisions", "Decisions"),
    ("desk.enter", "reports", "Reports"),
    ("plan.edit", "plan", "Forward plan"),
    ("thread.report", "threads", "Threads"),
    ("matter.edit", "matters", "Matters"),
    ("inspection.edit", "inspections", "Inspections"),
    ("assurance.edit", "lines", "Lines"),
    ("assurance.edit", "figures", "Figures"),
    ("mail.read", "letters", "Letters"),
    ("agenda.edit", "practices", "Practice"),
    ("paper.release", "withheld", "Private"),
    ("account.manage", "accounts", "Accounts"),
    ("audit.read", "audit", "Audit"),
)
"""The rooms named at the top of every page: the right to enter, the page, what it is called."""
AT_ONCE = 8
"""How many rooms are named without unfolding the rest."""


def _signed_in(request: HttpRequest) -> Visit | None:
    """The visit of a page that declares no right (one's own sign-in, a fault); none for a stranger."""
    return visit_of(request) if isinstance(getattr(request, "user", None), Account) else None


def chrome(request: HttpRequest) -> dict[str, Any]:
    """The visit (where somebody is signed in), the rooms open to it, the assets, whether it is the demo."""
    visit: Visit | None = getattr(request, "visit", None) or _signed_in(request)
    rooms = [(reverse(name), words) for right, name, words in ROOMS if visit is not None and visit.may(right)]
    first = AT_ONCE if len(rooms) <= AT_ONCE else AT_ONCE - 1
    return {
        "visit": visit,
        "rooms": rooms[:first],
        "more_rooms": rooms[first:],
        "room_unfolded": next((words for address, words in rooms[first:] if request.path == address), ""),
        "stylesheet": asset_url("desk.css"),
        "agenda_script": asset_url("agenda.js"),
        "autosave_script": asset_url("autosave.js"),
        "reports_script": asset_url("reports.js"),
        "minutes_script": asset_url("minutes.js"),
        "voting_script": asset_url("voting.js"),
        "passkey_script": asset_url("passkeys.js"),
        "council_sign_in": settings.COUNCIL_SIGN_IN,
        "demo": settings.DEMO,
        "public_address": settings.PUBLIC_ADDRESS,
    }
