"""Which book, which council and which object a verb means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from minutebook.book.models import Entry
    from minutebook.book.shelf import Book

V = TypeVar("V", bound=Callable[..., Any])


def closed_option(verb: V) -> V:
    """``--closed``: the closed book instead of the public one."""
    return click.option("--closed", is_flag=True, help="the closed book instead of the public one")(verb)


def council_option(verb: V) -> V:
    """``--council``: whose record; not needed in a book of one council."""
    return click.option(
        "--council", default="", metavar="ID|SLUG", help="whose record, in a book of several councils"
    )(verb)


def role_option(verb: V) -> V:
    """``--role``: as whom the publication is made."""
    return click.option(
        "--role", default="clerk", show_default=True, help="the role in which this is published"
    )(verb)


def chosen_book(closed: bool) -> Book:
    """The book a verb works on. Raises ``Refused`` where this process may not open the closed one."""
    from django.db import connections

    from minutebook.book.errors import Refused
    from minutebook.book.shelf import closed_book, public_book

    if closed and "desk" not in connections:
        raise Refused("--closed", "the public side cannot open the closed book: run this on the desk's side")
    return closed_book() if closed else public_book()


def chosen_council(book: Book, asked: str) -> str:
    """The id of the council meant by an id or slug, or of the only one. Raises ``NotFound``, ``Refused``."""
    from minutebook.book import catalogue
    from minutebook.book.errors import NotFound, Refused

    councils = list(catalogue.entries(book).filter(kind="council").order_by("slug"))
    if asked:
        for council in councils:
            if asked in (council.object, council.slug):
                return council.object
        raise NotFound(f"there is no council {asked!r} in this book{_names(councils)}")
    if len(councils) == 1:
        return councils[0].object
    if not councils:
        raise NotFound("there is no council in this book yet: publish one, import a record or run the demo")
    raise Refused("--council", f"there are {len(councils)} councils: say which{_names(councils)}")


def _names(councils: list[Entry]) -> str:
    return f" (there are: {', '.join(c.slug or c.object for c in councils)})" if councils else ""


class Found(NamedTuple):
    """What an id or address leads to: its council, its id, and its entry if it stands in the book."""

    council: str
    object: str
    entry: Entry | None


def chosen_object(book: Book, what: str, council: str = "") -> Found:
    """The object meant by an id, an address or a whole URL. Raises ``NotFound``."""
    from minutebook.book import catalogue
    from minutebook.book.errors import NotFound
    from minutebook.book.models import Head

    chain = chosen_council(book, council)
    path = urlsplit(what).path.strip("/")
    entry = catalogue.by_id(book, chain, [what]).get(what)
    entry = entry or catalogue.entries(book, chain).filter(path=path).exclude(kind="council").first()
    if entry is not None:
        return Found(chain, entry.object, entry)
    if Head.objects.using(book.alias).filter(council=chain, object=what).exists():
        return Found(chain, what, None)
    trace = catalogue.trace(book, chain, path)
    if trace is None:
        raise NotFound(f"nothing in this book has the id or address {what!r}")
    if trace.gone:
        return Found(chain, trace.gone, None)
    return Found(chain, *_at(book, chain, trace.path))


def _at(book: Book, council: str, path: str) -> tuple[str, Entry]:
    from minutebook.book import catalogue

    entry = catalogue.entries(book, council).get(path=path)
    return entry.object, entry


def whole_object(found: Found) -> str:
    """The id of an object that can be acted on by itself. Raises ``Refused`` for a part of one."""
    from minutebook.book.errors import Refused

    if found.entry is not None and found.entry.owner != found.object:
        raise Refused(
            "object",
            f"an {found.entry.kind} stands and goes with the whole it is part of, {found.entry.owner}: "
            "correct that, or name it",
        )
    return found.object
