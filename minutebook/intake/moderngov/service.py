"""Answers of the web service, read into facts; every element of them is accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.accounting import Account, Node, name_of
from minutebook.intake.moderngov.councillors import councillors, members, photo_of
from minutebook.intake.moderngov.values import bare, day, hour, numbered, said, whole, yes
from minutebook.intake.moderngov.word_html import cleaned

OF_ANOTHER = "repeats what its meeting, item or committee says"
COUNTS = "a count of what follows"
NOT_SHOWN = "its source does not show it"
WITHHELD = "is not public: title and reason are kept, nothing more"
BOOKING = "says who booked the room, which is the venue's business"
ELECTIONS = "is of elections, which the record has no place for yet"
SWITCH = "is a switch of the source's own pages"
_ILLEGAL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
WEB_PAGE = "is a web page and no answer of the service (an error page, perhaps)"
LARGEST = 64_000_000  # bytes of one answer


class NotAnAnswer(Exception):
    """Why something is no answer of the web service, as the second half of a sentence."""


def answer(data: bytes, account: Account, *, language: str = "en") -> facts.Facts:
    """Read one answer, of whatever operation and binding. Raises :class:`NotAnAnswer`."""
    root = parsed(data)
    node = Node(root, account)
    account.take(node.path)
    read = READERS.get(node.path)
    if read is None and node.path in ("script", "html", "head", "body", "div", "table"):
        raise NotAnAnswer(WEB_PAGE)
    if read is None:
        raise NotAnAnswer(f"is an answer of a sort that is not known here (<{node.path}>)")
    found = facts.Facts()
    read(node, found, language)
    node.done()
    return found


def parsed(data: bytes) -> Any:
    """The root of an answer, taken out of its SOAP envelope. Raises :class:`NotAnAnswer`."""
    if not data.strip():
        raise NotAnAnswer("is empty")
    if len(data) > LARGEST:
        raise NotAnAnswer(f"has {len(data) // 1_000_000} MB: no answer is as long as that")
    if is_page(data):
        raise NotAnAnswer(WEB_PAGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as first:
        mended = _ILLEGAL.sub(b"", data)
        if mended == data:
            raise NotAnAnswer(f"is no well-formed XML ({first.msg})") from first
        try:
            root = etree.fromstring(mended, parser)
        except etree.XMLSyntaxError as error:
            raise NotAnAnswer(f"is no well-formed XML ({error.msg})") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotAnAnswer("declares a document type, which no answer of the service does")
    if name_of(root) == "envelope":
        inner = next((e for e in root.iter(etree.Element) if name_of(e).endswith("result")), None)
        if inner is None or not len(inner):
            raise NotAnAnswer("is an envelope with no answer in it")
        root = inner[0]
    return root


def is_page(data: bytes) -> bool:
    """Whether bytes are a web page: an error page with status 200 is one, whatever it was asked for."""
    start = data[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<?xml"):
        start = start.partition(b"?>")[2].lstrip()
    return start.startswith((b"<!doctype html", b"<html", b"<script", b"<head", b"<body", b"<div", b"<table"))


def _committees(node: Node, found: facts.Facts, language: str) -> None:
    node.leave(COUNTS, "committeescount")
    for one in node.each("committee"):
        number, title = whole(one.text("committeeid")), said(one.text("committeetitle"))
        deleted = yes(one.text("committeedeleted"))
        expired = yes(one.text("committeeexpired"))
        category = said(one.text("committeecategory"))
        if number is None or not title:
            one.refuse("without a number or a title", title)
            continue
        found.committees.append(facts.Committee(number, title, category, expired or deleted))
    found.lists.add("committees")


def _meetings(node: Node, found: facts.Facts, language: str) -> None:
    """GetMeetings, by committee; GetAllMeetingsByDate and GetWebCastMeetings, in one list."""
    node.leave(COUNTS, "meetingscount", "committeescount")
    for committee in node.each("committee"):
        committee.leave(COUNTS, "committeemeetingcount")
        number, title = whole(committee.text("committeeid")) or 0, said(committee.text("committeetitle"))
        if number:
            found.committees.append(facts.Committee(number, title))
        if held := committee.one("committeemeetings"):
            for one in held.each("meeting"):
                _line(one, found, number, title)
            held.done()
    if rest := node.one("meetings"):
        for one in rest.each("meeting"):
            _line(one, found, 0, "")
        rest.done()
    for one in node.each("meeting"):
        _line(one, found, 0, "")


def _line(one: Node, found: facts.Facts, committee: int, title: str) -> None:
    number = whole(one.text("meetingid"))
    line = facts.Line(
        id=number or 0,
        committee=whole(one.text("committeeid")) or committee,
        committee_title=said(one.text("committeetitle")) or title,
        day=day(one.text("meetingdate")),
        status=said(one.text("meetingstatus")),
        hour=hour(one.text("meetingtime")),
        webcast=yes(one.text("iswebcast")),
    )
    if not number:
        one.refuse("without a number", line.day)
        return
    if line.committee and not committee:
        found.committees.append(facts.Committee(line.committee, line.committee_title))
    found.lines.append(line)


def _meeting(node: Node, found: facts.Facts, language: str) -> None:
    number = whole(node.text("meetingid"))
    if not number:
        raise NotAnAnswer("is the answer about a meeting that is not there")
    if not yes(node.text("isdisplayallowed") or "True"):
        node.leave_rest(NOT_SHOWN)
        return
    date = day(node.text("meetingdate"))
    made = facts.Meeting(
        id=number,
        day=date,
        status=said(node.text("meetingstatus")),
        hour=hour(node.text("meetingtime")),
        began=_at(date, node.text("meetingactualstarttime")),
        planned_end=_at(date, node.text("meetingplannedfinishtime")),
        ended=_at(date, node.text("meetingactualfinishtime")),
        location=said(node.text("meetinglocation")),
        webcast=yes(node.text("iswebcast")),
        agenda_id=whole(node.text("agendaid")) or 0,
        agenda_out=yes(node.text("agendapublished")),
        decisions_out=yes(node.text("decisionpublished")),
        minutes="out" if yes(node.text("minutepublished")) else "",
    )
    made.committee = whole(node.text("committeeid")) or 0
    made.committee_title = said(node.text("committeetitle"))
    if room := node.one("meetingroom"):
        made.room = _room(room)
        room.done()
    made.items, made.present = [], []
    if items := node.one("agendaitems"):
        for one in items.each("agendaitem"):
            _item(one, made, language, found)
        items.done()
    if attendees := node.one("attendees"):
        made.present = [line for one in attendees.each("attendee") if (line := _present(one))]
        attendees.done()
    found.meetings.append(made)


def _at(date: str, time: str | None) -> str:
    made = hour(time)
    return f"{date}T{made}" if date and made else ""


def _room(room: Node) -> facts.Room:
    shown, title = said(room.text("roomdisplaytitle")), said(room.text("roomtitle"))
    if shown and title and shown != title:
        room.account.take(f"{room.path}/roomtitle", -1)
        room.account.left[(f"{room.path}/roomtitle", "is the room's inner name; the one shown is taken")] += 1
    room.leave(BOOKING, "bookingfromdate", "bookingtodate", "bookedbytitle", "bookingcomment")
    return facts.Room(
        title=shown or title,
        building=said(room.text("displaylocationtitle")),
        address=said(room.text("addresssummary")),
        directions=said(room.text("directionstext")),
    )


def _item(one: Node, meeting: facts.Meeting, language: str, found: facts.Facts) -> None:
    number, title = whole(one.text("agendaitemid")), said(one.text("agendaitemtitle"))
    shown = yes(one.text("isdisplayallowed") or "True")
    if not number or not title or not shown:
        if number and not shown:
            one.leave_rest(NOT_SHOWN)
        else:
            one.refuse("without a number or a title", title)
        return
    item = facts.Item(number, title)
    item.restricted = yes(one.text("isrestricted"))
    _labels(one, item)
    item.author = said(one.text("authorusername"))
    item.remarks = tuple(
        (label, said(one.text(f"commenttext{n}")))
        for n in ("1", "2")
        if (label := said(one.text(f"commentlabel{n}")))
    )
    item.called_in, item.for_decision = yes(one.text("iscallin")), yes(one.text("isdecision"))
    item.public_may_speak = yes(one.text("ispubliccanspeak"))
    referred = said(one.text("refertocommittee"))
    item.referred_to = referred
    meeting.committee_title = meeting.committee_title or referred
    one.leave(SWITCH, "iscomment")
    one.leave("is counted again from the minutes", "declarationcount")
    one.leave(OF_ANOTHER, "isdecisionpublished", "isminutepublished", "preferreddate", "meetingdate")
    one.leave(OF_ANOTHER, "meetingtime", "actualmeetingdate")
    if linked := one.one("linkeddocuments"):
        item.linked = [doc for each in linked.each("linkeddoc") if (doc := _linked(each, found))]
        linked.done()
    if item.restricted:
        item.reason = said(one.text("restrictionsref"))
        one.leave(WITHHELD, "agendatext", "minutesnonemptyhtmlbody", "decisionnonemptyhtmlbody")
        for name in ("author", "remarks"):
            setattr(item, name, type(getattr(item, name))())
    else:
        base = found.base and f"{found.base}/"
        item.agenda = _text(one, "agendatext", base, language)
        item.decided = _text(one, "decisionnonemptyhtmlbody", base, language)
        item.minutes = _text(one, "minutesnonemptyhtmlbody", base, language)
    assert meeting.items is not None
    meeting.items.append(item)


def _labels(one: Node, item: facts.Item) -> None:
    """Number on the agenda, number of the minute, and the one that is shown: which is one of the two."""
    order = bare(one.text("agendaitemnumber"))
    item.label = numbered(order, one.text("agendaitemsubnumber"))
    item.minute_label = numbered(one.text("minutesitemnumber"), one.text("minutesitemsubnumber"))
    shown = said(one.text("fulldisplaynumberformat")).rstrip(".")
    if shown and shown not in (item.label, item.minute_label):
        item.label = shown
        item.minute_label = ""
    elif shown and shown == item.label != item.minute_label:
        # Minutes that are not numbered through: the item keeps its number on the agenda.
        item.minute_label = ""
    item.heading = order == "0"


def _text(one: Node, name: str, base: str, language: str) -> tuple[Any, ...]:
    html = one.text(name)
    if html is None or not html.strip():
        return ()
    made = cleaned(html, base, language)
    for what in made.left:
        sort, _, words = what.partition(": ")
        one.account.left[(f"{one.path}/{name}: {sort}", "has no place in a text of words")] += 1
    return made.paragraphs


def _linked(one: Node, found: facts.Facts) -> facts.Linked | None:
    number = whole(one.text("attachmentid"))
    doc = facts.Linked(
        id=number or 0,
        title=said(one.text("title")),
        is_link=yes(one.text("isurl")),
        address=bare(one.text("url")),
        restricted=yes(one.text("isrestricted")),
        reason=said(one.text("restrictionsref")),
        published=day(one.text("publicationdate")),
        with_decision=yes(one.text("isdecisionattachment")),
    )
    one.leave(OF_ANOTHER, "meetingdate", "decisiondate", "committeetitle", "ownertitle")
    one.leave("is its place among the item's documents", "itemnum")
    if not number or not doc.title:
        one.refuse("without a number or a title", doc.title)
        return None
    if not doc.is_link and not found.base:
        found.base = base_of(doc.address)
    return doc


def _attachment(node: Node, found: facts.Facts, language: str) -> None:
    if details := node.one("attachmentdetails"):
        if doc := _linked(details, found):
            found.documents.append(doc)
        details.done()


def _present(one: Node) -> facts.Present | None:
    if one.attributes.pop("membertype", None) is not None:
        one.account.left[(f"{one.path}/@membertype", "says only that it is a user of the source")] += 1
    line = facts.Present(
        user=whole(one.attribute("memberid")) or 0,
        name=said(one.attribute("name")),
        role=said(one.attribute("roledescription")),
        attendance=said(one.attribute("attendance")),
        party=said(one.attribute("politicalparty")),
        ward=said(one.attribute("ward")),
        representing=said(one.attribute("representing")),
        posts=said(one.attribute("keyposts")),
    )
    photo = bare(one.text("photobigurl"))
    one.leave("is the small copy of the picture", "photosmallurl")
    line.member = bool(bare(one.text("url")))
    line.photo = photo_of(photo)
    if not line.name:
        one.refuse("without a name", str(line.user))
        return None
    return line


def base_of(address: str) -> str:
    """The base address of the system that a document's address is of; empty where it is none of its own."""
    found = re.match(
        r"(?i)(https?://[^?#]+?)/(?:mgConvert2PDF\.aspx|documents/s\d|UserData/|mgUserInfo\.aspx)", address
    )
    return found[1] if found else ""


def _not_taken(why: str) -> Callable[[Node, facts.Facts, str], None]:
    return lambda node, found, language: node.leave_rest(why)


READERS: dict[str, Callable[[Node, facts.Facts, str], None]] = {
    "committees": _committees,
    "getmeetings": _meetings,
    "getmeetingsbydate": _meetings,
    "webcastmeetings": _meetings,
    "meeting": _meeting,
    "attachment": _attachment,
    "councillorsbyward": councillors,
    "councillorsbywardid": councillors,
    "councillorsbypostcode": councillors,
    "memberlist": members,
    "calendarevents": _not_taken("repeats the meetings, and events that are none"),
    "mpswards": _not_taken("is of Members of Parliament, who are no part of the council"),
    "mepswards": _not_taken("is of Members of Parliament, who are no part of the council"),
    "parishcouncils": _not_taken("is of parish councils, whose record this is not"),
    "election": _not_taken(ELECTIONS),
    "electionresults": _not_taken(ELECTIONS),
}
