"""The SSDA903 return's tables and columns, by the years in which the Department asked for them.

Source: the Department's *Children looked-after by local authorities in England: guide to the SSDA903
collection*, 2016/17 to 2026/27. Years are the year in which the collection's 31 March falls.
"""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """One column: its heading, whether it holds a date, whether a file may do without it."""

    name: str
    is_date: bool = False
    optional: bool = False


class Table(NamedTuple):
    """One table: its columns, the words a file's name gives it away by, and its first year."""

    name: str
    columns: tuple[Column, ...]
    file_words: tuple[str, ...]
    since: int = 2010


def _columns(text: str) -> tuple[Column, ...]:
    """``"DOB:date URN?"`` as columns: ``:date`` marks a date, ``?`` what a file may do without."""
    return tuple(
        Column(word.split(":")[0].rstrip("?"), ":date" in word, word.endswith("?")) for word in text.split()
    )


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "Header",
            _columns("CHILD SEX DOB:date ETHNIC UPN? MOTHER? MC_DOB:date? UASC?"),
            ("header",),
        ),
        Table(
            "Episodes",
            _columns(
                "CHILD DECOM:date RNE LS CIN PLACE PLACE_PROVIDER? DEC:date REC "
                "REASON_PLACE_CHANGE? HOME_POST? PL_POST? URN? PL_LA? PL_LOCATION? PL_DISTANCE?"
            ),
            ("episodes", "episode"),
        ),
        Table("Reviews", _columns("CHILD DOB:date REVIEW:date REVIEW_CODE"), ("reviews", "review")),
        Table("UASC", _columns("CHILD SEX DOB:date DUC:date"), ("uasc",)),
        Table(
            "OC2",
            _columns(
                "CHILD DOB:date SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS "
                "TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED "
                "INTERVENTION_OFFERED"
            ),
            ("oc2",),
        ),
        Table("OC3", _columns("CHILD DOB:date IN_TOUCH ACTIV ACCOM"), ("oc3",)),
        Table(
            "AD1",
            _columns(
                "CHILD DOB:date DATE_INT:date DATE_MATCH:date FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR"
            ),
            ("ad1",),
        ),
        Table(
            "PlacedAdoption",
            _columns("CHILD DOB:date DATE_PLACED:date DATE_PLACED_CEASED:date REASON_PLACED_CEASED"),
            ("placed_for_adoption", "placedadoption", "placed_adoption", "should_be_placed", "sbpfa"),
        ),
        Table(
            "PrevPerm",
            _columns("CHILD DOB:date PREV_PERM LA_PERM? DATE_PERM:date?"),
            ("previous_permanence", "prevperm", "prev_perm"),
        ),
        Table(
            "Missing",
            _columns("CHILD DOB:date MISSING MIS_START:date MIS_END:date"),
            ("missing",),
        ),
        Table(
            "SWEpisodes",
            _columns("CHILD DOB:date SW_ID SW_DECOM:date SW_DEC:date SW_REASON?"),
            ("sw_episodes", "swepisodes", "social_worker"),
            since=2024,
        ),
        Table("DoLo", _columns("CHILD DOB:date DOLO_START:date DOLO_END:date"), ("dolo",), since=2027),
    )
}

ALIASES = {"GENDER": "SEX", "CHILDID": "CHILD", "CHILD_ID": "CHILD", "PL": "PLACE"}
"""Headings of other years and of the XML form, and the name this module knows them by."""


def table_of_headings(headings: set[str]) -> str | None:
    """The table whose columns these are, all that a file must have among them; none if unclear."""
    fits = [
        table for table in TABLES.values() if {c.name for c in table.columns if not c.optional} <= headings
    ]
    return max(fits, key=lambda t: len({c.name for c in t.columns} & headings)).name if fits else None


def table_of_file_name(name: str) -> str | None:
    """The table a file's name speaks of: ``2019-episodes.csv`` is Episodes."""
    stem = name.lower().rsplit(".", 1)[0].replace(" ", "_").replace("-", "_")
    words = [
        (len(word), table.name) for table in TABLES.values() for word in table.file_words if word in stem
    ]
    return max(words)[1] if words else None
