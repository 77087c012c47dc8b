"""Names that mean different things in two sources are told apart; equal ones are joined."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from minutebook.packs import structure
from minutebook.packs.build import build
from tests.packs import made


def packed(tmp_path: Path, *documents: made.Handmade) -> pikepdf.Pdf:
    sources = [one.save(tmp_path / f"{n}.pdf") for n, one in enumerate(documents)]
    build(made.pack(sources), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    assert structure.unresolved(pack) == []
    for source in sources:
        with pikepdf.open(source) as pdf:
            assert structure.contains(structure.sequence(pack), structure.sequence(pdf))
    return pack


def with_role(name: str, role: str) -> made.Handmade:
    word = made.Handmade()
    word.root.RoleMap = Dictionary({f"/{name}": Name(f"/{role}")})
    word.page((name, "Words"))
    return word


def test_equal_roles_are_kept_once(tmp_path: Path) -> None:
    pack = packed(tmp_path, with_role("Titel", "H1"), with_role("Titel", "H1"))
    assert pack.Root.StructTreeRoot.RoleMap["/Titel"] == Name.H1
    assert "/Titel-2" not in pack.Root.StructTreeRoot.RoleMap


def test_a_role_that_means_two_things_gets_two_names(tmp_path: Path) -> None:
    pack = packed(tmp_path, with_role("Titel", "H1"), with_role("Titel", "P"))
    roles = pack.Root.StructTreeRoot.RoleMap
    assert (roles["/Titel"], roles["/Titel-2"]) == (Name.H1, Name.P)


def test_a_standard_type_keeps_its_meaning_for_everyone_else(tmp_path: Path) -> None:
    plain = made.Handmade()
    plain.page(("P", "Words"))
    pack = packed(tmp_path, with_role("P", "H2"), plain)
    roles = pack.Root.StructTreeRoot.RoleMap
    assert "/P" not in roles
    assert roles["/P-2"] == Name.H2


def with_class(indent: int) -> made.Handmade:
    word = made.Handmade()
    word.page(("P", "Words"))
    word.document.K[0].C = Name.Body
    word.root.ClassMap = Dictionary(Body=Dictionary(O=Name.Layout, StartIndent=indent))
    return word


def test_classes_are_joined_and_told_apart(tmp_path: Path) -> None:
    pack = packed(tmp_path, with_class(10), with_class(20), with_class(10))
    classes = pack.Root.StructTreeRoot.ClassMap
    assert {str(k): int(v.StartIndent) for k, v in classes.items()} == {"/Body": 10, "/Body-2": 20}
    used = [str(element.C) for element in structure.elements(structure.tops_of(pack)) if "/C" in element]
    assert used == ["/Body", "/Body-2", "/Body"]


def with_ids(words: str) -> made.Handmade:
    word = made.Handmade()
    word.page(("TH", words), ("TD", words))
    head, cell = word.document.K
    head.ID = String("h1")
    cell.A = Dictionary(O=Name.Table, Headers=Array([String("h1")]))
    word.root.IDTree = Dictionary(Names=Array([String("h1"), head]))
    return word


def test_a_cells_headers_lead_to_the_header_of_its_own_table(tmp_path: Path) -> None:
    pack = packed(tmp_path, with_ids("first"), with_ids("second"))
    names = list(pack.Root.StructTreeRoot.IDTree.Names)
    ids = {str(k): v for k, v in zip(names[::2], names[1::2], strict=True)}
    assert len(ids) == 2
    assert list(ids) == sorted(ids)
    for part in list(pack.Root.StructTreeRoot.K[0].K)[1:]:
        head, cell = part.K[1].K
        wanted = str(cell.A.Headers[0])
        assert str(head.ID) == wanted
        assert ids[wanted].objgen == head.objgen


def test_many_tables_of_typst_keep_their_headers(tmp_path: Path) -> None:
    sources = [made.typst_pdf(tmp_path / f"{n}.pdf", pages=3) for n in range(3)]
    build(made.pack(sources), tmp_path / "pack.pdf")
    pack = pikepdf.open(tmp_path / "pack.pdf")
    names = list(pack.Root.StructTreeRoot.IDTree.Names)
    ids = {str(name) for name in names[::2]}
    used = [
        str(header)
        for element in structure.elements(structure.tops_of(pack))
        for entry in (element.A if isinstance(element.get("/A"), Array) else [])
        for header in entry.get("/Headers", [])
    ]
    assert len(ids) == 3 * 3 * 2
    assert len(used) == 3 * 3 * 2
    assert set(used) <= ids


def with_space(uri: str, **keys: object) -> made.Handmade:
    word = made.Handmade(version="2.0")
    word.page(("P", "Words"))
    space = word.pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(uri), **keys))
    word.root.Namespaces = Array([space])
    word.document.K[0].NS = space
    return word


def test_the_standard_namespace_is_one_object(tmp_path: Path) -> None:
    uri = "http://iso.org/pdf2/ssn"
    own = {"RoleMapNS": Dictionary(Aside=Name.Div)}
    pack = packed(tmp_path, with_space(uri), with_space(uri), with_space("https://example.org/ns", **own))
    assert pack.pdf_version == "2.0"
    spaces = pack.Root.StructTreeRoot.Namespaces
    assert [str(space.NS) for space in spaces] == [uri, "https://example.org/ns"]
    used = {element.NS.objgen for element in structure.elements(structure.tops_of(pack)) if "/NS" in element}
    assert used == {space.objgen for space in spaces}


def test_words_that_look_like_a_reference_stay_words(tmp_path: Path) -> None:
    word = made.Handmade()
    page = word.page(("P", "Words"))
    trap = "see 12 0 R and /StructParent 3 (endobj) \\ and\nstream"
    word.document.K[0].Alt = String(trap)
    word.document.K[0].T = String("Llythyr 7 0 R ŵ")
    word.link(page, Contents=String(trap))
    pack = packed(tmp_path, with_role("A", "P"), word)
    element = pack.Root.StructTreeRoot.K[0].K[2].K[1].K[0]
    assert str(element.Alt) == trap
    assert str(element.T) == "Llythyr 7 0 R ŵ"
    assert str(pack.pages[2].obj.Annots[0].Contents) == trap
