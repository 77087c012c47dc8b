"""Asking a site politely and stubbornly: so many requests a second, again after a while, no other host."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

import minutebook
from minutebook.book.errors import Refused
from minutebook.intake.moderngov.state import Seen

TRIES = 5
FIRST_TRIES = 2  # of a site that was never heard of: it is more likely that the address is wrong
AGAIN = (429, 500, 502, 503, 504)
FIRST_WAIT, LONGEST_WAIT = 1.0, 120.0  # seconds between tries
PATIENCE = 900.0  # seconds; a site that says to wait longer is left for another day
REDIRECTS = 5
MANY = 25  # refusals one after another, after which the site is taken not to want us at all
SLOWEST = 30.0  # seconds between two requests, however long a site's robots.txt says
LARGEST = 400_000_000  # bytes of one document
AGENT = f"Minutebook/{minutebook.__version__} (a council's own import; one request at a time)"


class NotGiven(Exception):
    """Why a site did not give what was asked for, as the second half of a sentence."""


@dataclass(frozen=True)
class Given:
    """What a site gave. ``unchanged``: what was given last time is still so (and may not be given again)."""

    address: str
    data: bytes
    seen: Seen
    unchanged: bool = False
    media_type: str = ""


class Client:
    """One site, asked for one thing after another. Safe to use from one thread at a time."""

    def __init__(
        self,
        base: str,
        *,
        rate: float = 2.0,
        log: Path | None = None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        timeout: float = 60.0,
    ) -> None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused(
                "SOURCE", f"{base!r} is no address of a site (write https://democracy.example.gov.uk)"
            )
        self.base, self.origin = base.rstrip("/"), (parts.hostname.lower(), parts.port)
        self.pause = 1.0 / rate if rate > 0 else 0.0
        self.log, self.sleep, self.clock = log, sleep, clock
        self.next_at = 0.0
        self.refusals: list[tuple[str, str]] = []
        self.in_a_row = 0
        self.asked = 0
        self.heard = False
        """Whether the site has answered anything at all."""
        self.pools: dict[str, Any] = {}
        self.pool = urllib3.PoolManager(
            num_pools=2,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"},
            timeout=urllib3.Timeout(connect=timeout / 2, read=timeout),
            retries=False,
        )

    @property
    def root(self) -> str:
        """The address of the host, whatever folder the site is in."""
        own = urlsplit(self.base)
        return f"{own.scheme}://{own.netloc}"

    def address(self, path: str) -> str:
        """A whole address, from one that is relative to the site's base.

        One that names the site otherwise (``http`` where it is asked by ``https``) is brought to the base's.
        """
        whole = urlsplit(urljoin(f"{self.base}/", path))
        if (whole.hostname or "").lower() == self.origin[0] and whole.scheme in ("http", "https"):
            own = urlsplit(self.base)
            whole = whole._replace(scheme=own.scheme, netloc=own.netloc, fragment="")
        return whole.geturl()

    def slow_down(self, seconds: float) -> None:
        """Wait at least so long between two requests from now on."""
        self.pause = max(self.pause, min(seconds, SLOWEST))

    def get(self, path: str, before: Seen | None = None, *, quiet: bool = False) -> Given:
        """Ask for an address. ``before``: ask for it only if it has changed since. Raises :class:`NotGiven`.

        What the site does not give is entered in the log of refusals, unless ``quiet`` (a question whether
        something is there at all). Raises :class:`Refused` when the site refuses everything.
        """
        address = self.address(path)
        try:
            given = self._tried(address, before)
        except NotGiven as why:
            if not self.heard:
                raise Refused("SOURCE", f"{self.base} {why}: is that the address of the site?") from why
            if not quiet:
                self.note(address, str(why))
            raise
        self.in_a_row = 0
        return given

    def note(self, address: str, why: str) -> None:
        """Enter something the site did not give in the log of refusals."""
        self.refusals.append((address, why))
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as file:
                file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {address} {why}\n")
        self.in_a_row += not why.startswith("answered 404")
        if self.in_a_row >= MANY:
            raise Refused(
                "SOURCE",
                f"{self.base} refused {MANY} requests one after another; it {why}. The import "
                "stopped, and goes on from here when you run it again",
            )

    def _tried(self, address: str, before: Seen | None) -> Given:
        wait, why = FIRST_WAIT, ""
        tries = TRIES if self.heard else FIRST_TRIES
        for attempt in range(tries):
            if attempt:
                self.sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
            try:
                answer = self._once(address, before)
            except urllib3.exceptions.SSLError as error:
                raise NotGiven(
                    "has a certificate that does not hold; where its chain is broken, name a file of "
                    "certificates in SSL_CERT_FILE"
                ) from error
            except (urllib3.exceptions.HTTPError, OSError) as error:
                why = f"did not answer ({type(error).__name__})"
                continue
            if answer.status not in AGAIN:
                return self._given(address, answer, before)
            why = f"answered {answer.status} {_first_words(answer.data)}".strip()
            if answer.status == 500 and _is_final(answer.data):
                raise NotGiven(why)
            wait = self._after(answer, wait)
        raise NotGiven(f"{why}, {tries} times")

    def _after(self, answer: Any, wait: float) -> float:
        """How long to wait before the next try: as long as the site says, if it says so."""
        said = str(answer.headers.get("Retry-After") or "").strip()
        if said.isdigit():
            seconds = float(said)
        elif said:
            try:
                seconds = (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
            except (ValueError, TypeError):
                return wait
        else:
            return wait
        if seconds > PATIENCE:
            raise NotGiven(f"answered {answer.status} and says to come back in {seconds:.0f} seconds")
        return max(seconds, 0.0)

    def _once(self, address: str, before: Seen | None) -> Any:
        headers = {}
        if before is not None and before.etag:
            headers["If-None-Match"] = before.etag
        if before is not None and before.modified:
            headers["If-Modified-Since"] = before.modified
        for _ in range(REDIRECTS):
            parts = self._checked(address)
            self._wait()
            # Asked of the pool itself: which host it is was just made sure of, and it is always the one.
            answer = self._pool(parts).urlopen(
                "GET",
                f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/",
                headers={**self.pool.headers, **headers},
                redirect=False,
                preload_content=False,
            )
            self.heard = True
            data = _read(answer)
            where = answer.get_redirect_location()
            if not where:
                return _Answer(answer.status, data, answer.headers)
            before_it, address = address, urljoin(address, where)
            self._moved(before_it, address)
            if "mgerror" in address.lower():
                return _Answer(404, b"", answer.headers)
        raise NotGiven("leads from one address to the next without end")

    def _moved(self, address: str, where: str) -> None:
        """Ask by https from now on where the site sends everybody there, so as not to be sent each time."""
        if where == f"https{address.removeprefix('http')}" and self.origin[1] is None:
            self.base = f"https{self.base.removeprefix('http')}"

    def _checked(self, address: str) -> SplitResult:
        """The parts of an address, which is one of this site's."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or (parts.hostname or "").lower() != self.origin[0]:
            raise NotGiven(f"leads to another host ({parts.hostname})")
        if parts.scheme == "http" and self.base.startswith("https:"):
            raise NotGiven("leads from https to http, where anybody on the way could change it")
        if parts.port not in (None, 80, 443, self.origin[1]):
            raise NotGiven(f"leads to another port ({parts.port})")
        return parts

    def _pool(self, parts: SplitResult) -> Any:
        """The connections that are kept to a scheme and port of the site."""
        known = self.pools.get(parts.scheme + parts.netloc)
        if known is None:
            known = self.pool.connection_from_url(f"{parts.scheme}://{parts.netloc}")
            self.pools[parts.scheme + parts.netloc] = known
        return known

    def _wait(self) -> None:
        now = self.clock()
        if now < self.next_at:
            self.sleep(self.next_at - now)
            now = self.next_at
        self.next_at = now + self.pause
        self.asked += 1

    def _given(self, address: str, answer: Any, before: Seen | None) -> Given:
        if answer.status == 304 and before is not None:
            return Given(address, b"", before, unchanged=True)
        if answer.status != 200:
            raise NotGiven(f"answered {answer.status} {_first_words(answer.data)}".strip())
        sha256 = hashlib.sha256(answer.data).hexdigest()
        seen = Seen(sha256, answer.headers.get("ETag") or "", answer.headers.get("Last-Modified") or "", 0)
        same = before is not None and before.sha256 == sha256
        media = (answer.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return Given(address, answer.data, seen, unchanged=same, media_type=media)


@dataclass(frozen=True)
class _Answer:
    status: int
    data: bytes
    headers: Any


def _read(answer: Any) -> bytes:
    """The whole body, as long as it is no longer than any document is."""
    parts, size = [], 0
    for part in answer.stream(1 << 16, decode_content=True):
        size += len(part)
        if size > LARGEST:
            answer.close()
            raise NotGiven(f"gives more than {LARGEST // 1_000_000} MB for one document")
        parts.append(part)
    answer.release_conn()
    return b"".join(parts)


def _first_words(data: bytes) -> str:
    text = data[:300].decode("utf-8", "replace").strip()
    return "" if text.startswith("<") else " ".join(text.split())[:100]


def _is_final(data: bytes) -> bool:
    """Whether a 500 is ASP.NET's way to say that the question was wrong, which asking again does not mend."""
    return data.lstrip().startswith(
        (b"Missing parameter", b"Cannot convert", b"mgWebService Web Service method")
    )
