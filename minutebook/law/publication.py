"""What a paper needs before it is published, beside time of notice: words, clearance, care for readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import (
    ACCESS_ACT,
    COUNCIL_BODIES,
    ELECTRONIC_WALES,
    EXECUTIVE_2012,
    NI_ACT,
)
from minutebook.law.rules import Edition, Setting, example, rule
from minutebook.law.working_days import ONE_DAY

TIME_AND_PLACE = {"time": "the time of the meeting", "place": "the place"}
_WALES_SAYS = {
    "time": "the time of the meeting",
    "open": "whether it is open to the public",
    "access": "where it is held, or how to attend it remotely",
}

NOTICE_CONTENTS = rule(
    "notice-contents",
    "What the public notice of a meeting says",
    "The notice says when and where the meeting is; in Wales also whether it is open and how to attend "
    "remotely.",
    Edition("LGA 1972 s.100A(6)", TIME_AND_PLACE, ("england",), since=ACCESS_ACT),
    Edition("LGA 1972 s.100A(6)(aa), (6A)", _WALES_SAYS, ("wales",), COUNCIL_BODIES, since=ELECTRONIC_WALES),
    Edition("LGA 1972 s.100A(6)", TIME_AND_PLACE, ("wales",), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50A(6)", TIME_AND_PLACE, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.42(6)", TIME_AND_PLACE, ("northern-ireland",), since=NI_ACT),
)


@NOTICE_CONTENTS.answered_by(
    example(("place",), notice={"time": "2 pm"}, nation="england", body="committee", on=date(2025, 5, 6)),
    example(
        (),
        notice={"time": "2 pm", "open": "open to the public", "access": "County Hall, or by the link"},
        nation="wales",
        body="council",
        on=date(2025, 5, 6),
    ),
)
def missing_from_meeting_notice(
    notice: Mapping[str, str], *, nation: Nation, body: BodyKind, on: date
) -> Answer[tuple[str, ...]]:
    """The parts of a public notice that are missing, by name. Source: e.g. LGA 1972 s.100A(6)."""
    edition = NOTICE_CONTENTS.on(on, nation, body)
    lines = tuple(
        Line(name, bool(notice.get(name, "").strip()), what) for name, what in edition.value.items()
    )
    missing = wording.both([line.why for line in lines if not line.counts])
    because = f"the notice does not say {missing}" if missing else "the notice says all it must"
    return reached(NOTICE_CONTENTS, edition, lines, _missing, because)


def _missing(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(str(line.value) for line in lines if not line.counts)


NOTICE_POSTED = rule(
    "notice-posted",
    "Posting the notice by hand",
    "Somebody posts the notice at the council's offices, or for a parish in a conspicuous place, and says "
    "that and when they did.",
    Edition("LGA 1972 s.100A(6)(a)", None, ("england",), COUNCIL_BODIES, since=ACCESS_ACT),
    Edition("SI 2012/2089 reg 6(1)", None, ("england",), ("executive",), since=EXECUTIVE_2012),
    Edition("LGA 1972 Sch 12 paras 10 and 26", None, ("england", "wales"), ("parish",)),
    Edition(
        "LGA 1972 s.100A(6)(a)",
        None,
        ("wales",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50A(6)(a)",
        None,
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition("LGA (NI) 2014 s.42(6)", None, ("northern-ireland",), COUNCIL_BODIES, since=NI_ACT),
)


@NOTICE_POSTED.answered_by(
    example(
        True,
        posted_by="A. Clerk",
        posted_at=datetime(2025, 4, 25, 17),
        nation="england",
        body="committee",
        on=date(2025, 5, 6),
    ),
    example(False, posted_by="", posted_at=None, nation="england", body="committee", on=date(2025, 5, 6)),
)
def notice_posted(
    posted_by: str, posted_at: datetime | None, *, nation: Nation, body: BodyKind, on: date
) -> Answer[bool]:
    """Whether a person says that they posted the notice, and when. Source: e.g. LGA 1972 s.100A(6)(a)."""
    lines = (
        Line("who posted the notice", bool(posted_by.strip())),
        Line("the time it was posted", posted_at is not None),
    )
    missing = wording.both([str(line.value) for line in lines if not line.counts])
    because = (
        f"{missing} {'are' if ' and ' in missing else 'is'} not recorded" if missing else f"by {posted_by}"
    )
    return reached(NOTICE_POSTED, NOTICE_POSTED.on(on, nation, body), lines, all_count, because)


CLEARED = rule(
    "report-cleared",
    "Clearance of a report",
    "Every office that must clear a report has done so, and nobody cleared a report of their own.",
    Edition("The council's own rules for reports", None, status="local"),
)


@CLEARED.answered_by(
    example(True, author="Ash", clearances={"finance": "Birch", "legal": "Cedar"}, on=date(2025, 5, 6)),
    example(False, author="Ash", clearances={"finance": "Birch", "legal": ""}, on=date(2025, 5, 6)),
    example(False, author="Ash", clearances={"finance": "Ash"}, on=date(2025, 5, 6)),
)
def cleared(
    author: str, clearances: Mapping[str, str], *, on: date, nation: Nation = "england"
) -> Answer[bool]:
    """Whether a report is cleared: ``clearances`` are the offices that must, each with who did."""
    lines = tuple(
        Line(
            office,
            bool(by.strip()) and by != author,
            "its author" if by and by == author else by or "nobody yet",
        )
        for office, by in clearances.items()
    )
    waiting = wording.both([f"{line.value} ({line.why})" for line in lines if not line.counts])
    because = f"not cleared by {waiting}" if waiting else "cleared by all who must"
    return reached(CLEARED, CLEARED.on(on, nation), lines, all_count, because)


BOTH_AT_ONCE = Setting(
    "both-languages-together", True, "whether Welsh and English must be published together"
)
BOTH_LANGUAGES = rule(
    "both-languages",
    "Welsh and English",
    "Welsh is treated no less favourably than English: every text for the public stands in both.",
    Edition(
        "Welsh Language (Wales) Measure 2011; SI 2015/996, and the body's compliance notice",
        None,
        ("wales",),
        since=date(2016, 3, 30),
    ),
    settings=(BOTH_AT_ONCE,),
)


@BOTH_LANGUAGES.answered_by(
    example(True, missing=(), nation="wales", on=date(2025, 5, 6)),
    example(False, missing=("the Welsh title of item 4",), nation="wales", on=date(2025, 5, 6)),
)
def both_languages(missing: Sequence[str], *, nation: Nation, on: date) -> Answer[bool]:
    """Whether all texts are there in Welsh and English; ``missing`` names those that are not."""
    lines = tuple(Line(text, counts=False, why="is missing") for text in missing)
    because = (
        f"{wording.both(missing)} {'is' if len(missing) == 1 else 'are'} missing"
        if missing
        else "both are there"
    )
    return reached(BOTH_LANGUAGES, BOTH_LANGUAGES.on(on, nation), lines, all_count, because)


ACCESSIBLE = rule(
    "accessible-papers",
    "Papers that everyone can read",
    "A paper on a public site meets WCAG 2.2 AA: a scan without text or a file without tags does not.",
    Edition("SI 2018/952", None, since=date(2018, 9, 23)),
)


@ACCESSIBLE.answered_by(
    example(True, problems=(), on=date(2025, 5, 6)),
    example(False, problems=("page 3 is a picture without text",), on=date(2025, 5, 6)),
)
def accessible(problems: Sequence[str], *, on: date, nation: Nation = "england") -> Answer[bool]:
    """Whether a paper can be read by everyone, by the ``problems`` its check found."""
    lines = tuple(Line(problem, counts=False) for problem in problems)
    because = "; ".join(problems) or "the check found nothing"
    return reached(ACCESSIBLE, ACCESSIBLE.on(on, nation), lines, all_count, because)


PERSONAL_DATA = rule(
    "personal-data",
    "Personal data in public papers",
    "Names, addresses, birthdays and numbers of people that a paper need not show are taken out, or someone "
    "decides that it needs them; nothing may tell who a child in care is.",
    Edition("UK GDPR art 5(1)(c); Data Protection Act 2018", None, since=date(2018, 5, 25)),
)


@PERSONAL_DATA.answered_by(
    example(True, undecided=(), on=date(2025, 5, 6)),
    example(False, undecided=("a child's age and place of placement",), on=date(2025, 5, 6)),
)
def personal_data_decided(undecided: Sequence[str], *, on: date, nation: Nation = "england") -> Answer[bool]:
    """Whether someone decided on all that the scan found; ``undecided`` says what kind of thing each is."""
    lines = tuple(Line(what, counts=False, why="nobody has decided yet") for what in undecided)
    because = f"to be decided: {wording.both(undecided)}" if undecided else "nothing is left to decide"
    return reached(PERSONAL_DATA, PERSONAL_DATA.on(on, nation), lines, all_count, because)
