"""Publishing an agenda, and supplements to it: through the gate, into both books, and to the members."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec
from django.conf import settings
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Item, Meeting
from minutebook.book.schema.meeting import Notice
from minutebook.drafts import outbox, publishing, working
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.agendas.gate import GateShut, late_items, verdict_of
from minutebook.drafts.agendas.notices import posted_in_words, posting_of, words_of
from minutebook.drafts.exempting import mark_document
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.papers import Held, papers_of
from minutebook.drafts.people.recipients import members
from minutebook.drafts.permission import command
from minutebook.drafts.practice import body_of
from minutebook.drafts.sitting.opening import MINUTES, NOT_AN_AGENDA
from minutebook.drafts.working import HEAD, ITEM
from minutebook.law import wording

PUBLISH, SUPPLEMENT = "agenda.publish", "agenda.supplement"


class Going(NamedTuple):
    """What publishing would put out: papers to the public and to members only, and items that are new."""

    public: tuple[Held, ...]
    closed: tuple[Held, ...]
    items: tuple[Item, ...]

    @property
    def sentence(self) -> str:
        """What the button puts out: 14 papers to the public and 2 to members."""
        parts = [f"{wording.number(len(self.public), 'paper')} to the public"] if self.public else []
        if self.closed:
            count = len(self.closed) if parts else wording.number(len(self.closed), "paper")
            parts.append(f"{count} to members")
        return wording.both(parts) or "the agenda"


def going_out(bench: Bench) -> Going:
    """What is not out yet of a draft agenda."""
    held = [one for papers in papers_of(bench).values() for one in papers if one.draft is not None]
    return Going(
        tuple(one for one in held if one.document.exemption is None),
        tuple(one for one in held if one.document.exemption is not None),
        tuple(item for item in bench.meeting.items if item.id not in bench.seen),
    )


def said_of(bench: Bench) -> str:
    """What a supplement brings, as the record will say it: of anything private only its public title."""
    going = going_out(bench)
    theirs = {paper.document for item in going.items for paper in item.papers}
    parts = [f"item {item.label}, {item.title}, added" for item in going.items if item.kind != "heading"]
    parts += [f"{held.document.title} added" for held in going.public if held.document.id not in theirs]
    if going.closed:
        parts.append(f"{wording.number(len(going.closed), 'private paper')} added")
    return f"Supplement: {'; '.join(parts)}." if parts else "Agenda corrected."


def publish_agenda(draft: Draft, *, said: str = "", by: Account) -> Publishing:
    """Publish an agenda with its papers and notice, or a supplement to one that is out.

    Public things go into the public book, everything into the closed one where something is private; both
    or neither. ``said`` is what the record says of a supplement. Raises :class:`~.gate.GateShut`,
    :class:`~.permission.NotPermitted`, ``Moved`` where the published meeting has gone on since.
    """
    return publishing.carry_through(decide_agenda(draft, said, by=by).id)


@command("agenda.publish")
def decide_agenda(draft: Draft, said: str = "", *, by: Account) -> Publishing:
    """Pass the gate, settle numbers and notice, and write down that the agenda is published."""
    if draft.stage == MINUTES:
        raise BookError(NOT_AN_AGENDA)
    bench = bench_of(draft)
    verdict = verdict_of(bench)
    if not verdict.passes:
        raise GateShut(verdict)
    supplement = bench.out
    _settle(bench, by)
    papers = [held for one in papers_of(bench_of(draft)).values() for held in one]
    return publishing.decide(
        [*(held.draft for held in papers if held.draft is not None), draft],
        by=by,
        act=SUPPLEMENT if supplement else PUBLISH,
        reason=(said.strip() or said_of(bench)) if supplement else "",
        at=clock.now(),
        closed_documents={held.document.id for held in papers if held.document.exemption},
    )


def _settle(bench: Bench, by: Account) -> None:
    """Write into the draft what publication gives: the notice, the numbers, when an item was added."""
    draft, now = bench.draft, clock.now()
    late = {item.id for item in late_items(bench)}
    papers = papers_of(bench)
    for item in bench.meeting.items:
        added = item.added
        if bench.out and item.id not in bench.seen:
            added = now.isoformat(timespec="seconds")
        settled = msgspec.structs.replace(
            item, added=added, late=item.late if item.id in late or item.id in bench.seen else None
        )
        part = draft.parts.get(key=f"{ITEM}{item.id}")
        working.save_part(draft, part.key, settled, seen=part.revision, by=by)
        for held in papers[item.id]:
            if item.exemption and held.document.exemption is None:
                mark_document(draft, held.document.id, item.exemption, by)
    head = draft.parts.get(key=HEAD)
    meeting = msgspec.convert(head.data, Meeting)
    given = meeting.notice.given if bench.out else timezone.localtime(now).strftime("%Y-%m-%dT%H:%M")
    notice = Notice(
        given=given,
        posted=posted_in_words(posting_of(draft.council, draft.object)) or meeting.notice.posted,
        words=words_of(bench),
    )
    state = "agenda" if meeting.state == "scheduled" else meeting.state
    settled_head = msgspec.structs.replace(meeting, notice=notice, state=state)
    working.save_part(draft, HEAD, settled_head, seen=head.revision, by=by)


@publishing.when_done(PUBLISH, SUPPLEMENT)
def tell_members(done: Publishing) -> None:
    """Write to the members that the agenda or a supplement is out; nothing private is in the letter."""
    assert done.draft is not None
    meeting = working.assemble(done.draft)
    assert isinstance(meeting, Meeting)
    body = body_of(done.council, meeting.body)
    path = next((one["path"] for one in done.result["public"] if one["object"] == meeting.id), "")
    secret = [one for one in done.result.get("closed", ()) if one["object"] != meeting.id]
    lines = [_announced(done, str(body.name), meeting), f"{settings.PUBLIC_ADDRESS}/{path}"]
    if secret:
        lines.append(
            f"{wording.number(len(secret), 'paper')} of this meeting {'is' if len(secret) == 1 else 'are'} "
            "not for publication. Sign in to the desk to read what you are entitled to."
        )
    for account in members(done.council, body.id):
        outbox.send(account.email, lines[0].rstrip("."), "\n\n".join(lines), on=done.draft)


def _announced(done: Publishing, body: str, meeting: Meeting) -> str:
    day = wording.day(day_of(meeting))
    if done.act == SUPPLEMENT:
        return f"A supplement to the agenda of the {body} on {day} is out."
    return f"The agenda of the {body} on {day} is out."


def day_of(meeting: Meeting) -> date:
    """The day of a meeting."""
    return date.fromisoformat(meeting.start[:10])
