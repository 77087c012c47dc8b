"""The public log: each publication with what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from minutebook.book import canonical, catalogue
from minutebook.book.models import Head, Text
from minutebook.book.shelf import Book
from minutebook.book.sight import record, sight_of


@dataclass(frozen=True)
class Change:
    """One publication: its head, its object's title and path as they stand now, and the reason given."""

    head: Head
    title: str
    path: str
    reason: str
    ground: str

    def as_json(self) -> str:
        """The change as one line of canonical JSON; what is empty is left out."""
        said = {"title": self.title, "path": self.path, "reason": self.reason, "ground": self.ground}
        plain = msgspec.to_builtins(record(self.head)) | {"hash": self.head.hash}
        return canonical.canonical(plain | {k: v for k, v in said.items() if v}).decode()


def history(
    book: Book, council: str, object_id: str = "", *, before: int = 0, count: int = 20
) -> list[Change]:
    """A council's (or one object's) newest publications, below a sequence where one is given."""
    heads = Head.objects.using(book.alias).filter(council=council)
    if object_id:
        heads = heads.filter(object=object_id)
    if before:
        heads = heads.filter(sequence__lt=before)
    chosen = list(heads.order_by("-sequence")[:count])
    seen = sight_of(book, council)
    readable = [head.sequence for head in chosen if not seen.hides(head)]
    texts = Text.objects.using(book.alias).filter(council=council, sequence__in=readable)
    said = {s: canonical.decode(bytes(data)) for s, data in texts.values_list("sequence", "data")}
    entries = catalogue.by_id(book, council, {head.object for head in chosen})
    changes = []
    for head in chosen:
        entry, body = entries.get(head.object), said.get(head.sequence, canonical.Envelope())
        title, path = (entry.title or entry.path, entry.path) if entry else ("", "")
        changes.append(Change(head, title, path, body.reason, body.ground))
    return changes
