"""Files of other kinds into tagged PDF: Word, HTML, plain text and pictures by ourselves, anything
else by LibreOffice where it is installed.

Word goes through clean HTML (``word_html``), which is also what a page shows of the report.
LibreOffice is preferred for Word files where it is present, as it keeps the author's layout.
"""

from __future__ import annotations

import html as markup
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import mammoth

from minutebook.packs import office
from minutebook.packs.html import blocks_of, clean
from minutebook.packs.model import BadFile, House, Item, Lang, Paper
from minutebook.packs.typeset import typeset

Converter = Literal["auto", "own", "libreoffice"]
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}
OFFICE = {".doc", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".docm"}
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p > em:fresh
u => u
"""
FIRST = 4  # blocks among which a report has its title, if it has one
WORD_BOMB = 400_000_000  # bytes a Word file may unpack to


class Word(NamedTuple):
    """A Word file read: clean HTML, its title, and what a reader should be told about it."""

    html: str
    title: str
    told: tuple[str, ...]


def word_html(path: Path, *, owner: str = "") -> Word:
    """Read a .docx into clean HTML. Raises ``BadFile`` where it is none or is protected."""
    data = path.read_bytes()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile(
            path.name,
            "is protected with a password or is an old Word file",
            "Open it in Word and save it as .docx without a password.",
            owner=owner,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > WORD_BOMB:
                raise ValueError("too large")
            title = core_title(packed)
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=STYLES)
    except Exception as error:  # mammoth raises whatever its XML reader does
        raise BadFile(
            path.name,
            "is not a Word file that can be read; it may be damaged",
            "Open it in Word and save it again as .docx.",
            owner=owner,
        ) from error
    told = tuple(sorted({message.message for message in made.messages}))
    return Word(clean(made.value), title, told)


def core_title(packed: zipfile.ZipFile) -> str:
    try:
        core = packed.read("docProps/core.xml").decode("utf-8", "replace")
    except KeyError:
        return ""
    match = re.search(r"<dc:title>(.*?)</dc:title>", core, re.DOTALL)
    return markup.unescape(match[1]).strip() if match else ""


def html_pdf(
    html: str,
    *,
    title: str,
    lang: Lang = "en",
    house: House | None = None,
    heading: bool | None = None,
) -> bytes:
    """Clean HTML as a tagged PDF/UA-1. ``heading`` sets the title at the top; by default only where
    the text has no heading of its own among its first lines."""
    text = blocks_of(html)
    own = any(block["t"] == "h" for block in text.blocks[:FIRST])
    show = not own if heading is None else heading
    if show:
        text = blocks_of(html, level=2)
    data = {"title": title, "running": "", "heading": title if show else "", "blocks": text.blocks}
    return typeset("document", data, house=house or House(), lang=lang, pictures=text.pictures)


def word_pdf(path: Path, *, title: str = "", lang: Lang = "en", owner: str = "") -> bytes:
    """A .docx as a tagged PDF by our own setting, without LibreOffice."""
    word = word_html(path, owner=owner)
    return html_pdf(word.html, title=title or word.title or title_of(path), lang=lang)


def page_pdf(path: Path, *, title: str = "", lang: Lang = "en", owner: str = "") -> bytes:
    html = path.read_bytes().decode("utf-8", "replace")
    match = re.search(r"<title[^>]*>(.*?)</title>", html, re.DOTALL | re.IGNORECASE)
    own = markup.unescape(match[1]).strip() if match else ""
    return html_pdf(html, title=title or own or title_of(path), lang=lang)


def text_pdf(path: Path, *, title: str = "", lang: Lang = "en", owner: str = "") -> bytes:
    words = markup.escape(path.read_bytes().decode("utf-8", "replace"))
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", words) if part.strip()]
    html = "".join("<p>" + part.replace("\n", "<br>") + "</p>" for part in paragraphs)
    return html_pdf(html, title=title or title_of(path), lang=lang)


def picture_pdf(path: Path, *, title: str = "", lang: Lang = "en", owner: str = "") -> bytes:
    name = "picture" + path.suffix.lower()
    data = {
        "title": title or title_of(path),
        "running": "",
        "heading": title or title_of(path),
        "blocks": [{"t": "fig", "src": name, "alt": title or title_of(path), "width": 0}],
    }
    return typeset("document", data, house=House(), lang=lang, pictures={name: path.read_bytes()})


OWN: dict[str, Callable[..., bytes]] = {
    ".docx": word_pdf,
    ".html": page_pdf,
    ".htm": page_pdf,
    ".txt": text_pdf,
    **dict.fromkeys(PICTURES, picture_pdf),
}


def as_pdf(
    path: Path,
    folder: Path,
    *,
    converter: Converter = "auto",
    lang: Lang = "en",
    title: str = "",
    owner: str = "",
) -> Path:
    """The file as a PDF: itself where it is one, else a new file in ``folder``.

    Raises ``BadFile`` where nothing here can turn it into one.
    """
    ending = path.suffix.lower()
    if ending == ".pdf" or not path.is_file() or is_pdf(path):
        return path
    by_office = office.found() and (ending in OFFICE or (ending == ".docx" and converter != "own"))
    if by_office:
        made = office.to_pdf(path, folder)
        if made is not None:
            return made
    if converter == "libreoffice" and ending in (".docx", *OFFICE):
        raise BadFile(path.name, *office.MISSING, owner=owner)
    if ending in OFFICE:
        raise BadFile(path.name, *office.MISSING, owner=owner)
    own = OWN.get(ending)
    if own is None:
        raise BadFile(
            path.name,
            f"is of a kind ({ending or 'no ending'}) that cannot be put into a pack",
            "Save it as PDF or Word.",
            owner=owner,
        )
    target = folder / f"{len(list(folder.iterdir()))}-{path.stem}.pdf"
    target.write_bytes(own(path, title=title, lang=lang, owner=owner))
    return target


def is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def title_of(path: Path) -> str:
    """A title made of a file's name, for a file that says none of itself."""
    words = re.sub(r"[_\s]+", " ", path.stem).strip()
    return words[:1].upper() + words[1:] if words else path.name


def as_items(
    files: Sequence[Path],
    folder: Path,
    *,
    series: str = "",
    converter: Converter = "auto",
    lang: Lang = "en",
) -> tuple[Item, ...]:
    """Each file as an item of its own, without a number; its title is the file's own."""
    items = []
    for index, path in enumerate(files):
        pdf = as_pdf(path, folder, converter=converter, lang=lang)
        part: Literal["public", "part2"] = "part2" if series.startswith("E") else "public"
        own = "" if pdf == path else title_of(path)
        paper = Paper(id=f"{index + 1} {path.name}", title=own, path=pdf, series=series, part=part)
        items.append(Item(number="", title=own, papers=(paper,)))
    return tuple(items)
