"""Minutes are read once; the reading quotes its source; a person's word outlives every later reading."""

from __future__ import annotations

import msgspec

from minutebook.book.readings import out_of_date, reading_of
from minutebook.book.schema import Item, Meeting, Paragraph, Reading, Words, item_text

RESOLVED = "RESOLVED: That the report be noted."
ACTION = "ACTION: The Head of Fostering to report back by 22 March 2027."


def minuted(*texts: str) -> Meeting:
    paragraphs = tuple(Paragraph(text=Words(en=text)) for text in texts)
    item = Item(id="i1", title=Words(en="Fostering"), minutes=paragraphs)
    return Meeting(id="m1", body="board", start="2027-01-11T10:00", items=(item,))


def read(meeting: Meeting, before: Reading | None = None) -> Reading:
    found = reading_of(meeting, before=before)
    assert found is not None
    return found


def said(reading: Reading, state: str) -> Reading:
    first = msgspec.structs.replace(reading.elements[0], state=state)
    return msgspec.structs.replace(reading, elements=(first, *reading.elements[1:]))


def test_it_works() -> None:
    found = read(minuted("The report was introduced.", RESOLVED, ACTION))
    assert {"resolution", "action"} <= {element.kind for element in found.elements}
    text = item_text(minuted("The report was introduced.", RESOLVED, ACTION).items[0].minutes)
    assert all(text[e.start : e.end] == e.text for e in found.elements)
    assert all(e.item == "i1" and e.id and e.state == "machine" for e in found.elements)


def test_the_same_minutes_give_the_same_reading() -> None:
    assert read(minuted(RESOLVED, ACTION)) == read(minuted(RESOLVED, ACTION))


def test_a_meeting_without_minutes_has_no_reading() -> None:
    assert reading_of(minuted()) is None


def test_a_reading_knows_when_the_minutes_say_other_words() -> None:
    found = read(minuted(RESOLVED))
    assert not out_of_date(found, minuted(RESOLVED))
    assert out_of_date(found, minuted(RESOLVED, ACTION))


def test_what_a_person_rejected_is_not_found_again() -> None:
    rejected = said(read(minuted(RESOLVED)), "rejected")
    again = read(minuted(RESOLVED), rejected)
    assert [e.state for e in again.elements if e.kind == "resolution"] == ["rejected"]


def test_what_a_person_confirmed_moves_with_its_words() -> None:
    confirmed = said(read(minuted(RESOLVED)), "confirmed")
    again = read(minuted("The report was introduced.", RESOLVED), confirmed)
    element = again.elements[0]
    assert (element.id, element.state) == (confirmed.elements[0].id, "confirmed")
    assert element.start > confirmed.elements[0].start


def test_what_a_person_confirmed_is_kept_as_lost_when_its_words_are_gone() -> None:
    confirmed = said(read(minuted(RESOLVED)), "confirmed")
    again = read(minuted("Nothing was decided."), confirmed)
    assert again.elements[0].state == "lost"
