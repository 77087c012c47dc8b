"""The report pack on an agenda: put there, or made anew where it is there already."""

from __future__ import annotations

from minutebook.assurance.presenting import pack_document
from minutebook.book.schema import Paper, Words
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import add_item, bench_of, change_item
from minutebook.drafts.models import Account, Draft
from minutebook.drafts.permission import command

TITLE = "What inspectors found, and what came of it"


@command("agenda.edit")
def put_pack(draft: Draft, *, by: Account) -> str:
    """Put the report pack, as things stand now, on an agenda; returns its item's id."""
    bench = bench_of(draft)
    document = pack_document(draft.council, draft.object, str(bench.body.name), bench.day)
    working.remade(document, council=draft.council, by=by)
    item = _item_of(draft, document.id) or _new_item(draft, document.id, by)
    auditing.record("assurance.pack", by=by, on=draft, detail={"document": document.id})
    return item


def _item_of(draft: Draft, document: str) -> str:
    items = bench_of(draft).meeting.items
    return next((item.id for item in items if any(p.document == document for p in item.papers)), "")


def _new_item(draft: Draft, document: str, by: Account) -> str:
    made = add_item(draft, Words(en=TITLE), by=by)
    change_item(draft, made.id, by, papers=(Paper(document=document),))
    return made.id
