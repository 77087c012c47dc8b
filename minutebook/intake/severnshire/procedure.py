"""The items every agenda has: apologies, declarations, the minutes before, the public, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from minutebook.intake.severnshire import people
from minutebook.intake.severnshire.attendance import declared, presences
from minutebook.intake.severnshire.calendar import agenda_day, clock, working_day, working_days_from
from minutebook.intake.severnshire.keys import chance
from minutebook.intake.severnshire.people import Seat
from minutebook.intake.severnshire.plan import Entry, Plan, Sitting
from minutebook.intake.severnshire.topics import topics
from minutebook.intake.severnshire.voice import Voice, roll
from minutebook.intake.severnshire.words import counted, listed, long_date

OPENING = {
    people.COUNCIL: ("apologies", "declarations", "minutes", "announcements", "public"),
    people.CABINET: ("apologies", "declarations", "public", "minutes"),
    people.BOARD: ("apologies", "declarations", "minutes", "actions"),
    people.PANEL: ("apologies", "declarations", "public", "minutes"),
    people.HEALTH: ("apologies", "declarations", "public", "minutes", "actions"),
    people.WELLBEING: ("apologies", "declarations", "public", "minutes"),
    people.GROUP: ("apologies", "declarations", "minutes"),
    people.IMPROVEMENT: ("apologies", "declarations", "minutes"),
}
CLOSING = {
    people.BOARD: ("programme", "next"),
    people.PANEL: ("programme",),
    people.HEALTH: ("programme",),
    people.WELLBEING: ("programme",),
    people.GROUP: ("next",),
}
TITLES = {
    "apologies": {
        people.BOARD: "Apologies and named substitutes",
        people.GROUP: "Welcome and apologies",
        people.COUNCIL: "Apologies for absence",
        "": "Apologies for absence and notification of substitutes",
    },
    "declarations": {
        people.PANEL: "Declarations of interest and of any party whip",
        people.HEALTH: "Declarations of interest and of any party whip",
        "": "Declarations of interest",
    },
    "minutes": {
        people.GROUP: "Notes of the last meeting",
        people.CABINET: "Confirmation of the minutes of the previous meeting",
        "": "Minutes of the previous meeting",
    },
    "public": {people.COUNCIL: "Public participation and petitions", "": "Public participation"},
    "announcements": {"": "Chairman's announcements"},
    "actions": {"": "Actions arising from the last meeting"},
    "programme": {people.WELLBEING: "Forward plan", "": "Work programme"},
    "next": {people.GROUP: "Next steps", "": "Date of the next meeting"},
    "exclusion": {"": "Exclusion of the public and press"},
}


@dataclass(frozen=True)
class Section:
    """A standing item: its agenda text and minutes in the county's markup, and its outcome in a word."""

    title: str
    agenda: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    outcome: str = "none"


def section(key: str, plan: Plan, held: Sitting) -> Section:
    """The standing item ``key`` at a meeting."""
    title = TITLES[key].get(held.body) or TITLES[key][""]
    agenda, minutes, outcome = SECTIONS[key](plan, held)
    return Section(title, tuple(agenda), tuple(minutes), outcome)


Made = tuple[list[str], list[str], str]


def _apologies(plan: Plan, held: Sitting) -> Made:
    away = [p for p in presences(plan, held) if p.status == "apologies"]
    pick = chance(held.key, "apologies")
    agenda = ["To receive any apologies for absence and notice of substitutes."]
    if not away:
        return (
            agenda,
            [pick.choice(["There were no apologies.", "No apologies were received.", "None."])],
            "none",
        )
    names = roll([p.seat for p in away])
    lines = [
        pick.choice(
            [
                f"Apologies were received from {names}.",
                f"Apologies for absence were submitted on behalf of {names}.",
                f"Apologies had been received from {names}.",
            ]
        )
    ]
    lines += [
        f"{p.substitute.name} attended as substitute for {p.seat.name}."
        for p in away
        if p.substitute is not None
    ]
    return agenda, lines, "none"


def _declarations(plan: Plan, held: Sitting) -> Made:
    agenda = [
        "To invite members to declare any disclosable pecuniary or other registrable interest in an item."
    ]
    whip = held.body in (people.PANEL, people.HEALTH)
    lines = [_interest(plan, held, n) for n in range(len(declared(plan, held)))]
    none = chance(held.key, "interests").choice(
        ["None were declared.", "There were no declarations of interest.", "No interests were declared."]
    )
    whipped = ["There were no declarations of the party whip."] if whip else []
    return agenda, [*(lines or [none]), *whipped], "none"


def _interest(plan: Plan, held: Sitting, n: int) -> str:
    interest = declared(plan, held)[n]
    entry = next(entry for entry in held.entries if entry.key == interest.entry)
    item = f"the item on {_title_of(plan, held, entry)}"
    if interest.pecuniary:
        return (
            f"{interest.seat.name} declared a disclosable pecuniary interest in {item}, {interest.words}, "
            "and would leave the room while it was discussed and voted on."
        )
    return (
        f"{interest.seat.name} declared an other registrable interest in {item}, {interest.words}, "
        "and remained in the meeting."
    )


def _title_of(plan: Plan, held: Sitting, entry: Entry) -> str:
    return lower_first(Voice(plan, held, entry).fill(entry.topic.said("title")))


def lower_first(title: str) -> str:
    """A title as it stands within a sentence."""
    words = title.split()
    proper = words[0].isupper() or (len(words) > 1 and words[1][0].isupper()) or words[0] == "Severnshire"
    return title if proper else title[0].lower() + title[1:]


def approved_by(plan: Plan, held: Sitting) -> tuple[Sitting, ...]:
    """The meetings whose minutes come to this one: its body's, from the last ordinary one that was held."""
    found: list[Sitting] = []
    for sitting in plan.of(held.body):
        if sitting.start >= held.start:
            break
        if sitting.ordinary and sitting.fate != "cancelled":
            found = []
        if sitting.fate != "cancelled":
            found.append(sitting)
    return tuple(found) if held.ordinary else ()


def misattended(plan: Plan, held: Sitting) -> Seat | None:
    """A member whom the draft minutes of a few meetings showed as absent, though present."""
    dates = [s for s in plan.of(people.HEALTH) if s.ordinary and s.day < plan.line.today and not s.fate]
    if len(dates) < 5 or held != dates[3]:
        return None
    spoke = {Voice(plan, held, entry).fill("{co1}") for entry in held.entries}
    here = [p.seat for p in presences(plan, held) if p.status == "present" and p.seat.capacity == "co-opted"]
    return next((seat for seat in here if seat.name not in spoke), None)


def _minutes(plan: Plan, held: Sitting) -> Made:
    earlier = approved_by(plan, held)
    days = [long_date(s.day) for s in earlier] or [Voice(plan, held).fill("{last}")]
    s = "s" if len(days) > 1 else ""
    agenda = [f"To confirm as a correct record the minutes of the meeting{s} held on {listed(days)}."]
    amended = [seat for sitting in earlier if (seat := misattended(plan, sitting))]
    what = f"the minutes of the meeting{s} held on {listed(days)}"
    if amended:
        text = (
            f"RESOLVED: That {what} be approved as a correct record and signed by the Chair, subject to the "
            f"attendance being amended to show that {amended[0].name} was present."
        )
    else:
        text = _confirmed(held, what)
    return agenda, [text], "resolved"


def _confirmed(held: Sitting, what: str) -> str:
    wordings = {
        people.COUNCIL: "RESOLVED – That {what} be approved as a correct record and signed by the Chairman.",
        people.CABINET: "RESOLVED: That {what} be confirmed and signed by the Leader.",
        people.PANEL: "Resolved – That {what} be approved as a correct record and signed by the Chair.",
        people.HEALTH: "RESOLVED: That {what} be agreed as a correct record and signed by the Chair.",
        people.WELLBEING: "It was agreed that {what} be signed by the Chair as a correct record.",
        people.GROUP: "{What} were agreed.",
        people.IMPROVEMENT: "It was RESOLVED that {what} be approved.",
        people.BOARD: "RESOLVED that {what} be agreed as a correct record and signed by the Chair.",
    }
    return wordings[held.body].format(what=what, What="The notes" + what.removeprefix("the minutes"))


def _public(plan: Plan, held: Sitting) -> Made:
    agenda = [
        "To hear members of the public who have given notice of a question, statement or petition by noon on "
        f"{long_date(working_days_from(held.day, -2))}."
    ]
    lines = [
        line
        for entry in held.entries
        if entry.occurrence == 0
        for line in Voice(plan, held, entry).lines("public")
    ]
    none = chance(held.key, "public").choice(
        ["No questions or statements had been submitted.", "There was no public participation.", "None."]
    )
    return agenda, lines or [none], "none"


def _announcements(plan: Plan, held: Sitting) -> Made:
    bank = topics("standing")[0].lines("announcements")
    number = int(held.name) if held.name.isdigit() else 0
    said = [bank[number % len(bank)]]
    line = plan.line
    if held.before and held.before < line.resigned <= held.day:
        said.append(
            "The Chairman reported that Councillor Graham Tewkes had resigned as the member for Gorsey Heath."
        )
    if held.before and held.before < line.by_election <= held.day:
        said.append(
            f"The Chairman welcomed Councillor Nathaniel Osgood-Amoah, elected for Gorsey Heath on "
            f"{long_date(line.by_election)}."
        )
    return ["To receive the Chairman's announcements."], said, "noted"


@dataclass(frozen=True)
class Action:
    """What someone undertook at a meeting, and how it stood at the next."""

    who: str
    what: str
    due: date
    position: str


def actions(plan: Plan, held: Sitting, entry: Entry) -> Iterator[Action]:
    """The actions of one entry, from its lines ``owner | what | days | position``."""
    for line in Voice(plan, held, entry).lines("actions"):
        who, what, days, *position = (part.strip() for part in line.split("|"))
        due = working_day(date.fromordinal(held.day.toordinal() + int(days)))
        yield Action(who, what, due, position[0] if position else "Done.")


def _actions(plan: Plan, held: Sitting) -> Made:
    agenda = ["To review the actions agreed at the last meeting."]
    earlier = approved_by(plan, held)
    found = [a for s in earlier for entry in s.entries for a in actions(plan, s, entry)]
    if not found:
        return agenda, ["There were no actions outstanding."], "noted"
    rows = [f"| {sentence(a.what)} | {a.who} | {long_date(a.due)} | {a.position} |" for a in found]
    done = sum(a.position.startswith(("Done", "Complete")) for a in found)
    return (
        [*agenda, "| Action | Owner | Due | Position |", *rows],
        [_progress(done, len(found)), "The Chair asked that whatever was outstanding be carried forward."]
        if done < len(found)
        else [
            f"All {counted(len(found))} actions had been completed."
            if done > 1
            else "The action had been completed."
        ],
        "noted",
    )


def _progress(done: int, total: int) -> str:
    if total == 1:
        return "One action had been agreed at the last meeting, and it was still in hand."
    return f"Of the {counted(total)} actions agreed at the last meeting, {counted(done)} had been completed."


def sentence(text: str) -> str:
    """``text`` with a capital letter."""
    return text[0].upper() + text[1:]


def _programme(plan: Plan, held: Sitting) -> Made:
    agenda = ["To consider the work programme and agree any changes."]
    coming = [s for s in plan.of(held.body) if s.start > held.start and s.ordinary]
    if not coming:
        return agenda, ["The work programme was noted."], "noted"
    known = [entry for entry in coming[0].entries if "late" not in entry.topic.head]
    titles = listed([_title_of(plan, coming[0], entry) for entry in known])
    pick = chance(held.key, "programme")
    lines = [f"It was noted that the next meeting, on {long_date(coming[0].day)}, would consider {titles}."]
    if pick.random() < 0.6:
        who = Voice(plan, held).fill(f"{{m{pick.randint(1, 5)}}}")
        subject = pick.choice(topics("standing")[0].lines("suggested"))
        lines.append(
            f"{who} suggested an item on {subject}; it was agreed that officers would advise on timing."
        )
    return agenda, lines, "noted"


def _next(plan: Plan, held: Sitting) -> Made:
    if held.after is None:
        return ["To note what happens next."], ["The Chair thanked all who had given evidence."], "noted"
    when = f"{held.after:%A} {long_date(held.after)}"
    return (
        [f"To note that the next meeting is on {when}."],
        [f"The next meeting would be held on {when}."],
        "noted",
    )


GROUNDS = {
    people.CABINET: (
        "under Regulation 4(2)(b) of the Local Authorities (Executive Arrangements) (Meetings and Access to "
        "Information) (England) Regulations 2012"
    ),
    "": "under Section 100A(4) of the Local Government Act 1972",
}
"""The law by which the public is excluded: an executive's meetings have their own."""


def _exclusion(plan: Plan, held: Sitting) -> Made:
    law = GROUNDS.get(held.body, GROUNDS[""])
    resolution = (
        f"{law} the public be excluded from the meeting for the following item on the grounds that it "
        "involves the likely disclosure of exempt information as defined in paragraph 3 of Part 1 of "
        "Schedule 12A to the Local Government Act 1972, and that the public interest in maintaining the "
        "exemption outweighs the public interest in disclosing the information"
    )
    return [f"To resolve that {resolution}."], [f"RESOLVED: That {resolution}."], "resolved"


SECTIONS: dict[str, Callable[[Plan, Sitting], Made]] = {
    "apologies": _apologies,
    "declarations": _declarations,
    "minutes": _minutes,
    "public": _public,
    "announcements": _announcements,
    "actions": _actions,
    "programme": _programme,
    "next": _next,
    "exclusion": _exclusion,
}


def item_keys(held: Sitting) -> tuple[str, ...]:
    """The keys of a meeting's items in order: standing ones by name, topics by their entry's key."""
    opening = OPENING[held.body] if held.ordinary else ("apologies", "declarations")
    closing = CLOSING.get(held.body, ()) if held.ordinary else ()
    middle: list[str] = []
    first = tuple(entry.key for entry in held.entries if "first" in entry.topic.head)
    for entry in sorted(held.entries, key=lambda e: ("exempt" in e.topic.head, "late" in e.topic.head)):
        if entry.key in first:
            continue
        if "exempt" in entry.topic.head and "exclusion" not in middle:
            middle.append("exclusion")
        middle.append(entry.key)
    if "exclusion" in middle:
        return (*first, *opening, *closing, *middle)
    return (*first, *opening, *middle, *closing)


def late_added(held: Sitting) -> str:
    """When an item that came late was added to the agenda (ISO date-time, UTC)."""
    return clock(working_days_from(held.day, -2), 15).isoformat()


def notice_given(held: Sitting) -> date:
    """The day the agenda went out: five clear days before, or as soon as a special meeting was convened."""
    if held.ordinary or held.kind == "extraordinary":
        return agenda_day(held.day)
    return working_days_from(held.day, -3)
