"""Forms of a return that are read all the same: other years' columns, other dates, other encodings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.measures import read_folder
from minutebook.measures.returns.dates import FORMATS, parse_dates
from tests.measures.making import BORN, YEAR, Folder, pair


def test_a_return_of_one_child(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    figures = folder.figures()
    assert figures["cla"].numerator == 1
    assert pair(figures["p1"]) == (0, 1)
    assert figures["p1"].value == 0
    assert [step.kept for step in figures["p2"].steps] == [1, 1, 1, 1, 1]


def test_a_table_without_rows(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    folder.table("OC3").table("Reviews").table("Missing").table("OC2")
    figures = folder.figures()
    assert pair(figures["cl_eet_19_21"]) == (0, 0)
    assert figures["cl_eet_19_21"].value is None


def test_a_child_that_stands_twice_is_counted_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path).table("Header", *[f"ann 1 {BORN} WBRI"] * 2)
    folder.episodes("ann 01/04/2016 S C2 U6 - - 100")
    outcome = f"ann {BORN} 12 - - - 1 1 1 0 - -"
    folder.table("OC2", outcome, outcome)
    figures = folder.figures()
    assert figures["cla"].numerator == 1
    assert pair(figures["dental"]) == (1, 1)


def test_three_forms_of_date_in_one_column(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann="01/06/2010", ben="2010-06-01", cat="01-Jun-2010")
    folder.episodes(*(f"{child} 01/04/2016 S C2 U6 - - 100" for child in ("ann", "ben", "cat")))
    brought = folder.read()
    assert brought.tables["Header"]["DOB"].to_list() == [date(2010, 6, 1)] * 3
    (note,) = brought.notes
    assert note.startswith("header.csv, column DOB: 2 dates not written DD/MM/YYYY were read")


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(FORMATS))
def test_a_date_means_the_same_day_in_every_form(day: date, form: str) -> None:
    import polars as pl

    written = pl.Series([day.strftime(form).upper()])
    assert parse_dates(written).to_list() == [day]


@pytest.mark.parametrize(
    "text", ["31/02/2018", "2018", "00/01/2018", "01/01/0218", "13/13/2018", "43191", "03/04/19"]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    import polars as pl

    assert parse_dates(pl.Series([text])).to_list() == [None]


def test_headings_of_other_years(tmp_path: Path) -> None:
    """Until 2025 the sex was called so too in the XML form; other systems write GENDER and Child Id."""
    folder = Folder(tmp_path).episodes("ann 01/04/2016 S C2 U6 - - 100")
    (tmp_path / "header.csv").write_text(
        f"child id,gender,dob,ethnic,upn,uasc,extra\nann,1,{BORN},WBRI,UN1,0,x\n"
    )
    assert folder.figures()["cla"].numerator == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_excel(encoding: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(zoë=BORN)
    folder.episodes("zoë 01/04/2016 S C2 U6 - - 100")
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_text().encode(encoding))
    assert folder.figures()["p2"].denominator == 1


def test_blank_lines_keep_the_numbers_of_the_others(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    (tmp_path / "episodes.csv").write_text(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n,,,,,,,\nann,01/04/2016,S,C2,N1,U6,,\n"
    )
    assert folder.read().tables["Episodes"]["row"].to_list() == [3]


def test_columns_without_a_heading_are_passed_over(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN)
    (tmp_path / "episodes.csv").write_text(
        "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,,\nann,01/04/2016,S,C2,N1,U6,,,,\n"
    )
    assert folder.figures()["cla"].numerator == 1


def test_a_table_of_a_later_year_is_read_and_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    folder.table("SWEpisodes", f"ann {BORN} SW01 01/05/2018 -", columns="CHILD DOB SW_ID SW_DECOM SW_DEC")
    assert folder.read().notes == (
        "the return of 2019 did not ask for SWEpisodes, which came with 2024; it was read all the same",
    )
    assert "sw_stability" not in folder.figures()


def test_files_of_no_return_are_left_out_and_named(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    (tmp_path / "fostering.csv").write_text("CARER,HOUSE\n1,2\n")
    assert folder.read().notes == ("fostering.csv was left out: its headings are of no return",)


def test_a_year_in_one_files_name_does_not_part_it_from_the_rest(tmp_path: Path) -> None:
    folder = Folder(tmp_path).children(ann=BORN).episodes("ann 01/04/2016 S C2 U6 - - 100")
    folder.table("Missing", f"ann {BORN} M 01/05/2018 02/05/2018")
    (tmp_path / "missing.csv").rename(tmp_path / "missing 2018.csv")
    assert pair(folder.figures()["missing"]) == (1, 1)


def test_the_same_return_as_csv_and_as_xml_counts_the_same(tmp_path: Path) -> None:
    csv = Folder(tmp_path / "csv").children(ann=BORN, ben=BORN)
    csv.episodes("ann 01/04/2016 S C2 U6 - - 100", "ben 01/05/2018 S C2 K2 01/06/2018 E4A 200")
    csv.table("Reviews", f"ann {BORN} 01/06/2018 PN1").table("Missing", f"ann {BORN} M 01/05/2018 02/05/2018")
    child = (
        "<CHILD><HEADER><CHILDID>{}</CHILDID><SEX>1</SEX><DOB>01/06/2010</DOB><ETHNIC>WBRI</ETHNIC>{}</HEADER>"
        "<EPISODE><DECOM>{}</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>{}</PL><DEC>{}</DEC><REC>{}</REC>"
        "<URN>{}</URN></EPISODE></CHILD>"
    )
    ann = (
        "<AREVIEW><REVIEW>01/06/2018</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><AMISSING><MISSING>M</MISSING>"
        "<MIS_START>01/05/2018</MIS_START><MIS_END>02/05/2018</MIS_END></AMISSING>"
    )
    (tmp_path / "xml").mkdir()
    (tmp_path / "xml" / "return.xml").write_text(
        "<EXPSSDA903>"
        + child.format("ann", ann, "01/04/2016", "U6", "", "", "100")
        + child.format("ben", "", "01/05/2018", "K2", "01/06/2018", "E4A", "200")
        + "</EXPSSDA903>"
    )
    from minutebook.measures import compute

    of_xml = {f.key: pair(f) for f in compute(read_folder(tmp_path / "xml", YEAR))}
    assert of_xml == {key: pair(figure) for key, figure in csv.figures().items()}


def test_both_synthetic_returns_are_read(real: Path) -> None:
    brought = read_folder(real / "childrens-services" / "return-903-random", 2018)
    assert len(brought.tables["Header"]) == 2675
    assert len(brought.tables["Episodes"]) == 5050
