"""``minutebook rebuild``: the projections made again."""

from __future__ import annotations

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.opening import with_book


@click.command()
@closed_option
@with_book
def command(closed: bool) -> None:
    """Make everything that is read (entries, links, addresses) again from the record alone.

    Readers see the old until the new is whole. The record itself is not touched.
    """
    from minutebook.book.rebuild import rebuild

    click.echo(f"{rebuild(chosen_book(closed))} objects stand in the book again.")
