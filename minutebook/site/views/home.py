"""The first page: what meets next, what was decided, what changed."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Element, Entry, Head
from minutebook.site.days import days_after, today
from minutebook.site.lookups import (
    Known,
    decided_since,
    gather,
    last_resolved,
    linked,
    newest_changes,
    next_meetings,
)
from minutebook.site.marks import in_one, note_words, routine
from minutebook.site.page import page
from minutebook.site.reader import Site

NEXT = 6
LATELY = 8
CHANGED = 6
LOOKED_BACK = 2000  # publications
DAYS_BACK = 92  # in which decisions are looked for first
LOOKED_AT = 240  # elements, before the routine ones are left out


class Lately(NamedTuple):
    """What one item decided: its mark ("resolved"), its words, the item and the body."""

    mark: str
    words: str
    machine: bool
    item: Entry
    body: Entry | None


def home(request: HttpRequest, site: Site) -> HttpResponse:
    """The next meetings, the newest decisions in full sentences, subjects that are followed, what changed."""
    coming = next_meetings(site, today(), NEXT)
    deciding = newest_decisions(site)
    heads = _worth_telling(newest_changes(site, back=LOOKED_BACK, count=4 * CHANGED))
    items = [element.item for element in deciding]
    ids = [one.object for one in coming] + items + [head.object for head in heads]
    known = gather(site, [*ids, *(one.group for one in coming)], linked(site, "matter", of=items))
    soon = days_after(today(), 7)
    matters = sorted((e for e in known.values() if e.kind == "matter"), key=lambda e: (e.title, e.object))
    context = {
        "soon": [(one, known.get(one.group)) for one in coming if one.date[:10] <= soon],
        "later": [(one, known.get(one.group)) for one in coming if one.date[:10] > soon],
        "lately": _lately(deciding, known),
        "matters": matters[:6],
        "today": today(),
        "changes": [(head, known.get(head.object), _body_of(head, known)) for head in heads],
    }
    data = {"@type": "WebSite", "name": _("Meetings and decisions"), "url": site.url()}
    return page(request, site, "home", context, data=data)


def newest_decisions(site: Site) -> list[Element]:
    """The newest resolutions and recommendations that are more than routine, several to an item."""
    found = decided_since(site, days_after(today(), -DAYS_BACK), LOOKED_AT) or last_resolved(site, LOOKED_AT)
    kept: list[Element] = []
    items: set[str] = set()
    for element in found:
        if routine(element) or not element.item:
            continue
        if len(items) == LATELY and element.item not in items:
            break
        items.add(element.item)
        kept.append(element)
    return kept


def _lately(deciding: list[Element], known: Known) -> list[Lately]:
    found = []
    for item, group in groupby(deciding, key=lambda element: element.item):
        parts = list(group)
        if item in known:
            machine = all(part.state == "machine" for part in parts)
            body = known.get(parts[0].body)
            found.append(Lately(note_words(parts[0]), in_one(parts), machine, known[item], body))
    return found


def _worth_telling(heads: list[Head]) -> list[Head]:
    """Each object once, by its newest change."""
    seen: set[str] = set()
    found = []
    for head in heads:
        if head.object not in seen:
            seen.add(head.object)
            found.append(head)
    return found[:CHANGED]


def _body_of(head: Head, known: Known) -> Entry | None:
    entry = known.get(head.object)
    return known.get(entry.group) if entry is not None and entry.kind == "meeting" else None
