"""The one table of operations: their names, parameters and what answers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from minutebook.outlets.moderngov.answers import (
    attachments,
    calendar,
    committees,
    councillors,
    elections,
    meeting,
    meetings,
    probes,
    representatives,
)
from minutebook.outlets.moderngov.markup import Element

Type = Literal["int", "string", "boolean"]


@dataclass(frozen=True)
class Parameter:
    """A parameter as the WSDL declares it."""

    name: str
    type: Type


@dataclass(frozen=True)
class Operation:
    """An operation: ``answer`` takes the source and the parameters in order, and gives a tree or, for
    ``textual`` ones, a text."""

    name: str
    parameters: tuple[Parameter, ...]
    answer: Callable[..., Element | str]
    textual: bool = False

    def call(self, source: Any, values: dict[str, Any]) -> Element | str:
        """Answer with the values of the parameters by name."""
        return self.answer(source, *(values[parameter.name] for parameter in self.parameters))


def _operation(
    name: str, answer: Callable[..., Element | str], *, textual: bool = False, **parameters: Type
) -> Operation:
    declared = tuple(Parameter(one, kind) for one, kind in parameters.items())
    return Operation(name, declared, answer, textual)


# In the order the real service lists them.
OPERATIONS = (
    _operation("GetMeeting", meeting.meeting, lMeetingId="int"),
    _operation(
        "GetAllMeetingsByDate",
        meetings.by_date,
        lCommitteeId="int",
        sFromDate="string",
        sToDate="string",
        bIsAscendingDateOrder="boolean",
    ),
    _operation(
        "GetWebCastMeetings", meetings.webcast, lCommitteeId="int", sFromDate="string", sToDate="string"
    ),
    _operation(
        "GetMeetings", meetings.by_committee, lCommitteeId="int", sFromDate="string", sToDate="string"
    ),
    _operation("GetDeletedWebcastMeetings", meetings.webcast_deleted, sFromDate="string", sToDate="string"),
    _operation("GetCommittees", committees.committees),
    _operation(
        "GetCalendarEvents",
        calendar.events,
        bGlobalCalendar="boolean",
        sDateStart="string",
        sDateEnd="string",
        lUserId="int",
    ),
    _operation("GetCommitteesByUser", committees.of_member, lUserId="int"),
    _operation("GetElectionResults", elections.results, lElectionId="int"),
    _operation("GetElectionResultsRdf", elections.rdf, lType="int", lId="int"),
    _operation("GetMpOrMepsAndWards", representatives.all_of_them, bIsMPs="boolean"),
    _operation(
        "GetMpOrMepAndWardsByPostcode", representatives.by_postcode, sPostCode="string", bIsMPs="boolean"
    ),
    _operation("GetCouncillorsByWard", councillors.by_ward),
    _operation("GetCouncillorsByWardId", councillors.by_ward_id, lWardId="int"),
    _operation("GetCouncillorsByPostcode", councillors.by_postcode, sPostcode="string"),
    _operation("GetAttachment", attachments.attachment, lAttachmentId="int"),
    _operation("GetAttachmentByPath", attachments.by_path, sAttachmentPath="string"),
    _operation("CheckComms", probes.check, textual=True, sRid="string"),
    _operation("GetMemberGroup", councillors.member_list, sOrder="string", sShortName="string"),
    _operation("GetParishCouncils", committees.parish_councils),
    _operation("GetServerDiagnostics", probes.diagnostics, sSecurityId="string"),
)
BY_NAME = {operation.name.lower(): operation for operation in OPERATIONS}


def operation(name: str) -> Operation | None:
    """The operation of this name, in whatever letter case it is asked for."""
    return BY_NAME.get(name.lower())
