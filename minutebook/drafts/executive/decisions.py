"""Records of decisions: what the executive, one member or an officer decided, with all the law asks of it.

A record is a working copy until it is published; from then runs the call-in. ``gate_of_decisions`` says what
must stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Decision, Item, Meeting, Words, item_text
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, exempting, publishing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.dividing import Divided, divide
from minutebook.drafts.executive.decision_standing import (
    STAGE,
    Record,
    decision_of,
    footing_at,
    may_be_called_in,
    record_of,
)
from minutebook.drafts.executive.gate_of_decisions import DecisionShut, verdict_of
from minutebook.drafts.models import Account, Assent, Draft, PlanEntry, Publishing
from minutebook.drafts.permission import NotPermitted, Scope, command, may, scope_of
from minutebook.drafts.sitting import listening
from minutebook.drafts.sitting.opening import minutes_draft
from minutebook.drafts.working import WHOLE, Saved
from minutebook.law.call_in import call_in_window

PUBLISH, CORRECT = "decision.publish", "decision.correct"
# -- beginning


@command("decision.write")
def begin(scope: Scope, decision: Decision, *, by: Account) -> Draft:
    """Begin the record of what one member or an officer decided. Raises :class:`BookError`, a field named."""
    if not decision.title:
        raise BookError("title: say in a line what was decided about")
    if date.fromisoformat(decision.date) > clock.today():
        raise BookError("date: a decision is recorded once it was made")
    draft = working.begin(decision, council=scope.council, by=by, stage=STAGE)
    auditing.record("decision.begin", by=by, on=draft, after=str(decision.title))
    return draft


@command("decision.write")
def begin_at_item(sitting: Sitting, item_id: str, *, by: Account) -> Draft:
    """Begin the record of what a meeting of the executive decided at an item, from its minutes.

    There is one record to an item: the one that was begun is given again.
    """
    for known in at_meeting(sitting.council, sitting.object):
        if known.decision.item == item_id and known.draft is not None:
            auditing.record("decision.begin", by=by, on=known.draft)
            return known.draft
        if known.decision.item == item_id:
            raise BookError("the decision of this item is published already")
    meeting, item = _item_of(sitting, item_id)
    decided = _decided(sitting, item)
    entry = PlanEntry.objects.using("desk").filter(
        council=sitting.council, meeting=sitting.object, item=item_id
    )
    planned = entry.exclude(state=PlanEntry.DROPPED).first()
    public_papers = tuple(paper for paper in item.papers if paper.role in ("report", "appendix"))
    decision = Decision(
        title=item.title,
        date=meeting.start[:10],
        kind="executive",
        body=sitting.body,
        key=bool(planned and planned.key),
        decided=decided,
        item=item_id,
        papers=public_papers,
        matters=item.matters,
        exemption=item.exemption,
    )
    draft = working.begin(decision, council=sitting.council, by=by, stage=STAGE)
    auditing.record("decision.begin", by=by, on=draft, after=str(item.title), detail={"item": item_id})
    return draft


def _item_of(sitting: Sitting, item_id: str) -> tuple[Meeting, Item]:
    draft = minutes_draft(sitting.council, sitting.object)
    thing = working.assemble(draft) if draft else working.whole(sitting.council, sitting.object)[0]
    if isinstance(thing, Meeting):
        for item in thing.items:
            if item.id == item_id:
                return thing, item
    raise NotFound("There is no such item at this meeting.")


def _decided(sitting: Sitting, item: Item) -> Words:
    """The words of an item's resolutions, as they are read from its minutes."""
    draft = minutes_draft(sitting.council, sitting.object)
    if draft is not None and item.minutes:
        read = listening.heard(draft, item)
        said = [one.text for one in read if one.kind in ("resolution", "recommendation")]
        kept = [text for text in said if not any(text != other and text in other for other in said)]
        if kept:
            return Words(en="\n".join(dict.fromkeys(kept)))
    if item.outcome is not None and item.outcome.words:
        return item.outcome.words
    lines = item_text(item.minutes).split("\n\n") if item.minutes else []
    return Words(en="\n".join(line for line in lines if line.casefold().startswith("resolved")))


def at_meeting(council: str, meeting_id: str) -> list[Record]:
    """The records of what a meeting decided, being written or published, in the order of its items."""
    thing = working.whole(council, meeting_id)[0]
    draft = minutes_draft(council, meeting_id)
    thing = working.assemble(draft) if draft else thing
    items = [item.id for item in thing.items] if isinstance(thing, Meeting) else []
    found = [one for one in records(council) if one.decision.item in items]
    return sorted(found, key=lambda one: items.index(one.decision.item))


def records(council: str) -> Iterator[Record]:
    """Every record that is being written, and every one that is published, each once."""
    rows = Draft.objects.using("desk").filter(
        council=council, kind="decision", stage=STAGE, state__in=[Draft.OPEN, Draft.PUBLISHING]
    )
    seen = set()
    for draft in rows.order_by("-on", "pk").prefetch_related("parts"):
        seen.add(draft.object)
        yield record_of(council, draft=draft)
    entries = catalogue.entries(public_book(), council).filter(kind="decision").exclude(state="proposed")
    recent = entries.order_by("-date", "object")[:200]
    things = catalogue.things_of(public_book(), recent)
    for entry in recent:
        thing = things.get(entry.object)
        if entry.object not in seen and isinstance(thing, Decision):
            yield Record(council, thing, None, entry.version)


# -- writing


def draft_at(council: str, draft_id: str) -> Draft:
    """A record that is being written. Raises :class:`NotFound`."""
    row = Draft.objects.using("desk").filter(
        pk=draft_id, council=council, kind="decision", stage=STAGE, state=Draft.OPEN
    )
    found = row.select_related("created_by").first()
    if found is None:
        raise NotFound("There is no such record being written.")
    return found


def may_write(account: Account, draft: Draft) -> bool:
    """Whether an account writes a record: whoever publishes decisions, or began this one."""
    scope = scope_of(draft)
    return may(account, "decision.publish", scope) or (
        draft.created_by_id == account.pk and may(account, "decision.write", scope)
    )


@command("decision.write")
def save(draft: Draft, decision: Decision, *, seen: int, by: Account) -> Saved:
    """Save a record that was read at revision ``seen``. Raises :class:`~.working.Clash`."""
    if not may_write(by, draft):
        raise NotPermitted("decision.publish")
    if not decision.title:
        raise BookError("title: say in a line what was decided about")
    saved = working.save_part(draft, WHOLE, decision, seen=seen, by=by)
    auditing.record("decision.save", by=by, on=draft, after=saved.data)
    return saved


@command("decision.write")
def throw_away(draft: Draft, *, by: Account) -> None:
    """End a record that will not be published."""
    if not may_write(by, draft):
        raise NotPermitted("decision.publish")
    working.discard(draft, by=by, reason="not published")


@command("exclusion.decide")
def sign_off(draft: Draft, *, by: Account) -> None:
    """The proper officer's decision that a record is exempt as it is reasoned."""
    exemption = decision_of(draft).exemption
    if exemption is None:
        raise BookError("it is not private: there is nothing to sign off")
    Assent.objects.using("desk").create(
        council=draft.council,
        object=draft.object,
        matter=exempting.MATTER,
        digest=auditing.digest(msgspec.to_builtins(exemption)),
        by=by,
        office="proper-officer",
    )
    auditing.record("exemption.sign-off", by=by, on=draft, after=msgspec.to_builtins(exemption))


# -- out


def publish(draft: Draft, *, said: str = "", by: Account) -> Publishing:
    """Publish a record; from today its call-in runs. Raises :class:`DecisionShut`, ``NotPermitted``."""
    return publishing.carry_through(decide(draft, said, by=by).id)


@command("decision.publish")
def decide(draft: Draft, said: str = "", *, by: Account) -> Publishing:
    """Pass the gate, count the days of the call-in, and write down that the record is published."""
    draft = Draft.objects.using("desk").select_for_update().get(pk=draft.pk)
    again = draft.base_public > 0
    if again and not said.strip():
        raise BookError("said: say what is corrected; the record says it too")
    verdict = verdict_of(draft)
    if not verdict.passes:
        raise DecisionShut(verdict)
    decision = decision_of(draft)
    if not again:
        decision = counted(draft.council, decision)
        part = draft.parts.get(key=WHOLE)
        working.save_part(draft, WHOLE, decision, seen=part.revision, by=by)
    return publishing.decide(
        [draft],
        by=by,
        act=CORRECT if again else PUBLISH,
        reason=said.strip() if again else "",
        at=clock.now(),
        also=list(_reconsidered(draft.council, decision)) if not again else [],
    )


def counted(council: str, decision: Decision) -> Decision:
    """A decision as it is published today: until when it may be called in, and from when it has effect."""
    today, footing = clock.today(), footing_at(council, decision.body)
    fields: dict[str, Any] = {"published": today.isoformat(), "until": "", "state": "effective"}
    if may_be_called_in(decision, footing):
        window = call_in_window(footing.nation, today, footing.calendar, footing.choices).result
        fields |= {"state": "made", "until": window.deadline.isoformat()}
        fields["effective"] = window.effective.isoformat()
    else:
        fields["effective"] = today.isoformat() if decision.reconsiders else decision.date
    return msgspec.structs.replace(decision, **fields)


def _reconsidered(council: str, decision: Decision) -> Iterator[Divided]:
    """The decision that was referred back, as it stands once it was taken again."""
    if decision.reconsiders:
        before = working.whole(council, decision.reconsiders)[0]
        if not isinstance(before, Decision) or before.state != "referred-back":
            raise BookError("the decision it reconsiders was not referred back, or was taken again already")
        yield divide(msgspec.structs.replace(before, state="reconsidered"))
