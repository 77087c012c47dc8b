"""``minutebook read`` shows a reading beside its text, as data on request, and needs no database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from minutebook.cli.read import command
from tests.conftest import REAL, missing

MODEL_CASE = REAL.parent / "seed" / "ofsted-update.txt"
TEXT = (
    "Councillor Bly asked what it cost. The Treasurer replied that it cost £40.\n\nRESOLVED that it be noted."
)


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(command, list(words), input=given)


def test_it_works() -> None:
    result = run("-", given=TEXT)
    assert result.exit_code == 0
    assert "1 resolution, 1 question, 1 answer" in result.output
    assert "RESOLVED that it be noted." in result.output


def test_output_is_plain_where_it_is_no_terminal() -> None:
    assert "\x1b[" not in run("-", given=TEXT).output


def test_text_between_elements_is_shown_too() -> None:
    assert (
        "The Director presented slides." in run("-", given=f"The Director presented slides.\n\n{TEXT}").output
    )


def test_an_unsure_element_carries_a_question_mark_and_the_reason() -> None:
    output = run("-", given="Cllr Lacey noted that the road had been closed for two months.").output
    assert "comment ?" in output
    assert "unsure: " in output


def test_json_gives_offsets_into_the_text() -> None:
    data = json.loads(run("-", "--json", given=TEXT).output)
    for element in data["elements"]:
        assert data["text"][element["start"] : element["end"]] == element["text"]


def test_html_is_told_by_its_look(tmp_path: Path) -> None:
    page = tmp_path / "minutes.html"
    page.write_text("<p>RESOLVED that it be <b>noted</b>.</p>", encoding="utf-8")
    assert "RESOLVED that it be noted." in run(str(page)).output


def test_an_older_encoding_is_read(tmp_path: Path) -> None:
    page = tmp_path / "minutes.txt"
    page.write_bytes("It was agreed to pay \u00a340 \u2013 unanimously.".encode("cp1252"))
    assert "\u00a340 \u2013" in run(str(page)).output


def test_a_missing_file_is_an_error_of_one_line() -> None:
    result = run("no-such-file.txt")
    assert result.exit_code == 2
    assert "no-such-file.txt: no such file" in result.stderr


def test_the_command_loads_no_django() -> None:
    code = "import minutebook.cli.read, sys; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_model_case_is_shown_whole() -> None:
    if not MODEL_CASE.exists():
        missing("real", "the model case (../shared/seed) is not here")
    output = run(str(MODEL_CASE)).output
    assert "1 resolution, 1 answer, 3 comments, 3 other bodies, 8 headlines" in output
    for words in (
        "areas that inspectors had identified",
        "A Task and Finish Group",
        "targets set were very high",
    ):
        assert words in " ".join(output.split())
