"""Records of decisions at the desk: written, through the gate, published; a meeting's decision notice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Item, Meeting
from minutebook.desk.bench import said
from minutebook.desk.forms.decisions import NewDecision, RecordForm
from minutebook.desk.minutes_shown import entitled
from minutebook.desk.page import Asked, Visit, page
from minutebook.desk.session import sitting_for
from minutebook.drafts import working
from minutebook.drafts.executive import decisions
from minutebook.drafts.executive.decision_standing import Record, decision_of, footing_at
from minutebook.drafts.executive.gate_of_decisions import found_data, let_stay, verdict_of
from minutebook.drafts.exempting import signed_off_by
from minutebook.drafts.minutes import following_on
from minutebook.drafts.minutes.standing_minutes import out_of
from minutebook.drafts.models import Draft
from minutebook.drafts.permission import NotPermitted, Scope
from minutebook.drafts.practice import bodies
from minutebook.drafts.sitting import opening
from minutebook.drafts.working import WHOLE, Clash
from minutebook.law.gate import Verdict


@page("desk.enter")
def decisions_page(request: Asked) -> HttpResponse:
    """Records being written, decisions that may still be called in or are, and the latest in force."""
    visit = request.visit
    names = {row.object: row.title for row in bodies(visit.council, clock.today())} if visit.council else {}
    found = list(decisions.records(visit.council)) if visit.council else []
    writing = [(one, names.get(one.body, "")) for one in found if one.draft and _mine(visit, one)]
    published = [(one, names.get(one.body, "")) for one in found if one.draft is None]
    context = {
        "writing": writing,
        "open": [pair for pair in published if pair[0].decision.state not in ("effective", "reconsidered")],
        "past": [pair for pair in published if pair[0].decision.state in ("effective", "reconsidered")][:30],
        "may_write": visit.may("decision.write"),
    }
    return render(request, "desk/decisions/list.html", context)


def _mine(visit: Visit, record: Record) -> bool:
    return record.draft is not None and (
        decisions.may_write(visit.account, record.draft) or visit.may("exclusion.decide", record.body)
    )


@page("decision.write")
def new(request: Asked) -> HttpResponse:
    """Beginning the record of what one member or an officer decided."""
    visit = request.visit
    rows = [row for row in bodies(visit.council, clock.today()) if visit.may("decision.write", row.object)]
    welsh = footing_at(visit.council, "").nation == "wales" if visit.council else False
    form = NewDecision([(row.object, row.title) for row in rows], request.POST or None, welsh=welsh)
    if request.method == "POST" and form.is_valid():
        decision = form.decision()
        with form.refusing():
            draft = decisions.begin(Scope(visit.council, decision.body), decision, by=visit.account)
            return redirect("decision_record", draft.pk)
    return render(request, "desk/decisions/new.html", {"form": form})


@page("desk.enter")
def record(request: Asked, draft: str) -> HttpResponse:
    """The record of a decision being written, what stands in its way, and the button that publishes it."""
    visit = request.visit
    found = decisions.draft_at(visit.council, draft)
    signs = visit.may("exclusion.decide", found.body)
    if not (decisions.may_write(visit.account, found) or signs):
        raise NotPermitted("decision.write")
    decision, part = decision_of(found), found.parts.get(key=WHOLE)
    welsh = footing_at(visit.council, decision.body).nation == "wales"
    saves = request.method == "POST" and request.POST.get("do", "save") in ("save", "publish")
    form = RecordForm(decision, request.POST if saves else None, welsh=welsh, initial={"seen": part.revision})
    if request.method == "POST":
        try:
            if not saves:
                return _act(request, found)
            if form.is_valid():
                return _saved(request, found, form)
        except Clash as clash:
            form.add_error(None, f"{clash}. Look at what stands now, and save again.")
        except BookError as error:
            if not saves:
                messages.error(request, str(error))
                return redirect("decision_record", draft)
            form.refuse(error)
    exemption = decision.exemption
    context = {
        "draft": found,
        "decision": decision,
        "form": form,
        "verdict": verdict_of(found),
        "data": [(one, decided) for one, decided in found_data(found) if not decided],
        "signed_off": signed_off_by(visit.council, found.object, exemption) if exemption else "",
        "may_sign_off": signs,
        "may_write": decisions.may_write(visit.account, found),
        "may_publish": visit.may("decision.publish", found.body),
        "again": found.base_public > 0,
    }
    return render(request, "desk/decisions/record.html", context)


def _saved(request: Asked, draft: Draft, form: RecordForm) -> HttpResponse:
    visit = request.visit
    decisions.save(draft, form.decision(), seen=form.cleaned_data["seen"], by=visit.account)
    if request.POST.get("do") != "publish":
        said(request, "The record is saved.")
        return redirect("decision_record", draft.pk)
    try:
        decisions.publish(draft, said=request.POST.get("said", ""), by=visit.account)
    except BookError as error:
        messages.error(request, f"Saved, but not published: {error}")
        return redirect("decision_record", draft.pk)
    said(request, "The record is published.")
    return redirect("decision", draft.object)


def _act(request: Asked, draft: Draft) -> HttpResponse:
    visit = request.visit
    do = request.POST.get("do")
    if do == "sign-off":
        decisions.sign_off(draft, by=visit.account)
        said(request, "Your decision is recorded: it is exempt as it is reasoned.")
    elif do == "stay":
        let_stay(draft, request.POST.get("mark", ""), request.POST.get("reason", ""), by=visit.account)
        said(request, "Your decision is recorded.")
    elif do == "throw":
        decisions.throw_away(draft, by=visit.account)
        said(request, "The record is thrown away.")
        return redirect("decisions")
    return redirect("decision_record", draft.pk)


@page("minutes.see")
def of_meeting(request: Asked, meeting: str) -> HttpResponse:
    """The decision notice of a meeting: each item with its record; all that are ready, published at once."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "minutes.see")
    if request.method == "POST":
        try:
            if request.POST.get("do") == "publish":
                _publish_ready(request, meeting)
            else:
                draft = decisions.begin_at_item(sitting, request.POST.get("item", ""), by=visit.account)
                return redirect("decision_record", draft.pk)
        except BookError as error:
            messages.error(request, str(error))
        return redirect("meeting_decisions", meeting)
    out = out_of(visit.council, meeting)
    known = {one.decision.item: one for one in decisions.at_meeting(visit.council, meeting)}
    reads = bool(entitled(visit, sitting.body))
    rows = [
        (item, known.get(item.id), _verdict(known.get(item.id)))
        for item in _items(visit.council, meeting)
        if reads or item.exemption is None
    ]
    context = {
        "out": out,
        "rows": rows,
        "ready": sum(verdict is not None and verdict.passes for _, _, verdict in rows),
        "due": next((one for one in following_on.deadlines(out) if one.rule == "decisions-published"), None),
        "may_write": visit.may("decision.write", sitting.body),
        "may_publish": visit.may("decision.publish", sitting.body),
        "published": sum(one is not None and one.draft is None for _, one, _ in rows),
    }
    return render(request, "desk/decisions/of_meeting.html", context)


def _verdict(record: Record | None) -> Verdict | None:
    return verdict_of(record.draft) if record is not None and record.draft is not None else None


def _items(council: str, meeting: str) -> list[Item]:
    draft = opening.minutes_draft(council, meeting)
    thing = working.assemble(draft) if draft else working.whole(council, meeting)[0]
    return [one for one in thing.items if one.kind == "item"] if isinstance(thing, Meeting) else []


def _publish_ready(request: Asked, meeting: str) -> None:
    """Publish each record of a meeting that nothing stands in the way of."""
    visit = request.visit
    done = 0
    for one in decisions.at_meeting(visit.council, meeting):
        if one.draft is not None and verdict_of(one.draft).passes and not one.draft.base_public:
            decisions.publish(one.draft, by=visit.account)
            done += 1
    said(request, f"{done} decision{'' if done == 1 else 's'} published.")
