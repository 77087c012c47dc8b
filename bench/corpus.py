"""A made-up record of any size for the benches: one council, forty bodies, meetings of twenty items.

Around the items stands what a real record has: members and who came, a paper and a reading of the minutes of
each meeting, a matter that goes through ten of them, an inspection, addresses of an earlier system.

Words are drawn by rank (the n-th commonest has 1/n of the commonest's share), so that indexes and pages meet
rare and common words as in life. The same size gives the same record, and it is made once (``var/bench``, or
where ``MINUTEBOOK_BENCH`` says).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from minutebook.book.schema import (
    Attendance,
    Body,
    Council,
    Document,
    Element,
    Identifier,
    Item,
    Matter,
    Meeting,
    Membership,
    Object,
    Page,
    Paper,
    Paragraph,
    Person,
    Reading,
    Words,
    item_text,
)

COUNCIL = "benchshire"
BODIES = 40
PEOPLE = 80
SEATS = 3  # that each of them holds
ITEMS_A_MEETING = 20
WORDS_AN_ITEM = 120
WORDS_A_PAPER = 400
MEETINGS_A_MATTER = 10
FINDINGS = 12
PAPER_AT, MATTER_AT = 3, 5  # the items of every meeting that have them
FORMER = "//democracy.benchshire.gov.uk"
ROOT = Path(os.environ.get("MINUTEBOOK_BENCH") or "var/bench").absolute()
ONSETS = tuple("bcdfghlmnprstvw") + ("br", "st", "tr", "pl")
VOWELS = ("a", "e", "i", "o", "u", "ea", "ou")
PHRASES = (
    "resolved that the report be noted", "the panel asked for an update", "children in care",
    "medium term financial plan", "task and finish group", "safeguarding partnership", "school places",
    "highways maintenance", "overview and scrutiny", "public health grant",
)  # fmt: skip


@cache
def vocabulary(size: int = 40_000) -> tuple[list[str], list[float]]:
    """Made-up words, commonest first, and the running sum of their shares."""
    rng = random.Random("vocabulary")
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = rng.choices((1, 2, 3, 4), (1, 4, 4, 1))[0]
        word = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(syllables)) + rng.choice(
            "nrstld"
        )
        words[word] = None
    return list(words), list(accumulate(1 / rank for rank in range(1, size + 1)))


def sentence(rng: random.Random, count: int) -> str:
    """``count`` words, with a stock phrase among them now and then."""
    words, shares = vocabulary()
    drawn = rng.choices(words, cum_weights=shares, k=count)
    if rng.random() < 0.3:
        drawn.insert(rng.randrange(len(drawn)), rng.choice(PHRASES))
    return " ".join(drawn).capitalize() + "."


def objects(items: int) -> Iterator[Object]:
    """The record: council, bodies, members, an inspection, then meetings until there are ``items`` items."""
    yield Council(
        id=COUNCIL, name=Words(en="Benchshire Council"), identifiers=(Identifier(scheme="url", value=FORMER),)
    )
    for number in range(BODIES):
        yield Body(id=f"body{number}", name=Words(en=f"Committee {vocabulary()[0][200 + number]}"))
    yield from (_person(number) for number in range(PEOPLE))
    yield _inspection()
    for number in range(items // ITEMS_A_MEETING):
        if number % MEETINGS_A_MATTER == 0:
            yield Matter(
                id=f"matter{number // MEETINGS_A_MATTER}", title=Words(en=_title(f"matter {number}"))
            )
        yield _document(number)
        meeting = _meeting(number)
        yield meeting
        yield _reading(number, meeting)


def _title(seed: str) -> str:
    return sentence(random.Random(seed), 5).rstrip(".")


def _person(number: int) -> Person:
    words = vocabulary()[0]
    first, last = words[300 + number].capitalize(), words[400 + number].capitalize()
    seats = (Membership(body=f"body{(number * SEATS + seat) % BODIES}") for seat in range(SEATS))
    return Person(
        id=f"person{number}", name=Words(en=f"{first} {last}"), family_name=last, memberships=tuple(seats)
    )


def _inspection() -> Object:
    from minutebook.assurance.inspections import Finding, Inspection

    rng = random.Random("inspection")
    found = (
        Finding(id=f"finding{number}", kind="area for improvement", text=sentence(rng, 20))
        for number in range(FINDINGS)
    )
    return Inspection(
        id="inspection", title=Words(en="Inspection"), published="2024-05-06", findings=tuple(found)
    )


def _document(number: int) -> Document:
    rng = random.Random(f"paper {number}")
    pages = (Page(text=sentence(rng, WORDS_A_PAPER)) for _ in range(2))
    return Document(
        id=f"paper{number}", title=Words(en=_title(f"title {number}")), date=_day(number), pages=tuple(pages)
    )


def _day(number: int) -> str:
    year, month = 2000 + number // BODIES // 12 % 25, number // BODIES % 12 + 1
    return f"{year}-{month:02}-{1 + number % 28:02}"


def _meeting(number: int) -> Meeting:
    rng = random.Random(number)
    came = rng.sample(range(PEOPLE), 12)
    return Meeting(
        id=f"meeting{number}",
        identifiers=(Identifier(scheme="url", value=f"{FORMER}/ielistdocuments.aspx?mid={number + 1}"),),
        body=f"body{number % BODIES}",
        start=f"{_day(number)}T10:00",
        state="held",
        attendance=tuple(Attendance(person=f"person{one}", name=str(_person(one).name)) for one in came),
        items=tuple(_item(number, position, rng) for position in range(1, ITEMS_A_MEETING + 1)),
    )


def _item(meeting: int, position: int, rng: random.Random) -> Item:
    matter = f"matter{meeting // MEETINGS_A_MATTER}"
    return Item(
        id=f"i{meeting}x{position}",
        label=str(position),
        title=Words(en=sentence(rng, 5).rstrip(".")),
        minutes=tuple(Paragraph(text=Words(en=sentence(rng, WORDS_AN_ITEM // 3))) for _ in range(3)),
        papers=(Paper(document=f"paper{meeting}"),) if position == PAPER_AT else (),
        matters=(matter,) if position == MATTER_AT else (),
    )


def _reading(number: int, meeting: Meeting) -> Reading:
    """A resolution in the last paragraph of every second item, an action in the middle one of every fifth."""
    found = []
    for position, item in enumerate(meeting.items, 1):
        if position % 2 == 0:
            found.append(_element(item, "resolution", 2, {}))
        if position % 5 == 0:
            found.append(_element(item, "action", 1, {"owner": "Director", "due": "by the next meeting"}))
    return Reading(
        id=f"reading{number}",
        of=meeting.id,
        body=meeting.body,
        date=meeting.start[:10],
        reader="bench",
        elements=tuple(found),
    )


def _element(item: Item, kind: str, paragraph: int, fields: dict[str, str]) -> Element:
    words = str(item.minutes[paragraph].text)
    start = item_text(item.minutes).index(words)
    return Element(
        id=f"{item.id}{kind[0]}",
        item=item.id,
        kind=kind,
        start=start,
        end=start + len(words),
        text=words,
        fields={**fields},
    )


def home(items: int) -> Path:
    """The data folder of a record of this size, made by a process of its own where it is not there yet."""
    place = ROOT / str(items)
    if not (place / "whole").exists():
        print(f"  making a record of {items:,} items in {place} (once) …", flush=True)
        environment = os.environ | {"MINUTEBOOK_HOME": str(place), "MINUTEBOOK_SIDE": "public"}
        subprocess.run([sys.executable, "-m", "bench.corpus", str(items)], env=environment, check=True)
        (place / "whole").touch()
    return place


def _make(items: int) -> None:
    from minutebook.book.opening import prepare

    prepare()
    from minutebook.book.following import follow_once
    from minutebook.book.press import Request, publish_many
    from minutebook.book.rows import batched
    from minutebook.book.shelf import public_book
    from minutebook.search.follower import SearchFollower

    book, things = public_book(), objects(items)
    publish_many(book, COUNCIL, [Request(thing=next(things))])
    for batch in batched(things, 50):
        publish_many(book, COUNCIL, [Request(thing=thing, key=f"bench/{thing.id}") for thing in batch])
    follow_once(book, [SearchFollower(book)])


if __name__ == "__main__":
    _make(int(sys.argv[1]))
