"""Which meeting takes which topic: pins first, then the seasons, then whoever has waited longest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache

from minutebook.intake.severnshire import people
from minutebook.intake.severnshire.bodies import RULES
from minutebook.intake.severnshire.calendar import Timeline, closed, meetings
from minutebook.intake.severnshire.keys import keyed
from minutebook.intake.severnshire.topics import Topic, topics

SHARE = {people.GROUP: 2, people.IMPROVEMENT: 2}
"""How many topics of its own a body's agenda holds; three where nothing is said."""


@dataclass(frozen=True)
class Entry:
    """A topic as it comes up for the ``occurrence``-th time (0 is the first)."""

    topic: Topic
    occurrence: int = 0

    @property
    def key(self) -> str:
        """Names the report, and the item within its meeting."""
        return f"{self.topic.body}/{self.topic.key}/{self.occurrence}"


@dataclass(frozen=True)
class Sitting:
    """A meeting as it is planned. ``fate`` is what befalls it: cancelled, adjourned or nothing."""

    body: str
    name: str
    start: datetime
    kind: str = "ordinary"
    fate: str = ""
    entries: tuple[Entry, ...] = ()
    before: date | None = None
    after: date | None = None

    @property
    def key(self) -> str:
        """``corporate-parenting-board:3``."""
        return f"{self.body}:{self.name}"

    @property
    def id(self) -> str:
        """The id of the meeting."""
        return keyed("meeting", self.key)

    @property
    def day(self) -> date:
        """The day it is held on."""
        return self.start.date()

    @property
    def ordinary(self) -> bool:
        """Whether it is one of the calendar's: only those approve minutes and take their turn of topics."""
        return self.kind in ("ordinary", "annual")

    def item_id(self, key: str) -> str:
        """The id of its item under ``key``."""
        return keyed("item", f"{self.key}/{key}")


@dataclass(frozen=True, eq=False)
class Plan:
    """Every meeting of the story, in order of time."""

    line: Timeline
    sittings: tuple[Sitting, ...]

    def of(self, body: str) -> tuple[Sitting, ...]:
        """The meetings of ``body``."""
        return tuple(s for s in self.sittings if s.body == body)

    def when(self, topic: str) -> Sitting:
        """The meeting at which a topic (``key`` or ``body/key``) first comes up.

        Raises KeyError where it never does.
        """
        for sitting in self.sittings:
            for entry in sitting.entries:
                if topic in (entry.topic.key, f"{entry.topic.body}/{entry.topic.key}"):
                    return sitting
        raise KeyError(f"no meeting takes the topic {topic!r}")


@cache
def plan(line: Timeline) -> Plan:
    """Plans two and a half years of meetings."""
    special = (*_called_in(line), *_extraordinary(line))
    regular = [s for body in (*RULES, people.GROUP) for s in _take_turns(line, body)]
    return Plan(line, tuple(sorted((*regular, *special), key=lambda s: (s.start, s.key))))


def _days(line: Timeline, body: str) -> list[date]:
    first, last = line.first + timedelta(days=14), line.last
    if body == people.GROUP:
        return list(_group_days(line))
    if body == people.IMPROVEMENT:
        last = line.improvement_ended
    return list(meetings(RULES[body], first, last))


def _group_days(line: Timeline) -> Iterator[date]:
    day = line.group_began + timedelta(days=(4 - line.group_began.weekday()) % 7 + 7)
    for _ in range(6):
        while closed(day):
            day += timedelta(days=7)
        yield day
        day += timedelta(days=28)


def _sittings(line: Timeline, body: str) -> list[Sitting]:
    """The calendar's meetings of ``body``, each knowing the days of its neighbours, none yet with topics."""
    start = time(10) if body == people.GROUP else RULES[body].start
    days = _days(line, body)
    found = [
        Sitting(
            body=body,
            name=str(n),
            start=datetime.combine(day, start),
            kind="annual" if body == people.COUNCIL and day.month == 5 else "ordinary",
            before=days[n - 2] if n > 1 else None,
            after=days[n] if n < len(days) else None,
        )
        for n, day in enumerate(days, 1)
    ]
    fated = {_fated(line, found, *fate): fate[0] for fate in FATES.get(body, ())}
    return [replace(s, fate=fated.get(s.name, "")) for s in found]


FATES: dict[str, tuple[tuple[str, int, tuple[int, ...]], ...]] = {
    people.HEALTH: (("cancelled", -30, (11, 1, 3)),),
    people.WELLBEING: (("adjourned", -230, (2, 5, 9, 12)),),
}
"""What befalls the last meeting up to that many days from today, in one of those months."""


def _fated(line: Timeline, sittings: list[Sitting], _fate: str, offset: int, months: tuple[int, ...]) -> str:
    limit = line.today + timedelta(days=offset)
    return [s.name for s in sittings if s.day <= limit and s.day.month in months][-1]


def _take_turns(line: Timeline, body: str) -> Iterator[Sitting]:
    sittings = _sittings(line, body)
    pinned = _pins(line, body, sittings)
    uses: dict[str, list[date]] = {}
    carried: tuple[Entry, ...] = ()
    for sitting in sittings:
        pins = pinned.get(sitting.name, [])
        fresh = [Entry(topic) for topic in pins] if carried else _agenda(sitting, pins, uses)
        entries = (*carried, *fresh)
        carried = entries if sitting.fate == "cancelled" else ()
        if sitting.fate == "adjourned":
            yield replace(sitting, entries=entries)
            yield _reconvened(sitting, entries)
            continue
        yield replace(sitting, entries=entries)


def _pins(line: Timeline, body: str, sittings: list[Sitting]) -> dict[str, list[Topic]]:
    """The topics that must come up at a meeting, under its name: the first one on or after their day."""
    found: dict[str, list[Topic]] = {}
    for topic in topics(body):
        day = _occasion(line, topic.said("for"))
        if topic.around is not None:
            day = line.today + timedelta(days=topic.around)
        if day is None:
            continue
        chosen = next((s for s in sittings if s.day >= day and s.fate != "cancelled"), None)
        if chosen:
            found.setdefault(chosen.name, []).append(topic)
    return found


def _occasion(line: Timeline, name: str) -> date | None:
    """The day from which a topic ``for`` that occasion may come up; None for those of special meetings."""
    if name in ("call-in", "reconsidered"):
        decided, heard = _call_in_days(line)
        return decided if name == "call-in" else heard + timedelta(days=1)
    reported = [*_group_days(line)][-1]
    occasions = {
        "inspection": line.inspection_published + timedelta(days=8),
        "group-report": reported + timedelta(days=10),
        "group-response": reported + timedelta(days=50),
        "group-adoption": reported + timedelta(days=85),
    }
    return occasions.get(name)


def _agenda(sitting: Sitting, pinned: list[Topic], uses: dict[str, list[date]]) -> Iterator[Entry]:
    share = SHARE.get(sitting.body, 3)
    chosen = [*pinned, *_seasonal(sitting, uses), *_standing(sitting)]
    free = [topic for topic in topics(sitting.body) if _free(topic) and topic not in chosen]
    rested = [topic for topic in free if _rested(topic, sitting, uses)]
    waiting = sorted(
        rested if rested or chosen else free,
        key=lambda t: (len(uses.get(t.key, ())), uses.get(t.key, [date.min])[-1]),
    )
    for topic in [*chosen, *waiting[: max(0, share - len(chosen))]]:
        occurrence = len(uses.setdefault(topic.key, []))
        uses[topic.key].append(sitting.day)
        yield Entry(topic, occurrence)


def _free(topic: Topic) -> bool:
    return not ({"around", "months", "every", "for"} & topic.head.keys())


def _rested(topic: Topic, sitting: Sitting, uses: dict[str, list[date]]) -> bool:
    """Whether a topic may come up again: never if once is enough, otherwise after ten months."""
    used = uses.get(topic.key)
    return not used or ("once" not in topic.head and (sitting.day - used[-1]).days > 300)


def _standing(sitting: Sitting) -> Iterable[Topic]:
    for topic in topics(sitting.body):
        if "every" in topic.head and (int(sitting.name) - 1) % int(topic.said("every")) == 0:
            yield topic


def _seasonal(sitting: Sitting, uses: dict[str, list[date]]) -> Iterable[Topic]:
    for topic in topics(sitting.body):
        used = uses.get(topic.key, [date.min])[-1]
        if sitting.day.month in topic.months and (sitting.day - used).days > 240:
            yield topic


def _reconvened(sitting: Sitting, entries: tuple[Entry, ...]) -> Sitting:
    start = sitting.start + timedelta(days=7)
    while closed(start.date()):
        start += timedelta(days=7)
    return replace(sitting, name=f"{sitting.name}-reconvened", start=start, kind="special", fate="",
                   entries=entries[1:], before=sitting.day)  # fmt: skip


@cache
def _call_in_days(line: Timeline) -> tuple[date, date]:
    """The day of the Cabinet's decision that is called in, and of the scrutiny meeting that hears it."""
    cabinet = _days(line, people.CABINET)
    for heard in _days(line, people.PANEL):
        decided = [day for day in cabinet if 11 <= (heard - day).days <= 21]
        if decided and heard >= line.today - timedelta(days=300):
            return decided[-1], heard
    raise AssertionError("no scrutiny meeting follows a Cabinet closely enough")


def _called_in(line: Timeline) -> Iterator[Sitting]:
    heard = _call_in_days(line)[1]
    entries = tuple(Entry(t) for t in topics(people.PANEL) if t.said("for") == "hearing")
    start = datetime.combine(heard, time(14))
    yield Sitting(people.PANEL, "call-in", start, "special", entries=entries)


def _extraordinary(line: Timeline) -> Iterator[Sitting]:
    day = line.around(-215)
    while closed(day) or day.weekday() != 3:
        day += timedelta(days=1)
    entries = tuple(Entry(t) for t in topics(people.COUNCIL) if t.said("for") == "extraordinary")
    start = datetime.combine(day, time(14))
    yield Sitting(people.COUNCIL, "extraordinary", start, "extraordinary", entries=entries)
