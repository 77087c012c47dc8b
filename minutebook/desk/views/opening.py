"""Opening a meeting, and calling its roll."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.desk.bench import said
from minutebook.desk.forms.meeting import Attends, Opening
from minutebook.desk.page import Asked, page
from minutebook.desk.session import at_of, head_of, minutes_for, sitting_for
from minutebook.drafts.agendas.agenda import body_of
from minutebook.drafts.people.replying import replies_to
from minutebook.drafts.sitting import days, opening, roll
from minutebook.drafts.sitting.attending import Room, might_sit, room_of
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.drafts.sitting.roll import Called


@page("minutes.edit")
def open_(request: Asked, meeting: str) -> HttpResponse:
    """What stands in the way of opening a meeting, or the button that opens it."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "minutes.edit")
    if opening.minutes_draft(visit.council, meeting) is not None:
        return redirect("taking", meeting)
    again = days.proceedings_of(visit.council, meeting) is not None
    why = "" if again else opening.why_not_yet(visit.council, meeting)
    now = timezone.localtime(clock.now()).strftime("%H:%M")
    begins = sitting.start[11:16] if sitting.start[:10] != clock.today().isoformat() else now
    form = Opening(request.POST or None, initial={"at": begins})
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "throw":
            opening.throw_supplement_away(sitting, by=visit.account)
            said(request, "The supplement is thrown away. The meeting can be opened.")
            return redirect("meeting_open", meeting)
        if do == "take-up":
            opening.take_up_minutes(sitting, by=visit.account)
            return redirect("taking", meeting)
        if form.is_valid():
            data = form.cleaned_data
            with form.refusing():
                opening.open_meeting(sitting, at_of(data["at"]), budget=data["budget"], by=visit.account)
                said(request, f"The meeting is open since {spoken(at_of(data['at']))}. Call the roll.")
                return redirect("roll", meeting)
    context = {
        "sitting": sitting,
        "body": body_of(visit.council, sitting.body),
        "why": why,
        "again": again,
        "supplement": "supplement" in why,
        "form": form,
        "replies": replies_to(visit.council, meeting),
    }
    return render(request, "desk/meeting/open.html", context)


# -- the roll


@page("minutes.edit")
def call(request: Asked, meeting: str) -> HttpResponse:
    """The roll: each member there, with apologies, or absent, and who sits for them; who else attends."""
    draft = minutes_for(request, meeting)
    visit = request.visit
    room = room_of(draft)
    do, _, about = request.POST.get("do", "").partition(":")
    form = Attends(request.POST if do == "attends" else None)
    problem = ""
    if request.method == "POST":
        try:
            if do == "roll":
                roll.call_roll(draft, called_in(request, room), by=visit.account)
                said(request, "The roll is recorded.")
                return redirect("room", meeting)
            if do == "remove":
                roll.remove_attending(draft, about, by=visit.account)
                return redirect("roll", meeting)
            if do == "unopen":
                opening.close_unopened(draft, by=visit.account)
                said(request, "The meeting is not open any more. Its agenda stands as it was.")
                return redirect("meeting_open", meeting)
            if form.is_valid():
                data = form.cleaned_data
                roll.add_attending(
                    draft, data["name"], data["role"], capacity=data["capacity"], by=visit.account
                )
                return redirect("roll", meeting)
        except BookError as error:
            if do == "attends":
                form.refuse(error)
            else:
                problem = str(error)
    usual = {one.key: one for one in (called_in(request, room) if problem else roll.usual_roll(room))}
    context = {
        **head_of(draft, room),
        "rows": [
            (number, line, usual.get(line.key, Called(line.key, "present")))
            for number, line in enumerate(_seats(room))
        ],
        "others": [line for line in room.lines if not line.seated],
        "substitutes": might_sit(room),
        "form": form,
        "problem": problem,
    }
    return render(request, "desk/meeting/roll.html", context)


def _seats(room: Room) -> list[Any]:
    return [line for line in room.lines if line.seated and line.capacity != "substitute"]


def called_in(request: Asked, room: Room) -> list[Called]:
    """The roll as the page's table has it: fields ``status-0`` and ``instead-0`` for the first member …"""
    found = []
    for number, line in enumerate(_seats(room)):
        status = request.POST.get(f"status-{number}", "absent")
        status = status if status in ("present", "apologies", "absent") else "absent"
        instead = request.POST.get(f"instead-{number}", "")
        found.append(Called(line.key, status, instead if status != "present" else ""))
    return found
