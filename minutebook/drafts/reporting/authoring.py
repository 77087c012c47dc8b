"""What an author does with the documents of a report: write, upload, append, list what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Exemption, Words
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import change_item, sitting_of
from minutebook.drafts.models import Account, Draft, Enclosure, Report
from minutebook.drafts.papers import NONE, Language, listed
from minutebook.drafts.permission import command
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.reporting import reports
from minutebook.drafts.reporting.report_documents import (
    as_seen,
    change_document,
    document_of,
    enclose,
    enclosure_at,
    enclosures_of,
    find,
    keep_privacy,
    put_file,
)
from minutebook.drafts.reporting.reports import demand_writer, must_be_with_author, spoken, sync_papers
from minutebook.drafts.reporting.twins import remember, still_right
from minutebook.drafts.reporting.writing import sections_of, template_of, written_from
from minutebook.drafts.uploads import Arrived
from minutebook.drafts.working import WHOLE
from minutebook.law.exempt import category


@command("report.write")
def write(
    report: Report,
    typed: Mapping[str, str],
    *,
    seen: int,
    welsh: Mapping[str, str] | None = None,
    right: Sequence[str] = (),
    by: Account,
) -> int:
    """Keep what was typed in the sections of a report, read at revision ``seen``; the new revision.

    ``welsh`` is what was typed beside it, by section (without it the Welsh stays as it is); ``right`` names
    the sections whose Welsh still says what the changed English says. Another's change since is joined.
    Raises :class:`~.working.Clash` where both changed one paragraph.
    """
    one = _open(report, 0, by)
    before = as_seen(one, seen)
    written = written_from(typed, template_of(report.council), before, welsh)
    change_document(one, by, seen, written=written, files=(), pages=(), pages_cy=(), extractor="")
    find(one, {"barriers": []}, by)
    one.original = one.original_name = one.original_type = one.original_cy = ""
    one.advice, one.advice_cy = [], []
    one.save(using="desk")
    remember(one, before, msgspec.structs.replace(before, written=written, files=()))
    still_right(one, right)
    return _changed(report, one, "report.write", by)


@command("report.write")
def upload(
    report: Report, arrived: Arrived, *, position: int = 0, language: Language = "en", by: Account
) -> None:
    """Put an uploaded file in place of what the report, or its appendix at ``position``, was.

    One in Welsh (``cy``) stands beside the English file. Raises :class:`BookError` where there is none.
    """
    one = _open(report, position, by)
    before = document_of(one)
    if language == "cy" and not before.files:
        raise BookError("Upload the English first, or write the Welsh beside what is written here.")
    remember(one, before, put_file(one, arrived, by, language))
    _changed(report, one, "report.upload", by)


@command("report.write")
def add_appendix(report: Report, title: str, arrived: Arrived, *, by: Account) -> Enclosure:
    """Append a document to a report; it is labelled Appendix A, B and so on."""
    demand_writer(report, by)
    must_be_with_author(report)
    if not title.strip():
        raise BookError("title: give the appendix a title")
    taken = enclosures_of(report)
    document = Document(
        title=Words(en=title.strip()[:300]),
        kind="appendix",
        author=document_of(taken[0]).author,
        date=document_of(taken[0]).date,
    )
    one = enclose(report, document, by=by, label=f"Appendix {_letter(len(taken))}")
    put_file(one, arrived, by)
    sync_papers(report, by)
    _changed(report, one, "report.append", by)
    return one


@command("report.write")
def remove_appendix(report: Report, position: int, *, by: Account) -> None:
    """Take an appendix off; those after it move up a letter. Raises once it is published."""
    one = _open(report, position, by)
    if position == 0:
        raise BookError("The report itself is not an appendix.")
    if one.draft.base_public or one.draft.base_closed:
        raise BookError("This appendix was published already: it can be replaced, not taken off.")
    document, draft = one.draft.object, one.draft
    one.delete(using="desk")
    for place, other in enumerate(enclosures_of(report)[1:], 1):
        other.position, other.label = place, f"Appendix {_letter(place)}"
        other.save(using="desk", update_fields=["position", "label"])
    meeting = working.current_draft(report.council, report.meeting)
    if meeting is not None and report.item:
        _forget(report, meeting, document, by)
    working.discard(draft, by=by)
    sync_papers(report, by)
    keep_privacy(report)
    auditing.record("report.append.remove", by=by, on=spoken(report), detail={"document": document})


@command("report.write")
def describe(
    report: Report,
    title: str,
    background: Sequence[str],
    no_background: bool,
    *,
    post: str = "",
    title_cy: str | None = None,
    background_cy: Sequence[str] | None = None,
    by: Account,
) -> None:
    """Say what a report is called, whose it is (a ``post``, not a name) and on which papers it rests.

    Without their Welsh each keeps the one it had. Raises :class:`BookError` where it lists papers and says
    there are none (LGA 1972 s.100D), or more of them in Welsh.
    """
    one = _open(report, 0, by)
    before = document_of(one)
    papers = listed(background, background_cy, before)
    if not title.strip():
        raise BookError("title: give the report a title")
    if papers and no_background:
        raise BookError("no_background: the report lists background papers and says there are none")
    welsh = before.title.cy if title_cy is None else title_cy.strip()[:300]
    fields: dict[str, Any] = {"title": Words(en=title.strip()[:300], cy=welsh)}
    if post.strip():
        fields["author"] = post.strip()
    now = change_document(one, by, background=(NONE,) if no_background else papers, **fields)
    remember(one, before, now)
    report.title = title.strip()[:300]
    report.save(using="desk", update_fields=["title"])
    _changed(report, one, "report.describe", by)


@command("report.write")
def keep_private(report: Report, position: int, exemption: Exemption | None, *, by: Account) -> None:
    """Propose that a document of the report is kept from the public, with the reasons; ``None`` opens it.

    The proper officer decides (``exempting.sign_off``). Raises ``LawError`` naming ``paragraphs`` that the
    nation's schedule does not have, :class:`BookError` where a reason is missing.
    """
    one = _open(report, position, by)
    _reasoned(report, exemption)
    before = document_of(one).exemption
    if before is None and exemption is not None and one.draft.base_public:
        raise BookError("It was published to the public: withdraw it from the record first.")
    change_document(one, by, exemption=exemption)
    keep_privacy(report)
    auditing.record(
        "exemption.propose",
        by=by,
        on=spoken(report),
        before=msgspec.to_builtins(before),
        after=msgspec.to_builtins(exemption),
        detail={"document": one.draft.object},
    )
    _begun(report)


def _reasoned(report: Report, exemption: Exemption | None) -> None:
    if exemption is None:
        return
    if exemption.kind == "confidential":
        if not exemption.reason:
            raise BookError("reason: say who forbids disclosure, and on what terms or by which order")
        return
    if not exemption.paragraphs:
        raise BookError("paragraphs: name the paragraph of the schedule that it falls within")
    if not exemption.public_interest:
        raise BookError("public_interest: say why the public interest is in keeping it private")
    footing = footing_of(report.council, body_of(report.council, report.body))
    day = date.fromisoformat(sitting_of(report.council, report.meeting).start[:10])
    for paragraph in exemption.paragraphs:
        category(footing.nation, paragraph, day)


def typed_of(report: Report, language: str = "en") -> dict[str, str]:
    """What is typed in each section of a report so far, in a language."""
    return sections_of(document_of(enclosures_of(report)[0]), template_of(report.council), language)


def _open(report: Report, position: int, by: Account) -> Enclosure:
    demand_writer(report, by)
    must_be_with_author(report)
    return enclosure_at(report, position)


def _changed(report: Report, one: Enclosure, act: str, by: Account) -> int:
    part = one.draft.parts.get(key=WHOLE)
    auditing.record(act, by=by, on=spoken(report), after=part.data, detail={"document": one.draft.object})
    _begun(report)
    return part.revision


def _begun(report: Report) -> None:
    if report.state == Report.ASKED:
        report.state = Report.WRITING
        report.save(using="desk", update_fields=["state"])


def _forget(report: Report, meeting: Draft, document: str, by: Account) -> None:
    item = next((one for one in reports.items_of(report) if one.id == report.item), None)
    if item is not None:
        kept = tuple(paper for paper in item.papers if paper.document != document)
        change_item(meeting, report.item, by, papers=kept)


def _letter(position: int) -> str:
    """A, B … Z, AA: the letter of an appendix."""
    letters = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
