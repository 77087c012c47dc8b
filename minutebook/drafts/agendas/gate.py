"""The gate before an agenda: the facts of a draft as the law's rules take them, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Item
from minutebook.drafts import auditing
from minutebook.drafts.agendas import overriding, scan
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.agendas.lateness import is_late, urgency_of
from minutebook.drafts.agendas.notices import must_be_posted, parts_of, posting_of, words_of
from minutebook.drafts.agendas.overriding import Shut
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.exempting import mark_of, withheld
from minutebook.drafts.models import Account, Convening, Draft
from minutebook.drafts.papers import BARRIERS, CHECK, Held, background_of, papers_of
from minutebook.drafts.permission import command
from minutebook.drafts.reporting import reports, twins
from minutebook.drafts.roles import CLERK, PROPER_OFFICER
from minutebook.law import agenda_gate as law
from minutebook.law.gate import Verdict

MATTER = "override"


class GateShut(Shut):
    """The agenda cannot be published yet: ``verdict`` says what stands in the way."""

    what = "agenda"


def verdict_of(bench: Bench, on: date | None = None) -> Verdict:
    """What stands in the way of publishing an agenda on a day (today), and what should be known before."""
    return law.agenda_gate(facts_of(bench, on or clock.today()))


def facts_of(bench: Bench, on: date) -> law.Agenda:
    """The facts of a draft agenda as it would be published on a day."""
    footing, draft = bench.footing, bench.draft
    posting = posting_of(draft.council, draft.object)
    given = _day(bench.published.notice.given) if bench.published and bench.out else None
    convening = Convening.objects.using("desk").filter(meeting=draft.object).first()
    undecided = [one for one in scan.findings(bench) if one.undecided]
    papers, standing = papers_of(bench), reports.standing_of(draft)
    planned = forward_plan.facts_of(draft)
    return law.Agenda(
        nation=footing.nation,
        body=footing.kind,
        meeting=bench.day,
        published=min(on, bench.day),
        notice=parts_of(bench.meeting, footing.kind == "informal"),
        posted_by=posting.by.name if posting else "",
        posted_at=timezone.localtime(posting.at) if posting else None,
        noticed=given,
        summoned=given,
        convened=convening.day if convening else None,
        items=tuple(
            law.Item(
                label=_called(bench, item),
                reports=tuple(_reports(bench, item, papers[item.id], undecided, standing, on)),
                open_since=opened(bench, item, papers[item.id], on),
                urgency=urgency_of(bench, item),
                key=planned[item.id].key if item.id in planned else None,
                private=planned[item.id].private if item.id in planned else None,
            )
            for item in bench.meeting.items
            if item.kind != "heading"
        ),
        missing_texts=tuple(_missing_texts(bench, papers)),
        broadcast=bool(bench.meeting.place.remote),
        overrides=tuple(overriding.overrides(draft, MATTER)),
        calendar=footing.calendar,
        choices=footing.choices,
    )


def _called(bench: Bench, item: Item) -> str:
    """An item by its title (with its number where two have one title): a finding keeps to its item."""
    title = str(item.title)
    alike = sum(str(other.title) == title for other in bench.meeting.items)
    return title if alike == 1 else f"{item.label} {title}"


def opened(bench: Bench, item: Item, papers: list[Held], on: date) -> date:
    """The day from which an item and its reports are, or will be, open to the public.

    A report to follow opens its item late (LGA 1972 s.100B(3), (4)); an appendix added to a report that was
    out in time does not.
    """
    if item.id not in bench.seen or bench.published is None:
        return min(on, bench.day)
    since = _day(item.added) or _day(bench.published.notice.given) or on
    days = [_day(held.since) or on for held in papers if held.paper.role == "report"]
    return min(max([since, *days]), bench.day)


def late_items(bench: Bench, on: date | None = None) -> list[Item]:
    """The items that would be open too short a time if they were published on a day (today)."""
    day, papers = on or clock.today(), papers_of(bench)
    items = [item for item in bench.meeting.items if item.kind != "heading"]
    return [item for item in items if is_late(bench, item, opened(bench, item, papers[item.id], day))]


def _day(moment: str) -> date | None:
    """The council's day of an ISO date-time, which is local where it names no zone."""
    if not moment:
        return None
    at = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    return timezone.localtime(at).date() if at.tzinfo else at.date()


def _reports(
    bench: Bench,
    item: Item,
    papers: list[Held],
    undecided: list[scan.Finding],
    standing: dict[str, reports.Standing],
    on: date,
) -> Iterator[law.Report]:
    """Each paper as a report; the words of the item itself are one where they need a decision."""
    council = bench.draft.council
    in_time = item.id in bench.seen and not is_late(bench, item, opened(bench, item, papers, on))
    own = tuple(one.found.kind for one in undecided if one.item == item.id and one.where == scan.AGENDA)
    if own:
        yield law.Report(scan.AGENDA, no_background=True, personal_data=own)
    if item.exemption and not papers:
        yield law.Report(
            "what is said at the meeting",
            withheld=withheld(council, item.id, item.exemption),
            confidential=item.exemption.kind == "confidential",
            marked=mark_of(bench, item.exemption),
        )
    welsh = bench.footing.nation == "wales"
    for held in papers:
        if held.draft is None:
            continue  # it is out as it stands, and was judged then
        document = held.document
        exemption = document.exemption or item.exemption
        listed, none = background_of(document)
        stands = twins.twins_of_paper(document, council) if welsh else twins.Twins()
        asked = standing.get(document.id, reports.Standing(document.author, {}))
        yield law.Report(
            title=str(document.title),
            author=asked.author,
            clearances=asked.clearances,
            withheld=withheld(council, document.id, exemption) if exemption else None,
            confidential=bool(exemption and exemption.kind == "confidential"),
            marked=mark_of(bench, exemption) if exemption else "",
            background=listed,
            no_background=none or held.paper.role != "report",
            barriers=_barriers(held),
            personal_data=tuple(one.found.kind for one in undecided if one.object == document.id),
            added=_added(held, bench, on) if in_time else None,
            untranslated=_untranslated(stands, held.document, council),
            outdated=stands.changed,
        )


def _untranslated(stands: twins.Twins, document: Document, council: str) -> tuple[str, ...]:
    """What a paper lacks in one of the two languages, and who is to give it where somebody was asked."""
    who = twins.to_follow(document, council) if stands.missing else ""
    return tuple(f"{what} (to follow from {who})" if who else what for what in stands.missing)


def _added(held: Held, bench: Bench, on: date) -> date | None:
    """The day from which an appendix will be open; nothing for a report, which makes its item late."""
    return None if held.paper.role == "report" else min(_day(held.since) or on, bench.day)


def _barriers(held: Held) -> tuple[str, ...]:
    parts = held.draft.parts.all() if held.draft else ()
    found: dict[str, list[str]] = next((part.data for part in parts if part.key == CHECK), {})
    return tuple(problem for key in BARRIERS.values() for problem in found.get(key, ()))


def _missing_texts(bench: Bench, papers: dict[str, list[Held]]) -> Iterator[str]:
    """What does not stand in Welsh and in English, in Wales."""
    if bench.footing.nation != "wales":
        return
    named = [("the notice", words_of(bench))]
    named += [(f"the title of {_called(bench, item)}", item.title) for item in bench.meeting.items]
    for item in bench.meeting.items:
        shown = [] if item.exemption else [paragraph.text for paragraph in item.agenda if paragraph.text]
        named += [(f"the text of {_called(bench, item)}", words) for words in shown]
        named += [
            (f"the title of {held.document.title}", held.document.title)
            for held in papers[item.id]
            if not held.document.exemption
        ]
    for what, words in named:
        for language, text in (("English", words.en), ("Welsh", words.cy)):
            if not text:
                yield f"{what} in {language}"


@command("gate.override")
def let_pass(draft: Draft, rule: str, about: str, reason: str, *, by: Account) -> None:
    """Let one finding of the gate pass, giving the reason. Raises :class:`BookError` where one may not."""
    verdict = verdict_of(bench_of(draft))
    overriding.let_pass(draft, verdict, MATTER, (rule, about), reason, by=by, role=PROPER_OFFICER)


@command("agenda.publish")
def let_pass_as_clerk(draft: Draft, rule: str, about: str, reason: str, *, by: Account) -> None:
    """Let one finding pass that is left to the clerk. Raises :class:`BookError` for any other."""
    verdict = verdict_of(bench_of(draft))
    overriding.let_pass(draft, verdict, MATTER, (rule, about), reason, by=by, role=CLERK)


@command("agenda.publish")
def convene_at_short_notice(draft: Draft, reason: str, *, by: Account) -> None:
    """Record that the meeting is convened today at shorter notice; the gate counts from today.

    Source: LGA 1972 s.100A(6)(a), s.100B(3)(a). The full council in England has no such way.
    """
    if not reason.strip():
        raise BookError("reason: say why the meeting is convened at shorter notice")
    row = {"council": draft.council, "day": clock.today(), "reason": reason.strip(), "by": by}
    Convening.objects.using("desk").update_or_create(meeting=draft.object, defaults=row)
    auditing.record("meeting.convene-short", by=by, on=draft, reason=reason, detail={"day": str(row["day"])})


def needs_posting(bench: Bench) -> bool:
    """Whether the notice must still be put up by hand."""
    return must_be_posted(bench) and posting_of(bench.draft.council, bench.draft.object) is None
