"""``minutebook import book FOLDER``: an export taken in."""

from __future__ import annotations

from pathlib import Path

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.opening import with_book
from minutebook.cli.progress import progress


@click.command("book")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@closed_option
@with_book
def command(folder: Path, closed: bool) -> None:
    """Take an export into this book: the same publications with the same heads.

    What is here already is compared and the rest added, each head, body and file hashed on the way in.
    Erasures come first. Run it again to go on where it stopped, or to follow a record that grew.
    """
    from minutebook.book.importing import import_book

    with progress("Importing") as tell:
        found = import_book(chosen_book(closed), folder, progress=tell)
    for one in found:
        click.echo(
            f"{one.council}: {one.new} publications taken in; the last is {one.end.sequence}, {one.end.head}"
        )
