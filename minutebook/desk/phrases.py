"""The phrases of the house, which complete as one types: of minutes in general, and of this body and day."""

from __future__ import annotations

from minutebook.drafts.sitting.attending import Room
from minutebook.drafts.sitting.listening import bodies_named

GENERAL = (
    "RESOLVED that the report be noted.",
    "RESOLVED that the recommendations in the report be agreed.",
    "RESOLVED unanimously that the recommendations in the report be agreed.",
    "RESOLVED to recommend to Council that ",
    "Resolved that the minutes of the last meeting be approved as a correct record and signed by the Chair.",
    "The minutes of the last meeting were approved as a correct record, subject to the following amendment: ",
    "There were no declarations of interest.",
    "There were no apologies for absence.",
    "There were no urgent items.",
    "It was agreed to refer the matter to the ",
    "It was moved by ",
    "It was noted that ",
    "In response to a question from ",
    "In response to a question, ",
    "In response, ",
    "Members asked ",
    "Members commented that ",
    "The following points were made:",
    "The report was presented by ",
    "The Chair thanked ",
    "The date of the next meeting was noted.",
    "Action: ",
    "undertook to circulate ",
    "undertook to bring a report to the next meeting.",
    "was asked to ",
)
"""What clerks write again and again."""


def phrases(room: Room) -> list[str]:
    """All that completes at a meeting: phrases, the names of those on its attendance, and the bodies'."""
    body = str(room.body.name)
    own = [
        f"The {body} considered a report of ",
        f"The {body} received a presentation on ",
        f"RESOLVED that the {body} noted the report.",
        f"The {body} asked ",
    ]
    people = [line.formal for line in room.lines]
    named = [name for name in bodies_named(room.draft.council) if name != body]
    return [*GENERAL, *own, *people, *named]
