"""Pages about committees and members: the structure, one committee, the index of members, one member."""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborNode

from minutebook.book.schema import Term
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.councillors import photo_of
from minutebook.intake.moderngov.page import OFFICER, NotAPage, Page, after, classes, href, off, words
from minutebook.intake.moderngov.service import ELECTIONS
from minutebook.intake.moderngov.values import bare, day, id_in

_ROLE = re.compile(r"\(([^()]*)\)\s*$")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_TO = re.compile(r"\s*(?:-|\u2013|\bto\b|\buntil\b)\s*")
_HEADING = re.compile(r"(?i)^councillor details\s*(?:[-:\u2013]\s*)?")
_MEMBER = {
    "ward": "ward",
    "division": "ward",
    "electoral division": "ward",
    "constituency": "ward",
    "region": "ward",
    "ward etholiadol": "ward",
    "etholaeth": "ward",
    "party": "party",
    "plaid": "party",
    "group": "group",
    "political group": "group",
    "title": "posts",
    "teitl": "posts",
}
_REACH = {
    "email": "email",
    "e-mail": "email",
    "work email": "email",
    "business email": "email",
    "bus. email": "email",
    "council email": "email",
    "e-bost": "email",
    "work": "phone",
    "work phone": "phone",
    "business phone": "phone",
    "bus. phone": "phone",
    "council phone": "phone",
    "work mobile": "mobile",
    "business mobile": "mobile",
    "bus. mobile": "mobile",
}
_AT_HOME = re.compile(r"\b(?:address|phone|telephone|mobile|home|fax|postcode|ff\u00f4n|symudol|cyfeiriad)\b")
_CURRENT = {
    "purpose": ("purpose", "pwrpas", "diben"),
    "members": ("membership", "members", "aelodaeth", "aelodau"),
}
OUTSIDE = "is on an outside body, which keeps its own record"
THEIRS = "is what a member says of themselves, which is no part of the record"
HOME_ON_PAGE = "may be a home: addresses are taken from the service, which says which they are"


def structure(page: Page, found: facts.Facts) -> None:
    """``mgCommitteeStructure``, ``mgListCommittees``: committees under their headings."""
    page.kind = "committee structure"
    category = ""
    # In the order of the page: a tag that its introduction left open may stand around a heading or a link.
    for node in list(page.top.traverse(include_text=False)):
        if node.tag == "h2" and "mgSectionTitle" in classes(node):
            category = page.take(node, "category")
        if node.tag != "li":
            continue
        link = next((a for a in node.css("a") if "committeedetails" in href(a).lower()), None)
        number = id_in(href(link), "ID")
        if link is not None and number:
            found.committees.append(facts.Committee(number, words(link), category))
            page.take(node, "committee")
    page.done("a[href*=ieDocSearch]")


def committee(page: Page, found: facts.Facts, language: str = "en") -> None:
    """``mgCommitteeDetails``: purpose, members, whom to write to."""
    page.kind = "committee page"
    number = id_in(page.address, "ID") or 0
    for link in page.find("a[href], link[href]"):
        number = number or id_in(href(link), "(?:CommitteeId|RPID|CID)") or 0
    if not number:
        raise NotAPage("is a committee's page that does not say the committee's number")
    made = facts.Committee(number, page.take(page.first("h2.mgSubTitleTxt"), "name"))
    for head in page.find("h2.mgSectionTitle"):
        section = words(head).casefold()
        beside = list(after(head))
        ends = next((n for n, node in enumerate(beside) if node.tag == "h2"), len(beside))
        inside = [node for node in beside[:ends] if node.tag and not node.tag.startswith("-")]
        if section.startswith(_CURRENT["purpose"]):
            for node in inside:
                if node.tag == "div":
                    made.purpose += page.text(node, "purpose", language)
        elif section.startswith(_CURRENT["members"]):
            made.seats = made.seats or []
            for node in inside:
                for entry in node.css("li"):
                    to = entry.css_first("a")
                    user = id_in(href(to), "UID")
                    if to is None or not user:
                        continue
                    name, rest = words(to), words(entry)[len(words(to)) :]
                    role = _ROLE.search(rest)
                    made.seats.append(facts.Seat(user, name, role[1].strip() if role else ""))
                    page.take(entry, "member")
        else:
            page.leave([node for node in inside if node.tag == "p"], "contact", OFFICER)
            if "contact" not in section and "cyswllt" not in section:
                continue
        page.take(head, "heading")
    found.committees.append(made)
    page.done("link")


def index(page: Page, found: facts.Facts) -> None:
    """``mgMemberIndex``: members, each with ward and party, as thumbs or as a table."""
    page.kind = "index of members"
    ward = ""
    for node in page.find(".mgSectionTitle, .mgThumbsList li, table.mgStatsTable tbody tr"):
        if "mgSectionTitle" in classes(node):
            ward = page.take(node, "ward")
            continue
        link = next((a for a in node.css("a") if id_in(href(a), "UID") and words(a)), None)
        user = id_in(href(link), "UID")
        if link is None or not user:
            continue
        parts = [words(one) for one in node.css("td" if node.tag == "tr" else "p")]
        parts = [part for part in parts if part and part != words(link)]
        image = node.css_first("img")
        member = facts.Member(user, words(link), full=False)
        if ward:
            member.ward, member.party = ward, parts[-1] if parts else ""
        elif parts:
            member.party = parts[-1]
            member.ward = parts[0] if len(parts) > 1 else ""
        member.photo = photo_of((image.attributes.get("src") or "") if image is not None else "")
        found.members.append(member)
        page.take(node, "member")
    page.done("h2, th, caption")


def member(page: Page, found: facts.Facts) -> None:
    """``mgUserInfo``: one member, with the seats they hold and held, terms, surgeries, how to reach them."""
    page.kind = "member's page"
    number = id_in(page.address, "UID") or 0
    for link in page.find("a[href]"):
        number = number or id_in(href(link), "UID") or 0
    name = _name(page)
    if not number or not name:
        raise NotAPage("is a member's page that does not say whose")
    made = facts.Member(number, name, full=False)
    image = page.first(".mgUserSideBar img, .mgBigPhoto img, img[src*=Info]")
    made.photo = photo_of((image.attributes.get("src") or "") if image is not None else "")
    _labelled(page, made)
    for entry in page.find("ul.mgBulletList li"):
        _entry(page, entry, made)
    for head in page.find("h2.mgSectionTitle"):
        _section(page, head, made)
    found.members.append(made)
    page.done("button, h2, a[href*=mgVCard]")


def _name(page: Page) -> str:
    """Whose page it is: under the heading, or the heading itself where the council's template makes it."""
    name = page.take(page.first("h2.mgSubTitleTxt"), "name") or page.take(page.heading, "name")
    name = _HEADING.sub("", name)
    if name:
        return name
    titled = page.tree.css_first('meta[name="DC.title"]')
    return _HEADING.sub("", bare(titled.attributes.get("content")) if titled is not None else "")


def _entry(page: Page, entry: LexborNode, made: facts.Member) -> None:
    """An entry of a list: a seat on a committee with its days, or something that is taken elsewhere."""
    to = entry.css_first("a")
    where = href(to)
    if "mgOutsideBodyDetails" in where:
        page.leave([entry], "seat on an outside body", OUTSIDE)
    elif re.search(r"(?i)mgElection", where):
        page.leave([entry], "election", ELECTIONS)
    elif to is not None and "mgCommitteeDetails" in where and (committee_id := id_in(where, "ID")):
        role, start, end = _seat(words(entry)[len(words(to)) :])
        made.seats.append((committee_id, words(to), role, start, end))
        page.take(entry, "committee")


def _seat(said: str) -> tuple[str, str, str]:
    """Role, first and last day: what stands behind a committee, ``(Chair) (02/06/2025 - 09/10/2025)``."""
    role, start, end = "", "", ""
    for part in _BRACKETS.findall(said):
        first, last, either = (day(one) for one in (*_halves(part), part))
        if first or last or either:
            start, end = first, last
        elif part.strip():
            role = part.strip()
    return role, start, end


def _halves(span: str) -> tuple[str, str]:
    """Both ends of a span of days; one that is open has an empty end."""
    first, _, last = _TO.sub("\0", span, count=1).partition("\0")
    return first, last


def _section(page: Page, head: LexborNode, made: facts.Member) -> None:
    """What stands under a heading and in no list of links: terms of office, surgeries, words of theirs."""
    title = words(head).casefold()
    beside = list(after(head))
    ends = next((n for n, node in enumerate(beside) if node.tag == "h2"), len(beside))
    inside = [node for node in beside[:ends] if node.tag in ("p", "div", "ul")]
    if title.startswith(("terms of office", "term of office", "tymor", "tymhorau")):
        for entry in [entry for node in inside for entry in node.css("li, p")]:
            first, last = _halves(words(entry))
            if day(first) or day(last):
                made.terms += (Term(start=day(first), end=day(last)),)
                page.take(entry, "term of office")
    elif title.startswith(("surgery", "surgeries", "cymhorthf")):
        for node in inside:
            if line := page.take(node, "surgery"):
                made.surgeries += (line,)
    elif title.startswith(("additional information", "gwybodaeth ychwanegol", "biography", "about")):
        page.leave([node for node in inside if words(node)], "words about themselves", THEIRS)


def _labelled(page: Page, made: facts.Member) -> None:
    for label in page.find("span.mgLabel"):
        holder = label.parent
        if holder is None:
            continue
        name = words(label).rstrip(": ").casefold()
        if field := _MEMBER.get(name):
            off(label)
            setattr(made, field, page.take(holder, field))
        elif (way := _REACH.get(name)) and (value := _value(holder, label)):
            made.contact = msgspec.structs.replace(made.contact, **{way: value})
            page.take(holder, way)
        elif _AT_HOME.search(name):
            page.leave([holder], name, HOME_ON_PAGE)


def _value(holder: LexborNode, label: LexborNode) -> str:
    """What stands behind a label in its paragraph."""
    return words(holder)[len(words(label)) :].strip()


def own_attendance(page: Page, found: facts.Facts) -> None:
    """``mgAttendance``: where one member was; each meeting says it of all of them."""
    raise NotAPage("is one member's own record of attendance, which their meetings say")
