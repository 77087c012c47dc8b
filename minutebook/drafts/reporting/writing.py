"""A report written in place: the council's template, and the sections of a document that follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

import msgspec

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Paragraph, Words
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Template
from minutebook.drafts.paragraphs import from_text, to_text
from minutebook.drafts.permission import Scope, command


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """A section of the template: its heading, what to write there, and whether it may be left empty."""

    key: str
    heading: str
    hint: str = ""
    required: bool = True


USUAL = (
    Section("purpose", "Purpose of the report", "What the meeting is asked to do, in a sentence or two."),
    Section("recommendations", "Recommendations", "What the meeting is to resolve, one a line."),
    Section("reasons", "Reasons for the recommendations", "Why this is the right thing to do."),
    Section("options", "Options considered", "What else could be done, and why it is not recommended."),
    Section("background", "Background", "What a reader new to this needs to know.", False),
    Section("consultation", "Consultation", "Who was asked, when, and what they said. Or: None."),
    Section("finance", "Financial implications", "Cost, savings, and where the money comes from."),
    Section("legal", "Legal implications", "Powers and duties this rests on."),
    Section("equality", "Equality implications", "What the impact assessment found, or why none was made."),
    Section("risk", "Risk implications", "What could go wrong, and what is done about it."),
    Section("climate", "Climate implications", "Effect on carbon and on nature."),
    Section("children", "Children and young people", "Effect on children in care and care leavers."),
    Section("wards", "Wards affected", "Names of wards or divisions, or “All”."),
    Section("contact", "Contact", "The post to ask, with telephone and e-mail address of the team."),
)  # fmt: skip
"""The template of a council that has not made its own: the fields a report is expected to have."""

_HEADING = "h-"


def template_of(council: str) -> tuple[Section, ...]:
    """The council's own template, or the usual one."""
    row = Template.objects.using("desk").filter(council=council).first()
    return msgspec.convert(row.sections, tuple[Section, ...]) if row and row.sections else USUAL


@command("book.edit")
def save_template(scope: Scope, sections: Sequence[Section], *, by: Account) -> None:
    """Keep the council's template. Raises :class:`BookError` for one without headings or with one twice."""
    keys = [section.key for section in sections]
    if not keys or not all(section.key and section.heading.strip() for section in sections):
        raise BookError("Give every section of the template a heading.")
    if len(set(keys)) != len(keys):
        raise BookError("Two sections of the template have the same heading. Give each its own.")
    before = msgspec.to_builtins(template_of(scope.council))
    after = msgspec.to_builtins(tuple(sections))
    row = {"sections": after}
    Template.objects.using("desk").update_or_create(council=scope.council, defaults=row)
    auditing.record("template.save", by=by, on=scope, before=before, after=after)


def sections_of(document: Document, template: Sequence[Section]) -> dict[str, str]:
    """The text of each section of a written report, as it is typed; empty where nothing is written."""
    parts = _parted(document)
    return {section.key: to_text(parts.get(section.key, ())) for section in template}


def written_from(
    typed: Mapping[str, str], template: Sequence[Section], before: Document
) -> tuple[Paragraph, ...]:
    """The paragraphs of a report by what was typed in its sections; those that stay keep their ids.

    A section that is empty is left out, and so is its heading. Sections of ``before`` that the template
    has no more are kept at the end: a changed template loses no words.
    """
    parts, done = _parted(before), list[Paragraph]()
    given = count(1 + max((_number(p) for p in before.written), default=0))
    for section in template:
        blocks = from_text(typed.get(section.key, ""), parts.get(section.key, ()))
        if blocks:
            heading = Words(en=section.heading)
            done.append(Paragraph(id=_HEADING + section.key, kind="heading", level=2, text=heading))
            done += [p if p.id else msgspec.structs.replace(p, id=f"p{next(given)}") for p in blocks]
    known = {section.key for section in template}
    for key, blocks in parts.items():
        if key not in known:
            done += [p for p in before.written if p.id == _HEADING + key] + list(blocks)
    return tuple(done)


def missing_sections(document: Document, template: Sequence[Section]) -> list[Section]:
    """The required sections in which nothing is written yet."""
    parts = _parted(document)
    return [section for section in template if section.required and not parts.get(section.key)]


def headings_not_found(pages: str, template: Sequence[Section]) -> list[Section]:
    """The required sections whose heading an uploaded report's text does not have."""
    text = " ".join(pages.casefold().split())
    return [section for section in template if section.required and section.heading.casefold() not in text]


def _parted(document: Document) -> dict[str, tuple[Paragraph, ...]]:
    parts: dict[str, list[Paragraph]] = {}
    key = ""
    for paragraph in document.written:
        if paragraph.id.startswith(_HEADING):
            key = paragraph.id.removeprefix(_HEADING)
            parts[key] = []
        elif key:
            parts[key].append(paragraph)
    return {key: tuple(blocks) for key, blocks in parts.items()}


def _number(paragraph: Paragraph) -> int:
    return int(paragraph.id[1:]) if paragraph.id[1:].isdigit() else 0
