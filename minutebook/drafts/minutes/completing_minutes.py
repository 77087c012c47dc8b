"""Whether minutes are complete: what is still to be written, decided or looked at, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minutebook.book.schema import Item, Outcome
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.models import Account, Draft, Motion
from minutebook.drafts.permission import command
from minutebook.drafts.sitting.comparing_facts import Disagreement, disagreements
from minutebook.drafts.sitting.facts import Facts, facts_of
from minutebook.drafts.sitting.listening import heard
from minutebook.drafts.sitting.opening import locked


class Unfinished(NamedTuple):
    """One thing that is still to be done: in words, at which item, on which page."""

    item: str
    words: str
    page: str
    args: tuple[str, ...]


def unfinished(
    draft: Draft, facts: Facts | None = None, apart: Sequence[Disagreement] | None = None
) -> list[Unfinished]:
    """All that is still to be done before the minutes of a meeting are complete.

    ``apart`` are the disagreements of text and facts, where the caller has them already.
    """
    facts = facts or facts_of(draft)
    meeting = draft.object
    found = []
    if not facts.room.taken:
        found.append(Unfinished("", "The roll was not called.", "roll", (meeting,)))
    if not facts.room.proceedings or not facts.room.proceedings.presiding:
        found.append(Unfinished("", "It is not recorded who presides.", "room", (meeting,)))
    if not facts.room.held.end:
        found.append(Unfinished("", "The end of the meeting is not recorded.", "room", (meeting,)))
    if facts.meeting.state == "adjourned":
        found.append(Unfinished("", "The meeting is adjourned and has not resumed yet.", "room", (meeting,)))
    for item in facts.meeting.items:
        if item.kind != "heading":
            found += _of_item(draft, item, facts)
    for one in disagreements(draft, facts) if apart is None else apart:
        found.append(Unfinished(one.item, f"{one.about}: {one.why}", "agreeing", (meeting,)))
    return found


def _of_item(draft: Draft, item: Item, facts: Facts) -> list[Unfinished]:
    where = (draft.object, item.id)
    title = f"{item.label} {item.title}".strip()
    found = []
    if not item.minutes:
        found.append(Unfinished(item.id, f"{title}: nothing is written.", "taking_item", where))
    for motion in facts.motions_at(item.id):
        if motion.state == Motion.MOVED:
            what = "An amendment" if motion.amends_id else "A motion"
            words = f"{title}: {what.lower()} is before the meeting and not decided."
            found.append(Unfinished(item.id, words, "taking_item", where))
    waiting = sum(one.state == "machine" and not one.sure for one in facts.read(item))
    if waiting:
        things = "1 thing" if waiting == 1 else f"{waiting} things"
        found.append(Unfinished(item.id, f"{title}: {things} the reader is unsure of.", "taking_item", where))
    if item.kind == "item" and item.outcome is None and outcome_read(draft, item, facts) is None:
        found.append(Unfinished(item.id, f"{title}: it is not said what came of it.", "taking_item", where))
    unlawful = item.exemption and item.exemption.kind == "exempt" and item.minutes
    if unlawful and not facts.excluded(item.id):
        words = f"{title}: no carried resolution excludes the public from it."
        found.append(Unfinished(item.id, words, "excluding", (draft.object,)))
    return found


def outcome_read(draft: Draft, item: Item, facts: Facts | None = None) -> Outcome | None:
    """What came of an item as its minutes tell it (resolved, recommended, noted); ``None`` if they do not."""
    if item.outcome is not None:
        return item.outcome
    read = facts.read(item) if facts else [one for one in heard(draft, item) if one.state != "rejected"]
    if any(one.kind == "recommendation" for one in read):
        return Outcome(kind="recommended")
    resolved = [one for one in read if one.kind == "resolution"]
    if resolved:
        noted = all(one.fields.get("verb") == "note" for one in resolved)
        return Outcome(kind="noted" if noted else "resolved")
    return None


@command("minutes.edit")
def settle_outcomes(draft: Draft, *, by: Account) -> int:
    """Give each item without an outcome the one its minutes tell; return how many were given one."""
    draft = locked(draft)
    given = 0
    facts = facts_of(draft)
    for item in facts.meeting.items:
        if item.outcome is None and item.minutes and (found := outcome_read(draft, item, facts)) is not None:
            change_item(draft, item.id, by, outcome=found)
            given += 1
    auditing.record("minutes.outcomes", by=by, on=draft, detail={"given": given})
    return given


@command("minutes.edit")
def set_outcome(draft: Draft, item_id: str, kind: str, *, by: Account) -> None:
    """Say in a word what came of an item; empty takes it back, so that the minutes tell it."""
    draft = locked(draft)
    outcome = Outcome(kind=kind) if kind in ("resolved", "recommended", "noted", "none") else None  # type: ignore[arg-type]
    change_item(draft, item_id, by, outcome=outcome)
    auditing.record("minutes.outcome", by=by, on=draft, detail={"item": item_id, "kind": kind})
