"""Names into the record: the council and where it was before, its bodies, its people with their seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from minutebook.book import catalogue
from minutebook.book.press import Request, publish_many
from minutebook.book.rows import batched
from minutebook.book.schema import Body, Identifier, Membership, Person
from minutebook.intake.documents.spelling import folded
from minutebook.intake.moderngov import facts, objects
from minutebook.intake.moderngov.files import Stored
from minutebook.intake.moderngov.objects import Names
from minutebook.intake.moderngov.publishing import ROLE, Standing, gone
from minutebook.intake.moderngov.source import Answer, Fetched
from minutebook.intake.moderngov.work import Work, thing_of


class NamesFirst:
    """The names of one import."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def gather(self, answers: Iterable[Answer]) -> None:
        """Read what answers say of committees, members and lists of meetings."""
        for one in answers:
            if found := self.work.read(one):
                self.work.gathered.add(found, one.language)

    def take(self) -> None:
        """Publish them."""
        self._known()
        self._council()
        self._bodies_and_people()

    def _known(self) -> None:
        """The numbers, bodies and people the record has already."""
        if not catalogue.by_id(self.work.book, self.work.council.id, [self.work.council.id]):
            return
        rows = catalogue.entries(self.work.book, self.work.council.id).filter(
            kind__in=("body", "meeting", "item", "document", "person", "decision", "matter")
        )
        ours = {self._own("committee", number) for number in self.work.gathered.committees}
        ours |= {self._own("user", number) for number in self.work.gathered.members}
        titles: dict[tuple[str, str], str] = {}
        for kind, number, own, title in rows.values_list("kind", "number", "object", "title").iterator():
            self.work.names.taken[(kind, number)] = own
            if kind in ("body", "person") and own not in ours:
                titles.setdefault((kind, folded(title)), own)
        if titles:
            self._stand_in(titles)

    def _own(self, what: str, number: int) -> str:
        return Names(self.work.council.id, self.work.names.host).id(what, number)

    def _stand_in(self, titles: dict[tuple[str, str], str]) -> None:
        """A committee or member of a name that the record knows from elsewhere is the one it knows."""
        known = self._imported(titles.values())
        for number, committee in self.work.gathered.committees.items():
            if (own := titles.get(("body", folded(committee.title)))) and own not in known:
                self.work.names.stand_in("committee", number, own)
                self.work.report.doubtful.append(
                    (committee.title, "is taken for the body of that name in the record")
                )
        for number, member in self.work.gathered.members.items():
            name = folded(objects.styled(member.name)[1])
            if (own := titles.get(("person", name))) and own not in known:
                self.work.names.stand_in("user", number, own)
                self.work.report.doubtful.append(
                    (member.name, "is taken for the person of that name in the record")
                )

    def _imported(self, ids: Iterable[str]) -> set[str]:
        """Which of these objects came from a committee system: they are somebody else of the same name."""
        standing = self.work.press.standing(ids)
        return {
            one
            for one, known in standing.items()
            if known.thing is not None
            and any(i.scheme in ("moderngov:committee", "moderngov:user") for i in known.thing.identifiers)
        }

    def _council(self) -> None:
        """The council, and where its record was before, by which old addresses are known."""
        if self.work.press.only_tells:
            return
        base = self.work.source.base
        place = Identifier(scheme="url", value=f"//{self.work.names.host}/")
        site = (Identifier(scheme="moderngov:site", value=base), place) if base else ()
        made = msgspec.structs.replace(
            self.work.council, identifiers=tuple(dict.fromkeys((*self.work.council.identifiers, *site)))
        )
        standing = self.work.press.standing([made.id]).get(made.id)
        if standing is None or (standing.thing is not None and made != standing.thing):
            reason = "The address of its earlier committee system was added." if standing else ""
            publish_many(self.work.book, made.id, [Request(thing=made, role=ROLE, reason=reason)])
            self.work.report.new["council"] += standing is None
            self.work.report.corrected["council"] += standing is not None

    def _bodies_and_people(self) -> None:
        committees = sorted(
            self.work.gathered.committees.values(), key=lambda one: (bool(one.expired), one.id)
        )
        for part in batched(committees, 100):
            ids = [self.work.names.id("committee", one.id) for one in part]
            standing = self.work.press.standing(ids)
            self.work.press.put([self._body(one, standing) for one in part], standing)
            self.work.body_ids.update(ids)
        for members in batched(self.work.gathered.members.values(), 100):
            ids = [self.work.names.id("user", one.id) for one in members]
            standing = self.work.press.standing(ids)
            portraits = self._portraits(members, standing)
            self.work.press.put([self._person(one, standing, portraits) for one in members], standing)
            self.work.person_ids.update(ids)

    def _body(self, one: facts.Committee, standing: dict[str, Standing]) -> Body:
        before = thing_of(standing, self.work.names.id("committee", one.id), Body)
        return objects.body(self.work.names, one, self.work.gathered.committees_cy.get(one.id), before)

    def _person(
        self, one: facts.Member, standing: dict[str, Standing], portraits: dict[int, Stored]
    ) -> Person:
        before = thing_of(standing, self.work.names.id("user", one.id), Person)
        picture = portraits.get(one.id)
        cy = self.work.gathered.members_cy.get(one.id)
        made = objects.person(
            self.work.names, one, cy, before, self._seats(one.id, before), picture.file if picture else None
        )
        if before is None and not one.listed and one.id not in self.work.gathered.seats:
            return gone(made, self.work.today.isoformat())
        return made

    def _seats(self, user: int, before: Person | None) -> list[Membership] | None:
        """The seats listed now; one that its committee lists no longer ends today."""
        listed = self.work.gathered.seats.get(user, {})
        if not listed and not self.work.gathered.seated:
            return None
        seats = [
            objects.seat(self.work.names, user, committee, role, start, end)
            for (committee, start), (role, end) in sorted(listed.items())
        ]
        ids = {seat.id for seat in seats}
        bodies = {self.work.names.id("committee", number) for number in self.work.gathered.seated}
        for seat in before.memberships if before else ():
            if seat.id not in ids and not seat.end and seat.body in bodies:
                seats.append(msgspec.structs.replace(seat, end=self.work.today.isoformat()))
        return seats

    def _portraits(self, members: Sequence[facts.Member], standing: dict[str, Standing]) -> dict[int, Stored]:
        fetched: dict[str, Fetched] = {}
        for one in members:
            before = thing_of(standing, self.work.names.id("user", one.id), Person)
            if one.photo and not self.work.press.only_tells and (before is None or before.portrait is None):
                picture = self.work.source.portrait(one.photo)
                if picture is not None:
                    fetched[str(one.id)] = picture
        return {int(key): stored for key, stored in self.work.library.store(fetched).items()}
