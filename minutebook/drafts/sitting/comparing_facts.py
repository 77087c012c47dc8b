"""Where the text of the minutes and what was entered in the meeting disagree: side by side, never mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from minutebook.book.schema import Element, Item
from minutebook.drafts.models import Draft, Sentence, Vote
from minutebook.drafts.sitting.attending import Line, Room
from minutebook.drafts.sitting.declaring import allowed, kind_words, leave_of, leaves
from minutebook.drafts.sitting.facts import Facts, facts_of
from minutebook.drafts.sitting.phrasing import OWN, says, spoken
from minutebook.law import votes as law
from minutebook.law.errors import LawError


class Disagreement(NamedTuple):
    """What the text says, what was entered, and why they do not go together.

    ``fact`` names what can be put into the text again, or left as the text has it; empty where neither helps.
    """

    item: str
    about: str
    text: str
    facts: str
    why: str
    fact: str = ""


NOTHING = "nothing"


def disagreements(draft: Draft, facts: Facts | None = None) -> list[Disagreement]:
    """All of a meeting, in the order of its items."""
    facts = facts or facts_of(draft)
    rows = Sentence.objects.using("desk").filter(council=draft.council, meeting=draft.object).order_by("pk")
    said: dict[str, list[Sentence]] = {}
    for row in rows:
        said.setdefault(row.item, []).append(row)
    found: list[Disagreement] = []
    for item in facts.meeting.items:
        live = facts.read(item)
        found += _unsaid(item, said.get(item.id, ()), live, facts)
        found += _votes_untold(item, said.get(item.id, ()), live, facts)
        found += _sums(item, facts)
        found += _away(item, live, facts.room_at(item.id))
        found += _barred_speakers(item, live, facts)
    return found


def _title(item: Item) -> str:
    return f"{item.label} {item.title}".strip()


def _unsaid(
    item: Item, rows: Iterable[Sentence], read: list[Element], facts: Facts
) -> Iterator[Disagreement]:
    """Facts that the text does not tell in the words they were given."""
    standing = {one.id: one.plain() for one in item.minutes}
    for row in rows:
        if row.paragraphs == [OWN] or says(item, row.words) or not row.words:
            continue
        if row.fact.startswith("vote:"):
            vote = _vote_of(row, facts)
            if vote is not None and any(_same_figures(one, vote) for one in _figured(read)):
                continue  # told in other words, in the same figures
        there = " ".join(standing[key] for key in row.paragraphs if key in standing)
        yield Disagreement(
            item.id,
            _title(item),
            there or NOTHING,
            " ".join(row.words),
            "The text was changed, or does not say it." if there else "The text does not say it.",
            row.fact,
        )


def _vote_of(row: Sentence, facts: Facts) -> Vote | None:
    number = row.fact.removeprefix("vote:")
    return next((one for one in facts.votes if str(one.pk) == number), None)


def _figured(read: Iterable[Element]) -> list[Element]:
    """The votes read from the text that give figures."""
    return [
        one
        for one in read
        if one.kind == "vote" and isinstance(one.fields.get("for"), int) and "against" in one.fields
    ]


def _same_figures(one: Element, vote: Vote) -> bool:
    figures = (one.fields.get("for"), one.fields.get("against"), one.fields.get("abstain") or 0)
    return figures == (vote.votes_for, vote.against, vote.abstaining)


def _votes_untold(
    item: Item, rows: Iterable[Sentence], read: list[Element], facts: Facts
) -> Iterator[Disagreement]:
    """Votes of which the text gives other figures than were entered, or that were not entered at all."""
    votes = [one for one in facts.votes_at(item.id) if one.how != Vote.ASSENT]
    for one in _figured(read):
        if any(_same_figures(one, vote) for vote in votes):
            continue
        entered = "; ".join(_figures(vote) for vote in votes) or "no vote at this item"
        why = "The figures are not those that were entered." if votes else "No vote was entered."
        yield Disagreement(item.id, _title(item), one.text, entered, why)


def _figures(vote: Vote) -> str:
    return f"{vote.votes_for} for, {vote.against} against, {vote.abstaining} abstaining"


def _sums(item: Item, facts: Facts) -> Iterator[Disagreement]:
    """For, against, abstaining and not voting are together as many as were there (R3.8)."""
    for vote in facts.votes_at(item.id):
        room = facts.rooms[vote.day]
        there = room.voters(vote.at, item.id)
        at = f" at {spoken(vote.at)}" if vote.at else ""
        quorate = room.quorate(vote.at)
        if quorate is not None and not quorate.result:
            yield Disagreement(
                item.id, _title(item), _figures(vote), quorate.because, f"There was no quorum{at}."
            )
        if vote.how == Vote.ASSENT:
            continue
        count = law.Count(vote.votes_for, vote.against, vote.abstaining, vote.not_voting)
        try:
            answer = law.votes_unaccounted(count, len(there), nation=room.footing.nation, on=room.day)
            rest, because = answer.result, answer.because
        except LawError as error:
            rest, because = len(there) - count.present, str(error).partition(": ")[2] or str(error)
        if rest:
            yield Disagreement(
                item.id,
                _title(item),
                f"{count}: {count.present} in all",
                f"{len(there)} who may vote were there{at}",
                f"The vote and the attendance do not add up: {because}.",
            )
        gone = [key for key, side in vote.names.items() if side != "none" and not _there(room, key, vote.at)]
        for key in gone:
            name = room.named(key)
            yield Disagreement(
                item.id,
                _title(item),
                f"{name} voted {vote.names[key]}",
                f"{name} was not there{at}",
                "Somebody is recorded as voting who was not there.",
            )


def _there(room: Room, key: str, at: str) -> bool:
    return key in room.by_key and room.by_key[key].there_at(at)


def _away(item: Item, read: list[Element], room: Room) -> Iterator[Disagreement]:
    """Apologies that the text gives of somebody who is recorded otherwise."""
    for one in read:
        names = one.fields.get("names")
        if one.kind != "attendance" or one.fields.get("role") != "apologies" or not isinstance(names, tuple):
            continue
        for name in names:
            line = _line_named(room, str(name))
            if line is not None and line.status != "apologies":
                word = "there" if line.status == "present" else "absent without apologies"
                yield Disagreement(
                    item.id,
                    _title(item),
                    one.text,
                    f"{line.formal} is recorded as {word}",
                    "The text gives apologies of somebody who is recorded otherwise.",
                )


def _line_named(room: Room, name: str) -> Line | None:
    """The one line that a name in the text can mean."""
    wanted = name.casefold().split()
    found = [
        line
        for line in room.lines
        if wanted and wanted[-1] == line.formal.casefold().split()[-1] and line.formal
    ]
    if len(found) > 1:
        found = [line for line in found if set(wanted) <= set(line.formal.casefold().split())]
    return found[0] if len(found) == 1 else None


def _barred_speakers(item: Item, read: list[Element], facts: Facts) -> Iterator[Disagreement]:
    """Members whom the text has speaking at an item that their interest keeps them out of."""
    for row in facts.declarations_at(item.id):
        parts = allowed(facts.room_at(item.id), row.kind, leave_of(row))
        if "discuss" in parts or row.action == "spoke-left":
            continue
        for one in read:
            if one.kind not in ("comment", "question", "answer"):
                continue
            line = _line_named(facts.room_at(item.id), str(one.fields.get("speaker", "")))
            if line is not None and line.key == row.person:
                yield Disagreement(
                    item.id,
                    _title(item),
                    one.text,
                    f"{line.formal} declared {kind_words(row.kind)}",
                    f"The text has them speaking: {leaves(parts)}.",
                )
