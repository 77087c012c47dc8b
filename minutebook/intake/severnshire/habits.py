"""How Severnshire’s bodies do things at their desk: where and when they meet, what they always take."""

from __future__ import annotations

from minutebook.drafts.models import Account, Practice
from minutebook.drafts.permission import Scope
from minutebook.drafts.practice import Habits, Standing, save_practice
from minutebook.intake.severnshire.bodies import place
from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.people import BOARD, CABINET, HEALTH, PANEL, WELLBEING

FIRST = (
    Standing("Apologies for absence and substitutes"),
    Standing("Declarations of interest"),
    Standing("Minutes of the last meeting"),
)
VOICES = Standing("Voices of children and young people", text="To hear from the Children in Care Council.")
PUBLIC = Standing("Questions, statements and petitions from the public")
NEXT = Standing("Date of the next meeting", last=True)
AT_TWO = (BOARD, WELLBEING)


def lay_down(clerk: Account) -> None:
    """Give each body its practice, where the desk holds none for it yet."""
    known = set(Practice.objects.using("desk").filter(council=COUNCIL).values_list("body", flat=True))
    for body in (BOARD, CABINET, HEALTH, PANEL, WELLBEING):
        key = keyed("body", body)
        if key in known:
            continue
        habits = Habits(
            standing=(*FIRST, VOICES if body == BOARD else PUBLIC, NEXT),
            place=place(body),
            start="14:00" if body in AT_TWO else "10:00",
            posted="the notice board at County Hall",
            careful=body in (BOARD, PANEL),
        )
        save_practice(Scope(COUNCIL, key), habits, by=clerk)
