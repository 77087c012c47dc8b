"""What is under way at Severnshire's desk when the demo opens: reports asked for, a decision in the plan."""

from __future__ import annotations

from datetime import date, timedelta

from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.models import Account, PlanEntry, Report
from minutebook.drafts.permission import Scope
from minutebook.drafts.reporting import authoring, clearance, reports
from minutebook.drafts.reporting.report_documents import enclosure_at, revision_of
from minutebook.drafts.reporting.writing import USUAL
from minutebook.drafts.roles import DIRECTOR, FINANCE, LEGAL
from minutebook.drafts.scheduling import calendar
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import BOARD, CABINET
from minutebook.intake.severnshire.staff import CAST

SUFFICIENCY = {
    "purpose": "To tell the board whether there are enough homes for children in care in the county.",
    "recommendations": "(a) That the report be noted.\n\n(b) That another report come in June.",
    "reasons": "The board asked in the spring for a yearly report.",
    "options": "None: the report is for information.",
    "background": "The council owes each child in its care a suitable home near their own (Children Act 1989 "
    "s.22G).",
    "consultation": "The Children in Care Council was asked in October. It said that sudden moves matter "
    "most.",
    "finance": "None: the plan is met from the budget of the service.",
    "legal": "The duty is in section 22G of the Children Act 1989.",
    "equality": "An impact assessment was made in September; it found no adverse effect.",
    "risk": "If fewer foster carers come forward than expected, more children will live outside the county.",
    "climate": "None.",
    "children": "The report is about children in care.",
    "wards": "All.",
    "contact": "Commissioning team, Children’s Services.",
}


def begin_work() -> None:
    """Ask for three reports and put a decision into the plan, where nobody has done anything yet."""
    if Report.objects.using("desk").exists() or PlanEntry.objects.using("desk").exists():
        return
    clerk, author, finance = (_account(name) for name in ("Gwen Ashby", "Tom Ferris", "Nadia Coles"))
    board, cabinet = _next(BOARD), _next(CABINET, timedelta(days=40))
    if board:
        _reports(board, clerk, author, finance)
    if cabinet:
        _decision(cabinet, clerk)


def _reports(meeting: calendar.Listed, clerk: Account, author: Account, finance: Account) -> None:
    """One cleared half, one that is being written, one that was only asked for."""
    sitting = sitting_of(COUNCIL, meeting.object)
    offices = (FINANCE, LEGAL)
    first = reports.ask(sitting, "Placement sufficiency", author, by=clerk, offices=offices)
    one = enclosure_at(first, 0)
    authoring.write(first, SUFFICIENCY, seen=revision_of(one), by=author)
    authoring.describe(first, first.title, [], no_background=True, by=author)
    clearance.hand_in(first, by=author)
    clearance.clear(first, FINANCE, "There is no cost beyond the budget.", by=finance)
    second = reports.ask(
        sitting, "Health assessments", author, by=clerk, offices=(*offices, DIRECTOR), in_order=True
    )
    one = enclosure_at(second, 0)
    begun = {section.key: "" for section in USUAL} | {"purpose": "To explain why assessments are late."}
    authoring.write(second, begun, seen=revision_of(one), by=author)
    reports.ask(sitting, "Care leavers’ homes", author, by=clerk, brief="What was learned this year.")


def _decision(meeting: calendar.Listed, clerk: Account) -> None:
    scope = Scope(COUNCIL, keyed("body", CABINET))
    fields = {
        "title": "Award of the foster carers’ training contract",
        "matter": "Which provider trains the county’s foster carers for the next three years.",
        "when": meeting.start.date(),
        "meeting": meeting.object,
        "pounds": 420_000,
        "documents": "Report of the Director of Children’s Services",
        "contact": "Commissioning team, Children’s Services",
    }
    forward_plan.add_entry(scope, fields | forward_plan.usual_fields(scope), by=clerk)


def _next(body: str, after: timedelta = timedelta(days=14)) -> calendar.Listed | None:
    """The first meeting of a body some time from now."""
    rows = calendar.meetings(COUNCIL, date.today() + after, body=keyed("body", body))
    return next((row for row in rows if row.state != "cancelled"), None)


def _account(name: str) -> Account:
    return Account.objects.get(email=next(part.email for part in CAST if part.name == name))
