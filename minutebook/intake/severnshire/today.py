"""A meeting on the day the demo is loaded, its agenda out: to be opened, and its minutes taken."""

from __future__ import annotations

from datetime import date

from minutebook.book import clock
from minutebook.book.press import publish
from minutebook.book.schema import Item, Meeting, Notice, Paragraph, Words
from minutebook.book.shelf import Book
from minutebook.intake.severnshire.bodies import place
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import PANEL

WHY = Words(en="Convened at shorter notice to hear what closing a family hub for the winter would mean.")
AGENDA = (
    ("Apologies and substitutes", "To hear who cannot come, and who comes in their place."),
    ("Declarations of interest", "To declare any interest in what is before the Panel."),
    (
        "The family hub at Tenburgh",
        "To hear from the Head of Family Support what families would use instead, and to advise the Cabinet.",
    ),
    (
        "Recruiting foster carers",
        "To receive a spoken update on the autumn’s campaign, and to ask for what the Panel still needs.",
    ),
    ("Date of the next meeting", "To note it."),
)


def sit_today(book: Book, day: date) -> None:
    """Publish the agenda of a special meeting of the scrutiny panel on ``day``; once, however often asked."""
    meeting = Meeting(
        id=keyed("meeting", "today"),
        body=keyed("body", PANEL),
        start=f"{day.isoformat()}T18:00",
        kind="special",
        state="agenda",
        state_reason=WHY,
        place=place(PANEL),
        notice=Notice(given=f"{clock.now():%Y-%m-%dT%H:%M}", posted="County Hall", words=WHY),
        items=tuple(
            Item(
                id=keyed("item", f"today/{label}"),
                label=str(label),
                title=Words(en=title),
                agenda=(Paragraph(text=Words(en=words)),),
            )
            for label, (title, words) in enumerate(AGENDA, 1)
        ),
    )
    publish(book, meeting, council=COUNCIL, key="severnshire/today")
