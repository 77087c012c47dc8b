"""Which language a stretch of minutes is in: Welsh is recognised, left unread, and said to be."""

from __future__ import annotations

import re

from minutebook.reading.lexicon import LISTS, terms
from minutebook.reading.patterns import Rule, Screen, words_of

# Words of Welsh that stand in English minutes too.
_WELSH = LISTS["ONLY_WELSH"] | terms("a i o am at un cabinet pan sir fel nad ni neu hi trwy hon")
_ENGLISH = terms(
    "the of and to in that was were is are be been for on with by from at as it this which had "
    "has have would not or an their its members committee council report meeting resolved agreed "
    "councillor minutes"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MAY_BE_WELSH = Screen(Rule("ONLY_WELSH"))
# Fewer words than this do not tell a language.
_TOO_FEW = 4


def is_welsh(text: str) -> bool:
    """Whether a block of text is Welsh: its small words are, and outnumber the English ones."""
    if _MAY_BE_WELSH.shuts(words_of(text)):
        return False
    words = [word.lower() for word in _WORD.findall(text[:2000])]
    if len(words) < _TOO_FEW:
        return False
    welsh = sum(word in _WELSH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return welsh >= max(3, 0.2 * len(words)) and welsh > 2 * english
