"""Links lead where they led, fields can be filled in, hidden layers stay hidden."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from minutebook.packs import structure
from minutebook.packs.build import build
from tests.packs import made


def test_contents_link_to_reports_and_reports_back(tmp_path: Path) -> None:
    sources = [made.word_pdf(tmp_path / f"{n}.pdf") for n in range(2)]
    build(made.pack(sources), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    names = list(pack.Root.Names.Dests.Names)
    places = {str(k): v for k, v in zip(names[::2], names[1::2], strict=True)}
    assert list(places) == sorted(places)
    front = pack.pages[0].obj
    led = [places[str(annot.Dest)][0].objgen for annot in front.Annots]
    assert led == [pack.pages[1].obj.objgen, pack.pages[3].obj.objgen]
    assert [str(annot.Contents) for annot in front.Annots] == ["Page 1", "Page 3"]
    back = pack.pages[3].obj.Annots[-1]
    assert str(back.Contents) == "Back to: Item 2"
    assert places[str(back.Dest)][0].objgen == front.objgen


def test_a_link_within_a_source_leads_to_its_own_page(tmp_path: Path) -> None:
    word = made.Handmade()
    first, second = word.page(("P", "One")), word.page(("P", "Two"))
    word.link(first, Dest=Array([second, Name.Fit]))
    word.link(first, Dest=String("there"))
    word.link(first, A=Dictionary(S=Name.GoTo, D=String("there")))
    word.link(first, A=Dictionary(S=Name.GoTo, D=String("nowhere")))
    word.pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String("there"), Dictionary(D=Array([second, Name.Fit]))]))
    )
    source = word.save(tmp_path / "links.pdf")
    build(made.pack([made.plain_pdf(tmp_path / "p.pdf"), source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    annots = pack.pages[2].obj.Annots
    target = pack.pages[3].obj.objgen
    assert annots[0].Dest[0].objgen == target
    assert annots[1].Dest[0].objgen == target
    assert annots[2].A.D[0].objgen == target
    assert "/A" not in annots[3]


def test_addresses_stay(tmp_path: Path) -> None:
    build(made.pack([made.word_pdf(tmp_path / "w.pdf")]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    uris = [str(annot.A.URI) for page in pack.pages for annot in page.obj.get("/Annots", []) if "/A" in annot]
    assert uris == ["https://www.example.org/report"]


def test_bookmarks_go_down_to_a_sources_own(tmp_path: Path) -> None:
    source = made.typst_pdf(tmp_path / "report.pdf", pages=2)
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    with pack.open_outline() as outline:
        contents, item = outline.root
        assert (contents.title, item.title) == ("Contents", "1 Item of report")
        (report,) = item.children
        assert report.title == "report"
        assert [child.title for child in report.children] == ["Part 1", "Part 2"]
        assert report.children[1].destination[0].objgen == pack.pages[2].obj.objgen


def test_fields_of_two_sources_stay_apart_and_alive(tmp_path: Path) -> None:
    sources = []
    for number in (1, 2):
        word = made.Handmade()
        word.field(word.page(("P", "Form")), "name", f"value {number}")
        sources.append(word.save(tmp_path / f"{number}.pdf"))
    build(made.pack(sources), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    tops = pack.Root.AcroForm.Fields
    assert len({str(top.T) for top in tops}) == 2
    kids = [top.Kids[0] for top in tops]
    assert [(str(kid.T), str(kid.V)) for kid in kids] == [("name", "value 1"), ("name", "value 2")]
    for kid, top, page in zip(kids, tops, (pack.pages[1], pack.pages[2]), strict=True):
        assert kid.Parent.objgen == top.objgen
        assert kid.objgen in [annot.objgen for annot in page.obj.Annots]
        font = str(kid.DA).split()[0]
        assert pack.Root.AcroForm.DR.Font[font].BaseFont == Name.Helvetica


def test_a_hidden_layer_stays_hidden(tmp_path: Path) -> None:
    word = made.Handmade()
    page = word.page(("P", "Open"))
    groups = [
        word.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("shown", "hidden")
    ]
    page.Resources.Properties = Dictionary(L0=groups[0], L1=groups[1])
    word.pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(OFF=Array([groups[1]])))
    source = word.save(tmp_path / "layers.pdf")
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert [str(g.Name) for g in pack.Root.OCProperties.OCGs] == ["shown", "hidden"]
    assert [str(g.Name) for g in pack.Root.OCProperties.D.OFF] == ["hidden"]
    properties = pack.pages[1].obj.Resources.Properties
    assert properties.L1.objgen == pack.Root.OCProperties.D.OFF[0].objgen


def test_links_of_an_untagged_file_get_a_tag(tmp_path: Path) -> None:
    source = made.typst_pdf(tmp_path / "untagged.pdf", tags=False)
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    part = pack.Root.StructTreeRoot.K[0].K[1]
    assert [str(kid.S) for kid in part.K] == ["/Link", "/P", "/P", "/Link", "/Link"]
