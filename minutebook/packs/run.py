"""One run over an object of the book, in which its sheets are made where what goes into them has changed.

A sheet that cannot be made leaves its last good one in place and a fault that names file and author.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pikepdf

import minutebook
from minutebook.book.shelf import Book
from minutebook.packs.library import Fault, Kind, Library, Made, Progress, Record
from minutebook.packs.model import Lang, PackError
from minutebook.packs.numbers import Ledger
from minutebook.packs.papers import safe
from minutebook.packs.store import MAKER
from minutebook.packs.typeset import edition
from minutebook.packs.workers import Pool

Written = tuple[int, dict[str, tuple[str, ...]]]
"""What a sheet that was written has: its pages, and by document their printed numbers."""


@dataclass
class Run:
    """One run over one object: what it had, and what it gets."""

    library: Library
    council: str
    owner: str
    folder: Path
    before: Record
    made: list[Made] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    pool: Pool | None = None

    def sheet(
        self,
        make: Callable[[Path], Written],
        *,
        of: object,
        kind: Kind,
        lang: Lang,
        title: str,
        inputs: dict[str, int],
        number: str = "",
    ) -> None:
        """Make one PDF unless there is one of equal input. ``make`` writes it and says pages and labels.

        ``of`` is all that its bytes depend on, beside this release.
        """
        key = fingerprint([kind, lang, number, title, of])
        draft = Made(
            kind=kind,
            lang=lang,
            number=number,
            sha256="",
            size=0,
            pages=0,
            title=title,
            name=file_name(title),
            key=key,
            inputs=inputs,
        )
        old = self.before.find(draft.what)
        files = self.library.files(self.council, self.owner)
        if old is not None and old.key == key and files.path(old.sha256).exists():
            self.made.append(msgspec.structs.replace(old, inputs=inputs))
            return
        out = self.folder / f"{draft.what}.pdf"
        try:
            pages, labels = make(out)
        except PackError as error:
            self.fault(draft.what, str(error))
            return
        with out.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = out.stat().st_size
        self.library.store(self.council, self.owner, out, sha256)
        self.made.append(msgspec.structs.replace(draft, sha256=sha256, size=size, pages=pages, labels=labels))

    def fault(self, what: str, message: str) -> None:
        """Note why a sheet could not be made; its last good one stays."""
        self.faults.append(Fault(what=what, message=message))
        self.made += [made for made in self.before.made if made.what == what]

    def progress(self, done: int, of: int, file: str) -> None:
        self.library.tell(self.council, self.owner, Progress(done=done, of=of, file=file))


@contextmanager
def run(book: Book, council: str, object_id: str, pool: Pool | None = None) -> Iterator[Run]:
    """A run over one object; at its end the record is kept, less what went out of sight meanwhile."""
    library = Library(book)
    with library.locked(council, object_id) as folder:
        one = Run(library, council, object_id, folder, library.record(council, object_id), pool=pool)
        yield one
        made = tuple(library.in_sight(council, one.made))
        ledgers = one.before.ledgers | one.ledgers
        library.keep(council, object_id, Record(made=made, faults=tuple(one.faults), ledgers=ledgers))


def file_name(title: str) -> str:
    """A title as the name of a file that every system can save."""
    return f"{safe(title.replace(': ', ', ').replace('/', '-').replace(':', ' '))}.pdf"


def fingerprint(of: object) -> str:
    """The hash of everything a sheet's bytes depend on."""
    parts = [minutebook.__version__, MAKER, edition(), of]
    data = msgspec.json.encode(parts, order="sorted", enc_hook=lambda one: str(one))
    return hashlib.sha256(data).hexdigest()


def written(data: bytes, out: Path) -> Written:
    """Write a sheet that is not a pack; its pages."""
    out.write_bytes(data)
    with pikepdf.open(out) as pdf:
        return len(pdf.pages), {}
