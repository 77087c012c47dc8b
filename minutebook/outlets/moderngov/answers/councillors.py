"""Councillors: by ward, by a ward's number, by postcode, and all members in a row."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from minutebook.book.schema import Contact, Person
from minutebook.outlets.moderngov import people
from minutebook.outlets.moderngov.lookups import Opened, members
from minutebook.outlets.moderngov.markup import Element, count, day, fields
from minutebook.outlets.moderngov.source import Source

NO_DAY = "unspecified"


def by_ward(source: Source) -> Element:
    """The councillors of the day under their wards, these by title."""
    return Element("councillorsbyward", [_wards(source, members(source))])


def by_ward_id(source: Source, ward: int) -> Element:
    """The councillors of one ward."""
    found = [one for one in members(source) if ward_number(one.thing) == ward]
    return Element("councillorsbywardid", [_wards(source, found)], {"wardid": str(ward)})


def by_postcode(source: Source, postcode: str) -> Element:
    """Which ward a postcode lies in is not in the record: no wards, as for a postcode elsewhere."""
    return Element("councillorsbypostcode", [_wards(source, [])])


def member_list(source: Source, order: str, short_name: str) -> Element:
    """All members of the day by family name; with a short name, those whose group or party is called that."""
    found = members(source)
    if short_name.strip():
        wanted = short_name.strip().casefold()
        found = [one for one in found if wanted in (one.thing.group.casefold(), one.thing.party.casefold())]
    rows = [Element("member", _member(source, one, "memberid")) for one in found]
    return Element("memberlist", [Element("members", [Element("membercount", count(len(rows))), *rows])])


def ward_number(person: Person) -> int:
    """The number of a member's ward: the old system's, else one that its name always gives."""
    known = people.identified(person.identifiers, "ward")
    if known.isdecimal():
        return int(known)
    return zlib.crc32(str(person.ward).encode()) & 0x7FFFFFFF if person.ward else 0


def _wards(source: Source, found: Iterable[Opened]) -> Element:
    wards: dict[str, list[Opened]] = {}
    for one in found:
        title = source.words(one.thing.ward)
        if title:
            wards.setdefault(title, []).append(one)
    return Element("wards", [_ward(source, title, wards[title]) for title in sorted(wards, key=str.casefold)])


def _ward(source: Source, title: str, found: list[Opened]) -> Element:
    rows = [Element("councillor", _member(source, one, "councillorid")) for one in found]
    councillors = Element("councillors", [Element("councillorcount", count(len(rows))), *rows])
    return Element("ward", [Element("wardtitle", title), councillors])


def _member(source: Source, one: Opened, id_name: str) -> list[Element]:
    person: Person = one.thing
    party = person.party or person.group
    parts = fields(
        **{id_name: str(one.entry.number)},
        fullusername=people.full_name(source, person),
        photosmallurl=people.picture(source, person, "small"),
        photobigurl=people.picture(source, person, "big"),
        politicalpartytitle=party,
        politicalgrouptitle=person.group if person.group != party else "",
        districttitle=person.district,
        representing=person.representing,
        keyposts=source.words(person.posts),
        additionalcontactinfo=person.contact.other,
    )
    parts += [Element("workaddress", _contact(person.contact)), Element("homeaddress", "")]
    if person.surgeries:
        parts.append(Element("surgerydetails", _lines(person.surgeries)))
    terms = [(term.start, term.end) for term in person.terms]
    if not terms and person.start:
        terms = [(person.start, person.end)]
    if terms:
        parts.append(Element("termsofoffice", [_term(*term) for term in terms]))
    return parts


def _contact(contact: Contact) -> list[Element]:
    ways = {
        "postcode": contact.postcode,
        "phone": contact.phone,
        "mobile": contact.mobile,
        "email": contact.email,
    }
    return _lines(contact.address) + [Element(name, value) for name, value in ways.items() if value]


def _lines(lines: Iterable[str]) -> list[Element]:
    return [Element(f"line{n}", line) for n, line in enumerate(lines, 1) if line]


def _term(start: str, end: str) -> Element:
    return Element("termofoffice", fields(startdate=day(start) or NO_DAY, enddate=day(end) or NO_DAY))
