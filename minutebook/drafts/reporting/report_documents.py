"""The documents of a report: itself and its appendices, each a draft of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from minutebook.book.errors import NotFound
from minutebook.book.schema import Document, Exemption
from minutebook.book.shelf import closed_book
from minutebook.drafts import working
from minutebook.drafts.models import Account, Draft, Enclosure, Report
from minutebook.drafts.papers import BARRIERS, CHECK, Language, file_in, with_file
from minutebook.drafts.uploads import Arrived
from minutebook.drafts.working import WHOLE
from minutebook.law import wording


def enclose(report: Report, document: Document, *, by: Account, label: str = "") -> Enclosure:
    """Begin the draft of a document of a report, within the caller's command."""
    draft = working.begin(document, council=report.council, by=by)
    Draft.objects.using("desk").filter(pk=draft.pk).update(body=report.body)
    position = report.enclosures.count()
    return Enclosure.objects.using("desk").create(report=report, draft=draft, position=position, label=label)


PARAGRAPHS: dict[Language, str] = {"en": "paragraphs", "cy": "paragraphs_cy"}
"""Where the check of a file keeps its text as its author parted it, by the file's language."""


def paragraphs_of(enclosure: Enclosure, language: Language = "en") -> list[str]:
    """The text of an uploaded document as its author parted it; nothing where its file does not tell."""
    return list(check_of(enclosure).get(PARAGRAPHS[language], ()))


def check_of(enclosure: Enclosure) -> dict[str, list[str]]:
    """What the check of a document's files found: what hinders readers, and its text in paragraphs."""
    return next((part.data for part in enclosure.draft.parts.all() if part.key == CHECK), {})


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
    enclosure.draft = Draft.objects.using("desk").get(pk=enclosure.draft.pk)  # its parts as they are now
    return msgspec.convert(saved.data, Document)


def as_seen(one: Enclosure, seen: int) -> Document:
    """An enclosure's document as somebody read it at a revision. Raises :class:`NotFound`."""
    row = one.draft.revisions.filter(key=WHOLE, revision=seen, aside=False).first()
    if row is None:
        raise NotFound("This version of the report is no longer there.")
    return msgspec.convert(row.data, Document)


def revision_of(one: Enclosure) -> int:
    """The revision an enclosure's words stand at."""
    return next(part.revision for part in one.draft.parts.all() if part.key == WHOLE)


def enclosure_at(report: Report, position: int) -> Enclosure:
    """The report itself (0) or an appendix. Raises :class:`NotFound`."""
    found = [one for one in enclosures_of(report) if one.position == position]
    if not found:
        raise NotFound("There is no such appendix.")
    return found[0]


def put_file(one: Enclosure, arrived: Arrived, by: Account, language: Language = "en") -> Document:
    """Put a file in place of the one a document has in that language, within the caller's command."""
    before = document_of(one)
    document = with_file(before, arrived.upload, language)
    beside = file_in(before, "en" if language == "cy" else "cy")
    original, advice = closed_book().files.put(arrived.original), list(arrived.advice)
    if language == "cy":
        one.original_cy, one.advice_cy = original, advice
    else:
        one.original, one.advice = original, advice
        one.original_name, one.original_type = arrived.original_name, arrived.original_type
    changed = ("files", "written", "pages", "pages_cy", "extractor")
    found = check_of(one) if beside else {}
    said = {BARRIERS[language]: list(arrived.upload.barriers), PARAGRAPHS[language]: list(arrived.paragraphs)}
    document = change_document(one, by, **{name: getattr(document, name) for name in changed})
    find(one, found | said, by)
    one.save(using="desk")
    return document


def find(one: Enclosure, found: Mapping[str, list[str]], by: Account) -> None:
    """Keep what hinders readers where the gate looks for it, and the text as its author parted it."""
    part = one.draft.parts.filter(key=CHECK).first()
    working.save_part(one.draft, CHECK, dict(found), seen=part.revision if part else 0, by=by)


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
