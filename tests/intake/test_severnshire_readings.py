"""The minutes of Severnshire are read as they are published, and each reading quotes them."""

from __future__ import annotations

from minutebook.book.readings import out_of_date
from minutebook.book.schema import Meeting, Reading, item_text
from tests.intake.test_severnshire import TODAY, newest, told


def readings() -> dict[str, Reading]:
    return {r.of: r for r in newest(Reading).values() if isinstance(r, Reading)}


def minuted() -> list[Meeting]:
    found = [m for m in newest(Meeting).values() if isinstance(m, Meeting)]
    return [m for m in found if any(item.minutes for item in m.items)]


def test_all_minutes_are_read_and_the_reading_is_of_their_words() -> None:
    assert {meeting.id for meeting in minuted()} == set(readings())
    for meeting in minuted():
        assert not out_of_date(readings()[meeting.id], meeting)


def test_every_element_quotes_its_source() -> None:
    texts = {item.id: item_text(item.minutes) for meeting in minuted() for item in meeting.items}
    elements = [element for reading in readings().values() for element in reading.elements]
    assert len(elements) > 1000
    assert all(texts[e.item][e.start : e.end] == e.text for e in elements)
    assert len({e.id for e in elements}) == len(elements)


def test_what_is_found_is_of_many_kinds() -> None:
    kinds = {element.kind for reading in readings().values() for element in reading.elements}
    assert {"resolution", "recommendation", "action", "vote", "question", "comment", "declaration"} <= kinds


def test_a_reading_is_published_after_what_it_reads() -> None:
    known: set[str] = set()
    for step in told(TODAY):
        if isinstance(step.object, Reading):
            assert step.object.of in known
        known.add(step.object.id)
