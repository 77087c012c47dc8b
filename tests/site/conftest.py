"""A small council's record, its pages, and a browser to read them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site import county


@dataclass
class Read:
    """A page as it was answered: its status, its text, its tree, and how often the database was asked."""

    status: int
    html: str
    tree: LexborHTMLParser
    queries: int
    headers: Any

    def one(self, selector: str) -> LexborNode:
        """The only node of this selector."""
        found = self.tree.css(selector)
        assert len(found) == 1, f"{selector}: {len(found)}"
        return found[0]

    def words(self, selector: str) -> list[str]:
        """The texts of all nodes of this selector, white space made plain."""
        return [plain(node.text()) for node in self.tree.css(selector)]

    def links(self, selector: str = "a") -> list[str]:
        """Where the links of this selector lead."""
        return [node.attributes.get("href") or "" for node in self.tree.css(selector)]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


Get = Callable[..., Read]


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the house at nine o'clock on a Monday in June."""
    monkeypatch.setenv("MINUTEBOOK_NOW", county.NOW)


@pytest.fixture
def record(db: None, stopped: None) -> Iterator[None]:
    """The public book with the small council in it."""
    from minutebook.book.shelf import public_book

    county.load(public_book())
    yield


@pytest.fixture
def get(client: Client) -> Get:
    """Ask for a page."""

    def get(path: str, **headers: Any) -> Read:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path, **headers)
            html = answer.getvalue().decode()
        return Read(answer.status_code, html, LexborHTMLParser(html), len(asked), answer.headers)

    return get


def parsed_strictly(html: str) -> None:
    """Raise ``html5lib.html5parser.ParseError`` where a page is not valid HTML."""
    html5lib.HTMLParser(strict=True).parse(html)


SHEETS = Path(__file__).parents[2] / "minutebook/site/static_files/sheet"
