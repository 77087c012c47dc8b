"""``minutebook import ofsted FILE``: official tables of inspections, every row accounted for."""

from __future__ import annotations

from pathlib import Path

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.import_options import dry_run_option
from minutebook.cli.opening import with_book
from minutebook.cli.progress import progress


@click.command("ofsted")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--council", default="", metavar="NAME", help="only this council's rows, by its name or code")
@click.option("--every-council", "every", is_flag=True, help="make a record for every council of the table")
@dry_run_option
@closed_option
@with_book
def command(file: Path, council: str, every: bool, dry_run: bool, closed: bool) -> None:
    """Take Ofsted's table of inspections of councils' services for children into the record.

    CSV, OpenDocument or Excel; columns are told by their headings. Rows of councils of this record become
    their inspections; where the record has no council yet, all are taken. A second run publishes nothing;
    where the table and the record differ, both are shown and nothing is changed.
    """
    from minutebook.assurance.official_import import import_table

    with progress("Taking rows") as tell:
        account = import_table(
            chosen_book(closed), file, council=council, every=every, dry=dry_run, tell=tell
        )
    click.echo(account.text())
