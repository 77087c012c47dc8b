"""An uploaded file is judged by its own bytes before anything opens it: what it is, how large, how deep.

Nothing here hands the file to a program that reads documents. What passes is cleaned on the desk, and what
came of it arrives here again as an :class:`Arrived`.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from minutebook.book.errors import BookError
from minutebook.drafts.papers import Upload

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = {PDF: ".pdf", DOCX: ".docx"}

LARGEST = 100_000_000  # bytes of a file
UNPACKED = 400_000_000  # bytes a Word file may unpack to
RATIO = 200  # times its packed size a large part may unpack to
LARGE_PART = 10_000_000  # bytes from which a part's ratio is looked at
PARTS = 5_000  # parts of a Word file
XML_DEPTH = 256  # elements within elements

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(rb"<(/?)([A-Za-z_][\w:.-]*)[^<>]*?(/?)>")
_DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class BadUpload(BookError):
    """A file that is not taken, and what its author can do; nothing has opened it."""


@dataclass(frozen=True)
class Arrived:
    """A file made safe: the PDF that stands for it, and the cleaned ``original`` of ``original_type``.

    ``title`` is what it calls itself, ``advice`` all that its check found, each with what would mend it;
    ``paragraphs`` its text as its author parted it, where the file tells (a Word file does).
    """

    upload: Upload
    original: bytes
    original_type: str
    original_name: str
    title: str = ""
    advice: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


def judge(data: bytes, name: str) -> str:
    """The media type of an uploaded file, by what is in it. Raises :class:`BadUpload`, saying what to do."""
    called = harmless(name)
    if not data:
        raise BadUpload(f"{called} is empty. Choose the file again.")
    if len(data) > LARGEST:
        raise BadUpload(
            f"{called} is {len(data) / 1e6:,.0f} MB; the limit is {LARGEST / 1e6:,.0f} MB. "
            "Make its pictures smaller, or split it into appendices."
        )
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"PK\x03\x04"):
        _judge_word(data, called)
        return DOCX
    if data.startswith(_OLD_OFFICE):
        raise BadUpload(
            f"{called} is an old Office file, or one protected with a password. "
            "Open it in Word and save it as .docx without a password."
        )
    raise BadUpload(f"{called} is neither a PDF nor a Word file (.docx). Save it as one of the two.")


def _judge_word(data: bytes, called: str) -> None:
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BadUpload(f"{called} is damaged. Open it in Word and save it again.") from error
    with packed:
        parts = packed.infolist()
        names = [part.filename for part in parts]
        if "word/document.xml" not in names:
            raise BadUpload(f"{called} is not a Word file. Save it as PDF or .docx.")
        _sizes_possible(parts, called)
        if any(part.flag_bits & 1 for part in parts):
            raise BadUpload(f"{called} is protected with a password. Save it without one.")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                _xml_harmless(_read(packed, part, called), part.filename, called)


def _sizes_possible(parts: list[zipfile.ZipInfo], called: str) -> None:
    if len({part.filename for part in parts}) != len(parts):
        raise BadUpload(f"{called} holds two parts of one name. Open it in Word and save it again.")
    too_deep = any(
        part.file_size > LARGE_PART and part.file_size > RATIO * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED or too_deep:
        raise BadUpload(f"{called} unpacks to far more than a report. Open it in Word and save it again.")


def _read(packed: zipfile.ZipFile, part: zipfile.ZipInfo, called: str) -> bytes:
    """A part, never more of it than it says: a part that lies about its size is refused."""
    try:
        with packed.open(part) as stream:
            data = stream.read(part.file_size + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BadUpload(f"{called} is damaged. Open it in Word and save it again.") from error
    if len(data) != part.file_size:
        raise BadUpload(f"{called} is damaged. Open it in Word and save it again.")
    return data


def _xml_harmless(data: bytes, part: str, called: str) -> None:
    """No entities, no nesting without end. The bytes are looked through, not parsed."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    if _DEFINES.search(data):
        raise BadUpload(
            f"{called} defines entities in {harmless(part)}, as no word processor does. Save it again."
        )
    depth = 0
    for tag in _TAG.finditer(data):
        closes, _, empty = tag.groups()
        depth += -1 if closes else (0 if empty else 1)
        if depth > XML_DEPTH:
            raise BadUpload(f"{called} is nested too deeply in {harmless(part)}. Save it again.")


def harmless(name: str, ending: str = "") -> str:
    """A file name that can do nothing: its last part, in plain letters, digits, full stops and hyphens.

    ``ending`` replaces the name's own; a name of which nothing is left becomes "paper".
    """
    last = re.split(r"[/\\]", name.replace("\x00", ""))[-1]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode()
    stem, dot, own = plain.rpartition(".")
    stem, own = (stem, own) if dot and len(own) <= 5 else (plain, "")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", stem).strip("-")[:80] or "paper"
    own = re.sub(r"[^A-Za-z0-9]+", "", own)
    return stem + (ending or (f".{own}" if own else ""))
