"""A bar that shows how far a long piece of work is, on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

Tell = Callable[[int, int], None]


@contextmanager
def progress(label: str) -> Iterator[Tell]:
    """Give a function to be told what is done and how much there is in all."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with click.progressbar(length=1000, label=label, file=sys.stderr) as bar:

        def tell(done: int, of: int) -> None:
            bar.update(done * 1000 // max(of, 1) - bar.pos)

        yield tell


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function to be told, by its label, how far each stage of a piece of work is.

    Each stage has a bar of its own, which is finished before the next one's begins.
    """
    with ExitStack() as open_bar:
        at: list[tuple[str, Tell]] = []

        def tell(label: str, done: int, of: int) -> None:
            if not of:
                return
            if not at or at[-1][0] != label:
                open_bar.close()
                at.append((label, open_bar.enter_context(progress(label))))
            at[-1][1](done, of)

        yield tell
