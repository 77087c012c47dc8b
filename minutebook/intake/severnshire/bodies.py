"""The council and its bodies: terms of reference, quorum, where and when they meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from minutebook.book.schema import Body, Council, Place, Quorum, Words
from minutebook.intake.severnshire.calendar import Rule, Timeline
from minutebook.intake.severnshire.keys import COUNCIL as COUNCIL_ID
from minutebook.intake.severnshire.keys import keyed
from minutebook.intake.severnshire.people import (
    BOARD,
    CABINET,
    COUNCIL,
    GROUP,
    HEALTH,
    IMPROVEMENT,
    PANEL,
    WELLBEING,
)

RULES = {
    IMPROVEMENT: Rule((1, 4, 7, 10), 2, 1, time(10)),
    BOARD: Rule((1, 3, 5, 7, 9, 11), 2, 2, time(14)),
    PANEL: Rule((2, 4, 6, 9, 11), 4, 1, time(10)),
    HEALTH: Rule((1, 3, 6, 9, 11), 4, 0, time(10)),
    WELLBEING: Rule((2, 5, 9, 12), 2, 1, time(14)),
    CABINET: Rule((1, 2, 4, 6, 7, 9, 12), 2, 3, time(10)),
    COUNCIL: Rule((2, 5, 7, 9, 11), 3, 3, time(10)),
}
ADDRESS = "County Hall, Castle Street, Severn Gate"


@dataclass(frozen=True)
class Room:
    """Where a body sits, and how the public may follow it."""

    name: str
    access: str
    remote: str = ""


CHAMBER = Room(
    "Council Chamber, County Hall",
    "Level access from Castle Street; a hearing loop is fitted. Members of the public may film and record.",
    "https://www.severnshire.example/watch",
)
PEVEREL = Room("Peverel Room, County Hall", "Level access; please report to reception on arrival.")
ARROW = Room("Arrow Room, County Hall", "Lift to the second floor; a hearing loop is fitted.")
ROOMS = {COUNCIL: CHAMBER, CABINET: CHAMBER, PANEL: CHAMBER, HEALTH: CHAMBER, WELLBEING: ARROW}


def place(body: str) -> Place:
    """Where ``body`` meets."""
    room = ROOMS.get(body, PEVEREL)
    return Place(name=Words(en=room.name), address=ADDRESS, access=Words(en=room.access), remote=room.remote)


def council() -> Council:
    """Severnshire County Council."""
    return Council(
        id=COUNCIL_ID,
        slug="severnshire",
        name=Words(en="Severnshire County Council"),
        nation="england",
        kind="county",
        website="https://www.severnshire.example",
        offices=Words(en=ADDRESS),
    )


def bodies(line: Timeline, day: date) -> tuple[Body, ...]:
    """The bodies as the record has them on ``day``; those set up later are not among them."""
    found = (*_standing(line), _group(line, day), _improvement(line, day))
    return tuple(body for body in found if body.established <= day.isoformat())


def body_name(body: str) -> str:
    """The name of the body under the key ``body``."""
    return NAMES[body]


NAMES = {
    COUNCIL: "County Council",
    CABINET: "Cabinet",
    BOARD: "Corporate Parenting Board",
    PANEL: "Children and Families Scrutiny Panel",
    HEALTH: "Health Overview and Scrutiny Committee",
    WELLBEING: "Health and Wellbeing Board",
    GROUP: "Children's Emotional Health and Well-being Task and Finish Group",
    IMPROVEMENT: "Children's Services Improvement Board",
}
PURPOSES = {
    COUNCIL: "All members of the Council, meeting to set the budget and the policy framework.",
    CABINET: "The Council's executive: the Leader and the members the Leader appoints.",
    BOARD: "Champions the children in Severnshire's care and its care leavers, as any good parent would.",
    PANEL: "Scrutinises services for children, young people and families, education and skills.",
    HEALTH: "Reviews how health services in Severnshire are planned, provided and run.",
    WELLBEING: "Brings the Council, the health service and their partners together for better health.",
    GROUP: "Looked into children's emotional health, and how ready partners were to help.",
    IMPROVEMENT: "Oversaw the improvement of children's services after an inspection found them inadequate.",
}
TERMS = {
    COUNCIL: (
        "To set the council tax and approve the budget.",
        "To adopt and amend the plans and strategies of the policy framework.",
        "To elect the Chairman and the Leader, and to appoint committees.",
        "To adopt and change the Constitution.",
    ),
    CABINET: (
        "To carry out all of the Council's functions that are not the responsibility of another part of it.",
        "To propose the budget and the policy framework to the Council.",
        "To respond within two months to the reports and recommendations of scrutiny.",
    ),
    BOARD: (
        "To see that the Council and its partners act in the best interests of children in care and "
        "care leavers, and promote their physical and mental health and well-being.",
        "To hear what children and young people say about their lives, and to act on it.",
        "To challenge performance against the indicators the Board has chosen, at every meeting.",
        "To advise the Cabinet and any other body whose decisions touch children in care.",
        "To report each year to the Council.",
    ),
    PANEL: (
        "To hold the Cabinet Members for Children and Families and for Education and Skills to account.",
        "To review decisions that have been called in.",
        "To set up task and finish groups and to see their recommendations through.",
    ),
    HEALTH: (
        "To review and scrutinise the planning, provision and operation of health services.",
        "To respond to consultations on substantial changes to those services.",
        "To make reports and recommendations to health bodies and to the Cabinet.",
    ),
    WELLBEING: (
        "To assess the needs of the county's people and publish the Joint Strategic Needs Assessment.",
        "To agree the Joint Local Health and Wellbeing Strategy and watch over its delivery.",
        "To approve and oversee the Better Care Fund.",
        "To encourage those who arrange health or social care services to work together.",
    ),
    GROUP: (
        "To establish how well services for children's emotional health meet need, and where children wait.",
        "To test how ready partners are for a joint inspection on the subject.",
        "To report to the Children and Families Scrutiny Panel within nine months.",
    ),
    IMPROVEMENT: (
        "To oversee the delivery of the Improvement Plan.",
        "To receive the letters of monitoring visits and satisfy itself of the response.",
    ),
}


QUARTER = Quorum(over=4, least=3, rule=Words(en="One quarter of the seats, and never fewer than three."))


def _standing(line: Timeline) -> tuple[Body, ...]:
    councillors = {"established": "1974-04-01"}
    return (
        _body(COUNCIL, kind="council", legal_status="council", seats=51, **councillors,
              quorum=Quorum(over=4, rule=Words(en="One quarter of the whole number of members: 13."))),
        _body(CABINET, kind="executive", legal_status="executive", seats=8, established="2001-05-24",
              quorum=Quorum(number=3, rule=Words(en="Three, one of them the Leader or Deputy Leader."),
                            including=("Leader or Deputy Leader",))),
        _body(BOARD, kind="board", legal_status="informal", seats=13, established="2012-05-17",
              quorum=Quorum(number=4, rule=Words(en="Four councillors from at least two political groups."))),
        _body(PANEL, kind="scrutiny", legal_status="committee", seats=15, parent=COUNCIL,
              established="2009-05-21", short="Children and Families Panel",
              quorum=QUARTER),
        _body(HEALTH, kind="scrutiny", legal_status="committee", seats=14, parent=COUNCIL,
              established="2003-01-01", short="HOSC",
              quorum=QUARTER),
        _body(WELLBEING, kind="board", legal_status="statutory-board", seats=13, parent=COUNCIL,
              established="2013-04-01", short="HWB",
              quorum=Quorum(number=5, including=("a County Councillor", "the Integrated Care Board"),
                            rule=Words(en="Five, among them a County Councillor and a representative of "
                                          "the Integrated Care Board."))),
    )  # fmt: skip


def _group(line: Timeline, day: date) -> Body:
    ended = line.group_ended
    return _body(
        GROUP,
        kind="task-and-finish",
        legal_status="informal",
        seats=7,
        parent=PANEL,
        short="Emotional Health Task and Finish Group",
        established=line.group_began.isoformat(),
        dissolved=ended.isoformat() if ended <= day else "",
        successor=keyed("body", PANEL) if ended <= day else "",
        quorum=Quorum(number=3, rule=Words(en="Three members.")),
    )


def _improvement(line: Timeline, day: date) -> Body:
    ended = line.improvement_ended
    over = ended <= day
    return _body(
        IMPROVEMENT,
        kind="board",
        legal_status="informal",
        seats=5,
        established=line.found_inadequate.isoformat(),
        dissolved=ended.isoformat() if over else "",
        successor=keyed("body", BOARD) if over else "",
        quorum=Quorum(number=3, rule=Words(en="Three members.")),
    )


def _body(key: str, *, short: str = "", parent: str = "", **fields: object) -> Body:
    return Body(
        id=keyed("body", key),
        slug=key,
        name=Words(en=NAMES[key]),
        short_name=Words(en=short),
        purpose=Words(en=PURPOSES[key]),
        terms_of_reference=tuple(Words(en=term) for term in TERMS[key]),
        parent=keyed("body", parent) if parent else "",
        councils=(COUNCIL_ID,),
        **fields,  # type: ignore[arg-type]
    )
