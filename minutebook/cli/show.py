"""``minutebook show ID|PATH``: one object, in plain words or as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from minutebook.cli.choosing import Found, chosen_book, chosen_object, closed_option, council_option
from minutebook.cli.opening import Failure, with_book

if TYPE_CHECKING:
    from minutebook.book.catalogue import Version
    from minutebook.book.shelf import Book


@click.command()
@click.argument("what", metavar="ID|PATH")
@click.option("--json", "as_json", is_flag=True, help="the object as JSON, fit for correct and publish")
@click.option("--version", "number", type=click.IntRange(1), help="an older version")
@click.option("--changes", is_flag=True, help="only what this version changed")
@council_option
@closed_option
@with_book
def command(what: str, as_json: bool, number: int | None, changes: bool, council: str, closed: bool) -> None:
    """Show an object of the record, by its id or its address, as it stands or as it once was."""
    book = chosen_book(closed)
    found = chosen_object(book, what, council)
    if found.entry is None:
        raise Failure(_gone(book, found))
    version, before = _versions(book, found, number)
    if as_json:
        sys.stdout.write(_json(found, version))
    else:
        _print(found, version, before if changes else None)


def _versions(book: Book, found: Found, number: int | None) -> tuple[Version, Version | None]:
    """The version asked for, and the readable one before it."""
    from minutebook.book import catalogue
    from minutebook.book.errors import NotFound

    assert found.entry is not None
    readable = [v for v in catalogue.versions(book, found.council, found.entry.owner) if v.thing is not None]
    number = number or readable[-1].head.version
    for before, version in zip([None, *readable], readable, strict=False):
        if version.head.version == number:
            return version, before
    raise NotFound(f"version {number} of {found.object} cannot be read: there is none, or it is out of sight")


def _json(found: Found, version: Version) -> str:
    import msgspec

    from minutebook.book import canonical

    part = _part(found, version)
    return msgspec.json.format(canonical.canonical(part), indent=2).decode() + "\n"


def _part(found: Found, version: Version) -> Any:
    """The object, or the item of it that was asked for."""
    assert found.entry is not None
    thing = version.thing
    if found.entry.owner == found.object:
        return thing
    items = {item.id: item for item in getattr(thing, "items", ())}
    return items.get(found.object, thing)


def _print(found: Found, version: Version, before: Version | None) -> None:
    from minutebook.book.differences import differences

    entry, head = found.entry, version.head
    assert entry is not None
    assert version.thing is not None
    click.echo(f"{entry.kind} {found.object}  /{entry.path}")
    click.echo(f"version {head.version} of {head.time}, {head.act} by the {head.role}, {head.hash}")
    if version.reason:
        click.echo(f"reason: {version.reason}")
    click.echo()
    old = before.thing if before else None
    for row in differences(old, version.thing if before else _part(found, version)):
        if before:
            click.echo(f"{row.path}\n  - {row.before}\n  + {row.after}")
        else:
            click.echo(f"{row.path}: {row.after}")


def _gone(book: Book, found: Found) -> str:
    from minutebook.book import catalogue
    from minutebook.book.acts import GROUNDS

    trace = catalogue.trace_id(book, found.council, found.object)
    if trace is None:
        return f"{found.object} does not stand in this book any more"
    if trace.path:
        return f"{found.object} was merged into /{trace.path}"
    why = GROUNDS.get(trace.ground, trace.reason)
    verb = {"erase": "erased", "withdraw": "withdrawn"}.get(trace.act, "dropped")
    return f"{found.object} was {verb} on {trace.time[:10]}: {why}"
