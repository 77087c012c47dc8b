"""A PDF as it came, opened and made safe: what may not go into a pack is taken out here.

Out go scripts, embedded files, actions that start programs, fetch or send, film and sound, and
everything of the catalogue a pack makes anew. A link to a named place becomes a link to the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from minutebook.packs.model import BadFile, Limits

Object = Any
"""A live object of an open PDF: pikepdf gives plain values for numbers and the like."""

SAFE_ACTIONS = {"/GoTo", "/URI", "/Named", "/ResetForm", "/SetOCGState", "/Hide"}
PAGE_KEYS = {
    "/Type",
    "/MediaBox",
    "/CropBox",
    "/BleedBox",
    "/TrimBox",
    "/ArtBox",
    "/Rotate",
    "/Resources",
    "/Contents",
    "/Annots",
    "/StructParents",
    "/Group",
    "/UserUnit",
    "/Tabs",
}
INHERITED = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
PAYLOADS = {
    "/FileAttachment",
    "/Movie",
    "/Sound",
    "/Screen",
    "/RichMedia",
    "/3D",
    "/TrapNet",
    "/Projection",
}
NEVER = ("/AA", "/AF", "/EF", "/JS", "/PieceInfo", "/RichMediaContent", "/XFA")
DANGER = (
    b"/JavaScript",
    b"/JS ",
    b"/EmbeddedFile",
    b"/EF ",
    b"/AF ",
    b"/AA ",
    b"/Launch",
    b"/Filespec",
    b"/RichMedia",
    b"/SubmitForm",
    b"/ImportData",
    b"/GoToR",
    b"/GoToE",
    b"/Rendition",
    b"/PieceInfo",
)
PACK_LINK = "pack:"
A4 = (0, 0, 595.276, 841.89)


def opened(path: Path | BytesIO, *, name: str = "", owner: str = "", limits: Limits | None = None) -> Pdf:
    """Open a PDF for packing.

    A broken cross-reference table is mended silently (``check`` tells the author). Raises
    ``BadFile`` for a file that is missing, too large, not a PDF, damaged, protected or empty.
    """
    limits = limits or Limits()
    name = name or (path.name if isinstance(path, Path) else "")

    def bad(why: str, mend: str) -> BadFile:
        return BadFile(name, why, mend, owner=owner)

    try:
        size = path.stat().st_size if isinstance(path, Path) else 0
        if size > limits.bytes_per_file:
            over = f"{size / 1e6:,.0f} MB, over the limit of {limits.bytes_per_file / 1e6:,.0f} MB"
            raise bad(f"is {over}", "Make its pictures smaller or split it.")
        pdf = pikepdf.open(path, suppress_warnings=True)
    except (OSError, pikepdf.PdfError, pikepdf.PasswordError, ValueError, RuntimeError) as error:
        raise bad(*reason(error)) from None
    if pdf.is_encrypted:
        raise bad(*reason(pikepdf.PasswordError()))
    if int(pdf.trailer.get("/Size", 0)) > limits.objects_per_file:
        raise bad("has too many parts to be a document", "Print it to PDF again.")
    refuse_page_bomb(pdf, limits, bad)
    return pdf


def reason(error: Exception) -> tuple[str, str]:
    """Why a file would not open, and how to mend that."""
    match error:
        case pikepdf.PasswordError():
            return "is protected with a password", "Save it again without one."
        case FileNotFoundError():
            return "is not there", "Check the name and the folder."
        case IsADirectoryError():
            return "is a folder, not a file", "Name the files in it."
        case OSError():
            return f"cannot be read ({error.strerror or error})", "Check its permissions."
        case _:
            return "is not a PDF that can be read; it may be damaged", "Save it again as PDF."


def refuse_page_bomb(pdf: Pdf, limits: Limits, bad: Any) -> None:
    """Count the pages without believing the file's own count, and stop at the limit."""
    try:
        pages = sum(1 for _ in leaves(pdf, limits.pages_per_file + 1))
        if pages <= limits.pages_per_file:
            pages = len(pdf.pages)
    except (pikepdf.PdfError, RecursionError, AttributeError, TypeError, ValueError):
        raise bad("has a page list that cannot be read", "Save it again as PDF.") from None
    if pages == 0:
        raise bad("has no pages", "Check that it was saved whole.")
    if pages > limits.pages_per_file:
        raise bad(f"has more than {limits.pages_per_file:,} pages", "Split it, or ask for a higher limit.")


def leaves(pdf: Pdf, limit: int) -> Iterator[Object]:
    """The leaves of the page tree, at most ``limit`` of them and never more than 4 nodes a leaf."""
    stack, nodes, found = [pdf.Root.get("/Pages")], 0, 0
    while stack and found < limit and nodes < 4 * limit + 64:
        node = stack.pop()
        nodes += 1
        if not isinstance(node, Dictionary):
            continue
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            stack.extend(kids[index] for index in range(min(len(kids), limit) - 1, -1, -1))
        else:
            found += 1
            yield node


def pages_of(pdf: Pdf) -> list[Object]:
    """The page dictionaries in order, each carrying its own box, turn and resources, nothing unsafe."""
    out = []
    for page in pdf.pages:
        obj = page.obj
        for key in INHERITED:
            if key not in obj:
                inherit(obj, key)
        for key in obj.keys() - PAGE_KEYS:
            del obj[key]
        box = obj.get("/MediaBox")
        if not isinstance(box, Array) or len(box) != 4:
            obj.MediaBox = Array(A4)
        if not isinstance(obj.get("/Resources"), Dictionary):
            obj.Resources = Dictionary()
        out.append(obj)
    return out


def inherit(page: Object, key: str) -> None:
    node, depth = page.get("/Parent"), 0
    while isinstance(node, Dictionary) and depth < 64:
        if key in node:
            page[key] = node[key]
            return
        node, depth = node.get("/Parent"), depth + 1


class Places:
    """The named places of a file, read when first asked for."""

    def __init__(self, pdf: Pdf, pages: list[Object]) -> None:
        self.pdf, self.pages = pdf, pages
        self._named: dict[str, Object] | None = None

    @property
    def named(self) -> dict[str, Object]:
        if self._named is None:
            self._named = {}
            old = self.pdf.Root.get("/Dests")
            if isinstance(old, Dictionary):
                self._named.update((key[1:], value) for key, value in old.items())
            names = self.pdf.Root.get("/Names")
            tree = names.get("/Dests") if isinstance(names, Dictionary) else None
            self._named.update((str(key), value) for key, value in tree_entries(tree, "/Names"))
        return self._named

    def explicit(self, dest: Object | None) -> Object | None:
        """``dest`` as a place on a page of this file, or ``None`` where it leads nowhere."""
        if isinstance(dest, Name):
            dest = self.named.get(str(dest)[1:])
        elif isinstance(dest, String):
            dest = self.named.get(str(dest))
        if isinstance(dest, Dictionary):
            dest = dest.get("/D")
        if not isinstance(dest, Array) or len(dest) == 0:
            return None
        target = dest[0]
        if isinstance(target, int) and 0 <= target < len(self.pages):
            return Array([self.pages[target], *list(dest)[1:]])
        return dest if isinstance(target, Dictionary) else None


def tree_entries(node: Object | None, key: str) -> Iterator[tuple[Any, Any]]:
    """Keys and values of a name tree (``/Names``) or number tree (``/Nums``), however it is nested."""
    stack, seen = [node], set()
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        flat = node.get(key)
        if isinstance(flat, Array):
            values = list(flat)
            yield from zip(values[::2], values[1::2], strict=False)
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            stack.extend(reversed(list(kids)))


def mend_annotations(pages: list[Object], places: Places, *, own: str = "") -> int:
    """Make every annotation safe and its link direct; returns how many links there are.

    ``own`` is the word for "page" in the pack's own sheets: there ``pack:page-5`` leads to the place
    of that name in the pack, and is told as "Page 5".
    """
    links = 0
    for page in pages:
        annots = page.get("/Annots")
        if annots is None:
            continue
        kept = [a for a in annots if isinstance(a, Dictionary)] if isinstance(annots, Array) else []
        for annot in kept:
            if not (own and lead_into_pack(annot, own)):
                mend_annotation(annot, places)
            links += annot.get("/Subtype") == Name.Link
        page.Annots = Array(kept)
    return links


def lead_into_pack(annot: Object, page_word: str) -> bool:
    """Make a ``pack:`` link one to a named place; returns whether it was one."""
    action = annot.get("/A")
    address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
    if not address.startswith(PACK_LINK):
        return False
    place = address.removeprefix(PACK_LINK)
    del annot["/A"]
    annot.Dest = String(place)
    annot.Contents = String(f"{page_word} {place.removeprefix('page-')}")
    return True


def mend_annotation(annot: Object, places: Places) -> None:
    if str(annot.get("/Subtype")) in PAYLOADS:
        told = annot.get("/Contents")
        for key in annot.keys() - {"/Rect", "/StructParent", "/Type", "/Parent", "/P"}:
            del annot[key]
        annot.Subtype = Name.Text
        annot.Contents = String(f"Removed from the pack: {told or 'an embedded file or film'}")
        return
    mend_actions(annot, places)


def mend_actions(holder: Object, places: Places) -> None:
    """Keep a link that shows a place or an address; make a named place explicit; drop the rest."""
    for key in ("/AA", "/AF", "/PA"):
        if key in holder:
            del holder[key]
    if "/Dest" in holder and not isinstance(holder.Dest, Array):
        place = places.explicit(holder.Dest)
        if place is None:
            del holder["/Dest"]
        else:
            holder.Dest = place
    action = holder.get("/A")
    if action is None:
        return
    if not isinstance(action, Dictionary) or str(action.get("/S")) not in SAFE_ACTIONS:
        del holder["/A"]
        return
    if "/Next" in action:
        del action["/Next"]
    if action.get("/S") == Name.GoTo and not isinstance(action.get("/D"), Array):
        place = places.explicit(action.get("/D"))
        if place is None:
            del holder["/A"]
        else:
            action.D = place


def bookmarks(pdf: Pdf, places: Places, limit: int = 5_000) -> Object | None:
    """The root of the file's own bookmarks, made safe, or ``None`` where it has none."""
    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary) or not isinstance(root.get("/First"), Dictionary):
        return None
    if not root.is_indirect:
        return None
    stack, seen = [root.First], set()
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary) or node.objgen in seen:
            continue
        seen.add(node.objgen)
        if len(seen) > limit or not isinstance(node.get("/Title"), String):
            return None
        mend_actions(node, places)
        stack += [node[key] for key in ("/Next", "/First") if key in node]
    return root


def deep_clean(pdf: Pdf) -> None:
    """Take what is dangerous out of every object of a file, wherever it hangs.

    Slow, so it runs only on a file whose bytes still name something dangerous after the first pass.
    """
    for obj in pdf.objects:
        if isinstance(obj, Dictionary | Stream):
            clean_dictionary(obj, 0)
        elif isinstance(obj, Array):
            clean_array(obj, 0)


def clean_dictionary(holder: Object, depth: int) -> None:
    for key in NEVER:
        if key in holder:
            del holder[key]
    for key in list(holder.keys()):
        value = holder[key]
        if isinstance(value, Dictionary) and not isinstance(value, Stream):
            if unsafe(value):
                del holder[key]
            elif not value.is_indirect and depth < 50:
                clean_dictionary(value, depth + 1)
        elif isinstance(value, Stream) and value.get("/Type") == Name.EmbeddedFile:
            del holder[key]
        elif isinstance(value, Array) and not value.is_indirect and depth < 50:
            clean_array(value, depth + 1)


def clean_array(values: Object, depth: int) -> None:
    for index in range(len(values) - 1, -1, -1):
        value = values[index]
        if isinstance(value, Dictionary) and not isinstance(value, Stream):
            if unsafe(value):
                del values[index]
            elif not value.is_indirect and depth < 50:
                clean_dictionary(value, depth + 1)
        elif isinstance(value, Array) and not value.is_indirect and depth < 50:
            clean_array(value, depth + 1)


def unsafe(value: Object) -> bool:
    """Whether a dictionary is a file specification or an action that may not be kept."""
    if value.get("/Type") in (Name.Filespec, Name.EmbeddedFile):
        return True
    action = str(value.get("/S"))
    is_action = value.get("/Type") == Name.Action or "/JS" in value
    return is_action and action not in SAFE_ACTIONS or action in ("/JavaScript", "/Launch")
