"""What is wrong with a return is said with file, row and column, and without a word of what stood there."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from minutebook.measures import ReturnError, read_folder
from minutebook.measures.returns import sources
from tests.measures.making import BORN, YEAR, Folder

UPN = "A123456789012"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A return that can be read."""
    return Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")


def refusal(folder: Folder, year: int = YEAR) -> ReturnError:
    with pytest.raises(ReturnError) as caught:
        folder.read(year)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value


def place(error: ReturnError) -> tuple[str, int | None, str]:
    return error.file, error.row, error.column


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ReturnError, match="there is no such folder or file"):
        read_folder(tmp_path / "absent", YEAR)


def test_a_folder_without_a_return(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(ReturnError, match="there is no CSV, XML or Excel file in it"):
        read_folder(tmp_path, YEAR)


@pytest.mark.parametrize("table", ["Header", "Episodes"])
def test_a_missing_file(folder: Folder, table: str) -> None:
    (folder.path / f"{table.lower()}.csv").unlink()
    folder.table("UASC", f"ann 1 {BORN} -")
    assert refusal(folder).file == f"{table.lower()}.csv"


def test_a_missing_column(folder: Folder) -> None:
    folder.table("Reviews", f"ann {BORN} 01/05/2018", columns="CHILD DOB REVIEW")
    assert place(refusal(folder)) == ("reviews.csv", 1, "REVIEW_CODE")


def test_a_heading_that_stands_twice(folder: Folder) -> None:
    (folder.path / "reviews.csv").write_text("CHILD,DOB,REVIEW,REVIEW,REVIEW_CODE\n")
    assert place(refusal(folder)) == ("reviews.csv", 1, "REVIEW")


def test_a_row_with_too_many_cells(folder: Folder) -> None:
    (folder.path / "reviews.csv").write_text(
        f"CHILD,DOB,REVIEW,REVIEW_CODE\nann,{BORN},01/05/2018,PN1\nann,{BORN},01/05/2018,PN1,,,\n"
    )
    assert place(refusal(folder)) == ("reviews.csv", 3, "")


def test_a_row_without_a_child(folder: Folder) -> None:
    folder.table("Reviews", f"ann {BORN} 01/05/2018 PN1", f"- {BORN} 01/05/2018 PN1")
    assert place(refusal(folder)) == ("reviews.csv", 3, "CHILD")


@pytest.mark.parametrize("column", ["CHILD", "ETHNIC", "SEX"])
def test_pupil_numbers_in_the_wrong_column(folder: Folder, column: str) -> None:
    row = {"CHILD": "ann", "SEX": "1", "DOB": BORN, "ETHNIC": "WBRI"} | {column: UPN}
    folder.table("Header", f"ben 1 {BORN} WBRI", " ".join(row.values()), columns=" ".join(row))
    error = refusal(folder)
    assert place(error) == ("header.csv", 3, column)
    assert UPN not in str(error)


def test_a_column_that_holds_no_dates(folder: Folder) -> None:
    folder.table("Reviews", *(f"ann {BORN} {43_000 + n} PN1" for n in range(12)))
    error = refusal(folder)
    assert place(error) == ("reviews.csv", 2, "REVIEW")
    assert "43000" not in str(error)


def test_an_excel_file_named_csv(folder: Folder) -> None:
    book = openpyxl.Workbook()
    book.save(folder.path / "reviews.xlsx")
    (folder.path / "reviews.xlsx").rename(folder.path / "reviews.csv")
    error = refusal(folder)
    assert place(error) == ("reviews.csv", 1, "")
    assert "Excel workbook named .csv" in str(error)


def test_a_web_page_named_csv(folder: Folder) -> None:
    (folder.path / "reviews.csv").write_text("<html>Sign in</html>")
    assert place(refusal(folder)) == ("reviews.csv", 1, "")


def test_a_csv_file_named_xlsx(tmp_path: Path) -> None:
    (tmp_path / "annex-a.xlsx").write_text("Child Unique ID,Gender\n")
    with pytest.raises(ReturnError, match="not an Excel workbook"):
        read_folder(tmp_path, YEAR)


def test_a_workbook_that_is_not_annex_a(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "annex-a.xlsx")
    with pytest.raises(ReturnError, match="no sheet has the headings of an Annex A list"):
        read_folder(tmp_path, YEAR)


@pytest.mark.parametrize(
    ("text", "row"),
    [("<EXPSSDA903>\n<CHILD>", 2), ("<MESSAGE/>", 1), ("<Message/>", 1)],
)
def test_xml_that_is_no_return(tmp_path: Path, text: str, row: int) -> None:
    (tmp_path / "return.xml").write_text(text)
    with pytest.raises(ReturnError) as caught:
        read_folder(tmp_path, YEAR)
    assert place(caught.value) == ("return.xml", row, "")


def test_xml_cannot_reach_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret")
    (tmp_path / "return.xml").write_text(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]><EXPSSDA903><CHILD><HEADER><CHILDID>&e;'
        "</CHILDID></HEADER></CHILD></EXPSSDA903>"
    )
    with pytest.raises(ReturnError) as caught:
        read_folder(tmp_path, YEAR)
    assert "s3cret" not in str(caught.value)


def test_two_gigabytes_of_nonsense(folder: Folder) -> None:
    """A sparse file: refused by its size before a byte is read."""
    with (folder.path / "reviews.csv").open("wb") as file:
        file.truncate(2_000_000_000)
    error = refusal(folder)
    assert place(error) == ("reviews.csv", 1, "")
    assert "2.0 GB" in str(error)


def test_nonsense_of_a_size_that_is_read(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.path / "reviews.csv").write_bytes(os.urandom(1_000_000) + b"\x00")
    assert refusal(folder).file == "reviews.csv"
    monkeypatch.setattr(sources, "MOST", 1000)
    assert "together" in str(refusal(folder))


def test_a_workbook_that_unpacks_without_end(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 100_000)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(5_000):
        sheet.append(["x" * 10])
    book.save(folder.path / "annex-a.xlsx")
    assert "unpacks to" in str(refusal(folder))


def test_another_year_than_the_one_asked_for(folder: Folder) -> None:
    folder.episodes("ann 01/04/2016 S C2 U6 01/06/2017 E4A 100")
    assert "no episode in the return touches the year to 31 March 2019" in str(refusal(folder))


def test_a_year_that_is_none(folder: Folder) -> None:
    with pytest.raises(ValueError, match="year 19 is not a reporting year"):
        folder.figures(19)


def test_two_returns_of_one_year(tmp_path: Path) -> None:
    for prefix in ("2018-", "2019-"):
        Folder(tmp_path, prefix).children(ann=BORN).episodes("ann 01/05/2018 S C2 U6 - - 100")
    assert "both seem to be the return of 2019" in str(refusal(Folder(tmp_path)))


def test_a_collection_that_is_not_there(tmp_path: Path) -> None:
    for year in (2018, 2019):
        Folder(tmp_path, f"{year}-").children(ann=BORN).episodes(f"ann 01/05/{year} S C2 U6 - - 100")
    assert "the folder holds returns for 2019, 2020, none for 2017" in str(refusal(Folder(tmp_path), 2017))
