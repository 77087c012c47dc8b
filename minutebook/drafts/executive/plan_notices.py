"""Notices of the forward plan, and the plan itself, as documents of the public book that are kept current.

Every notice is a document with an address for ever; the book's own head proves the day it was published.
"""

from __future__ import annotations

from django.utils import timezone

from minutebook.book import clock, identity
from minutebook.book.errors import BookError
from minutebook.book.schema import Document
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.executive.forward_plan import (
    KEY_KINDS,
    PRIVATE_KINDS,
    footing,
    missing_fields,
    route_of,
)
from minutebook.drafts.executive.plan_documents import TITLES, document_of, listed, plan_document, plan_id
from minutebook.drafts.models import Account, Draft, PlanEntry, PlanNotice, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.law import key_decisions, wording
from minutebook.law.key_decisions import NOTICE_FIELDS

NOTICE, PLAN = "plan.notice", "plan.publish"


def kinds_wanted(entry: PlanEntry) -> list[str]:
    """The notices an entry needs next: by the law's routes for today, without those already given."""
    given = {one.kind for one in entry.notices.all()}
    wanted = []
    if entry.key and not given & set(KEY_KINDS):
        route = route_of(entry).result
        wanted.append(
            {"notice": PlanNotice.KEY, "general exception": PlanNotice.GENERAL}.get(route, PlanNotice.URGENT)
        )
    if entry.private and PlanNotice.PRIVATE_URGENT not in given:
        on = footing(entry)
        first = key_decisions.private_meeting_notice(entry.when, on.calendar, on.choices).result
        second = key_decisions.private_meeting_second_notice(entry.when, on.calendar, on.choices).result
        today = clock.today()
        if PlanNotice.PRIVATE not in given:
            in_time = today <= first.working_day
            wanted.append(PlanNotice.PRIVATE if in_time else PlanNotice.PRIVATE_URGENT)
        elif PlanNotice.SECOND not in given:
            in_time = today <= second.working_day
            wanted.append(PlanNotice.SECOND if in_time else PlanNotice.PRIVATE_URGENT)
    return wanted


def give_notice(
    entry: PlanEntry, kind: str, *, reasons: str = "", told: str = "", agreed_by: str = "", by: Account
) -> Publishing:
    """Publish a notice of an entry, and the plan with it. Raises :class:`BookError` for what is missing."""
    decided = decide_notice(entry, kind, reasons, told, agreed_by, by=by)
    return publishing.carry_through(decided.id)


@command("notice.publish")
def decide_notice(
    entry: PlanEntry, kind: str, reasons: str = "", told: str = "", agreed_by: str = "", *, by: Account
) -> Publishing:
    """Write down that a notice is published; it counts as given once it is in the public book."""
    _complete(entry, kind, reasons, told, agreed_by)
    notice = PlanNotice(
        entry=entry,
        kind=kind,
        day=clock.today(),
        document=entry.object if kind in KEY_KINDS else identity.new_id(),
        reasons=reasons.strip(),
        told=told.strip(),
        agreed_by=agreed_by.strip(),
        by=by,
    )
    document = document_of(entry, notice)
    ours = [_prepared(entry.council, entry.body, document, by), _plan_draft(entry, by, notice)]
    made = publishing.decide(ours, by=by, act=NOTICE, reason=reasons.strip(), at=clock.now())
    facts = {"kind": kind, "day": notice.day.isoformat(), "document": document.id}
    facts |= {"reasons": notice.reasons, "told": notice.told, "agreed_by": notice.agreed_by}
    made.result |= {"entry": entry.pk, "notice": facts}
    made.save(using="desk", update_fields=["result"])
    auditing.record("plan.notice.decide", by=by, on=entry, reason=reasons, detail=facts)
    return made


def preview(entry: PlanEntry, kind: str) -> Document:
    """The notice of a kind as it would be published today, without what is still to be said in its form."""
    return document_of(entry, PlanNotice(entry=entry, kind=kind, day=clock.today(), document=entry.object))


@publishing.when_done(NOTICE)
def _given(done: Publishing) -> None:
    """The notice is in the public book: from now on it is given."""
    facts = done.result["notice"]
    PlanNotice.objects.using("desk").create(
        entry_id=done.result["entry"],
        kind=facts["kind"],
        day=timezone.localtime(done.at).date(),
        document=facts["document"],
        reasons=facts["reasons"],
        told=facts["told"],
        agreed_by=facts["agreed_by"],
        by=done.by,
        at=done.at,
    )


def _complete(entry: PlanEntry, kind: str, reasons: str, told: str, agreed_by: str) -> None:
    """Raise :class:`BookError` for a notice that does not say all it must."""
    if kind not in TITLES:
        raise BookError(f"kind: there is no notice of the kind {kind!r}")
    if entry.state != PlanEntry.OPEN:
        raise BookError("The decision is no longer in the forward plan.")
    if kind in KEY_KINDS:
        if not entry.key:
            raise BookError("The decision is not key: it needs no notice of a key decision.")
        if missing := missing_fields(entry).result:
            said = wording.both([NOTICE_FIELDS[name] for name in missing])
            raise BookError(f"The notice does not say {said} (SI 2012/2089 reg 9).")
    if kind in PRIVATE_KINDS and not (entry.private and entry.private_reasons.strip()):
        raise BookError("private_reasons: say why the meeting is to be private")
    if kind == PlanNotice.SECOND and not entry.representations.strip():
        raise BookError("representations: say which representations were received, or “None”")
    if kind == PlanNotice.SECOND and not entry.response.strip():
        raise BookError("response: say what was answered to them, or “None”")
    if kind in (PlanNotice.GENERAL, PlanNotice.URGENT, PlanNotice.PRIVATE_URGENT) and not reasons.strip():
        raise BookError("reasons: say why the time of notice cannot be kept")
    if kind == PlanNotice.GENERAL and not told.strip():
        raise BookError("told: say who of scrutiny was told in writing")
    if kind in (PlanNotice.URGENT, PlanNotice.PRIVATE_URGENT) and not agreed_by.strip():
        raise BookError("agreed_by: say who agreed that it is urgent and cannot reasonably be deferred")


@command("notice.publish")
def decide_correction(entry: PlanEntry, reason: str, *, by: Account) -> Publishing:
    """Write down that the key decision's notice is published anew as the entry has it now, and the plan."""
    given = [one for one in entry.notices.all() if one.kind in KEY_KINDS]
    if not given:
        raise BookError("No notice was published yet that could be corrected.")
    if not reason.strip():
        raise BookError("reason: say what was corrected")
    _complete(entry, given[0].kind, given[0].reasons, given[0].told, given[0].agreed_by)
    notice = _prepared(entry.council, entry.body, document_of(entry, given[0]), by)
    ours = [notice, _plan_draft(entry, by)]
    made = publishing.decide(ours, by=by, act="plan.correct", reason=reason.strip(), at=clock.now())
    auditing.record("plan.correct.decide", by=by, on=entry, reason=reason)
    return made


def correct_notice(entry: PlanEntry, reason: str, *, by: Account) -> Publishing:
    """Publish the key decision's notice anew, and the plan. The days go on from the first publication."""
    return publishing.carry_through(decide_correction(entry, reason, by=by).id)


# -- the plan


def _plan_draft(entry: PlanEntry, by: Account, also: PlanNotice | None = None) -> Draft:
    shown = listed(entry.council, entry.body, also)
    document = plan_document(entry.council, entry.body, shown, clock.today())
    return _prepared(entry.council, entry.body, document, by)


def _prepared(council: str, body: str, document: Document, by: Account) -> Draft:
    """A draft that holds a document as it is to be published, from its newest version where it has one."""
    draft = working.remade(document, council=council, by=by)
    Draft.objects.using("desk").filter(pk=draft.pk).update(body=body)
    return draft


def is_current(council: str, body: str) -> bool:
    """Whether the published plan says what the plan says today."""
    stands = working.newest(public_book(), council, plan_id(council, body))[1]
    shown = listed(council, body)
    if not isinstance(stands, Document):
        return not shown
    return stands.written == plan_document(council, body, shown, clock.today()).written


@command("notice.publish")
def decide_plan(scope: Scope, reason: str = "", *, by: Account) -> Publishing:
    """Write down that a body's plan is published as it stands now."""
    shown = listed(scope.council, scope.body)
    document = plan_document(scope.council, scope.body, shown, clock.today())
    draft = _prepared(scope.council, scope.body, document, by)
    return publishing.decide([draft], by=by, act=PLAN, reason=reason, at=clock.now())


def publish_plan(scope: Scope, reason: str = "", *, by: Account) -> Publishing:
    """Publish a body's plan as it stands now."""
    return publishing.carry_through(decide_plan(scope, reason, by=by).id)


def keep_current() -> int:
    """Publish anew every plan that the passing of days or a change has made untrue; return how many.

    It is done in the name of whoever gave the last notice in that plan.
    """
    done = 0
    plans = PlanEntry.objects.using("desk").values_list("council", "body").distinct()
    for council, body in plans:
        last = PlanNotice.objects.using("desk").filter(entry__council=council, entry__body=body)
        notice = last.select_related("by").order_by("-at").first()
        if notice is not None and not is_current(council, body):
            publish_plan(Scope(council, body), "The plan is kept current.", by=notice.by)
            done += 1
    return done
