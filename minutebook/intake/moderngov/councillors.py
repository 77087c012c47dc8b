"""Councillors by ward and members of a group, read into facts; a home is looked at only to leave it out."""

from __future__ import annotations

import re

from minutebook.book.schema import Contact, Term
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.accounting import Node
from minutebook.intake.moderngov.values import bare, day, said, whole
from minutebook.intake.moderngov.word_html import cleaned

HOME = "is a home address"
SAME_AS_HOME = "is the home address again"
COUNTS = "a count of what follows"
_FIELDS = ("postcode", "phone", "mobile", "email")
_LINE = re.compile(r"line(\d{1,2})")
_LETTERS = re.compile(r"[\W_]+")


def councillors(node: Node, found: facts.Facts, language: str) -> None:
    """GetCouncillorsByWard and its kin."""
    ward_id = whole(node.attribute("wardid")) or 0
    if wards := node.one("wards"):
        for ward in wards.each("ward"):
            title = said(ward.text("wardtitle"))
            if inside := ward.one("councillors"):
                inside.leave(COUNTS, "councillorcount")
                for one in inside.each("councillor"):
                    _member(one, found, title, ward_id)
                inside.done()
        wards.done()
    if node.path == "councillorsbyward" and found.members:
        found.lists.add("members")


def members(node: Node, found: facts.Facts, language: str) -> None:
    """GetMemberGroup."""
    if listed := node.one("members"):
        listed.leave(COUNTS, "membercount")
        for one in listed.each("member"):
            _member(one, found, "", 0)
        listed.done()
    if found.members:
        found.lists.add("members")


def _member(one: Node, found: facts.Facts, ward: str, ward_id: int) -> None:
    number = whole(one.text("councillorid")) or whole(one.text("memberid"))
    member = facts.Member(number or 0, said(one.text("fullusername")), ward=ward, ward_id=ward_id)
    member.party, member.group = said(one.text("politicalpartytitle")), said(one.text("politicalgrouptitle"))
    member.district, member.posts = said(one.text("districttitle")), said(one.text("keyposts"))
    member.representing = said(one.text("representing"))
    photo = bare(one.text("photobigurl"))
    one.leave("is the small copy of the picture", "photosmallurl")
    member.photo = photo_of(photo)
    if not found.base and photo:
        found.base = re.split(r"(?i)/(?:UserData|UserDocs|mgimages)/", photo)[0] if "://" in photo else ""
    home = _home(one)
    member.contact = _contact(one, home)
    member.surgeries = tuple(_surgeries(one, home))
    if terms := one.one("termsofoffice"):
        member.terms = tuple(
            Term(start=day(each.text("startdate")), end=day(each.text("enddate")))
            for each in terms.each("termofoffice")
        )
        terms.done()
    if not number or not member.name:
        one.refuse("without a number or a name", member.name)
        return
    found.members.append(member)


def photo_of(address: str) -> str:
    """The path of the big picture; empty for the stand-in that is shown where there is none."""
    found = re.search(r"(?i)(User(?:Data|Docs)/\d/\d/\d/Info\d{8})/(?:big|small)pic\.jpg", address)
    return f"{found[1]}/bigpic.jpg" if found else ""


def _home(one: Node) -> set[str]:
    """What identifies the home, for leaving it out wherever else it stands; the element itself is left."""
    held = one.all("homeaddress")
    known = {
        _flat(child.text or "")
        for home in held
        for child in home
        if isinstance(child.tag, str)
        and child.tag.lower().startswith(("line1", "postcode", "phone", "mobile"))
    }
    if held:
        one.children["homeaddress"] = held
        one.leave(HOME, "homeaddress")
    return {word for word in known if len(word) > 4 and word != "redacted"}


def _flat(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def _is_home(text: str, home: set[str]) -> bool:
    flat = _flat(text)
    return any(word in flat for word in home)


def _contact(one: Node, home: set[str]) -> Contact:
    made = Contact()
    work = one.one("workaddress")
    if work is not None:
        lines = [(name, said(work.text(name))) for name in list(work.children) if _LINE.fullmatch(name)]
        lines.sort(key=lambda pair: int(pair[0][4:]))
        values = {name: said(work.text(name)) for name in _FIELDS}
        if any(_is_home(text, home) for _, text in lines) or _is_home(values["postcode"], home):
            for name, text in (*lines, ("postcode", values["postcode"])):
                if text:
                    _leave(work, name)
            lines, values["postcode"] = [], ""
        for name in ("phone", "mobile"):
            if values[name] and _is_home(values[name], home):
                _leave(work, name)
                values[name] = ""
        work.done()
        made = Contact(address=tuple(text for _, text in lines if text), **values)
    other = one.text("additionalcontactinfo")
    if other is None or not bare(other):
        return made
    words = " ".join(paragraph.plain() for paragraph in cleaned(other).paragraphs)
    if _is_home(words, home) or re.search(r"(?i)\bhome\b", words):
        one.account.take(f"{one.path}/additionalcontactinfo", -1)
        one.account.left[(f"{one.path}/additionalcontactinfo", "speaks of a home")] += 1
        return made
    return Contact(**{name: getattr(made, name) for name in ("address", *_FIELDS)}, other=words)


def _leave(work: Node, name: str) -> None:
    path = f"{work.path}/{name}"
    work.account.take(path, -1)
    work.account.left[(path, SAME_AS_HOME)] += 1


def _surgeries(one: Node, home: set[str]) -> list[str]:
    held = one.one("surgerydetails")
    if held is None:
        return []
    names = [name for name in held.children if _LINE.fullmatch(name)]
    lines = []
    for name in sorted(names, key=lambda name: int(name[4:])):
        text = said(held.text(name))
        if text and _is_home(text, home):
            _leave(held, name)
        elif text:
            lines.append(text)
    if not names and held.element.text and bare(held.element.text):
        lines = [said(line) for line in held.element.text.splitlines() if bare(line)]
    held.done()
    return lines
