"""The book's objects of what was read: documents with their pages, meetings with attendance and items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from minutebook.book.identity import keyed_id, slug
from minutebook.book.schema import (
    Attendance,
    Document,
    File,
    Identifier,
    Item,
    Meeting,
    Minutes,
    Page,
    Paper,
    Paragraph,
    Place,
    Words,
)
from minutebook.intake.documents.gathering import Sitting
from minutebook.intake.documents.parsing import Parsed, ParsedItem
from minutebook.intake.documents.people import People
from minutebook.intake.documents.roll import Present
from minutebook.intake.documents.spelling import folded

PATH = "documents:path"
SOURCE = "documents:source"
_KINDS = {"minutes": "minutes", "agenda": "agenda", "report": "report"}
_LABELS = {"minutes": "Minutes", "agenda": "Agenda"}
ALIKE = 0.55  # how alike the titles of an agenda's item and of its minute are, beside the same number


@dataclass
class Meant:
    """A meeting as it will be published, and what was not sure about it, by file."""

    sitting: Sitting
    meeting: Meeting
    doubts: list[tuple[str, str]] = field(default_factory=list)


def document_id(council: str, one: Parsed) -> str:
    """A document is its file: the same bytes are one document, wherever they lie."""
    return keyed_id("document", council, one.text.sha256)


def document(council: str, one: Parsed) -> Document:
    """A file as a document of the record: its text page by page, each under its heading."""
    identifiers = [Identifier(scheme=PATH, value=one.name)]
    if one.text.source:
        identifiers.append(Identifier(scheme=SOURCE, value=one.text.source))
    return Document(
        id=document_id(council, one),
        title=Words(en=one.title),
        kind=_KINDS.get(one.kind, "other"),  # type: ignore[arg-type]
        date=one.head.date,
        files=(
            File(
                sha256=one.text.sha256,
                size=one.text.size,
                media_type=one.text.media_type,
                name=one.name.rsplit("/", 1)[-1],
            ),
        ),
        pages=tuple(Page(text=text, heading=heading) for text, heading in one.pages),
        extractor=one.text.extractor,
        identifiers=tuple(identifiers),
    )


def meeting_id(council: str, sitting: Sitting) -> str:
    """The id a meeting is given where none of its papers stands at a meeting already."""
    place = "" if sitting.place == 1 else str(sitting.place)
    return keyed_id("meeting", council, sitting.body.id, sitting.date, place)


def meeting(council: str, sitting: Sitting, people: People, given: str = "") -> Meant:
    """A meeting of its papers: the minutes say what was done, the agenda what was to be. ``given``: an id."""
    made = Meant(sitting, Meeting(body=sitting.body.id, start=""))
    own = given or meeting_id(council, sitting)
    minutes = sitting.minutes[-1] if sitting.minutes else None
    title = next((one.listing.title for one in sitting.listings if one.listing), "")
    made.meeting = Meeting(
        id=own,
        body=sitting.body.id,
        start=f"{sitting.date}T{sitting.begins or '00:00'}",
        title=Words(en=title),
        kind=sitting.kind or "ordinary",  # type: ignore[arg-type]
        state="held"
        if minutes
        else "cancelled"
        if sitting.cancelled
        else "agenda"
        if sitting.agendas
        else "scheduled",
        place=Place(name=Words(en=sitting.venue)),
        attendance=_attendance(minutes, sitting, people, made) if minutes else (),
        items=tuple(_items(own, sitting, minutes, made)),
        papers=tuple(
            Paper(document=document_id(council, one), role=_role(one), label=_LABELS.get(one.kind, ""))  # type: ignore[arg-type]
            for one in _once(sitting.documents)
        ),
        minutes=Minutes(state="draft") if minutes else Minutes(),
        identifiers=tuple(
            Identifier(scheme=SOURCE, value=one.listing.url)
            for one in sitting.listings
            if one.listing and one.listing.url
        ),
    )
    if not sitting.begins:
        where = sitting.documents[0].name if sitting.documents else sitting.listings[0].name
        made.doubts.append((where, "its hour is not known; the meeting stands at the beginning of its day"))
    return made


def _once(documents: Iterable[Parsed]) -> list[Parsed]:
    return list({one.text.sha256: one for one in documents}.values())


def _role(one: Parsed) -> str:
    return "report" if one.kind == "report" else "other"


def _attendance(minutes: Parsed, sitting: Sitting, people: People, made: Meant) -> tuple[Attendance, ...]:
    out: list[Attendance] = []
    seen: set[str] = set()
    for one in minutes.roll.names:
        if one.role in ("officers", "guests"):
            capacity = "officer" if one.role == "officers" else "guest"
            out.append(Attendance(name=one.name, capacity=capacity))  # type: ignore[arg-type]
            continue
        person = people.find(sitting.body.id, one)
        if person is None:
            made.doubts.append(
                (minutes.name, f"it is not sure who is meant by {one.name!r} in the attendance")
            )
        elif person.id in seen:
            continue
        else:
            seen.add(person.id)
        out.append(_line(one, person.id if person else ""))
    return tuple(out)


def _line(one: Present, person: str) -> Attendance:
    titled = " ".join(filter(None, (one.title, one.name)))
    return Attendance(
        person=person,
        name=titled,
        role="Chair" if one.role == "chair" else "",
        capacity="substitute" if one.role == "substitutes" else "member",
        status="apologies" if one.role == "apologies" else "present",
    )


def _items(own: str, sitting: Sitting, minutes: Parsed | None, made: Meant) -> Iterable[Item]:
    used: set[str] = set()
    agenda = [item for one in sitting.agendas for item in one.items]
    if minutes is None:
        for item in agenda:
            yield _item(own, item, used, agenda=item)
        return
    left = [item for item in agenda if item.kind == "item"]
    for item in minutes.items:
        planned = _planned(item, left)
        if planned is not None:
            left.remove(planned)
        yield _item(own, item, used, minutes=item, agenda=planned)
    missed = [item for item in left if item.number]
    if missed and len(missed) < len(agenda):
        numbers = ", ".join(item.number for item in missed[:8])
        made.doubts.append((sitting.agendas[0].name, f"its items {numbers} were not found in the minutes"))


def _planned(item: ParsedItem, agenda: Sequence[ParsedItem]) -> ParsedItem | None:
    """The item of the agenda that an item of the minutes is: by number and title, or by title alone."""
    if item.kind != "item":
        return None
    title = _compared(item.title)
    best: tuple[float, ParsedItem] | None = None
    for one in agenda:
        same = one.number == item.number
        least = (ALIKE if same else 0.9) if best is None else best[0] - 0.3 * same
        share = _alike(title, _compared(one.title), least)
        if share + 0.3 * same > (best[0] if best else 0):
            best = (share + 0.3 * same, one)
    enough = 0.9 if best and best[1].number != item.number else ALIKE + 0.3
    return best[1] if best and best[0] >= enough else None


@lru_cache(maxsize=4096)
def _compared(title: str) -> str:
    return folded(title)[:80]


def _alike(one: str, other: str, least: float) -> float:
    """How alike two titles are; 0 where that is quickly seen to be less than ``least``."""
    if one == other:
        return 1.0
    letters = SequenceMatcher(None, one, other, autojunk=False)
    if letters.real_quick_ratio() < least or letters.quick_ratio() < least:
        return 0.0
    return letters.ratio()


def _item(
    own: str,
    item: ParsedItem,
    used: set[str],
    *,
    minutes: ParsedItem | None = None,
    agenda: ParsedItem | None = None,
) -> Item:
    return Item(
        id=_item_id(own, item, used),
        label=item.number,
        title=Words(en=item.title),
        kind=item.kind,
        agenda=_agenda(minutes, agenda),
        minutes=minutes.text if minutes else (),
    )


def _agenda(minutes: ParsedItem | None, agenda: ParsedItem | None) -> tuple[Paragraph, ...]:
    """What was to be done: the agenda's own words, or those that stand before the minutes on one page."""
    if agenda is None:
        return minutes.agenda if minutes else ()
    return agenda.text or agenda.agenda


def _item_id(own: str, item: ParsedItem, used: set[str]) -> str:
    """An id that stays when the document is read again: by number, or by title where there is none."""
    base = item.number or slug(item.title) or "item"
    key, n = base, 1
    while key in used:
        n += 1
        key = f"{base}/{n}"
    used.add(key)
    return keyed_id("item", own, key)


_ADOPTED = re.compile(r"(?i)\b(?:adopted|confirmed|approved|agreed|signed)\b")


def approved(meant: Sequence[Meant], day_in: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Which meeting adopted the minutes of which, by their ids: a later one's item on minutes names the day.

    ``day_in`` gives the days some words name. A meeting of which two were held on one day is left out.
    """
    by_day: dict[tuple[str, str], list[str]] = {}
    for one in meant:
        by_day.setdefault((one.meeting.body, one.meeting.start[:10]), []).append(one.meeting.id)
    found: dict[str, str] = {}
    for one in meant:
        for item in one.meeting.items:
            text = " ".join(paragraph.plain() for paragraph in item.minutes)
            if "minutes" not in item.title.en.casefold() or not _ADOPTED.search(text):
                continue
            for day in day_in(text):
                held = by_day.get((one.meeting.body, day), [])
                if len(held) == 1 and day < one.meeting.start[:10]:
                    found.setdefault(held[0], one.meeting.id)
    return found
