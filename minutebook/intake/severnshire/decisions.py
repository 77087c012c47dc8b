"""Decisions: the Cabinet's from its meetings, and those that a member or an officer takes alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from msgspec.structs import replace

from minutebook.book.schema import Decision, Words
from minutebook.intake.severnshire import people
from minutebook.intake.severnshire.calendar import clock, working_days_from
from minutebook.intake.severnshire.keys import keyed
from minutebook.intake.severnshire.minutes import limbs, papers
from minutebook.intake.severnshire.people import person_id
from minutebook.intake.severnshire.plan import Entry, Plan, Sitting
from minutebook.intake.severnshire.topics import Topic, topics
from minutebook.intake.severnshire.voice import Voice

NONE = Words(en="None.")


@dataclass(frozen=True)
class Recorded:
    """A decision as published at one time. ``reason`` says why, where it is not the first version."""

    key: str
    at: datetime
    decision: Decision
    reason: str = ""

    @property
    def later(self) -> bool:
        """Whether it is a later version of a decision already out."""
        return self.decision.state != "made" and self.decision.kind != "officer"


def decisions(plan: Plan) -> Iterator[Recorded]:
    """Every decision of the story, each version in its turn."""
    for held in plan.of(people.CABINET):
        for entry in held.entries:
            if "decision" in entry.topic.head:
                yield from _cabinet(plan, held, entry)
    for topic in topics("decisions"):
        if topic.around is not None:
            yield from _alone(plan, topic, plan.line.around(topic.around))


def _text(voice: Voice, part: str) -> Words:
    return Words(en="\n\n".join(voice.lines(part)))


def _cabinet(plan: Plan, held: Sitting, entry: Entry) -> Iterator[Recorded]:
    voice = Voice(plan, held, entry)
    published = working_days_from(held.day, 1)
    made = Decision(
        id=keyed("decision", entry.key),
        title=Words(en=voice.fill(entry.topic.said("title"))),
        date=held.day.isoformat(),
        kind="executive",
        state="made",
        maker=Words(en="Cabinet"),
        body=keyed("body", held.body),
        key=entry.topic.said("decision") == "key",
        decided=Words(en="\n".join(limbs(voice, recommended=False))),
        reasons=_text(voice, "reasons"),
        alternatives=_text(voice, "alternatives"),
        conflicts=_text(voice, "conflicts") or NONE,
        dispensations=NONE,
        published=published.isoformat(),
        effective=working_days_from(published, 6).isoformat(),
        item=held.item_id(entry.key),
        matters=tuple(keyed("matter", matter) for matter in entry.topic.matters),
        papers=papers(entry),
    )
    yield Recorded(f"decision:{entry.key}:made", clock(published, 14), made)
    if entry.topic.said("for") == "call-in":
        yield from _called_in(plan, entry, made, published)
    else:
        yield Recorded(
            f"decision:{entry.key}:effective",
            clock(date.fromisoformat(made.effective), 9),
            _in(made, "effective"),
        )


def _called_in(plan: Plan, entry: Entry, made: Decision, published: date) -> Iterator[Recorded]:
    """Called in within five working days, heard by scrutiny, referred back, and settled by the Cabinet."""
    heard = next(s for s in plan.of(people.PANEL) if s.name == "call-in")
    again = next(s for s in plan.of(people.CABINET) if s.start > heard.start)
    key = f"decision:{entry.key}"
    yield Recorded(
        f"{key}:called-in",
        clock(working_days_from(published, 4), 16),
        _in(made, "called-in", effective=""),
        "Called in by six members within five working days of publication.",
    )
    yield Recorded(
        f"{key}:referred-back",
        clock(working_days_from(heard.day, 1), 11),
        _in(made, "referred-back", effective=""),
        "Referred back to the Cabinet by the Children and Families Scrutiny Panel, with its reasons.",
    )
    settled = working_days_from(again.day, 1)
    yield Recorded(
        f"{key}:effective",
        clock(settled, 15),
        _in(made, "effective", effective=settled.isoformat()),
        "Confirmed by the Cabinet on reconsideration, with a transitional year; not open to call-in again.",
    )


def _in(decision: Decision, state: str, **changes: str) -> Decision:
    return replace(decision, state=state, **changes)


def _alone(plan: Plan, topic: Topic, day: date) -> Iterator[Recorded]:
    """A decision of a Cabinet Member or an officer, who need no meeting for it."""
    voice = Voice(
        plan, Sitting(people.CABINET, f"alone-{topic.key}", datetime.combine(day, time(12))), Entry(topic)
    )
    officer = topic.said("kind") == "officer"
    published = working_days_from(day, 1)
    decision = Decision(
        id=keyed("decision", topic.key),
        title=Words(en=voice.fill(topic.said("title"))),
        date=day.isoformat(),
        kind="officer" if officer else "portfolio-holder",
        state="effective" if officer else "made",
        maker=Words(en=topic.said("by")),
        person="" if officer else person_id(topic.said("person")),
        key=topic.said("decision") == "key",
        decided=_text(voice, "decided"),
        reasons=_text(voice, "reasons"),
        alternatives=_text(voice, "alternatives"),
        conflicts=_text(voice, "conflicts") or NONE,
        dispensations=_text(voice, "dispensations") or NONE,
        published=published.isoformat(),
        effective=(day if officer else working_days_from(published, 6)).isoformat(),
        matters=tuple(keyed("matter", matter) for matter in topic.matters),
    )
    yield Recorded(f"decision:{topic.key}", clock(published, 14), decision)
    if not officer:
        effective = clock(date.fromisoformat(decision.effective), 9)
        yield Recorded(f"decision:{topic.key}:effective", effective, _in(decision, "effective"))
