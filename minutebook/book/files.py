"""Files stored once, by SHA-256, in a book's ``blobs`` folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from minutebook.book.schema import File
from minutebook.book.schema.common import Part

HASH = re.compile("[0-9a-f]{64}")
BESIDE = ".new-"  # begins the name of a file that is being written
ABANDONED = 3600.0  # seconds after which nobody writes to it any more


class Files:
    """The folder of blobs under ``root``, in 256 folders by the first two digits."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, sha256: str) -> Path:
        """Where a file of this hash is, or would be. Raises ``ValueError`` for what is no hash."""
        if not HASH.fullmatch(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256 in hex")
        return self.root / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Store ``data`` and return its hash. Written beside and renamed: whole, or not there."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=BESIDE)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
            _settle(target.parent)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return sha256

    def bring(self, source: Path, sha256: str) -> bool:
        """Copy a file in, if it is not here yet; return whether its bytes have the hash.

        Written beside and renamed, and never read into memory whole. Raises ``OSError``.
        """
        target = self.path(sha256)
        if target.exists():
            return True
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=BESIDE)
        beside = Path(name)
        try:
            with os.fdopen(handle, "rb+") as file:
                shutil.copyfile(source, beside)
                whole = hashlib.file_digest(file, "sha256").hexdigest() == sha256
                os.fsync(file.fileno())
            if whole:
                beside.replace(target)
                _settle(target.parent)
            return whole
        finally:
            beside.unlink(missing_ok=True)

    def read(self, sha256: str) -> bytes:
        """The bytes of a stored file. Raises ``FileNotFoundError``."""
        return self.path(sha256).read_bytes()

    def remove(self, sha256: str) -> None:
        """Overwrite and unlink a file, if it is there."""
        path = self.path(sha256)
        if not path.exists():
            return
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(b"\0" * size)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()

    def sweep(self) -> None:
        """Remove what processes left that were killed while they wrote a file, more than an hour ago."""
        for path in self.root.glob(f"*/{BESIDE}*"):
            if time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink(missing_ok=True)

    def holds(self, sha256: str) -> bool:
        """Whether the stored bytes still have this hash. Raises ``FileNotFoundError``."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _settle(folder: Path) -> None:
    """Have the disk keep a new name, so that what a database then refers to is there after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def files_in(thing: Any) -> Iterator[File]:
    """Every file an object refers to, however deep."""
    if isinstance(thing, File):
        yield thing
    elif isinstance(thing, Part):
        for name in _fields_with_files(type(thing)):
            yield from files_in(getattr(thing, name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from files_in(part)


_FIELDS: dict[type[Part], tuple[str, ...]] = {}


def _fields_with_files(struct: type[Part]) -> tuple[str, ...]:
    """The fields of a structure under which a file can hang (learnt once from the types)."""
    if struct not in _FIELDS:
        _FIELDS[struct] = tuple(
            field.name for field in msgspec.structs.fields(struct) if _may_hold_file(field.type, set())
        )
    return _FIELDS[struct]


def _may_hold_file(annotation: Any, seen: set[Any]) -> bool:
    if annotation is File:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Part):
        if annotation in seen:
            return False
        seen.add(annotation)
        return any(_may_hold_file(f.type, seen) for f in msgspec.structs.fields(annotation))
    return any(_may_hold_file(part, seen) for part in getattr(annotation, "__args__", ()))
