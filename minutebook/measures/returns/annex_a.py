"""Ofsted's Annex A child-level lists as a workbook: lists 3, 4, 5, 7, 8, 9 and 10.

Source: Ofsted, *Inspecting local authority children's services: annex A*. Lists are found by the
headings of their sheets, so that a council's sheet order and names do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import polars as pl

from minutebook.measures.errors import ReturnError
from minutebook.measures.returns.dates import parse_dates

LISTS: dict[str, dict[str, str]] = {
    "annex-referrals": {"REFERRED": "date of referral"},
    "annex-assessments": {
        "STARTED": "continuous assessment start date",
        "AUTHORISED": "continuous assessment date of authorisation",
    },
    "annex-s47": {
        "STARTED": "strategy discussion initiating section 47 enquiry start date",
        "CONFERENCE": "date of initial child protection conference",
    },
    "annex-plans": {
        "STARTED": "child protection plan start date",
        "REVIEWED": "date of latest review conference",
        "ENDED": "child protection plan end date",
        "PREVIOUS": "number of previous child protection plans",
    },
    "annex-care": {
        "DOB": "date of birth",
        "STARTED": "date started to be looked after",
        "LS": "child's legal status",
        "REVIEWED": "date of latest statutory review",
        "VISITED": "date of last social work visit",
        "IRO": "date of last iro visit / contact to the child",
        "HEALTH": "date of last health assessment",
        "DENTAL": "date of last dental check",
        "PLACEMENTS": "number of placements in the last 12 months",
        "CEASED": "date ceased to be looked after",
        "PERMANENCE": "what is the permanence plan for this child?",
        "OFFERED": "was the child offered a return interview after their last missing episode (y/n)?",
        "ACCEPTED": "did the child accept a return interview after their last missing episode (y/n)?",
    },
    "annex-leavers": {
        "DOB": "date of birth",
        "ADVISER": "allocated personal advisor",
        "ELIGIBILITY": "eligibility category",
        "PATHWAY": "latest pathway plan review date",
        "IN_TOUCH": "la in touch",
        "ACCOM": "type of accommodation",
        "SUITABLE": "suitability of accommodation",
        "ACTIV": "activity status",
    },
}
DATES = frozenset(
    [
        "REFERRED",
        "STARTED",
        "AUTHORISED",
        "CONFERENCE",
        "REVIEWED",
        "ENDED",
        "DOB",
        "VISITED",
        "IRO",
        "HEALTH",
        "DENTAL",
        "CEASED",
        "PATHWAY",
    ]
)
NAMES = ("ADVISER",)
"""Columns with somebody's name in them, of which only whether they are filled is kept."""

CHILD = "child unique id"


def tables_of_workbook(data: bytes, file: str) -> dict[str, pl.DataFrame]:
    """The lists in a workbook; ``row`` is the sheet's own row. No names of workers are kept.

    Raises ``ReturnError`` when the file is no workbook, holds none of the lists, or lacks a column.
    """
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception:
        raise ReturnError("the workbook cannot be opened; save it again as .xlsx", file=file) from None
    tables: dict[str, pl.DataFrame] = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        headings = [_heading(cell) for cell in next(rows, ())]
        name = _list_of(headings)
        if name and name not in tables:
            tables[name] = _frame(name, headings, rows, f"{file}, sheet {sheet.title}")
    if not tables:
        raise ReturnError("no sheet has the headings of an Annex A list", file=file, row=1)
    return _numbered(tables)


def empty(name: str) -> pl.DataFrame:
    """A list without rows, as ``tables_of_workbook`` would give it."""
    headings = [CHILD, *LISTS[name].values()]
    return _numbered({name: _frame(name, headings, iter(()), "")})[name]


def _heading(cell: Any) -> str:
    return " ".join(str(cell or "").replace("’", "'").lower().split())


def _list_of(headings: list[str]) -> str | None:
    """The list with these headings: the one that has its first own column, and most of the rest."""
    if CHILD not in headings:
        return None
    fits = {
        name: len(set(columns.values()) & set(headings))
        for name, columns in LISTS.items()
        if 2 * len(set(columns.values()) & set(headings)) > len(columns)
    }
    return max(fits, key=lambda name: fits[name]) if fits else None


def _frame(name: str, headings: list[str], rows: Iterator[tuple[Any, ...]], file: str) -> pl.DataFrame:
    columns = {"CHILD": CHILD} | LISTS[name]
    for column in columns.values():
        if column not in headings:
            raise ReturnError("the column is missing", file=file, row=1, column=column)
    places = {column: headings.index(heading) for column, heading in columns.items()}
    cells = [
        [n, *(_cell(row[place]) if place < len(row) else None for place in places.values())]
        for n, row in enumerate(rows, 2)
    ]
    schema = {"row": pl.UInt32, **dict.fromkeys(places, pl.String)}
    frame = pl.DataFrame(cells, schema=schema, orient="row").filter(pl.col("CHILD").is_not_null())
    frame = frame.with_columns(parse_dates(frame[c]) for c in columns if c in DATES)
    return frame.with_columns(pl.col(name).is_not_null() for name in NAMES if name in columns)


def _cell(value: Any) -> str | None:
    """A cell as text; the letter a drop-down list puts before a code (``b) No``) is taken off."""
    if value is None:
        return None
    text = str(value).strip()
    if len(text) > 2 and text[1] == ")" and text[0].isalpha():
        text = text[2:].strip()
    return text.upper() if text and text != "#N/A" else None


def _numbered(tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables with ``child``, a number, for the identifier, and without it."""
    children = pl.concat([frame["CHILD"] for frame in tables.values()]).unique().sort()
    numbers = children.to_frame().with_row_index("child")
    return {
        name: frame.join(numbers, on="CHILD", how="left", maintain_order="left").drop("CHILD")
        for name, frame in tables.items()
    }
