"""Each case in ``cases`` shows a house style: the reader finds what a person marked in it, no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.reading import read
from tests.reading.marked import CASES, case, overlap

FILES = sorted(CASES.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_reader_finds_what_is_marked_and_no_more(path: Path) -> None:
    text, marked = case(path)
    left = list(read(text).elements)
    missed = []
    for mark in marked:
        same = [e for e in left if e.kind == mark.kind and overlap(mark, e.start, e.end) >= 0.5]
        if same:
            left.remove(same[0])
        else:
            missed.append((mark.kind, text[mark.start : mark.end]))
    assert not missed
    assert [(element.kind, element.text) for element in left] == []


def test_marks_that_do_not_close_are_refused() -> None:
    from tests.reading.marked import parse

    with pytest.raises(ValueError, match="resolution"):
        parse("{resolution: RESOLVED that")
