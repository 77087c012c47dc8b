"""What is moved, voted on and declared in a meeting, and the exclusion of the public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book.errors import BookError, NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.meeting import Amends, Casts, Declares, Excludes, Moved, Votes, named_votes
from minutebook.desk.page import Asked, Visit, page
from minutebook.desk.session import about_now, at_of, head_of, item_at, minutes_for
from minutebook.drafts.minutes import completing_minutes
from minutebook.drafts.models import Draft, Happening, Motion, Vote
from minutebook.drafts.sitting import comparing_facts, declaring, motions, phrasing, voting
from minutebook.drafts.sitting.attending import Line, Room, room_of
from minutebook.drafts.sitting.facts import facts_of
from minutebook.drafts.sitting.proceeding import happenings
from minutebook.drafts.sitting.voting import Taken
from minutebook.law import recorded_votes
from minutebook.law.errors import LawError


@page("minutes.edit")
def motion_new(request: Asked, meeting: str, item: str) -> HttpResponse:
    """A motion at an item."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    shown, room = item_at(draft, item, request), room_of(draft)
    form = Moved(room, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with form.refusing():
            made = motions.move_motion(
                draft, item, data["text"], data["mover"], data["seconder"], by=visit.account
            )
            return redirect("motion", meeting, made.pk)
    return render(
        request, "desk/meeting/motion_new.html", {**head_of(draft, room), "item": shown, "form": form}
    )


@page("minutes.edit")
def motion(request: Asked, meeting: str, motion: int) -> HttpResponse:
    """A motion or amendment: how it reads now, its amendments, its votes, and the vote on it."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    row, room = motions.motion_of(draft, motion), room_of(draft)
    shown = item_at(draft, row.item, request)
    do, _, about = request.POST.get("do", "").partition(":")
    posted = request.POST if request.method == "POST" else None
    amend = Amends(
        room, posted if do == "amend" else None, initial={"would_read": row.stands}, auto_id="amend_%s"
    )
    needed = voting.names_needed(room)
    voters = room.voters("", row.item)
    kept_out = declaring.barred(room, row.item, "voter")
    vote = Votes(
        posted if do == "vote" else None,
        initial={"at": about_now(draft), "how": Vote.NAMES if needed else None},
        auto_id="vote_%s",
    )
    if request.method == "POST":
        try:
            answer = _decided(request, draft, row, do, about, amend, vote, room, visit)
        except NotFound:
            raise
        except (BookError, LawError) as error:
            bound = next((form for form in (amend, vote) if form.is_bound), None)
            if bound is None:
                messages.error(request, str(error))
                return redirect("motion", meeting, motion)
            bound.refuse(error)
        else:
            if answer is not None:
                return answer
    given = named_votes(request.POST, [line.key for line in room.lines])
    tied = row.votes.filter(result="tied").first()
    numbers = {line.key: number for number, line in enumerate(room.lines)}
    context = {
        **head_of(draft, room),
        "item": shown,
        "motion": row,
        "mover": room.named(row.mover) if row.mover else "",
        "seconder": room.named(row.seconder) if row.seconder else "",
        "amendments": [
            (one, room.named(one.mover) if one.mover else "", list(one.votes.order_by("pk")))
            for one in row.amendments.order_by("pk")
        ],
        "open_amendment": row.amendments.filter(state=Motion.MOVED).first(),
        "votes": [(one, voting.vote_lines(room, one)) for one in row.votes.order_by("pk")],
        "tied": tied,
        "there": voters,
        "casts": Casts(auto_id="casts_%s"),
        "amend_form": amend,
        "vote_form": vote,
        "form": next((form for form in (amend, vote) if form.is_bound), None),
        "voters": [
            (
                numbers[line.key],
                line,
                given.get(line.key, ""),
                kept_out.get(line.key, ""),
            )
            for line in voters
        ],
        "names_needed": needed,
        "quorate": room.quorate(),
        "asking": room.footing.choices[recorded_votes.REQUESTERS],
    }
    return render(request, "desk/meeting/motion.html", context)


def _decided(
    request: Asked,
    draft: Draft,
    row: Motion,
    do: str,
    about: str,
    amend: Amends,
    vote: Votes,
    room: Room,
    visit: Visit,
) -> HttpResponse | None:
    """Do what a button of the motion's page says; ``None`` where a form must be mended first."""
    by, back = visit.account, redirect("motion", draft.object, row.pk)
    if do == "withdraw":
        motions.withdraw_motion(draft, row.pk, by=by)
    elif do == "back":
        motions.take_motion_back(draft, row.pk, by=by)
        return redirect("taking_item", draft.object, row.item)
    elif do == "cast":
        form = Casts(request.POST)
        if not form.is_valid():
            raise BookError("casting: say how the casting vote was given, or that none was")
        voting.cast(draft, _number(about), form.cleaned_data["casting"], by=by)
    elif do == "own":
        who, side = request.POST.get("key", ""), request.POST.get("side", "")
        voting.minute_own_vote(draft, _number(about), who, side, by=by)
    elif do == "vote-back":
        voting.take_vote_back(draft, _number(about), by=by)
    elif do == "amend":
        if not amend.is_valid():
            return None
        data = amend.cleaned_data
        made = motions.amend(
            draft, row.pk, data["text"], data["would_read"], data["mover"], data["seconder"], by=by
        )
        return redirect("motion", draft.object, made.pk)
    elif do == "vote":
        if not vote.is_valid():
            return None
        voting.vote(draft, row.pk, _taken(request, vote, room.lines), at_of(vote.cleaned_data["at"]), by=by)
    row.refresh_from_db(using="desk")
    if row.amends_id is not None and row.state != Motion.MOVED:
        said(request, f"The amendment is {row.state}.")
        return redirect("motion", draft.object, row.amends_id)
    return back


def _number(about: str) -> int:
    return int(about) if about.isdecimal() and len(about) < 12 else 0


def _taken(request: Asked, form: Votes, lines: tuple[Line, ...]) -> Taken:
    data = form.cleaned_data
    names = named_votes(request.POST, [line.key for line in lines]) if data["how"] == Vote.NAMES else {}
    return Taken(
        data["how"],
        data["votes_for"] or 0,
        data["against"] or 0,
        data["abstaining"] or 0,
        data["not_voting"] or 0,
        names=names,
    )


@page("minutes.edit")
def interest(request: Asked, meeting: str, item: str) -> HttpResponse:
    """An interest declared at an item, what follows from it, and what the member did."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    shown, room = item_at(draft, item, request), room_of(draft)
    kinds = declaring.kinds(room)
    if request.POST.get("do", "").startswith("back:"):
        declaring.take_declaration_back(draft, _number(request.POST["do"][5:]), by=visit.account)
        said(request, "It is taken back.")
        return redirect("taking_item", meeting, item)
    initial = _known_of(draft, item, request.GET.get("person", ""))
    form = Declares(room, kinds, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with form.refusing():
            declaring.declare(
                draft,
                item,
                data["person"],
                data["kind"],
                data["stated"],
                action=data["action"],
                sensitive=data["sensitive"],
                leave=form.leave(),
                by=visit.account,
            )
            said(request, "The interest is recorded.")
            return redirect("taking_item", meeting, item)
    context = {**head_of(draft, room), "item": shown, "form": form}
    return render(request, "desk/meeting/interest.html", context)


def _known_of(draft: Draft, item: str, person: str) -> dict[str, Any]:
    """What is recorded of a member's interest at an item, or what they said beforehand."""
    for row in declaring.declarations_at(draft, item):
        if row.person == person:
            return {
                "person": person,
                "kind": row.kind,
                "stated": row.words,
                "sensitive": row.sensitive,
                "action": row.action,
                "allows": row.allows,
                "granted": row.granted,
                "until": row.until,
            }
    for said_before in declaring.announced(draft, item):
        if said_before.person == person:
            return {"person": person, "kind": said_before.kind, "stated": said_before.words}
    return {}


@page("minutes.edit")
def excluding(request: Asked, meeting: str) -> HttpResponse:
    """The resolution that excludes the public, in the words the law asks for."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    facts = facts_of(draft)
    room = facts.room
    exempt = [one for one in room.meeting.items if one.exemption and one.exemption.kind == "exempt"]
    confidential = [one for one in room.meeting.items if one.exemption and one.exemption.kind != "exempt"]
    left = [one for one in exempt if not facts.excluded(one.id)]
    options = [(one.id, f"{one.label} {one.title}".strip()) for one in exempt]
    form = Excludes(
        room,
        options,
        request.POST if request.method == "POST" else None,
        initial={"items": [one.id for one in left]},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with form.refusing():
            made = motions.move_exclusion(
                draft, data["items"], data["mover"], data["seconder"], by=visit.account
            )
            return redirect("motion", meeting, made.pk)
    words = ""
    if left:
        try:
            words = motions.exclusion_words(room, left)
        except LawError as error:
            words = str(error)
    context = {
        **head_of(draft, room),
        "form": form,
        "exempt": [(one, facts.excluded(one.id)) for one in exempt],
        "confidential": confidential,
        "words": words,
        "moved": happenings(draft, Happening.EXCLUDED),
    }
    return render(request, "desk/meeting/excluding.html", context)


@page("minutes.edit")
def agreeing(request: Asked, meeting: str) -> HttpResponse:
    """Where text and facts disagree, side by side, and what is still to be done."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    if request.method == "POST":
        do, _, fact = request.POST.get("do", "").partition(":")
        if do == "put":
            phrasing.put_back(draft, fact, by=visit.account)
            said(request, "What was recorded stands in the text.")
        elif do == "own":
            phrasing.let_text_stand(draft, fact, by=visit.account)
            said(request, "The text stands as it is.")
        elif do == "settle":
            count = completing_minutes.settle_outcomes(draft, by=visit.account)
            said(request, f"What came of {count} item{'' if count == 1 else 's'} is recorded.")
        return redirect("agreeing", meeting)
    facts = facts_of(draft)
    found = comparing_facts.disagreements(draft, facts)
    told = {f"{one.about}: {one.why}" for one in found}
    may_read = visit.may("paper.read-closed", draft.body)
    secret = {one.id for one in facts.meeting.items if one.exemption}
    context = {
        **head_of(draft, facts.room),
        "found": [one for one in found if may_read or one.item not in secret],
        "unfinished": [
            one for one in completing_minutes.unfinished(draft, facts, found) if one.words not in told
        ],
        "unsettled": any(
            one.outcome is None and completing_minutes.outcome_read(draft, one, facts)
            for one in facts.meeting.items
            if one.minutes
        ),
    }
    return render(request, "desk/meeting/agreeing.html", context)
