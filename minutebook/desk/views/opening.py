"""Opening a meeting, calling its roll, and the room: comings and goings, quorum, who presides, its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.desk.bench import said
from minutebook.desk.forms.fields import PlainForm
from minutebook.desk.forms.meeting import Attends, AtTime, Ends, Moves, Opening, Presides
from minutebook.desk.page import Visit, demand, page
from minutebook.desk.session import about_now, at_of, minutes_for, room_for
from minutebook.drafts.agendas.agenda import body_of, sitting_of
from minutebook.drafts.models import Draft, Happening
from minutebook.drafts.people.replying import replies_to
from minutebook.drafts.sitting import days, opening, proceeding, roll
from minutebook.drafts.sitting.attending import Room, might_sit, room_of
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.drafts.sitting.roll import Called
from minutebook.law.errors import LawError


@page("minutes.edit")
def open_(request: HttpRequest, meeting: str) -> HttpResponse:
    """What stands in the way of opening a meeting, or the button that opens it."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    sitting = sitting_of(visit.council, meeting)
    demand(request, "minutes.edit", sitting.body)
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
            try:
                opening.open_meeting(sitting, at_of(data["at"]), budget=data["budget"], by=visit.account)
            except BookError as error:
                form.refuse(error)
            else:
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
def call(request: HttpRequest, meeting: str) -> HttpResponse:
    """The roll: each member there, with apologies, or absent, and who sits for them; who else attends."""
    draft = minutes_for(request, meeting)
    visit: Visit = request.visit  # type: ignore[attr-defined]
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
        **_head(draft, room),
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


def called_in(request: HttpRequest, room: Room) -> list[Called]:
    """The roll as the page's table has it: fields ``status-0`` and ``instead-0`` for the first member …"""
    found = []
    for number, line in enumerate(_seats(room)):
        status = request.POST.get(f"status-{number}", "absent")
        status = status if status in ("present", "apologies", "absent") else "absent"
        instead = request.POST.get(f"instead-{number}", "")
        found.append(Called(line.key, status, instead if status != "present" else ""))
    return found


# -- the room


@page("minutes.edit")
def room(request: HttpRequest, meeting: str) -> HttpResponse:
    """Who is there now, quorum at each moment, who presides; each changed by a form of its own."""
    draft = minutes_for(request, meeting)
    found = room_for(request, meeting)
    do, _, about = request.POST.get("do", "").partition(":")
    forms = _forms(request, draft, found, do)
    if request.method == "POST" and do in _ACTS:
        form = forms.get(do)
        if form is None or form.is_valid():
            try:
                words = _ACTS[do](request, draft, about, form.cleaned_data if form else {})
            except (BookError, LawError) as error:
                if form is None:
                    said(request, str(error)[:1].upper() + str(error)[1:] + ".")
                    return redirect("room", meeting)
                form.refuse(error)
            else:
                said(request, words)
                return redirect("room", meeting)
    by_law = proceeding.chair_of(found) if found.taken else None
    recorded = found.proceedings.presiding if found.proceedings else ""
    context = {
        **_head(draft, found),
        **{f"{name}_form": form for name, form in forms.items()},
        "form": next((form for form in forms.values() if form.is_bound), None),
        "there": found.there(),
        "gone": [line for line in found.lines if line.status == "present" and not line.there_at()],
        "others": [line for line in found.lines if not line.seated],
        "moved": [line for line in found.lines if line.movements],
        "moments": found.moments(),
        "quorate": found.quorate(),
        "needed": found.needed,
        "presiding": found.named(recorded) if recorded else "",
        "by_law": by_law,
        "by_law_name": found.named(by_law.result) if by_law and by_law.result else "",
        "chairs": proceeding.happenings(draft, Happening.CHAIR),
        "recess": proceeding.in_recess(draft),
    }
    return render(request, "desk/meeting/room.html", context)


def _forms(request: HttpRequest, draft: Draft, found: Room, do: str) -> dict[str, PlainForm]:
    given = {"at": about_now(draft)}
    posted = request.POST if request.method == "POST" else None
    chair = proceeding.chair_of(found).result if found.taken else ""
    started = {"at": found.proceedings.opened[11:16] if found.proceedings else ""}
    budget = {"budget": bool(found.proceedings and found.proceedings.budget)}
    return {
        "move": Moves(found, posted if do == "move" else None, initial=given, auto_id="move_%s"),
        "chair": Presides(
            found,
            posted if do == "chair" else None,
            initial=(given if found.proceedings and found.proceedings.presiding else started)
            | {"key": chair},
            auto_id="chair_%s",
        ),
        "recess": AtTime(posted if do == "recess" else None, initial=given, auto_id="recess_%s"),
        "resume": AtTime(posted if do == "resume" else None, initial=given, auto_id="resume_%s"),
        "end": Ends(posted if do == "end" else None, initial=given, auto_id="end_%s"),
        "opening": Opening(
            posted if do == "opening" else None, initial=started | budget, auto_id="opening_%s"
        ),
    }


Act = Callable[[HttpRequest, Draft, str, dict[str, Any]], str]


def _by(request: HttpRequest) -> Any:
    return request.visit.account  # type: ignore[attr-defined]


def _move(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    roll.move(draft, data["key"], data["kind"], at_of(data["at"]), by=_by(request))
    name = room_of(draft).named(data["key"])
    return f"{name} {'came' if data['kind'] == 'arrived' else 'went'} at {spoken(at_of(data['at']))}."


def _back(request: HttpRequest, draft: Draft, key: str, _: dict[str, Any]) -> str:
    roll.take_movement_back(draft, key, by=_by(request))
    return "It is taken back."


def _chair(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.take_chair(draft, data["key"], at_of(data["at"]), reason=data["reason"], by=_by(request))
    return f"{room_of(draft).named(data['key'])} presides."


def _chair_back(request: HttpRequest, draft: Draft, _: str, __: dict[str, Any]) -> str:
    proceeding.take_chair_back(draft, by=_by(request))
    return "It is taken back."


def _recess(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.recess(draft, at_of(data["at"]), by=_by(request))
    return f"The meeting rose at {spoken(at_of(data['at']))}."


def _resume(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.resume(draft, at_of(data["at"]), by=_by(request))
    return f"The meeting resumed at {spoken(at_of(data['at']))}."


def _end(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    at = at_of(data["at"])
    proceeding.end(draft, at, state=data["state"], reason=data["reason"], by=_by(request))
    return f"The end of the meeting is recorded: {spoken(at)}."


def _go_on(request: HttpRequest, draft: Draft, _: str, __: dict[str, Any]) -> str:
    proceeding.go_on(draft, by=_by(request))
    return "The end is taken back: the meeting goes on."


def _opening(request: HttpRequest, draft: Draft, _: str, data: dict[str, Any]) -> str:
    opening.set_opening(draft, at_of(data["at"]), budget=data["budget"], by=_by(request))
    return "The opening is corrected."


_ACTS: dict[str, Act] = {
    "move": _move,
    "back": _back,
    "chair": _chair,
    "chair-back": _chair_back,
    "recess": _recess,
    "resume": _resume,
    "end": _end,
    "go-on": _go_on,
    "opening": _opening,
}


def _head(draft: Draft, found: Room) -> dict[str, Any]:
    """What stands at the head of each page of a meeting."""
    return {"draft": draft, "meeting": found.meeting, "body": found.body, "room": found}
