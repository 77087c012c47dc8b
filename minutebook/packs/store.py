"""Where what was made of a file is kept by the file's hash, so that it is made once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pikepdf

from minutebook.packs import segment
from minutebook.packs.model import BadFile, Limits
from minutebook.packs.prepare import prepare
from minutebook.packs.segment import Segment
from minutebook.packs.tags import Renames

MAKER = f"{segment.VERSION}/{pikepdf.__version__}/{pikepdf.__libqpdf_version__}"


class Store:
    """A folder of segments. Several builds may use it at once: a file appears whole or not at all.

    Anything in it may be deleted at any time; it is then made again.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str, renames: Renames | None) -> Path | None:
        if self.folder is None:
            return None
        changed = repr(sorted(renames.roles.items()) + sorted(renames.classes.items())) if renames else ""
        key = hashlib.sha256(f"{MAKER}\n{sha256}\n{changed}".encode()).hexdigest()
        return self.folder / f"{key}.segment"

    def has(self, sha256: str) -> bool:
        path = self.path(sha256, None)
        return path is not None and path.exists()

    def get(self, sha256: str, renames: Renames | None = None) -> Segment | None:
        path = self.path(sha256, renames)
        try:
            return segment.loaded(path.read_bytes()) if path else None
        except OSError:
            return None

    def put(self, made: Segment, sha256: str, renames: Renames | None = None) -> None:
        path = self.path(sha256, renames)
        if path is not None:
            write_whole(path, segment.dumped(made))


def write_whole(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file under another name beside its place, then move it there in one step."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(parts)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def segment_stored(
    folder: str, path: str, name: str, owner: str, sha256: str, limits: dict[str, int]
) -> list[str]:
    """A worker's job: prepare one file into the store. Answers why and mend where it is bad."""
    try:
        made = prepare(Path(path), name=name, owner=owner, limits=Limits(**limits))
    except BadFile as error:
        return [error.why, error.mend]
    Store(Path(folder)).put(made, sha256)
    return []
