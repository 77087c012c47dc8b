"""``minutebook import documents PATH --council NAME``: minutes, agendas and reports as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.opening import with_book
from minutebook.cli.progress import progress


def nations() -> tuple[str, ...]:
    from minutebook.book.schema.council import Nation

    return get_args(Nation)


@click.command("documents")
@click.argument("path", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--council", required=True, metavar="NAME", help="whose record; a name that is new makes a new one"
)
@click.option(
    "--nation", type=click.Choice(nations()), default="england", show_default=True, help="of a new council"
)
@click.option("--body", default="", metavar="NAME", help="the body, where a document does not say it")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="the day, where a document does not say it"
)
@click.option("--dry-run", is_flag=True, help="say what would be taken, and publish nothing")
@click.option(
    "--report",
    "report_to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="write the whole report here",
)
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
    with progress("Reading") as reading, progress("Publishing") as publishing:
        report = import_documents(
            chosen_book(closed),
            path,
            council,
            stated=stated,
            nation=nation,
            dry=dry_run,
            reading=reading,
            publishing=publishing,
        )
    if report_to:
        report_to.write_text(report.text(whole=True) + "\n", encoding="utf-8")
    click.echo(report.text())
