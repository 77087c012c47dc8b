"""The front sheet of an agenda and the contents of a pack, in English or Welsh.

The words are the web page's own, given by the caller; each item carries the page's anchor, so
``pack.pdf#item-7`` and the page's ``#item-7`` lead to the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from minutebook.packs.html import blocks_of
from minutebook.packs.model import House, Item, Lang, Paper
from minutebook.packs.numbers import span
from minutebook.packs.typeset import day_in_words, typeset

WORDS: dict[Lang, dict[str, str]] = {
    "en": {
        "agenda": "Agenda",
        "contents": "Contents",
        "item": "Item",
        "to": "to",
        "place": "Place",
        "members": "Members",
        "contact": "Contact",
        "published": "Published",
        "private": "Not open to the public",
        "page": "Page",
    },
    "cy": {
        "agenda": "Agenda",
        "contents": "Cynnwys",
        "item": "Eitem",
        "to": "i",
        "place": "Lleoliad",
        "members": "Aelodau",
        "contact": "Cyswllt",
        "published": "Cyhoeddwyd",
        "private": "Heb fod ar agor i'r cyhoedd",
        "page": "Tudalen",
    },
}


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """What a front sheet says of a meeting. ``notes`` is clean HTML set before the agenda.

    ``kind`` is the line over the body's name ("Agenda", "Supplement 1", "Notice of meeting").
    """

    body: str
    day: date
    time: str = ""
    place: str = ""
    members: tuple[str, ...] = ()
    contact: str = ""
    published: date | None = None
    notes: str = ""
    kind: str = ""


Labels = Mapping[str, Sequence[str]]
"""By paper id, the printed numbers of its pages."""


def front_sheet(
    meeting: Meeting,
    items: Sequence[Item],
    *,
    house: House | None = None,
    lang: Lang = "en",
    labels: Labels | None = None,
    contents: bool = False,
) -> bytes:
    """The agenda front sheet as PDF/UA-1. With ``labels`` each paper shows its pages, as a link.

    ``contents`` adds the pack's contents on a page of their own.
    """
    words = WORDS[lang]
    day = day_in_words(meeting.day, lang)
    facts = (
        ("place", meeting.place),
        ("members", ", ".join(meeting.members)),
        ("contact", meeting.contact),
        ("published", day_in_words(meeting.published, lang) if meeting.published else ""),
    )
    data: dict[str, Any] = {
        "title": f"{meeting.body}, {day}",
        "running": f"{meeting.body}, {day}",
        "kind": meeting.kind or words["agenda"],
        "heading": meeting.body,
        "when": [f"{day}, {meeting.time}" if meeting.time else day],
        "facts": [(words[key], value) for key, value in facts if value],
        "notes": blocks_of(meeting.notes, level=2).blocks,
        "items": [agenda_line(item, words, labels or {}) for item in items],
        "contents": contents_lines(items, words, labels or {}) if contents else [],
        "break": True,
        "words": words,
    }
    return typeset("front", data, house=house or House(), lang=lang)


def title_sheet(
    title: str,
    items: Sequence[Item],
    *,
    labels: Labels,
    house: House | None = None,
    lang: Lang = "en",
    subtitle: str = "",
) -> bytes:
    """A plain first page for a pack of any files: title, then the contents with page numbers."""
    words = WORDS[lang]
    data: dict[str, Any] = {
        "title": title,
        "running": title,
        "kind": "",
        "heading": title,
        "when": [subtitle] if subtitle else [],
        "facts": [],
        "notes": [],
        "items": [],
        "contents": contents_lines(items, words, labels),
        "break": False,
        "words": words,
    }
    return typeset("front", data, house=house or House(), lang=lang)


def agenda_line(item: Item, words: Mapping[str, str], labels: Labels) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "place": item.place,
        "text": blocks_of(item.text, level=4).blocks,
        "private": words["private"] if item.part == "part2" else "",
        "papers": [paper_line(paper, words, labels) for paper in item.papers],
    }


def paper_line(paper: Paper, words: Mapping[str, str], labels: Labels) -> dict[str, Any]:
    own = labels.get(paper.id, ())
    return {
        "title": paper.title,
        "appendix": paper.appendix,
        "pages": span(own, words["to"]),
        "target": f"page-{own[0]}" if own else "",
    }


def contents_lines(items: Sequence[Item], words: Mapping[str, str], labels: Labels) -> list[dict[str, Any]]:
    return [
        {
            "number": item.number,
            "title": item.title,
            "papers": [paper_line(paper, words, labels) for paper in item.papers],
        }
        for item in items
        if item.papers
    ]
