"""Who sits where: councillors, their groups and divisions, co-opted members, and their seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from minutebook.book.schema import Membership, Person, Words
from minutebook.intake.severnshire.calendar import Timeline
from minutebook.intake.severnshire.keys import keyed

COUNCIL, CABINET = "county-council", "cabinet"
BOARD, PANEL = "corporate-parenting-board", "children-and-families-scrutiny-panel"
HEALTH, WELLBEING = "health-overview-and-scrutiny-committee", "health-and-wellbeing-board"
GROUP, IMPROVEMENT = "emotional-health-task-and-finish-group", "childrens-services-improvement-board"

CONSERVATIVE = """
Geoffrey Thornbury: Ashmere
Priya Nandakumar: Severn Gate North
Helen Ashcombe: Ledbourne East
Marcus Adeyinka: Hallowbrook
Dennis Wraxall: Temesford
Rosalind Peverell: Uptonbury
Simon Hathersedge: Inkbury
Yvonne Tregarne: Bredcombe
Clive Ravenhill: Caldwick
Patricia Mossman: Kempsholme
Gareth Llewellin-Jones: Upper Arrow
Anita Deshpande: Droitbourne
Edmund Fairclough-Hale: Martlow
Wendy Stanbrook: Netherstoke
Rupert Oakeshott: Quarrington
Janet Cleeveland: Chaddesmere
Harbhajan Uppal: Ledbourne West
Brian Tolhurst: Rushmere Common
Caroline Westmacott: Pensholme Vale
Neil Dunscombe: Wickhamstow
Maureen Hartshill: Tenburgh
"""
LIBERAL_DEMOCRAT = """
Eleanor Marchbanks: Severn Gate Cathedral
Tobias Lindqvist: Arrowmere Abbey
Fiona Abercorn: Malverdene
Oluwaseun Bankole: Severn Gate St Aldate
Margaret Pellow: Fernhill Cross
Hugh Carrowmore: Northwick Hill
Sunita Rawal: Arrowmere Town
Peter Ellingworth: Oxenbridge
Bethan Prydderch: Ripplemead
Daniel Hathaway-Cole: Vinewell
Lorna Strachan-Reid: Wellbrook Cross
Kit Amberley: Dunhampton
"""
LABOUR = """
Josephine Okonkwo: Severn Gate Warndale
Liam Dunnigan: Ledbourne Castle
Shabana Iqbal-Hussain: Severn Gate Riverside
Terence Wooldridge: Hartlewick
Agnieszka Malinowska: Kinverdale
Desmond Achebe-Price: Saltwey
Carol Butterfield: Stourcombe
Imran Chowdhury-Lane: Eastbury Park
Ruth Gascoyne: Castle Morden
"""
GREEN = """
Miriam Feldstein: Powickham
Rowan Applegarth: Littlewood and Shrawton
Isla Macfarquhar: Wychford Green
Jonty Sedgemoor: Yarncott
"""
INDEPENDENT = """
Farah Qureshi-Byrne: Wribbenhay
Stanley Brockbank: Brookhampton Green
Delphine Aubertin: Suckleyford
Alun Penhallow: Wolverdene
Graham Tewkes: Gorsey Heath
"""
GROUPS = {
    "Conservative": CONSERVATIVE,
    "Liberal Democrat": LIBERAL_DEMOCRAT,
    "Labour": LABOUR,
    "Green": GREEN,
    "Independent": INDEPENDENT,
}
LEFT, JOINED = "Graham Tewkes", "Nathaniel Osgood-Amoah"
TITLES = {
    "Farah Qureshi-Byrne": "Dr",
    "Edmund Fairclough-Hale": "Colonel (retired)",
    "Miriam Feldstein": "Professor",
}

PORTFOLIOS = {
    "Geoffrey Thornbury": "Leader of the Council",
    "Priya Nandakumar": "Deputy Leader and Cabinet Member for Finance and Property",
    "Helen Ashcombe": "Cabinet Member for Children and Families",
    "Marcus Adeyinka": "Cabinet Member for Education and Skills",
    "Dennis Wraxall": "Cabinet Member for Highways and Transport",
    "Rosalind Peverell": "Cabinet Member for Adult Social Care",
    "Farah Qureshi-Byrne": "Cabinet Member for Health and Well-being",
    "Simon Hathersedge": "Cabinet Member for Environment and Communities",
}
CHAIR, VICE = "Chair", "Vice-Chair"
SEATS: dict[str, dict[str, tuple[str, ...]]] = {
    BOARD: {
        CHAIR: ("Anita Deshpande",),
        VICE: ("Josephine Okonkwo",),
        "Member": (
            "Helen Ashcombe", "Yvonne Tregarne", "Harbhajan Uppal", "Fiona Abercorn", "Oluwaseun Bankole",
            "Agnieszka Malinowska", "Rowan Applegarth", "Delphine Aubertin",
        ),
    },
    PANEL: {
        CHAIR: ("Tobias Lindqvist",),
        VICE: ("Patricia Mossman",),
        "Member": (
            "Clive Ravenhill", "Gareth Llewellin-Jones", "Wendy Stanbrook", "Janet Cleeveland",
            "Bethan Prydderch", "Shabana Iqbal-Hussain", "Carol Butterfield",
            "Isla Macfarquhar", "Alun Penhallow",
        ),
    },
    HEALTH: {
        CHAIR: ("Caroline Westmacott",),
        VICE: ("Terence Wooldridge",),
        "Member": (
            "Brian Tolhurst", "Maureen Hartshill", "Neil Dunscombe", "Margaret Pellow", "Sunita Rawal",
            "Ruth Gascoyne", "Miriam Feldstein", "Stanley Brockbank",
        ),
    },
    WELLBEING: {
        CHAIR: ("Farah Qureshi-Byrne",),
        "Member": ("Helen Ashcombe", "Rosalind Peverell", "Eleanor Marchbanks", "Liam Dunnigan"),
    },
    GROUP: {
        CHAIR: ("Bethan Prydderch",),
        "Member": (
            "Patricia Mossman", "Carol Butterfield", "Ruth Gascoyne", "Sunita Rawal", "Isla Macfarquhar",
        ),
    },
    IMPROVEMENT: {
        CHAIR: ("Helen Ashcombe",),
        "Member": ("Anita Deshpande", "Tobias Lindqvist", "Josephine Okonkwo", "Alun Penhallow"),
    },
}  # fmt: skip
NEXT_CHAIR = {PANEL: "Wendy Stanbrook"}
"""Who takes the chair of a body at the newest annual meeting of the Council."""

CALLED = {"panel": PANEL, "board": BOARD, "health": HEALTH, "wellbeing": WELLBEING, "group": GROUP}
CO_OPTED = """
Leanne Fairweather | Mrs | Parent governor representative | panel | voting
Tomasz Wieczorek | Mr | Parent governor representative | panel | voting
Judith Amesbury | Canon | Church of England diocesan representative | panel | voting
Declan Rafferty | Mr | Roman Catholic diocesan representative | panel | voting
Paulette Grainger | Mrs | Severnshire Foster Carers' Association | board |
Shanice Holloway | Ms | Care-experienced adviser | board |
Gillian Ottaway | Mrs | Designated Nurse for Children in Care | board |
Keith Bromwell | Councillor | Ledbourne Borough Council | health | voting
Amina Sesay | Councillor | Severn Gate City Council | health | voting
Doreen Maddox | Councillor | Temeside District Council | health | voting
Philip Garrowby | Councillor | Arrowmere District Council | health | voting
Nisha Ramaswamy | Dr | Clinical Lead, NHS Severn and Arrow Integrated Care Board | wellbeing | voting
Colin Pargeter | Mr | Place Director, NHS Severn and Arrow Integrated Care Board | wellbeing | voting
Beverley Stonehouse | Ms | Chair, Healthwatch Severnshire | wellbeing | voting
Jude Abiola | Mr | Severnshire Voluntary Sector Alliance | wellbeing | voting
Carys Whitlock | Chief Superintendent | Severnshire Constabulary | wellbeing |
Leanne Fairweather | Mrs | Parent governor representative | group |
"""


@dataclass(frozen=True)
class Seat:
    """A person's place on a body at a meeting."""

    person: str
    name: str
    body: str
    role: str
    group: str
    capacity: str = "member"
    start: str = ""
    end: str = ""


def person_id(name: str) -> str:
    """The id of the person called ``name``."""
    return keyed("person", name)


@cache
def councillors() -> dict[str, tuple[str, str]]:
    """Each councillor's group and division, under their name."""
    return {
        name.strip(): (group, division.strip())
        for group, table in GROUPS.items()
        for entry in table.strip().splitlines()
        for name, division in [entry.split(":")]
    } | {JOINED: ("Independent", "Gorsey Heath")}


@cache
def seats(line: Timeline) -> tuple[Seat, ...]:
    """Every seat of the story, in the order that attendance lists them."""
    makers = (_council_seats, _cabinet_seats, _committee_seats, _co_opted_seats)
    return tuple(seat for make in makers for seat in make(line))


def sitting(line: Timeline, body: str, day: date) -> tuple[Seat, ...]:
    """Who sits on ``body`` on ``day``."""
    now = day.isoformat()
    return tuple(s for s in seats(line) if s.body == body and s.start <= now and (not s.end or now < s.end))


def _seat(line: Timeline, name: str, body: str, role: str, start: str = "", end: str = "") -> Seat:
    group = councillors()[name][0]
    return Seat(
        person_id(name), f"Councillor {name}", body, role, group, "member", start or _start(line, body), end
    )


def _start(line: Timeline, body: str) -> str:
    return (line.group_began if body == GROUP else line.elected).isoformat()


def _council_seats(line: Timeline) -> Iterator[Seat]:
    roles = {"Edmund Fairclough-Hale": "Chairman", "Margaret Pellow": "Vice-Chairman"}
    for name in councillors():
        start = line.by_election.isoformat() if name == JOINED else ""
        end = line.resigned.isoformat() if name == LEFT else ""
        yield _seat(line, name, COUNCIL, roles.get(name, "Member"), start, end)


def _cabinet_seats(line: Timeline) -> Iterator[Seat]:
    for name, role in PORTFOLIOS.items():
        yield _seat(line, name, CABINET, role)


def _committee_seats(line: Timeline) -> Iterator[Seat]:
    change = line.changed_chair.isoformat()
    for body, roles in SEATS.items():
        heir = NEXT_CHAIR.get(body)
        end = line.group_ended.isoformat() if body == GROUP else ""
        for role, names in roles.items():
            for name in names:
                if heir and (role == CHAIR or name == heir):
                    yield _seat(line, name, body, role, end=change)
                    yield _seat(line, name, body, CHAIR if name == heir else "Member", start=change)
                else:
                    yield _seat(line, name, body, role, end=end)


def _co_opted() -> Iterator[tuple[str, str, str, str, bool]]:
    for line in CO_OPTED.strip().splitlines():
        name, title, for_whom, body, voting = (part.strip() for part in line.split("|"))
        yield name, title, for_whom, CALLED[body], voting == "voting"


def _co_opted_seats(line: Timeline) -> Iterator[Seat]:
    for name, title, for_whom, body, _voting in _co_opted():
        end = line.group_ended.isoformat() if body == GROUP else ""
        yield Seat(
            person_id(name), f"{title} {name}", body, for_whom, "", "co-opted", _start(line, body), end
        )


def people(line: Timeline, day: date) -> tuple[Person, ...]:
    """Every person as the record has them on ``day``; a member elected later is not among them."""
    members = [_councillor(line, name, day) for name in councillors()]
    return tuple(p for p in (*members, *_others(line, day)) if p is not None)


def _memberships(line: Timeline, name: str, day: date) -> tuple[Membership, ...]:
    now = day.isoformat()
    voting = {body: voting for who, _t, _w, body, voting in _co_opted() if who == name}
    return tuple(
        Membership(
            id=keyed("membership", f"{name}/{seat.body}/{seat.start}"),
            body=keyed("body", seat.body),
            role=Words(en=seat.role if seat.capacity == "member" else "Co-opted member"),
            voting=voting.get(seat.body, True),
            on_behalf_of=seat.role if seat.capacity == "co-opted" else "",
            start=seat.start,
            end=seat.end if seat.end <= now else "",
        )
        for seat in seats(line)
        if seat.person == person_id(name) and seat.start <= now
    )


def _councillor(line: Timeline, name: str, day: date) -> Person | None:
    group, division = councillors()[name]
    start = line.by_election if name == JOINED else line.elected
    if start > day:
        return None
    left = name == LEFT and line.resigned <= day
    return Person(
        id=person_id(name),
        name=Words(en=f"Councillor {name}"),
        family_name=name.split()[-1],
        title=Words(en=" ".join(filter(None, ("Councillor", TITLES.get(name, ""))))),
        group=group,
        ward=Words(en=division),
        start=start.isoformat(),
        end=line.resigned.isoformat() if left else "",
        memberships=_memberships(line, name, day),
    )


def _others(line: Timeline, day: date) -> Iterator[Person]:
    for name, title in {name: title for name, title, *_ in _co_opted()}.items():
        yield Person(
            id=person_id(name),
            name=Words(en=f"{title} {name}"),
            family_name=name.split()[-1],
            title=Words(en=title),
            start=line.elected.isoformat(),
            memberships=_memberships(line, name, day),
        )
