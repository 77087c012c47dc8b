"""A council's name, crest, colour and contact are settings; a wrong one is named, and the site stays up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook import home
from minutebook.site.colour import contrast, readable
from minutebook.site.look import DARK_PAPER, LIGHT_PAPER, BadSetting, looks
from tests.site.conftest import Get

CREST = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
WHOLE = """
address = "https://record.example.org/"
[look]
colour = "#ff8800"
contact = { en = "democracy@example.org" }
[councils.temeside]
name = { en = "Temeside", cy = "Glan Tefeidiad" }
crest = "crest.svg"
ask = { en = "Write three days before.", cy = "Ysgrifennwch dridiau ynghynt." }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A public folder of its own, whose settings pages are shown in."""
    (tmp_path / "crest.svg").write_bytes(CREST)
    monkeypatch.setattr("minutebook.site.look.home.folder", lambda side: tmp_path)
    looks.cache_clear()
    return tmp_path


def test_it_works(folder: Path) -> None:
    (folder / "site.toml").write_text(WHOLE)
    look = looks(folder).of("temeside")
    assert look.name.cy == "Glan Tefeidiad"
    assert look.contact.en == "democracy@example.org"
    assert look.address == "https://record.example.org"
    assert look.crest is not None and look.crest.data == CREST
    assert looks(folder).of("another").crest is None


def test_pages_are_shown_in_them(
    record: None, folder: Path, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "site.toml").write_text(WHOLE)
    monkeypatch.setattr("minutebook.site.dispatch.public_book", _book())
    page = get("/scrutiny-panel/2026-07-15")
    assert page.words(".name") == ["Temeside"]
    assert page.one("title").text().endswith(" – Temeside")
    crest = page.one("img.crest").attributes["src"]
    assert get(str(crest)).headers["Content-Type"] == "image/svg+xml"
    sheet = [link.attributes["href"] for link in page.tree.css("link[rel=stylesheet]")][1]
    assert ":root{--accent:#" in get(str(sheet)).html
    assert "Write three days before." in page.html
    assert 'href="mailto:democracy@example.org"' in page.html
    assert "Ysgrifennwch dridiau ynghynt." in get("/cy/scrutiny-panel/2026-07-15").html
    item = get("/corporate-parenting-board/2026-05-06/inspection-update")
    assert "https://record.example.org/id/model" in item.words(".quote")[0]
    assert any(link.startswith("mailto:?subject=") for link in item.links(".record a"))


def _book() -> object:
    from minutebook.book.shelf import Book

    book = Book("default", home.home() / "public")
    return lambda: book


def test_without_a_file_the_site_has_a_look_of_its_own(folder: Path) -> None:
    assert looks(folder).digest == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "#ff8800"', "colour"),
        ("[look]\ncolour = 'green'", "colour is written as # and six hexadecimal digits"),
        ("[look]\ncrest = 'none.svg'", "'none.svg' cannot be read beside it"),
        ("[look]\ncrest = 'crest.exe'", "must be one of .svg"),
        ("address = 'record.example.org'", "address is where the site stands, as https://"),
        ("[look", "site.toml"),
        ("[look]\nname = 3", "look.name"),
    ],
)
def test_a_wrong_setting_is_named(folder: Path, text: str, said: str) -> None:
    (folder / "site.toml").write_text(text)
    with pytest.raises(BadSetting, match="site.toml") as raised:
        looks(folder)
    assert said in str(raised.value)


def test_a_wrong_setting_does_not_take_the_site_down(
    record: None, folder: Path, get: Get, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "site.toml").write_text("[look]\ncolour = 'green'")
    monkeypatch.setattr("minutebook.site.dispatch.public_book", _book())
    assert get("/").status == 200
    assert "the site is shown without its settings" in caplog.text


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_is_made_readable_on_both_papers(number: int) -> None:
    colour = f"#{number:06x}"
    for paper in (LIGHT_PAPER, DARK_PAPER):
        assert contrast(readable(colour, paper), paper) >= 7


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert readable("#1f4d3a", LIGHT_PAPER) == "#1f4d3a"
