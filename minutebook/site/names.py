"""Whether a name said in minutes is a certain member's."""

from __future__ import annotations

import re

WORDS = """
councillor councillors cllr cllrs alderman ald cynghorydd cyng mr mrs ms miss mx dr prof professor
rev reverend sir dame lord lady baroness right hon honourable the y
"""
STYLES = frozenset(WORDS.split())


def bare(name: str) -> str:
    """A name without styles, stops and case: ``Cllr. Dr Ruth O’Neil`` as ``ruth o'neil``."""
    words = re.findall(r"[\w'’-]+", name.casefold().replace("’", "'"))
    while words and words[0] in STYLES:
        words.pop(0)
    return " ".join(words)


def same(said: str, full: str, family: str = "") -> bool:
    """Whether ``said`` names the person called ``full``: the same name, or initials and the family name."""
    one, other = bare(said), bare(full)
    if not one or not other:
        return False
    if one == other:
        return True
    last = bare(family) or other.rpartition(" ")[2]
    first, _, rest = one.partition(" ")
    return rest == last and len(first) == 1 and other.startswith(first)
