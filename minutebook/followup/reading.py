"""What minutes hold for threads: elements that ask for something, and what became of those followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from minutebook.book import catalogue
from minutebook.book.identity import keyed_id
from minutebook.book.models import Element, Entry
from minutebook.book.schema import Reading
from minutebook.book.shelf import Book, public_book
from minutebook.followup.schema import ThreadKind

ASKING = ("recommendation", "action", "question", "resolution")
"""The kinds of element that may ask for something, the most telling first: of two that share their words
that one is followed."""
BY_A_PERSON = ("confirmed", "mended")
APPROVED = ("approved", "signed")
UNDERTAKING = re.compile(r"\b(undertook|promised|offered|volunteered|agreed) to\b", re.IGNORECASE)
RECOMMENDING = re.compile(
    r"\b(be recommended|recommends? (that|to|the)|recommended (that|to))\b", re.IGNORECASE
)
CLOSES = re.compile(
    r"\bminutes\b.{0,80}\b(record|signed|approved|confirmed)\b"
    r"|\b(report|update|presentation|progress|position|contents|briefing|plans?)\b.{0,60}"
    r"\bbe (noted|received)\b"
    r"|\bexclud\w+\b.{0,40}\b(press|public)\b|\bpublic\b.{0,40}\bbe excluded\b"
    r"|\bapologies\b|\b(elected|appointed) (as )?(chair|vice)",
    re.IGNORECASE | re.DOTALL,
)
NOTED = re.compile(
    r"^(RESOLVED|Resolved|AGREED)?[\s:–—-]*(that )?.{0,160}\bbe (noted|received|thanked)\b[^,]{0,40}$",
    re.DOTALL,
)
NOTES = re.compile(
    r"^\W*(RESOLVED|Resolved|AGREED)?\W*(that )?.{0,80}\b(notes?|noted|receives?d?|welcomed?) (the|this)\b"
    r"[^;]{0,120}$",
    re.DOTALL,
)


class Wanted(NamedTuple):
    """An element that asks for something and is not followed yet, as a clerk is shown it."""

    element: Element
    kind: ThreadKind
    owner: str
    due: date | None
    due_words: str
    asker: str

    @property
    def confirmed(self) -> bool:
        """Whether a person spoke on it already."""
        return self.element.state in BY_A_PERSON


def wanted(element: Element) -> Wanted:
    """What an element says of its owner, its day and who asked."""
    fields: dict[str, Any] = msgspec.json.decode(element.fields)
    kind: ThreadKind = "resolution"
    if element.kind == "action":
        kind = "undertaking" if UNDERTAKING.search(element.text) else "action"
    elif element.kind in ("recommendation", "question"):
        kind = element.kind  # type: ignore[assignment]
    elif RECOMMENDING.search(element.text):
        kind = "recommendation"
    owner = str(fields.get("owner") or "")
    owner = re.sub(r"^the\s+", "", owner, flags=re.IGNORECASE)
    asker = str(fields.get("speaker") or "") if kind == "question" else ""
    return Wanted(
        element,
        kind,
        owner[:1].upper() + owner[1:],
        _day(str(fields.get("due_date") or "")),
        str(fields.get("due") or ""),
        asker,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def asking(book: Book, council: str, since: date, body: str = "", until: str = "") -> list[Element]:
    """The elements of a council's minutes from a day on that ask for something, the newest meeting first.

    What is only noted asks for nothing. A question that was answered in the next breath is none.
    """
    rows = catalogue.elements(book, council).filter(
        kind__in=(*ASKING, "answer", "comment"), date__gte=since.isoformat()
    )
    if body:
        rows = rows.filter(body=body)
    if until:
        rows = rows.filter(date__lte=until)
    found: list[Element] = []
    by_item: dict[tuple[str, str], list[Element]] = {}
    for element in rows.order_by("-date", "meeting", "item", "start", "-end"):
        by_item.setdefault((element.meeting, element.item), []).append(element)
    for part in by_item.values():
        found += _of_item(part)
    return found


def _of_item(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements of one item that ask, each stretch of words once."""
    kept: list[Element] = []
    order = sorted((e for e in elements if e.kind in ASKING), key=lambda e: (ASKING.index(e.kind), e.start))
    for element in order:
        if any(element.start < other.end and other.start < element.end for other in kept):
            continue
        if _asks(element, elements):
            kept.append(element)
    yield from sorted(kept, key=lambda e: e.start)


def _asks(element: Element, elements: Sequence[Element]) -> bool:
    if not element.sure and element.state not in BY_A_PERSON:
        return False
    if element.kind == "question":
        after = [e for e in elements if e.start >= element.start and e is not element]
        said = next((e for e in after if e.kind in ("question", "answer", "comment")), None)
        # A question whose own words go on for more than a sentence holds its answer.
        return (said is None or said.kind != "answer") and len(re.findall(r"[.?!](\s|$)", element.text)) < 2
    if element.kind == "resolution":
        words = re.sub(r"[;,. ]+(and)?$", "", element.text.strip())
        return not (CLOSES.search(words) or NOTED.match(words) or NOTES.match(words))
    return True


def reading_of(book: Book, council: str, meeting: str) -> Reading | None:
    """The published reading of a meeting's minutes."""
    entry = catalogue.by_id(book, council, [keyed_id("reading", meeting)]).get(keyed_id("reading", meeting))
    if entry is None:
        entry = catalogue.entries(book, council).filter(kind="reading", group=meeting).first()
    thing = catalogue.thing_of(book, entry) if entry is not None else None
    return thing if isinstance(thing, Reading) else None


def provisional(meeting: Entry | None) -> bool:
    """Whether what was asked at a meeting rests on minutes that are not approved yet."""
    return meeting is None or meeting.label not in APPROVED


class Passage(NamedTuple):
    """What became of the words a thread quotes: found, moved (other words now), lost, rejected."""

    state: str
    text: str = ""


def passages(book: Book, council: str, threads: Iterable[tuple[str, str, str]]) -> dict[str, Passage]:
    """What stands now of each thread's quotation, by element: (element, its meeting, the quoted words)."""
    quoted = [one for one in threads if one[0]]
    rows = catalogue.elements(book, council).filter(meeting__in={meeting for _, meeting, _ in quoted})
    now = dict(rows.values_list("element", "text"))
    found: dict[str, Passage] = {}
    gone: dict[str, list[str]] = {}
    for element, meeting, words in quoted:
        if element in now:
            found[element] = Passage("found" if now[element] == words else "moved", now[element])
        else:
            gone.setdefault(meeting, []).append(element)
    for meeting, elements in gone.items():
        reading = reading_of(book, council, meeting)
        states = {one.id: one for one in reading.elements} if reading else {}
        for element in elements:
            one = states.get(element)
            found[element] = Passage(
                one.state if one and one.state == "rejected" else "lost", one.text if one else ""
            )
    return found


def public_reading(council: str, meeting: str) -> Reading | None:
    """The reading of a meeting in the public book."""
    return reading_of(public_book(), council, meeting)
