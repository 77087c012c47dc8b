"""Reports: asked of an author, worked on by them, and put at an item of an agenda.

A report's words are drafts of documents (see ``report_documents``). What its author does with them is in
``authoring``, clearance in ``clearance``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from django.db.models import QuerySet

from minutebook.book import clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Document, Exemption, Item, Paper, Words
from minutebook.drafts import auditing, outbox, working
from minutebook.drafts.agendas.agenda import Sitting, add_item, begin_agenda, change_item, sitting_of
from minutebook.drafts.models import Account, Clearance, Draft, Report
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import NotPermitted, Scope, command, may, require, roles_of
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.reporting.comparing import digests_standing
from minutebook.drafts.reporting.report_documents import document_of, enclose, enclosures_of
from minutebook.drafts.roles import AUTHOR, CLEARING, CLERK, RIGHTS, ROLES
from minutebook.drafts.working import ITEM, ORDER
from minutebook.law import wording
from minutebook.law.answer import Answer
from minutebook.law.steps import STEPS, step_due

PRIVATE_TITLE = "A private report"
"""What a report is called in letters and in the audit where its title is not for everyone."""

USUAL_OFFICES = CLEARING[:2]


class Spoken(NamedTuple):
    """A report as letters and the audit name it: nothing that is private is in it."""

    council: str
    body: str
    object: str
    title: str


def spoken(report: Report) -> Spoken:
    """How a report is named to those who may not read closed papers."""
    title = PRIVATE_TITLE if report.private else report.title
    return Spoken(report.council, report.body, report.object, title)


# -- asking


@command("report.ask")
def ask(
    sitting: Sitting,
    title: str,
    author: Account,
    *,
    by: Account,
    brief: str = "",
    offices: Sequence[str] = USUAL_OFFICES,
    in_order: bool = False,
    private: bool = False,
    item: str = "",
) -> Report:
    """Ask an author for a report to a meeting, and tell them by letter until when.

    ``offices`` must clear it, one after the other if ``in_order``. Raises :class:`BookError` naming what
    cannot be: no title, an author who writes no reports for the body, an office that clears nothing.
    """
    if not title.strip():
        raise BookError("title: give the report a title")
    if roles_of(author, Scope(sitting.council, sitting.body)).isdisjoint(RIGHTS["report.write"].roles):
        raise BookError(f"author: {author.name} writes no reports for this body")
    for office in offices:
        if office not in CLEARING:
            raise BookError(f"offices: {ROLES.get(office, office)} clears no reports")
    made = Report(
        id=identity.new_id(),
        council=sitting.council,
        body=sitting.body,
        object=identity.new_id(),
        meeting=sitting.object,
        title=title.strip()[:300],
        brief=brief.strip(),
        author=author,
        asked_by=by,
        asked=clock.now(),
        offices=list(dict.fromkeys(offices)),
        in_order=in_order,
        private=private,
    )
    made.save(using="desk", force_insert=True)
    document = Document(
        id=made.object,
        title=Words(en=made.title),
        author=post_of(author),
        date=sitting.start[:10],
        exemption=Exemption() if private else None,  # the paragraph is for its author to name
    )
    enclose(made, document, by=by)
    auditing.record("report.ask", by=by, on=spoken(made), detail={"author": author.email})
    if item:
        _put_at(made, item, by)
    _tell_author(made, "asked")
    return made


def _tell_author(report: Report, what: str) -> None:
    due = deadlines_of(report)
    until = "".join(f"{a.rule.title}: {wording.day(a.result)} ({a.because}).\n" for a in due.values())
    where = meeting_words(report)
    outbox.send(
        report.author.email,
        f"A report is asked of you: {spoken(report).title}",
        f"{report.asked_by.called} asks you for a report to {where}: “{spoken(report).title}”.\n\n"
        f"{'' if report.private else report.brief + chr(10) * 2 if report.brief else ''}{until}\n"
        f"{outbox.link(f'reports/{report.id}')}",
        on=spoken(report),
        key=f"report/{report.id}/{what}",
    )


def post_of(author: Account) -> str:
    """What the public reads a report is by: the post, where an account is called "name, post"."""
    return author.post or "Report author"


def meeting_words(report: Report) -> str:
    """The meeting a report goes to, in words."""
    sitting = sitting_of(report.council, report.meeting)
    day = wording.day(date.fromisoformat(sitting.start[:10]))
    return f"{body_of(report.council, report.body).name}, {day}"


def deadlines_of(report: Report) -> dict[str, Answer[date]]:
    """The days by which a report is drafted, cleared and final, by step, each with its rule.

    Counted anew from the meeting's day every time; a step its council does without is left out.
    """
    sitting = sitting_of(report.council, report.meeting)
    return deadlines_at(report.council, report.body, date.fromisoformat(sitting.start[:10]))


def deadlines_at(council: str, body: str, day: date) -> dict[str, Answer[date]]:
    """The days by which reports to a meeting on ``day`` are drafted, cleared and final."""
    footing = footing_of(council, body_of(council, body))
    found = {}
    for name in ("first-drafts", "clearance", "final-reports"):
        step = STEPS[name]
        if step.rule.holds(day, footing.nation, footing.kind) and footing.choices[step.days] > 0:
            found[name] = step_due(name, footing.nation, footing.kind, day, footing.calendar, footing.choices)
    return found


# -- whose it is


def report_of(council: str, report_id: str) -> Report:
    """A report by its id. Raises :class:`NotFound`."""
    rows = Report.objects.using("desk").filter(council=council, pk=report_id)
    report = rows.select_related("author", "asked_by", "translator").first()
    if report is None:
        raise NotFound("There is no such report.")
    return report


def is_writer(report: Report, account: Account) -> bool:
    """Whether somebody may write a report: its author, or a clerk of the body."""
    if account.pk == report.author_id:
        return may(account, "report.write", Scope(report.council, report.body))
    return CLERK in roles_of(account, Scope(report.council, report.body))


def may_read(report: Report, account: Account) -> bool:
    """Whether somebody may read a report on its way: its writers, the offices asked, those who see agendas.

    A private one is read by its writers, the offices it names, the translator it was given to and those who
    read closed papers.
    """
    scope = Scope(report.council, report.body)
    if is_writer(report, account) or not roles_of(account, scope).isdisjoint(report.offices):
        return True
    if translates(report, account):
        return True
    return may(account, "paper.read-closed" if report.private else "agenda.see", scope)


def translates(report: Report, account: Account) -> bool:
    """Whether a report's Welsh is asked of somebody: of a translator of its body, a private one's by name."""
    if report.translator_id is None:
        return False
    if report.private and account.pk != report.translator_id:
        return False
    return may(account, "translation.edit", Scope(report.council, report.body))


def demand_reading(report: Report, account: Account) -> None:
    """Raise :class:`NotPermitted` unless somebody may read a report."""
    if not may_read(report, account):
        raise NotPermitted("paper.read-closed" if report.private else "agenda.see")


def demand_writer(report: Report, account: Account) -> None:
    """Raise :class:`NotPermitted` for anyone who is not the report's author or a clerk."""
    require(account, "report.write", Scope(report.council, report.body))
    if not is_writer(report, account):
        raise NotPermitted("report.write")


def must_be_with_author(report: Report) -> None:
    """Raise :class:`BookError` while a report is being cleared, is cleared, or was withdrawn."""
    if report.state not in Report.WITH_AUTHOR:
        said = {
            Report.CLEARING: "is being cleared: take it back first",
            Report.CLEARED: "is cleared: open it again first, and it has to be cleared anew",
            Report.WITHDRAWN: "was withdrawn",
        }
        raise BookError(f"The report {said[report.state]}.")


# -- on the agenda


@command("report.ask")
def put_on_agenda(report: Report, item: str = "", *, by: Account) -> Item:
    """Put a report at an item of its meeting's agenda, or at a new item of its title. Returns the item."""
    return _put_at(report, item, by)


def _put_at(report: Report, item: str, by: Account) -> Item:
    draft = working.current_draft(report.council, report.meeting)
    if draft is None:
        draft = begin_agenda(sitting_of(report.council, report.meeting), by=by)
    if report.item and report.item != item:
        _take_off(report, draft, by)
    if not item and document_of(enclosures_of(report)[0]).exemption:
        raise BookError("item: choose an item for it, whose title the public may read")
    if not item:
        item = add_item(draft, document_of(enclosures_of(report)[0]).title, by=by).id
    report.item = item
    report.save(using="desk", update_fields=["item"])
    done = sync_papers(report, by)
    auditing.record("report.place", by=by, on=spoken(report), detail={"item": item})
    assert done is not None
    return done


def sync_papers(report: Report, by: Account) -> Item | None:
    """Let the item of a report name the report and its appendices, in order, beside its other papers."""
    draft = working.current_draft(report.council, report.meeting)
    part = draft.parts.filter(key=f"{ITEM}{report.item}").first() if draft and report.item else None
    if draft is None or part is None:
        return None
    own = [
        Paper(document=one.draft.object, role="appendix" if one.position else "report", label=one.label)
        for one in enclosures_of(report)
    ]
    stands = msgspec.convert(part.data, Item).papers
    others = [paper for paper in stands if paper.document not in {one.document for one in own}]
    return change_item(draft, report.item, by, papers=(*own, *others))


def _take_off(report: Report, draft: Draft, by: Account) -> None:
    part = draft.parts.filter(key=f"{ITEM}{report.item}").first()
    if part is not None:
        ours = {one.draft.object for one in enclosures_of(report)}
        papers = msgspec.convert(part.data, Item).papers
        change_item(draft, report.item, by, papers=tuple(p for p in papers if p.document not in ours))


@command("report.ask")
def withdraw(report: Report, reason: str, *, by: Account) -> None:
    """End a report that is not wanted any more; its words stay with its drafts. Raises without a reason."""
    if not reason.strip():
        raise BookError("reason: say why the report is withdrawn")
    draft = working.current_draft(report.council, report.meeting)
    if draft is not None and report.item:
        _take_off(report, draft, by)
    for one in enclosures_of(report):
        if not (one.draft.base_public or one.draft.base_closed):
            working.discard(one.draft, by=by, reason=reason)
    report.state, report.item = Report.WITHDRAWN, ""
    report.save(using="desk", update_fields=["state", "item"])
    report.clearances.exclude(state="cleared").update(state="stopped")
    auditing.record("report.withdraw", by=by, on=spoken(report), reason=reason)
    outbox.send(
        report.author.email,
        f"No longer wanted: {spoken(report).title}",
        f"The report to {meeting_words(report)} is no longer wanted: {reason.strip()}",
        on=spoken(report),
    )


@command("report.ask")
def defer(report: Report, meeting: str, *, by: Account) -> None:
    """Move a report to another meeting of its body; deadlines are counted from that one."""
    sitting = sitting_of(report.council, meeting)
    if sitting.body != report.body:
        raise BookError("meeting: it is of another body")
    draft = working.current_draft(report.council, report.meeting)
    if draft is not None and report.item:
        _take_off(report, draft, by)
    before, report.meeting, report.item = report.meeting, meeting, ""
    report.save(using="desk", update_fields=["meeting", "item"])
    auditing.record("report.defer", by=by, on=spoken(report), before=before, after=meeting)
    _tell_author(report, f"deferred/{meeting}")


# -- lists


def reports_for(council: str, meeting: str) -> list[Report]:
    """The reports to a meeting that were not withdrawn, in the order they were asked."""
    return list(_wanted(council).filter(meeting=meeting))


def all_open(council: str) -> list[Report]:
    """A council's reports that were not withdrawn, in the order they were asked."""
    return list(_wanted(council))


def _wanted(council: str) -> QuerySet[Report]:
    rows = Report.objects.using("desk").filter(council=council).exclude(state=Report.WITHDRAWN)
    return rows.select_related("author", "asked_by").order_by("asked")


def authors(council: str, body: str) -> list[Account]:
    """Who may be asked for a report to a body: its authors first, then its clerks."""
    scope = Scope(council, body)
    found = holding("report.write", council, body)
    return sorted(found, key=lambda account: (AUTHOR not in roles_of(account, scope), account.name))


def items_of(report: Report) -> list[Item]:
    """The items of the agenda a report can be put at, where the agenda was begun."""
    draft = working.current_draft(report.council, report.meeting)
    if draft is None:
        return []
    parts = {part.key: part.data for part in draft.parts.all()}
    order: Iterable[str] = parts.get(ORDER, {}).get("items", [])
    return [msgspec.convert(parts[f"{ITEM}{one}"], Item) for one in order if f"{ITEM}{one}" in parts]


# -- for the gate


class Standing(NamedTuple):
    """How a report stands with the gate: its author, and each office with who cleared it."""

    author: str
    clearances: dict[str, str]


def standing_of(draft: Draft) -> dict[str, Standing]:
    """How each document of a meeting's reports stands, by the document's id."""
    found: dict[str, Standing] = {}
    for report in reports_for(draft.council, draft.object):
        standing = Standing(report.author.name, cleared_by(report))
        found |= {one.draft.object: standing for one in enclosures_of(report)}
    return found


def cleared_by(report: Report) -> dict[str, str]:
    """Each office that must clear a report, with who cleared these very words ("" while it waits).

    Welsh put beside them since, where there was none, undoes no clearance.
    """
    rows = report.clearances.filter(state=Clearance.CLEARED, digest__in=digests_standing(report))
    by = {row.office: row.by.name for row in rows.select_related("by").order_by("round") if row.by}
    return {ROLES[office]: by.get(office, "") for office in report.offices}
