"""``minutebook administrator``: open the account of a council's first administrator."""

from __future__ import annotations

import click

from minutebook.cli.choosing import chosen_council, council_option
from minutebook.cli.opening import with_book


@click.command()
@click.argument("email")
@click.argument("name")
@council_option
@with_book
def command(email: str, name: str, council: str) -> None:
    """Open the account of NAME at the address EMAIL, a council's first administrator.

    They are written to, and choose a password by the link. They then open the accounts of all others at the
    desk. A council that has an administrator is left as it is.
    """
    from minutebook.book.shelf import public_book
    from minutebook.drafts.people.accounts import open_first

    account = open_first(chosen_council(public_book(), council), email, name)
    click.echo(f"{account.name} may sign in at the desk, once a password is chosen ({account.email}).")
