"""What is kept from the public: the list by review date, who may read a thing, and its release."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.people import LetIn, Release
from minutebook.desk.page import Asked, demand, page
from minutebook.drafts.closed_book import closed, lapsing
from minutebook.drafts.closed_book.closed import NOT_THERE, ClosedMeeting, Secret
from minutebook.drafts.models import Account, ContractTerms
from minutebook.drafts.people import granting

SIZE = 100


@require_GET
@page("paper.release")
def listing(request: Asked) -> HttpResponse:
    """Everything that is private, what is due for review before the rest."""
    visit = request.visit
    rows = lapsing.rows_with_meetings(visit.council) if visit.council else []
    return render(request, "desk/withheld/list.html", {"rows": rows, "today": clock.today().isoformat()})


def _at(request: Asked, meeting: str, thing: str, right: str) -> tuple[ClosedMeeting, Secret]:
    visit = request.visit
    where = closed.closed_meeting(visit.council, meeting)
    secret = where.secrets.get(thing) if where else None
    if where is None or secret is None:
        raise NotFound(NOT_THERE)
    demand(request, right, secret.body)
    return where, secret


@page("paper.read-closed")
def one(request: Asked, meeting: str, thing: str) -> HttpResponse:
    """One private thing: why it is private, who may read it, who did."""
    visit = request.visit
    where, secret = _at(request, meeting, thing, "paper.read-closed")
    people = Account.objects.using("desk").filter(is_active=True, appointments__council=visit.council)
    people = people.exclude(pk=visit.account.pk).distinct().order_by("name")
    do = request.POST.get("do", "")
    form = LetIn(people, request.POST if do == "let-in" else None)
    try:
        if do == "let-in" and form.is_valid():
            data = form.cleaned_data
            granting.let_in(secret, data["account"], data["reason"], form.end(), by=visit.account)
            said(request, f"{data['account']} may read it now.")
            return redirect("withheld_one", meeting, thing)
        if do.startswith("shut-out:") and do.removeprefix("shut-out:").isdigit():
            granting.shut_out(secret, int(do.removeprefix("shut-out:")), by=visit.account)
            said(request, "They may no longer read it.")
            return redirect("withheld_one", meeting, thing)
        if do in ("terms:yes", "terms:no"):
            granting.say_terms(secret, do == "terms:yes", by=visit.account)
            said(request, "Noted.")
            return redirect("withheld_one", meeting, thing)
    except BookError as error:
        form.refuse(error)
    terms = ContractTerms.objects.using("desk").filter(council=visit.council, object=thing).first()
    context = {
        "where": where,
        "secret": secret,
        "item": where.item(secret.item),
        "form": form,
        "grants": granting.grants_of(secret),
        "readings": closed.readings(visit.council, thing)[:SIZE],
        "terms": terms,
        "may_grant": visit.may("paper.grant", secret.body),
        "may_decide": visit.may("exclusion.decide", secret.body),
        "may_release": visit.may("paper.release", secret.body),
    }
    return render(request, "desk/withheld/one.html", context)


@page("paper.release")
def release(request: Asked, meeting: str, thing: str) -> HttpResponse:
    """Publishing a private thing, with the reason why it may be public now."""
    visit = request.visit
    where, secret = _at(request, meeting, thing, "paper.release")
    form = Release(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            lapsing.release(secret, where, form.cleaned_data["reason"], by=visit.account)
            said(request, "It is public now, with your reason.")
            return redirect("withheld")
    item = where.item(secret.item)
    papers = [where.documents[p.document] for p in item.papers if p.document in where.documents]
    context = {"where": where, "secret": secret, "item": item, "papers": papers, "form": form}
    return render(request, "desk/withheld/release.html", context)
