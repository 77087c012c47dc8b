"""The log of what was released: one line of JSON a figure, only ever added to.

The log holds what the public saw and nothing else, so it may be published itself. The council's record
keeps it in its own way; the file form serves the command line and whoever works without the record.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from minutebook.measures.disclosure.release import Release
from minutebook.measures.errors import MeasureError
from minutebook.measures.observation import Released
from minutebook.measures.periods import Period

Entry = dict[str, Any]
_FIELDS = frozenset(field.name for field in fields(Released))


def entry(figure: Released) -> Entry:
    """A released figure as plain data, for JSON. Dates are in the ISO form, nothing is left out."""
    period = {"kind": figure.period.kind, "start": str(figure.period.start), "end": str(figure.period.end)}
    plain = {name: getattr(figure, name) for name in sorted(_FIELDS)}
    return plain | {
        "period": period,
        "breakdown": [list(pair) for pair in figure.breakdown],
        "on": figure.on.isoformat() if figure.on else None,
    }


def figure_of(entry: Entry) -> Released:
    """The released figure an entry stands for. Raises ``MeasureError`` naming what is wrong with it."""
    unknown = entry.keys() - _FIELDS
    if unknown:
        raise MeasureError(f"a log entry has the field {min(unknown)}, which no figure has")
    try:
        period = entry["period"]
        span = date.fromisoformat(period["start"]), date.fromisoformat(period["end"])
        return Released(
            **entry
            | {
                "period": Period(period["kind"], *span),
                "breakdown": tuple((str(a), str(b)) for a, b in entry["breakdown"]),
                "on": date.fromisoformat(entry["on"]) if entry.get("on") else None,
            }
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MeasureError(f"a log entry lacks or misspells a field ({error})") from None


def read_log(path: Path) -> list[Released]:
    """Every figure in a log; none where there is no such file yet.

    Raises ``MeasureError`` with file and line for what is no entry: a log with a hole in it must
    not be released against.
    """
    if not path.exists():
        return []
    figures = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            figures.append(figure_of(json.loads(line)))
        except (json.JSONDecodeError, AttributeError):
            raise MeasureError(f"{path.name}, line {number}: this is not a log entry") from None
        except MeasureError as error:
            raise MeasureError(f"{path.name}, line {number}: {error}") from None
    return figures


def append(path: Path, release: Release | Iterable[Released]) -> None:
    """Add a release to a log, all of it or nothing, on the disk before this returns."""
    figures = release.figures if isinstance(release, Release) else tuple(release)
    lines = "".join(json.dumps(entry(figure), ensure_ascii=False) + "\n" for figure in figures)
    before = path.read_bytes() if path.exists() else b""
    if before and not before.endswith(b"\n"):
        raise MeasureError(f"{path.name}: its last line was never finished; take it out, then add to it")
    copy = path.with_name(path.name + ".new")
    with copy.open("wb") as file:
        file.write(before + lines.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    copy.replace(path)
