"""The documents of a book as PDFs: the file itself where it is one, else a PDF made of it.

What is made lies in a work folder and depends on the file and the sheet's language alone, so that a
rebuild on any machine gives the same pages; LibreOffice, whose pages differ by version, is left to the
upload, which puts its PDF into the book beside the Word file.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from minutebook.book.files import Files
from minutebook.book.schema import Document, File
from minutebook.packs import source
from minutebook.packs.convert import OWN, html_pdf
from minutebook.packs.model import BadFile, Lang, Limits
from minutebook.packs.paragraphs import html_of
from minutebook.packs.store import file_hash, write_whole
from minutebook.packs.typeset import edition

PDF = "application/pdf"
ENDINGS = {
    PDF: ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "text/plain": ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}


class Sheet(NamedTuple):
    """A document as a PDF: where it is (under its own file name), its hash, its language."""

    path: Path
    sha256: str
    lang: str


def chosen(document: Document, lang: Lang) -> File | None:
    """The file that goes into a pack: in ``lang`` where there is one, PDF before what must be turned
    into one, else in the order published. ``None`` where no file can be set as pages."""
    able = [file for file in document.files if ending(file) == ".pdf" or ending(file) in OWN]
    return min(able, key=lambda file: (lang not in file.language, file.media_type != PDF), default=None)


def ending(file: File) -> str:
    return ENDINGS.get(file.media_type) or Path(file.name).suffix.lower()


def can_be_set(document: Document, lang: Lang) -> bool:
    """Whether a pack can hold the document; else it only names it."""
    return bool(document.written) or chosen(document, lang) is not None


class Papers:
    """The PDFs of documents, made once and remembered in ``folder``, as are their counts of pages."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder, self.limits = folder, limits or Limits()
        folder.mkdir(parents=True, exist_ok=True)
        self.known: dict[str, int] = self.read_counts()

    def read_counts(self) -> dict[str, int]:
        try:
            return msgspec.json.decode((self.folder / "pages.json").read_bytes(), type=dict[str, int])
        except (OSError, msgspec.MsgspecError):
            return {}

    def pages(self, document: Document, files: Files, lang: Lang) -> int:
        """How many pages a document has, in ``lang``. Raises ``BadFile``."""
        sheet = self.sheet(document, files, lang)
        if sheet.sha256 not in self.known:
            with source.opened(sheet.path, owner=document.author, limits=self.limits) as pdf:
                self.known[sheet.sha256] = len(pdf.pages)
            write_whole(self.folder / "pages.json", [msgspec.json.encode(self.known, order="sorted")])
        return self.known[sheet.sha256]

    def sheet(self, document: Document, files: Files, lang: Lang) -> Sheet:
        """The document as a PDF. Raises ``BadFile`` naming its file and author."""
        file = chosen(document, lang)
        if file is None:
            return self.written(document, lang)
        kept = self.named(files.path(file.sha256), file)
        language = "cy" if file.language == "cy" else "en"
        if ending(file) == ".pdf":
            return Sheet(kept, file.sha256, language)
        title = document.title.within(language)
        made = self.made(f"{file.sha256}\n{ending(file)}\n{title}\n{language}", kept.stem)
        if not made.exists():
            write_whole(made, [OWN[ending(file)](kept, title=title, lang=language, owner=document.author)])
        return Sheet(made, file_hash(made), language)

    def written(self, document: Document, lang: Lang) -> Sheet:
        """A report written in place, set by us."""
        if not document.written:
            name = document.title.within(lang)
            raise BadFile(name, "has no file and no text", "Add its file.", owner=document.author)
        title, html = document.title.within(lang), html_of(document.written, lang)
        made = self.made(f"{title}\n{lang}\n{html}", safe(title))
        if not made.exists():
            write_whole(made, [html_pdf(html, title=title, lang=lang, heading=True)])
        return Sheet(made, file_hash(made), lang)

    def made(self, of: str, stem: str) -> Path:
        key = hashlib.sha256(f"{edition()}/{mammoth_version()}\n{of}".encode()).hexdigest()
        return self.own(key) / f"{stem}.pdf"

    def named(self, path: Path, file: File) -> Path:
        """The stored file under the name its author gave it, which is how a message names it."""
        name = safe(file.name)
        suffix = ending(file)
        kept = self.own(file.sha256) / (name if name.lower().endswith(suffix) else name + suffix)
        if not kept.is_symlink():
            kept.symlink_to(path)
        return kept

    def own(self, key: str) -> Path:
        folder = self.folder / key[:16]
        folder.mkdir(exist_ok=True)
        return folder


@cache
def mammoth_version() -> str:
    return version("mammoth")


def safe(name: str) -> str:
    """A name as a file may have it."""
    plain = re.sub(r"[\x00-\x1f/\\]+", " ", name).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    return f"{stem[:100]}{dot}{suffix}" if dot and len(suffix) < 6 else plain[:100] or "paper"
