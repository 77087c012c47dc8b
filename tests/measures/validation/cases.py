"""For every rule, a return that breaks it in the rows named, and in no other row of that table.

Each case changes one or more tables of a clean return of ann's; ``-`` is a blank. The year is 2019.
"""

from __future__ import annotations

from typing import NamedTuple

BORN = "01/06/2010"
OLDER = "01/10/2001"
"""17 on 1 October 2018."""

OC2 = "- SDQ2 - - 1 1 1 0 - -"
OC2_OF_ANN = f"ann {BORN} {OC2}"


class Case(NamedTuple):
    """A broken return: its tables' rows, and which rows of which table break the rule."""

    code: str
    tables: dict[str, tuple[str, ...]]
    rows: dict[str, tuple[int, ...]]
    year: int = 2019


def header(code: str, *children: str, rows: tuple[int, ...] = (2,), year: int = 2019) -> Case:
    """Rows of ``child sex born ethnicity``."""
    return Case(code, {"Header": children}, {"Header": rows}, year)


def episodes(code: str, *rows: str, broken: tuple[int, ...] = (2,)) -> Case:
    """Rows of ``child began reason status placement ceased why home``."""
    return Case(code, {"Episodes": rows}, {"Episodes": broken})


def outcomes(
    code: str, values: str, born: str = BORN, entered: str = "01/04/2016", **also: tuple[int, ...]
) -> Case:
    """One row of OC2, its values from SDQ_SCORE on, of a child in care since ``entered``."""
    return Case(
        code,
        {
            "Header": (f"ann 1 {born} WBRI",),
            "Episodes": (f"ann {entered} S C2 U6 - - 100",),
            "OC2": (f"ann {born} {values}",),
        },
        {"OC2": (2,)} | also,
    )


def leaver(code: str, values: str, *known: str, born: str = OLDER) -> Case:
    """One row of OC3, its answers, and what episodes are known of the young person."""
    return Case(
        code,
        {
            "Header": (f"zoe 1 {BORN} WBRI", f"ann 1 {born} WBRI"),
            "Episodes": ("zoe 01/04/2016 S C2 U6 - - 100", *known),
            "OC3": (f"ann {born} {values}",),
        },
        {"OC3": (2,)},
    )


def missing(code: str, *rows: str, broken: tuple[int, ...] = (2,)) -> Case:
    """Rows of ``kind began ended`` of ann's."""
    return Case(code, {"Missing": tuple(f"ann {BORN} {row}" for row in rows)}, {"Missing": broken})


def adopted(code: str, values: str, *known: str, **broken: tuple[int, ...]) -> Case:
    """One row of AD1, its values, beside these episodes."""
    return Case(code, {"AD1": (f"ann {BORN} {values}",), "Episodes": known}, broken)


def stranger(code: str, table: str, values: str) -> Case:
    """A row of somebody who is not in the Header."""
    born = "" if table == "Episodes" else f"{BORN} "
    return Case(code, {table: (f"bob {born}{values}",)}, {table: (2,)})


def other_birth(code: str, table: str, values: str) -> Case:
    """A row of ann's with another date of birth."""
    return Case(code, {table: (f"ann 02/06/2010 {values}",)}, {table: (2,)})


def twice(code: str, table: str, row: str) -> Case:
    """The same child twice in a table."""
    return Case(code, {table: (row, row)}, {table: (2, 3)})


ROWS = {
    "AD1": "- - - - - -",
    "PlacedAdoption": "01/06/2018 - -",
    "Missing": "M 01/05/2018 02/05/2018",
    "OC2": OC2,
    "OC3": "YES F2 U1",
    "PrevPerm": "Z1",
    "Reviews": "01/05/2018 PN1",
    "UASC": "-",
}
"""What stands after the date of birth in a plain row of each table."""

ADOPTION = "ann 01/04/2016 S E1 U6 01/06/2018 X1 100", "ann 01/06/2018 P E1 A6 01/12/2018 E12 200"

CASES = (
    header("101", f"ann X {BORN} WBRI"),
    header("101", f"ann 1 {BORN} WBRI", year=2025),
    header("102", "ann 1 - WBRI"),
    header("102", f"ann 1 {BORN} WBRI", "bob 1 31/02/2010 WBRI", rows=(3,)),
    header("301", "ann 1 01/04/2019 WBRI"),
    header("351", "ann 1 31/03/1993 WBRI"),
    *(stranger(f"INT0{n}", table, ROWS[table]) for n, table in enumerate(("AD1", "PlacedAdoption"), 1)),
    stranger("INT03", "Episodes", "01/05/2018 S C2 U6 - - 100"),
    stranger("INT04", "Missing", ROWS["Missing"]),
    stranger("INT05", "OC2", ROWS["OC2"]),
    stranger("INT06", "OC3", ROWS["OC3"]),
    stranger("INT07", "PrevPerm", ROWS["PrevPerm"]),
    stranger("INT08", "Reviews", ROWS["Reviews"]),
    Case("INT09", {"UASC": (f"bob 1 {BORN} -",)}, {"UASC": (2,)}),
    other_birth("INT11", "AD1", ROWS["AD1"]),
    other_birth("INT12", "PlacedAdoption", ROWS["PlacedAdoption"]),
    other_birth("INT13", "Missing", ROWS["Missing"]),
    other_birth("INT14", "OC2", ROWS["OC2"]),
    other_birth("INT15", "OC3", ROWS["OC3"]),
    other_birth("INT16", "PrevPerm", ROWS["PrevPerm"]),
    other_birth("INT17", "Reviews", ROWS["Reviews"]),
    Case("INT18", {"UASC": ("ann 1 02/06/2010 -",)}, {"UASC": (2,)}),
    twice("INT31", "AD1", f"ann {BORN} - - - - - -"),
    twice("INT32", "Header", f"ann 1 {BORN} WBRI"),
    twice("INT33", "OC2", OC2_OF_ANN),
    twice("INT34", "OC3", f"ann {BORN} YES F2 U1"),
    twice("INT35", "PrevPerm", f"ann {BORN} Z1"),
    twice("INT36", "UASC", f"ann 1 {BORN} -"),
    episodes("141", "ann 31/11/2018 S C2 U6 - - 100", "ann 01/05/2018 S C2 U6 - - 100"),
    episodes("143", "ann 01/05/2018 X C2 U6 - - 100"),
    episodes("144", "ann 01/05/2018 S C9 U6 - - 100"),
    Case(
        "145",
        {
            "Episodes": ("ann 01/05/2018 S C2 N9 U6 - -",),
            "columns": ("CHILD DECOM RNE LS CIN PLACE DEC REC",),
        },
        {"Episodes": (2,)},
    ),
    episodes("146", "ann 01/05/2018 S C2 K3 - - 100"),
    episodes("147", "ann 01/05/2018 S C2 U6 31/11/2018 E4A 100", "ann 01/01/2018 S C2 U6 02/01/2018 E4A 1"),
    episodes("149", "ann 01/05/2018 S C2 U6 01/06/2018 E43 100"),
    Case(
        "1009",
        {
            "Episodes": ("ann 01/05/2018 S C2 N1 U6 - - WHIM",),
            "columns": ("CHILD DECOM RNE LS CIN PLACE DEC REC REASON_PLACE_CHANGE",),
        },
        {"Episodes": (2,)},
    ),
    episodes("142", "ann 01/05/2018 S C2 U6 - - 100", "ann 01/07/2018 P C2 U6 - - 200"),
    episodes(
        "148", "ann 01/05/2018 S C2 U6 - X1 100", "bob 01/05/2018 S C2 U6 01/06/2018 - 9", broken=(2, 3)
    ),
    Case(
        "302",
        {"Episodes": ("ann 31/05/2010 S C2 U6 - - 100",)},
        {"Episodes": (2,), "Header": (2,)},
    ),
    Case(
        "352",
        {"Header": ("ann 1 29/02/2000 WBRI",), "Episodes": ("ann 01/03/2018 S C2 U6 - - 100",)},
        {"Episodes": (2,)},
    ),
    episodes("353", "ann 13/10/1991 S C2 U6 - - 100"),
    episodes("354", "ann 01/05/2018 S C2 U6 01/06/2018 X1 1", "ann 01/04/2019 P C2 U6 - - 100", broken=(3,)),
    episodes("355", "ann 01/05/2018 S C2 U6 01/05/2018 E4A 100"),
    episodes("356", "ann 01/05/2018 S C2 U6 30/04/2018 E4A 100"),
    episodes("357", "ann 01/04/2018 P C2 U6 - - 100"),
    episodes("380", "ann 01/05/2018 S C2 T1 - - 100"),
    episodes("385", "ann 01/05/2018 S C2 U6 01/04/2019 E4A 100"),
    episodes(
        "388",
        "ann 01/05/2018 S C2 U6 01/06/2018 X1 100",
        "ann 02/06/2018 P C2 U6 01/07/2018 E4A 100",
        "ann 01/07/2018 S C2 U6 01/08/2018 X1 100",
        broken=(2, 3, 4),
    ),
    episodes("390", "ann 01/05/2018 S E1 U6 01/06/2018 E11 100"),
    episodes(
        "431", "ann 01/05/2018 S C2 U6 01/06/2018 E4A 100", "ann 01/06/2018 S C2 U6 - - 100", broken=(3,)
    ),
    episodes(
        "432", "ann 01/05/2018 S C2 U6 01/06/2018 E4A 100", "ann 02/06/2018 P C2 U6 - - 100", broken=(3,)
    ),
    episodes(
        "433", "ann 01/05/2018 S C2 U6 01/06/2018 X1 100", "ann 02/06/2018 P C2 U6 - - 100", broken=(3,)
    ),
    episodes("437", "ann 01/05/2018 S C2 U6 01/06/2018 E2 100", "ann 02/06/2018 S C2 U6 - - 100"),
    episodes(
        "501", "ann 01/05/2018 S C2 U6 01/06/2018 X1 100", "ann 31/05/2018 P C2 U6 - - 100", broken=(3,)
    ),
    Case(
        "502",
        {
            "last": ("ann 01/05/2017 S C2 U6 - - 100",),
            "Episodes": ("ann 02/05/2017 S C2 U6 - - 1", "zoe 01/05/2018 S C2 U6 - - 1"),
        },
        {"Episodes": (2,)},
    ),
    Case(
        "NoE",
        {
            "last": ("bob 01/05/2017 S C2 U6 - - 100",),
            "Episodes": ("ann 02/05/2017 S C2 U6 - - 1", "zoe 01/05/2018 S C2 U6 - - 1"),
        },
        {"Episodes": (2,)},
    ),
    Case("166", {"Reviews": (f"ann {BORN} - -", f"ann {BORN} 31/09/2018 PN1")}, {"Reviews": (2, 3)}),
    Case(
        "167",
        {"Reviews": (f"ann {BORN} 01/05/2018 -", f"ann {BORN} 01/05/2018 PN8", f"ann {BORN} - PN1")},
        {"Reviews": (2, 3, 4)},
    ),
    Case("440", {"Reviews": (f"ann {BORN} 02/06/2014 PN0", f"ann {BORN} 01/06/2014 PN0")}, {"Reviews": (2,)}),
    Case("441", {"Reviews": (f"ann {BORN} 31/05/2014 PN1", f"ann {BORN} 01/06/2014 PN1")}, {"Reviews": (2,)}),
    outcomes("180", "41 - 0 - 1 1 1 0 - -"),
    outcomes("196", "- SDQ9 0 - 1 1 1 0 - -"),
    outcomes("157", "- SDQ1 0 - 1 1 1 0 - -"),
    outcomes("181", "- SDQ2 2 - 1 1 1 0 - -"),
    outcomes("182", "- SDQ2 0 - - 1 1 0 - -"),
    outcomes("185", "12 - - - - - - - - -", entered="01/05/2018"),
    outcomes("186", "- - 0 - 1 1 1 0 - -"),
    outcomes("188", "- SDQ1 - 1 1 1 1 0 - -", born="01/04/2015"),
    outcomes("189", "- SDQ1 0 - 1 1 1 0 - -", born="31/03/2001"),
    outcomes("190", "- - - - 1 - - - - -", entered="01/05/2018"),
    outcomes("191", "- SDQ2 0 - 1 1 - 0 - -"),
    Case("191", {"OC2": (f"zoe {BORN} {OC2}",)}, {"Episodes": (2,)}),
    outcomes("197a", "12 SDQ2 0 - 1 1 1 0 - -"),
    outcomes("197B", "- - 0 - 1 1 1 0 - -", born="01/10/2001"),
    outcomes("198", "- SDQ2 - - - - - - - -", entered="01/05/2018"),
    outcomes("542", "- SDQ2 0 - 1 1 1 0 - -", born="01/04/2009"),
    outcomes("543", "- SDQ2 - - 1 1 1 0 - -", born="30/03/2009"),
    outcomes("544", "- SDQ2 1 - 1 1 1 - - -"),
    outcomes("545", "- - - - 1 1 1 0 - -", born="01/04/2014"),
    outcomes("546", "- SDQ2 - 1 1 1 1 0 - -", born="31/03/2014"),
    outcomes("547", "- - - 1 1 1 1 - - -", born="01/04/2014"),
    leaver("131", "MAYBE F2 U1"),
    leaver("131", "- F2 U1"),
    leaver("132", "YES F3 U1"),
    leaver("133", "YES F2 S1"),
    leaver("153", "YES F2 -"),
    leaver("344", "RHOM 0 U1"),
    leaver("345", "YES 0 U1"),
    leaver("391", "YES F2 U1", born="01/04/2002"),
    leaver("1000", "DIED 0 0", "ann 01/04/2016 S C2 U6 01/05/2018 E2 100"),
    Case(
        "1001",
        {
            "Header": (f"ann 1 {OLDER} WBRI", f"cat 1 {OLDER} WBRI"),
            "last": ("cat 01/10/2017 S C2 U6 - - 100",),
            "Episodes": (
                "ann 01/10/2018 S C2 U6 30/12/2018 E4A 100",
                "cat 01/10/2017 S C2 U6 31/12/2017 E4A 9",
            ),
            "OC3": (f"ann {OLDER} YES F2 U1", f"cat {OLDER} YES F2 U1"),
        },
        {"OC3": (2,)},
    ),
    Case(
        "1002",
        {
            "last": ("bob 01/05/2017 S C2 U6 - - 1",),
            "Episodes": ("zoe 01/05/2018 S C2 U6 - - 1",),
            "OC3": (f"ann {OLDER} YES F2 U1",),
        },
        {"OC3": (2,)},
    ),
    leaver("1007", "YES F2 U1", "ann 01/04/2016 S C2 U6 02/10/2018 E4A 100"),
    leaver("1007", "YES F2 U1", "ann 01/04/2016 S C2 U6 - - 100"),
    Case(
        "1010",
        {
            "last": ("ann 01/05/2017 S C2 U6 - - 1",),
            "Episodes": ("zoe 01/05/2018 S C2 U6 - - 1",),
            "OC3": (f"ann {OLDER} YES F2 U1",),
        },
        {"OC3": (2,)},
    ),
    leaver("1011", "YES F2 U1", "ann 01/04/2016 S C2 U6 02/06/2018 E3 100"),
    leaver("1016", "YES F2 U1", "ann 01/04/2016 S C2 U6 01/10/2023 E4A 100", born="01/10/2006")._replace(
        year=2024
    ),
    missing("1004", "M - -", "M 31/09/2018 -", broken=(2, 3)),
    missing("1005", "M 01/05/2018 31/09/2018"),
    missing("1006", "X 01/05/2018 -"),
    missing("564", "M - 01/05/2018"),
    missing("565", "- 01/05/2018 02/05/2018"),
    missing("566", "- - 02/05/2018"),
    missing("567", "M 02/05/2018 01/05/2018"),
    missing("570", "M 01/04/2019 -"),
    missing("571", "M 01/03/2018 31/03/2018", "M 30/03/2019 01/04/2019", broken=(2, 3)),
    missing("574", "M 01/05/2018 05/05/2018", "M 04/05/2018 06/05/2018", "M 06/05/2018 -", broken=(3,)),
    adopted("112", "31/06/2018 01/07/2018 1 2 MF L11", *ADOPTION, AD1=(2,)),
    adopted("113", "01/06/2018 31/06/2018 1 2 MF L11", *ADOPTION, AD1=(2,)),
    adopted("331", "01/05/2018 02/06/2018 1 2 MF L11", *ADOPTION, AD1=(2,), Episodes=(3,)),
    adopted("333", "02/05/2018 01/05/2018 1 2 MF L11", *ADOPTION, AD1=(2,)),
    adopted("334", "31/03/2016 01/05/2018 1 2 MF L11", *ADOPTION, AD1=(2,), Episodes=(2,)),
    adopted("602", "01/05/2018 01/05/2018 1 2 MF L11", "ann 01/04/2016 S C2 U6 - - 100", AD1=(2,)),
    Case(
        "187",
        {"AD1": (f"ann {BORN} - 01/05/2018 1 2 MF L11",), "OC3": (f"ann {BORN} YES F2 U1",)},
        {"AD1": (2,), "OC3": (2,)},
    ),
    Case("SW02STG1", {"SWEpisodes": (f"ann {BORN} AB12 01/05/2023 -",)}, {"SWEpisodes": (2,)}, 2024),
    Case("SW02STG1", {"SWEpisodes": (f"ann {BORN} SW1 01/05/2025 -",)}, {"SWEpisodes": (2,)}, 2026),
    Case(
        "SW04STG1",
        {"SWEpisodes": (f"ann {BORN} SW12 31/06/2023 -", f"ann {BORN} SW12 01/06/2023 -")},
        {"SWEpisodes": (2,)},
        2024,
    ),
    Case(
        "SW05STG1",
        {"SWEpisodes": (f"ann {BORN} SW12 01/05/2023 31/06/2023", f"ann {BORN} SW12 01/05/2023 30/06/2023")},
        {"SWEpisodes": (2,)},
        2024,
    ),
    Case(
        "SW08STG2",
        {"SWEpisodes": (f"ann {BORN} SW12 01/05/2023 -", f"ann {BORN} SW13 01/06/2023 -")},
        {"SWEpisodes": (2,)},
        2024,
    ),
)
