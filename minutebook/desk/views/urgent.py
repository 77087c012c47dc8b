"""Urgent business at a meeting: an item that the agenda does not have, added by the chair's opinion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book.errors import BookError, NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.urgent import MendsUrgent, Urgent
from minutebook.desk.page import Asked, page
from minutebook.desk.session import head_of, item_at, minutes_for
from minutebook.drafts.agendas.agenda import bench_of
from minutebook.drafts.sitting import urgent
from minutebook.drafts.sitting.attending import room_of


@page("minutes.edit")
def new(request: Asked, meeting: str) -> HttpResponse:
    """Whether the law lets urgent business be taken here, by whose opinion, and the form that adds it."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    room = room_of(draft)
    form = Urgent(bench_of(draft), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            item = urgent.add_urgent(
                draft,
                form.words("title"),
                form.words("circumstances"),
                exemption=form.kept_private(),
                by=visit.account,
            )
            said(request, f"“{item.title}” is added, and the minutes say why it was taken.")
            return redirect("taking_item", meeting, item.id)
    context = {
        **head_of(draft, room),
        "form": form,
        "why_not": urgent.why_not(room),
        "chair": room.chair,
        "advised": urgent.gateway_of(room) == urgent.ADVICE,
    }
    return render(request, "desk/meeting/urgent.html", context)


@page("minutes.edit")
def mend(request: Asked, meeting: str, item: str) -> HttpResponse:
    """Correcting an item of urgent business, or taking it out again."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    shown, room = item_at(draft, item, request), room_of(draft)
    if not urgent.is_urgent(draft, shown) or shown.late is None:
        raise NotFound("This item was not added at the meeting.")
    why = shown.late.circumstances
    initial = {"title": shown.title.en, "title_cy": shown.title.cy}
    initial |= {"circumstances": why.en, "circumstances_cy": why.cy}
    back = request.POST.get("do") == "back"
    form = MendsUrgent(
        request.POST if request.method == "POST" and not back else None,
        welsh=room.footing.nation == "wales",
        initial=initial,
    )
    try:
        if back:
            urgent.take_urgent_back(draft, item, by=visit.account)
            said(request, f"“{shown.title}” is taken out again.")
            return redirect("taking", meeting)
        if form.is_valid():
            urgent.mend_urgent(
                draft, item, form.words("title"), form.words("circumstances"), by=visit.account
            )
            said(request, "The item is corrected.")
            return redirect("taking_item", meeting, item)
    except BookError as error:
        if back:
            messages.error(request, str(error))
            return redirect("urgent_mend", meeting, item)
        form.refuse(error)
    context = {**head_of(draft, room), "form": form, "item": shown}
    return render(request, "desk/meeting/urgent_mend.html", context)
