"""A desk and a public site of one small council, and a browser before them."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from tests.browsing import ROOT, RULES


@cache
def empty_home() -> Path:
    """A data folder whose databases have tables and nothing in them: made once in a process, then copied."""
    folder = tempfile.TemporaryDirectory(prefix="minutebook-stage-")
    atexit.register(folder.cleanup)
    environment = os.environ | {
        "MINUTEBOOK_HOME": folder.name,
        "MINUTEBOOK_SIDE": "desk",
        "MINUTEBOOK_FACE": "desk",
    }
    made = "from minutebook.book.opening import prepare; prepare()"
    subprocess.run([sys.executable, "-c", made], cwd=ROOT, env=environment, check=True)
    return Path(folder.name)


CHECKED: set[str] = set()
"""The kinds of page that were looked at so far, by whatever test of this process."""


@dataclass
class Stage:
    """The two servers; each kind of page opened is looked at with axe, and at the width of a phone."""

    home: Path
    legal_status: str
    browser: Browser
    now: str
    servers: dict[str, subprocess.Popen[str]] = field(default_factory=dict)
    ports: dict[str, str] = field(default_factory=dict)

    def open(self) -> None:
        """Start the desk, which makes the council, and then the public site."""
        if not (self.home / "desk").exists():
            shutil.copytree(empty_home(), self.home, dirs_exist_ok=True)
        for face in ("desk", "site"):
            environment = os.environ | {
                "MINUTEBOOK_HOME": str(self.home),
                "MINUTEBOOK_NOW": self.now,
                "LEGAL_STATUS": self.legal_status,
            }
            server = subprocess.Popen(
                [sys.executable, "-m", "tests.desk.serving", face],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            self.servers[face] = server
            assert server.stdout is not None
            self.ports[face] = server.stdout.readline().strip()
            assert self.ports[face], f"the {face} did not start"

    def close(self) -> None:
        """Stop both."""
        for server in self.servers.values():
            server.terminate()
            server.wait(10)

    def it_is(self, moment: str) -> None:
        """Let it be another moment, at the desk and for the public."""
        for server in self.servers.values():
            assert server.stdin is not None and server.stdout is not None
            server.stdin.write(moment + "\n")
            server.stdin.flush()
            assert server.stdout.readline().strip() == moment

    def sign_in(self, name: str) -> Visitor:
        """One of the people at the desk, in a browser of their own."""
        page = self.browser.new_context().new_page()
        visitor = Visitor(self, page, f"http://127.0.0.1:{self.ports['desk']}")
        visitor.go("/demo")
        page.get_by_role("button", name=name).click()
        return visitor

    def public(self) -> Visitor:
        """Somebody of the public."""
        page = self.browser.new_context().new_page()
        return Visitor(self, page, f"http://127.0.0.1:{self.ports['site']}")


@dataclass
class Visitor:
    """Somebody before a browser."""

    stage: Stage
    page: Page
    address: str

    def go(self, path: str) -> Visitor:
        """Open an address."""
        response = self.page.goto(self.address + path)
        assert response is not None and response.ok, f"{path}: {response and response.status}"
        self.look()
        return self

    def follow(self, words: str) -> Visitor:
        """Follow a link by its words."""
        return self._leave(self.page.get_by_role("link", name=words).first)

    def press(self, words: str) -> Visitor:
        """Press a button by its words."""
        return self._leave(self.page.get_by_role("button", name=words).first)

    def _leave(self, way: Locator) -> Visitor:
        """Click, and wait for the page it leads to (for a moment only, where it leads to none)."""
        self.page.evaluate("window.here = true")
        way.click()
        with suppress(TimeoutError):
            arrived = "() => !window.here && document.readyState === 'complete'"
            self.page.wait_for_function(arrived, timeout=10_000)
        self.look()
        return self

    def fill(self, **fields: str) -> Visitor:
        """Fill fields in by their names."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").first.fill(value)
        return self

    def choose(self, words: str) -> Visitor:
        """Tick or choose something by its words."""
        self.page.get_by_label(words).first.check()
        return self

    def sees(self, words: str) -> Visitor:
        """Assert that the page says something."""
        text = re.sub(r"\s+", " ", self.page.inner_text("main"))
        assert words in text, f"{words!r} is not on {self.page.url}:\n{text}"
        return self

    def does_not_see(self, words: str) -> Visitor:
        """Assert that the page does not say something."""
        assert words not in self.page.content(), f"{words!r} is on {self.page.url}"
        return self

    def look(self) -> None:
        """The first time a kind of page is seen: it fits a phone and a tablet, and axe finds nothing."""
        kind = re.sub(r"/[a-z2-7]{20}", "/…", self.page.url.partition("?")[0].removeprefix(self.address))
        if kind in CHECKED or self.address.endswith(self.stage.ports["site"]):
            return
        CHECKED.add(kind)
        for device, width in (("phone", 320), ("tablet", 820)):
            self.page.set_viewport_size({"width": width, "height": 700})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{kind} is {wide} px wide on a {device}"
        self.page.set_viewport_size({"width": 1280, "height": 900})
        found = Axe().run(self.page, options=RULES)
        assert not found.violations_count, f"{kind}: {found.generate_report()}"
