"""A line for the public: seven stations in their own words, two sentences above, and what is stuck."""

from __future__ import annotations

from tests.site.conftest import Get, plain

REPORT = "/inspections/2026-03-02-inspection-of-2026"
CLOSED = f"{REPORT}/homes-for-those-who-leave-care"
OPEN = f"{REPORT}/that-children-are-seen-alone"
INDICATOR = "/indicators/care-leavers-in-suitable-accommodation"


def test_it_works(record: None, get: Get) -> None:
    page = get(CLOSED)
    assert [plain(node.text()) for node in page.tree.css(".line-open p")] == [
        "On 2 March 2026 inspectors wrote that this has to get better: “Homes for those who leave care”.",
        "On 6 May 2026 the board saw that the figure had come to 94%, and decided that it is finished.",
    ]
    stops = page.tree.css("ol.track > li")
    assert [node.attributes["id"] for node in stops] == [
        *("inspected", "found", "told", "resolved", "planned", "measured", "judged")
    ]
    led = [node.css_first("a").attributes["href"] for node in stops if node.css_first("a")]
    assert led[0] == REPORT and led[1] == CLOSED and led[-2] == INDICATOR


def test_a_station_is_solid_hollow_or_overdue_and_says_so(record: None, get: Get) -> None:
    stops = {node.attributes["id"]: node for node in get(OPEN).tree.css("ol.track > li")}
    assert "late" in stops["planned"].attributes["class"]
    assert "overdue by 14 days" in plain(stops["planned"].text())
    assert "open" in stops["judged"].attributes["class"]
    assert "not reached" in plain(stops["judged"].text())
    told = {node.attributes["id"]: node for node in get(CLOSED).tree.css("ol.track > li")}["told"]
    assert "reached" in told.attributes["class"] and "Told" in plain(told.text())


def test_what_only_the_machine_proposes_was_not_told(record: None, get: Get) -> None:
    stops = {node.attributes["id"]: node for node in get(OPEN).tree.css("ol.track > li")}
    assert "open" in stops["told"].attributes["class"] and "not reached" in plain(stops["told"].text())


def test_the_overview_says_where_lines_are_stuck(record: None, get: Get) -> None:
    page = get("/lines")
    counts = [plain(node.text()) for node in page.tree.css("ul.stuck li")]
    assert "1Closed by the board" in counts and "2No body has been told" in counts
    assert "1 from an earlier inspection" in page.html


def test_a_hidden_figure_is_a_gap_with_its_reason_and_the_table_stands_below(record: None, get: Get) -> None:
    page = get(INDICATOR)
    assert "hidden to protect children" in page.one("svg desc").text()
    rows = [plain(node.text()) for node in page.tree.css("table.figures tbody tr")]
    assert len(rows) == 4 and "hidden to protect children" in rows[2]
    assert "It could not be met" in page.html and "88%" in page.html and "DfE" in page.html


def test_a_chart_has_no_colour_of_its_own(record: None, get: Get) -> None:
    import re

    svg = get(INDICATOR).one("svg.chart").html or ""
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b|rgb\(", svg) == []
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {"currentColor", "none"}


def test_what_was_presented_stays_and_what_changed_stands_beside_it(record: None, get: Get) -> None:
    page = get("/presented/2026-05-06-figures-as-presented")
    text = plain(page.one("main").text())
    assert "88%" in text and "Since then: 94%, Jan–Mar 2026" in text
    assert "Since then: On 6 May 2026 the board saw" in text
