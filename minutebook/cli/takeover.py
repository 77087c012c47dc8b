"""``minutebook takeover``: from now on a council keeps its record here itself, and no import changes it."""

from __future__ import annotations

import click

from minutebook.cli.choosing import chosen_book, chosen_council, closed_option, council_option, role_option
from minutebook.cli.opening import Failure, with_book


@click.command("takeover")
@council_option
@role_option
@click.option("--undo", is_flag=True, help="give the record back to the system it is imported from")
@closed_option
@with_book
def command(council: str, role: str, undo: bool, closed: bool) -> None:
    """Keep the record here from now on.

    An import from the earlier committee system publishes nothing after this: it only reports what
    differs. Nothing is changed by it, and it can be undone.
    """
    import msgspec

    from minutebook.book import catalogue, clock
    from minutebook.book.press import publish
    from minutebook.book.schema import Council

    book = chosen_book(closed)
    chain = chosen_council(book, council)
    thing = catalogue.thing_of(book, catalogue.by_id(book, chain, [chain])[chain])
    assert isinstance(thing, Council)
    if undo == (not thing.taken_over):
        since = f"since {thing.taken_over}" if thing.taken_over else "not"
        raise Failure(f"{thing.name} keeps its record here {since} already")
    day = "" if undo else clock.today().isoformat()
    reason = "Given back to the earlier system." if undo else "The council keeps its record here from now on."
    publish(book, msgspec.structs.replace(thing, taken_over=day), council=chain, role=role, reason=reason)
    if undo:
        click.echo(f"{thing.name}: imports publish again.")
    else:
        click.echo(f"{thing.name}: taken over on {day}. Imports only report what differs from now on.")
