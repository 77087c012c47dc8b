"""The whole timetable of a meeting, counted back and forward: ``timetable(nation, body, meeting)``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from minutebook.law import call_in, inspection, key_decisions, notice, steps
from minutebook.law.answer import Answer
from minutebook.law.counting import LastDay
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.rules import DEFAULTS, Choices, Rule, Status
from minutebook.law.working_days import Calendar, civil_day


@dataclass(frozen=True)
class Deadline:
    """One day of a timetable, with the answer it was taken from.

    ``day`` is the one to rely on: the last safe working day, or the day itself. ``last_any_day`` is the last
    day of any kind, where the law counts clear days. ``lawful`` is set where a notice was judged.
    """

    rule: str
    title: str
    day: date
    because: str
    source: str
    status: Status
    warnings: tuple[str, ...]
    answer: Answer[Any]
    last_any_day: date | None = None
    lawful: bool | None = None

    def record(self) -> dict[str, object]:
        """The deadline as plain values, as the command and other programs read it."""
        found: dict[str, object] = {
            "rule": self.rule,
            "date": self.day.isoformat(),
            "because": self.because,
            "source": self.source,
            "status": self.status,
            "title": self.title,
        }
        if self.last_any_day:
            found["last_any_day"] = self.last_any_day.isoformat()
        if self.lawful is not None:
            found["lawful"] = self.lawful
        if self.warnings:
            found["warnings"] = list(self.warnings)
        return found


def timetable(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    *,
    published: date | None = None,
    convened: date | None = None,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> list[Deadline]:
    """Every deadline of a meeting in the order of days; each names its rule, reason and source.

    ``published`` is the day the agenda went out, to be judged; ``convened`` the day a meeting was convened at
    shorter notice. Raises LawError naming the field where a nation has no such body, no rule is held for the
    day, or the agenda went out after the meeting.
    """
    must_have(nation, body)
    meeting = civil_day(meeting, "meeting")
    case = _Case(nation, body, meeting, calendar, choices)
    found = [*_before(case), *_after(case)]
    if published is not None:
        judged = notice.agenda_in_time(nation, body, meeting, published, convened, calendar, choices)
        found.append(_deadline(judged, civil_day(published, "published")))
    return sorted(found, key=lambda one: one.day)


def moved(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    *,
    old: Calendar,
    new: Calendar,
    choices: Choices = DEFAULTS,
) -> list[tuple[Deadline, Deadline]]:
    """The deadlines of a meeting that a change of the holiday table moves, as they were and as they are."""
    before = {one.rule: one for one in timetable(nation, body, meeting, calendar=old, choices=choices)}
    after = timetable(nation, body, meeting, calendar=new, choices=choices)
    pairs = [(before[one.rule], one) for one in after]
    return [(was, now) for was, now in pairs if (was.day, was.last_any_day) != (now.day, now.last_any_day)]


@dataclass(frozen=True)
class _Case:
    nation: Nation
    body: BodyKind
    meeting: date
    calendar: Calendar | None
    choices: Choices


def _before(case: _Case) -> Iterator[Deadline]:
    meeting, calendar, choices = case.meeting, case.calendar, case.choices
    whose = (case.nation, case.body, meeting, calendar, choices)
    if case.body != "informal":
        yield _last_day(notice.agenda_notice(*whose))
        yield _day(steps.agenda_despatch(*whose))
    if _holds(notice.PUBLIC_NOTICE, case):
        yield _last_day(notice.public_notice(*whose))
    if _holds(notice.SUMMONS, case):
        yield _last_day(notice.summons(*whose))
    if _holds(key_decisions.KEY_NOTICE, case):
        yield _last_day(key_decisions.key_decision_notice(meeting, calendar, choices))
        yield _last_day(key_decisions.private_meeting_notice(meeting, calendar, choices))
        yield _last_day(key_decisions.private_meeting_second_notice(meeting, calendar, choices))
    for id, step in steps.STEPS.items():
        if not step.after and _chosen(step, case):
            yield _day(steps.step_due(id, *whose))


def _after(case: _Case) -> Iterator[Deadline]:
    whose = (case.nation, case.body, case.meeting)
    for id, step in steps.STEPS.items():
        if step.after and _chosen(step, case):
            yield _day(steps.step_due(id, *whose, case.calendar, case.choices))
    if case.body == "executive" and _holds(call_in.CALL_IN, case):
        yield from _call_in(case)
    if _holds(inspection.WELSH_NOTE, case):
        yield _day(inspection.welsh_note_due(*whose, case.calendar, case.choices))
    if _holds(steps.SMALLER_AUTHORITY_MINUTES, case):
        yield _day(steps.smaller_authority_minutes(*whose))
    if _holds(inspection.BACKGROUND_PAPERS, case):
        yield _day(inspection.background_papers_until(*whose))
    if _holds(inspection.INSPECTION, case):
        yield _day(inspection.open_to_inspection_until(*whose))


def _call_in(case: _Case) -> Iterator[Deadline]:
    """The window of call-in, from the day on which the decisions are to be published."""
    whose = (case.nation, case.body, case.meeting, case.calendar, case.choices)
    published = steps.step_due("decisions-published", *whose).result
    window = call_in.call_in_window(case.nation, published, case.calendar, case.choices)
    yield _deadline(window, window.result.deadline)
    yield _day(call_in.takes_effect(case.nation, published, case.calendar, case.choices))


def _holds(rule: Rule[Any], case: _Case) -> bool:
    return rule.holds(case.meeting, case.nation, case.body)


def _chosen(step: steps.Step, case: _Case) -> bool:
    """A council that sets a step to no days does without it."""
    return _holds(step.rule, case) and case.choices[step.days] > 0


def _last_day(answer: Answer[LastDay]) -> Deadline:
    return _deadline(answer, answer.result.working_day, answer.result.any_day)


def _day(answer: Answer[date]) -> Deadline:
    return _deadline(answer, answer.result)


def _deadline(answer: Answer[Any], day: date, any_day: date | None = None) -> Deadline:
    return Deadline(
        rule=answer.rule.id,
        title=answer.rule.title,
        day=day,
        because=answer.because,
        source=answer.source,
        status=answer.status,
        warnings=answer.warnings,
        answer=answer,
        last_any_day=any_day,
        lawful=answer.result if isinstance(answer.result, bool) else None,
    )
