"""Found and told: what a report found, and what a body was told of it at one item."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.told import Telling, Told
from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.site.lookups import Known, Shown, gather
from minutebook.site.page import page
from minutebook.site.reader import Site

HOWS = ("not", "in part", "wholly")
"""In the order the page has them: what was left out comes first."""
ASKED = ("priority action", "area for improvement", "recommendation")
"""The kinds of finding that ask for something."""


class Row(NamedTuple):
    """One finding and how it was told: the finding in full, the telling, its quotes with where they lead."""

    finding: Finding
    telling: Telling
    quotes: list[tuple[str, Entry | None]]


class Part(NamedTuple):
    """The findings told in one way."""

    how: str
    rows: list[Row]


def told(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """Finding by finding, the report's words beside those of the minutes and papers."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Told)
    sources = [quote.source for one in thing.tellings for quote in one.quotes]
    known = gather(site, [thing.inspection, thing.item, thing.meeting, thing.body, *sources])
    report = _report(site, known.get(thing.inspection))
    rows = _rows(thing, report, known)
    asked = [row for row in rows if row.finding.kind in ASKED]
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "report": report,
        "inspection": known.get(thing.inspection),
        "item": known.get(thing.item),
        "body": known.get(thing.body),
        "parts": [Part(how, found) for how in HOWS if (found := [r for r in asked if r.telling.how == how])],
        "praise": [row for row in rows if row.finding.kind == "strength" and row.telling.how != "not"],
        "praised": sum(row.finding.kind == "strength" for row in rows),
        "sentences": _sentences(asked, known.get(thing.body)),
        "differences": [(one, known.get(one.said.source)) for one in thing.differences],
        "machine": any(row.telling.state == "machine" for row in rows),
        "hash": shown.hash,
    }
    trail = [(_("Inspections"), "inspections")]
    if context["inspection"]:
        trail.append((context["inspection"].title, context["inspection"].path))
    return page(request, site, "told", context, trail=trail)


def _report(site: Site, entry: Entry | None) -> Inspection | None:
    thing = catalogue.things_of(site.book, [entry]).get(entry.object) if entry else None
    return thing if isinstance(thing, Inspection) else None


def _rows(thing: Told, report: Inspection | None, known: Known) -> list[Row]:
    """The tellings with their findings, in the report's order; one whose finding is gone is left out."""
    tellings = {one.finding: one for one in thing.tellings}
    return [
        Row(
            finding,
            tellings[finding.id],
            [(q.text, known.get(q.source)) for q in tellings[finding.id].quotes],
        )
        for finding in (report.findings if report else ())
        if finding.id in tellings
    ]


def _bare(body: Entry) -> str:
    """A body's name without the article it may begin with."""
    name = (body.title_cy or body.title) if get_language() == "cy" else body.title
    return name.removeprefix("The ")


def _sentences(asked: Sequence[Row], body: Entry | None) -> list[str]:
    """Two plain sentences: how many things must get better, and how many of them the body was told of."""
    counts = {how: sum(row.telling.how == how for row in asked) for how in HOWS}
    if not asked:
        return []
    found = ngettext(
        "Inspectors found %(count)s thing that must get better.",
        "Inspectors found %(count)s things that must get better.",
        len(asked),
    ) % {"count": len(asked)}
    who = _bare(body) if body else _("body")
    if not counts["not"] and not counts["in part"]:
        return [found, _("The %(who)s was told of all of it.") % {"who": who}]
    told = _(
        "The %(who)s was told of %(wholly)s in full and of %(part)s in part; of %(none)s it was told nothing."
    ) % {
        "who": who,
        "wholly": counts["wholly"],
        "part": counts["in part"],
        "none": counts["not"],
    }
    return [found, told]
