"""Word files and web pages become clean HTML and a tagged PDF in which no word is lost."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from minutebook.packs import convert, structure
from minutebook.packs.html import blocks_of, clean
from minutebook.packs.model import BadFile
from tests.packs.test_sheets import words_of


def report(path: Path) -> Path:
    document = Document()
    document.core_properties.title = "Annual report"
    document.add_heading("Annual report", 1)
    document.add_heading("A heading two levels down", 3)
    paragraph = document.add_paragraph("Costs of £3 & <more> are ")
    paragraph.add_run("rising").bold = True
    document.add_paragraph("first point", style="List Bullet")
    document.add_paragraph("second point", style="List Bullet")
    document.add_paragraph("step one", style="List Number")
    table = document.add_table(2, 2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"cell {row}{column}"
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture)
    document.save(path)
    return path


def test_word_becomes_clean_html(tmp_path: Path) -> None:
    word = convert.word_html(report(tmp_path / "r.docx"))
    assert word.title == "Annual report"
    for part in (
        "<h1>Annual report</h1>",
        "<strong>rising</strong>",
        "<li>first point</li>",
        "£3 &amp; &lt;more&gt;",
        "<table>",
    ):
        assert part in word.html
    assert "style=" not in word.html


def test_word_becomes_a_tagged_pdf_without_libreoffice(tmp_path: Path) -> None:
    data = convert.word_pdf(report(tmp_path / "r.docx"))
    pdf = pikepdf.open(io.BytesIO(data))
    assert structure.unresolved(pdf) == []
    roles = [tag.role for tag in structure.sequence(pdf)]
    for role in ("/H1", "/H2", "/L", "/LI", "/Table", "/TD", "/Figure"):
        assert role in roles
    assert "/H3" not in roles
    words = words_of(data)
    for said in ("Costs of £3 & <more> are rising", "second point", "step one", "cell 11"):
        assert said in words


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04 broken", "may be damaged"),
        (b"\xd0\xcf\x11\xe0 old", "password or is an old Word file"),
        (b"words", "may be damaged"),
    ],
)
def test_a_bad_word_file_is_named(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(data)
    with pytest.raises(BadFile, match=told):
        convert.word_pdf(path, owner="Head of Finance")


def test_html_is_safe_and_whole() -> None:
    html = (
        "<h2>One</h2><script>alert(1)</script><p onclick='x'>Two <a href='javascript:x'>three</a> "
        "<a href='https://example.org/'>four</a></p>loose<div>five<p>six</p></div>"
        "<ul><li>seven<ul><li>eight</li></ul></li></ul><form><p>nine</p></form>"
    )
    assert "script" not in clean(html)
    data = convert.html_pdf(html, title="T")
    for word in "One Two three four loose five six seven eight nine".split():  # noqa: SIM905
        assert word in words_of(data)
    links = [a.A.URI for page in pikepdf.open(io.BytesIO(data)).pages for a in page.obj.Annots]
    assert [str(uri) for uri in links] == ["https://example.org/"]


def test_ragged_and_nested_tables_are_set() -> None:
    html = (
        "<table><caption>Cap</caption><tr><th>a</th><th colspan=9>b</th></tr>"
        "<tr><td rowspan=5>c</td></tr><tr><td>d</td><td>e</td><td>f</td>"
        "<td><table><tr><td>inner</td></tr></table></td></tr></table><table></table>"
    )
    data = convert.html_pdf(html, title="T")
    words = words_of(data)
    for word in ("Cap", "a", "b", "c", "d", "e", "f", "inner"):
        assert word in words
    assert structure.unresolved(pikepdf.open(io.BytesIO(data))) == []


def test_a_picture_without_a_description_is_counted() -> None:
    picture = io.BytesIO()
    Image.new("L", (4, 4)).save(picture, "PNG")
    source = "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()
    text = blocks_of(f'<p><img src="{source}"></p><p><img alt="A map" src="{source}"></p>')
    assert text.undescribed == 1
    assert text.blocks[1]["alt"] == "A map"
    assert blocks_of('<p><img alt="gone" src="https://example.org/x.png"></p>').blocks == [
        {"t": "p", "c": [{"t": "text", "v": "[gone]"}]}
    ]


MARKUP = st.recursive(
    st.text("abc #*_$@<>&[]\\`'\"=-+/~", min_size=1, max_size=12).map(
        lambda words: words.replace("&", "&amp;").replace("<", "&lt;")
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from("p b ul ol li table tr td th h1 h4 blockquote div span a pre".split()),  # noqa: SIM905
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_any_html_can_be_set(html: str) -> None:
    assert convert.html_pdf(html, title="Any").startswith(b"%PDF")


def test_text_and_pictures_and_pages(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("First line\nsecond line\n\nNext paragraph & more")
    (tmp_path / "page.html").write_text("<title>A page</title><p>Words</p>")
    Image.new("RGB", (30, 20), "red").save(tmp_path / "plan_of_site.png")
    items = convert.as_items(
        [tmp_path / n for n in ("note.txt", "page.html", "plan_of_site.png")], made_folder(tmp_path)
    )
    assert [item.title for item in items] == ["Note", "Page", "Plan of site"]
    assert "second line" in words_of(items[0].papers[0].path.read_bytes())
    assert "A page" in words_of(items[1].papers[0].path.read_bytes())


def made_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    folder.mkdir()
    return folder


def test_a_kind_that_cannot_be_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "figures.mdb").write_bytes(b"x")
    with pytest.raises(BadFile, match=r"figures\.mdb is of a kind \(\.mdb\)"):
        convert.as_pdf(tmp_path / "figures.mdb", tmp_path)
