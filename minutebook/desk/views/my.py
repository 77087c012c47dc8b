"""A member's pages: my meetings, one meeting with its papers, a private paper, an interest."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from minutebook.book import clock
from minutebook.book.errors import NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.people import Answer, Interested, kind_name
from minutebook.desk.marking import marked
from minutebook.desk.page import Asked, page
from minutebook.desk.session import sitting_for
from minutebook.drafts.closed_book import closed
from minutebook.drafts.people import members, replying
from minutebook.law import wording


@require_GET
@page("desk.enter")
def meetings(request: Asked) -> HttpResponse:
    """The meetings to come of the bodies the visitor sits on, and those that were."""
    visit = request.visit
    mine = members.my_meetings(visit.account, visit.council) if visit.council else []
    now = clock.now()
    context = {
        "coming": [one for one in mine if one.start >= now],
        "past": [one for one in reversed(mine) if one.start < now],
    }
    return render(request, "desk/my/meetings.html", context)


@page("desk.enter")
def meeting(request: Asked, meeting: str) -> HttpResponse:
    """One meeting: its items, papers, what is new; whether the visitor comes. Looking is remembered."""
    visit = request.visit
    folder = members.folder(visit.account, visit.council, meeting)
    seat = folder.seat
    may_reply = seat is not None and replying.may_reply(visit.account, seat)
    form = None
    if seat is not None and may_reply:
        people = [(one.id, str(one.name)) for one in replying.substitutes(seat)]
        given = folder.reply
        initial = {"answer": given.answer, "substitute": given.substitute} if given else {}
        form = Answer(request.POST if request.method == "POST" else None, people=people, initial=initial)
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            with form.refusing():
                replying.reply(seat, data["answer"], data.get("substitute", ""), by=visit.account)
                said(request, "Your answer is with the clerk.")
                return redirect("my_meeting", meeting)
    members.looked_at(visit.account, visit.council, meeting)
    has_papers = any(sheet.papers for sheet in folder.sheets)
    context = {"folder": folder, "form": form, "may_reply": may_reply, "has_papers": has_papers}
    return render(request, "desk/my/meeting.html", context)


@require_GET
@page("agenda.edit")
def replies(request: Asked, meeting: str) -> HttpResponse:
    """What the members of a meeting answered, and the interests they will declare, for its clerk."""
    visit = request.visit
    sitting = sitting_for(request, meeting, "agenda.edit")
    titles = {item.id: str(item.title) for item in members.items_of(visit.council, meeting)}
    context = {
        "sitting": sitting,
        "replies": replying.replies_to(visit.council, meeting),
        "interests": [
            (one, titles.get(one.item, one.item), kind_name(one.kind))
            for one in replying.interests_at(visit.council, meeting)
        ],
    }
    return render(request, "desk/my/replies.html", context)


@page("meeting.attend")
def interest(request: Asked, meeting: str, item: str) -> HttpResponse:
    """An interest the visitor will declare at an item, and what it leaves them to do."""
    visit = request.visit
    folder = members.folder(visit.account, visit.council, meeting)
    sheet = next((one for one in folder.sheets if one.item.id == item), None)
    if folder.seat is None or sheet is None:
        raise NotFound("There is no such item on an agenda of yours.")
    kinds = replying.kinds_of_interest(visit.council, folder.body.id, folder.seat.start.date())
    stated = sheet.interest
    initial = {"kind": stated.kind, "stated": stated.words} if stated else {}
    form = Interested(kinds, request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            data = form.cleaned_data
            replying.declare(folder.seat, item, data["kind"], data["stated"], by=visit.account)
            kind = data["kind"]
            said(request, f"{kind_name(kind)} interest: noted for the clerk." if kind else "No interest.")
            return redirect("my_meeting", meeting)
    return render(request, "desk/my/interest.html", {"folder": folder, "item": sheet.item, "form": form})


@require_GET
@page("desk.enter")
def private(request: Asked, meeting: str, thing: str) -> HttpResponse:
    """The words of a private item, or a private paper written in place, for whoever is entitled; logged."""
    visit = request.visit
    where, secret = closed.read(visit.account, visit.council, meeting, thing)
    context = {
        "where": where,
        "secret": secret,
        "item": where.item(secret.item),
        "document": where.documents.get(secret.object),
        "mark": where.marking(secret.exemption),
    }
    return render(request, "desk/my/private.html", context)


@require_GET
@page("desk.enter")
def file(request: Asked, meeting: str, thing: str) -> HttpResponse:
    """A private paper's file: each page says that it is private, and whose copy it is; logged."""
    visit = request.visit
    where, secret = closed.read(visit.account, visit.council, meeting, thing)
    data, name = closed.file_of(where, secret)
    whose = f"Copy of {visit.account}, {wording.day(timezone.localtime(clock.now()).date())}"
    return private_copy(data, name, f"{where.marking(secret.exemption)} {whose}")


def private_copy(data: bytes, name: str, words: str) -> HttpResponse:
    """A private file as an answer that is saved, not shown, and that can run nothing."""
    body = marked(data, words) if data.startswith(b"%PDF") else data
    return HttpResponse(
        body,
        content_type="application/pdf" if data.startswith(b"%PDF") else "application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
