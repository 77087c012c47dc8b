"""What every gate asks of a text before the public sees it: both languages, no personal data by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

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


def personal_data_is_decided(
    undecided: Sequence[str], nation: Nation, published: date, about: str = ""
) -> Iterator[Checked]:
    """Whether someone decided on all personal data that a scan found in a text."""
    if PERSONAL_DATA.holds(published, nation):
        answer = personal_data_decided(undecided, on=published, nation=nation)
        mend = "Take the data out, or decide of each that the public text needs it."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("proper officer",)), about)
