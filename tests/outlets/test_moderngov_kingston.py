"""Captured pages of Kingston, imported and shown again in their old mark-up, tell a scraper the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser, LexborNode

from minutebook.book.shelf import public_book

MEETINGS = {"Agenda_151": 10221, "Agenda_412": 10161, "Agenda_Irrelevant": 10214}


@pytest.fixture
def imported(db: None, real: Path, settings: object) -> Path:
    """The public book with the captured pages in it, and the folder of these."""
    from minutebook.intake.moderngov.folder import Folder
    from minutebook.intake.moderngov.taking_in import import_moderngov

    settings.MODERNGOV_PAGES = True  # type: ignore[attr-defined]
    folder = real / "moderngov-kingston"
    import_moderngov(public_book(), Folder(folder, ""), "Kingston")
    return folder


def text(node: LexborNode | None) -> str:
    """A node's words; the stop in a time, which sites set as they like, is made one; sizes are left out."""
    assert node is not None
    words = re.sub(r"\s+", " ", node.text().replace("\xa0", " ")).strip()
    return re.sub(r"(\d)[.:](\d\d [ap]m)", r"\1.\2", re.sub(r" PDF \d+ [KM]B", "", words))


def items(page: LexborHTMLParser) -> list[tuple[Any, ...]]:
    """What a scraper reads of a meeting's items: number, anchor, title, document, parts, documents, votes."""
    found = []
    for row in page.css("table#mgItemTable > tbody > tr"):
        number = row.css_first("td.mgItemNumberCell p.mgAiTitleTxt")
        if number is None:
            continue
        cell = row.css("td")[1]
        found.append(
            (
                text(number),
                number.css("a")[0].attributes["name"],
                text(cell.css_first("p.mgAiTitleTxt")),
                documents(cell.css("a.mgAiTitleLnk")),
                [text(part) for part in cell.css("p.mgSubItemTitleTxt")],
                documents(cell.css("ul.mgBulletList a")),
                [
                    [text(one) for one in vote.css("td")]
                    for vote in cell.css("table.mgTableNoBorderFullWidth tr")
                ],
            )
        )
    return found


def documents(links: list[LexborNode]) -> list[str]:
    return re.findall(r"documents/(s\d+)/", " ".join(link.attributes["href"] or "" for link in links))


def words(page: LexborHTMLParser, selector: str) -> list[str]:
    return [text(node) for node in page.css(f"#modgov {selector}")]


def both(client: Client, folder: Path, name: str, address: str) -> tuple[LexborHTMLParser, LexborHTMLParser]:
    """A captured page and ours."""
    answer = client.get(address)
    assert answer.status_code == 200
    theirs = LexborHTMLParser((folder / f"{name}.html").read_text(encoding="utf-8"))
    return theirs, LexborHTMLParser(answer.content.decode())


def test_it_works(imported: Path, client: Client) -> None:
    for name, number in MEETINGS.items():
        theirs, ours = both(client, imported, name, f"/ieListDocuments.aspx?CId=0&MId={number}&Ver=4")
        assert items(ours) == items(theirs)
        assert words(ours, "h1") == words(theirs, "h1")
        if name != "Agenda_Irrelevant":  # its own heading has another committee's name and a wrong weekday
            assert words(ours, "h2.mgSubTitleTxt") == words(theirs, "h2.mgSubTitleTxt")
    theirs, ours = both(client, imported, "BrowseMeetings", "/ieListMeetings.aspx?CId=711")
    assert words(ours, "a.mgMeetingTableLnk") == words(theirs, "a.mgMeetingTableLnk")
    theirs, ours = both(client, imported, "CommitteeDetails", "/mgCommitteeDetails.aspx?ID=711")
    assert words(ours, "ul.mgBulletList li") == words(theirs, "ul.mgBulletList li")
    theirs, ours = both(client, imported, "CommitteeStructure", "/mgCommitteeStructure.aspx?bcr=1")
    assert sorted(words(ours, "ul.mgBulletList li")) == sorted(words(theirs, "ul.mgBulletList li"))
    assert sorted(words(ours, "h2.mgSectionTitle")) == sorted(words(theirs, "h2.mgSectionTitle"))
