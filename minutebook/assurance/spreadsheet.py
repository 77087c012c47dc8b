"""The rows of a table file: CSV, OpenDocument or Excel, every cell as text, days as ISO. No Django."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

LARGEST = 30_000_000  # bytes, packed
UNPACKED = 300_000_000  # bytes that a packed table may unpack to
WIDEST = 200  # columns; a sheet repeats empty ones to its edge
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}href"


class NoTable(Exception):
    """Why a file gives no table, as a sentence that begins with its name."""


class Sheet(NamedTuple):
    """One sheet: its name and its rows, each with the number it has in the file (from 1)."""

    name: str
    rows: list[tuple[int, list[str]]]


def sheets(path: Path) -> list[Sheet]:
    """The sheets of a table file, told by its bytes. Raises :class:`NoTable`."""
    try:
        size, data = path.stat().st_size, path.read_bytes()
    except OSError as error:
        raise NoTable(f"{path.name}: {(error.strerror or 'cannot be read').lower()}") from error
    if size > LARGEST:
        raise NoTable(f"{path.name}: is larger than {LARGEST // 1_000_000} MB; no official table is")
    try:
        if not data.startswith(b"PK"):
            return [Sheet("", list(_csv(data)))]
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if sum(one.file_size for one in package.infolist()) > UNPACKED:
                raise NoTable(f"{path.name}: unpacks to more than any table needs; it was not opened")
            if "content.xml" in names:
                return list(_open_document(package.read("content.xml")))
            if "xl/workbook.xml" in names:
                return list(_excel(data))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, csv.Error) as error:
        raise NoTable(f"{path.name}: its table is damaged ({error}); download it again") from error
    raise NoTable(f"{path.name}: is no CSV, OpenDocument or Excel table; save it as one of these")


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError("it is no text")
    first = text[:4000]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        yield reader.line_num, [cell.strip() for cell in row]


def _open_document(content: bytes) -> Iterator[Sheet]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    for table in root.iter(f"{_TABLE}table"):
        rows, number = [], 0
        for row in table.iter(f"{_TABLE}table-row"):
            count = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            cells = _open_cells(row)
            if any(cells):
                rows += [(number + n + 1, cells) for n in range(min(count, WIDEST))]
            number += count
        yield Sheet(table.get(f"{_TABLE}name", ""), rows)


def _open_cells(row: Any) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        count = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), WIDEST)
        cells += [_open_value(cell)] * count
    while cells and not cells[-1]:
        cells.pop()
    return cells[:WIDEST]


def _open_value(cell: Any) -> str:
    day = cell.get(f"{_OFFICE}date-value")
    if day:
        return str(day)[:10]
    said = "\n".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p")).strip()
    link = next((a.get(_XLINK) for a in cell.iter(f"{_TEXT}a") if a.get(_XLINK)), "")
    return str(link) if link.startswith("http") and not said.startswith("http") and _is_link(said) else said


def _is_link(said: str) -> bool:
    """Whether words only stand for the address under them ("Ofsted webpage")."""
    return any(word in said.casefold() for word in ("web", "link", "report", "page"))


def _excel(data: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = []
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_excel_value(value) for value in row[:WIDEST]]
            if any(cells):
                rows.append((number, cells))
        yield Sheet(str(sheet.title), rows)


def _excel_value(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
