"""The minutes of a meeting adjourned to another day are one set, with a time and a roll for each day."""

from __future__ import annotations

import pypdfium2
from msgspec.structs import replace

from minutebook.book.schema import Attendance, Continuation, Item, Meeting, Minutes, Paragraph, Words
from minutebook.book.schema.meeting import Place
from minutebook.packs.model import House
from minutebook.packs.of_record import Names, printed

LATER = Continuation(
    start="2026-12-17T14:00",
    end="2026-12-17T15:10",
    state="held",
    place=Place(name=Words(en="Room 2", cy="Ystafell 2")),
    attendance=(Attendance(name="Councillor Elm"),),
    items=("visit",),
)
MEETING = Meeting(
    id="meeting",
    body="board",
    start="2026-12-10T10:00",
    end="2026-12-10T11:00",
    state="held",
    attendance=(Attendance(name="Councillor Ash"),),
    continued=(LATER,),
    items=(
        Item(id="visit", label="4", title=Words(en="A visit"), minutes=(Paragraph(text=Words(en="Noted.")),)),
    ),
    minutes=Minutes(state="draft"),
)
NAMES = Names(Words(en="Corporate Parenting Board"), {}, None)


def words(lang: str) -> str:
    document = pypdfium2.PdfDocument(printed(MEETING, NAMES, House(), lang))  # type: ignore[arg-type]
    with document:
        return " ".join(document[0].get_textpage().get_text_bounded().split())


def test_each_day_stands_with_its_time_its_place_and_its_roll() -> None:
    text = words("en")
    assert "Thursday 10 December 2026, 10 am to 11 am Thursday 17 December 2026, 2 pm to 3.10 pm" in text
    assert "Present Councillor Ash" in text
    assert "Present, Thursday 17 December 2026 Councillor Elm" in text and "Room 2" in text


def test_in_welsh_too() -> None:
    assert "Ystafell 2" in words("cy")


def test_a_day_to_come_stands_in_no_minutes() -> None:
    to_come = replace(MEETING, continued=(Continuation(start="2026-12-17T14:00"),))
    document = pypdfium2.PdfDocument(printed(to_come, NAMES, House(), "en"))
    with document:
        assert "17 December" not in document[0].get_textpage().get_text_bounded()
