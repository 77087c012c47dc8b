"""The log holds what the public saw, reads back the same, and is never half written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from minutebook.measures.disclosure import append, entry, figure_of, read_log, release
from minutebook.measures.errors import MeasureError
from tests.measures.disclosure.making import HALF, Q1, by, number, share


def test_a_log_reads_back_as_it_was_written(tmp_path: Path) -> None:
    log = tmp_path / "released.jsonl"
    first = release([number(12, period=Q1), share(2, 31)], publication="Board", on=date(2025, 7, 1), held=())
    append(log, first)
    second = release(
        [number(14, period=HALF), number(3, breakdown=by("team", "Süd"))], read_log(log), held=()
    )
    append(log, second)
    assert read_log(log) == [*first.figures, *second.figures]


def test_there_is_no_log_at_first(tmp_path: Path) -> None:
    assert read_log(tmp_path / "released.jsonl") == []


def test_an_entry_holds_no_hidden_count() -> None:
    plain = entry(release([share(2, 31)], held=()).figures[0])
    assert (plain["numerator"], plain["value"], plain["symbol"]) == (None, None, "c")
    assert figure_of(plain) == release([share(2, 31)], held=()).figures[0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "line 2: this is not a log entry"),
        ("[1, 2]", "line 2: this is not a log entry"),
        ("{}", "line 2: a log entry lacks or misspells a field"),
        ('{"shoe": 1}', "line 2: a log entry has the field shoe"),
    ],
)
def test_a_log_with_a_hole_in_it_is_refused(tmp_path: Path, line: str, message: str) -> None:
    log = tmp_path / "released.jsonl"
    append(log, release([number(12)], held=()))
    log.write_text(log.read_text() + line + "\n")
    with pytest.raises(MeasureError, match=message):
        read_log(log)


def test_a_log_whose_last_line_was_cut_is_not_added_to(tmp_path: Path) -> None:
    log = tmp_path / "released.jsonl"
    append(log, release([number(12)], held=()))
    log.write_text(log.read_text().rstrip("\n"))
    with pytest.raises(MeasureError, match="never finished"):
        append(log, release([number(13, period=Q1)], held=()))
