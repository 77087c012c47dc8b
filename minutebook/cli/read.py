"""``minutebook read FILE``: what a text of minutes records, without a database."""

from __future__ import annotations

import datetime
import json
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from minutebook.reading import Element, Reading, read, read_html

# How each kind is shown: its word in the margin, its plural in the summary, its colour.
KINDS = {
    "resolution": ("resolution", "resolutions", "green"),
    "recommendation": ("recommends", "recommendations", "green"),
    "action": ("action", "actions", "yellow"),
    "vote": ("vote", "votes", "magenta"),
    "question": ("question", "questions", "cyan"),
    "answer": ("answer", "answers", "cyan"),
    "comment": ("comment", "comments", "blue"),
    "declaration": ("interest", "declarations of interest", "red"),
    "referral": ("other body", "other bodies", "magenta"),
    "attendance": ("attendance", "lists of attendance", "white"),
    "headline": ("headline", "headlines", "bright_blue"),
}
_MARGIN = 13
_WIDEST = 110


class Refused(click.ClickException):
    """An error of one line to stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"minutebook read: {self.message}", err=True)


@click.command("read")
@click.argument("file", metavar="FILE|-")
@click.option("--meeting", "whole", is_flag=True, help="the file is the minutes of a whole meeting")
@click.option("--body", "bodies", multiple=True, help="a body of the council (may be repeated)")
@click.option("--member", "people", multiple=True, help="a member's name (may be repeated)")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="the day of the meeting, from which due dates are counted",
)
@click.option("--json", "as_json", is_flag=True, help="print the reading as JSON")
def command(
    file: str,
    whole: bool,
    bodies: tuple[str, ...],
    people: tuple[str, ...],
    day: datetime.datetime | None,
    as_json: bool,
) -> None:
    """Show what a text of minutes records: resolutions, actions, votes, questions, comments and more.

    FILE is plain text or HTML; - reads standard input. Each element stands beside its kind; one the
    reader is unsure of carries a question mark and the reason. Needs no database.
    """
    source = _source(file)
    reader = read_html if _is_html(file, source) else read
    scope = "meeting" if whole else "item"
    reading = reader(source, scope, people, bodies, day.date() if day else None)
    if as_json:
        click.echo(json.dumps(as_dict(reading), ensure_ascii=False, indent=1))
        return
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    for line in view(reading, width):
        click.echo(line)


def _source(file: str) -> str:
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise Refused(f"{file}: {(error.strerror or 'cannot be read').lower()}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _is_html(file: str, source: str) -> bool:
    head = source[:500].lstrip().lower()
    return file.lower().endswith((".html", ".htm")) or head.startswith(("<!doctype", "<html", "<p", "<div"))


def as_dict(reading: Reading) -> dict[str, Any]:
    """A reading as plain data: meeting, items, elements with their offsets, and what was left out."""
    return asdict(reading)


def view(reading: Reading, width: int) -> Iterator[str]:
    """The lines of a reading set beside its kinds, ``width`` characters wide at the most."""
    yield from _head(reading)
    if reading.note:
        yield click.style(reading.note, bold=True)
    counts = Counter(element.kind for element in reading.elements)
    told = [
        f"{counts[kind]} {plural if counts[kind] > 1 else word}"
        for kind, (word, plural, _) in KINDS.items()
        if counts[kind]
    ]
    yield click.style(", ".join(told) if told else "Nothing to record was found.", bold=True)
    yield ""
    at = 0
    for element, within in _nested(reading.elements):
        yield from _between(reading.text[at : element.start], width)
        yield from _element(element, width, indent=0)
        for inner in within:
            yield from _element(inner, width, indent=2)
        at = max(at, element.end)
    yield from _between(reading.text[at:], width)


def _head(reading: Reading) -> Iterator[str]:
    meeting = reading.meeting
    if meeting.body or meeting.date:
        yield click.style(" · ".join(part for part in (meeting.body, meeting.date) if part), bold=True)
    hours = "-".join(hour for hour in (meeting.begins, meeting.ends) if hour)
    where = " · ".join(part for part in (meeting.venue, hours) if part)
    if where:
        yield where
    if reading.items:
        yield f"{len(reading.items)} items of business"


def _nested(elements: list[Element]) -> Iterator[tuple[Element, list[Element]]]:
    """Each element that stands in no other, with those that stand in it."""
    outer: Element | None = None
    within: list[Element] = []
    for element in elements:
        if outer is not None and element.start < outer.end:
            within.append(element)
            continue
        if outer is not None:
            yield outer, within
        outer, within = element, []
    if outer is not None:
        yield outer, within


def _between(text: str, width: int) -> Iterator[str]:
    """What stands between elements, in the plain, so that nothing of the minutes is hidden."""
    for paragraph in text.split("\n"):
        words = " ".join(paragraph.split()).strip("·•*- ")
        if words.strip(".;,:()\u201c\u201d\"' ") and not words.isdigit():
            for line in textwrap.wrap(words, width - _MARGIN):
                yield " " * _MARGIN + click.style(line, dim=True)


def _element(element: Element, width: int, indent: int) -> Iterator[str]:
    word, _, colour = KINDS[element.kind]
    label = f"{word}{'' if element.sure else ' ?'}"
    margin = click.style(label.ljust(_MARGIN), fg=colour, bold=True)
    lines = textwrap.wrap(" ".join(element.text.split()), width - _MARGIN - indent) or [""]
    yield margin + " " * indent + lines[0]
    for line in lines[1:]:
        yield " " * (_MARGIN + indent) + line
    facts = _facts(element.fields)
    if facts:
        yield from _note(facts, width, indent)
    if element.why:
        yield from _note(f"unsure: {element.why}", width, indent)


def _note(words: str, width: int, indent: int) -> Iterator[str]:
    for line in textwrap.wrap(words, width - _MARGIN - indent - 2):
        yield " " * (_MARGIN + indent + 2) + click.style(line, italic=True)


def _facts(fields: dict[str, Any]) -> str:
    told = []
    for name, value in fields.items():
        if value in ("", None, []):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        told.append(f"{name.replace('_', ' ')}: {shown}")
    return " · ".join(told)
