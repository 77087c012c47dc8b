"""The site's own pages as files with relative links, for an export that opens without a server."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

PAGES = "pages"
# Lists go on by these; anything else in a query filters what is on other pages too.
GOING_ON = frozenset(["page", "before", "year", "month"])
# What only a server can answer: searches, forms, other protocols, addresses for other programs.
SERVED = frozenset(
    ["search", "find", "subscribe", "alerts", "api", "oparl", "feeds", "desk", "sign-in", "export"]
)
_LINK = re.compile(r"""(?P<before><[a-zA-Z][^<>]*?\s)(?P<name>href|src|action)="(?P<target>[^"]*)\"""")
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)


class Address(NamedTuple):
    """A page of the site: its path without the first slash, and its query."""

    path: str
    query: str = ""

    @property
    def file(self) -> str:
        """The file it is written to, from the export's folder."""
        if not self.path and not self.query:
            return "index.html"
        pairs = "".join(f"--{name}-{value}" for name, value in sorted(parse_qsl(self.query)))
        return f"{PAGES}/{self.path or 'index'}{pairs}.html"

    @property
    def url(self) -> str:
        """What the site is asked for."""
        return f"/{self.path}" + (f"?{self.query}" if self.query else "")


def write_pages(folder: Path, moment: datetime) -> int:
    """Write every page that can be reached from the first one into ``folder``; return their number.

    Pages are as the site shows them at ``moment``. Stored files lead into the export's ``blobs``; what only a
    server can answer loses its link.
    """
    from minutebook.book import clock

    with clock.stopped(moment):
        walk = _Walk(folder)
        walk.run()
    return walk.written


class _Walk:
    """One walk over the site, from page to page."""

    def __init__(self, folder: Path) -> None:
        from django.core.handlers.base import BaseHandler

        self.folder = folder
        self.written = 0
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.known: dict[Address, str] = {}
        self.waiting: list[Address] = []
        self.blobs = {path.stem: path for path in sorted((folder / "blobs").glob("*/*"))}
        self.welsh, self.months = _extent()

    def run(self) -> None:
        """Write the first page, then every page a written one links to."""
        self._file_of(Address(""))
        while self.waiting:
            self._link(self.waiting.pop())
            self.written += 1

    def _file_of(self, address: Address) -> str:
        """The file of an address, or nothing where it has none; asks for the page when first met."""
        if address not in self.known:
            self.known[address] = ""  # ends a circle of redirections
            self.known[address] = self._settle(address) if self._wanted(address) else ""
        return self.known[address]

    def _wanted(self, address: Address) -> bool:
        query = dict(parse_qsl(address.query))
        segments = address.path.split("/")[:2]
        first, last = self.months
        return (
            query.keys() <= GOING_ON
            and len(query) < 2
            and first <= query.get("month", first) <= last
            and not SERVED.intersection(segments)
            and (self.welsh or segments[0] != "cy")
        )

    def _settle(self, address: Address) -> str:
        """Ask for a page and keep it, its links still as the site made them; return its file."""
        from minutebook.book.errors import Damaged

        response = self._ask(address)
        if response.status_code in (301, 302, 307, 308):
            return self._file_of(_address(response["Location"]))
        if response.status_code >= 500:
            raise Damaged(f"the page {address.url} cannot be made: the server's log says why")
        if response.status_code != 200:
            return ""
        if response.get("Content-Type", "").startswith("text/html"):
            self._put(address.file, response.getvalue())
            self.waiting.append(address)
            return address.file
        if address.path.startswith("static/"):
            self._put(address.path, response.getvalue())
            return address.path
        return ""

    def _ask(self, address: Address) -> HttpResponseBase:
        from django.core.handlers.wsgi import WSGIRequest

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/{address.path}",
            "QUERY_STRING": address.query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": BytesIO(),
            "wsgi.url_scheme": "http",
        }
        return self.handler.get_response(WSGIRequest(environ))

    def _link(self, address: Address) -> None:
        """Make the links of a page that was kept lead to files; leave out what only a server can answer."""
        here = posixpath.dirname(address.file) or "."

        def relative(match: re.Match[str]) -> str:
            target = self._target(unescape(match["target"]), address)
            if target is None:
                return match[0]
            if not target:
                return match["before"].rstrip() + " "
            path, _, fragment = target.partition("#")
            link = quote(posixpath.relpath(path, here)) + (f"#{fragment}" if fragment else "")
            return f'{match["before"]}{match["name"]}="{escape(link)}"'

        html = (self.folder / address.file).read_text(encoding="utf-8")
        self._put(address.file, _LINK.sub(relative, _FORM.sub("", html)).encode())

    def _target(self, target: str, at: Address) -> str | None:
        """The file a link leads to; ``None``: leave the link as it is; empty: it leads nowhere here."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not (parts.path or parts.query):
            return None
        path = posixpath.normpath(posixpath.join(f"/{at.path}", unquote(parts.path))).strip("/")
        segments = path.split("/")
        if "files" in segments[:3]:
            after = segments[segments.index("files") + 1 :]
            blob = self.blobs.get(after[0]) if after else None
            return blob.relative_to(self.folder).as_posix() if blob else ""
        file = self._file_of(Address(path, parts.query))
        return f"{file}#{parts.fragment}" if file and parts.fragment else file

    def _put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _extent() -> tuple[bool, tuple[str, str]]:
    """Whether the record is kept in Welsh too, and the first and last month in which bodies meet."""
    from minutebook.book import catalogue
    from minutebook.book.shelf import public_book

    rows = catalogue.entries(public_book())
    councils = rows.filter(kind="council").values_list("state", "title_cy")
    welsh = any(nation == "wales" or name for nation, name in councils)
    days = rows.filter(kind="meeting").order_by("date").values_list("date", flat=True)
    first, last = days.first(), days.last()
    return welsh, ((first or "")[:7], (last or "")[:7])


def _address(location: str) -> Address:
    parts = urlsplit(location)
    return Address(unquote(parts.path).strip("/"), parts.query)
