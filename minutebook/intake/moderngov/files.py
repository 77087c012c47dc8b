"""Linked documents' files: stored once by their hash, their text read out once in processes of their own."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath

from minutebook.book.schema import File, Page
from minutebook.book.shelf import Book
from minutebook.intake.documents.extracting import MEDIA, Extracted, extract
from minutebook.intake.documents.tree import Found
from minutebook.intake.moderngov.source import Fetched
from minutebook.packs.workers import Pool

_KNOWN = {
    ".pdf": "application/pdf",
    ".docx": MEDIA["docx"],
    ".doc": "application/msword",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xls": "application/vnd.ms-excel",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".ppt": "application/vnd.ms-powerpoint",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".zip": "application/zip",
}
_READ = (".pdf", ".docx", ".txt", ".html", ".htm")
_PARTS = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
LONGEST_NAME = 120


class Stored:
    """A file as it is stored, with the text read out of it and what was to be said of that."""

    def __init__(
        self, file: File, pages: tuple[Page, ...] = (), extractor: str = "", doubt: str = ""
    ) -> None:
        self.file, self.pages, self.extractor, self.doubt = file, pages, extractor, doubt


class Library:
    """Puts files into a book and reads their text; the same bytes are read once."""

    def __init__(self, book: Book, pool: Pool, *, dry: bool = False) -> None:
        self.book, self.pool, self.dry = book, pool, dry
        self.known: dict[str, tuple[tuple[Page, ...], str, str]] = {}

    def store(self, fetched: dict[str, Fetched]) -> dict[str, Stored]:
        """Store files, by whatever key they are told apart; those of one call are read side by side."""
        hashes = {key: hashlib.sha256(one.data).hexdigest() for key, one in fetched.items()}
        self._read({sha256: fetched[key] for key, sha256 in hashes.items() if sha256 not in self.known})
        made = {}
        for key, one in fetched.items():
            if not self.dry:
                self.book.files.put(one.data)
            suffix = suffix_of(one)
            file = File(
                sha256=hashes[key],
                size=len(one.data),
                media_type=_KNOWN.get(suffix) or one.media_type or "application/octet-stream",
                name=name_of(one, suffix),
            )
            made[key] = Stored(file, *self.known[hashes[key]])
        if len(self.known) > 500:
            self.known.clear()
        return made

    def _read(self, files: dict[str, Fetched]) -> None:
        with tempfile.TemporaryDirectory(prefix="minutebook-") as folder:
            found = []
            for sha256, one in files.items():
                suffix = suffix_of(one)
                if suffix not in _READ:
                    self.known[sha256] = (
                        (),
                        "",
                        f"is a file ({suffix or 'of no known kind'}) whose text is not read",
                    )
                    continue
                path = Path(folder) / f"{sha256}{suffix}"
                path.write_bytes(one.data)
                found.append(Found(path, sha256))
            for one_found, text in extract(found, self.pool):
                self.known[one_found.name] = _pages(text)


def _pages(text: Extracted | str) -> tuple[tuple[Page, ...], str, str]:
    if isinstance(text, str):
        return (), "", text
    return tuple(Page(text=page) for page in text.pages), text.extractor, "; ".join(text.notes)


def suffix_of(one: Fetched) -> str:
    """The suffix that fits a file: by its bytes, then by its name, then by what the site called it."""
    data = one.data
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(BytesIO(data)) as packed:
                names = packed.namelist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return ".zip"
        return next(
            (suffix for part, suffix in _PARTS.items() if any(n.startswith(part) for n in names)), ".zip"
        )
    named = PurePosixPath(one.name).suffix.lower()
    if named in (".pdf", ".docx"):  # it is none, whatever its name says
        named = ""
    return (
        named if named in _KNOWN else next((s for s, kind in _KNOWN.items() if kind == one.media_type), named)
    )


def name_of(one: Fetched, suffix: str) -> str:
    """The name a file is saved under."""
    name = PurePosixPath(one.name.replace("\\", "/")).name.strip() or "document"
    stem = name[: -len(PurePosixPath(name).suffix)] if PurePosixPath(name).suffix.lower() in _KNOWN else name
    return f"{stem[:LONGEST_NAME].strip() or 'document'}{suffix}"
