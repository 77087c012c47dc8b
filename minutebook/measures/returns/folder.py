"""A folder with a return in it, whatever its form, as one ``Return`` in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from minutebook.measures.errors import ReturnError
from minutebook.measures.periods import Period
from minutebook.measures.returns import annex_a, cin_census, template
from minutebook.measures.returns.columns import TABLES, Table, table_of_file_name, table_of_headings
from minutebook.measures.returns.dates import in_another_form
from minutebook.measures.returns.frames import checked, empty, text_frame, without_names
from minutebook.measures.returns.model import Return, SourceFile
from minutebook.measures.returns.sources import Source, sources_in
from minutebook.measures.returns.ssda903_xml import tables_of_xml

YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(repr=False)
class _Read:
    """What has been read so far. ``frames`` is keyed by the label of a collection and the table."""

    frames: dict[tuple[int, str], pl.DataFrame] = field(default_factory=dict)
    files: dict[tuple[int, str], SourceFile] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, label: int, table: str, frame: pl.DataFrame, source: Source) -> None:
        """Keep ``frame``; of two files with the same table the plainer name wins, and a note says so."""
        key = label, table
        if key in self.frames:
            self.notes.append(f"{source.name} was left out: {self.files[key].name} already holds {table}")
            return
        self.frames[key] = frame
        self.files[key] = SourceFile(source.name, table, source.sha256, len(frame))

    def gather(self) -> None:
        """Put files under the only collection that has episodes, whatever year their names speak of.

        Where several have episodes, a collection without is left out, and a note says so.
        """
        home = sorted({label for label, table in self.frames if table == "Episodes"})
        astray = [key for key in self.frames if key[1] in TABLES and key[0] not in home]
        for key in astray if home else ():
            frame, file = self.frames.pop(key), self.files.pop(key)
            new = home[0], key[1]
            if len(home) == 1 and new not in self.frames:
                self.frames[new], self.files[new] = frame, file
            else:
                self.notes.append(f"{file.name} was left out: no episodes go with it")


def read_folder(folder: Path | str, year: int) -> Return:
    """The return of the year that ends on 31 March ``year``, and what the folder has of earlier years.

    The folder may hold an SSDA903 return (CSV files or XML), an Annex A workbook, a CIN census or a
    council's own CSV template, alone or together; several collections are told apart by the year in
    their file or folder names. Raises ``ReturnError`` with file, row and column, and ``MeasureError``
    for a year that is none.
    """
    Period.year(year)
    return read_sources(sources_in(Path(folder)), year)


def read_sources(sources: Iterable[Source], year: int) -> Return:
    """The return in files that are in memory already: as ``read_folder``."""
    Period.year(year)
    read = _Read()
    for source in sorted(sources, key=lambda s: (_rank(s.name), len(s.name), s.name)):
        _take(source, read)
    read.gather()
    others = {table: frame for (_, table), frame in read.frames.items() if table not in TABLES}
    frames = without_names({key: frame for key, frame in read.frames.items() if key[1] in TABLES})
    collections = _collections(frames, year)
    return _assembled(year, frames, collections, others, read)


def _rank(name: str) -> int:
    """CSV before XML: where both hold the same table, the CSV set is the whole of it."""
    return (".csv", ".xml").index(s) if (s := Path(name).suffix.lower()) in (".csv", ".xml") else 2


def _label(name: str) -> int:
    years = YEAR_IN_NAME.findall(name)
    return int(years[-1]) if years else 0


def _take(source: Source, read: _Read) -> None:
    suffix = Path(source.name).suffix.lower()
    if suffix == ".csv":
        _take_csv(source, read)
    elif suffix != ".xml":
        for table, frame in annex_a.tables_of_workbook(source.data, source.name).items():
            read.add(0, table, frame, source)
    elif cin_census.is_census(source.data):
        for table, frame in cin_census.tables_of_census(source.data, source.name).items():
            read.add(0, table, frame, source)
    elif (_label(source.name), "Header") in read.frames:
        read.notes.append(f"{source.name} was left out: the CSV files hold the return")
    else:
        for name, frame in tables_of_xml(source.data, source.name).items():
            read.add(_label(source.name), name, checked(frame, TABLES[name], source.name), source)


def _take_csv(source: Source, read: _Read) -> None:
    if not source.data.strip(b"\xef\xbb\xbf\r\n\t ,"):
        raise ReturnError("the file is empty", file=source.name, row=1)
    head = text_frame(source.data.partition(b"\n")[0], source.name)
    headings = set(head.columns) - {"row"}
    table = table_of_headings(headings) or table_of_file_name(source.name)
    if table:
        frame = text_frame(source.data, source.name)
        read.add(_label(source.name), table, checked(frame, TABLES[table], source.name), source)
        read.notes += _notes_on_dates(frame, TABLES[table], source.name)
    elif local := template.table_of_headings(headings):
        frame = text_frame(source.data, source.name)
        read.add(0, local, template.checked(frame, local, source.name), source)
    else:
        read.notes.append(f"{source.name} was left out: its headings are of no return")


def _notes_on_dates(frame: pl.DataFrame, table: Table, file: str) -> list[str]:
    columns = [c.name for c in table.columns if c.is_date and c.name in frame.columns]
    counts = {name: in_another_form(frame[name]) for name in columns}
    return [
        f"{file}, column {name}: {count:,} dates not written DD/MM/YYYY were read; the Department takes no "
        "other form"
        for name, count in counts.items()
        if count
    ]


def _collections(frames: dict[tuple[int, str], pl.DataFrame], year: int) -> dict[int, int]:
    """The year each labelled collection's 31 March falls in.

    A lone collection is the one asked for. Of several, each belongs to the year its latest episode
    began in, since councils name files by the year's first or by its last half.
    """
    labels = sorted({label for label, _ in frames})
    if len(labels) <= 1:
        return dict.fromkeys(labels, year)
    years: dict[int, int] = {}
    for label in labels:
        latest = _latest_start(frames.get((label, "Episodes")))
        if latest:
            years[label] = latest.year + (latest.month > 3)
    for label, of in years.items():
        twin = next((other for other in labels if other < label and years.get(other) == of), None)
        if twin is not None:
            raise ReturnError(
                f"the files named {twin or 'without a year'} and those named {label} both seem to be the "
                f"return of {of}: their latest episodes began in it; bring one of them"
            )
    return years


def _latest_start(episodes: pl.DataFrame | None) -> date | None:
    latest = None if episodes is None else episodes["DECOM"].max()
    return latest if isinstance(latest, date) else None


def _assembled(
    year: int,
    frames: dict[tuple[int, str], pl.DataFrame],
    collections: dict[int, int],
    others: dict[str, pl.DataFrame],
    read: _Read,
) -> Return:
    """The collection of ``year`` with its forerunners; ``others`` are tables that carry dates."""
    if frames and year not in collections.values():
        held = ", ".join(str(y) for y in sorted(collections.values()))
        raise ReturnError(f"the folder holds returns for {held}, none for {year}; use --year")
    of_year = {y: label for label, y in collections.items()}
    tables = _collection(frames, of_year.get(year))
    if frames:
        _demand(tables)
    past = [of_year[y] for y in sorted(of_year) if y <= year]
    history = _history([frames[label, "Episodes"] for label in past if (label, "Episodes") in frames])
    _check_year(history, year)
    used = {(of_year.get(year), name) for name in tables} | {(0, name) for name in others}
    return Return(
        year=year,
        tables=tables | others,
        files=tuple(sorted((file for key, file in read.files.items() if key in used), key=lambda f: f.table)),
        last=_collection(frames, of_year.get(year - 1)),
        history=history,
        newest={name: _newest(frames, past, name) for name in ("Header", "AD1")},
        first_year=min((y for y in collections.values() if y <= year), default=year),
        notes=(*read.notes, *_notes_on_years(tables, year)),
    )


def _notes_on_years(tables: dict[str, pl.DataFrame], year: int) -> list[str]:
    early = [name for name in tables if TABLES[name].since > year]
    return [
        f"the return of {year} did not ask for {name}, which came with {TABLES[name].since}; it was read "
        "all the same"
        for name in early
    ]


def _collection(frames: dict[tuple[int, str], pl.DataFrame], label: int | None) -> dict[str, pl.DataFrame]:
    return {name: frame for (of, name), frame in frames.items() if of == label}


def _demand(tables: dict[str, pl.DataFrame]) -> None:
    for table in ("Header", "Episodes"):
        if table not in tables:
            raise ReturnError(
                f"the {table} table is missing; a return needs Header and Episodes",
                file=f"{table.lower()}.csv",
            )


def _history(collections: list[pl.DataFrame]) -> pl.DataFrame:
    """All episodes once: a later collection's account of an episode replaces an earlier one's.

    An episode an earlier collection left open and a later one of the same child does not know was
    redated or withdrawn; it is dropped, or the child would be looked after for ever.
    """
    if not collections:
        return empty("Episodes")
    known = collections[-1]
    for earlier in reversed(collections[:-1]):
        others = earlier.join(known, on=["child", "DECOM"], how="anti")
        told_of_again = others["child"].is_in(known["child"].implode())
        known = pl.concat([others.filter(~told_of_again | others["DEC"].is_not_null()), known])
    return known


def _newest(frames: dict[tuple[int, str], pl.DataFrame], past: list[int], name: str) -> pl.DataFrame:
    """Each child's row of a table from the latest of the ``past`` collections that has one."""
    found = [frames[label, name] for label in reversed(past) if (label, name) in frames]
    return pl.concat(found or [empty(name)]).unique("child", keep="first", maintain_order=True)


def _check_year(history: pl.DataFrame, year: int) -> None:
    if history.is_empty():
        return
    started = (pl.col("DECOM") <= date(year, 3, 31)).any()
    lasted = (pl.col("DEC").is_null() | (pl.col("DEC") >= date(year - 1, 4, 1))).any()
    if not history.select(started & lasted).item():
        raise ReturnError(f"no episode in the return touches the year to 31 March {year}; use --year")
