"""The Welsh of a report: asked of a translator, given beside the English, looked at again after a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.drafts import auditing, outbox, working
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.models import Account, Enclosure, Report
from minutebook.drafts.papers import NONE
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import NotPermitted, Scope, command, may, roles_of
from minutebook.drafts.practice import publishes_both
from minutebook.drafts.reporting import reports
from minutebook.drafts.reporting.comparing import newest_sheets, only_translated, sheets_of
from minutebook.drafts.reporting.report_documents import (
    as_seen,
    change_document,
    document_of,
    enclosure_at,
    is_out,
    open_again,
    put_file,
    revision_of,
)
from minutebook.drafts.reporting.reports import demand_writer, meeting_words, spoken
from minutebook.drafts.reporting.twins import remember, standing_in_welsh, still_right
from minutebook.drafts.reporting.writing import sections_of, template_of, written_from
from minutebook.drafts.roles import CLERK, TRANSLATOR
from minutebook.drafts.uploads import Arrived
from minutebook.law import wording


def translators(council: str, body: str) -> list[Account]:
    """Who may be asked for the Welsh of a body's reports: its translators first, then its clerks."""
    scope = Scope(council, body)
    found = holding("translation.edit", council, body)
    return sorted(found, key=lambda account: (TRANSLATOR not in roles_of(account, scope), account.name))


def may_translate(report: Report, account: Account) -> bool:
    """Whether somebody may give a report's Welsh: once it is asked for, the body's translators.

    A private report's is for the one who was asked, and for clerks.
    """
    if not may(account, "translation.edit", Scope(report.council, report.body)):
        return False
    if CLERK in roles_of(account, Scope(report.council, report.body)):
        return True
    return reports.translates(report, account)


def my_translations(account: Account, council: str) -> list[Report]:
    """The reports whose Welsh is asked of somebody and not there yet, or to be looked at again."""
    rows = Report.objects.using("desk").filter(council=council, translator=account)
    rows = rows.exclude(state=Report.WITHDRAWN).select_related("author", "asked_by", "translator")
    return [report for report in rows.order_by("welsh_asked") if standing_in_welsh(report)]


@command("report.write")
def ask_for_welsh(report: Report, translator: Account, note: str = "", *, by: Account) -> None:
    """Declare that the Welsh is to follow, and by whom; they are told by letter until when.

    Raises :class:`BookError` for somebody who does not translate for the body.
    """
    demand_writer(report, by)
    _publishes_both(report)
    if translator not in translators(report.council, report.body):
        raise BookError(f"translator: {translator.name} does not translate for this body")
    report.translator, report.welsh_asked = translator, clock.now()
    report.save(using="desk", update_fields=["translator", "welsh_asked"])
    auditing.record("report.welsh.ask", by=by, on=spoken(report), after=translator.email)
    due = reports.deadlines_of(report).get("final-reports")
    until = f"It is due by {wording.day(due.result)}: {due.because}." if due else ""
    said = f"{note.strip()}\n\n" if note.strip() and not report.private else ""
    _write_to(
        translator, report, "The Welsh is asked of you", f"{by.called} asks you for the Welsh.", said + until
    )


@command("report.write")
def ask_no_more(report: Report, *, by: Account) -> None:
    """Take back that the Welsh is to follow; what was given stays."""
    demand_writer(report, by)
    if report.translator is None:
        raise BookError("The Welsh was asked of nobody.")
    before, report.translator = report.translator, None
    report.save(using="desk", update_fields=["translator"])
    auditing.record("report.welsh.ask-no-more", by=by, on=spoken(report), before=before.email)
    _write_to(before, report, "No longer wanted", "The Welsh is no longer asked of you.")


@command("translation.edit")
def give_welsh(
    report: Report,
    welsh: Mapping[str, str],
    *,
    title: str,
    background: str,
    seen: int,
    right: Sequence[str] = (),
    by: Account,
) -> int:
    """Put the Welsh beside the English a translator read at revision ``seen``; the new revision.

    ``welsh`` is by section, ``background`` a line for each paper, ``right`` names the sections whose Welsh
    still says what the changed English says. While a report is cleared only Welsh that was missing is taken.
    Raises :class:`BookError`, :class:`~.working.Clash`.
    """
    one = _opened(report, 0, by)
    seen = seen if _has(one, seen) else revision_of(one)
    before = as_seen(one, seen)
    template = template_of(report.council)
    now = msgspec.structs.replace(
        before,
        title=Words(en=before.title.en, cy=title.strip()[:300]),
        background=_beside(before.background, background),
        written=written_from(sections_of(before, template), template, before, welsh),
    )
    fields = {name: getattr(now, name) for name in ("title", "background", "written")}
    change_document(one, by, seen, **fields)
    remember(one, before, now)
    still_right(one, right)
    _title_of_item(report, now.title, by)
    return _given(report, one, by)


@command("translation.edit")
def give_file(report: Report, arrived: Arrived, *, position: int, title: str = "", by: Account) -> None:
    """Put the Welsh file of a document beside its English one, with its Welsh title."""
    one = _opened(report, position, by)
    before = document_of(one)
    if not before.files:
        raise BookError("The English is written here: write the Welsh beside it.")
    now = put_file(one, arrived, by, "cy")
    if title.strip():
        now = change_document(one, by, title=Words(en=now.title.en, cy=title.strip()[:300]))
    remember(one, before, now)
    still_right(one, ["file"])
    if position == 0:
        _title_of_item(report, now.title, by)
    _given(report, one, by)


def _opened(report: Report, position: int, by: Account) -> Enclosure:
    """A document of a report for its translator, of which one that is out is taken up again."""
    if not may_translate(report, by):
        raise NotPermitted("translation.edit")
    _publishes_both(report)
    if report.state == Report.WITHDRAWN:
        raise BookError("The report was withdrawn.")
    if is_out(report):
        open_again(report, by)
    return enclosure_at(report, position)


def _publishes_both(report: Report) -> None:
    if not publishes_both(report.council):
        raise BookError("This council publishes in English alone.")


def _has(one: Enclosure, seen: int) -> bool:
    return one.draft.revisions.filter(revision=seen, aside=False).exists()


def _beside(background: Sequence[Words], typed: str) -> tuple[Words, ...]:
    """The background papers with the Welsh of each line. Raises where there are more lines than papers."""
    if tuple(background) == (NONE,):
        return tuple(background)
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if lines and len(lines) != len(background):
        raise BookError(
            f"background: the English lists {wording.number(len(background), 'paper')}; "
            f"the Welsh has {wording.number(len(lines), 'line')}"
        )
    return tuple(
        Words(en=words.en, cy=lines[place] if lines else "") for place, words in enumerate(background)
    )


def _given(report: Report, one: Enclosure, by: Account) -> int:
    """What follows when Welsh was given: nothing cleared may have changed; the author is told of the last."""
    cleared = report.state in (Report.CLEARING, Report.CLEARED)
    if cleared and not only_translated(newest_sheets(report), sheets_of(report)):
        raise BookError(
            "What you changed was handed in to be cleared as it stands. "
            "Ask the author to take the report back, and change it then."
        )
    revision = revision_of(one)
    data = document_of(one)
    auditing.record(
        "report.welsh",
        by=by,
        on=spoken(report),
        after=msgspec.to_builtins(data),
        detail={"document": data.id},
    )
    if not standing_in_welsh(report) and by.pk != report.author_id:
        key = f"welsh/{report.pk}/{one.draft.pk}/{revision}"
        _write_to(
            report.author, report, "The Welsh is there", "All of it stands in Welsh and English now.", key=key
        )
    return revision


def _title_of_item(report: Report, title: Words, by: Account) -> None:
    """Give an item that carries the report's title its Welsh too, where it has none."""
    draft = working.current_draft(report.council, report.meeting)
    item = next((one for one in reports.items_of(report) if one.id == report.item), None)
    untitled = item is not None and item.title == Words(en=title.en)
    if draft is not None and item is not None and untitled and title.cy and not report.private:
        change_item(draft, item.id, by, title=title)


def tell_of_changes(report: Report) -> None:
    """Write to the translator that English changed after its Welsh was made, within a command."""
    changed = [name for row in standing_in_welsh(report) for name in row.twins.changed]
    if report.translator is not None and changed:
        where = "" if report.private else f" Changed: {wording.both(tuple(dict.fromkeys(changed)))}."
        words = f"The English changed after you gave the Welsh. Look at it again.{where}"
        _write_to(report.translator, report, "Look at the Welsh again", words)


def _write_to(
    to: Account, report: Report, what: str, words: str, more: str = "", key: str | None = None
) -> None:
    named = spoken(report)
    parts = [
        words,
        f"“{named.title}”, for {meeting_words(report)}.",
        more,
        outbox.link(f"reports/{report.pk}/welsh"),
    ]
    outbox.send(to.email, f"{what}: {named.title}", "\n\n".join(filter(None, parts)), on=named, key=key)
