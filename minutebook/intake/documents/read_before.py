"""What earlier runs read: a file that has not changed since is not read again, nor is it taken apart again.

Kept on the desk's side, which is never served, because it holds the words of papers that may not be in
any book yet (a dry run publishes nothing). An erasure empties it; what no run asked for in a month goes.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from minutebook import home, packs, reading
from minutebook.intake.documents.parsing import Parsed
from minutebook.intake.documents.tree import Found

LIBRARIES = ("pypdfium2", "mammoth", "selectolax")
RACY = 2_000_000_000  # nanoseconds within which a file may change twice and keep its time
UNUSED = 30 * 24 * 3600  # seconds
BATCH = 64  # files noted at once
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Parsed)
_TABLES = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
    "CREATE TABLE IF NOT EXISTS file "
    "(path TEXT PRIMARY KEY, size INT, changed INT, sha256 TEXT) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS parsed (key TEXT PRIMARY KEY, used INT, words BLOB) WITHOUT ROWID;"
)


@contextmanager
def read_before(council: str) -> Iterator[ReadBefore]:
    """What was read for a council of this name; what is read meanwhile is kept, also where the run stops."""
    known = ReadBefore(council)
    try:
        yield known
    finally:
        known.close()


class ReadBefore:
    """The files that were read for a council; ``unchanged`` counts those given without being read again."""

    def __init__(self, council: str) -> None:
        self.council, self.unchanged = council, 0
        self.base = _opened()
        self._files: list[tuple[str, int, int, str]] = []
        self._parsed: list[tuple[str, int, bytes]] = []
        self._used: list[tuple[int, str]] = []

    def find(self, found: Found) -> Parsed | None:
        """A file as it was read before; ``None`` where it is new, has changed, or was read by other rules."""
        if found.refused:
            return None
        try:
            key = self._key(found.name, self._sha256(found.path))
        except OSError:
            return None
        row = self.base.execute("SELECT words FROM parsed WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        self._used.append((int(time.time()), key))
        self._saved(len(self._used))
        self.unchanged += 1
        return _DECODER.decode(zlib.decompress(row[0]))

    def keep(self, found: Found, parsed: Parsed) -> None:
        """Note what was read in a file, before anything is added to it."""
        bare = replace(parsed, text=replace(parsed.text, pages=(), starts=()))
        key = self._key(found.name, parsed.text.sha256)
        self._parsed.append((key, int(time.time()), zlib.compress(_ENCODER.encode(bare), 1)))
        self._note(found.path, parsed.text.sha256)
        self._saved(len(self._parsed))

    def close(self) -> None:
        """Keep for good what was noted."""
        self._saved(BATCH)
        self.base.close()

    def _saved(self, noted: int) -> None:
        if noted < BATCH:
            return
        with self.base:
            self.base.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", self._files)
            self.base.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?)", self._parsed)
            self.base.executemany("UPDATE parsed SET used = ? WHERE key = ?", self._used)
        for noted_rows in (self._files, self._parsed, self._used):
            noted_rows.clear()

    def _key(self, name: str, sha256: str) -> str:
        return _hash("\0".join((self.council, name, sha256, read_by())))

    def _sha256(self, path: Path) -> str:
        """The hash of a file: as noted where its size and time are, else from its bytes."""
        said = path.stat()
        row = self.base.execute(
            "SELECT sha256 FROM file WHERE path = ? AND size = ? AND changed = ?",
            (_hash(str(path.absolute())), said.st_size, said.st_mtime_ns),
        ).fetchone()
        if row is not None:
            return str(row[0])
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        self._note(path, sha256)
        return sha256

    def _note(self, path: Path, sha256: str) -> None:
        """Note a file's size and time with its hash, unless it is so fresh that it may change within them."""
        said = path.stat()
        if time.time_ns() - said.st_mtime_ns > RACY:
            self._files.append((_hash(str(path.absolute())), said.st_size, said.st_mtime_ns, sha256))


def _opened() -> sqlite3.Connection:
    """The database, without what nobody asked for in a month; made anew where it is damaged."""
    try:
        base = sqlite3.connect(home.words_read(), timeout=60)
        base.executescript(_TABLES)
    except sqlite3.DatabaseError:
        home.forget_words_read()
        base = sqlite3.connect(home.words_read(), timeout=60)
        base.executescript(_TABLES)
    home.words_read().chmod(0o600)
    with base:
        base.execute("DELETE FROM parsed WHERE used < ?", (int(time.time()) - UNUSED,))
    return base


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


@cache
def read_by() -> str:
    """What reads files now: the code of this folder and of those it reads by, and the libraries' versions."""
    own = hashlib.sha256()
    for folder in (Path(__file__), Path(str(reading.__file__)), Path(str(packs.__file__))):
        for path in sorted(folder.parent.glob("*.py")):
            own.update(path.read_bytes())
    return " ".join((own.hexdigest(), *(version(name) for name in LIBRARIES)))
