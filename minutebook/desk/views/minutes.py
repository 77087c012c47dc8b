"""Minutes after a meeting: where each stands, what follows it, the gate, the chair's reading, the actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.models import Entry
from minutebook.book.shelf import public_book
from minutebook.desk.bench import said
from minutebook.desk.forms.minutes import RemarkForm, ToForm
from minutebook.desk.minutes_shown import entitled, present, sheets
from minutebook.desk.page import Asked, Visit, page
from minutebook.desk.session import out_for, sitting_for
from minutebook.desk.verdicts import shown
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.catching_up import behind
from minutebook.drafts.minutes import following_on, gate_of_minutes, minutes_publishing, minutes_scan
from minutebook.drafts.minutes.approving import suitable
from minutebook.drafts.minutes.completing_minutes import settle_outcomes, unfinished
from minutebook.drafts.minutes.standing_minutes import Out, out_of, words_digest
from minutebook.drafts.models import Draft, Sending
from minutebook.drafts.people.recipients import members
from minutebook.drafts.permission import Scope, require
from minutebook.drafts.practice import bodies
from minutebook.drafts.sitting import opening
from minutebook.law import wording
from minutebook.law.gate import Finding

BACK = timedelta(days=400)
"""How far back the list of minutes goes; older ones are in the minute books."""


@page("minutes.see")
def minutes(request: Asked) -> HttpResponse:
    """Every meeting held of late, by how far its minutes have come."""
    visit = request.visit
    today = clock.today()
    rows = catalogue.entries(public_book(), visit.council).filter(
        kind="meeting", date__gte=(today - BACK).isoformat(), date__lte=f"{today.isoformat()}T24"
    )
    seen = [row for row in rows.order_by("-date", "object") if visit.may("minutes.see", row.group)]
    names = {row.object: row.title for row in bodies(visit.council, today)}
    taken = set(
        Draft.objects.using("desk")
        .filter(council=visit.council, kind="meeting", stage=opening.MINUTES, state=Draft.OPEN)
        .values_list("object", flat=True)
    )
    groups: dict[str, list[tuple[Entry, str, bool]]] = {
        "taken": [],
        "draft": [],
        "approved": [],
        "signed": [],
    }
    for row in seen:
        key = row.label if row.label in groups else "taken"
        if row.state in ("cancelled", "inquorate") or (key == "taken" and row.object not in taken):
            continue
        groups[key].append((row, names.get(row.group, ""), row.object in taken))
    return render(request, "desk/minutes/list.html", {"groups": groups, "council": visit.council})


class Step(NamedTuple):
    """One step after a meeting: whether it is done, what is to be said of it, where it is done."""

    title: str
    state: str
    words: str
    page: str = ""


@page("minutes.see")
def after(request: Asked, meeting: str) -> HttpResponse:
    """What follows a meeting: the steps of its minutes, its actions and decisions, each with its day."""
    visit = request.visit
    out = out_for(request, meeting, "minutes.see")
    draft = opening.minutes_draft(visit.council, meeting)
    context = {
        "out": out,
        "draft": draft,
        "steps": _steps(visit, out, draft),
        "deadlines": following_on.deadlines(out),
        "today": clock.today(),
        "may_edit": visit.may("minutes.edit", out.body.id),
        "executive": out.footing.kind == "executive",
        "welsh": out.footing.nation == "wales",
        "private_leaves": out.meeting.minutes.private if entitled(visit, out.body.id) else None,
    }
    return render(request, "desk/minutes/after.html", context)


def _steps(visit: Visit, out: Out, draft: Draft | None) -> list[Step]:
    """The way from the room to the signature, with where it stands."""
    meeting, state = out.meeting.id, out.state
    left = len(unfinished(draft)) if draft is not None and state == "none" else 0
    writing = "done" if state != "none" else "now" if draft is not None else "open"
    to_write = f"{left} thing{'' if left == 1 else 's'} still to do." if left else "The minutes are complete."
    if draft is None and state == "none":
        to_write = "The meeting was not opened at this desk, and no minutes of it are published."
    sent = minutes_publishing.sent(visit.council, meeting, Sending.CHAIR)
    agreed = minutes_publishing.agreement(draft) if draft else None
    chair = "They have not been sent to the chair." if sent is None else f"Sent to {', '.join(sent.to)}."
    if agreed is not None:
        chair = f"{agreed.assent.by} agreed them{'' if agreed.stands else '; they have changed since'}."
    at = minutes_state(out)
    return [
        Step("Written", writing, to_write, reverse("taking", args=[meeting]) if draft else ""),
        Step(
            "Read by the chair",
            "done" if agreed or (state != "none" and sent) else "now" if sent else "open",
            chair,
            reverse("minutes_chair", args=[meeting]) if draft else "",
        ),
        Step(
            "Published as a draft",
            "done" if state != "none" else "open",
            at["drafted"],
            reverse("minutes_gate", args=[meeting]) if draft else "",
        ),
        Step(
            "Approved",
            "done" if state in ("approved", "signed") else "open",
            at["approved"],
            reverse("minutes_approval", args=[meeting]) if state == "draft" else "",
        ),
        Step(
            "Signed",
            "done" if state == "signed" else "open",
            at["signed"],
            reverse("signing", args=[meeting]) if state in ("approved", "signed") else "",
        ),
    ]


def minutes_state(out: Out) -> dict[str, str]:
    """What is to be said of draft, approval and signature, in a sentence each."""
    minutes, first = out.public.minutes, suitable(out)
    drafted = "Nothing is published yet."
    if minutes.state != "none":
        drafted = (
            f"Out since {wording.day(date.fromisoformat(minutes.drafted))}." if minutes.drafted else "Out."
        )
    approved = f"{first.answer.because[:1].upper()}{first.answer.because[1:]} ({first.answer.source})."
    if minutes.approved:
        count = len(minutes.corrections)
        corrected = f", with {count} correction{'' if count == 1 else 's'}" if count else ""
        approved = f"On {wording.day(date.fromisoformat(minutes.approved))}{corrected}."
    signed = "They wait for approval."
    if out.approval is not None and minutes.state == "approved":
        signed = f"They wait for {out.approval.name}, who presided at that meeting."
    if minutes.state == "signed":
        leaves = minutes.leaves
        numbers = (
            f"leaf {leaves[0]}"
            if len(leaves) == 1
            else f"leaves {leaves[0]} to {leaves[-1]}"
            if leaves
            else ""
        )
        signed = f"By {minutes.signed_by}" + (
            f", on {wording.day(date.fromisoformat(minutes.signed))}" if minutes.signed else ""
        )
        signed += f"; {numbers}." if numbers else "."
    return {"drafted": drafted, "approved": approved, "signed": signed}


@page("minutes.edit")
def take_up(request: Asked, meeting: str) -> HttpResponse:
    """Opening a working copy of draft minutes that are out, to correct them."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "minutes.edit")
    if request.method == "POST":
        try:
            opening.take_up_minutes(sitting, by=visit.account)
        except BookError as error:
            messages.error(request, str(error))
        else:
            return redirect("taking", meeting)
    return redirect("after", meeting)


# -- the gate


def bench_of_minutes(visit: Visit, meeting: str, right: str) -> Bench:
    """The bench of minutes being taken. Raises ``NotFound``, ``NotPermitted``."""
    draft = opening.minutes_at(visit.council, meeting)
    require(visit.account, right, Scope(visit.council, draft.body))
    return bench_of(draft)


@page("paper.read-closed")
def gate(request: Asked, meeting: str) -> HttpResponse:
    """What blocks and what warns, each with its law and what mends it; and the button that publishes."""
    visit = request.visit
    bench = bench_of_minutes(visit, meeting, "paper.read-closed")
    if request.method == "POST":
        try:
            if request.POST.get("do") == "publish":
                minutes_publishing.publish_minutes(
                    bench.draft, said=request.POST.get("said", ""), by=visit.account
                )
                said(request, "The minutes are out as a draft, and the members are told.")
                return redirect("after", meeting)
            _act_at_the_gate(request, bench)
        except BookError as error:
            messages.error(request, str(error))
        return redirect("minutes_gate", meeting)
    verdict = gate_of_minutes.verdict_of(bench)
    context = {
        "bench": bench,
        "verdict": verdict,
        "findings": shown(visit, bench, verdict, _mend_at),
        "unfinished": [(one.words, reverse(one.page, args=one.args)) for one in unfinished(bench.draft)],
        "agreed": minutes_publishing.agreement(bench.draft),
        "sent": minutes_publishing.sent(visit.council, meeting, Sending.CHAIR),
        "behind": behind(bench.draft),
        "again": bench.published is not None and bench.published.minutes.state == "draft",
        "private": sum(1 for item in bench.meeting.items if item.exemption and item.minutes),
        "may_publish": visit.may("minutes.publish", bench.body.id),
        "may_edit": visit.may("minutes.edit", bench.body.id),
    }
    return render(request, "desk/minutes/gate.html", context)


def _act_at_the_gate(request: Asked, bench: Bench) -> None:
    visit = request.visit
    post, draft = request.POST, bench.draft
    if post.get("do") == "pass":
        overrides = visit.may("gate.override", bench.body.id)
        act = gate_of_minutes.let_pass if overrides else gate_of_minutes.let_pass_as_clerk
        act(draft, post.get("rule", ""), post.get("about", ""), post.get("reason", ""), by=visit.account)
        said(request, "It passes, with your reason and name in the record of the desk.")
    elif post.get("do") == "outcomes":
        given = settle_outcomes(draft, by=visit.account)
        said(request, f"{given} item{'' if given == 1 else 's'} took the outcome their minutes tell.")
    elif post.get("do") == "chair":
        told = minutes_publishing.send_to_chair(draft, by=visit.account)
        said(request, f"{', '.join(one.name for one in told)} can read the draft now, and is told by letter.")


def _mend_at(bench: Bench, finding: Finding) -> str:
    """The page on which a finding is mended."""
    meeting = bench.draft.object
    if finding.rule == "personal-data":
        return reverse("minutes_scan", args=[meeting])
    if finding.rule in ("exclusion", "public-excluded"):
        return reverse("excluding", args=[meeting])
    item = gate_of_minutes.item_of(bench, finding)
    if item is not None:
        return reverse("taking_item", args=[meeting, item.id])
    return reverse("roll" if finding.rule == "names-recorded" else "room", args=[meeting])


@page("minutes.edit")
def scan(request: Asked, meeting: str) -> HttpResponse:
    """Each thing in the public minutes that may be personal data, to be taken out or decided on."""
    visit = request.visit
    bench = bench_of_minutes(visit, meeting, "minutes.edit")
    if request.method == "POST":
        try:
            minutes_scan.decide(
                bench.draft, request.POST.get("mark", ""), request.POST.get("reason", ""), by=visit.account
            )
            said(request, "Your decision is recorded.")
        except BookError as error:
            messages.error(request, str(error))
        return redirect("minutes_scan", meeting)
    titles = {item.id: f"{item.label} {item.title}".strip() for item in bench.meeting.items}
    found = [(one, titles[one.item]) for one in minutes_scan.findings(bench)]
    context = {
        "bench": bench,
        "undecided": [pair for pair in found if pair[0].undecided],
        "decided": [pair for pair in found if not pair[0].undecided],
    }
    return render(request, "desk/minutes/scan.html", context)


# -- the chair


@page("minutes.see")
def chair(request: Asked, meeting: str) -> HttpResponse:
    """The draft minutes for the chair to read, comment on and agree; the remarks, for the clerk to answer."""
    visit = request.visit
    bench = bench_of_minutes(visit, meeting, "minutes.see")
    form = RemarkForm(bench.meeting, request.POST if request.POST.get("do") == "remark" else None)
    if request.method == "POST":
        try:
            if _heard(request, bench, form):
                return redirect("minutes_chair", meeting)
        except BookError as error:
            if request.POST.get("do") == "remark":
                form.refuse(error)
            else:
                messages.error(request, str(error))
                return redirect("minutes_chair", meeting)
    titles = {item.id: f"{item.label} {item.title}".strip() for item in bench.meeting.items}
    context = {
        "bench": bench,
        "sheets": sheets(visit, bench.meeting),
        "present": list(present(bench.meeting)),
        "remarks": [
            (one, titles.get(one.item, "")) for one in minutes_publishing.remarks(visit.council, meeting)
        ],
        "form": form,
        "digest": words_digest(bench.meeting),
        "agreed": minutes_publishing.agreement(bench.draft),
        "may_agree": visit.may("minutes.agree", bench.body.id),
        "may_answer": visit.may("minutes.edit", bench.body.id),
    }
    return render(request, "desk/minutes/chair.html", context)


def _heard(request: Asked, bench: Bench, form: RemarkForm) -> bool:
    """What the chair or the clerk did; false where the form must be shown again."""
    visit = request.visit
    post, draft = request.POST, bench.draft
    if post.get("do") == "agree":
        minutes_publishing.agree(draft, post.get("digest", ""), by=visit.account)
        said(request, "You agreed the draft as you read it.")
    elif post.get("do") == "answer":
        remark = post.get("remark", "")
        number = int(remark) if remark.isdecimal() and len(remark) < 12 else 0
        minutes_publishing.answer(draft, number, post.get("words", ""), by=visit.account)
        said(request, "Your answer stands under the remark.")
    elif form.is_valid():
        data = form.cleaned_data
        minutes_publishing.remark(draft, data["text"], data["item"], by=visit.account)
        said(request, "The clerk sees your remark.")
    else:
        return False
    return True


# -- actions


@page("minutes.see")
def actions(request: Asked, meeting: str) -> HttpResponse:
    """What the meeting asked of whom, by when; sent round as a letter."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "minutes.see")
    out = out_of(visit.council, meeting)
    form = ToForm(request.POST or None, initial={"to": "\n".join(_usual(visit, out))})
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            sent = following_on.send_actions(sitting, form.cleaned_data["to"].splitlines(), by=visit.account)
            count = len(sent.to)
            said(request, f"The action list went to {count} address{'' if count == 1 else 'es'}.")
            return redirect("meeting_actions", meeting)
    reads = bool(entitled(visit, sitting.body))
    found = following_on.actions(visit.council, meeting)
    context: dict[str, Any] = {
        "out": out,
        "actions": [one for one in found if reads or not one.private],
        "hidden": 0 if reads else sum(one.private for one in found),
        "sent": minutes_publishing.sent(visit.council, meeting, Sending.ACTIONS),
        "due": next((one for one in following_on.deadlines(out) if one.rule == "actions-circulated"), None),
        "form": form,
        "may_send": visit.may("minutes.edit", sitting.body),
    }
    return render(request, "desk/minutes/actions.html", context)


def _usual(visit: Visit, out: Out) -> list[str]:
    """The members of the body: the clerk adds the officers who are asked for something."""
    return [one.email for one in members(visit.council, out.body.id)]
