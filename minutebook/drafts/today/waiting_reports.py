"""What waits for somebody about reports and the forward plan, for the page of today."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.drafts import outbox
from minutebook.drafts.executive import plan_notices
from minutebook.drafts.executive.forward_plan import deadlines_of, entries_of
from minutebook.drafts.executive.plan_documents import TITLES
from minutebook.drafts.models import Account, Report
from minutebook.drafts.permission import Scope, may
from minutebook.drafts.reporting import chasing, translating
from minutebook.drafts.reporting.clearance import my_reports, waiting_for
from minutebook.drafts.roles import ROLES, TRANSLATOR
from minutebook.drafts.today.waiting import Waiting


def waiting(account: Account, council: str) -> Iterator[Waiting]:
    """Reports to write, to clear and to translate, notices to give, letters that did not arrive."""
    tasks = {(task.report.pk, task.office): task for task in chasing.open_tasks(council)}
    for report in my_reports(account, council):
        task = tasks.get((report.pk, ""))
        if report.state in Report.WITH_AUTHOR and task is not None:
            what = "Mend" if report.state == Report.RETURNED else "Write"
            yield Waiting(f"{what} “{report.title}”", "report", (report.pk,), task.due, report.author.name)
    for report, row in waiting_for(account, council):
        task = tasks.get((report.pk, row.office))
        due = task.due if task else None
        yield Waiting(
            f"Clear “{report.title}”", "report_clear", (report.pk, row.office), due, ROLES[row.office]
        )
    for report in translating.my_translations(account, council):
        task = tasks.get((report.pk, TRANSLATOR))
        due = task.due if task else None
        words = f"Give the Welsh of “{report.title}”"
        yield Waiting(words, "report_welsh", (report.pk,), due, ROLES[TRANSLATOR])
    yield from _notices(account, council)
    if may(account, "mail.read", Scope(council)) and (troubled := outbox.troubled(council)):
        said = "1 letter did not arrive" if troubled == 1 else f"{troubled} letters did not arrive"
        yield Waiting(said, "letters")


def _notices(account: Account, council: str) -> Iterator[Waiting]:
    for entry in entries_of(council):
        if not may(account, "plan.edit", Scope(council, entry.body)):
            continue
        wanted = plan_notices.kinds_wanted(entry)
        if wanted:
            days = [answer.result.working_day for answer in deadlines_of(entry)]
            words = f"{TITLES[wanted[0]]}: {entry.title}"
            yield Waiting(words, "plan_notice", (entry.pk, wanted[0]), min(days, default=None))
