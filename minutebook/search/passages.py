"""From what stands in the book to the passages that can be found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, NamedTuple

from minutebook.book import catalogue
from minutebook.book.models import Element, Entry, Link
from minutebook.book.schema import (
    Body,
    Decision,
    Document,
    Item,
    Matter,
    Meeting,
    Object,
    Page,
    Person,
    Words,
    item_text,
)
from minutebook.book.shelf import Book

FOUND_ELEMENTS = ("resolution", "recommendation")


class Said(NamedTuple):
    """What is to be found of an object of a kind that a room above added; or of a ``part`` of it that is an
    entry of its own: its kind, its id, and the segment of its address."""

    title: Words
    said: tuple[Words, ...]
    day: str = ""
    body: str = ""
    who: tuple[str, ...] = ()
    part: tuple[str, str, str] = ("", "", "")


TELLERS: dict[type[Any], Callable[[Any], Iterable[Said]]] = {}
"""How objects of kinds that rooms above added are found, by their structure."""


@dataclass(frozen=True)
class Passage:
    """Something that can be found, and where it is: ``object`` the entry it leads to, ``page`` within it.

    ``text`` is shown as a snippet; ``also`` is searched but not shown (the Welsh text, names).
    """

    object: str
    kind: str
    title: Words
    text: str
    path: str
    day: str = ""
    body: str = ""
    page: int = 0
    also: str = ""
    who: tuple[str, ...] = ()


def passages(book: Book, council: str, owners: Iterable[str]) -> dict[str, list[Passage]]:
    """The passages of each of these objects that stands in the book; an object out of sight has none.

    Four queries whatever their number.
    """
    wanted = list(owners)
    entries = list(catalogue.entries(book, council).filter(object__in=wanted))
    things = catalogue.things_of(book, entries)
    placed = _placed(book, council, [e.object for e in entries if e.kind == "document"])
    outcomes = _outcomes(book, council, [e.object for e in entries if e.kind == "meeting"])
    found: dict[str, list[Passage]] = {owner: [] for owner in wanted}
    for entry in entries:
        thing = things.get(entry.object)
        if thing is not None:
            body = placed.get(entry.object, entry.group)
            found[entry.object] = list(_of(thing, entry, body, outcomes.get(entry.object, ())))
    return found


def _placed(book: Book, council: str, documents: list[str]) -> dict[str, str]:
    """The body at whose meeting a document was first a paper, by document."""
    if not documents:
        return {}
    links = Link.objects.using(book.alias).filter(council=council, target__in=documents, rel="paper")
    first: dict[str, str] = {}
    for target, source in links.order_by("start", "source").values_list("target", "source"):
        first.setdefault(target, source)
    bodies = dict(
        catalogue.entries(book, council).filter(object__in=set(first.values())).values_list("object", "group")
    )
    return {document: bodies[source] for document, source in first.items() if bodies.get(source)}


def _outcomes(book: Book, council: str, meetings: list[str]) -> dict[str, list[Element]]:
    if not meetings:
        return {}
    rows = catalogue.elements(book, council).filter(meeting__in=meetings, kind__in=FOUND_ELEMENTS, sure=True)
    by_meeting: dict[str, list[Element]] = {}
    for row in rows.order_by("meeting", "position"):
        by_meeting.setdefault(row.meeting, []).append(row)
    return by_meeting


def _of(thing: Object, entry: Entry, body: str, outcomes: Sequence[Element]) -> Iterator[Passage]:
    match thing:
        case Meeting():
            yield from _meeting(thing, entry, outcomes)
        case Document():
            yield from _document(thing, entry, body)
        case Person():
            said = (
                thing.title,
                thing.ward,
                Words(en=thing.group),
                *(seat.role for seat in thing.memberships),
            )
            yield _passage(entry, thing.name, said, who=(str(thing.name),))
        case Body():
            said = (thing.short_name, thing.purpose, *thing.terms_of_reference)
            yield _passage(entry, thing.name, said, body=thing.id)
        case Decision():
            said = (thing.decided, thing.reasons, thing.alternatives, thing.maker)
            yield _passage(entry, thing.title, said, day=thing.date, body=thing.body)
        case _ if type(thing) in TELLERS:
            for found in TELLERS[type(thing)](thing):
                yield _told(entry, found)
        case Matter():
            yield _passage(entry, thing.title, (thing.summary, *(stage.note for stage in thing.stages)))


def _passage(entry: Entry, title: Words, said: Iterable[Words], **more: Any) -> Passage:
    parts = [words for words in said if words]
    return Passage(
        entry.object,
        entry.kind,
        title,
        "\n\n".join(part.within("en") for part in parts),
        entry.path,
        also="\n".join(part.cy for part in (title, *parts) if part.cy),
        **more,
    )


def _told(entry: Entry, found: Said) -> Passage:
    whole = _passage(entry, found.title, found.said, day=found.day, body=found.body, who=found.who)
    kind, part, slug = found.part
    return replace(whole, kind=kind, object=part, path=f"{entry.path}/{slug}") if part else whole


def _meeting(meeting: Meeting, entry: Entry, outcomes: Sequence[Element]) -> Iterator[Passage]:
    day = meeting.start[:10]
    names = tuple(line.name for line in meeting.everybody if line.name)
    about = (meeting.title, meeting.place.name, meeting.state_reason, meeting.notice.words)
    yield _passage(entry, meeting.title, about, day=day, body=meeting.body, who=names)
    items: dict[str, Passage] = {}
    for item in meeting.items:
        found = _item(item, meeting, entry.path)
        items[item.id] = found
        yield found
    for outcome in outcomes:
        if outcome.item in items:
            yield replace(items[outcome.item], kind="resolution", text=outcome.text, also="")


def _item(item: Item, meeting: Meeting, path: str) -> Passage:
    said = [item_text((*item.minutes, *item.decided, *item.agenda)), str(item.summary)]
    if item.outcome and str(item.outcome.words) not in said[0]:
        said.insert(0, str(item.outcome.words))
    return Passage(
        item.id,
        "item",
        item.title,
        "\n\n".join(text for text in said if text),
        f"{path}/{item.slug}",
        day=meeting.start[:10],
        body=meeting.body,
        also="\n".join(text for text in (item.title.cy, item_text(item.minutes, "cy")) if text),
    )


def _document(document: Document, entry: Entry, body: str) -> Iterator[Passage]:
    about = Passage(document.id, "document", document.title, "", entry.path, document.date, body)
    if document.written or not document.pages:
        welsh = [one.text.cy for one in document.written if one.text.cy]
        yield replace(about, text=item_text(document.written), also="\n".join([document.title.cy, *welsh]))
    pages = zip_longest(document.pages, document.pages_cy, fillvalue=Page(text=""))
    for number, (page, welsh_page) in enumerate(pages, 1):
        also = "\n".join(filter(None, (page.heading, welsh_page.text)))
        yield replace(about, text=page.text, page=number, also=also)


def shown(passage: Passage) -> list[Any]:
    """What a result shows of a passage without asking the database: see :class:`Hit`."""
    title = passage.title
    return [passage.kind, passage.page, title.en, title.cy, passage.path, passage.day, passage.body]
