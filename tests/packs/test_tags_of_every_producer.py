"""Whatever programs made the files of a pack, and in whatever order they stand: each one's tags are found
whole in it, each leads to the content it led to, and every marked content id leads to a tag."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.packs import convert, office, structure
from minutebook.packs.build import build
from minutebook.packs.front import Meeting, front_sheet
from minutebook.packs.minutes import Minute, Minutes, printed_minutes
from minutebook.packs.model import Item
from tests.conftest import missing
from tests.packs import made
from tests.packs.made import assert_kept


def word_document(path: Path) -> Path:
    document = Document()
    document.core_properties.title = "Report of the Director"
    document.add_heading("Report of the Director", 1)
    document.add_paragraph("It is recommended that the report be noted.")
    for point in ("one", "two"):
        document.add_paragraph(point, style="List Bullet")
    table = document.add_table(3, 2)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Measure"
    document.add_page_break()
    document.add_heading("Background", 2)
    document.add_paragraph("Words on the second page.")
    document.save(str(path))
    return path


def our_word(path: Path) -> Path:
    path.write_bytes(convert.word_pdf(word_document(path.with_suffix(".docx"))))
    return path


def our_minutes(path: Path) -> Path:
    items = tuple(Minute(number=str(n), title="Item", text="<p>Noted.</p>" * 30) for n in range(4))
    path.write_bytes(printed_minutes(Minutes(body="Cabinet", day=date(2024, 5, 3), items=items)))
    return path


def our_agenda(path: Path) -> Path:
    items = [Item(number=str(n), title=f"Item {n}", text="<p>To note.</p>") for n in range(9)]
    path.write_bytes(front_sheet(Meeting(body="Cabinet", day=date(2024, 5, 3)), items))
    return path


def libreoffice(path: Path) -> Path:
    folder = path.parent / "office"
    folder.mkdir(exist_ok=True)
    source = office.to_pdf(word_document(path.with_suffix(".docx")), folder)
    assert source is not None
    return source.rename(path)


PRODUCERS: dict[str, Callable[[Path], Path]] = {
    "typst": made.typst_pdf,
    "word-like": made.word_pdf,
    "our setting of Word": our_word,
    "our minutes": our_minutes,
    "our agenda": our_agenda,
    "browser": made.chromium_pdf,
    "LibreOffice": libreoffice,
}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each producer that is at hand and quick."""
    folder = tmp_path_factory.mktemp("producers")
    names = [name for name in PRODUCERS if name != "LibreOffice" and (name != "browser" or made.chromium())]
    return {name: PRODUCERS[name](folder / f"{name}.pdf") for name in names}


@pytest.mark.parametrize(
    "producer",
    [pytest.param(one, marks=[pytest.mark.slow] if one == "LibreOffice" else []) for one in PRODUCERS],
)
def test_one_producer_twice(producer: str, tmp_path: Path) -> None:
    if producer == "browser" and not made.chromium():
        missing("chromium", "no chromium on this machine")
    if producer == "LibreOffice" and not office.found():
        missing("libreoffice", "no LibreOffice on this machine")
    first = PRODUCERS[producer](tmp_path / "first.pdf")
    second = tmp_path / "second.pdf"
    second.write_bytes(first.read_bytes())
    build(made.pack([first, second]), tmp_path / "pack.pdf")
    assert_kept(tmp_path / "pack.pdf", [first, second])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_mix_in_any_order(corpus: dict[str, Path], tmp_path: Path, data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(corpus)), min_size=1, max_size=7))
    pack = made.pack([corpus[name] for name in names])
    items = [
        Item(number=item.number, title=item.title, papers=(made.paper(paper.path, id=f"{n}"),))
        for n, item in enumerate(pack.items)
        for paper in item.papers
    ]
    build(made.Pack(title="Mixed", items=tuple(items)), tmp_path / "pack.pdf", cache=tmp_path / "cache")
    assert_kept(tmp_path / "pack.pdf", [corpus[name] for name in names])


def test_what_would_be_lost_is_seen(corpus: dict[str, Path]) -> None:
    """The check itself: a tag that is missing, moved or led elsewhere is noticed."""
    with pikepdf.open(corpus["word-like"]) as pdf:
        tags = structure.sequence(pdf)
    assert structure.contains([structure.Tag("/Part", "/Part"), *tags], tags)
    assert not structure.contains(tags[1:], tags)
    assert not structure.contains([tags[1], tags[0], *tags[2:]], tags)
    shifted = [tag._replace(at=tuple((page + 4, mcid) for page, mcid in tag.at)) for tag in tags]
    assert structure.contains(shifted, tags)
    last = max(n for n, tag in enumerate(tags) if tag.at)
    led_astray = tags[last]._replace(at=tuple((page, mcid + 1) for page, mcid in tags[last].at))
    assert not structure.contains([*tags[:last], led_astray, *tags[last + 1 :]], tags)


def test_real_reports(real: Path, tmp_path: Path) -> None:
    """What councils and inspectors published, tagged or not, makes a pack whose every id leads somewhere."""
    sources = sorted(real.rglob("*.pdf"))
    if not sources:
        pytest.skip("no PDFs in the real data")
    build(made.pack(sources), tmp_path / "pack.pdf")
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        lost = structure.unresolved(pack)
        whole = structure.sequence(pack)
        assert pack.check_pdf_syntax() == []
    assert lost == []
    for source in sources:
        with pikepdf.open(source) as pdf:
            assert structure.contains(whole, structure.sequence(pdf)), f"{source.name} lost tags"
