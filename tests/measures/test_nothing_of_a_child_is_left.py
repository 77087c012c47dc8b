"""No child's id, date of birth, pupil number or postcode reaches a file, a stream, a log or a traceback."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutebook.cli.indicators import command
from minutebook.measures import MeasureError, account_of, computing
from minutebook.measures.indicators.material import Material
from minutebook.measures.periods import Period
from minutebook.measures.returns import read_folder

IDS = ("KIDQ7731", "KIDQ8842", "KIDQ9953")
BIRTHS = ("14/07/2009", "23/11/2001", "29/02/2012")
PUPILS = ("A987654321098", "H765432109876", "T654321098765")
POSTCODES = ("QX7 9ZV", "QW8 4ZJ")
WORKER = "SWQZ5512"


def _forms(day: str) -> list[str]:
    d, m, y = day.split("/")
    return [day, f"{y}-{m}-{d}", f"{y}, {int(m)}, {int(d)}", f"{d}{m}{y}", f"{y}{m}{d}"]


SECRETS = [
    *IDS,
    *PUPILS,
    *(form for day in BIRTHS for form in _forms(day)),
    *(form for code in POSTCODES for form in (code, code.replace(" ", ""))),
    WORKER,
]


def leaked(text: str) -> list[str]:
    """The secrets in ``text``, whatever its case."""
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def a_return(path: Path) -> Path:
    """Three children who break rules enough for a long report; the year to 31 March 2019."""
    path.mkdir()
    rows = list(zip(IDS, BIRTHS, PUPILS, strict=True))
    tables = {
        "header": ("CHILD,SEX,DOB,ETHNIC,UPN", [f"{i},1,{b},WBRI,{u}" for i, b, u in rows]),
        "episodes": (
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
            [f"{i},01/04/2016,P,C2,N1,T1,PR1,,X1,,{POSTCODES[0]},{POSTCODES[1]},SC1" for i in IDS],
        ),
        "reviews": ("CHILD,DOB,REVIEW,REVIEW_CODE", [f"{i},{b},05/06/2018,PN0" for i, b, _ in rows]),
        "oc3": ("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", [f"{i},{b},YES,0,XX" for i, b, _ in rows]),
        "sw_episodes": (
            "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC",
            [f"{i},{b},{WORKER},05/06/2018," for i, b, _ in rows],
        ),
    }
    for name, (head, lines) in tables.items():
        (path / f"{name}.csv").write_text("\n".join([head, *lines]) + "\n")
    return path


def _break(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new))

    return change


def _write(name: str, data: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(data) and None  # type: ignore[return-value]


DAMAGE: dict[str, Callable[[Path], None]] = {
    "nothing": lambda folder: None,
    "a column gone": _break("oc3.csv", "ACTIV", "ACTIVITY"),
    "a pupil number as the sex": _break("header.csv", ",1,", f",{PUPILS[0]},"),
    "a pupil number as the id": _break("reviews.csv", IDS[1], PUPILS[1]),
    "no child named": _break("reviews.csv", IDS[2], ""),
    "too many cells": _break("reviews.csv", "PN0\n", "PN0,,,,\n"),
    "an open quotation": _break("episodes.csv", POSTCODES[0], f'"{POSTCODES[0]}'),
    "no file of children": lambda folder: (folder / "header.csv").unlink(),
    "another year": _break(
        "episodes.csv", "01/04/2016,P,C2,N1,T1,PR1,,", "01/04/2013,P,C2,N1,T1,PR1,01/04/2014,"
    ),
    "an id in every column": _break("reviews.csv", "05/06/2018,PN0", f"{IDS[0]},{IDS[0]}"),
    "no headings": _write("oc3.csv", f"{IDS[0]},{BIRTHS[0]},{BIRTHS[0]},0,0\n".encode()),
    "torn XML": _write("return.xml", f"<EXPSSDA903><CHILD><HEADER><CHILDID>{IDS[0]}".encode()),
    "a workbook of another kind": _write("annex.xlsx", IDS[0].encode()),
    "bytes": _write("oc2.csv", b"\x00\xff" + IDS[0].encode()),
}

READ_ALL_THE_SAME = ("nothing", "an id in every column", "torn XML")
"""Dates that are none break rules; an XML form beside the CSV files is left out."""

WATCH = """
import sys
def watch(event, args):
    named = event == "open" and isinstance(args[0], (str, bytes)) and args[0] != "/dev/null"
    if named and (args[2] or 0) & 0o3:
        print("WROTE", args[0], file=sys.stderr)
    if event in ("os.mkdir", "os.rename", "socket.connect", "tempfile.mkstemp", "subprocess.Popen"):
        print("DID", event, file=sys.stderr)
sys.addaudithook(watch)
import logging
logging.basicConfig(level=logging.DEBUG)
from minutebook.cli.main import main
main()
"""


@pytest.mark.parametrize("harm", DAMAGE)
@pytest.mark.parametrize("options", [["--exact", "--explain"], ["--exact", "--json"], []], ids=" ".join)
def test_the_command_leaves_nothing(harm: str, options: list[str], tmp_path: Path) -> None:
    """Runs it with an audit hook on every opening for writing, and looks at all the folders it could use."""
    folder = a_return(tmp_path / "return")
    DAMAGE[harm](folder)
    home = tmp_path / "home"
    home.mkdir()
    before = _tree(tmp_path)
    places = {name: str(home) for name in ("HOME", "TMPDIR", "MINUTEBOOK_HOME", "POLARS_TEMP_DIR")}
    done = subprocess.run(
        [sys.executable, "-c", WATCH, "indicators", str(folder), "--year", "2019", *options],
        capture_output=True,
        text=True,
        cwd=home,
        env=os.environ | places | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert leaked(done.stdout + done.stderr) == []
    assert "WROTE" not in done.stderr and "DID" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert _tree(tmp_path) == before
    assert (done.returncode == 0) == (harm in READ_ALL_THE_SAME)


def _tree(root: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in root.rglob("*")}


@pytest.mark.parametrize("harm", DAMAGE)
def test_logs_and_tracebacks_say_nothing(
    harm: str, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = a_return(tmp_path / "return")
    DAMAGE[harm](folder)
    with caplog.at_level(logging.DEBUG):
        try:
            text = json.dumps(repr(account_of(folder, 2019)))
        except MeasureError as error:
            text = "".join(traceback.format_exception(error))
    out, err = capfd.readouterr()
    assert leaked(text + caplog.text + out + err) == []


def test_a_fault_of_our_own_quotes_no_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries put cells into their messages; the command tells the place in the code alone."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(f"conversion failed for value {IDS[0]} of {BIRTHS[0]}")

    folder = a_return(tmp_path / "return")
    monkeypatch.setattr(computing, "figure", fail)
    result = CliRunner().invoke(command, [str(folder), "--year", "2019", "--exact"])
    assert result.exit_code == 2
    assert "a fault of Minutebook's own (RuntimeError in " in result.output
    assert leaked(result.output) == []


def test_what_is_held_in_memory_does_not_show_itself(tmp_path: Path) -> None:
    brought = read_folder(a_return(tmp_path / "return"), 2019)
    material = Material(brought, Period.year(2019))
    shown = "".join(map(repr, [brought, material, material.at_end(), brought.files]))
    assert leaked(shown) == []


def test_names_are_numbers_as_soon_as_the_files_are_read(tmp_path: Path) -> None:
    brought = read_folder(a_return(tmp_path / "return"), 2019)
    for table in (*brought.tables.values(), brought.history, *brought.newest.values()):
        assert leaked(table.drop("DOB", strict=False).write_csv()) == []


def test_what_may_be_kept_is_counts_and_hashes(tmp_path: Path) -> None:
    kept = account_of(a_return(tmp_path / "return"), 2019).kept()
    assert leaked(repr(kept)) == []
    assert kept.rule_counts["440"] == 3
    assert {file.rows for file in kept.files} == {3}
