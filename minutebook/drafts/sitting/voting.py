"""Votes: by assent, by count or by name; ties and the casting vote; what each vote decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Draft, Happening, Motion, Vote
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import phrasing
from minutebook.drafts.sitting.attending import Room, room_of
from minutebook.drafts.sitting.declaring import barred
from minutebook.drafts.sitting.motions import motion_of, that
from minutebook.drafts.sitting.opening import a_time, locked
from minutebook.drafts.sitting.phrasing import spoken
from minutebook.law import recorded_votes, votes, wording
from minutebook.law.answer import Answer
from minutebook.law.errors import LawError

SIDES = ("for", "against", "abstain", "none")


@dataclass(frozen=True)
class Taken:
    """A vote as it was taken: how, its figures, or its names (a line of the attendance and its side)."""

    how: str
    votes_for: int = 0
    against: int = 0
    abstaining: int = 0
    not_voting: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    casting: str = "awaited"

    @property
    def count(self) -> votes.Count:
        """Its figures, counted from the names where there are names. Raises ``LawError``."""
        if self.how != Vote.NAMES:
            return votes.Count(self.votes_for, self.against, self.abstaining, self.not_voting)
        sides = list(self.names.values())
        return votes.Count(*(sides.count(side) for side in SIDES))


def votes_at(draft: Draft, item: str = "") -> list[Vote]:
    """The votes of a meeting, or of one item, in the order they were taken."""
    rows = Vote.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list((rows.filter(item=item) if item else rows).select_related("motion").order_by("pk"))


def decides(room: Room, count: votes.Count, casting: str) -> Answer[votes.Result]:
    """What a vote decides by the law of the body. Raises ``LawError`` for a casting vote without a tie."""
    return votes.vote_result(
        count,
        nation=room.footing.nation,
        body=room.footing.kind,
        on=room.day,
        casting=casting,  # type: ignore[arg-type]
    )


def names_needed(room: Room) -> str:
    """Why every vote of this meeting is taken by name, or nothing. Source: SI 2014/165 (England)."""
    rule = recorded_votes.BUDGET_VOTE
    budget = room.proceedings is not None and room.proceedings.budget
    if budget and rule.holds(room.day, room.footing.nation, room.footing.kind):
        return rule.sentence
    return ""


@command("minutes.edit")
def vote(draft: Draft, motion: int, taken: Taken, at: str, *, by: Account) -> Vote:
    """Record a vote on a motion or amendment; a tie waits for the casting vote (:func:`cast`).

    Raises :class:`BookError` naming ``how``, ``names``, ``casting`` or ``at`` for what cannot be: no quorum,
    somebody barred or away, a budget vote without names. Figures that do not come to those present are kept
    as they were told, and shown beside the attendance.
    """
    draft, at = locked(draft), a_time(at)
    row, room = motion_of(draft, motion), room_of(draft)
    _may_be_put(row)
    _is_quorate(room, at)
    voters = {line.key for line in room.voters(at, row.item)}
    kept_out = barred(room, row.item, "voter")
    voters -= kept_out.keys()
    taken = _checked(room, taken, voters, kept_out)
    try:
        count = taken.count
        result = "carried" if taken.how == Vote.ASSENT else decides(room, count, taken.casting).result
    except LawError as error:
        raise BookError(str(error)) from error
    made: Vote = Vote.objects.using("desk").create(
        council=draft.council,
        meeting=draft.object,
        item=row.item,
        motion=row,
        day=room.number,
        at=at,
        how=taken.how,
        votes_for=count.votes_for,
        against=count.against,
        abstaining=count.abstaining,
        not_voting=count.not_voting,
        present=len(voters),
        names=dict(taken.names),
        casting=taken.casting,
        result=result,
        by=by,
    )
    _settle(draft, room, made, by)
    detail = {"item": row.item, "result": result, "how": taken.how}
    auditing.record("meeting.vote", by=by, on=draft, after=detail, detail=detail)
    return made


def _may_be_put(row: Motion) -> None:
    if row.state != Motion.MOVED:
        raise BookError(f"It is {row.state} already.")
    if any(one.state == Motion.MOVED for one in row.amendments.all()):
        raise BookError("An amendment to it is before the meeting: the amendment is voted on first.")
    if row.votes.filter(result="tied").exists():
        raise BookError("The last vote was tied: say how the casting vote was given, or that it was not.")


def _is_quorate(room: Room, at: str) -> None:
    answer = room.quorate(at)
    if answer is not None and not answer.result:
        raise BookError(f"at: no vote can be taken at {spoken(at)}: {answer.because}")


def _checked(room: Room, taken: Taken, voters: set[str], kept_out: Mapping[str, str]) -> Taken:
    if taken.how not in (Vote.ASSENT, Vote.COUNT, Vote.NAMES):
        raise BookError("how: say how the vote was taken")
    needed = names_needed(room)
    if needed and taken.how != Vote.NAMES:
        raise BookError(f"how: at a budget meeting votes are taken by name. {needed}")
    if taken.how != Vote.NAMES:
        return taken
    wrong = [key for key, side in taken.names.items() if side not in SIDES]
    if wrong:
        raise BookError(f"names: say how {room.named(wrong[0])} voted")
    for key in taken.names:
        if key not in voters and taken.names[key] != "none":
            why = kept_out.get(key) or f"{room.named(key)} was not there, or has no vote"
            raise BookError(f"names: {why}")
    missing = [key for key in sorted(voters) if key not in taken.names]
    if missing:
        named = wording.both([room.named(key) for key in missing[:3]])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise BookError(f"names: it is not said how {named}{more} voted")
    return Taken(
        Vote.NAMES,
        names={key: side for key, side in taken.names.items() if key in voters},
        casting=taken.casting,
    )


@command("minutes.edit")
def cast(draft: Draft, pk: int, casting: str, *, by: Account) -> Vote:
    """Record how whoever presides broke a tie: for, against, or not at all (the motion falls).

    Raises :class:`BookError` naming ``casting``: a person without a vote has no casting vote.
    """
    draft = locked(draft)
    row = vote_of(draft, pk)
    room = room_of(draft, row.day)
    if row.result != "tied":
        raise BookError("casting: this vote is not tied")
    if casting not in ("for", "against", "none"):
        raise BookError("casting: say how the casting vote was given, or that none was")
    chair = room.chair
    if casting != "none" and chair is None:
        raise BookError("casting: say first who presides, and is there")
    if casting != "none" and chair is not None and not chair.voting:
        raise BookError(f"casting: {chair.formal} has no vote, and so no casting vote")
    count = votes.Count(row.votes_for, row.against, row.abstaining, row.not_voting)
    row.casting, row.result = casting, decides(room, count, casting).result
    row.save(using="desk", update_fields=["casting", "result"])
    _settle(draft, room, row, by)
    auditing.record("meeting.vote.cast", by=by, on=draft, detail={"item": row.item, "casting": casting})
    return row


@command("minutes.edit")
def take_vote_back(draft: Draft, pk: int, *, by: Account) -> None:
    """Take back a vote recorded by mistake: its motion is before the meeting again, as it read before.

    Refused where a later vote stands on what it decided.
    """
    draft = locked(draft)
    row = vote_of(draft, pk)
    motion = row.motion
    later = Vote.objects.using("desk").filter(
        Q(motion=motion) | Q(motion=motion.amends_id) | Q(motion__amends=motion.amends_id or motion.pk),
        meeting=draft.object,
        pk__gt=pk,
    )
    if later.exists():
        raise BookError("A later vote stands on this one: take that back first.")
    for fact in (f"vote:{pk}", f"resolved:{motion.pk}", *_own_facts(row)):
        phrasing.unsay(draft, fact, by)
    row.delete()
    motion.state = Motion.MOVED
    motion.save(using="desk", update_fields=["state"])
    if motion.amends is not None:
        _reads_anew(motion.amends)
    rows = Happening.objects.using("desk").filter(meeting=draft.object, who=f"motion:{motion.pk}")
    rows.update(at="")
    auditing.record("meeting.vote.back", by=by, on=draft, detail={"item": row.item})


def vote_of(draft: Draft, pk: int) -> Vote:
    """One vote. Raises :class:`NotFound`."""
    rows = Vote.objects.using("desk").filter(council=draft.council, meeting=draft.object, pk=pk)
    row = rows.select_related("motion", "motion__amends").first()
    if row is None:
        raise NotFound("There is no such vote at this meeting.")
    return row


# -- what a vote decides, and what the minutes say of it


def _settle(draft: Draft, room: Room, row: Vote, by: Account) -> None:
    motion = row.motion
    if row.result != "tied":
        motion.state = Motion.CARRIED if row.result == "carried" else Motion.LOST
        motion.save(using="desk", update_fields=["state"])
        if motion.amends is not None:
            _reads_anew(motion.amends)
        if row.result == "carried":
            excluded = Happening.objects.using("desk").filter(
                meeting=draft.object, kind=Happening.EXCLUDED, who=f"motion:{motion.pk}"
            )
            excluded.update(at=row.at, day=row.day)
    lines = vote_lines(room, row)
    if lines:
        phrasing.say(draft, f"vote:{row.pk}", row.item, lines, by)
    if row.result == "carried" and motion.amends_id is None:
        phrasing.say(draft, f"resolved:{motion.pk}", row.item, resolved_lines(motion, row), by)


def _reads_anew(motion: Motion) -> None:
    """How a motion reads now: as the last amendment that was carried would have it."""
    carried = motion.amendments.filter(state=Motion.CARRIED).order_by("-pk").first()
    motion.stands = carried.would_read if carried is not None else motion.text
    motion.save(using="desk", update_fields=["stands"])


def vote_lines(room: Room, row: Vote) -> list[str]:
    """What the minutes say of a vote: its figures, what it decided, and the names where they were taken."""
    what = "amendment" if row.motion.amends_id else "motion"
    if row.how == Vote.ASSENT:
        return ["The amendment was agreed without a vote."] if row.motion.amends_id else []
    lines = [_figures(room, row, what)]
    if row.how == Vote.NAMES:
        for side, word in (("for", "For"), ("against", "Against"), ("abstain", "Abstaining")):
            names = [room.named(key) for key in _in_order(room, row) if row.names[key] == side]
            if names:
                lines.append(f"{word} ({len(names)}): {wording.both(names)}.")
    return lines


def _in_order(room: Room, row: Vote) -> list[str]:
    known = [line.key for line in room.lines if line.key in row.names]
    return known + [key for key in row.names if key not in known]


def _figures(room: Room, row: Vote, what: str) -> str:
    put = "On a recorded vote" if row.how == Vote.NAMES else "On being put to the vote"
    figures = [f"{row.votes_for} for", f"{row.against} against"]
    if row.abstaining:
        figures.append(wording.number(row.abstaining, "abstention"))
    if row.votes_for == row.against and row.votes_for:
        return f"{put}, with {wording.both(figures)}, the votes were equal{_broken(room, row, what)}."
    done = "carried" if row.result == "carried" else "lost"
    return f"{put}, with {wording.both(figures)}, the {what} was {done}."


def _broken(room: Room, row: Vote, what: str) -> str:
    if row.casting == "awaited":
        return ""
    if row.casting == "none":
        return f". No casting vote was given, and the {what} was lost"
    chair = room.named(room.proceedings.presiding) if room.proceedings else "The Chair"
    done = "carried" if row.result == "carried" else "lost"
    return f". {chair}, in the chair, gave a casting vote {row.casting} it, and the {what} was {done}"


def resolved_lines(motion: Motion, row: Vote) -> list[str]:
    """The resolution that a carried motion makes; each line of a motion of several is a paragraph."""
    blocks = [line.strip() for line in motion.stands.splitlines() if line.strip()]
    how = (
        " unanimously"
        if row.how != Vote.ASSENT and not (row.against + row.abstaining + row.not_voting)
        else ""
    )
    if len(blocks) == 1:
        return [f"RESOLVED{how} that {that(blocks[0])}."]
    head = that(blocks[0]).rstrip(":")
    return [f"RESOLVED{how} that {head}:", *blocks[1:]]


def figures_of(row: Vote) -> dict[str, Any]:
    """A vote's figures by the names that a reading gives them."""
    return {"for": row.votes_for, "against": row.against, "abstain": row.abstaining}


# -- a member's own vote


def _own_facts(row: Vote) -> list[str]:
    return [phrasing.fact_key("own", row.pk, key) for key in row.names] if row.how == Vote.COUNT else []


@command("minutes.edit")
def minute_own_vote(draft: Draft, pk: int, key: str, side: str, *, by: Account) -> None:
    """Put a member's own vote into the minutes, as they required straight after a vote that was counted.

    No side takes it out again. Raises :class:`BookError` naming ``key``. Source: SI 1993/202 Sch 2 para 1.
    """
    draft = locked(draft)
    row = vote_of(draft, pk)
    room = room_of(draft, row.day)
    if row.how != Vote.COUNT:
        raise BookError("key: a member's own vote is minuted where the vote was by a count")
    if side not in ("", "for", "against", "abstain"):
        raise BookError("side: say how the member voted")
    line = room.line(key)
    if side and line not in room.voters(row.at, row.item):
        raise BookError(f"key: {line.formal} was not there, or has no vote")
    names = {**row.names, key: side} if side else {one: v for one, v in row.names.items() if one != key}
    own = votes.Count(*(list(names.values()).count(one) for one in SIDES))
    counted = zip((own.votes_for, own.against, own.abstaining), figures_of(row).values(), strict=True)
    if any(named > told for named, told in counted):
        raise BookError(f"key: the count does not have so many {side}")
    row.names = names
    row.save(using="desk", update_fields=["names"])
    fact = phrasing.fact_key("own", pk, key)
    if side:
        word = "abstained" if side == "abstain" else f"voted {side}"
        said = f"{line.formal} required it to be minuted that they {word}."
        phrasing.say(draft, fact, row.item, [said], by)
    else:
        phrasing.unsay(draft, fact, by)
    auditing.record("meeting.vote.own", by=by, on=draft, detail={"item": row.item, "who": line.formal})
