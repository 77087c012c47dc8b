"""What several sources say that must be said once: roles, classes, and what clashes between them."""

from __future__ import annotations

from collections.abc import Mapping

from minutebook.packs.segment import Facts
from minutebook.packs.tags import Renames

TYPES = """
    /Document /Part /Art /Sect /Div /BlockQuote /Caption /TOC /TOCI /Index /NonStruct /Private /P
    /H /H1 /H2 /H3 /H4 /H5 /H6 /L /LI /Lbl /LBody /Table /TR /TH /TD /THead /TBody /TFoot /Span
    /Quote /Note /Reference /BibEntry /Code /Link /Annot /Ruby /RB /RT /RP /Warichu /WT /WP
    /Figure /Formula /Form
"""
STANDARD = frozenset(TYPES.split())
"""The structure types of ISO 32000-1, 14.8.4: what they mean may not be changed by a role map."""


class Names:
    """Role map and class map of a pack, filled source by source; the first to use a name keeps it."""

    def __init__(self) -> None:
        self.roles: dict[str, str] = {}
        self.classes: dict[str, bytes] = {}

    def clashes(self, facts: Facts) -> Renames:
        """What this source must rename before it can be joined; empty where nothing clashes."""
        roles = {
            name: fresh(name, self.roles, facts.roles)
            for name, target in facts.roles.items()
            if name in STANDARD or self.roles.get(name, target) != target
        }
        classes = {
            name: fresh(name, self.classes, facts.classes)
            for name, (_, text) in facts.classes.items()
            if self.classes.get(name, text) != text
        }
        return Renames(roles, classes)

    def take(self, facts: Facts) -> None:
        self.roles.update(facts.roles)
        self.classes.update((name, text) for name, (_, text) in facts.classes.items())


def fresh(name: str, *taken: Mapping[str, object]) -> str:
    """``name`` with the first number that nobody uses: ``/Heading-2``."""
    number = 2
    while any(f"{name}-{number}" in names for names in taken):
        number += 1
    return f"{name}-{number}"
