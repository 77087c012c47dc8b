"""Figures at the desk: a return is worked out in memory, and what ``release()`` allows is published."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from minutebook.assurance import exact, keeping, releasing
from minutebook.assurance.indicators import Indicator, Target
from minutebook.assurance.releasing import Asked, Weighed
from minutebook.book import catalogue, identity
from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.assurance import Letting, NewIndicator, NewTarget, Return
from minutebook.desk.in_memory import in_memory
from minutebook.desk.page import Visit, page
from minutebook.desk.views.assurance import item_at
from minutebook.drafts.permission import Scope
from minutebook.measures import DEFINITIONS, MeasureError
from minutebook.measures.charts.series import period_name


@in_memory
@page("assurance.edit")
@sensitive_post_parameters()
def figures(request: HttpRequest) -> HttpResponseBase:
    """Exact figures as they are worked out, a return to be read, and what may be let out of them."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    every = exact.observations(visit.council)
    indicators = releasing.indicators_of(visit.council)
    periods = {one.period.label: period_name(one.period) for one in reversed(every)}
    do = request.POST.get("do", "")
    brought = Return(request.POST if do == "bring" else None, request.FILES if do == "bring" else None)
    letting = Letting(
        request.POST if do in ("weigh", "release") else None,
        periods=list(periods.items()),
        indicators=[(one.id, str(one.title)) for one in indicators],
    )
    weighed: Weighed | None = None
    if do == "bring" and brought.is_valid():
        if (answer := _bring(request, visit, brought)) is not None:
            return answer
    elif do in ("weigh", "release") and letting.is_valid():
        try:
            asked = _asked(visit, letting.cleaned_data)
            if do == "release":
                releasing.let_out(Scope(visit.council), asked, by=visit.account)
                said(request, "The figures are published.")
                return redirect("figures")
            weighed = releasing.weigh(visit.council, asked)
        except BookError as error:
            letting.refuse(error)
    keys = {one.key for one in indicators}
    context: dict[str, Any] = {
        "brought": brought,
        "letting": letting,
        "indicators": indicators,
        "exact": [one for one in reversed(every) if one.measure in keys][:60],
        "held": len(every),
        "weighed": list(zip(weighed.exact, weighed.out.figures, weighed.out.causes, strict=True))
        if weighed
        else None,
        "given_away": weighed.out.given_away if weighed else (),
        "releases": list(
            catalogue.entries(public_book(), visit.council).filter(kind="release").order_by("-date")
        ),
    }
    return render(request, "desk/assurance/figures.html", context)


@sensitive_variables()
def _bring(request: HttpRequest, visit: Visit, form: Return) -> HttpResponse | None:
    data = form.cleaned_data
    files = [(str(file.name), file.read()) for file in data["returned"]]
    council = catalogue.by_id(public_book(), visit.council, [visit.council]).get(visit.council)
    try:
        worked = exact.bring(
            Scope(visit.council),
            files,
            data["year"],
            area=council.title if council else "this authority",
            population=data["population"],
            by=visit.account,
        )
    except MeasureError as error:
        form.add_error("returned", f"{str(error).rstrip('.')}.")
        return None
    finally:
        del files
    broken = sum(1 for rows in worked.kept().rule_counts.values() if rows)
    said(
        request,
        f"{len(worked.figures)} figures of the year are worked out. {broken} rules are broken by some row; "
        "the return itself is gone.",
    )
    return redirect("figures")


def _asked(visit: Visit, data: dict[str, Any]) -> Asked:
    at = keeping.at_item(visit.council, *item_at(visit, data["item"])) if data["item"].strip() else None
    return Asked(tuple(data["indicators"]), data["period"], data["source"].strip(), at)


@page("assurance.edit")
def indicator_new(request: HttpRequest) -> HttpResponse:
    """An indicator is begun from a measure's definition."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    form = NewIndicator(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        thing = indicator_of(data["key"], data["title"], data["question"], data["owner"])
        try:
            made = keeping.publish(Scope(visit.council), thing, act="indicator.begin", by=visit.account)
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The indicator is on record. Set its target.")
            return redirect("indicator", made)
    return render(request, "desk/assurance/new.html", {"form": form, "what": "Watch an indicator"})


def indicator_of(key: str, title: str, question: str, owner: str) -> Indicator:
    """An indicator with the words of a measure's own definition."""
    known = [one for one in DEFINITIONS if one.key == key][-1]
    return Indicator(
        id=identity.new_id(),
        title=Words(en=title.strip() or known.title),
        key=key,
        question=Words(en=question.strip()),
        above=known.numerator,
        below=known.denominator,
        unit=known.unit,
        places=known.places,
        polarity=known.polarity,
        source=known.source,
        owner=owner.strip(),
    )


@page("assurance.edit")
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: its targets, and another."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    thing: Indicator = keeping.thing_of(visit.council, indicator, Indicator)
    form = NewTarget(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            at = keeping.at_item(visit.council, *item_at(visit, data["item"])) if data["item"] else None
            target = Target(
                value=data["value"].strip(),
                start=data["start"].isoformat(),
                reason=data["reason"].strip(),
                set_at=at,
                set_by=data["set_by"].strip(),
            )
            keeping.set_target(Scope(visit.council), indicator, target, by=visit.account)
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The target is set.")
            return redirect("indicator", indicator)
    return render(request, "desk/assurance/indicator.html", {"indicator": thing, "form": form})
