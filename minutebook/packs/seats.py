"""Who sits on a body on a day, as a front sheet names them."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.book.shelf import Book

PLAIN = {"", "member", "aelod", "councillor"}
DEPUTIES = ("vice", "deputy", "is-gadeirydd", "dirprwy")
CHAIRS = ("chair", "cadeirydd", "leader", "arweinydd", "convener", "provost")


class Seat(NamedTuple):
    """A person's seat: their entry in the book, and their role on the body."""

    person: Entry
    role: str

    @property
    def words(self) -> str:
        """The name, and the role where it is more than a seat: ``Councillor Ruth Ames (Chair)``."""
        name = self.person.title
        return name if self.role.casefold() in PLAIN else f"{name} ({self.role})"

    @property
    def rank(self) -> int:
        """0 for who presides, 1 for the deputy, 2 for everyone else."""
        role = self.role.casefold()
        if any(word in role for word in DEPUTIES):
            return 1
        return 0 if role.startswith(CHAIRS) else 2


def seats_on(book: Book, council: str, body: str, day: str) -> list[Seat]:
    """The seats of a body on a day (ISO), those who preside first, then by family name."""
    links = catalogue.links(book, council).filter(target=body, rel="member")
    roles = {
        link.source: link.label
        for link in links
        if (not link.start or link.start <= day) and (not link.end or link.end >= day)
    }
    people = catalogue.by_id(book, council, roles)
    seats = [Seat(entry, roles[key]) for key, entry in people.items()]
    return sorted(
        seats, key=lambda seat: (seat.rank, seat.person.label.casefold(), seat.person.title.casefold())
    )
