"""Threads: what was asked, promised and done; the register with its figures, and one thread."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.followup import figures
from minutebook.followup.kind import moves, was_late
from minutebook.followup.reading import provisional
from minutebook.followup.schema import Thread
from minutebook.site.citing import cite
from minutebook.site.days import today, written
from minutebook.site.following import (
    Standing,
    days,
    kind_word,
    late_days,
    result_word,
    standing,
    story,
    verdict_word,
)
from minutebook.site.lookups import Known, Shown, bodies_by_name, gather
from minutebook.site.page import page
from minutebook.site.reader import Site

PER_PAGE = 50
STATES = ("open", "late", "answered", "closed", "void")


class Row(NamedTuple):
    """A thread in the register."""

    thread: figures.Listed
    kind: str
    standing: Standing
    body: Entry | None


def threads(request: HttpRequest, site: Site) -> HttpResponse:
    """The register of what was asked and promised, with the figures of what is shown."""
    bodies = bodies_by_name(site)
    slug = request.GET.get("body", "")
    chosen = next((body for body in bodies if body.slug == slug), None)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    every = figures.listed(site.book, site.id, chosen.object if chosen else "")
    counted = figures.count((one.line for one in every), date.fromisoformat(today()))
    found = [one for one in every if _is(one.line, state)]
    number = _page_number(request, len(found))
    known = {body.object: body for body in bodies}
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    asked = "&".join(f"{k}={v}" for k, v in (("body", slug if chosen else ""), ("state", state)) if v)
    context: dict[str, Any] = {
        "section": "decisions",
        "bodies": bodies,
        "chosen": chosen,
        "state": state,
        "states": [(one, _state_word(one)) for one in STATES],
        "figures": counted,
        "sentences": sentences(counted),
        "rows": [_row(one, known) for one in shown],
        "total": len(found),
        "asked": asked,
        "newer": number - 1 if number > 1 else 0,
        "older": number + 1 if number * PER_PAGE < len(found) else 0,
    }
    return page(request, site, "threads", context)


def _is(line: figures.Line, state: str) -> bool:
    if not state:
        return line.state != "void"
    if state == "late":
        return line.state == "open" and bool(line.due) and line.due < today()
    return line.state == state


def _state_word(state: str) -> str:
    return {
        "open": _("open"),
        "late": _("late"),
        "answered": _("answered"),
        "closed": _("closed"),
        "void": _("misreadings"),
    }[state]


def _page_number(request: HttpRequest, found: int) -> int:
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return max(1, min(number, (found + PER_PAGE - 1) // PER_PAGE or 1))


def _row(one: figures.Listed, known: Known) -> Row:
    now = standing(one.line.state, one.line.due, was_late=one.line.was_late)
    return Row(one, kind_word(one.kind), now, known.get(one.line.body))


def sentences(found: figures.Figures) -> list[str]:
    """The figures in sentences, so that no number stands without what it is a part of."""
    if not found.opened:
        return []
    said = [
        _("%(opened)s things were asked or promised; %(answered)s were answered and %(closed)s are closed.")
        % {"opened": found.opened, "answered": found.answered, "closed": found.closed}
    ]
    if found.dated_answered:
        said.append(
            _("Of %(of)s answered that had a day, %(in_time)s were answered by it.")
            % {"of": found.dated_answered, "in_time": found.in_time}
        )
    said.append(
        _("%(late)s stand unanswered past their day; %(undated)s never had a day.")
        % {"late": found.late_open, "undated": found.undated}
    )
    if found.moves:
        said.append(
            _("Days were moved %(moves)s times, in %(moved)s threads; one was moved %(most)s times.")
            % {"moves": found.moves, "moved": found.moved, "most": found.most_moved}
        )
    if found.median_open is not None:
        said.append(
            _("Half of those still open have been open for %(days)s or less.")
            % {"days": days(found.median_open)}
        )
    return said


def thread(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """One thread: what was asked, what was promised, what was done, and everything that happened."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Thread)
    known = gather(site, _ids(thing))
    body = known.get(thing.body)
    meeting = known.get(thing.at.meeting)
    now = standing(thing.state, thing.due, was_late=was_late(thing))
    context: dict[str, Any] = {
        "entry": entry,
        "thing": thing,
        "section": "decisions",
        "kind": kind_word(thing.kind),
        "body": body,
        "asked_by": known.get(thing.asked_by or thing.body),
        "meeting": meeting,
        "item": known.get(thing.at.item),
        "to": known.get(thing.to),
        "matter": known.get(thing.matter),
        "about": [known[one] for one in thing.about if one in known],
        "provisional": thing.state != "void" and provisional(meeting),
        "standing": now,
        "sentence": _sentence(thing, body),
        "verdict": verdict_word(thing.answer.verdict) if thing.answer else "",
        "result": result_word(thing.closing.result) if thing.closing else "",
        "answered_at": known.get(thing.answer.at.item) if thing.answer else None,
        "closed_at": known.get(thing.closing.at.item) if thing.closing else None,
        "proposed": known.get(thing.proposed.meeting) if thing.proposed else None,
        "evidence": _evidence(thing, known, site),
        "moves": moves(thing),
        "story": story(thing, known, site.root),
        "hash": shown.hash,
    }
    context["cite"] = cite(site, shown, body, None)
    trail = [(_("Asked, promised, done"), "threads")]
    return page(request, site, "thread", context, trail=trail)


def _ids(thing: Thread) -> list[str]:
    ids = [thing.body, thing.asked_by, thing.to, thing.matter, *thing.about, thing.at.meeting, thing.at.item]
    for step in thing.steps:
        ids += [step.at.meeting, step.at.item, *(one.document for one in step.evidence)]
        if step.kind in ("inherited", "matter"):
            ids += [step.before, step.after]
    if thing.proposed:
        ids.append(thing.proposed.meeting)
    return ids


def _evidence(thing: Thread, known: Known, site: Site) -> list[tuple[str, str]]:
    rows = thing.answer.evidence if thing.answer else ()
    return [
        (one.words, site.url(known[one.document].path) if one.document in known else one.href) for one in rows
    ]


def _sentence(thing: Thread, body: Entry | None) -> str:
    """How it stands today, in a sentence that needs nothing else to be understood."""
    name = body.title if body else _("the body that asked")
    if thing.state == "void":
        return _("This rested on a misreading of the minutes. It is in no figure.")
    if thing.state == "closed" and thing.closing:
        return _("%(body)s closed it on %(day)s: %(result)s.") % {
            "body": name,
            "day": written(thing.closing.day),
            "result": result_word(thing.closing.result),
        }
    if thing.answer:
        late = late_days(thing.due, thing.answer.day) if thing.due else 0
        said = {"day": written(thing.answer.day), "late": days(late), "body": name}
        if late > 0:
            return _("Answered on %(day)s, %(late)s late. %(body)s has not closed it yet.") % said
        return _("Answered on %(day)s. %(body)s has not closed it yet.") % said
    if not thing.due:
        return _("Not answered yet. No day was set for it.")
    late = late_days(thing.due, today())
    if late > 0:
        return _("Not answered. It was due on %(day)s: it is %(late)s late.") % {
            "day": written(thing.due),
            "late": days(late),
        }
    return _("Not answered yet. It is due by %(day)s.") % {"day": written(thing.due)}
