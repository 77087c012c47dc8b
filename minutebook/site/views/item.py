"""An agenda item: what was decided, then what was said; its papers, and the same matter elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Element, Entry
from minutebook.book.schema import Attendance, Item, Meeting
from minutebook.packs.shown import page_numbers
from minutebook.site import structured
from minutebook.site.citing import cite
from minutebook.site.days import written
from minutebook.site.following import becoming
from minutebook.site.lookups import Known, Picked, Shown, elements_of, gather, linked, stations
from minutebook.site.marks import (
    Decided,
    decisions,
    fields_of,
    heading_over,
    is_certain,
    result_word,
    side_words,
    tally,
)
from minutebook.site.names import bare
from minutebook.site.page import page
from minutebook.site.prose import Group, headings, prose
from minutebook.site.reader import Site

AROUND = 3  # items before and after that the way through the meeting names
BODIES_CALLED = """SELECT "object" FROM "book_entry"
    WHERE "council" = %%s AND "kind" = 'body' AND "title" IN (%s)"""
STATIONS = (3, 5)  # of a matter's way, before and after this item


class Side(NamedTuple):
    """One side of a vote: its word, how many, and who (name, path) where they were named."""

    word: str
    number: int
    names: list[tuple[str, str]]


class Vote(NamedTuple):
    """A vote as the page shows it; ``on`` is the heading it stands under ("First amendment")."""

    on: str
    result: str
    sides: list[Side]
    machine: bool


def item(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """The page of an agenda item and its minute."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Meeting)
    index = next(i for i, part in enumerate(thing.items) if part.id == entry.object)
    part = thing.items[index]
    elements = elements_of(site, "item", part.id)
    known = _known(site, thing, part, elements)
    held, host = known.get(thing.id), known.get(thing.body)
    decided = _decided(part, elements, site.language)
    minutes = prose(part.minutes, elements, site.language)
    agenda = prose(part.agenda, (), site.language)
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "meetings",
        "item": part,
        "meeting": held,
        "body": host,
        "related": known,
        "decided": decided,
        "votes": [_vote(e, part, thing.everybody, known) for e in elements if _is_vote(e)],
        "agenda": agenda,
        "minutes": minutes,
        "beside": _beside(part),
        "published_decision": _published_decision(part, site.language),
        "headings": headings(agenda) + headings(minutes),
        "read_by_machine": any(e.state == "machine" and is_certain(e) for e in elements),
        "unsure": any(e.state == "machine" and not e.sure for e in elements),
        "matters": [known[one] for one in part.matters if one in known],
        "told": [one for one in known.values() if one.kind == "told" and one.label == part.id],
        "recorded": [one for one in known.values() if _is_record(one, entry)],
        "journey": _journey(part, entry, known),
        "becoming": becoming(known),
        "named": [one for one in _named(elements, known) if one.object != thing.body],
        "way": _way(thing, index, entry),
        "numbers": page_numbers(site.book, site.id, thing.id, site.language),
        "previous": _neighbour(thing, index - 1, entry),
        "next": _neighbour(thing, index + 1, entry),
        "place": (index + 1, len(thing.items)),
        "approved_at": known.get(thing.minutes.approved_at),
        "hash": shown.hash,
        "corrections": [one for one in thing.minutes.corrections if one.item == part.id],
        "notes": [one for one in thing.minutes.notes if one.item == part.id],
    }
    context["cite"] = cite(site, shown, host, held, part)
    trail = [(_("Bodies"), "bodies")]
    trail += [(host.title, host.path)] if host else []
    trail += [(written(held.date), held.path)] if held else []
    said = " ".join(words for one in decided for _label, words in one.limbs)
    data = structured.item(site, entry, part, held, said)
    return page(request, site, "item", context, trail=trail, data=data)


def _beside(part: Item) -> list[tuple[str, str]]:
    """What is noted beside an item, each under its label."""
    found = [(_("Author"), part.author)] if part.author else []
    found += [(remark.label, remark.text) for remark in part.remarks if remark.text]
    if part.referred_to:
        found.append((_("Referred to"), part.referred_to))
    if part.public_may_speak:
        found.append((_("Public"), _("Members of the public may speak to this item.")))
    return found


def _published_decision(part: Item, language: str) -> list[Group]:
    """The decision as it was published, unless the minutes say the same in the same words."""
    minuted = {paragraph.plain(language) for paragraph in part.minutes}
    if all(paragraph.plain(language) in minuted for paragraph in part.decided):
        return []
    return prose(part.decided, (), language)


def _known(site: Site, thing: Meeting, part: Item, elements: Iterable[Element]) -> Known:
    ids = [thing.body, thing.id, thing.minutes.approved_at, *part.matters]
    ids += [paper.document for paper in part.papers]
    if any(e.kind == "vote" and _is_named(e) for e in elements):
        ids += [line.person for line in thing.everybody]
    rels = ("asked-at", "answered-at", "closed-at", "told-at", "item")
    also = [linked(site, rel, to=[part.id]) for rel in rels]
    names = _bodies_named(elements)
    if names:
        also.append(Picked(BODIES_CALLED % ", ".join(["%s"] * len(names)), (site.id, *names)))
    if part.matters:
        also += [linked(site, "matter", to=part.matters), linked(site, "stage", of=part.matters)]
    return gather(site, ids, *also)


def _is_record(one: Entry, entry: Entry) -> bool:
    """Whether an entry is the record of what was decided at the item, rather than of its matter elsewhere."""
    same = (one.date[:10], one.group, one.title) == (entry.date[:10], entry.group, entry.title)
    return one.kind == "decision" and same


def _bodies_named(elements: Iterable[Element]) -> list[str]:
    """The other bodies that an item's minutes name, as they name them."""
    found = (e for e in elements if e.kind == "referral" and is_certain(e))
    return sorted({str(fields_of(e).get("body") or e.text).removeprefix("the ") for e in found})


def _named(elements: Iterable[Element], known: Known) -> list[Entry]:
    """Those of them that are bodies of this council."""
    names = set(_bodies_named(elements))
    return sorted((e for e in known.values() if e.kind == "body" and e.title in names), key=lambda e: e.title)


def _decided(part: Item, elements: Sequence[Element], language: str) -> list[Decided]:
    """What a reading found; where there is none, the outcome as it was recorded in words."""
    found = decisions(part.minutes, elements)
    if found or part.outcome is None or len(str(part.outcome.words).split()) < 2:
        return found
    words = part.outcome.words.within(language)
    return [Decided(part.outcome.kind, part.outcome.kind, False, limbs=[("", words)])]


def _journey(part: Item, entry: Entry, known: Known) -> list[tuple[Entry, Entry | None, bool]]:
    """The stations of the item's matters around it in time: (entry, its body, whether it is this one)."""
    if not part.matters:
        return []
    way = stations(known, entry)
    here = next(i for i, one in enumerate(way) if one.object == entry.object)
    shown = way[max(0, here - STATIONS[0]) : here + STATIONS[1] + 1]
    return [(one, known.get(one.group), one.object == entry.object) for one in shown]


def _way(thing: Meeting, index: int, entry: Entry) -> list[tuple[Item, str, bool]]:
    """The items around this one: (item, path, whether it is this one)."""
    first = max(0, min(index - AROUND, len(thing.items) - 2 * AROUND - 1))
    base = entry.path.rpartition("/")[0]
    return [
        (one, f"{base}/{one.slug}", one.id == entry.object)
        for one in thing.items[first : first + 2 * AROUND + 1]
    ]


def _neighbour(thing: Meeting, index: int, entry: Entry) -> tuple[Item, str] | None:
    if not 0 <= index < len(thing.items):
        return None
    other = thing.items[index]
    return other, f"{entry.path.rpartition('/')[0]}/{other.slug}"


def _is_vote(element: Element) -> bool:
    return element.kind == "vote" and is_certain(element)


def _is_named(element: Element) -> bool:
    fields = fields_of(element)
    return any(isinstance(fields.get(side), list) for side in ("for", "against", "abstain"))


def _vote(element: Element, part: Item, attendance: Iterable[Attendance], known: Known) -> Vote:
    fields = fields_of(element)
    paths = {
        bare(line.name): known[line.person].path for line in attendance if line.name and line.person in known
    }
    sides = []
    for key, word in side_words().items():
        names = fields.get(key) if isinstance(fields.get(key), list) else []
        count = tally(fields.get(key))
        if count is not None:
            sides.append(Side(word, count, [(str(n), paths.get(bare(str(n)), "")) for n in names or []]))
    machine = element.state == "machine"
    return Vote(heading_over(part.minutes, element.start), result_word(fields), sides, machine)
