"""What every gate asks of a text before the public sees it: both languages, no personal data by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from minutebook.law import wording
from minutebook.law.gate import Checked, Measure, Weight
from minutebook.law.nations import Nation
from minutebook.law.publication import (
    BOTH_AT_ONCE,
    BOTH_LANGUAGES,
    PERSONAL_DATA,
    both_languages,
    personal_data_decided,
)
from minutebook.law.rules import Choices


def in_both_languages(
    missing: Sequence[str], nation: Nation, published: date, choices: Choices
) -> Iterator[Checked]:
    """Whether a text stands in Welsh and English on the day it is published, where it must."""
    if BOTH_LANGUAGES.holds(published, nation):
        answer = both_languages(missing, nation=nation, on=published)
        weight: Weight = "blocks" if choices[BOTH_AT_ONCE] else "warns"
        mend = "Have the missing texts translated, and publish both languages together."
        yield Checked(answer, answer.result, Measure(weight, mend, ("proper officer", "monitoring officer")))


def paper_in_both_languages(
    missing: Sequence[str], outdated: Sequence[str], nation: Nation, published: date, about: str
) -> Iterator[Checked]:
    """Whether a report or appendix stands in Welsh and English, and its Welsh is of the English as it is now.

    Both warn: which papers must be in Welsh depends on the body's compliance notice and on what it assessed
    of this one (SI 2015/996, Schedule 1, standard 47), while its agenda must.
    """
    if not BOTH_LANGUAGES.holds(published, nation):
        return
    answer = both_languages(missing, nation=nation, on=published)
    mend = "Have it translated, or assess whether this paper must be, and keep what was assessed."
    yield Checked(answer, answer.result, Measure("warns", mend), about)
    if outdated:
        because = f"the English changed after the Welsh was made: {wording.both(outdated)}"
        mend = "Have the translator look at it again."
        yield Checked(replace(answer, because=because), False, Measure("warns", mend), about)


def personal_data_is_decided(
    undecided: Sequence[str], nation: Nation, published: date, about: str = ""
) -> Iterator[Checked]:
    """Whether someone decided on all personal data that a scan found in a text."""
    if PERSONAL_DATA.holds(published, nation):
        answer = personal_data_decided(undecided, on=published, nation=nation)
        mend = "Take the data out, or decide of each that the public text needs it."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("proper officer",)), about)
