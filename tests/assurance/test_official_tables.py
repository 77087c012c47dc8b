"""Official tables are read by their headings, whatever moved, and every row is accounted for."""

from __future__ import annotations

import statistics
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from minutebook.assurance.official_import import import_table
from minutebook.assurance.official_tables import column_of, intervals, iso_day, official_grade, read_table
from minutebook.assurance.spreadsheet import NoTable, sheets
from minutebook.book import catalogue
from minutebook.book.errors import Refused
from minutebook.book.press import publish
from minutebook.book.schema import Council, Identifier, Words
from minutebook.book.shelf import Book
from tests.assurance.labels import MISSING, REAL

HISTORY = REAL / "ofsted_la_ilacs_history_2018-2025.csv"
needs_tables = pytest.mark.skipif(not HISTORY.exists(), reason=MISSING)
HEAD = (
    "Area code,Local authority,Status,Inspection start date,Date published,Inspection type,Theme,"
    "Overall effectiveness grade,Experiences and progress of children in care,A new column\n"
)
GOOD = "E10000099,Temeside,Current,03/06/2019,29 July 2019,ILACS Standard Inspection,,Good,2,x\n"
VISIT = "E10000099,Temeside,Current,2021-05-11,2021-06-14,ILACS Focused Visit,Care leavers,,,\n"
OTHER = (
    "E10000098,Severnside,No longer exists,2019-06-03,2019-07-29,ILACS Short Inspection,,Outstanding,Good,\n"
)


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "table.csv"
    path.write_text("A table of outcomes\n\n" + head + "".join(rows), encoding="utf-8")
    return path


def test_it_works(book: Book, tmp_path: Path) -> None:
    path = table(tmp_path, GOOD, VISIT, OTHER)
    account = import_table(book, path)
    assert (account.rows, account.taken, account.councils) == (3, 3, 2)
    rows = catalogue.entries(book).filter(kind="inspection").order_by("date", "title")
    assert [(row.title, row.summary, row.date) for row in rows] == [
        ("Inspection of children’s services, June 2019", "Good", "2019-07-29"),
        ("Short inspection of children’s services, June 2019", "Outstanding", "2019-07-29"),
        ("Focused visit: care leavers, May 2021", "", "2021-06-14"),
    ]
    again = import_table(book, path)
    assert (again.taken, again.known) == (0, 3)
    assert account.unused == ("A new column",)


def test_only_the_records_own_councils_are_taken_once_it_has_any(book: Book, tmp_path: Path) -> None:
    publish(book, Council(id="teme", name=Words(en="Temeside County Council")))
    account = import_table(book, table(tmp_path, GOOD, OTHER))
    assert (account.taken, account.others) == (1, 1)
    assert import_table(book, table(tmp_path, GOOD, OTHER), every=True).taken == 1


def test_a_code_counts_more_than_a_name(book: Book, tmp_path: Path) -> None:
    other = Identifier(scheme="gss", value="E10000001")
    publish(book, Council(id="teme", name=Words(en="Temeside"), identifiers=(other,)))
    assert import_table(book, table(tmp_path, GOOD)).others == 1


def test_what_differs_is_told_and_nothing_is_changed(book: Book, tmp_path: Path) -> None:
    import_table(book, table(tmp_path, GOOD))
    account = import_table(book, table(tmp_path, GOOD.replace(",Good,", ",Inadequate,")))
    assert [line.why for line in account.differ] == ["overall: the table has Inadequate, the record Good"]
    assert account.whole
    assert "Good" in catalogue.entries(book).get(kind="inspection").summary


def test_a_row_that_cannot_be_taken_says_why_and_where(book: Book, tmp_path: Path) -> None:
    rows = (
        GOOD.replace("03/06/2019", "31/02/2019"),
        GOOD.replace(",Good,", ",Splendid,"),
        GOOD.replace("ILACS Standard Inspection", "Tea party"),
        GOOD.replace("E10000099,Temeside", ","),
        GOOD.replace("29 July 2019", "1 May 2019"),
    )
    account = import_table(book, table(tmp_path, *rows))
    assert [(line.where, line.why.partition(" (")[0]) for line in account.refused] == [
        ("row 4", "'31/02/2019' is no day"),
        ("row 5", "'Splendid' is no grade known here"),
        ("row 6", "'Tea party' is no sort of inspection known here"),
        ("row 7", "it names no authority"),
        ("row 8", "it was published"),
    ]
    assert account.whole


def test_a_file_that_is_no_table_is_refused(book: Book, tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("some,words\nand,more\n", encoding="utf-8")
    (tmp_path / "broken.ods").write_bytes(b"PK\x03\x04 no more")
    for name in ("words.csv", "broken.ods"):
        with pytest.raises(Refused, match=name):
            import_table(book, tmp_path / name)


def test_excel_and_open_document_say_the_same_as_csv(tmp_path: Path) -> None:
    plain = read_table(sheets(table(tmp_path, GOOD, VISIT, OTHER))).rows
    workbook = Workbook()
    workbook.active.title = "Cover"
    sheet = workbook.create_sheet("In year")
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
            for cell in line.strip().split(",")
        )
        + "</table:table-row>"
        for line in (HEAD, GOOD, VISIT, OTHER)
    )
    for line in (HEAD, GOOD, VISIT, OTHER):
        sheet.append(line.strip().split(","))
    workbook.save(tmp_path / "table.xlsx")
    with zipfile.ZipFile(tmp_path / "table.ods", "w") as package:
        spaces = "urn:oasis:names:tc:opendocument:xmlns:"
        package.writestr(
            "content.xml",
            f'<o:doc xmlns:o="{spaces}office:1.0" xmlns:table="{spaces}table:1.0" '
            f'xmlns:text="{spaces}text:1.0">'
            f'<table:table table:name="In year">{cells}</table:table></o:doc>',
        )
    for name in ("table.xlsx", "table.ods"):
        rows = read_table(sheets(tmp_path / name)).rows
        assert [row[2:] for row in rows] == [row[2:] for row in plain]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Local authority area code", "code"),
        ("LA Name", "name"),
        ("Inspection/Visit date", "start"),
        ("Publication date", "published"),
        ("Overall effectiveness", "grade:overall"),
        ("The experiences and progress of children in care and care leavers", "grade:in_care"),
        ("Children who need help and protection grade", "grade:protection"),
        ("Something else", ""),
    ],
)
def test_a_column_is_known_by_its_heading(said: str, name: str) -> None:
    assert column_of(said) == name


def test_days_and_grades_are_read_as_tables_write_them() -> None:
    assert [iso_day(day) for day in ("2019-06-03", "3/6/2019", "3 Jun 2019", "43619", "", "soon")] == [
        *["2019-06-03"] * 4,
        "",
        None,
    ]
    assert [official_grade(said) for said in ("3", "Requires improvement", "", "So-so")] == [
        *["Requires improvement to be good"] * 2,
        "",
        None,
    ]


@needs_tables
def test_the_history_of_271_inspections_is_whole() -> None:
    read = read_table(sheets(HISTORY))
    assert (len(read.rows), read.refused, read.unused) == (271, (), ())
    assert sum(row.gone for row in read.rows) == 3
    years = sorted(intervals([(row.code, row.event, row.start) for row in read.rows]))
    quartiles = [round(value, 2) for value in statistics.quantiles(years, n=4, method="inclusive")]
    assert (len(years), round(years[0], 2), quartiles, round(years[-1], 2)) == (
        115,
        2.49,
        [3.78, 4.47, 5.02],
        5.83,
    )


@needs_tables
def test_the_sheets_of_the_open_document_hold_the_same_history() -> None:
    read = read_table(sheets(REAL / "LA_Inspection_Outcomes_as_at_31_March_2025.ods"))
    history = [row[2:9] for row in read.rows if row.sheet == "ILACS_inspection_history"]
    assert sorted(history) == sorted(row[2:9] for row in read_table(sheets(HISTORY)).rows)
    assert (len(read.rows), read.refused) == (536, ())


@needs_tables
@pytest.mark.slow
def test_every_row_of_the_history_stands_in_the_book_and_is_not_taken_twice(book: Book) -> None:
    account = import_table(book, HISTORY)
    assert (account.rows, account.taken, account.councils) == (271, 271, 156)
    assert catalogue.entries(book).filter(kind="inspection").count() == 271
    assert import_table(book, HISTORY).known == 271


def test_a_damaged_package_is_told_as_such(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "table.ods", "w") as package:
        package.writestr("content.xml", "<broken")
    with pytest.raises(NoTable, match="damaged"):
        sheets(tmp_path / "table.ods")
