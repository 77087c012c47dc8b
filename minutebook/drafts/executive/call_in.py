"""Call-in by the council's scheme: asked for by members, heard by scrutiny, and what becomes of the decision.

Source: LGA 2000 s.9F(4) (England), s.21(3) (Wales); the numbers of days and members are the council's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import CallIn, Decision, Meeting, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, outbox, publishing, working
from minutebook.drafts.agendas.lateness import public_name
from minutebook.drafts.closed_book.closed import sits_on
from minutebook.drafts.dividing import divide
from minutebook.drafts.executive.decision_standing import STAGE, Record, events_of, footing_at, record_of
from minutebook.drafts.models import Account, CallInRequest, Draft, Publishing
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import Scope, command, roles_of
from minutebook.drafts.practice import body_of
from minutebook.drafts.roles import MEMBERS
from minutebook.law import wording
from minutebook.law.answer import Answer
from minutebook.law.call_in import REQUESTERS, Event, call_in_valid, hearing_by, state_after
from minutebook.law.errors import LawError

CALLED, HEARD, EFFECT = "call-in.made", "call-in.heard", "decision.effect"
CORRECTED = "call-in.corrected"
STATES = {
    "no-action": "effective",
    "refer-back": "referred-back",
    "refer-to-council": "referred-to-council",
}
"""What a decision becomes by what scrutiny resolves about it."""


def requests(record: Record) -> list[CallInRequest]:
    """The members' requests for a call-in that stand, oldest first."""
    rows = CallInRequest.objects.using("desk").filter(council=record.council, decision=record.object)
    return list(rows.select_related("by").order_by("at", "pk"))


def needed(record: Record) -> int:
    """How many members must ask."""
    return footing_at(record.council, record.body).choices[REQUESTERS]


def validity(record: Record, members: int, on: date) -> Answer[bool]:
    """Whether so many members asking on a day call a decision in. Raises ``LawError``."""
    decision, footing = record.decision, footing_at(record.council, record.body)
    return call_in_valid(
        footing.nation,
        date.fromisoformat(decision.published),
        on,
        members,
        decision.call_in is not None,
        footing.calendar,
        footing.choices,
    )


# -- asking


def ask(record: Record, reasons: str, *, by: Account) -> Publishing | None:
    """A member asks that a decision be called in; the last one needed calls it in, and it is published.

    Raises :class:`BookError` saying why it cannot be: too late, asked before, of the executive itself.
    """
    decided = _decide_request(anywhere(record), record.object, reasons, by=by)
    return publishing.carry_through(decided.id) if decided else None


@command("call-in.request")
def _decide_request(scope: Scope, decision_id: str, reasons: str, *, by: Account) -> Publishing | None:
    record = record_of(scope.council, decision_id)
    decision = record.decision
    if roles_of(by, scope).isdisjoint(MEMBERS):
        raise BookError("members of the council ask for a call-in; an officer enters one that came on paper")
    if decision.body and sits_on(by, record.council, decision.body, clock.today()):
        raise BookError("you sit on the body that made this decision, so you cannot call it in")
    if not reasons.strip():
        raise BookError("reasons: say why the decision should be looked at again; the public reads it")
    before = requests(record)
    if any(row.by_id == by.pk for row in before):
        raise BookError("you asked for this call-in already")
    _must_be_in_time(record, clock.today())
    row = {"council": record.council, "body": record.body, "decision": record.object}
    CallInRequest.objects.using("desk").create(
        **row,
        name=public_name(by, record.council) if by.person else by.name,
        reasons=reasons.strip(),
        by=by,
        at=clock.now(),
    )
    auditing.record("call-in.ask", by=by, on=record, after=reasons, detail={"asked": len(before) + 1})
    asked = requests(record)
    if not validity(record, len(asked), clock.today()).result:
        return None
    said = "\n".join(f"{one.name}: {one.reasons}" for one in asked)
    return _call_in(record, [one.name for one in asked], said, clock.today(), by)


def take_back(record: Record, *, by: Account) -> None:
    """A member takes a request back, as long as it has not called the decision in."""
    _take_back(anywhere(record), record.object, by=by)


def anywhere(record: Record) -> Scope:
    """Where a call-in is asked for and heard: anywhere in the council, whatever body made the decision."""
    return Scope(record.council)


@command("call-in.request")
def _take_back(scope: Scope, decision_id: str, *, by: Account) -> None:
    record = record_of(scope.council, decision_id)
    if record.decision.call_in is not None:
        raise BookError("the decision is called in: it is for scrutiny now")
    rows = CallInRequest.objects.using("desk").filter(council=record.council, decision=record.object, by=by)
    if not rows.delete()[0]:
        raise NotFound("You have not asked for this call-in.")
    auditing.record("call-in.take-back", by=by, on=record)


def lodge(record: Record, names: Sequence[str], reasons: str, on: date, *, by: Account) -> Publishing:
    """Enter a call-in that members asked for on paper. Raises :class:`BookError` for one that is invalid."""
    return publishing.carry_through(
        _decide_lodged(anywhere(record), record.object, names, reasons, on, by=by).id
    )


@command("call-in.hear")
def _decide_lodged(
    scope: Scope, decision_id: str, names: Sequence[str], reasons: str, on: date, *, by: Account
) -> Publishing:
    record = record_of(scope.council, decision_id)
    members = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not reasons.strip():
        raise BookError("reasons: say why they ask; the public reads it")
    if on > clock.today():
        raise BookError("on: it cannot have been asked for on a day to come")
    try:
        answer = validity(record, len(members), on)
    except LawError as error:
        raise BookError(f"on: {error}") from error
    _must_be_in_time(record, on)
    if not answer.result:
        raise BookError(f"names: {answer.because}")
    return _call_in(record, members, reasons.strip(), on, by)


def _must_be_in_time(record: Record, on: date) -> None:
    decision = record.decision
    if decision.call_in is not None:
        raise BookError("this decision was called in before; it can be only once")
    if not decision.until:
        raise BookError("this decision may not be called in")
    if on.isoformat() > decision.until or decision.state != "made":
        day = wording.day(date.fromisoformat(decision.until))
        raise BookError(f"it could be called in until {day}; that time is over")


def _call_in(record: Record, names: Sequence[str], reasons: str, on: date, by: Account) -> Publishing:
    footing = footing_at(record.council, record.body)
    last = hearing_by(footing.nation, on, footing.calendar, footing.choices).result
    one = CallIn(
        requested=on.isoformat(),
        members=tuple(names),
        reasons=Words(en=reasons),
        by=last.isoformat(),
    )
    detail = {"members": list(names), "to be heard by": last.isoformat()}
    return _next(record, "call in", CALLED, by, detail, state="called-in", call_in=one, effective="")


# -- hearing


def hear(record: Record, meeting_id: str, outcome: str, words: Words, *, by: Account) -> Publishing:
    """Record what scrutiny resolved about a called-in decision at one of its meetings, and publish it."""
    return publishing.carry_through(
        _decide_hearing(anywhere(record), record.object, meeting_id, outcome, words, by=by).id
    )


@command("call-in.hear")
def _decide_hearing(
    scope: Scope, decision_id: str, meeting_id: str, outcome: str, words: Words, *, by: Account
) -> Publishing:
    record = record_of(scope.council, decision_id)
    one = record.decision.call_in
    if one is None or one.heard:
        raise BookError("there is no call-in of this decision that waits to be heard")
    heard = heard_by(record, one, meeting_id, outcome, words)
    fields: dict[str, Any] = {"state": STATES[outcome], "call_in": heard}
    if outcome == "no-action":
        fields["effective"] = clock.today().isoformat()
    events: dict[str, Event] = {
        "no-action": "no action",
        "refer-back": "refer back",
        "refer-to-council": "refer to council",
    }
    detail = {"outcome": outcome, "meeting": heard.meeting}
    return _next(record, "scrutiny meets", HEARD, by, detail, then=events[outcome], **fields)


def heard_by(record: Record, one: CallIn, meeting_id: str, outcome: str, words: Words) -> CallIn:
    """A call-in as it was heard at a meeting. Raises :class:`BookError` naming what cannot be."""
    if outcome not in STATES:
        raise BookError("outcome: scrutiny takes no action, refers it back, or refers it to the council")
    if not words:
        raise BookError("text: say what scrutiny resolved, with its reasons")
    meeting = working.newest(public_book(), record.council, meeting_id)[1]
    if not isinstance(meeting, Meeting) or not is_scrutiny(record.council, meeting.body):
        raise BookError("meeting: choose the meeting of scrutiny that heard it")
    day = meeting.start[:10]
    if not one.requested <= day <= clock.today().isoformat():
        raise BookError("meeting: it was heard after it was called in, and not on a day to come")
    fields: dict[str, Any] = {"body": meeting.body, "meeting": meeting.id, "heard": day}
    return msgspec.structs.replace(one, **fields, outcome=outcome, words=words)


def is_scrutiny(council: str, body: str) -> bool:
    """Whether a body hears call-ins."""
    return body_of(council, body).kind == "scrutiny"


def council_looked(record: Record, on: date, objects: bool, words: Words, *, by: Account) -> Publishing:
    """Record what the council made of a decision referred to it: no objection, or it refers it back."""
    return publishing.carry_through(
        _decide_council(anywhere(record), record.object, on, objects, words, by=by).id
    )


@command("call-in.hear")
def _decide_council(
    scope: Scope, decision_id: str, on: date, objects: bool, words: Words, *, by: Account
) -> Publishing:
    record = record_of(scope.council, decision_id)
    one = record.decision.call_in
    if one is None or record.decision.state != "referred-to-council":
        raise BookError("this decision is not before the council")
    if not words:
        raise BookError("text: say what the council resolved")
    if not one.heard <= on.isoformat() <= clock.today().isoformat():
        raise BookError("on: the council looked at it after scrutiny did, and not on a day to come")
    seen = msgspec.structs.replace(one, council=on.isoformat(), council_words=words)
    if objects:
        fields: dict[str, Any] = {"state": "referred-back", "call_in": seen}
        return _next(record, "refer back", HEARD, by, {"council": "refers back"}, **fields)
    fields = {"state": "effective", "call_in": seen, "effective": clock.today().isoformat()}
    return _next(record, "council decides", HEARD, by, {"council": "does not object"}, **fields)


# -- taken again, and taking effect


@command("decision.write")
def begin_again(record: Record, *, by: Account) -> Draft:
    """Begin the record by which the maker takes a decision again that was referred back to them."""
    record = record_of(record.council, record.object)
    if record.decision.state != "referred-back":
        raise BookError("only a decision that was referred back is taken again")
    before = record.decision
    fresh = Decision(
        title=before.title,
        date=clock.today().isoformat(),
        kind=before.kind,
        power=before.power,
        maker=before.maker,
        body=before.body,
        person=before.person,
        key=before.key,
        decided=before.decided,
        matters=before.matters,
        papers=before.papers,
        exemption=before.exemption,
        reconsiders=before.id,
    )
    draft = working.begin(fresh, council=record.council, by=by, stage=STAGE)
    auditing.record("decision.again", by=by, on=draft, detail={"of": before.id})
    return draft


def take_effect(council: str) -> int:
    """Publish that decisions have effect whose window ended without a call-in; return how many."""
    rows = catalogue.entries(public_book(), council).filter(kind="decision", state="made")
    today, done = clock.today().isoformat(), 0
    for thing in catalogue.things_of(public_book(), rows).values():
        if not isinstance(thing, Decision) or not thing.until or today <= thing.until:
            continue
        row = (
            Draft.objects.using("desk").filter(council=council, object=thing.id).order_by("-created").first()
        )
        if row is None:
            continue  # it was not published from this desk
        record = record_of(council, thing.id)
        decided = _next(record, "window ends", EFFECT, row.created_by, {}, state="effective")
        publishing.carry_through(decided.id)
        done += 1
    return done


def bring_into_effect() -> int:
    """Do so for every council of the book."""
    councils = catalogue.entries(public_book()).filter(kind="council").values_list("object", flat=True)
    return sum(take_effect(council) for council in list(councils))


def _next(
    record: Record,
    event: Event,
    act: str,
    by: Account,
    detail: dict[str, Any],
    *,
    then: Event | None = None,
    **fields: Any,
) -> Publishing:
    """The next version of a decision, after an event that the scheme allows. Raises :class:`BookError`."""
    events = (*events_of(record.decision), event, *((then,) if then else ()))
    changed = msgspec.structs.replace(record.decision, **fields)
    return next_version(record, changed, events, act, by, detail)


def next_version(
    record: Record,
    changed: Decision,
    events: tuple[Event, ...],
    act: str,
    by: Account,
    detail: dict[str, Any],
    *,
    reason: str = "",
) -> Publishing:
    """A changed decision as its next version, within a command. Raises :class:`BookError` where the scheme
    does not allow these ``events`` in this order.
    """
    footing = footing_at(record.council, record.body)
    try:
        answer = state_after(events, footing.nation, clock.today(), agreed_by="the scheme")
    except LawError as error:
        raise BookError(str(error)) from error
    divided = divide(changed)
    assert divided.public is not None
    _, base_public, base_closed = working.whole(record.council, record.object)
    before, detail = events_of(record.decision), detail | {"state": answer.result}
    auditing.record(act, by=by, on=record, before=before, after=events, reason=reason, detail=detail)
    return publishing.decide_version(
        record.council,
        divided.public,
        divided.closed,
        (base_public, base_closed),
        on=record,
        by=by,
        act=act,
        reason=reason.strip(),
        at=clock.now(),
    )


@publishing.when_done(CALLED, HEARD, CORRECTED)
def tell_of_it(done: Publishing) -> None:
    """Write to clerk, scrutiny and monitoring officer what became of a decision; nothing private is in it."""
    decision = next((one["object"] for one in done.result["public"]), "")
    record = record_of(done.council, decision)
    title, one = record.title, record.decision.call_in
    words = f"The decision “{title}” was looked at again: it is now {record.decision.state}."
    if done.act == CALLED and one is not None:
        words = (
            f"The decision “{title}” is called in by {wording.both(one.members)}. Scrutiny is to hear it by "
            f"{wording.day(date.fromisoformat(one.by))}. It is not carried out."
        )
    elif done.act == CORRECTED:
        words = (
            f"What was entered of the call-in of “{title}” is corrected ({done.reason}). "
            f"The decision is now {record.decision.state}."
        )
    told = {
        account.email
        for right in ("call-in.hear", "gate.override")
        for account in holding(right, done.council, record.body)
    }
    for to in sorted(told):
        outbox.send(to, f"Call-in: {title}", f"{words}\n\n{outbox.link(f'decisions/{decision}')}", on=record)
