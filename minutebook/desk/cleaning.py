"""What is taken out of an uploaded file: scripts, attached files, hidden words, words about its makers."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf
from lxml import etree
from pikepdf import Dictionary, Name, Pdf, String

from minutebook.drafts.uploads import DOCX, BadUpload
from minutebook.packs import check, convert, source

_KEPT_ROOT = {
    "/Type",
    "/Pages",
    "/Lang",
    "/MarkInfo",
    "/StructTreeRoot",
    "/Outlines",
    "/PageLabels",
    "/ViewerPreferences",
    "/OCProperties",
    "/Names",
    "/Dests",
}
_KEPT_NAMES = {"/Dests"}
_DROPPED_PARTS = re.compile(
    r"(docProps/(?!core\.xml)|customXml/|word/(vbaProject|vbaData|embeddings/|activeX/|comments|people|"
    r"attachedToolbars|glossary/|printerSettings)|xl/|ppt/).*"
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED = (
    "del",
    "moveFrom",
    "commentRangeStart",
    "commentRangeEnd",
    "commentReference",
    "rPrChange",
    "pPrChange",
)
_ACCEPTED = ("ins", "moveTo")
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)


def clean_pdf(data: bytes, name: str = "") -> bytes:
    """A PDF without scripts, attached files, forms that act, earlier revisions, and words about its makers.

    Its title, language, tags, bookmarks and links stay. Raises :class:`BadFile`.
    """
    with source.opened(io.BytesIO(data), name=name) as pdf:
        title = check.document_title(pdf)
        for key in set(pdf.Root.keys()) - _KEPT_ROOT:
            del pdf.Root[key]
        names = pdf.Root.get("/Names")
        if isinstance(names, Dictionary):
            for key in set(names.keys()) - _KEPT_NAMES:
                del names[key]
        for page in source.pages_of(pdf):
            _clean_page(page)
        source.deep_clean(pdf)
        _say_only_title(pdf, title)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def _clean_page(page: pikepdf.Object) -> None:
    for key in ("/AA", "/PieceInfo", "/Metadata", "/LastModified", "/Thumb"):
        if key in page:
            del page[key]
    kept = []
    for annotation in page.get("/Annots", []):
        kind = str(annotation.get("/Subtype")) if isinstance(annotation, Dictionary) else ""
        if kind == "/Link":
            kept.append(annotation)
    if kept:
        page.Annots = pikepdf.Array(kept)
    elif "/Annots" in page:
        del page["/Annots"]


def _say_only_title(pdf: Pdf, title: str) -> None:
    for obj in pdf.objects:
        if isinstance(obj, Dictionary | pikepdf.Stream) and "/Metadata" in obj:
            del obj["/Metadata"]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        if title:
            metadata["dc:title"] = title
        if "/StructTreeRoot" in pdf.Root:
            metadata["pdfuaid:part"] = "1"
    if title:
        pdf.docinfo[Name.Title] = String(title)
    pdf.Root[Name.ViewerPreferences] = Dictionary(DisplayDocTitle=True)


def clean_word(data: bytes) -> bytes:
    """A Word file without macros, embedded files, comments, struck-out words and words about its makers.

    Changes that were tracked are taken as made: what was struck out is no longer in the file.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        title = convert.core_title(packed)
        for part in packed.infolist():
            if _DROPPED_PARTS.fullmatch(part.filename) or part.is_dir():
                continue
            body = packed.read(part)
            if part.filename == "docProps/core.xml":
                body = _CORE.format(title.replace("&", "&amp;").replace("<", "&lt;")).encode()
            elif part.filename.endswith(".rels"):
                body = _clean_relations(body)
            elif part.filename == "[Content_Types].xml":
                body = _clean_types(body)
            elif part.filename.startswith("word/") and part.filename.endswith(".xml"):
                body = _clean_words(body)
            entry = zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0))
            made.writestr(entry, body, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parse(body: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise BadUpload("The Word file is damaged. Open it in Word and save it again.") from error


def _clean_words(body: bytes) -> bytes:
    root = _parse(body)
    for hidden in list(root.iter(_WORD + "vanish")):
        _drop_run(hidden)
    for name in _DELETED:
        for element in list(root.iter(_WORD + name)):
            _drop(element)
    for name in _ACCEPTED:
        for element in list(root.iter(_WORD + name)):
            _unwrap(element)
    for element in root.iter(etree.Element):
        for key in list(element.attrib):
            if str(key).startswith(_WORD + "rsid") or key in (_WORD + "author", _WORD + "initials"):
                del element.attrib[key]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_run(hidden: etree._Element) -> None:
    """Take out the run that is set as hidden text, and so shown to no reader of the page."""
    run = next((one for one in hidden.iterancestors() if one.tag == _WORD + "r"), None)
    if run is not None and hidden.get(_WORD + "val", "true") not in ("false", "0"):
        _drop(run)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        parent.remove(element)


def _clean_relations(body: bytes) -> bytes:
    """Links to the web and to what is kept stay; a template or an object fetched from elsewhere goes."""
    root = _parse(body)
    for relation in list(root):
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        outside = relation.get("TargetMode") == "External"
        link = kind == "hyperlink" and target.startswith(("http://", "https://", "mailto:"))
        inside = target.lstrip("/")
        dropped = any(_DROPPED_PARTS.fullmatch(at + inside) for at in ("", "word/"))
        if (outside and not link) or (not outside and dropped):
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean_types(body: bytes) -> bytes:
    root = _parse(body)
    for entry in list(root):
        if _DROPPED_PARTS.fullmatch(entry.get("PartName", "").lstrip("/")):
            root.remove(entry)
        elif "macroEnabled" in entry.get("ContentType", ""):
            entry.set("ContentType", f"{DOCX}.main+xml")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
