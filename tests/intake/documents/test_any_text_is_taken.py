"""No text can stop an import: whatever stands in a file, it is read as something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.intake.documents.extracting import Extracted
from minutebook.intake.documents.parsing import parse

FRAGMENTS = (
    "PRESENT IN THE CHAIR:",
    "PRES ! E CHAIR:",
    "MEMBERS PRESENT:",
    "Councillors",
    "Cllr. A. Walsh,",
    "(Chair)",
    "Clerk",
    "APOLOGIES:",
    "An apology was received from",
    "1.",
    "4(b)",
    "8a. Question submitted by",
    "19.01.3 Minutes",
    "19.01.4",
    "(7)",
    "|",
    "| 3 |",
    "i. Adoption of Minutes",
    "Apologies",
    "MEETING OF THE",
    "HELD IN",
    "31st February, 2023",
    "at 7.30 p.m.",
    "---",
    "____________",
    "RESOLVED",
    "\u00d3",
    "\u2022",
    "Venue:",
    "Minutes:",
)
LINES = st.lists(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=5), max_size=25)


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "docx", "pdf"])
@settings(max_examples=60, deadline=None)
@given(lines=LINES, name=st.sampled_from(["minutes.txt", "agenda.txt", "report.txt", "a/b 2023-02-31.txt"]))
def test_whatever_stands_in_it(kind: str, lines: list[list[str]], name: str) -> None:
    page = "\n".join(" ".join(words) for words in lines)
    text = Extracted(
        kind, (page, page), (1, 1 + page.count("\n") + 1), "0" * 64, len(page), "test", scan=True
    )
    found = parse(name, text, council="Oakshire District Council")
    assert found.kind in ("minutes", "agenda", "report", "listing", "other")
    assert all(item.text or item.title for item in found.items)
    titles = [word.strip(".:|\u2026") for item in found.items if item.number for word in item.title.split()]
    assert {word for word in titles if word not in page} <= {"Item", *found.numbers}  # no word is invented
