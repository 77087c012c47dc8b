"""A source cut into pieces between its object numbers, so that it can be put anywhere in a pack.

qpdf writes the source out plainly; every reference, parent key and element id in it becomes a *hole*
to be filled with ``base + own number``. Filling the holes is all that is left to do when a pack is
built or built again, so a segment is made once for each file and kept by the file's hash.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple, Protocol

import msgspec
from pikepdf import ObjectStreamMode, Pdf, StreamDecodeLevel

PLACEHOLDER = b"<< /Mb 0 >>"
STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
TRAP = re.compile(rb"\((?!mbid )(?:[^()\\]|\\.)*(?: 0 R|/StructParent)", re.DOTALL)
KEY = re.compile(rb"(/StructParents?) (\d+)(?![\d.])")
HEADERS = re.compile(rb"/Headers \[((?: (?:\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>))*) \]", re.DOTALL)
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9a-f]*>", re.DOTALL)
LISTED = re.compile(rb"/(\w+) \[([^\]]*)\]")
ROOM = 512  # so that an edited file mostly keeps its span, and those after it their numbers


class Facts(msgspec.Struct, kw_only=True):
    """What the pack must know of a source to place it; numbers are the segment's own object numbers."""

    pages: list[int] = []
    boxes: list[tuple[float, float, float, float, int]] = []
    loose: list[int] = []
    loose_text: list[bool] = []
    loose_keys: list[int] = []
    loose_objects: list[tuple[int, int, str, int]] = []
    back_key: int = 0
    parents: list[tuple[int, int]] = []
    tops: list[int] = []
    roles: dict[str, str] = {}
    classes: dict[str, tuple[int, bytes]] = {}
    ids: list[int] = []
    namespaces: list[tuple[int, str, bool]] = []
    bookmarks: tuple[int, int, int] | None = None
    fields: list[int] = []
    form: dict[str, str] = {}
    form_fonts: dict[str, int] = {}
    layers: list[int] = []
    hidden: list[int] = []
    places: list[tuple[str, int]] = []
    spots: dict[str, int] = {}
    stamps: list[int] = []
    lang: str = ""
    title: str = ""
    version: str = "1.7"
    ua: bool = False
    links: int = 0
    span: int = 0


class Written(NamedTuple):
    """A segment in its place: the bytes to write, its objects' numbers and their offsets in them."""

    parts: list[bytes | memoryview]
    numbers: Sequence[int]
    offsets: Sequence[int]


class Relocatable(Protocol):
    """What a pack asks of a source: its facts, and its bytes for a place."""

    @property
    def facts(self) -> Facts: ...

    def placed(self, base: int, same: dict[int, int]) -> Written:
        """The bytes for ``base``; ``same`` names objects that are one with another of the pack."""
        ...


class Segment(NamedTuple):
    """A source made relocatable: its facts, its text between holes, what goes into each hole, and
    where each object starts (own number, index into ``pieces``)."""

    facts: Facts
    pieces: list[bytes | memoryview]
    holes: list[int]
    objects: list[int]
    starts: list[int]

    def placed(self, base: int, same: dict[int, int]) -> Written:
        numbers = range(base, base + self.facts.span + 1)
        table = [b"%d 0 R" % number for number in numbers]
        table += [b"%d" % number for number in numbers]
        for own, other in same.items():
            table[own] = b"%d 0 R" % other
        table.append(b"")
        filled = map(table.__getitem__, self.holes)
        out = list(chain.from_iterable(zip(self.pieces, filled, strict=True)))
        for own, start in zip(self.objects, self.starts, strict=True):
            out[2 * start] = b"%d 0 obj\n" % (base + own) + bytes(out[2 * start])
        at = list(accumulate(map(len, out), initial=0))
        return Written(out, [base + own for own in self.objects], [at[2 * start] for start in self.starts])


def written(pdf: Pdf) -> bytes:
    """The file as qpdf writes it without object streams, streams untouched, numbered from 1."""
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=ObjectStreamMode.disable,
        stream_decode_level=StreamDecodeLevel.none,
        compress_streams=True,
        static_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


class Run(NamedTuple):
    """Text of a written file up to and with the word ``stream``, and where that stream lies."""

    text: bytes
    start: int
    end: int


def runs(data: bytes) -> list[Run]:
    """A written file as text and streams by turns; the last run has no stream (0, 0).

    No text can hold a line ``stream``: qpdf writes a line's end within a string as ``\\n``.
    """
    out = []
    at, end = data.index(b"\n1 0 obj\n") + 1, data.rindex(b"\nxref\n") + 1
    while (stream := data.find(b"\nstream\n", at)) >= 0:
        start = stream + 8
        length = data.rindex(b"/Length ", at, stream) + 8
        finish = start + int(data[length : data.index(b" ", length)])
        out.append(Run(data[at:start], start, finish))
        at = data.index(b"endobj\n", finish) + 7
    out.append(Run(data[at:end], 0, 0))
    return out


def marked(text: bytes, ids: dict[bytes, bytes]) -> bytes:
    """A text in which every number to be moved stands as a reference; keys and ids with a ``#``."""
    if b"/StructParent" in text:
        text = KEY.sub(rb"\1 #\2 0 R", text)
    if ids and b"/Headers [ " in text:
        text = HEADERS.sub(lambda match: TOKEN.sub(lambda token: ids.get(token[0], token[0]), match[0]), text)
    return text


class Cutter:
    """Cuts the runs of a written file into pieces and holes."""

    def __init__(self, span: int) -> None:
        self.span = span
        self.pieces: list[bytes | memoryview] = []
        self.holes: list[int] = []
        self.objects: list[int] = []
        self.starts: list[int] = []
        self.number = 0

    def cut(self, data: bytes, found: list[Run], ids: dict[bytes, bytes]) -> None:
        trapped = TRAP.search(b"".join(run.text for run in found)) is not None
        view = memoryview(data)
        for text, start, end in found:
            text = marked(STRING.sub(untrapped, text) if trapped else text, ids)
            self.text(text, whole=not end)
            if end:
                self.pieces += (view[start:end], b"\nendstream\nendobj\n")
                self.holes += (-1, -1)

    def text(self, text: bytes, *, whole: bool) -> None:
        """The objects of one run; the last of a run that is not ``whole`` goes on with a stream."""
        bodies = text.split(b"\nendobj\n")
        if whole:
            bodies.pop()
        for at, body in enumerate(bodies):
            self.number += 1
            head = body.index(b"\n") + 1
            if body[head:] == PLACEHOLDER or self.number == 1:
                continue
            self.objects.append(self.number)
            self.starts.append(len(self.pieces))
            self.split(body[head:])
            if whole or at + 1 < len(bodies):
                self.pieces[-1] += b"\nendobj\n"  # type: ignore[operator]

    def split(self, text: bytes) -> None:
        """One object's text: before each reference a space and its number."""
        *heads, last = text.split(b" 0 R")
        if heads:
            parts = [head.rpartition(b" ") for head in heads]
            self.pieces += [before + b" " for before, _, _ in parts]
            try:
                self.holes += [int(number) for _, _, number in parts]
            except ValueError:
                self.holes += [self.hole(number) for _, _, number in parts]
        self.pieces.append(last)
        self.holes.append(-1)

    def hole(self, number: bytes) -> int:
        return self.span + int(number[1:]) if number[:1] == b"#" else int(number)


def untrapped(match: re.Match[bytes]) -> bytes:
    """A string whose words look like a reference, in hexadecimal, where nothing can."""
    if not re.search(rb" 0 R|/StructParent", match[0]) or match[0].startswith(b"(mbid "):
        return match[0]
    plain = re.sub(rb"\\([0-7]{1,3}|.)", unescaped, match[0][1:-1], flags=re.DOTALL)
    return b"<" + plain.hex().encode() + b">"


ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() else ESCAPES.get(code, code)


def manifest(data: bytes) -> dict[str, list[int]]:
    """The lists of references that ``prepare`` left in the catalogue, as object numbers."""
    start = data.index(b"\n1 0 obj\n")
    catalogue = data[start : data.index(b"\nendobj\n", start)]
    return {
        name.decode(): [int(word) for word in refs.split()[::3]] for name, refs in LISTED.findall(catalogue)
    }


def cut(data: bytes, found: list[Run], facts: Facts, ids: dict[bytes, bytes], largest_key: int) -> Segment:
    """Cut a written source; ``facts.span`` becomes how many numbers it takes in a pack."""
    count = int(data[data.rindex(b"/Size ") + 6 :].split(None, 1)[0])
    facts.span = -(-max(count, largest_key + 1, len(ids)) // ROOM) * ROOM
    cutter = Cutter(facts.span + 1)
    cutter.cut(data, found, ids)
    return Segment(facts, cutter.pieces, cutter.holes, cutter.objects, cutter.starts)
