"""Which page of a ModernGov site a page is, by its address and by what it holds, and its facts."""

from __future__ import annotations

import re
from collections.abc import Callable

from minutebook.intake.moderngov import facts, meeting_pages, people_pages, register_pages, vote_pages
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.page import NotAPage, Page, href, words

Read = Callable[[Page, facts.Facts], None]

BY_ADDRESS: list[tuple[str, Read]] = [
    ("ielistmeetings", meeting_pages.meetings_list),
    ("ielistdocuments", meeting_pages.meeting),
    ("mgai", meeting_pages.one_item),
    ("mgmeetingattendance", meeting_pages.attendance),
    ("mgcommitteestructure", people_pages.structure),
    ("mglistcommittees", people_pages.structure),
    ("mgcommitteedetails", people_pages.committee),
    ("mgmemberindex", people_pages.index),
    ("mguserinfo", people_pages.member),
    ("iedecisiondetails", register_pages.decision),
    ("mgdelegateddecisions", register_pages.decisions),
    ("mglistofficerdecisions", register_pages.decisions),
    ("mgplanshome", register_pages.plans),
    ("mglistplans", register_pages.plans),
    ("mglistplanitems", register_pages.plan),
    ("mgissuehistoryhome", register_pages.issue),
    ("mgissuehistorychronology", register_pages.issue),
    ("ieissuedetails", register_pages.issue),
    ("mgdecisiondetails", register_pages.issue),
    ("mgattendance", people_pages.own_attendance),
    ("mglistrecordedvotes", vote_pages.votes),
    ("mglistrecordedvotesshort", vote_pages.votes),
]
# By what a page holds, the surest sign first; for pages that were saved under any name.
BY_CONTENT: list[tuple[str, Read]] = [
    ("#mgItemTable, table.mgItemTable", meeting_pages.meeting),
    ("a.mgMeetingTableLnk", meeting_pages.meetings_list),
    ("a.mgPlanItemTitle", register_pages.plan),
    (".mgUserBody, .mgUserSideBar", people_pages.member),
    (".mgThumbsList", people_pages.index),
    ("#mgattendbreakdown", people_pages.own_attendance),
    ('table[summary*="attendance"]', meeting_pages.attendance),
    ("span.mgPlanItemInForce", register_pages.decision),
]
BY_HEADING: list[tuple[str, Read]] = [
    (r"browse meetings|pori cyfarfodydd", meeting_pages.meetings_list),
    (r"committee structure|strwythur (?:y )?pwyllgor", people_pages.structure),
    (r"committee details|manylion (?:y )?pwyllgor", people_pages.committee),
    (r"decision details|manylion (?:y )?penderfyniad", register_pages.decision),
    (r"issue (?:details|history)|issue\b", register_pages.issue),
    (r"recorded votes?|voting record|pleidleisiau|cofnod pleidleisio", vote_pages.votes),
    (r"attendance details|meeting attendance", meeting_pages.attendance),
    (r"your councillors|councillors|find councillor", people_pages.index),
    (r"(?:agenda|meeting|cyfarfod)\b", meeting_pages.meeting),
]


def page(data: bytes, account: Account, address: str = "", language: str = "en") -> facts.Facts:
    """Read a page. ``address`` is where it was found (empty in a folder). Raises :class:`NotAPage`."""
    made = Page(data, account, address)
    read = _which(made)
    if read is None:
        raise NotAPage(
            f"is a page of a sort that is not known here ({made.title[:60]!r})"
            if made.is_moderngov
            else "is no page of a ModernGov site"
        )
    found = facts.Facts(base=_base(made))
    if read in (meeting_pages.meeting, meeting_pages.one_item, people_pages.committee):
        read(made, found, language)
    else:
        read(made, found)
    return found


def _which(made: Page) -> Read | None:
    name = re.search(r"(?i)/(\w+)\.aspx", made.address)
    if name and (read := dict(BY_ADDRESS).get(name[1].lower())) and made.is_moderngov:
        return None if re.search(r"(?i)\berror\b", made.title) else read
    if not made.is_moderngov:
        return None
    for selector, read in BY_CONTENT:
        if made.first(selector) is not None:
            return read
    title = made.title
    for pattern, read in BY_HEADING:
        if re.match(f"(?i)(?:{pattern})", title):
            return read
    if any("mgMeetingAttendance" in href(a) for a in made.find("a")) and words(made.first("h2")):
        return meeting_pages.meeting
    return None


def _base(made: Page) -> str:
    """The base address of the site a saved page is of, where a whole address on it says so."""
    if found := re.match(r"(?i)(https?://.+?)/\w+\.aspx", made.address):
        return found[1]
    for link in made.tree.css("a[href]"):
        if found := re.match(r"(?i)(https?://[^?#]+?)/(?:ie|mg)\w+\.aspx", href(link)):
            return found[1]
    return ""
