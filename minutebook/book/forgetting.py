"""Erased words taken off the disk, also when a crash came between the erasure and the cleaning up.

What has to go is noted in a file beside the database (hashes only) before the erasure is committed; whoever
opens the book next finishes what a killed process left. The note is locked while its process lives.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.db import connections, transaction

from minutebook import home
from minutebook.book.models import Blob, Chain, Head, Text
from minutebook.book.shelf import Book
from minutebook.book.standing import CARRYING

NOTES = "to-forget"


@contextmanager
def forgetting(book: Book) -> Iterator[set[str]]:
    """A transaction that destroys words; the files put into the set go once it is committed."""
    files: set[str] = set()
    folder = book.folder / NOTES
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    note = os.fdopen(handle, "w+")
    fcntl.flock(note, fcntl.LOCK_EX)
    with book.transaction():
        try:
            yield files
        except BaseException:
            note.close()
            Path(name).unlink()
            raise
        note.write("\n".join(sorted(files)))
        note.flush()
        os.fsync(note.fileno())
        transaction.on_commit(lambda: _finish(book, Path(name), note), using=book.alias)


def finish(book: Book) -> int:
    """Do what killed processes left to do; return the number of erasures finished."""
    done = 0
    folder = book.folder / NOTES
    for path in sorted(folder.iterdir()) if folder.exists() else ():
        note = path.open("r+")
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # its process lives, and finishes it itself
            note.close()
            continue
        _finish(book, path, note)
        done += 1
    return done


def _finish(book: Book, path: Path, note: IO[str]) -> None:
    with note:
        note.seek(0)
        files = set(note.read().split())
        with book.transaction():
            # Nobody may publish meanwhile: a file found unused here could be in use a moment later.
            list(Chain.objects.using(book.alias).select_for_update().order_by("council"))
            used = Blob.objects.using(book.alias).filter(sha256__in=files).values_list("sha256", flat=True)
            for sha256 in sorted(files - set(used)):
                book.files.remove(sha256)
        book.files.sweep()
        home.forget_words_read()
        if clean(book):
            path.unlink(missing_ok=True)


def destroy(book: Book, council: str, object_id: str, through: int) -> set[str]:
    """Delete the bodies and salts of an object up to a version; return the files nothing else uses now."""
    heads = Head.objects.using(book.alias).filter(
        council=council, object=object_id, version__lte=through, act__in=CARRYING
    )
    gone = list(heads.values_list("sequence", flat=True))
    Text.objects.using(book.alias).filter(council=council, sequence__in=gone).delete()
    used = Blob.objects.using(book.alias).filter(council=council, sequence__in=gone)
    files = set(used.values_list("sha256", flat=True))
    used.delete()
    still = Blob.objects.using(book.alias).filter(sha256__in=files)
    return files - set(still.values_list("sha256", flat=True))


def clean(book: Book) -> bool:
    """Rewrite the database without what was deleted from it, and empty its log; say whether that was done.

    SQLite: the file is written anew and the write-ahead log cut to nothing, which a reader that does not
    end can prevent. PostgreSQL: its pages are vacuumed; what its own log and its backups keep is the
    operator's to expire.
    """
    with connections[book.alias].cursor() as cursor:
        if book.vendor != "sqlite":
            cursor.execute("VACUUM book_text, book_entry, book_link, book_element, book_blob")
            return True
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = cursor.fetchone()
        return not busy
