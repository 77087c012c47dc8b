"""Plans, indicators, releases, what young people said, and papers as they were presented."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from minutebook.assurance import gathering
from minutebook.assurance.drawing import reading_of
from minutebook.assurance.indicators import Indicator
from minutebook.assurance.inspections import Inspection
from minutebook.assurance.line import shown as figure_text
from minutebook.assurance.line_words import names, sentences
from minutebook.assurance.plans import Plan
from minutebook.assurance.presented import Presented
from minutebook.assurance.releases import Release
from minutebook.assurance.verdicts import Verdict
from minutebook.assurance.voices import Voice
from minutebook.book import catalogue, clock
from minutebook.measures import charts
from minutebook.site.days import today
from minutebook.site.lookups import Shown, gather, linked
from minutebook.site.page import page
from minutebook.site.reader import Site


def indicators(request: HttpRequest, site: Site) -> HttpResponse:
    """All indicators, the releases of their figures, and the plans that rest on them."""
    rows = catalogue.entries(site.book, site.id).filter(kind__in=("indicator", "release", "plan", "voice"))
    found = list(rows.order_by("-date", "title", "object"))
    context: dict[str, Any] = {"section": "inspections"}
    for kind in ("indicator", "release", "plan", "voice"):
        context[f"{kind}s"] = [one for one in found if one.kind == kind]
    return page(request, site, "indicators", context, trail=[(_("Inspections"), "inspections")])


def indicator(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One indicator: the chart, the sentence, the table, its targets and what it counts."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Indicator)
    things = gathering.bodies(site.book, site.id, [], [thing.id])
    series = gathering.series(things, thing.id)
    reading = reading_of(thing, series, today())
    named = {target.set_at.item for target in thing.targets if target.set_at}
    named |= {release.id for _figure, release in series}
    known = gather(
        site, named, linked(site, "measured-by", to=[thing.id]), linked(site, "about", to=[thing.id])
    )
    releases = {release.id: release for _figure, release in series}
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "answer": charts.title(reading) if reading else "",
        "sentence": charts.sentence(reading) if reading else "",
        "variation": charts.VARIATION_WORDS[reading.variation] if reading else "",
        "assurance": charts.ASSURANCE_WORDS[reading.assurance] if reading else "",
        "chart": mark_safe(charts.draw(reading)) if reading else "",
        "table": mark_safe(charts.html(reading, str(thing.title))) if reading else "",
        "targets": [(t, known.get(t.set_at.item) if t.set_at else None) for t in reversed(thing.targets)],
        "releases": [(one, known[one.id]) for one in reversed(releases.values()) if one.id in known],
        "plans": [one for one in known.values() if one.kind == "plan"],
        "threads": [one for one in known.values() if one.kind == "thread"],
        "hash": shown.hash,
    }
    return page(request, site, "indicator", context, trail=[(_("Indicators"), "indicators")])


def plan(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One plan: its pillars, what is done, and what has to be seen before a finding may be closed."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Plan)
    named = {one.finding for one in thing.tests} | {one.indicator for one in thing.tests} | {thing.body}
    named |= {finding for action in thing.actions for finding in action.findings}
    named |= {thing.approved.item} if thing.approved else set()
    known = gather(site, named)
    pillars = [(pillar, [a for a in thing.actions if a.pillar == pillar.id]) for pillar in thing.pillars]
    loose = [action for action in thing.actions if not action.pillar]
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "pillars": [*pillars, *([(None, loose)] if loose else [])],
        "tests": [(test, known.get(test.finding), known.get(test.indicator)) for test in thing.tests],
        "known": known,
        "body": known.get(thing.body),
        "approved": known.get(thing.approved.item) if thing.approved else None,
        "today": today(),
        "hash": shown.hash,
    }
    return page(request, site, "plan", context, trail=[(_("Indicators"), "indicators")])


def release(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """Figures as they were let out together: what the next release is judged against."""
    thing = shown.thing
    assert isinstance(thing, Release)
    known = gather(site, {one.indicator for one in thing.figures} | ({thing.at.item} if thing.at else set()))
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": shown.entry,
        "thing": thing,
        "figures": [(one, known.get(one.indicator), figure_text(one)) for one in thing.figures],
        "item": known.get(thing.at.item) if thing.at else None,
        "hash": shown.hash,
    }
    return page(request, site, "release", context, trail=[(_("Indicators"), "indicators")])


def voice(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """What a group of young people said, and what came of it."""
    thing = shown.thing
    assert isinstance(thing, Voice)
    known = gather(site, thing.about)
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": shown.entry,
        "thing": thing,
        "about": [known[one] for one in thing.about if one in known],
        "hash": shown.hash,
    }
    return page(request, site, "voice", context, trail=[(_("Indicators"), "indicators")])


def verdict(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """What a board judged of a finding."""
    thing = shown.thing
    assert isinstance(thing, Verdict)
    named = {thing.finding, thing.at.item, *(one.indicator for one in thing.met)}
    known = gather(site, named)
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": shown.entry,
        "thing": thing,
        "finding": known.get(thing.finding),
        "item": known.get(thing.at.item),
        "met": [(one, known.get(one.indicator)) for one in thing.met],
        "hash": shown.hash,
    }
    return page(request, site, "verdict", context, trail=[(_("Lines"), "lines")])


def presented(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """A paper as it was put before a board, and what changed since."""
    thing = shown.thing
    assert isinstance(thing, Presented)
    known = gather(
        site,
        {one.finding for one in thing.lines} | {one.indicator for one in thing.figures} | {thing.at.item},
    )
    indicator_ids, finding_ids = (
        [one.indicator for one in thing.figures],
        [one.finding for one in thing.lines],
    )
    things = gathering.bodies(
        site.book, site.id, [*finding_ids, *indicator_ids], indicator_ids, about=finding_ids
    )
    wanted = {one.finding for one in thing.lines}
    pairs = [
        (one, f)
        for one in things.values()
        if isinstance(one, Inspection)
        for f in one.findings
        if f.id in wanted
    ]
    now = {
        one.facts.finding.id: one for one in gathering.lines(site.book, site.id, pairs, clock.today(), things)
    }
    called = names()
    figures = []
    for one in thing.figures:
        latest = gathering.series(things, one.indicator)[-1:]
        text = figure_text(latest[0][0]) if latest else ""
        period = (
            charts.read(charts.series_of("", [_released(latest[0])])).series.points[0].label if latest else ""
        )
        moved = (period, text) != (one.period, one.figure)
        figures.append((one, known.get(one.indicator), f"{text}, {period}" if moved else ""))
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": shown.entry,
        "thing": thing,
        "item": known.get(thing.at.item),
        "lines": [
            (
                one,
                known.get(one.finding),
                called.get(one.stuck, one.stuck),
                _since(one.sentences, now.get(one.finding)),
            )
            for one in thing.lines
        ],
        "figures": figures,
        "hash": shown.hash,
    }
    return page(request, site, "presented", context, trail=[(_("Lines"), "lines")])


def _released(pair: tuple[Any, Release]) -> Any:
    from minutebook.assurance.releases import released_of

    return released_of(*pair)


def _since(then: tuple[str, ...], now: Any) -> str:
    """The second sentence as it is today, where it is another one than it was."""
    if now is None:
        return ""
    today_says = sentences(now)[1]
    return "" if today_says == then[-1] else today_says
