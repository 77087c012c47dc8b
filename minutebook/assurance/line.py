"""The line of a finding: inspected, found, told, resolved, planned, measured, judged. Pure; no Django.

A station is reached by something in the record, or it is open; it is overdue where a day that somebody set
for it has passed. Nothing here is anybody's opinion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from minutebook.assurance.indicators import Indicator
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.plans import Action, ImpactTest, Plan, number
from minutebook.assurance.releases import Figure, Release
from minutebook.assurance.told import Telling, Told
from minutebook.assurance.verdicts import Verdict
from minutebook.assurance.voices import Voice

Key = Literal["inspected", "found", "told", "resolved", "planned", "measured", "judged"]
KEYS: tuple[Key, ...] = ("inspected", "found", "told", "resolved", "planned", "measured", "judged")


@dataclass(frozen=True)
class Step:
    """Something in the record that a station rests on: its day, its own words, and what they link to."""

    day: str
    words: str
    target: str
    note: str = ""
    place: str = ""


@dataclass(frozen=True)
class Station:
    """One station: what it rests on, and by how many days it is overdue."""

    key: Key
    steps: tuple[Step, ...] = ()
    late: int = 0

    @property
    def reached(self) -> bool:
        """Whether anything stands here."""
        return bool(self.steps)

    @property
    def day(self) -> str:
        """The first day on which something stood here."""
        return min((step.day for step in self.steps if step.day), default="")


@dataclass(frozen=True)
class Tested:
    """An impact test beside the figures it asks for."""

    test: ImpactTest
    indicator: Indicator | None
    figures: tuple[tuple[Figure, Release], ...]

    @property
    def met(self) -> bool:
        """Whether the last figures shown, as many as the test asks for, all reach its value."""
        last = self.figures[-self.test.times :]
        return len(last) == self.test.times and all(self._reaches(figure) for figure, _release in last)

    def _reaches(self, figure: Figure) -> bool:
        value, wanted = number(figure.value), number(self.test.value)
        if value is None or wanted is None:
            return False
        return value >= wanted if self.test.at == "least" else value <= wanted

    def as_of(self, day: str) -> Tested:
        """The test beside the figures that were published by a day: a body judges by what it could see."""
        return replace(self, figures=tuple(pair for pair in self.figures if pair[1].date <= day))

    @property
    def latest(self) -> Figure | None:
        """The latest figure."""
        return self.figures[-1][0] if self.figures else None


@dataclass(frozen=True)
class Resolved:
    """Words with which a body resolved, recommended or asked something where it was told."""

    element: str
    item: str
    day: str
    words: str
    kind: str


@dataclass(frozen=True)
class Facts:
    """Everything in the record about one finding."""

    inspection: Inspection
    finding: Finding
    told: tuple[Told, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    plans: tuple[Plan, ...] = ()
    tested: tuple[Tested, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    voices: tuple[Voice, ...] = ()
    threads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A finding's way through the record."""

    facts: Facts
    stations: tuple[Station, ...]
    actions: tuple[Action, ...] = field(default=())

    @property
    def closed(self) -> bool:
        """Whether the board's last word is that it is closed."""
        return bool(self.facts.verdicts) and self.facts.verdicts[-1].result == "closed"

    @property
    def stuck(self) -> Key | Literal["closed"]:
        """The first station that is not reached; ``closed`` where the board closed it."""
        if self.closed:
            return "closed"
        return next((one.key for one in self.stations if not one.reached), "judged")

    @property
    def late(self) -> int:
        """By how many days the line's most overdue station is overdue."""
        return max(one.late for one in self.stations)

    @property
    def met(self) -> bool:
        """Whether there are impact tests and all are met."""
        return bool(self.facts.tested) and all(one.met for one in self.facts.tested)

    def station(self, key: Key) -> Station:
        """One of its stations."""
        return next(one for one in self.stations if one.key == key)


def line_of(facts: Facts, today: date) -> Line:
    """The line of a finding from everything in the record about it, as it stands on a day."""
    finding, inspection = facts.finding, facts.inspection
    actions = tuple(action for plan in facts.plans for action in actions_for(plan, finding.id))
    closed = bool(facts.verdicts) and facts.verdicts[-1].result == "closed"
    stations = (
        Station("inspected", _inspected(inspection)),
        Station("found", (Step(inspection.published, finding.text, finding.id, finding.paragraph),)),
        Station("told", tuple(_told(facts))),
        Station("resolved", tuple(Step(r.day, r.words, r.item, r.kind) for r in facts.resolved)),
        Station("planned", tuple(_planned(facts)), 0 if closed else _late_actions(actions, today)),
        Station("measured", tuple(_measured(facts)), 0 if closed else _late_tests(facts.tested, today)),
        Station("judged", tuple(_judged(facts)) if closed else ()),
    )
    return Line(facts, stations, actions)


def actions_for(plan: Plan, finding: str) -> list[Action]:
    """What a plan means to do about a finding."""
    return [action for action in plan.actions if finding in action.findings and action.state != "dropped"]


def _inspected(inspection: Inspection) -> tuple[Step, ...]:
    day = inspection.end or inspection.start or inspection.published
    return (Step(day, str(inspection.title), inspection.id),)


def telling_of(told: Told, finding: str) -> Telling | None:
    """How much of a finding was told at an item."""
    return next((one for one in told.tellings if one.finding == finding), None)


def _told(facts: Facts) -> Iterable[Step]:
    for told in facts.told:
        telling = telling_of(told, facts.finding.id)
        if telling is not None and telling.counts:
            words = " … ".join(quote.text for quote in telling.quotes)
            yield Step(told.date, words, told.id, telling.how, told.item)


def _planned(facts: Facts) -> Iterable[Step]:
    for plan in facts.plans:
        if plan.approved is None:
            continue
        for action in actions_for(plan, facts.finding.id):
            yield Step(plan.approved.day, str(action.title), plan.id, action.state, plan.approved.item)


def _measured(facts: Facts) -> Iterable[Step]:
    last = facts.verdicts[-1] if facts.verdicts else None
    until = last.at.day if last is not None and last.result == "closed" else "9999"
    for tested in facts.tested:
        for figure, release in tested.as_of(until).figures[-1:]:
            yield Step(release.date, shown(figure), tested.test.indicator, "met" if tested.met else "not met")


def _judged(facts: Facts) -> Iterable[Step]:
    for verdict in facts.verdicts:
        yield Step(verdict.at.day, verdict.at.words, verdict.at.item, verdict.result)


def shown(figure: Figure) -> str:
    """A figure as pages show it: ``69%``, ``4.5``, or its symbol."""
    if not figure.value:
        return figure.symbol or "x"
    value = f"{number(figure.value):,.{figure.places}f}"
    return f"{value}%" if figure.unit == "percent" else value


def _late_actions(actions: Sequence[Action], today: date) -> int:
    return max((_late(one.due, today) for one in actions if one.state != "done"), default=0)


def _late_tests(tested: Sequence[Tested], today: date) -> int:
    return max((_late(one.test.by, today) for one in tested if not one.met), default=0)


def _late(due: str, today: date) -> int:
    return max(0, (today - date.fromisoformat(due)).days) if due else 0
