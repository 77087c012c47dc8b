"""Inspections: the line of judgements over the years, and one inspection with what it found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.assurance import frameworks
from minutebook.assurance.clocks import duties
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.windows import window
from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.site.lookups import Known, Shown, gather, linked
from minutebook.site.page import page
from minutebook.site.reader import Site

ORDER = ("priority action", "area for improvement", "recommendation", "strength")
"""The kinds of finding in the order an inspection's page has them."""


class Judged(NamedTuple):
    """One inspection on the line: its entry, what it is, and whether the measure changed before it."""

    entry: Entry
    thing: Inspection
    breaks: tuple[str, ...]


class Cell(NamedTuple):
    """One grade on the line: its place from 1 (best) to 4, and whether the measure changed before it."""

    grade: str
    rank: int
    broken: bool


class Group(NamedTuple):
    """The findings of one kind, each with the earlier one it repeats and who was told of it, and how."""

    kind: str
    findings: list[tuple[Finding, Entry | None, list[tuple[Entry, str]]]]


def inspections(request: HttpRequest, site: Site) -> HttpResponse:
    """Judgements over the years, with the breaks of the measure; visits; when the next is to be expected."""
    rows = list(catalogue.entries(site.book, site.id).filter(kind="inspection").order_by("-date", "object"))
    things = catalogue.things_of(site.book, rows)
    known = [(row, things[row.object]) for row in rows if row.object in things]
    found = [(row, thing) for row, thing in known if isinstance(thing, Inspection)]
    line = _line([pair for pair in reversed(found) if pair[1].judgements])
    context: dict[str, Any] = {
        "section": "inspections",
        "rows": found,
        "line": line,
        "areas": _areas(line),
        "window": window([thing for _row, thing in found]),
    }
    return page(request, site, "inspections", context)


def _line(found: Sequence[tuple[Entry, Inspection]]) -> list[Judged]:
    line: list[Judged] = []
    for entry, thing in found:
        since = line[-1].thing.start if line else ""
        breaks = frameworks.breaks_between(since, thing.start) if since and thing.start else []
        line.append(Judged(entry, thing, tuple(one.why for one in breaks)))
    return line


def _areas(line: Sequence[Judged]) -> list[tuple[str, list[Cell]]]:
    """The areas that any inspection judged, each with its grades in the order of the line."""
    areas = []
    for key in frameworks.AREAS:
        grades = [{j.area: j.grade for j in one.thing.judgements}.get(key, "") for one in line]
        if any(grades):
            name = frameworks.area_name(line[-1].thing.framework, key, line[-1].thing.start)
            cells = [
                Cell(grade, frameworks.rank(grade), bool(one.breaks))
                for grade, one in zip(grades, line, strict=True)
            ]
            areas.append((name, cells))
    return areas


def inspection(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One inspection: its days, judgements and findings, and who was told."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Inspection)
    ids = [thing.document, *(one.recurs for one in thing.findings)]
    known = gather(site, ids, linked(site, "told-of", to=[thing.id]))
    tellings = catalogue.links(site.book, site.id).filter(
        rel="telling", target__in=[one.id for one in thing.findings]
    )
    said = [(link.target, link.source, link.label) for link in tellings.order_by("start", "owner")]
    told = sorted((one for one in known.values() if one.kind == "told"), key=lambda one: one.date)
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "framework": frameworks.FRAMEWORKS.get(thing.framework),
        "document": known.get(thing.document),
        "address": thing.address if thing.address.startswith(("https://", "http://")) else "",
        "groups": _groups(thing, known, said),
        "judgements": [(j, frameworks.rank(j.grade)) for j in thing.judgements],
        "told": [(one, known.get(one.group)) for one in told],
        "duties": duties(thing),
        "machine": any(one.state == "machine" for one in thing.findings),
        "hash": shown.hash,
    }
    return page(request, site, "inspection", context, trail=[(_("Inspections"), "inspections")])


def _groups(thing: Inspection, known: Known, said: Sequence[tuple[str, str, str]]) -> list[Group]:
    groups = []
    for kind in ORDER:
        findings = [one for one in thing.findings if one.kind == kind]
        if findings:
            rows = [
                (
                    one,
                    known.get(one.recurs),
                    [
                        (known[source], how)
                        for target, source, how in said
                        if target == one.id and source in known
                    ],
                )
                for one in findings
            ]
            groups.append(Group(kind, rows))
    return groups
