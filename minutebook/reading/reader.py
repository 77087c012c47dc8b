"""``read``: text of minutes in, a ``Reading`` out."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable

from minutebook.reading import attendance, language
from minutebook.reading import items as business
from minutebook.reading.dates import due_date
from minutebook.reading.layout import Block, blocks
from minutebook.reading.lexicon import terms
from minutebook.reading.meeting import day, meeting
from minutebook.reading.model import Element, Item, Meeting, Reading
from minutebook.reading.people import Cast, initials_in, speakers, surname
from minutebook.reading.referrals import own_names
from minutebook.reading.talk import Found, Talk
from minutebook.reading.walk import walk

ALL_WELSH = "The text is in Welsh, which this reader does not read; nothing was taken from it."
PART_WELSH = "Parts of the text are in Welsh, which this reader does not read; they were left out."
NOT_TEXT = "This does not look like text, so nothing was taken from it."


def read(
    text: str,
    scope: str = "item",
    people: Iterable[str] = (),
    bodies: Iterable[str] = (),
    date: datetime.date | None = None,
) -> Reading:
    """Read minutes.

    ``scope`` is "item" for the minutes of one item of business, "meeting" for a whole document, whose
    head, foot and items are then read too. ``people`` are names of members, ``bodies`` names of the
    council's bodies, ``date`` the day of the meeting, from which a due date is counted. Any text gives
    a reading, an empty one if there is nothing to record; ValueError only for an unknown ``scope``.
    """
    if scope not in ("item", "meeting"):
        raise ValueError(f'scope is "item" or "meeting", not {scope!r}')
    if _is_binary(text):
        return Reading(text, [], [], Meeting(), [], note=NOT_TEXT)
    parts, furniture = blocks(text)
    welsh = {index for index, block in enumerate(parts) if language.is_welsh(block.text)}
    titles = business.headings(parts)
    listed, used = attendance.rolls(parts, len(parts))
    found = meeting(parts, _first_item(parts, titles)) if scope == "meeting" else Meeting()
    own = _own(found) | own_names([block.text for block in parts])
    talk = Talk(parts, cast=_cast(people, parts, listed), own=own, bodies=tuple(bodies))
    walk(talk, [i for i in business.live(parts, titles) if i not in used and i not in welsh])
    talk.found += [Found("attendance", *roll) for roll in listed]
    items = business.items(parts, titles, len(text)) if scope == "meeting" else []
    elements = _elements(talk, parts, text, items, day(found, date))
    reading = Reading(text, elements, items, found, furniture)
    if welsh:
        english = sum(len(b.text) for i, b in enumerate(parts) if i not in welsh)
        mostly = english < 0.2 * sum(len(block.text) for block in parts)
        reading.language, reading.note = ("cy", ALL_WELSH) if mostly else ("en", PART_WELSH)
    return reading


_ODD = re.compile("[\\x00-\\x08\\x0e-\\x1f\\ufffd]")


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    return len(_ODD.findall(sample)) > 0.05 * len(sample)


def _first_item(parts: list[Block], titles: list[int]) -> int:
    numbered = [index for index in titles if parts[index].mark in ("number", "item", "minute")]
    return numbered[0] if numbered else len(parts)


def _own(found: Meeting) -> frozenset[str]:
    """The names under which the minutes speak of the body that meets."""
    name = found.body.lower()
    return frozenset((name, f"the {name}", name.split(" council ")[-1])) if name else frozenset()


_MEMBERS = terms("chair present substitutes co-opted apologies")


def _cast(people: Iterable[str], parts: list[Block], listed: list[attendance.Roll]) -> Cast:
    """Who is a member and who is not, from those named and from the attendance."""
    cast = Cast()
    cast.add(people, member=True)
    cast.public.update(surname(name) for name in speakers(block.text for block in parts))
    for roll in listed:
        member = roll.fields["role"] in _MEMBERS
        cast.add(roll.fields["names"], member=member)
        for block in parts[roll.first : roll.last + 1]:
            (cast.members if member else cast.others).update(initials_in(block.text))
    return cast


def _elements(
    talk: Talk, parts: list[Block], text: str, items: list[Item], met: datetime.date | None
) -> list[Element]:
    starts = [item.start for item in items]
    out = []
    for one in talk.found:
        start, _ = parts[one.first].source(one.start, one.start + 1)
        _, end = parts[one.last].source(one.end - 1, one.end)
        fields = one.fields
        if one.kind == "action" and (when := due_date(fields.get("due", ""), met)):
            fields["due_date"] = when
        index = bisect_right(starts, start) - 1
        item = index if index >= 0 and end <= items[index].end else None
        out.append(Element(one.kind, start, end, text[start:end], fields, not one.why, one.why, item))
    return sorted(out, key=lambda element: (element.start, -element.end, element.kind))
