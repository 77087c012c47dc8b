"""Where answers and pages come from: one face for a site and for a folder of what a site once answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.state import Seen


@dataclass(frozen=True)
class Answer:
    """An answer or a page, not read yet; ``name`` is for the report, ``seen`` for later runs."""

    name: str
    data: bytes
    address: str = ""
    language: str = "en"
    seen: Seen | None = None


@dataclass(frozen=True)
class Fetched:
    """The file of a linked document."""

    data: bytes
    name: str
    media_type: str = ""


class Source(Protocol):
    """What an import asks of a source, in this order."""

    base: str
    """The address of the site, empty where it is not known."""
    whole: bool
    """Whether its lists of meetings are whole, so that what is missing from them is gone."""

    gives_files: bool
    """Whether linked files are asked for, so that one that is not given is missing."""

    def open(self) -> None:
        """The import begins."""

    def names(self) -> Iterator[Answer]:
        """Committees and members."""

    def people(self, members: Iterable[int]) -> Iterator[Answer]:
        """Pages about each member."""

    def lists(self, committees: Iterable[int]) -> Iterator[Answer]:
        """The meetings of the committees, and pages about each committee."""

    def numbers(self, listed: Sequence[int]) -> list[int]:
        """The numbers of the meetings there are, those that a list has first."""

    def meeting(self, number: int) -> list[Answer] | None:
        """All that is to be had of a meeting; ``None`` where nothing of it has changed since it was taken."""

    def more(self, number: int, items: Sequence[facts.Item]) -> Iterator[Answer]:
        """What a meeting's items need besides: texts that were cut short, who voted how."""

    def registers(self) -> Iterator[Answer]:
        """Decisions, forward plans, issues."""

    def follow(self, links: Iterable[str]) -> Iterator[Answer]:
        """Pages that were linked from registers."""

    def issue(self, number: int) -> Answer | None:
        """The page of an issue that an item names."""

    def document(self, linked: facts.Linked) -> Fetched | None:
        """The file of a linked document; ``None`` where it is not given."""

    def portrait(self, path: str) -> Fetched | None:
        """A member's picture."""

    def done(self, answers: Sequence[Answer]) -> None:
        """Told when all that these answers say is in the book."""

    def forget(self, meetings: Sequence[int]) -> None:
        """Told which meetings are marked as gone: should they come back, they are to be taken again."""

    def refused(self) -> list[tuple[str, str]]:
        """What was not given, and why."""

    def close(self, *, ended: bool) -> None:
        """The import is over: it ended, or it was stopped."""
