"""``minutebook reread``: every meeting's minutes read again, shown, and published when told to."""

from __future__ import annotations

import click

from minutebook.cli.choosing import chosen_book, chosen_council, closed_option, council_option
from minutebook.cli.opening import with_book

SHOWN = 70  # characters of an element's words


@click.command()
@click.option("--publish", "publishing", is_flag=True, help="publish the readings that differ")
@click.option("--quiet", is_flag=True, help="count only")
@council_option
@closed_option
@with_book
def command(publishing: bool, quiet: bool, council: str, closed: bool) -> None:
    """Read all minutes again with this version's reader, and show what would change.

    What a person confirmed, mended or rejected stays as it is. What was found before and is not found now is
    listed as lost, for a person to look at.
    """
    from minutebook.book.rereading import BATCH, changes, publish_changes
    from minutebook.book.rows import batched

    book = chosen_book(closed)
    chain = chosen_council(book, council)
    meetings = found = changed = lost = 0
    for part in batched(changes(book, chain), BATCH):
        for change in part:
            meetings += 1
            found += len(change.found)
            changed += len(change.changed)
            lost += len(change.lost)
            if not quiet:
                _show(change)
        if publishing:
            publish_changes(book, chain, list(part))
    done = "published" if publishing else "would be published (--publish does it)"
    click.echo(f"{meetings} readings {done}: {found} found, {changed} read otherwise, {lost} lost.")


def _show(change: object) -> None:
    from minutebook.book.rereading import Change

    assert isinstance(change, Change)
    click.echo(change.entry.path)
    for sign, elements in (
        ("+", change.found),
        ("-", change.lost),
        ("~", [new for _, new in change.changed]),
    ):
        for element in elements:
            words = " ".join(element.text.split())
            click.echo(f"  {sign} {element.kind:<14} {words[:SHOWN]}{'…' if len(words) > SHOWN else ''}")
