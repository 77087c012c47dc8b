"""A report as a file: its text, whatever it was saved as, and what was read from it. No Django."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from minutebook.assurance.report_reading import Report, read_report
from minutebook.intake.documents.extracting import extract
from minutebook.intake.documents.tree import KINDS, Found
from minutebook.packs.workers import Pool

LARGEST = 60_000_000  # bytes


class NotRead(Exception):
    """Why a file gives no report, as a sentence that begins with its name."""


class ReportFile(NamedTuple):
    """A report's file: its text with pages parted by form feeds, its media type, its hash, what it says."""

    text: str
    media_type: str
    sha256: str
    report: Report


def read_file(path: Path) -> ReportFile:
    """Read a report: text, PDF, Word or HTML. Raises :class:`NotRead`."""
    if not path.is_file():
        raise NotRead(f"{path}: there is no such file")
    if path.suffix.lower() not in KINDS:
        known = ", ".join(sorted(KINDS))
        raise NotRead(f"{path.name}: a report is read from {known}; save it as one of these")
    if path.stat().st_size > LARGEST:
        raise NotRead(f"{path.name}: is larger than {LARGEST // 1_000_000} MB; no report is")
    with Pool(1) as pool:
        ((_, found),) = extract([Found(path, path.name)], pool)
    if isinstance(found, str):
        raise NotRead(f"{path.name} {found}")
    text = "\f".join(found.pages)
    return ReportFile(text, found.media_type, found.sha256, read_report(text, path.name))
