"""The model case and its three real reports, imported, give the pages a chair would open first."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest

from minutebook.assurance.inspections import Inspection
from minutebook.assurance.proposing import from_report, inspections_of, proposed
from minutebook.assurance.report_file import read_file
from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Item, Meeting, Minutes, Paragraph, Words
from minutebook.book.shelf import Book
from tests.assurance.labels import MISSING, REAL
from tests.site.conftest import get as get

SEED = REAL.parents[2] / "seed/ofsted-update.txt"
REPORTS = ("worcestershire-2017-01-24.pdf", "worcestershire-2019-07-29.pdf", "worcestershire-2023-07-14.txt")
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=MISSING)


def minutes() -> tuple[Paragraph, ...]:
    """The item's minutes as the council's own page has them."""
    text = SEED.read_text(encoding="utf-8").partition("Minutes:")[2].partition("Supporting documents")[0]
    lines = [line.strip(" \xa0") for line in text.splitlines() if line.strip(" \xa0")]
    return tuple(
        Paragraph(kind="bullet", text=Words(en=line.lstrip("·\xa0 ")))
        if line.startswith("·")
        else Paragraph(text=Words(en=line))
        for line in lines
    )


def confirmed(inspection: Inspection) -> Inspection:
    """What a person makes of the reading: what asks for something is kept, praise is not."""
    kept = [
        msgspec.structs.replace(one, state="confirmed")
        for one in inspection.findings
        if one.kind != "strength"
    ]
    return msgspec.structs.replace(inspection, findings=tuple(kept))


@pytest.fixture
def worcestershire(book: Book) -> Book:
    """The council, its board, the meeting of autumn 2019 and the three reports."""
    publish(book, Council(id="worcs", name=Words(en="Worcestershire County Council")))
    board = Body(id="board", name=Words(en="Corporate Parenting Board"), kind="board")
    publish(book, board, council="worcs")
    item = Item(id="update", title=Words(en="Ofsted Update"), minutes=minutes())
    meeting = Meeting(
        id="autumn",
        body="board",
        start="2019-09-19T14:00",
        state="held",
        minutes=Minutes(state="approved"),
        items=(item,),
    )
    publish(book, meeting, council="worcs")
    for name in REPORTS:
        publish(book, confirmed(from_report(read_file(REAL / name))), council="worcs")
    return book


def test_the_model_case(worcestershire: Book, get: Any) -> None:
    book = worcestershire
    newest, report, first = inspections_of(book, "worcs")
    assert [len(one.findings) for one in (newest, report, first)] == [4, 8, 18]
    told = publish(book, proposed(book, "worcs", report, "update"), council="worcs")
    page = get(f"/{told.path}")
    assert " ".join(page.one("p.lead").text().split()) == (
        "Inspectors found 8 things that must get better. The Corporate Parenting Board was told of 0 in full "
        "and of 5 in part; of 3 it was told nothing."
    )
    headings = page.words("h2")
    assert headings[:3] == ["Said otherwise than in the report", "Not told 3", "Told in part 5"]
    said = " ".join(page.one("section.differs").text().split())
    assert "In January 2016 the Authority was found to be ‘Overall Inadequate’" in said
    assert "The report was published on 24 January 2017" in said
    left = " ".join(page.tree.css("section[aria-labelledby=part-1]")[0].text().split())
    for words in ("early help", "return home", "personal assistants"):
        assert words in left
    assert "Homeless Intervention team" in page.html
    assert "No person has confirmed all of it yet." in page.html


def test_the_line_of_three_inspections_shows_both_breaks(worcestershire: Book, get: Any) -> None:
    page = get("/inspections")
    table = page.one("table.judged")
    heads = [" ".join(node.text().split()) for node in table.css("thead th")]
    assert heads == ["Judged", "January 2017 SIF", "July 2019 ILACS", "July 2023 ILACS"]
    assert len(table.css("thead th.break")) == 2
    overall = [node.text() for node in table.css("tbody tr")[0].css(".grade")]
    assert overall == ["Inadequate", "Requires improvement to be good", "Good"]
    assert len(re.findall("the double line marks a change of the measure", page.html)) == 2
