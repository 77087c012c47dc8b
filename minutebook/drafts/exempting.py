"""Taking an item or a paper in private: the paragraph, the public interest, and who signed it off."""

from __future__ import annotations

from datetime import date

import msgspec

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Exemption
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import Bench, bench_of, change_item
from minutebook.drafts.models import Account, Assent, Draft
from minutebook.drafts.papers import Held, item_of, paper_draft, papers_of
from minutebook.drafts.permission import command
from minutebook.drafts.working import WHOLE
from minutebook.law.exclusion import Withheld, marking
from minutebook.law.exempt import Category, category, schedule

MATTER = "exemption"


@command("agenda.edit")
def take_in_private(draft: Draft, item_id: str, exemption: Exemption | None, *, by: Account) -> None:
    """Take an item in private with all its papers; ``None`` takes it in public again.

    Raises ``LawError`` naming ``paragraphs`` where the nation has no such paragraph, :class:`BookError`
    where a paper of it was published already.
    """
    bench = bench_of(draft)
    item = bench.item(item_id)
    _check(bench, exemption)
    _not_out_yet(papers_of(bench)[item_id], exemption)
    change_item(draft, item_id, by, exemption=exemption)
    for held in papers_of(bench)[item_id]:
        mark_document(draft, held.document.id, exemption, by)
    auditing.record(
        "exemption.set",
        by=by,
        on=draft,
        before=msgspec.to_builtins(item.exemption),
        after=msgspec.to_builtins(exemption),
        detail={"item": item_id},
    )


@command("agenda.edit")
def keep_paper_private(draft: Draft, document_id: str, exemption: Exemption | None, *, by: Account) -> None:
    """Keep one paper of a public item private. Raises as :func:`take_in_private`."""
    bench = bench_of(draft)
    _check(bench, exemption)
    item = item_of(bench, document_id)
    _not_out_yet([held for held in papers_of(bench)[item.id] if held.document.id == document_id], exemption)
    mark_document(draft, document_id, exemption, by)
    auditing.record(
        "exemption.set", by=by, on=draft, after=msgspec.to_builtins(exemption), detail={"paper": document_id}
    )


def _not_out_yet(papers: list[Held], exemption: Exemption | None) -> None:
    out = [held.document.title for held in papers if held.public_since]
    if exemption and out:
        raise BookError(f"{out[0]} was published to the public: withdraw it from the record first")


def _check(bench: Bench, exemption: Exemption | None) -> None:
    if exemption is None or exemption.kind == "confidential":
        return
    if not exemption.paragraphs:
        raise BookError("paragraphs: name the paragraph of the schedule that it falls within")
    for paragraph in exemption.paragraphs:
        category(bench.footing.nation, paragraph, bench.day)


def mark_document(draft: Draft, document_id: str, exemption: Exemption | None, by: Account) -> None:
    """Keep a paper private for a reason, or no longer, within a command of the caller's."""
    held = paper_draft(draft, document_id, by)
    part = held.parts.get(key=WHOLE)
    document = msgspec.structs.replace(msgspec.convert(part.data, Document), exemption=exemption)
    working.save_part(held, WHOLE, document, seen=part.revision, by=by)


@command("exclusion.decide")
def sign_off(draft: Draft, object_id: str, *, reason: str = "", by: Account) -> None:
    """The proper officer's decision that an item (with its papers) or a paper is exempt as it is reasoned.

    It holds for the very words it was given to: a change of the exemption ends it.
    """
    bench = bench_of(draft)
    exemption = exemption_of(bench, object_id)
    if exemption is None:
        raise BookError("it is not private: there is nothing to sign off")
    papers = [held.document.id for held in papers_of(bench).get(object_id, []) if held.document.exemption]
    for one in (object_id, *papers):
        Assent.objects.using("desk").create(
            council=draft.council,
            object=one,
            matter=MATTER,
            digest=auditing.digest(msgspec.to_builtins(exemption)),
            by=by,
            office="proper-officer",
            reason=reason,
        )
    auditing.record(
        "exemption.sign-off",
        by=by,
        on=draft,
        after=msgspec.to_builtins(exemption),
        reason=reason,
        detail={"of": object_id},
    )


def exemption_of(bench: Bench, object_id: str) -> Exemption | None:
    """Why an item or paper of an agenda is private."""
    for item in bench.meeting.items:
        if item.id == object_id:
            return item.exemption
    held = (one for papers in papers_of(bench).values() for one in papers)
    return next((one.document.exemption for one in held if one.document.id == object_id), None)


def signed_off_by(council: str, object_id: str, exemption: Exemption) -> str:
    """Who signed an exemption off as it stands now, or nothing."""
    rows = Assent.objects.using("desk").filter(
        council=council,
        object=object_id,
        matter=MATTER,
        digest=auditing.digest(msgspec.to_builtins(exemption)),
    )
    row = rows.select_related("by").order_by("-at").first()
    return row.by.name if row else ""


def withheld(council: str, object_id: str, exemption: Exemption) -> Withheld:
    """An exemption as the law's rules take it."""
    return Withheld(
        paragraphs=exemption.paragraphs,
        reasoning=str(exemption.public_interest),
        signed_off_by=signed_off_by(council, object_id, exemption),
        review_on=date.fromisoformat(exemption.review) if exemption.review else None,
    )


def mark_of(bench: Bench, exemption: Exemption) -> str:
    """What every copy the desk gives out is marked with ("Not for publication: …")."""
    if exemption.kind == "confidential" or not exemption.paragraphs:
        return f"Not for publication: confidential. {exemption.reason}".strip()
    return marking(bench.footing.nation, bench.day, exemption.paragraphs).result


def categories(bench: Bench) -> tuple[Category, ...]:
    """The paragraphs that an item of this meeting can fall within."""
    return schedule(bench.footing.nation, bench.day).value.categories
