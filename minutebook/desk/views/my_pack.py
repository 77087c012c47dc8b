"""A member's own pack: the papers of a meeting that are open to them, or of chosen items, as one PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse
from django.shortcuts import render

from minutebook.book import clock
from minutebook.book.shelf import closed_book, public_book
from minutebook.desk.forms.people import OwnPack
from minutebook.desk.giving_out import to_be_saved
from minutebook.desk.page import Asked, Visit, page
from minutebook.drafts.closed_book import closed
from minutebook.drafts.people import members
from minutebook.drafts.people.members import Folder
from minutebook.law import wording
from minutebook.packs.build import Built
from minutebook.packs.member import member_pack
from minutebook.packs.model import PackError
from minutebook.packs.run import file_name


@page("desk.enter")
def pack(request: Asked, meeting: str) -> HttpResponse:
    """Choose what goes into my pack, and have it made; each private thing in it is logged as read."""
    visit = request.visit
    folder = members.folder(visit.account, visit.council, meeting)
    private = any(sheet.closed or any(paper.private for paper in sheet.papers) for sheet in folder.sheets)
    form = OwnPack(
        [
            (sheet.item.id, f"{sheet.item.label} {sheet.item.title}".strip())
            for sheet in folder.sheets
            if sheet.papers
        ],
        request.POST if request.method == "POST" else None,
        private=private,
        welsh=any(sheet.item.title.cy for sheet in folder.sheets),
    )
    if request.method == "POST" and form.is_valid():
        try:
            return made(visit, folder, form)
        except PackError as error:
            form.add_error(None, str(error))
    return render(request, "desk/my/pack.html", {"folder": folder, "form": form, "private": private})


def made(visit: Visit, folder: Folder, form: OwnPack) -> HttpResponse:
    """The pack as a file to be saved. It lies on the desk's side while it is made, and nowhere afterwards."""
    chosen, part = form.cleaned_data["items"], form.cleaned_data.get("part", "public")
    opened: set[str] = set()
    if folder.closed is not None and part != "public":
        opened = closed.read_together(visit.account, folder.closed, chosen)
    with TemporaryDirectory(prefix=".own-", dir=closed_book().folder) as place:
        out = Path(place) / "pack.pdf"
        built = member_pack(
            public_book(),
            closed_book(),
            visit.council,
            folder.meeting.id,
            out,
            part=part,
            items=chosen,
            opened=opened,
            lang=form.cleaned_data.get("lang", "en"),
        )
        data = out.read_bytes()
    day = wording.day(clock.today())
    title = f"{folder.body.short_name or folder.body.name}, {folder.meeting.start[:10]}, my pack"
    mark = marks(folder, built, opened, f"Copy of {visit.account}, {day}")
    return to_be_saved(data, file_name(title), mark=mark)


def marks(folder: Folder, built: Built, opened: set[str], whose: str) -> Callable[[str], str]:
    """By a page's printed number, what stands on it: why it is private, and whose copy it is.

    The front sheet is marked where it tells the words of a private item.
    """
    where = folder.closed
    if where is None:
        return lambda label: ""
    told = any(where.item(one).agenda for one in opened if one not in where.documents)
    front = f"Not for publication: this sheet holds words of private items. {whose}" if told else ""
    said = {
        label: f"{where.marking(where.secrets[paper].exemption)} {whose}" if paper in where.secrets else ""
        for paper, labels in built.labels.items()
        for label in labels
    }
    return lambda label: said.get(label, front)
