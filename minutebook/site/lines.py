"""Lines as the site's pages show them: each station with its own words and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from minutebook.assurance.inspections import short
from minutebook.assurance.line import Line, Station, Step
from minutebook.assurance.line_words import names
from minutebook.site.days import written
from minutebook.site.lookups import Known

QUOTE = 260
NOTES = {
    "wholly": noop("told wholly"),
    "in part": noop("told in part"),
    "resolution": noop("resolved"),
    "recommendation": noop("recommended"),
    "action": noop("asked"),
    "planned": noop("planned"),
    "under way": noop("under way"),
    "done": noop("done"),
    "met": noop("the test is met"),
    "not met": noop("the test is not met"),
    "closed": noop("closed"),
    "stays open": noop("stays open"),
    "open again": noop("open again"),
}


class Stop(NamedTuple):
    """A station on the page."""

    key: str
    name: str
    state: str
    day: str
    late: str
    steps: list[Word]


class Word(NamedTuple):
    """What a station rests on: the words, where they stand, and what goes with them."""

    day: str
    words: str
    path: str
    place: str
    note: str


def stops(line: Line, known: Known) -> list[Stop]:
    """The seven stations in order."""
    called = names()
    return [
        Stop(
            one.key,
            called[one.key],
            "late" if one.late else "reached" if one.reached else "open",
            written(one.day) if one.day else "",
            _late(one),
            [_word(one, step, known) for step in one.steps],
        )
        for one in line.stations
    ]


def _late(station: Station) -> str:
    if not station.late:
        return ""
    return ngettext("overdue by %(n)s day", "overdue by %(n)s days", station.late) % {"n": station.late}


def _word(station: Station, step: Step, known: Known) -> Word:
    target, place = known.get(step.target), known.get(step.place)
    beside = place or (known.get(target.group) if target is not None and target.kind == "item" else target)
    title = beside.title if beside is not None and station.key not in ("inspected", "found") else ""
    return Word(
        written(step.day) if step.day else "",
        short(step.words, QUOTE),
        target.path if target is not None else "",
        title,
        note_of(station.key, step.note),
    )


def note_of(key: str, note: str) -> str:
    """What is said beside a station's words."""
    if key == "found" and note:
        return _("paragraph %(n)s") % {"n": note}
    return _(NOTES[note]) if note in NOTES else note


def ids(line: Line) -> set[str]:
    """Everything a line's page names."""
    facts = line.facts
    found = {facts.inspection.id, facts.finding.id, facts.finding.recurs, *facts.threads}
    found |= {one for station in line.stations for step in station.steps for one in (step.target, step.place)}
    found |= {voice.id for voice in facts.voices} | {plan.id for plan in facts.plans}
    found |= {tested.test.indicator for tested in facts.tested}
    found |= {verdict.at.item for verdict in facts.verdicts} | {
        verdict.at.meeting for verdict in facts.verdicts
    }
    found |= {verdict.at.body for verdict in facts.verdicts}
    return found - {""}
