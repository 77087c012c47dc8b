"""What a supplement changes is told in words: which item, what of it, from what to what."""

from __future__ import annotations

import msgspec

from minutebook.book.schema import Item, Meeting, Paper, Paragraph, Words
from minutebook.book.schema.meeting import Lateness, Place
from minutebook.desk.changes import changes

FIRST = Item(
    id="one",
    slug="buses",
    label="1",
    title=Words(en="Buses"),
    agenda=(Paragraph(id="p1", text=Words(en="To note.")),),
    papers=(Paper(document="report"),),
)
OUT = Meeting(id="meeting", body="board", start="2026-12-10T10:00", items=(FIRST,))
TITLES = {"report": "Report on buses", "letter": "A letter"}


def told(public: Meeting) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in changes(OUT, public, TITLES)]  # type: ignore[misc]


def with_items(*items: Item) -> Meeting:
    return msgspec.structs.replace(OUT, items=items)


def test_it_works() -> None:
    late = Lateness(circumstances=Words(en="The lease ends."))
    new = Item(id="two", slug="lease", label="1A", title=Words(en="A lease"), late=late, added="2026-12-08")
    assert told(with_items(FIRST, new)) == [
        ("Item 1A, A lease: title", "", "A lease"),
        ("Item 1A, A lease: why it is urgent", "", "The lease ends."),
    ]


def test_words_that_change_are_shown_before_and_after_in_each_language() -> None:
    title = Words(en="Buses and trams", cy="Bysiau")
    changed = msgspec.structs.replace(FIRST, title=title, agenda=())
    assert told(with_items(changed)) == [
        ("Item 1, Buses and trams: title", "Buses", "Buses and trams"),
        ("Item 1, Buses and trams: title in Welsh", "", "Bysiau"),
        ("Item 1, Buses: text", "To note.", ""),
    ]


def test_a_paper_is_called_by_its_title() -> None:
    more = msgspec.structs.replace(FIRST, papers=(*FIRST.papers, Paper(document="letter", role="appendix")))
    assert told(with_items(more)) == [("Item 1, Buses: paper", "", "A letter")]


def test_the_head_of_the_agenda_changes_too() -> None:
    moved = msgspec.structs.replace(OUT, place=Place(name=Words(en="Room 2")))
    assert told(moved) == [("place", "", "Room 2")]


def test_what_is_for_machines_is_not_told() -> None:
    same = msgspec.structs.replace(FIRST, slug="buses-2", paragraphs_given=4)
    assert told(with_items(same)) == []
