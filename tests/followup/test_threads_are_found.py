"""Search finds a thread by what was asked and by what was answered, as a kind of its own."""

from __future__ import annotations

import pytest

from minutebook.book.following import follow_once
from minutebook.book.shelf import public_book
from minutebook.followup import acts
from minutebook.followup.schema import Answer
from minutebook.search.follower import SearchFollower
from minutebook.search.question import ask
from minutebook.search.searching import search
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.followup.asking import followed

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def found(words: str) -> list[tuple[str, str]]:
    follow_once(public_book(), [SearchFollower(public_book())])
    return [(hit.kind, hit.object) for hit in search(public_book(), COUNCIL, ask(words)).hits]


def test_it_works(cast: Cast) -> None:
    held = followed(cast)
    assert ("thread", held.object) in found("dental checks")
    acts.answer(held, Answer(day="2026-11-10", words="Ninety in a hundred had a toothbrush."), by=cast.clerk)
    assert found("toothbrush") == [("thread", held.object)]
    assert found("kind:thread director") == [("thread", held.object)]
