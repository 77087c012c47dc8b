"""The words of a report as blocks that can be commented on, and two of its versions side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import msgspec

from minutebook.book.differences import Run, words
from minutebook.book.schema import Document, Paragraph
from minutebook.drafts import auditing
from minutebook.drafts.models import Report, Submission
from minutebook.drafts.papers import background_of, file_in
from minutebook.drafts.reporting.report_documents import (
    document_of,
    enclosures_of,
    exemption_words,
    paragraphs_of,
)

SHORT_LINE = 0.75  # of a page's widest line: a shorter one ends a paragraph
LAST_LINE = 0.92  # the same, where the line ends as a sentence does
ALIKE = 0.4  # of two paragraphs' words: from here on the one is the other, changed
_LISTED = re.compile(r"(?:[•▪–-]|\(?[a-z0-9]{1,3}[.)]|[0-9]+(?:\.[0-9]+)+)\s")


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paragraph of a report: its id, what it is, its text, the page it is on (0: none)."""

    id: str
    text: str
    kind: str = "text"
    page: int = 0


class Sheet(msgspec.Struct, frozen=True, omit_defaults=True):
    """A document of a report as it was handed in: its blocks, what it says it rests on, its file.

    ``welsh`` are the blocks of its Welsh, one that stands beside a block of the English under its id with
    ``-cy``.
    """

    document: str
    title: str
    blocks: tuple[Block, ...] = ()
    label: str = ""
    file: str = ""
    background: tuple[str, ...] = ()
    privacy: str = "public"
    title_cy: str = ""
    welsh: tuple[Block, ...] = ()
    file_cy: str = ""
    background_cy: tuple[str, ...] = ()

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """The blocks of both languages."""
        return self.blocks + self.welsh


WELSH = "-cy"


def sheets_of(report: Report) -> list[Sheet]:
    """The documents of a report as they stand."""
    return [
        sheet_of(document_of(one), one.label, paragraphs_of(one), paragraphs_of(one, "cy"))
        for one in enclosures_of(report)
    ]


def sheet_of(
    document: Document, label: str = "", parted: Sequence[str] = (), parted_cy: Sequence[str] = ()
) -> Sheet:
    """A document as blocks: its own paragraphs, those its file tells, or those of its file's pages."""
    listed, none = background_of(document)
    english, welsh = file_in(document, "en"), file_in(document, "cy")
    return Sheet(
        document=document.id,
        title=str(document.title),
        blocks=tuple(_blocks(document, "en", parted)),
        label=label,
        file=english.sha256 if english else "",
        background=listed or (("None",) if none else ()),
        privacy=exemption_words(document.exemption),
        title_cy=document.title.cy,
        welsh=tuple(_blocks(document, "cy", parted_cy)),
        file_cy=welsh.sha256 if welsh else "",
        background_cy=tuple(words.cy for words in document.background if words.cy) if listed else (),
    )


def _blocks(document: Document, language: str, parted: Sequence[str]) -> list[Block]:
    end = WELSH if language == "cy" else ""
    if document.written:
        return [
            Block(one.id + end, one.plain(language), one.kind)
            for one in document.written
            if stands_in(one, language) and one.plain(language).strip()
        ]
    if parted:
        return [Block(f"b{place}{end}", text) for place, text in enumerate(parted, 1)]
    return [
        Block(f"page-{number}-{place}{end}", text, page=number)
        for number, page in enumerate(document.pages_cy if end else document.pages, 1)
        for place, text in enumerate(paragraphs(page.text), 1)
    ]


def stands_in(paragraph: Paragraph, language: str) -> bool:
    """Whether a paragraph has words of its own in a language; a table is in the one it is in."""
    if paragraph.kind == "table":
        return language == "en"
    return bool(getattr(paragraph.text, language))


def only_translated(before: Sequence[Sheet], after: Sequence[Sheet]) -> bool:
    """Whether nothing changed but that Welsh was put where there was none."""
    if len(before) != len(after):
        return False
    return all(was == _without_new_welsh(was, now) for was, now in zip(before, after, strict=True))


def _without_new_welsh(was: Sheet, now: Sheet) -> Sheet:
    had = {block.id for block in was.welsh} if was.file_cy or not now.file_cy else set()
    return msgspec.structs.replace(
        now,
        welsh=tuple(block for block in now.welsh if block.id in had),
        title_cy=now.title_cy if was.title_cy else "",
        file_cy=now.file_cy if was.file_cy else "",
        background_cy=now.background_cy if was.background_cy else (),
    )


def paragraphs(text: str) -> list[str]:
    """A page's text in paragraphs: lines that only the paper's width broke are joined again."""
    found: list[str] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [" ".join(line.split()) for line in part.split("\n") if line.strip()]
        width = max(map(len, lines), default=0)
        for at, line in enumerate(lines):
            before = lines[at - 1] if at else ""
            full = LAST_LINE if before.endswith((".", ":", ";", "?")) else SHORT_LINE
            ended = at == 0 or len(before) < full * width or _LISTED.match(line)
            if ended:
                found.append(line)
            else:
                found[-1] += f" {line}"
    return found


def digest_of(sheets: Sequence[Sheet]) -> str:
    """What stands for the words of a report, its files, its background papers and its privacy."""
    return auditing.digest(msgspec.to_builtins(tuple(sheets)))


def digests_standing(report: Report) -> set[str]:
    """The digests of a report's words as they stand, and of those to which only Welsh was added since."""
    now = sheets_of(report)
    before = [one for one in report.submissions.all() if only_translated(sheets_at(one), now)]
    return {digest_of(now), *(one.digest for one in before)}


def sheets_at(submission: Submission) -> tuple[Sheet, ...]:
    """The documents of a report as one submission has them."""
    return msgspec.convert(submission.sheets, tuple[Sheet, ...])


def newest_sheets(report: Report) -> tuple[Sheet, ...]:
    """The documents of a report as they were last handed in."""
    newest = report.submissions.filter(round=report.round).first()
    return sheets_at(newest) if newest else ()


Change = Literal["same", "changed", "added", "removed"]


class Compared(NamedTuple):
    """A block beside what it was: unchanged, changed (``runs`` word by word), added or removed."""

    change: Change
    block: Block
    runs: tuple[Run, ...] = ()


def compared(before: Sequence[Block], after: Sequence[Block]) -> list[Compared]:
    """Two versions block by block, in the order of the newer one; no word of either is left out."""
    old, new = [one.text for one in before], [one.text for one in after]
    found: list[Compared] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Compared("same", block) for block in after[c:d]]
        else:
            found += _replaced(before[a:b], after[c:d])
    return found


def _replaced(before: Sequence[Block], after: Sequence[Block]) -> list[Compared]:
    """Blocks that took each other's place: paired in order where they share enough words."""
    left, found = list(before), list[Compared]()
    for block in after:
        match = next((one for one in left if _alike(one, block)), None)
        if match is None:
            found.append(Compared("added", block, (Run("added", block.text),)))
            continue
        while left[0] is not match:
            gone = left.pop(0)
            found.append(Compared("removed", gone, (Run("removed", gone.text),)))
        left.pop(0)
        found.append(Compared("changed", block, words(match.text, block.text)))
    found += [Compared("removed", gone, (Run("removed", gone.text),)) for gone in left]
    return found


def _alike(one: Block, other: Block) -> bool:
    if one.id == other.id and one.id.startswith(("p", "h-")) and not one.page:
        return True  # paragraphs written here keep their ids
    return SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False).ratio() >= ALIKE


class Difference(NamedTuple):
    """A document of a report beside what it was when it was handed in before."""

    sheet: Sheet
    blocks: list[Compared]
    facts: tuple[str, ...]
    welsh: list[Compared]

    @property
    def changed(self) -> int:
        """How many blocks differ."""
        return sum(one.change != "same" for one in (*self.blocks, *self.welsh))

    @property
    def texts(self) -> list[tuple[str, list[Compared]]]:
        """The blocks by language, each with how it is called; the English alone where that is all."""
        return [("en", self.blocks), ("cy", self.welsh)] if self.welsh else [("", self.blocks)]


def differences(before: Sequence[Sheet], after: Sequence[Sheet]) -> list[Difference]:
    """Each document beside its version before; one that is new is added whole, one that went is said."""
    old = {sheet.document: sheet for sheet in before}
    found = []
    for sheet in after:
        was = old.pop(sheet.document, None)
        facts = tuple(_facts(was, sheet)) if was else ("This document is new.",)
        blocks = compared(was.blocks if was else (), sheet.blocks)
        found.append(Difference(sheet, blocks, facts, compared(was.welsh if was else (), sheet.welsh)))
    for gone in old.values():
        facts = ("This document was taken off.",)
        found.append(Difference(gone, compared(gone.blocks, ()), facts, compared(gone.welsh, ())))
    return found


def _facts(was: Sheet, now: Sheet) -> list[str]:
    facts = []
    if was.title != now.title:
        facts.append(f"The title was “{was.title}”.")
    if was.title_cy != now.title_cy:
        facts.append(f"The Welsh title was “{was.title_cy}”." if was.title_cy else "A Welsh title was given.")
    if was.background != now.background:
        said = "; ".join(was.background) or "not said"
        facts.append(f"The background papers were: {said}.")
    if was.privacy != now.privacy:
        facts.append(f"It was {was.privacy}, and is {now.privacy}.")
    if was.file != now.file:
        facts.append("The file was replaced." if was.file and now.file else "A file took the text’s place.")
    if was.file_cy != now.file_cy:
        facts.append("The Welsh file was replaced." if was.file_cy else "A Welsh file was put beside it.")
    return facts
