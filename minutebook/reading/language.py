"""Which language a stretch of minutes is in: Welsh is recognised, left unread, and said to be."""

from __future__ import annotations

import re

from minutebook.reading.lexicon import terms

_WELSH = terms(
    "y yr yn a ac i o ar bod wedi gan am eu ei oedd roedd mae nid ddim gyda neu hyn hynny hwn hon "
    "i'r o'r a'r y'r yw bydd byddai fod at dan cyfarfod pwyllgor cyngor penderfynwyd aelodau "
    "aelod cynghorydd cynghorwyr adroddiad cofnodion ymddiheuriadau datganiadau buddiant eitem "
    "cadeirydd cabinet gwasanaethau gwasanaeth sir swyddog ystyried cymeradwyo nodi derbyn "
    "argymhellion argymell ynghylch ynglŷn trwy drwy wrth sydd sy ein eich fel pan lle ond hefyd "
    "un dau tri rhwng heb nad na ni nhw hi ef gael cael gwneud mewn rhoi cytunwyd nodwyd"
)
# Words that English minutes do not hold: a block without any is not Welsh.
_ONLY_WELSH = _WELSH - terms("a i o am at un cabinet pan sir fel nad had ni neu hi trwy hon")
_ENGLISH = terms(
    "the of and to in that was were is are be been for on with by from at as it this which had "
    "has have would not or an their its members committee council report meeting resolved agreed "
    "councillor minutes"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# Fewer words than this do not tell a language.
_TOO_FEW = 4


def is_welsh(text: str) -> bool:
    """Whether a block of text is Welsh: its small words are, and outnumber the English ones."""
    if _ONLY_WELSH.isdisjoint(text[:2000].lower().split()):
        return False
    words = [word.lower() for word in _WORD.findall(text[:2000])]
    if len(words) < _TOO_FEW:
        return False
    welsh = sum(word in _WELSH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return welsh >= max(3, 0.2 * len(words)) and welsh > 2 * english
