"""The children in need census as XML (root ``Message``), read for what its indicators need.

Source: the Department's children in need census schema, 2017 to 2026. Elements are found by local
name, with or without a namespace.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from lxml import etree

from minutebook.measures.errors import ReturnError
from minutebook.measures.returns.dates import parse_dates

COLUMNS: dict[str, dict[str, str]] = {
    "cin-referrals": {"REFERRED": "CINreferralDate", "NFA": "ReferralNFA"},
    "cin-assessments": {
        "REFERRED": "CINreferralDate",
        "STARTED": "AssessmentActualStartDate",
        "AUTHORISED": "AssessmentAuthorisationDate",
    },
    "cin-s47": {"STARTED": "S47ActualStartDate", "CONFERENCE": "DateOfInitialCPC"},
    "cin-plans": {"STARTED": "CPPstartDate", "ENDED": "CPPendDate", "PREVIOUS": "NumberOfPreviousCPP"},
    "cin-plan-reviews": {"STARTED": "CPPstartDate", "REVIEWED": "CPPreviewDate"},
}
BLOCKS = {
    "cin-assessments": "Assessments",
    "cin-s47": "Section47",
    "cin-plans": "ChildProtectionPlans",
}
TEXT = ("NFA", "PREVIOUS")

Row = dict[str, str | None]


def is_census(data: bytes) -> bool:
    """Whether these bytes begin as a CIN census does."""
    head = data[:4096]
    return b"<Message" in head and b"EXPSSDA903" not in head


def tables_of_census(data: bytes, file: str) -> dict[str, pl.DataFrame]:
    """Referrals, assessments, section 47 enquiries, plans and reviews; ``child`` counts the children.

    Raises ``ReturnError`` with the line where the file is not well formed, or holds no child.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReturnError("this is not well-formed XML", file=file, row=error.lineno) from None
    children = [element for element in root.iter() if _name(element) == "Child"]
    if not children:
        raise ReturnError("the census holds no child", file=file, row=1)
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for number, child in enumerate(children):
        for table, row in _rows(child):
            rows[table].append(row | {"child": str(number)})
    return {table: _frame(table, records) for table, records in rows.items()}


def empty(table: str) -> pl.DataFrame:
    """A table of the census without rows."""
    return _frame(table, [])


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (inner for inner in element.iter() if _name(inner) == name)


def _values(element: etree._Element) -> Row:
    return {_name(leaf): (leaf.text or "").strip() or None for leaf in element if not len(leaf)}


def _rows(child: etree._Element) -> Iterator[tuple[str, Row]]:
    for details in _all(child, "CINdetails"):
        own = _values(details)
        yield "cin-referrals", own
        for table, block in BLOCKS.items():
            for element in _all(details, block):
                values = own | _values(element)
                yield table, values
                if table == "cin-plans":
                    for review in _all(element, "CPPreviewDate"):
                        yield "cin-plan-reviews", values | {"CPPreviewDate": review.text}


def _frame(table: str, records: list[Row]) -> pl.DataFrame:
    columns = COLUMNS[table]
    cells = [
        [number, int(record["child"] or 0), *(record.get(name) for name in columns.values())]
        for number, record in enumerate(records, 1)
    ]
    schema = {"row": pl.UInt32, "child": pl.UInt32, **dict.fromkeys(columns, pl.String)}
    frame = pl.DataFrame(cells, schema=schema, orient="row")
    return frame.with_columns(parse_dates(frame[name]) for name in columns if name not in TEXT)
