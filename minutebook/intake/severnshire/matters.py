"""The subjects that several bodies take up, and each step of their way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from minutebook.book.schema import Matter, Stage, Words
from minutebook.intake.severnshire.bodies import body_name
from minutebook.intake.severnshire.keys import keyed
from minutebook.intake.severnshire.minutes import entry_matters, outcome
from minutebook.intake.severnshire.plan import Plan, Sitting
from minutebook.intake.severnshire.voice import Voice

MATTERS = {
    "emotional-health": (
        "Children's emotional health and well-being",
        "How well the county and the health service help children who are anxious or low, children in care "
        "above all, and how ready partners are for a joint inspection of it.",
    ),
    "fostering": (
        "Enough foster homes in Severnshire",
        "Recruiting and keeping enough foster carers that children in care can live near what they know.",
    ),
    "care-leavers": (
        "Suitable accommodation for care leavers",
        "Bringing the use of unsuitable accommodation for young people leaving care to an end.",
    ),
    "school-transport": (
        "The home to school transport budget",
        "A budget overspent three years running, and a new policy for those over sixteen.",
    ),
    "eastern-link": (
        "Ledbourne Eastern Link road",
        "A road of 2.3 miles around the east of Ledbourne: its cost, its orders, and who pays.",
    ),
}


def opened(key: str) -> Matter:
    """The matter before any body has dealt with it."""
    title, summary = MATTERS[key]
    return Matter(id=keyed("matter", key), title=Words(en=title), summary=Words(en=summary))


def stages(plan: Plan, key: str) -> Iterator[tuple[Sitting, datetime, Stage]]:
    """The steps of a matter: the meeting, when it began, and what it did there."""
    for held in plan.sittings:
        if held.fate == "cancelled":
            continue
        for matter, entry in entry_matters(held):
            if matter != key or (held.fate == "adjourned" and entry != held.entries[0]):
                continue
            came = outcome(Voice(plan, held, entry))
            note = f"{body_name(held.body)}: {came.words.en.lower()}" if came else body_name(held.body)
            yield held, held.start, Stage(at=held.item_id(entry.key), note=Words(en=note))
