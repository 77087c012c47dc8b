"""Proof that the record is whole: every head, body and file hashed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from minutebook.book import canonical
from minutebook.book.canonical import NO_HASH, HeadRecord
from minutebook.book.models import Blob, Chain, Head, Text
from minutebook.book.rows import batched
from minutebook.book.shelf import Book
from minutebook.book.standing import CARRYING

Progress = Callable[[int], None]
BATCH = 1000
_FIELDS = [field.name for field in msgspec.structs.fields(HeadRecord)]


@dataclass
class Report:
    """What ``verify`` found: counts, the first fault of each chain, all faults of files."""

    heads: int = 0
    bodies: int = 0
    erased: int = 0
    withheld: int = 0
    files: int = 0
    faults: list[str] = field(default_factory=list)
    last: dict[str, str] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether everything is as it was published."""
        return not self.faults


def verify(book: Book, *, head: str = "", progress: Progress = lambda done: None) -> Report:
    """Hash every chain, body and file of a book again.

    ``head`` is a head's hash noted earlier: a chain rewritten whole, with hashes that agree among
    themselves, no longer has it. ``progress`` is told the number of heads done.
    """
    report = Report()
    for chain in Chain.objects.using(book.alias).order_by("council"):
        fault = _chain_fault(book, chain, report, progress)
        if fault:
            report.faults.append(fault)
    report.faults += _file_faults(book, report)
    if head and not Head.objects.using(book.alias).filter(hash=head).exists():
        report.faults.append(f"no chain has the head {head}: the record was rewritten since it was noted")
    return report


def _chain_fault(book: Book, chain: Chain, report: Report, progress: Progress) -> str:
    previous, expected = NO_HASH, 1
    erased, hidden = _hidden(book, chain.council)
    heads = Head.objects.using(book.alias).filter(council=chain.council).order_by("sequence")
    columns = heads.values_list(*_FIELDS, "hash").iterator(chunk_size=BATCH)
    for part in batched(columns, BATCH):
        texts = _texts(book, chain.council, part[0][1], part[-1][1])
        for *values, stored in part:
            head = HeadRecord(**dict(zip(_FIELDS, values, strict=True)))
            where = f"{chain.council} publication {head.sequence} ({head.kind} {head.object})"
            if head.sequence != expected:
                return f"{chain.council}: publication {expected} is missing"
            if head.previous != previous or head.hash() != stored:
                return f"{where}: the head does not hold"
            fault = _body_fault(head, texts.get(head.sequence), erased, hidden, report)
            if fault:
                return f"{where}: {fault}"
            previous, expected = stored, expected + 1
        report.heads += len(part)
        progress(report.heads)
    if (chain.sequence, chain.head) != (expected - 1, previous):
        return f"{chain.council}: the chain ends at {expected - 1}, and its row says {chain.sequence}"
    report.last[chain.council] = previous
    return ""


def _body_fault(
    head: HeadRecord,
    text: tuple[bytes, bytes] | None,
    erased: dict[str, int],
    hidden: dict[str, int],
    report: Report,
) -> str:
    carrying = head.act in CARRYING
    if text is None:
        if carrying and head.sequence <= erased.get(head.object, 0):
            report.erased += 1
            return ""
        if carrying and head.sequence <= hidden.get(head.object, 0):
            report.withheld += 1
            return ""
        return "the body is missing"
    if carrying and head.sequence <= erased.get(head.object, 0):
        return "the body was erased and is here all the same"
    if canonical.body_hash(*text) != head.body:
        return "the body does not hold"
    report.bodies += 1
    return ""


def _hidden(book: Book, council: str) -> tuple[dict[str, int], dict[str, int]]:
    """Per object, the sequence up to which its bodies were erased, and up to which withdrawn."""
    acts = Head.objects.using(book.alias).filter(council=council, act__in=("erase", "redact", "withdraw"))
    erased, hidden = dict[str, int](), dict[str, int]()
    for head in acts.order_by("sequence"):
        if head.act == "withdraw":
            hidden[head.object] = head.sequence
            continue
        text = Text.objects.using(book.alias).filter(council=council, sequence=head.sequence).first()
        through = canonical.decode(bytes(text.data)).through if text else 0
        versions = Head.objects.using(book.alias).filter(
            council=council, object=head.object, version__lte=through, act__in=CARRYING
        )
        last = versions.order_by("-sequence").values_list("sequence", flat=True).first()
        erased[head.object] = max(last or 0, erased.get(head.object, 0))
    return erased, hidden


def _texts(book: Book, council: str, first: int, last: int) -> dict[int, tuple[bytes, bytes]]:
    rows = Text.objects.using(book.alias).filter(council=council, sequence__range=(first, last))
    return {s: (bytes(salt), bytes(data)) for s, salt, data in rows.values_list("sequence", "salt", "data")}


def _file_faults(book: Book, report: Report) -> Iterator[str]:
    used = Blob.objects.using(book.alias).order_by("sha256").values_list("sha256", flat=True).distinct()
    for sha256 in used.iterator(chunk_size=BATCH):
        report.files += 1
        try:
            if not book.files.holds(sha256):
                yield f"file {sha256}: its bytes were altered"
        except FileNotFoundError:
            yield f"file {sha256}: is missing"
        except OSError as error:
            yield f"file {sha256}: cannot be read ({error.strerror})"
