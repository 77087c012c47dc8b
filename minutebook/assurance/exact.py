"""Exact observations at the desk: worked out in memory from a return, kept as counts, never in a book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from minutebook.assurance.models import Brought, Exact
from minutebook.drafts import auditing
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope, command
from minutebook.measures import Account as Worked
from minutebook.measures import account_of
from minutebook.measures.observation import Observation, observed
from minutebook.measures.periods import Period, told_of

_OWN = tuple(field.name for field in fields(Observation) if field.name not in ("period", "breakdown"))


def plain(observation: Observation) -> dict[str, Any]:
    """An observation as plain values."""
    period = observation.period
    return {name: getattr(observation, name) for name in _OWN} | {
        "period": {"kind": period.kind, "start": str(period.start), "end": str(period.end)},
        "breakdown": [list(pair) for pair in observation.breakdown],
    }


def observation_of(data: dict[str, Any]) -> Observation:
    """The observation that plain values stand for."""
    period = data["period"]
    days = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
    pairs = tuple((str(one), str(other)) for one, other in data["breakdown"])
    return Observation(**data | {"period": Period(period["kind"], *days), "breakdown": pairs})


def observations(council: str) -> list[Observation]:
    """Every exact figure the desk holds."""
    rows = Exact.objects.using("desk").filter(council=council).order_by("end", "place")
    return [observation_of(row.data) for row in rows]


@command("assurance.edit")
def bring(
    scope: Scope,
    files: Iterable[tuple[str, bytes]],
    year: int,
    *,
    area: str,
    population: int | None = None,
    by: Account,
) -> Worked:
    """Work out a return's figures for the year, its quarters and rolling years, and keep them as counts.

    The files are read in memory; what stays is each file's hash and number of rows, how many rows broke each
    rule, and counts. Raises :class:`~minutebook.measures.MeasureError` naming file, row and column.
    """
    worked = account_of(files, year, population=population, also=told_of(year))
    told = [(worked.period, worked.figures), *worked.elsewhere]
    for period, figures in told:
        keep(scope.council, (observed(figure, area, period) for figure in figures))
    kept = worked.kept()
    listed = [{"table": one.table, "sha256": one.sha256, "rows": one.rows} for one in kept.files]
    Brought.objects.using("desk").create(
        council=scope.council, year=year, files=listed, rules=kept.rule_counts, by=by.name
    )
    auditing.record("return.bring", by=by, on=scope, detail={"year": year, "files": len(listed)})
    return worked


def keep(council: str, found: Iterable[Observation]) -> None:
    """Keep exact figures, each in place of what was worked out for it before."""
    for one in found:
        values = {"measure": one.measure, "end": one.period.end, "data": plain(one)}
        Exact.objects.using("desk").update_or_create(council=council, place=one.place, defaults=values)


def last_brought(council: str, year: int) -> Brought | None:
    """The newest return of a year."""
    rows = Brought.objects.using("desk").filter(council=council, year=year)
    return rows.order_by("-at", "-pk").first()
