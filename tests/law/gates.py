"""Facts that pass each gate, for tests to spoil one at a time."""

from __future__ import annotations

from datetime import date, datetime

from minutebook.law.agenda_gate import Agenda, Item, Report
from minutebook.law.decision_gate import DecisionRecord
from minutebook.law.exclusion import Withheld
from minutebook.law.gate import Verdict
from minutebook.law.minutes_gate import MinutedItem, Minutes, Vote
from minutebook.law.votes import Count

MEETING = date(2025, 5, 6)
POSTED = datetime(2025, 4, 25, 17)

REPORT = Report(
    "Roads", "Ash", {"finance": "Birch", "legal": "Cedar"}, background=("Traffic survey, March 2025",)
)
EXEMPT = Report(
    "Depot",
    "Ash",
    {"legal": "Cedar"},
    withheld=Withheld(("3",), "A sale is being negotiated.", "Monitoring Officer", date(2025, 11, 3)),
    marked="Not for publication: paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972",
)
AGENDA = Agenda(
    "england",
    "committee",
    MEETING,
    POSTED.date(),
    notice={"time": "2 pm", "place": "County Hall"},
    posted_by="A. Clerk",
    posted_at=POSTED,
    items=(Item("5", (REPORT,)), Item("6", (EXEMPT,))),
)

PRESENT = tuple(f"Member {number}" for number in range(1, 13))
MINUTES = Minutes(
    "england",
    "committee",
    MEETING,
    date(2025, 5, 20),
    seats=13,
    present=PRESENT,
    items=(
        MinutedItem("5", "resolved", present=12, votes=(Vote(Count(7, 4, 1), "carried"),)),
        MinutedItem("6", "noted", present=12),
    ),
)

DECISION = DecisionRecord(
    "england",
    "individual",
    MEETING,
    date(2025, 5, 8),
    record={
        "decision": "That the contract be awarded.",
        "date": "6 May 2025",
        "reasons": "It was the best tender.",
        "alternatives": "To tender again.",
        "conflicts": "None",
        "dispensations": "None",
    },
)


def blocking(verdict: Verdict) -> list[tuple[str, str]]:
    """The rules that stand in the way, each with what it is about."""
    return [(finding.rule, finding.about) for finding in verdict.in_the_way]


def warning(verdict: Verdict) -> list[str]:
    """The rules that only warn."""
    return [finding.rule for finding in verdict.findings if finding.weight == "warns"]
