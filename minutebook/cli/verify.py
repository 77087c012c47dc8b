"""``minutebook verify``: every head, body and file hashed again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.opening import with_book

if TYPE_CHECKING:
    from minutebook.book.verify import Report


@click.command()
@click.option(
    "--head", default="", metavar="HASH", help="a head noted earlier: tells a record rewritten whole"
)
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), help="verify an export instead of the book"
)
@click.option("--projections", is_flag=True, help="also compare what pages are made from with the record")
@closed_option
@with_book
def command(head: str, folder: Path | None, projections: bool, closed: bool) -> None:
    """Prove that nothing published was altered: hash every head, body and file again.

    Prints what was counted and each chain's last head; note that head elsewhere and give it with --head to
    find a record that was rewritten whole. Ends with code 1 where something does not hold.
    """
    from minutebook.book.rebuild import unequal
    from minutebook.book.verify import verify, verify_folder

    if folder is not None:
        report = verify_folder(folder, head=head)
    else:
        report = verify(chosen_book(closed), head=head)
        if projections and report.holds:
            report.faults += unequal(chosen_book(closed))
    _print(report)
    if not report.holds:
        sys.exit(1)


def _print(report: Report) -> None:
    for fault in report.faults:
        click.echo(f"Does not hold: {fault}")
    click.echo(f"{report.heads} heads, {report.bodies} bodies and {report.files} files were hashed again.")
    for count, word in ((report.erased, "erased"), (report.withheld, "withdrawn")):
        if count:
            click.echo(f"{count} bodies are gone from sight because they were {word}; their heads hold.")
    for council, end in sorted(report.last.items()):
        click.echo(f"Last head of {council}: {end.head} (publication {end.sequence})")
    click.echo("The record holds." if report.holds else "The record does not hold.")
