"""Which old page shows what: its name in an address, its template, and what makes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from minutebook.outlets.moderngov.pages import (
    attendance,
    committees,
    decisions,
    meeting,
    meetings,
    members,
    search,
    votes,
)
from minutebook.outlets.moderngov.pages.asked import Query
from minutebook.outlets.moderngov.source import Source


class OldPage(NamedTuple):
    """A page: the template it is set with, and what it shows (nothing: there is no such thing)."""

    template: str
    make: Callable[[Source, Query], dict[str, Any] | None]


PAGES = {
    "mgMemberIndex": OldPage("member_index", members.index),
    "mgUserInfo": OldPage("user_info", members.info),
    "ieListMeetings": OldPage("list_meetings", meetings.of_committee),
    "ieListDocuments": OldPage("list_documents", meeting.documents),
    "mgMeetingAttendance": OldPage("meeting_attendance", meeting.attendance),
    "mgListRecordedVotes": OldPage("recorded_votes", votes.recorded),
    "mgDelegatedDecisions": OldPage("delegated_decisions", decisions.register),
    "mgListOfficerDecisions": OldPage("delegated_decisions", decisions.officers),
    "ieDecisionDetails": OldPage("decision_details", decisions.details),
    "mgCalendarWeekView": OldPage("calendar_week", meetings.week),
    "ieSearchResults2": OldPage("search_results", search.results),
    "mgUserAttendanceSummary": OldPage("attendance_summary", attendance.summary),
    "mgListCommittees": OldPage("list_committees", committees.structure),
    "mgCommitteeStructure": OldPage("list_committees", committees.structure),
    "mgCommitteeDetails": OldPage("committee_details", committees.details),
}
BY_NAME = {name.lower(): page for name, page in PAGES.items()}


def old_page(name: str) -> OldPage | None:
    """The page of this name, in whatever letter case."""
    return BY_NAME.get(name.lower())
