"""Papers: the list, and the page of one with its text, its originals and where it was used."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.book.schema import Document, File, Page
from minutebook.site import structured
from minutebook.site.citing import cite
from minutebook.site.listing import listed
from minutebook.site.lookups import Shown, gather, linked
from minutebook.site.page import page
from minutebook.site.prose import headings, prose
from minutebook.site.reader import Site

AT_ONCE = 25  # pages of text on one page of the site
SHORT_LINE = 0.6  # of the longest line: a line shorter than that ends its paragraph


class Sheet(NamedTuple):
    """One page of a document's text: its number, heading and paragraphs."""

    number: int
    heading: str
    paragraphs: list[str]


def documents(request: HttpRequest, site: Site) -> HttpResponse:
    """All papers, newest first."""
    found = listed(request, site, "document")
    return page(request, site, "documents", {"list": found})


def document(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """A paper's text as a page, the originals, and where it was before a body."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Document)
    known = gather(site, [], linked(site, "paper", to=[entry.object]))
    used = sorted(
        (e for e in known.values() if e.kind in ("item", "decision") or _is_whole(e, known)),
        key=lambda e: (e.date, e.object),
    )
    written = prose(thing.written, (), site.language)
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "files": [(file, _other(file, site.language)) for file in in_order(thing, site.language)],
        "section": "documents",
        "used": [(one, known.get(one.group)) for one in used],
        "written": written,
        "headings": headings(written),
        "hash": shown.hash,
    }
    pages, spoken = text_in(thing, site.language)
    context |= {"pages": pages, "spoken": "" if spoken == site.language else spoken}
    context |= _sheets(pages, request.GET.get("page", ""))
    context["cite"] = cite(site, shown, None, None)
    trail = [(_("Documents"), "documents")]
    data = structured.document(site, entry, thing)
    return page(request, site, "document", context, trail=trail, data=data)


def text_in(thing: Document, language: str) -> tuple[tuple[Page, ...], str]:
    """The text of a document's file in a language (or the one it has), and which language that is.

    Its Welsh file's text where it has one; a file that holds both is in both.
    """
    if language == "cy" and thing.pages_cy:
        return thing.pages_cy, "cy"
    first = thing.files[0].language if thing.files else "en"
    return thing.pages, language if language in first.split("-") else first


def in_order(thing: Document, language: str) -> list[File]:
    """The files of a document, those in the reader's language first."""
    return sorted(thing.files, key=lambda file: language not in file.language.split("-"))


def _other(file: File, language: str) -> str:
    """The language of a file, where it is not the page's."""
    return "" if language in file.language.split("-") else file.language


def _is_whole(entry: Entry, known: dict[str, Entry]) -> bool:
    """Whether a meeting is named for itself, not as the meeting of an item."""
    return entry.kind == "meeting" and not any(
        one.kind == "item" and one.owner == entry.object for one in known.values()
    )


def _sheets(pages: tuple[Page, ...], asked: str) -> dict[str, Any]:
    """The run of pages that holds the page asked for, and the runs before and after."""
    number = min(int(asked), len(pages)) if asked.isdecimal() and len(asked) < 7 else 1
    start = max(0, number - 1) // AT_ONCE * AT_ONCE
    shown = pages[start : start + AT_ONCE]
    return {
        "sheets": [
            Sheet(n, one.heading, paragraphs(one.text)) for n, one in enumerate(shown, start + 1) if one.text
        ],
        "first": start + 1,
        "last": start + len(shown),
        "pages_before": max(0, start - AT_ONCE) + 1 if start else 0,
        "pages_after": start + AT_ONCE + 1 if start + AT_ONCE < len(pages) else 0,
    }


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a page's text: its lines joined again where only the paper's width broke them."""
    found: list[str] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        if not lines:
            continue
        width = max(len(line) for line in lines)
        made = lines[0]
        for before, line in zip(lines, lines[1:], strict=False):
            ends = len(before) < SHORT_LINE * width or re.match(r"(?:[•▪–-]|\(?[a-z0-9]{1,3}[.)])\s", line)
            made += ("\n" if ends else " ") + line
        found += made.split("\n")
    return found
