"""Children who are not whom the Header says: unknown, twice over, or with another date of birth."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.validation.rules import YEAR_END, YEAR_START, Rule

NOT_IN_HEADER = {
    "INT01": "AD1",
    "INT02": "PlacedAdoption",
    "INT03": "Episodes",
    "INT04": "Missing",
    "INT05": "OC2",
    "INT06": "OC3",
    "INT07": "PrevPerm",
    "INT08": "Reviews",
    "INT09": "UASC",
}
OTHER_BIRTH = {
    "INT11": "AD1",
    "INT12": "PlacedAdoption",
    "INT13": "Missing",
    "INT14": "OC2",
    "INT15": "OC3",
    "INT16": "PrevPerm",
    "INT17": "Reviews",
    "INT18": "UASC",
}
ONCE_ONLY = {
    "INT31": "AD1",
    "INT32": "Header",
    "INT33": "OC2",
    "INT34": "OC3",
    "INT35": "PrevPerm",
    "INT36": "UASC",
}

UNKNOWN = ~pl.col("in_header").fill_null(False)
BORN_OTHERWISE = (pl.col("DOB") != pl.col("born")) | (pl.col("several_births") & pl.col("DOB").is_not_null())

RULES = (
    *(
        Rule(code, table, f"A child in {table} is not in the Header.", ("CHILD",), UNKNOWN, ("Header",))
        for code, table in NOT_IN_HEADER.items()
    ),
    *(
        Rule(
            code,
            table,
            f"The date of birth in {table} is not the Header's.",
            ("DOB",),
            BORN_OTHERWISE,
            ("Header",),
        )
        for code, table in OTHER_BIRTH.items()
    ),
    *(
        Rule(code, table, f"A child stands in {table} more than once.", ("CHILD",), pl.col("times") > 1)
        for code, table in ONCE_ONLY.items()
    ),
    Rule("301", "Header", "The child was born after the year's end.", ("DOB",), pl.col("DOB") > YEAR_END),
    Rule(
        "351",
        "Header",
        "The young person was over 25 when the year began.",
        ("DOB",),
        care.birthday(25) < YEAR_START,
    ),
)
