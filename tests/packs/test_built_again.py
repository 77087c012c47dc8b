"""Equal input gives equal bytes; only what changed is read again; two builds may run at once."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from minutebook.packs import gather, prepare
from minutebook.packs.build import Built, build
from minutebook.packs.workers import Pool
from tests.packs import made


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [
        made.typst_pdf(tmp_path / "a.pdf"),
        made.word_pdf(tmp_path / "b.pdf"),
        made.plain_pdf(tmp_path / "c.pdf", pages=2),
    ]


def test_equal_input_gives_equal_bytes(files: list[Path], tmp_path: Path) -> None:
    first = build(made.pack(files), tmp_path / "1.pdf")
    second = build(made.pack(files), tmp_path / "2.pdf")
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    assert first == second
    assert first.sha256 == hashlib.sha256((tmp_path / "1.pdf").read_bytes()).hexdigest()
    assert first.size == (tmp_path / "1.pdf").stat().st_size


def test_a_rebuild_reads_only_what_changed_and_gives_the_bytes_of_a_build_from_nothing(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    assert build(made.pack(files), tmp_path / "1.pdf", cache=cache).reused == 0
    made.typst_pdf(files[0], title="Changed", pages=3)
    read: list[str] = []

    def watched(path: Path, **options: object) -> prepare.Segment:
        read.append(path.name)
        return prepare.prepare(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(gather, "prepare", watched)
    again = build(made.pack(files), tmp_path / "2.pdf", cache=cache)
    assert read == ["a.pdf"]
    assert again.reused == 2
    fresh = build(made.pack(files), tmp_path / "3.pdf")
    assert again.sha256 == fresh.sha256


def test_workers_give_the_same_bytes(files: list[Path], tmp_path: Path) -> None:
    files[0].write_bytes(files[0].read_bytes() + b"\n%" + b" " * 2_500_000 + b"\n")
    with Pool(2) as pool:
        shared = build(made.pack(files), tmp_path / "1.pdf", pool=pool)
    assert shared.sha256 == build(made.pack(files), tmp_path / "2.pdf").sha256


def test_clashing_names_give_the_same_bytes_from_the_cache(tmp_path: Path) -> None:
    from tests.packs.test_clashing_names import with_role

    files = [with_role("Titel", role).save(tmp_path / f"{role}.pdf") for role in ("H1", "P", "H2")]
    cache = tmp_path / "cache"
    sums = {build(made.pack(files), tmp_path / f"{n}.pdf", cache=cache).sha256 for n in range(3)}
    assert sums == {build(made.pack(files), tmp_path / "fresh.pdf").sha256}


def test_a_spoiled_cache_is_made_again(files: list[Path], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = build(made.pack(files), tmp_path / "1.pdf", cache=cache)
    for kept in cache.iterdir():
        kept.write_bytes(kept.read_bytes()[:100])
    assert build(made.pack(files), tmp_path / "2.pdf", cache=cache).sha256 == first.sha256


def test_two_builds_at_once_both_give_the_whole_pack(files: list[Path], tmp_path: Path) -> None:
    built: list[Built] = []

    def work() -> None:
        built.append(build(made.pack(files), tmp_path / "pack.pdf", cache=tmp_path / "cache"))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    data = (tmp_path / "pack.pdf").read_bytes()
    assert {one.sha256 for one in built} == {hashlib.sha256(data).hexdigest()}
    assert len(built) == 4


def test_progress_is_told(files: list[Path], tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    build(made.pack(files), tmp_path / "p.pdf", progress=lambda *step: told.append(step))
    assert told == [(0, 3, "a.pdf"), (1, 3, "b.pdf"), (2, 3, "c.pdf"), (3, 3, "")]
