"""Rendered pages, kept by each web process and served before Django is asked.

A page depends on the book, the day, the release and the settings. The last two change with the process;
:class:`BookState` tells the first two in a few microseconds, and a publication empties the store. So a kept
page is never older than what the database has committed when it is asked for (on PostgreSQL: than
``LOOK_AGAIN`` seconds before).
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from email.utils import parsedate_to_datetime
from functools import cached_property
from typing import Any, NamedTuple

from minutebook import home

CAPACITY = 64 * 2**20  # bytes of pages one process keeps
LARGEST = 2 * 2**20  # bytes of one page that is kept
WORTH_PACKING = 400  # bytes under which packing gains nothing
LOOK_AGAIN = 0.1  # seconds between two looks at a PostgreSQL book
KEPT_TYPES = ("text/html", "text/plain", "text/calendar", "text/xml", "application/json", "application/xml")
NOT_KEPT = ("/files/", "/static/", "/search")

Start = Callable[..., Any]
Application = Callable[[dict[str, Any], Start], Iterable[bytes]]


class Kept(NamedTuple):
    """A page as it is sent: whole or packed, with the headers of each, and of "you have it already"."""

    etag: str
    body: bytes
    headers: list[tuple[str, str]]
    packed: bytes
    packed_headers: list[tuple[str, str]]
    unchanged_headers: list[tuple[str, str]]


class PageStore:
    """A WSGI application around another: answers what it has kept, and keeps what it may.

    ``state`` gives a value that differs whenever any page might; a page is kept when it is a 200 that says it
    is ``public``.
    """

    def __init__(
        self, application: Application, state: Callable[[], Hashable], capacity: int = CAPACITY
    ) -> None:
        self.application = application
        self.state = state
        self.capacity = capacity
        self.pages: OrderedDict[tuple[str, str, str], Kept] = OrderedDict()
        self.size = 0
        self.known: Hashable = None
        self.lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method not in ("GET", "HEAD") or path.startswith(NOT_KEPT):
            return self.application(environ, start)
        state = self.state()
        if state != self.known:
            self._empty(state)
        key = (environ.get("HTTP_HOST", ""), path, environ.get("QUERY_STRING", ""))
        kept = self.pages.get(key)
        if kept is None:
            answer = self._ask(environ)
            kept = self._keep(key, state, answer)
            if kept is None:
                start(answer.status, answer.headers)
                return [answer.body if method == "GET" else b""]
        return _send(kept, environ, start, method)

    def _empty(self, state: Hashable) -> None:
        with self.lock:
            self.pages.clear()
            self.size, self.known = 0, state

    def _ask(self, environ: dict[str, Any]) -> Answer:
        """The page from Django: whole, unpacked, whatever the reader has already."""
        asked = environ | {"REQUEST_METHOD": "GET"}
        for header in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
            asked.pop(header, None)
        said: list[Any] = []
        body = self.application(asked, lambda status, headers, *_: said.extend((status, headers)))
        try:
            return Answer(b"".join(body), said[0], said[1])
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()

    def _keep(self, key: tuple[str, str, str], state: Hashable, answer: Answer) -> Kept | None:
        if not answer.may_be_kept() or state != self.known:
            return None
        kept = _prepared(answer)
        with self.lock:
            if key not in self.pages:
                self.pages[key] = kept
                self.size += len(kept.body) + len(kept.packed)
            while self.size > self.capacity:
                _, oldest = self.pages.popitem(last=False)
                self.size -= len(oldest.body) + len(oldest.packed)
        return kept


class Answer(NamedTuple):
    """What the wrapped application said."""

    body: bytes
    status: str
    headers: list[tuple[str, str]]

    def may_be_kept(self) -> bool:
        """Whether it is a whole page that is the same for everyone."""
        said = {name.lower(): value for name, value in self.headers}
        return (
            self.status.startswith("200")
            and len(self.body) <= LARGEST
            and said.get("cache-control", "").startswith("public")
            and said.get("content-type", "").startswith(KEPT_TYPES)
            and "set-cookie" not in said
        )


def _prepared(answer: Answer) -> Kept:
    etag = f'W/"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}"'
    left_out = ("content-length", "etag", "vary")
    common = [(name, value) for name, value in answer.headers if name.lower() not in left_out]
    common += [("ETag", etag), ("Vary", "Accept-Encoding")]
    worth = len(answer.body) >= WORTH_PACKING
    packed = gzip.compress(answer.body, 6, mtime=0) if worth else b""
    return Kept(
        etag,
        answer.body,
        [*common, ("Content-Length", str(len(answer.body)))],
        packed,
        [*common, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))],
        [(name, value) for name, value in common if name.lower() != "content-type"],
    )


def _has_it(kept: Kept, environ: dict[str, Any]) -> bool:
    """Whether the reader says that they have the page as it is: by its tag or, without one, by its time."""
    tags, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if tags is not None or since is None:
        return kept.etag in (tags or "")
    changed = next((value for name, value in kept.headers if name.lower() == "last-modified"), None)
    if changed is None:
        return False
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def _send(kept: Kept, environ: dict[str, Any], start: Start, method: str) -> Iterable[bytes]:
    if _has_it(kept, environ):
        start("304 Not Modified", kept.unchanged_headers)
        return []
    packed = kept.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    start("200 OK", kept.packed_headers if packed else kept.headers)
    if method == "HEAD":
        return []
    return [kept.packed if packed else kept.body]


class BookState:
    """The state of a book's pages: today, how far each council's chain is, and the packs that lie ready."""

    def __init__(self) -> None:
        self.local = threading.local()
        self.day, self.minute = "", 0.0
        self.looked, self.chains = 0.0, ()  # type: tuple[float, tuple[Any, ...]]
        self.packs = str(home.folder("public") / "packs" / "changed")

    @cached_property
    def is_sqlite(self) -> bool:
        """Whether the book is in SQLite; asked once, since this is looked at with every page."""
        from django.conf import settings

        return "sqlite3" in settings.DATABASES["default"]["ENGINE"]

    def __call__(self) -> Hashable:
        return self._today(), self._sqlite() if self.is_sqlite else self._server(), self._packs()

    def _today(self) -> str:
        minute = time.time() // 60
        if minute != self.minute:
            from minutebook.book import clock

            self.minute, self.day = minute, clock.today().isoformat()
        return self.day

    def _sqlite(self) -> Hashable:
        """SQLite tells a connection of its own whether anybody committed since it last asked."""
        connection = getattr(self.local, "connection", None)
        if connection is None:
            from django.conf import settings

            connection = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=60)
            self.local.connection, self.local.version, self.local.chains = connection, None, ()
        version = connection.execute("PRAGMA data_version").fetchone()
        if version != self.local.version:
            self.local.version = version
            self.local.chains = tuple(
                connection.execute("SELECT council, head FROM book_chain ORDER BY council")
            )
        return self.local.chains

    def _server(self) -> Hashable:
        now = time.monotonic()
        if now - self.looked > LOOK_AGAIN:
            from minutebook.book.models import Chain

            self.chains = tuple(
                Chain.objects.using("default").order_by("council").values_list("council", "head")
            )
            self.looked = now
        return self.chains

    def _packs(self) -> int:
        """When the packs that pages offer last changed; they are made a while after the book is."""
        try:
            return os.stat(self.packs).st_mtime_ns
        except FileNotFoundError:
            return 0
