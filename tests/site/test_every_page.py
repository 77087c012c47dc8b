"""Every family of pages answers as it should: status, title, heading, language, few queries, valid HTML."""

from __future__ import annotations

import json
import re

import pytest

from tests.site.conftest import Get, Read, parsed_strictly, plain
from tests.site.families import OTHERS, PAGES

MOST_QUERIES = 6
WELSH = [f"/cy{path}".rstrip("/") for path in PAGES]


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_it_works(record: None, get: Get, path: str, heading: str) -> None:
    page = get(path)
    assert page.status == 200
    assert plain(page.one("h1").text()) == heading
    assert page.one("head > title").text().endswith(" – Temeside County Council")
    assert page.one("html").attributes["lang"] == "en"
    assert page.queries <= MOST_QUERIES
    sound(page)


@pytest.mark.parametrize("path", WELSH)
def test_every_page_stands_in_welsh_too(record: None, get: Get, path: str) -> None:
    page = get(path)
    assert page.status == 200
    assert page.one("html").attributes["lang"] == "cy"
    assert page.one("head > title").text().endswith(" – Cyngor Sir Temeside")
    assert page.queries <= MOST_QUERIES
    sound(page)


@pytest.mark.parametrize(("path", "expected"), OTHERS.items())
def test_what_is_not_there_is_said_on_a_page(
    record: None, get: Get, path: str, expected: tuple[int, str]
) -> None:
    page = get(path)
    assert (page.status, plain(page.one("h1").text())) == expected
    sound(page)


def test_a_book_with_nothing_in_it_has_a_page(db: None, get: Get) -> None:
    page = get("/")
    assert (page.status, page.words("h1")) == (200, ["An empty book"])
    parsed_strictly(page.html)


def sound(page: Read) -> None:
    """The rules every page keeps."""
    parsed_strictly(page.html)
    ids = [node.attributes["id"] for node in page.tree.css("[id]")]
    assert len(ids) == len(set(ids)), "an id twice"
    assert "" not in ids
    for attribute in ("aria-labelledby", "for"):
        for node in page.tree.css(f"[{attribute}]"):
            assert set((node.attributes[attribute] or "").split()) <= set(ids), f"{attribute} leads nowhere"
    for link in page.links('a[href^="#"]'):
        assert link[1:] in ids, f"{link} leads nowhere on the page"
    assert not page.tree.css("a a, a button, p p, p ul, p div, [style], [onclick]")
    for child in page.tree.css("ul > *, ol > *"):
        assert child.tag == "li"
    for image in page.tree.css("img"):
        assert "alt" in image.attributes
    for field in page.tree.css("input:not([type=hidden]), select"):
        id = field.attributes.get("id")
        assert (id and page.tree.css(f'label[for="{id}"]')) or (field.parent and field.parent.tag == "label")
    in_order(page)
    only_data(page)


def in_order(page: Read) -> None:
    """Headings begin with the one h1 and never skip a level downwards."""
    levels = [int(node.tag[1]) for node in page.tree.css("main h1, main h2, main h3, main h4")]
    assert levels.count(1) == 1
    before = 0
    for level in levels:
        assert level <= before + 1, f"h{level} after h{before}"
        before = level


def only_data(page: Read) -> None:
    """The only script element is one no browser runs, and it is JSON."""
    for script in page.tree.css("script"):
        assert script.attributes["type"] == "application/ld+json"
        data = json.loads(script.text())
        assert data["@context"] == "https://schema.org"
        trail = data["@graph"][-1]
        assert trail["@type"] == "BreadcrumbList"
        assert all(step["name"] and step["item"] for step in trail["itemListElement"])
    assert re.search(r"<script(?! type=.application/ld)", page.html) is None
