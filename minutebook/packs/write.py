"""Writes a PDF object by object: offsets, cross-reference table and trailer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import BinaryIO

from pikepdf import String

from minutebook.packs.segment import Relocatable

BUFFER = 1_000_000


def text(value: str) -> bytes:
    """A text string as it stands in a PDF."""
    return String(value).unparse()


def refs(numbers: Iterable[int]) -> bytes:
    """An array of references."""
    return b"[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"


class Book:
    """The file being written: bytes go out as they come, offsets are kept for the end."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.hash = hashlib.sha256()
        self.size = 0
        self.waiting: list[bytes | memoryview] = []
        self.held = 0
        self.offsets: dict[int, int] = {}
        self.next = 1

    def write(self, data: bytes | memoryview) -> None:
        self.waiting.append(data)
        self.size += len(data)
        self.held += len(data)
        if self.held > BUFFER:
            self.flush()

    def flush(self) -> None:
        """Send what is held to the file; small objects go out together, a segment as it is."""
        data = self.waiting[0] if len(self.waiting) == 1 else b"".join(self.waiting)
        self.out.write(data)
        self.hash.update(data)
        self.waiting.clear()
        self.held = 0

    def take(self, span: int) -> int:
        """Reserve ``span`` object numbers and return the first."""
        first, self.next = self.next, self.next + span
        return first

    def add(self, body: bytes, number: int | None = None) -> int:
        number = self.take(1) if number is None else number
        self.offsets[number] = self.size
        self.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def stream(self, data: bytes, number: int | None = None, keys: bytes = b"") -> int:
        head = b"<</Length %d%b>>\nstream\n" % (len(data), keys)
        return self.add(head + data + b"\nendstream", number)

    def put(self, segment: Relocatable, base: int, same: dict[int, int]) -> None:
        self.flush()
        made = segment.placed(base, same)
        size = self.size
        starts = [size + offset for offset in made.offsets]
        self.offsets.update(zip(made.numbers, starts, strict=True))
        self.write(b"".join(made.parts) if len(made.parts) > 1 else made.parts[0])

    def finish(self, catalogue: int, info: int) -> None:
        """Write the cross-reference table, free numbers left out, and the trailer."""
        self.flush()
        id = self.hash.hexdigest()[:32].encode()
        start = self.size
        numbers = sorted(self.offsets)
        lines, first = [b"xref\n0 1\n0000000000 65535 f \n"], 0
        while first < len(numbers):
            last = first
            while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
                last += 1
            lines.append(b"%d %d\n" % (numbers[first], last - first + 1))
            lines += [b"%010d 00000 n \n" % self.offsets[n] for n in numbers[first : last + 1]]
            first = last + 1
        self.write(b"".join(lines))
        self.write(
            b"trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%b> <%b>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (self.next, catalogue, info, id, id, start)
        )
        self.flush()
