"""One item of an agenda: its words, why it is late, why it is private, and taking it off."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from minutebook.book.errors import BookError
from minutebook.book.schema import Item
from minutebook.desk.bench import bench_at, said, seen_by
from minutebook.desk.forms.agenda import ItemWords, Late, Private, Reason
from minutebook.desk.page import Asked, Visit, page
from minutebook.drafts import exempting, paragraphs
from minutebook.drafts.agendas import agenda, lateness
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.agendas.gate import late_items
from minutebook.drafts.agendas.notices import clock_time
from minutebook.drafts.models import Part
from minutebook.drafts.papers import papers_of
from minutebook.drafts.side_by_side import from_both, typed_in
from minutebook.drafts.working import ITEM, Clash, Saved
from minutebook.law.errors import LawError


@page("agenda.edit")
def item(request: Asked, meeting: str, item: str) -> HttpResponse:
    """The words of an item. Where somebody else saved the same words meanwhile, both are shown."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    shown, part = bench.item(item), bench.draft.parts.get(key=f"{ITEM}{item}")
    welsh = bench.footing.nation == "wales"
    if request.method != "POST":
        form = ItemWords(welsh=welsh, initial=_initial(bench, shown, part))
        return _page(request, bench, shown, form)
    form = ItemWords(request.POST, welsh=welsh)
    by_itself = request.headers.get("X-Autosave") == "1"
    if not form.is_valid():
        if by_itself:
            return JsonResponse({"said": "Not saved yet: press the button to see why."}, status=422)
        return _page(request, bench, shown, form)
    try:
        mine = _typed(bench, item, form)
        saved = agenda.save_item(bench.draft, mine, seen=form.cleaned_data["seen"], by=visit.account)
        minutes = form.cleaned_data["minutes"]
        if minutes != agenda.timings(bench.draft).get(item):
            agenda.set_timing(bench.draft, item, minutes, by=visit.account)
    except Clash as clash:
        if by_itself:
            words = f"{clash.part.updated_by} wrote here too. Press the button to see both texts."
            return JsonResponse({"said": words}, status=409)
        return _clash(request, bench, clash, form)
    except BookError as error:
        form.refuse(error)
        return _page(request, bench, shown, form)
    if by_itself:
        return _saved_by_itself(visit, meeting, item, saved)
    joined = " It is joined with what somebody else changed meanwhile." if saved.joined else ""
    said(request, f"“{mine.title}” is saved.{joined}")
    return redirect("meeting", meeting)


def _saved_by_itself(visit: Visit, meeting: str, item: str, saved: Saved) -> JsonResponse:
    """What the page is told after a save of its own: since which revision the item stands, joined or not."""
    bench = bench_at(visit, meeting, "agenda.edit")
    part = bench.draft.parts.get(key=f"{ITEM}{item}")
    shown = _initial(bench, bench.item(item), part) if saved.joined else {}
    joined = ", joined with what somebody else changed" if saved.joined else ""
    return JsonResponse(
        {
            "seen": saved.revision,
            "values": {name: str(value or "") for name, value in shown.items() if name != "seen"},
            "said": f"Saved at {clock_time(timezone.localtime(part.updated))}{joined}.",
        }
    )


def _initial(bench: Bench, shown: Item, part: Part) -> dict[str, Any]:
    return {
        "title": shown.title.en,
        "title_cy": shown.title.cy,
        "text": typed_in(shown.agenda, "en"),
        "text_cy": typed_in(shown.agenda, "cy"),
        "minutes": agenda.timings(bench.draft).get(shown.id),
        "seen": part.revision,
    }


def _typed(bench: Bench, item_id: str, form: ItemWords) -> Item:
    """The item as it was read with what was typed into it; what the form does not show stays."""
    data = form.cleaned_data
    base = agenda.item_as_seen(bench.draft, item_id, data["seen"])
    if "text_cy" in data:
        words = from_both(data["text"], data["text_cy"], base.agenda)
    else:
        words = paragraphs.from_text(data["text"], base.agenda)
    return msgspec.structs.replace(base, title=form.words("title"), agenda=words)


def _page(request: Asked, bench: Bench, shown: Item, form: ItemWords) -> HttpResponse:
    context = {
        "bench": bench,
        "item": shown,
        "form": form,
        "papers": papers_of(bench)[shown.id],
        "late": shown.id in {one.id for one in late_items(bench)},
        "out": shown.id in bench.seen,
    }
    return render(request, "desk/agenda/item.html", context)


def _clash(request: Asked, bench: Bench, clash: Clash, form: ItemWords) -> HttpResponse:
    """Both texts side by side; what stands then is typed or chosen, and saved over the other knowingly."""
    theirs = msgspec.convert(clash.part.data, Item)
    data = {**form.data.dict(), "seen": str(clash.part.revision)}  # type: ignore[attr-defined]
    context = {
        "bench": bench,
        "item": theirs,
        "clash": clash,
        "theirs": {"title": theirs.title, "text": paragraphs.to_text(theirs.agenda)},
        "form": ItemWords(data, welsh=bench.footing.nation == "wales"),
    }
    return render(request, "desk/agenda/clash.html", context, status=409)


@page("agenda.see")
def late(request: Asked, meeting: str, item: str) -> HttpResponse:
    """Why an item is urgent: the clerk writes the circumstances, the chair gives the opinion."""
    visit = request.visit
    bench = bench_at(visit, meeting)
    shown = seen_by(visit, bench).item(item)
    welsh = bench.footing.nation == "wales"
    stood = shown.late.circumstances if shown.late else None
    form = Late(
        request.POST if request.POST.get("do") == "propose" else None,
        welsh=welsh,
        initial={"circumstances": stood.en, "circumstances_cy": stood.cy} if stood else {},
    )
    if request.method == "POST":
        try:
            if request.POST.get("do") == "agree":
                lateness.agree(bench.draft, item, by=visit.account)
                said(request, "Your opinion is recorded with the item.")
                return redirect("meeting", meeting)
            if form.is_valid():
                lateness.propose(bench.draft, item, form.words("circumstances"), by=visit.account)
                said(request, "The circumstances are written down; the chair is asked for an opinion.")
                return redirect("meeting", meeting)
        except BookError as error:
            form = form if form.is_bound else Late({}, welsh=welsh)
            form.refuse(error)
    context = {
        "bench": bench,
        "item": shown,
        "form": form,
        "chair_may_admit": lateness.chair_may_admit(bench),
        "may_edit": visit.may("agenda.edit", bench.body.id),
        "may_agree": visit.may("late-item.agree", bench.body.id),
    }
    return render(request, "desk/agenda/late.html", context)


@page("agenda.edit")
def private(request: Asked, meeting: str, item: str) -> HttpResponse:
    """Taking an item in private with all its papers, or in public again."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    shown = bench.item(item)
    taking = request.method == "POST" and request.POST.get("do") != "public"
    form = Private(bench, request.POST if taking else None, initial=Private.of(shown.exemption))
    if request.method == "POST":
        try:
            if not taking:
                exempting.take_in_private(bench.draft, item, None, by=visit.account)
                said(request, f"“{shown.title}” is taken in public.")
                return redirect("meeting", meeting)
            if form.is_valid():
                exempting.take_in_private(bench.draft, item, form.exemption(), by=visit.account)
                said(request, f"“{shown.title}” is private. The monitoring officer is to sign it off.")
                return redirect("meeting", meeting)
        except (BookError, LawError) as error:
            form = form if form.is_bound else Private(bench, Private.of(shown.exemption))
            form.refuse(error)
    return render(
        request,
        "desk/agenda/private_form.html",
        {"bench": bench, "title": shown.title, "exemption": shown.exemption, "form": form},
    )


@page("agenda.edit")
def remove(request: Asked, meeting: str, item: str) -> HttpResponse:
    """Taking an item off, with a reason where the public has seen it."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    shown, out = bench.item(item), item in bench.seen
    form = Reason(request.POST or None)
    if not out:
        del form.fields["reason"]
    if request.method == "POST" and (not out or form.is_valid()):
        reason = form.cleaned_data["reason"] if out else ""
        agenda.remove_item(bench.draft, item, reason=reason, by=visit.account)
        said(request, f"“{shown.title}” is {'withdrawn' if out else 'off the agenda'}.")
        return redirect("meeting", meeting)
    return render(
        request, "desk/agenda/remove.html", {"bench": bench, "item": shown, "out": out, "form": form}
    )
