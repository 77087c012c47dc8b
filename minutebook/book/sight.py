"""Which bodies of a chain are out of sight: destroyed by an erasure, or withheld by a withdrawal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from minutebook.book import canonical
from minutebook.book.canonical import HeadRecord
from minutebook.book.models import Head, Text
from minutebook.book.shelf import Book
from minutebook.book.standing import CARRYING

TAKING = ("erase", "redact", "withdraw")


@dataclass
class Sight:
    """Per object, the sequence up to which its bodies were erased, and up to which withheld."""

    erased: dict[str, int] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)

    def destroys(self, head: HeadRecord | Head) -> bool:
        """Whether the body under a head is gone for good."""
        return head.act in CARRYING and head.sequence <= self.erased.get(head.object, 0)

    def hides(self, head: HeadRecord | Head) -> bool:
        """Whether the body under a head is not for readers, gone or withheld."""
        kept = head.sequence > self.withheld.get(head.object, 0)
        return self.destroys(head) or (head.act in CARRYING and not kept)

    def together(self, other: Sight) -> Sight:
        """What either of two says is out of sight."""
        return Sight(_furthest(self.erased, other.erased), _furthest(self.withheld, other.withheld))


def _furthest(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {key: max(one.get(key, 0), other.get(key, 0)) for key in one.keys() | other.keys()}


def sight(heads: Iterable[tuple[HeadRecord, int]]) -> Sight:
    """Learn from heads in order; beside an erasure's head stands the last version it destroyed."""
    found, carried = Sight(), dict[str, list[tuple[int, int]]]()
    for head, through in heads:
        if head.act in CARRYING:
            carried.setdefault(head.object, []).append((head.version, head.sequence))
        elif head.act == "withdraw":
            found.withheld[head.object] = head.sequence
        elif head.act in TAKING:
            gone = [at for version, at in carried.get(head.object, ()) if version <= through]
            found.erased[head.object] = max([found.erased.get(head.object, 0), *gone])
    return found


def sight_of(book: Book, council: str) -> Sight:
    """What is out of sight in a council's chain."""
    rows = Head.objects.using(book.alias).filter(council=council)
    taking = list(rows.filter(act__in=TAKING).order_by("sequence"))
    if not taking:
        return Sight()
    concerned = rows.filter(object__in={head.object for head in taking}).order_by("sequence")
    texts = Text.objects.using(book.alias).filter(
        council=council, sequence__in=[head.sequence for head in taking if head.act != "withdraw"]
    )
    through = {s: canonical.decode(bytes(data)).through for s, data in texts.values_list("sequence", "data")}
    return sight((record(head), through.get(head.sequence, 0)) for head in concerned)


def record(head: Head) -> HeadRecord:
    """A row of the table of heads as what its hash covers."""
    return HeadRecord(**{name: getattr(head, name) for name in HeadRecord.__struct_fields__})
