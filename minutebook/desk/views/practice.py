"""How each body does things: standing items, numbers, place, and its own timetable."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import clock
from minutebook.desk.bench import said
from minutebook.desk.forms.calendar import PracticeForm
from minutebook.desk.page import Asked, demand, page
from minutebook.drafts import practice as habits
from minutebook.drafts.models import Practice
from minutebook.drafts.permission import Scope


@page("agenda.edit")
def practices(request: Asked) -> HttpResponse:
    """The bodies, and which of them have a practice of their own."""
    visit = request.visit
    own = set(Practice.objects.using("desk").filter(council=visit.council).values_list("body", flat=True))
    rows = [
        (row, row.object in own)
        for row in habits.bodies(visit.council, clock.today())
        if visit.may("agenda.edit", row.object)
    ]
    return render(request, "desk/agenda/practices.html", {"rows": rows})


@page("agenda.edit")
def practice(request: Asked, body: str) -> HttpResponse:
    """One body's practice."""
    visit = request.visit
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
        with form.refusing():
            habits.save_practice(Scope(visit.council, body), form.habits(before), by=visit.account)
            said(request, f"The practice of the {shown.name} is saved.")
            return redirect("practices")
    return render(request, "desk/agenda/practice.html", {"body": shown, "form": form})
