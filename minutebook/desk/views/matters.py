"""Matters at the desk: subjects that several bodies hold; what may belong is confirmed or kept apart."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.threads import Matter, Step
from minutebook.desk.page import Visit, page
from minutebook.drafts.permission import Scope
from minutebook.followup import matters

BACK = timedelta(days=365)
"""How far back items that name another body are offered."""


@page("matter.edit")
def listing(request: HttpRequest) -> HttpResponse:
    """All matters, and items sent on to another body that are in none."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    rows = catalogue.entries(public_book(), visit.council).filter(kind="matter").order_by("title")
    context = {
        "matters": list(rows),
        "sent": matters.sent_elsewhere(visit.council, (clock.today() - BACK).isoformat()),
    }
    return render(request, "desk/matters/list.html", context)


@page("matter.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Begin to follow a subject, from an item where one is given."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    item = request.GET.get("item", "")
    entry = catalogue.by_id(public_book(), visit.council, [item]).get(item)
    form = Matter(request.POST or None, initial={"title": entry.title if entry else ""})
    del form.fields["closed"]
    if request.method == "POST" and form.is_valid():
        try:
            made = matters.begin_matter(
                Scope(visit.council),
                form.cleaned_data["title"],
                form.cleaned_data["summary"],
                [entry.object] if entry else [],
                by=visit.account,
            )
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The matter is begun. Confirm what else belongs to it.")
            return redirect("matter", made)
    return render(request, "desk/matters/new.html", {"form": form, "entry": entry})


@page("matter.edit")
def matter(request: HttpRequest, matter: str) -> HttpResponse:
    """One matter: its steps in order, what may belong to it, and what it comes to."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    _, thing = matters.matter_of(visit.council, matter)
    start = {
        "title": thing.title.en,
        "summary": thing.summary.en,
        "closed": thing.state == "closed",
    }
    do = request.POST.get("do", "")
    form = Matter(request.POST if do == "describe" else None, initial=start)
    step = Step(request.POST if do == "step" else None)
    if request.method == "POST":
        try:
            words = _done(visit, matter, do, form, step)
        except NotFound:
            raise
        except BookError as error:
            tried = form if do == "describe" else step if do == "step" else None
            if tried is None:
                said(request, str(error))
                return redirect("matter", matter)
            tried.refuse(error)
        else:
            if words:
                said(request, words)
                return redirect("matter", matter)
    book = public_book()
    steps = matters.steps_of(book, visit.council, thing)
    bodies = catalogue.by_id(book, visit.council, [one.group for one in steps])
    confirmed = {stage.at for stage in thing.stages}
    context: dict[str, Any] = {
        "matter": thing,
        "entry": catalogue.by_id(book, visit.council, [matter]).get(matter),
        "steps": [(one, bodies.get(one.group), one.object in confirmed) for one in steps],
        "likely": matters.likely(visit.council, thing),
        "form": form,
        "step": step,
    }
    return render(request, "desk/matters/matter.html", context)


def _done(visit: Visit, matter: str, do: str, form: Matter, step: Step) -> str:
    """Do what was asked and say so; nothing where a form is not filled in rightly."""
    scope, by = Scope(visit.council), visit.account
    name, _, key = do.partition(":")
    if name == "join":
        matters.join(scope, matter, key, by=by)
        return "It is a step of this matter."
    if name == "apart":
        matters.keep_apart(scope, matter, key, by=by)
        return "It is not proposed again."
    if name == "leave":
        matters.leave(scope, matter, key, by=by)
        return "It is no step of this matter any more."
    if name == "step" and step.is_valid():
        matters.join(scope, matter, _at_address(visit, step.cleaned_data["step"]), by=by)
        return "It is a step of this matter."
    if name == "describe" and form.is_valid():
        data = form.cleaned_data
        matters.describe(scope, matter, data["title"], data["summary"], closed=data["closed"], by=by)
        return "The matter is described anew."
    if name not in ("step", "describe"):
        raise NotFound("There is no such act.")
    return ""


def _at_address(visit: Visit, address: str) -> str:
    """The id of what stands under an address of the public record. Raises :class:`BookError`."""
    path = address.strip().partition("://")[2].partition("/")[2] if "://" in address else address.strip()
    path = path.strip("/").partition("?")[0].partition("#")[0].removeprefix("cy/")
    found = catalogue.entries(public_book(), visit.council).filter(path=path).first()
    if found is None:
        raise BookError("step: nothing stands under that address in the record")
    return found.object
