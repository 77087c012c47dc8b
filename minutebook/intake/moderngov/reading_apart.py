"""Minutes read in processes of their own, while the next meetings are fetched.

Run as a program it is such a process: it reads jobs from its input and answers on its output.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future
from typing import NamedTuple

import msgspec

from minutebook.book.readings import reading_of
from minutebook.book.schema import Meeting, Reading
from minutebook.packs.workers import Pool, WorkerDied, main

READERS = max(1, (os.cpu_count() or 1) - 1)  # beside the process that fetches and publishes
JOB = "reading"


class Waiting(NamedTuple):
    """A meeting whose minutes are being read."""

    meeting: bytes
    bodies: tuple[str, ...]
    before: bytes
    answer: Future[bytes]


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
    """Processes that read. One that dies fails no import: what it had is read here."""

    def __init__(self) -> None:
        self.pool = Pool(READERS, program=__name__)

    def begin(self, meeting: Meeting, bodies: Sequence[str], before: Reading | None) -> Waiting:
        """Have a meeting's minutes read."""
        earlier = msgspec.json.encode(before) if before is not None else b""
        whole, names = msgspec.json.encode(meeting), tuple(bodies)
        return Waiting(whole, names, earlier, self.pool.submit(JOB, whole, names, earlier))

    @staticmethod
    def end(waiting: Waiting) -> Reading | None:
        """The reading, when it is there."""
        try:
            data = waiting.answer.result()
        except WorkerDied:
            data = read(waiting.meeting, waiting.bodies, waiting.before)
        return msgspec.json.decode(data, type=Reading) if data else None

    def close(self) -> None:
        """Let the processes go."""
        self.pool.close()


if __name__ == "__main__":
    main({JOB: read})
