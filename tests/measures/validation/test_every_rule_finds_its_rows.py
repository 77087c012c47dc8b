"""Every rule flags the rows that break it, no others, and nothing in a clean return."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.measures.validation import CODES, check
from tests.measures.making import Folder
from tests.measures.validation.cases import BORN, CASES, OC2, OLDER, Case

WORKERS = "CHILD DOB SW_ID SW_DECOM SW_DEC"
CLEAN = {
    "Header": (f"ann 1 {BORN} WBRI",),
    "Episodes": ("ann 01/04/2016 S C2 U6 - - 100",),
    "Reviews": (f"ann {BORN} 01/06/2018 PN1",),
    "OC2": (f"ann {BORN} {OC2}",),
}


def brought(path: Path, case: Case) -> Folder:
    """The clean return with the case's tables in the place of its own."""
    tables = CLEAN | case.tables
    columns = tables.pop("columns", ("",))[0]
    last = tables.pop("last", None)
    if last:
        Folder(path, "2018-").children(ann=OLDER).episodes(*last)
    folder = Folder(path, "2019-" if last else "")
    for table, rows in tables.items():
        if table == "Episodes" and not columns:
            folder.episodes(*rows)
        else:
            own = columns if table == "Episodes" else WORKERS if table == "SWEpisodes" else ""
            folder.table(table, *rows, columns=own)
    return folder


def flagged(path: Path, case: Case, code: str) -> dict[str, tuple[int, ...]]:
    """The rows ``code`` flags in the case's return, by table."""
    checked = check(brought(path, case).read(case.year), (code,))
    assert code in checked.checked, checked.skipped
    return {finding.table: finding.rows for finding in checked.findings}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.year}")
def test_the_rule_finds_its_rows(case: Case, tmp_path: Path) -> None:
    if case.year != 2019:  # the clean return's one episode must touch the year
        case.tables.setdefault("Episodes", ("ann 01/04/2016 S C2 U6 - - 100",))
    assert flagged(tmp_path, case, case.code) == case.rows


def test_every_rule_has_a_case() -> None:
    assert {case.code for case in CASES} == CODES


def test_a_clean_return_breaks_no_rule(tmp_path: Path) -> None:
    checked = check(brought(tmp_path, Case("", {}, {})).read(2019))
    assert checked.findings == ()
    assert "INT01" in checked.skipped


def test_a_rule_that_needs_last_year_is_skipped_without_it(tmp_path: Path) -> None:
    checked = check(brought(tmp_path, Case("", {}, {})).read(2019), ("502",))
    assert checked.skipped == {"502": "needs last year's Episodes"}
    assert checked.checked == ()


def test_another_years_rules_can_be_asked_for(tmp_path: Path) -> None:
    """Sex is M, F or U from 2025; 1 and 2 before."""
    return_of_2019 = brought(tmp_path, Case("", {}, {})).read(2019)
    assert not check(return_of_2019, ("101",)).findings
    assert check(return_of_2019, ("101",), rules_of=2025).findings
