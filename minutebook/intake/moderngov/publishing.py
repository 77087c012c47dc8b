"""Objects into one council's record: only what differs from what stands, nothing over a person's work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from minutebook.book import canonical
from minutebook.book.completing import Numbers, complete
from minutebook.book.differences import differences
from minutebook.book.errors import Refused
from minutebook.book.kinds import kind_of
from minutebook.book.models import Head, Text
from minutebook.book.press import Request, publish_many
from minutebook.book.rows import batched
from minutebook.book.schema import Object, Reading
from minutebook.book.shelf import Book
from minutebook.book.standing import Status, statuses
from minutebook.intake.moderngov.report import Report

ROLE = "importer"
AT_ONCE = 400  # ids asked for in one query
CHANGED = "The committee system it was imported from says otherwise now."
GONE = "It was not found any more in the committee system it was imported from."


class Standing(NamedTuple):
    """An object as it stands: its place, in which role it was last published, and its words."""

    status: Status
    role: str
    thing: Any

    @property
    def ours(self) -> bool:
        """Whether an import may publish over it."""
        return self.status.shown and self.role == ROLE


class Press:
    """Publishes into one council's chain, and counts in the report."""

    def __init__(self, book: Book, council: str, report: Report) -> None:
        self.book, self.council, self.report = book, council, report
        self.only_tells = report.dry or bool(report.taken_over)
        self.made: set[str] = set()
        """Ids a dry run would have published: they are needed by what comes after them."""

    def standing(self, ids: Iterable[str]) -> dict[str, Standing]:
        """What stands, or stood last, under these ids."""
        found: dict[str, Standing] = {}
        for part in batched(dict.fromkeys(one for one in ids if one), AT_ONCE):
            places = statuses(self.book, self.council, part)
            if not places:
                continue
            sequences = [place.sequence for place in places.values()]
            heads = Head.objects.using(self.book.alias).filter(council=self.council, sequence__in=sequences)
            roles = dict(heads.values_list("object", "role"))
            texts = Text.objects.using(self.book.alias).filter(council=self.council, sequence__in=sequences)
            things = {
                thing.id: thing
                for data in texts.values_list("data", flat=True)
                if (thing := canonical.decode(bytes(data)).object) is not None
            }
            found.update(
                (one, Standing(place, roles.get(one, ""), things.get(one))) for one, place in places.items()
            )
        return found

    def put(self, things: Sequence[Object], standing: dict[str, Standing], reason: str = CHANGED) -> set[str]:
        """Publish what is new or differs, in one transaction; return the ids that are as they should be."""
        requests: list[tuple[Request, Standing | None]] = []
        right = set[str]()
        for thing in things:
            known = standing.get(thing.id)
            if known is None:
                requests.append((Request(thing=thing, role=ROLE), None))
            elif known.thing is not None and known.status.shown and same(thing, known.thing):
                self.report.unchanged[kind_of(thing)] += 1
                right.add(thing.id)
            elif self.report.taken_over:
                self._differs(thing, known)
            elif not known.ours:
                self._kept(thing, known)
                right.add(thing.id)
            else:
                requests.append((Request(thing=thing, role=ROLE, reason=reason), known))
        if self.only_tells:
            self._told(requests)
            return right | {request.thing.id for request, _ in requests}
        return right | self._publish(requests)

    def _publish(self, requests: Sequence[tuple[Request, Standing | None]]) -> set[str]:
        try:
            publish_many(self.book, self.council, [request for request, _ in requests])
        except Refused:
            return {one for request, known in requests if (one := self._alone(request, known))}
        for request, known in requests:
            self._count(request.thing, known)
        return {request.thing.id for request, _ in requests}

    def _alone(self, request: Request, known: Standing | None) -> str:
        """Publish one of a batch that was refused, so that the others are not held up by it."""
        try:
            publish_many(self.book, self.council, [request])
        except Refused as why:
            self.report.refused.append((named(request.thing), str(why)))
            return ""
        self._count(request.thing, known)
        return request.thing.id

    def _count(self, thing: Object, known: Standing | None) -> None:
        counter = self.report.new if known is None else self.report.corrected
        counter[kind_of(thing)] += 1

    def _told(self, requests: Sequence[tuple[Request, Standing | None]]) -> None:
        for request, known in requests:
            if self.report.taken_over:
                self.report.differences.append((named(request.thing), "is not in the council's record"))
            else:
                self._count(request.thing, known)
            self.made.add(request.thing.id)

    def _differs(self, thing: Object, known: Standing) -> None:
        if isinstance(thing, Reading):
            return
        if not known.status.shown or known.thing is None:
            self.report.differences.append((named(thing), f"is out of the record ({known.status.last_act})"))
            return
        whole = completed(thing, known.thing)
        found = differences(known.thing, whole)
        said = ", ".join(one.path for one in found[:6]) + (
            f" and {len(found) - 6} more" if len(found) > 6 else ""
        )
        self.report.differences.append((named(thing), said))

    def _kept(self, thing: Object, known: Standing) -> None:
        if isinstance(thing, Reading):
            return
        shown = known.status.shown
        why = "was changed by the council" if shown else f"is out of the record ({known.status.last_act})"
        self.report.kept.append((named(thing), why))


def completed(thing: Any, before: Any) -> Any:
    """An object with what the book would give it as the next version of ``before``."""
    return complete(thing, before, kind_of(thing), Numbers({}), lambda parent, segment: False)


def same(thing: Any, before: Any) -> bool:
    """Whether publishing an object would say nothing new."""
    if type(thing) is not type(before):
        return False
    one = canonical.encode(canonical.Envelope(object=completed(thing, before)))
    return one == canonical.encode(canonical.Envelope(object=before))


def named(thing: Any) -> str:
    """An object in words, for a report."""
    name = getattr(thing, "name", None) or getattr(thing, "title", None) or getattr(thing, "start", "")
    if kind_of(thing) == "meeting":
        name = thing.start.replace("T", " ")
    return f"{kind_of(thing)} {str(name)[:80] or thing.id}"


def gone(thing: Any, day: str) -> Any:
    """An object as it is marked when it is no longer found at its source."""
    return msgspec.structs.replace(thing, unlisted=thing.unlisted or day)
