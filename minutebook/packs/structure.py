"""Reads the tags of a PDF back: what a pack promises is checked here, against its sources.

``sequence`` is the tags in reading order; ``unresolved`` every marked-content id that leads to no
element; ``contains`` whether a source's sequence is found whole in a pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from minutebook.packs.source import Object, tree_entries
from minutebook.packs.tags import as_list, contents, elements, is_element, items, kids

MCID = re.compile(rb"/MCID\s+(\d+)")
NAMED = re.compile(rb"/[^\s/<>\[\]()]+\s+/([^\s/<>\[\]()]+)\s+BDC")


class Tag(NamedTuple):
    """One structure element as a reader meets it: its type, the type it stands for, its words, how many
    content items it has, and where they are: page (from 0) and marked-content id (-1: a whole object)."""

    type: str
    role: str
    alt: str = ""
    actual: str = ""
    items: int = 0
    at: tuple[tuple[int, int], ...] = ()


def tops_of(pdf: Pdf) -> list[Object]:
    root = pdf.Root.get("/StructTreeRoot")
    return [k for k in kids(root) if is_element(k)] if isinstance(root, Dictionary) else []


def role(name: str, roles: dict[str, str]) -> str:
    """The standard type a name stands for: the role map followed to its end."""
    seen = {name}
    while name in roles and roles[name] not in seen:
        name = roles[name]
        seen.add(name)
    return name


def sequence(pdf: Pdf) -> list[Tag]:
    """Every tag in logical order. ``role`` is what survives a renaming; ``type`` may get a number."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return []
    roles = {key: str(value) for key, value in items(root.get("/RoleMap"))}
    tops, numbers = tops_of(pdf), {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for element, page, _, mcid in contents(tops):
        if element.is_indirect and page is not None and page.objgen in numbers:
            at = (numbers[page.objgen], -1 if mcid is None else mcid)
            places.setdefault(element.objgen, []).append(at)
    return [
        Tag(
            str(element.get("/S")),
            role(str(element.get("/S")), roles),
            str(element.get("/Alt", "")),
            str(element.get("/ActualText", "")),
            sum(isinstance(kid, int) or not is_element(kid) for kid in kids(element)),
            tuple(places.get(element.objgen, ())) if element.is_indirect else (),
        )
        for element in elements(tops)
    ]


def contains(whole: Sequence[Tag], part: Sequence[Tag]) -> bool:
    """Whether ``part`` stands in ``whole`` unbroken and in order (types compared by their role), and every
    tag of it leads to the same content, all pages moved by the same number."""
    keys = [tag[1:5] for tag in whole]
    wanted = [tag[1:5] for tag in part]
    if not wanted:
        return True
    first, size = wanted[0], len(wanted)
    return any(
        keys[at : at + size] == wanted and same_places(whole[at : at + size], part)
        for at in range(len(keys) - size + 1)
        if keys[at] == first
    )


def same_places(moved: Sequence[Tag], own: Sequence[Tag]) -> bool:
    """Whether two equal sequences of tags lead to the same content, but for one shift of the pages."""
    pairs = [pair for a, b in zip(moved, own, strict=True) for pair in zip(a.at, b.at, strict=False)]
    shift = pairs[0][0][0] - pairs[0][1][0] if pairs else 0
    return all(len(a.at) == len(b.at) for a, b in zip(moved, own, strict=True)) and all(
        there == (page + shift, mcid) for there, (page, mcid) in pairs
    )


class Unresolved(NamedTuple):
    """A marked-content id that leads to no element, on a page counted from 1."""

    page: int
    mcid: int
    why: str


def unresolved(pdf: Pdf) -> list[Unresolved]:
    """Every marked-content id, link and field of the file that its structure tree does not answer."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return [
            Unresolved(number, mcid, "the file has no structure tree")
            for number, page in enumerate(pdf.pages, 1)
            for mcid in sorted(mcids(page.obj))
        ]
    tree = {
        key: value for key, value in tree_entries(root.get("/ParentTree"), "/Nums") if isinstance(key, int)
    }
    claimed = claims(tops_of(pdf))
    out = []
    for number, page in enumerate(pdf.pages, 1):
        for holder in (page.obj, *forms(page.obj)):
            out += lost(number, holder, tree, claimed)
        out += lost_objects(number, page.obj, tree)
    return out


Claims = dict[tuple[tuple[int, int], int], tuple[int, int]]


def claims(tops: list[Object]) -> Claims:
    """By page or form and marked-content id, the element that holds it."""
    out: Claims = {}
    for element, page, holder, mcid in contents(tops):
        target = holder if isinstance(holder, Stream) else page
        if mcid is not None and target is not None:
            out[target.objgen, mcid] = element.objgen
    return out


def lost(number: int, holder: Object, tree: dict[int, Object], claimed: Claims) -> list[Unresolved]:
    found = sorted(mcids(holder))
    if not found:
        return []
    row = tree.get(holder.get("/StructParents", -1))
    if not isinstance(row, Array):
        return [Unresolved(number, mcid, "no parent tree entry") for mcid in found]
    out = []
    for mcid in found:
        element = row[mcid] if mcid < len(row) else None
        if not isinstance(element, Dictionary):
            out.append(Unresolved(number, mcid, "no element"))
        elif claimed.get((holder.objgen, mcid)) != element.objgen:
            out.append(Unresolved(number, mcid, "the element does not hold it"))
    return out


def lost_objects(number: int, page: Object, tree: dict[int, Object]) -> list[Unresolved]:
    """Annotations whose key leads to no element, or to one that does not hold them."""
    out = []
    for annot in as_list(page.get("/Annots")):
        key: Any = annot.get("/StructParent") if isinstance(annot, Dictionary) else None
        if key is None:
            continue
        element = tree.get(key)
        held = element is not None and any(
            isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.objgen == annot.objgen
            for kid in kids(element)
        )
        if not held:
            out.append(Unresolved(number, int(key), "an annotation's element does not hold it"))
    return out


def forms(page: Object) -> Iterator[Object]:
    """The form XObjects of a page that hold marked content of their own."""
    resources = page.get("/Resources")
    found = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for _, form in items(found):
        if isinstance(form, Stream) and "/StructParents" in form:
            yield form


def mcids(holder: Object) -> set[int]:
    """The marked-content ids in a page's or a form's content."""
    if isinstance(holder, Stream):
        data = holder.read_bytes()
    else:
        own = holder.get("/Contents")
        streams = [s for s in as_list(own) or [own] if isinstance(s, Stream)]
        data = b"\n".join(stream.read_bytes() for stream in streams)
    out = {int(number) for number in MCID.findall(data)}
    resources = holder.get("/Resources")
    properties = resources.get("/Properties") if isinstance(resources, Dictionary) else None
    if isinstance(properties, Dictionary):
        for name in set(NAMED.findall(data)):
            entry: Any = properties.get(f"/{name.decode('latin-1')}")
            if isinstance(entry, Dictionary) and isinstance(entry.get("/MCID"), int):
                out.add(int(entry.MCID))
    return out
