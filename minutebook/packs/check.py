"""What an author is told of a file at upload, and how to mend it.

A finding never stops the upload by itself: ``blocks`` says whether the file could go into a pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from minutebook.packs import source, structure, text
from minutebook.packs.model import BadFile, Lang, Limits
from minutebook.packs.prepare import DAMAGE, prepare
from minutebook.packs.source import Object
from minutebook.packs.tags import as_list, items

Code = Literal[
    "unreadable",
    "repaired",
    "scanned",
    "recognised",
    "untagged",
    "tags_broken",
    "fonts_missing",
    "no_title",
    "no_language",
    "wrong_language",
    "scripts",
    "embedded_files",
    "pictures_undescribed",
    "page_sizes",
]
MEND: dict[str, str] = {
    "repaired": "Open it in the program it was made with and save it as PDF again.",
    "scanned": "Send the document the pages were printed from. If there is none, have the pages read "
    "by text recognition (OCR) and check the words.",
    "recognised": "Compare them with the page, and send the document it was printed from if there is one.",
    "untagged": "In Word: File, Save as, PDF, Options, tick 'Document structure tags for "
    "accessibility'. Or upload the Word file itself.",
    "tags_broken": "Save it as PDF again from the document it was made of; the tags were damaged by a "
    "program that changed the PDF since.",
    "fonts_missing": "In Word: File, Options, Save, tick 'Embed fonts in the file', then save as PDF "
    "again. In another program choose 'embed all fonts' or PDF/A.",
    "no_title": "In Word: File, Info, fill in Title, then save as PDF again.",
    "no_language": "In Word: Review, Language, set the proofing language of all text, then save as PDF "
    "again.",
    "wrong_language": "In Word: select all, Review, Language, choose the language it is written in, "
    "then save as PDF again.",
    "scripts": "Nothing need be done: scripts are taken out of the pack. Check that the document reads "
    "well without them.",
    "embedded_files": "Upload the files that are attached inside it as appendices; they are taken out "
    "of the pack.",
    "pictures_undescribed": "In Word: right-click each picture, View alt text, describe it in a "
    "sentence, then save as PDF again.",
    "page_sizes": "Nothing need be done if the pages are meant to be so; they are printed as they are.",
}
COMMON: dict[Lang, str] = {
    "en": "the of and to in that is was for on with be by this which are from",
    "cy": "yr ar yn y i o a'r mae ac wedi gan ei hyn bod am sydd fod neu dros",
}
REPAIRED = "The file is damaged; it was repaired as far as possible."
SAMPLE = 20  # pages looked at to tell the language


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an author should know: what, how to mend it, on which pages (from 1; empty: all)."""

    code: Code
    message: str
    mend: str
    pages: tuple[int, ...] = ()
    blocks: bool = False


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A file looked at: its pages, title, language, whether it is tagged, and what was found."""

    pages: int
    title: str
    lang: str
    tagged: bool
    findings: tuple[Finding, ...]

    @property
    def fit(self) -> bool:
        """Whether it can go into a pack at all."""
        return not any(finding.blocks for finding in self.findings)


def check(
    path: Path,
    *,
    lang: Lang = "en",
    limits: Limits | None = None,
    texts: Sequence[text.PageText] | None = None,
) -> Checked:
    """Look at an uploaded PDF. ``texts`` are its pages' words where they are already extracted.

    A file that is fit here goes into a pack: it is made ready for one, as the pack would.
    """
    try:
        prepare(path, limits=limits)
        pdf = source.opened(path, limits=limits)
    except BadFile as error:
        bad = Finding(code="unreadable", message=sentence(error.why), mend=error.mend, blocks=True)
        return Checked(pages=0, title="", lang="", tagged=False, findings=(bad,))
    with pdf:
        if texts is None:
            texts = next(text.extract([path], workers=1)).pages
        try:
            return looked_at(pdf, texts, lang)
        except DAMAGE:
            return damaged(pdf)


def damaged(pdf: Pdf) -> Checked:
    """What can be said of a file whose parts are not what they should be, though its pages can be shown."""
    found = Finding(code="repaired", message=REPAIRED, mend=MEND["repaired"])
    return Checked(pages=len(pdf.pages), title="", lang="", tagged=False, findings=(found,))


def sentence(why: str) -> str:
    return f"The file {why}."


def looked_at(pdf: Pdf, texts: Sequence[text.PageText], lang: Lang) -> Checked:
    root = pdf.Root
    tagged = bool(structure.tops_of(pdf))
    own_lang = str(root.get("/Lang", "")).strip()
    title = document_title(pdf)
    pages = [page.obj for page in pdf.pages]
    findings: list[Finding] = []

    def found(code: Code, message: str, at: Iterable[int] = ()) -> None:
        findings.append(Finding(code=code, message=message, mend=MEND[code], pages=tuple(at)))

    if pdf.get_warnings():
        found("repaired", REPAIRED)
    scanned = [page.page for page in texts if page.empty and has_picture(pages[page.page - 1])]
    if scanned:
        found("scanned", f"{told(scanned, len(pages))} a picture without text.", scanned)
    if not tagged:
        found("untagged", "The file has no tags, so a screen reader cannot tell headings or tables.")
    elif lost := sorted({entry.page for entry in structure.unresolved(pdf)}):
        found("tags_broken", f"The tags do not cover what is on {page_list(lost)}.", lost)
    if missing := sorted(missing_fonts(pages)):
        found("fonts_missing", f"Fonts are not in the file: {', '.join(missing[:5])}.")
    if not title:
        found("no_title", "The file has no title.")
    language_findings(own_lang, texts, lang, found)
    hidden_findings(pdf, pages, found)
    if undescribed := pictures_undescribed(pdf):
        found("pictures_undescribed", f"{undescribed} pictures have no description.")
    if odd := odd_sizes(pages):
        found("page_sizes", f"{told(odd, len(pages))} of another size than A4.", odd)
    return Checked(pages=len(pages), title=title, lang=own_lang, tagged=tagged, findings=tuple(findings))


def document_title(pdf: Pdf) -> str:
    info = pdf.trailer.get("/Info")
    own = str(info.get("/Title", "")).strip() if isinstance(info, Dictionary) else ""
    if own:
        return own
    try:
        return str(pdf.open_metadata().get("dc:title", "") or "").strip()
    except (pikepdf.PdfError, ValueError):
        return ""


def language_findings(own: str, texts: Sequence[text.PageText], wanted: Lang, found: Any) -> None:
    read = language_of(" ".join(page.text for page in texts[:SAMPLE])) or wanted
    name = {"en": "English", "cy": "Welsh"}[read]
    if not own:
        found("no_language", "The file does not say what language it is in.")
    elif not own.lower().startswith(read):
        found("wrong_language", f"The file says its language is '{own}' but reads as {name}.")


def language_of(words: str) -> Lang | None:
    """English or Welsh by the small words of each; ``None`` where there are too few to tell."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", words.lower())
    english, welsh = (sum(word in small for word in found) for small in map(str.split, COMMON.values()))
    if max(english, welsh) < 5:
        return None
    return "cy" if welsh > english else "en"


def has_picture(page: Object) -> bool:
    """Whether a page without words shows something (else it is blank, and that is no fault)."""
    resources = page.get("/Resources")
    return isinstance(resources, Dictionary) and bool(resources.get("/XObject"))


def missing_fonts(pages: Sequence[Object]) -> set[str]:
    """Names of fonts used but not embedded, looked for in pages and in the forms they draw."""
    out: set[str] = set()
    seen: set[tuple[int, int]] = set()
    stack = [page.get("/Resources") for page in pages]
    while stack:
        resources = stack.pop()
        if not isinstance(resources, Dictionary):
            continue
        if resources.is_indirect and resources.objgen in seen:
            continue
        seen.add(resources.objgen if resources.is_indirect else (0, 0))
        for _, font in items(resources.get("/Font")):
            if isinstance(font, Dictionary) and not embedded(font):
                out.add(str(font.get("/BaseFont", "/?"))[1:])
        stack += [
            form.get("/Resources")
            for _, form in items(resources.get("/XObject"))
            if isinstance(form, Stream) and form.get("/Subtype") == Name.Form
        ]
    return out


def embedded(font: Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = as_list(font.get("/DescendantFonts"))
    holder = inner[0] if inner and isinstance(inner[0], Dictionary) else font
    descriptor = holder.get("/FontDescriptor")
    if not isinstance(descriptor, Dictionary):
        return False
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def hidden_findings(pdf: Pdf, pages: Sequence[Object], found: Any) -> None:
    """Scripts and embedded files, wherever they hang."""
    names = pdf.Root.get("/Names")
    names = names if isinstance(names, Dictionary) else Dictionary()
    annots = [a for page in pages for a in as_list(page.get("/Annots")) if isinstance(a, Dictionary)]
    scripted = "/JavaScript" in names or is_script(pdf.Root.get("/OpenAction"))
    if scripted or any(is_script(a.get("/A")) or "/AA" in a for a in annots):
        found("scripts", "The file contains scripts.")
    attached = any(str(a.get("/Subtype")) in source.PAYLOADS for a in annots)
    if "/EmbeddedFiles" in names or "/AF" in pdf.Root or attached:
        found("embedded_files", "Other files are embedded in the file.")


def is_script(action: Object | None) -> bool:
    return isinstance(action, Dictionary) and action.get("/S") == Name.JavaScript


def pictures_undescribed(pdf: Pdf) -> int:
    return sum(
        tag.role == "/Figure" and not tag.alt.strip() and not tag.actual.strip()
        for tag in structure.sequence(pdf)
    )


def odd_sizes(pages: Sequence[Object]) -> list[int]:
    """Pages that are not A4 in one direction or the other, within 5 mm."""
    return [number for number, page in enumerate(pages, 1) if not is_a4(page)]


def is_a4(page: Object) -> bool:
    box = pikepdf.Page(page).mediabox
    if not isinstance(box, Array) or len(box) != 4:
        return False
    try:
        short, long = sorted((abs(float(box[2]) - float(box[0])), abs(float(box[3]) - float(box[1]))))
    except (TypeError, ValueError):
        return False
    return abs(short - 595.3) < 14.2 and abs(long - 841.9) < 14.2


def told(pages: Sequence[int], of: int) -> str:
    if len(pages) == of:
        return "Every page is" if of > 1 else "The page is"
    return f"{page_list(pages).capitalize()} {'is' if len(pages) == 1 else 'are'}"


def page_list(pages: Sequence[int]) -> str:
    """``page 4``, ``pages 4 to 9, 12``."""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    words = ", ".join(str(a) if a == b else f"{a} to {b}" for a, b in spans)
    return f"page{'' if len(pages) == 1 else 's'} {words}"


def lines(checked: Checked) -> Iterator[str]:
    """Each finding as one line: what, and how to mend it."""
    return (f"{finding.message} {finding.mend}" for finding in checked.findings)
