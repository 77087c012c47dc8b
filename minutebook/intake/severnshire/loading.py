"""The story put into a book, in batches; a second run goes on where the first stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from minutebook.book.press import Request, publish_many
from minutebook.book.rows import batched
from minutebook.book.shelf import Book
from minutebook.intake.severnshire.keys import COUNCIL
from minutebook.intake.severnshire.story import Step, story

BATCH = 25
LOOK = Path(__file__).parent / "look"


def load(book: Book, today: date, progress: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Publish Severnshire as it stands on ``today``; return how many publications were new.

    ``progress`` is told the steps done and the steps in all.
    """
    dress(book.folder)
    steps = list(story(today))
    new = 0
    for number, part in enumerate(batched(steps, BATCH)):
        new += _publish(book, part)
        progress(min(len(steps), (number + 1) * BATCH), len(steps))
    return new


def dress(folder: Path) -> None:
    """Lay the county's crest and the settings of its site into a public folder that has none."""
    if not (folder / "site.toml").exists():
        for path in sorted(LOOK.iterdir()):
            shutil.copyfile(path, folder / path.name)


def _publish(book: Book, steps: Sequence[Step]) -> int:
    for step in steps:
        for file, data in step.files:
            if book.files.put(data) != file.sha256:
                raise ValueError(f"{step.key}: {file.name} does not have the hash it says")
    requests = [
        Request(thing=step.object, key=f"severnshire:{step.key}", reason=step.reason, at=step.at)
        for step in steps
    ]
    return sum(not done.repeated for done in publish_many(book, COUNCIL, requests))
