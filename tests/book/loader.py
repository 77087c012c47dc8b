"""``python -m tests.book.loader``: loads an invented record in batches.

Run again, it goes on where it stopped. Salts and times are fixed, so that two loads of the same record make
the same bytes. Prints a line a batch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from minutebook.book import opening

if TYPE_CHECKING:
    from minutebook.book.press import Request
    from minutebook.book.schema import Object
    from minutebook.book.shelf import Book

BATCHES, BATCH = 60, 5
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def record(book: Book) -> Iterator[tuple[str, Object, str]]:
    """A key, an object and a reason for each publication."""
    from minutebook.book.schema import Council, Paper, Words
    from tests.book.making import COUNCIL, board, meeting, paper, person

    yield "council", Council(id=COUNCIL, name=Words(en="Severnshire County Council")), ""
    yield "board", board(), ""
    for n in range(BATCHES * BATCH // 5):
        day = (BEGAN + timedelta(days=n)).strftime("%Y-%m-%dT10:00")
        held = meeting(f"m{n}", day)
        report = paper(book, f"Report {n}. " + "Evidence. " * 400, f"d{n}")
        items = (held.items[0], msgspec.structs.replace(held.items[1], papers=(Paper(document=f"d{n}"),)))
        yield f"person:{n}", person(f"Member {n}", f"p{n}"), ""
        yield f"document:{n}", report, ""
        yield f"meeting:{n}", msgspec.structs.replace(held, items=items), ""
        yield f"meeting:{n}:2", meeting(f"m{n}", day, words="It was not agreed."), "minutes corrected"
        yield f"board:{n}", board(f"Board {n // 7}"), ""


def requests(book: Book) -> Iterator[Request]:
    """The record as requests, with salts and times that follow from their keys and places."""
    from minutebook.book.press import Request

    for number, (key, thing, reason) in enumerate(record(book)):
        yield Request(
            thing=thing,
            key=key,
            reason=reason,
            at=BEGAN + timedelta(minutes=number),
            salt=hashlib.sha256(key.encode()).digest(),
        )


def main() -> None:
    opening.prepare()
    from minutebook.book.press import publish_many
    from minutebook.book.rows import batched
    from minutebook.book.shelf import public_book
    from minutebook.book.verify import verify
    from tests.book.making import COUNCIL

    book = public_book()
    assert verify(book).faults == [], "the record does not hold before the load goes on"
    for number, part in enumerate(batched(requests(book), BATCH)):
        done = publish_many(book, COUNCIL, part)
        if not all(one.repeated for one in done):
            print(number, flush=True)


if __name__ == "__main__":
    main()
    print("whole", flush=True)
