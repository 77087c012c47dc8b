"""Words of pages that are pictures, by text recognition, where ocrmypdf is installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from minutebook.packs import office
from minutebook.packs.check import MEND, Finding, page_list
from minutebook.packs.text import PageText, extract
from minutebook.packs.workers import Pool


class Recognised(NamedTuple):
    """A PDF with the words of its pictures under them, its pages' words, and what its author is told."""

    pdf: Path
    pages: list[PageText]
    finding: Finding


def recognised(
    pdf: Path, folder: Path, pages: Sequence[PageText], *, pool: Pool | None = None
) -> Recognised | None:
    """Read the pages that have no words and write the file anew into ``folder``.

    ``pages`` are the words it has. ``None`` where every page has words, ocrmypdf is not installed, or it
    found none; pages with words stay as they are.
    """
    target = folder / f"{pdf.stem}-read.pdf"
    if not any(page.empty for page in pages) or not office.recognised(pdf, target):
        return None
    words = next(extract([target], workers=1, pool=pool)).pages
    filled = [new.page for old, new in zip(pages, words, strict=False) if old.empty and not new.empty]
    if not filled:
        return None
    told = Finding(
        code="recognised",
        message=f"The words on {page_list(filled)} were read from pictures by text recognition.",
        mend=MEND["recognised"],
        pages=tuple(filled),
    )
    return Recognised(target, words, told)
