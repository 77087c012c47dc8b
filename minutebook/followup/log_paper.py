"""The action log of a body as a paper the system makes, and what threads propose for an agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from minutebook.book import catalogue, clock, identity
from minutebook.book.schema import Document, Item, Paper, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import Bench, add_item, bench_of, change_item
from minutebook.drafts.agendas.proposing import Proposal
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.papers import NONE
from minutebook.drafts.permission import command
from minutebook.followup import figures
from minutebook.followup.holding import Held, of_entries, threads
from minutebook.followup.kind import days_late, moves
from minutebook.law import wording

KIND, LOG = "thread", "log"
LOOKING_BACK = ("action log", "actions arising", "matters arising", "previous action", "outstanding actions")
"""What the item is called at which a body looks at what it asked for."""
TITLE = "Action log"
AHEAD = timedelta(days=60)
"""How long before the day of an answer the item for it is proposed to the body that owes it."""


def log_id(council: str, meeting: str) -> str:
    """The id of the action log of a meeting: always the same."""
    return identity.keyed_id("action-log", council, meeting)


def log_document(bench: Bench, today: date) -> Document:
    """The action log for a meeting: every open thread of its body, and what was closed since its last."""
    council, body = bench.draft.council, bench.body.id
    open_ones = threads(council, body=body)
    closed = _closed_lately(bench)
    counted = figures.of(public_book(), council, body, today=today)
    blocks = [Paragraph(text=Words(en=_lead(str(bench.body.name), counted, today)))]
    late = [one for one in open_ones if one.thread.state == "open" and days_late(one.thread, today)]
    answered = [one for one in open_ones if one.thread.state == "answered"]
    to_come = [one for one in open_ones if one.thread.state == "open" and one not in late]
    for heading, found in (
        ("Late", late),
        ("Answered: for the body to close or to ask again", answered),
        ("Open", to_come),
        ("Closed since the last log", closed),
    ):
        if found:
            blocks.append(Paragraph(kind="heading", level=2, text=Words(en=heading)))
            blocks.append(_table(found, today))
    if not (open_ones or closed):
        blocks.append(Paragraph(text=Words(en="Nothing is open.")))
    return Document(
        id=log_id(council, bench.draft.object),
        title=Words(en=f"{TITLE}: {bench.body.name}, {wording.day(bench.day)}"),
        kind="report",
        author="Democratic Services",
        background=(NONE,),
        written=tuple(replace(block, id=f"p{n}") for n, block in enumerate(blocks, 1)),
    )


def _lead(body: str, counted: figures.Figures, today: date) -> str:
    return (
        f"What {body} asked for and was promised, as it stood on {wording.day(today)}. "
        f"{wording.number(counted.opened, 'thing')} asked or promised since follow-up began; "
        f"{counted.open} open, {counted.late_open} of them late; {counted.closed} closed. "
        f"Days were moved {wording.number(counted.moves, 'time')}."
    )


def _table(found: Iterable[Held], today: date) -> Paragraph:
    rows = [
        ("What was asked", "When", "Who", "By when", "How it stands"),
        *(_row(one, today) for one in found),
    ]
    return Paragraph(kind="table", rows=tuple(rows))


def _row(held: Held, today: date) -> tuple[str, ...]:
    thread = held.thread
    due = wording.day(date.fromisoformat(thread.due)) if thread.due else "no day set"
    if count := len(moves(thread)):
        due += f" (moved {wording.number(count, 'time')})"
    return (
        str(thread.title),
        wording.day(date.fromisoformat(thread.asked)),
        thread.owner or "nobody named",
        due,
        standing_words(held, today),
    )


def standing_words(held: Held, today: date) -> str:
    """How a thread stands, in words, with what was last said of it."""
    thread = held.thread
    if thread.state == "closed":
        return f"Closed: {thread.closing.result}." if thread.closing else "Closed."
    late = days_late(thread, today)
    if thread.answer is not None:
        verdict = f"{thread.answer.verdict.capitalize()}. " if thread.answer.verdict else ""
        when = f", {wording.number(late, 'day')} late" if late else ""
        day = wording.day(date.fromisoformat(thread.answer.day))
        return f"{verdict}Answered on {day}{when}: {thread.answer.words}"
    said = next((step.words for step in reversed(thread.steps) if step.kind == "update"), "")
    start = f"{wording.number(late, 'day')} late." if late else "Open."
    return f"{start} {said}".strip()


def _closed_lately(bench: Bench) -> list[Held]:
    """What was closed since the meeting before the last."""
    book, council = public_book(), bench.draft.council
    before = catalogue.entries(book, council).filter(
        kind="meeting", group=bench.body.id, date__lt=bench.meeting.start
    )
    dates = list(before.order_by("-date").values_list("date", flat=True)[:1])
    rows = catalogue.entries(book, council).filter(kind="thread", group=bench.body.id, state="closed")
    since = dates[0][:10] if dates else ""
    found = of_entries(book, council, rows)
    return [one for one in found if one.thread.closing is not None and one.thread.closing.day >= since]


@command("agenda.edit")
def put_log(draft: Draft, *, by: Account) -> str:
    """Put the action log, as it stands now, at the item at which the body looks back; returns the item's id.

    An item for it is added where the agenda has none. Where the log is there already it is made anew.
    """
    bench = bench_of(draft)
    document = log_document(bench, clock.today())
    working.remade(document, council=draft.council, by=by)
    item = _item_for(bench, document.id) or add_item(draft, Words(en=TITLE), by=by)
    if document.id not in {paper.document for paper in item.papers}:
        change_item(draft, item.id, by, papers=(*item.papers, Paper(document=document.id)))
    auditing.record("thread.log", by=by, on=draft, after=document.written, detail={"item": item.id})
    return item.id


def _item_for(bench: Bench, document: str) -> Item | None:
    items = bench.meeting.items
    for item in items:
        if any(paper.document == document for paper in item.papers):
            return item
    return next((i for i in items if any(words in str(i.title).casefold() for words in LOOKING_BACK)), None)


# -- proposed for an agenda


def proposals(bench: Bench) -> Iterator[Proposal]:
    """What threads propose for an agenda: the log, what is to be closed there, answers that are owed."""
    council, body = bench.draft.council, bench.body.id
    here = {paper.document for item in bench.meeting.items for paper in item.papers}
    open_ones = threads(council, body=body)
    if open_ones and log_id(council, bench.draft.object) not in here:
        late = sum(bool(one.thread.state == "open" and days_late(one.thread, bench.day)) for one in open_ones)
        why = f"{len(open_ones)} open, {late} late by the day of the meeting"
        yield Proposal(KIND, LOG, TITLE, why)
    titles = {str(item.title).casefold() for item in bench.meeting.items}
    for one in open_ones:
        to_close = one.thread.proposed is not None and one.thread.proposed.meeting == bench.draft.object
        if to_close and _closing_title(one).casefold() not in titles:
            yield Proposal(KIND, one.object, _closing_title(one), "proposed to be closed at this meeting")
    yield from _owed(bench, titles)


def _owed(bench: Bench, titles: set[str]) -> Iterator[Proposal]:
    """Recommendations to this body that it has not answered, with the law's day for the answer."""
    council, book = bench.draft.council, public_book()
    links = catalogue.links(book, council).filter(rel="asked-of", target=bench.body.id)
    rows = catalogue.by_id(book, council, links.values_list("source", flat=True)).values()
    for one in of_entries(book, council, [row for row in rows if row.state == "open"]):
        due = one.thread.due
        if due and date.fromisoformat(due) - AHEAD > bench.day:
            continue
        title = _answer_title(one)
        if title.casefold() not in titles:
            day = f"an answer is due by {wording.day(date.fromisoformat(due))}" if due else "it was asked"
            source = f" ({one.thread.clock.source})" if one.thread.clock else ""
            yield Proposal(KIND, one.object, title, day + source)


def _closing_title(held: Held) -> str:
    return f"To close: {held.title}"


def _answer_title(held: Held) -> str:
    return f"Response to a recommendation: {held.title}"


def take(draft: Draft, proposal: Proposal, *, by: Account) -> None:
    """Put what was proposed on the agenda: the log with its paper, or an item."""
    if proposal.id == LOG:
        put_log(draft, by=by)
    else:
        add_item(draft, Words(en=proposal.title), by=by)
