"""What was entered wrongly of a call-in is taken back while nothing rests on it, and corrected after that.

Each is published as the decision's next version, with its reason: what stood before can be read for ever.
"""

from __future__ import annotations

from typing import Any

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.schema import CallIn, Decision, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import publishing, working
from minutebook.drafts.executive.call_in import CORRECTED, STATES, anywhere, heard_by, next_version, requests
from minutebook.drafts.executive.decision_standing import Record, events_of, record_of, window_of
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.permission import Scope, command


def taken_again(record: Record) -> bool:
    """Whether a decision that was referred back is taken again, or a record of that is being written."""
    links = catalogue.links(public_book(), record.council).filter(rel="reconsiders", target=record.object)
    if links.exists():
        return True
    rows = Draft.objects.using("desk").filter(council=record.council, kind="decision", state=Draft.OPEN)
    begun = (working.assemble(draft) for draft in rows.prefetch_related("parts"))
    return any(isinstance(one, Decision) and one.reconsiders == record.object for one in begun)


def why_not_back(record: Record) -> str:
    """Why what was last entered of a call-in cannot be taken back, in a sentence; empty where it can."""
    decision = record.decision
    one = decision.call_in
    if one is None:
        return "It is not called in."
    if taken_again(record):
        return "It is taken again since: only the words and the meeting can be corrected."
    if decision.state == "effective":
        return "It has effect since: what was entered can be corrected, and the record shows both."
    if not one.heard and requests(record):
        return "Members asked for it at the desk: what they asked is not taken back for them."
    return ""


# -- taken back


def take_back(record: Record, reason: str, *, by: Account) -> Publishing:
    """Take back what was last entered: the council's word, the hearing's outcome, or a call-in on paper."""
    return publishing.carry_through(_decide_back(anywhere(record), record.object, reason, by=by).id)


@command("call-in.hear")
def _decide_back(scope: Scope, decision_id: str, reason: str, *, by: Account) -> Publishing:
    record = record_of(scope.council, decision_id)
    if why := why_not_back(record):
        raise BookError(why)
    one = record.decision.call_in
    assert one is not None
    fields: dict[str, Any]
    if one.council:
        before = msgspec.structs.replace(one, council="", council_words=Words())
        fields = {"state": "referred-to-council", "call_in": before}
    elif one.heard:
        asked = CallIn(requested=one.requested, members=one.members, reasons=one.reasons, by=one.by)
        fields = {"state": "called-in", "call_in": asked}
    else:
        window = window_of(record)
        assert window is not None
        fields = {"state": "made", "call_in": None, "effective": window.result.effective.isoformat()}
    return _published(record, reason, by, fields, {"taken back": True})


# -- corrected


def correct(
    record: Record, meeting_id: str, outcome: str, words: Words, reason: str, *, by: Account
) -> Publishing:
    """Correct what was entered of a hearing: the meeting, the outcome, its words.

    Of a decision that has effect it is a correcting entry; of one that was taken again the outcome stays.

    Raises :class:`BookError` naming ``outcome``, ``meeting``, ``text`` or ``mistake``.
    """
    decided = _decide_correction(anywhere(record), record.object, meeting_id, outcome, words, reason, by=by)
    return publishing.carry_through(decided.id)


@command("call-in.hear")
def _decide_correction(
    scope: Scope, decision_id: str, meeting_id: str, outcome: str, words: Words, reason: str, *, by: Account
) -> Publishing:
    record = record_of(scope.council, decision_id)
    one = record.decision.call_in
    if one is None or not one.heard:
        raise BookError("there is no hearing of this decision to correct")
    if outcome != one.outcome and one.council:
        raise BookError("outcome: the council looked at it since: take that back first")
    if outcome != one.outcome and taken_again(record):
        raise BookError("outcome: it is taken again since, so that it was referred back stands")
    heard = heard_by(record, one, meeting_id, outcome, words)
    fields: dict[str, Any] = {"call_in": heard}
    if outcome != one.outcome:
        effective = clock.today().isoformat() if outcome == "no-action" else ""
        fields |= {"state": STATES[outcome], "effective": effective}
    return _published(record, reason, by, fields, {"outcome": outcome, "before": one.outcome})


def _published(
    record: Record, reason: str, by: Account, fields: dict[str, Any], detail: dict[str, Any]
) -> Publishing:
    """The corrected decision as its next version, with the reason. Raises :class:`BookError`."""
    if not reason.strip():
        raise BookError("mistake: say what was entered wrongly; the record says it too")
    changed = msgspec.structs.replace(record.decision, **fields)
    if changed == record.decision:
        raise BookError("nothing is changed")
    return next_version(record, changed, events_of(changed), CORRECTED, by, detail, reason=reason)
