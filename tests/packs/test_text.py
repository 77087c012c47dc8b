"""Text is read page by page in worker processes, and a bad file harms only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.packs import text, workers
from tests.packs import made


def test_the_words_of_each_page(tmp_path: Path) -> None:
    paths = [made.typst_pdf(tmp_path / "a.pdf", pages=3), made.scan_pdf(tmp_path / "b.pdf")]
    first, second = text.extract(paths, workers=2)
    assert [page.page for page in first.pages] == [1, 2, 3]
    assert "Words of page 2." in first.pages[1].text
    assert "\r" not in first.pages[0].text
    assert first.scanned == []
    assert second.scanned == [1]


def test_a_large_file_is_shared_out_and_comes_back_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made.typst_pdf(tmp_path / "a.pdf", pages=7)
    path.write_bytes(path.read_bytes() + b"\n%" + b" " * 2_100_000 + b"\n")
    monkeypatch.setattr(text, "CHUNK", 2)
    (got,) = text.extract([path], workers=2)
    assert [page.page for page in got.pages] == list(range(1, 8))
    assert all(f"Words of page {page.page}." in page.text for page in got.pages)


def test_a_bad_file_says_why_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_text("no")
    paths = [tmp_path / "bad.pdf", tmp_path / "gone.pdf", made.word_pdf(tmp_path / "good.pdf")]
    bad, gone, good = text.extract(paths, workers=1)
    assert "cannot be read" in bad.error
    assert gone.error
    assert len(good.pages) == 2


def test_a_worker_that_dies_fails_its_job_alone() -> None:
    with workers.Pool(1) as pool:
        with pytest.raises(workers.WorkerDied):
            pool.submit("no such job").result()
        assert isinstance(pool.submit("text", "/nowhere.pdf", 0, 1).result(), str)


def test_a_worker_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = made.typst_pdf(tmp_path / "a.pdf")
    with workers.Pool(1, seconds=0.01) as pool, pytest.raises(workers.WorkerDied):
        pool.submit("text", str(path), 0, 1).result()
