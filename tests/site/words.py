"""The site's words and their Welsh: collected from code and templates, kept in ``django.po``, compiled.

``python -m tests.site.words`` writes the catalogue and its compiled form again. It needs Babel and no gettext
tools; both files are committed, so nothing is compiled at set-up.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SITE = Path(__file__).parents[2] / "minutebook/site"
OUTLETS = SITE.parent / "outlets"  # what it shows on the site's pages is said in the site's words
FOLDER = SITE / "locale/cy/LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "noop": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEAD = """# The words of Minutebook's public site in Welsh.
# Written by hand; collected and compiled by `python -m tests.site.words`.
msgid ""
msgstr ""
"Language: cy\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# A noun after a number stays singular in Welsh, so two forms serve.


def sources() -> Iterator[tuple[str, bytes]]:
    """Every file with words in it as Python source, templates turned into calls of gettext."""
    from django.utils.translation.template import templatize

    spoken = SITE.parent / "assurance/line_words.py"  # what the site's lines are told in
    found = SITE.parent / "search/fields.py"  # what the kinds of things are called that can be found
    for path in sorted([*SITE.rglob("*.py"), *OUTLETS.rglob("*.py"), spoken, found]):
        yield str(path.relative_to(SITE.parent)), path.read_bytes()
    for path in sorted(SITE.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        yield str(path.relative_to(SITE.parent)), templatize(text, origin=str(path)).encode()


def collected() -> Catalog:
    """Every message of the site, without translations."""
    catalog = read_po(io.BytesIO(HEAD.encode()), locale="cy")
    for name, data in sources():
        for _line, message, _comments, context in extract("python", io.BytesIO(data), keywords=KEYWORDS):
            if message:
                catalog.add(message, locations=[(name, 0)], context=context)
    return catalog


def kept() -> Catalog:
    """The committed catalogue."""
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def updated() -> Catalog:
    """What is collected, with the translations that are kept."""
    fresh = collected()
    old = kept() if PO.exists() else Catalog(locale="cy")
    for message in fresh:
        known = old.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string = known.string
    return fresh


def written(catalog: Catalog) -> bytes:
    """A catalogue as the text that is committed: the same for the same words."""
    out = io.BytesIO()
    write_po(out, catalog, width=110, no_location=True, omit_header=True, sort_output=True)
    return HEAD.encode() + out.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as Django loads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(written(updated()))
    MO.write_bytes(compiled(kept()))
    missing = [message.id for message in kept() if message.id and not message.string]
    print(f"{len(kept())} messages, {len(missing)} without Welsh")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
