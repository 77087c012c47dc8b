"""The forward plan: what the executive means to decide, and the notices that it will."""

from __future__ import annotations

from typing import NamedTuple

from minutebook.drafts.models import Draft
from minutebook.law.executive_gate import KeyNotice, PrivateNotice


class Noticed(NamedTuple):
    """What was done about one item's key decision, and about its being taken in private."""

    key: KeyNotice | None = None
    private: PrivateNotice | None = None


def facts_of(draft: Draft) -> dict[str, Noticed]:
    """The notices of the forward plan for each item (by its id) of a meeting's draft."""
    return {}
