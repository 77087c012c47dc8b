"""Minutes read in processes of their own, while the next meetings are fetched.

Run as a program it is such a process: it reads jobs from its input and answers on its output.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from typing import Any, NamedTuple

import msgspec

from minutebook.book.readings import reading_of
from minutebook.book.rows import batched
from minutebook.book.schema import Meeting, Reading
from minutebook.packs.workers import Pool, WorkerDied, main

READERS = os.cpu_count() or 1  # the process that fetches and publishes waits for them at the end
JOB = "reading"
AT_ONCE = 8  # meetings of one job: a job costs something, and who stops an import waits for the end of one


class Minutes(msgspec.Struct, frozen=True, array_like=True):
    """A meeting whose minutes are to be read, and what was read of them before; both as JSON."""

    meeting: bytes
    before: bytes = b""


class Waiting(NamedTuple):
    """A few meetings whose minutes are being read."""

    minutes: tuple[Minutes, ...]
    bodies: tuple[str, ...]
    answer: Future[Any]


class Unread(NamedTuple):
    """A meeting whose minutes cannot be read."""

    meeting: Meeting


def minutes_of(meeting: Meeting, before: Reading | None) -> Minutes:
    """A meeting as it goes to another process."""
    return Minutes(msgspec.json.encode(meeting), msgspec.json.encode(before) if before is not None else b"")


def read_all(minutes: Sequence[Any], bodies: Sequence[str]) -> list[bytes]:
    """The readings of a few meetings (each a pair as :class:`Minutes` has), as JSON."""
    return [read(meeting, bodies, before) for meeting, before in minutes]


def read(meeting: bytes, bodies: Sequence[str], before: bytes) -> bytes:
    """The reading of one meeting, all as JSON; empty where no item has minutes."""
    earlier = msgspec.json.decode(before, type=Reading) if before else None
    made = reading_of(msgspec.json.decode(meeting, type=Meeting), bodies=bodies, before=earlier)
    if made is None and earlier is not None:
        # The minutes were taken back: what was found in them is not there any more.
        lost = tuple(msgspec.structs.replace(one, state="lost") for one in earlier.elements)
        made = msgspec.structs.replace(earlier, texts={}, elements=lost)
    return msgspec.json.encode(made) if made is not None else b""


class Readers:
    """Processes that read. Minutes at which one dies, or reads for ever, fail no import: they stay unread."""

    def __init__(self) -> None:
        self.pool = Pool(READERS, program=__name__)

    def start(self) -> None:
        """Start the first now, while the first meetings are fetched: there will be much to read."""
        self.pool.submit(JOB, [], [])

    def begin(
        self, minutes: Sequence[Minutes], bodies: Sequence[str], at_once: int = AT_ONCE
    ) -> list[Waiting]:
        """Have the minutes of meetings read."""
        names = tuple(bodies)
        return [
            Waiting(part, names, self.pool.submit(JOB, part, names))
            for part in map(tuple, batched(minutes, at_once))
        ]

    def end(self, waiting: Waiting) -> Iterator[Reading | Unread]:
        """The readings, when they are there; for minutes that cannot be read, which they are."""
        try:
            found = waiting.answer.result()
        except WorkerDied:
            if len(waiting.minutes) == 1:
                yield Unread(msgspec.json.decode(waiting.minutes[0].meeting, type=Meeting))
                return
            for one in self.begin(waiting.minutes, waiting.bodies, at_once=1):
                yield from self.end(one)
            return
        yield from (msgspec.json.decode(data, type=Reading) for data in found if data)

    def close(self) -> None:
        """Let the processes go."""
        self.pool.close()


if __name__ == "__main__":
    main({JOB: read_all})
