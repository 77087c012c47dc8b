"""``minutebook log``: the public changes."""

from __future__ import annotations

import sys

import click

from minutebook.cli.choosing import chosen_book, chosen_council, chosen_object, closed_option, council_option
from minutebook.cli.opening import with_book


@click.command()
@click.argument("what", required=False, metavar="[ID|PATH]")
@click.option("-n", "--count", default=20, show_default=True, type=click.IntRange(1), help="how many to list")
@click.option("--before", default=0, metavar="SEQUENCE", help="only what was published before this one")
@click.option("--json", "as_json", is_flag=True, help="one JSON object a line, with hashes")
@council_option
@closed_option
@with_book
def command(what: str | None, count: int, before: int, as_json: bool, council: str, closed: bool) -> None:
    """List what was published, newest first: of the whole record, or of one object."""
    from minutebook.book.history import history

    book = chosen_book(closed)
    chain = chosen_council(book, council)
    found = chosen_object(book, what, council) if what else None
    owner = (found.entry.owner if found.entry else found.object) if found else ""
    for change in history(book, chain, owner, before=before, count=count):
        if as_json:
            sys.stdout.write(change.as_json() + "\n")
            continue
        title = change.title or f"({change.head.object})"
        click.echo(
            f"{change.head.sequence:>6}  {change.head.time[:10]} {change.head.time[11:16]}  "
            f"{change.head.act:<8}  {change.head.kind:<8}  {title}"
            + (f" [{change.reason}]" if change.reason else "")
        )
