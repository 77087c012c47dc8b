"""Authorities whose code changed, and authorities that became others.

A new code for the same area goes on with the old one's series. An area that was divided or joined does not:
its figures end, its successors' begin, and a reader is told of the break.
Source: ONS, Code History Database; the Structural Changes Orders for each area.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl


class Change(NamedTuple):
    """What became of an authority, and in which reporting year its successors' figures begin."""

    name: str
    successors: tuple[str, ...]
    year: int


RECODED = {
    "E08000020": "E08000037",  # Gateshead, 2013
    "E06000048": "E06000057",  # Northumberland, 2013
    "E10000002": "E06000060",  # Buckinghamshire, 2020
    "E10000023": "E06000065",  # North Yorkshire, 2023
    "E10000027": "E06000066",  # Somerset, 2023
    "E08000016": "E08000038",  # Barnsley, 2025
    "E08000019": "E08000039",  # Sheffield, 2025
}
REORGANISED = {
    "E06000028": Change("Bournemouth", ("E06000058",), 2020),
    "E06000029": Change("Poole", ("E06000058",), 2020),
    "E10000009": Change("Dorset (county)", ("E06000058", "E06000059"), 2020),
    "E10000021": Change("Northamptonshire", ("E06000061", "E06000062"), 2022),
    "E10000006": Change("Cumbria", ("E06000063", "E06000064"), 2024),
}


def present_code(code: str) -> str:
    """The code an authority goes by now; its own where it has not changed."""
    return RECODED.get(code, code)


def follow_codes(published: pl.DataFrame) -> pl.DataFrame:
    """``published`` with every authority under its present code."""
    return published.with_columns(pl.col("area").replace(RECODED))


def break_before(code: str) -> Change | None:
    """The change an authority's series begins with, or none where it was always there."""
    return next((change for change in REORGANISED.values() if code in change.successors), None)
