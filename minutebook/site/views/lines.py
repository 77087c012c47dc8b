"""The line of a finding, and the board's overview of all lines: where they are stuck."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.assurance import gathering
from minutebook.assurance.drawing import reading_of
from minutebook.assurance.inspections import Inspection
from minutebook.assurance.line import KEYS, Line, Tested, shown
from minutebook.assurance.line_words import names, sentences, waits
from minutebook.book import clock
from minutebook.book.models import Entry
from minutebook.measures import charts
from minutebook.site.days import today
from minutebook.site.lines import ids, stops
from minutebook.site.lookups import Known, Shown, gather, linked
from minutebook.site.page import page
from minutebook.site.reader import Site


class Test(NamedTuple):
    """An impact test on the page: the indicator, what is wanted, what is, and the sentence of its chart."""

    indicator: Entry | None
    wanted: str
    at: str
    by: str
    times: int
    figure: str
    met: bool
    sentence: str


def line(request: HttpRequest, site: Site, shown_thing: Shown) -> HttpResponse:
    """One finding's line, from the inspection to the board's judgement."""
    entry, inspection = shown_thing.entry, shown_thing.thing
    assert isinstance(inspection, Inspection)
    finding = next(one for one in inspection.findings if one.id == entry.object)
    (found,) = gathering.lines(site.book, site.id, [(inspection, finding)], clock.today())
    known = gather(site, ids(found), linked(site, "recurs", to=[finding.id]))
    facts = found.facts
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "finding": finding,
        "line": found,
        "sentences": sentences(found),
        "stops": stops(found, known),
        "actions": found.actions,
        "plans": [known[plan.id] for plan in facts.plans if plan.id in known],
        "tests": [_test(one, known) for one in facts.tested],
        "voices": [(voice, known.get(voice.id)) for voice in facts.voices],
        "threads": [known[one] for one in facts.threads if one in known],
        "recurs": known.get(finding.recurs),
        "again": [one for one in known.values() if one.kind == "finding" and one.object not in _own(found)],
        "verdicts": [(one, known.get(one.at.item)) for one in facts.verdicts],
        "hash": shown_thing.hash,
    }
    trail = [(_("Inspections"), "inspections")]
    if inspection.id in known:
        trail.append((known[inspection.id].title, known[inspection.id].path))
    return page(request, site, "line", context, trail=trail)


def _own(line: Line) -> set[str]:
    return {line.facts.finding.id, line.facts.finding.recurs}


def _test(tested: Tested, known: Known) -> Test:
    test = tested.test
    reading = reading_of(tested.indicator, tested.figures, today()) if tested.indicator else None
    unit = "%" if tested.indicator and tested.indicator.unit == "percent" else ""
    return Test(
        known.get(test.indicator),
        f"{test.value}{unit}",
        test.at,
        test.by,
        test.times,
        shown(tested.latest) if tested.latest else "",
        tested.met,
        charts.sentence(reading) if reading else "",
    )


class Group(NamedTuple):
    """Lines that wait for the same station."""

    key: str
    name: str
    wait: str
    lines: list[tuple[Line, Entry | None, list[str]]]


def lines(request: HttpRequest, site: Site) -> HttpResponse:
    """All that inspectors said has to get better, by where it is stuck; the stuck longest first."""
    pairs, since = gathering.found_now(site.book, site.id)
    found = gathering.lines(site.book, site.id, pairs, clock.today())
    now = [one for one in found if one.facts.inspection.published >= since]
    known = gather(site, {one.facts.finding.id for one in found})
    called, waiting = names(), waits()
    stuck: dict[str, list[Line]] = defaultdict(list)
    for one in sorted(now, key=lambda one: (-one.late, one.station("found").day)):
        stuck[one.stuck].append(one)
    groups = [
        Group(
            key,
            called[key],
            waiting[key],
            [(one, known.get(one.facts.finding.id), _dots(one)) for one in stuck[key]],
        )
        for key in (*KEYS[2:], "closed")
    ]
    context: dict[str, Any] = {
        "section": "inspections",
        "groups": groups,
        "earlier": [
            (one, known.get(one.facts.finding.id), _dots(one))
            for one in found
            if one.facts.inspection.published < since
        ],
        "total": len(now),
        "closed": sum(one.closed for one in now),
        "late": sum(bool(one.late) for one in now),
        "names": [called[key] for key in KEYS],
    }
    return page(request, site, "lines", context, trail=[(_("Inspections"), "inspections")])


def _dots(line: Line) -> list[str]:
    return ["late" if one.late else "reached" if one.reached else "open" for one in line.stations]
