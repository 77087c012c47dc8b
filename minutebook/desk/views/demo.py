"""The demo's door: one click signs in as any of the invented people. Elsewhere there is no such page."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from minutebook.book import clock
from minutebook.drafts import practice
from minutebook.drafts.models import Account
from minutebook.drafts.permission import appointments
from minutebook.drafts.roles import ROLES
from minutebook.drafts.scheduling import calendar


class Step(NamedTuple):
    """A step of the tour: who takes it, what they do, and the page it begins on."""

    name: str
    does: str
    then: str
    page: str


TOUR = (
    Step(
        "Gwen Ashby",
        "prepares an agenda",
        "Begin the agenda of the board’s next meeting, add an item, and take the item in private.",
        "meeting",
    ),
    Step(
        "Stephen Vale",
        "decides whether it may be private",
        "Sign it off, or ask for more reasons.",
        "private",
    ),
    Step(
        "Anita Deshpande", "agrees the agenda", "She chairs the board: she reads it, and agrees.", "meeting"
    ),
    Step(
        "Gwen Ashby",
        "publishes it",
        "The gate says what stands in the way and why. Mend it, or have it let pass, and publish.",
        "gate",
    ),
    Step(
        "Fiona Abercorn",
        "reads it",
        "A member of the board finds the agenda, and what is private in it. Then sign in as Daniel Shaw, who "
        "keeps the accounts: he may not read it, and in Audit he sees who did what.",
        "my_meeting",
    ),
)
BOARD = "Corporate Parenting Board"


def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here with a button to be them, and a tour; 404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        account = get_object_or_404(Account, pk=request.POST.get("account"), is_active=True)
        login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
        return _on(request.POST.get("step", ""), account)
    accounts = list(Account.objects.filter(is_active=True).prefetch_related("appointments").order_by("pk"))
    rows = [(a, sorted({ROLES[p.role] for p in a.appointments.all()})) for a in accounts]
    by_name = {account.called: account for account in accounts}
    tour = [(place, step, by_name.get(step.name)) for place, step in enumerate(TOUR)]
    return render(request, "desk/demo.html", {"rows": rows, "tour": tour})


def _on(step: str, account: Account) -> HttpResponse:
    """The page a step of the tour begins on, of the board's next meeting; else the page of today."""
    meeting = next((next_of_board(row.council) for row in appointments(account)), None)
    if not step.isdecimal() or int(step) >= len(TOUR) or meeting is None:
        return redirect("today")
    page = TOUR[int(step)].page
    begun = meeting.draft is not None or page == "my_meeting"
    return redirect(page if begun else "meeting", meeting.object)


def next_of_board(council: str) -> calendar.Listed | None:
    """The next meeting of the board the tour is about."""
    today = clock.today()
    board = next((row.object for row in practice.bodies(council, today) if row.title == BOARD), "")
    return next(iter(calendar.meetings(council, today, body=board)), None) if board else None


people.right = ""  # type: ignore[attr-defined]
