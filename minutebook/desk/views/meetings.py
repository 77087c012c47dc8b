"""The meeting behind an agenda: its details, its notice, moving and cancelling it, what was saved when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.book.schema.meeting import Notice, Place
from minutebook.desk.bench import bench_at, said
from minutebook.desk.forms.agenda import Details, Posted, Reason
from minutebook.desk.forms.fields import Day, Time
from minutebook.desk.page import Asked, page
from minutebook.desk.session import sitting_for
from minutebook.drafts import working
from minutebook.drafts.agendas import agenda, notices
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.scheduling import calendar, planning
from minutebook.drafts.working import HEAD, ITEM, ORDER, Clash


@page("agenda.edit")
def details(request: Asked, meeting: str) -> HttpResponse:
    """What stands at the head of the agenda: place, kind, the words of the notice."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    part, welsh = bench.draft.parts.get(key=HEAD), bench.footing.nation == "wales"
    initial = _details(bench) | {"seen": part.revision}
    form = Details(request.POST or None, welsh=welsh, initial=initial)
    form.hide_optional = True  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            agenda.save_meeting(
                bench.draft, seen=form.cleaned_data["seen"], by=visit.account, **_fields(bench, form)
            )
        except Clash as clash:
            form = Details(welsh=welsh, initial=initial, data={**form.data, "seen": clash.part.revision})
            form.add_error(None, f"{clash}. Save again to let yours stand.")
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The details are saved.")
            return redirect("meeting", meeting)
    context = {"bench": bench, "form": form, "usual": notices.usual_words(bench)}
    return render(request, "desk/agenda/details.html", context)


def _details(bench: Bench) -> dict[str, Any]:
    meeting = bench.meeting
    words = {
        "title": meeting.title,
        "place": meeting.place.name,
        "access": meeting.place.access,
        "notice": meeting.notice.words,
    }
    found: dict[str, Any] = {name: both.en for name, both in words.items()}
    found |= {f"{name}_cy": both.cy for name, both in words.items()}
    return found | {
        "kind": meeting.kind,
        "address": meeting.place.address,
        "remote": meeting.place.remote,
    }


def _fields(bench: Bench, form: Details) -> dict[str, Any]:
    data, notice = form.cleaned_data, bench.meeting.notice
    return {
        "title": form.words("title"),
        "kind": data["kind"],
        "place": Place(
            name=form.words("place"),
            address=data["address"].strip(),
            access=form.words("access"),
            remote=data["remote"].strip(),
        ),
        "notice": Notice(given=notice.given, posted=notice.posted, words=form.words("notice")),
    }


@page("agenda.edit")
def notice(request: Asked, meeting: str) -> HttpResponse:
    """The notice as it is printed, and who put it up where and when."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    now = timezone.localtime(clock.now()).replace(second=0, microsecond=0)
    initial = {"where": bench.habits.posted, "at": now}
    form = Posted(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            notices.record_posting(
                bench.draft, form.cleaned_data["where"], form.cleaned_data["at"], by=visit.account
            )
            said(request, "It is recorded that you put the notice up.")
            return redirect("gate", meeting)
    context = {
        "bench": bench,
        "words": notices.words_of(bench),
        "form": form,
        "posting": notices.posting_of(visit.council, meeting),
        "must_be_posted": notices.must_be_posted(bench),
    }
    return render(request, "desk/agenda/notice.html", context)


class Moved(Reason):
    """When a meeting is moved to, and why."""

    day = Day(label="To which day?")
    time = Time(label="At what time?")
    field_order = ("day", "time", "reason")


@page("calendar.edit")
def move(request: Asked, meeting: str) -> HttpResponse:
    """Moving a meeting: what speaks against the new day is said before it is done."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "calendar.edit")
    was = datetime.fromisoformat(sitting.start)
    form = Moved(request.POST or None, initial={"day": was.date(), "time": was.time()})
    against: list[str] = []
    if request.method == "POST" and form.is_valid():
        start = datetime.combine(form.cleaned_data["day"], form.cleaned_data["time"])
        against = _against(visit.council, sitting, start)
        if not against or request.POST.get("anyway") == start.isoformat():
            with form.refusing():
                done = calendar.move(sitting, start, form.cleaned_data["reason"], by=visit.account)
                said(request, "The meeting is moved." + (" The members are told." if done else ""))
                return redirect("meeting", meeting)
    context = {"sitting": sitting, "was": was, "form": form, "against": against}
    if against:
        context["anyway"] = start.isoformat()
    return render(request, "desk/agenda/move.html", context)


def _against(council: str, sitting: agenda.Sitting, start: datetime) -> list[str]:
    place = str(planning.habits_of(council, sitting.body).place.name)
    known = planning.slots(council, start.date(), start.date())
    return list(planning.problems(council, sitting.body, start, place, known, sitting.object))


@page("calendar.edit")
def cancel(request: Asked, meeting: str) -> HttpResponse:
    """Cancelling a meeting, or throwing one away that was only planned."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "calendar.edit")
    draft = working.current_draft(visit.council, meeting)
    planned = draft is not None and not draft.base_public
    form = Reason(request.POST or None)
    form.fields["reason"].help_text = "The public reads it." if not planned else ""
    form.fields["reason"].required = not planned
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            if planned and draft is not None:
                calendar.unplan(draft, by=visit.account)
                said(request, "The planned meeting is thrown away.")
                return redirect("calendar")
            calendar.cancel(sitting, form.cleaned_data["reason"], by=visit.account)
            said(request, "The meeting is cancelled, and the members are told.")
            return redirect("meeting", meeting)
    context = {
        "sitting": sitting,
        "start": datetime.fromisoformat(sitting.start),
        "form": form,
        "planned": planned,
    }
    return render(request, "desk/agenda/cancel.html", context)


@page("agenda.edit")
def history(request: Asked, meeting: str) -> HttpResponse:
    """Every save of this draft, newest first, with words that were set aside in a clash."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    rows = bench.draft.revisions.select_related("by").order_by("-at", "-pk")[:200]
    named = {f"{ITEM}{item.id}": str(item.title) for item in bench.meeting.items}
    named |= {HEAD: "Details of the meeting", ORDER: "Order of the items"}
    shown = [(row, named.get(row.key, "An item since removed"), _words(row.data)) for row in rows]
    return render(request, "desk/agenda/history.html", {"bench": bench, "rows": shown})


def _words(data: Any) -> str:
    """The words of a saved part, for a reader who looks for what was lost."""
    if not isinstance(data, dict):
        return ""
    title = Words(**data.get("title", {})) if isinstance(data.get("title"), dict) else Words()
    texts = [Words(**one.get("text", {})) for one in data.get("agenda", [])]
    return " · ".join(str(words) for words in (title, *texts) if words)
