"""What the source listed once and lists no more: marked, and never taken out of the record."""

from __future__ import annotations

from typing import Any

from minutebook.book import catalogue
from minutebook.book.rows import batched
from minutebook.intake.moderngov.publishing import GONE, Standing, gone, named
from minutebook.intake.moderngov.work import Work

HALF = 0.5  # of a list gone at once: then it is the list that is not whole


class Vanished:
    """What one import does not find. ``whole``: whether every list it asked for was given."""

    def __init__(self, work: Work, whole: bool) -> None:
        self.work, self.whole = work, whole

    def mark(self) -> None:
        """Mark what the source listed once and lists no more; nothing is taken out of the record."""
        lists = self.work.gathered.lists
        if "committees" in lists:
            listed = {self.work.names.id("committee", number) for number in self.work.gathered.committees}
            self._mark("body", "committee", listed)
        if "members" in lists:
            members = self.work.gathered.members.values()
            listed = {
                self.work.names.id("user", one.id)
                for one in members
                if one.listed or one.id in self.work.gathered.seats
            }
            self._mark("person", "user", listed)
        if self.work.source.whole and self.work.gathered.lines:
            listed = {self.work.names.id("meeting", number) for number in self.work.gathered.lines}
            self._mark("meeting", "meeting", listed)

    def _mark(self, kind: str, what: str, listed: set[str]) -> None:
        rows = catalogue.entries(self.work.book, self.work.council.id).filter(kind=kind)
        absent = [own for own in rows.values_list("object", flat=True) if own not in listed]
        ours: list[Standing] = []
        for part in batched(absent, 400):
            for known in self.work.press.standing(part).values():
                thing = known.thing
                if (
                    thing is not None
                    and known.status.shown
                    and not thing.unlisted
                    and self._is_from_here(thing, what)
                ):
                    ours.append(known)
        if not ours:
            return
        if not self.whole or len(ours) > HALF * (len(listed) + len(ours)):
            why = f"{len(ours)} are missing from a list that is not whole: they were left as they are"
            self.work.report.doubtful.append((f"lists of each {kind}", why))
            return
        day = self.work.today.isoformat()
        for part_of in batched(ours, 100):
            standing = {one.thing.id: one for one in part_of}
            self.work.press.put([gone(one.thing, day) for one in part_of], standing, GONE)
            marked = [one.thing for one in part_of if one.ours]
            if what == "meeting":
                self.work.source.forget([number_of(thing) for thing in marked])
            self.work.report.gone += [(named(thing), f"not found on {day}") for thing in marked]

    def _is_from_here(self, thing: Any, what: str) -> bool:
        """Whether an object came from this very source."""
        start = f"//{self.work.names.host}/"
        schemes = {one.scheme for one in thing.identifiers}
        return f"moderngov:{what}" in schemes and any(
            one.scheme == "url" and one.value.startswith(start) for one in thing.identifiers
        )


def number_of(meeting: Any) -> int:
    """The number a meeting has at its source."""
    return next((int(one.value) for one in meeting.identifiers if one.scheme == "moderngov:meeting"), 0)
