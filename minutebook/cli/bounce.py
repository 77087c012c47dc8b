"""``minutebook bounce``: take a mail server's report that a letter came back."""

from __future__ import annotations

from typing import IO

import click

from minutebook.cli.opening import with_book


@click.command()
@click.argument("report", type=click.File("rb"), default="-")
@with_book
def command(report: IO[bytes]) -> None:
    """Mark the letter that a mail server's REPORT (a mail, from a file or standard input) says came back.

    Let the mail server hand the mails to the desk's own address to this command.
    """
    from minutebook.drafts.outbox import take_bounce

    letter = take_bounce(report.read())
    if letter is None:
        click.echo("The report is of no letter of this desk, or only says that one is delayed.")
    else:
        click.echo(f"The letter to {letter.to} came back; the log of letters shows it.")
