"""Lines at the desk: where each is stuck, what a board judged, what a member asked, the pack, voices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from minutebook.assurance import keeping, packing, presenting
from minutebook.assurance.line import KEYS
from minutebook.assurance.line_words import names, sentences, waits
from minutebook.assurance.releasing import indicators_of
from minutebook.assurance.voices import Voice
from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.desk.bench import bench_at, said
from minutebook.desk.forms.assurance import Challenge, Frozen, Judgement, NewVoice
from minutebook.desk.page import Visit, demand, page
from minutebook.drafts.permission import Scope


def item_at(visit: Visit, address: str) -> tuple[str, str]:
    """The meeting and the item that stand under an address of the public site. Raises :class:`BookError`."""
    path = address.strip().strip("/").removeprefix("cy/")
    path = path.split("://", 1)[-1].split("/", 1)[-1] if "://" in path else path
    rows = catalogue.entries(public_book(), visit.council).filter(path=path, kind="item")
    entry = rows.first()
    if entry is None:
        raise BookError("item: no item stands under this address; copy it from the item’s page")
    return entry.parent, entry.object


@page("assurance.edit")
def lines(request: HttpRequest) -> HttpResponse:
    """Every line by where it is stuck, the plans, indicators and voices, and what a meeting may be given."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    frozen = Frozen(request.POST or None)
    if request.method == "POST" and frozen.is_valid():
        try:
            meeting, item = item_at(visit, frozen.cleaned_data["item"])
            scope = Scope(visit.council, keeping.at_item(visit.council, meeting, item).body)
            presenting.freeze(scope, meeting, item, by=visit.account)
        except BookError as error:
            frozen.refuse(error)
        else:
            said(request, "What the paper showed is kept with its item.")
            return redirect("lines")
    found = presenting.lines_now(visit.council)
    waiting, called = waits(), names()
    groups = [
        (called[key], waiting[key], [one for one in found if one.stuck == key])
        for key in (*KEYS[2:], "closed")
    ]
    rows = catalogue.entries(public_book(), visit.council)
    context: dict[str, Any] = {
        "groups": groups,
        "total": len(found),
        "plans": list(rows.filter(kind="plan").order_by("-date")),
        "voices": list(rows.filter(kind="voice").order_by("-date")),
        "indicators": indicators_of(visit.council),
        "frozen": frozen,
    }
    return render(request, "desk/assurance/lines.html", context)


@page("assurance.edit")
def line(request: HttpRequest, finding: str) -> HttpResponse:
    """One line: how it stands, what the board judged, and a challenge."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    found = keeping.line_of_finding(visit.council, finding)
    do = request.POST.get("do", "")
    judgement = Judgement(request.POST if do == "judge" else None, prefix="judge")
    challenge = Challenge(request.POST if do == "challenge" else None, prefix="challenge")
    form = judgement if do == "judge" else challenge
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            meeting, item = item_at(visit, data["item"])
            at = keeping.at_item(visit.council, meeting, item)
            scope = Scope(visit.council, at.body)
            if do == "judge":
                keeping.judge(scope, finding, data["result"], meeting, item, data["words"], by=visit.account)
                said(request, "The board’s judgement is on record.")
                return redirect("line", finding)
            held = keeping.challenge(
                scope,
                meeting,
                item,
                data["words"],
                (finding,),
                asker=data["asker"],
                owner=data["owner"],
                due=data["due"],
                by=visit.account,
            )
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "The question is followed until the board has its answer.")
            return redirect("thread", held.object)
    context: dict[str, Any] = {
        "line": found,
        "finding": found.facts.finding,
        "sentences": sentences(found),
        "stations": [(names()[one.key], one) for one in found.stations],
        "judgement": judgement,
        "challenge": challenge,
        "may_judge": visit.may("finding.close"),
        "threads": catalogue.by_id(public_book(), visit.council, found.facts.threads).values(),
    }
    return render(request, "desk/assurance/line.html", context)


@page("assurance.edit")
def pack(request: HttpRequest, meeting: str) -> HttpResponse:
    """The report pack as it will stand on an agenda, and the button that puts it there or makes it anew."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    bench = bench_at(visit, meeting, "agenda.edit")
    if request.method == "POST":
        packing.put_pack(bench.draft, by=visit.account)
        said(request, "The report pack is on the agenda as it stands now.")
        return redirect("meeting", meeting)
    document = presenting.pack_document(visit.council, meeting, str(bench.body.name), bench.day)
    there = any(paper.document == document.id for item in bench.meeting.items for paper in item.papers)
    return render(request, "desk/assurance/pack.html", {"bench": bench, "document": document, "there": there})


def about(visit: Visit) -> list[tuple[str, str]]:
    """What young people may speak of: findings and indicators."""
    found = [
        (one.facts.finding.id, one.facts.finding.text[:110]) for one in presenting.lines_now(visit.council)
    ]
    return [*found, *((one.id, str(one.title)) for one in indicators_of(visit.council))]


@page("assurance.edit")
def voice_new(request: HttpRequest) -> HttpResponse:
    """What a group said is put on record."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    form = NewVoice(request.POST or None, about=about(visit))
    if request.method == "POST" and form.is_valid():
        try:
            made = keeping.publish(
                Scope(visit.council), _voice(form.cleaned_data), act="voice.publish", by=visit.account
            )
        except BookError as error:
            form.refuse(error)
        else:
            said(request, "What they said is on record.")
            return redirect("voice", made)
    return render(request, "desk/assurance/new.html", {"form": form, "what": "What young people said"})


def _voice(data: dict[str, Any]) -> Voice:
    days: dict[str, Any] = {
        name: data[name].isoformat() if data[name] else ""
        for name in ("date", "checked", "consent", "told_back")
    }
    return Voice(
        title=Words(en=data["title"]),
        group=data["group"],
        people=data["people"],
        how=data["how"],
        said=Words(en=data["said"].strip()),
        plain=Words(en=data["plain"].strip()),
        changed=Words(en=data["changed"].strip()),
        about=tuple(data["about"]),
        **days,
    )


@page("assurance.edit")
def voice(request: HttpRequest, voice: str) -> HttpResponse:
    """What a group said, and the button for when it does not agree any more."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    thing: Voice = keeping.thing_of(visit.council, voice, Voice)
    if request.method == "POST":
        demand(request, "assurance.edit", "")
        keeping.withdraw_consent(Scope(visit.council), voice, by=visit.account)
        said(request, "Their words are erased.")
        return redirect("lines")
    return render(request, "desk/assurance/voice.html", {"voice": thing})
