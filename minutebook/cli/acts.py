"""``minutebook withdraw``, ``erase``, ``release``, ``merge`` and ``split``."""

from __future__ import annotations

import click

from minutebook.cli.choosing import (
    chosen_book,
    chosen_council,
    chosen_object,
    closed_option,
    council_option,
    role_option,
    whole_object,
)
from minutebook.cli.opening import with_book

GROUNDS = ("exempt", "personal-data", "court-order", "retention")

what_argument = click.argument("what", metavar="ID|PATH")


@click.command("withdraw")
@what_argument
@click.option("--reason", required=True, help="why; it is published")
@role_option
@council_option
@closed_option
@with_book
def withdraw(what: str, reason: str, role: str, council: str, closed: bool) -> None:
    """Hide an object, and what was read from it, from every page and export.

    Its words stay in the book's database; erase destroys them. Publishing it again shows it again.
    """
    from minutebook.book import acts

    book = chosen_book(closed)
    found = chosen_object(book, what, council)
    done = acts.withdraw(book, found.council, whole_object(found), reason=reason, role=role)
    click.echo(f"{found.object} is withdrawn (publication {_list(done)}).")


@click.command("erase")
@what_argument
@click.option("--ground", required=True, type=click.Choice(GROUNDS), help="why; it is published")
@click.option("--through", type=click.IntRange(1), help="only the versions up to this one")
@click.confirmation_option(
    "--yes", prompt="Erased words cannot be brought back. Erase them?", help="do not ask for confirmation"
)
@role_option
@council_option
@closed_option
@with_book
def erase(what: str, ground: str, through: int | None, role: str, council: str, closed: bool) -> None:
    """Destroy an object's words and files for good, and publish that it was done and on what ground.

    The chain still verifies. To take a mistake out of an object that stays, correct it first, then erase the
    versions up to the wrong one with --through.
    """
    from minutebook.book import acts

    book = chosen_book(closed)
    found = chosen_object(book, what, council)
    done = acts.erase(book, found.council, whole_object(found), ground=ground, through=through, role=role)
    click.echo(f"{found.object} is erased (publication {_list(done)}).")


@click.command("release")
@what_argument
@click.option("--reason", required=True, help="why it may be public now; it is published")
@role_option
@council_option
@with_book
def release(what: str, reason: str, role: str, council: str) -> None:
    """Publish in the public book a paper, an item or a decision that only the closed book had.

    Release papers before the item they belong to: an item takes along those of its papers that are public.
    """
    from minutebook.book.releasing import release as release_object

    closed, public = chosen_book(True), chosen_book(False)
    found = chosen_object(closed, what, council)
    done = release_object(closed, public, found.council, found.object, reason=reason, role=role)
    again = "was released before" if done.repeated else "is public now"
    click.echo(f"{found.object} {again} (publication {done.sequence}): /{done.path}")


@click.command("merge")
@what_argument
@click.argument("into", metavar="INTO")
@click.option("--reason", default="", help="why; it is published")
@role_option
@council_option
@closed_option
@with_book
def merge(what: str, into: str, reason: str, role: str, council: str, closed: bool) -> None:
    """Say that two objects are one: the first goes into the second, and its addresses lead there."""
    from minutebook.book import acts

    book = chosen_book(closed)
    one, other = chosen_object(book, what, council), chosen_object(book, into, council)
    done = acts.merge(book, one.council, whole_object(one), whole_object(other), reason=reason, role=role)
    click.echo(f"{one.object} is {other.object} from now on (publication {done}).")


@click.command("split")
@click.argument("what", metavar="ID")
@click.option("--reason", default="", help="why; it is published")
@role_option
@council_option
@closed_option
@with_book
def split(what: str, reason: str, role: str, council: str, closed: bool) -> None:
    """Undo a merge: the object stands for itself again."""
    from minutebook.book import acts

    book = chosen_book(closed)
    chain = chosen_council(book, council)
    done = acts.split(book, chain, what, reason=reason, role=role)
    click.echo(f"{what} stands for itself again (publication {done}).")


def _list(sequences: list[int]) -> str:
    return ", ".join(str(sequence) for sequence in sequences)
