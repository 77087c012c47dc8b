"""The book's bodies, people and documents, made of what a ModernGov says and of what the book has already.

What the source does not say in this answer stays as the book has it (``before``); what it does say wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from minutebook.book.identity import keyed_id
from minutebook.book.schema import (
    Body,
    Contact,
    Document,
    Exemption,
    File,
    Identifier,
    Membership,
    Page,
    Paper,
    Paragraph,
    Person,
    Words,
)
from minutebook.intake.documents.bodies import sort_of
from minutebook.intake.moderngov import facts

SCHEME = "moderngov"
# The one form of each old address that the book keeps; every other is brought to it when it is asked for.
ADDRESSES = {
    "committee": "mgcommitteedetails.aspx?id={}",
    "meeting": "ielistdocuments.aspx?mid={}",
    "agenda": "documents/g{}",
    "item": "mgai.aspx?id={}",
    "attachment": "documents/s{}",
    "supplement": "documents/b{}",
    "user": "mguserinfo.aspx?uid={}",
    "decision": "iedecisiondetails.aspx?id={}",
    "issue": "mgissuehistoryhome.aspx?iid={}",
}
KINDS = {
    "committee": "body",
    "meeting": "meeting",
    "item": "item",
    "attachment": "document",
    "supplement": "document",
    "user": "person",
    "decision": "decision",
    "issue": "matter",
}
_STYLES = re.compile(
    r"(?i)^((?:(?:the|right|most|rt|hon(?:ourable)?|worshipful|county|city|town|borough|district|parish|"
    r"councillor|cllr|alderman|baroness|baron|lord|lady|sir|dame|dr|prof(?:essor)?|rev(?:erend)?|canon|"
    r"mr|mrs|ms|miss|mx|major|colonel|cynghorydd|y|mayor|deputy)\b\.?\s+)+)(?=\S)"
)
_AFTER = re.compile(r"(?i)(?:,?\s+(?:[OMCKD]BE|JP|MP|MSc|BSc|BA|MA|PhD|QPM|TD|DL|FRSA|MS|AS|BEM|CBE)\.?)+$")
_LEADING = re.compile(r"(?i)^(appendix|annex|annexe|schedule|atodiad)\s*[\w.]{0,4}")


@dataclass
class Names:
    """Ids and numbers of one source's objects in one council's record.

    ``council`` is the council's id, ``host`` the source's host. ``taken`` are the owners of whole numbers of
    the council's record, by kind and number; ``standing`` ids that stand in for the source's own, because
    the record had the body or person before.
    """

    council: str
    host: str
    taken: dict[tuple[str, int], str] = field(default_factory=dict)
    made: dict[tuple[str, int], str] = field(default_factory=dict)
    standing: dict[tuple[str, int], str] = field(default_factory=dict)

    def id(self, what: str, number: int) -> str:
        """The id of the source's ``what`` (committee, meeting, item …) of a number."""
        key = (what, number)
        if key not in self.made:
            own = keyed_id(KINDS[what], self.council, SCHEME, self.host, what, str(number))
            self.made[key] = self.standing.get(key) or own
        return self.made[key]

    def stand_in(self, what: str, number: int, own: str) -> None:
        """Let something the record has already be the source's ``what`` of a number."""
        self.standing[(what, number)] = self.made[(what, number)] = own

    def number(self, what: str, number: int) -> int:
        """The source's number where no other object of the kind has it, else 0: the book gives one."""
        own = self.id(what, number)
        return number if number > 0 and self.taken.setdefault((KINDS[what], number), own) == own else 0

    def identifiers(self, what: str, number: int, **also: int | str) -> tuple[Identifier, ...]:
        """What the source calls an object, and the address it had there."""
        made = [Identifier(scheme=f"{SCHEME}:{what}", value=str(number))]
        made += [
            Identifier(scheme=f"{SCHEME}:{name}", value=str(value)) for name, value in also.items() if value
        ]
        places = [
            (what, number),
            *((name, value) for name, value in also.items() if name in ADDRESSES and value),
        ]
        made += [
            Identifier(scheme="url", value=f"//{self.host}/{ADDRESSES[name].format(value)}")
            for name, value in places
        ]
        return tuple(made)


def kept(before: Any, made: tuple[Identifier, ...]) -> tuple[Identifier, ...]:
    """The identifiers an object had, with those made now in the place of the same ones."""
    if before is None:
        return made
    ours = {one.scheme for one in made if one.scheme != "url"}
    rest = [one for one in before.identifiers if one.scheme not in ours and one not in made]
    return (*made, *rest)


def words(en: str, cy: str = "") -> Words:
    """A text in both languages; the Welsh one only where it is another."""
    return Words(en=en, cy=cy if cy != en else "")


def paragraphs(en: tuple[Paragraph, ...], cy: tuple[Paragraph, ...] = ()) -> tuple[Paragraph, ...]:
    """Paragraphs in both languages, side by side. Where one text is longer its last ones stand alone."""
    if not cy or [one.text.en or one.rows for one in en] == [one.text.cy or one.rows for one in cy]:
        return en
    if not en:
        return cy
    made = []
    for index, one in enumerate(en):
        other = cy[index] if index < len(cy) else None
        if other is not None and one.kind == other.kind != "table":
            one = msgspec.structs.replace(one, text=Words(en=one.text.en, cy=other.text.cy))
        elif other is not None:
            made.append(other)
        made.append(one)
    return (*made, *cy[len(en) :])


def body(names: Names, said: facts.Committee, cy: facts.Committee | None, before: Body | None) -> Body:
    """A committee as a body."""
    title = said.title or (str(before.name) if before else f"Committee {said.id}")
    kind, status = (before.kind, before.legal_status) if before else sort_of(title)
    purpose = "\n\n".join(one.plain() for one in said.purpose)
    purpose_cy = "\n\n".join(one.plain("cy") for one in cy.purpose) if cy else ""
    base = before or Body(id=names.id("committee", said.id), name=Words(en=title))
    return msgspec.structs.replace(
        base,
        name=words(title, cy.title if cy else base.name.cy),
        kind=kind,
        legal_status=status,
        category=words(said.category, cy.category if cy else "") if said.category else base.category,
        former=base.former if said.expired is None else said.expired,
        purpose=words(purpose, purpose_cy) if purpose else base.purpose,
        councils=base.councils or (names.council,),
        number=base.number or names.number("committee", said.id),
        identifiers=kept(before, names.identifiers("committee", said.id)),
        unlisted="",
    )


def styled(name: str) -> tuple[str, str]:
    """A full name in its two halves: what goes before it, and the name."""
    found = _STYLES.match(name)
    if found is None:
        return "", name
    return found[1].strip(), name[found.end() :]


def family(name: str) -> str:
    """The family name, by which lists are ordered."""
    bare = _AFTER.sub("", name)
    return bare.rpartition(" ")[2] or bare


def person(
    names: Names,
    said: facts.Member,
    cy: facts.Member | None,
    before: Person | None,
    seats: Iterable[Membership] | None = None,
    portrait: File | None = None,
) -> Person:
    """A member as a person. ``seats`` are those that committees' pages list; ``None``: nothing was said."""
    title, name = styled(said.name)
    number = said.id
    photo = said.photo or _value(before, "photo")
    base = before or Person(id=names.id("user", number), name=Words(en=name))
    whole = said.full
    group = said.group or said.party or base.group
    return msgspec.structs.replace(
        base,
        name=words(name, base.name.cy),
        family_name=family(name),
        title=words(title, styled(cy.name)[0] if cy else base.title.cy),
        party=said.party or base.party,
        group=group,
        ward=words(said.ward, cy.ward if cy else base.ward.cy) if said.ward else base.ward,
        district=said.district if whole else base.district,
        representing=said.representing if whole else base.representing,
        posts=words(said.posts, cy.posts if cy else base.posts.cy) if whole or said.posts else base.posts,
        contact=said.contact if whole or said.contact != Contact() else base.contact,
        surgeries=said.surgeries if whole or said.surgeries else base.surgeries,
        terms=said.terms or base.terms,
        start=min((term.start for term in said.terms if term.start), default=base.start),
        memberships=_seats(base, seats),
        portrait=portrait or base.portrait,
        number=base.number or names.number("user", number),
        identifiers=kept(
            before,
            names.identifiers("user", number, ward=said.ward_id or _value(before, "ward"), photo=photo),
        ),
        unlisted="" if said.listed else base.unlisted,
    )


def _value(before: Any, what: str) -> str:
    """What the book has already as an identifier of an object."""
    if before is None:
        return ""
    return next((one.value for one in before.identifiers if one.scheme == f"{SCHEME}:{what}"), "")


def _seats(base: Person, seats: Iterable[Membership] | None) -> tuple[Membership, ...]:
    """The seats listed now, with the days the book knows of them; none that ended goes."""
    if seats is None:
        return base.memberships
    had = {seat.id: seat for seat in base.memberships}
    now = [
        msgspec.structs.replace(seat, start=seat.start or had[seat.id].start) if seat.id in had else seat
        for seat in seats
    ]
    ids = {seat.id for seat in now}
    return (*now, *(seat for seat in base.memberships if seat.id not in ids))


def seat(names: Names, user: int, committee: int, role: str, start: str = "", end: str = "") -> Membership:
    """A seat on a committee."""
    welsh = {"Chair": "Cadeirydd", "Vice-Chair": "Is-gadeirydd", "": "Aelod"}.get(role, "")
    return Membership(
        id=keyed_id("seat", names.id("user", user), names.id("committee", committee), start),
        body=names.id("committee", committee),
        role=Words(en=role or "Member", cy=welsh),
        start=start,
        end=end,
    )


def role_of(title: str, first: bool) -> str:
    """The part a document plays at an item, by its title; the first one is the report."""
    if _LEADING.match(title):
        return "appendix"
    if re.search(r"(?i)\bbackground paper", title):
        return "background"
    if re.search(r"(?i)\b(?:late|supplement(?:ary)?|addendum|to follow|tabled)\b", title):
        return "late"
    return "report" if first else "other"


def paper(names: Names, said: facts.Linked, first: bool) -> Paper:
    """A document as it stands at an item or meeting."""
    leading = _LEADING.match(said.title)
    return Paper(
        document=document_id(names, said),
        role=said.role or role_of(said.title, first),  # type: ignore[arg-type]
        label=leading[0].strip() if leading else "",
        with_decision=said.with_decision,
    )


def document_id(names: Names, said: facts.Linked) -> str:
    """The id of a linked document."""
    return names.id("supplement" if said.name == "supplement" else "attachment", said.id)


def document(
    names: Names,
    said: facts.Linked,
    before: Document | None,
    day: str = "",
    file: File | None = None,
    pages: tuple[Page, ...] = (),
    extractor: str = "",
) -> Document:
    """A linked document. One that is not public keeps its title and why; its file is never asked for."""
    what = "supplement" if said.name == "supplement" else "attachment"
    kind = {"appendix": "appendix", "report": "report"}.get(role_of(said.title, True), "other")
    if re.search(r"(?i)^(?:draft )?minutes\b", said.title):
        kind = "minutes"
    base = before or Document(id=document_id(names, said), title=Words(en=said.title), kind=kind)  # type: ignore[arg-type]
    made = msgspec.structs.replace(
        base,
        title=words(said.title, base.title.cy),
        date=base.date or day,
        published=said.published or base.published,
        address=said.address if said.is_link else "",
        exemption=private(said.reason) if said.restricted else None,
        number=base.number or names.number(what, said.id),
        identifiers=kept(before, names.identifiers(what, said.id)),
        unlisted="",
    )
    if said.restricted or said.is_link:
        return msgspec.structs.replace(made, files=(), pages=(), extractor="")
    if file is not None:
        return msgspec.structs.replace(made, files=(file,), pages=pages, extractor=extractor)
    return made


_PARAGRAPHS = re.compile(r"(?i)paragraphs?\s*((?:\d{1,2}[A-Z]?(?:\s*(?:,|and|&|or|to)\s*)?)+)")


def private(reason: str) -> Exemption:
    """Why something is not public: the source's words, and the paragraphs these name."""
    found = _PARAGRAPHS.search(reason)
    numbers = tuple(re.findall(r"\d{1,2}[A-Z]?", found[1])) if found else ()
    kind = "confidential" if re.search(r"(?i)\bconfidential\b", reason) and not numbers else "exempt"
    return Exemption(kind=kind, paragraphs=numbers, reason=Words(en=reason))  # type: ignore[arg-type]
