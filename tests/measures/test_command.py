"""``minutebook indicators FOLDER --year Y``: what it prints, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from minutebook.cli.indicators import command
from tests.measures.making import BORN, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Seven children in care, one of whom moved twice; one row breaks rule 148."""
    names = ("ann", "ben", "cat", "dan", "eve", "fay", "gil")
    folder = Folder(tmp_path).children(**dict.fromkeys(names, BORN))
    return folder.episodes(
        *(f"{name} 01/04/2016 S C2 U6 - - 100" for name in names[:-1]),
        "gil 01/04/2018 S C2 U6 01/07/2018 X1 100",
        "gil 01/07/2018 P C2 U6 01/10/2018 X1 200",
        "gil 01/10/2018 P C2 K2 - X1 300",
    )


def run(folder: Folder, *options: str) -> Result:
    return CliRunner().invoke(command, [str(folder.path), "--year", "2019", *options])


def document(folder: Folder, *options: str) -> dict[str, Any]:
    result = run(folder, "--json", *options)
    assert result.exit_code == 0, result.output
    parsed: dict[str, Any] = json.loads(result.output)
    return parsed


def test_it_prints_figures_and_broken_rules(folder: Folder) -> None:
    output = run(folder, "--exact").output
    assert "The year to 31 March 2019: exact figures, not for publication" in output
    assert "14%  1 of 7" in output
    assert "148: The day an episode ceased and the reason go together" in output
    assert "episodes.csv, DEC REC, row 10" in output


def test_explain_shows_what_each_step_kept(folder: Folder) -> None:
    lines = [line.split() for line in run(folder, "--exact", "--explain").output.splitlines()]
    assert ["7", "looked", "after", "on", "31", "March", "2019"] in lines
    assert ["1", "three", "or", "more", "placements", "in", "the", "year"] in lines


def test_json_has_a_year_indicators_and_rules(folder: Folder) -> None:
    told = document(folder, "--exact")
    assert told["year"] == 2019
    p1 = next(entry for entry in told["indicators"] if entry["key"] == "p1")
    assert (p1["numerator"], p1["denominator"], p1["value"]) == (1, 7, 14.0)
    assert p1["steps"][-1] == {"text": "three or more placements in the year", "kept": 1}
    rules = {entry["code"]: entry["rows"] for entry in told["rules"]}
    assert rules["148"] == [10]
    assert rules["141"] == []
    assert "502" in told["rules_not_checked"]
    assert {file["table"] for file in told["files"]} == {"Header", "Episodes"}
    assert all(len(file["sha256"]) == 64 for file in told["files"])


def test_without_exact_small_counts_are_hidden(folder: Folder) -> None:
    told = document(folder)
    figures = {entry["key"]: entry for entry in told["indicators"]}
    assert told["exact"] is False
    assert figures["cla"]["value"] == 7
    assert (figures["p1"]["numerator"], figures["p1"]["value"], figures["p1"]["symbol"]) == (None, None, "c")
    kept = {step["kept"] for entry in told["indicators"] for step in entry["steps"]}
    assert kept == {None}
    output = run(folder).output
    assert "released figures: c hides small numbers" in output
    assert "1 of 7" not in output


def test_what_was_released_is_logged_and_hidden_for_good(folder: Folder, tmp_path: Path) -> None:
    log = tmp_path / "released.jsonl"
    first = document(folder, "--log", str(log))["indicators"]
    lines = log.read_text().splitlines()
    assert len(lines) == len(first)
    assert document(folder, "--log", str(log))["indicators"] == first
    assert len(log.read_text().splitlines()) == 2 * len(first)
    assert run(folder, "--exact", "--log", str(log)).exit_code == 2


def test_the_years_other_periods_are_held(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    from minutebook.cli import indicators_shown

    seen: list[str] = []
    real = indicators_shown.release

    def spy(observations: Any, *told: Any, held: Any, **more: Any) -> Any:
        held = list(held)
        seen.extend(sorted({one.period.label for one in held}))
        return real(observations, *told, held=held, **more)

    monkeypatch.setattr(indicators_shown, "release", spy)
    document(folder, "--quarter-to", "30/06/2018")
    assert "2019" in seen and "2019 Q2 to 2018-09-30" in seen and "2019 Q1 to 2018-06-30" not in seen


def test_rows_of_other_tables_stand_beside_a_rules_own(folder: Folder) -> None:
    folder.children(ann="02/04/2016", **dict.fromkeys(("ben", "cat", "dan", "eve", "fay", "gil"), BORN))
    rule = next(entry for entry in document(folder, "--exact")["rules"] if entry["code"] == "302")
    assert (rule["file"], rule["rows"]) == ("episodes.csv", [2])
    assert [(also["file"], also["rows"]) for also in rule["also"]] == [("header.csv", [2])]


def test_another_period_of_the_year(folder: Folder) -> None:
    told = document(folder, "--exact", "--quarter-to", "30/06/2018")
    assert told["period"] == {"kind": "quarter to date", "start": "2018-04-01", "end": "2018-06-30"}
    assert run(folder, "--exact", "--rolling-to", "2019-04-01").exit_code == 2


@pytest.mark.parametrize("options", [["--rolling-to", "2018-06-30", "--quarter-to", "2018-06-30"]])
def test_two_periods_at_once_are_refused(folder: Folder, options: list[str]) -> None:
    assert "not both" in run(folder, "--exact", *options).output


def test_a_bad_return_is_one_line_and_exit_code_2(folder: Folder) -> None:
    (folder.path / "header.csv").unlink()
    result = run(folder, "--exact")
    assert result.exit_code == 2
    assert result.output.strip() == (
        "minutebook indicators: header.csv: the Header table is missing; a return needs Header and Episodes"
    )


def test_it_starts_without_django(folder: Folder) -> None:
    code = (
        "import sys; from minutebook.cli.main import main\n"
        f"try: main(['indicators', {str(folder.path)!r}, '--year', '2019', '--exact'])\n"
        "except SystemExit as ended: assert not ended.code\n"
        "assert not [name for name in sys.modules if name.split('.')[0] == 'django']"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["return-903-random", "return-903-five-years"])
def test_both_synthetic_returns_are_explained(name: str, real: Path, tmp_path: Path) -> None:
    import tarfile

    folder, year = real / "childrens-services" / name, 2018
    if name.endswith("years"):
        with tarfile.open(folder / "five-years.tar.gz") as archive:
            archive.extractall(tmp_path, filter="data")
        folder, year = tmp_path, 2020
    result = CliRunner().invoke(command, [str(folder), "--year", str(year), "--exact", "--explain"])
    assert result.exit_code == 0
    assert "looked after on 31 March" in result.output
    assert "Living with the same carer for at least two years" in result.output
