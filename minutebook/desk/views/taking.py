"""Taking minutes: the page on which they are typed, what is read from them, and a person's word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item, Meeting
from minutebook.desk import marks
from minutebook.desk.bench import said
from minutebook.desk.forms.meeting import Before, CameOf, Off, Summary, Text
from minutebook.desk.marks import Mark
from minutebook.desk.page import Asked, Visit, page
from minutebook.desk.phrases import phrases
from minutebook.desk.session import item_at, minutes_for
from minutebook.drafts.minutes import completing_minutes
from minutebook.drafts.models import Draft, Motion, Vote
from minutebook.drafts.sitting import adjourning, declaring, listening, proceeding, taking, urgent
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.facts import Facts, facts_of
from minutebook.drafts.working import ITEM, Clash


@dataclass(frozen=True)
class Sheet:
    """An item on the page of the minutes; of a private one no word but its title."""

    item: Item
    text: str = ""
    seen: int = 0
    marks: tuple[Mark, ...] = ()
    summed_up: str = ""
    motions: tuple[Motion, ...] = ()

    @property
    def private(self) -> bool:
        """Whether it is typed on a page of its own, online only."""
        return self.item.exemption is not None


@page("minutes.edit")
def minutes(request: Asked, meeting: str) -> HttpResponse:
    """All public items with their text and what is read from it. It holds no word of a private item."""
    draft = minutes_for(request, meeting)
    facts = facts_of(draft)
    get_token(request)  # the page sends it with each save
    revisions = dict(draft.parts.filter(key__startswith=ITEM).values_list("key", "revision"))
    sheets = [_sheet(draft, item, revisions, facts) for item in facts.meeting.items]
    context = {
        "draft": draft,
        "meeting": facts.meeting,
        "body": facts.room.body,
        "room": facts.room,
        "sheets": sheets,
        "now": facts.room.proceedings.item if facts.room.proceedings else "",
        "standing": standing_of(facts.room),
        "phrases": phrases(facts.room),
    }
    response = render(request, "desk/meeting/taking.html", context)
    response["X-Minutebook-Shell"] = "public items only"
    return response


def _sheet(draft: Draft, item: Item, revisions: dict[str, int], facts: Facts) -> Sheet:
    if item.exemption is not None or item.kind == "heading":
        return Sheet(item)
    found = marks.marks(listening.heard(draft, item, meeting=facts.meeting)) if item.minutes else []
    return Sheet(
        item,
        taking.text_of(item),
        revisions[f"{ITEM}{item.id}"],
        tuple(found),
        marks.summed_up(found) if item.minutes else "",
        tuple(facts.motions_at(item.id)),
    )


def standing_of(room: Room) -> dict[str, Any]:
    """The state of the meeting in a line: how many are there, whether that is a quorum, who presides."""
    quorate, needed, waits = room.quorate(), room.needed, adjourning.waits_for(room.meeting)
    presiding = room.proceedings.presiding if room.proceedings else ""
    return {
        "there": len(room.there()),
        "needed": needed.result if needed else None,
        "quorate": quorate.result if quorate else True,
        "because": quorate.because if quorate else "",
        "presiding": room.named(presiding) if presiding else "",
        "chair_left": bool(presiding) and room.chair is None,
        "ended": room.held.end,
        "adjourned": room.meeting.state == "adjourned",
        "until": adjourning.when_of(waits) if waits else "",
        "taken": room.taken,
    }


@require_GET
@page("minutes.edit")
def state(request: Asked, meeting: str) -> JsonResponse:
    """Which public items are not as an open page has them (``seen``: item:revision,…), with their text."""
    draft = minutes_for(request, meeting)
    known = dict(pair.split(":", 1) for pair in request.GET.get("seen", "").split(",") if ":" in pair)
    parts = dict(draft.parts.filter(key__startswith=ITEM).values_list("key", "revision"))
    stale = [
        key.removeprefix(ITEM)
        for key, number in parts.items()
        if known.get(key.removeprefix(ITEM)) != str(number)
    ]
    if not stale:
        return JsonResponse({"items": [], "standing": ""})
    room = room_of(draft)
    changed = [
        {"item": item.id, "seen": parts[f"{ITEM}{item.id}"], "text": taking.text_of(item)}
        | {"record": record_of(request, draft, item, room.meeting)}
        for item in room.meeting.items
        if item.id in stale and item.exemption is None and item.kind != "heading"
    ]
    line = render_to_string("desk/meeting/_standing.html", {"standing": standing_of(room), "draft": draft})
    return JsonResponse({"items": changed, "standing": line})


def record_of(
    request: Asked, draft: Draft, item: Item, meeting: Meeting | None = None, text: str | None = None
) -> str:
    """What is read from an item (as saved, or as typed), as it stands beside the text."""
    found = marks.marks(listening.heard(draft, item, text, meeting))
    written = bool(item.minutes) if text is None else bool(text.strip())
    summed_up = marks.summed_up(found) if written else ""
    context: dict[str, Any] = {"marks": found, "summed_up": summed_up, "item": item, "draft": draft}
    context["csrf_token"] = get_token(request)  # of the page's own chrome it needs nothing else
    return render_to_string("desk/meeting/_record.html", context)


@require_POST
@page("minutes.edit")
def read(request: Asked, meeting: str, item: str) -> JsonResponse:
    """Read an item's text as it is typed; nothing is saved."""
    draft = minutes_for(request, meeting)
    found = item_at(draft, item, request)
    text = request.POST.get("text", "")[: taking.LONGEST]
    return JsonResponse({"record": record_of(request, draft, found, text=text)})


# -- one item


@page("minutes.edit")
def item(request: Asked, meeting: str, item: str) -> HttpResponse:
    """One item: its text, what is read from it, and what is recorded at it; saved in place for the page."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    shown = item_at(draft, item, request)
    by_itself = request.headers.get("X-Autosave") == "1"
    do = request.POST.get("do", "save")
    form = Text(request.POST if request.method == "POST" and do in ("save", "read") else None)
    if request.method == "POST":
        if do in _ACTS:
            return _act(request, draft, shown, do)
        if not form.is_valid():
            return _refused(
                request, draft, shown, form, "This item is not read: open the page again.", by_itself
            )
        data = form.cleaned_data
        if do == "read":
            return _item_page(request, draft, shown, form, text=data["text"])
        try:
            kept = taking.save_minutes(
                draft,
                item,
                data["text"],
                seen=data["seen"],
                page=request.POST.get("page", "") if by_itself else "",
                by=visit.account,
            )
        except Clash as clash:
            return _clash(request, draft, clash, shown, data["text"], by_itself)
        except BookError as error:
            form.refuse(error)
            return _refused(request, draft, shown, form, str(error), by_itself)
        if by_itself:
            return _kept(request, draft, item, kept)
        joined = ", joined with what somebody else typed meanwhile" if kept.joined else ""
        said(request, f"Saved{joined}.")
        return redirect("taking_item", meeting, item)
    return _item_page(request, draft, shown, None)


def _kept(request: Asked, draft: Draft, item_id: str, kept: taking.Kept) -> JsonResponse:
    at = timezone.localtime(clock.now()).strftime("%H:%M")
    joined = ", joined with what somebody else typed" if kept.joined else ""
    return JsonResponse(
        {
            "seen": kept.revision,
            "text": kept.text if kept.joined else "",
            "joined": kept.joined,
            "said": f"Saved at {at}{joined}",
        }
    )


def _refused(
    request: Asked, draft: Draft, shown: Item, form: Text, words: str, by_itself: bool
) -> HttpResponse:
    if by_itself:
        return JsonResponse({"said": f"Not saved: {words}"}, status=422)
    return _item_page(request, draft, shown, form, status=422)


def _clash(
    request: Asked, draft: Draft, clash: Clash, shown: Item, mine: str, by_itself: bool
) -> HttpResponse:
    """Both texts; what stands then is typed or chosen, and saved over the other's knowingly."""
    part = taking.item_part(draft, shown.id)
    theirs = taking.text_of(item_at(draft, shown.id, request))
    who, at = str(part.updated_by), timezone.localtime(part.updated).strftime("%H:%M")
    if by_itself:
        words = f"{who} changed the same words at {at}. Yours are still here and kept; choose what stands."
        return JsonResponse({"said": words, "theirs": theirs, "seen": part.revision, "who": who}, status=409)
    form = Text(initial={"text": mine, "seen": part.revision})
    context = {"draft": draft, "item": shown, "theirs": theirs, "form": form, "who": who, "at": at}
    return render(request, "desk/meeting/clash.html", context, status=409)


def _item_page(
    request: Asked,
    draft: Draft,
    shown: Item,
    form: Text | None,
    *,
    text: str | None = None,
    off: Off | None = None,
    status: int = 200,
) -> HttpResponse:
    facts = facts_of(draft)
    initial = {"text": taking.text_of(shown), "seen": taking.item_part(draft, shown.id).revision}
    found = marks.marks(listening.heard(draft, shown, text, facts.meeting))
    others = [
        (one.id, f"{one.label} {one.title}".strip()) for one in facts.meeting.items if one.id != shown.id
    ]
    put_off = shown.outcome is not None and shown.outcome.kind in ("withdrawn", "deferred")
    context = {
        "draft": draft,
        "meeting": facts.meeting,
        "body": facts.room.body,
        "room": facts.room,
        "item": shown,
        "form": form or Text(initial=initial),
        "marks": found,
        "summed_up": marks.summed_up(found),
        "unsaved": text is not None and text != initial["text"],
        "motions": [
            (
                one,
                facts.room.named(one.mover) if one.mover else "",
                [v for v in facts.votes_at(shown.id) if v.motion_id == one.pk],
            )
            for one in facts.motions_at(shown.id)
            if one.amends_id is None
        ],
        "open_motion": any(
            one.state == Motion.MOVED and one.amends_id is None for one in facts.motions_at(shown.id)
        ),
        "declarations": [
            (
                one,
                facts.room.named(one.person),
                declaring.kind_words(one.kind),
                declaring.ACTIONS.get(one.action, ""),
            )
            for one in facts.declarations_at(shown.id)
        ],
        "announced": [
            (one, facts.room.named(one.person), declaring.kind_words(one.kind))
            for one in declaring.announced(draft, shown.id)
        ],
        "excluded": facts.excluded(shown.id),
        "off_form": off or Off(auto_id="off_%s"),
        "before_form": Before(others, auto_id="before_%s"),
        "outcome_form": CameOf(
            initial={"outcome": shown.outcome.kind if shown.outcome else ""}, auto_id="outcome_%s"
        ),
        "summary_form": Summary(
            welsh=facts.room.footing.nation == "wales",
            initial={"summary": shown.summary.en, "summary_cy": shown.summary.cy},
            auto_id="summary_%s",
        ),
        "outcome": completing_minutes.outcome_read(draft, shown, facts),
        "put_off": put_off,
        "urgent": urgent.is_urgent(draft, shown),
        "current": facts.room.proceedings is not None and facts.room.proceedings.item == shown.id,
        "tied": any(one.result == "tied" for one in facts.votes_at(shown.id)),
        "phrases": phrases(facts.room),
        "carried": Motion.CARRIED,
        "by_name": Vote.NAMES,
    }
    return render(request, "desk/meeting/item.html", context, status=status)


# -- what the buttons of an item do


def _act(request: Asked, draft: Draft, shown: Item, do: str) -> HttpResponse:
    by = request.visit.account
    back = redirect("taking_item", draft.object, shown.id)
    try:
        if do == "take":
            proceeding.take_item(draft, shown.id, by=by)
            said(request, f"The meeting has come to “{shown.title}”.")
        elif do == "off":
            form = Off(request.POST, auto_id="off_%s")
            if not form.is_valid():
                return _item_page(request, draft, shown, None, off=form, status=422)
            data = form.cleaned_data
            proceeding.put_off(draft, shown.id, data["kind"], data["reason"], by=by)
            said(request, f"“{shown.title}” is {data['kind']}.")
        elif do == "on":
            proceeding.take_after_all(draft, shown.id, by=by)
            said(request, f"“{shown.title}” is taken after all.")
        elif do == "before":
            proceeding.take_before(draft, shown.id, request.POST.get("before", ""), by=by)
            said(request, "The order is changed; the numbers stay.")
        elif do == "summary":
            summary = Summary(request.POST, welsh=True)
            if summary.is_valid():
                taking.save_summary(draft, shown.id, summary.words("summary"), by=by)
                said(request, "What the public is told is saved.")
        elif do == "outcome":
            completing_minutes.set_outcome(draft, shown.id, request.POST.get("outcome", ""), by=by)
            said(request, "What came of the item is recorded.")
    except NotFound:
        raise
    except BookError as error:
        messages.error(request, str(error))
    return back


_ACTS = ("take", "off", "on", "before", "outcome", "summary")


@page("minutes.edit")
def element(request: Asked, meeting: str, item: str, element: str) -> HttpResponse:
    """One thing that was read: accept it, mend it, say that it is none, or take that back."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    shown = item_at(draft, item, request)
    by_itself = request.headers.get("X-Autosave") == "1"
    typed = request.POST.get("text")
    text = typed[: taking.LONGEST] if typed is not None else None
    problem = ""
    if request.method == "POST":
        try:
            _spoken(draft, item, element, request.POST, text, visit)
        except NotFound:
            if by_itself:
                return JsonResponse({"said": "These words have changed: look again."}, status=404)
            raise
        except BookError as error:
            problem = str(error)
            if by_itself:
                return JsonResponse({"said": problem}, status=422)
        else:
            if by_itself:
                return JsonResponse({"record": record_of(request, draft, shown, text=text)})
            return redirect("taking_item", meeting, item)
    found = next((one for one in listening.heard(draft, shown, text) if one.id == element), None)
    if found is None:
        raise NotFound("These words are not in the text any more: it was changed meanwhile.")
    context = {"draft": draft, "item": shown, "mark": Mark(found), "problem": problem, "text": text}
    return render(request, "desk/meeting/element.html", context, status=422 if problem else 200)


def _spoken(draft: Draft, item: str, element: str, data: Any, text: str | None, visit: Visit) -> None:
    do = data.get("do", "")
    if do == "accept":
        listening.accept(draft, item, element, text=text, by=visit.account)
    elif do == "reject":
        listening.reject(draft, item, element, text=text, by=visit.account)
    elif do == "forget":
        listening.forget(draft, item, element, by=visit.account)
    elif do == "mend":
        fields = {
            name.removeprefix("field-"): value for name, value in data.items() if name.startswith("field-")
        }
        listening.mend(draft, item, element, fields, text=text, by=visit.account)
    else:
        raise BookError("do: say whether it is accepted, mended or none")
