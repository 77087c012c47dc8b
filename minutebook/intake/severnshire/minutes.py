"""A meeting's items as the secretary writes them: the agenda before it, the minutes after."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from msgspec.structs import replace

from minutebook.book.schema import Exemption, Item, Lateness, Outcome, Paper, Paragraph, Words
from minutebook.intake.severnshire.attendance import presiding
from minutebook.intake.severnshire.calendar import working_day
from minutebook.intake.severnshire.keys import chance, keyed
from minutebook.intake.severnshire.markup import paragraphs
from minutebook.intake.severnshire.plan import Entry, Plan, Sitting
from minutebook.intake.severnshire.procedure import (
    CLOSING,
    actions,
    item_keys,
    late_added,
    section,
    sentence,
)
from minutebook.intake.severnshire.style import STYLES, Style
from minutebook.intake.severnshire.voice import Voice
from minutebook.intake.severnshire.words import long_date

OUTCOMES = {
    "resolved": "Resolved",
    "recommended": "Recommended",
    "noted": "Noted",
    "deferred": "Deferred",
    "withdrawn": "Withdrawn",
}


def items(plan: Plan, held: Sitting, *, minuted: bool, late: bool = True) -> tuple[Item, ...]:
    """A meeting's items; with their minutes if ``minuted``, without those that came late unless ``late``."""
    entries = {entry.key: entry for entry in held.entries}
    first = first_minute(plan, held)
    found: list[Item] = []
    for n, key in enumerate(item_keys(held)):
        entry = entries.get(key)
        if entry and "late" in entry.topic.head and not late:
            continue
        item = _topic_item(plan, held, entry) if entry else _standing_item(plan, held, key)
        number = _minute_label(held, first + n)
        item = replace_label(item, str(len(found) + 1), number if minuted else "")
        found.append(_dotted(held, item) if minuted else _without_minutes(item))
    return tuple(found)


def replace_label(item: Item, label: str, minute_label: str) -> Item:
    """``item`` under its printed number and the number of its minute."""
    return replace(item, label=label, minute_label=minute_label)


def _without_minutes(item: Item) -> Item:
    return replace(item, minutes=(), outcome=None)


@cache
def first_minute(plan: Plan, held: Sitting) -> int:
    """The number of a meeting's first minute: they run on through the municipal year, May to April."""
    earlier = [
        s
        for s in plan.of(held.body)
        if s.start < held.start and s.fate != "cancelled" and _municipal(s) == _municipal(held)
    ]
    return 1 + sum(len(item_keys(s)) for s in earlier)


def _municipal(held: Sitting) -> int:
    return held.day.year - (held.day.month < 5)


def _minute_label(held: Sitting, number: int) -> str:
    return STYLES[held.body].minute.format(n=number, yy=f"{_municipal(held) % 100:02}")


def _dotted(held: Sitting, item: Item) -> Item:
    """In the houses that number every paragraph of a minute, ``17.1``, ``17.2`` and so on."""
    if not STYLES[held.body].dotted:
        return item
    numbered, n = [], 0
    for paragraph in item.minutes:
        if paragraph.kind == "text":
            n += 1
            paragraph = replace(paragraph, label=f"{item.minute_label}.{n}")
        numbered.append(paragraph)
    return replace(item, minutes=tuple(numbered))


def _standing_item(plan: Plan, held: Sitting, key: str) -> Item:
    made = section(key, plan, held)
    if held.fate == "adjourned" and key in CLOSING.get(held.body, ()):
        made = dataclasses.replace(made, minutes=(NOT_REACHED.text.en,), outcome="none")
    kind = made.outcome
    return Item(
        id=held.item_id(key),
        title=Words(en=made.title),
        kind="procedural",
        agenda=paragraphs(made.agenda),
        minutes=paragraphs(made.minutes),
        outcome=Outcome(kind=kind, words=Words(en=OUTCOMES[kind])) if kind in OUTCOMES else None,  # type: ignore[arg-type]
    )


def _topic_item(plan: Plan, held: Sitting, entry: Entry) -> Item:
    topic, voice = entry.topic, Voice(plan, held, entry)
    reached = held.fate != "adjourned" or entry == held.entries[0]
    return Item(
        id=held.item_id(entry.key),
        title=Words(en=voice.fill(topic.said("title"))),
        agenda=paragraphs(_agenda(voice)),
        minutes=paragraphs(_minuted(voice)) if reached else (NOT_REACHED,),
        papers=papers(entry),
        matters=tuple(keyed("matter", matter) for matter in topic.matters),
        outcome=outcome(voice) if reached else Outcome(kind="none", words=Words(en="Not reached")),
        exemption=_exemption(voice) if "exempt" in topic.head else None,
        late=_lateness(voice) if "late" in topic.head else None,
        added=late_added(held) if "late" in topic.head else "",
    )


NOT_REACHED = Paragraph(text=Words(en="The meeting stood adjourned before this item was reached."))


def papers(entry: Entry) -> tuple[Paper, ...]:
    """The papers of an item: its report, then its appendices."""
    topic = entry.topic
    if topic.said("paper") == "no" or "exempt" in topic.head:
        return ()
    role = "presentation" if topic.said("paper") == "slides" else "report"
    role = "late" if "late" in topic.head else role
    found = [Paper(document=keyed("document", entry.key), role=role, label="")]  # type: ignore[arg-type]
    found += [
        Paper(document=keyed("document", f"{entry.key}/{part}"), role="appendix", label=f"Appendix {n}")
        for n, part in enumerate(appendices(entry), 1)
    ]
    return tuple(found)


def appendices(entry: Entry) -> list[str]:
    """The parts of a topic that are appendices to its report; their names hold their titles."""
    return [part for part in entry.topic.parts if part.startswith("appendix ")]


def limbs(voice: Voice, *, recommended: bool) -> list[str]:
    """The limbs of the resolution; for the report (``recommended``) without those the meeting added."""
    found = voice.lines("resolved")
    if recommended:
        return [limb for limb in found if not limb.startswith("+")]
    return [limb.removeprefix("+").strip() for limb in found]


def labelled(style: Style, lead: str, found: list[str]) -> Iterator[str]:
    """A lead-in and its limbs, with the semicolons and the ``and`` between them."""
    yield lead
    for n, limb in enumerate(found):
        end = "." if n == len(found) - 1 else "; and" if n == len(found) - 2 else ";"
        yield f"{style.limb_label(n)} {limb}{end}"


def _agenda(voice: Voice) -> Iterator[str]:
    topic = voice.entry.topic  # type: ignore[union-attr]
    yield voice.fill(topic.said("purpose"))
    if by := topic.said("by"):
        kind = "Report of" if topic.said("paper") != "no" else "Verbal update from"
        yield f"{kind} the {by}." if not by.startswith("Councillor") else f"Notice given by {by}."


def _minuted(voice: Voice) -> Iterator[str]:
    assert voice.entry
    entry, style = voice.entry, STYLES[voice.held.body]
    if "late" in entry.topic.head:
        chair = presiding(voice.plan, voice.held).name
        yield (
            f"The Chair, {chair}, was of the opinion that this item should be considered"
            f" as a matter of urgency because {voice.fill(entry.topic.said('late'))}."
        )
    yield from voice.lines("told")
    yield from _discussed(voice, style)
    yield from voice.lines("debate")
    yield from _resolved(voice, style)
    yield from _acted(voice, style)
    for part, lead in (
        ("reasons", "Reasons for the decision:"),
        ("alternatives", "Alternative options considered:"),
    ):
        if lines := voice.lines(part):
            yield " ".join([lead, *lines])


def times_used(plan: Plan, entry: Entry) -> int:
    """How often the plan takes the topic of ``entry``."""
    return len({e.occurrence for s in plan.of(entry.topic.body) for e in s.entries if e.topic == entry.topic})


def _discussed(voice: Voice, style: Style) -> Iterator[str]:
    """What was asked and answered. A topic that comes up again is asked the other half of its questions."""
    entry = voice.entry
    assert entry
    said = voice.lines("asked")
    if times_used(voice.plan, entry) > 1 and "asked 2" not in entry.topic.parts and len(said) > 3:
        half = (len(said) + 1) // 2
        said = said[:half] if entry.occurrence % 2 == 0 else said[half:]
    lead = entry.topic.said("lead") or chance(voice.held.key, entry.key, "asked").choice(style.asked)
    if said and lead:
        yield lead
    for line in said:
        yield f"* {line}" if style.bullets else line


def _resolved(voice: Voice, style: Style) -> Iterator[str]:
    found = limbs(voice, recommended=False)
    if not found:
        return
    proposed = ""
    if style.proposed and chance(voice.held.key, voice.entry and voice.entry.key, "proposed").random() < 0.6:
        proposed = (
            voice.fill(chance(voice.held.key, voice.entry and voice.entry.key).choice(style.proposed)) + " "
        )
    if len(found) == 1:
        yield proposed + style.one.format(limb=found[0])
    else:
        yield from labelled(style, proposed + style.many, found)


def _acted(voice: Voice, style: Style) -> Iterator[str]:
    assert voice.entry
    found = list(actions(voice.plan, voice.held, voice.entry))
    if found and not style.action:
        yield "| Action | By whom | By when |"
        for action in found:
            yield f"| {sentence(action.what)} | {action.who} | {long_date(action.due)} |"
        return
    for action in found:
        yield style.action.format(
            who=action.who, Who=sentence(action.who), what=action.what, when=long_date(action.due)
        )


def outcome(voice: Voice) -> Outcome | None:
    """What came of an entry, from its topic's ``outcome`` line or else from the verbs of its resolution."""
    assert voice.entry
    topic, found = voice.entry.topic, limbs(voice, recommended=False)
    kind = topic.said("outcome") or ("noted" if all("be noted" in limb for limb in found) else "resolved")
    if not found and not topic.said("outcome"):
        return None
    words = OUTCOMES[kind]
    if kind == "recommended" and topic.said("to"):
        words = f"Recommended to {topic.said('to')}"
    decision = keyed("decision", voice.entry.key) if "decision" in topic.head else ""
    return Outcome(kind=kind, words=Words(en=words), decision=decision)  # type: ignore[arg-type]


def _exemption(voice: Voice) -> Exemption:
    topic = voice.entry.topic  # type: ignore[union-attr]
    return Exemption(
        kind="exempt",
        paragraphs=tuple(topic.said("exempt").split()),
        reason=Words(en=voice.fill(topic.said("exempt-because"))),
        public_interest=Words(
            en="Disclosure now would weaken the Council's position in negotiation and cost the public more; "
            "that outweighs the interest in disclosing the figures before contracts are exchanged."
        ),
        review=working_day(voice.held.day + timedelta(days=180)).isoformat(),
    )


def _lateness(voice: Voice) -> Lateness:
    return Lateness(
        circumstances=Words(en=sentence(voice.fill(voice.entry.topic.said("late"))) + "."),  # type: ignore[union-attr]
        chair=presiding(voice.plan, voice.held).name,
        recorded=voice.held.start.isoformat(),
    )


def entry_matters(held: Sitting) -> Iterator[tuple[str, Entry]]:
    """The matters a meeting takes up, each with the entry that does."""
    for entry in held.entries:
        for matter in entry.topic.matters:
            yield matter, entry
