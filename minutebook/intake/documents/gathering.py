"""One meeting of the documents that speak of it, wherever they lie: its agenda, its minutes, its listing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from minutebook.intake.documents.bodies import Bodies, OneBody
from minutebook.intake.documents.parsing import Parsed

LATE = 75  # minutes by which the hours of an agenda and of minutes may differ and still be one meeting's
SAME_TEXT = 0.6


@dataclass
class Sitting:
    """One meeting: its body and day, and the documents of it, the newest version of each last."""

    body: OneBody
    date: str
    minutes: list[Parsed] = field(default_factory=list)
    agendas: list[Parsed] = field(default_factory=list)
    reports: list[Parsed] = field(default_factory=list)
    listings: list[Parsed] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    place: int = 1

    @property
    def documents(self) -> list[Parsed]:
        """All its papers, agenda first."""
        return [*self.agendas, *self.minutes, *self.reports]

    def _said(self, what: str) -> str:
        order = [*reversed(self.minutes), *self.agendas, *self.listings]
        return next((value for one in order if (value := str(getattr(one.head, what)))), "")

    @property
    def kind(self) -> str:
        return self._said("kind")

    @property
    def begins(self) -> str:
        return self._said("begins")

    @property
    def venue(self) -> str:
        return self._said("venue")

    @property
    def cancelled(self) -> bool:
        return not self.minutes and any(one.head.cancelled for one in [*self.agendas, *self.listings])


def gather(parsed: Iterable[Parsed], bodies: Bodies) -> tuple[list[Sitting], list[Parsed]]:
    """The meetings in order of body and time, and the documents that belong to none."""
    by_day: dict[tuple[str, str], list[Parsed]] = defaultdict(list)
    found: dict[str, OneBody] = {}
    loose = []
    for one in parsed:
        body = bodies.find(one.head.body)
        if body is None or not one.head.date or one.kind == "other":
            loose.append(one)
            continue
        found[body.id] = body
        by_day[body.id, one.head.date].append(one)
    sittings: list[Sitting] = []
    for (body_id, day), documents in sorted(by_day.items()):
        held = _sittings(found[body_id], day, documents)
        held.sort(
            key=lambda sitting: (
                sitting.begins or "24:00",
                sitting.documents[0].name if sitting.documents else "",
            )
        )
        for place, sitting in enumerate(held, 1):
            sitting.place = place
        sittings += held
    return sittings, loose


def _sittings(body: OneBody, day: str, documents: list[Parsed]) -> list[Sitting]:
    held: list[Sitting] = []
    order = {"minutes": 0, "agenda": 1, "listing": 2, "report": 3}
    for one in sorted(documents, key=lambda one: (order[one.kind], one.supplement, one.name)):
        sitting = _fitting(held, one)
        if sitting is None:
            sitting = Sitting(body, day)
            held.append(sitting)
        _add(sitting, one)
    return _settled(held)


def _add(sitting: Sitting, one: Parsed) -> None:
    if one.kind == "minutes":
        sitting.minutes.append(one)
        sitting.minutes.sort(key=lambda m: (not m.draft, len(m.numbers), m.name))
    elif one.kind == "agenda":
        sitting.agendas.append(one)
    elif one.kind == "listing":
        sitting.listings.append(one)
    else:
        sitting.reports.append(one)


def _fitting(held: list[Sitting], one: Parsed) -> Sitting | None:
    """The meeting of that day a document is of; ``None`` where it is of another."""
    if one.kind == "report":
        return held[0] if held else None
    scored = [
        (score, -index, sitting) for index, sitting in enumerate(held) if (score := _fit(sitting, one)) >= 0
    ]
    return max(scored)[2] if scored else None


def _fit(sitting: Sitting, one: Parsed) -> int:
    """How well a document fits a meeting; below nought: it is another one's."""
    if one.kind == "minutes" and sitting.minutes:
        if one.head.kind != sitting.kind:
            return -1
        return 5 if any(_same_words(one, other) for other in sitting.minutes) else -1
    if one.kind == "agenda" and any(_same_words(one, other) for other in sitting.agendas):
        return 9
    score = 0
    if one.kind == "agenda" and sitting.agendas and not one.supplement:
        score -= 3
    if one.head.kind and sitting.kind:
        score += 2 if one.head.kind == sitting.kind else -2
    elif one.head.kind or sitting.kind:
        score -= 1 if (one.head.kind or sitting.kind) == "annual" else 0
    if one.head.begins and sitting.begins:
        apart = abs(_minutes(one.head.begins) - _minutes(sitting.begins))
        score += 2 if apart == 0 else 0 if apart <= LATE else -3
    return score


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _same_words(one: Parsed, other: Parsed) -> bool:
    """Whether two documents are the same words, as a draft and its final version are."""
    if one.text.sha256 == other.text.sha256:
        return True
    return _alike_titles(one, other) and _alike_words(*(_beginning(p) for p in (one, other)))


def _beginning(one: Parsed) -> str:
    return " ".join(one.text_flat()[:1500].split())


def _alike_words(one: str, other: str) -> bool:
    """Whether two texts are mostly the same; letter by letter only where word by word leaves a doubt."""
    if SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= SAME_TEXT:
        return True
    letters = SequenceMatcher(None, one, other, autojunk=False)
    return letters.quick_ratio() >= SAME_TEXT and letters.ratio() >= SAME_TEXT


def _alike_titles(one: Parsed, other: Parsed) -> bool:
    ours = {item.title.casefold() for item in one.items}
    theirs = {item.title.casefold() for item in other.items}
    return not ours or not theirs or len(ours & theirs) >= 0.4 * min(len(ours), len(theirs))


def _settled(held: list[Sitting]) -> list[Sitting]:
    """A listing alone beside one meeting of the day that has none is that meeting's, whatever its hour."""
    whole = [sitting for sitting in held if sitting.documents]
    lone = [sitting for sitting in held if not sitting.documents]
    if len(whole) == 1 and len(lone) == 1 and not whole[0].listings:
        whole[0].listings += lone[0].listings
        return whole
    for sitting in held:
        hours = {one.head.begins for one in [*sitting.minutes, *sitting.agendas] if one.head.begins}
        if len(hours) > 1:
            name = sitting.minutes[-1].name if sitting.minutes else sitting.agendas[0].name
            sitting.notes.append((name, f"its papers give different hours: {', '.join(sorted(hours))}"))
    return held
