"""Numbers and items are printed the right way up in the corner, as artifacts, whatever the page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array

from minutebook.packs import stamp
from minutebook.packs.build import build
from tests.packs import made

PAGES = {
    "A4": {},
    "turned right": {"Rotate": 90},
    "upside down": {"Rotate": 180},
    "turned left": {"Rotate": 270},
    "A3 across": {"MediaBox": Array([0, 0, 1191, 842])},
    "moved": {"MediaBox": Array([-100, 300, 495, 1142])},
    "cropped": {"CropBox": Array([50, 60, 400, 500])},
    "A0": {"MediaBox": Array([0, 0, 2384, 3370])},
    "a card": {"MediaBox": Array([0, 0, 241, 156])},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_stamp_stands_in_its_corner(tmp_path: Path, name: str) -> None:
    word = made.Handmade()
    word.page(("P", "Words"), **PAGES[name])
    source = word.save(tmp_path / "source.pdf")
    build(made.pack([source]), tmp_path / "pack.pdf")
    with pypdfium2.PdfDocument(tmp_path / "pack.pdf") as pack:
        page = pack[1]
        page.set_rotation(page.get_rotation())
        picture = page.render(scale=2).to_pil().convert("L")
        width, height = picture.size
        foot = picture.crop((int(width * 0.75), int(height * 0.9), width, height))
        head = picture.crop((int(width * 0.75), 0, width, int(height * 0.1)))
        assert foot.getextrema()[0] < 90, "no number at the foot"
        assert head.getextrema()[0] < 90, "no item at the head"
        words = page.get_textpage().get_text_bounded()
        assert "Page 1" in words
        assert "Item 1" in words


def test_stamps_are_artifacts_in_an_embedded_face(tmp_path: Path) -> None:
    build(made.pack([made.word_pdf(tmp_path / "w.pdf")], lang="cy"), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    page = pack.pages[1].obj
    last = page.Contents[-1].read_bytes()
    assert last.count(b"/Artifact <</Type /Pagination") == 2
    assert last.count(b"BDC") == last.count(b"EMC")
    font = page.Resources.Font.MbStamp
    assert "/FontFile3" in font.DescendantFonts[0].FontDescriptor
    with pypdfium2.PdfDocument(tmp_path / "pack.pdf") as open_pack:
        words = open_pack[1].get_textpage().get_text_bounded()
    assert "Tudalen 1" in words
    assert "Eitem 1" in words


def test_the_page_itself_is_drawn_as_it_was(tmp_path: Path) -> None:
    source = made.typst_pdf(tmp_path / "t.pdf", pages=1)
    build(made.pack([source]), tmp_path / "pack.pdf")
    with (
        pypdfium2.PdfDocument(source) as before,
        pypdfium2.PdfDocument(tmp_path / "pack.pdf") as after,
    ):
        one = before[0].render().to_pil().convert("L")
        two = after[1].render().to_pil().convert("L")
    middle = (0, 60, one.size[0], one.size[1] - 60)
    assert one.crop(middle).tobytes() == two.crop(middle).tobytes()


def test_the_face_has_every_letter_of_both_languages() -> None:
    face = stamp.face()
    for words in ("Page 1", "Tudalen S1-12a", "Eitem 7(b)", "Item 10/3", "Cynnwys ŵŷâ"):
        assert face.shown(words) == words
        assert 0 < face.width(words) < len(words)
