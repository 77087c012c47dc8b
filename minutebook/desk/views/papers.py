"""Papers at an item: a finished file put there, described, kept private, looked at, taken off."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Document, Words
from minutebook.desk.bench import bench_at, said
from minutebook.desk.forms.agenda import AnotherFile, NewPaper, PaperWords, Private
from minutebook.desk.giving_out import bytes_of, to_be_saved
from minutebook.desk.page import Asked, page
from minutebook.desk.receiving import received
from minutebook.drafts import exempting, papers
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.papers import NONE, Held, background_of
from minutebook.law.errors import LawError


@page("agenda.edit")
def new(request: Asked, meeting: str, item: str) -> HttpResponse:
    """Put a finished paper at an item: a file that is judged, cleaned and read before it is kept."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    shown, welsh = bench.item(item), bench.footing.nation == "wales"
    form = NewPaper(request.POST or None, request.FILES or None, welsh=welsh)
    if request.method == "POST" and form.is_valid():
        try:
            document = papers.attach_paper(
                bench.draft,
                item,
                _arrived(request),
                form.words("title"),
                role=form.cleaned_data["role"],
                author=form.cleaned_data["author"].strip(),
                background=_background(form, Document(title=Words())),
                by=visit.account,
            )
        except BookError as error:
            form.add_error("file", str(error))
        else:
            said(request, f"“{document.title}” is at item {shown.label}.")
            return redirect("paper", meeting, document.id)
    return render(request, "desk/agenda/paper_new.html", {"bench": bench, "item": shown, "form": form})


def _arrived(request: Asked, language: papers.Language = "en") -> papers.Upload:
    file = request.FILES["file"]
    return received(file.read(), str(file.name), lang=language).upload  # type: ignore[union-attr]


def _background(form: PaperWords, before: Document) -> tuple[Words, ...]:
    given = form.cleaned_data
    if given["no_background"]:
        return (NONE,)
    welsh = given["background_cy"].splitlines() if "background_cy" in given else None
    return papers.listed(given["background"].splitlines(), welsh, before)


def held_at(bench: Bench, document: str) -> Held:
    """A paper of an agenda by its document's id. Raises :class:`NotFound`."""
    for at_item in papers.papers_of(bench).values():
        for held in at_item:
            if held.document.id == document:
                return held
    raise NotFound("There is no such paper on this agenda.")


@page("agenda.edit")
def paper(request: Asked, meeting: str, document: str) -> HttpResponse:
    """One paper: what it is called, what its check found, and what may be done with it."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    held = held_at(bench, document)
    item, welsh = papers.item_of(bench, document), bench.footing.nation == "wales"
    do = request.POST.get("do", "")
    form = PaperWords(request.POST if do == "describe" else None, welsh=welsh, initial=_initial(held))
    another = AnotherFile(
        request.POST if do == "replace" else None,
        request.FILES if do == "replace" else None,
        welsh=welsh and bool(held.document.files),
    )
    try:
        if do == "remove":
            papers.remove_paper(bench.draft, item.id, document, by=visit.account)
            said(request, f"“{held.document.title}” is taken off.")
            return redirect("meeting", meeting)
        if do == "describe" and form.is_valid():
            author = form.cleaned_data["author"].strip()
            papers.describe_paper(
                bench.draft,
                document,
                form.words("title"),
                author,
                _background(form, held.document),
                by=visit.account,
            )
            said(request, "The paper’s details are saved.")
            return redirect("meeting", meeting)
        if do == "replace" and another.is_valid():
            language: papers.Language = "cy" if another.cleaned_data.get("language_cy") == "cy" else "en"
            arrived = _arrived(request, language)
            papers.replace_paper(bench.draft, document, arrived, language=language, by=visit.account)
            beside = "The Welsh file stands beside the English."
            said(request, beside if language == "cy" else "The other file is in its place.")
            return redirect("paper", meeting, document)
    except BookError as error:
        if do == "replace":
            another.add_error("file", str(error))
        else:
            form.refuse(error)
    context: dict[str, Any] = {"bench": bench, "item": item, "held": held, "form": form, "another": another}
    context["barriers"] = barriers_of(held)
    return render(request, "desk/agenda/paper.html", context)


def _initial(held: Held) -> dict[str, Any]:
    listed, none = background_of(held.document)
    return {
        "title": held.document.title.en,
        "title_cy": held.document.title.cy,
        "author": held.document.author,
        "background": "\n".join(listed),
        "background_cy": "" if none else "\n".join(words.cy for words in held.document.background),
        "no_background": none,
    }


def barriers_of(held: Held) -> list[str]:
    """What hinders readers in the file, as its check said."""
    check = held.draft.parts.filter(key=papers.CHECK).first() if held.draft else None
    return [one for key in papers.BARRIERS.values() for one in check.data.get(key, ())] if check else []


@page("agenda.edit")
def private(request: Asked, meeting: str, document: str) -> HttpResponse:
    """Keeping one paper of a public item private, or no longer."""
    visit = request.visit
    bench = bench_at(visit, meeting, "agenda.edit")
    held = held_at(bench, document)
    taking = request.method == "POST" and request.POST.get("do") != "public"
    exemption = held.document.exemption
    form = Private(bench, request.POST if taking else None, initial=Private.of(exemption))
    if request.method == "POST" and (not taking or form.is_valid()):
        try:
            kept = form.exemption() if taking else None
            exempting.keep_paper_private(bench.draft, document, kept, by=visit.account)
        except (BookError, LawError) as error:
            form = form if form.is_bound else Private(bench, Private.of(exemption))
            form.refuse(error)
        else:
            said(request, f"“{held.document.title}” is {'private' if kept else 'public'}.")
            return redirect("paper", meeting, document)
    return render(
        request,
        "desk/agenda/private_form.html",
        {"bench": bench, "title": held.document.title, "exemption": exemption, "form": form},
    )


@require_GET
@page("agenda.edit")
def file(request: Asked, meeting: str, document: str) -> HttpResponse:
    """The paper's file (``language=cy``: its Welsh one) to be saved; each page of a private one is marked."""
    visit = request.visit
    bench = bench_at(visit, meeting, "paper.read-closed")
    held = held_at(bench, document)
    if not held.document.files:
        raise NotFound("This paper has no file.")
    language = request.GET.get("language", "en")
    stored = papers.file_in(held.document, language) or held.document.files[0]
    exemption = held.document.exemption
    mark = exempting.mark_of(bench, exemption) if exemption else ""
    return to_be_saved(bytes_of(stored), stored.name, mark=mark)
