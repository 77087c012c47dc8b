"""Which items of business may be taken: those the public could see in time, and late ones for good reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Lines, latest
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice import agenda_in_time
from minutebook.law.notice_table import ACCESS_ACT, EXECUTIVE_2012, NI_ACT
from minutebook.law.rules import DEFAULTS, Choices, Edition, example, rule
from minutebook.law.working_days import Calendar, civil_day

Taken = Literal["may", "may as urgent", "may not"]
Gateway = Literal[
    "the chair finds it urgent",
    "the chair finds it urgent, at the annual meeting",
    "the monitoring officer advises it",
    "no late items",
]

NOBODY_ADMITS = (
    "The regulations give nobody the power to admit a late item to an executive's meeting: councils differ."
)


@dataclass(frozen=True)
class Urgency:
    """Why a late item is to be taken all the same.

    ``special_circumstances`` are the words that go into the minutes, ``opinion_of`` is the person in the
    chair who is of the opinion that it is urgent, ``advice`` is the monitoring officer's note where the law
    gives the chair no such power, ``annual_meeting`` whether standing orders admit urgent business at the
    annual meeting of the council.
    """

    special_circumstances: str = ""
    opinion_of: str = ""
    advice: str = ""
    annual_meeting: bool = False


LATE_ITEM = rule(
    "late-item",
    "Items of business and late items",
    "An item may be taken if the public could see it for the time of notice; otherwise only if the person "
    "in the chair is of the opinion that it is urgent, by reason of special circumstances that go into the "
    "minutes.",
    Edition[Gateway](
        "LGA 1972 s.100B(4)",
        "the chair finds it urgent",
        ("england", "wales"),
        ("committee", "joint"),
        since=ACCESS_ACT,
    ),
    Edition[Gateway](
        "LGA 1972 s.100B(4), Sch 12 para 4(5)",
        "the chair finds it urgent, at the annual meeting",
        ("england", "wales"),
        ("council",),
        since=ACCESS_ACT,
        note="The full council takes only what the summons names, but for its annual meeting.",
    ),
    Edition[Gateway](
        "SI 2012/2089 reg 6(2)",
        "the monitoring officer advises it",
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
        status="contested",
    ),
    Edition[Gateway](
        "Local Government (Scotland) Act 1973 s.50B(4)",
        "the chair finds it urgent",
        ("scotland",),
        ("council", "committee", "joint"),
        since=ACCESS_ACT,
    ),
    Edition[Gateway](
        "LGA (NI) 2014 s.43(4)",
        "the chair finds it urgent",
        ("northern-ireland",),
        ("council", "committee", "joint"),
        since=NI_ACT,
    ),
    Edition[Gateway](
        "LGA 1972 Sch 12 paras 10(2)(b), 26(2)(b)",
        "no late items",
        ("england", "wales"),
        ("parish",),
        note="A parish or community council decides nothing that its summons does not name.",
    ),
)


@LATE_ITEM.answered_by(
    example(
        "may", nation="england", body="committee", meeting=date(2025, 5, 6), open_since=date(2025, 4, 25)
    ),
    example(
        "may not", nation="england", body="committee", meeting=date(2025, 5, 6), open_since=date(2025, 5, 1)
    ),
    example(
        "may as urgent",
        nation="england",
        body="committee",
        meeting=date(2025, 5, 6),
        open_since=date(2025, 5, 1),
        urgency=Urgency("The court set the hearing down for 8 May on 30 April.", "Councillor Ash"),
    ),
)
def item_may_be_taken(
    nation: Nation,
    body: BodyKind,
    meeting: date,
    open_since: date,
    convened: date | None = None,
    urgency: Urgency | None = None,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[Taken]:
    """Whether an item whose papers are open to the public since ``open_since`` may be taken at ``meeting``.

    ``convened`` is the day a meeting was convened at shorter notice, if it was. The result is ``may``,
    ``may as urgent`` (the reason must be in the minutes) or ``may not``. Source: e.g. LGA 1972 s.100B(4).
    """
    notice = agenda_in_time(nation, body, meeting, open_since, convened, calendar, choices)
    edition = LATE_ITEM.on(civil_day(meeting, "meeting"), nation, body)
    urgency = urgency or Urgency()
    facts = _facts(edition.value, urgency)
    missing = [str(fact.value) for fact in facts if not fact.counts]
    said = {
        "may": notice.because,
        "may as urgent": f"{notice.because}; taken as urgent because: {urgency.special_circumstances}",
        "may not": f"{notice.because}; there is no {' and no '.join(missing)}",
    }
    warnings = notice.warnings
    if edition.value == "the monitoring officer advises it" and not notice.result:
        warnings += (NOBODY_ADMITS,)
    lines = (Line(notice.because, notice.result), *facts)
    return reached(LATE_ITEM, edition, lines, _taken, lambda taken: said[taken], warnings)


def _facts(gateway: Gateway, urgency: Urgency) -> Lines:
    """What a late item needs, and whether it has it."""
    reason = Line("special circumstances for the minutes", bool(urgency.special_circumstances.strip()))
    if gateway == "no late items":
        return (Line("power to take business that the summons does not name", False),)
    if gateway == "the monitoring officer advises it":
        return reason, Line("note of the monitoring officer's advice", bool(urgency.advice.strip()))
    chair = Line("opinion of the person in the chair", bool(urgency.opinion_of.strip()))
    if gateway == "the chair finds it urgent":
        return reason, chair
    annual = Line("annual meeting whose standing orders admit urgent business", urgency.annual_meeting)
    return reason, chair, annual


def _taken(lines: Lines) -> Taken:
    in_time, *facts = lines
    if in_time.counts:
        return "may"
    return "may as urgent" if all(fact.counts for fact in facts) else "may not"


SUPPLEMENT = rule(
    "supplement",
    "Papers added after the agenda went out",
    "An item or report added later is open to the public from the time it is added, but not before the "
    "members have it.",
    Edition("LGA 1972 s.100B(3)(b)", None, ("england", "wales"), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50B(3)(b)", None, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.43(3)(b)", None, ("northern-ireland",), since=NI_ACT),
)


@SUPPLEMENT.answered_by(
    example(date(2025, 5, 1), nation="england", added=date(2025, 4, 30), members_had_copies=date(2025, 5, 1)),
)
def supplement_open_since(nation: Nation, added: date, members_had_copies: date) -> Answer[date]:
    """The day from which an added item or report is open: hand it to ``item_may_be_taken``."""
    added = civil_day(added, "added")
    copies = civil_day(members_had_copies, "members_had_copies")
    lines = (Line(added, True, "added to the agenda"), Line(copies, True, "with the members"))
    return reached(
        SUPPLEMENT,
        SUPPLEMENT.on(added, nation),
        lines,
        latest,
        lambda since: (
            f"added on {wording.day(added)}, with the members on {wording.day(copies)}: "
            f"open from {wording.day(since)}"
        ),
    )
