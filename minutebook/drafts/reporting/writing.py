"""A report written in place: the council's template, and the sections of a document that follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

import msgspec

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Paragraph, Words
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Template
from minutebook.drafts.permission import Scope, command
from minutebook.drafts.practice import publishes_both
from minutebook.drafts.side_by_side import from_both, typed_in


class Section(msgspec.Struct, frozen=True, omit_defaults=True):
    """A section of the template: its heading, what to write there, whether it may be left empty."""

    key: str
    heading: str
    hint: str = ""
    required: bool = True
    heading_cy: str = ""


ENGLISH = (
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
_WELSH = {
    "purpose": "Diben yr adroddiad",
    "recommendations": "Argymhellion",
    "reasons": "Rhesymau dros yr argymhellion",
    "options": "Opsiynau a ystyriwyd",
    "background": "Cefndir",
    "consultation": "Ymgynghori",
    "finance": "Goblygiadau ariannol",
    "legal": "Goblygiadau cyfreithiol",
    "equality": "Goblygiadau o ran cydraddoldeb",
    "risk": "Goblygiadau o ran risg",
    "climate": "Goblygiadau o ran yr hinsawdd",
    "children": "Plant a phobl ifanc",
    "wards": "Wardiau yr effeithir arnynt",
    "contact": "Cyswllt",
}
USUAL = tuple(msgspec.structs.replace(one, heading_cy=_WELSH[one.key]) for one in ENGLISH)
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
    if publishes_both(scope.council) and not all(section.heading_cy.strip() for section in sections):
        raise BookError("Give every section of the template a heading in Welsh too.")
    before = msgspec.to_builtins(template_of(scope.council))
    after = msgspec.to_builtins(tuple(sections))
    row = {"sections": after}
    Template.objects.using("desk").update_or_create(council=scope.council, defaults=row)
    auditing.record("template.save", by=by, on=scope, before=before, after=after)


def sections_of(document: Document, template: Sequence[Section], language: str = "en") -> dict[str, str]:
    """What is typed in each section of a written report in a language; empty where nothing is."""
    parts = parted(document)
    return {section.key: typed_in(parts.get(section.key, ()), language) for section in template}


def written_from(
    typed: Mapping[str, str],
    template: Sequence[Section],
    before: Document,
    welsh: Mapping[str, str] | None = None,
) -> tuple[Paragraph, ...]:
    """The paragraphs of a report by what was typed in its sections; those that stay keep their ids.

    Without ``welsh`` each paragraph keeps the Welsh it had. A section that is empty is left out, and so is
    its heading. Sections of ``before`` that the template has no more are kept at the end: a changed template
    loses no words.
    """
    parts, done = parted(before), list[Paragraph]()
    welsh = sections_of(before, template, "cy") if welsh is None else welsh
    given = count(1 + max((_number(p) for p in before.written), default=0))
    for section in template:
        key = section.key
        blocks = from_both(typed.get(key, ""), welsh.get(key, ""), parts.get(key, ()))
        if blocks:
            done.append(_heading(section, blocks))
            done += [p if p.id else msgspec.structs.replace(p, id=f"p{next(given)}") for p in blocks]
    known = {section.key for section in template}
    for key, blocks in parts.items():
        if key not in known:
            done += [p for p in before.written if p.id == _HEADING + key] + list(blocks)
    return tuple(done)


def _heading(section: Section, blocks: Sequence[Paragraph]) -> Paragraph:
    """The heading of a section; in Welsh too where something of the section is."""
    welsh = section.heading_cy if any(one.text.cy for one in blocks) else ""
    text = Words(en=section.heading, cy=welsh)
    return Paragraph(id=_HEADING + section.key, kind="heading", level=2, text=text)


def missing_sections(document: Document, template: Sequence[Section]) -> list[Section]:
    """The required sections in which nothing is written yet."""
    parts = parted(document)
    return [section for section in template if section.required and not parts.get(section.key)]


def headings_not_found(pages: str, template: Sequence[Section], language: str = "en") -> list[str]:
    """The headings of required sections that an uploaded report's text in a language does not have."""
    text = " ".join(pages.casefold().split())
    wanted = [one.heading_cy if language == "cy" else one.heading for one in template if one.required]
    return [heading for heading in wanted if heading.casefold() not in text]


def parted(document: Document) -> dict[str, tuple[Paragraph, ...]]:
    """The paragraphs of a written report by the key of the section they stand in."""
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
