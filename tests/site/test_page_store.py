"""A page is kept while nothing it depends on changes, and never a moment longer."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from minutebook.site.store import BookState, PageStore


class Site:
    """An application that counts how often it is asked, and says what it is told to."""

    def __init__(self) -> None:
        self.asked = 0
        self.words = b"<h1>Cabinet</h1>" * 100
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0")]
        self.state = 1

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        self.asked += 1
        start(self.status, list(self.headers))
        return [self.words]


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def store(site: Site) -> PageStore:
    return PageStore(site, lambda: site.state)


def get(
    store: PageStore, path: str = "/cabinet", method: str = "GET", **headers: str
) -> tuple[str, dict[str, str], bytes]:
    said: list[Any] = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "localhost", "QUERY_STRING": ""}
    body = store(environ | {f"HTTP_{k.upper()}": v for k, v in headers.items()}, lambda *a: said.extend(a))
    return said[0], dict(said[1]), b"".join(body)


def test_it_works(store: PageStore, site: Site) -> None:
    first, second = get(store), get(store)
    assert first == second and first[0] == "200 OK" and first[2] == site.words
    assert site.asked == 1


def test_a_publication_empties_it(store: PageStore, site: Site) -> None:
    get(store)
    site.state, site.words = 2, b"new"
    assert get(store)[2] == b"new"


def test_who_has_the_page_is_not_sent_it_again(store: PageStore) -> None:
    etag = get(store)[1]["ETag"]
    status, headers, body = get(store, if_none_match=etag)
    assert (status, body) == ("304 Not Modified", b"") and headers["ETag"] == etag


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"if_modified_since": "Mon, 15 Jun 2026 09:00:00 GMT"}, "304 Not Modified"),
        ({"if_modified_since": "Tue, 16 Jun 2026 09:00:00 GMT"}, "304 Not Modified"),
        ({"if_modified_since": "Mon, 15 Jun 2026 08:59:59 GMT"}, "200 OK"),
        ({"if_modified_since": "yesterday"}, "200 OK"),
        # The tag tells more than the time, so where there is one the time is left out of account.
        ({"if_modified_since": "Tue, 16 Jun 2026 09:00:00 GMT", "if_none_match": 'W/"other"'}, "200 OK"),
    ],
)
def test_where_a_page_says_since_when_it_stands_its_time_counts_too(
    store: PageStore, site: Site, asked: dict[str, str], status: str
) -> None:
    assert get(store, "/timeless", **asked)[0] == "200 OK"
    site.headers.append(("Last-Modified", "Mon, 15 Jun 2026 09:00:00 GMT"))
    assert get(store, **asked)[0] == status


def test_it_is_sent_packed_to_who_can_unpack_it(store: PageStore, site: Site) -> None:
    _, headers, body = get(store, accept_encoding="br, gzip")
    assert headers["Content-Encoding"] == "gzip" and gzip.decompress(body) == site.words
    assert headers["Vary"] == "Accept-Encoding" and headers["Content-Length"] == str(len(body))


def test_head_has_the_headers_alone(store: PageStore) -> None:
    status, headers, body = get(store, method="HEAD")
    assert status == "200 OK" and body == b"" and int(headers["Content-Length"]) > 0


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("404 Not Found", None),
        ("301 Moved Permanently", None),
        ("200 OK", ("Set-Cookie", "a=b")),
        ("200 OK", ("Cache-Control", "private")),
        ("200 OK", ("Content-Type", "application/pdf")),
    ],
)
def test_what_is_not_a_public_page_is_not_kept(
    store: PageStore, site: Site, status: str, header: tuple[str, str] | None
) -> None:
    site.status = status
    if header:
        site.headers = [h for h in site.headers if h[0] != header[0]] + [header]
    assert get(store)[0] == status
    get(store)
    assert site.asked == 2


@pytest.mark.parametrize("path", ["/files/abc/report.pdf", "/search", "/static/style.css"])
def test_files_and_searches_go_straight_through(store: PageStore, site: Site, path: str) -> None:
    get(store, path)
    get(store, path)
    assert site.asked == 2 and not store.pages


def test_a_post_is_never_answered_from_it(store: PageStore, site: Site) -> None:
    get(store)
    get(store, method="POST")
    assert site.asked == 2


def test_a_page_that_was_overtaken_while_it_was_made_is_not_kept(site: Site) -> None:
    def overtaken(environ: dict[str, Any], start: Any) -> list[bytes]:
        result = site(environ, start)
        store.known = "another"
        return result

    store = PageStore(overtaken, lambda: site.state)
    get(store)
    assert not store.pages


def test_it_never_keeps_more_than_it_may(site: Site) -> None:
    store = PageStore(site, lambda: site.state, capacity=5000)
    for number in range(20):
        get(store, f"/{number}")
    assert 0 < store.size <= 5000
    assert store.size == sum(len(kept.body) + len(kept.packed) for kept in store.pages.values())


@pytest.mark.django_db(transaction=True)
def test_the_state_changes_with_every_publication(settings: Any, book: Any) -> None:
    from minutebook.book.press import publish
    from tests.book.making import board, found

    settings.DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
    state = BookState()
    before = state()
    council = found(book)
    publish(book, board(), council=council)
    state.looked = 0.0
    assert state() != before


def test_a_pack_that_is_made_after_its_meeting_was_published_empties_it_too(db: None) -> None:
    from minutebook.book.shelf import public_book
    from minutebook.packs.library import Library

    state = BookState()
    before = state()
    Library(public_book()).touch()
    assert state() != before
