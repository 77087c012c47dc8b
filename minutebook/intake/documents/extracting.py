"""The text of a file, page by page, read once; a file that is not what its name says is told by its bytes."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from minutebook.intake.documents.tree import KINDS, Found
from minutebook.packs.convert import word_html
from minutebook.packs.model import BadFile
from minutebook.packs.text import collected, submitted
from minutebook.packs.workers import Pool
from minutebook.reading.html import text_of

MEDIA = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
WORD_BOMB = 60_000_000  # bytes a Word file of this house may unpack to: a thousand pages with pictures
SCAN = "is a scan read by a machine; its words may be wrong"
LONGEST_LINE = 200_000  # characters; more on one line is no text that anybody wrote
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)
_SECTION = re.compile(r"(?i)(?=<h[12][\s>])")
_PAGE_END = re.compile(r"^---[ \t]*$", re.MULTILINE)
_SOURCE = re.compile(r"^\[Original file\]\((\S+?)\)\s*$", re.MULTILINE)
_SCANNED = re.compile(r"(?i)scanned page")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class NotRead(Exception):
    """Why a file gives no text, as the second half of a sentence that begins with its name."""


@dataclass(frozen=True)
class Extracted:
    """A file's text: its pages, the line each begins on, and what was noticed on the way.

    ``scan``: a machine read it from a picture, so words and numbers may be wrong.
    """

    kind: str
    pages: tuple[str, ...]
    starts: tuple[int, ...]
    sha256: str
    size: int
    extractor: str
    source: str = ""
    title: str = ""
    notes: tuple[str, ...] = field(default=())
    scan: bool = False

    @property
    def media_type(self) -> str:
        return MEDIA[self.kind]


def extract(found: Sequence[Found], pool: Pool) -> Iterator[tuple[Found, Extracted | str]]:
    """The text of each file, or why there is none; the PDFs are read by ``pool`` while the others are."""
    waiting: dict[Path, Sequence[Future[Any]]] = {
        one.path: submitted(one.path, pool) for one in found if not one.refused and _is_pdf(one.path)
    }
    for one in found:
        if one.refused:
            yield one, one.refused
            continue
        try:
            yield one, _one(one.path, waiting.pop(one.path, ()))
        except NotRead as why:
            yield one, str(why)
        except OSError as error:
            yield one, f"cannot be read ({error.strerror})"


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def _one(path: Path, futures: Sequence[Future[Any]]) -> Extracted:
    data = path.read_bytes()
    said, is_ = KINDS[path.suffix.lower()], _kind(data, path)
    notes = () if said == is_ else (f"is named as {said} and is {is_}; it was read as {is_}",)
    pages, more = _READERS[is_](path, data) if is_ != "pdf" else _pdf(path, futures)
    if not any(page.strip() for page in pages):
        raise NotRead(
            "has no text in it: it may be a scan; have its words recognised (OCR) and save it again"
        )
    joined = pages[0] if pages else ""
    source = _SOURCE.search(joined) if "[Original file]" in joined else None
    starts, at = [], 1
    for page in pages:
        starts.append(at)
        at += page.count("\n") + 1
    return Extracted(
        kind=is_,
        pages=tuple(pages),
        starts=tuple(starts),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        extractor=_extractor(is_),
        source=source[1] if source else "",
        title=_html_title(data) if is_ == "html" else "",
        notes=(*notes, *more),
        scan=SCAN in more,
    )


def _kind(data: bytes, path: Path) -> str:
    """What the bytes are. Raises ``NotRead`` for what is none of the kinds read here."""
    start = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotRead("is protected with a password or is an old Word file: save it as .docx without one")
    said = KINDS[path.suffix.lower()]
    if said in ("pdf", "docx"):
        wanted = "a PDF" if said == "pdf" else "a Word file"
        raise NotRead(f"is not {wanted}, whatever its name says: open it where it was made and save it again")
    head = start[:200].lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return said


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of bytes in UTF-8, UTF-16 (with its mark) or Windows-1252, and what had to be mended.

    Raises ``NotRead`` where the bytes are no text.
    """
    notes = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            first = data.count(b"\n", 0, error.start) + 1
            notes.append(f"line {first} is not UTF-8; the file was read as Windows-1252")
            text = data.decode("cp1252", "replace")
    odd = len(_CONTROL.findall(text))
    if odd > 0.05 * len(text):
        raise NotRead("is not text, whatever its name says")
    if odd:
        first = text.count("\n", 0, _CONTROL.search(text).start()) + 1  # type: ignore[union-attr]
        notes.append(f"{odd} characters that are no text were left out, the first on line {first}")
        text = _CONTROL.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _measured(text)
    return text, tuple(notes)


def _measured(text: str) -> str:
    """The text. Raises ``NotRead`` where a line of it is longer than anybody writes one."""
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > LONGEST_LINE:
                raise NotRead(f"has {len(line):,} characters on line {number}: this is no text of a meeting")
    return text


def _text(path: Path, data: bytes) -> tuple[list[str], tuple[str, ...]]:
    text, notes = decoded(data)
    return text.split("\f"), notes


def _markdown(path: Path, data: bytes) -> tuple[list[str], tuple[str, ...]]:
    text, notes = decoded(data)
    pages = _PAGE_END.split(text)
    if _SCANNED.search(text):
        notes = (*notes, SCAN)
    return pages, notes


def _html(path: Path, data: bytes) -> tuple[list[str], tuple[str, ...]]:
    if b"\0" in data[:4000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotRead("is not HTML, whatever its name says")
    try:
        return [_measured(text_of(data.decode("utf-8-sig")))], ()
    except UnicodeDecodeError:
        text = _measured(text_of(data.decode("cp1252", "replace")))
        return [text], ("is not UTF-8; it was read as Windows-1252",)


def _docx(path: Path, data: bytes) -> tuple[list[str], tuple[str, ...]]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            words = "word/document.xml" in packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NotRead("is damaged: half of a Word file, or none") from error
    if size > WORD_BOMB:
        raise NotRead(f"would unpack to {size // 1_000_000} MB, more than any report: it was not opened")
    if not words:
        raise NotRead("is packed like a Word file and is none")
    try:
        html = word_html(path).html
    except BadFile as error:
        raise NotRead("is not a Word file that can be read; open it in Word and save it again") from error
    return [text_of(part) for part in _SECTION.split(html) if part.strip()], ()


def _pdf(path: Path, futures: Sequence[Future[Any]]) -> tuple[list[str], tuple[str, ...]]:
    read = collected(path, futures)
    if read.error:
        locked = "password" in read.error.lower()
        why = "is protected with a password: save a copy without one" if locked else read.error
        raise NotRead(why if locked else f"is damaged or no PDF: {why}")
    scanned = read.scanned
    notes: tuple[str, ...] = ()
    if scanned and len(scanned) < len(read.pages):
        notes = (f"page {', '.join(map(str, scanned[:5]))} has no text: it may be a scan",)
    return [_CONTROL.sub("", page.text) for page in read.pages], notes


_READERS = {"text": _text, "markdown": _markdown, "html": _html, "docx": _docx}


def _html_title(data: bytes) -> str:
    found = _TITLE.search(data[:20_000].decode("utf-8", "replace"))
    return " ".join(found[1].split()) if found else ""


@cache
def _extractor(kind: str) -> str:
    package = {"pdf": "pypdfium2", "docx": "mammoth", "html": "selectolax"}.get(kind)
    return f"{package} {version(package)}" if package else "minutebook text 1"
