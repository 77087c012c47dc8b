"""What a supplement changes of the agenda that is out, in words: which item, what of it, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from minutebook.book.differences import differences
from minutebook.book.schema import Meeting

FIELDS = {
    "title": "title",
    "agenda": "text",
    "late.circumstances": "why it is urgent",
    "late.chair": "whose opinion it is that it is urgent",
    "exemption.kind": "why it is private",
    "exemption.reason": "the reason why it is private",
    "exemption.public_interest": "the weighing of the public interest",
    "exemption.paragraphs": "the paragraph it is private by",
    "exemption.review": "the day on which it is looked at again",
    "outcome.kind": "what becomes of it",
    "outcome.words": "why it is withdrawn",
    "start": "day and time",
    "end": "end",
    "place.name": "place",
    "place.address": "address",
    "place.access": "getting in",
    "place.remote": "where to watch or join",
    "notice.words": "words of the notice",
    "papers": "paper",
}
"""What a reader calls the fields of an agenda; what is not here is for machines and not shown."""
_ITEM = re.compile(r"items\[(\d+)\]\.(.+)")
_PAPER = re.compile(r"papers\[\d+\]\.document")


class Change(NamedTuple):
    """Where something changes, what stands there now, and what will."""

    where: str
    before: str
    after: str


def changes(published: Meeting, public: Meeting, papers: Mapping[str, str]) -> list[Change]:
    """What differs between the agenda that is out and the one to come; ``papers`` are titles by id."""
    return list(dict.fromkeys(_changes(published, public, papers)))


def _changes(published: Meeting, public: Meeting, papers: Mapping[str, str]) -> Iterator[Change]:
    for one in differences(published, public):
        found = _ITEM.fullmatch(one.path)
        named = _named(found[2] if found else one.path)
        if not named:
            continue
        before, after = one.before, one.after
        if named == FIELDS["papers"]:
            before, after = (papers.get(key, "") for key in (before, after))
        if before or after:
            item = _item(found[1], public if one.after else published) if found else ""
            yield Change(f"{item}{named}", before, after)


def _named(path: str) -> str:
    """What a field is called; empty for one that is for machines."""
    if _PAPER.fullmatch(path):
        return FIELDS["papers"]
    plain = re.sub(r"\[\d+\]", "", path)
    plain, welsh = re.subn(r"\.cy$", "", plain)
    plain = re.sub(r"\.(en|text)$", "", re.sub(r"\.en$", "", plain))
    name = FIELDS.get(plain, "") if plain != "papers" else ""
    return f"{name} in Welsh" if name and welsh else name


def _item(number: str, meeting: Meeting) -> str:
    place = int(number) - 1
    if place >= len(meeting.items):
        return ""
    item = meeting.items[place]
    return f"Item {item.label}, {item.title}: " if item.label else f"{item.title}: "
