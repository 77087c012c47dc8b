"""``minutebook export FOLDER``: the record as files that need no server."""

from __future__ import annotations

from pathlib import Path

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.opening import with_book
from minutebook.cli.progress import progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-pages", is_flag=True, help="JSON and files only, without the pages people read")
@closed_option
@with_book
def command(folder: Path, no_pages: bool, closed: bool) -> None:
    """Write the record into FOLDER: pages that open without a server, JSON, and the files.

    Equal books make equal bytes. The folder can be verified by anyone (verify --folder) and read in again
    (import book). An older export there is replaced once the new one is whole.
    """
    from minutebook.book.exporting import export
    from minutebook.cli.offline import write_pages

    with_pages = not (no_pages or closed)  # the closed book has no pages of its own
    with progress("Exporting") as tell:
        done = export(chosen_book(closed), folder, pages=write_pages if with_pages else None, progress=tell)
    click.echo(
        f"{folder}: {done.publications} publications, {done.objects} objects, {done.files} files"
        + (f", {done.pages} pages; open {folder / 'index.html'}" if with_pages else "")
    )
