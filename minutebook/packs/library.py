"""Where made sheets and packs are kept beside a book: files by hash, and one record for each object.

Everything here can be thrown away and made again from the book, save the page numbers in the records,
which matter once an erasure has taken away what they follow from. ``work`` holds what makes the next
build quick; most of it goes once a meeting is over.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from zlib import crc32

import msgspec

from minutebook.book.files import Files
from minutebook.book.models import Text
from minutebook.book.shelf import Book
from minutebook.book.standing import statuses, untouched
from minutebook.packs.model import Lang
from minutebook.packs.numbers import Ledger
from minutebook.packs.store import write_whole

LOCKS = 256
Kind = Literal["agenda", "pack", "supplement", "minutes", "minute-book", "notice"]


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """One PDF that was made, published by its hash.

    ``number`` is the supplement's, or the year a minute book begins in. ``key`` is the hash of all that
    went into it: equal keys, equal bytes. ``inputs`` are the objects whose words it shows and the
    sequence of the version shown; ``labels`` the printed page numbers of each document in it.
    """

    kind: Kind
    lang: Lang
    sha256: str
    size: int
    pages: int
    title: str
    name: str
    key: str
    number: str = ""
    inputs: dict[str, int] = {}
    labels: dict[str, tuple[str, ...]] = {}

    @property
    def what(self) -> str:
        """How an address names it: ``pack``, ``supplement-1``, ``minute-book-2025-cy``."""
        return "-".join(filter(None, (self.kind, self.number, "cy" if self.lang == "cy" else "")))


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Why something could not be made: in which sheet (``what``), and one sentence that says what to do."""

    what: str
    message: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of one object (a meeting, a decision, a body), what could not be, and the page
    numbers given so far, by language (and by year for a body)."""

    made: tuple[Made, ...] = ()
    faults: tuple[Fault, ...] = ()
    ledgers: dict[str, Ledger] = {}

    def find(self, what: str) -> Made | None:
        return next((made for made in self.made if made.what == what), None)


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a build is: files done, files in all, the one at hand."""

    done: int
    of: int
    file: str = ""


class Library:
    """The folder ``packs`` of one book."""

    def __init__(self, book: Book) -> None:
        self.book, self.folder = book, book.folder / "packs"

    def files(self, council: str, object_id: str) -> Files:
        """The files made of an object, by hash. No two objects share one."""
        return Files(self.folder / "files" / council / object_id)

    def record(self, council: str, object_id: str) -> Record:
        """The record of an object; an empty one where there is none or it cannot be read."""
        try:
            return msgspec.json.decode(self.record_path(council, object_id).read_bytes(), type=Record)
        except (OSError, msgspec.MsgspecError):
            return Record()

    def record_path(self, council: str, object_id: str) -> Path:
        return self.folder / "records" / council / f"{object_id}.json"

    def work(self, council: str, object_id: str) -> Path:
        """The folder in which an object's sheets are made."""
        return self.folder / "work" / council / object_id

    @contextmanager
    def locked(self, council: str, object_id: str) -> Iterator[Path]:
        """The work folder of an object, for one build at a time; another waits."""
        place = self.folder / "locks" / f"{crc32(f'{council}/{object_id}'.encode()) % LOCKS}"
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder = self.work(council, object_id)
            folder.mkdir(parents=True, exist_ok=True)
            try:
                yield folder
            finally:
                self.progress_path(council, object_id).unlink(missing_ok=True)

    def store(self, council: str, object_id: str, path: Path, sha256: str) -> None:
        """Move a finished file to where the object's files are."""
        target = self.files(council, object_id).path(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, target)

    def keep(self, council: str, object_id: str, record: Record) -> None:
        """Write an object's record, and remove the files that it does not name."""
        if record != self.record(council, object_id):
            path = self.record_path(council, object_id)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, [msgspec.json.format(msgspec.json.encode(record, order="sorted"))])
            self.touch()
        files, named = self.files(council, object_id), {made.sha256 for made in record.made}
        for path in files.root.glob("*/*"):
            if path.name not in named:
                files.remove(path.name)

    def touch(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "changed").write_text(str(time.time_ns()), encoding="ascii")

    @property
    def edition(self) -> str:
        """Changes whenever a record does: part of the key of a stored page that shows any."""
        try:
            return (self.folder / "changed").read_text(encoding="ascii")
        except OSError:
            return ""

    def end_cache(self, council: str, object_id: str) -> None:
        """Throw away the pieces of a pack that is not likely to be built again; papers that had to be
        turned into PDF stay, as they cost most."""
        shutil.rmtree(self.work(council, object_id) / "cache", ignore_errors=True)

    def end_work(self, council: str, object_id: str) -> None:
        shutil.rmtree(self.work(council, object_id), ignore_errors=True)

    # -- progress --------------------------------------------------------------------------------

    def progress_path(self, council: str, object_id: str) -> Path:
        return self.work(council, object_id) / "progress.json"

    def tell(self, council: str, object_id: str, progress: Progress) -> None:
        path = self.progress_path(council, object_id)
        if path.parent.is_dir():
            write_whole(path, [msgspec.json.encode(progress)])

    def progress(self, council: str, object_id: str) -> Progress | None:
        """How far the build of an object is, ``None`` where none is under way."""
        try:
            return msgspec.json.decode(self.progress_path(council, object_id).read_bytes(), type=Progress)
        except (OSError, msgspec.MsgspecError):
            return None

    # -- what may be seen ------------------------------------------------------------------------

    def in_sight(self, council: str, made: Iterable[Made]) -> list[Made]:
        """Those of which every input still stands in the book as it is shown: one query, and two more where
        anything was ever done to one but publishing it.

        What is withdrawn or erased is thereby out of every download at once, before any rebuild.
        """
        made = list(made)
        wanted = {key for one in made for key in one.inputs}
        if not wanted or untouched(self.book, council, wanted):
            return made
        now = statuses(self.book, council, wanted)
        shown = {key: status for key, status in now.items() if status.shown}
        sequences = {sequence for one in made for sequence in one.inputs.values()}
        texts = Text.objects.using(self.book.alias).filter(council=council, sequence__in=sequences)
        there = set(texts.values_list("sequence", flat=True))
        return [
            one
            for one in made
            if all(
                key in shown and sequence in there and sequence > shown[key].hidden_through
                for key, sequence in one.inputs.items()
            )
        ]

    def drop_hidden(self, council: str, objects: Iterable[str]) -> list[tuple[str, Made]]:
        """Remove every file in which words of these objects may stand that are out of sight now, and all
        work folders, where pieces of them may lie. Returns what was dropped, by the object it was of."""
        objects, dropped = set(objects), []
        for owner in sorted(self.owners(council)):
            with self.locked(council, owner):
                record = self.record(council, owner)
                concerned = [made for made in record.made if objects & made.inputs.keys()]
                seen = {made.what for made in self.in_sight(council, concerned)}
                kept = tuple(made for made in record.made if made not in concerned or made.what in seen)
                dropped += [(owner, made) for made in record.made if made not in kept]
                if owner in objects and not kept:
                    record = msgspec.structs.replace(record, faults=())
                self.keep(council, owner, msgspec.structs.replace(record, made=kept))
                self.end_work(council, owner)
        return dropped

    def owners(self, council: str) -> set[str]:
        """Every object of which anything lies here, finished or not."""
        records = {path.stem for path in (self.folder / "records" / council).glob("*.json")}
        folders = (self.folder / "files" / council, self.folder / "work" / council)
        return records | {path.name for folder in folders for path in folder.glob("*")}
