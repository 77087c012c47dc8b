"""Pages that are pictures are read where a program for it is installed; its author is told to check them."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.packs import office
from minutebook.packs.recognition import recognised
from minutebook.packs.text import read_pages
from tests.packs import made


def stands_in(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """A program that reads every picture as ``words``."""

    def reading(path: Path, target: Path, **_: object) -> bool:
        made.plain_pdf(target, words=words)
        return True

    monkeypatch.setattr(office, "recognised", reading)


def test_a_scan_gets_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.scan_pdf(tmp_path / "scan.pdf")
    stands_in(monkeypatch, "Words that were a picture")
    found = recognised(path, tmp_path, read_pages(path))
    assert found is not None
    assert found.pdf != path
    assert found.pages[0].text.startswith("Words that were a picture")
    assert found.finding.message == "The words on page 1 were read from pictures by text recognition."
    assert not found.finding.blocks


def test_what_cannot_be_read_or_need_not_be_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = made.scan_pdf(tmp_path / "scan.pdf")
    stands_in(monkeypatch, "")
    assert recognised(scan, tmp_path, read_pages(scan)) is None
    plain = made.plain_pdf(tmp_path / "plain.pdf", words="Words enough to be read")
    assert recognised(plain, tmp_path, read_pages(plain)) is None


def test_without_the_program_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "ocr_found", lambda: "")
    scan = made.scan_pdf(tmp_path / "scan.pdf")
    assert recognised(scan, tmp_path, read_pages(scan)) is None
