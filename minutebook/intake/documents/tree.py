"""The files of a tree, in one order whatever the disk says; loops and locked folders are reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
LARGEST = 200_000_000  # bytes; a set of minutes is a ten-thousandth of that
HIDDEN = (".", "~$")


@dataclass(frozen=True)
class Found:
    """One file of the tree: where it is, its name within the tree, and why it is not taken, if so."""

    path: Path
    name: str
    refused: str = ""


def walk(root: Path) -> Iterator[Found]:
    """Every file under ``root`` (or ``root`` itself) in the order of their names, hidden ones left out.

    A folder that cannot be read, and a link that leads back to a folder above it, come as refusals.
    """
    if not root.is_dir():
        yield _file(root, root.name)
        return
    yield from _folder(root, "", frozenset())


def _folder(folder: Path, name: str, above: frozenset[tuple[int, int]]) -> Iterator[Found]:
    try:
        here = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Found(folder, name or folder.name, f"this folder cannot be read ({error.strerror})")
        return
    seen = (here.st_dev, here.st_ino)
    if seen in above:
        yield Found(folder, name, "this folder leads back to one it lies in; it was not entered again")
        return
    for entry in names:
        inside = f"{name}/{entry}" if name else entry
        if entry.startswith(HIDDEN):
            continue
        path = folder / entry
        if path.is_dir():
            yield from _folder(path, inside, above | {seen})
        else:
            yield _file(path, inside)


def _file(path: Path, name: str) -> Found:
    try:
        size = path.stat().st_size
    except OSError as error:
        return Found(path, name, f"cannot be read ({error.strerror})")
    if not path.is_file():
        return Found(path, name, "is no file")
    if path.suffix.lower() not in KINDS:
        ending = path.suffix.lower() or "no ending"
        return Found(path, name, f"is of a kind not read here ({ending}); save it as PDF, Word, HTML or text")
    if size == 0:
        return Found(path, name, "is empty")
    if size > LARGEST:
        return Found(path, name, f"is larger than {LARGEST // 1_000_000} MB; split it")
    if not os.access(path, os.R_OK):
        return Found(path, name, "may not be read: give this user the right to")
    return Found(path, name)
