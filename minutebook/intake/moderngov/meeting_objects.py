"""A meeting of the book, made of what a ModernGov says of it: service, pages and list, the service first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from minutebook.book.schema import (
    Attendance,
    Ballot,
    Identifier,
    Item,
    Meeting,
    Minutes,
    Paper,
    Place,
    RecordedVote,
    Remark,
    Words,
)
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.objects import Names, kept, paper, paragraphs, private, words
from minutebook.intake.moderngov.values import status

_OFFICER = re.compile(r"(?i)\b(?:officer|swyddog|clerk|secretary|adviser|advisor)\b")
_GUEST = re.compile(r"(?i)\b(?:guest|observer|visitor|witness|invitee|member of the public)\b")
_CO_OPTED = re.compile(r"(?i)\bco-?opt")


@dataclass
class Said:
    """All that is said of one meeting: by the service, its Welsh twin, its pages, the list it stands in."""

    id: int
    service: facts.Meeting | None = None
    welsh: facts.Meeting | None = None
    page: facts.Meeting | None = None
    attendance: facts.Meeting | None = None
    line: facts.Line | None = None

    @property
    def whole(self) -> facts.Meeting | None:
        """The fullest account of it."""
        return self.service or self.page

    def first(self, name: str) -> Any:
        """The first thing that is said under a name."""
        for one in (self.service, self.page, self.line):
            if one is not None and (value := getattr(one, name, None)):
                return value
        return type(getattr(self.whole or self.line, name, ""))()

    @property
    def committee(self) -> int:
        """The committee's number; a list is surer than a page's heading, and the service does not say it."""
        return (self.line.committee if self.line else 0) or self.first("committee")


def meeting(names: Names, said: Said, body: str, before: Meeting | None) -> Meeting:
    """The meeting. ``body`` is the id of its body; ``before`` what the book has of it."""
    own = names.id("meeting", said.id)
    base = before or Meeting(id=own, body=body, start="")
    day, hour = said.first("day"), said.first("hour")
    start = f"{day}T{hour or '00:00'}" if day else base.start
    half = status(said.first("status"))
    whole = said.whole
    made = msgspec.structs.replace(
        base,
        body=body,
        start=start,
        kind=_kind(half.words) or base.kind,
        provisional=half.half == "provisional",
        state_reason=words(
            half.words, status(said.welsh.status).words if said.welsh else base.state_reason.cy
        ),
        number=base.number or names.number("meeting", said.id),
        identifiers=kept(before, names.identifiers("meeting", said.id, agenda=_agenda(said, base))),
        unlisted="",
    )
    if whole is not None:
        made = _whole(names, said, whole, made, base)
    state = "cancelled" if half.half == "cancelled" else _state(made, whole)
    return msgspec.structs.replace(made, state=state)


def _agenda(said: Said, base: Meeting) -> int:
    """The number of the agenda: the meeting's own but for some."""
    found = said.first("agenda_id") if said.whole else 0
    known = next((one.value for one in base.identifiers if one.scheme == "moderngov:agenda"), "0")
    return int(found or known or said.id) or said.id


def _whole(names: Names, said: Said, whole: facts.Meeting, made: Meeting, base: Meeting) -> Meeting:
    present = said.service.present if said.service and said.service.present else None
    present = present or (said.attendance.present if said.attendance else None)
    page = said.page
    out = whole.minutes or (page.minutes if page else "")
    if page is not None and page.minutes:
        out = page.minutes
    ended = whole.ended if whole.ended >= made.start else ""
    return msgspec.structs.replace(
        made,
        began=whole.began,
        planned_end=whole.planned_end,
        end=ended,
        place=_place(said, base),
        decisions_published=whole.decisions_out,
        items=_items(names, said, base),
        attendance=base.attendance if present is None else _attendance(names, present),
        minutes=_minutes(out, base.minutes),
        papers=_papers(names, page, base),
    )


def _papers(names: Names, page: facts.Meeting | None, base: Meeting) -> tuple[Paper, ...]:
    if page is None:
        return base.papers
    made = tuple(paper(names, one, first=False) for one in page.linked)
    ours = {one.document for one in made}
    return (*made, *(one for one in base.papers if one.document not in ours))


def _minutes(out: str, before: Minutes) -> Minutes:
    """How far the minutes are. The service says only that they are out; what was approved stays approved."""
    if not out:
        return Minutes() if before.state == "draft" else before
    if before.state in ("approved", "signed"):
        return before
    return msgspec.structs.replace(before, state="approved" if out == "approved" else "draft")


def _state(made: Meeting, whole: facts.Meeting | None) -> Any:
    if made.minutes.state != "none" or made.decisions_published or made.began:
        return "held"
    if any(line.status == "present" and line.recorded.casefold() != "expected" for line in made.attendance):
        return "held"
    if made.items or (whole is not None and whole.agenda_out):
        return "agenda"
    return "scheduled" if made.state in ("cancelled", "scheduled", "agenda") else made.state


def _kind(status_words: str) -> Any:
    flat = status_words.casefold()
    for word in ("extraordinary", "special", "annual"):
        if word in flat:
            return word
    return ""


def _place(said: Said, base: Meeting) -> Place:
    """The place in parts, where the room's own record makes up the location; else the location whole."""
    location, room = said.first("location"), (said.service.room if said.service else facts.Room())
    name, building, address = location, "", ""
    rest = _after(location, room.title)
    if room.title and rest is not None:
        name, building, address = room.title, "", rest
        if room.building and (below := _after(rest, room.building)) is not None:
            building, address = room.building, below
    watch = said.page.watch if said.page else ""
    return Place(
        name=words(name, said.welsh.location if said.welsh and not building and not address else ""),
        building=building,
        address=address,
        access=Words(en=room.directions),
        remote=watch or base.place.remote,
        webcast=bool(said.first("webcast")),
    )


def _after(location: str, part: str) -> str | None:
    """What stands behind a part a location begins with, or ``None`` where it does not begin so."""
    if location == part:
        return ""
    return location[len(part) + 2 :] if part and location.startswith(f"{part}, ") else None


def _items(names: Names, said: Said, base: Meeting) -> tuple[Item, ...]:
    whole, had = said.whole, {item.id: item for item in base.items}
    assert whole is not None
    if whole.items is None:
        return base.items
    page = {one.id: one for one in (said.page.items or [])} if said.page else {}
    cy = {one.id: one for one in (said.welsh.items or [])} if said.welsh else {}
    committee = whole.committee_title or (said.line.committee_title if said.line else "")
    made, seen = [], set()
    for one in whole.items:
        if one.id in seen:
            continue
        seen.add(one.id)
        own = names.id("item", one.id)
        made.append(_item(names, one, page.get(one.id), cy.get(one.id), had.get(own), committee))
    return tuple(made)


def _item(
    names: Names,
    one: facts.Item,
    page: facts.Item | None,
    cy: facts.Item | None,
    before: Item | None,
    committee: str,
) -> Item:
    issue = one.issue or (page.issue if page else 0)
    matters = (names.id("issue", issue),) if issue else (before.matters if before else ())
    base = before or Item(title=Words(en=one.title))
    item = msgspec.structs.replace(
        base,
        id=names.id("item", one.id),
        title=words(one.title, cy.title if cy else ""),
        label=one.label,
        minute_label=one.minute_label,
        kind="heading" if one.heading else "item",
        number=base.number or names.number("item", one.id),
        identifiers=names.identifiers("item", one.id),
        matters=matters,
    )
    if one.restricted or (page and page.restricted):
        reason = one.reason or (page.reason if page else "")
        held = [doc for doc in one.linked if doc.restricted]
        item = msgspec.structs.replace(
            item, agenda=(), minutes=(), decided=(), author="", remarks=(), votes=(), papers=(), outcome=None
        )
        reason = reason or next((doc.reason for doc in held if doc.reason), "")
        return msgspec.structs.replace(item, exemption=private(reason))
    linked = one.linked
    return msgspec.structs.replace(
        item,
        agenda=paragraphs(one.agenda, cy.agenda if cy else ()),
        minutes=paragraphs(one.minutes, cy.minutes if cy else ()),
        decided=paragraphs(one.decided, cy.decided if cy else ()),
        papers=tuple(paper(names, doc, first=number == 0) for number, doc in enumerate(linked)),
        author=one.author,
        remarks=tuple(Remark(label=label, text=text) for label, text in one.remarks),
        for_decision=one.for_decision,
        called_in=one.called_in,
        public_may_speak=one.public_may_speak,
        referred_to=one.referred_to if one.referred_to != committee else "",
        votes=_votes(names, one, page) or base.votes,
        exemption=None,
    )


def _votes(names: Names, one: facts.Item, page: facts.Item | None) -> tuple[RecordedVote, ...]:
    found = one.votes or (page.votes if page else [])
    return tuple(
        RecordedVote(
            title=Words(en=vote.title or one.title),
            kind=vote.kind,
            text=vote.text,
            result=vote.result,
            ballots=tuple(
                Ballot(vote=how, name=name, person=names.id("user", user) if user else "")
                for name, how, user in vote.ballots
            ),
        )
        for vote in found
    )


def _attendance(names: Names, present: list[facts.Present]) -> tuple[Attendance, ...]:
    return tuple(_line(names, one) for one in present)


def capacity_of(one: facts.Present) -> Any:
    """In what capacity somebody attended, by the role the source gives."""
    if _OFFICER.search(one.role) and not one.member:
        return "officer"
    if _GUEST.search(one.role):
        return "guest"
    if "substitute" in f"{one.role} {one.attendance}".casefold() and "sent" not in one.attendance.casefold():
        return "substitute"
    if _CO_OPTED.search(one.role):
        return "co-opted"
    return "member" if one.member else "officer" if one.representing else "guest"


def _line(names: Names, one: facts.Present) -> Attendance:
    capacity = capacity_of(one)
    with_page = has_page(one)
    known = Identifier(scheme="moderngov:user", value=str(one.user))
    return Attendance(
        person=names.id("user", one.user) if with_page else "",
        name=one.name,
        role=one.role,
        capacity=capacity,
        status=_status(one.attendance),
        recorded=one.attendance,
        party=one.party,
        ward=one.ward,
        representing=one.representing,
        posts=one.posts,
        identifiers=() if with_page or not one.user else (known,),
    )


def has_page(one: facts.Present) -> bool:
    """Whether somebody in an attendance is a member, who has a page, and no officer or guest."""
    return one.member and bool(one.user) and capacity_of(one) not in ("officer", "guest")


def _status(attendance: str) -> Any:
    flat = attendance.casefold()
    if "apolog" in flat or "ymddiheur" in flat:
        return "apologies"
    if flat.startswith(("absent", "did not attend", "not present", "yn absennol")):
        return "absent"
    if not flat or flat.startswith(("expected", "disgwylir")):
        return "expected"
    return "present"
