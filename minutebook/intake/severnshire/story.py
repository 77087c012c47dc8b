"""The story of Severnshire: everything published, whole, in the order in which it came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from minutebook.book.readings import reading_of
from minutebook.book.schema import File, Meeting, Minutes, Notice, Object, Words
from minutebook.intake.severnshire import matters, people
from minutebook.intake.severnshire.attendance import attendance, presiding
from minutebook.intake.severnshire.bodies import NAMES, bodies, body_name, council, place
from minutebook.intake.severnshire.calendar import Timeline, clock, working_day, working_days_from
from minutebook.intake.severnshire.decisions import decisions
from minutebook.intake.severnshire.keys import keyed
from minutebook.intake.severnshire.minutes import items
from minutebook.intake.severnshire.papers import corrected, documents, with_files
from minutebook.intake.severnshire.plan import Plan, Sitting, plan
from minutebook.intake.severnshire.procedure import approved_by, late_added, misattended, notice_given
from minutebook.intake.severnshire.words import clock_time, weekday_date


@dataclass(frozen=True)
class Step:
    """One publication. ``files`` holds the bytes of every file the object newly refers to."""

    key: str
    at: datetime
    object: Object
    files: tuple[tuple[File, bytes], ...] = ()
    reason: str = ""


RANK = ("Council", "Body", "Person", "Matter", "Document", "Decision", "Meeting", "Reading")
"""What comes first among things published in the same minute: what others refer to."""
TURNAROUND = {people.CABINET: 3, people.COUNCIL: 12, people.GROUP: 5}
"""Working days from a meeting to its draft minutes; eight where nothing is said."""


def story(today: date) -> Iterator[Step]:
    """Every publication up to the morning of ``today``, oldest first; the same day, the same bytes."""
    line = Timeline(today)
    whole = plan(line)
    steps = [*_foundations(line), *_documents(whole), *_decisions(whole), *_meetings(whole), *_matters(whole)]
    now = clock(today, 7)
    steps = [step for step in steps if step.at <= now]
    yield from sorted(steps, key=lambda step: (step.at, RANK.index(type(step.object).__name__)))


def _foundations(line: Timeline) -> Iterator[Step]:
    opening = clock(line.first, 9)
    yield Step("council", opening, council())
    changes = {
        line.first: "",
        line.group_began: "Task and finish group set up.",
        line.improvement_ended: "Improvement Board dissolved; its work passes to another board.",
        line.resigned: "Councillor Tewkes resigned.",
        line.by_election: "By-election in Gorsey Heath.",
        line.changed_chair: "Change of chair.",
        line.group_ended: "Task and finish group's work done.",
    }
    known: dict[str, Object] = {}
    for day, reason in sorted(changes.items()):
        found: list[Object] = [*bodies(line, day), *people.people(line, day)]
        for thing in found:
            if known.get(thing.id) != thing:
                kind = type(thing).__name__.lower()
                yield Step(
                    f"{kind}:{thing.id}:{day}",
                    clock(day, 9),
                    thing,
                    reason=reason if thing.id in known else "",
                )
                known[thing.id] = thing


def _documents(whole: Plan) -> Iterator[Step]:
    seen: set[str] = set()
    for held in whole.sittings:
        misprints = {document.id: (wrong, why) for document, wrong, _right, why in corrected(whole, held)}
        for document, files in documents(whole, held):
            if document.id in seen:
                continue
            seen.add(document.id)
            at = clock(notice_given(held), 15)
            if misprint := misprints.get(document.id):
                wrong, why = misprint
                yield Step(f"document:{document.id}:misprint", at, with_files(document, wrong), wrong)
                yield Step(f"document:{document.id}", at + timedelta(days=2), document, files, why)
            else:
                yield Step(f"document:{document.id}", at, document, files)


def _decisions(whole: Plan) -> Iterator[Step]:
    for recorded in decisions(whole):
        made = date.fromisoformat(recorded.decision.date) < whole.line.today
        at = min(recorded.at, clock(whole.line.today, 5)) if made and not recorded.later else recorded.at
        yield Step(recorded.key, at, recorded.decision, reason=recorded.reason)


def _matters(whole: Plan) -> Iterator[Step]:
    for key in matters.MATTERS:
        matter = matters.opened(key)
        yield Step(f"matter:{key}", clock(whole.line.first, 10), matter)
        for held, _start, stage in matters.stages(whole, key):
            matter = replace(matter, stages=(*matter.stages, stage))
            at = _minutes_out(whole, held) + timedelta(minutes=5)
            yield Step(f"matter:{key}:{stage.at}", at, matter)


def _meetings(whole: Plan) -> Iterator[Step]:
    for held in whole.sittings:
        yield from _meeting(whole, held)


def _meeting(whole: Plan, held: Sitting) -> Iterator[Step]:
    """The versions of one meeting: in the calendar, with its agenda, with minutes in draft and approved."""
    key = f"meeting:{held.key}"
    told = clock(notice_given(held), 16)
    if held.ordinary and (at := _announced(whole, held)) < told:
        yield Step(f"{key}:calendar", at, _scheduled(held))
    late = any("late" in entry.topic.head for entry in held.entries)
    agenda = replace(_agenda(whole, held), items=items(whole, held, minuted=False, late=False))
    yield Step(f"{key}:agenda", told, agenda)
    if late:
        whole_agenda = replace(agenda, items=items(whole, held, minuted=False))
        at = datetime.fromisoformat(late_added(held))
        yield Step(f"{key}:supplement", at, whole_agenda, reason="Urgent item added; supplement published.")
    if held.fate == "cancelled":
        yield Step(f"{key}:cancelled", clock(working_days_from(held.day, -1), 15), _cancelled(agenda))
    elif held.day < whole.line.today:
        yield from _minuted(whole, held)


def _announced(whole: Plan, held: Sitting) -> datetime:
    """When a meeting was put in the calendar: the month's first working day, half a year before."""
    line = whole.line
    ahead = held.day - timedelta(days=182)
    month = working_day(ahead.replace(day=1))
    begun = line.group_began if held.body == people.GROUP else line.first
    return clock(max(month if month <= ahead else ahead, begun), 11)


def _scheduled(held: Sitting) -> Meeting:
    return Meeting(
        id=held.id,
        body=keyed("body", held.body),
        start=held.start.isoformat(timespec="minutes"),
        kind=held.kind,  # type: ignore[arg-type]
        place=place(held.body),
    )


def _agenda(whole: Plan, held: Sitting) -> Meeting:
    given = datetime.combine(notice_given(held), datetime.min.time()).replace(hour=16)
    hour = clock_time(held.start.isoformat()[11:16])
    words = (
        f"Notice is given that a meeting of the {body_name(held.body)} will be held on "
        f"{weekday_date(held.day)} at {hour} in the {place(held.body).name.en}. "
        "Members of the public may attend, save where the meeting resolves to exclude them."
    )
    notice = Notice(given=given.isoformat(timespec="minutes"), posted="County Hall and the Council's website",
                    words=Words(en=words))  # fmt: skip
    return replace(
        _scheduled(held), state="agenda", notice=notice, state_reason=Words(en=CONVENED.get(held.name, ""))
    )


CONVENED = {
    "call-in": "Convened at shorter notice to consider a decision called in.",
    "extraordinary": "Called by the Chairman on the requisition of seven members.",
}
FLOOD = (
    "Cancelled: the river was forecast to close the bridges into Severn Gate and members could not have "
    "travelled safely. All items will be taken at the next meeting."
)
POWER = (
    "Adjourned when the building lost power and could not be reopened that afternoon. The remaining items "
    "were taken a week later."
)


def _cancelled(agenda: Meeting) -> Meeting:
    return replace(agenda, state="cancelled", state_reason=Words(en=FLOOD))


def _minutes_out(whole: Plan, held: Sitting) -> datetime:
    """When the draft minutes came out; of the newest meetings by this morning at the latest."""
    usual = clock(working_days_from(held.day, TURNAROUND.get(held.body, 8)), 15)
    return min(usual, clock(whole.line.today, 6)) if held.day < whole.line.today else usual


def _minuted(whole: Plan, held: Sitting) -> Iterator[Step]:
    key, at = f"meeting:{held.key}", _minutes_out(whole, held)
    minuted = replace(
        _agenda(whole, held),
        state="adjourned" if held.fate == "adjourned" else "held",
        end=_end(held).isoformat(timespec="minutes"),
        attendance=attendance(whole, held),
        items=items(whole, held, minuted=True),
        minutes=Minutes(state="draft"),
    )
    if held.fate == "adjourned":
        minuted = replace(minuted, state_reason=Words(en=POWER))
    quiet = misattended(whole, held)
    draft = minuted
    if quiet:
        rows = (replace(a, status="absent") if a.person == quiet.person else a for a in minuted.attendance)
        draft = replace(minuted, attendance=tuple(rows))
    yield Step(f"{key}:minutes", at, draft)
    reading = reading_of(draft, bodies=NAMES.values())
    if reading:
        yield Step(f"reading:{held.key}", at, reading)
    if next_one := _approving(whole, held):
        signed = presiding(whole, next_one)
        minutes = Minutes(
            state="signed",
            approved_at=next_one.id,
            signed_by=f"{signed.role}: {signed.name}",
            signed=next_one.day.isoformat(),
        )
        reason = f"Attendance corrected at approval: {quiet.name} was present." if quiet else ""
        usual = clock(working_days_from(next_one.day, 1), 12)
        out = max(min(usual, clock(whole.line.today, 6, 30)), at + timedelta(minutes=20))
        yield Step(f"{key}:approved", out, replace(minuted, minutes=minutes), reason=reason)


HEIR = {people.GROUP: people.PANEL, people.IMPROVEMENT: people.BOARD}
"""Where the last minutes of a body that is no more are approved."""


def _approving(whole: Plan, held: Sitting) -> Sitting | None:
    """The meeting that approves the minutes of ``held``, if it has been."""
    later = [s for s in whole.of(held.body) if held in approved_by(whole, s) and s.fate != "cancelled"]
    if not later and held.body in HEIR:
        later = [
            s for s in whole.of(HEIR[held.body]) if s.start > held.start + timedelta(days=14) and s.ordinary
        ]
    return later[0] if later and later[0].day < whole.line.today else None


def _end(held: Sitting) -> datetime:
    spent = 25 + 27 * len(held.entries) + held.day.day % 13
    return held.start + timedelta(minutes=40 if held.fate == "adjourned" else spent)
