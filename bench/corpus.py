"""A made-up record of any size for the benches: one council, forty bodies, meetings of twenty items.

Words are drawn by rank (the n-th commonest has 1/n of the commonest's share), so that indexes and pages meet
rare and common words as in life. The same size gives the same record, and it is made once (``var/bench``).
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

from minutebook.book.schema import Body, Council, Item, Meeting, Object, Paragraph, Words

COUNCIL = "benchshire"
BODIES = 40
ITEMS_A_MEETING = 20
WORDS_AN_ITEM = 120
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
    """The record: council, bodies, then meetings until there are ``items`` items."""
    yield Council(id=COUNCIL, name=Words(en="Benchshire Council"))
    for number in range(BODIES):
        yield Body(id=f"body{number}", name=Words(en=f"Committee {vocabulary()[0][200 + number]}"))
    for number in range(items // ITEMS_A_MEETING):
        yield _meeting(number)


def _meeting(number: int) -> Meeting:
    rng = random.Random(number)
    year, month, day = 2000 + number // BODIES // 12 % 25, number // BODIES % 12 + 1, 1 + number % 28
    return Meeting(
        id=f"meeting{number}",
        body=f"body{number % BODIES}",
        start=f"{year}-{month:02}-{day:02}T10:00",
        state="held",
        items=tuple(_item(number, position, rng) for position in range(1, ITEMS_A_MEETING + 1)),
    )


def _item(meeting: int, position: int, rng: random.Random) -> Item:
    return Item(
        id=f"i{meeting}x{position}",
        label=str(position),
        title=Words(en=sentence(rng, 5).rstrip(".")),
        minutes=tuple(Paragraph(text=Words(en=sentence(rng, WORDS_AN_ITEM // 3))) for _ in range(3)),
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
