"""The leaves on which minutes are signed: set by the packs' press, because a draft may not import it."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pikepdf
from django.utils import timezone

from minutebook.book import clock
from minutebook.book.schema import Meeting
from minutebook.book.shelf import public_book
from minutebook.drafts.agendas.notices import clock_time
from minutebook.drafts.minutes.signing import Prepared, Sheet, Sheets
from minutebook.drafts.minutes.standing_minutes import Out
from minutebook.law import wording
from minutebook.packs import minutes, of_record
from minutebook.packs.house import house_of
from minutebook.packs.model import Lang

BLANK = "Initials ................"


def leaves(out: Out, prepared: Prepared, *, ink: bool = False) -> Sheets:
    """The numbered leaves of minutes, public and private part each by itself.

    ``ink`` leaves room for a signature and for initials on each leaf; without it the leaves say who signs
    them on the screen now, and that person's initials stand on each (LGA 1972 Sch 12 para 41(2)).
    """
    private = None
    if out.has_private_part:
        items = tuple(item for item in out.meeting.items if item.exemption and item.minutes)
        closed = msgspec.structs.replace(out.meeting, items=items)
        private = _set(out, prepared, closed, prepared.first_private, ink, secret=True)
    return Sheets(_set(out, prepared, out.public, prepared.first, ink), private)


def _set(
    out: Out, prepared: Prepared, meeting: Meeting, first: int, ink: bool, *, secret: bool = False
) -> Sheet:
    book, lang = public_book(), _language(meeting)
    names, _ = of_record.names_for(book, out.council, meeting)
    said = of_record.told(meeting, names, lang)
    said = msgspec.structs.replace(
        said,
        leaf=first,
        initials=BLANK if ink else initials(prepared.name),
        signature=ink,
        signing=() if ink else _statement(prepared),
        kind=minutes.SAID[lang]["private"] if secret else "",
    )
    data = minutes.printed_minutes(said, house=house_of(book, out.council), lang=lang)
    return Sheet(data, pages_of(data))


def _language(meeting: Meeting) -> Lang:
    """English, but Welsh for minutes that are in Welsh alone."""
    texts = [paragraph.text for item in meeting.items for paragraph in item.minutes]
    return "cy" if texts and not any(text.en for text in texts) else "en"


def _statement(prepared: Prepared) -> tuple[str, ...]:
    now = timezone.localtime(clock.now())
    return (
        f"Signed by {prepared.name}, who presided at the meeting that approved these minutes, having "
        f"confirmed their sign-in again, on {wording.day(now.date())} at {clock_time(now)}.",
        f"The words signed have the SHA-256 {prepared.digest}.",
    )


def initials(name: str) -> str:
    """The initials of a name, without its title: AD for Councillor Anita Deshpande."""
    titles = ("Councillor", "Cllr", "Cynghorydd", "Dr", "Sir", "Dame", "Mr", "Mrs", "Ms", "Miss", "Mx", "The")
    words = [word for word in name.replace("-", " ").split() if word.rstrip(".") not in titles]
    return "".join(word[0] for word in words if word[0].isalpha())


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)
