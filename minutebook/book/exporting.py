"""A book written out as a folder that opens without a server and can be verified and read in again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from minutebook.book import canonical
from minutebook.book.archive import FORMAT, MANIFEST, End, Manifest, Publication, blob_name
from minutebook.book.errors import Damaged, Refused
from minutebook.book.models import Blob, Chain, Head, Receipt, Text
from minutebook.book.rows import batched
from minutebook.book.shelf import Book
from minutebook.book.sight import Sight, record, sight_of
from minutebook.book.standing import statuses

Progress = Callable[[int, int], None]
Pages = Callable[[Path, datetime], int]
"""Writes what people read into the folder, as of a moment; returns the number of pages."""
BATCH = 500


@dataclass
class Exported:
    """What an export holds."""

    publications: int = 0
    objects: int = 0
    files: int = 0
    pages: int = 0


README = """A council's public record, written out by Minutebook.

Open index.html to read it; no server is needed.

book.json      the chains of the record and the last head of each
publications/  every publication in order: its head, and, where it may be read, its salt and body
objects/       what stands in the record now, by kind
blobs/         every file, named by its SHA-256
pages/         the pages people read

Each head holds the SHA-256 of its salt and body, and the hash of the head before it.
"minutebook verify --folder ." hashes all of it again; "minutebook import book ." takes it into a new book.
"""


class _Carrier(msgspec.Struct):
    """A body of which only the object is wanted, as its bytes."""

    object: msgspec.Raw


def export(
    book: Book, folder: Path, *, pages: Pages | None = None, progress: Progress = lambda done, of: None
) -> Exported:
    """Write a book into ``folder``: JSON, files and, by ``pages``, what people read.

    Equal books make equal bytes. An older export in ``folder`` is replaced once the new one is whole;
    anything else there is left alone. ``progress`` is told publications done and in all. Raises
    :class:`Refused`, :class:`Damaged`, ``OSError``.
    """
    _check(folder)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    for left_over in (new, old):
        shutil.rmtree(left_over, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        with book.snapshot():
            exported = _write(book, new, progress)
            if pages is not None:
                exported.pages = pages(new, _last_moment(book))
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return exported


def _check(folder: Path) -> None:
    if not folder.exists() or (folder / MANIFEST).is_file():
        return
    if not folder.is_dir():
        raise Refused("folder", f"{folder} is a file: name a folder")
    if any(folder.iterdir()):
        raise Refused("folder", f"{folder} holds other things than an export: name a new or empty folder")


def _write(book: Book, folder: Path, progress: Progress) -> Exported:
    done, ends = Exported(), []
    chains = list(Chain.objects.using(book.alias).order_by("council"))
    total = sum(chain.sequence for chain in chains)
    for chain in chains:
        ends.append(End(chain.council, chain.sequence, chain.head))
        for count in _publications(book, chain, folder):
            done.publications += count
            progress(done.publications, total)
        done.objects += _objects(book, chain.council, folder)
    done.files = _blobs(book, folder, {chain.council: sight_of(book, chain.council) for chain in chains})
    manifest = Manifest(FORMAT, tuple(ends))
    _put(folder / MANIFEST, canonical.canonical(manifest))
    _put(folder / "README.txt", README.encode())
    return done


def _publications(book: Book, chain: Chain, folder: Path) -> Iterator[int]:
    place = folder / "publications" / chain.council
    place.mkdir(parents=True)
    seen = sight_of(book, chain.council)
    receipts = Receipt.objects.using(book.alias).filter(council=chain.council)
    keys = dict(receipts.values_list("sequence", "key"))
    heads = Head.objects.using(book.alias).filter(council=chain.council).order_by("sequence")
    for part in batched(heads.iterator(chunk_size=BATCH), BATCH):
        texts = Text.objects.using(book.alias).filter(
            council=chain.council, sequence__range=(part[0].sequence, part[-1].sequence)
        )
        bodies = {s: (salt, data) for s, salt, data in texts.values_list("sequence", "salt", "data")}
        for head in part:
            text = None if seen.hides(head) else bodies.get(head.sequence)
            whole = Publication(
                head=record(head),
                hash=head.hash,
                salt=bytes(text[0]).hex() if text else "",
                body=msgspec.Raw(bytes(text[1]) if text else b"null"),
                key=keys.get(head.sequence, ""),
            )
            _put(place / f"{head.sequence}.json", canonical.canonical(whole))
        yield len(part)


def _objects(book: Book, council: str, folder: Path) -> int:
    shown = {o: status for o, status in statuses(book, council).items() if status.shown}
    for part in batched(shown.items(), BATCH):
        texts = Text.objects.using(book.alias).filter(
            council=council, sequence__in=[status.sequence for _, status in part]
        )
        bodies = dict(texts.values_list("sequence", "data"))
        for object_id, status in part:
            if status.sequence not in bodies:
                raise Damaged(f"the body of {status.kind} {object_id} is missing: run minutebook verify")
            carrier = msgspec.json.decode(bytes(bodies[status.sequence]), type=_Carrier)
            place = folder / "objects" / status.kind / f"{object_id}.json"
            if place.exists():  # two councils that name objects themselves may have chosen the same name
                place = place.with_name(f"{object_id}@{council}.json")
            _put(place, bytes(carrier.object))
    return len(shown)


def _blobs(book: Book, folder: Path, seen: dict[str, Sight]) -> int:
    """Copy every file that a readable version uses; return their number."""
    written = set()
    uses = Blob.objects.using(book.alias).order_by("council", "sequence", "sha256")
    columns = uses.values_list("council", "sequence", "sha256", "media_type").iterator(chunk_size=BATCH)
    for part in batched(columns, BATCH):
        heads = _heads_of(book, part)
        for council, sequence, sha256, media_type in part:
            if sha256 in written or seen[council].hides(heads[council, sequence]):
                continue
            written.add(sha256)
            target = folder / blob_name(sha256, media_type)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                shutil.copyfile(book.files.path(sha256), target)
            except FileNotFoundError as error:
                raise Damaged(f"file {sha256} is missing: run minutebook verify") from error
    return len(written)


def _heads_of(book: Book, uses: tuple[tuple[str, int, str, str], ...]) -> dict[tuple[str, int], Head]:
    found = {}
    for council in {use[0] for use in uses}:
        sequences = {use[1] for use in uses if use[0] == council}
        for head in Head.objects.using(book.alias).filter(council=council, sequence__in=sequences):
            found[council, head.sequence] = head
    return found


def _last_moment(book: Book) -> datetime:
    ends = Chain.objects.using(book.alias).values_list("head", flat=True)
    last = Head.objects.using(book.alias).filter(hash__in=list(ends)).values_list("time", flat=True)
    return datetime.fromisoformat(max(last, default="1970-01-01T00:00:00Z"))


def _put(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
