"""A bar that shows how far a long piece of work is, on a terminal and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to be told what is done and how much there is in all."""
    with click.progressbar(length=1000, label=label, file=click.get_text_stream("stderr")) as bar:
        yield lambda done, of: bar.update(done * 1000 // max(of, 1) - bar.pos)
