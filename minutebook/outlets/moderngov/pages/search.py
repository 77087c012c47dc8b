"""The results of a search, ten at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from minutebook.book.models import Entry
from minutebook.outlets.moderngov.lookups import by_number, named
from minutebook.outlets.moderngov.markup import asked_day, day
from minutebook.outlets.moderngov.pages import links
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source
from minutebook.search import searching
from minutebook.search.folder import Unready
from minutebook.search.question import Question, ask
from minutebook.search.searching import PER_PAGE, Hit

MOST_SETS = 24  # of words between OR
BEST, GOOD = 3, 7  # places on the first page that are excellent and good matches


@dataclass(frozen=True)
class Found:
    """A hit: the record it is of (a meeting, a decision), the item of it, and its best words."""

    label: str
    heading: str
    href: str
    item: str
    item_href: str
    quality: str
    snippet: str
    number: str = ""


def results(source: Source, query: Query) -> dict[str, Any]:
    """``ieSearchResults2``: what fits ``SS``, between days (``SD``, ``ED``), of a committee (``CI``; 0: of
    all), on page ``PG``."""
    words = query.text("ss")
    page = max(1, query.number("pg"))
    question = replace(_asked(words), since=asked_day(query.text("sd")), until=asked_day(query.text("ed")))
    if committee := query.number("ci"):
        body = by_number(source, "body", committee)
        question = replace(question, bodies=(body.entry.object if body else "none",))
    context: dict[str, Any] = {"words": words, "found": [], "next": "", "unready": False}
    if question.empty:
        return context
    try:
        answer = searching.search(source.book, source.id, question, page)
    except Unready:
        return context | {"unready": True}
    entries = _entries(source, answer.hits)
    found = [
        _found(source, hit, entries, (answer.page - 1) * PER_PAGE + n) for n, hit in enumerate(answer.hits)
    ]
    kept = {name: query.text(name.lower()) for name in ("SD", "ED", "CI") if query.text(name.lower())}
    more = {"SS": words, **kept, "DT": 3, "ADV": 0, "CA": "false", "SB": "true", "PG": answer.page + 1}
    first = (answer.page - 1) * PER_PAGE + 1
    return context | {
        "found": [one for one in found if one is not None],
        "first": first,
        "last": first + len(answer.hits) - 1,
        "next": f"ieSearchResults2.aspx?{urlencode(more)}" if answer.more else "",
    }


def _asked(words: str) -> Question:
    """What is asked in ModernGov's way, with ``AND``, ``OR`` and ``NOT`` between words and phrases."""
    sets = re.split(r"\s+OR\s+", re.sub(r"\s+AND\s+", " ", words))[:MOST_SETS]
    read = [ask(re.sub(r"(?:^|(?<=\s))NOT\s+(?=\S)", "-", one)) for one in sets]
    asked = [one for one in read if not one.empty] or read[:1]
    return replace(asked[0], otherwise=tuple(one.terms for one in asked[1:]))


def _entries(source: Source, hits: list[Hit]) -> dict[str, Entry]:
    """The entries of hits, of the bodies they belong to, and of the meetings that items belong to."""
    found = named(source, [one for hit in hits for one in (hit.object, hit.body)])
    return found | named(source, [entry.parent for entry in found.values() if entry.kind == "item"])


def _found(source: Source, hit: Hit, entries: dict[str, Entry], place: int) -> Found | None:
    entry = entries.get(hit.object)
    if entry is None:
        return None
    quality = "Excellent" if place < BEST else "Good" if place < GOOD else "Average"
    snippet = "".join(run.text for run in hit.snippet)
    body = entries.get(hit.body)
    title = source.words(hit.title)
    if entry.kind in ("item", "meeting"):
        meeting = entries.get(entry.parent) if entry.kind == "item" else entry
        if meeting is None:
            return None
        heading = f"{day(meeting.date)} - {source.title(body) if body else title}"
        href = links.meeting(body.number if body else 0, meeting.number)
        is_item = entry.kind == "item"
        item_href = f"{href}#AI{entry.number}" if is_item else ""
        number = f"{entry.label}." if is_item and entry.label else ""
        return Found("Meeting", heading, href, title if is_item else "", item_href, quality, snippet, number)
    label, href = _leads(entry)
    return Found(label, title, href, "", "", quality, snippet)


def _leads(entry: Entry) -> tuple[str, str]:
    """A record's label, and its old address; what has none leads to where it stands now."""
    ways = {
        "decision": ("Decision", f"ieDecisionDetails.aspx?ID={entry.number}"),
        "matter": ("Issue", f"mgIssueHistoryHome.aspx?IId={entry.number}"),
        "person": ("Member", f"mgUserInfo.aspx?UID={entry.number}"),
        "body": ("Committee", links.committee(entry.number)),
        "document": ("Document", f"mgConvert2PDF.aspx?ID={entry.number}"),
    }
    return ways.get(entry.kind, (entry.kind.capitalize(), f"id/{entry.object}"))
