"""Where the index is: a folder of generations beside the database, and the name of the one in use.

A new generation is built beside the old one and put in its place by renaming one small file, so that
readers never meet half an index.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from minutebook.search.fields import EDITION, prepared, schema

POSITION = "position"  # the kind of the notes that say how far each chain was followed
NOT_AN_INDEX = (ValueError, OSError, KeyError)  # what tantivy and a torn note raise


class Unready(Exception):
    """There is no index that can be read; the follower is building one."""


@dataclass(frozen=True)
class Generation:
    """One index: its folder, and a note of the edition it was made in."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def open(self) -> tantivy.Index:
        """The index. Raises :class:`Unready` where it is missing, of another edition, or broken."""
        try:
            if self._note()["edition"] != EDITION:
                raise Unready(f"{self.folder} is of another edition")
            return prepared(tantivy.Index.open(str(self.folder)))
        except NOT_AN_INDEX as error:
            raise Unready(f"{self.folder} cannot be opened: {error}") from error

    def make(self) -> tantivy.Index:
        """A new empty index."""
        self.folder.mkdir(parents=True)
        index = prepared(tantivy.Index(schema(), str(self.folder)))
        (self.folder / "note.json").write_text(json.dumps({"edition": EDITION}), encoding="ascii")
        return index

    def shred(self) -> None:
        """Overwrite and remove every file: what was erased from the book must not stay on the disk."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file():
                with contextlib.suppress(OSError), path.open("r+b") as file:
                    file.write(b"\0" * path.stat().st_size)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _note(self) -> dict[str, Any]:
        note = json.loads((self.folder / "note.json").read_text(encoding="ascii"))
        return note if isinstance(note, dict) else {}


class Folder:
    """The folder of generations under ``root`` (``public/index``)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def pointer(self) -> Path:
        """The file that names the generation in use."""
        return self.root / "current"

    def current(self) -> Generation:
        """The generation in use. Raises :class:`Unready` where there is none."""
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except OSError as error:
            raise Unready("there is no index yet") from error
        if not name.isalnum():
            raise Unready(f"{self.pointer} does not name an index")
        return Generation(self.root / name)

    def next(self) -> Generation:
        """A generation that does not exist yet."""
        numbers = [int(path.name[1:]) for path in self.root.glob("g*") if path.name[1:].isdigit()]
        return Generation(self.root / f"g{max(numbers, default=0) + 1}")

    def use(self, generation: Generation) -> None:
        """Put a generation in the place of the one in use, and shred all others."""
        beside = self.pointer.with_name("current.new")
        beside.write_text(generation.name, encoding="ascii")
        os.replace(beside, self.pointer)
        for path in self.root.glob("g*"):
            if path.name != generation.name:
                Generation(path).shred()

    def suspect(self) -> None:
        """Note that a reader met a broken index: the follower looks at it, and builds another if need be."""
        with contextlib.suppress(OSError):
            (self.root / "suspect").touch()

    def suspected(self) -> bool:
        """Whether a reader complained since the last look (the complaint is taken)."""
        try:
            (self.root / "suspect").unlink()
        except FileNotFoundError:
            return False
        return True


def positions(searcher: tantivy.Searcher) -> dict[str, int]:
    """How far the index has followed each council's chain: it is noted in the index itself."""
    query = tantivy.Query.term_query(schema(), "kind", POSITION, "basic")
    found = {}
    for _, address in searcher.search(query, 10_000).hits:
        note = searcher.doc(address)
        found[str(note.get_first("object"))] = int(str(note.get_first("shown")))
    return found
