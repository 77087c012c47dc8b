"""What an item told of an inspection: proposed by comparing the texts, said by a person, then published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from msgspec.structs import replace

from minutebook.assurance import confirming
from minutebook.assurance.proposing import inspection_of, proposed, told_at
from minutebook.assurance.told import Told
from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.inspections import OneTelling, tellings_of
from minutebook.desk.page import Visit, page
from minutebook.drafts.permission import Scope


@page("told.confirm")
def one(request: HttpRequest, inspection: str, item: str) -> HttpResponse:
    """Each finding beside the words that seem to tell of it, and a person's word on it."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    book = public_book()
    thing = inspection_of(book, visit.council, inspection)
    entry = catalogue.by_id(book, visit.council, [item]).get(item)
    if entry is None or entry.kind != "item":
        raise NotFound("There is no such item in the record.")
    standing = told_at(book, visit.council, inspection, item)
    fresh = proposed(book, visit.council, thing, item)
    told = _joined(fresh, standing)
    forms = tellings_of(told, request.POST or None)
    valid = [form.is_valid() for form in forms] if request.method == "POST" else [False]
    if all(valid):
        made = _made(visit.council, told, forms, request.POST.getlist("differs"))
        if made is not None:
            try:
                confirming.confirm(Scope(visit.council), made, by=visit.account)
            except BookError as error:
                forms[0].refuse(error)
            else:
                said(request, "It is on record what was told. The public can read it.")
                return redirect("inspection", inspection)
    findings = {one.id: one for one in thing.findings}
    rows = [(findings[form.telling.finding], form) for form in forms]
    context = {
        "inspection": thing,
        "entry": entry,
        "body": catalogue.by_id(book, visit.council, [entry.group]).get(entry.group),
        "asked": [row for row in rows if row[0].kind != "strength"],
        "praise": [row for row in rows if row[0].kind == "strength"],
        "differences": list(enumerate(told.differences)),
        "standing": standing,
        "wrong": any(form.errors for form in forms),
    }
    return render(request, "desk/inspections/told.html", context)


def _joined(fresh: Told, standing: Told | None) -> Told:
    """What is proposed now, with a person's earlier word on each finding where there is one."""
    if standing is None:
        return fresh
    known = {one.finding: one for one in standing.tellings}
    tellings = tuple(known.get(one.finding, one) for one in fresh.tellings)
    return replace(fresh, id=standing.id, slug=standing.slug, tellings=tellings)


def _made(council: str, told: Told, forms: list[OneTelling], differs: list[str]) -> Told | None:
    """The telling as a person said it; nothing where a quotation stands nowhere (its form says so)."""
    tellings, wrong = [], False
    for form in forms:
        data = form.cleaned_data
        before = {" ".join(quote.text.split()): quote for quote in form.telling.quotes}
        try:
            quotes = tuple(
                before.get(" ".join(words.split())) or confirming.quoted(council, told.item, words)
                for words in (form.passages() if data["how"] != "not" else [])
            )
        except BookError as error:
            form.refuse(error)
            wrong = True
            continue
        tellings.append(confirming.said(form.telling, data["how"], quotes, data["left_out"], data["why"]))
    if wrong:
        return None
    kept = [one for place, one in enumerate(told.differences) if str(place) in differs]
    return replace(told, tellings=tuple(tellings), differences=tuple(confirming.agreed(one) for one in kept))
