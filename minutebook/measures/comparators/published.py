"""Published files as one frame of figures, each with its source, definition and release.

Columns: ``measure area old_code name level region year numerator denominator value symbol places definition
source release``. ``level`` is authority, region or country; ``symbol`` is empty where there is a value.
"""

from __future__ import annotations

import lzma
from fractions import Fraction
from pathlib import Path

import polars as pl

from minutebook.measures.comparators.files import FILES, LongFile, Ratio, Share, WideFile
from minutebook.measures.comparators.symbols import check, number, symbol
from minutebook.measures.errors import MeasureError
from minutebook.measures.rounding import half_up

LEVELS = {"Local authority": "authority", "Regional": "region", "National": "country"}
PLACE = ("area", "old_code", "name", "level", "region", "year")
_READ = ("measure", *PLACE, "numerator", "denominator", "value", "symbol", "places", "definition")
COLUMNS = (*_READ, "source", "release")


def read_published(path: Path, release: str = "") -> pl.DataFrame:
    """The measures in one of the Department's files (CSV, or CSV packed with xz).

    ``release`` names the publication; without it the file's latest year does. Raises ``MeasureError`` for a
    file whose headings are of none known, and for a cell that is neither number nor symbol.
    """
    data = path.read_bytes()
    text = lzma.decompress(data) if path.suffix == ".xz" else data
    try:
        frame = pl.read_csv(text, infer_schema=False)
    except pl.exceptions.PolarsError:
        raise MeasureError(f"{path.name}: this is not a CSV file") from None
    frame = frame.rename({name: name.strip("\ufeff") for name in frame.columns})
    file = _file_of(frame, path.name)
    frame = _placed(frame)
    if isinstance(file, LongFile):
        read = _read_long(frame, file, path.name)
    else:
        read = _read_wide(frame, file, path.name)
    released = release or str(read["year"].max())
    return read.with_columns(source=pl.lit(file.source), release=pl.lit(released)).select(COLUMNS)


def _file_of(frame: pl.DataFrame, name: str) -> LongFile | WideFile:
    """The file's kind: all its columns are there and, in a long one, so are its measures' labels."""
    for file in FILES:
        if isinstance(file, WideFile):
            wanted = {c for ratio in file.ratios for c in (*ratio.top, ratio.bottom, ratio.value) if c}
            if wanted <= set(frame.columns):
                return file
        elif {file.group, file.part, file.counted, file.per_cent} <= set(frame.columns):
            labels = set(frame[file.part].unique())
            if any(share.part in labels for share in file.shares):
                return file
    raise MeasureError(f"{name}: its headings are of no published file Minutebook knows")


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    """Every row with its area, whatever columns of areas the file has."""
    absent = {"region_code", "region_name", "old_la_code", "new_la_code", "la_name"} - set(frame.columns)
    frame = frame.with_columns(pl.lit(None, pl.String).alias(name) for name in sorted(absent))
    level = pl.col("geographic_level").replace_strict(LEVELS, default=None)
    return frame.with_columns(
        level=level,
        area=pl.coalesce(
            pl.when(level == "authority").then("new_la_code"),
            pl.when(level == "region").then("region_code"),
            "country_code",
        ),
        old_code="old_la_code",
        name=pl.coalesce(
            pl.when(level == "authority").then("la_name"),
            pl.when(level == "region").then("region_name"),
            "country_name",
        ),
        region=pl.when(level == "authority").then("region_code"),
        year=pl.col("time_period").str.slice(0, 4).cast(pl.Int32),
    ).filter(pl.col("level").is_not_null())


def _read_long(frame: pl.DataFrame, file: LongFile, name: str) -> pl.DataFrame:
    check(frame, [file.counted, file.per_cent], name)
    return pl.concat([_share(frame, file, share).select(_READ) for share in file.shares])


def _share(frame: pl.DataFrame, file: LongFile, share: Share) -> pl.DataFrame:
    group = frame.filter(pl.col(file.group) == share.group)
    own = group.filter(pl.col(file.part) == share.part)
    if share.total in frame.columns:
        own = own.with_columns(denominator=number(share.total))
    else:
        totals = group.filter(pl.col(file.part) == share.total)
        totals = totals.select("area", "year", denominator=number(file.counted))
        own = own.join(totals, on=["area", "year"], how="left", maintain_order="left")
    shown = file.counted if share.plain else file.per_cent
    of = "" if share.group in (share.part, "Total") else f", of: {share.group}"
    return own.select(
        *PLACE,
        "denominator",
        measure=pl.lit(share.measure),
        numerator=pl.lit(None, pl.Float64) if share.plain else number(file.counted),
        value=number(shown),
        symbol=symbol(shown),
        places=pl.lit(share.places),
        definition=pl.lit(f"{share.part}{of}"),
    )


def _read_wide(frame: pl.DataFrame, file: WideFile, name: str) -> pl.DataFrame:
    columns = [c for ratio in file.ratios for c in (*ratio.top, ratio.bottom, ratio.value) if c]
    check(frame, columns, name)
    return pl.concat([_ratio(frame, ratio).select(_READ) for ratio in file.ratios])


def _ratio(frame: pl.DataFrame, ratio: Ratio) -> pl.DataFrame:
    """A measure of a wide file. A sum with a hidden part is hidden: never what is left of it."""
    top = pl.sum_horizontal(map(number, ratio.top), ignore_nulls=False) if ratio.top else pl.lit(None)
    bottom = number(ratio.bottom) if ratio.bottom else pl.lit(None)
    marks = [symbol(c) for c in (*ratio.top, ratio.bottom) if c] if not ratio.value else [symbol(ratio.value)]
    first_mark = pl.concat_list(marks).list.eval(pl.element().filter(pl.element() != "")).list.first()
    counted = frame.with_columns(
        numerator=top.cast(pl.Float64), denominator=bottom.cast(pl.Float64), symbol=first_mark.fill_null("")
    )
    value = number(ratio.value) if ratio.value else _percent(counted, ratio.places)
    return counted.select(
        *PLACE,
        "denominator",
        "numerator",
        "symbol",
        measure=pl.lit(ratio.measure),
        value=value,
        places=pl.lit(ratio.places),
        definition=pl.lit(ratio.definition),
    )


def _percent(frame: pl.DataFrame, places: int) -> pl.Series:
    """Numerator of denominator, half up, where both are shown."""
    pairs = zip(frame["numerator"], frame["denominator"], strict=True)
    values = [
        half_up(Fraction(int(top) * 100, int(bottom)), places) if top is not None and bottom else None
        for top, bottom in pairs
    ]
    return pl.Series("value", values, pl.Float64)
