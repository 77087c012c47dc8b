"""What might stand on an agenda: decisions of the plan, reports asked for, items put off before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.book import catalogue
from minutebook.book.errors import NotFound
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import Bench, add_item, bench_of
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.permission import command
from minutebook.drafts.reporting import reports
from minutebook.law import wording

BEFORE, AFTER = timedelta(days=365), timedelta(days=14)
"""How far back deferred items are looked for; how long after the meeting a planned decision may be due."""


class Proposal(NamedTuple):
    """Something that might be an item: where it comes from ("plan", "report", "deferred"), and why."""

    kind: str
    id: str
    title: str
    why: str


class Source(NamedTuple):
    """Somewhere else that proposals of a kind come from, and how one of them is put on an agenda."""

    proposals: Callable[[Bench], Iterable[Proposal]]
    take: Callable[..., None]


SOURCES: dict[str, Source] = {}
"""The sources that rooms above have added, by the kind of their proposals."""


def proposals(bench: Bench) -> list[Proposal]:
    """What is proposed for an agenda and not on it yet."""
    others = [one for source in SOURCES.values() for one in source.proposals(bench)]
    return [*_planned(bench), *_asked(bench), *_deferred(bench), *others]


@command("agenda.edit")
def take_up(draft: Draft, kind: str, proposal_id: str, *, by: Account) -> str:
    """Put a proposal on the agenda; returns its title. Raises :class:`NotFound` for one that is none."""
    for one in proposals(bench_of(draft)):
        if (one.kind, one.id) == (kind, proposal_id):
            break
    else:
        raise NotFound("It is no longer proposed.")
    if kind in SOURCES:
        SOURCES[kind].take(draft, one, by=by)
        detail = {"kind": kind, "id": one.id}
        auditing.record("agenda.take-up", by=by, on=draft, after=one.title, detail=detail)
        return one.title
    if kind == "report":
        report = next(row for row in reports.reports_for(draft.council, draft.object) if row.id == one.id)
        reports.put_on_agenda(report, by=by)
        return one.title
    item = add_item(draft, Words(en=one.title), by=by)
    if kind == "plan":
        forward_plan.put_at_item(forward_plan.entry_of(draft.council, one.id), draft.object, item.id, by=by)
    return one.title


def _planned(bench: Bench) -> Iterator[Proposal]:
    """Decisions the plan has for this meeting, or for days until shortly after it."""
    for entry in forward_plan.entries_of(bench.draft.council, bench.body.id):
        here = entry.meeting == bench.draft.object
        if entry.item or (entry.meeting and not here):
            continue
        if here or entry.when <= bench.day + AFTER:
            yield Proposal("plan", entry.id, entry.title, f"forward plan, {wording.day(entry.when)}")


def _asked(bench: Bench) -> Iterator[Proposal]:
    """Reports to this meeting that are at no item; a private one is placed from its own page."""
    for report in reports.reports_for(bench.draft.council, bench.draft.object):
        if not report.item and not report.private:
            why = f"report by {report.author.called}: {report.IN_WORDS[report.state]}"
            yield Proposal("report", report.id, report.title, why)


def _deferred(bench: Bench) -> Iterator[Proposal]:
    """Items the body put off within a year, and has not had on an agenda since."""
    rows = catalogue.entries(public_book(), bench.draft.council).filter(
        kind="item",
        group=bench.body.id,
        date__gte=(bench.day - BEFORE).isoformat(),
        date__lt=bench.meeting.start,
    )
    here = {str(item.title).casefold() for item in bench.meeting.items}
    newest = {row.title.casefold(): row for row in rows.order_by("date")}
    for title, row in newest.items():
        if row.state == "deferred" and title not in here:
            since = wording.day(date.fromisoformat(row.date[:10]))
            yield Proposal("deferred", row.object, row.title, f"deferred on {since}")
