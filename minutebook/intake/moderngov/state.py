"""What was fetched from a site and published: where a stopped import goes on, what a second need not take.

Only addresses, hashes and times are kept, none of the answers: some hold home addresses.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

VERSION = 1  # of what is made of an answer: a new one has everything taken again


class Seen(NamedTuple):
    """An answer that was taken: its hash, what the site said to ask it by again, and the run that took it."""

    sha256: str
    etag: str
    modified: str
    run: int


class State:
    """The answers of one site that are in the book, in a small database beside it."""

    def __init__(self, folder: Path, host: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name = "".join(c if c.isalnum() or c in ".-" else "_" for c in host) or "folder"
        self.log = folder / f"{name}.log"
        self.base = sqlite3.connect(folder / f"{name}.sqlite3", timeout=60)
        self.base.execute("PRAGMA journal_mode=WAL")
        self.base.execute("PRAGMA synchronous=NORMAL")
        self.base.executescript(
            "CREATE TABLE IF NOT EXISTS run "
            "(id INTEGER PRIMARY KEY, version INTEGER, began TEXT, ended TEXT, of TEXT);"
            "CREATE TABLE IF NOT EXISTS answer (address TEXT PRIMARY KEY, sha256 TEXT, etag TEXT, "
            "modified TEXT, run INTEGER) WITHOUT ROWID;"
        )
        self.run = 0
        self.known: dict[str, Seen] = {}

    def begin(self, at: str, of: str) -> bool:
        """Begin a run, or go on with one of the same sort that was stopped; return whether it goes on."""
        last = self.base.execute("SELECT id, version, ended, of FROM run ORDER BY id DESC LIMIT 1").fetchone()
        if last is not None and last[1] != VERSION:
            self.base.execute("DELETE FROM answer")
        goes_on = last is not None and last[1] == VERSION and not last[2] and last[3] == of
        if goes_on:
            self.run = int(last[0])
        else:
            made = self.base.execute(
                "INSERT INTO run (version, began, ended, of) VALUES (?, ?, '', ?)", (VERSION, at, of)
            )
            self.run = int(made.lastrowid or 0)
        self.base.commit()
        rows = self.base.execute("SELECT address, sha256, etag, modified, run FROM answer")
        self.known = {row[0]: Seen(*row[1:]) for row in rows}
        return goes_on

    def done(self, answers: Iterable[tuple[str, Seen]]) -> None:
        """Note answers whose objects are in the book now."""
        rows = [(address, *seen[:3], self.run) for address, seen in answers]
        self.base.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", rows)
        self.base.commit()
        self.known.update((row[0], Seen(*row[1:])) for row in rows)

    def forget(self, addresses: Iterable[str]) -> None:
        """Forget answers: if they are ever asked for again they are taken as new ones."""
        rows = list(addresses)
        self.base.executemany("DELETE FROM answer WHERE address = ?", [(address,) for address in rows])
        self.base.commit()
        for address in rows:
            self.known.pop(address, None)

    def taken_in_this_run(self, address: str) -> bool:
        """Whether this run has taken an answer already, before it was stopped."""
        seen = self.known.get(address)
        return seen is not None and seen.run == self.run

    def end(self, at: str) -> None:
        """End the run: the next one asks for everything again."""
        self.base.execute("UPDATE run SET ended = ? WHERE id = ?", (at, self.run))
        self.base.commit()

    def close(self) -> None:
        """Let the database go."""
        self.base.close()
