"""A council's own CSV template for the local measures: one file a practice, by headings.

``docs/indicators.md`` gives each file's columns. ``REF`` is any reference of the council's own; it is
replaced by a number as it is read. Yes and no are written YES/NO, Y/N or 1/0.
"""

from __future__ import annotations

import polars as pl

from minutebook.measures.errors import ReturnError
from minutebook.measures.returns.dates import parse_dates

KINDS = {"date": pl.Date, "yes": pl.Boolean, "number": pl.Float64, "text": pl.String}
TRUE, FALSE = ("YES", "Y", "1", "TRUE"), ("NO", "N", "0", "FALSE")

TEMPLATES: dict[str, dict[str, str]] = {
    "local-audits": {
        "AUDIT_REF": "ref",
        "AUDITED": "date",
        "TEAM": "text",
        "SUBJECT": "text",
        "GRADE": "number",
        "MODERATED_GRADE": "number",
    },
    "local-audit-actions": {"ACTION_REF": "ref", "ACTION_DUE": "date", "ACTION_CLOSED": "date"},
    "local-siblings": {
        "CHILD_REF": "ref",
        "SIBLING_ASSESSED": "yes",
        "TOGETHER_PLAN": "yes",
        "PLACED_TOGETHER": "yes",
    },
    "local-advisers": {
        "YOUNG_PERSON_REF": "ref",
        "DOB": "date",
        "ADVISER_ALLOCATED": "date",
        "PATHWAY_REVIEWED": "date",
    },
    "local-edge-of-care": {
        "FAMILY_REF": "ref",
        "SERVICE_LIVE": "yes",
        "ACCEPTED": "date",
        "LOOKED_AFTER": "date",
    },
    "local-homeless": {
        "PRESENTATION_REF": "ref",
        "PRESENTED": "date",
        "JOINTLY_ASSESSED": "date",
        "TOLD_OF_CARE": "yes",
        "OUTCOME": "text",
    },
    "local-bed-and-breakfast": {
        "STAY_REF": "ref",
        "STAY_DOB": "date",
        "STAY_FROM": "date",
        "STAY_TO": "date",
    },
    "local-consolidation": {
        "PLACEMENT_REF": "ref",
        "FLAGGED": "date",
        "MEETING_HELD": "date",
        "PLACEMENT_ENDED": "date",
        "CHILD_ASKED": "yes",
        "DISRUPTION_MEETING": "date",
    },
    "local-mental-health": {
        "REFERRAL_REF": "ref",
        "SDQ": "number",
        "REFERRED": "date",
        "ASSESSED": "date",
        "SDQ_BEFORE": "number",
    },
    "local-return-home": {
        "RETURN_REF": "ref",
        "RETURNED": "date",
        "SUPPORT_PLAN": "yes",
        "CAME_BACK": "date",
    },
    "local-iro-caseloads": {"IRO_REF": "ref", "CASELOAD": "number"},
    "local-iro-escalations": {
        "ESCALATION_REF": "ref",
        "ESCALATED": "date",
        "RESOLVE_BY": "date",
        "RESOLVED": "date",
    },
    "local-voice": {
        "VOICE_REF": "ref",
        "HEARD": "date",
        "CHANGE_FOLLOWED": "yes",
        "CHILD_TOLD": "yes",
    },
    "local-visits": {"VISIT_REF": "ref", "VISIT_DUE": "date", "VISIT_MADE": "date"},
}
"""Each template's columns and their kinds. A template is known by its first column."""


def table_of_headings(headings: set[str]) -> str | None:
    """The template whose reference column stands among these headings."""
    return next((name for name, columns in TEMPLATES.items() if next(iter(columns)) in headings), None)


def checked(frame: pl.DataFrame, table: str, file: str) -> pl.DataFrame:
    """``frame`` (text) with the template's columns in their kinds, references turned into ``child``.

    Raises ``ReturnError`` for a missing column and for the first cell that is not of its kind.
    """
    columns = TEMPLATES[table]
    for name in columns:
        if name not in frame.columns:
            raise ReturnError("the column is missing", file=file, row=1, column=name)
    read = frame.select("row", *(_read(frame[name], kind).alias(name) for name, kind in columns.items()))
    for name, kind in columns.items():
        bad = frame.filter(frame[name].is_not_null() & read[name].is_null())["row"]
        if len(bad):
            raise ReturnError(f"not a {kind}", file=file, row=bad[0], column=name)
    reference = next(iter(columns))
    return read.with_columns(child=pl.col(reference).rank("dense")).drop(reference)


def empty(table: str) -> pl.DataFrame:
    """A template's table without rows, as ``checked`` would give it."""
    blank = pl.DataFrame(schema={"row": pl.UInt32, **dict.fromkeys(TEMPLATES[table], pl.String)})
    return checked(blank, table, "")


def _read(cells: pl.Series, kind: str) -> pl.Series:
    if kind == "date":
        return parse_dates(cells)
    if kind == "yes":
        yes, no = cells.is_in(TRUE), cells.is_in(FALSE)
        return pl.select(pl.when(yes).then(True).when(no).then(False)).to_series()
    return cells.cast(pl.Float64, strict=False) if kind == "number" else cells
