"""Who follows the public book."""

from __future__ import annotations

from minutebook.book.following import Follower
from minutebook.book.shelf import Book


def followers(book: Book) -> list[Follower]:
    """The projections of a book that live outside its database."""
    from minutebook.search.follower import SearchFollower

    return [SearchFollower(book)]
