"""An uploaded file is judged, cleaned and turned into the PDF that stands for it.

Judged by its bytes first (``drafts.uploads``), then cleaned (``desk.cleaning``); a Word file is set as a
tagged PDF; the text is read page by page in a process of its own, and the check says what would hinder a
reader.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from minutebook.book.schema import Page
from minutebook.desk.cleaning import clean_pdf, clean_word
from minutebook.drafts.papers import Upload
from minutebook.drafts.uploads import DOCX, ENDINGS, PDF, Arrived, BadUpload, harmless, judge
from minutebook.packs import check, convert, text
from minutebook.packs.model import BadFile, Lang

HINDERS = {"scanned", "untagged", "tags_broken"}
"""Findings of the check that stop a reader with a screen reader."""


def received(data: bytes, name: str, *, lang: Lang = "en") -> Arrived:
    """A file as it was uploaded, made safe. Raises :class:`BadUpload`, saying what its author can do."""
    media_type = judge(data, name)
    called = harmless(name, ENDINGS[media_type])
    with tempfile.TemporaryDirectory(prefix="minutebook-upload-") as folder:
        path = Path(folder) / called
        try:
            original = clean_word(data) if media_type == DOCX else clean_pdf(data, called)
            path.write_bytes(original)
            if media_type == PDF:
                return _looked_at(path, original, media_type, called, lang)
            paragraphs = paragraphs_of(convert.word_html(path).html)
            pdf = convert.as_pdf(path, Path(folder), lang=lang)
            return replace(_looked_at(pdf, original, media_type, called, lang), paragraphs=paragraphs)
        except BadFile as error:
            raise BadUpload(f"{called} {error.why}. {error.mend}") from error


def _looked_at(pdf: Path, original: bytes, media_type: str, called: str, lang: Lang) -> Arrived:
    read = next(text.extract([pdf], workers=1))
    if read.error:
        raise BadUpload(f"{called}: {read.error}. Save it again and upload it once more.")
    checked = check.check(pdf, lang=lang, texts=read.pages)
    if not checked.fit:
        first = next(finding for finding in checked.findings if finding.blocks)
        raise BadUpload(f"{first.message} {first.mend}")
    upload = Upload(
        name=harmless(called, ".pdf"),
        data=pdf.read_bytes(),
        media_type=PDF,
        pages=tuple(Page(text=page.text) for page in read.pages),
        extractor=f"pdfium {version('pypdfium2')}",
        barriers=tuple(one.message for one in checked.findings if one.code in HINDERS),
    )
    return Arrived(
        upload=upload,
        original=original,
        original_type=media_type,
        original_name=called,
        title=checked.title,
        advice=tuple(check.lines(checked)),
    )


def paragraphs_of(html: str) -> tuple[str, ...]:
    """The paragraphs, headings, entries of lists and rows of tables of clean HTML, in order."""
    found = [_text(node) for node in LexborHTMLParser(html).css("h1, h2, h3, h4, h5, h6, p, li, tr")]
    return tuple(text for text in found if text)


def _text(node: LexborNode) -> str:
    """The words of an element that are not another's: of a list's entry without the lists in it."""
    held = {"tr": (), "p": ("li", "table"), "li": ("table",)}.get(node.tag or "", ("table",))
    if any(_within(node, tag) for tag in held):
        return ""
    inner = " ".join(one.text() for one in node.css("li")[1:]) if node.tag == "li" else ""
    words = " ".join(node.text(separator=" ").split())
    return words.removesuffix(" ".join(inner.split())).strip()


def _within(node: LexborNode, tag: str) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == tag:
            return True
        above = above.parent
    return False
