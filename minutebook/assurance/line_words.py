"""A line's two opening sentences, which a person of eleven understands, and its stations' names."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from minutebook.assurance.inspections import short
from minutebook.assurance.line import Line, shown

LONGEST_QUOTE = 150


def names() -> dict[str, str]:
    """What each station is called."""
    return {
        "inspected": _("Inspected"),
        "found": _("Found"),
        "told": _("Told"),
        "resolved": _("Resolved"),
        "planned": _("Planned"),
        "measured": _("Measured"),
        "judged": _("Judged"),
        "closed": _("Closed"),
    }


def waits() -> dict[str, str]:
    """What a line waits for that has not reached a station."""
    return {
        "told": _("No body has been told"),
        "resolved": _("Told, and nothing was resolved"),
        "planned": _("Resolved, and nothing is planned"),
        "measured": _("Planned, and no figure shows whether it helped"),
        "judged": _("Measured, and not closed by the board"),
        "closed": _("Closed by the board"),
    }


def sentences(line: Line, day: str = "") -> tuple[str, str]:
    """What was found, and where it stands. ``day`` is how the day of the report is written."""
    inspection, finding = line.facts.inspection, line.facts.finding
    said = {
        "when": day or _written(inspection.published or inspection.start),
        "words": short(finding.text, LONGEST_QUOTE).rstrip("."),
    }
    if finding.kind == "strength":
        first = _("On %(when)s inspectors wrote that this was good: “%(words)s”.") % said
    else:
        first = _("On %(when)s inspectors wrote that this has to get better: “%(words)s”.") % said
    return first, _standing(line)


def _standing(line: Line) -> str:
    stuck = line.stuck
    told = {"when": _written(line.station("told").day)}
    if stuck == "closed":
        return _closed(line)
    if stuck == "told":
        return _("No board has been told of it yet.")
    if stuck == "resolved":
        return _("A board was told on %(when)s and has not said what should happen.") % told
    if stuck == "planned":
        return _("A board was told on %(when)s, and nobody has written down yet what will be done.") % told
    if stuck == "measured":
        return _("%(work)s; no figure shows yet whether it helped.") % {"work": _work(line)}
    return _measured(line)


def _work(line: Line) -> str:
    of, done = len(line.actions), sum(action.state == "done" for action in line.actions)
    if of == 1:
        return (
            _("One thing was planned and is done") if done else _("One thing was planned and is not done yet")
        )
    return _("Of %(of)s things planned %(done)s are done") % {"of": of, "done": done}


def _measured(line: Line) -> str:
    tested = next((one for one in line.facts.tested if not one.met), line.facts.tested[-1])
    latest = tested.latest
    figure = shown(latest) if latest else "–"
    wanted = _wanted(line, tested.test.value, tested.test.at)
    said = {"work": _work(line), "figure": figure, "wanted": wanted}
    if line.met:
        return (
            _(
                "The figure that shows whether it helped is %(figure)s, as good as it should be; "
                "the board has not decided yet whether it is finished."
            )
            % said
        )
    return (
        _("%(work)s, but the figure that shows whether it helped is %(figure)s, and it should be %(wanted)s.")
        % said
    )


def _wanted(line: Line, value: str, at: str) -> str:
    unit = next((one.indicator.unit for one in line.facts.tested if one.indicator), "number")
    value = f"{value}%" if unit == "percent" else value
    return (_("at least %(value)s") if at == "least" else _("at most %(value)s")) % {"value": value}


def _closed(line: Line) -> str:
    verdict = line.facts.verdicts[-1]
    said = {"when": _written(verdict.at.day), "figure": verdict.met[-1].figure if verdict.met else ""}
    return (
        _(
            "On %(when)s the board saw that the figure had come to %(figure)s, "
            "and decided that it is finished."
        )
        % said
    )


def _written(day: str) -> str:
    """A day in words; in Welsh as the site's own pages write it."""
    return formatted(date.fromisoformat(day[:10]), "j F Y") if day else "–"
