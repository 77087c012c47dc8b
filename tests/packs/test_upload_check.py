"""An author is told what is wrong with a file at upload, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from minutebook.packs import text
from minutebook.packs.check import check, language_of, lines, page_list
from tests.packs import made
from tests.packs.test_bad_files import encrypted, hostile


def codes(path: Path, **options: str) -> list[str]:
    checked = check(path, **options)  # type: ignore[arg-type]
    for finding in checked.findings:
        assert finding.message.endswith(".")
        assert finding.mend.endswith(".")
    return [finding.code for finding in checked.findings]


def test_a_good_file_has_no_findings(tmp_path: Path) -> None:
    path = made.typst_pdf(tmp_path / "good.pdf", title="Good")
    checked = check(path)
    assert (checked.findings, checked.title, checked.lang, checked.tagged) == ((), "Good", "en-GB", True)
    assert (checked.pages, checked.fit) == (2, True)


def test_an_untagged_file_without_title_language_or_fonts(tmp_path: Path) -> None:
    path = made.plain_pdf(tmp_path / "plain.pdf", words="Some words that can be read")
    assert codes(path) == ["untagged", "fonts_missing", "no_title", "no_language"]
    assert all("save as PDF" in line or "Save as" in line for line in lines(check(path)))


def test_a_scan(tmp_path: Path) -> None:
    finding = check(made.scan_pdf(tmp_path / "scan.pdf")).findings[0]
    assert (finding.code, finding.pages) == ("scanned", (1,))
    assert "OCR" in finding.mend


@pytest.mark.parametrize("passwords", [{"owner": "o", "user": "u"}, {"owner": "o", "user": ""}])
def test_a_protected_file_is_not_fit(tmp_path: Path, passwords: dict[str, str]) -> None:
    checked = check(encrypted(tmp_path / "locked.pdf", **passwords))
    assert not checked.fit
    assert "password" in checked.findings[0].message


def test_a_wrong_language(tmp_path: Path) -> None:
    path = made.typst_pdf(tmp_path / "en.pdf")
    welsh = [text.PageText(1, "Mae'r cyngor yn y neuadd ac mae yr adroddiad i'w weld ar y we yn awr")]
    found = check(path, texts=welsh).findings
    assert [finding.code for finding in found] == ["wrong_language"]
    assert "reads as Welsh" in found[0].message
    assert language_of("the board of the council is to be told of it") == "en"
    assert language_of("12 34") is None


def test_scripts_and_embedded_files(tmp_path: Path) -> None:
    found = codes(hostile(tmp_path / "hostile.pdf"))
    assert {"scripts", "embedded_files"} <= set(found)


def test_damage_and_broken_tags(tmp_path: Path) -> None:
    word = made.Handmade()
    word.page(("P", "One"), ("P", "Two"))
    word.rows[0].pop()
    path = word.save(tmp_path / "broken.pdf")
    assert "tags_broken" in codes(path)
    data = made.word_pdf(tmp_path / "cut.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(data[: data.rindex(b"startxref")] + b"startxref\n9\n%%EOF\n")
    assert "repaired" in codes(tmp_path / "cut.pdf")


def test_pictures_and_sizes(tmp_path: Path) -> None:
    word = made.Handmade()
    word.page(("Figure", "picture"), size=(842, 595))
    word.page(("Figure", "picture"), size=(300, 300))
    word.document.K[0].Alt = String("A map")
    path = word.save(tmp_path / "pictures.pdf")
    checked = check(path)
    found = {finding.code: finding for finding in checked.findings}
    assert found["pictures_undescribed"].message.startswith("1 pictures")
    assert found["page_sizes"].pages == (2,)


def test_what_is_no_pdf_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("hello")
    checked = check(tmp_path / "x.pdf")
    assert [finding.code for finding in checked.findings] == ["unreadable"]
    assert not checked.fit


def test_fonts_in_forms_are_looked_at(tmp_path: Path) -> None:
    pdf = pikepdf.open(made.typst_pdf(tmp_path / "t.pdf", pages=1), allow_overwriting_input=True)
    inner = Dictionary(Font=Dictionary(F9=made.helvetica(pdf)))
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, Resources=inner)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=form)
    pdf.save(tmp_path / "t.pdf")
    assert "fonts_missing" in codes(tmp_path / "t.pdf")


def test_lists_of_pages_read_well() -> None:
    assert page_list([4]) == "page 4"
    assert page_list([1, 2, 3, 7, 9, 10]) == "pages 1 to 3, 7, 9 to 10"
