"""The files someone brought: found, weighed and looked at before a single row is read."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath

from minutebook.measures.errors import ReturnError

LARGEST = 64 * 1024 * 1024
"""Bytes. The files of ten times the largest authority's children are about 10 MB together."""

MOST = 4 * LARGEST
"""Bytes of all files together."""

SUFFIXES = (".csv", ".xml", ".xlsx", ".xlsm")


@dataclass(frozen=True, repr=False)
class Source:
    """One file's bytes in memory, and the name its messages use (its folder's, too, if nested)."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash by which the file can be told again later."""
        return hashlib.sha256(self.data).hexdigest()


def sources_in(folder: Path) -> list[Source]:
    """Every CSV, XML and workbook in ``folder`` (or one file), in the order of their names.

    Raises ``ReturnError`` where there is none, or one is too large or not what its name says.
    """
    if not folder.exists():
        raise ReturnError("there is no such folder or file", file=folder.name)
    root = folder if folder.is_dir() else folder.parent
    paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    files = [p for p in paths if p.suffix.lower() in SUFFIXES and p.is_file() and p.name[0] not in ".~"]
    if not files:
        raise ReturnError("there is no CSV, XML or Excel file in it", file=folder.name)
    names = {path: str(path.relative_to(root)) for path in files}
    if sum(_size(path, name) for path, name in names.items()) > MOST:
        raise ReturnError(
            f"its files are over {MOST // 1024**2} MB together; bring one return", file=folder.name
        )
    return [_read(path, name) for path, name in names.items()]


def sources_of(files: Iterable[tuple[str, bytes]]) -> list[Source]:
    """Files that are in memory already, by name and bytes, judged as ``sources_in`` judges a folder's.

    Raises ``ReturnError`` where there is none, or one is too large or not what its name says.
    """
    sources = [Source(name, data) for name, data in files]
    for source in sources:
        suffix = PurePath(source.name).suffix.lower()
        if suffix not in SUFFIXES:
            raise ReturnError("this is no CSV, XML or Excel file", file=source.name)
        _check_size(len(source.data), source.name)
        _check_kind(source.data, suffix, source.name)
    if not sources:
        raise ReturnError("no file was brought")
    if sum(len(source.data) for source in sources) > MOST:
        raise ReturnError(f"the files are over {MOST // 1024**2} MB together; bring one return")
    return sources


def _size(path: Path, name: str) -> int:
    """Bytes of the file; refused before it is opened where no return's file is that large."""
    size = path.stat().st_size
    _check_size(size, name)
    return size


def _check_size(size: int, name: str) -> None:
    if size > LARGEST:
        raise ReturnError(
            f"the file is {size / 1e9:.1f} GB; a return's file is never over {LARGEST // 1024**2} MB, so "
            "this is something else",
            file=name,
            row=1,
        )


def _read(path: Path, name: str) -> Source:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReturnError(f"cannot be opened ({error.strerror})", file=name) from None
    _check_kind(data, path.suffix.lower(), name)
    return Source(name, data)


def _check_kind(data: bytes, suffix: str, name: str) -> None:
    workbook = data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    if suffix in (".csv", ".xml") and workbook:
        raise ReturnError(
            f"this is an Excel workbook named {suffix}; open it and save it as {suffix[1:].upper()}",
            file=name,
            row=1,
        )
    if suffix == ".csv" and data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        raise ReturnError("this is XML or a web page named .csv; rename it", file=name, row=1)
    if suffix in (".xlsx", ".xlsm"):
        _check_workbook(data, name)


def _check_workbook(data: bytes, name: str) -> None:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        raise ReturnError("this is not an Excel workbook (.xlsx)", file=name) from None
    if unpacked > LARGEST:
        raise ReturnError(f"the workbook unpacks to {unpacked / 1e9:.1f} GB", file=name)
