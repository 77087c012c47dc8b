"""Reports: asked of an author, written or uploaded, cleared, and put on an agenda."""

from __future__ import annotations

from minutebook.drafts.models import Draft
from minutebook.law import agenda_gate


def facts_of(draft: Draft) -> dict[str, tuple[agenda_gate.Report, ...]]:
    """What the gate asks of the reports of each item (by its id) of a meeting's draft."""
    return {}
