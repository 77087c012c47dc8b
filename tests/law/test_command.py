"""``minutebook deadlines``, ``law`` and ``docs``, as a clerk or a program runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutebook.cli import deadlines, docs, law

ROOT = Path(__file__).resolve().parents[2]
MAY = ("--nation", "england", "--body", "committee", "--meeting", "2025-05-06")


def run(*argv: str) -> tuple[int, str, str]:
    found = CliRunner().invoke(deadlines.command, list(argv), prog_name="minutebook deadlines")
    return found.exit_code, found.stdout, found.stderr


def test_a_list_of_objects() -> None:
    code, out, _ = run(*MAY, "--json")
    found = json.loads(out)
    assert code == 0
    assert all({"rule", "date", "because", "source"} <= set(one) for one in found)
    (agenda,) = [one for one in found if one["rule"] == "agenda-notice"]
    assert (agenda["date"], agenda["last_any_day"]) == ("2025-04-25", "2025-04-27")


def test_a_table_in_plain_words() -> None:
    code, out, _ = run(*MAY, "--published", "2025-04-28")
    assert code == 0
    assert "Friday 25 April 2025  Agenda and reports before a meeting (agenda-notice)." in out
    assert "Not in time." in out
    assert "The last day of any kind is Sunday 27 April 2025" in out


def test_holidays_and_settings_of_the_council() -> None:
    _, out, _ = run(*MAY, "--holiday", "2025-05-01=Founders' day", "--set", "call-over-days=0", "--json")
    found = {one["rule"]: one["date"] for one in json.loads(out)}
    assert found["agenda-notice"] == "2025-04-24"
    assert "call-over" not in found


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("--meeting", "2025-02-31"), "meeting: there is no 31 February 2025"),
        (("--meeting", "6 May 2025"), "meeting: '6 May 2025' is not a day: write it as 2025-05-06"),
        (("--nation", "ireland"), "nation: the law of 'ireland' is not held here"),
        (
            ("--nation", "scotland", "--body", "executive"),
            "body: a Scottish council's cabinet is a committee",
        ),
        (("--body", "cabinet"), "body: 'cabinet' is not a kind of body"),
        (("--published", "2025-05-07"), "published: Wednesday 7 May 2025 is after the meeting"),
        (("--set", "call-ins=4"), "call-ins: is not a setting"),
        (("--not-holiday", "2025-13-01"), "not-holiday: 2025-13-01 is not a day: there is no month 13"),
    ],
)
def test_impossible_input_is_one_line_that_names_the_field(argv: tuple[str, ...], says: str) -> None:
    code, out, err = run(*MAY, *argv)
    assert code == 2
    assert out == ""
    assert err.startswith(f"minutebook: {says}")
    assert err.count("\n") == 1


def test_the_law_says_a_rule_and_lists_them_all() -> None:
    runner = CliRunner()
    assert "5 clear days" in runner.invoke(law.command, ["agenda-notice"]).stdout
    assert "agenda-notice " in runner.invoke(law.command, []).stdout
    assert json.loads(runner.invoke(law.command, ["call-in", "--json"]).stdout)[0]["rule"] == "call-in"
    missing = runner.invoke(law.command, ["agenda-notce"])
    assert missing.exit_code == 2
    assert "near it: agenda-notice" in missing.stderr


@pytest.mark.parametrize("argv", [["deadlines", *MAY, "--json"], ["law", "agenda-notice"], ["law"]])
def test_neither_django_nor_a_database_is_needed(argv: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from minutebook.cli.main import main\n"
        "try: main()\n"
        "finally: assert not any(name.split('.')[0] == 'django' for name in sys.modules), 'Django was loaded'"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, *argv],
        cwd=tmp_path,
        env={"MINUTEBOOK_HOME": str(tmp_path / "none"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: page.path)
def test_generated_pages_are_what_the_code_makes(page: docs.Page) -> None:
    written = (ROOT / page.path).read_text(encoding="utf-8")
    assert written == page.text(), f"{page.path} is stale: run minutebook docs"


def test_docs_writes_what_is_stale_and_checks_without_writing(tmp_path: Path) -> None:
    runner = CliRunner()
    checked = runner.invoke(docs.command, ["--check", "--root", str(tmp_path)])
    assert checked.exit_code == 2
    assert "docs/law.md" in checked.stderr
    assert not (tmp_path / "docs").exists()
    assert "docs/law.md written" in runner.invoke(docs.command, ["--root", str(tmp_path)]).stdout
    assert runner.invoke(docs.command, ["--check", "--root", str(tmp_path)]).exit_code == 0
