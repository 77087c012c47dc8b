"""``python -m tests.book.publisher NAME COUNT``: publishes COUNT people of its own, one after another."""

from __future__ import annotations

import sys

from minutebook.book import opening


def main(name: str, count: int) -> None:
    opening.prepare()
    from minutebook.book.press import publish
    from minutebook.book.shelf import public_book
    from tests.book.making import COUNCIL, person

    book = public_book()
    for number in range(count):
        publish(book, person(f"Member {name} {number}", f"{name}-{number}"), council=COUNCIL)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
