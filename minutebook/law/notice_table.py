"""How much notice of a meeting the law asks for: one table by nation, kind of body and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minutebook.law.nations import BodyKind
from minutebook.law.rules import Edition, Setting
from minutebook.law.working_days import ONE_DAY

COUNCIL_BODIES: tuple[BodyKind, ...] = ("council", "committee", "joint")

FIVE_DAYS, ELECTRONIC_WALES = date(2002, 10, 1), date(2021, 5, 1)
ACCESS_ACT, EXECUTIVE_2012, NI_ACT = date(1986, 4, 1), date(2012, 9, 10), date(2014, 6, 2)


@dataclass(frozen=True)
class Notice:
    """How much notice: ``days``, whether they are clear days, where it is given, and whether less will do.

    ``short`` means that a meeting convened at shorter notice may be told of when it is convened.
    """

    days: int
    where: str
    clear: bool = True
    short: bool = True

    def __str__(self) -> str:
        shorter = "; at shorter notice, when the meeting is convened" if self.short else ""
        return f"{self.days} {'clear ' * self.clear}days, {self.where}{shorter}"


CLOSURE_DAYS_COUNT = Setting(
    "closure-days-count", False, "whether days on which the council's offices are closed count as clear days"
)
PARISH_SATURDAYS_COUNT = Setting(
    "parish-saturdays-count",
    False,
    "whether Saturdays count as clear days of a parish or community council",
    warning="Whether Saturdays count for parish and community councils is contested: some count them.",
)
NI_DAYS = Setting(
    "northern-ireland-days",
    "clear",
    "how 'five days at least' is read: as clear days, or literally",
    options=("clear", "literal"),
    warning="The Act says 'five days at least', not clear days: whether both end days count is contested.",
)
NOTICE_SETTINGS = (CLOSURE_DAYS_COUNT, PARISH_SATURDAYS_COUNT, NI_DAYS)

OFFICES, WEBSITE = "open to inspection at the offices", "published electronically"
POSTED, PLACE = "posted at the offices", "fixed in a conspicuous place in the area"

_BEFORE_2002 = "Local Government (Access to Information) Act 1985"
_WALES_EXECUTIVE = "SI 2001/2290 (W.178) as amended in 2021"
FROM_MEMORY = (
    "The text of this rule was not at hand when it was written: the monitoring officer must confirm it."
)

AGENDA_NOTICE_EDITIONS = (
    Edition(
        "LGA 1972 ss.100B(3), (4), 100E; SI 2002/715",
        Notice(5, OFFICES),
        ("england",),
        COUNCIL_BODIES,
        since=FIVE_DAYS,
    ),
    Edition(
        f"LGA 1972 s.100B(3) as inserted by the {_BEFORE_2002}",
        Notice(3, OFFICES),
        ("england",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=FIVE_DAYS - ONE_DAY,
    ),
    Edition(
        "SI 2012/2089 regs 6, 7",
        Notice(5, f"{OFFICES} and on the website"),
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
    ),
    Edition(
        "SI 2000/3272 as amended by SI 2002/716",
        Notice(5, OFFICES),
        ("england",),
        ("executive",),
        since=FIVE_DAYS,
        until=EXECUTIVE_2012 - ONE_DAY,
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA 1972 s.100BA; Local Government and Elections (Wales) Act 2021 Sch 4",
        Notice(3, WEBSITE),
        ("wales",),
        COUNCIL_BODIES,
        since=ELECTRONIC_WALES,
    ),
    Edition(
        f"LGA 1972 s.100B(3) as inserted by the {_BEFORE_2002}",
        Notice(3, OFFICES),
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        _WALES_EXECUTIVE,
        Notice(3, WEBSITE),
        ("wales",),
        ("executive",),
        since=ELECTRONIC_WALES,
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50B(3), (4)",
        Notice(3, OFFICES),
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 ss.43(3), (4), 46",
        Notice(5, OFFICES, clear=False),
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
    ),
    Edition("LGA 1972 Sch 12 para 10(2)", Notice(3, PLACE, short=False), ("england",), ("parish",)),
    Edition(
        "LGA 1972 Sch 12 para 26(2), (2ZA)",
        Notice(3, f"{PLACE} and {WEBSITE}", short=False),
        ("wales",),
        ("parish",),
        since=ELECTRONIC_WALES,
    ),
    Edition(
        "LGA 1972 Sch 12 para 26(2)",
        Notice(3, PLACE, short=False),
        ("wales",),
        ("parish",),
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
)

PUBLIC_NOTICE_EDITIONS = (
    Edition("LGA 1972 s.100A(6)(a)", Notice(5, POSTED), ("england",), COUNCIL_BODIES, since=FIVE_DAYS),
    Edition(
        "LGA 1972 s.100A(6)(a)",
        Notice(3, POSTED),
        ("england",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=FIVE_DAYS - ONE_DAY,
    ),
    Edition(
        "SI 2012/2089 reg 6",
        Notice(5, f"{POSTED} and on the website"),
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
    ),
    Edition(
        "LGA 1972 s.100A(6)(aa), (6A)",
        Notice(3, f"{WEBSITE}, saying whether it is open to the public, where, and how to attend remotely"),
        ("wales",),
        COUNCIL_BODIES,
        since=ELECTRONIC_WALES,
    ),
    Edition(
        "LGA 1972 s.100A(6)(a)",
        Notice(3, POSTED),
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50A(6)",
        Notice(3, POSTED),
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 ss.42(6)(a), 46",
        Notice(5, POSTED, clear=False),
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
    ),
    Edition("LGA 1972 Sch 12 para 10(2)(a)", Notice(3, PLACE, short=False), ("england",), ("parish",)),
    Edition(
        "LGA 1972 Sch 12 para 26(2)(a), (2ZA)",
        Notice(3, f"{PLACE} and {WEBSITE}", short=False),
        ("wales",),
        ("parish",),
        since=ELECTRONIC_WALES,
    ),
)

SUMMONS_EDITIONS = (
    Edition(
        "LGA 1972 Sch 12 para 4(1A)",
        Notice(5, "sent to every member, authenticated by the proper officer", short=False),
        ("england",),
        ("council",),
        since=FIVE_DAYS,
        note="There are no words for shorter notice; want of service does not invalidate (para 4(4)).",
    ),
    Edition(
        "LGA 1972 Sch 12 para 4(2) as it stood",
        Notice(3, "sent to every member"),
        ("england",),
        ("council",),
        until=FIVE_DAYS - ONE_DAY,
        status="contested",
        note=FROM_MEMORY,
    ),
    Edition(
        "LGA 1972 Sch 12 para 4(2), (2A)",
        Notice(3, "sent electronically to every member who did not ask for post"),
        ("wales",),
        ("council",),
        since=ELECTRONIC_WALES,
    ),
    Edition(
        "LGA 1972 Sch 12 para 4(2)",
        Notice(3, "sent to every member"),
        ("wales",),
        ("council",),
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7 para 2",
        Notice(3, "sent to every member, signed by the proper officer", short=False),
        ("scotland",),
        ("council",),
    ),
    Edition(
        "LGA (NI) 2014 Sch 5 para 5",
        Notice(3, "served on every member, signed by the clerk", clear=False, short=False),
        ("northern-ireland",),
        ("council",),
        since=NI_ACT,
    ),
    Edition(
        "LGA 1972 Sch 12 paras 10(2)(b), 26(2)(b)",
        Notice(3, "sent to every member, signed by the proper officer", short=False),
        ("england", "wales"),
        ("parish",),
    ),
)
