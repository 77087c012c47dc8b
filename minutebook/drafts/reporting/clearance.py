"""Clearance: a report is handed in, and every office it names clears those very words or returns them.

A clearance holds for the words it was given to. Offices are asked all at once, or one after the other.
Nobody clears a report they wrote in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing, outbox
from minutebook.drafts.models import Account, Clearance, Remark, Report, Revision, Submission
from minutebook.drafts.papers import background_of
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import NotPermitted, Scope, appointments, command, roles_of
from minutebook.drafts.reporting.comparing import (
    Difference,
    Sheet,
    differences,
    digest_of,
    digests_standing,
    newest_sheets,
    sheets_at,
    sheets_of,
)
from minutebook.drafts.reporting.report_documents import document_of, enclosures_of, open_again
from minutebook.drafts.reporting.reports import (
    deadlines_of,
    demand_reading,
    demand_writer,
    meeting_words,
    must_be_with_author,
    spoken,
)
from minutebook.drafts.reporting.translating import tell_of_changes
from minutebook.drafts.reporting.twins import standing_in_welsh
from minutebook.drafts.reporting.writing import missing_sections, template_of
from minutebook.drafts.roles import ROLES
from minutebook.drafts.working import WHOLE
from minutebook.law import wording


class OwnReport(NotPermitted):
    """Somebody is asked to clear what they wrote themselves."""

    def __init__(self) -> None:
        super().__init__("report.clear")
        self.args = ("You wrote in this report, so another officer has to clear it.",)


class Comment(NamedTuple):
    """What a clearing officer says of a block: of which document, and the block's id (empty: of it all)."""

    document: str
    block: str
    words: str


# -- handing in


def not_ready(report: Report) -> list[str]:
    """What a report still lacks before it can be handed in, each in a sentence."""
    first = enclosures_of(report)[0]
    document = document_of(first)
    lacking = []
    if not document.files:
        empty = missing_sections(document, template_of(report.council))
        if not document.written:
            lacking.append("Nothing is written and no file is uploaded yet.")
        elif empty:
            named = wording.both([one.heading for one in empty])
            lacking.append(f"Nothing is written under: {named}. Write “None” where there is nothing to say.")
    if document.exemption is None and background_of(document) == ((), False):
        lacking.append("Background papers are neither listed nor said to be none (LGA 1972 s.100D).")
    for one in enclosures_of(report):
        exemption = document_of(one).exemption
        if exemption is None or exemption.kind == "confidential":
            continue
        what = one.label or "The report"
        if not exemption.paragraphs:
            lacking.append(f"{what} is private, but no paragraph of the schedule is named.")
        if not exemption.public_interest:
            lacking.append(f"{what} is private, but the public interest is not weighed in writing.")
    if report.translator is None:
        lacking += [
            f"{row.named} is not in both languages: {wording.both(row.twins.missing)} "
            f"{'is' if len(row.twins.missing) == 1 else 'are'} missing. Write it, or say who translates it."
            for row in standing_in_welsh(report)
            if row.twins.missing
        ]
    return lacking


@command("report.write")
def hand_in(report: Report, note: str = "", *, by: Account) -> Submission:
    """Hand a report in for clearance, with what its author says to the remarks. Raises for what it lacks.

    An office that cleared these very words before is not asked again.
    """
    demand_writer(report, by)
    must_be_with_author(report)
    lacking = not_ready(report)
    if lacking:
        raise BookError(" ".join(lacking))
    sheets = sheets_of(report)
    digest = digest_of(sheets)
    standing = _cleared_before(report)
    report.round += 1
    report.state = Report.CLEARING
    report.save(using="desk", update_fields=["round", "state"])
    made = Submission.objects.using("desk").create(
        report=report,
        round=report.round,
        by=by,
        at=clock.now(),
        note=note.strip(),
        digest=digest,
        sheets=msgspec.to_builtins(tuple(sheets)),
    )
    for place, office in enumerate(report.offices):
        before = standing.get(office)
        Clearance.objects.using("desk").create(
            report=report,
            round=report.round,
            office=office,
            step=place if report.in_order else 0,
            digest=digest,
            state=Clearance.CLEARED if before else Clearance.WAITING,
            by=before.by if before else None,
            at=before.at if before else None,
            note=before.note if before else "",
        )
    auditing.record("report.hand-in", by=by, on=spoken(report), after=digest, detail={"round": report.round})
    tell_of_changes(report)
    _go_on(report, by)
    return made


def _cleared_before(report: Report) -> dict[str, Clearance]:
    rows = report.clearances.filter(state=Clearance.CLEARED, digest__in=digests_standing(report))
    rows = rows.select_related("by").order_by("round")
    return {row.office: row for row in rows}


@command("report.write")
def take_back(report: Report, reason: str, *, by: Account) -> None:
    """Take a report back from clearance, or open one that is cleared; changed, it is cleared anew."""
    demand_writer(report, by)
    if report.state not in (Report.CLEARING, Report.CLEARED):
        raise BookError("The report is not being cleared.")
    if not reason.strip():
        raise BookError("reason: say why it is taken back")
    asked = list(report.clearances.filter(round=report.round, state=Clearance.ASKED))
    _stop(report)
    open_again(report, by)
    report.state = Report.WRITING
    report.save(using="desk", update_fields=["state"])
    auditing.record("report.take-back", by=by, on=spoken(report), after=reason)
    for row in asked:
        _tell_office(report, row, "Taken back", f"{by.called} took the report back: {reason.strip()}")


# -- clearing


@command("report.clear")
def clear(report: Report, office: str, note: str = "", *, by: Account) -> None:
    """Clear a report for an office, in the words it was handed in with."""
    row = _mine(report, office, by)
    _answer(row, Clearance.CLEARED, note, by)
    auditing.record(
        "report.clear", by=by, on=spoken(report), after=[row.digest, note], detail={"office": office}
    )
    _go_on(report, by)


@command("report.clear")
def return_report(
    report: Report, office: str, note: str, comments: Iterable[Comment] = (), *, by: Account
) -> None:
    """Return a report to its author with comments on its paragraphs. Raises where nothing is said."""
    row = _mine(report, office, by)
    said = [comment for comment in comments if comment.words.strip()]
    if not note.strip() and not said and not _remarks_now(report, office):
        raise BookError("note: say what has to change")
    for comment in said:
        _remark(report, office, comment, by)
    _answer(row, Clearance.RETURNED, note, by)
    _stop(report)
    report.state = Report.RETURNED
    report.save(using="desk", update_fields=["state"])
    auditing.record(
        "report.return", by=by, on=spoken(report), after=[row.digest, note], detail={"office": office}
    )
    said_why = f": {note.strip()}" if note.strip() and not report.private else ""
    words = f"{by.called} returned the report{said_why}"
    _tell([report.author], report, f"Returned by {ROLES[office]}", words)


@command("report.clear")
def comment_on(report: Report, office: str, comment: Comment, *, by: Account) -> Remark:
    """Comment on a paragraph without deciding yet. Raises for an empty comment or for no such paragraph."""
    _mine(report, office, by)
    made = _remark(report, office, comment, by)
    auditing.record(
        "report.comment", by=by, on=spoken(report), after=comment.words, detail={"office": office}
    )
    return made


@command("report.write")
def answer_remark(report: Report, remark_id: int, words: str, *, by: Account) -> None:
    """The author's answer to a comment."""
    demand_writer(report, by)
    must_be_with_author(report)
    remark = report.remarks.filter(pk=remark_id).first()
    if remark is None:
        raise NotFound("There is no such comment.")
    remark.answer, remark.answered = words.strip(), clock.now()
    remark.save(using="desk", update_fields=["answer", "answered"])
    auditing.record("report.answer", by=by, on=spoken(report), after=words, detail={"comment": remark_id})


def _remark(report: Report, office: str, comment: Comment, by: Account) -> Remark:
    if not comment.words.strip():
        raise BookError("words: write the comment")
    sheet = next((one for one in newest_sheets(report) if one.document == comment.document), None)
    if sheet is None:
        raise NotFound("There is no such document in this report.")
    block = next((one for one in sheet.all_blocks if one.id == comment.block), None)
    if comment.block and block is None:
        raise NotFound("There is no such paragraph in this report.")
    return Remark.objects.using("desk").create(
        report=report,
        round=report.round,
        office=office,
        document=comment.document,
        block=comment.block,
        quote=block.text if block else "",
        words=comment.words.strip(),
        by=by,
        at=clock.now(),
    )


def _mine(report: Report, office: str, by: Account) -> Clearance:
    """The clearance an officer is to give now. Raises where they may not, or it is not asked of them."""
    demand_reading(report, by)
    if office not in roles_of(by, Scope(report.council, report.body)):
        raise NotPermitted("report.clear")
    if by.pk in writers_of(report):
        raise OwnReport
    row = report.clearances.filter(round=report.round, office=office).first()
    if row is None or report.state != Report.CLEARING or row.state != Clearance.ASKED:
        raise BookError(f"{ROLES[office]}: the report is not waiting for you")
    return row


def _answer(row: Clearance, state: str, note: str, by: Account) -> None:
    row.state, row.note, row.by, row.at = state, note.strip(), by, clock.now()
    row.save(using="desk")


def writers_of(report: Report) -> set[int]:
    """The accounts whose words are in a report: its author, and whoever saved a version of it."""
    objects = [one.draft.object for one in enclosures_of(report)]
    saved = Revision.objects.using("desk").filter(draft__council=report.council, draft__object__in=objects)
    saved = saved.exclude(revision=1, key=WHOLE)  # whoever asked, or opened a draft, has written nothing yet
    return {report.author_id, *saved.values_list("by", flat=True)}


# -- going on


def _go_on(report: Report, by: Account) -> None:
    """Ask the offices whose turn it is, or close clearance where all have cleared."""
    rows = list(report.clearances.filter(round=report.round))
    open_rows = [row for row in rows if row.state != Clearance.CLEARED]
    if not open_rows:
        report.state = Report.CLEARED
        report.save(using="desk", update_fields=["state"])
        _tell([report.author, report.asked_by], report, "Cleared", "Every office has cleared the report.")
        return
    now = min(row.step for row in open_rows)
    for row in open_rows:
        if row.step == now and row.state == Clearance.WAITING:
            row.state, row.asked = Clearance.ASKED, clock.now()
            row.save(using="desk", update_fields=["state", "asked"])
            due = deadlines_of(report).get("clearance")
            until = f" Clearance is due by {wording.day(due.result)}." if due else ""
            _tell_office(report, row, "To clear", f"{report.author.called} handed the report in.{until}")


def _stop(report: Report) -> None:
    rows = report.clearances.filter(round=report.round, state__in=[Clearance.WAITING, Clearance.ASKED])
    rows.update(state=Clearance.STOPPED)


def officers(report: Report, office: str) -> list[Account]:
    """Who may clear a report for an office: its holders on the body who did not write in it."""
    scope, own = Scope(report.council, report.body), writers_of(report)
    held = holding("report.clear", report.council, report.body)
    return [one for one in held if office in roles_of(one, scope) and one.pk not in own]


def _tell_office(report: Report, row: Clearance, what: str, words: str) -> None:
    _tell(officers(report, row.office), report, what, words)


def _tell(people: Iterable[Account], report: Report, what: str, words: str) -> None:
    named = spoken(report)
    for address in dict.fromkeys(one.email for one in people):
        outbox.send(
            address,
            f"{what}: {named.title}",
            f"{words}\n\n“{named.title}”, for {meeting_words(report)}.\n\n"
            f"{outbox.link(f'reports/{report.id}')}",
            on=named,
        )


# -- reading


def difference(report: Report, before: int, after: int) -> list[Difference]:
    """Two submissions side by side; round 0 is nothing, one more than the last is as it stands now."""
    return differences(_sheets(report, before), _sheets(report, after))


def _sheets(report: Report, round: int) -> Sequence[Sheet]:
    if round == 0:
        return ()
    if round == report.round + 1:
        return sheets_of(report)
    submission = report.submissions.filter(round=round).first()
    if submission is None:
        raise NotFound("This report was never handed in that often.")
    return sheets_at(submission)


def _remarks_now(report: Report, office: str) -> bool:
    return report.remarks.filter(round=report.round, office=office).exists()


class Waiting(NamedTuple):
    """A report that waits for somebody: which, in which office, since when."""

    report: Report
    clearance: Clearance


def waiting_for(account: Account, council: str) -> list[Waiting]:
    """What waits for an officer to clear it, oldest first; never what they wrote in themselves."""
    offices = {row.role for row in appointments(account) if row.council == council}
    rows = Clearance.objects.using("desk").filter(
        report__council=council, state=Clearance.ASKED, office__in=offices, report__state=Report.CLEARING
    )
    return [
        Waiting(row.report, row)
        for row in rows.select_related("report__author", "report__asked_by").order_by("asked")
        if row.office in roles_of(account, Scope(council, row.report.body))
        and account.pk not in writers_of(row.report)
    ]


def my_reports(account: Account, council: str) -> list[Report]:
    """The reports somebody was asked for that are not withdrawn, newest first."""
    rows = Report.objects.using("desk").filter(council=council, author=account)
    rows = rows.exclude(state=Report.WITHDRAWN).select_related("author", "asked_by")
    return list(rows.order_by("-asked"))
