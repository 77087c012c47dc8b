"""``minutebook inspection`` shows what a report says, as words or as data, and needs no database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from minutebook.cli.inspection import command
from tests.assurance.test_reports_are_read import REPORT


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, list(arguments))
    return done.exit_code, done.output


def test_it_works(tmp_path: Path) -> None:
    path = tmp_path / "temeside-2019-07-29.txt"
    path.write_text(REPORT, encoding="utf-8")
    code, said = run(str(path), "--json")
    read = json.loads(said)
    assert code == 0
    assert list(read) == ["published", "fieldwork", "framework", "judgements", "findings"]
    assert read["published"] == "2019-07-29"
    assert read["fieldwork"] == {"start": "2019-06-17", "end": "2019-06-28"}
    assert (read["framework"], read["judgements"]["overall"]) == ("ILACS", "Good")
    assert {tuple(one) for one in read["findings"]} == {("kind", "paragraph", "text")}
    assert [one["kind"] for one in read["findings"]].count("area for improvement") == 3


def test_for_a_reader_it_names_what_was_judged_and_found(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    code, said = run(str(path))
    assert code == 0
    assert "Outstanding" in said
    assert "Areas for improvement (3)" in said
    assert "Published  not said" in said


def test_a_file_that_gives_no_report_is_refused_in_a_sentence(tmp_path: Path) -> None:
    odd, broken = tmp_path / "report.xyz", tmp_path / "report.pdf"
    odd.write_text("words", encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    for path, why in (
        (odd, "a report is read from"),
        (broken, "report.pdf"),
        (tmp_path / "no.txt", "no such"),
    ):
        code, said = run(str(path))
        assert code == 2
        assert why in said
        assert "Traceback" not in said


def test_it_starts_without_django(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    code = (
        "import sys; sys.argv = ['minutebook', 'inspection', sys.argv[1]]\n"
        "from minutebook.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert 'django' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
