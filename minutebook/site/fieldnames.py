"""The fields of an object as a reader calls them: ``items[3].title.en`` is "Item 3, title"."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

# Fields for machines: a change of them is told, but apart.
TECHNICAL = frozenset(
    ["id", "slug", "number", "schema", "paragraphs_given", "sha256", "size", "extractor", "seal"]
)

LISTS = {
    "items": noop("item %(n)s"),
    "minutes": noop("minutes, paragraph %(n)s"),
    "agenda": noop("agenda, paragraph %(n)s"),
    "written": noop("paragraph %(n)s"),
    "attendance": noop("attendance, line %(n)s"),
    "memberships": noop("seat %(n)s"),
    "papers": noop("paper %(n)s"),
    "files": noop("file %(n)s"),
    "pages": noop("page %(n)s"),
    "pages_cy": noop("page %(n)s in Welsh"),
    "stages": noop("step %(n)s"),
    "movements": noop("movement %(n)s"),
    "terms_of_reference": noop("terms of reference, point %(n)s"),
    "matters": noop("matter %(n)s"),
    "identifiers": noop("identifier %(n)s"),
    "marks": noop("mark %(n)s"),
    "rows": noop("row %(n)s"),
    "corrections": noop("correction %(n)s"),
    "notes": noop("note %(n)s"),
    "leaves": noop("leaf %(n)s"),
}
NAMES = {
    "en": "",
    "cy": noop("in Welsh"),
    "text": "",
    "words": "",
    "name": noop("name"),
    "short_name": noop("short name"),
    "title": noop("title"),
    "start": noop("begins"),
    "end": noop("ends"),
    "state": noop("state"),
    "state_reason": noop("reason"),
    "kind": noop("kind"),
    "label": noop("number"),
    "minute_label": noop("minute number"),
    "outcome": noop("outcome"),
    "place": noop("place"),
    "address": noop("address"),
    "access": noop("access"),
    "remote": noop("online"),
    "notice": noop("notice"),
    "given": noop("given"),
    "posted": noop("posted"),
    "minutes": noop("minutes"),
    "approved_at": noop("approved at"),
    "signed_by": noop("signed by"),
    "signed": noop("signed"),
    "drafted": noop("draft published"),
    "approved": noop("approved"),
    "way": noop("how signed"),
    "printed": noop("as printed"),
    "before": noop("said before"),
    "after": noop("says now"),
    "until": noop("may be called in until"),
    "urgent": noop("urgent"),
    "call_in": noop("call-in"),
    "requested": noop("asked for"),
    "heard": noop("heard"),
    "reconsiders": noop("takes again"),
    "role": noop("role"),
    "status": noop("attendance"),
    "group": noop("group"),
    "ward": noop("division or ward"),
    "purpose": noop("purpose"),
    "summary": noop("summary"),
    "decided": noop("what was decided"),
    "reasons": noop("reasons"),
    "alternatives": noop("alternatives rejected"),
    "published": noop("published"),
    "effective": noop("in force from"),
    "exemption": noop("why it is not public"),
    "document": noop("document"),
    "date": noop("date"),
    "author": noop("author"),
    "body": noop("body"),
    "person": noop("person"),
    "quorum": noop("quorum"),
    "seats": noop("seats"),
}


def technical(path: str) -> bool:
    """Whether a field is one for machines."""
    return re.sub(r"\[\d+\]", "", path.rpartition(".")[2]) in TECHNICAL


def field_name(path: str) -> str:
    """A field's path in words, parts joined by commas, the first letter large."""
    parts = [part for step in path.split(".") if (part := _part(step))]
    said = ", ".join(parts) or path
    return said[:1].upper() + said[1:]


def _part(step: str) -> str:
    name, *numbers = re.split(r"[\[\]]+", step.rstrip("]"))
    if numbers and name in LISTS:
        return _(LISTS[name]) % {"n": numbers[0]}
    known = NAMES.get(name)
    if known == "":
        return ""
    said = _(known) if known else name.replace("_", " ")
    return f"{said} {numbers[0]}" if numbers else said
