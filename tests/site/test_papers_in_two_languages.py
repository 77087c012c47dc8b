"""A paper is read in the reader's language: what was written in both, and the text of either file."""

from __future__ import annotations

from typing import Any

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Document, File, Page, Paragraph, Words
from minutebook.book.shelf import public_book
from tests.site.conftest import Get
from tests.site.county import COUNCIL

TITLE = Words(en="Health", cy="Iechyd")


@pytest.fixture
def files(record: None) -> tuple[File, ...]:
    """An English file and a Welsh one."""
    made: list[File] = []
    for name, language in (("report.pdf", "en"), ("adroddiad.pdf", "cy")):
        data = f"%PDF-1.7 {language}".encode()
        kept = public_book().files.put(data)
        made.append(
            File(
                sha256=kept,
                size=len(data),
                media_type="application/pdf",
                name=name,
                language=language,  # type: ignore[arg-type]
            )
        )
    return tuple(made)


def paper(**fields: Any) -> str:
    """The address of a paper that is published with these fields."""
    thing = Document(id="both", title=TITLE, date="2026-05-06", **fields)
    return f"/{publish(public_book(), thing, council=COUNCIL).path}"


def test_it_works(record: None, get: Get) -> None:
    words = (Paragraph(id="p1", text=Words(en="To note.", cy="I'w nodi.")),)
    path = paper(written=words)
    assert get(path).words(".prose p") == ["To note."]
    welsh = get(f"/cy{path}")
    assert welsh.words("h1") == ["Iechyd"] and welsh.words(".prose p") == ["I'w nodi."]


def test_a_paragraph_without_welsh_is_read_in_english_and_says_so(record: None, get: Get) -> None:
    path = paper(written=(Paragraph(id="p1", text=Words(en="To note.")),))
    page = get(f"/cy{path}")
    assert page.words('.prose [lang="en"]') == ["To note. ¶"]


def test_the_text_of_the_file_in_the_readers_language(files: tuple[File, ...], get: Get) -> None:
    path = paper(files=files, pages=(Page(text="The text."),), pages_cy=(Page(text="Y testun."),))
    english, welsh = get(path), get(f"/cy{path}")
    assert english.words(".prose") == ["The text."] and welsh.words(".prose") == ["Y testun."]
    assert not english.tree.css(".prose[lang]") and not welsh.tree.css(".prose[lang]")


def test_the_file_in_the_readers_language_comes_first_and_the_other_names_its_own(
    files: tuple[File, ...], get: Get
) -> None:
    path = paper(files=files, pages=(Page(text="The text."),), pages_cy=(Page(text="Y testun."),))
    originals = "section[aria-labelledby=original] li"
    assert [line.split(",")[0] for line in get(path).words(originals)] == [
        "report.pdf PDF",
        "adroddiad.pdf in Welsh",
    ]
    assert [line.split(",")[0] for line in get(f"/cy{path}").words(originals)] == [
        "adroddiad.pdf PDF",
        "report.pdf yn Saesneg",
    ]


def test_an_english_text_on_a_welsh_page_says_whose_it_is(files: tuple[File, ...], get: Get) -> None:
    path = paper(files=files[:1], pages=(Page(text="The text."),))
    assert get(f"/cy{path}").words('.prose[lang="en"]') == ["The text."]
