"""Which papers are privileged when they are published."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.privilege import PAPERS, is_privileged

ON = date(2025, 5, 6)


@pytest.mark.parametrize(
    ("nation", "body", "listed"),
    [
        ("england", "committee", {"agenda", "report", "background paper"}),
        ("wales", "council", {"agenda", "report", "background paper", "note of the meeting"}),
        ("england", "executive", {"agenda", "report", "background paper", "decision record"}),
    ],
)
def test_what_must_be_open_is_privileged_and_minutes_never(
    nation: Nation, body: BodyKind, listed: set[str]
) -> None:
    assert {one for one in PAPERS if is_privileged(one, nation=nation, body=body, on=ON).result} == listed


def test_other_papers_are_refused() -> None:
    with pytest.raises(LawError, match=r"^paper: must be one of agenda"):
        is_privileged("leaflet", nation="england", body="council", on=ON)  # type: ignore[arg-type]
