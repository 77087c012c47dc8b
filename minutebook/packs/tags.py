"""The accessibility tags of one source, made ready to be joined with those of others.

The structure tree's top elements, its parent tree, role map, class map, id tree and namespaces are
read; what clashes in other files' (see ``link``) is renamed here. A parent tree that is missing or
wrong is made again from the tree itself (ISO 32000-1, 14.7.4.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from minutebook.packs.source import Object, tree_entries

ID_MARK = "mbid #{} 0 R"
"""An element's id while its number is still to be filled in, as one would a reference."""


class Renames(msgspec.Struct, frozen=True):
    """Names of this source that mean something else in another: old to new, with the slash."""

    roles: dict[str, str] = {}
    classes: dict[str, str] = {}


class Content(NamedTuple):
    """One content item of a structure element: marked content, or a whole object (``mcid`` None)."""

    element: Object
    page: Object | None
    holder: Object | None  # a form's stream with the marked content, or the whole object
    mcid: int | None


class Tags(NamedTuple):
    """What joining needs of a source: live objects of the open file."""

    tops: list[Object]
    parents: dict[int, Object]
    roles: dict[str, str]
    classes: dict[str, Object]
    ids: dict[bytes, Object]
    namespaces: list[Object]


NONE = Tags([], {}, {}, {}, {}, [])


def kids(element: Object) -> list[Any]:
    value = element.get("/K")
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def elements(tops: list[Object]) -> Iterator[Object]:
    """Every structure element in logical order."""
    stack, seen = list(reversed(tops)), set()
    while stack:
        element = stack.pop()
        if element.is_indirect:
            if element.objgen in seen:
                continue
            seen.add(element.objgen)
        yield element
        stack += [kid for kid in reversed(kids(element)) if is_element(kid)]


def is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") not in (Name.MCR, Name.OBJR)


def contents(tops: list[Object]) -> Iterator[Content]:
    """Every content item of the tree, in logical order element by element."""
    for element in elements(tops):
        own = element.get("/Pg")
        for kid in kids(element):
            if isinstance(kid, int):
                yield Content(element, own, None, kid)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                mcid = kid.get("/MCID")
                if isinstance(mcid, int):
                    yield Content(element, kid.get("/Pg", own), kid.get("/Stm"), mcid)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
                yield Content(element, kid.get("/Pg", own), kid.get("/Obj"), None)


def read(pdf: Pdf, pages: list[Object], renames: Renames) -> Tags:
    """The tags of an open source, mended and renamed; ``NONE`` where it has no structure tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return NONE
    tops = [
        kid if kid.is_indirect else pdf.make_indirect(kid)
        for kid in kids(root)
        if isinstance(kid, Dictionary) and is_element(kid)
    ]
    if not tops:
        return NONE
    parents = {
        key: value
        for key, value in tree_entries(root.get("/ParentTree"), "/Nums")
        if isinstance(key, int) and isinstance(value, Array | Dictionary)
    }
    if not sound(pages, parents):
        parents = rebuilt(pdf, pages, tops)
    for key, value in parents.items():
        if not value.is_indirect:
            parents[key] = pdf.make_indirect(value)
    tags = Tags(
        tops,
        parents,
        {str(k): str(v) for k, v in items(root.get("/RoleMap")) if isinstance(v, Name) and str(k) != str(v)},
        {k: as_indirect(pdf, v) for k, v in items(root.get("/ClassMap"))},
        {
            k.unparse(): v
            for k, v in tree_entries(root.get("/IDTree"), "/Names")
            if isinstance(v, Dictionary) and isinstance(k, String)
        },
        [n for n in as_list(root.get("/Namespaces")) if isinstance(n, Dictionary)],
    )
    return renamed(tags, renames) if renames.roles or renames.classes else tags


def items(value: Object | None) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, Dictionary) else []


def as_list(value: Object | None) -> list[Any]:
    return list(value) if isinstance(value, Array) else []


def as_indirect(pdf: Pdf, value: Object) -> Object:
    return value if value.is_indirect else pdf.make_indirect(value)


def sound(pages: list[Object], parents: dict[int, Object]) -> bool:
    """Whether every page has a key of its own and the parent tree an array for it."""
    keys = [page.get("/StructParents") for page in pages]
    if len(set(keys)) != len(keys):
        return False
    return all(isinstance(parents.get(key), Array) for key in keys if isinstance(key, int)) and all(
        isinstance(key, int) and key >= 0 for key in keys
    )


def rebuilt(pdf: Pdf, pages: list[Object], tops: list[Object]) -> dict[int, Object]:
    """A parent tree made from the structure tree, its keys written to the pages and objects."""
    for page in pages:
        forget(page, "/StructParents")
        for annot in as_list(page.get("/Annots")):
            forget(annot, "/StructParent")
    arrays: dict[tuple[int, int], dict[int, Object]] = {}
    holders: dict[tuple[int, int], Object] = {}
    whole: list[tuple[Object, Object]] = []
    wanted = {page.objgen for page in pages}
    for element, page, holder, mcid in contents(tops):
        if mcid is None:
            if isinstance(holder, Dictionary | Stream) and holder.is_indirect:
                whole.append((holder, element))
            continue
        target = holder if isinstance(holder, Stream) else page
        if target is None or (target is page and page.objgen not in wanted):
            continue
        if 0 <= mcid < 1_000_000:
            arrays.setdefault(target.objgen, {})[mcid] = element
            holders[target.objgen] = target
    parents: dict[int, Object] = {}
    for objgen, by_mcid in arrays.items():
        key = len(parents)
        holders[objgen]["/StructParents"] = key
        filled = [by_mcid.get(mcid) for mcid in range(max(by_mcid) + 1)]
        parents[key] = pdf.make_indirect(Array(filled))
    for obj, element in whole:
        key = len(parents)
        obj["/StructParent"] = key
        parents[key] = element
    return parents


def forget(holder: Any, key: str) -> None:
    if isinstance(holder, Dictionary | Stream) and key in holder:
        del holder[key]


def renamed(tags: Tags, renames: Renames) -> Tags:
    """Write the new names into every element that uses the old ones."""
    for element in elements(tags.tops):
        role = str(element.get("/S"))
        if role in renames.roles and "/NS" not in element:
            element.S = Name(renames.roles[role])
        used = element.get("/C")
        if isinstance(used, Name):
            element.C = Name(renames.classes.get(str(used), str(used)))
        elif isinstance(used, Array):
            element.C = Array(
                Name(renames.classes.get(str(c), str(c))) if isinstance(c, Name) else c for c in used
            )
    roles = {
        renames.roles.get(k, k): renames.roles.get(v, v) if v in tags.roles else v
        for k, v in tags.roles.items()
    }
    classes = {renames.classes.get(k, k): v for k, v in tags.classes.items()}
    return tags._replace(roles=roles, classes=classes)


def mark_ids(tags: Tags) -> dict[bytes, bytes]:
    """Give each element of the id tree a marked id; returns old to new, as they stand in the file."""
    changed: dict[bytes, bytes] = {}
    for number, (old, element) in enumerate(tags.ids.items()):
        new = String(ID_MARK.format(number))
        element.ID = new
        changed[old] = new.unparse()
    return changed


def wrap(pages: list[Object], tags: Tags, first_key: int) -> tuple[list[int], list[bool]]:
    """Find the pages no element speaks of, and give each a parent key of its own.

    Such a page (a scan, a file without tags) will be marked as one element holding all of it.
    Returns their indexes and, for each, whether it has text at all. Ids that lead nowhere are
    taken out of their content.
    """
    loose: list[int] = []
    texts: list[bool] = []
    for index, page in enumerate(pages):
        key = page.get("/StructParents")
        if isinstance(key, int) and key in tags.parents:
            continue
        page.StructParents = first_key + len(loose)
        loose.append(index)
        texts.append(strip(page))
    return loose, texts


ANNOTATED = {"/Link": "Link", "/Widget": "Form"}
UNTOLD = {"/Popup", "/PrinterMark", "/TrapNet", "/Watermark"}


class LooseObject(NamedTuple):
    """An annotation no element speaks of: on which page (from 0), and the type it will be given."""

    annot: Object
    page: int
    type: str


def wrap_annotations(pdf: Pdf, pages: list[Object], tags: Tags, first_key: int) -> list[LooseObject]:
    """Find links, fields and notes without an element, and give each a parent key of its own."""
    out: list[LooseObject] = []
    for index, page in enumerate(pages):
        annots = as_list(page.get("/Annots"))
        for at, annot in enumerate(annots):
            key, kind = annot.get("/StructParent"), str(annot.get("/Subtype"))
            if (isinstance(key, int) and key in tags.parents) or kind in UNTOLD:
                continue
            if not annot.is_indirect:
                annot = pdf.make_indirect(annot)
                page.Annots[at] = annot
            annot.StructParent = first_key + len(out)
            out.append(LooseObject(annot, index, ANNOTATED.get(kind, "Annot")))
    return out


def strip(page: Object) -> bool:
    """Take stray marked-content ids out of an untagged page; returns whether it sets any text."""
    resources = page.Resources
    fonts = bool(resources.get("/Font"))
    for _, form in items(resources.get("/XObject")):
        if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
            inner = form.get("/Resources")
            fonts = fonts or (isinstance(inner, Dictionary) and bool(inner.get("/Font")))
            if "/StructParents" in form:
                del form["/StructParents"]
                strip_stream(form)
    for _, value in items(resources.get("/Properties")):
        forget(value, "/MCID")
    content = page.get("/Contents")
    for stream in as_list(content) or [content]:
        if isinstance(stream, Stream):
            strip_stream(stream)
    return fonts


def strip_stream(stream: Object) -> None:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        return
    if b"/MCID" in data:
        stream.write(data.replace(b"/MCID", b"/Was"))
