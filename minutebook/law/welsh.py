"""The Welsh of what a council in Wales resolves and marks, for a translator to confirm.

The descriptions of Schedule 12A stand here in Welsh for the resolution and the marking alone; the English
text in ``exempt`` is the one that was read in its source.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from minutebook.law.errors import LawError
from minutebook.law.nations import NATION_NAMES, Nation

Language = Literal["en", "cy"]

TO_BE_CONFIRMED = (
    "The Welsh wording was not taken from the Welsh text of the Act: a translator must confirm it."
)

_SCHEDULE = "Ran 4 o Atodlen 12A i Ddeddf Llywodraeth Leol 1972"
_POWER = "adran 100A(4) o Ddeddf Llywodraeth Leol 1972"

DESCRIPTIONS = {
    "12": "Gwybodaeth sy'n ymwneud ag unigolyn penodol",
    "13": "Gwybodaeth sy'n debygol o ddatgelu pwy yw unigolyn",
    "14": "Gwybodaeth sy'n ymwneud â materion ariannol neu fusnes unrhyw berson penodol (gan gynnwys yr "
    "awdurdod sy'n dal yr wybodaeth honno)",
    "15": "Gwybodaeth sy'n ymwneud ag unrhyw ymgynghori neu negodi, neu ymgynghori neu negodi arfaethedig, "
    "mewn cysylltiad ag unrhyw fater cysylltiadau llafur sy'n codi rhwng yr awdurdod neu un o Weinidogion y "
    "Goron a chyflogeion yr awdurdod, neu ddeiliaid swyddi oddi tano",
    "16": "Gwybodaeth y gellid hawlio braint broffesiynol gyfreithiol mewn perthynas â hi mewn achos "
    "cyfreithiol",
    "17": "Gwybodaeth sy'n datgelu bod yr awdurdod yn bwriadu (a) rhoi hysbysiad o dan unrhyw ddeddfiad sy'n "
    "gosod gofynion ar berson; neu (b) gwneud gorchymyn neu gyfarwyddyd o dan unrhyw ddeddfiad",
    "18": "Gwybodaeth sy'n ymwneud ag unrhyw gamau a gymerwyd neu sydd i'w cymryd mewn cysylltiad ag atal, "
    "ymchwilio i neu erlyn trosedd",
    "18A": "Gwybodaeth sy'n ddarostyngedig i unrhyw rwymedigaeth cyfrinachedd",
    "18B": "Gwybodaeth sy'n ymwneud mewn unrhyw ffordd â materion diogelwch gwladol",
    "18C": "Trafodaethau pwyllgor safonau wrth ddod i gasgliad ar fater a gyfeiriwyd ato",
}
"""What each paragraph of Part 4 describes."""

_VOWELS = "aeiouwyâêîôûŵŷ"


def only_in_wales(nation: Nation, language: Language) -> None:
    """Raise LawError naming ``language`` where Welsh is asked of another nation's council."""
    if language == "cy" and nation != "wales":
        raise LawError("language", f"there is no Welsh wording for {NATION_NAMES[nation]}; ask for en")


def both(parts: Sequence[str]) -> str:
    """A list in Welsh words; "a" becomes "ac" before a vowel: 12 a 13, 8 ac 9.

    Numbers are read aloud: of those, 1, 8 and 11 begin with a vowel.
    """
    if len(parts) < 2:
        return "".join(parts)
    last = parts[-1]
    vowel = last[:1].lower() in _VOWELS or last.rstrip("ABC") in ("1", "8", "11")
    return f"{', '.join(parts[:-1])} {'ac' if vowel else 'a'} {last}"


def resolution(items: Sequence[str], paragraphs: Sequence[str], weighed: bool) -> str:
    """The resolution that excludes the public from ``items``, on the ``paragraphs`` they fall within.

    ``weighed`` is whether the public interest test applies to any of them. Source: LGA 1972 s.100A(4), (5).
    """
    words = (
        f"Bod y cyhoedd, o dan {_POWER}, yn cael eu cau allan o'r cyfarfod ar gyfer "
        f"{'eitem' if len(items) == 1 else 'eitemau'} {both(items)}, oherwydd ei bod yn debygol y datgelir "
        f"gwybodaeth esempt fel y'i disgrifir {_cited(paragraphs)}"
    )
    if weighed:
        words += (
            ", a bod budd y cyhoedd o ran cynnal yr esemptiad yn drech na budd y cyhoedd o ran datgelu'r "
            "wybodaeth"
        )
    return f"{words}."


def marking(paragraphs: Sequence[str]) -> str:
    """What every copy of a withheld report is marked with. Source: LGA 1972 s.100B(5)."""
    return f"Ddim i'w gyhoeddi: gwybodaeth esempt fel y'i disgrifir {_cited(paragraphs)}"


def _cited(paragraphs: Sequence[str]) -> str:
    described = "; ".join(DESCRIPTIONS[paragraph] for paragraph in paragraphs)
    where = "ym mharagraff" if len(paragraphs) == 1 else "ym mharagraffau"
    return f"{where} {both(paragraphs)} o {_SCHEDULE} ({described})"
