"""The documents of a report: itself and its appendices, each a draft of its own."""

from __future__ import annotations

from typing import Any

import msgspec

from minutebook.book.errors import NotFound
from minutebook.book.schema import Document, Exemption
from minutebook.drafts import working
from minutebook.drafts.models import Account, Draft, Enclosure, Report
from minutebook.drafts.papers import CHECK
from minutebook.drafts.working import WHOLE
from minutebook.law import wording


def enclose(report: Report, document: Document, *, by: Account, label: str = "") -> Enclosure:
    """Begin the draft of a document of a report, within the caller's command."""
    draft = working.begin(document, council=report.council, by=by)
    Draft.objects.using("desk").filter(pk=draft.pk).update(body=report.body)
    position = report.enclosures.count()
    return Enclosure.objects.using("desk").create(report=report, draft=draft, position=position, label=label)


PARAGRAPHS = "paragraphs"
"""Where the check of a file keeps its text as its author parted it."""


def paragraphs_of(enclosure: Enclosure) -> list[str]:
    """The text of an uploaded document as its author parted it; nothing where its file does not tell."""
    found: dict[str, list[str]] = next(
        (part.data for part in enclosure.draft.parts.all() if part.key == CHECK), {}
    )
    return list(found.get(PARAGRAPHS, ()))


def enclosures_of(report: Report) -> list[Enclosure]:
    """The documents of a report, itself first, each with the draft that is worked on now if one is open."""
    rows = report.enclosures.select_related("draft").prefetch_related("draft__parts")
    found = list(rows.order_by("position"))
    for one in found:
        if one.draft.state == Draft.PUBLISHED:
            again = working.current_draft(report.council, one.draft.object)
            one.draft = again or one.draft
    return found


def open_again(report: Report, by: Account) -> None:
    """Let a report that was published be worked on once more: a draft of each document from the book."""
    for one in enclosures_of(report):
        if one.draft.state == Draft.PUBLISHED:
            one.draft = working.open_draft(report.council, one.draft.object, by=by)
            Draft.objects.using("desk").filter(pk=one.draft.pk).update(body=report.body)
        one.save(using="desk", update_fields=["draft"])


def is_out(report: Report) -> bool:
    """Whether a report was published as it stands."""
    return enclosures_of(report)[0].draft.state == Draft.PUBLISHED


def document_of(enclosure: Enclosure) -> Document:
    """An enclosure's document as its draft has it."""
    thing = working.assemble(enclosure.draft)
    assert isinstance(thing, Document)
    return thing


def change_document(enclosure: Enclosure, by: Account, seen: int | None = None, **fields: Any) -> Document:
    """Set fields of an enclosure's document, within the caller's command.

    ``seen`` is the revision they were read at (by default as it stands now). Raises :class:`~.working.Clash`.
    """
    part = enclosure.draft.parts.get(key=WHOLE)
    data = part.data
    if seen is not None and seen != part.revision:
        row = enclosure.draft.revisions.filter(key=WHOLE, revision=seen, aside=False).first()
        if row is None:
            raise NotFound("This version of the report is no longer there.")
        data = row.data
    document = msgspec.structs.replace(msgspec.convert(data, Document), **fields)
    saved = working.save_part(enclosure.draft, WHOLE, document, seen=seen or part.revision, by=by)
    return msgspec.convert(saved.data, Document)


def keep_privacy(report: Report) -> None:
    """Let a report be private while any of its documents is."""
    report.private = any(document_of(one).exemption for one in enclosures_of(report))
    report.save(using="desk", update_fields=["private"])


def exemption_words(exemption: Exemption | None) -> str:
    """An exemption in a line: the kind and the paragraphs."""
    if exemption is None:
        return "public"
    if exemption.kind == "confidential":
        return "confidential"
    return f"exempt, paragraph {wording.both(exemption.paragraphs)}"
