"""Minutes as they are typed: saved item by item, and joined where two clerks type in one item.

An open page sends the whole text of an item again and again. What it sent last is remembered, so that a save
whose answer was lost, or that was typed on during, is joined by what changed since and nothing comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import msgspec
from django.utils import timezone

from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Item, Words
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.merging import merge
from minutebook.drafts.models import Account, Draft, Part, Publishing, Revision, Typed
from minutebook.drafts.paragraphs import blocks_of, from_text, likest, to_text
from minutebook.drafts.permission import command
from minutebook.drafts.sitting import welsh_beside
from minutebook.drafts.sitting.opening import locked
from minutebook.drafts.working import ITEM, Clash

LONGEST = 200_000
"""Characters of one item's minutes that are still taken: more than any meeting has said."""


@dataclass(frozen=True)
class Kept:
    """What came of a save: the item's revision, its text now, and whether another's was joined in."""

    revision: int
    text: str
    joined: bool


def text_of(item: Item) -> str:
    """The minutes of an item as they are typed."""
    return to_text(item.minutes)


def item_part(draft: Draft, item_id: str) -> Part:
    """The part of the draft that an item is. Raises :class:`NotFound`."""
    part = draft.parts.filter(key=f"{ITEM}{item_id}").select_related("updated_by").first()
    if part is None:
        raise NotFound("There is no such item at this meeting.")
    return part


@command("minutes.edit")
def save_minutes(draft: Draft, item_id: str, text: str, *, seen: int, page: str = "", by: Account) -> Kept:
    """Save an item's minutes as typed in a page that last had them at revision ``seen``.

    ``page`` is a name the open page gave itself, and behind it, parted by commas, those of the pages whose
    text it went on from. Blocks that others changed meanwhile are joined. Raises
    :class:`Clash` where both changed one block: what was typed is kept aside, what stood stands.
    """
    draft = locked(draft)
    if len(text) > LONGEST:
        raise BookError(f"text: this is longer than {LONGEST:,} characters: divide the item")
    part = item_part(draft, item_id)
    item = msgspec.convert(part.data, Item)
    merged, clashes = joined(_base(draft, item_id, page, seen), text, text_of(item))
    if clashes:
        mine = working.with_ids(msgspec.structs.replace(item, minutes=from_text(text, item.minutes)))
        _aside(draft, part, mine, by)
        auditing.record("minutes.clash", by=by, on=draft, detail={"item": item_id})
        raise Clash(part, msgspec.to_builtins(mine), ["the same words"], by)
    minutes = from_text(merged, item.minutes)
    changed = working.with_ids(msgspec.structs.replace(item, minutes=minutes))
    revision = part.revision
    if changed != item:
        welsh_beside.notice(draft, item, changed)
        revision = working.save_part(draft, part.key, changed, seen=part.revision, by=by).revision
    if page:
        row = {"revision": revision, "text": text, "at": timezone.now()}
        name = page.partition(",")[0][:40]
        Typed.objects.using("desk").update_or_create(draft=draft, item=item_id, page=name, defaults=row)
    auditing.record("minutes.save", by=by, on=draft, after=changed.minutes, detail={"item": item_id})
    return Kept(revision, text_of(changed), blocks_of(merged) != blocks_of(text))


@command("minutes.edit")
def save_summary(draft: Draft, item_id: str, summary: Words, *, by: Account) -> None:
    """What the public is told of an item taken in private; nothing in it may be exempt.

    Source: e.g. LGA 1972 s.100C(2), where the public part of the minutes would tell no fair story. Raises
    :class:`BookError` for an item taken in public.
    """
    draft = locked(draft)
    item = msgspec.convert(item_part(draft, item_id).data, Item)
    if item.exemption is None:
        raise BookError("summary: this item is taken in public: its minutes are what the public reads")
    change_item(draft, item_id, by, summary=summary)
    auditing.record("minutes.summary", by=by, on=draft, after=summary, detail={"item": item_id})


def _aside(draft: Draft, part: Part, mine: Item, by: Account) -> None:
    row: dict[str, Any] = {"draft": draft, "key": part.key, "revision": part.revision, "by": by}
    Revision.objects.using("desk").create(**row, data=msgspec.to_builtins(mine), aside=True)


@publishing.when_done("minutes.publish", "minutes.correct")
def forget_pages(done: Publishing) -> None:
    """What open pages last sent of minutes that are out is needed no more, and is not kept."""
    Typed.objects.using("desk").filter(draft=done.draft).delete()


def _base(draft: Draft, item_id: str, page: str, seen: int) -> str:
    """What the page that saves had before it was typed in: what it sent last, or the text it was shown."""
    if page:
        names = [name[:40] for name in page.split(",")[:10]]
        rows = Typed.objects.using("desk").filter(draft=draft, item=item_id, page__in=names)
        newest = rows.filter(revision__gt=seen).order_by("-revision", "-at").first()
        if newest is not None:
            return newest.text
    read = draft.revisions.filter(key=f"{ITEM}{item_id}", revision=seen, aside=False).first()
    if read is None:
        raise NotFound("This item is no longer there as it was read: open the page again.")
    return text_of(msgspec.convert(read.data, Item))


def joined(base: str, mine: str, theirs: str) -> tuple[str, list[str]]:
    """Join two texts that were both typed from ``base``, block by block.

    Returns the joined text, and the blocks that both changed differently (there *theirs* stands).
    """
    before = blocks_of(base)
    names = [f"b{number}" for number in range(len(before))]
    ours = list(_named(before, names, blocks_of(mine), "m"))
    others = list(_named(before, names, blocks_of(theirs), "t"))
    known = {block: name for name, block in others if name.startswith("t")}
    ours = [(known.pop(block, name) if name.startswith("m") else name, block) for name, block in ours]
    merged, clashes = merge(_things(list(zip(names, before, strict=True))), _things(ours), _things(others))
    return "\n\n".join(one["words"] for one in merged), clashes


def _things(named: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"id": name, "words": block} for name, block in named]


def _named(
    before: Sequence[str], names: Sequence[str], after: Sequence[str], letter: str
) -> Iterator[tuple[str, str]]:
    """The blocks of a changed text, each under the name of the block it was, or a new one."""
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            yield from zip(names[a:b], after[c:d], strict=True)
        elif how in ("replace", "insert"):
            known = likest(before[a:b], after[c:d])
            for number in range(c, d):
                was = known.get(number - c)
                yield f"{letter}{number}" if was is None else names[a + was], after[number]
