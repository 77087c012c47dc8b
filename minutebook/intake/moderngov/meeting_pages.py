"""Pages about meetings: a committee's meetings, one meeting with its items, one item, attendance."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.page import (
    FRAME,
    OFFICER,
    PRINTED,
    NotAPage,
    Page,
    classes,
    href,
    off,
    words,
)
from minutebook.intake.moderngov.values import bare, day, hour, id_in, whole

_DOCUMENT = re.compile(r"(?i)documents/s(\d+)/([^?#]*)|mgConvert2PDF\.aspx\?(?:[^#]*&)?ID=(\d+)(?![^#]*&T=)")
_PACK = re.compile(r"(?i)documents/g(\d+)/[^?#]*(?:\?T=(\d+))?")
_ENDS = re.compile(
    r"(?i)^(?P<committee>.*?)\s+[-\u2013]\s+(?P<when>(?:\w+,?\s+)?\d{1,2}(?:st|nd|rd|th)?,?\s+\w+,?\s+\d{4}.*)$"
)
_FULL = re.compile(r"(?i)mgAi\.aspx\?(?:[^#]*&)?ID=\d+")
_SIZE = re.compile(r"(?i)\s*(?:PDF|DOCX?|XLSX?|HTML?|ZIP)\s+[\d.,]+\s*[KM]?B\s*$")
_PRIVATE = re.compile(r"(?i)\b(?:restricted enclosure|not for publication|exempt information|cyfyngedig)\b")
SECTIONS = {
    "agenda": ("agenda", "background"),
    "documents": ("additional documents", "documents", "dogfennau ychwanegol", "accompanying documents"),
    "decided": ("decision", "decisions", "penderfyniad", "penderfyniadau"),
    "minutes": ("minutes", "draft minutes", "cofnodion", "cofnodion drafft"),
}


def meetings_list(page: Page, found: facts.Facts) -> None:
    """``ieListMeetings``: the meetings of a committee that one page shows."""
    page.kind = "list of meetings"
    committee = id_in(page.address, "(?:CId|CommitteeId)") or 0
    hidden = page.first('input[name="hCommitteeId"]')
    if hidden is not None:
        committee = whole(hidden.attributes.get("value")) or committee
    title = page.take(page.first("h2.mgSubTitleTxt"), "committee")
    if committee and title:
        found.committees.append(facts.Committee(committee, title))
    for link in page.find("li a"):
        number = id_in(href(link), "(?:MId|MeetingId)")
        entry = link.parent
        if not number or entry is None:
            continue
        text, rest = words(link), words(entry)[len(words(link)) :]
        line = facts.Line(number, id_in(href(link), "CId") or committee, title, day(text), hour(text))
        if re.search(r"(?i)\bcancelled\b|\bcanslwyd\b", rest):
            line.status = "Cancelled"
        elif re.search(r"(?i)\bprovisional\b|\bdros dro\b", rest):
            line.status = "Provisional"
        page.take(entry, "meeting")
        found.lines.append(line)
    found.links += [href(a) for a in page.find("a[href*='Act=earlier'], a[href*='Act=later']")]
    page.done(".mgMeetingsEarlierLater")


def meeting(page: Page, found: facts.Facts, language: str = "en") -> None:
    """``ieListDocuments``: a meeting with all it has."""
    page.kind = "meeting page"
    made = facts.Meeting(_number(page), from_page=True)
    state = page.take(page.heading, "state").casefold()
    made.agenda_out = "agenda" in state
    made.decisions_out = "decision" in state or "penderfyniad" in state
    if "minutes" in state or "cofnodion" in state:
        made.minutes = "draft" if "draft" in state or "drafft" in state else "approved"
    _heading(page, made)
    made.linked = _packs(page, made)
    _labels(page, made)
    made.items = [
        item
        for row in page.find("#mgItemTable > tbody > tr, .mgItemTable > tbody > tr")
        if (item := _item(page, row, language))
    ]
    if not made.id:
        made.id = made.agenda_id
    if not made.id:
        raise NotAPage("is a meeting's page that does not say the meeting's number")
    found.meetings.append(made)
    page.done("caption, th, h2.mgSectionTitle")


def _number(page: Page) -> int:
    if number := id_in(page.address, "(?:MId|MeetingId)"):
        return number
    for link in page.find("a[href]"):
        where = href(link)
        if re.search(r"(?i)mgMeetingAttendance\.aspx", where) and (number := id_in(where, "ID")):
            return number
        if number := id_in(where, "mg_m_id"):
            return number
        if re.search(r"(?i)mgListRecordedVotes", where) and (number := id_in(where, "MID")):
            return number
    return 0


def _heading(page: Page, made: facts.Meeting) -> None:
    head = page.first("h2.mgSubTitleTxt")
    link = head.css_first("a") if head is not None else None
    made.committee = id_in(href(link), "ID") or 0
    text = page.take(head, "committee, day and hour")
    parts = _ENDS.match(text)
    when = parts["when"] if parts else text
    made.committee_title = parts["committee"].strip() if parts else ""
    made.day, made.hour = day(when), hour(when)
    rest = when.partition(",")[2] if re.search(r"(?i)[ap]m\s*,", when) else ""
    upper = rest.rpartition(",")[2].strip() if rest else ""
    if re.search(r"(?i)cancelled|canslwyd", upper):
        made.status = "Cancelled"
    elif re.search(r"(?i)provisional|dros dro", upper):
        made.status = "Provisional"
    elif upper and re.search(r"[a-z]", upper, re.IGNORECASE) and not re.search(r"\d", upper):
        made.status = f"Confirmed; {upper}"
    else:
        made.status = "Confirmed"


def _packs(page: Page, made: facts.Meeting) -> list[facts.Linked]:
    """The number of the agenda from its packs; supplements, which hold papers that no item links."""
    supplements = []
    for entry in page.find(".mgLinks li"):
        link = entry.css_first("a")
        where = href(link)
        if pack := _PACK.search(where):
            made.agenda_id = int(pack[1])
            page.leave([entry], "printed pack", PRINTED)
        elif re.search(r"(?i)mgChooseDocPack\.aspx", where):
            made.agenda_id = id_in(where, "ID") or made.agenda_id
            number = id_in(where, "SID")
            if not number:
                page.leave([entry], "printed pack", PRINTED)
                continue
            title = _SIZE.sub("", words(link)).removeprefix("Supplement:").strip()
            page.take(entry, "supplement")
            supplements.append(facts.Linked(number, title, where, role="late", name="supplement"))
        elif re.search(r"(?i)documents/b\d+/", where):
            number = int(re.search(r"(?i)documents/b(\d+)/", where)[1])  # type: ignore[index]
            title = _SIZE.sub("", words(link))
            page.take(entry, "supplement")
            supplements.append(facts.Linked(number, title, where, role="late", name="supplement"))
        else:
            page.leave([entry], "ways on", FRAME)
    return supplements


def _labels(page: Page, made: facts.Meeting) -> None:
    for label in page.find("p > span.mgLabel"):
        holder = label.parent
        if holder is None:
            continue
        name = words(label).rstrip(":").casefold()
        link = holder.css_first("a")
        if name in ("venue", "proposed venue", "lleoliad", "lleoliad arfaethedig"):
            page.leave(holder.css("a[href*=mgLocationDetails]"), "way there", FRAME)
            off(label)
            made.location = page.take(holder, "venue").rstrip(". ")
        elif name in ("webcast", "gwe-ddarllediad", "gweddarllediad"):
            made.webcast, made.watch = True, href(link)
            page.take(holder, "webcast")
        elif name in ("contact", "cyswllt"):
            page.leave([holder], "contact", OFFICER)
    for holder in page.find(".mgContent > p"):
        if re.search(r"(?i)^(no documents are available|nid oes dogfennau)", words(holder)):
            page.take(holder, "nothing is out yet")


def _item(page: Page, row: LexborNode, language: str) -> facts.Item | None:
    anchor = row.css_first("a[name^=AI]")
    cells = row.css("td")
    if anchor is None or len(cells) < 2:
        if row.css_first("th") is not None:
            page.leave([row], "headings of the table", FRAME)
        return None
    number = re.sub(r"\D", "", anchor.attributes.get("name") or "")
    if not number:
        return None
    item = facts.Item(int(number))
    item.label = words(cells[0]).rstrip(".")
    item.heading = not item.label
    page.take(cells[0].css_first("p"), "number of an item")
    item_content(page, cells[1], item, language)
    if not item.title:
        page.account.not_understood(f"{page.kind}: item without a title", number)
        return None
    return item


def item_content(page: Page, cell: LexborNode, item: facts.Item, language: str) -> None:
    """What stands under an item's number: title and first document, links, texts, documents, votes."""
    section = "agenda"
    for node in list(cell.iter(include_text=False)):
        kinds, tag = classes(node), node.tag
        if "mgAiTitleTxt" in kinds or "mgAiTitleTxt" in (node.attributes.get("class") or ""):
            _title(page, node, item)
        elif "mgSubItemTitleTxt" in kinds:
            section = _section(page, node) or section
        elif "mgActionList" in kinds:
            _actions(page, node, item)
        elif "mgWordPara" in kinds:
            _words(page, node, item, section, language)
        elif tag == "ul" or "mgBulletList" in kinds:
            _documents(page, node, item)
        elif tag == "table" and re.search(r"(?i)recorded vote|pleidlais", words(node.css_first("caption"))):
            _votes(page, node, item)
        elif tag in ("li", "p") and re.search(r"(?i)mgListRecordedVotes", href(node.css_first("a"))):
            item.voted = True
            page.leave([node], "way to the vote", FRAME)
    if item.restricted:
        item.agenda = item.minutes = item.decided = ()


def _title(page: Page, node: LexborNode, item: facts.Item) -> None:
    link = node.css_first("a")
    for size in node.css(".mgFileSize, .mgHide"):
        off(size)
    title = words(node)
    if _PRIVATE.search(title) or node.css_first("img[alt*=estricted]") is not None:
        item.restricted = True
    item.title = item.title or title
    if link is not None and (doc := document_of(link, item.title)):
        item.linked.append(doc)
    page.take(node, "title of an item")


def document_of(link: LexborNode, title: str) -> facts.Linked | None:
    where = href(link)
    found = _DOCUMENT.search(where)
    if found is None:
        return None
    number = int(found[1] or found[3])
    return facts.Linked(number, title, where, name=found[2] or "")


def _section(page: Page, node: LexborNode) -> str:
    said = words(node).rstrip(": ").casefold()
    for name, heads in SECTIONS.items():
        if said in heads:
            page.take(node, f"heading of {name}")
            return name
    return ""


def _actions(page: Page, node: LexborNode, item: facts.Item) -> None:
    for entry in node.css("li"):
        where = href(entry.css_first("a"))
        if issue := id_in(where, "IId"):
            item.issue = issue
            page.take(entry, "issue of an item")
        elif re.search(r"(?i)ieDecisionDetails|mgListRecordedVotes|mgListDeclarations", where):
            item.voted = item.voted or "mglistrecordedvotes" in where.lower()
            page.leave([entry], "way to a decision or vote", FRAME)


def _words(page: Page, node: LexborNode, item: facts.Item, section: str, language: str) -> None:
    more = next((a for a in node.css("a") if _FULL.search(href(a))), None)
    if more is not None:
        item.cut_short = True
        off(more)
    what = section if section in ("decided", "minutes") else "agenda"
    if _PRIVATE.search(words(node)[:120]):
        item.restricted = True
        item.reason = words(node)[:300]
        page.leave([node], "text of a private item", "is not public: title and reason are kept")
        return
    made = (*getattr(item, what), *page.text(node, f"{what} of an item", language))
    setattr(item, what, made)


def _documents(page: Page, node: LexborNode, item: facts.Item) -> None:
    for entry in node.css("li"):
        link = entry.css_first("a")
        for size in entry.css(".mgFileSize, .mgHide"):
            off(size)
        doc = document_of(link, words(link)) if link is not None else None
        if doc is not None:
            item.linked.append(doc)
            page.take(entry, "document of an item")
        elif link is None and _PRIVATE.search(words(entry)):
            page.leave([entry], "private document", "is not public and has no number")
        elif link is not None and href(link).startswith("http"):
            number = id_in(href(link), "ID") or 0
            if number:
                item.linked.append(facts.Linked(number, words(link), href(link), is_link=True))
                page.take(entry, "document of an item")


def _votes(page: Page, node: LexborNode, item: facts.Item) -> None:
    for row in node.css("tr"):
        cells = [words(cell) for cell in row.css("td")]
        if len(cells) >= 4 and cells[0]:
            item.votes.append(facts.Vote(cells[0], cells[1], cells[2], cells[3]))
            page.take(row, "recorded vote")
    page.leave([node], "headings of the table", FRAME)


def one_item(page: Page, found: facts.Facts, language: str = "en") -> None:
    """``mgAi``: one item, with its whole text."""
    page.kind = "item page"
    number = id_in(page.address, "ID")
    if not number:
        raise NotAPage("is the page of one item, and its address does not say which")
    item = facts.Item(number, page.under or page.title)
    holder = page.first(".mgContent") or page.top
    item_content(page, holder, item, language)
    found.items.append(item)
    page.done("h2, .mgSubTitle")


def attendance(page: Page, found: facts.Facts) -> None:
    """``mgMeetingAttendance``: who was there."""
    page.kind = "attendance page"
    number = id_in(page.address, "ID") or 0
    for link in page.find("a[href]"):
        number = number or id_in(href(link), "(?:MId|MeetingId)") or 0
    present = []
    for row in page.find("table tbody tr, table tr"):
        cells = row.css("td")
        if len(cells) < 3:
            continue
        user = id_in(href(cells[0].css_first("a")), "UID") or 0
        name = words(cells[0])
        line = facts.Present(user, name, words(cells[1]), bare(words(cells[2])), member=bool(user))
        page.take(row, "line of the attendance")
        if name:
            present.append(line)
    if not number:
        raise NotAPage("is the attendance of a meeting, and does not say of which")
    found.meetings.append(facts.Meeting(number, present=present, from_page=True))
    page.done("h2, th, caption")
