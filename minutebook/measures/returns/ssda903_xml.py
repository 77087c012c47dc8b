"""The SSDA903 return as XML (root ``EXPSSDA903``), turned into the tables of the CSV form.

Only two levels matter: a child's ``HEADER`` holds single values and blocks (reviews, missing periods,
outcomes), and beside it stand the ``EPISODE`` elements.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl
from lxml import etree

from minutebook.measures.errors import ReturnError
from minutebook.measures.returns.columns import ALIASES, TABLES

BLOCKS = {
    "EPISODE": "Episodes",
    "AREVIEW": "Reviews",
    "AMISSING": "Missing",
    "OC2": "OC2",
    "OC3": "OC3",
    "AD1": "AD1",
    "ADOPTION": "AD1",
    "AD_PLACED": "PlacedAdoption",
    "PERMANENCE": "PrevPerm",
    "SWEPISODE": "SWEpisodes",
    "DOLO": "DoLo",
}
MARKS = {"UASC": "DUC", "OC3": "IN_TOUCH", "AD1": "DATE_INT"}
"""Tables whose columns may stand in the header itself, and the column that shows they do."""

Row = dict[str, str | None]


def tables_of_xml(data: bytes, file: str) -> dict[str, pl.DataFrame]:
    """The tables in an XML return, as text; ``row`` counts the records of a table, from 1."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReturnError("this is not well-formed XML", file=file, row=error.lineno) from None
    if root.tag != "EXPSSDA903":
        raise ReturnError("the root element is not EXPSSDA903", file=file, row=1)
    rows: dict[str, list[Row]] = {}
    for child in root.iterfind("CHILD"):
        for table, row in _rows(child):
            rows.setdefault(table, []).append(row)
    return {table: _frame(table, records) for table, records in rows.items()}


def _rows(child: etree._Element) -> Iterator[tuple[str, Row]]:
    header = child.find("HEADER")
    if header is None:
        return
    own = _values(header)
    identity = {name: own.get(name) for name in ("CHILD", "DOB", "SEX")}
    yield "Header", own | identity
    for table, mark in MARKS.items():
        if own.get(mark):
            yield table, own | identity
    for block in [*header, *child, *header.iterfind("*/*")]:  # ADOPTION/AD_PLACED lies one level down
        of_block = BLOCKS.get(str(block.tag))
        if of_block and len(block):
            yield of_block, identity | _values(block)


def _values(element: etree._Element) -> Row:
    """The element's own leaves by column name."""
    return {
        ALIASES.get(str(leaf.tag), str(leaf.tag)): (leaf.text or "").strip().upper() or None
        for leaf in element
        if not len(leaf)
    }


def _frame(table: str, records: list[Row]) -> pl.DataFrame:
    names = [column.name for column in TABLES[table].columns]
    cells = [[record.get(name) for name in names] for record in records]
    frame = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    return frame.with_row_index("row", offset=1)
