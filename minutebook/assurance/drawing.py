"""An indicator's chart, sentence and table by ``measures.charts``: from released figures alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from minutebook.assurance.indicators import Indicator
from minutebook.assurance.plans import number
from minutebook.assurance.releases import Figure, Release, released_of
from minutebook.measures import charts


def reading_of(
    indicator: Indicator, figures: Sequence[tuple[Figure, Release]], day: str
) -> charts.Reading | None:
    """The figures read beside the target that held on ``day``; nothing where there is no figure."""
    if not figures:
        return None
    target = indicator.target_on(day)
    series = charts.series_of(
        str(indicator.title),
        [released_of(figure, release) for figure, release in figures],
        polarity=indicator.polarity,
        target=_float(target.value) if target else None,
        source=indicator.source,
        rebases=[
            charts.Rebase(date.fromisoformat(r.start), r.reason, r.approved_by) for r in indicator.rebases
        ],
        lines=[
            charts.Line(one.label, _float(one.value), f"{one.source}, {one.year}: {one.definition}")
            for one in indicator.comparators
        ],
        counted=indicator.counted,
    )
    return charts.read(series)


def _float(text: str) -> float:
    found = number(text)
    assert found is not None, "the book holds no target that is no number"
    return float(found)
