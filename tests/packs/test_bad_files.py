"""A bad file stops the pack, is named with its author and what to do, and harms nothing."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from minutebook.packs import structure
from minutebook.packs.build import Pack, build
from minutebook.packs.model import BadFile, Item, Limits, PackError
from minutebook.packs.workers import Pool
from tests.packs import made


def encrypted(path: Path, **passwords: str) -> Path:
    made.plain_pdf(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(**passwords))
    return path


def empty(path: Path) -> Path:
    pikepdf.new().save(path)
    return path


def noise(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    return path


def text(path: Path) -> Path:
    path.write_text("not a PDF")
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda p: encrypted(p, owner="o", user="u"), "protected with a password"),
        (lambda p: encrypted(p, owner="o", user=""), "protected with a password"),
        (empty, "has no pages"),
        (noise, "damaged"),
        (text, "not a PDF"),
        (lambda p: p, "is not there"),
    ],
)
def test_the_file_and_its_author_are_named_and_the_last_pack_stays(
    tmp_path: Path, make: object, told: str
) -> None:
    good = [made.plain_pdf(tmp_path / f"good{n}.pdf") for n in range(3)]
    out = tmp_path / "pack.pdf"
    build(made.pack(good), out)
    before = out.read_bytes()
    bad = make(tmp_path / "bad.pdf")  # type: ignore[operator]
    items = [Item(number="1", title="Item", papers=tuple(made.paper(path) for path in good))]
    items.append(Item(number="2", title="Bad", papers=(made.paper(bad, owner="Head of Highways"),)))
    with pytest.raises(BadFile, match=told) as error:
        build(Pack(title="Pack", items=tuple(items)), out)
    assert (error.value.name, error.value.owner) == ("bad.pdf", "Head of Highways")
    assert "bad.pdf (Head of Highways)" in str(error.value)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_several_bad_files_are_all_named(tmp_path: Path) -> None:
    paths = [text(tmp_path / "a.pdf"), made.plain_pdf(tmp_path / "b.pdf"), empty(tmp_path / "c.pdf")]
    with pytest.raises(PackError, match=r"2 files.*a\.pdf.*c\.pdf"):
        build(made.pack(paths), tmp_path / "pack.pdf")
    assert not (tmp_path / "pack.pdf").exists()


def test_workers_tell_of_bad_files_too(tmp_path: Path) -> None:
    paths = [made.typst_pdf(tmp_path / f"{n}.pdf", pages=2) for n in range(3)]
    paths.append(encrypted(tmp_path / "locked.pdf", owner="o", user="u"))
    padding = b"\n%" + b" " * 3_000_000 + b"\n"
    paths[0].write_bytes(paths[0].read_bytes() + padding)
    with Pool(2) as pool, pytest.raises(BadFile, match=r"locked\.pdf is protected"):
        build(made.pack(paths), tmp_path / "pack.pdf", pool=pool)


def test_a_broken_cross_reference_table_is_mended(tmp_path: Path) -> None:
    source = made.word_pdf(tmp_path / "word.pdf")
    data = source.read_bytes()
    start = data.rindex(b"startxref")
    source.write_bytes(data[:start] + b"startxref\n99999999\n%%EOF\n")
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    assert len(pack.pages) == 3


def test_a_page_bomb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    source = made.plain_pdf(tmp_path / "bomb.pdf", pages=30)
    with pytest.raises(BadFile, match="more than 20 pages"):
        build(made.pack([source]), tmp_path / "p.pdf", limits=Limits(pages_per_file=20))
    with pytest.raises(PackError, match="60 pages; the limit is 50"):
        twice = [source, made.plain_pdf(tmp_path / "more.pdf", pages=30)]
        build(made.pack(twice), tmp_path / "p.pdf", limits=Limits(pages_per_pack=50))


def test_a_page_tree_that_multiplies_itself_is_refused_quickly(tmp_path: Path) -> None:
    objects = ["<</Type /Catalog /Pages 3 0 R>>", "<</Type /Page /MediaBox [0 0 9 9]>>"]
    for number in range(3, 27):
        kid = 2 if number == 26 else number + 1
        objects.append(f"<</Type /Pages /Count 2 /Kids [{kid} 0 R {kid} 0 R]>>")
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, 1))
    trailer = "trailer\n<</Root 1 0 R /Size 27>>\nstartxref\n0\n%%EOF\n"
    (tmp_path / "bomb.pdf").write_text("%PDF-1.7\n" + body + trailer)
    with pytest.raises(BadFile, match="more than 100 pages|page list|damaged"):
        build(made.pack([tmp_path / "bomb.pdf"]), tmp_path / "p.pdf", limits=Limits(pages_per_file=100))


def hostile(path: Path) -> Path:
    """Scripts, embedded files, programs to start, film: in the catalogue, pages, links and tags."""
    word = made.Handmade()
    pdf = word.pdf
    page = word.page(("P", "Words"))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('HOSTILE')"))
    secret = pdf.make_stream(b"HOSTILE payload", Type=Name.EmbeddedFile)
    spec = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("HOSTILE.exe"), EF=Dictionary(F=secret)))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), script])),
        EmbeddedFiles=Dictionary(Names=Array([String("x"), spec])),
    )
    pdf.Root.AF = Array([spec])
    page.AA = Dictionary(O=script)
    word.link(page, A=script)
    word.link(page, A=Dictionary(S=Name.Launch, F=spec))
    word.link(page, A=Dictionary(S=Name.GoToR, F=spec, D=Array([0, Name.Fit])))
    word.link(page, A=Dictionary(S=Name.URI, URI=String("https://www.example.org/kept"), Next=script))
    attachment = word.link(page, FS=spec, Contents=String("figures"))
    attachment.Subtype = Name.FileAttachment
    field = word.field(page, "name", "value")
    field.AA = Dictionary(K=script, F=script)
    word.document.K[0].AF = Array([spec])
    page.Resources.Properties = Dictionary(P0=Dictionary(Type=Name.Filespec, EF=Dictionary(F=secret)))
    return word.save(path)


def test_scripts_and_embedded_files_are_removed(tmp_path: Path) -> None:
    source = hostile(tmp_path / "hostile.pdf")
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    data = b"".join(obj.unparse(resolved=True) for obj in pack.objects)
    data += b"".join(o.read_bytes() for o in pack.objects if isinstance(o, pikepdf.Stream))
    for word in (b"HOSTILE", b"JavaScript", b"/Launch", b"EmbeddedFile", b"/GoToR", b"/AF"):
        assert word not in data, word
    assert b"https://www.example.org/kept" in data
    assert b"Removed from the pack: figures" in data
    assert b"(value)" in data


def test_fonts_that_are_not_embedded_do_not_stop_a_pack(tmp_path: Path) -> None:
    built = build(made.pack([made.plain_pdf(tmp_path / "p.pdf")]), tmp_path / "pack.pdf")
    assert built.pages == 2


def test_odd_boxes_and_contents_are_taken(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for keys in (
        {},
        {"Rotate": 90, "MediaBox": Array([0, 0, 842, 595])},
        {"Rotate": -90},
        {"MediaBox": Array([100, 200, 300, 260])},
        {"CropBox": Array([500, 800, 10, 10])},
        {"MediaBox": Array([0, 0, 14400, 14400]), "UserUnit": 2},
        {"MediaBox": Array([0, 0])},
        {"Annots": Array([None, 3, Name.X])},
    ):
        page = pdf.add_blank_page().obj
        del page["/Contents"]
        for key, value in keys.items():
            page[f"/{key}"] = value
    pdf.save(tmp_path / "odd.pdf")
    built = build(made.pack([tmp_path / "odd.pdf"]), tmp_path / "pack.pdf")
    assert built.pages == 9
    with pypdfium2.PdfDocument(tmp_path / "pack.pdf") as pack:
        for number in range(1, 9):
            words = pack[number].get_textpage().get_text_bounded()
            assert f"Page {number}" in words


def test_two_papers_of_one_id_and_no_papers_are_refused(tmp_path: Path) -> None:
    source = made.plain_pdf(tmp_path / "a.pdf")
    with pytest.raises(PackError, match="twice"):
        build(made.pack([source, source]), tmp_path / "p.pdf")
    with pytest.raises(PackError, match="nothing"):
        build(made.pack([]), tmp_path / "p.pdf")
