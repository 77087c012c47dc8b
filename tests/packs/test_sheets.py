"""Front sheets, minutes and notices: PDF/UA-1, in two languages, with the web page's words and anchors."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from minutebook.packs import structure
from minutebook.packs.build import Pack, build
from minutebook.packs.front import Meeting, front_sheet
from minutebook.packs.minutes import (
    Bound,
    DecisionNotice,
    Minute,
    Minutes,
    decision_notice,
    minute_book,
    printed_minutes,
)
from minutebook.packs.model import House, Item, PackError, in_language
from minutebook.packs.typeset import day_in_words
from tests.packs import made

CREST = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="red"/></svg>'
HOUSE = House(name="Wrenshire Council", name_cy="Cyngor Wrenshire", colour="#6d1f2c", crest=CREST)
MEETING = Meeting(
    body="Corporate Parenting Board",
    day=date(2019, 9, 19),
    time="2.30 pm",
    place="County Hall",
    members=("Councillor A. Price (Chair)",),
    notes="<p>The meeting is recorded.</p>",
)
ITEMS = (
    Item(number="1", title="Apologies", anchor="apologies"),
    Item(number="2", title="Ofsted #update *with* $signs$", text="<p>To <b>note</b> it.</p>"),
)


def words_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(pages).split())


def opened(data: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.open(io.BytesIO(data))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
    assert structure.unresolved(pdf) == []
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    return pdf


def places(pdf: pikepdf.Pdf) -> set[str]:
    return {str(name) for name in list(pdf.Root.Names.Dests.Names)[::2]}


def test_a_front_sheet_says_what_when_where_and_every_item() -> None:
    data = front_sheet(MEETING, ITEMS, house=HOUSE)
    pdf = opened(data)
    words = words_of(data)
    for said in (
        "Wrenshire Council",
        "Corporate Parenting Board",
        "Thursday 19 September 2019, 2.30 pm",
        "County Hall",
        "Ofsted #update *with* $signs$",
        "To note it.",
    ):
        assert said in words
    assert str(pdf.Root.Lang) == "en-GB"
    assert {"apologies", "item-2"} <= places(pdf)
    roles = [tag.role for tag in structure.sequence(pdf)]
    assert roles.count("/H1") == 1
    assert roles.count("/H3") == 2


def test_a_front_sheet_in_welsh() -> None:
    data = front_sheet(MEETING, ITEMS, house=HOUSE, lang="cy")
    words = words_of(data)
    assert "Cyngor Wrenshire" in words
    assert "Dydd Iau 19 Medi 2019" in words
    assert "Lleoliad" in words
    assert str(opened(data).Root.Lang).startswith("cy")


def test_a_pack_with_an_agenda_links_items_and_reports(tmp_path: Path) -> None:
    report = made.word_pdf(tmp_path / "report.pdf")
    items = (ITEMS[0], Item(number="2", title="Ofsted", papers=(made.paper(report, title="Report"),)))
    pack = Pack(title="Agenda pack", items=items, meeting=MEETING, house=HOUSE)
    built = build(pack, tmp_path / "pack.pdf")
    assert built.labels == {"report": ("1", "2")}
    pdf = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pdf) == []
    assert {"apologies", "item-2", "contents", "page-1", "page-i"} <= places(pdf)
    assert str(pdf.pages[-2].obj.Annots[-1].Dest) == "item-2"
    with pdf.open_outline() as outline:
        assert [mark.title for mark in outline.root] == ["Agenda", "Contents", "1 Apologies", "2 Ofsted"]
    words = words_of((tmp_path / "pack.pdf").read_bytes())
    assert "1 to 2" in words


def test_minutes_carry_the_paragraphs_anchors() -> None:
    minutes = Minutes(
        body="Cabinet",
        day=date(2024, 5, 3),
        present=("A", "B"),
        items=(
            Minute(
                number="7", title="Parking", text='<p id="p12">The fees.</p><p id="p13"><b>RESOLVED</b></p>'
            ),
        ),
    )
    pdf = opened(printed_minutes(minutes, house=HOUSE))
    assert {"p12", "p13", "item-7"} <= places(pdf)
    said = words_of(printed_minutes(minutes))
    assert "Draft minutes" in said
    assert "RESOLVED" in said
    approved = Minutes(body="Cabinet", day=date(2024, 5, 3), approved=date(2024, 6, 7))
    assert "Approved: Friday 7 June 2024" in words_of(printed_minutes(approved))
    assert "Cymeradwywyd" in words_of(printed_minutes(approved, lang="cy"))


def test_a_decision_notice_says_what_the_regulations_ask() -> None:
    notice = DecisionNotice(
        title="Parking fees",
        maker="Cabinet Member for Highways",
        day=date(2024, 3, 4),
        decision="<p>Set the fees.</p>",
        reasons="<p>To meet costs.</p>",
        alternatives="<p>No change.</p>",
        interests="<p>None.</p>",
        key=False,
        effective=date(2024, 3, 13),
    )
    words = words_of(decision_notice(notice))
    for said in ("Set the fees.", "To meet costs.", "No change.", "None.", "Wednesday 13 March 2024"):
        assert said in words
    assert opened(decision_notice(notice, lang="cy"))


def test_a_minute_book_binds_a_year(tmp_path: Path) -> None:
    bound = []
    for number, (body, day) in enumerate((("Cabinet", 9), ("Audit", 3), ("Cabinet", 2))):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(printed_minutes(Minutes(body=body, day=date(2024, 5, day))))
        bound.append(Bound(id=str(number), body=body, day=date(2024, 5, day), path=path))
    built = minute_book("2024/25", bound, tmp_path / "book.pdf", house=HOUSE)
    assert built.labels == {"1": ("1",), "2": ("2",), "0": ("3",)}
    pdf = pikepdf.open(tmp_path / "book.pdf")
    assert structure.unresolved(pdf) == []
    with pdf.open_outline() as outline:
        assert [mark.title for mark in outline.root] == ["Contents", "Audit", "Cabinet"]


def test_equal_words_give_equal_bytes() -> None:
    assert front_sheet(MEETING, ITEMS, house=HOUSE) == front_sheet(MEETING, ITEMS, house=HOUSE)


def test_a_crest_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(PackError, match="crest"):
        front_sheet(MEETING, ITEMS, house=House(crest=b"GIF89a"))


def test_days_and_languages() -> None:
    assert day_in_words(date(2019, 9, 19), "en") == "Thursday 19 September 2019"
    assert day_in_words(date(2024, 2, 29), "cy") == "Dydd Iau 29 Chwefror 2024"
    assert [in_language(lang) for lang in ("cy-GB", "en", "fr")] == ["cy", "en", "en"]
