"""One meeting whole: when and where, its agenda with decisions, minutes and documents, who was there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from minutebook.book.models import Entry
from minutebook.book.schema import Attendance, Document, Item, Meeting, Person
from minutebook.outlets.moderngov import people, prose
from minutebook.outlets.moderngov.answers.documents import Standing, details
from minutebook.outlets.moderngov.answers.meetings import clock_time, is_webcast, location, status
from minutebook.outlets.moderngov.lookups import Opened, by_number, declarations, gathered, seats_on
from minutebook.outlets.moderngov.markup import Element, day, fields, hour, named, truth
from minutebook.outlets.moderngov.source import Source

LABEL = re.compile(r"(\d+)\s*\.?\s*([a-z]{0,3})", re.IGNORECASE)
WORDS = {
    "present": "Present, as expected",
    "apologies": "Apologies",
    "absent": "Absent",
    "expected": "Expected",
}
CAPACITIES = {
    "member": "Committee Member",
    "substitute": "Substitute",
    "co-opted": "Co-Optee",
    "officer": "Officer",
    "guest": "In attendance",
}


@dataclass(frozen=True)
class Scene:
    """A meeting with all that its answer names: entries and objects by id, declarations counted by item."""

    source: Source
    entry: Entry
    meeting: Meeting
    known: Mapping[str, Opened]
    declared: Mapping[str, int]

    @property
    def committee(self) -> str:
        """The title of the body that meets."""
        body = self.known.get(self.meeting.body)
        return self.source.title(body.entry) if body else ""


def meeting(source: Source, number: int) -> Element:
    """The meeting of this number; an empty element where there is none."""
    found = by_number(source, "meeting", number)
    if found is None or not isinstance(found.thing, Meeting):
        return Element("meeting")
    scene = set_scene(source, found)
    thing = scene.meeting
    return Element(
        "meeting",
        [
            *_head(scene),
            Element("meetingroom", _room(source, thing)),
            Element("agendaitems", [_item(scene, n, item) for n, item in enumerate(thing.items, 1)]),
            Element("attendees", [_attendee(scene, line) for line in present(scene)]),
        ],
    )


def set_scene(source: Source, found: Opened) -> Scene:
    """Look up what a meeting names."""
    thing: Meeting = found.thing
    papers = [paper.document for item in thing.items for paper in item.papers]
    ids = [thing.body, *papers, *(line.person for line in thing.everybody)]
    if expects(source, thing):
        ids += _expected(source, thing)
    counts = Counter(row.item for row in declarations(source, found.entry.object))
    return Scene(source, found.entry, thing, gathered(source, ids), counts)


def expects(source: Source, thing: Meeting) -> bool:
    """Whether a meeting is to come and nobody has noted yet who will be there: then its members will."""
    return not thing.attendance and thing.state != "cancelled" and thing.start[:10] >= source.today


def _expected(source: Source, thing: Meeting) -> list[str]:
    seats = seats_on(source, thing.body)
    return [
        link.source
        for link in seats
        if (not link.start or link.start <= thing.start) and (not link.end or link.end >= thing.start[:10])
    ]


def present(scene: Scene) -> Iterator[Attendance]:
    """The lines of the attendance; for a meeting to come, the members who are expected."""
    yield from scene.meeting.everybody
    if not expects(scene.source, scene.meeting):
        return
    people_known = [one for one in scene.known.values() if isinstance(one.thing, Person)]
    for one in sorted(people_known, key=lambda one: (one.entry.label or one.entry.title).casefold()):
        seat = next((s for s in one.thing.memberships if s.body == scene.meeting.body), None)
        yield Attendance(
            person=one.entry.object,
            name=people.full_name(scene.source, one.thing),
            role=scene.source.words(seat.role) if seat else "",
            status="expected",
        )


def _head(scene: Scene) -> list[Element]:
    source, thing = scene.source, scene.meeting
    return fields(
        meetingid=str(scene.entry.number),
        meetingdate=day(thing.start),
        meetingstatus=status(source, thing),
        isdisplayallowed=truth(True),
        meetingtime=clock_time(thing.start),
        meetingactualstarttime=hour(thing.began),
        meetingplannedfinishtime=hour(thing.planned_end),
        meetingactualfinishtime=hour(thing.end),
        meetinglocation=location(source, thing),
        iswebcast=truth(is_webcast(thing)),
        agendaid=agenda_number(scene.entry, thing),
        agendapublished=truth(thing.items or thing.state not in ("scheduled", "cancelled")),
        decisionpublished=truth(thing.decisions_published),
        minutepublished=truth(thing.minutes.state != "none"),
    )


def agenda_number(entry: Entry, thing: Meeting) -> str:
    """The number of a meeting's agenda: mostly the meeting's own."""
    return people.identified(thing.identifiers, "agenda") or str(entry.number)


def _room(source: Source, thing: Meeting) -> list[Element]:
    place = thing.place
    if not (place.building or place.address):
        return []
    title = source.words(place.name)
    return fields(
        roomtitle=title,
        roomdisplaytitle=title,
        bookingfromdate="",
        bookingtodate="",
        bookedbytitle="",
        bookingcomment="",
        directionstext=source.words(place.access),
        displaylocationtitle=place.building,
        addresssummary=location(source, thing),
    )


def _item(scene: Scene, position: int, item: Item) -> Element:
    source, thing = scene.source, scene.meeting
    parts = [
        Element("agendaitemid", str(item.number)),
        Element("agendaitemtitle", named(source.words(item.title))),
        *_text("agendatext", prose.section(item.agenda, source.language)),
        *_numbers(scene, position, item),
        *_remarks(item),
        *_text("decisionnonemptyhtmlbody", decision(source, item)),
        *_text("minutesnonemptyhtmlbody", minutes(source, item)),
        *_states(scene, item),
        *fields(meetingdate=day(thing.start), meetingtime=clock_time(thing.start)),
        *_pair("minutesitem", split(item.minute_label)),
        *fields(preferreddate=day(thing.start), refertocommittee=item.referred_to or scene.committee),
    ]
    papers = list(_papers(scene, item))
    if papers:
        parts.append(Element("linkeddocuments", papers))
    return Element("agendaitem", parts)


def _text(name: str, html: str) -> list[Element]:
    return [Element(name, html)] if html else []


def split(label: str) -> tuple[str, str]:
    """The number and the letters of a printed number: ``7a`` as ``7`` and ``a``."""
    match = LABEL.match(label.strip())
    return (match[1], match[2]) if match else ("", "")


def _pair(name: str, label: tuple[str, str]) -> list[Element]:
    return fields(**{f"{name}number": label[0], f"{name}subnumber": label[1]})


def _numbers(scene: Scene, position: int, item: Item) -> list[Element]:
    number = split(item.label)
    if item.kind == "heading":
        number = ("0", "")
    elif not number[0]:  # 0 would say that it is a heading
        number = (str(position), "")
    return [
        Element("actualmeetingdate", day(scene.meeting.start)),
        *_pair("agendaitem", number),
        Element("fulldisplaynumberformat", full_number(item)),
        Element("authorusername", item.author),
    ]


def full_number(item: Item) -> str:
    """The number people see: that of the minute once it has one, with its stop."""
    label = (item.minute_label or item.label).rstrip(".")
    return f"{label}." if label else ""


def _remarks(item: Item) -> Iterator[Element]:
    for n in (1, 2):
        remark = item.remarks[n - 1] if len(item.remarks) >= n else None
        yield Element(f"commentlabel{n}", remark.label if remark else "")
        yield Element(f"commenttext{n}", remark.text if remark else "")


def decision(source: Source, item: Item) -> str:
    """The decision of an item as HTML: as published, else as the minutes say its outcome."""
    if item.decided:
        return prose.section(item.decided, source.language)
    outcome = item.outcome
    return prose.said(source.words(outcome.words)) if outcome and outcome.kind != "none" else ""


def minutes(source: Source, item: Item) -> str:
    """The minutes of an item as HTML; of one taken in private, what the public is told."""
    return prose.section(item.minutes, source.language) or prose.said(source.words(item.summary))


def _states(scene: Scene, item: Item) -> list[Element]:
    thing = scene.meeting
    return fields(
        declarationcount=str(scene.declared.get(item.id, 0)),
        iscallin=truth(item.called_in),
        iscomment=truth(False),
        isdecision=truth(item.for_decision or decision(scene.source, item)),
        isdecisionpublished=truth(thing.decisions_published),
        isminutepublished=truth(thing.minutes.state != "none"),
        ispubliccanspeak=truth(item.public_may_speak),
        isrestricted=truth(item.exemption),
        isdisplayallowed=truth(True),
    )


def _papers(scene: Scene, item: Item) -> Iterator[Element]:
    for position, paper in enumerate(item.papers, 1):
        found = scene.known.get(paper.document)
        if found is None or not isinstance(found.thing, Document):
            continue
        title = scene.source.words(item.title)
        at = Standing(position, title, scene.committee, scene.meeting.start, paper.with_decision)
        yield Element("linkeddoc", details(scene.source, found.entry.number, found.thing, at))


def role(line: Attendance) -> str:
    """The role in which somebody attended, as recorded or by their capacity."""
    return line.role or CAPACITIES[line.capacity]


def attended(line: Attendance) -> str:
    """How somebody attended, in the old system's words."""
    if line.recorded:
        return line.recorded
    outside = line.capacity in ("officer", "guest") and line.status == "present"
    return "In attendance" if outside else WORDS[line.status]


def _attendee(scene: Scene, line: Attendance) -> Element:
    found = scene.known.get(line.person)
    person = found.thing if found and isinstance(found.thing, Person) else None
    number = found.entry.number if found else 0
    attributes = {
        "membertype": "U",
        "memberid": str(number or people.identified(line.identifiers, "user") or 0),
        "name": line.name or (people.full_name(scene.source, person) if person else line.role),
        "roledescription": role(line),
        "attendance": attended(line),
    }
    more = {
        "politicalparty": line.party,
        "ward": line.ward,
        "representing": line.representing,
        "keyposts": line.posts,
    }
    if person is not None and not line.recorded:  # noted here, without what is known of the member besides
        own = {
            "politicalparty": person.party or person.group,
            "ward": scene.source.words(person.ward),
            "representing": person.representing,
            "keyposts": scene.source.words(person.posts),
        }
        more = {name: value or own[name] for name, value in more.items()}
    attributes |= {name: value for name, value in more.items() if value}
    return Element("attendee", _ways(scene.source, number, person) if person else [], attributes)


def _ways(source: Source, number: int, person: Person) -> list[Element]:
    return fields(
        url=source.url(people.page(number)),
        photosmallurl=people.picture(source, person, "small"),
        photobigurl=people.picture(source, person, "big"),
    )
