"""``minutebook import documents PATH --council NAME``: minutes, agendas and reports as files."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.import_options import (
    dry_run_option,
    nation_option,
    report_option,
    stopped_in_words,
    tell,
    whose_option,
)
from minutebook.cli.opening import with_book
from minutebook.cli.progress import bars


@click.command("documents")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@whose_option
@nation_option
@click.option("--body", default="", metavar="NAME", help="the body, where a document does not say it")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="the day, where a document does not say it"
)
@dry_run_option
@report_option
@closed_option
@with_book
def command(
    path: Path,
    council: str,
    nation: str,
    body: str,
    day: date | None,
    dry_run: bool,
    report_to: Path | None,
    closed: bool,
) -> None:
    """Take a file or a folder of minutes, agendas and reports into the record.

    Text, Markdown, HTML, Word (.docx) and PDF. Agenda and minutes of one meeting become one meeting
    wherever they lie. Stop it when you like: run again, it goes on there; a second run publishes nothing.
    """
    from minutebook.intake.documents.taking_in import Stated, import_documents

    stated = Stated(body, f"{day:%Y-%m-%d}" if day else "")
    with bars() as bar, stopped_in_words(dry=dry_run):
        report = import_documents(
            chosen_book(closed),
            path,
            council,
            stated=stated,
            nation=nation,
            dry=dry_run,
            reading=partial(bar, "Reading   "),
            publishing=partial(bar, "Publishing"),
        )
    tell(report, report_to)
