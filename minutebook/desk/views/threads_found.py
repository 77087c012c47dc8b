"""What minutes ask for and nobody follows yet: taken up, mended first, or set aside; from which day on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Entry
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.threads import Open, Since
from minutebook.desk.page import Visit, demand, page
from minutebook.drafts.permission import Scope
from minutebook.drafts.practice import body_of
from minutebook.followup import opening
from minutebook.followup.opening import Opening, short
from minutebook.followup.reading import Wanted
from minutebook.law import wording


@page("thread.edit")
def since(request: HttpRequest, body: str) -> HttpResponse:
    """The day from which a body's minutes are followed."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    demand(request, "thread.edit", body)
    named = body_of(visit.council, body)
    form = Since(request.POST or None, initial={"since": opening.since(visit.council, body)})
    if request.method == "POST" and form.is_valid():
        opening.follow_from(Scope(visit.council, body), form.cleaned_data["since"], by=visit.account)
        said(request, "What was asked from that day on can be taken up now. What is older is history.")
        return redirect("threads_found", body)
    return render(request, "desk/threads/since.html", {"body": named, "form": form})


@page("thread.edit")
def found(request: HttpRequest, body: str) -> HttpResponse:
    """What a body's minutes ask for, meeting by meeting: what is ticked is taken up or set aside."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    demand(request, "thread.edit", body)
    scope = Scope(visit.council, body)
    named = body_of(visit.council, body)
    trouble = ""
    chosen = request.POST.getlist("element")
    if request.method == "POST":
        try:
            words = _done(scope, chosen, request.POST.get("do", ""), visit)
        except BookError as error:
            trouble = str(error)
        else:
            said(request, words)
            return redirect("threads_found", body)
    waiting = opening.waiting(*scope)
    known = catalogue.by_id(
        public_book(), visit.council, [one for w in waiting for one in (w.element.meeting, w.element.item)]
    )
    context: dict[str, Any] = {
        "body": named,
        "since": opening.since(*scope),
        "meetings": _by_meeting(waiting, known),
        "history": opening.history(*scope),
        "chosen": set(chosen),
        "trouble": trouble,
    }
    return render(request, "desk/threads/found.html", context)


def _done(scope: Scope, chosen: list[str], do: str, visit: Visit) -> str:
    if not chosen:
        raise BookError("Tick what is to be followed, or what is to be set aside.")
    if do == "follow":
        made = opening.open_elements(scope, [(one, Opening()) for one in chosen], by=visit.account)
        return f"{wording.number(len(made), 'thing')} taken up. The public reads them now."
    if do == "aside":
        for one in chosen:
            opening.set_aside(scope, one, by=visit.account)
        return f"{wording.number(len(chosen), 'thing')} set aside."
    raise NotFound("There is no such act.")


def _by_meeting(
    waiting: list[Wanted], known: dict[str, Entry]
) -> list[tuple[Entry, list[tuple[Wanted, Entry | None]]]]:
    return [
        (known[meeting], [(one, known.get(one.element.item)) for one in group])
        for meeting, group in groupby(waiting, key=lambda one: one.element.meeting)
        if meeting in known
    ]


@page("thread.edit")
def one(request: HttpRequest, body: str, asked: str) -> HttpResponse:
    """One thing that is asked, with what was read of it to be mended before it is taken up."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    demand(request, "thread.edit", body)
    scope = Scope(visit.council, body)
    wanted = opening.wanted_at(scope, asked)
    start = {
        "kind": wanted.kind,
        "title": short(wanted.element.text),
        "owner": wanted.owner,
        "due": wanted.due,
        "asker": wanted.asker,
    }
    form = Open(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            held = opening.open_element(scope, asked, Opening(**form.cleaned_data), by=visit.account)
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "It is taken up. The public reads it now.")
            return redirect("thread", held.object)
    known = catalogue.by_id(public_book(), visit.council, [wanted.element.item, wanted.element.meeting])
    context = {
        "body": body_of(visit.council, body),
        "wanted": wanted,
        "item": known.get(wanted.element.item),
        "form": form,
    }
    return render(request, "desk/threads/open.html", context)
