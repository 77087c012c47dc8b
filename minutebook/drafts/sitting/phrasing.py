"""What the minutes say of a fact entered in the meeting: in the house style, in the item it belongs to, once.

A sentence that nobody has touched follows its fact. One that a clerk has changed stays as the clerk wrote it:
text and fact are then shown side by side (see ``comparing_facts``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from minutebook.book.errors import NotFound
from minutebook.book.schema import Item, Meeting, Paragraph, Words
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.notices import clock_time
from minutebook.drafts.models import Account, Draft, Sentence
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import welsh_beside
from minutebook.drafts.sitting.opening import locked
from minutebook.drafts.working import ITEM


def spoken(at: str) -> str:
    """A time as minutes say it: "14:05" is 2.05 pm."""
    return clock_time(datetime.strptime(at, "%H:%M"))


def fact_key(kind: str, *parts: object) -> str:
    """A short name of a fact, the same whenever it is asked for."""
    digest = hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]
    return f"{kind}:{digest}"


def item_for(meeting: Meeting, *words: str, otherwise: str = "") -> str:
    """The first public item whose title has one of these words; else the one given, else the first."""
    for item in meeting.items:
        title = str(item.title).casefold()
        if item.exemption is None and any(word in title for word in words):
            return item.id
    if otherwise:
        return otherwise
    first = (item.id for item in meeting.items if item.exemption is None and item.kind != "heading")
    return next(first, meeting.items[0].id if meeting.items else "")


def say(draft: Draft, fact: str, item_id: str, lines: Sequence[str], by: Account) -> None:
    """Let the item's minutes say a fact in these paragraphs, within a command of the caller's.

    A fact said for the first time is put at the end of the item. Said anew, it takes the place of what was
    said, unless somebody has changed or moved that; the new words then wait beside the text.
    """
    row = sentence_of(draft, fact)
    if row is not None and row.item != item_id:
        unsay(draft, fact, by)
        row = None
    if row is not None and row.words == list(lines):
        return
    if not item_id or not lines:
        return
    part, item = _item(draft, item_id)
    row = row or Sentence(council=draft.council, meeting=draft.object, fact=fact, item=item_id)
    if not row.paragraphs and not row.words:
        changed = working.with_ids(
            msgspec.structs.replace(item, minutes=(*item.minutes, *map(_paragraph, lines)))
        )
        row.paragraphs = [paragraph.id for paragraph in changed.minutes[len(item.minutes) :]]
        working.save_part(draft, part.key, changed, seen=part.revision, by=by)
    elif untouched(row, item):
        changed = _replaced(item, row, lines)
        welsh_beside.notice(draft, item, changed)
        row.paragraphs = _ids_of(changed, row, lines)
        working.save_part(draft, part.key, changed, seen=part.revision, by=by)
    elif row.paragraphs == [OWN]:
        row.paragraphs = []  # the text told what was recorded before, not this
    row.words = list(lines)
    row.save(using="desk")


def unsay(draft: Draft, fact: str, by: Account) -> None:
    """Take a fact's sentence out of the minutes, if nobody has touched it; within a command."""
    row = sentence_of(draft, fact)
    if row is None:
        return
    part, item = _item(draft, row.item)
    if row.paragraphs and untouched(row, item):
        left = tuple(one for one in item.minutes if one.id not in row.paragraphs)
        changed = msgspec.structs.replace(item, minutes=left)
        working.save_part(draft, part.key, changed, seen=part.revision, by=by)
    row.delete()


@command("minutes.edit")
def put_back(draft: Draft, fact: str, *, by: Account) -> None:
    """Put what was recorded of a fact into the text again, in place of what is left of it there."""
    draft = locked(draft)
    row = sentence_of(draft, fact)
    if row is None:
        raise NotFound("Nothing is recorded under this name.")
    part, item = _item(draft, row.item)
    changed = _replaced(item, row, row.words)
    welsh_beside.notice(draft, item, changed)
    working.save_part(draft, part.key, changed, seen=part.revision, by=by)
    row.paragraphs = _ids_of(changed, row, row.words)
    row.save(using="desk")
    auditing.record("minutes.fact.put-back", by=by, on=draft, detail={"item": row.item, "fact": fact})


@command("minutes.edit")
def let_text_stand(draft: Draft, fact: str, *, by: Account) -> None:
    """Say that the text tells a fact rightly in words of its own; a change of the fact is shown again."""
    row = sentence_of(draft, fact)
    if row is None:
        raise NotFound("Nothing is recorded under this name.")
    row.paragraphs = [OWN]
    row.save(using="desk")
    auditing.record("minutes.fact.own-words", by=by, on=draft, detail={"item": row.item, "fact": fact})


OWN = "own"
"""Stands for the paragraphs of a fact that the text tells in words of its own."""


def sentence_of(draft: Draft, fact: str) -> Sentence | None:
    """What was last said of a fact."""
    rows = Sentence.objects.using("desk").filter(council=draft.council, meeting=draft.object, fact=fact)
    return rows.first()


def untouched(row: Sentence, item: Item) -> bool:
    """Whether the item's minutes say a fact in the very paragraphs it was put in."""
    found = {one.id: one.text.en for one in item.minutes}
    return [found.get(key) for key in row.paragraphs] == row.words


def says(item: Item, lines: Iterable[str]) -> bool:
    """Whether an item's minutes have these words, wherever they stand."""
    text = " ".join(" ".join(one.plain() for one in item.minutes).split())
    return all(" ".join(line.split()) in text for line in lines)


def _item(draft: Draft, item_id: str) -> tuple[working.Part, Item]:
    part = draft.parts.filter(key=f"{ITEM}{item_id}").first()
    if part is None:
        raise NotFound("There is no such item at this meeting.")
    return part, msgspec.convert(part.data, Item)


def _paragraph(line: str, key: str = "", welsh: str = "") -> Paragraph:
    return Paragraph(id=key, text=Words(en=line, cy=welsh))


def _replaced(item: Item, row: Sentence, lines: Sequence[str]) -> Item:
    """The item with a fact's paragraphs said anew, where they stood; at the end, where none is left."""
    ids = [one.id for one in item.minutes]
    at = next((ids.index(key) for key in row.paragraphs if key in ids), len(ids))
    keys = iter([key for key in row.paragraphs if key in ids])
    stood = {one.id: one.text.cy for one in item.minutes}
    new = [_paragraph(line, key, stood.get(key, "")) for line in lines for key in [next(keys, "")]]
    rest = [one for one in item.minutes if one.id not in row.paragraphs]
    at = min(at, len(rest)) if at < len(ids) else len(rest)
    return working.with_ids(msgspec.structs.replace(item, minutes=(*rest[:at], *new, *rest[at:])))


def _ids_of(item: Item, row: Sentence, lines: Sequence[str]) -> list[str]:
    """The ids of a fact's paragraphs after they were said anew: those that stand together with its words."""
    words = list(lines)
    texts = [one.text.en for one in item.minutes]
    for at in range(len(texts) - len(words), -1, -1):
        if texts[at : at + len(words)] == words:
            return [one.id for one in item.minutes[at : at + len(words)]]
    return list(row.paragraphs)
