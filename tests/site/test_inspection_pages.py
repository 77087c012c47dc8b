"""Inspections for the public: the line of judgements, what was found, who was told, and what was left out."""

from __future__ import annotations

from tests.site.conftest import Get

REPORT = "/inspections/2026-03-02-inspection-of-2026"
TOLD = f"{REPORT}/what-the-corporate-parenting-board-was-told-2026-05-06"


def test_it_works(record: None, get: Get) -> None:
    page = get(TOLD)
    lead = " ".join(page.one("p.lead").text().split())
    assert lead == (
        "Inspectors found 3 things that must get better. "
        "The Corporate Parenting Board was told of 1 in full and of 1 in part; of 1 it was told nothing."
    )
    assert page.words("h2")[:4] == [
        "Said otherwise than in the report",
        "Not told 1",
        "Told in part 1",
        "Told in full 1",
    ]
    assert "Left out: seen" in " ".join(page.one("main").text().split())
    assert "No person has confirmed all of it yet." in page.html


def test_a_machines_word_is_in_italics_and_a_persons_is_not(record: None, get: Get) -> None:
    quotes = get(TOLD).tree.css("ol.pairs blockquote")
    assert ["machine" in (node.attributes["class"] or "") for node in quotes] == [True, True, False, False]


def test_the_line_says_where_the_measure_changed(record: None, get: Get) -> None:
    page = get("/inspections")
    table = page.one("table.judged")
    assert [node.text().split()[-1] for node in table.css("thead th")] == ["Judged", "SIF", "ILACS"]
    assert len(table.css("td.break")) == len(table.css("tbody tr"))
    assert "a new framework (ILACS) replaced the single inspection" in page.html
    assert "care leavers are judged by themselves" in page.html
    leavers = next(row for row in table.css("tr") if "care leavers" in row.text())
    assert "not judged by itself" in leavers.text()
    assert "nobody has said a date" in page.html


def test_an_inspection_says_of_each_finding_who_was_told_and_whether_it_came_back(
    record: None, get: Get
) -> None:
    page = get(REPORT)
    alone, homes = (
        page.one(f"#{slug}") for slug in ("that-children-are-seen-alone", "homes-for-those-who-leave-care")
    )
    assert "told in part" in alone.text()
    assert "found before: 24 January 2017" in " ".join(alone.text().split())
    assert "told in full" in homes.text()
    assert "not told" in page.one("#how-quickly-calls-are-answered").text()
    assert "15 April 2026" in page.one("[aria-labelledby=duties]").text()  # Easter lies between


def test_only_an_address_of_the_web_is_a_link(record: None, get: Get) -> None:
    assert "https://reports.ofsted.example/1" in get(REPORT).links("a[rel=external]")
    other = get("/inspections/2017-01-24-inspection-of-2016")
    assert "javascript" not in other.html


def test_the_item_leads_to_what_was_told_there(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board/2026-05-06/figures")
    assert TOLD in page.links("aside.margin a")


def test_in_welsh_too(record: None, get: Get) -> None:
    page = get(f"/cy{TOLD}")
    assert page.words("h2")[1] == "Heb ei ddweud 1"
    assert get(f"/cy{REPORT}").one("h1").text() == "Arolygiad 2026"
