"""A plan as the book holds it: what is to be done, and what tells whether it helped. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal

from msgspec.structs import replace

from minutebook.assurance.inspections import Fault, is_day
from minutebook.book import identity
from minutebook.book.kinds import EntryRow, Kind, LinkRow, register
from minutebook.book.schema.common import Part, Record, Words

PlanKind = Literal["improvement plan", "service business plan", "statement of action"]
ActionKind = Literal["priority", "project", "area of innovation", "action"]
ActionState = Literal["planned", "under way", "done", "dropped"]


class At(Part, frozen=True, kw_only=True):
    """An item of a meeting, with its day: where something was approved, set or resolved."""

    meeting: str
    """The meeting (its id)."""
    item: str
    """The item (its id)."""
    day: str
    """The day of the meeting."""
    body: str = ""
    """The body (its id)."""
    words: str = ""
    """The words of the minutes that say so."""


class Pillar(Part, frozen=True, kw_only=True):
    """One of the few things a plan rests on."""

    id: str = ""
    """Given once."""
    title: Words
    """Its name."""
    words: Words = Words()
    """What it means."""


class ImpactTest(Part, frozen=True, kw_only=True):
    """Which figure must move, how far and by when, before a finding may be called closed."""

    id: str = ""
    """Given once."""
    finding: str
    """The finding (its id)."""
    indicator: str
    """The indicator (its id)."""
    at: Literal["least", "most"] = "least"
    """Whether the figure has to be at least or at most the value."""
    value: str
    """The value, as a decimal number in the indicator's unit."""
    by: str = ""
    """The day by which it has to be met."""
    times: int = 1
    """How many figures in a row have to meet it: one good quarter may be chance."""


class Action(Part, frozen=True, kw_only=True):
    """Something the plan says will be done."""

    id: str = ""
    """Given once."""
    kind: ActionKind = "action"
    """What sort of thing it is."""
    title: Words
    """What is to be done."""
    pillar: str = ""
    """The pillar it stands under (its id)."""
    owner: str = ""
    """The role that answers for it."""
    due: str = ""
    """The day it is due."""
    state: ActionState = "planned"
    """How far it is. Done is not closed: a finding closes when its impact test is met."""
    done: str = ""
    """The day it was done."""
    evidence: str = ""
    """What shows that it was done."""
    findings: tuple[str, ...] = ()
    """The findings it answers (their ids)."""


class Plan(Record, frozen=True, kw_only=True, tag="plan/1"):
    """What a council means to do about what was found. Every version of it stays readable."""

    title: Words
    """What it is called."""
    kind: PlanKind = "improvement plan"
    """What sort of plan it is."""
    summary: Words = Words()
    """What it is for, in a few sentences."""
    date: str = ""
    """The day of this version."""
    body: str = ""
    """The board that follows it (its id)."""
    approved: At | None = None
    """The item at which this version was approved; nothing while it is only proposed."""
    pillars: tuple[Pillar, ...] = ()
    """What it rests on."""
    actions: tuple[Action, ...] = ()
    """What is to be done."""
    tests: tuple[ImpactTest, ...] = ()
    """What has to be seen before a finding may be called closed."""


def completed(thing: Plan, before: Plan | None) -> Plan:
    """The plan with an id for each of its parts."""
    return replace(
        thing,
        pillars=tuple(replace(one, id=one.id or identity.new_id()) for one in thing.pillars),
        actions=tuple(replace(one, id=one.id or identity.new_id()) for one in thing.actions),
        tests=tuple(replace(one, id=one.id or identity.new_id()) for one in thing.tests),
    )


def faults(thing: Plan) -> Iterator[Fault]:
    """What is wrong with a plan: the field, and what to do."""
    if thing.date and not is_day(thing.date):
        yield "date", f"{thing.date!r} is not a day that exists (write 2026-05-06)"
    pillars = {one.id for one in thing.pillars}
    for n, action in enumerate(thing.actions):
        if not action.title:
            yield f"actions[{n}].title", "say what is to be done"
        if action.pillar and action.pillar not in pillars:
            yield f"actions[{n}].pillar", "names a pillar this plan does not have"
        for name in ("due", "done"):
            if (day := getattr(action, name)) and not is_day(day):
                yield f"actions[{n}].{name}", f"{day!r} is not a day that exists (write 2026-05-06)"
        if action.state == "done" and not (action.done and action.evidence.strip()):
            yield f"actions[{n}].evidence", "what is done needs its day and what shows it"
    for n, test in enumerate(thing.tests):
        if number(test.value) is None:
            yield f"tests[{n}].value", f"{test.value!r} is not a number (write 95 or 13.5)"
        if test.by and not is_day(test.by):
            yield f"tests[{n}].by", f"{test.by!r} is not a day that exists (write 2026-05-06)"
        if test.times < 1:
            yield f"tests[{n}].times", "at least one figure has to meet it"


def number(text: str) -> Decimal | None:
    """A decimal number written with digits, or nothing."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _entries(thing: Plan) -> Iterator[EntryRow]:
    done = sum(action.state == "done" for action in thing.actions)
    yield EntryRow(
        thing.id,
        "plan",
        thing.number,
        identity.SHELF["plan"],
        thing.slug,
        thing.title,
        summary=f"{done} of {len(thing.actions)}",
        date=thing.date,
        until=thing.approved.day if thing.approved else "",
        group=thing.body,
        state="approved" if thing.approved else "proposed",
        label=thing.kind,
    )


def _links(thing: Plan) -> Iterator[LinkRow]:
    if thing.approved:
        yield LinkRow(thing.id, "approved-at", thing.approved.item, start=thing.approved.day)
    answered = {finding: None for action in thing.actions for finding in action.findings}
    for finding in answered:
        yield LinkRow(thing.id, "answers", finding, start=thing.date)
    for test in thing.tests:
        yield LinkRow(thing.id, "tests", test.finding, test.indicator, thing.date)
    for indicator in dict.fromkeys(test.indicator for test in thing.tests):
        yield LinkRow(thing.id, "measured-by", indicator, start=thing.date)


def register_kind() -> None:
    """Let the book know plans."""
    kind = Kind(
        Plan,
        lambda thing: str(thing.title),
        lambda thing: identity.SHELF["plan"],
        _entries,
        _links,
        lambda thing: iter(()),
        completed=completed,
        faults=faults,
    )
    register("plan", kind, shelf="plans")
