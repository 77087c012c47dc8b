"""``minutebook publish`` and ``correct``: an object from a JSON file into the book."""

from __future__ import annotations

import mimetypes
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from minutebook.cli.choosing import chosen_book, chosen_council, closed_option, council_option, role_option
from minutebook.cli.opening import with_book

if TYPE_CHECKING:
    from minutebook.book.press import Published
    from minutebook.book.schema import File, Object
    from minutebook.book.shelf import Book

file_argument = click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
attach_option = click.option(
    "--attach",
    "attached",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="a file to store with it; a document lists it among its files",
)
base_option = click.option(
    "--base", type=click.IntRange(0), help="the version this was made from: refuse if the book has moved on"
)


@click.command("publish")
@file_argument
@attach_option
@click.option("--key", default="", help="a key of your own: publishing under it again changes nothing")
@base_option
@role_option
@council_option
@closed_option
@with_book
def publish(
    file: Path, attached: tuple[Path, ...], key: str, base: int | None, role: str, council: str, closed: bool
) -> None:
    """Publish the object in FILE (JSON as docs/schema.md says it, or - for standard input).

    A council begins a chain of its own; anything else is published in its council's.
    """
    from minutebook.book import press

    book = chosen_book(closed)
    thing = _read(book, file, attached)
    chain = _chain(book, thing, council)
    _tell(press.publish(book, thing, council=chain, role=role, key=key, base=base))


@click.command("correct")
@file_argument
@click.option("--reason", required=True, help="why; it is published")
@attach_option
@base_option
@role_option
@council_option
@closed_option
@with_book
def correct(
    file: Path,
    reason: str,
    attached: tuple[Path, ...],
    base: int | None,
    role: str,
    council: str,
    closed: bool,
) -> None:
    """Publish the object in FILE as the next version of the one with its id, and say why.

    `minutebook show ID --json` gives a version to start from. The older version stays readable.
    """
    from minutebook.book import press
    from minutebook.book.acts import latest
    from minutebook.book.errors import Refused

    if not reason.strip():
        raise Refused("--reason", "say why it is corrected; the reason is published")
    book = chosen_book(closed)
    thing = _read(book, file, attached)
    chain = _chain(book, thing, council)
    if not thing.id:
        raise Refused("id", "is empty: a correction names the object it corrects")
    latest(book, chain, thing.id)
    _tell(press.publish(book, thing, council=chain, role=role, reason=reason, base=base))


def _read(book: Book, path: Path, attached: Sequence[Path]) -> Object:
    import msgspec

    from minutebook.book import canonical
    from minutebook.book.errors import Refused
    from minutebook.book.schema import Document

    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        thing = canonical.decode(b'{"object":' + data + b"}").object
    except msgspec.MsgspecError as error:
        raise Refused(str(path), str(error).replace("$.object", "$")) from error
    if thing is None:
        raise Refused(str(path), "holds no object")
    files = tuple(_store(book, one) for one in attached)
    if isinstance(thing, Document):
        known = {file.sha256 for file in thing.files}
        new = tuple(file for file in files if file.sha256 not in known)
        thing = msgspec.structs.replace(thing, files=(*thing.files, *new))
    return thing


def _store(book: Book, path: Path) -> File:
    from minutebook.book.schema import File

    data = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return File(sha256=book.files.put(data), size=len(data), media_type=media_type, name=path.name)


def _chain(book: Book, thing: Object, asked: str) -> str:
    from minutebook.book.schema import Council

    return "" if isinstance(thing, Council) else chosen_council(book, asked)


def _tell(done: Published) -> None:
    again = " (it was published under this key before)" if done.repeated else ""
    click.echo(f"Publication {done.sequence}: {done.object}, version {done.version}{again}")
    click.echo(f"/{done.path}")
    click.echo(done.hash)
