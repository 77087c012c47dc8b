"""The room of a meeting: comings and goings, quorum, who presides, recess, adjournment, its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.desk.bench import said
from minutebook.desk.forms.adjourning import Adjourns, LaterDay, Resumes
from minutebook.desk.forms.fields import PlainForm
from minutebook.desk.forms.meeting import AtTime, Ends, Moves, Opening, Presides
from minutebook.desk.page import Asked, page
from minutebook.desk.session import about_now, at_of, head_of, minutes_for
from minutebook.drafts.models import Draft, Happening
from minutebook.drafts.sitting import adjourning, opening, proceeding, roll
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.law.errors import LawError


@page("minutes.edit")
def room(request: Asked, meeting: str) -> HttpResponse:
    """Who is there now, quorum at each moment, who presides; each changed by a form of its own."""
    draft = minutes_for(request, meeting)
    found = room_of(draft)
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
        **head_of(draft, found),
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
        "chairs": proceeding.today(draft, Happening.CHAIR),
        "recess": proceeding.in_recess(draft),
        "recesses": proceeding.today(draft, Happening.RECESS, Happening.RESUMED),
        "earlier": [room_of(draft, day) for day in range(found.number)],
        **_adjourned(draft, found),
    }
    return render(request, "desk/meeting/room.html", context)


def _forms(request: Asked, draft: Draft, found: Room, do: str) -> dict[str, PlainForm]:
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
        "adjourn": Adjourns(posted if do == "adjourn" else None, initial=given, auto_id="adjourn_%s"),
        "day": LaterDay(posted if do == "day" else None, auto_id="day_%s"),
        "another": Resumes(
            found.meeting,
            adjourning.left_over(draft) if adjourning.waits_for(found.meeting) else (),
            posted if do == "another" else None,
            initial={"at": _resuming_at(found)},
            auto_id="another_%s",
        ),
        "end": Ends(posted if do == "end" else None, initial=given, auto_id="end_%s"),
        "opening": Opening(
            posted if do == "opening" else None, initial=started | budget, auto_id="opening_%s"
        ),
    }


def _resuming_at(found: Room) -> time:
    """The time an adjourned meeting is taken to resume: now, on its day; else the one it was adjourned to."""
    waits, now = adjourning.waits_for(found.meeting), timezone.localtime(clock.now())
    if waits is None or waits.start[:10] == now.date().isoformat():
        return now.time().replace(second=0, microsecond=0)
    return time.fromisoformat(waits.start[11:16])


def _adjourned(draft: Draft, found: Room) -> dict[str, Any]:
    """Whether the meeting waits for another day, what the law says of it, and whether the public knows."""
    waits, law = adjourning.waits_for(found.meeting), None
    if waits is not None:
        law = adjourning.lawful(draft, date.fromisoformat(waits.start[:10]))
    return {
        "waits": waits,
        "when": adjourning.when_of(waits) if waits else "",
        "come": waits is not None and waits.start[:10] <= clock.today().isoformat(),
        "lawful": law,
        "untold": adjourning.untold(draft),
    }


Act = Callable[[Asked, Draft, str, dict[str, Any]], str]


def _by(request: Asked) -> Any:
    return request.visit.account


def _move(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    roll.move(draft, data["key"], data["kind"], at_of(data["at"]), by=_by(request))
    name = room_of(draft).named(data["key"])
    return f"{name} {'came' if data['kind'] == 'arrived' else 'went'} at {spoken(at_of(data['at']))}."


def _back(request: Asked, draft: Draft, key: str, _: dict[str, Any]) -> str:
    roll.take_movement_back(draft, key, by=_by(request))
    return "It is taken back."


def _chair(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.take_chair(draft, data["key"], at_of(data["at"]), reason=data["reason"], by=_by(request))
    return f"{room_of(draft).named(data['key'])} presides."


def _chair_back(request: Asked, draft: Draft, _: str, __: dict[str, Any]) -> str:
    proceeding.take_chair_back(draft, by=_by(request))
    return "It is taken back."


def _recess(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.recess(draft, at_of(data["at"]), by=_by(request))
    return f"The meeting rose at {spoken(at_of(data['at']))}."


def _recess_back(request: Asked, draft: Draft, _: str, __: dict[str, Any]) -> str:
    proceeding.take_recess_back(draft, by=_by(request))
    return "It is taken back."


def _resume(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    proceeding.resume(draft, at_of(data["at"]), by=_by(request))
    return f"The meeting resumed at {spoken(at_of(data['at']))}."


def _end(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    at = at_of(data["at"])
    proceeding.end(draft, at, state=data["state"], reason=data["reason"], by=_by(request))
    return f"The end of the meeting is recorded: {spoken(at)}."


def _adjourn(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    how = {name: data[name] for name in ("how", "place", "reason")}
    adjourning.adjourn(draft, at_of(data["at"]), data["until"], **how, by=_by(request))
    return "The meeting is adjourned. Tell the public until when."


def _day(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    adjourning.fix_day(draft, data["until"], place=data["place"], by=_by(request))
    return "The day is recorded. Tell the public of it."


def _tell(request: Asked, draft: Draft, _: str, __: dict[str, Any]) -> str:
    adjourning.tell(draft, by=_by(request))
    return "The public can read it, and the members are told by letter."


def _another(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    adjourning.resume_on(draft, at_of(data["at"]), data["item"], by=_by(request))
    return f"The meeting resumed at {spoken(at_of(data['at']))}. Call the roll of this day."


def _another_back(request: Asked, draft: Draft, _: str, __: dict[str, Any]) -> str:
    adjourning.take_resumption_back(draft, by=_by(request))
    return "It is taken back: the meeting is adjourned."


def _go_on(request: Asked, draft: Draft, _: str, __: dict[str, Any]) -> str:
    proceeding.go_on(draft, by=_by(request))
    return "The end is taken back: the meeting goes on."


def _opening(request: Asked, draft: Draft, _: str, data: dict[str, Any]) -> str:
    opening.set_opening(draft, at_of(data["at"]), budget=data["budget"], by=_by(request))
    return "The opening is corrected."


_ACTS: dict[str, Act] = {
    "move": _move,
    "back": _back,
    "chair": _chair,
    "chair-back": _chair_back,
    "recess": _recess,
    "resume": _resume,
    "adjourn": _adjourn,
    "day": _day,
    "tell": _tell,
    "another": _another,
    "another-back": _another_back,
    "recess-back": _recess_back,
    "end": _end,
    "go-on": _go_on,
    "opening": _opening,
}
