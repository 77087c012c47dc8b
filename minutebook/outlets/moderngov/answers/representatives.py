"""Members of Parliament: the record of a council holds none."""

from __future__ import annotations

from minutebook.outlets.moderngov.markup import Element
from minutebook.outlets.moderngov.source import Source


def all_of_them(source: Source, members_of_parliament: bool) -> Element:
    """No members of Parliament."""
    return Element("mpswards", [Element("mps", [])])


def by_postcode(source: Source, postcode: str, members_of_parliament: bool) -> Element:
    """No member of Parliament for any postcode."""
    return all_of_them(source, members_of_parliament)
