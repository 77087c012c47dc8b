"""The picture: well-formed, named and described, labelled directly, in the text's own colour alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from minutebook.measures.charts import Line, Rebase, draw, read
from minutebook.measures.charts.axis import axis_for, spread
from minutebook.measures.charts.svg import HEIGHT, WIDTH
from tests.measures.charts.making import day, series

SVG = "{http://www.w3.org/2000/svg}"
EVEN = [84.0, 88, 79, 91, 83, 86, 90, 82, 85, 87, 80, 88]
value = st.one_of(st.none(), st.floats(0, 100).map(lambda number: round(number, 1)))


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def test_it_has_a_title_that_is_the_answer_and_a_description() -> None:
    root = etree.fromstring(draw(read(series([*EVEN, None])), name="p2").encode())
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "p2-title p2-desc"
    heading, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert heading is not None and heading.text == "Reviews in time: no real change since M1"
    assert words is not None and words.text is not None
    assert "M13 hidden to protect children" in words.text
    assert "Making data count, version 1" in words.text


def test_a_hidden_point_is_a_gap_with_its_reason() -> None:
    root = etree.fromstring(draw(read(series([*EVEN[:6], None, *EVEN[6:]]))).encode())
    lines = [e for e in root.iter(f"{SVG}polyline") if e.get("stroke-width") == "1.6"]
    assert [len((line.get("points") or "").split()) for line in lines] == [6, 6]
    assert len(list(root.iter(f"{SVG}circle"))) == 12
    assert "hidden to protect children" in texts(draw(read(series([*EVEN, None]))))


def test_labels_stand_where_they_belong_and_there_is_no_legend() -> None:
    line = Line("England", 90.0, "DfE")
    words = texts(draw(read(series(EVEN, target=96, lines=(line,)))))
    assert {"88% M12", "mean 85.3%", "target 96%", "90% England", "chance: up to 100%"} <= set(words)


def test_a_long_name_is_cut_on_the_chart_and_whole_beside_it() -> None:
    line = Line("Mean of 10 of 10 statistical neighbours", 90.0, "DfE")
    svg = draw(read(series(EVEN, lines=(line,))))
    assert "90% Mean of 10 of 10 st…" in texts(svg)
    assert "<title>Mean of 10 of 10 statistical neighbours: DfE</title>" in svg


def test_limits_on_trial_are_dashed_and_say_so() -> None:
    svg = draw(read(series(EVEN[:9])))
    assert any("on trial" in text for text in texts(svg))
    assert 'stroke-dasharray="2 4"' in svg
    assert 'stroke-dasharray="2 4"' not in draw(read(series(EVEN)))


def test_a_signal_has_a_shape_of_its_own() -> None:
    # With 62 the mean is 83.5 and the lower limit 62.6.
    root = etree.fromstring(draw(read(series([*EVEN, 62.0]))).encode())
    triangles = [e for e in root.iter(f"{SVG}polygon") if e.get("stroke") == "currentColor"]
    assert len(triangles) == 1


def test_a_new_counting_of_limits_is_drawn_with_its_reason() -> None:
    svg = draw(read(series([*EVEN, *EVEN], rebases=(Rebase(day(12), "second team", "Board"),))))
    assert "counted anew: second team" in texts(svg)


def test_no_colour_but_the_texts_own() -> None:
    svg = draw(read(series([*EVEN, 20.0, None], target=96)))
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"currentColor", "none"}
    assert "<style" not in svg and "style=" not in svg, "a strict content policy forbids them"
    assert "prefers-color-scheme:dark" in draw(read(series(EVEN)), standalone=True)


@given(st.lists(value, max_size=40), st.one_of(st.none(), st.floats(0, 100)))
def test_any_series_is_drawn_within_its_paper(values: list[float | None], target: float | None) -> None:
    root = etree.fromstring(draw(read(series(values, target=target))).encode())
    for element in root.iter(f"{SVG}circle"):
        assert 0 <= float(element.get("cx") or -1) <= WIDTH
        assert 0 <= float(element.get("cy") or -1) <= HEIGHT
    shown = sum(number is not None for number in values)
    signalled = len([e for e in root.iter(f"{SVG}polygon") if e.get("stroke") == "currentColor"])
    assert len(list(root.iter(f"{SVG}circle"))) + signalled == shown


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30))
def test_an_axis_holds_its_values_with_a_few_round_ticks(values: list[float]) -> None:
    axis = axis_for(values, 300, 30, roof_at=100.0)
    assert axis.low <= min(values) and max(values) <= axis.high
    assert 2 <= len(axis.ticks) <= 9


@given(st.lists(st.floats(30, 290), max_size=8))
def test_labels_never_lie_on_each_other(places: list[float]) -> None:
    moved = sorted(spread(places, 15, 30, 290))
    assert all(after - before >= 15 - 1e-6 for before, after in zip(moved, moved[1:], strict=False))
