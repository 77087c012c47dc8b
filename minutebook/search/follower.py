"""The one writer of the index: it follows the book, and builds the index anew where it must."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence

import tantivy

from minutebook.book import catalogue
from minutebook.book.models import Chain, Head
from minutebook.book.shelf import Book
from minutebook.search.fields import schema
from minutebook.search.folder import NOT_AN_INDEX, POSITION, Folder, Generation, Unready, positions
from minutebook.search.passages import Passage, passages, shown

HEAP = 64_000_000  # bytes a writer gathers before it writes a segment
logger = logging.getLogger("minutebook.search")


class SearchFollower:
    """Keeps the index of a book equal to it (see :class:`minutebook.book.following.Follower`).

    Where the index is missing, of another edition or broken, or where something was erased, a new
    generation is built from the book; the old one answers until the new one has caught up.
    """

    name = "search"

    def __init__(self, book: Book) -> None:
        self.book = book
        self.folder = Folder(book.folder / "index")
        self.generation: Generation | None = None
        self.writer: tantivy.IndexWriter | None = None
        self.positions: dict[str, int] = {}
        self.born: dict[str, int] = {}  # how far each chain was when this generation was begun

    def position(self, council: str) -> int:
        """The last sequence of a council's chain in the generation that is written."""
        if self._lost():
            self._open()
        return self.positions.get(council, 0)

    def take(self, council: str, heads: Sequence[Head]) -> None:
        """Take in publications; all of them are searchable when this returns, or none is."""
        if self.writer is None:
            self._open()
        assert self.writer is not None
        owners = dict.fromkeys(head.object for head in heads)
        through = heads[-1].sequence
        owners |= dict.fromkeys(self._followed(council, owners, through))
        try:
            self._write(council, owners, through)
        except Exception:
            self.close()
            raise
        self.positions[council] = through
        destroyed = [head.sequence for head in heads if head.act in ("erase", "redact")]
        if any(sequence > self.born.get(council, 0) for sequence in destroyed):
            self._anew()  # the words are found no more, but stand in a segment until this one is shredded
        else:
            self._put_in_use()

    def _followed(self, council: str, owners: Iterable[str], through: int) -> set[str]:
        """What must be looked at again though it was not published: papers, what readings are of, and the
        meetings of a body, whose addresses move with its name.

        What was published after ``through`` is not among them: it is taken with its own publication.
        """
        owners = list(owners)
        links = catalogue.links(self.book, council).filter(owner__in=owners, rel__in=["paper", "reading-of"])
        linked = set(links.values_list("target", flat=True))
        rows = catalogue.entries(self.book, council).filter(sequence__lte=through)
        under = rows.filter(group__in=owners, kind="meeting").values_list("object", flat=True)
        return {*under, *rows.filter(object__in=linked).values_list("object", flat=True)}

    def _write(self, council: str, owners: Iterable[str], sequence: int) -> None:
        assert self.writer is not None
        for owner, found in passages(self.book, council, owners).items():
            self.writer.delete_documents_by_term("owner", f"{council}/{owner}")
            for passage in found:
                self.writer.add_document(_document(council, owner, passage))
        self.writer.delete_documents_by_term("owner", f"{POSITION}/{council}")
        note = {"owner": f"{POSITION}/{council}", "kind": POSITION, "object": council, "shown": str(sequence)}
        self.writer.add_document(tantivy.Document.from_dict(note, schema()))
        self.writer.commit()

    # -- generations

    def _lost(self) -> bool:
        """Whether there is nothing to write to, or a reader complained and was right."""
        if self.writer is None or self.generation is None or not self.generation.folder.is_dir():
            self.close()
            return True
        if self.folder.suspected() and not self._sound(self.generation):
            logger.warning("the search index is broken; it is built again")
            self.close()
            self._anew()
        return False

    def _open(self) -> None:
        """Go on with the generation in use, or begin a new one."""
        self.folder.root.mkdir(parents=True, exist_ok=True)
        try:
            generation = self.folder.current()
            if not self._sound(generation):
                raise Unready(f"{generation.folder} does not hold")
            index = generation.open()
            self.generation, self.writer = generation, index.writer(HEAP, 1)
            self.positions, self.born = positions(index.searcher()), {}
        except (Unready, *NOT_AN_INDEX) as error:
            logger.info("building the search index: %s", error)
            self._anew()

    def _anew(self) -> None:
        self.close()
        self.generation = self.folder.next()
        self.writer = self.generation.make().writer(HEAP, 1)
        self.positions, self.born = {}, self._ends()

    def close(self) -> None:
        """Let go of the index, so that another process may write to it."""
        self.writer = None

    def _sound(self, generation: Generation) -> bool:
        try:
            searcher = generation.open().searcher()
            searcher.search(tantivy.Query.term_query(schema(), "kind", POSITION, "basic"), 1)
        except (Unready, *NOT_AN_INDEX):
            return False
        return True

    def _in_use(self) -> bool:
        try:
            return self.generation is not None and self.folder.current().name == self.generation.name
        except Unready:
            return False

    def _put_in_use(self) -> None:
        """Let readers have the generation: at once where they have none, else when it has caught up."""
        assert self.generation is not None
        if self._in_use():
            return
        try:
            self.folder.current().open()
        except Unready:
            self.folder.use(self.generation)
            return
        if all(self.positions.get(council, 0) >= end for council, end in self._ends().items()):
            self.folder.use(self.generation)

    def _ends(self) -> dict[str, int]:
        return dict(Chain.objects.using(self.book.alias).values_list("council", "sequence"))


def _document(council: str, owner: str, passage: Passage) -> tantivy.Document:
    row: dict[str, object] = {
        "owner": f"{council}/{owner}",
        "council": council,
        "kind": passage.kind,
        "object": passage.object,
        "shown": json.dumps(shown(passage)),
        "title": passage.title.within("en"),
        "text": passage.text,
        "plain": [passage.title.within("en"), passage.text, passage.also],
    }
    if passage.body:
        row["body"] = passage.body
    if passage.day[:4].isdigit():
        row["day"], row["year"] = int(passage.day[:10].replace("-", "")), int(passage.day[:4])
    if passage.who:
        row["who"] = list(passage.who)
    return tantivy.Document.from_dict(row, schema())
