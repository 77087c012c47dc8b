"""All that was entered in a meeting, by item; and what of it the law's gate of minutes asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from minutebook.book.schema import Element, Item, Meeting
from minutebook.drafts.models import Declaration, Draft, Happening, Motion, Vote
from minutebook.drafts.sitting.attending import Room, order_of, replied, room_of
from minutebook.drafts.sitting.days import day_of_item
from minutebook.drafts.sitting.declaring import ACTIONS, ARREARS, declarations_at, leave_of
from minutebook.drafts.sitting.listening import heard
from minutebook.drafts.sitting.motions import motions_at
from minutebook.drafts.sitting.proceeding import happenings
from minutebook.drafts.sitting.voting import votes_at
from minutebook.law import minutes_gate as law
from minutebook.law import votes as voting
from minutebook.law.recorded_votes import Names


@dataclass(frozen=True)
class Facts:
    """What was entered in one meeting, each kind in the order it was entered.

    ``room`` is the last day of the meeting, ``earlier`` are the days before it, where it was adjourned.
    """

    room: Room
    happenings: list[Happening]
    motions: list[Motion]
    votes: list[Vote]
    declarations: list[Declaration]
    earlier: tuple[Room, ...] = ()
    _read: dict[str, list[Element]] = field(default_factory=dict)

    def read(self, item: Item) -> list[Element]:
        """What is read from an item's minutes, without what a person said is none; read once."""
        if item.id not in self._read:
            found = heard(self.room.draft, item, meeting=self.meeting) if item.minutes else []
            self._read[item.id] = [one for one in found if one.state != "rejected"]
        return self._read[item.id]

    @property
    def meeting(self) -> Meeting:
        """The meeting as its draft has it."""
        return self.room.meeting

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Who was there on each day of the meeting."""
        return (*self.earlier, self.room)

    def room_at(self, item: str) -> Room:
        """Who was there on the day an item was taken, the last of them if it went over days."""
        return self.rooms[min(day_of_item(self.meeting, item), len(self.rooms) - 1)]

    def motions_at(self, item: str) -> list[Motion]:
        """The motions of an item."""
        return [one for one in self.motions if one.item == item]

    def votes_at(self, item: str) -> list[Vote]:
        """The votes of an item."""
        return [one for one in self.votes if one.item == item]

    def declarations_at(self, item: str) -> list[Declaration]:
        """The interests declared at an item."""
        return [one for one in self.declarations if one.item == item]

    def happenings_of(self, *kinds: str) -> list[Happening]:
        """What happened, of some kinds."""
        return [one for one in self.happenings if one.kind in kinds]

    def excluded(self, item: str) -> bool:
        """Whether a carried resolution excludes the public from an item."""
        return any(one.at and item in one.items for one in self.happenings_of(Happening.EXCLUDED))

    def at(self, item: str) -> str:
        """The time an item was decided, on the day it was: the last recorded at it; empty if none is."""
        room = self.room_at(item)
        start = room.held.start[11:16]
        times = [one.at for one in self.votes_at(item) if one.at and one.day == room.number]
        own = (one for one in self.happenings if one.day == room.number)
        times += [one.at for one in own if one.item == item and one.at]
        times += [movement.at for line in room.lines for movement in line.movements if movement.item == item]
        return max(times, key=lambda at: order_of(at, start), default="")


def facts_of(draft: Draft) -> Facts:
    """All that was entered in a meeting."""
    room = room_of(draft)
    earlier = tuple(room_of(draft, day) for day in range(room.number))
    own = (happenings(draft), motions_at(draft), votes_at(draft), declarations_at(draft))
    return Facts(room, *own, earlier)


# -- as the gate of minutes takes them


def minuted_items(draft: Draft, facts: Facts | None = None) -> tuple[law.MinutedItem, ...]:
    """Each item of business as it is minuted, for ``law.minutes_gate``."""
    facts = facts or facts_of(draft)
    return tuple(_minuted(facts, item) for item in facts.meeting.items if item.kind != "heading")


def substitutes(draft: Draft, facts: Facts | None = None) -> tuple[law.Substitute, ...]:
    """Who sat for whom, of which groups, and when they were named."""
    answers = replied(draft.council, draft.object)
    found = []
    lines = [(room, line) for room in (facts or facts_of(draft)).rooms for line in room.lines]
    for room, line in lines:
        if not line.substitute_for:
            continue
        absent = room.by_key.get(line.substitute_for)
        answer = answers.get(line.substitute_for)
        named_then = answer is not None and answer.substitute == line.key
        named = timezone.localtime(answer.at) if named_then and answer is not None else None
        found.append(
            law.Substitute(
                member=line.formal,
                sits_for=room.named(line.substitute_for),
                group=line.group,
                for_group=absent.group if absent else line.group,
                named=named.replace(tzinfo=None) if named else datetime.fromisoformat(room.held.start),
            )
        )
    return tuple(found)


def _minuted(facts: Facts, item: Item) -> law.MinutedItem:
    at = facts.at(item.id)
    room = facts.room_at(item.id)
    off = item.outcome is not None and item.outcome.kind in ("withdrawn", "deferred")
    asked = room.quorum_of.roles if room.quorum_of else ()
    there = room.there(at)
    return law.MinutedItem(
        label=f"{item.label} {item.title}".strip(),
        outcome=item.outcome.kind if item.outcome else "",
        decided=item.kind == "item" and not off,
        present=None if off or not room.taken else len(there),
        present_by_role=tuple(
            (role, sum(role.casefold() in line.role.casefold() for line in there)) for role, _ in asked
        ),
        votes=tuple(_vote(room, row) for row in facts.votes_at(item.id) if row.how != Vote.ASSENT),
        interests=tuple(
            _interest(facts, row) for row in facts.declarations_at(item.id) if row.kind != ARREARS
        ),
        owing=tuple(
            law.Debtor(room.named(row.person), 2, _roles(facts, row))
            for row in facts.declarations_at(item.id)
            if row.kind == ARREARS
        ),
        private=_private(facts, item),
    )


def _vote(room: Room, row: Vote) -> law.Vote:
    named = None
    if row.how == Vote.NAMES:
        sides = {
            side: tuple(room.named(key) for key, given in row.names.items() if given == side)
            for side in ("for", "against", "abstain")
        }
        named = Names(sides["for"], sides["against"], sides["abstain"])
    count = voting.Count(row.votes_for, row.against, row.abstaining, row.not_voting)
    return law.Vote(count, row.result, row.casting, named)  # type: ignore[arg-type]


def _roles(facts: Facts, row: Declaration) -> tuple[str, ...]:
    """What a member was at an item: mover, seconder, voter, in the room."""
    roles = [
        role
        for one in facts.motions_at(row.item)
        for role, key in (("mover", one.mover), ("seconder", one.seconder))
        if key == row.person
    ]
    if any(one.names.get(row.person, "none") != "none" for one in facts.votes_at(row.item)):
        roles.append("voter")
    if row.action in ("stayed", "took-part"):
        roles.append("in the room")
    return tuple(dict.fromkeys(roles))


def _interest(facts: Facts, row: Declaration) -> law.Interest:
    return law.Interest(
        member=facts.room.named(row.person),
        kind=row.kind,  # type: ignore[arg-type]
        action=ACTIONS.get(row.action, ""),
        nature="" if row.sensitive else row.words,
        sensitive=row.sensitive,
        roles=_roles(facts, row),
        dispensation=leave_of(row),
    )


def _private(facts: Facts, item: Item) -> law.Private | None:
    if item.exemption is None:
        return None
    return law.Private(
        confidential=item.exemption.kind == "confidential",
        resolved=facts.excluded(item.id),
        public_text=str(item.title) if not item.minutes else "",
        summary=item.summary.en,
    )
