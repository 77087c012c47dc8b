"""What waits for somebody on the way to an agenda: what it is, where it is done, by when, for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.book import clock
from minutebook.drafts import exempting
from minutebook.drafts.agendas.agenda import Bench, agreement, bench_of
from minutebook.drafts.agendas.gate import late_items, needs_posting, verdict_of
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.papers import papers_of
from minutebook.drafts.permission import Scope, may
from minutebook.drafts.scheduling.calendar import meetings
from minutebook.drafts.scheduling.timeline import GOING_OUT, of_meetings
from minutebook.drafts.sitting.opening import MINUTES
from minutebook.law import wording

SOON = timedelta(days=14)
"""How long before its day a thing stands on the page of today."""


class Waiting(NamedTuple):
    """One thing that waits: its words, the page it is done on, the day it is due, and for whom it waits."""

    words: str
    page: str
    args: tuple[str, ...] = ()
    day: date | None = None
    whose: str = ""

    @property
    def late(self) -> bool:
        """Whether it should have been done before today."""
        return self.day is not None and self.day < clock.today()


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """Everything of agendas that waits for one account, in no order."""
    yield from _agendas_due(account, council)
    drafts = Draft.objects.using("desk").filter(council=council, kind="meeting", state=Draft.OPEN)
    drafts = drafts.exclude(stage=MINUTES)
    today = clock.today().isoformat()
    for draft in drafts.filter(on__gte=today).order_by("on").prefetch_related("parts"):
        scope = Scope(council, draft.body)
        if any(may(account, right, scope) for right in _FOUND):
            yield from _of_draft(account, bench_of(draft), scope)
    for row in Publishing.objects.using("desk").filter(council=council, state=Publishing.REFUSED, by=account):
        if row.draft is not None and row.draft.state == Draft.OPEN and row.draft.kind == "meeting":
            why = str(row.result.get("refused", ""))
            yield Waiting(f"Not published: {row.draft.title}. {why}", "meeting", (row.draft.object,))


def _agendas_due(account: Account, council: str) -> Iterator[Waiting]:
    """Agendas that go out within a fortnight, or should have: one line a meeting, for its clerk."""
    today = clock.today()
    rows = [
        meeting
        for meeting in meetings(council, today, today + timedelta(days=40))
        if meeting.state == "scheduled" and may(account, "agenda.edit", Scope(council, meeting.body))
    ]
    lines = of_meetings(council, rows)
    for meeting in rows:
        days = [line for line in lines[meeting.object] if line.deadline.rule in GOING_OUT]
        if not days:
            continue
        first = min(days, key=lambda line: line.day)
        if first.day <= today + SOON:
            words = f"Publish the agenda of the {first.body} on {wording.day(meeting.start.date())}"
            yield Waiting(words, "meeting", (meeting.object,), first.day, "clerk")


def _of_draft(account: Account, bench: Bench, scope: Scope) -> Iterator[Waiting]:
    named = f"{bench.body.name}, {wording.day(bench.day)}"
    for right, found in _FOUND.items():
        if may(account, right, scope):
            yield from found(bench, named)


def _near(bench: Bench) -> bool:
    return bench.day <= clock.today() + 2 * SOON


def _for_the_clerk(bench: Bench, named: str) -> Iterator[Waiting]:
    meeting = bench.draft.object
    if bench.out and needs_posting(bench):
        yield Waiting(f"Put the notice up: {named}", "notice", (meeting,), bench.day, "clerk")
    for item in late_items(bench) if _near(bench) else ():
        if item.late is None:
            words = f"Say why it is urgent, or take it later: {item.title} ({named})"
            yield Waiting(words, "item_late", (meeting, item.id), bench.day, "clerk")


def _opinions(bench: Bench, named: str) -> Iterator[Waiting]:
    for item in late_items(bench):
        if item.late is not None and not item.late.chair:
            words = f"Is it urgent? {item.title} ({named})"
            yield Waiting(words, "item_late", (bench.draft.object, item.id), bench.day, "chair")


def _order_to_agree(bench: Bench, named: str) -> Iterator[Waiting]:
    agreed = agreement(bench.draft)
    if _near(bench) and not (agreed and agreed.stands):
        yield Waiting(f"Agree the agenda: {named}", "meeting", (bench.draft.object,), None, "chair")


def _exemptions(bench: Bench, named: str) -> Iterator[Waiting]:
    count = len(unsigned(bench))
    if count:
        words = f"Decide whether {wording.number(count, 'item')} may be private: {named}"
        yield Waiting(words, "private", (bench.draft.object,), bench.day, "monitoring officer")


def _overrides(bench: Bench, named: str) -> Iterator[Waiting]:
    """What only the monitoring officer can let pass, once everything that must be mended is."""
    held = verdict_of(bench).in_the_way if _near(bench) else ()
    if held and all("monitoring officer" in one.may_override for one in held):
        words = f"{wording.number(len(held), 'thing')} in the way that you may let pass: {named}"
        yield Waiting(words, "gate", (bench.draft.object,), bench.day, "monitoring officer")


_FOUND: dict[str, Callable[[Bench, str], Iterator[Waiting]]] = {
    "agenda.edit": _for_the_clerk,
    "late-item.agree": _opinions,
    "agenda.agree": _order_to_agree,
    "exclusion.decide": _exemptions,
    "gate.override": _overrides,
}


def unsigned(bench: Bench) -> list[str]:
    """The private items and papers of an agenda that nobody has signed off as they stand, by id."""
    council = bench.draft.council
    found = []
    papers = papers_of(bench)
    for item in bench.meeting.items:
        if item.exemption and item.exemption.kind == "exempt":
            if not exempting.signed_off_by(council, item.id, item.exemption):
                found.append(item.id)
            continue
        for held in papers[item.id]:
            exemption = held.document.exemption
            if exemption is None or exemption.kind != "exempt" or held.draft is None:
                continue
            if not exempting.signed_off_by(council, held.document.id, exemption):
                found.append(held.document.id)
    return found
