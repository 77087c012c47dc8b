"""Where what was made of a file is kept by the file's hash, so that it is made once.

Beside a segment lies how it was last placed in a pack; placed there again, as mostly happens when
one report of many changed, it is copied as it is.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from array import array
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

import msgspec
import pikepdf

from minutebook.packs.model import BadFile, Limits
from minutebook.packs.prepare import prepare
from minutebook.packs.segment import Facts, Segment, Written
from minutebook.packs.tags import Renames

VERSION = 3
MAKER = f"{VERSION}/{pikepdf.__version__}/{pikepdf.__libqpdf_version__}"
WORD = 8  # bytes of a length


class Cuts(msgspec.Struct, array_like=True):
    """Where a segment's pieces lie in its file, and its holes."""

    lengths: list[int]
    holes: list[int]
    objects: list[int]
    starts: list[int]


class Shelved:
    """A segment in the store: its facts read, its pieces only where it must be placed anew."""

    def __init__(self, path: Path, facts: Facts, at: int, *, lasting: bool) -> None:
        self.path, self.facts, self.at, self.lasting = path, facts, at, lasting

    def placed(self, base: int, same: dict[int, int]) -> Written:
        if not self.lasting:
            return self.whole().placed(base, same)
        place = hashlib.sha256(repr((base, sorted(same.items()))).encode()).digest()
        beside = self.path.with_suffix(".placed")
        return last_placed(beside, place) or self.place(beside, place, base, same)

    def place(self, beside: Path, place: bytes, base: int, same: dict[int, int]) -> Written:
        made = self.whole().placed(base, same)
        count = len(made.numbers)
        size = sum(map(len, made.parts))
        head = [value.to_bytes(WORD, "big") for value in (count, size)]
        tables = array("Q", [*made.numbers, *made.offsets]).tobytes()
        write_whole(beside, [place, *head, tables, *made.parts])
        return made

    def whole(self) -> Segment:
        data = self.path.read_bytes()
        size = int.from_bytes(data[self.at : self.at + WORD], "big")
        start = self.at + WORD + size
        cuts = msgspec.msgpack.decode(memoryview(data)[self.at + WORD : start], type=Cuts)
        ends = list(accumulate(cuts.lengths, initial=start))
        view = memoryview(data)
        pieces: list[bytes | memoryview] = [
            data[first:last] if last - first < 4096 else view[first:last]
            for first, last in zip(ends, ends[1:], strict=False)
        ]
        return Segment(self.facts, pieces, cuts.holes, cuts.objects, cuts.starts)


def last_placed(path: Path, place: bytes) -> Written | None:
    """The bytes of the last placing, where it was this one and lies there whole."""
    try:
        with path.open("rb") as file:
            if file.read(len(place)) != place:
                return None
            data = file.read()
    except OSError:
        return None
    count, size = (int.from_bytes(data[at : at + WORD], "big") for at in (0, WORD))
    start = 2 * WORD + 16 * count
    if len(data) != start + size:
        return None
    table = array("Q")
    table.frombytes(data[2 * WORD : start])
    return Written([memoryview(data)[start:]], table[:count], table[count:])


class Store:
    """A folder of segments. Several builds may use it at once: a file appears whole or not at all.

    Anything in it may be deleted at any time; it is then made again. A store that is not ``lasting``
    serves one build and keeps nothing for the next.
    """

    def __init__(self, folder: Path | None, *, lasting: bool = True) -> None:
        self.folder, self.lasting = folder, lasting
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str, renames: Renames | None) -> Path | None:
        if self.folder is None:
            return None
        changed = [sorted(renames.roles.items()), sorted(renames.classes.items())] if renames else ""
        key = hashlib.sha256(f"{MAKER}\n{sha256}\n{changed}".encode()).hexdigest()
        return self.folder / f"{key}.segment"

    def has(self, sha256: str) -> bool:
        return self.get(sha256) is not None

    def get(self, sha256: str, renames: Renames | None = None) -> Shelved | None:
        """The segment of a file, or ``None`` where there is none or it was cut short."""
        path = self.path(sha256, renames)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                total, size = (int.from_bytes(file.read(WORD), "big") for _ in range(2))
                if os.fstat(file.fileno()).st_size != total:
                    return None
                facts = msgspec.msgpack.decode(file.read(size), type=Facts)
        except (OSError, msgspec.MsgspecError):
            return None
        return Shelved(path, facts, 2 * WORD + size, lasting=self.lasting)

    def put(self, made: Segment, sha256: str, renames: Renames | None = None) -> None:
        path = self.path(sha256, renames)
        if path is None:
            return
        facts = msgspec.msgpack.encode(made.facts)
        lengths = [len(piece) for piece in made.pieces]
        cuts = msgspec.msgpack.encode(Cuts(lengths, made.holes, made.objects, made.starts))
        total = 3 * WORD + len(facts) + len(cuts) + sum(lengths)
        sizes = [value.to_bytes(WORD, "big") for value in (total, len(facts), len(cuts))]
        write_whole(path, [sizes[0], sizes[1], facts, sizes[2], cuts, *made.pieces])


def write_whole(path: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file under another name beside its place, then move it there in one step."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(b"".join(parts))
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
