"""The audit tells acts in words, every act of the first half of the desk among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import minutebook.drafts
from minutebook.desk.acts import ACTS, in_words

FAMILIES = ("scheduling", "agendas", "reporting", "executive", "people")
RECORDED = re.compile(r'auditing\.record\(\s*"([a-z.-]+)"')


def recorded() -> set[str]:
    """The acts that the families of these rooms write down by name."""
    folder = Path(minutebook.drafts.__file__).parent
    texts = [path.read_text() for name in FAMILIES for path in (folder / name).glob("*.py")]
    return {act for text in texts for act in RECORDED.findall(text)}


def test_it_works() -> None:
    assert in_words("agenda.publish") == "published an agenda"
    assert in_words("thread.close.decide") == "closed a thread: written down"
    assert in_words("meeting.vote.back") == "recorded a vote: taken back"


@pytest.mark.parametrize("act", sorted(recorded()))
def test_every_act_has_words(act: str) -> None:
    assert " " in in_words(act)


def test_no_two_acts_are_called_alike() -> None:
    assert len(set(ACTS.values())) == len(ACTS)
