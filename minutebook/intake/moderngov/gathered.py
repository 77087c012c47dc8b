"""What lists and pages say of committees, members and meetings, each joined into one account."""

from __future__ import annotations

from dataclasses import dataclass, field

from minutebook.book.schema import Contact
from minutebook.intake.documents.spelling import folded
from minutebook.intake.moderngov import facts

Seats = dict[tuple[int, str], tuple[str, str]]
"""Role and last day of each seat, by its committee and first day."""


@dataclass
class Gathered:
    """Committees, members and lines of lists by their numbers; ``cy`` is what the Welsh twin says of them."""

    committees: dict[int, facts.Committee] = field(default_factory=dict)
    members: dict[int, facts.Member] = field(default_factory=dict)
    lines: dict[int, facts.Line] = field(default_factory=dict)
    committees_cy: dict[int, facts.Committee] = field(default_factory=dict)
    members_cy: dict[int, facts.Member] = field(default_factory=dict)
    seats: dict[int, Seats] = field(default_factory=dict)
    """By user. A user without an entry: nothing was said."""
    wards: dict[str, int] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    seated: set[int] = field(default_factory=set)
    """Committees whose members were listed."""

    def add(self, found: facts.Facts, language: str = "en") -> None:
        """Join what one answer or page says to what was said before."""
        if language == "cy":
            self.committees_cy.update((one.id, one) for one in found.committees if one.title)
            self.members_cy.update((one.id, one) for one in found.members)
            return
        for committee in found.committees:
            self._committee(committee)
        for member in found.members:
            self._member(member)
        for line in found.lines:
            self._line(line)
        self.lists |= found.lists
        self.links += found.links

    def _committee(self, one: facts.Committee) -> None:
        had = self.committees.setdefault(one.id, one)
        if had is not one:
            had.title = had.title or one.title
            had.category = had.category or one.category
            had.purpose = had.purpose or one.purpose
            had.expired = one.expired if had.expired is None else had.expired
        for seat in one.seats or []:
            self.seated.add(one.id)
            self.seats.setdefault(seat.user, {}).setdefault((one.id, ""), (seat.role, ""))
            if seat.user not in self.members:
                self.members[seat.user] = facts.Member(seat.user, seat.name, listed=False, full=False)

    def _member(self, one: facts.Member) -> None:
        if one.ward_id and one.ward:
            self.wards.setdefault(one.ward, one.ward_id)
        for committee, title, role, start, end in one.seats:
            self.seats.setdefault(one.id, {})[committee, start] = (role, end)
            self._committee(facts.Committee(committee, title))
        had = self.members.get(one.id)
        if had is None or (one.full and not had.full):
            if had is not None:
                one.listed = one.listed or had.listed
            self.members[one.id] = one
            return
        for name in (
            "party",
            "group",
            "ward",
            "ward_id",
            "district",
            "representing",
            "posts",
            "photo",
            "terms",
            "surgeries",
        ):
            if not getattr(had, name):
                setattr(had, name, getattr(one, name))
        if not had.full and had.contact == Contact():
            # Where the service told all it has, it said which of it is a home; a page does not.
            had.contact = one.contact
        had.listed = had.listed or one.listed

    def _line(self, one: facts.Line) -> None:
        had = self.lines.setdefault(one.id, one)
        if had is not one:
            had.committee = had.committee or one.committee
            had.committee_title = had.committee_title or one.committee_title
            had.status = had.status or one.status
            had.hour = had.hour or one.hour
            had.webcast = had.webcast or one.webcast

    def by_title(self, title: str) -> int:
        """The number of the committee of a title, one that has not ended before one that has; 0 for none."""
        wanted = folded(title)
        found = [one for one in self.committees.values() if folded(one.title) == wanted] if wanted else []
        found.sort(key=lambda one: (bool(one.expired), one.id))
        return found[0].id if found else 0

    def settle(self) -> None:
        """When all was said: wards' numbers to their members; where nobody is listed nobody is unlisted."""
        for member in self.members.values():
            member.ward_id = member.ward_id or self.wards.get(member.ward, 0)
            if "members" not in self.lists:
                member.listed = True
        for seats in self.seats.values():
            # A committee's page says that somebody sits on it; their own page may say since when.
            since = {committee for (committee, start), (_, end) in seats.items() if start and not end}
            for committee in since:
                seats.pop((committee, ""), None)
