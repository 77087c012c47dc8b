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
from minutebook.packs.model import Also, House, Item, Lang, Paper
from minutebook.packs.numbers import span
from minutebook.packs.typeset import day_in_words, typeset

WORDS: dict[Lang, dict[str, str]] = {
    "en": {
        "agenda": "Agenda",
        "business": "Business",
        "report": "Report",
        "contents": "Contents",
        "item": "Item",
        "to": "to",
        "place": "Place",
        "members": "Members",
        "contact": "Contact",
        "published": "Published",
        "private": "Not open to the public",
        "page": "Page",
        "of": "of",
        "apart": "published beside this pack",
        "others": "Other papers",
        "supplement": "Supplement {number}",
        "watch": "Watch the meeting at",
        "cancelled": "This meeting was cancelled.",
        "annual": "Agenda of the annual meeting",
        "extraordinary": "Agenda of an extraordinary meeting",
        "special": "Agenda of a special meeting",
    },
    "cy": {
        "agenda": "Agenda",
        "business": "Busnes",
        "report": "Adroddiad",
        "contents": "Cynnwys",
        "item": "Eitem",
        "to": "i",
        "place": "Lleoliad",
        "members": "Aelodau",
        "contact": "Cyswllt",
        "published": "Cyhoeddwyd",
        "private": "Heb fod ar agor i'r cyhoedd",
        "page": "Tudalen",
        "of": "o",
        "apart": "cyhoeddir ar wahân i'r pecyn hwn",
        "others": "Papurau eraill",
        "supplement": "Atodiad {number}",
        "watch": "Gwyliwch y cyfarfod yn",
        "cancelled": "Cafodd y cyfarfod hwn ei ganslo.",
        "annual": "Agenda'r cyfarfod blynyddol",
        "extraordinary": "Agenda cyfarfod arbennig",
        "special": "Agenda cyfarfod arbennig",
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
    footer: bool = False,
) -> bytes:
    """The agenda front sheet as PDF/UA-1. With ``labels`` each paper shows its pages, as a link.

    ``contents`` adds the pack's contents; ``footer`` numbers the pages of a sheet
    that is published by itself.
    """
    words = WORDS[lang]
    day = day_in_words(meeting.day, lang)
    facts: tuple[tuple[str, str | tuple[str, ...]], ...] = (
        ("place", meeting.place),
        ("members", meeting.members),
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
        "apart": True,
        "numbered": any(item.number for item in items),
        "footer": footer,
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
        "apart": False,
        "numbered": any(item.number for item in items),
        "footer": False,
        "words": words,
    }
    return typeset("front", data, house=house or House(), lang=lang)


def agenda_line(item: Item, words: Mapping[str, str], labels: Labels) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "place": item.place,
        "text": blocks_of(item.text, level=4).blocks,
        "heading": item.heading,
        "private": words["private"] if item.part == "part2" else "",
        "why": item.why,
        "papers": [
            *(paper_line(paper, words, labels, item.title) for paper in item.papers),
            *(also_line(one, words, labels) for one in item.also),
        ],
    }


def paper_line(paper: Paper, words: Mapping[str, str], labels: Labels, under: str = "") -> dict[str, Any]:
    """One paper; where it has the title of the item it is under, the line says what it is instead."""
    own = labels.get(paper.id, ())
    return {
        "title": words["report"] if paper.title == under else paper.title,
        "appendix": paper.appendix,
        "pages": span(own, words["to"]),
        "target": f"page-{own[0]}" if own else "",
    }


def also_line(one: Also, words: Mapping[str, str], labels: Labels) -> dict[str, Any]:
    """A paper bound elsewhere leads there; one that is nowhere in the pack says so."""
    own = labels.get(one.paper, ())
    return {
        "title": one.title,
        "appendix": False,
        "pages": span(own, words["to"]) if own else words["apart"],
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
