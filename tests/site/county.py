"""A small council whose record holds one of everything a page must cope with, on a Monday in June."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from minutebook.book.acts import erase, withdraw
from minutebook.book.press import Request, publish_many
from minutebook.book.schema import (
    Attendance,
    Body,
    Council,
    Decision,
    Document,
    Exemption,
    File,
    Item,
    Mark,
    Matter,
    Meeting,
    Membership,
    Minutes,
    Notice,
    Object,
    Outcome,
    Page,
    Paper,
    Paragraph,
    Person,
    Place,
    Quorum,
    Reading,
    Stage,
    Words,
)
from minutebook.book.schema import Element as Read
from minutebook.book.schema.common import item_text
from minutebook.book.shelf import Book
from tests.site.asked import threads
from tests.site.assured import lines
from tests.site.inspected import inspections

TODAY = "2026-06-15"
NOW = f"{TODAY}T09:00:00+00:00"
COUNCIL = "teme"
LONG_TITLE = (
    "Consultation on the proposed alteration of the admission arrangements of community and voluntary "
    "controlled primary schools in the northern and western parts of the county for two years"
)
PDF = b"%PDF-1.4\n% an invented report of no pages\n"
LETTER = "to withdraw"


def both(en: str, cy: str = "") -> Words:
    return Words(en=en, cy=cy)


def text(*words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=both(said)) for said in words)


def bodies() -> Iterable[Object]:
    yield Council(
        id=COUNCIL,
        slug="temeside",
        name=both("Temeside County Council", "Cyngor Sir Temeside"),
        nation="england",
    )
    yield Body(
        id="council",
        name=both("County Council", "Cyngor Sir"),
        kind="council",
        legal_status="council",
        purpose=both("All sixty members."),
        established="1974-04-01",
        seats=60,
    )
    yield Body(
        id="board",
        name=both("Corporate Parenting Board", "Bwrdd Rhianta Corfforaethol"),
        kind="board",
        legal_status="committee",
        purpose=both("Champions children in care.", "Hyrwyddo plant mewn gofal."),
        terms_of_reference=(both("To hear from children."), both("To report each year.")),
        quorum=Quorum(number=4),
    )
    yield Body(
        id="panel", name=both("Scrutiny Panel"), kind="scrutiny", legal_status="committee", parent="council"
    )
    yield Body(
        id="old-board",
        name=both("Education Board"),
        kind="board",
        dissolved="2024-03-31",
        successor="board",
        established="1998-04-01",
    )


FAMILY = [
    "Ames",
    "Bowen",
    "Clay",
    "Dunn",
    "Eames",
    "Frost",
    "Grey",
    "Hale",
    "Innes",
    "Jarvis",
    "Kerr",
    "Lowe",
]
GIVEN = ["Ruth", "Owen", "Mary", "Idris", "Joan"]


def people() -> Iterable[Object]:
    for n in range(60):
        given, family = GIVEN[n % 5], FAMILY[n % 12]
        seats = [Membership(body="council", start="2024-05-02")]
        if n < 6:
            role = both("Chair", "Cadeirydd") if n == 0 else both("Member", "Aelod")
            seats.append(Membership(body="board", role=role, start="2024-05-02"))
        yield Person(
            id=f"person-{n}",
            name=both(f"Councillor {given} {family}"),
            family_name=family,
            group=("Independent", "Labour", "Conservative")[n % 3],
            ward=both(f"Division {n + 1}"),
            start="2024-05-02",
            memberships=tuple(seats),
        )
    yield Person(
        id="former",
        name=both("Councillor Una Vale"),
        family_name="Vale",
        end="2025-01-31",
        memberships=(Membership(body="board", start="2021-05-06", end="2025-01-31"),),
    )


def documents(book: Book) -> Iterable[Object]:
    sha256 = book.files.put(PDF)
    file = File(sha256=sha256, size=len(PDF), media_type="application/pdf", name="Inspection update.pdf")
    yield Document(
        id="report", title=both("Inspection update"), date="2026-05-06", author="Director", files=(file,)
    )
    yield Document(
        id="thick",
        title=both("Local plan, with all its pages"),
        date="2026-05-06",
        files=(file,),
        pages=tuple(
            Page(text=f"Page {n} says this\nand goes on.\n\nThen this.", heading=f"Part {n}")
            for n in range(1, 61)
        ),
        extractor="test 1",
    )
    yield Document(
        id="written",
        title=both("Report written in place"),
        date="2026-04-01",
        kind="report",
        written=(
            Paragraph(id="p1", kind="heading", text=both("Purpose"), level=2),
            Paragraph(id="p2", text=both("To ask for <b>money</b> & time.")),
        ),
        background=(both("A letter"),),
    )
    yield Document(id="letter", title=both(f"A letter {LETTER}"), date="2026-01-01")
    yield Document(id="secret", title=both("Something erased"), date="2026-01-02")


MODEL = (
    *text("The Director told the Board of the inspection."),
    Paragraph(kind="heading", text=both("What inspectors found"), level=3),
    Paragraph(kind="bullet", text=both("children were safe;")),
    Paragraph(kind="bullet", text=both("reviews were on time;")),
    *text(
        "The Board asked whether targets were met. They were not.",
        "RESOLVED that:",
    ),
    Paragraph(kind="numbered", label="(a)", text=both("the report be noted; and")),
    Paragraph(kind="numbered", label="(b)", text=both("the Director report again by 1 September.")),
    *text("The Board might perhaps have thanked staff."),
)
LONG = tuple(
    paragraph
    for n in range(1, 21)
    for paragraph in (
        Paragraph(kind="heading", text=both(f"Evidence {n}"), level=3),
        *text(" ".join(["The panel heard that buses were late and that nobody had said why."] * 15)),
    )
)
TABLE = (
    Paragraph(
        kind="table",
        rows=(
            ("District", "Children", "In their own county", "Moved twice or more", "Without a social worker"),
            ("North", "120", "81", "12", "3"),
            ("South", "98", "77", "9", "0"),
        ),
    ),
    Paragraph(
        text=both("See the plan for more."),
        marks=(
            Mark(start=4, end=12, kind="link", href="https://example.org/plan"),
            Mark(start=0, end=3, kind="link", href="javascript:alert(1)"),
            Mark(start=13, end=16, kind="strong"),
        ),
    ),
    Paragraph(text=both("", "Dim ond yn Gymraeg.")),
    Paragraph(kind="quote", text=both("A child said: “listen”.")),
)
NAMES = tuple(f"{GIVEN[n % 5]} {FAMILY[n % 12]}" for n in range(60))
VOTE = f"For (35): {', '.join(NAMES[:35])}. Against (25): {', '.join(NAMES[35:])}. The motion was CARRIED."


def attendance(count: int) -> tuple[Attendance, ...]:
    lines = [
        Attendance(person=f"person-{n}", name=f"Councillor {NAMES[n]}", role="Chair" if n == 0 else "Member")
        for n in range(count)
    ]
    lines.append(Attendance(name="Councillor Una Vale", status="apologies"))
    lines.append(Attendance(role="Director of Children's Services", capacity="officer"))
    return tuple(lines)


def held(id: str, body: str, start: str, items: tuple[Item, ...], **more: object) -> Meeting:
    fields: dict[str, object] = {
        "state": "held",
        "place": Place(name=both("Council Chamber"), address="County Hall", access=both("Level access.")),
        "minutes": Minutes(state="signed", signed_by="The Chair", signed="2026-06-03"),
    }
    return Meeting(id=id, body=body, start=start, items=items, **(fields | more))  # type: ignore[arg-type]


def meetings() -> Iterable[Object]:
    yield held(
        "may",
        "board",
        "2026-05-06T14:00",
        (
            Item(
                id="apologies", label="1", title=both("Apologies"), kind="procedural", minutes=text("None.")
            ),
            Item(
                id="model",
                label="2",
                title=both("Inspection update", "Diweddariad arolygiad"),
                agenda=text("To hear what was found."),
                minutes=MODEL,
                outcome=Outcome(kind="resolved", words=both("Resolved")),
                papers=(
                    Paper(document="report"),
                    Paper(document="thick", role="appendix", label="Appendix 1"),
                ),
                matters=("matter",),
            ),
            Item(id="table", label="3", title=both("Figures"), minutes=TABLE, minute_label="12/26"),
            Item(
                id="private",
                label="4",
                title=both("A contract"),
                exemption=Exemption(paragraphs=("3",), reason=both("It names a price."), review="2027-01-01"),
                summary=both("The contract was let."),
            ),
        ),
        end="2026-05-06T16:05",
        attendance=attendance(6),
        papers=(Paper(document="report"),),
    )
    yield held(
        "budget",
        "council",
        "2026-02-19T10:00",
        (
            Item(
                id="vote",
                label="1",
                title=both("Budget"),
                minutes=(Paragraph(kind="heading", text=both("First amendment"), level=3), *text(VOTE)),
                outcome=Outcome(kind="resolved", words=both("Resolved")),
            ),
        ),
        attendance=attendance(60),
    )
    yield held(
        "draft",
        "panel",
        "2026-06-02T10:00",
        (Item(id="long", label="1", title=both(LONG_TITLE), minutes=LONG, matters=("matter",)),),
        minutes=Minutes(state="draft"),
        attendance=attendance(2),
    )
    yield held(
        "cancelled",
        "board",
        "2026-03-04T14:00",
        (),
        state="cancelled",
        state_reason=both("Snow."),
        minutes=Minutes(),
        attendance=attendance(6),
    )
    yield held("first", "old-board", "2001-01-10T10:00", (), minutes=Minutes())
    yield Meeting(
        id="next",
        body="board",
        start="2026-06-17T14:00",
        state="agenda",
        notice=Notice(given="2026-06-09T10:00", posted="County Hall", words=both("Notice is given.")),
        place=Place(name=both("Council Chamber"), remote="https://example.org/watch"),
        items=(
            Item(
                id="coming",
                label="1",
                title=both("Foster homes"),
                papers=(Paper(document="report"),),
                matters=("matter",),
            ),
            Item(id="dropped", label="2", title=both("Soon dropped")),
        ),
    )
    yield Meeting(id="planned", body="panel", start="2026-07-15T10:00")


def decisions() -> Iterable[Object]:
    yield Decision(
        id="decision",
        title=both("Grant to a charity"),
        date="2026-05-20",
        kind="officer",
        state="effective",
        maker=both("Director"),
        body="board",
        person="person-0",
        key=True,
        decided=both("To pay £4,000.\nTo report back."),
        reasons=both("It is needed."),
        effective="2026-05-28",
        matters=("matter",),
        papers=(Paper(document="report"),),
    )
    yield Matter(
        id="matter",
        title=both("Children's emotional health", "Iechyd emosiynol plant"),
        summary=both("Across three bodies."),
        stages=(Stage(at="model", note=both("It began here.")), Stage(at="decision")),
    )
    yield Matter(id="over", title=both("The old bridge"), state="closed")


def _read(id: str, paragraphs: tuple[Paragraph, ...], words: str, kind: str, **more: object) -> Read:
    start = item_text(paragraphs).index(words)
    item = {"r": "model", "v": "vote"}[id[0]]
    return Read(id=id, item=item, kind=kind, start=start, end=start + len(words), text=words, **more)  # type: ignore[arg-type]


def readings() -> Iterable[Object]:
    found = (
        _read("r1", MODEL, "children were safe;", "headline"),
        _read("r2", MODEL, "reviews were on time;", "headline"),
        _read("r3", MODEL, "The Board asked whether targets were met.", "question", state="confirmed"),
        _read(
            "r4",
            MODEL,
            "the report be noted; and",
            "resolution",
            fields={"mover": "Councillor Ames", "seconder": "Councillor Bowen", "carried_by": "unanimous"},
        ),
        _read("r5", MODEL, "the Director report again by 1 September.", "resolution"),
        _read(
            "r6",
            MODEL,
            "the Director report again by 1 September.",
            "action",
            fields={"owner": "Director", "due": "by 1 September"},
        ),
        _read(
            "r7",
            MODEL,
            "The Board might perhaps have thanked staff.",
            "comment",
            sure=False,
            why="it may be a wish",
        ),
    )
    yield _reading("reading", "may", "board", "2026-05-06", found)
    minutes = (Paragraph(kind="heading", text=both("First amendment"), level=3), *text(VOTE))
    vote = _read(
        "v1", minutes, VOTE, "vote", fields={"for": NAMES[:35], "against": NAMES[35:], "result": "carried"}
    )
    yield _reading("reading-2", "budget", "council", "2026-02-19", (vote,))


def _reading(id: str, of: str, body: str, date: str, elements: tuple[Read, ...]) -> Reading:
    texts = {element.item: hashlib.sha256(b"").hexdigest() for element in elements}
    return Reading(id=id, of=of, body=body, date=date, reader="test", texts=texts, elements=elements)


def load(book: Book) -> None:
    """Publish the whole record, with a correction, a withdrawal, an erasure and a dropped item."""
    things = [*bodies(), *people(), *documents(book), *meetings(), *decisions(), *readings(), *threads()]
    things += [*inspections(), *lines()]
    at = datetime(2026, 6, 10, 12, tzinfo=UTC)
    publish_many(book, COUNCIL, [Request(thing=thing, at=at, base=0) for thing in things])
    later = datetime(2026, 6, 12, 12, tzinfo=UTC)
    matter = Matter(id="over", title=both("The old bridge at Teme"), state="closed")
    publish_many(
        book,
        COUNCIL,
        [
            Request(thing=matter, at=later, act="correct", reason="The name was short."),
            Request(thing=_without_dropped(), at=later),
        ],
    )
    withdraw(book, COUNCIL, "letter", reason="It was a private letter.", at=later)
    erase(book, COUNCIL, "secret", ground="personal-data", at=later)


def _without_dropped() -> Object:
    import msgspec

    coming = next(thing for thing in meetings() if thing.id == "next")
    assert isinstance(coming, Meeting)
    return msgspec.structs.replace(coming, items=coming.items[:1])
