"""A report read: front, points, paragraphs, each found thing with where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutebook.assurance.report_reading.front import Front, Grade, front_of
from minutebook.assurance.report_reading.headings import Opens
from minutebook.assurance.report_reading.joining import Joiner
from minutebook.assurance.report_reading.lines import lines_of
from minutebook.assurance.report_reading.paragraphs import Paragraph, paragraphs
from minutebook.assurance.report_reading.sections import Point, points
from minutebook.assurance.report_reading.strengths import strengths
from minutebook.assurance.report_reading.themes import themes

READER = "reports/1"
"""The reader's version, kept with what it read."""

__all__ = ["READER", "Found", "Grade", "Report", "read_report"]


@dataclass(frozen=True)
class Found:
    """One finding as read: its kind, its paragraph's number, its words, where they stand, how sure."""

    kind: Opens
    paragraph: str
    area: str
    text: str
    start: int
    end: int
    themes: tuple[str, ...] = ()
    sure: bool = True
    why: str = ""


@dataclass(frozen=True)
class Report:
    """A report as read. Days are ISO, empty where the report does not say them."""

    framework: str = ""
    event: str = "standard"
    published: str = ""
    start: str = ""
    end: str = ""
    grades: tuple[Grade, ...] = ()
    findings: tuple[Found, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def of_kind(self, kind: str) -> list[Found]:
        """The findings of one kind, in the report's order."""
        return [found for found in self.findings if found.kind == kind]


def read_report(text: str, name: str = "") -> Report:
    """Read an inspection report or letter. ``name`` is its file's name, which may say when it was published.

    Never raises for a text, whatever it is; pages may be parted by form feeds.
    """
    lines = lines_of(text)
    joiner = Joiner(text)
    front = front_of(lines, name)
    numbered = paragraphs(lines, joiner)
    found = [_point(point, joiner) for point in points(lines)]
    stated = {one.start for one in found}
    found += [
        Found(
            "strength",
            str(paragraph.number),
            paragraph.area,
            words,
            paragraph.start,
            paragraph.end,
            themes(words),
            False,
            "the paragraph begins with praise: whether it is a strength is for a person to say",
        )
        for paragraph, words in strengths(_narrative(numbered))
        if paragraph.start not in stated
    ]
    ordered = tuple(sorted(found, key=lambda one: one.start))
    return Report(
        front.framework,
        front.event,
        front.published,
        front.start,
        front.end,
        front.grades,
        ordered,
        _notes(front, ordered),
    )


def _narrative(numbered: list[Paragraph]) -> list[Paragraph]:
    return [paragraph for paragraph in numbered if not paragraph.text.endswith("(Recommendation)")]


def _point(point: Point, joiner: Joiner) -> Found:
    words = joiner.join(point.texts)
    start, end = point.lines[0].start, point.lines[-1].end
    return Found(point.opens, point.number, "", words, start, end, themes(words), point.sure, point.why)


def _notes(front: Front, found: tuple[Found, ...]) -> tuple[str, ...]:
    notes = []
    if not front.framework:
        notes.append("the report does not say what sort of inspection it is of")
    if not front.start:
        notes.append("no dates of fieldwork were found")
    if not any(one.kind != "strength" for one in found):
        notes.append("no area for improvement, priority action or recommendation was found")
    return tuple(notes)
