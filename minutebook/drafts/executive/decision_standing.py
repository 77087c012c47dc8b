"""Where a decision stands: its record, what the law asks of its maker, what happened to it since."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from minutebook.book import clock
from minutebook.book.errors import NotFound
from minutebook.book.schema import Decision
from minutebook.drafts import working
from minutebook.drafts.models import Draft
from minutebook.drafts.permission import Scope
from minutebook.drafts.practice import (
    Footing,
    body_of,
    calendar_of,
    council_of,
    footing_of,
    habits_of,
)
from minutebook.law import nations
from minutebook.law.answer import Answer
from minutebook.law.call_in import CALL_IN, Event, State, Window, call_in_window, state_after
from minutebook.law.rules import Choices

STAGE = "decision"
"""The stage of a working copy that is the record of a decision being written."""


class Record(NamedTuple):
    """The record of a decision: being written (``draft``), or published in a version."""

    council: str
    decision: Decision
    draft: Draft | None
    version: int

    @property
    def scope(self) -> Scope:
        """Where rights over it are asked."""
        return Scope(self.council, self.decision.body)

    @property
    def object(self) -> str:
        """The decision's id."""
        return self.decision.id

    @property
    def body(self) -> str:
        """The body that made it, if one did."""
        return self.decision.body

    @property
    def title(self) -> str:
        """What it is about."""
        return str(self.decision.title)


def record_of(council: str, decision_id: str = "", *, draft: Draft | None = None) -> Record:
    """The whole record of a published decision, or of one being written. Raises :class:`NotFound`."""
    if draft is not None:
        thing = working.assemble(draft)
        assert isinstance(thing, Decision)
        return Record(council, thing, draft, draft.base_public)
    found, version, _ = working.whole(council, decision_id)
    if not isinstance(found, Decision) or found.state in ("proposed", "withdrawn"):
        raise NotFound("There is no record of such a decision.")
    return Record(council, found, None, version)


def decision_of(draft: Draft) -> Decision:
    """The decision as its working copy has it."""
    thing = working.assemble(draft)
    assert isinstance(thing, Decision)
    return thing


def footing_at(council: str, body: str) -> Footing:
    """What the law asks of a decision: of the body that made it, or of the executive where none did."""
    if body:
        return footing_of(council, body_of(council, body))
    nation = nations.nation(council_of(council).nation)
    choices = Choices(habits_of(council, "").choices)
    return Footing(nation, "executive", calendar_of(council, nation), choices)


def may_be_called_in(decision: Decision, footing: Footing) -> bool:
    """Whether scrutiny may call a decision in: one of the executive, of one of its members, or an officer's
    key decision; not one found urgent, nor one taken again after it was referred back (the usual scheme).
    """
    if decision.urgent or decision.reconsiders or not CALL_IN.holds(clock.today(), footing.nation):
        return False
    if decision.kind == "officer":
        return decision.power == "executive" and decision.key
    return decision.kind in ("executive", "portfolio-holder")


def events_of(decision: Decision) -> tuple[Event, ...]:
    """What happened to a published decision since it was made, as the law's scheme names it."""
    events: list[Event] = ["publish"]
    if not decision.until and not decision.call_in:
        return (
            (*events, "exempt as urgent", "take effect") if decision.state == "effective" else tuple(events)
        )
    events.append("open")
    one = decision.call_in
    if one is None:
        return (*events, "window ends") if decision.state == "effective" else tuple(events)
    events.append("call in")
    if one.heard:
        events.append("scrutiny meets")
    outcomes: dict[str, Event] = {
        "no-action": "no action",
        "refer-back": "refer back",
        "refer-to-council": "refer to council",
    }
    if one.outcome:
        events.append(outcomes[one.outcome])
    if one.council:
        events.append(
            "refer back" if decision.state in ("referred-back", "reconsidered") else "council decides"
        )
    if decision.state == "reconsidered":
        events.append("reconsider")
    if decision.state == "effective":
        events.append("take effect")
    return tuple(events)


def standing(record: Record) -> Answer[State]:
    """Where a published decision stands by the scheme. Raises ``LawError`` for a history that cannot be."""
    decision, footing = record.decision, footing_at(record.council, record.decision.body)
    agreed = str(decision.urgent) or "the scheme, which does not reach it"
    return state_after(events_of(decision), footing.nation, clock.today(), agreed_by=agreed)


def window_of(record: Record) -> Answer[Window] | None:
    """Until when a published decision may be called in, counted again; ``None`` where it may not."""
    decision = record.decision
    if not decision.until or not decision.published:
        return None
    footing = footing_at(record.council, decision.body)
    day = date.fromisoformat(decision.published)
    return call_in_window(footing.nation, day, footing.calendar, footing.choices)
