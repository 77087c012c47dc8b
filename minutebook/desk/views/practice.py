"""How each body does things: standing items, numbers, place, and its own timetable."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.desk.bench import said
from minutebook.desk.forms.calendar import PracticeForm
from minutebook.desk.page import Visit, demand, page
from minutebook.drafts import practice as habits
from minutebook.drafts.models import Practice
from minutebook.drafts.permission import Scope
from minutebook.law.errors import LawError


@page("agenda.edit")
def practices(request: HttpRequest) -> HttpResponse:
    """The bodies, and which of them have a practice of their own."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    own = set(Practice.objects.using("desk").filter(council=visit.council).values_list("body", flat=True))
    rows = [
        (row, row.object in own)
        for row in habits.bodies(visit.council, clock.today())
        if visit.may("agenda.edit", row.object)
    ]
    return render(request, "desk/agenda/practices.html", {"rows": rows})


@page("agenda.edit")
def practice(request: HttpRequest, body: str) -> HttpResponse:
    """One body's practice."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    demand(request, "agenda.edit", body)
    shown, before = habits.body_of(visit.council, body), habits.habits_of(visit.council, body)
    executive = shown.legal_status == "executive"
    form = PracticeForm(
        request.POST or None,
        initial=PracticeForm.of(before),
        executive=executive,
        welsh=habits.publishes_both(visit.council),
    )
    if request.method == "POST" and form.is_valid():
        try:
            habits.save_practice(Scope(visit.council, body), form.habits(before), by=visit.account)
        except (BookError, LawError) as error:
            form.refuse(error)
        else:
            said(request, f"The practice of the {shown.name} is saved.")
            return redirect("practices")
    return render(request, "desk/agenda/practice.html", {"body": shown, "form": form})
