"""The gate before an agenda is published: everything that must be so, or be overridden by name and reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.exclusion import NOT_FOR_PUBLICATION, Withheld, is_exempt, marking
from minutebook.law.executive_gate import KeyNotice, PrivateNotice, key_route_open, private_notices_given
from minutebook.law.gate import Check, Checked, Measure, Override, Verdict, judge
from minutebook.law.inspection import BACKGROUND_LIST, BROADCAST, background_list_complete, must_broadcast
from minutebook.law.late_items import LATE_ITEM, Urgency, item_may_be_taken
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.notice import (
    AGENDA_NOTICE,
    PUBLIC_NOTICE,
    SUMMONS,
    agenda_in_time,
    public_notice,
    summons_in_time,
)
from minutebook.law.publication import (
    ACCESSIBLE,
    NOTICE_CONTENTS,
    NOTICE_POSTED,
    accessible,
    cleared,
    missing_from_meeting_notice,
    notice_posted,
)
from minutebook.law.rules import DEFAULTS, Choices
from minutebook.law.text_checks import in_both_languages, paper_in_both_languages, personal_data_is_decided
from minutebook.law.working_days import Calendar, civil_day


@dataclass(frozen=True)
class Report:
    """A report or other paper of an item, as it stands on the desk.

    ``clearances`` are the offices that must clear it, each with who did ("" while it waits). A private
    report is ``withheld`` as exempt, or ``confidential``; ``marked`` is what its copies say. A public one
    lists ``background`` papers or says there are none. ``barriers`` is what the accessibility check found,
    ``personal_data`` what the scan found and nobody has decided on. ``added`` is the day from which an
    appendix is open that was added to an item already open in time. In Wales ``untranslated`` names what
    of it does not stand in both languages, ``outdated`` what changed in English after its Welsh was made.
    """

    title: str
    author: str = ""
    clearances: Mapping[str, str] = field(default_factory=dict)
    withheld: Withheld | None = None
    confidential: bool = False
    marked: str = ""
    background: tuple[str, ...] = ()
    no_background: bool = False
    barriers: tuple[str, ...] = ()
    personal_data: tuple[str, ...] = ()
    added: date | None = None
    untranslated: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()

    @property
    def private(self) -> bool:
        """Whether it is kept from the public."""
        return self.confidential or self.withheld is not None


@dataclass(frozen=True)
class Item:
    """An item of the draft agenda.

    ``open_since`` is the day its papers were or will be open, if that is not the agenda's own day (a
    supplement); ``urgency`` why it is taken though late; ``key`` the notice of a key decision; ``private``
    the notices that the executive will take it in private.
    """

    label: str
    reports: tuple[Report, ...] = ()
    open_since: date | None = None
    urgency: Urgency | None = None
    key: KeyNotice | None = None
    private: PrivateNotice | None = None


@dataclass(frozen=True)
class Agenda:
    """The facts of a draft agenda, on the day it would be published.

    ``notice`` are the parts of the public notice by name (``time``, ``place``; in Wales ``time``, ``open``,
    ``access``); ``posted_by`` and ``posted_at`` who posted it and when; ``noticed`` the day it was given, if
    it was not posted; ``summoned`` the day of the summons. Both are the agenda's own day if not given.
    ``convened`` is the day a meeting was convened at shorter notice. ``missing_texts`` names what is not
    there in both languages; ``broadcast`` whether a broadcast is arranged (Wales, full council).
    """

    nation: Nation
    body: BodyKind
    meeting: date
    published: date
    notice: Mapping[str, str] = field(default_factory=dict)
    posted_by: str = ""
    posted_at: datetime | None = None
    noticed: date | None = None
    summoned: date | None = None
    convened: date | None = None
    items: tuple[Item, ...] = ()
    missing_texts: tuple[str, ...] = ()
    broadcast: bool = True
    overrides: tuple[Override, ...] = ()
    calendar: Calendar | None = None
    choices: Choices = DEFAULTS


def agenda_gate(agenda: Agenda) -> Verdict:
    """All that stands in the way of publishing an agenda, or should be known before. Never raises LawError.

    Each finding says whether it blocks or warns, by which rule and source, what would mend it, and who may
    override it giving a reason.
    """
    checks: list[tuple[str, Check]] = [("", partial(check, agenda)) for check in _OF_THE_WHOLE]
    for item in agenda.items:
        checks += [(item.label, partial(check, agenda, item)) for check in _OF_AN_ITEM]
        for report in item.reports:
            about = f"{item.label}: {report.title}"
            checks += [(about, partial(check, agenda, report, about)) for check in _OF_A_REPORT]
    return judge(checks, agenda.overrides, agenda.published)


def _body_exists(agenda: Agenda) -> Iterator[Checked]:
    must_have(agenda.nation, agenda.body)
    yield from ()


def _notice_says_all(agenda: Agenda) -> Iterator[Checked]:
    if NOTICE_CONTENTS.holds(agenda.meeting, agenda.nation, agenda.body) and agenda.body != "informal":
        answer = missing_from_meeting_notice(
            agenda.notice, nation=agenda.nation, body=agenda.body, on=agenda.meeting
        )
        mend = Measure("blocks", "Complete the notice of the meeting.")
        yield Checked(answer, not answer.result, mend)


def _notice_is_posted(agenda: Agenda) -> Iterator[Checked]:
    if NOTICE_POSTED.holds(agenda.meeting, agenda.nation, agenda.body):
        answer = notice_posted(
            agenda.posted_by,
            agenda.posted_at,
            nation=agenda.nation,
            body=agenda.body,
            on=agenda.meeting,
        )
        mend = "Post the notice, and say who posted it and at what time."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)))


def _notice_is_in_time(agenda: Agenda) -> Iterator[Checked]:
    if not PUBLIC_NOTICE.holds(agenda.meeting, agenda.nation, agenda.body):
        return
    last = public_notice(agenda.nation, agenda.body, agenda.meeting, agenda.calendar, agenda.choices)
    given = civil_day(agenda.posted_at or agenda.noticed or agenda.published, "posted_at")
    short = agenda.convened is not None and last.edition.value.short and given <= agenda.convened
    line = Line(given, short or given <= last.result.working_day, "the notice was given")
    by = wording.day(last.result.working_day)
    because = f"notice is given on {wording.day(given)}; the last safe day was {by}"
    answer = reached(PUBLIC_NOTICE, last.edition, (line,), all_count, because, last.warnings)
    mend = "Move the meeting, or have it convened at shorter notice and give notice at that time."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)))


def _members_are_summoned(agenda: Agenda) -> Iterator[Checked]:
    if not SUMMONS.holds(agenda.meeting, agenda.nation, agenda.body):
        return
    answer = summons_in_time(
        agenda.nation,
        agenda.body,
        agenda.meeting,
        agenda.summoned or agenda.published,
        agenda.convened,
        agenda.calendar,
        agenda.choices,
    )
    mend = "Move the meeting to a day that leaves enough clear days after the summons."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)))


def _broadcast_is_arranged(agenda: Agenda) -> Iterator[Checked]:
    if BROADCAST.holds(agenda.meeting, agenda.nation):
        answer = must_broadcast(agenda.nation, agenda.body, agenda.meeting)
        mend = "Arrange a live broadcast and keep the recording."
        yield Checked(answer, agenda.broadcast or not answer.result, Measure("warns", mend))


def _stands_in_both_languages(agenda: Agenda) -> Iterator[Checked]:
    return in_both_languages(agenda.missing_texts, agenda.nation, agenda.published, agenda.choices)


def _item_may_be_taken(agenda: Agenda, item: Item) -> Iterator[Checked]:
    opened = item.open_since or agenda.published
    facts = (agenda.nation, agenda.body, agenda.meeting, opened, agenda.convened)
    if LATE_ITEM.holds(agenda.meeting, agenda.nation, agenda.body):
        answer = item_may_be_taken(*facts, item.urgency, agenda.calendar, agenda.choices)
        urgent = answer.result == "may as urgent"
        yield Checked(answer, answer.result == "may", _URGENT if urgent else _LATE, item.label)
    elif AGENDA_NOTICE.holds(agenda.meeting, agenda.nation, agenda.body):
        in_time = agenda_in_time(*facts, agenda.calendar, agenda.choices)
        yield Checked(in_time, in_time.result, _LATE, item.label)


_URGENT = Measure("warns", "Put the special circumstances into the minutes.")
_LATE = Measure(
    "blocks",
    "Take the item at a later meeting, or record the special circumstances and whose opinion it is that it "
    "is urgent, where the law allows that.",
    ("monitoring officer",),
)


def _key_decision_can_be_made(agenda: Agenda, item: Item) -> Iterator[Checked]:
    if item.key is not None and (agenda.nation, agenda.body) == ("england", "executive"):
        answer = key_route_open(agenda.meeting, item.key, agenda.calendar, agenda.choices)
        mend = "Take the decision at a later meeting, or meet what the general exception or urgency asks."
        yield Checked(answer, answer.result, Measure("blocks", mend), item.label)


def _private_meeting_is_noticed(agenda: Agenda, item: Item) -> Iterator[Checked]:
    private = item.private or (PrivateNotice() if any(report.private for report in item.reports) else None)
    if private is not None and (agenda.nation, agenda.body) == ("england", "executive"):
        answer = private_notices_given(agenda.meeting, private, agenda.calendar, agenda.choices)
        mend = "Give both notices in time, or have the scrutiny chair's agreement that it is urgent."
        yield Checked(answer, answer.result, Measure("blocks", mend), item.label)


def _report_is_cleared(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    answer = cleared(report.author, report.clearances, on=agenda.published, nation=agenda.nation)
    mend = "Have every office that is named clear the report, none of them its author."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)), about)


def _private_report_is_exempt(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if report.withheld is None or report.confidential:
        return
    answer = is_exempt(agenda.nation, agenda.meeting, report.withheld)
    mend = (
        "Name the paragraph, weigh the public interest in writing, and have the proper officer sign it off."
    )
    yield Checked(answer, answer.result, Measure("blocks", mend), about)
    if not report.withheld.review_on:
        undated = replace(answer, because="no day is set for looking at the exemption again")
        yield Checked(undated, False, Measure("warns", "Set a day to look at it again."), about)


def _private_report_is_marked(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if report.private and NOT_FOR_PUBLICATION.holds(agenda.meeting, agenda.nation):
        answer = is_marked(agenda.nation, agenda.meeting, report)
        yield Checked(answer, answer.result, Measure("blocks", _mark(agenda, report)), about)


def is_marked(nation: Nation, on: date, report: Report) -> Answer[bool]:
    """Whether a private report's copies say "Not for publication" and name each paragraph it falls under."""
    words = report.marked.casefold()
    cited = re.search(r"\bparagraphs? ([^().;]*?)(?: of |[(.;]|$)", words)
    named = re.findall(r"\d+[a-z]*", cited[1]) if cited else []
    paragraphs = report.withheld.paragraphs if report.withheld and not report.confidential else ()
    lines = (
        Line("Not for publication", "not for publication" in words),
        *(Line(f"paragraph {one}", one.casefold() in named, "named on every copy") for one in paragraphs),
    )
    missing = wording.both([str(line.value) for line in lines if not line.counts])
    because = f"the copies do not say: {missing}" if missing else "every copy says so"
    return reached(NOT_FOR_PUBLICATION, NOT_FOR_PUBLICATION.on(on, nation), lines, all_count, because)


def _mark(agenda: Agenda, report: Report) -> str:
    if report.withheld is None or report.confidential:
        return "Mark every copy 'Not for publication' and say why it is confidential."
    return f"Mark every copy: {marking(agenda.nation, agenda.meeting, report.withheld.paragraphs).result}"


def _background_is_listed(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if not report.private and BACKGROUND_LIST.holds(agenda.meeting, agenda.nation):
        answer = background_list_complete(
            agenda.nation, agenda.meeting, report.background, report.no_background
        )
        mend = "List the background papers in the report, or say that there are none."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)), about)


def _report_is_accessible(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if not report.private and ACCESSIBLE.holds(agenda.published, agenda.nation):
        answer = accessible(report.barriers, on=agenda.published, nation=agenda.nation)
        mend = "Put up a version with text, tags and headings."
        measure = Measure("blocks", mend, ("clerk", "proper officer", "monitoring officer"))
        yield Checked(answer, answer.result, measure, about)


def _appendix_was_open(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    """The report makes an item lawful (LGA 1972 s.100B(3)); an appendix to it is late, but bars nothing."""
    if report.added is None or report.private:
        return
    if AGENDA_NOTICE.holds(agenda.meeting, agenda.nation, agenda.body):
        facts = (agenda.nation, agenda.body, agenda.meeting, report.added, agenda.convened)
        answer = agenda_in_time(*facts, agenda.calendar, agenda.choices)
        because = f"this appendix is added to an item that is out already; {answer.because}"
        mend = "The item may be taken. Say at the meeting that the appendix came late; give time to read it."
        yield Checked(replace(answer, because=because), answer.result, Measure("warns", mend), about)


def _report_is_in_both_languages(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if not report.private:
        facts = (report.untranslated, report.outdated, agenda.nation, agenda.published)
        yield from paper_in_both_languages(*facts, about)


def _personal_data_is_decided(agenda: Agenda, report: Report, about: str) -> Iterator[Checked]:
    if report.private:
        return iter(())
    return personal_data_is_decided(report.personal_data, agenda.nation, agenda.published, about)


_OF_THE_WHOLE = (
    _body_exists,
    _notice_says_all,
    _notice_is_posted,
    _notice_is_in_time,
    _members_are_summoned,
    _broadcast_is_arranged,
    _stands_in_both_languages,
)
_OF_AN_ITEM = (_item_may_be_taken, _key_decision_can_be_made, _private_meeting_is_noticed)
_OF_A_REPORT = (
    _report_is_cleared,
    _private_report_is_exempt,
    _private_report_is_marked,
    _background_is_listed,
    _report_is_accessible,
    _appendix_was_open,
    _report_is_in_both_languages,
    _personal_data_is_decided,
)
