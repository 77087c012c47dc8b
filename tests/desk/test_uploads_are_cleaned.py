"""What arrives at the desk is cleaned: no script, attached file, hidden word or maker's name stays in it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from minutebook.desk.receiving import paragraphs_of, received
from tests.desk.files import every_byte, pdf_with_secrets, tagged_pdf, word, word_with_secrets


def test_it_works(tmp_path: Path) -> None:
    arrived = received(word("The board is asked to note the report.", title="Placements"), "My report.docx")
    assert arrived.upload.data.startswith(b"%PDF-")
    assert "The board is asked to note" in arrived.upload.pages[0].text
    assert (arrived.upload.name, arrived.original_name) == ("My-report.pdf", "My-report.docx")
    assert not arrived.upload.barriers
    assert arrived.paragraphs == ("Placements", "The board is asked to note the report.")


def test_the_text_of_a_word_file_is_told_as_its_author_parted_it() -> None:
    html = (
        "<h1>Costs</h1><p>One  paragraph.</p><ul><li>First<ol><li>Within</li></ol></li><li><p>Second</p></li>"
        "</ul><table><tr><td><p>Travel</p></td><td>£2,000</td></tr></table><p> </p>"
    )
    assert paragraphs_of(html) == ("Costs", "One paragraph.", "First", "Within", "Second", "Travel £2,000")


def test_a_word_file_loses_macros_embedded_files_comments_struck_and_hidden_words() -> None:
    data = word_with_secrets()
    assert b"KESTREL" in every_byte(data)
    arrived = received(data, "report.docx")
    for kept in (arrived.original, arrived.upload.data):
        assert b"KESTREL" not in every_byte(kept)
    text = arrived.upload.pages[0].text
    assert "What stays." in text and "What was put in." in text and "KESTREL" not in text


def test_a_pdf_loses_scripts_attached_files_notes_and_its_makers_name(tmp_path: Path) -> None:
    data = pdf_with_secrets(tmp_path)
    assert b"KESTREL" in every_byte(data)
    arrived = received(data, "report.pdf")
    assert b"KESTREL" not in every_byte(arrived.upload.data)


def test_a_pdf_keeps_its_title_language_tags_links_and_words(tmp_path: Path) -> None:
    arrived = received(tagged_pdf(tmp_path, title="Placements"), "report.pdf")
    with pikepdf.open(io.BytesIO(arrived.upload.data)) as pdf:
        assert "/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang).startswith("en")
        assert str(pdf.docinfo["/Title"]) == "Placements"
        assert any("/Annots" in page for page in pdf.pages)
    assert arrived.title == "Placements"
    assert [page.text.split()[0] for page in arrived.upload.pages] == ["Part", "Part"]
    assert not arrived.upload.barriers


def test_the_same_file_arrives_as_the_same_bytes(tmp_path: Path) -> None:
    data = tagged_pdf(tmp_path)
    assert received(data, "a.pdf").upload.data == received(data, "b.pdf").upload.data
