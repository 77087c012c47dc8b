"""From a file's bytes to a frame of clean text, and from that to dates and codes."""

from __future__ import annotations

import re

import polars as pl

from minutebook.measures.errors import ReturnError
from minutebook.measures.returns.columns import ALIASES, TABLES, Table
from minutebook.measures.returns.dates import parse_dates

UPN = r"^[A-HJ-NP-RT-Z]\d{11}[0-9A-Z]$"
UPN_OR_REASON = rf"{UPN}|^UN[1-5]$"
DOUBLED = re.compile(r"_DUPLICATED_\d+$")
"""What polars puts after a heading that it has seen before."""

MANY = 10
"""Cells that are no dates before it is the column that is wrong, and not the cells."""

HIDDEN = ("CHILD", "UPN", "HOME_POST", "PL_POST", "URN", "SW_ID")
"""Columns that are replaced by numbers, or dropped, as they are read."""


def text_frame(data: bytes, file: str) -> pl.DataFrame:
    """A CSV file's cells as upper-case text, blanks null, headings known, ``row`` first.

    Raises ``ReturnError`` naming the first row that has too many cells or cannot be read.
    """
    text = decoded(data, file)
    try:
        frame = pl.read_csv(
            text.encode(), infer_schema=False, truncate_ragged_lines=False, raise_if_empty=False
        )
    except pl.exceptions.PolarsError:
        raise ReturnError(
            "the row does not have as many cells as there are headings, or a quotation mark is "
            "never closed; save the file again as CSV",
            file=file,
            row=_first_ragged_row(text),
        ) from None
    return clean(frame, file)


def clean(frame: pl.DataFrame, file: str) -> pl.DataFrame:
    """``frame`` (text columns) with known headings, trimmed upper-case cells and row numbers."""
    headings = {name: _heading(name) for name in frame.columns}
    named = {name: heading for name, heading in headings.items() if DOUBLED.sub("", heading)}
    known = list(named.values())
    for heading in known:
        first = DOUBLED.sub("", heading)
        if first != heading or known.count(heading) > 1:
            raise ReturnError("a heading stands twice", file=file, row=1, column=_quotable(first))
    cells = pl.all().str.strip_chars().str.to_uppercase().replace("", None)
    rows = frame.select(*named).rename(named).with_columns(cells).with_row_index("row", offset=2)
    return rows.filter(~pl.all_horizontal(pl.col(known).is_null())) if known else rows


def _heading(name: str) -> str:
    plain = name.strip().strip("﻿").upper().replace(" ", "_")
    return ALIASES.get(plain, plain)


def _quotable(heading: str) -> str:
    """The heading if it is one; in a file without headings it is somebody's date of birth."""
    return heading if any(heading == c.name for table in TABLES.values() for c in table.columns) else ""


def decoded(data: bytes, file: str) -> str:
    """``data`` as text: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ReturnError("this is not text; save the file as CSV (UTF-8)", file=file, row=1)


def _first_ragged_row(text: str) -> int:
    lines = text.splitlines()
    width = lines[0].count(",")
    return next((n for n, line in enumerate(lines, 1) if line.count(",") > width), len(lines))


def checked(frame: pl.DataFrame, table: Table, file: str) -> pl.DataFrame:
    """``frame`` with exactly the table's columns, dates read, each date's ``_given`` beside it.

    Raises ``ReturnError`` for a column that is wanting, a row without a child, a pupil number
    where none belongs and a date column that mostly holds no dates.
    """
    for column in table.columns:
        if column.name not in frame.columns and not column.optional:
            raise ReturnError(
                f"the column is missing; the {table.name} table needs it",
                file=file,
                row=1,
                column=column.name,
            )
    wanted = {column.name for column in table.columns}
    frame = frame.with_columns(
        pl.lit(None, pl.String).alias(name) for name in sorted(wanted - set(frame.columns))
    ).select("row", *(column.name for column in table.columns))
    _refuse(frame, pl.col("CHILD").is_null(), "no child is named", file, "CHILD")
    for name in wanted - {"UPN"}:
        _refuse(frame, pl.col(name).str.contains(UPN), "a pupil number (UPN) stands here", file, name)
    dates = [column.name for column in table.columns if column.is_date]
    frame = frame.with_columns(
        *(pl.col(name).is_not_null().alias(f"{name}_given") for name in dates),
        *(parse_dates(frame[name]) for name in dates),
    )
    for name in dates:
        _refuse_mostly_no_dates(frame, name, file)
    return frame


def _refuse(frame: pl.DataFrame, wrong: pl.Expr, message: str, file: str, column: str) -> None:
    rows = frame.filter(wrong)["row"]
    if len(rows):
        raise ReturnError(f"{message} ({len(rows)} rows in all)", file=file, row=rows[0], column=column)


def _refuse_mostly_no_dates(frame: pl.DataFrame, name: str, file: str) -> None:
    bad = frame.filter(pl.col(f"{name}_given") & pl.col(name).is_null())["row"]
    if len(bad) >= MANY and 2 * len(bad) > frame[f"{name}_given"].sum():
        raise ReturnError(
            f"not a date (DD/MM/YYYY), as in most rows of the column ({len(bad)} rows); is it the "
            "right column?",
            file=file,
            row=bad[0],
            column=name,
        )


Frames = dict[tuple[int, str], pl.DataFrame]
"""Frames by collection and table."""

NUMBERED = {
    "child": pl.col("CHILD"),
    "carer": pl.coalesce("URN", "PL_POST"),
    "worker": pl.col("SW_ID"),
}
"""What stands for whom: a child, a placement's carer or home, a social worker."""


def without_names(frames: Frames) -> Frames:
    """All ``frames`` with identifiers replaced by numbers that mean nothing outside this reading.

    One number stands for one child, carer or social worker in all frames. Of a pupil number only
    whether it is well formed is left.
    """
    frames = {key: _with_validity(frame) for key, frame in frames.items()}
    for number, text in NUMBERED.items():
        sources = set(text.meta.root_names())
        holders = [key for key, frame in frames.items() if sources <= set(frame.columns)]
        if holders:
            named = {key: frames[key].with_columns(text.alias("who")) for key in holders}
            who = pl.concat([frame["who"].drop_nulls() for frame in named.values()]).unique()
            numbers = who.sort().to_frame().with_row_index(number)
            frames |= {
                key: frame.join(numbers, on="who", how="left", maintain_order="left").drop("who")
                for key, frame in named.items()
            }
    return {key: frame.drop(HIDDEN, strict=False) for key, frame in frames.items()}


def _with_validity(frame: pl.DataFrame) -> pl.DataFrame:
    forms = {"UPN": UPN_OR_REASON, "SW_ID": "^(SW|XX)"}
    present = [name for name in forms if name in frame.columns]
    return frame.with_columns(
        *(pl.col(name).str.contains(forms[name]).alias(f"{name}_valid") for name in present),
        *(pl.col(name).str.len_chars().alias(f"{name}_length") for name in present),
    )


def empty(table: str) -> pl.DataFrame:
    """A frame of ``table`` without rows, as ``checked`` and ``without_names`` would give it."""
    blank = pl.DataFrame(schema={c.name: pl.String for c in TABLES[table].columns})
    frame = checked(blank.with_row_index("row", offset=2), TABLES[table], table)
    return without_names({(0, table): frame})[0, table]
