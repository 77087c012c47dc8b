"""Every tag of every source is in the pack, in order, and every marked content id leads to it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from minutebook.packs import structure
from minutebook.packs.build import build
from minutebook.packs.convert import html_pdf
from tests.packs import made
from tests.packs.made import assert_kept


def test_a_pack_of_three_producers_keeps_all_tags(tmp_path: Path) -> None:
    sources = [
        made.typst_pdf(tmp_path / "typst.pdf"),
        made.word_pdf(tmp_path / "word.pdf"),
        made.typst_pdf(tmp_path / "again.pdf", pages=3),
    ]
    built = build(made.pack(sources), tmp_path / "pack.pdf")
    pack = assert_kept(tmp_path / "pack.pdf", sources)
    assert built.untagged == ()
    assert len(pack.pages) == built.pages == 1 + 2 + 2 + 3
    document = pack.Root.StructTreeRoot.K[0]
    assert Name.Document == document.S
    assert [part.S for part in document.K] == [Name.Part] * 4
    assert str(document.K[1].T) == "typst"


def test_our_own_setting_of_html_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "own.pdf"
    source.write_bytes(html_pdf(made.HTML.split("<body>")[1], title="Own"))
    build(made.pack([source]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [source])


def test_marked_content_in_a_form_keeps_its_element(tmp_path: Path) -> None:
    word = made.Handmade()
    page = word.page(("P", "Words"))
    form = word.pdf.make_stream(
        b"/P <</MCID 0>> BDC BT /F1 9 Tf 10 10 Td (In a form) Tj ET EMC",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 200, 50]),
        Resources=page.Resources,
        StructParents=word.key(),
    )
    page.Resources = Dictionary(Font=page.Resources.Font, XObject=Dictionary(Fm0=form))
    page.Contents = Array([page.Contents, word.pdf.make_stream(b"q /Fm0 Do Q")])
    element = word.element(word.document, "P", Pg=page)
    element.K.append(Dictionary(Type=Name.MCR, MCID=0, Pg=page, Stm=form))
    word.rows[int(form.StructParents)] = [element]
    source = word.save(tmp_path / "form.pdf")
    build(made.pack([made.typst_pdf(tmp_path / "t.pdf"), source]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [source])


def test_a_missing_parent_tree_is_made_again(tmp_path: Path) -> None:
    word = made.Handmade()
    page = word.page(("H1", "Heading"), ("P", "Words"))
    word.link(page, A=Dictionary(S=Name.URI, URI=pikepdf.String("https://www.example.org/")))
    word.page(("P", "More words"))
    word.rows.clear()
    source = word.save(tmp_path / "none.pdf")
    with pikepdf.open(source) as pdf:
        assert structure.unresolved(pdf)
    build(made.pack([source]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [source])


def test_pages_that_share_a_parent_key_each_get_their_own(tmp_path: Path) -> None:
    word = made.Handmade()
    word.page(("P", "One"))
    word.page(("P", "Two"))
    for page in word.pdf.pages:
        page.obj.StructParents = 0
    source = word.save(tmp_path / "shared.pdf")
    build(made.pack([source]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [source])


def test_a_parent_tree_in_many_leaves_is_read(tmp_path: Path) -> None:
    word = made.Handmade()
    for number in range(5):
        word.page(("P", f"Page {number}"))
    nums = [Array([key, Array(row)]) for key, row in sorted(word.rows.items())]
    word.rows.clear()
    leaves = [
        word.pdf.make_indirect(Dictionary(Nums=leaf, Limits=Array([leaf[0], leaf[0]]))) for leaf in nums
    ]
    middle = word.pdf.make_indirect(Dictionary(Kids=Array(leaves[:3]), Limits=Array([0, 2])))
    word.root.ParentTree = Dictionary(Kids=Array([middle, *leaves[3:]]))
    source = word.save(tmp_path / "kids.pdf")
    build(made.pack([made.word_pdf(tmp_path / "w.pdf"), source]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [source])


def test_an_untagged_page_among_tagged_ones_is_given_a_tag(tmp_path: Path) -> None:
    word = made.Handmade()
    word.page(("P", "Tagged"))
    page = word.page(("P", "Loose"))
    del word.rows[int(page.StructParents)]
    del page.StructParents
    word.document.K = Array([word.document.K[0]])
    source = word.save(tmp_path / "mixed.pdf")
    build(made.pack([source]), tmp_path / "pack.pdf")
    pack = assert_kept(tmp_path / "pack.pdf", [source])
    part = pack.Root.StructTreeRoot.K[0].K[1]
    assert [kid.S for kid in part.K] == [Name.Link, Name.Document, Name.P]


def test_untagged_files_are_readable_and_scans_are_told(tmp_path: Path) -> None:
    sources = [
        made.plain_pdf(tmp_path / "plain.pdf", pages=2),
        made.scan_pdf(tmp_path / "scan.pdf"),
    ]
    built = build(made.pack(sources), tmp_path / "pack.pdf")
    assert built.untagged == ("plain", "scan")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    _, plain, scan = pack.Root.StructTreeRoot.K[0].K
    assert [kid.S for kid in plain.K] == [Name.Link, Name.P, Name.P]
    figure = scan.K[1]
    assert Name.Figure == figure.S
    assert "Page 3 of scan" in str(figure.Alt)


def test_ids_left_in_an_untagged_file_lead_nowhere_and_are_removed(tmp_path: Path) -> None:
    source = made.typst_pdf(tmp_path / "once-tagged.pdf")
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(source)
    build(made.pack([source]), tmp_path / "pack.pdf")
    assert structure.unresolved(pikepdf.open(tmp_path / "pack.pdf")) == []
