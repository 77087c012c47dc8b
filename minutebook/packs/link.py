"""Joins segments into one PDF: one structure tree, one outline, one set of places, fields and layers.

``link`` takes the segments in order with their numbers, and writes. It knows nothing of agendas: the
bookmarks come as a tree of ``Mark``. Equal input gives equal bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from pikepdf import Name, String

import minutebook
from minutebook.packs import stamp
from minutebook.packs.joined import Names
from minutebook.packs.metadata import metadata, page_labels
from minutebook.packs.model import Lang, in_language
from minutebook.packs.outline import Mark, Outline, Spot
from minutebook.packs.segment import Facts, Relocatable
from minutebook.packs.write import Book, refs, text

HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
PREFIXES = {
    "tagged": b"q\n",
    "text": b"/P <</MCID 0>> BDC\nq\n",
    "picture": b"/Figure <</MCID 0>> BDC\nq\n",
}
PAGE_ENDS = {False: b"Q\n", True: b"Q\nEMC\n"}
PICTURE_ALT = {
    "en": "Page {label} of {title}: a picture of a page, without text that can be read out",
    "cy": "Tudalen {label} o {title}: llun o dudalen, heb destun y gellir ei ddarllen yn uchel",
}
BACK = {"en": "Back to", "cy": "Yn ôl i"}
CONTENTS = {"en": "Contents", "cy": "Cynnwys"}


class Placed(NamedTuple):
    """A segment in its place: title, printed labels, item number, and where its back link goes."""

    segment: Relocatable
    title: str
    labels: Sequence[str]
    item: str = ""
    back: str = ""
    lang: str = ""


class Linked(NamedTuple):
    """What was written: SHA-256 of the file, its size in bytes, its pages."""

    sha256: str
    size: int
    pages: int


def link(
    sources: Sequence[Placed],
    marks: Sequence[Mark],
    out: BinaryIO,
    *,
    title: str,
    lang: str = "en-GB",
    author: str = "",
) -> Linked:
    """Write the pack to ``out`` and say what was written."""
    joiner = Joiner(sources, out, title, lang)
    joiner.write_sources()
    joiner.write_root(marks, author)
    return Linked(joiner.book.hash.hexdigest(), joiner.book.size, joiner.pages)


class Joiner:
    """One run of ``link``: the numbers everything got, and what is gathered on the way."""

    def __init__(self, sources: Sequence[Placed], out: BinaryIO, title: str, lang: str) -> None:
        self.sources, self.title, self.lang = sources, title, lang
        self.house: Lang = in_language(lang)
        self.book = Book(out)
        self.face = stamp.face()
        self.names = Names()
        self.pages = 0
        self.bases: list[int] = []
        self.parents: list[tuple[int, bytes]] = []
        self.ids: list[tuple[bytes, int]] = []
        self.spaces: dict[str, int] = {}
        self.all_spaces: list[int] = []
        self.places: dict[str, bytes] = {}
        self.classes: dict[str, int] = {}
        self.field_roots: list[int] = []
        self.form_fonts: dict[str, int] = {}
        self.layers: list[int] = []
        self.hidden: list[int] = []
        self.heads: dict[tuple[str, stamp.Box], bytes] = {}
        self.catalogue, self.root, self.tree, self.document = (self.book.take(1) for _ in range(4))

    # -- the sources, one by one -------------------------------------------------------------

    def write_sources(self) -> None:
        version = max(["1.7", *(source.segment.facts.version for source in self.sources)])
        self.book.write(HEADER % version.encode())
        base = self.book.take(self.face.segment.facts.span + 1)
        self.book.put(self.face.segment, base, {})
        self.font = base + self.face.font
        self.prefixes = {key: self.book.stream(data) for key, data in PREFIXES.items()}
        for source in self.sources:
            self.write_source(source)

    def write_source(self, source: Placed) -> None:
        facts = source.segment.facts
        base = self.book.take(facts.span + 1)
        self.bases.append(base)
        self.names.take(facts)
        same = {facts.spots[key]: self.prefixes[key] for key in PREFIXES}
        same[facts.spots["font"]] = self.font
        same |= self.shared_spaces(facts, base)
        self.book.put(source.segment, base, same)
        self.gather(facts, base)
        self.add(
            facts,
            base,
            "tree",
            b"<</Type /Pages /Parent %d 0 R /Count %d /Kids %b>>"
            % (self.tree, len(facts.pages), refs(base + page for page in facts.pages)),
        )
        self.write_stamps(source, base)
        self.write_part(source, base)
        if facts.fields:
            self.write_form(facts, base)
        self.pages += len(facts.pages)

    def add(self, facts: Facts, base: int, spot: str, body: bytes) -> None:
        self.book.add(body, base + facts.spots[spot])

    def shared_spaces(self, facts: Facts, base: int) -> dict[int, int]:
        """Standard namespaces are one object in the pack; one with roles of its own stays apart."""
        same = {}
        for number, uri, bare in facts.namespaces:
            if bare and uri in self.spaces:
                same[number] = self.spaces[uri]
                continue
            self.all_spaces.append(base + number)
            if bare:
                self.spaces[uri] = base + number
        return same

    def gather(self, facts: Facts, base: int) -> None:
        loose = set(facts.loose_keys)
        self.parents += [
            (base + key, b"%d 0 R" % (base + value)) for key, value in facts.parents if key not in loose
        ]
        self.ids += [(b"mbid %d" % (base + n), base + number) for n, number in enumerate(facts.ids)]
        for name, (number, _) in facts.classes.items():
            self.classes.setdefault(name, base + number)
        self.places.update((name, b"%d 0 R" % (base + number)) for name, number in facts.places)
        self.layers += [base + number for number in facts.layers]
        self.hidden += [base + number for number in facts.hidden]
        self.form_fonts.update((name, base + n) for name, n in facts.form_fonts.items())

    def write_stamps(self, source: Placed, base: int) -> None:
        facts, loose = source.segment.facts, set(source.segment.facts.loose)
        for index, (number, box) in enumerate(zip(facts.stamps, facts.boxes, strict=True)):
            label = source.labels[index]
            foot = f"{stamp.PAGE[self.house]} {label}"
            content = PAGE_ENDS[index in loose] + stamp.drawn(self.face, box, foot, top=False)
            content += self.head(source, index, box)
            self.book.stream(content, base + number)
            page = b"[%d 0 R /XYZ null null null]" % (base + facts.pages[index])
            self.places.setdefault(f"page-{label}", page)

    def head(self, source: Placed, index: int, box: stamp.Box) -> bytes:
        """The stamp at the head of a page; equal ones are drawn once."""
        words = self.heading(source, index)
        if not words:
            return b""
        if (words, box) not in self.heads:
            self.heads[words, box] = stamp.drawn(self.face, box, words, top=True)
        return self.heads[words, box]

    def heading(self, source: Placed, index: int) -> str:
        """What stands at the head of a page: its item, or on a first page the way to the contents."""
        if source.item:
            return f"{stamp.ITEM[self.house]} {source.item}"
        return CONTENTS[self.house] if source.back and index == 0 else ""

    def write_part(self, source: Placed, base: int) -> None:
        """The source's part of the structure tree: its own top elements, then its untagged pages."""
        facts = source.segment.facts
        part = base + facts.spots["part"]
        kids = [base + top for top in facts.tops]
        for index, key, is_text in zip(facts.loose, facts.loose_keys, facts.loose_text, strict=True):
            element = self.book.add(self.loose_element(source, base, part, index, is_text))
            self.parents.append((base + key, refs([element])))
            kids.append(element)
        for number, index, kind, key in facts.loose_objects:
            page = base + facts.pages[index]
            element = self.book.add(
                b"<</Type /StructElem /S /%b /P %d 0 R /Pg %d 0 R "
                b"/K <</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>>>"
                % (kind.encode(), part, page, base + number, page)
            )
            self.parents.append((base + key, b"%d 0 R" % element))
            kids.append(element)
        self.write_back(source, base, part, kids)
        lang = source.lang or facts.lang
        own = b" /Lang " + text(lang) if lang and lang != self.lang else b""
        self.add(
            facts,
            base,
            "part",
            b"<</Type /StructElem /S /Part /P %d 0 R /T %b%b /K %b>>"
            % (self.document, text(source.title), own, refs(kids)),
        )

    def loose_element(self, source: Placed, base: int, part: int, index: int, is_text: bool) -> bytes:
        """One element for all of an untagged page: a paragraph, or a figure where it is a picture."""
        facts = source.segment.facts
        page = base + facts.pages[index]
        head = b"<</Type /StructElem /P %d 0 R /Pg %d 0 R /K 0" % (part, page)
        if is_text:
            return head + b" /S /P>>"
        alt = PICTURE_ALT[self.house].format(label=source.labels[index], title=source.title)
        bounds = " ".join(f"{value:g}" for value in facts.boxes[index][:4]).encode()
        return head + b" /S /Figure /Alt %b /A <</O /Layout /Placement /Block /BBox [%b]>>>>" % (
            text(alt),
            bounds,
        )

    def write_back(self, source: Placed, base: int, part: int, kids: list[int]) -> None:
        """The link from a report's first page back to its item, tagged as a link."""
        facts = source.segment.facts
        page, number = base + facts.pages[0], base + facts.spots["back"]
        if not source.back:
            return
        element = base + facts.spots["link"]
        x0, y0, x1, y1 = stamp.corner(self.face, facts.boxes[0], self.heading(source, 0))
        told = text(f"{BACK[self.house]}: {self.heading(source, 0)}")
        self.book.add(
            b"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%.2f %.2f %.2f %.2f] "
            b"/P %d 0 R /StructParent %d /Contents %b /Dest %b>>"
            % (x0, y0, x1, y1, page, base + facts.back_key, told, text(source.back)),
            number,
        )
        self.book.add(
            b"<</Type /StructElem /S /Link /P %d 0 R /Pg %d 0 R /Alt %b "
            b"/K <</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>>>" % (part, page, told, number, page),
            element,
        )
        self.parents.append((base + facts.back_key, b"%d 0 R" % element))
        kids.insert(0, element)

    def write_form(self, facts: Facts, base: int) -> None:
        """A parent field for the source's fields, so that equal names in two sources stay two."""
        keys = b"".join(
            b" /%b %b" % (key.encode(), text(value) if key == "DA" else value.encode())
            for key, value in facts.form.items()
            if key in ("DA", "Q")
        )
        name = text(f"file {len(self.bases)}")
        kids = refs(base + field for field in facts.fields)
        self.add(facts, base, "fields", b"<</T %b /Kids %b%b>>" % (name, kids, keys))
        self.field_roots.append(base + facts.spots["fields"])

    # -- what there is once ------------------------------------------------------------------

    def write_root(self, marks: Sequence[Mark], author: str) -> None:
        book = self.book
        trees = [
            base + source.segment.facts.spots["tree"]
            for base, source in zip(self.bases, self.sources, strict=True)
        ]
        book.add(b"<</Type /Pages /Count %d /Kids %b>>" % (self.pages, refs(trees)), self.tree)
        self.write_structure()
        outline = Outline(book, self.spots(), self.places).write(marks)
        xmp = metadata(self.title, self.lang, author, ua=self.claims_ua())
        metadata_number = book.stream(xmp, keys=b" /Type /Metadata /Subtype /XML")
        makers = b" /Producer %b" % text(f"Minutebook {minutebook.__version__}")
        by = b" /Author " + text(author) if author else b""
        info = book.add(b"<</Title %b%b%b>>" % (text(self.title), by, makers))
        labels = [label for source in self.sources for label in source.labels]
        book.add(
            b"<</Type /Catalog /Pages %d 0 R /Lang %b /MarkInfo <</Marked true>> "
            b"/ViewerPreferences <</DisplayDocTitle true>> /PageMode /UseOutlines "
            b"/StructTreeRoot %d 0 R /Outlines %d 0 R /Metadata %d 0 R /PageLabels <</Nums %b>> "
            b"/Names <</Dests %d 0 R>>%b%b>>"
            % (
                self.tree,
                text(self.lang),
                self.root,
                outline,
                metadata_number,
                page_labels(labels),
                book.add(self.name_tree()),
                self.form(),
                self.optional_content(),
            ),
            self.catalogue,
        )
        book.finish(self.catalogue, info)

    def spots(self) -> list[Spot]:
        """For each source its bookmark's number, its first page's, and its own bookmarks."""
        out = []
        for base, source in zip(self.bases, self.sources, strict=True):
            facts = source.segment.facts
            own = facts.bookmarks
            moved = (base + own[0], base + own[1], own[2]) if own is not None else None
            out.append(Spot(base + facts.spots["outline"], base + facts.pages[0], moved))
        return out

    def claims_ua(self) -> bool:
        """Whether every source says it is PDF/UA and no page had to be given a tag."""
        return all(s.segment.facts.ua and not s.segment.facts.loose for s in self.sources)

    def write_structure(self) -> None:
        book = self.book
        parts = [
            base + source.segment.facts.spots["part"]
            for base, source in zip(self.bases, self.sources, strict=True)
        ]
        book.add(
            b"<</Type /StructElem /S /Document /P %d 0 R /Lang %b /K %b>>"
            % (self.root, text(self.lang), refs(parts)),
            self.document,
        )
        roles = b" ".join(
            b"%b %b" % (Name(name).unparse(), Name(target).unparse())
            for name, target in self.names.roles.items()
        )
        classes = b" ".join(
            b"%b %d 0 R" % (Name(name).unparse(), number) for name, number in self.classes.items()
        )
        ids = b" ".join(b"(%b) %d 0 R" % entry for entry in sorted(self.ids))
        book.add(
            b"<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d "
            b"/RoleMap <<%b>>%b%b%b>>"
            % (
                self.document,
                self.parent_tree(),
                book.next,
                roles,
                b" /ClassMap <<%b>>" % classes if classes else b"",
                b" /IDTree <</Names [%b]>>" % ids if ids else b"",
                b" /Namespaces %b" % refs(self.all_spaces) if self.all_spaces else b"",
            ),
            self.root,
        )

    def parent_tree(self, leaf: int = 512) -> int:
        """One number tree for all: the keys of each source moved up by its base."""
        self.parents.sort()
        leaves = []
        for start in range(0, len(self.parents), leaf):
            rows = self.parents[start : start + leaf]
            nums = b" ".join(b"%d %b" % row for row in rows)
            leaves.append(self.book.add(b"<</Limits [%d %d] /Nums [%b]>>" % (rows[0][0], rows[-1][0], nums)))
        return self.book.add(b"<</Kids %b>>" % refs(leaves) if leaves else b"<</Nums []>>")

    def name_tree(self) -> bytes:
        rows = sorted((name.encode("utf-8"), dest) for name, dest in self.places.items())
        return b"<</Names [%b]>>" % b" ".join(
            text(name.decode()) + b" " + dest
            for name, dest in sorted(rows, key=lambda row: bytes(String(row[0].decode())))
        )

    def form(self) -> bytes:
        if not self.field_roots:
            return b""
        fonts = b" ".join(
            b"%b %d 0 R" % (Name(f"/{name}").unparse(), number) for name, number in self.form_fonts.items()
        )
        needs = any(s.segment.facts.form.get("NeedAppearances") for s in self.sources)
        return b" /AcroForm <</Fields %b /DR <</Font <<%b>>>>%b>>" % (
            refs(self.field_roots),
            fonts,
            b" /NeedAppearances true" if needs else b"",
        )

    def optional_content(self) -> bytes:
        if not self.layers:
            return b""
        layers = refs(self.layers)
        return b" /OCProperties <</OCGs %b /D <</BaseState /ON /OFF %b /Order %b>>>>" % (
            layers,
            refs(self.hidden),
            layers,
        )
