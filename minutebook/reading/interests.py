"""Declarations of interest: who declared what kind of interest, in which item."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading.people import Role, is_subject, role_of

_DECLARES = re.compile(
    r"""\b(?P<verb>(?:declared|disclosed|DECLARED|registered|stated|advised\ of|notified)(?:\ (?:that\ (?:he|she|they|s/he)\ (?:had|has|have)|the\ existence\ of|to\ having))?
          \ (?:an?|in|another|their|his|her|the\ following|both|similar)\ (?:[\w,'/-]+\ ){0,8}?(?:interests?|connection|relationship)\b)
      | \b(?P<that>declared\ that\ (?:he|she|they|his|her)\b) | \b(?P<left>(?:left|withdrew\ from|vacated|would\ (?:leave|withdraw))\b)""",
    re.VERBOSE,
)
_NOT = re.compile(
    r"^(?:Members|Councillors|All [Mm]embers|Any|No|If|Where|There)\b(?! \w+ and \w+ declared)|\binterest in (?:being|becoming|standing|attending|the vacancy)\b|conflict of interest|"
    r"\b(?:asked|invited|reminded|required|requested) to\b|\b(?:no|any) (?:\w+ )*interests?\b",
    re.I,
)
_TYPE = re.compile(
    r"\b((?:disclosable |other |prejudicial |personal |significant |non-?[\s-]?|and |direct |indirect |registrable |registerable |registrable |notifiable |code of conduct )*"
    r"(?:pecuniary|personal|prejudicial|non-pecuniary|registrable|registerable|non-registrable|other|disclosable|financial|significant|DPI|connection))\b(?: and prejudicial)?",
    re.I,
)
_ITEM = re.compile(
    r"\b(?:in|on|to|for|regarding|under|concerning|in respect of|in relation to|with regard to)(?: the)? "
    r"(?P<item>(?:(?:this|that|the) (?:item|matter|application)|(?:[Aa]genda )?[Ii]tems?(?: [Nn]o\.?| numbers?)? [\w()/.]+(?: and \w+)?|[Mm]inutes? [\w/().]+|"
    r"(?:[Aa]pplication|[Pp]lanning [Aa]pplication)[^,;]{0,60}|.+?))(?=,| as\b| by\b| because| due\b| since| being| and (?:left|withdrew|took|did|would|in acc)| which| in that|\.|;|\)|$| under)"
)


class Interest(NamedTuple):
    """A declaration within a sentence: its start, end and fields."""

    start: int
    end: int
    fields: dict[str, Any]
    sure: bool


def declaration(text: str) -> Interest | None:
    """The declaration of interest a sentence records, or None."""
    if (
        "nterest" not in text
        and "declared that" not in text
        and "connection" not in text
        and "relationship" not in text
    ):
        return None
    match = _DECLARES.search(text)
    if match is None or match["left"] or _NOT.search(text):
        return None
    subject = _subject(text[: match.start()])
    if not subject:
        return None
    who, start = subject
    end = len(text)
    if text[start - 1 : start] == "(" and text.find(")", match.end()) > 0:
        end = text.index(")", match.end())
    elif (cut := re.search(r" and (?:following|after|it was) ", text[match.end() :])) is not None:
        end = match.end() + cut.start()
    kind = _TYPE.search(text, match.start(), min(end, match.end() + 10))
    item = _ITEM.search(text, match.end(), end)
    fields = {
        "who": who,
        "type": kind.group().strip().lower() if kind else "",
        "item": item["item"].strip() if item else "",
    }
    return Interest(start, end, fields, not match["that"])


def _subject(before: str) -> tuple[str, int] | None:
    flat = re.sub(r" (?:also|then|further|both|each|subsequently|again|thereupon)$", "", before.rstrip())
    if "," in flat and re.search(r", who .*,$", flat):
        flat = flat[: flat.index(",")]
    cuts = [m.end() for m in re.finditer(r"(?:[(;.] ?|, | and (?=[A-Z])| - |: )", flat)]
    for cut in (0, *cuts):
        who = flat[cut:].strip(" ,")
        who = re.sub(r"^(?:At this point|In accordance[^,]*|Under[^,]*),? ", "", who)
        if is_subject(who) and role_of(who) is not Role.OTHER:
            return who, before.index(who, cut)
    return None
