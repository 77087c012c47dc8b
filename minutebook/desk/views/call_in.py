"""A published decision at the desk: its clock, who asks to call it in, the hearing, what becomes of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.decisions import (
    AskForm,
    CorrectedHearing,
    CouncilForm,
    HearingForm,
    LodgeForm,
    TakenBack,
)
from minutebook.desk.minutes_shown import entitled, log_look
from minutebook.desk.page import Asked, Visit, page
from minutebook.drafts import working
from minutebook.drafts.closed_book.closed import sits_on
from minutebook.drafts.executive import call_in, call_in_corrected
from minutebook.drafts.executive.decision_standing import STAGE, Record, record_of, standing, window_of
from minutebook.drafts.models import Draft
from minutebook.drafts.permission import require
from minutebook.drafts.practice import bodies
from minutebook.law import wording
from minutebook.law.errors import LawError

BACK = timedelta(days=120)
"""How far back a hearing may lie that is entered."""


@page("desk.enter")
def decision(request: Asked, decision: str) -> HttpResponse:
    """Where a decision stands, and what the visitor may do about it."""
    visit = request.visit
    record = record_of(visit.council, decision)
    ground = entitled(visit, record.body)
    if record.decision.exemption is not None and ground:
        log_look(visit, decision, f"decision, {ground}", record.version)
    elif record.decision.exemption is not None:
        thing = working.newest(public_book(), visit.council, decision)[1]
        record = record._replace(decision=thing)  # type: ignore[arg-type]
    forms = _forms(request, visit, record)
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            if _done(request, visit, record, do, forms):
                return redirect("decision", decision)
        except BookError as error:
            form = forms.get(do)
            if form is None:
                raise
            form.refuse(error)
        else:
            if do in ("again", "correct"):
                return redirect("decision_record", _open(visit, record, do).pk)
    return render(request, "desk/decisions/decision.html", _shown(visit, record, forms))


def _forms(request: Asked, visit: Visit, record: Record) -> dict[str, Any]:
    """Each act's form, filled in where it is the one that was sent."""
    do = request.POST.get("do", "")

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "ask": AskForm(sent("ask"), auto_id="ask_%s"),
        "lodge": LodgeForm(sent("lodge"), auto_id="lodge_%s", initial={"on": clock.today()}),
        "hear": HearingForm(_hearings(visit.council, record), sent("hear"), auto_id="hear_%s"),
        "correct-hearing": CorrectedHearing(
            _hearings(visit.council, record),
            sent("correct-hearing"),
            auto_id="corrected_%s",
            initial=_as_entered(record),
        ),
        "undo": TakenBack(sent("undo"), auto_id="undo_%s"),
        "council": CouncilForm(sent("council"), auto_id="council_%s", initial={"on": clock.today()}),
    }


def _hearings(council: str, record: Record) -> list[tuple[str, str]]:
    """The meetings of scrutiny that can have heard a call-in."""
    one = record.decision.call_in
    if one is None:
        return []
    today = clock.today()
    named = {
        row.object: row.title for row in bodies(council, today) if call_in.is_scrutiny(council, row.object)
    }
    rows = catalogue.entries(public_book(), council).filter(
        kind="meeting",
        group__in=list(named),
        date__gte=max(one.requested, (today - BACK).isoformat()),
        date__lte=f"{today.isoformat()}T24",
    )
    rows = rows.exclude(state__in=["cancelled", "inquorate"]).order_by("-date")
    return [
        (row.object, f"{named[row.group]}, {wording.day(date.fromisoformat(row.date[:10]))}") for row in rows
    ]


def _as_entered(record: Record) -> dict[str, Any]:
    """A hearing as it was entered, to be corrected."""
    one = record.decision.call_in
    return {"meeting": one.meeting, "outcome": one.outcome, "text": str(one.words)} if one else {}


def _done(request: Asked, visit: Visit, record: Record, do: str, forms: dict[str, Any]) -> bool:
    """Do what was asked; whether it is done and the page is to be shown anew."""
    by = visit.account
    if do == "take-back":
        call_in.take_back(record, by=by)
        said(request, "Your request is taken back.")
        return True
    form = forms.get(do)
    if form is None or not form.is_valid():
        return False
    data = form.cleaned_data
    if do == "ask":
        done = call_in.ask(record, data["reasons"], by=by)
        said(request, "The decision is called in." if done else "Your request stands with the others.")
    elif do == "lodge":
        call_in.lodge(record, data["names"].splitlines(), data["reasons"], data["on"], by=by)
        said(request, "The decision is called in.")
    elif do == "undo":
        call_in_corrected.take_back(record, data["mistake"], by=by)
        said(request, "It is taken back, and the record says why.")
    elif do == "correct-hearing":
        words = Words(en=data["text"].strip())
        call_in_corrected.correct(record, data["meeting"], data["outcome"], words, data["mistake"], by=by)
        said(request, "The correction is published, and the record says why.")
    elif do == "hear":
        call_in.hear(record, data["meeting"], data["outcome"], Words(en=data["text"].strip()), by=by)
        said(request, "What scrutiny resolved is published.")
    else:
        objects = data["outcome"] == "refer-back"
        call_in.council_looked(record, data["on"], objects, Words(en=data["text"].strip()), by=by)
        said(request, "What the council resolved is published.")
    return True


def _open(visit: Visit, record: Record, do: str) -> Draft:
    """The record by which a decision is taken again, or a correction of a published one."""
    if do == "again":
        return call_in.begin_again(record, by=visit.account)
    require(visit.account, "decision.publish", record.scope)
    draft = working.open_draft(visit.council, record.object, by=visit.account)
    if draft.stage != STAGE:
        draft.stage = STAGE
        draft.save(using="desk", update_fields=["stage"])
    return draft


def _shown(visit: Visit, record: Record, forms: dict[str, Any]) -> dict[str, Any]:
    decision = record.decision
    asked = call_in.requests(record) if decision.call_in is None else []
    mine = next((row for row in asked if row.by_id == visit.account.pk), None)
    open_now = (
        decision.state == "made" and bool(decision.until) and clock.today().isoformat() <= decision.until
    )
    members = visit.may("call-in.request") and visit.may("meeting.attend")
    hears = visit.may("call-in.hear")
    names = {row.object: row.title for row in bodies(visit.council, clock.today())}
    entry = catalogue.by_id(public_book(), visit.council, [record.object, decision.reconsiders])
    of_the_body = bool(decision.body) and sits_on(visit.account, visit.council, decision.body, clock.today())
    try:
        where = standing(record)
    except (LawError, NotFound):
        where = None
    return {
        "record": record,
        "decision": decision,
        "standing": where,
        "window": window_of(record),
        "asked": asked if (hears or mine) else [],
        "count": len(asked),
        "needed": call_in.needed(record),
        "mine": mine,
        "may_ask": open_now and members and mine is None and not of_the_body,
        "open_now": open_now,
        "may_lodge": hears and decision.until and decision.call_in is None and decision.state == "made",
        "may_hear": hears and decision.state == "called-in",
        "may_council": hears and decision.state == "referred-to-council",
        "may_mend": hears and decision.call_in is not None,
        "why_not_back": call_in_corrected.why_not_back(record) if hears and decision.call_in else "",
        "mend_form": forms["correct-hearing"],
        "may_again": visit.may("decision.write", record.body) and decision.state == "referred-back",
        "may_correct": visit.may("decision.publish", record.body),
        "forms": forms,
        "names": names,
        "path": entry[record.object].path if record.object in entry else "",
        "before": entry.get(decision.reconsiders),
        "again": _taken_again(visit.council, record.object),
    }


def _taken_again(council: str, decision: str) -> Any:
    """The decision by which one was taken again, if it was."""
    link = catalogue.links(public_book(), council).filter(rel="reconsiders", target=decision).first()
    return catalogue.by_id(public_book(), council, [link.source]).get(link.source) if link else None
