"""How threads are found by search: by what was asked, of whom, and what was said to it."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.book.schema import Words
from minutebook.followup.schema import Thread
from minutebook.search.passages import TELLERS, Said


def register() -> None:
    """Let search find threads. A misreading is found by its title alone."""
    TELLERS[Thread] = _said


def _said(thread: Thread) -> Iterator[Said]:
    told = [thread.words, thread.owner, thread.to_name]
    if thread.answer is not None:
        told += [thread.answer.words, thread.answer.reason]
    told += [step.words for step in thread.steps if step.kind in ("update", "closed", "due")]
    words = () if thread.state == "void" else tuple(Words(en=one) for one in told if one)
    who = (thread.asker,) if thread.asker else ()
    yield Said(thread.title, words, thread.asked, thread.body, who)
