"""The gate: what stands between an agenda and the public, who may let it pass, and publishing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Meeting
from minutebook.desk.bench import bench_at, said
from minutebook.desk.changes import Change, changes
from minutebook.desk.page import Asked, page
from minutebook.desk.verdicts import shown
from minutebook.drafts import exempting
from minutebook.drafts.agendas import agenda_publishing
from minutebook.drafts.agendas import gate as gates
from minutebook.drafts.agendas import scan as scans
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.agendas.notices import must_be_posted, posting_of
from minutebook.drafts.catching_up import behind
from minutebook.drafts.dividing import divide
from minutebook.drafts.papers import papers_of
from minutebook.law.gate import Finding

MENDED_AT = {
    "notice-contents": "meeting_details",
    "notice-posted": "notice",
    "personal-data": "scan",
    "exemption": "private",
}
"""Where a finding is mended, by its rule; others are mended at the item they are about."""
IN_TIME = ("public-notice", "late-item", "notice-given")
"""The rules that a meeting convened at shorter notice may keep."""


@page("paper.read-closed")
def gate(request: Asked, meeting: str) -> HttpResponse:
    """What blocks and what warns, each with its law and what mends it; and the button that publishes."""
    visit = request.visit
    bench = bench_at(visit, meeting, "paper.read-closed")
    if request.method == "POST":
        try:
            if request.POST.get("do") == "publish":
                return _publish(request, bench)
            if request.POST.get("do") == "pass":
                _let_pass(request, bench)
            elif request.POST.get("do") == "convene":
                gates.convene_at_short_notice(bench.draft, request.POST.get("reason", ""), by=visit.account)
                said(request, "The meeting is convened at shorter notice, as of today.")
        except BookError as error:
            messages.error(request, str(error))
        return redirect("gate", meeting)
    verdict = gates.verdict_of(bench)
    context = {
        "bench": bench,
        "verdict": verdict,
        "findings": shown(visit, bench, verdict, _mend_at),
        "going": agenda_publishing.going_out(bench),
        "said": agenda_publishing.said_of(bench) if bench.out else "",
        "changes": _changes(bench),
        "behind": behind(bench.draft),
        "posting": posting_of(visit.council, meeting),
        "must_be_posted": must_be_posted(bench),
        "may_publish": visit.may("agenda.publish", bench.body.id),
        "short": any(one.rule in IN_TIME for one in verdict.in_the_way),
        "today": clock.today(),
    }
    return render(request, "desk/agenda/gate.html", context)


def _publish(request: Asked, bench: Bench) -> HttpResponse:
    visit = request.visit
    out = bench.out
    agenda_publishing.publish_agenda(bench.draft, said=request.POST.get("said", ""), by=visit.account)
    said(
        request,
        "The supplement is published." if out else "The agenda is published, and the members are told.",
    )
    return redirect("meeting", bench.draft.object)


def _let_pass(request: Asked, bench: Bench) -> None:
    visit = request.visit
    post = request.POST
    act = gates.let_pass if visit.may("gate.override", bench.body.id) else gates.let_pass_as_clerk
    act(bench.draft, post.get("rule", ""), post.get("about", ""), post.get("reason", ""), by=visit.account)
    said(request, "It passes, with your reason and name in the record of the desk.")


def _mend_at(bench: Bench, finding: Finding) -> str:
    meeting = bench.draft.object
    if finding.rule in MENDED_AT:
        return reverse(MENDED_AT[finding.rule], args=[meeting])
    papers = papers_of(bench)
    for item in bench.meeting.items:
        title = str(item.title)
        if not finding.about or title not in finding.about:
            continue
        if finding.rule == "late-item":
            return reverse("item_late", args=[meeting, item.id])
        for held in papers[item.id]:
            if finding.about.endswith(str(held.document.title)):
                return reverse("paper", args=[meeting, held.document.id])
        return reverse("item", args=[meeting, item.id])
    return ""


def _changes(bench: Bench) -> list[Change]:
    """What a supplement changes of the agenda the public has."""
    if not bench.out or bench.published is None:
        return []
    held = [one for papers in papers_of(bench).values() for one in papers]
    public = divide(bench.meeting, {one.document.id for one in held if one.document.exemption}).public
    titles = {one.document.id: str(one.document.title) for one in held}
    return changes(bench.published, public, titles) if isinstance(public, Meeting) else []


@page("agenda.edit")
def scan(request: Asked, meeting: str) -> HttpResponse:
    """Each thing that may be personal data, to be taken out or decided on."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    if request.method == "POST":
        post = request.POST
        try:
            scans.decide(
                bench.draft,
                post.get("object", ""),
                post.get("mark", ""),
                post.get("reason", ""),
                by=visit.account,
            )
            said(request, "Your decision is recorded.")
        except (BookError, ValueError, KeyError) as error:
            messages.error(request, str(error))
        return redirect("scan", meeting)
    found = scans.findings(bench)
    context = {
        "bench": bench,
        "undecided": [one for one in found if one.undecided],
        "decided": [one for one in found if not one.undecided],
    }
    return render(request, "desk/agenda/scan.html", context)


@page("paper.read-closed")
def private(request: Asked, meeting: str) -> HttpResponse:
    """What of an agenda is private, why, and the proper officer's decision on each."""
    visit = request.visit
    bench = bench_at(visit, meeting, "paper.read-closed")
    if request.method == "POST":
        try:
            exempting.sign_off(bench.draft, request.POST.get("object", ""), by=visit.account)
            said(request, "Your decision is recorded: it is exempt as it is reasoned.")
        except BookError as error:
            messages.error(request, str(error))
        return redirect("private", meeting)
    rows = []
    papers = papers_of(bench)
    for item in bench.meeting.items:
        if item.exemption:
            signed = exempting.signed_off_by(visit.council, item.id, item.exemption)
            rows.append((item.id, item, str(item.title), item.exemption, papers[item.id], signed))
            continue
        for held in papers[item.id]:
            if held.document.exemption:
                signed = exempting.signed_off_by(visit.council, held.document.id, held.document.exemption)
                title = str(held.document.title)
                rows.append((held.document.id, item, title, held.document.exemption, [held], signed))
    context = {
        "bench": bench,
        "rows": rows,
        "may_decide": visit.may("exclusion.decide", bench.body.id),
        "descriptions": {one.paragraph: one.description for one in exempting.categories(bench)},
    }
    return render(request, "desk/agenda/private.html", context)
