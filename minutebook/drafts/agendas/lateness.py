"""Late items: the special circumstances, and the opinion of the person in the chair that it is urgent."""

from __future__ import annotations

from datetime import date

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Item, Person, Words
from minutebook.book.schema.meeting import Lateness
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, outbox, working
from minutebook.drafts.agendas.agenda import Bench, bench_of, change_item
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import command
from minutebook.law.errors import LawError
from minutebook.law.late_items import LATE_ITEM, Urgency
from minutebook.law.notice import AGENDA_NOTICE, agenda_in_time


@command("agenda.edit")
def propose(draft: Draft, item_id: str, circumstances: Words, *, by: Account) -> None:
    """Write down the special circumstances of a late item, and ask the chair for an opinion.

    Changed words need the chair's opinion anew. Empty words take the reason back.
    """
    item = bench_of(draft).item(item_id)
    late = Lateness(circumstances=circumstances) if circumstances else None
    change_item(draft, item_id, by, late=late)
    if late is not None:
        for account in holding("late-item.agree", draft.council, draft.body):
            outbox.send(
                account.email,
                f"Your opinion is needed: a late item for {draft.title}",
                f"An item is to be added to {draft.title} after its agenda went out. It can be taken only "
                "if you are of the opinion, by reason of special circumstances, that it is urgent.\n\n"
                "Sign in to the desk: it is on your page for today.",
                on=draft,
            )
    auditing.record(
        "late-item.propose", by=by, on=draft, before=str(item.late), after=str(late), detail={"item": item_id}
    )


@command("late-item.agree")
def agree(draft: Draft, item_id: str, *, by: Account) -> None:
    """The chair is of the opinion that a late item should be considered as a matter of urgency.

    Source: e.g. LGA 1972 s.100B(4)(b); the circumstances are specified in the minutes.
    """
    item = bench_of(draft).item(item_id)
    if item.late is None or not item.late.circumstances:
        raise BookError("circumstances: they must be written down before anybody can agree")
    opinion = Lateness(
        circumstances=item.late.circumstances,
        chair=public_name(by, draft.council),
        recorded=clock.now().isoformat(timespec="seconds"),
    )
    change_item(draft, item_id, by, late=opinion)
    auditing.record("late-item.agree", by=by, on=draft, after=str(opinion), detail={"item": item_id})


def public_name(account: Account, council: str) -> str:
    """How the record names somebody: a member by the name in the book, anyone else by the role held."""
    person = working.newest(public_book(), council, account.person)[1] if account.person else None
    if isinstance(person, Person):
        return f"{person.title} {person.name}".strip()
    return "The chair"


def is_late(bench: Bench, item: Item, opened: date) -> bool:
    """Whether an item opened on a day was open too short a time (what the law does not ask is never late)."""
    footing = bench.footing
    if not AGENDA_NOTICE.holds(bench.day, footing.nation, footing.kind):
        return False
    if opened > bench.day:
        return True
    facts = (footing.nation, footing.kind, bench.day, opened)
    return not agenda_in_time(*facts, calendar=footing.calendar, choices=footing.choices).result


def chair_may_admit(bench: Bench) -> bool:
    """Whether the law lets the chair admit a late item to this body's meeting."""
    footing = bench.footing
    try:
        gateway = LATE_ITEM.on(bench.day, footing.nation, footing.kind).value
    except LawError:
        return False
    return gateway.startswith("the chair")


def urgency_of(bench: Bench, item: Item) -> Urgency | None:
    """Why a late item is to be taken, as the law's rules take it."""
    if item.late is None:
        return None
    annual = bench.meeting.kind == "annual"
    return Urgency(str(item.late.circumstances), item.late.chair, annual_meeting=annual)
