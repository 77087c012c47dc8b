"""Fills a text's ``{...}``: figures, dates, and the members who were there to speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from minutebook.intake.severnshire.attendance import declared, present, presiding
from minutebook.intake.severnshire.calendar import working_day
from minutebook.intake.severnshire.keys import chance
from minutebook.intake.severnshire.people import Seat
from minutebook.intake.severnshire.plan import Entry, Plan, Sitting
from minutebook.intake.severnshire.words import fiscal_year, last_quarter, listed, long_date, month_after

GROUPS = {
    "con": "Conservative",
    "lib": "Liberal Democrat",
    "lab": "Labour",
    "green": "Green",
    "ind": "Independent",
}
BLANK = re.compile(r"\{([^{}]+)\}")
SPEAKER = re.compile(r"(m|co|con|lib|lab|green|ind)(\d)")
YEARS = re.compile(r"(fy|year|month)([+-]\d+)?")


@dataclass(frozen=True)
class Voice:
    """What a text may speak of: a meeting, and the entry it is about if any."""

    plan: Plan
    held: Sitting
    entry: Entry | None = None

    def fill(self, text: str) -> str:
        """``text`` with every ``{...}`` filled in.

        Raises KeyError naming the topic where it does not know one.
        """
        return BLANK.sub(lambda found: self._word(found[1]), text)

    def lines(self, part: str) -> list[str]:
        """The filled lines of a part of the entry's topic."""
        assert self.entry
        return [self.fill(line) for line in self.entry.topic.lines(part, self.entry.occurrence)]

    def _word(self, name: str) -> str:
        day, line = self.held.day, self.plan.line
        if self.entry and (figure := self.entry.topic.figure(name, self.entry.occurrence)) is not None:
            return figure
        if re.fullmatch(r"[+-]\d+", name):
            return long_date(working_day(day + timedelta(days=int(name))))
        if years := YEARS.fullmatch(name):
            return self._year(years[1], int(years[2] or 0))
        if name.startswith("when:"):
            return long_date(self.plan.when(name[5:]).day)
        if speaker := SPEAKER.fullmatch(name):
            return self._speaker(speaker[1], int(speaker[2]))
        if name.startswith("names:"):
            return self._vote(name[6:])
        if name.startswith("tally:"):
            return self._tally(name[6:])
        known: dict[str, date] = {
            "inspected": line.inspected,
            "inspection-ended": line.inspection_ended,
            "published": line.inspection_published,
            "found-inadequate": line.found_inadequate,
            "visited": line.focused_visit,
            "group-began": line.group_began,
        }
        if name in known:
            return long_date(known[name])
        return self._meeting_word(name)

    def _meeting_word(self, name: str) -> str:
        held = self.held
        match name:
            case "chair":
                return presiding(self.plan, held).name
            case "quarter":
                return last_quarter(held.day)
            case "next":
                return long_date(held.after or held.day + timedelta(days=63))
            case "last":
                return long_date(held.before or held.day - timedelta(days=63))
            case "day":
                return long_date(held.day)
        topic = self.entry.topic if self.entry else None
        raise KeyError(f"{topic and topic.body}/{topic and topic.key}: nothing is known as {{{name}}}")

    def _year(self, kind: str, offset: int) -> str:
        if kind == "fy":
            return fiscal_year(self.held.day, offset)
        if kind == "year":
            return str(self.held.day.year + offset)
        return month_after(self.held.day, offset)

    def _speaker(self, kind: str, number: int) -> str:
        able = speakers(self.plan, self.held, kind, self.entry.key if self.entry else "")
        return able[(number - 1) % len(able)].name

    def _vote(self, side: str) -> str:
        """``For (26): Councillors ...``, by a line such as ``votes: motion = Labour / Green / none``."""
        name, _, which = side.partition("/")
        voters = self.sides(name)[which]
        people = ", ".join(seat.name.removeprefix("Councillor ") for seat in voters)
        return f"({len(voters)}): {people}" if voters else "(0): None"

    def _tally(self, name: str) -> str:
        """``26 votes to 19, with 4 abstentions``."""
        counts = [len(voters) for voters in self.sides(name).values()]
        abstained = "1 abstention" if counts[2] == 1 else f"{counts[2]} abstentions"
        return f"{counts[0]} votes to {counts[1]}, with {abstained}"

    def sides(self, name: str) -> dict[str, list[Seat]]:
        """Who voted how in the vote called ``name``."""
        assert self.entry
        votes = [part.split("=") for part in self.entry.topic.said("votes").split(";")]
        spoken = {called.strip(): sides for called, sides in votes}
        words = [[word.strip() for word in side.split(",")] for side in spoken[name].split("/")]
        out = {d.seat for d in declared(self.plan, self.held) if d.pecuniary and d.entry == self.entry.key}
        here = [seat for seat in present(self.plan, self.held) if seat not in out]
        chair = presiding(self.plan, self.held)
        found = {
            which: [seat for seat in here if seat.group in groups and seat != chair]
            for which, groups in zip(("for", "against", "abstained"), words, strict=True)
        }
        found["abstained"].append(chair)
        return found


@cache
def speakers(plan: Plan, held: Sitting, kind: str, key: str) -> list[Seat]:
    """Those present who may be named as ``{m1}``, ``{co1}`` or ``{lab1}``, in an order of the entry's own."""
    out = {interest.seat for interest in declared(plan, held) if interest.pecuniary and interest.entry == key}
    here = [seat for seat in present(plan, held) if seat not in {presiding(plan, held), *out}]
    if kind == "co":
        able = [seat for seat in here if seat.capacity == "co-opted"]
    elif kind == "m":
        able = [seat for seat in here if seat.capacity == "member"]
    else:
        able = [seat for seat in here if seat.group == GROUPS[kind]]
    able = able or here
    chance(held.key, key, kind).shuffle(able)
    return able


def roll(seats: list[Seat]) -> str:
    """``Councillors A, B and C``, co-opted members by their own titles."""
    names = [seat.name for seat in seats]
    if len(names) > 1 and all(name.startswith("Councillor ") for name in names):
        return "Councillors " + listed([name.removeprefix("Councillor ") for name in names])
    return listed(names)
