"""Gets the segment of every paper of a pack: from the store, from worker processes, or here."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from minutebook.packs.joined import Names
from minutebook.packs.model import BadFile, Limits, PackError, Paper
from minutebook.packs.prepare import prepare
from minutebook.packs.segment import Relocatable
from minutebook.packs.source import reason
from minutebook.packs.store import Store, file_hash
from minutebook.packs.tags import Renames
from minutebook.packs.workers import Pool, WorkerDied

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all, and the name of the file at hand."""

WORTH_SHARING = 2_000_000  # bytes of new files from which workers are asked


@contextmanager
def gathering(cache: Path | None, limits: Limits, pool: Pool | None) -> Iterator[Gathered]:
    """What gathers the segments; workers need a folder to leave theirs in, if only for now."""
    if cache is not None or pool is None:
        yield Gathered(Store(cache), limits, pool)
        return
    with tempfile.TemporaryDirectory(prefix="minutebook-pack-") as folder:
        yield Gathered(Store(Path(folder), lasting=False), limits, pool)


class Gathered:
    """Segments in the order of the papers, with names that clash between them changed."""

    def __init__(self, store: Store, limits: Limits, pool: Pool | None) -> None:
        self.store, self.limits, self.pool = store, limits, pool
        self.reused = 0
        self.made: set[str] = set()

    def all(self, papers: Sequence[Paper], progress: Progress | None) -> list[Relocatable]:
        """Every segment. Raises ``BadFile`` for one bad file, ``PackError`` naming several."""
        out: list[Relocatable] = []
        bad: list[BadFile] = []
        names = Names()
        hashes = self.hashes(papers, bad)
        if self.pool is not None:
            bad += self.share_out(papers, hashes, self.pool)
        failed = {error.name for error in bad}
        for index, paper in enumerate(papers):
            if progress:
                progress(index, len(papers), paper.path.name)
            if paper.path.name in failed:
                continue
            try:
                out.append(self.one(paper, hashes[index], names))
            except BadFile as error:
                bad.append(error)
        if progress:
            progress(len(papers), len(papers), "")
        refuse(bad)
        return out

    def hashes(self, papers: Sequence[Paper], bad: list[BadFile]) -> list[str]:
        """The papers' hashes, where there is a store to look them up in."""
        out = []
        for paper in papers:
            try:
                known = paper.sha256 or (file_hash(paper.path) if self.store.folder else "")
            except OSError as error:
                known = ""
                bad.append(BadFile(paper.path.name, *reason(error), owner=paper.owner))
            out.append(known)
        return out

    def share_out(self, papers: Sequence[Paper], hashes: Sequence[str], pool: Pool) -> list[BadFile]:
        """Have the workers prepare what the store lacks; returns the files they found bad."""
        lacking = {
            sha256: paper
            for paper, sha256 in zip(papers, hashes, strict=True)
            if sha256 and not self.store.has(sha256)
        }
        sizes = {sha256: paper.path.stat().st_size for sha256, paper in lacking.items()}
        if len(lacking) < 2 or sum(sizes.values()) < WORTH_SHARING:
            return []
        limits = msgspec.to_builtins(self.limits)
        waiting = [
            (
                lacking[sha256],
                pool.submit(
                    "segment",
                    str(self.store.folder),
                    str(lacking[sha256].path),
                    lacking[sha256].path.name,
                    lacking[sha256].owner,
                    sha256,
                    limits,
                ),
            )
            for sha256 in sorted(sizes, key=lambda sha256: -sizes[sha256])
        ]
        self.made |= set(lacking)
        bad = []
        for paper, future in waiting:
            try:
                told = future.result()
            except WorkerDied:
                told = ["makes the program that reads it crash or hang", "Save it again as PDF."]
            if told:
                bad.append(BadFile(paper.path.name, *told, owner=paper.owner))
        return bad

    def one(self, paper: Paper, sha256: str, names: Names) -> Relocatable:
        made = self.segment(paper, sha256, None)
        renames = names.clashes(made.facts)
        if renames.roles or renames.classes:
            made = self.segment(paper, sha256, renames)
        names.take(made.facts)
        return made

    def segment(self, paper: Paper, sha256: str, renames: Renames | None) -> Relocatable:
        kept = self.store.get(sha256, renames) if sha256 else None
        if kept is not None and len(kept.facts.pages) <= self.limits.pages_per_file:
            self.reused += sha256 not in self.made and renames is None
            return kept
        made = prepare(
            paper.path,
            name=paper.path.name,
            owner=paper.owner,
            limits=self.limits,
            renames=renames,
        )
        if sha256:
            self.store.put(made, sha256, renames)
        return made


def refuse(bad: Sequence[BadFile]) -> None:
    if len(bad) == 1:
        raise bad[0]
    if bad:
        raise PackError(f"{len(bad)} files cannot go into the pack. " + " ".join(map(str, bad)))
