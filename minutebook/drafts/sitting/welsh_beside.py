"""The Welsh of minutes beside the English: typed paragraph by paragraph, looked at again where it changed.

Changing an English paragraph leaves its Welsh where it is. The desk remembers the English the Welsh was made
of, and shows both, until somebody says that the Welsh is right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from minutebook.book.errors import NotFound
from minutebook.book.schema import Item, Words
from minutebook.drafts import auditing, working
from minutebook.drafts.models import Account, Draft, OlderEnglish
from minutebook.drafts.permission import command
from minutebook.drafts.sitting.opening import locked
from minutebook.drafts.working import ITEM


def older_english(draft: Draft, item: str = "") -> dict[str, dict[str, str]]:
    """The English that Welsh paragraphs were made of, where it changed since: by item, by paragraph."""
    rows = OlderEnglish.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    found: dict[str, dict[str, str]] = {}
    for row in rows.filter(item=item) if item else rows:
        found.setdefault(row.item, {})[row.paragraph] = row.english
    return found


def notice(draft: Draft, before: Item, after: Item) -> None:
    """Remember what English the Welsh of an item was made of, as its minutes change; within a command."""
    stood = {one.id: one.text for one in before.minutes}
    now = {one.id: one.text for one in after.minutes if one.text.cy}
    known = older_english(draft, after.id).get(after.id, {})
    for key, text in now.items():
        was = stood.get(key, Words())
        if key not in known and was.en and was.en != text.en and was.cy == text.cy:
            known[key] = was.en
    _keep(draft, after.id, {key: was for key, was in known.items() if key in now and was != now[key].en})


def _keep(draft: Draft, item: str, known: Mapping[str, str]) -> None:
    where = {"council": draft.council, "meeting": draft.object, "item": item}
    rows = OlderEnglish.objects.using("desk").filter(**where)
    rows.exclude(paragraph__in=list(known)).delete()
    stand = set(rows.values_list("paragraph", flat=True))
    fresh = [OlderEnglish(**where, paragraph=key, english=was) for key, was in known.items()]
    OlderEnglish.objects.using("desk").bulk_create(one for one in fresh if one.paragraph not in stand)


@command("minutes.edit")
def save_welsh(
    draft: Draft,
    item_id: str,
    welsh: Mapping[str, str],
    *,
    seen: int,
    right: Collection[str] = (),
    by: Account,
) -> None:
    """Save the Welsh of an item's paragraphs, each by its id, as typed in a page that had revision ``seen``.

    ``right`` are the paragraphs whose Welsh says what the English says now; so does one whose Welsh is typed
    anew. The English stays. Raises :class:`~minutebook.drafts.working.Clash`, :class:`NotFound`.
    """
    draft = locked(draft)
    read = draft.revisions.filter(key=f"{ITEM}{item_id}", revision=seen, aside=False).first()
    if read is None:
        raise NotFound("This item is no longer there as it was read: open the page again.")
    base = msgspec.convert(read.data, Item)
    typed = {key: " ".join(words.split()) for key, words in welsh.items()}
    minutes = tuple(
        msgspec.structs.replace(one, text=Words(en=one.text.en, cy=typed.get(one.id, one.text.cy)))
        for one in base.minutes
    )
    anew = {now.id for now, was in zip(minutes, base.minutes, strict=True) if now != was}
    changed = msgspec.structs.replace(base, minutes=minutes)
    working.save_part(draft, f"{ITEM}{item_id}", changed, seen=seen, by=by)
    known = older_english(draft, item_id).get(item_id, {})
    _keep(draft, item_id, {key: was for key, was in known.items() if key not in anew | set(right)})
    auditing.record("minutes.welsh", by=by, on=draft, after=minutes, detail={"item": item_id})
