"""Reading a figure over time: process limits, signals, targets, in a picture, a table and words."""

from __future__ import annotations

from minutebook.measures.charts.reading import ASSURANCE_WORDS, VARIATION_WORDS, Reading, read
from minutebook.measures.charts.sentences import sentence, title
from minutebook.measures.charts.series import Line, Point, Rebase, Series, days_between, series_of
from minutebook.measures.charts.signals import PROCESS, RARE, RUN, RuleSet
from minutebook.measures.charts.svg import description, draw
from minutebook.measures.charts.table import html, rows

__all__ = [
    "ASSURANCE_WORDS",
    "PROCESS",
    "RARE",
    "RUN",
    "VARIATION_WORDS",
    "Line",
    "Point",
    "Reading",
    "Rebase",
    "RuleSet",
    "Series",
    "days_between",
    "description",
    "draw",
    "html",
    "read",
    "rows",
    "sentence",
    "series_of",
    "title",
]
