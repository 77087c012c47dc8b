"""The gate before minutes: the facts of a meeting as the law's rules take them, the verdict, overrides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from minutebook.book import clock
from minutebook.book.schema import Item
from minutebook.drafts.agendas import overriding
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.agendas.gate import opened
from minutebook.drafts.agendas.lateness import is_late, urgency_of
from minutebook.drafts.agendas.overriding import Shut
from minutebook.drafts.minutes.completing_minutes import outcome_read
from minutebook.drafts.minutes.minutes_scan import undecided
from minutebook.drafts.models import Account, Convening, Draft
from minutebook.drafts.papers import papers_of
from minutebook.drafts.permission import command
from minutebook.drafts.roles import CLERK, PROPER_OFFICER
from minutebook.drafts.sitting import facts
from minutebook.drafts.sitting.welsh_beside import older_english
from minutebook.law import minutes_gate as law
from minutebook.law.gate import Finding, Verdict

MATTER = "minutes-override"


class MinutesShut(Shut):
    """The minutes cannot be published yet: ``verdict`` says what stands in the way."""

    what = "minutes"


def verdict_of(bench: Bench, on: date | None = None) -> Verdict:
    """What stands in the way of publishing minutes on a day (today), and what should be known before."""
    return law.minutes_gate(facts_of(bench, on or clock.today()))


def facts_of(bench: Bench, on: date) -> law.Minutes:
    """The facts of a meeting's minutes as they would be published on a day."""
    draft, footing = bench.draft, bench.footing
    entered = facts.facts_of(draft)
    room, body = entered.room, entered.room.quorum_of
    convening = Convening.objects.using("desk").filter(meeting=draft.object).first()
    present = tuple(line.formal for line in room.lines if line.seated and line.status == "present")
    begun = datetime.fromisoformat(bench.meeting.start).time()
    return law.Minutes(
        nation=footing.nation,
        body=footing.kind,
        meeting=bench.day,
        published=max(on, bench.day),
        seats=body.seats if body else max(1, len(present)),
        present=present,
        items=tuple(_items(bench, entered, on)),
        fixed_quorum=body.fixed if body else None,
        roles=body.roles if body else (),
        substitutes=facts.substitutes(draft, entered),
        starts=begun if begun != time(0) else time.max,
        convened=convening.day if convening else None,
        budget=bool(room.proceedings and room.proceedings.budget),
        missing_texts=tuple(_missing_texts(bench)),
        overrides=tuple(overriding.overrides(draft, MATTER)),
        calendar=footing.calendar,
        choices=footing.choices,
    )


def _items(bench: Bench, entered: facts.Facts, on: date) -> Iterator[law.MinutedItem]:
    """Each item with what the scan found in its words and, where it was taken late, why."""
    listed = [item for item in bench.meeting.items if item.kind != "heading"]
    found, papers = undecided(bench), papers_of(bench)
    for item, minuted in zip(listed, facts.minuted_items(bench.draft, entered), strict=True):
        since = min(opened(bench, item, papers[item.id], on), bench.day)
        late = item.late is not None or _is_dated(bench, item) and is_late(bench, item, since)
        told = minuted.outcome
        if not told and item.minutes and (read := outcome_read(bench.draft, item, entered)) is not None:
            told = read.kind  # publishing writes it down (``completing_minutes.settle_outcomes``)
        yield replace(
            minuted,
            outcome=told,
            open_since=since if late and minuted.decided else None,
            urgency=urgency_of(bench, item),
            personal_data=tuple(one.found.kind for one in found if one.item == item.id),
        )


def _is_dated(bench: Bench, item: Item) -> bool:
    """Whether it is known since when an item was open: by its notice, or because the agenda never had it."""
    noticed = bench.published is not None and bool(bench.published.notice.given)
    return noticed or bool(item.added) or item.id not in bench.seen


def _missing_texts(bench: Bench) -> Iterator[str]:
    """What does not stand in Welsh and in English, in Wales."""
    if bench.footing.nation != "wales":
        return
    older = older_english(bench.draft)
    for item in bench.meeting.items:
        called = f"item {item.label}" if item.label else str(item.title)
        texts = [item.summary] if item.exemption else [one.text for one in item.minutes if one.text]
        for language, missing in (("English", "en"), ("Welsh", "cy")):
            if any(text and not getattr(text, missing) for text in texts):
                yield f"the minutes of {called} in {language}"
        if item.id in older:
            yield f"the Welsh of {called} as its English reads now"


@command("gate.override")
def let_pass(draft: Draft, rule: str, about: str, reason: str, *, by: Account) -> None:
    """Let one finding pass, giving the reason. Raises :class:`BookError` where one may not."""
    verdict = verdict_of(bench_of(draft))
    overriding.let_pass(draft, verdict, MATTER, (rule, about), reason, by=by, role=PROPER_OFFICER)


@command("minutes.publish")
def let_pass_as_clerk(draft: Draft, rule: str, about: str, reason: str, *, by: Account) -> None:
    """Let one finding pass that is left to the clerk. Raises :class:`BookError` for any other."""
    verdict = verdict_of(bench_of(draft))
    overriding.let_pass(draft, verdict, MATTER, (rule, about), reason, by=by, role=CLERK)


def item_of(bench: Bench, finding: Finding) -> Item | None:
    """The item a finding is about, if it is about one."""
    for item in bench.meeting.items:
        called = f"{item.label} {item.title}".strip()
        if finding.about and finding.about.startswith(called):
            return item
    return None
