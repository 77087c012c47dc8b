"""``minutebook pack`` makes a pack of any files, without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2

from minutebook.packs import structure
from tests.packs import made
from tests.packs.test_word_and_html import report


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    code = "from minutebook.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "pack", *map(str, arguments)], capture_output=True, text=True
    )


def test_a_pack_of_pdf_and_word(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    files = [made.typst_pdf(tmp_path / "t.pdf", title="Budget"), report(tmp_path / "annual_report.docx")]
    done = run(*files, "-o", out, "--title", "Cabinet, 3 May", "--converter", "own", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["pages"] == 4
    assert told["labels"]["1 t.pdf"] == ["1", "2"]
    pdf = pikepdf.open(out)
    assert structure.unresolved(pdf) == []
    assert str(pdf.docinfo["/Title"]) == "Cabinet, 3 May"
    with pypdfium2.PdfDocument(out) as pack:
        assert [pack.get_page_label(n) for n in range(4)] == ["i", "1", "2", "3"]
        words = pack[0].get_textpage().get_text_bounded()
    for said in ("Cabinet, 3 May", "Contents", "Budget", "Annual report"):
        assert said in words
    with pdf.open_outline() as outline:
        assert [mark.title for mark in outline.root] == ["Contents", "Budget", "Annual report"]


def test_numbers_of_another_series_and_language(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    source = made.plain_pdf(tmp_path / "a.pdf", pages=2)
    done = run(source, "-o", out, "--title", "Atodiad", "--series", "S1-", "--start", 5, "--lang", "cy")
    assert done.returncode == 0, done.stderr
    with pypdfium2.PdfDocument(out) as pack:
        assert [pack.get_page_label(n) for n in range(3)] == ["i", "S1-5", "S1-6"]
        assert "Tudalen S1-6" in pack[2].get_textpage().get_text_bounded()


def test_errors_are_one_line_and_leave_nothing(tmp_path: Path) -> None:
    good = made.plain_pdf(tmp_path / "good.pdf")
    (tmp_path / "bad.pdf").write_text("no")
    out = tmp_path / "out.pdf"
    for arguments, told in (
        ((good, tmp_path / "bad.pdf", "-o", out, "--title", "T"), "bad.pdf is not a PDF"),
        ((good, tmp_path / "gone.pdf", "-o", out, "--title", "T"), "gone.pdf is not there"),
        ((good, "-o", out, "--title", " "), "the title is empty"),
        ((good, "-o", tmp_path / "good.pdf" / "x.pdf", "--title", "T"), "cannot be written"),
        ((good, "-o", out, "--title", "T", "--max-pages", 0), "max-pages"),
    ):
        done = run(*arguments)
        assert done.returncode == 2, arguments
        assert told in done.stderr
        assert "Traceback" not in done.stderr
        assert not out.exists()
    lines = run(good, tmp_path / "bad.pdf", "-o", out, "--title", "T").stderr.splitlines()
    assert len(lines) == 1


def test_it_starts_without_django(tmp_path: Path) -> None:
    out, source = tmp_path / "out.pdf", made.plain_pdf(tmp_path / "a.pdf")
    code = (
        "import sys; from click.testing import CliRunner; from minutebook.cli.pack import command\n"
        f"r = CliRunner().invoke(command, [{str(source)!r}, '-o', {str(out)!r}, '--title', 'T'])\n"
        "assert r.exit_code == 0, r.output\nassert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
