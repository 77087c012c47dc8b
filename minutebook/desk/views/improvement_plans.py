"""Plans at the desk: pillars, actions and tests are added one by one; a body approves what stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.assurance import keeping, presenting
from minutebook.assurance.plans import Action, ImpactTest, Plan
from minutebook.assurance.releasing import indicators_of
from minutebook.book import clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Words
from minutebook.desk.bench import said
from minutebook.desk.forms.assurance import NewAction, NewPillar, NewPlan, NewTest, Progress, Quoted
from minutebook.desk.forms.fields import PlainForm
from minutebook.desk.page import Visit, page
from minutebook.desk.views.assurance import item_at
from minutebook.drafts.permission import Scope


@page("assurance.edit")
def new(request: HttpRequest) -> HttpResponse:
    """A plan is begun."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    form = NewPlan(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        thing = Plan(
            id=identity.new_id(),
            kind=data["kind"],
            title=Words(en=data["title"].strip()),
            summary=Words(en=data["summary"].strip()),
            date=clock.today().isoformat(),
        )
        try:
            made = keeping.publish(Scope(visit.council), thing, act="plan.begin", by=visit.account)
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The plan is begun. Add what it rests on.")
            return redirect("improvement", made)
    return render(request, "desk/assurance/new.html", {"form": form, "what": "Begin a plan"})


@page("assurance.edit")
def plan(request: HttpRequest, plan: str) -> HttpResponse:
    """One plan, with all that may be added to it, marked in it and said of it."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    thing: Plan = keeping.thing_of(visit.council, plan, Plan)
    do = request.POST.get("do", "")
    forms = _forms(visit, thing, request, do)
    if request.method == "POST":
        if do not in forms:
            raise NotFound("There is no such act.")
        form = forms[do]
        if form.is_valid():
            try:
                words = ACTS[do](visit, thing, form.cleaned_data)
            except BookError as error:
                form.refuse(error)
            else:
                said(request, words)
                return redirect("improvement", plan)
    lines = {one.facts.finding.id: one for one in presenting.lines_now(visit.council)}
    context: dict[str, Any] = {
        "plan": thing,
        "forms": [(name, TITLES[name], form) for name, form in forms.items()],
        "failed": do if request.method == "POST" else "",
        "tests": [(test, lines.get(test.finding)) for test in thing.tests],
        "pillars": {one.id: str(one.title) for one in thing.pillars},
    }
    return render(request, "desk/assurance/plan.html", context)


TITLES = {
    "pillar": "Add a pillar",
    "action": "Add an action",
    "test": "Add what has to be seen",
    "progress": "Say how far an action is",
    "approve": "A body approved it",
}


def _forms(visit: Visit, thing: Plan, request: HttpRequest, do: str) -> dict[str, PlainForm]:
    found = [
        (one.facts.finding.id, one.facts.finding.text[:110]) for one in presenting.lines_now(visit.council)
    ]
    indicators = [(one.id, str(one.title)) for one in indicators_of(visit.council)]
    pillars = [(one.id, str(one.title)) for one in thing.pillars]
    actions = [(one.id, str(one.title)) for one in thing.actions]

    def data(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "pillar": NewPillar(data("pillar"), prefix="pillar"),
        "action": NewAction(data("action"), prefix="action", pillars=pillars, findings=found),
        "test": NewTest(data("test"), prefix="test", findings=found, indicators=indicators),
        "progress": Progress(data("progress"), prefix="progress", actions=actions),
        "approve": Quoted(data("approve"), prefix="approve"),
    }


def _pillar(visit: Visit, thing: Plan, data: dict[str, Any]) -> str:
    keeping.add_pillar(Scope(visit.council), thing.id, data["title"], data["words"], by=visit.account)
    return "The pillar stands."


def _action(visit: Visit, thing: Plan, data: dict[str, Any]) -> str:
    action = Action(
        kind=data["kind"],
        title=Words(en=data["title"].strip()),
        pillar=data["pillar"],
        owner=data["owner"].strip(),
        due=data["due"].isoformat() if data["due"] else "",
        findings=tuple(data["findings"]),
    )
    keeping.add_action(Scope(visit.council), thing.id, action, by=visit.account)
    return "The action is in the plan."


def _test(visit: Visit, thing: Plan, data: dict[str, Any]) -> str:
    test = ImpactTest(
        finding=data["finding"],
        indicator=data["indicator"],
        at=data["at"],
        value=data["value"].strip(),
        times=data["times"],
        by=data["by"].isoformat() if data["by"] else "",
    )
    keeping.add_test(Scope(visit.council), thing.id, test, by=visit.account)
    return "The test is in the plan."


def _progress(visit: Visit, thing: Plan, data: dict[str, Any]) -> str:
    keeping.mark_action(
        Scope(visit.council),
        thing.id,
        data["action"],
        data["state"],
        day=data["day"],
        evidence=data["evidence"],
        by=visit.account,
    )
    return "How far it is, is on record. The finding stays open until its figure moves and the board says so."


def _approve(visit: Visit, thing: Plan, data: dict[str, Any]) -> str:
    meeting, item = item_at(visit, data["item"])
    keeping.approve(Scope(visit.council), thing.id, meeting, item, data["words"], by=visit.account)
    return "Its approval is on record."


ACTS: dict[str, Callable[[Visit, Plan, dict[str, Any]], str]] = {
    "pillar": _pillar,
    "action": _action,
    "test": _test,
    "progress": _progress,
    "approve": _approve,
}
