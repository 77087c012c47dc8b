"""Builds a pack: front sheet and contents, every report and appendix in order, one tagged PDF.

What a build depends on is all in ``Pack``, the ledger of page numbers and the files; equal input
gives equal bytes. With a ``cache`` folder only files that changed are read again. The new pack takes
the old one's place in one step at the end, so a build that fails leaves the last good pack.
"""

from __future__ import annotations

import gc
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from minutebook.packs import front, prepare
from minutebook.packs.convert import title_of
from minutebook.packs.gather import Progress, gathering
from minutebook.packs.link import Linked, Placed, link
from minutebook.packs.model import House, Item, Lang, Limits, PackError, Paper
from minutebook.packs.numbers import Ledger, Numbered, labels_of, number, roman
from minutebook.packs.outline import Mark
from minutebook.packs.segment import Relocatable
from minutebook.packs.stamp import PAGE
from minutebook.packs.workers import Pool


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack is: its title, its items in order, the meeting its front sheet tells of.

    Without ``meeting`` the first page is the title and the contents; with it ``contents`` says whether
    contents follow the agenda (a supplement's few lines are enough by themselves).
    """

    title: str
    items: tuple[Item, ...]
    meeting: front.Meeting | None = None
    house: House = House()
    lang: Lang = "en"
    subtitle: str = ""
    contents: bool = True

    @property
    def papers(self) -> list[Paper]:
        return [paper for item in self.items for paper in item.papers]


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """A pack that was written: by this hash it is published.

    ``ledger`` is to be stored when the pack is published; ``labels`` are by paper the numbers its
    pages carry, for the web page and the member's view to show the same; ``pages`` counts all;
    ``reused`` is how many files were not read again; ``untagged`` names papers that brought no tags.
    """

    sha256: str
    size: int
    pages: int
    labels: dict[str, tuple[str, ...]]
    ledger: Ledger
    reused: int
    untagged: tuple[str, ...]


def public(pack: Pack) -> Pack:
    """The pack anyone may have: every item is listed, Part 2 papers and texts are not in it at all."""
    return with_items(pack, (open_part(item) for item in pack.items))


def open_part(item: Item) -> Item:
    papers = tuple(paper for paper in item.papers if paper.part == "public")
    text = item.text if item.part == "public" else ""
    return msgspec.structs.replace(item, papers=papers, text=text)


def part2(pack: Pack) -> Pack:
    """The pack of exempt and confidential papers alone."""
    return with_items(pack, (closed_part(item) for item in pack.items), keep_empty=False)


def closed_part(item: Item) -> Item:
    papers = tuple(paper for paper in item.papers if paper.part == "part2")
    return msgspec.structs.replace(item, papers=papers)


def chosen(pack: Pack, names: Sequence[str]) -> Pack:
    """A member's own pack: the items with these numbers or anchors, in the agenda's order."""
    known = {name for item in pack.items for name in (item.number, item.anchor) if name}
    missing = [one for one in names if one not in known]
    if missing:
        raise PackError(f"There is no item {', '.join(missing)} on this agenda.")
    return with_items(pack, (item for item in pack.items if {item.number, item.anchor} & set(names)))


def with_items(pack: Pack, items: Iterator[Item], *, keep_empty: bool = True) -> Pack:
    kept = tuple(item for item in items if keep_empty or item.papers)
    return msgspec.structs.replace(pack, items=kept)


def build(
    pack: Pack,
    out: Path,
    *,
    ledger: Ledger | None = None,
    cache: Path | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    pool: Pool | None = None,
) -> Built:
    """Build ``pack`` into ``out``.

    With a ``pool`` new files are read in its worker processes, several at a time.

    Page numbers come from ``ledger`` (those of the full agenda when ``pack`` is a part of it);
    papers not in it are numbered on. Raises ``BadFile`` naming the one bad file and its owner,
    ``PackError`` naming them all where there are several; ``out`` is then as it was.
    """
    papers, limits = pack.papers, limits or Limits()
    refuse_doubles(papers)
    with collector_paused(), ExitStack() as stack:
        gathered = stack.enter_context(gathering(cache, limits, pool))
        segments = gathered.all(papers, progress)
        pack = titled(pack, segments)
        papers = pack.papers
        pages = {paper.id: len(s.facts.pages) for paper, s in zip(papers, segments, strict=True)}
        if sum(pages.values()) > limits.pages_per_pack:
            raise PackError(
                f"The pack would have {sum(pages.values()):,} pages; the limit is "
                f"{limits.pages_per_pack:,}. Make it of fewer items."
            )
        numbered = [Numbered(paper.id, paper.series, pages[paper.id]) for paper in papers]
        new = number(numbered, ledger)
        labels = labels_of(new, pages)
        first = front_segment(pack, labels)
        sources, marks = arranged(pack, first, segments, labels)
        with put_in_place(out) as file:
            made = link(
                sources,
                marks,
                file,
                title=pack.title,
                lang="cy-GB" if pack.lang == "cy" else "en-GB",
                author=pack.house.named(pack.lang),
            )
    return report(made, papers, segments, labels, new, gathered.reused)


JUNK_TITLE = re.compile(r"(microsoft (word|powerpoint|excel)\b|untitled|document\d*$|slide 1$)", re.I)


def titled(pack: Pack, segments: Sequence[Relocatable]) -> Pack:
    """The pack with a title for each paper and item that came without: the file's own, or its name."""
    waiting = iter(segments)
    items = []
    for item in pack.items:
        papers = tuple(with_title(paper, next(waiting)) for paper in item.papers)
        title = item.title or (papers[0].title if papers else "")
        items.append(msgspec.structs.replace(item, papers=papers, title=title))
    return msgspec.structs.replace(pack, items=tuple(items))


def with_title(paper: Paper, segment: Relocatable) -> Paper:
    if paper.title:
        return paper
    own = segment.facts.title
    title = title_of(paper.path) if JUNK_TITLE.match(own) or not own else own
    return msgspec.structs.replace(paper, title=title)


def report(
    made: Linked,
    papers: Sequence[Paper],
    segments: Sequence[Relocatable],
    labels: dict[str, tuple[str, ...]],
    ledger: Ledger,
    reused: int,
) -> Built:
    return Built(
        sha256=made.sha256,
        size=made.size,
        pages=made.pages,
        labels=labels,
        ledger=ledger,
        reused=reused,
        untagged=tuple(paper.id for paper, s in zip(papers, segments, strict=True) if not s.facts.tops),
    )


def refuse_doubles(papers: Sequence[Paper]) -> None:
    ids = [paper.id for paper in papers]
    doubles = sorted({one for one in ids if ids.count(one) > 1})
    if doubles:
        raise PackError(f"The paper {doubles[0]} is in the pack twice. Give each paper its own id.")
    if not papers:
        raise PackError("There is nothing to put into the pack. Name at least one file.")


def front_segment(pack: Pack, labels: Mapping[str, Sequence[str]]) -> Relocatable:
    """Front sheet and contents, as a segment."""
    if pack.meeting is not None:
        made = front.front_sheet(
            pack.meeting,
            pack.items,
            house=pack.house,
            lang=pack.lang,
            labels=labels,
            contents=pack.contents,
        )
    else:
        made = front.title_sheet(
            pack.title,
            pack.items,
            labels=labels,
            house=pack.house,
            lang=pack.lang,
            subtitle=pack.subtitle,
        )
    return prepare.prepare(BytesIO(made), own=PAGE[pack.lang])


def arranged(
    pack: Pack,
    first: Relocatable,
    segments: Sequence[Relocatable],
    labels: Mapping[str, Sequence[str]],
) -> tuple[list[Placed], list[Mark]]:
    """The sources in order with their numbers and back links, and the tree of bookmarks."""
    own_places = {place for place, _ in first.facts.places}
    words = front.WORDS[pack.lang]
    opening = words["agenda"] if pack.meeting else words["contents"]
    numerals = [roman(page + 1) for page in range(len(first.facts.pages))]
    sources = [Placed(first, opening, numerals)]
    marks = [Mark(opening, 0)]
    if pack.meeting and "contents" in own_places:
        marks.append(Mark(words["contents"], place="contents"))
    waiting = iter(segments)
    for item in pack.items:
        back = item.place if item.place in own_places else "contents"
        under = []
        for paper in item.papers:
            under.append(Mark(paper.title, len(sources)))
            own = labels[paper.id]
            sources.append(Placed(next(waiting), paper.title, own, item.number, back, paper.lang))
        marks.append(item_mark(item, under, back, labels))
    return sources, marks


def item_mark(item: Item, under: Sequence[Mark], back: str, labels: Mapping[str, Sequence[str]]) -> Mark:
    """The bookmark of an item: its first page, or its line on the front sheet."""
    if len(under) == 1 and not item.number and under[0].title == item.title:
        return under[0]
    place = f"page-{labels[item.papers[0].id][0]}" if under else back
    title = f"{item.number} {item.title}".strip()
    return Mark(title, place=place, under=tuple(under))


@contextmanager
def put_in_place(out: Path) -> Iterator[BinaryIO]:
    """A file to write that becomes ``out`` when all went well and vanishes when not."""
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    try:
        with os.fdopen(handle, "wb", buffering=0) as file:
            yield file
        os.chmod(name, 0o644)
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def collector_paused() -> Iterator[None]:
    """A build makes hundreds of thousands of small values and no rings; collecting only costs."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
