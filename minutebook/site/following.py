"""How a thread stands, in the page's words: open, late by how long, answered, closed."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.followup.kind import LATE
from minutebook.followup.schema import Thread
from minutebook.site.days import today, written
from minutebook.site.lookups import Known
from minutebook.site.reader import Site

KINDS = {
    "resolution": noop("resolution"),
    "recommendation": noop("recommendation"),
    "action": noop("action"),
    "undertaking": noop("undertaking"),
    "question": noop("question"),
}
VERDICTS = {
    "accepted": noop("accepted"),
    "in part": noop("accepted in part"),
    "rejected": noop("rejected"),
}
RESULTS = {
    "done": noop("done"),
    "in part": noop("done in part"),
    "not done": noop("not done"),
    "superseded": noop("superseded"),
}
STEPS = {
    "opened": noop("Asked by %(body)s."),
    "assigned": noop("Taken on by %(after)s."),
    "due": noop("To be done by %(after)s."),
    "sent": noop("Received by %(body)s."),
    "update": noop("How far it was."),
    "answer": noop("Answered."),
    "closing": noop("Proposed to be closed."),
    "closed": noop("Closed: %(result)s."),
    "reopened": noop("Opened again."),
    "inherited": noop("Taken over by %(body)s."),
    "requoted": noop("The minutes were corrected; until then they read: “%(words)s”"),
    "matter": noop("Taken out of a matter."),
    "void": noop("Found to be a misreading."),
}
"""What each kind of step says."""
WITH_BEFORE = {
    "assigned": noop("Handed from %(before)s to %(after)s."),
    "due": noop("Day moved from %(before)s to %(after)s."),
}
"""What it says where something stood before."""
WITH_AFTER = {"matter": noop("Joined to a matter.")}
"""What it says where something stands after."""
ON_THE_LINE = {
    "opened": noop("Asked:"),
    "sent": noop("Sent:"),
    "answer": noop("Answered:"),
    "closed": noop("Closed (%(result)s):"),
    "void": noop("Found to be a misreading:"),
}
"""What the steps say that a matter's line shows."""


class Standing(NamedTuple):
    """A state in a few words; ``tone`` is ``late``, ``open`` or ``done``."""

    words: str
    tone: str


def standing(state: str, due: str, *, was_late: bool = False) -> Standing:
    """How a thread stands today, from its state and its day."""
    if state == "void":
        return Standing(_("a misreading"), "done")
    if state == "closed":
        return Standing(_("closed, late") if was_late else _("closed"), "done")
    if state == "answered":
        return Standing(_("answered late"), "late") if was_late else Standing(_("answered"), "done")
    if not due:
        return Standing(_("open, no day set"), "open")
    late = late_days(due, today())
    if late > 0:
        return Standing(_("open, %(days)s late") % {"days": days(late)}, "late")
    return Standing(_("open, due by %(day)s") % {"day": written(due)}, "open")


def standing_of(entry: Entry) -> Standing:
    """How the thread an entry stands for stands today."""
    return standing(entry.state, entry.until, was_late=entry.label.endswith(f" {LATE}"))


def late_days(due: str, done: str) -> int:
    """The days from the day something was due to the day it was done."""
    try:
        return (date.fromisoformat(done) - date.fromisoformat(due)).days
    except ValueError:
        return 0


def days(count: int) -> str:
    """A number of days in words."""
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": count}


def kind_word(kind: str) -> str:
    """What a thread was in the minutes, as its page says it."""
    return _(KINDS[kind]) if kind in KINDS else kind


def verdict_word(verdict: str) -> str:
    """Whether a recommendation was accepted."""
    return _(VERDICTS[verdict]) if verdict in VERDICTS else ""


def result_word(result: str) -> str:
    """What came of a thread, as the body closed it."""
    return _(RESULTS[result]) if result in RESULTS else result


class Happened(NamedTuple):
    """One step of a thread as its page tells it."""

    day: str
    what: str
    words: str
    item: Entry | None
    body: Entry | None
    recorded: str
    solid: bool
    evidence: list[tuple[str, str]]


def story(thread: Thread, known: Known, root: str) -> list[Happened]:
    """Everything that happened to a thread, in order."""
    told = []
    for step in thread.steps:
        item = known.get(step.at.item) or known.get(step.at.meeting)
        shown = [
            (one.words, f"{root}/{known[one.document].path}" if one.document in known else one.href)
            for one in step.evidence
        ]
        what = _told(step.kind, step.before, step.after, known, thread)
        words = "" if step.kind == "opened" else step.words
        solid = step.kind in ("opened", "answer", "closed", "void")
        body = known.get(item.group) if item else None
        told.append(Happened(step.day, what, words, item, body, step.recorded, solid, shown))
    return told


def _told(kind: str, before: str, after: str, known: Known, thread: Thread) -> str:
    """A step in a sentence of its own."""
    said = {"before": before, "after": after, "words": before}
    if kind == "due":
        said = {"before": written(before) if before else "", "after": written(after)}
    elif kind == "opened":
        said["body"] = _name(thread.asked_by or thread.body, known)
    elif kind == "sent":
        said["body"] = _name(thread.to, known) if thread.to else thread.to_name
    elif kind == "inherited":
        said["body"] = _name(after, known)
    elif kind == "closed":
        said["result"] = result_word(after)
    return _sentence(kind, before, after) % said


def _sentence(kind: str, before: str, after: str) -> str:
    """What a step says, in the page's language, its values left open."""
    known = WITH_BEFORE.get(kind) if before else None
    known = known or (WITH_AFTER.get(kind) if after else None) or STEPS.get(kind)
    return _(known) if known else kind


def _name(object_id: str, known: Known) -> str:
    entry = known.get(object_id)
    return entry.title if entry is not None else _("a body")


class Became(NamedTuple):
    """A thread beside the item where it was asked, answered or closed."""

    entry: Entry
    standing: Standing


def becoming(known: Known) -> list[Became]:
    """The threads among entries, oldest first: what became of what was asked. Misreadings are left out."""
    found = [one for one in known.values() if one.kind == "thread" and one.state != "void"]
    return [Became(one, standing_of(one)) for one in sorted(found, key=lambda e: (e.date, e.object))]


class InShort(NamedTuple):
    """What a body asked, in a sentence, and the latest of what is late."""

    sentence: str
    late: list[Became]


def asked_in_short(known: Known) -> InShort | None:
    """What a body asked and was promised, from its threads among entries; ``None`` where there is none."""
    found = [one for one in known.values() if one.kind == "thread" and one.state != "void"]
    if not found:
        return None
    late = [one for one in found if one.state == "open" and one.until and one.until < today()]
    said = {
        "opened": len(found),
        "open": sum(one.state in ("open", "answered") for one in found),
        "late": len(late),
        "moved": sum(one.position for one in found),
    }
    sentence = _(
        "%(opened)s things were asked or promised since follow-up began; %(open)s are still open, "
        "%(late)s of them late. Days were moved %(moved)s times."
    )
    latest = sorted(late, key=lambda one: (one.until, one.object))[:3]
    return InShort(sentence % said, [Became(one, standing_of(one)) for one in latest])


class Happening(NamedTuple):
    """A step of a thread on the line of its matter."""

    day: str
    thread: Entry
    body: Entry | None
    what: str
    words: str
    solid: bool


def happenings(site: Site, known: Known) -> list[Happening]:
    """What happened to the threads among entries, for the line of their matter. At most one query."""
    entries = [one for one in known.values() if one.kind == "thread"]
    things = catalogue.things_of(site.book, entries) if entries else {}
    found = []
    for entry in entries:
        thing = things.get(entry.object)
        for step in thing.steps if isinstance(thing, Thread) else ():
            if step.kind in ON_THE_LINE:
                what = _on_the_line(step.kind, step.after)
                words = "" if step.kind in ("opened", "sent") else step.words
                at = known.get(step.at.item)
                body = known.get(at.group if at is not None else entry.group)
                found.append(Happening(step.day, entry, body, what, words, step.kind == "answer"))
    return found


def _on_the_line(kind: str, after: str) -> str:
    return _(ON_THE_LINE[kind]) % {"result": result_word(after)}
