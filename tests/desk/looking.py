"""Reading everything that somebody can reach, and looking for a word in it, however it is packed."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pikepdf
import pypdfium2
from django.db import connections
from django.test import Client

LINK = re.compile(r"""(?:href|src|action)="([^"#]+)""")
NOT_FOLLOWED = re.compile(r"/account/|/static/")
"""Signing in, and what holds no words."""


def says(data: bytes, word: str) -> bool:
    """Whether bytes hold a word: as they are, inside a PDF (its text, its metadata), inside a zip."""
    folded = word.casefold()
    if any(folded in data.decode(code, "replace").casefold() for code in ("utf-8", "utf-16-le")):
        return True
    if data.startswith(b"%PDF"):
        return folded in _pdf_words(data).casefold()
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return any(
                folded in name.casefold() or says(packed.read(name), word) for name in packed.namelist()
            )
    if data.startswith(b"\x1f\x8b"):
        return says(zlib.decompress(data, 47), word)
    return False


def _pdf_words(data: bytes) -> str:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return ""  # the tests' stand-ins: they are looked at as bytes
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    with pikepdf.open(BytesIO(data)) as pdf:
        return " ".join([text, str(dict(pdf.docinfo.items())), str(pdf.open_metadata())])


def read_all(client: Client, starts: Iterable[str], most: int = 600) -> Iterator[tuple[str, Any]]:
    """Every page and file that can be reached from these addresses by links, with its answer."""
    waiting, known = list(starts), set(starts)
    while waiting and len(known) < most:
        path = waiting.pop()
        answer = client.get(path)
        yield path, answer
        body = content(answer)
        if answer.get("Location"):
            found = [answer["Location"]]
        elif "html" in answer.get("Content-Type", ""):
            found = [html.unescape(link) for link in LINK.findall(body.decode())]
        else:
            found = []
        for link in found:
            target = urlsplit(urljoin(path, link))
            to = target.path + (f"?{target.query}" if target.query else "")
            if not target.netloc and to not in known and not NOT_FOLLOWED.search(to):
                known.add(to)
                waiting.append(to)
    assert len(known) < most, f"there is no end of pages, the links make new ones: {sorted(known)[::20]}"


def content(answer: Any) -> bytes:
    """The bytes of an answer, streamed or not."""
    if getattr(answer, "streaming", False):
        return b"".join(answer.streaming_content)
    return bytes(answer.content)


def headers(answer: Any) -> str:
    """The headers of an answer, as one text."""
    return unquote(" ".join(f"{name}: {value}" for name, value in answer.items()))


def rows(alias: str, tables: Iterable[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Every row of a database (or of these tables) as bytes, with the table it is in."""
    connection = connections[alias]
    for table in tables or connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, b" ".join(map(_bytes, row))


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder: its name and its bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()
