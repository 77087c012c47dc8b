"""The demo: one command loads the county and serves it; a second start keeps it; nothing else is touched."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from minutebook.cli.serve import free_port
from tests.book.processes import ROOT, Home, holds
from tests.cli.test_serving import PATIENCE, within


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A data folder with the demo loaded into it."""
    home = Home(tmp_path_factory.mktemp("demo") / "home", side="desk")
    home.run("demo", "--no-serve")
    return home


def opened(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as response:
        assert response.status == 200
        return str(response.read().decode())


def test_it_works(demo: Home) -> None:
    holds(demo)
    assert "Corporate Parenting Board" in demo.run("show", "corporate-parenting-board")


def test_a_second_start_keeps_the_data_and_the_addresses_it_prints_can_be_opened(
    demo: Home, tmp_path: Path
) -> None:
    port = free_port("127.0.0.1", 18300)
    with (tmp_path / "said").open("w") as said:
        command = [sys.executable, "-m", "minutebook", "demo", "--port", str(port)]
        process = subprocess.Popen(
            command, env=demo.environment, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT
        )
    try:
        log = tmp_path / "said"
        assert within(PATIENCE, lambda: "Ctrl-C stops" in log.read_text())
        assert "is in" in log.read_text()
        assert "already, as it stood on" in log.read_text()
        addresses = sorted(set(re.findall(rf"http://localhost:{port}/\S*", log.read_text())))
        assert len(addresses) > 4
        assert within(PATIENCE, lambda: answers(addresses[0])), log.read_text()
        for address in addresses:
            assert "<h1" in opened(address)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(address: str) -> bool:
    try:
        return bool(opened(address))
    except OSError:
        return False


def test_starting_afresh_leaves_a_folder_alone_that_is_not_the_demos(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.run("rebuild")
    said = home.run("demo", "--fresh", "--no-serve", code=1)
    assert "does not hold the demo: it is left alone" in said
    assert (tmp_path / "home" / "public" / "book.sqlite3").exists()
