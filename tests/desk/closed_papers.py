"""A council with an agenda published, a private item and a private paper on it, for a browser."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.shelf import public_book
from tests.book.making import COUNCIL
from tests.drafts.cast import assemble_cast
from tests.drafts.closing import published, seated


def found(legal_status: str) -> None:
    """The cast, its member with a seat, and the meeting that the tests of what is closed are about."""
    cast = assemble_cast()
    publish(public_book(), seated("mark", "Mark Member", body="board"), council=COUNCIL)
    cast.member.person = "mark"
    cast.member.save()
    published(cast)
