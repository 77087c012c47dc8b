"""The words of a notice of the forward plan, and of the plan itself, as documents of the public book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from django.conf import settings

from minutebook.book import identity
from minutebook.book.schema import Document, Mark, Paragraph, Words
from minutebook.drafts.executive.forward_plan import KEY_KINDS, entries_of, footing, notice_fields, when_words
from minutebook.drafts.models import PlanEntry, PlanNotice
from minutebook.drafts.practice import body_of
from minutebook.law import wording
from minutebook.law.exclusion import marking

TITLES = {
    PlanNotice.KEY: "Notice of key decision",
    PlanNotice.GENERAL: "Notice of key decision: general exception",
    PlanNotice.URGENT: "Notice of key decision: special urgency",
    PlanNotice.PRIVATE: "Notice of private meeting",
    PlanNotice.SECOND: "Second notice of private meeting",
    PlanNotice.PRIVATE_URGENT: "Notice of private meeting: urgency",
}
SOURCES = {
    PlanNotice.KEY: "regulation 9",
    PlanNotice.GENERAL: "regulation 10",
    PlanNotice.URGENT: "regulation 11",
    PlanNotice.PRIVATE: "regulation 5(2) and (3)",
    PlanNotice.SECOND: "regulation 5(4) and (5)",
    PlanNotice.PRIVATE_URGENT: "regulation 5(6) and (7)",
}
REGULATIONS = (
    "the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) "
    "Regulations 2012"
)


def document_of(entry: PlanEntry, notice: PlanNotice) -> Document:
    """A notice as a document: what the regulations ask it to say, in their order."""
    title = f"{TITLES[notice.kind]}: {entry.title}"
    blocks = list(_key_words(entry) if notice.kind in KEY_KINDS else _private_words(entry, notice))
    if notice.reasons:
        blocks.append(("Why the time of notice could not be kept", notice.reasons))
    if notice.told:
        blocks.append(("Told in writing", notice.told))
    if notice.agreed_by:
        agreed = f"{notice.agreed_by} agreed that the matter is urgent and cannot reasonably be deferred."
        blocks.append(("Agreement", agreed))
    blocks.append(("Given under", f"{SOURCES[notice.kind].capitalize()} of {REGULATIONS}."))
    return Document(
        id=notice.document,
        title=Words(en=title[:300], cy=entry.title_cy),
        kind="notice",
        date=notice.day.isoformat(),
        written=_paragraphs(blocks),
    )


def _key_words(entry: PlanEntry) -> Iterable[tuple[str, str]]:
    said = notice_fields(entry)
    yield "Key decision", "A key decision is to be made."
    yield "Matter", said["matter"]
    yield "Who decides", said["decision_maker"]
    yield "When", said["date"]
    yield "Documents to be submitted", said["documents"]
    yield "Where copies can be had", said["address"]
    yield "Other documents", said["other_documents"]
    yield "How to ask for them", said["how_to_request"]
    if entry.contact:
        yield "Contact", entry.contact


def _private_words(entry: PlanEntry, notice: PlanNotice) -> Iterable[tuple[str, str]]:
    yield (
        "Private meeting",
        f"{body_of(entry.council, entry.body).name} means to take this matter in private.",
    )
    yield "Matter", entry.title
    yield "When", when_words(entry)
    yield "Why in private", entry.private_reasons
    if entry.paragraphs:
        nation = footing(entry).nation
        yield "Exempt information", marking(nation, entry.when, entry.paragraphs).result
    if notice.kind == PlanNotice.SECOND:
        yield "Representations received", entry.representations
        yield "Answer", entry.response
    if notice.kind == PlanNotice.PRIVATE:
        said = "Say why the meeting should be open to the public, in writing, to the address of the council."
        yield "Representations", said


def _paragraphs(blocks: Sequence[tuple[str, str]]) -> tuple[Paragraph, ...]:
    done: list[Paragraph] = []
    for heading, text in blocks:
        done.append(Paragraph(kind="heading", level=2, text=Words(en=heading)))
        done += [Paragraph(text=Words(en=part.strip())) for part in text.split("\n") if part.strip()]
    return tuple(msgspec.structs.replace(one, id=f"p{place}") for place, one in enumerate(done, 1))


class Listed(NamedTuple):
    """An entry as the plan shows it, with the notices given of it."""

    entry: PlanEntry
    notices: Sequence[PlanNotice]


def listed(council: str, body: str, also: PlanNotice | None = None) -> list[Listed]:
    """The open entries of a plan of which notice was given; ``also`` is a notice that is being given."""
    found = []
    for entry in entries_of(council, body):
        notices = [*entry.notices.all(), *([also] if also and also.entry_id == entry.pk else [])]
        if notices:
            found.append(Listed(entry, notices))
    return found


def plan_id(council: str, body: str) -> str:
    """The id of a body's forward plan in the public book: always the same."""
    return identity.keyed_id("forward-plan", council, body)


def plan_document(council: str, body: str, entries: Sequence[Listed], today: date) -> Document:
    """The plan of a body: every decision that is still to come and of which notice was given."""
    shown = [one for one in entries if (one.entry.until or one.entry.when) >= today]
    name = body_of(council, body).name
    lead = (
        f"Decisions that {name} means to make, with the notices given of them under {REGULATIONS}."
        if shown
        else f"{name} has given no notice of decisions to come."
    )
    blocks = [Paragraph(text=Words(en=lead))]
    if shown:
        rows = [("Decision", "When", "Key", "Private"), *(_row(one.entry) for one in shown)]
        blocks.append(Paragraph(kind="table", rows=tuple(rows)))
    for one in shown:
        blocks += _entry_words(one)
    return Document(
        id=plan_id(council, body),
        slug=f"forward-plan-{identity.slug(str(name))}",
        title=Words(en=f"Forward plan: {name}"),
        kind="notice",
        written=tuple(msgspec.structs.replace(b, id=f"p{n}") for n, b in enumerate(blocks, 1)),
    )


def _row(entry: PlanEntry) -> tuple[str, ...]:
    said = "yes" if entry.key else "no", "yes" if entry.private else "no"
    return (entry.title, when_words(entry), *said)


def _entry_words(one: Listed) -> list[Paragraph]:
    entry = one.entry
    lines = [f"To be decided {when_words(entry)} by {entry.maker or 'the executive'}."]
    if entry.matter:
        lines.append(entry.matter)
    if entry.private:
        lines.append(f"To be taken in private: {entry.private_reasons}")
    blocks = [Paragraph(kind="heading", level=2, text=Words(en=entry.title))]
    blocks += [Paragraph(text=Words(en=line)) for line in lines]
    return blocks + [_notice_line(notice) for notice in one.notices]


def _notice_line(notice: PlanNotice) -> Paragraph:
    text = f"{TITLES[notice.kind]}, {wording.day(notice.day)}"
    address = f"{settings.PUBLIC_ADDRESS}/id/{notice.document}" if settings.PUBLIC_ADDRESS else ""
    marks = (Mark(start=0, end=len(text), kind="link", href=address),) if address else ()
    return Paragraph(kind="bullet", text=Words(en=text), marks=marks)
