"""The Welsh of minutes, typed beside the English paragraph by paragraph."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from minutebook.book.differences import Run
from minutebook.book.differences import words as word_by_word
from minutebook.book.schema import Item, Paragraph
from minutebook.desk.bench import said
from minutebook.desk.page import Asked, page
from minutebook.desk.session import head_of, item_at, minutes_for
from minutebook.drafts.models import Draft
from minutebook.drafts.sitting import welsh_beside
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.working import ITEM, Clash


class Row(NamedTuple):
    """A paragraph of the minutes, and what changed in its English since its Welsh was made."""

    paragraph: Paragraph
    runs: tuple[Run, ...] = ()


class Sheet(NamedTuple):
    """An item with its paragraphs, and the revision they were read at."""

    item: Item
    seen: int
    rows: list[Row]


@page("minutes.edit")
def welsh(request: Asked, meeting: str) -> HttpResponse:
    """Each paragraph in English, its Welsh in a field beside it, and what changed since that was made."""
    visit = request.visit
    draft = minutes_for(request, meeting)
    room = room_of(draft)
    if request.method == "POST":
        item = item_at(draft, request.POST.get("item", ""), request)
        _save(request, draft, item)
        return redirect(f"{reverse('welsh_minutes', args=[meeting])}#item-{item.id}")
    reads = visit.may("paper.read-closed", draft.body)
    context = {**head_of(draft, room), "sheets": _sheets(draft, room.meeting.items, reads)}
    return render(request, "desk/meeting/welsh.html", context)


def _save(request: Asked, draft: Draft, item: Item) -> None:
    visit = request.visit
    post, keys = request.POST, [one.id for one in item.minutes]
    typed = {key: post[f"cy-{key}"] for key in keys if f"cy-{key}" in post}
    right = [key for key in keys if f"right-{key}" in post]
    seen = post.get("seen", "")
    try:
        welsh_beside.save_welsh(
            draft,
            item.id,
            typed,
            seen=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
            right=right,
            by=visit.account,
        )
    except Clash:
        messages.error(
            request, "Somebody else changed the same Welsh meanwhile: yours is kept in the history."
        )
    else:
        said(request, f"The Welsh of “{item.title}” is saved.")


def _sheets(draft: Draft, items: tuple[Item, ...], reads: bool) -> list[Sheet]:
    older, revisions = welsh_beside.older_english(draft), dict(draft.parts.values_list("key", "revision"))
    return [
        Sheet(
            item, revisions[f"{ITEM}{item.id}"], [_row(one, older.get(item.id, {})) for one in item.minutes]
        )
        for item in items
        if item.minutes and (reads or item.exemption is None)
    ]


def _row(paragraph: Paragraph, older: dict[str, str]) -> Row:
    was = older.get(paragraph.id)
    return Row(paragraph, tuple(word_by_word(was, paragraph.text.en)) if was else ())
