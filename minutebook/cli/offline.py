"""The site's own pages as files with relative links, for an export that opens without a server."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from minutebook.book.errors import Damaged

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

PAGES = "pages"
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

    def run(self) -> None:
        """Write the first page, then every page a written one links to."""
        self._file_of(Address(""))
        while self.waiting:
            address = self.waiting.pop()
            html = self._fetch(address)
            if html is not None:
                self._write(address, html)

    def _file_of(self, address: Address) -> str:
        """The file of an address, or nothing where it has none; asks for the page when first met."""
        if address not in self.known:
            response = self._ask(address)
            self.known[address] = self._settle(address, response)
        return self.known[address]

    def _settle(self, address: Address, response: HttpResponseBase) -> str:
        if response.status_code in (301, 302, 307, 308):
            self.known[address] = ""  # ends a circle
            return self._file_of(_address(response["Location"]))
        if response.status_code >= 500:
            raise Damaged(f"the page {address.url} cannot be made: the server's log says why")
        if response.status_code != 200:
            return ""
        kind = response.get("Content-Type", "").partition(";")[0]
        if kind == "text/html":
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

    def _fetch(self, address: Address) -> str | None:
        response = self._ask(address)
        return response.getvalue().decode() if response.status_code == 200 else None

    def _write(self, address: Address, html: str) -> None:
        html = _FORM.sub("", html)
        here = posixpath.dirname(address.file)

        def relative(match: re.Match[str]) -> str:
            target = self._target(match["target"].replace("&amp;", "&"), address)
            if target is None:
                return match[0]
            if not target:
                return match["before"].rstrip() + " "
            path, _, fragment = target.partition("#")
            path = posixpath.relpath(path, here or ".") if path else ""
            return f'{match["before"]}{match["name"]}="{path}{"#" + fragment if fragment else ""}"'

        self._put(address.file, _LINK.sub(relative, html).encode())
        self.written += 1

    def _target(self, target: str, at: Address) -> str | None:
        """Where a link leads within the export; ``None``: leave it as it is; empty: nowhere."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or (not parts.path and not parts.query):
            return None
        path = (
            posixpath.normpath(posixpath.join("/" + at.path, unquote(parts.path)))
            if parts.path
            else "/" + at.path
        )
        path = path.strip("/").removeprefix("./")
        segments = path.split("/")
        if "files" in segments[:3]:
            sha256 = segments[segments.index("files") + 1 :][:1]
            blob = self.blobs.get(sha256[0]) if sha256 else None
            return blob.relative_to(self.folder).as_posix() if blob else ""
        if any(segment in SERVED for segment in segments[:2]):
            return ""
        file = self._file_of(Address("" if path == "." else path, parts.query))
        return f"{file}#{parts.fragment}" if file and parts.fragment else file

    def _put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _address(location: str) -> Address:
    parts = urlsplit(location)
    return Address(unquote(parts.path).strip("/"), parts.query)
