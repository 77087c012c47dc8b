"""An item's paragraphs as plain text to type in, and back, each keeping the id it was given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from minutebook.book.schema import Paragraph, Words

_LABEL = re.compile(r"(\(?[0-9]{1,2}[.)]|\([a-z]{1,4}\))\s+(.*)", re.DOTALL)


def to_text(paragraphs: Iterable[Paragraph], language: str = "en") -> str:
    """The paragraphs parted by empty lines: bullets begin with ``- ``, a table stands as ``[table p3]``."""
    return "\n\n".join(_typed(paragraph, language) for paragraph in paragraphs)


def from_text(text: str, old: Sequence[Paragraph] = ()) -> tuple[Paragraph, ...]:
    """What was typed as paragraphs. One that stood in ``old`` with the same words keeps id and look."""
    blocks = blocks_of(text)
    left = list(old)
    same: dict[int, Paragraph] = {}
    for index, block in enumerate(blocks):
        found = next((one for one in left if _typed(one, "en") == block), None)
        if found is not None:
            left.remove(found)
            same[index] = found
    done = []
    for index, block in enumerate(blocks):
        stood = same.get(index)
        if stood is None and index < len(old) and old[index] in left and not _fixed(old[index]):
            stood = old[index]
            left.remove(stood)
            done.append(msgspec.structs.replace(_read(block), id=stood.id))
        else:
            done.append(stood or _read(block))
    return tuple(done)


def blocks_of(text: str) -> list[str]:
    """The blocks of a text; lines that each begin like a list are blocks of their own."""
    found = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.startswith("- ") or _LABEL.match(line) for line in lines):
            found += lines
        elif lines:
            found.append(" ".join(lines))
    return found


def _typed(paragraph: Paragraph, language: str) -> str:
    if paragraph.kind == "table":
        return f"[table {paragraph.id}]"
    words = paragraph.text.within(language) if language == "en" else paragraph.text.cy
    words = " ".join(words.split())
    if paragraph.kind == "bullet":
        return f"- {words}"
    return f"{paragraph.label} {words}" if paragraph.label else words


def _fixed(paragraph: Paragraph) -> bool:
    return paragraph.kind == "table"


def _read(block: str) -> Paragraph:
    if block.startswith("- "):
        return Paragraph(kind="bullet", text=Words(en=block[2:]))
    labelled = _LABEL.fullmatch(block)
    if labelled:
        return Paragraph(kind="numbered", label=labelled[1], text=Words(en=labelled[2]))
    return Paragraph(text=Words(en=block))
