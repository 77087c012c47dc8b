"""``python docs/screens/take.py [ADDRESS]``: take the pictures of the site's main pages in this folder.

Without an address the demo county is loaded into a folder of its own and served for as long as it takes.
Needs chromium. Where Charis SIL and Inter are installed they stand in for Charter and the system's sans
serif, as most readers have them; the site itself fetches no font.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COLOURS = 128  # of a picture's palette: enough for type on paper
LARGEST = 200_000  # bytes of one picture
PHONE, DESK = 360, 1280
SANS = "".join(
    f"""<match target="pattern"><test name="family"><string>{name}</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>"""
    for name in ("system-ui", "sans", "sans-serif")
)
FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{SANS}
<match target="pattern"><test name="family"><string>Charter</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Charis SIL</string></edit></match></fontconfig>
"""


class Shot(NamedTuple):
    """One picture: its name, the page, the window, and how far down it goes."""

    name: str
    path: str
    width: int = DESK
    height: int = 1000
    scheme: str = "light"


def shots(address: str) -> list[Shot]:
    """The main pages of the demo county, some of whose addresses depend on the day it was loaded."""
    board = "/corporate-parenting-board"
    item = _first(
        f"{address}/matters/childrens-emotional-health-and-well-being", "inspection-of-childrens-services"
    )
    meeting = item.rpartition("/")[0]
    coming = _first(f"{address}/meetings", r"/20\d\d-")
    voted = _first(f"{address}/votes", "budget")
    line = _first(f"{address}/lines", "a-pathway-of-their-own")
    return [
        Shot("home", "/", height=1150),
        Shot("meeting", meeting, height=1250),
        Shot("meeting-to-come", coming, height=950),
        Shot("item", item, height=1500),
        Shot("item-dark", item, height=1000, scheme="dark"),
        Shot("body", board, height=1250),
        Shot("calendar", "/calendar"),
        Shot("matter", "/matters/ledbourne-eastern-link-road", height=1200),
        Shot("resolutions", "/resolutions", height=1100),
        Shot("vote", voted, height=1200),
        Shot("lines", "/lines", height=1150),
        Shot("line", line, height=1100),
        Shot("threads", "/threads", height=1000),
        Shot("phone-line", line, PHONE, 1100),
        Shot("phone-home", "/", PHONE, 1100),
        Shot("phone-meeting", meeting, PHONE, 1100),
        Shot("phone-item", item, PHONE, 1100),
    ]


def _first(page: str, pattern: str) -> str:
    """The first link of a page whose address has this in it."""
    with urlopen(page) as answer:
        html = answer.read().decode()
    main = html[html.index("<main") :]
    found = re.search(rf'href="(/[^"?]*{pattern}[^"?]*)"', main)
    if found is None:
        raise SystemExit(f"{page} has no link to {pattern}: was the demo county loaded?")
    return found[1]


@contextmanager
def served() -> Iterator[str]:
    """The demo county, loaded and served; its address."""
    with tempfile.TemporaryDirectory(prefix="minutebook-screens-") as folder:
        settings = os.environ | {"MINUTEBOOK_HOME": folder}
        command = [sys.executable, "-m", "minutebook"]
        subprocess.run([*command, "demo", "--no-serve"], cwd=ROOT, env=settings, check=True)
        serve = [*command, "serve", "--public-only", "--processes", "1", "--port", "8190"]
        with subprocess.Popen(serve, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            said = server.stdout.readline()
            address = re.search(r"http://\S+", said)
            assert address is not None, said
            try:
                _wait(address[0])
                yield address[0]
            finally:
                server.terminate()


def _wait(address: str) -> None:
    import time

    for _ in range(60):
        try:
            urlopen(f"{address}/robots.txt").close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"{address} does not answer")


def take(browser: Browser, address: str, shot: Shot) -> int:
    """Take one picture; return its size in bytes."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(address + shot.path)
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    path = HERE / f"{shot.name}.png"
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{path.name} has {size:,} bytes, more than {LARGEST:,}: show less of the page")
    return size


def main(address: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(FONTS, encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )
        for shot in shots(address):
            print(f"{shot.name:<16} {take(browser, address, shot):>8,} bytes")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1].rstrip("/"))
    else:
        with served() as place:
            main(place)
