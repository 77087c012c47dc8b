"""Proof that the record is whole: every head, body and file hashed again, in a book or in an export."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from minutebook.book import canonical, sealing
from minutebook.book.archive import Archive, End, NotWhole
from minutebook.book.canonical import NO_HASH, HeadRecord
from minutebook.book.files import files_in
from minutebook.book.models import Chain, Head, Text
from minutebook.book.rows import batched
from minutebook.book.schema import Meeting
from minutebook.book.shelf import Book
from minutebook.book.sight import Sight, sight_of
from minutebook.book.standing import CARRYING

Progress = Callable[[int], None]
Uses = dict[str, tuple[str, int]]
"""Files by their hash, each with the council and sequence of a publication that uses it."""
BATCH = 1000
_FIELDS = HeadRecord.__struct_fields__


@dataclass
class Report:
    """What ``verify`` found: counts, the first fault of each chain, all faults of files.

    ``last`` is each chain's last head; noted elsewhere, it later proves that nothing was rewritten.
    """

    heads: int = 0
    bodies: int = 0
    erased: int = 0
    withheld: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)
    last: dict[str, End] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether everything is as it was published."""
        return not self.faults


class Leaf(NamedTuple):
    """One publication as it is stored: its head, the head's hash, and salt and body where they are there."""

    head: HeadRecord
    hash: str
    text: tuple[bytes, bytes] | None


class _Source(Protocol):
    def ends(self) -> list[End]: ...
    def leaves(self, end: End) -> Iterator[Leaf]: ...
    def sight(self, end: End) -> Sight: ...
    def file(self, sha256: str) -> Path | None: ...
    def stands(self, council: str, sequence: int) -> bool: ...


def verify(book: Book, *, head: str = "", progress: Progress = lambda done: None) -> Report:
    """Hash every chain, body and file of a book again.

    ``head`` is a head's hash noted earlier: a chain rewritten whole, with hashes that agree among
    themselves, no longer has it. ``progress`` is told the number of heads done.
    """
    source, report = _Shelved(book), Report()
    with book.snapshot():
        used = _verify_chains(source, head, progress, report)
    report.faults += _file_faults(source, used, report)
    return report


def verify_folder(folder: Path, *, head: str = "", progress: Progress = lambda done: None) -> Report:
    """The same for an export, without any book. Raises :class:`NotWhole` where the folder is not one."""
    source, report = _Filed(Archive(folder)), Report()
    used = _verify_chains(source, head, progress, report)
    report.faults += _file_faults(source, used, report)
    return report


def _verify_chains(source: _Source, head: str, progress: Progress, report: Report) -> Uses:
    """Hash heads and bodies again; return the files these use, each with the first that does."""
    used: Uses = {}
    met = {""}
    for end in source.ends():
        try:
            for leaf in _sound_leaves(source, end, report):
                met.add(leaf.hash if leaf.hash == head else "")
                for sha256 in _files(leaf):
                    used.setdefault(sha256, (end.council, leaf.head.sequence))
                if report.heads % BATCH == 0:
                    progress(report.heads)
            report.last[end.council] = end
        except NotWhole as fault:
            report.faults.append(str(fault))
    progress(report.heads)
    if head not in met:
        report.faults.append(f"no chain has the head {head}: the record was rewritten since it was noted")
    return used


def _sound_leaves(source: _Source, end: End, report: Report) -> Iterator[Leaf]:
    """A chain's publications in order, as long as they hold. Raises :class:`NotWhole` at the first fault."""
    previous, expected, seen = NO_HASH, 1, source.sight(end)
    for leaf in source.leaves(end):
        head = leaf.head
        where = f"{end.council} publication {head.sequence} ({head.kind} {head.object})"
        if head.sequence != expected:
            raise NotWhole(f"{end.council}: publication {expected} is missing")
        if head.previous != previous or head.hash() != leaf.hash:
            raise NotWhole(f"{where}: the head does not hold")
        if fault := _body_fault(leaf, seen, report):
            raise NotWhole(f"{where}: {fault}")
        report.heads += 1
        previous, expected = leaf.hash, expected + 1
        yield leaf
    if (end.sequence, end.head) != (expected - 1, previous):
        raise NotWhole(f"{end.council}: the chain ends at {expected - 1}, and its row says {end.sequence}")


def _body_fault(leaf: Leaf, seen: Sight, report: Report) -> str:
    if leaf.text is None:
        if seen.destroys(leaf.head):
            report.erased += 1
            return ""
        if seen.hides(leaf.head):
            report.withheld += 1
            return ""
        return "the body is missing"
    if seen.destroys(leaf.head):
        return "the body was erased and is here all the same"
    if canonical.body_hash(*leaf.text) != leaf.head.body:
        return "the body does not hold"
    if b'"seal"' in leaf.text[1] and _unsealed(leaf.text[1]):
        return "the signed minutes are not those that were sealed"
    report.bodies += 1
    return ""


def _unsealed(data: bytes) -> bool:
    """Whether a body holds minutes that say something else than their seal stands for."""
    thing = canonical.decode(data).object
    return (
        isinstance(thing, Meeting)
        and bool(thing.minutes.seal)
        and sealing.seal_of(thing) != thing.minutes.seal
    )


def _files(leaf: Leaf) -> Iterator[str]:
    if leaf.text is not None and leaf.head.act in CARRYING and b'"sha256"' in leaf.text[1]:
        yield from (file.sha256 for file in files_in(canonical.decode(leaf.text[1]).object))


def _file_faults(source: _Source, used: Uses, report: Report) -> Iterator[str]:
    for sha256, (council, sequence) in sorted(used.items()):
        where = f"{council} publication {sequence}"
        report.files += 1
        path = source.file(sha256)
        if path is None:
            if source.stands(council, sequence):  # else it was erased since the chains were read
                yield f"file {sha256} ({where}): is missing"
            continue
        try:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                    yield f"file {sha256} ({where}): its bytes were altered"
        except OSError as error:
            yield f"file {sha256} ({where}): cannot be read ({error.strerror})"


class _Shelved:
    """A book, as verification reads it."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def ends(self) -> list[End]:
        chains = Chain.objects.using(self.book.alias).order_by("council")
        ends = [End(*row) for row in chains.values_list("council", "sequence", "head")]
        known = [end.council for end in ends]
        stray = (
            Head.objects.using(self.book.alias).exclude(council__in=known).values_list("council", flat=True)
        )
        return ends + [End(council, 0, NO_HASH) for council in sorted(set(stray))]

    def sight(self, end: End) -> Sight:
        return sight_of(self.book, end.council)

    def leaves(self, end: End) -> Iterator[Leaf]:
        heads = Head.objects.using(self.book.alias).filter(council=end.council).order_by("sequence")
        columns = heads.values_list(*_FIELDS, "hash").iterator(chunk_size=BATCH)
        for part in batched(columns, BATCH):
            texts = Text.objects.using(self.book.alias).filter(
                council=end.council, sequence__range=(part[0][1], part[-1][1])
            )
            bodies = {
                s: (bytes(salt), bytes(data))
                for s, salt, data in texts.values_list("sequence", "salt", "data")
            }
            for *values, stored in part:
                head = HeadRecord(**dict(zip(_FIELDS, values, strict=True)))
                yield Leaf(head, stored, bodies.get(head.sequence))

    def file(self, sha256: str) -> Path | None:
        path = self.book.files.path(sha256)
        return path if path.exists() else None

    def stands(self, council: str, sequence: int) -> bool:
        return Text.objects.using(self.book.alias).filter(council=council, sequence=sequence).exists()


class _Filed:
    """An export, as verification reads it."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def ends(self) -> list[End]:
        return list(self.archive.manifest.councils)

    def sight(self, end: End) -> Sight:
        return self.archive.sight(end)

    def leaves(self, end: End) -> Iterator[Leaf]:
        for found in self.archive.publications(end):
            yield Leaf(found.head, found.hash, found.text)

    def file(self, sha256: str) -> Path | None:
        return self.archive.blob(sha256)

    def stands(self, council: str, sequence: int) -> bool:
        return True
