"""The letters the desk sent: which arrived, which wait, which came back, and trying one again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book.errors import BookError, NotFound
from minutebook.desk.bench import said
from minutebook.desk.page import Asked, page
from minutebook.drafts import outbox
from minutebook.drafts.models import Letter
from minutebook.drafts.permission import Scope

SIZE = 50
STATES = {
    Letter.WAITING: ("waiting", "draft"),
    Letter.SENT: ("sent", "done"),
    Letter.FAILED: ("could not be sent", "private"),
    Letter.BOUNCED: ("came back", "private"),
}


@page("mail.read")
def letters(request: Asked) -> HttpResponse:
    """The log, newest first; by state and by words of the address or subject."""
    visit = request.visit
    if request.method == "POST":
        number, to = request.POST.get("letter", ""), request.POST.get("to", "")
        if number.isdigit():
            try:
                letter = outbox.send_again(Scope(visit.council), int(number), to=to, by=visit.account)
            except NotFound:
                raise
            except BookError as error:
                messages.error(request, f"Not sent: {str(error).removeprefix('to: ')}.")
            else:
                said(request, f"The letter to {letter.to} is tried again.")
        return redirect("letters")
    state = request.GET.get("state", "")
    words = request.GET.get("words", "").strip()
    number = request.GET.get("page", "1")
    at = int(number) if number.isdigit() and number != "0" else 1
    found = outbox.log(visit.council, state if state in STATES else "", words, page=at, size=SIZE + 1)
    context = {
        "letters": [(one, *STATES[one.state]) for one in found[:SIZE]],
        "more": at + 1 if len(found) > SIZE else 0,
        "state": state,
        "words": words,
        "states": STATES,
    }
    return render(request, "desk/letters.html", context)
