"""Pages about committees and members: the structure, one committee, the index of members, one member."""

from __future__ import annotations

import re

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.councillors import photo_of
from minutebook.intake.moderngov.page import OFFICER, NotAPage, Page, after, classes, href, off, words
from minutebook.intake.moderngov.values import day, id_in

_ROLE = re.compile(r"\(([^()]*)\)\s*$")
_SPAN = re.compile(r"(\d{1,2}/\d{1,2}/\d{4})?\s*(?:-|\u2013|to|until)\s*(\d{1,2}/\d{1,2}/\d{4})?")
_CURRENT = {
    "purpose": ("purpose", "pwrpas", "diben"),
    "members": ("membership", "members", "aelodaeth", "aelodau"),
}
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
    """``mgUserInfo``: one member, with committees and terms."""
    page.kind = "member's page"
    number = id_in(page.address, "UID") or 0
    for link in page.find("a[href]"):
        number = number or id_in(href(link), "UID") or 0
    name = page.take(page.first("h2.mgSubTitleTxt"), "name") or page.take(page.first("h1"), "name")
    if not number or not name:
        raise NotAPage("is a member's page that does not say whose")
    made = facts.Member(number, name, full=False)
    _labelled(page, made)
    for entry in page.find("ul.mgBulletList li"):
        to = entry.css_first("a")
        committee_id = id_in(href(to), "ID") if "mgCommitteeDetails" in href(to) else None
        if to is None or not committee_id:
            continue
        rest = words(entry)[len(words(to)) :]
        role = _ROLE.search(_SPAN.sub("", rest))
        span = _SPAN.search(rest)
        start, end = (day(span[1]), day(span[2])) if span else ("", "")
        made.seats.append((committee_id, words(to), role[1].strip() if role else "", start, end))
        page.take(entry, "committee")
    image = page.first(".mgUserSideBar img, .mgBigPhoto img, img[src*=Info]")
    made.photo = photo_of((image.attributes.get("src") or "") if image is not None else "")
    found.members.append(made)
    page.done()


def _labelled(page: Page, made: facts.Member) -> None:
    for label in page.find("span.mgLabel"):
        holder = label.parent
        if holder is None:
            continue
        name = words(label).rstrip(": ").casefold()
        if name in ("home address", "correspondence address", "address", "home phone", "phone", "mobile"):
            page.leave([holder], name, HOME_ON_PAGE)
            continue
        field = {
            "ward": "ward",
            "division": "ward",
            "party": "party",
            "group": "group",
            "title": "posts",
        }.get(name)
        field = field or {"ward etholiadol": "ward", "plaid": "party", "political group": "group"}.get(name)
        if field:
            off(label)
            setattr(made, field, page.take(holder, field))
