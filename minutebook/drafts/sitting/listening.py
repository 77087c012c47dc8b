"""What is read from minutes as they are typed, and a person's word on it: accepted, mended or rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.utils import timezone

from minutebook import reading as reader
from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.identity import keyed_id
from minutebook.book.readings import reading_of
from minutebook.book.schema import Element, Item, Meeting, Reading, item_text
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.dividing import divide
from minutebook.drafts.models import Account, Draft, ElementWord, Motion, Sentence, Vote
from minutebook.drafts.paragraphs import from_text
from minutebook.drafts.permission import command
from minutebook.drafts.sitting.opening import locked, meeting_of
from minutebook.drafts.working import newest

ACCEPTED, MENDED, REJECTED = "confirmed", "mended", "rejected"

MENDABLE: dict[str, tuple[str, ...]] = {
    "resolution": ("verb", "mover", "seconder", "carried_by"),
    "recommendation": ("verb", "to", "mover", "seconder"),
    "action": ("owner", "due", "due_date"),
    "vote": ("for", "against", "abstain", "result", "mover", "seconder"),
    "question": ("speaker",),
    "answer": ("speaker",),
    "comment": ("speaker",),
    "declaration": ("who", "type", "item"),
    "referral": ("body",),
    "attendance": ("role", "names"),
}
"""The fields of each kind of element that a person may mend."""


@dataclass(frozen=True)
class Proposed:
    """The readings that would be published with minutes: of what is public, and of all of it.

    ``waiting`` counts the elements the reader is unsure of and nobody has spoken on.
    """

    public: Reading | None
    whole: Reading | None
    waiting: int


def proposed_readings(draft: Draft) -> Proposed:
    """What would be published of the reading, a person's words and the facts of the meeting among it."""
    meeting = meeting_of(draft)
    before, names = _spoken_on(draft), bodies_named(draft.council)
    published = newest(public_book(), draft.council, _reading_id(meeting))[1]
    whole = reading_of(meeting, bodies=names, before=_before(meeting, published, before))
    public = divide(meeting).public
    assert isinstance(public, Meeting)
    open_items = {item.id for item in public.items if item.minutes}
    own = [row for row in before if row.item in open_items]
    told = reading_of(public, bodies=names, before=_before(public, published, own))
    said = _said_facts(draft)
    whole, told = _confirmed(whole, meeting, said, draft), _confirmed(told, public, said, draft)
    waiting = sum(one.state == "machine" and not one.sure for one in whole.elements) if whole else 0
    return Proposed(told, whole, waiting)


def heard(draft: Draft, item: Item, text: str | None = None, meeting: Meeting | None = None) -> list[Element]:
    """What is read from one item's minutes: as saved, or as typed in ``text`` and not saved yet."""
    meeting = meeting or meeting_of(draft)
    if text is not None:
        item = msgspec.structs.replace(item, minutes=from_text(text, item.minutes))
    alone = msgspec.structs.replace(meeting, items=(item,))
    where = {"council": draft.council, "meeting": draft.object, "item": item.id}
    rows = list(ElementWord.objects.using("desk").filter(**where))
    found = reading_of(alone, bodies=bodies_named(draft.council), before=_before(alone, None, rows))
    found = _confirmed(found, alone, list(Sentence.objects.using("desk").filter(**where)), draft)
    if found is None:
        return []
    spoken = {row.element for row in rows}
    shown = [
        one for one in found.elements if one.state != "lost" and (one.state != "rejected" or one.id in spoken)
    ]
    return sorted(shown, key=lambda one: (one.start, -one.end, one.kind))


def bodies_named(council: str) -> tuple[str, ...]:
    """The names of the council's bodies, which a referral may name."""
    rows = catalogue.entries(public_book(), council).filter(kind="body")
    return tuple(rows.values_list("title", flat=True))


def _reading_id(meeting: Meeting) -> str:
    return keyed_id("reading", meeting.id)


def _spoken_on(draft: Draft) -> list[ElementWord]:
    rows = ElementWord.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list(rows.order_by("pk"))


def _said_facts(draft: Draft) -> list[Sentence]:
    rows = Sentence.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    return list(rows.order_by("pk"))


def _before(meeting: Meeting, published: object, rows: Iterable[ElementWord]) -> Reading:
    """What stood before: the published reading's elements, with what was said at the desk in their place."""
    earlier = list(published.elements) if isinstance(published, Reading) else []
    spoken = {row.element: msgspec.convert(row.data, Element) for row in rows}
    kept = [one for one in earlier if one.id not in spoken]
    return Reading(
        id=published.id if isinstance(published, Reading) else _reading_id(meeting),
        of=meeting.id,
        reader=reader.READER_VERSION,
        elements=(*kept, *spoken.values()),
    )


# -- what the facts of the meeting confirm

_TOLD = {
    "vote": ("vote",),
    "resolved": ("resolution", "recommendation"),
    "declaration": ("declaration",),
    "apologies": ("attendance",),
    "movement": ("attendance",),
    "motion": ("resolution", "recommendation", "action", "referral"),
}
"""What the minutes say of a fact is read as an element of one of these kinds."""
_ONCE = ("vote", "resolved", "declaration")
"""Facts that are recorded once, whether the reader finds them in their sentence never, once or twice."""


def _confirmed(found: Reading | None, meeting: Meeting, said: list[Sentence], draft: Draft) -> Reading | None:
    """The reading, with what was entered in the meeting confirmed in the figures and names entered."""
    if found is None or not said:
        return found
    texts = {item.id: item_text(item.minutes) for item in meeting.items}
    fields = _fields_of_facts(draft, meeting)
    elements = list(found.elements)
    for row in said:
        text, words = texts.get(row.item, ""), "\n\n".join(row.words)
        kinds = _TOLD.get(row.fact.partition(":")[0], ())
        at = text.find(words) if words and kinds else -1
        if at >= 0:
            elements = _of_fact(elements, row, kinds, (at, at + len(words)), fields.get(row.fact, {}))
    order = {item.id: number for number, item in enumerate(meeting.items)}
    elements.sort(key=lambda one: (order.get(one.item, -1), one.start, -one.end))
    return msgspec.structs.replace(found, elements=tuple(elements))


def _of_fact(
    elements: list[Element],
    row: Sentence,
    kinds: tuple[str, ...],
    span: tuple[int, int],
    given: dict[str, Any],
) -> list[Element]:
    """The elements with those of one fact's sentence confirmed: one of them, where a fact is told once.

    What is only moved is not decided: what a reader makes of a motion's own words is rejected.
    """
    what = row.fact.partition(":")[0]
    once = what in _ONCE
    done, seen = [], False
    for one in elements:
        if one.item != row.item or one.kind not in kinds or not span[0] <= one.start < span[1]:
            done.append(one)
            continue
        if one.state != "machine":
            seen = seen or one.state != "lost"
            done.append(one)
        elif what == "motion" or (once and seen):
            done.append(msgspec.structs.replace(one, state="rejected"))
        else:
            seen = True
            done.append(
                msgspec.structs.replace(one, state=ACCEPTED, sure=True, why="", fields=one.fields | given)
            )
    if once and not seen:
        words = row.words[0]
        key = keyed_id("element", row.item, kinds[0], str(span[0]), words)
        done.append(
            Element(
                id=key,
                item=row.item,
                kind=kinds[0],
                start=span[0],
                end=span[0] + len(words),
                text=words,
                fields=given,
                state="confirmed",
            )
        )
    return done


def _fields_of_facts(draft: Draft, meeting: Meeting) -> dict[str, dict[str, Any]]:
    """What is known of each vote and each carried motion, as a reading has it, by the name of the fact."""
    names = {one.person or one.name: one.name for one in meeting.everybody}
    where = {"council": draft.council, "meeting": draft.object}
    fields: dict[str, dict[str, Any]] = {}
    for vote in Vote.objects.using("desk").filter(**where).select_related("motion"):
        fields[f"vote:{vote.pk}"] = _vote_fields(vote, names) | _movers(vote.motion, names)
        fields[f"resolved:{vote.motion_id}"] = _movers(vote.motion, names)
    return fields


def _movers(motion: Motion, names: Mapping[str, str]) -> dict[str, Any]:
    named = {"mover": motion.mover, "seconder": motion.seconder}
    return {field: names.get(key, key) for field, key in named.items() if key}


def _vote_fields(row: Vote, names: Mapping[str, str]) -> dict[str, Any]:
    result = {"carried": "carried", "not-carried": "lost"}.get(row.result, "")
    fields: dict[str, Any] = {"for": row.votes_for, "against": row.against, "abstain": row.abstaining}
    if row.how == Vote.NAMES:
        for side in fields:
            fields[side] = tuple(names.get(key, key) for key, given in row.names.items() if given == side)
    return fields | ({"result": result} if result else {})


# -- a person's word


@command("minutes.edit")
def accept(draft: Draft, item_id: str, element_id: str, *, text: str | None = None, by: Account) -> Element:
    """Accept what was read, as it was read. Raises :class:`NotFound` where it is not read any more."""
    return _speak(draft, item_id, element_id, ACCEPTED, None, text, by)


@command("minutes.edit")
def reject(draft: Draft, item_id: str, element_id: str, *, text: str | None = None, by: Account) -> Element:
    """Say that what was read is none: it is not recorded, now or by any later reader."""
    return _speak(draft, item_id, element_id, REJECTED, None, text, by)


@command("minutes.edit")
def mend(
    draft: Draft,
    item_id: str,
    element_id: str,
    fields: Mapping[str, str],
    *,
    text: str | None = None,
    by: Account,
) -> Element:
    """Record what was read with other fields (an owner, a day). Raises :class:`BookError` naming a field."""
    return _speak(draft, item_id, element_id, MENDED, fields, text, by)


@command("minutes.edit")
def forget(draft: Draft, item_id: str, element_id: str, *, by: Account) -> None:
    """Take back what one said of an element: the reader's own word holds again."""
    draft = locked(draft)
    ElementWord.objects.using("desk").filter(
        council=draft.council, meeting=draft.object, item=item_id, element=element_id
    ).delete()
    auditing.record("minutes.element.forget", by=by, on=draft, detail={"item": item_id})


def _speak(
    draft: Draft,
    item_id: str,
    element_id: str,
    state: str,
    fields: Mapping[str, str] | None,
    text: str | None,
    by: Account,
) -> Element:
    draft = locked(draft)
    meeting = meeting_of(draft)
    item = next((one for one in meeting.items if one.id == item_id), None)
    if item is None:
        raise NotFound("There is no such item at this meeting.")
    found = next((one for one in heard(draft, item, text, meeting) if one.id == element_id), None)
    if found is None:
        raise NotFound("These words are not in the text any more: it was changed meanwhile.")
    given = _mended(found, fields) if fields is not None else dict(found.fields)
    said = msgspec.structs.replace(found, state=state, fields=given, sure=True, why="")
    ElementWord.objects.using("desk").update_or_create(
        council=draft.council,
        meeting=draft.object,
        element=element_id,
        defaults={
            "item": item_id,
            "state": state,
            "data": msgspec.to_builtins(said),
            "by": by,
            "at": timezone.now(),
        },
    )
    auditing.record(
        "minutes.element",
        by=by,
        on=draft,
        after=said,
        detail={"item": item_id, "kind": said.kind, "as": state},
    )
    return said


def _mended(found: Element, fields: Mapping[str, str]) -> dict[str, Any]:
    known = MENDABLE.get(found.kind, ())
    given: dict[str, Any] = dict(found.fields)
    for name, value in fields.items():
        if name not in known:
            raise BookError(f"{name}: this is not recorded of a {found.kind}")
        given[name] = _value(name, value.replace("\x00", "").strip())
    return {name: value for name, value in given.items() if value not in ("", ())}


def _value(name: str, value: str) -> Any:
    if name in ("for", "against", "abstain"):
        if value.isdecimal() and len(value) < 6:
            return int(value)
        names = tuple(part.strip() for part in value.split(";") if part.strip())
        if names or not value:
            return names
    if name == "names":
        return tuple(part.strip() for part in value.split(";") if part.strip())
    if name == "due_date" and value:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise BookError("due_date: write the day as 2027-03-12") from error
    return value
