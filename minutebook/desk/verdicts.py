"""A gate's verdict as its page shows it: each finding, what mends it, who may let it pass, what to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from minutebook.desk.page import Visit
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.agendas.overriding import role_to_override
from minutebook.law.gate import Finding, Verdict


class Shown(NamedTuple):
    """A finding on the page. ``mend`` is where it is mended; ``role`` lets the visitor let it pass."""

    number: int
    finding: Finding
    mend: str
    role: str
    notes: list[str]


def shown(
    visit: Visit, bench: Bench, verdict: Verdict, mend_at: Callable[[Bench, Finding], str]
) -> list[Shown]:
    """The findings of a verdict, in their order. A note that only says the problem again is left out."""
    return [
        Shown(
            number,
            one,
            mend_at(bench, one),
            role_to_override(visit.account, bench.draft, one),
            [note.rstrip(".") for note in one.notes if note.rstrip(".") not in one.problem],
        )
        for number, one in enumerate(verdict.findings)
    ]
