"""``minutebook inspection FILE``: what an inspection report says, without a database."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from minutebook.cli.opening import Failure

if TYPE_CHECKING:
    from minutebook.assurance.report_reading import Report

WIDTH = 96
SHOWN = ("priority action", "area for improvement", "recommendation", "strength")
PLURALS = {
    "priority action": "Priority actions",
    "area for improvement": "Areas for improvement",
    "recommendation": "Recommendations",
    "strength": "Praised by the report (proposed as strengths)",
}


@click.command("inspection")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="print what was read as JSON")
def command(file: Path, as_json: bool) -> None:
    """Show what an inspection report says: its days, judgements and findings, in its own words.

    FILE is a report or a letter of a visit as text, PDF, Word or HTML. Everything is a proposal until a
    person has read it. Needs no database.
    """
    from minutebook.assurance.report_file import NotRead, read_file

    try:
        report = read_file(file).report
    except NotRead as error:
        raise Failure(str(error)) from error
    if as_json:
        click.echo(json.dumps(as_dict(report), ensure_ascii=False, indent=1))
    else:
        for line in view(report):
            click.echo(line)
    for note in report.notes:
        click.echo(f"minutebook inspection: {note}", err=True)


def as_dict(report: Report) -> dict[str, Any]:
    """A report as plain data. Days are ISO; ``null`` is what the report does not say."""
    return {
        "published": report.published or None,
        "fieldwork": {"start": report.start, "end": report.end} if report.start else None,
        "framework": report.framework or None,
        "judgements": {grade.area: grade.grade for grade in report.grades},
        "findings": [
            {"kind": found.kind, "paragraph": found.paragraph or None, "text": found.text}
            for found in report.findings
        ],
    }


def view(report: Report) -> Iterator[str]:
    """What was read, as lines for a terminal."""
    yield click.style(report.framework or "An inspection of an unknown sort", bold=True)
    yield f"Fieldwork  {report.start} to {report.end}" if report.start else "Fieldwork  not said"
    yield f"Published  {report.published or 'not said'}"
    yield ""
    for grade in report.grades:
        yield f"  {grade.grade:<34}{grade.words}"
    for kind in SHOWN:
        found = report.of_kind(kind)
        if not found:
            continue
        yield ""
        yield click.style(f"{PLURALS[kind]} ({len(found)})", bold=True)
        for one in found:
            label = f"{one.paragraph}. " if one.paragraph else "• "
            yield from textwrap.wrap(
                one.text, WIDTH, initial_indent=f"  {label:<5}", subsequent_indent="       "
            )
            if one.why and kind != "strength":
                yield click.style(f"       unsure: {one.why}", italic=True)
