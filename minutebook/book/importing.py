"""An export taken into a book: the same chains with the same heads, or the rest of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from minutebook.book import canonical
from minutebook.book.archive import Archive, End, NotWhole, Publication
from minutebook.book.canonical import NO_HASH, Envelope
from minutebook.book.errors import Refused
from minutebook.book.files import files_in
from minutebook.book.forgetting import destroy, forgetting
from minutebook.book.models import Chain, Head, Link, Receipt, Text
from minutebook.book.press import lock
from minutebook.book.rebuild import Fold, reproject
from minutebook.book.rows import batched, insert
from minutebook.book.shelf import Book
from minutebook.book.sight import sight_of
from minutebook.book.standing import CARRYING

Progress = Callable[[int, int], None]
BATCH = 500


@dataclass
class Imported:
    """What came of one chain: publications taken in, and its last publication now."""

    council: str
    new: int
    end: End


def import_book(book: Book, folder: Path, *, progress: Progress = lambda done, of: None) -> list[Imported]:
    """Take an export into a book. What the book has already is compared, the rest is added.

    Every head, body and file is hashed on the way in. Erasures the export tells of are carried out before
    anything else, and no body is taken in that either side erased. An import that is stopped goes on
    where it stopped. ``progress`` is told publications done and in all. Raises :class:`NotWhole` for an
    export that does not hold and :class:`Refused` for one whose chain parts from the book's.
    """
    archive = Archive(folder)
    ends = archive.manifest.councils
    total, done, found = sum(end.sequence for end in ends), 0, []
    for end in ends:
        incoming = _Incoming(book, archive, end)
        at = incoming.start()
        progress(done + at, total)
        new = 0
        for count in incoming.take_all():
            new += count
            progress(done + at + new, total)
        done += end.sequence
        found.append(Imported(end.council, new, incoming.stands()))
    return found


class _Incoming:
    """One chain on its way in."""

    def __init__(self, book: Book, archive: Archive, end: End) -> None:
        self.book, self.archive, self.end = book, archive, end
        self.told = archive.sight(end)
        self.sight = self.told.together(sight_of(book, end.council))

    def start(self) -> int:
        """Compare what both have; return the sequence up to which they are the same."""
        heads = Head.objects.using(self.book.alias).filter(council=self.end.council).order_by("sequence")
        columns = heads.filter(sequence__lte=self.end.sequence).values_list("sequence", "hash")
        last = 0
        for last, stored in columns.iterator(chunk_size=BATCH):
            if self.archive.publication(self.end.council, last).hash != stored:
                raise Refused(
                    "folder",
                    f"the export and this book part at publication {last} of {self.end.council}: "
                    "they are two records, and one cannot be taken into the other",
                )
        return last

    def stands(self) -> End:
        """The chain's last publication in the book."""
        row = Chain.objects.using(self.book.alias).filter(council=self.end.council).first()
        return End(self.end.council, row.sequence, row.head) if row else End(self.end.council, 0, NO_HASH)

    def take_all(self) -> Iterator[int]:
        """Take in what is missing, part by part; yield the number of publications of each."""
        doomed = self._doomed()
        at_once = self.end.sequence if doomed else BATCH
        publications = self.archive.publications(self.end, self.stands().sequence)
        for part in batched(publications, max(1, at_once)):
            self._bring_files(part)
            if doomed:
                with forgetting(self.book) as files:
                    for object_id, through in doomed.items():
                        files |= destroy(self.book, self.end.council, object_id, through)
                    self._take(part)
            else:
                with self.book.transaction():
                    self._take(part)
            yield len(part)

    def _doomed(self) -> dict[str, int]:
        """The objects whose bodies this book still has though the export says they were erased.

        With each, the last version to destroy. The erasure and its publication must come together, so the
        whole rest of the chain is then taken in at once.
        """
        found = {}
        for object_id, last in self.told.erased.items():
            heads = Head.objects.using(self.book.alias).filter(
                council=self.end.council, object=object_id, sequence__lte=last, act__in=CARRYING
            )
            sequences = dict(heads.values_list("sequence", "version"))
            here = Text.objects.using(self.book.alias).filter(
                council=self.end.council, sequence__in=sequences
            )
            if here.exists():
                found[object_id] = max(sequences.values())
        return found

    def _readable(self, part: Iterable[Publication]) -> Iterator[tuple[Publication, Envelope]]:
        for found in part:
            if found.text is not None and not self.sight.destroys(found.head):
                try:
                    yield found, canonical.decode(found.text[1])
                except msgspec.ValidationError as error:
                    raise NotWhole(f"{_name(found)} cannot be read by this release: {error}") from error

    def _bring_files(self, part: Sequence[Publication]) -> None:
        for found, envelope in self._readable(part):
            for file in files_in(envelope.object):
                source = self.archive.blob(file.sha256)
                if source is None or not self.book.files.bring(source, file.sha256):
                    state = "is missing" if source is None else "was altered"
                    raise NotWhole(f"file {file.sha256} of {_name(found)} {state}")

    def _take(self, part: Sequence[Publication]) -> None:
        Chain.objects.using(self.book.alias).bulk_create(
            [Chain(council=self.end.council, head=NO_HASH)], ignore_conflicts=True
        )
        chain = lock(self.book, self.end.council)
        texts: list[tuple[Any, ...]] = []
        for found in part:
            self._check(chain, found)
            if found.text is not None and not self.sight.destroys(found.head):
                texts.append((chain.council, found.head.sequence, *found.text))
            chain.sequence, chain.head = found.head.sequence, found.hash
        insert(self.book.alias, Head, [(*msgspec.structs.astuple(f.head), f.hash) for f in part])
        insert(self.book.alias, Text, texts)
        insert(self.book.alias, Receipt, [(chain.council, f.key, f.head.sequence) for f in part if f.key])
        fold = Fold(self.book, chain.council, chain.numbers, chain.merged)
        fold.take((f.head.sequence, f.head.object, f.head.act, e) for f, e in self._readable(part))
        chain.numbers, chain.merged = fold.numbers.last, fold.merged
        chain.save(using=self.book.alias)
        reproject(self.book, chain, self._touched(part))

    def _touched(self, part: Sequence[Publication]) -> list[str]:
        """What must be projected again: what was published, and what names something merged or split."""
        touched = {found.head.object for found in part}
        joined = {
            name
            for found, envelope in self._readable(part)
            if found.head.act in ("merge", "split")
            for name in (found.head.object, envelope.into)
        }
        if joined:
            rows = Link.objects.using(self.book.alias).filter(council=self.end.council, target__in=joined)
            touched |= set(rows.values_list("owner", flat=True))
        return sorted(touched)

    def _check(self, chain: Chain, found: Publication) -> None:
        head = found.head
        if (head.sequence, head.previous) != (chain.sequence + 1, chain.head) or head.hash() != found.hash:
            raise NotWhole(f"{_name(found)}: the head does not hold")
        if found.text is None:
            if not self.sight.hides(head):
                raise NotWhole(f"{_name(found)}: the body is missing")
        elif canonical.body_hash(*found.text) != head.body:
            raise NotWhole(f"{_name(found)}: the body does not hold")


def _name(found: Publication) -> str:
    return f"publications/{found.head.council}/{found.head.sequence}.json"
