"""Official tables of inspections: columns told by their headings, every row accounted for. No Django.

Ofsted publishes a table of the newest judgements, one of a year's inspections and visits, and one of the
history. Their columns move and change their names from year to year; nothing here counts on a column's place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from minutebook.assurance import frameworks
from minutebook.assurance.frameworks import FOCUSED_VISIT, GRADES, ILACS, MONITORING_VISIT, SIF
from minutebook.assurance.spreadsheet import Sheet

HEADER_WITHIN = 25  # rows
LEAST_COLUMNS = 3  # known ones that make a row a heading
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
EXCEL_EPOCH = date(1899, 12, 30)

COLUMNS: tuple[tuple[str, str], ...] = (
    ("code", r"(local authority |la |area |ons |gss )*(area )?code"),
    ("name", r"(local )?authority( name)?|la( name)?|council( name)?|local authority area( name)?"),
    ("status", r"(local authority |la )?status"),
    ("region", r"(ofsted |government office )?region"),
    ("end", r"(inspection|visit|inspection visit|fieldwork) (end|finish|last) ?(date|day)?|end date"),
    (
        "start",
        r"(inspection|visit|inspection visit|fieldwork|event)( start| first)? ?(date|day)s?|start date",
    ),
    ("published", r"(report )?(publication|published|publish)( date)?|date (of )?(published|publication)"),
    ("type", r"(inspection|visit|inspection visit|event)( event)? (type|framework)|framework|type"),
    ("theme", r"(visit |focused visit )?theme"),
    ("address", r"(web|report|ofsted) ?(link|page|address|url)|link( to report)?|url"),
)
TYPES: tuple[tuple[str, str, str], ...] = (
    (r"monitoring", MONITORING_VISIT.key, "monitoring visit"),
    (r"focus+ed", FOCUSED_VISIT.key, "focused visit"),
    (r"\bjtai\b|joint targeted", "JTAI", "joint inspection"),
    (r"short", ILACS.key, "short"),
    (r"standard|ilacs", ILACS.key, "standard"),
    (r"\bsif\b|single inspection", SIF.key, "standard"),
)
NOTHING = ("", "-", "–", "n/a", "na", "none", "null", "not applicable", "not judged", "no judgement", "nan")
GONE = "no longer exists"


class Row(NamedTuple):
    """One inspection or visit as a table has it."""

    sheet: str
    number: int
    code: str
    name: str
    status: str
    start: str
    end: str
    published: str
    framework: str
    event: str
    theme: str
    address: str
    grades: tuple[tuple[str, str], ...]

    @property
    def gone(self) -> bool:
        """Whether the authority no longer exists."""
        return self.status.casefold() == GONE


class Refusal(NamedTuple):
    """A row that cannot be taken, and why."""

    sheet: str
    number: int
    why: str


class Table(NamedTuple):
    """What a file's sheets hold: rows, refusals, the headings nobody knows, sheets without a heading."""

    rows: tuple[Row, ...]
    refused: tuple[Refusal, ...]
    unused: tuple[str, ...]
    without: tuple[str, ...]


def read_table(sheets: Sequence[Sheet]) -> Table:
    """Read the sheets of an official table. A sheet without a heading that is known is named, not read."""
    rows: list[Row] = []
    refused: list[Refusal] = []
    unused: list[str] = []
    without: list[str] = []
    for sheet in sheets:
        found = heading_of(sheet)
        if found is None:
            without.append(sheet.name)
            continue
        at, columns, unknown = found
        unused += unknown
        for number, cells in sheet.rows[at + 1 :]:
            if not any(cells):
                continue
            made = _row(sheet.name, number, cells, columns)
            if isinstance(made, Row):
                rows.append(made)
            elif made.why:
                refused.append(made)
    return Table(tuple(rows), tuple(refused), tuple(dict.fromkeys(unused)), tuple(without))


def heading_of(sheet: Sheet) -> tuple[int, dict[str, int], list[str]] | None:
    """Where a sheet's heading stands, the place of each known column, and the headings not known here."""
    for at, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        unknown = []
        for place, cell in enumerate(cells):
            name = column_of(cell)
            if name and name not in columns:
                columns[name] = place
            elif cell:
                unknown.append(" ".join(cell.split()))
        if len(columns) >= LEAST_COLUMNS and {"name", "code"} & columns.keys() and "start" in columns:
            return at, columns, unknown
    return None


def column_of(heading: str) -> str:
    """The column a heading names: one of :data:`COLUMNS`, or an area of judgement; nothing for others."""
    plain = " ".join(re.findall(r"[a-z]+", heading.casefold()))
    plain = re.sub(r" (grade|judgement|outcome)$", "", plain)
    for name, pattern in COLUMNS:
        if re.fullmatch(pattern, plain):
            return name
    area = frameworks.area_of(plain)
    return f"grade:{area}" if area else ""


def _row(sheet: str, number: int, cells: Sequence[str], columns: dict[str, int]) -> Row | Refusal:
    def cell(name: str) -> str:
        place = columns.get(name, -1)
        return " ".join(cells[place].split()) if 0 <= place < len(cells) else ""

    if not cell("code") and not cell("name"):
        note = len([c for c in cells if c]) < LEAST_COLUMNS
        return Refusal(sheet, number, "" if note else "it names no authority")
    days: dict[str, str] = {}
    for name in ("start", "end", "published"):
        day = iso_day(cell(name))
        if day is None:
            return Refusal(sheet, number, f"{cell(name)!r} is no day ({name})")
        days[name] = day
    if not days["start"]:
        return Refusal(sheet, number, "it says no day of inspection")
    if days["published"] and days["published"] < days["start"]:
        why = f"it was published ({days['published']}) before it began ({days['start']})"
        return Refusal(sheet, number, why)
    grades = []
    for column in columns:
        if column.startswith("grade:"):
            grade = official_grade(cell(column))
            if grade is None:
                return Refusal(sheet, number, f"{cell(column)!r} is no grade known here")
            if grade:
                grades.append((column.removeprefix("grade:"), grade))
    kind = event_of(cell("type"))
    if kind is None:
        return Refusal(sheet, number, f"{cell('type')!r} is no sort of inspection known here")
    order = {area: place for place, area in enumerate(frameworks.AREAS)}
    grades.sort(key=lambda pair: order[pair[0]])
    address = cell("address") if cell("address").startswith("http") else ""
    return Row(
        sheet,
        number,
        cell("code").upper(),
        cell("name"),
        cell("status"),
        days["start"],
        days["end"],
        days["published"],
        kind[0],
        kind[1],
        cell("theme") if cell("theme").casefold() not in NOTHING else "",
        address,
        tuple(grades),
    )


def official_grade(said: str) -> str | None:
    """A cell's grade in Ofsted's words: nothing for a blank one (not judged), ``None`` for no grade."""
    if said.casefold() in NOTHING:
        return ""
    if said in ("1", "2", "3", "4"):
        return GRADES[int(said) - 1]
    plain = said.casefold()
    for grade in GRADES:
        if plain == grade.casefold():
            return grade
    return frameworks.full("Requires improvement") if plain in ("requires improvement", "ri") else None


def event_of(said: str) -> tuple[str, str] | None:
    """The framework and sort of event a type names; a table without types has ILACS inspections."""
    if said.casefold() in NOTHING:
        return ILACS.key, "other"
    for pattern, framework, event in TYPES:
        if re.search(pattern, said.casefold()):
            return framework, event
    return None


def iso_day(said: str) -> str | None:
    """A day as ISO, however a table writes it; nothing for a blank cell, ``None`` for what is no day."""
    plain = said.strip()
    if plain.casefold() in NOTHING:
        return ""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d.*", plain):
            return date.fromisoformat(plain[:10]).isoformat()
        match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", plain)
        if match:
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*[ -](\d{2,4})", plain)
        if match and match[2].casefold() in MONTHS:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, MONTHS.index(match[2].casefold()) + 1, int(match[1])).isoformat()
        if re.fullmatch(r"[34]\d{4}", plain):  # a day as a spreadsheet counts it
            return (EXCEL_EPOCH + timedelta(days=int(plain))).isoformat()
    except ValueError:
        return None
    return None


def intervals(rows: Sequence[tuple[str, str, str]]) -> Iterator[float]:
    """The years between full inspections of one authority, from (authority, event, first day)."""
    before: dict[str, str] = {}
    for authority, event, start in sorted(rows, key=lambda row: (row[0], row[2])):
        if event not in ("standard", "short"):
            continue
        if authority in before:
            days = (date.fromisoformat(start) - date.fromisoformat(before[authority])).days
            yield days / 365.25
        before[authority] = start
