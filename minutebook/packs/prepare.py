"""From a file to a segment: open it, make it safe, read its tags, write it out and cut it.

``prepare`` is the costly step of a pack and depends on the file alone (and on the few names that
clash elsewhere), so what it returns is kept by the file's hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from minutebook.packs import segment, source, tags
from minutebook.packs.model import BadFile, Limits
from minutebook.packs.source import Object

Segment = segment.Segment
Facts = segment.Facts
DAMAGE = (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)
"""What pikepdf raises, in one place or another, for an object that is not what its key says."""
DEFAULT_APPEARANCE = re.compile(r"/([^\s/\[\]()<>]+)(?=\s)")


def prepare(
    path: Path | BytesIO,
    *,
    name: str = "",
    owner: str = "",
    limits: Limits | None = None,
    renames: tags.Renames | None = None,
    own: str = "",
) -> Segment:
    """Make the segment of one PDF.

    ``own`` is given for the pack's own sheets only, and is the word for "page" in their language:
    their named places are kept and their ``pack:`` links lead into the pack.
    Raises ``BadFile`` naming the file and its owner.
    """
    name = name or (path.name if isinstance(path, Path) else "front sheet")
    try:
        with source.opened(path, name=name, owner=owner, limits=limits) as pdf:
            return segmented(pdf, renames or tags.Renames(), own)
    except BadFile:
        raise
    except DAMAGE as error:
        raise BadFile(
            name,
            "is damaged inside and cannot be put into a pack",
            f"Save it again as PDF from the program it was made with ({type(error).__name__}).",
            owner=owner,
        ) from error


def segmented(pdf: Pdf, renames: tags.Renames, own: str) -> Segment:
    pages = source.pages_of(pdf)
    places = source.Places(pdf, pages)
    facts = Facts(version=pdf.pdf_version, lang=language(pdf), title=title(pdf), ua=claims_ua(pdf))
    lists: dict[str, list[Object]] = {"Pages": pages}
    facts.links = source.mend_annotations(pages, places, own=own)
    read = tags.read(pdf, pages, renames)
    ids = tags.mark_ids(read)
    first = max([int(pdf.trailer.get("/Size", 0)), *read.parents]) + 1
    facts.loose, facts.loose_text = tags.wrap(pages, read, first)
    facts.loose_keys = list(range(first, first + len(facts.loose)))
    last = first + len(facts.loose)
    annots = tags.wrap_annotations(pdf, pages, read, last)
    facts.loose_objects = [(0, one.page, one.type, last + index) for index, one in enumerate(annots)]
    facts.back_key = last + len(annots)
    lists["Annots"] = [one.annot for one in annots]
    lists |= tag_lists(read, facts)
    lists |= form_lists(pdf, facts)
    lists |= layer_lists(pdf)
    lists |= place_lists(places, facts, bool(own))
    lists["Spots"] = spots(pdf, facts, source.bookmarks(pdf, places))
    lists["Stamps"] = stamp_pages(pdf, pages, facts, lists["Spots"], bool(own))
    data, found = plain(pdf, lists)
    refer(facts, segment.manifest(data), list(read.parents), [str(place) for place, _ in facts.places])
    return segment.cut(data, found, facts, ids, facts.back_key)


def plain(pdf: Pdf, lists: dict[str, list[Object]]) -> tuple[bytes, list[segment.Run]]:
    """Write out only what the lists reach, and once more after a deep clean if danger is left."""
    pdf.trailer.Root = pdf.make_indirect(
        Dictionary(
            Type=Name.Catalog,
            Mb=Dictionary({f"/{key}": Array(values) for key, values in lists.items()}),
        )
    )
    if lists.get("Fields"):  # else pikepdf warns of fields outside any form
        pdf.Root.AcroForm = Dictionary(Fields=Array(lists["Fields"]))
    for key in ("/Info", "/Encrypt"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    data = segment.written(pdf)
    found = segment.runs(data)
    text = b"".join(run.text for run in found)
    if any(danger in text for danger in source.DANGER):
        source.deep_clean(pdf)
        data = segment.written(pdf)
        found = segment.runs(data)
    return data, found


def language(pdf: Pdf) -> str:
    value = pdf.Root.get("/Lang")
    return str(value).strip() if isinstance(value, String) else ""


def title(pdf: Pdf) -> str:
    info = pdf.trailer.get("/Info")
    value = info.get("/Title") if isinstance(info, Dictionary) else None
    return str(value).strip() if isinstance(value, String) else ""


def claims_ua(pdf: Pdf) -> bool:
    """Whether the file's own metadata says that it is PDF/UA."""
    metadata = pdf.Root.get("/Metadata")
    try:
        return isinstance(metadata, Stream) and b"pdfuaid:part" in metadata.read_bytes()
    except pikepdf.PdfError:
        return False


def placeholder(pdf: Pdf) -> Object:
    """An object the pack will write itself under this number."""
    return pdf.make_indirect(Dictionary(Mb=0))


def emptied(obj: Object) -> Object:
    """Turn an object of the source into a placeholder, so that what refers to it still does."""
    for key in list(obj.keys()):
        del obj[key]
    obj.Mb = 0
    return obj


def tag_lists(read: tags.Tags, facts: Facts) -> dict[str, list[Object]]:
    facts.roles = read.roles
    facts.classes = {name: (0, value.unparse(resolved=True)) for name, value in read.classes.items()}
    facts.namespaces = [
        (0, str(space.get("/NS", "")), "/RoleMapNS" not in space) for space in read.namespaces
    ]
    return {
        "Tops": read.tops,
        "Parents": list(read.parents.values()),
        "Classes": list(read.classes.values()),
        "Ids": list(read.ids.values()),
        "Spaces": read.namespaces,
    }


def form_lists(pdf: Pdf, facts: Facts) -> dict[str, list[Object]]:
    """The form's top fields, safe, and the fonts their texts are set in under names of their own."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return {}
    tops = [field for field in tags.as_list(form.get("/Fields")) if isinstance(field, Dictionary)]
    tops = [field if field.is_indirect else pdf.make_indirect(field) for field in tops]
    resources = form.get("/DR")
    fonts = tags.items(resources.get("/Font")) if isinstance(resources, Dictionary) else []
    fonts = [(key, value) for key, value in fonts if isinstance(value, Dictionary)]
    mark = hashlib.sha256(repr([(k, v.unparse(resolved=True)) for k, v in fonts]).encode())
    new = {key[1:]: f"{key[1:]}-{mark.hexdigest()[:8]}" for key, _ in fonts}
    places = source.Places(pdf, [])
    for field in fields(tops):
        source.mend_actions(field, places)
        if field.get("/FT") == Name.Sig and "/V" in field:
            del field["/V"]
        if "/DA" in field:
            field.DA = String(appearance(field.DA, new))
    if tops:
        facts.form = {
            key: value
            for key, value in (
                ("DA", appearance(form.get("/DA", ""), new)),
                ("Q", str(form.get("/Q", ""))),
                ("NeedAppearances", "true" if form.get("/NeedAppearances") is True else ""),
            )
            if value
        }
    facts.form_fonts = dict.fromkeys(new.values(), 0) if tops else {}
    return {
        "Fields": tops,
        "FormFonts": [tags.as_indirect(pdf, value) for _, value in fonts] if tops else [],
    }


def fields(tops: Iterable[Object]) -> Iterable[Object]:
    stack, seen = list(tops), set()
    while stack:
        field = stack.pop()
        if field.objgen in seen and field.is_indirect:
            continue
        seen.add(field.objgen)
        yield field
        stack += [k for k in tags.as_list(field.get("/Kids")) if isinstance(k, Dictionary)]


def appearance(value: Any, new: dict[str, str]) -> str:
    return DEFAULT_APPEARANCE.sub(lambda match: f"/{new.get(match[1], match[1])}", str(value))


def layer_lists(pdf: Pdf) -> dict[str, list[Object]]:
    """Optional content: every layer, and those that are hidden and must stay so."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return {}
    groups = [g for g in tags.as_list(properties.get("/OCGs")) if isinstance(g, Dictionary)]
    default = properties.get("/D")
    default = default if isinstance(default, Dictionary) else Dictionary()
    off = {g.objgen for g in tags.as_list(default.get("/OFF"))}
    on = {g.objgen for g in tags.as_list(default.get("/ON"))}
    all_off = default.get("/BaseState") == Name.OFF
    hidden = [g for g in groups if g.objgen in off or (all_off and g.objgen not in on)]
    return {"Layers": groups, "Hidden": hidden}


def place_lists(places: source.Places, facts: Facts, keep: bool) -> dict[str, list[Object]]:
    if not keep:
        return {}
    kept = [(name, places.explicit(dest)) for name, dest in places.named.items()]
    facts.places = [(name, 0) for name, dest in kept if dest is not None]
    return {"Places": [tags.as_indirect(places.pdf, dest) for _, dest in kept if dest is not None]}


SPOTS = ("tree", "part", "outline", "font", "fields", "back", "link", "tagged", "text", "picture")


def spots(pdf: Pdf, facts: Facts, own_bookmarks: Object | None) -> list[Object]:
    """The placeholders of a file: where the pack hangs its pages, tags, bookmarks and stamps.

    The structure tree's root becomes the file's part, the outline's root the file's bookmark, so
    that everything under them keeps its parent.
    """
    root = pdf.Root.get("/StructTreeRoot")
    at = {key: placeholder(pdf) for key in SPOTS}
    if isinstance(root, Dictionary):
        tops = [kid for kid in tags.kids(root) if isinstance(kid, Dictionary)]
        if root.is_indirect:
            at["part"] = emptied(root)
        for top in tops:
            top.P = at["part"]
    if own_bookmarks is not None:
        first, last = own_bookmarks.First, own_bookmarks.get("/Last", own_bookmarks.First)
        count = own_bookmarks.get("/Count", 1)
        facts.bookmarks = (0, 0, abs(count) if isinstance(count, int) else 1)
        at["outline"] = emptied(own_bookmarks)
        at |= {"first": first, "last": last}
    form = pdf.Root.get("/AcroForm")
    for field in tags.as_list(form.get("/Fields")) if isinstance(form, Dictionary) else []:
        if isinstance(field, Dictionary):
            field.Parent = at["fields"]
    return list(at.values())


def stamp_pages(pdf: Pdf, pages: list[Object], facts: Facts, at: list[Object], own: bool) -> list[Object]:
    """Leave room on each page for what the pack prints on it; returns the stamps' placeholders."""
    spot = dict(zip(SPOTS, at, strict=False))
    kinds = dict(zip(facts.loose, ("text" if t else "picture" for t in facts.loose_text), strict=True))
    stamps: list[Object] = []
    seen: set[tuple[int, int]] = set()
    for index, page in enumerate(pages):
        content = page.get("/Contents")
        streams = [s for s in tags.as_list(content) or [content] if isinstance(s, Stream)]
        stamp = placeholder(pdf)
        stamps.append(stamp)
        page.Contents = Array([spot[kinds.get(index, "tagged")], *streams, stamp])
        page.Parent = spot["tree"]
        page.Tabs = Name.S
        facts.boxes.append(box(page))
        add_font(pdf, page, spot["font"], seen)
    if not own:
        pages[0].Annots = Array([*tags.as_list(pages[0].get("/Annots")), spot["back"]])
    return stamps


def add_font(pdf: Pdf, page: Object, font: Object, seen: set[tuple[int, int]]) -> None:
    resources = page.Resources
    if resources.is_indirect:
        if resources.objgen in seen:
            return
        seen.add(resources.objgen)
    fonts = resources.get("/Font")
    if not isinstance(fonts, Dictionary):
        resources.Font = Dictionary(MbStamp=font)
    else:
        fonts.MbStamp = font


def box(page: Object) -> tuple[float, float, float, float, int]:
    """What is shown of a page (left, bottom, right, top in points) and how it is turned."""
    values = page.get("/CropBox", page.MediaBox)
    values = values if isinstance(values, Array) and len(values) == 4 else page.MediaBox
    try:
        x0, y0, x1, y1 = (float(value) for value in values)
    except (TypeError, ValueError):
        x0, y0, x1, y1 = source.A4
        page.MediaBox = Array(source.A4)
    turn = page.get("/Rotate", 0)
    turn = int(turn) % 360 if isinstance(turn, int) else 0
    left, bottom, right, top = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return (left, bottom, right, top, turn)


def refer(facts: Facts, found: dict[str, list[int]], keys: list[int], places: list[str]) -> None:
    """Write the numbers the objects got on writing into the facts."""
    facts.pages, facts.stamps = found["Pages"], found["Stamps"]
    facts.tops = found.get("Tops", [])
    facts.parents = list(zip(keys, found.get("Parents", []), strict=True))
    facts.loose_objects = [
        (number, *rest[1:]) for number, rest in zip(found.get("Annots", []), facts.loose_objects, strict=True)
    ]
    facts.classes = {
        name: (number, text)
        for (name, (_, text)), number in zip(facts.classes.items(), found.get("Classes", []), strict=True)
    }
    facts.ids = found.get("Ids", [])
    facts.namespaces = [
        (number, uri, bare)
        for (_, uri, bare), number in zip(facts.namespaces, found.get("Spaces", []), strict=True)
    ]
    facts.fields = found.get("Fields", [])
    facts.form_fonts = dict(zip(facts.form_fonts, found.get("FormFonts", []), strict=True))
    facts.layers, facts.hidden = found.get("Layers", []), found.get("Hidden", [])
    facts.places = list(zip(places, found.get("Places", []), strict=True))
    facts.spots = dict(zip(SPOTS, found["Spots"], strict=False))
    if facts.bookmarks is not None:
        first, last = found["Spots"][len(SPOTS) :]
        facts.bookmarks = (first, last, facts.bookmarks[2])
