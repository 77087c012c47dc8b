"""Public pages: kept ones beside nginx, rendered ones beside a plain view, and at several sizes.

Each size is measured in a process of its own, by turns, so that the sizes can be compared.
nginx and wrk come from Debian; what needs them is left out, and said, where they are missing.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import corpus
from bench.report import note, row
from bench.search import sizes
from bench.turns import by_turns

LEAST_KEPT = 0.3  # of nginx's answers a second
MOST_RENDERED = 1.25  # times the plain view
MOST_GROWN = 1.2  # times the smallest size's p95
OWN_GROWTH = {"search"}  # grows as the index does: bench.search holds it to tantivy's own growth
SECONDS = 4
ROUNDS = 9
NGINX = """
worker_processes 2; daemon off; error_log stderr error; pid {folder}/nginx.pid;
events {{ worker_connections 512; }}
http {{ access_log off; sendfile on; etag on; gzip_static on; default_type text/html;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; index index.html; }} }}
"""


def main() -> None:
    """Measure rendering at each size, then kept pages at the smallest."""
    measured: dict[int, dict[str, list[float]]] = by_turns("bench.pages_at", sizes(), ROUNDS)
    for size, found in measured.items():
        ours, plain, _ = found.pop("old address")
        note(f"an old address leads on in {ours:.3f} ms, its queries take {plain:.3f} ms, {size:,} items")
        for page, (ours, plain, _) in found.items():
            what = f"{page} rendered, {size:,} items, median"
            row(
                what,
                ours,
                plain,
                unit="ms",
                limit=f"≤ {MOST_RENDERED} × plain view",
                holds=ours <= MOST_RENDERED * plain,
            )
    small, large = min(measured), max(measured)
    if small != large:
        for page in (one for one in measured[small] if one not in OWN_GROWTH):
            before, after = measured[small][page][2], measured[large][page][2]
            what = f"{page} p95, {large:,} beside {small:,} items"
            row(what, after, before, unit="ms", limit=f"≤ {MOST_GROWN} ×", holds=after <= MOST_GROWN * before)
    _kept(small)


def _kept(size: int) -> None:
    """Answers a second of kept pages and of nginx with the same bytes from disk, in turn."""
    missing = [tool for tool in ("nginx", "wrk") if shutil.which(tool) is None]
    if missing:
        note(f"kept pages are not measured: {' and '.join(missing)} missing (apt install nginx-light wrk)")
        return
    with tempfile.TemporaryDirectory() as folder, _serving(size, Path(folder) / "data") as ours:
        path = _some_item(size)
        with _nginx(Path(folder), _page(f"{ours}/{path}")) as peer:
            runs = [(_answers(f"{ours}/{path}"), _answers(f"{peer}/")) for _ in range(3)]
    mine, nginx = (sorted(run[n] for run in runs)[1] for n in (0, 1))
    what = "kept item page, packed, answers a second"
    row(what, mine, nginx, unit="per s", limit=f"≥ {LEAST_KEPT} × nginx", holds=mine >= LEAST_KEPT * nginx)


def _answers(address: str) -> float:
    command = ["wrk", "-t1", "-c16", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None or "Non-2xx" in said:
        raise RuntimeError(f"{address} was not answered: {said}")
    return float(found.group(1))


def _some_item(size: int) -> str:
    import sqlite3

    database = corpus.home(size) / "public" / "book.sqlite3"
    query = "SELECT path FROM book_entry WHERE kind = 'item' ORDER BY object LIMIT 1 OFFSET 100"
    return str(sqlite3.connect(database).execute(query).fetchone()[0])


def _page(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        data: bytes = answer.read()
    return data


@contextmanager
def _serving(size: int, data: Path) -> Iterator[str]:
    """The public site alone, as ``serve`` starts it, of a copy of the record (for it makes packs there)."""
    shutil.copytree(corpus.home(size), data)
    port = _free_port()
    environment = os.environ | {"MINUTEBOOK_HOME": str(data), "MINUTEBOOK_SIDE": "public"}
    command = [sys.executable, "-m", "minutebook", "serve", "--public-only", "--port", str(port)]
    with _running(command, port, environment):
        yield f"http://localhost:{port}"


@contextmanager
def _nginx(folder: Path, page: bytes) -> Iterator[str]:
    (folder / "www").mkdir()
    (folder / "www" / "index.html").write_bytes(page)
    (folder / "www" / "index.html.gz").write_bytes(gzip.compress(page, 6, mtime=0))
    for path in (folder, folder / "www"):
        path.chmod(0o755)
    port = _free_port()
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port))
    with _running(["nginx", "-c", str(folder / "nginx.conf")], port, dict(os.environ)):
        yield f"http://localhost:{port}"


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(150):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
