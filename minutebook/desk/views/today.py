"""The first page of the desk: what is on, and what is waiting."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.desk.page import page
from minutebook.drafts.models import Draft


@page("desk.enter")
def today(request: HttpRequest) -> HttpResponse:
    """The drafts one may see, by day."""
    visit = request.visit  # type: ignore[attr-defined]
    rows = Draft.objects.using("desk").filter(council=visit.council, state=Draft.OPEN).order_by("on")
    drafts = [draft for draft in rows if visit.may("agenda.see", draft.body)]
    return render(request, "desk/today.html", {"drafts": drafts})
