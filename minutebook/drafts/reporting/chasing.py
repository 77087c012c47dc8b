"""Chasing: who is reminded of a report, when, and what is late.

Every day is counted from the meeting by the law's timetable. A reminder has a key, so that it is written
once however often the schedule looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.book import clock
from minutebook.book.errors import NotFound
from minutebook.drafts import outbox
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.models import Account, Clearance, Report
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.reporting.clearance import officers
from minutebook.drafts.reporting.reports import deadlines_of, meeting_words, spoken
from minutebook.drafts.reporting.twins import standing_in_welsh
from minutebook.drafts.roles import ROLES, TRANSLATOR
from minutebook.law import wording
from minutebook.law.errors import LawError

BEFORE = (5, 1)
"""Working days before a deadline on which a reminder is written."""
AFTER = (1, 3, 5, 8, 13, 21)
"""Working days after a deadline on which whoever is late is reminded, and the clerk told."""


class Task(NamedTuple):
    """What somebody still has to do for a report, by when, and under which rule.

    ``office`` is empty for the author, and the translator's where Welsh is to follow. ``late`` counts the
    working days since the deadline (negative: still to come).
    """

    report: Report
    office: str
    due: date
    because: str
    late: int

    @property
    def words(self) -> str:
        """How late it is, or how soon it is due."""
        if self.late > 0:
            return f"{wording.number(self.late, 'working day')} late"
        if self.late == 0:
            return "due today"
        return f"due in {wording.number(-self.late, 'working day')}"


def tasks_of(report: Report, today: date | None = None) -> Iterator[Task]:
    """What is still to do for a report: by its author, by each office it waits for, by its translator."""
    today = today or clock.today()
    due = deadlines_of(report)
    if report.state in Report.WITH_AUTHOR:
        name = "first-drafts" if report.round == 0 else "final-reports"
        if name in due:
            yield _task(report, "", due[name].result, due[name].because, today)
    elif report.state == Report.CLEARING and "clearance" in due:
        answer = due["clearance"]
        for row in report.clearances.filter(round=report.round, state=Clearance.ASKED):
            yield _task(report, row.office, answer.result, answer.because, today)
    if report.translator is not None and "final-reports" in due and standing_in_welsh(report):
        answer = due["final-reports"]
        yield _task(report, TRANSLATOR, answer.result, answer.because, today)


def _task(report: Report, office: str, due: date, because: str, today: date) -> Task:
    footing = footing_of(report.council, body_of(report.council, report.body))
    earlier, later = sorted((due, today))
    days = sum(
        not footing.calendar.why_not(earlier + timedelta(days=n + 1)) for n in range((later - earlier).days)
    )
    return Task(report, office, due, because, days if today > due else -days)


def open_tasks(council: str, today: date | None = None) -> list[Task]:
    """All that is still to do for a council's reports to meetings that are not over, the latest first."""
    today = today or clock.today()
    rows = Report.objects.using("desk").filter(council=council)
    rows = rows.exclude(state=Report.WITHDRAWN).exclude(state=Report.CLEARED, translator=None)
    rows = rows.select_related("author", "asked_by", "translator")
    found: list[Task] = []
    for report in rows:
        try:
            if date.fromisoformat(sitting_of(council, report.meeting).start[:10]) >= today:
                found += tasks_of(report, today)
        except (NotFound, LawError):
            continue  # its meeting is in the book no more, or its law is not held here: nothing is counted
    return sorted(found, key=lambda task: (-task.late, task.due))


def late_for(council: str, today: date | None = None) -> list[Task]:
    """What is late, the latest first."""
    return [task for task in open_tasks(council, today) if task.late > 0]


def chase(today: date | None = None) -> int:
    """Write the reminders of a day, for every council; return how many letters are new."""
    today = today or clock.today()
    councils = Report.objects.using("desk").values_list("council", flat=True).distinct()
    return sum(_remind(task) for council in councils for task in open_tasks(council, today))


def _remind(task: Task) -> int:
    """The letters of one task for its day, if it is a day for reminding."""
    if -task.late in BEFORE or task.late == 0:
        return sum(_write(task, one, "Due soon" if task.late else "Due today") for one in _whose(task))
    step = max((days for days in AFTER if days <= task.late), default=0)
    if not step:
        return 0
    written = sum(_write(task, one, "Late", step) for one in _whose(task))
    return written + _write(task, task.report.asked_by, "Late", step, of=True)


def _whose(task: Task) -> list[Account]:
    if task.office == TRANSLATOR:
        return [one for one in [task.report.translator] if one is not None]
    return officers(task.report, task.office) if task.office else [task.report.author]


def _write(task: Task, to: Account, what: str, step: int | None = None, *, of: bool = False) -> int:
    report, named = task.report, spoken(task.report)
    place = task.late if step is None else step
    key = f"chase/{report.pk}/{report.round}/{task.office or 'author'}/{task.due}/{place}/{to.pk}"
    who = ROLES[task.office] if task.office else report.author.name
    wanted = f"It waits for {who}." if of else _wanted(task)
    if outbox.was_written(key):
        return 0
    outbox.send(
        to.email,
        f"{what}: {named.title}",
        f"“{named.title}”, for {meeting_words(report)}.\n\n{wanted} It is due by {wording.day(task.due)}: "
        f"{task.because}. That is {task.words}.\n\n{outbox.link(f'reports/{report.pk}')}",
        on=named,
        key=key,
    )
    return 1


def _wanted(task: Task) -> str:
    if task.office == TRANSLATOR:
        return "It waits for your Welsh."
    if task.office:
        return f"It waits for you to clear it, or to return it, as {ROLES[task.office].lower()}."
    return "It is to be handed in by you." if task.report.round == 0 else "It was returned to you."
