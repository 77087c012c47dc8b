"""Call-in: scrutiny asks that a decision made but not yet carried out be looked at again. A local scheme."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple, cast, get_args

from minutebook.law import counting, wording
from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.counting import Lines
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice import council_calendar
from minutebook.law.notice_table import CLOSURE_DAYS_COUNT
from minutebook.law.rules import DEFAULTS, Choices, Edition, Setting, example, rule
from minutebook.law.working_days import ONE_DAY, Calendar, civil_day

WINDOW = Setting("call-in-days", 5, "working days after publication in which a decision may be called in")
REQUESTERS = Setting("call-in-requesters", 3, "members who must ask for a call-in")
HEARING = Setting("call-in-hearing-days", 10, "working days in which scrutiny must meet after a call-in")

LOCALISM = date(2012, 5, 4)
"""The day Part 1A of the Local Government Act 2000 came into force in England."""


class Window(NamedTuple):
    """The last day for a call-in, and the working day on which a decision not called in takes effect."""

    deadline: date
    effective: date


SCHEMES = (
    Edition(
        "LGA 2000 s.9F(4), and the council's own scheme", None, ("england",), since=LOCALISM, status="local"
    ),
    Edition(
        "LGA 2000 s.21(3), and the council's own scheme",
        None,
        ("england",),
        until=LOCALISM - ONE_DAY,
        status="local",
    ),
    Edition("LGA 2000 s.21(3), and the council's own scheme", None, ("wales",), status="local"),
)

CALL_IN = rule(
    "call-in",
    "When a decision can be called in",
    "A decision may be called in until the end of so many working days after it was published; if it is "
    "not, it takes effect on the next working day.",
    *SCHEMES,
    settings=(WINDOW, CLOSURE_DAYS_COUNT),
)


@CALL_IN.answered_by(
    example(Window(date(2025, 5, 9), date(2025, 5, 12)), nation="england", published=date(2025, 5, 1)),
    example(
        Window(date(2018, 10, 22), date(2018, 10, 23)),
        nation="wales",
        published=date(2018, 10, 16),
        choices=Choices.of(WINDOW, 4),
    ),
)
def call_in_window(
    nation: Nation, published: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[Window]:
    """Until when a decision published on ``published`` may be called in, and when it takes effect if not.

    Raises LawError naming nation where there is no call-in. Source: LGA 2000 s.9F(4) and the local scheme.
    """
    published = civil_day(published, "published")
    edition = CALL_IN.on(published, nation)
    calendar, warnings = council_calendar(nation, "executive", calendar, choices)
    lines = counting.after(published, choices[WINDOW], calendar)
    return reached(
        CALL_IN,
        edition,
        lines,
        _window,
        f"{wording.number(choices[WINDOW], 'working day')} after {wording.day(published)}: "
        f"{wording.days(counting.counted(lines))} count",
        warnings + counting.disputes(lines, calendar),
    )


def _window(lines: Lines) -> Window:
    return Window(counting.nth(lines), counting.earliest(lines).working_day)


CALL_IN_EFFECT = rule(
    "call-in-effect",
    "When a decision that is not called in takes effect",
    "A decision that nobody calls in takes effect on the first working day after the window.",
    *SCHEMES,
    settings=(WINDOW, CLOSURE_DAYS_COUNT),
)


@CALL_IN_EFFECT.answered_by(example(date(2025, 5, 12), nation="england", published=date(2025, 5, 1)))
def takes_effect(
    nation: Nation, published: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[date]:
    """The working day on which a decision published on ``published`` takes effect if it is not called in."""
    window = call_in_window(nation, published, calendar, choices)
    because = f"the window ends with {wording.day(window.result.deadline)}"
    return reached(CALL_IN_EFFECT, window.edition, window.counted, _effective, because, window.warnings)


def _effective(lines: Lines) -> date:
    return _window(lines).effective


CALL_IN_REQUEST = rule(
    "call-in-request",
    "Whether a call-in is valid",
    "Enough members ask for it, within the window, and the decision was not called in before.",
    *SCHEMES,
    settings=(WINDOW, REQUESTERS, CLOSURE_DAYS_COUNT),
)


@CALL_IN_REQUEST.answered_by(
    example(True, nation="england", published=date(2025, 5, 1), requested=date(2025, 5, 9), members=3),
    example(False, nation="england", published=date(2025, 5, 1), requested=date(2025, 5, 12), members=3),
)
def call_in_valid(
    nation: Nation,
    published: date,
    requested: date,
    members: int,
    called_in_before: bool = False,
    calendar: Calendar | None = None,
    choices: Choices = DEFAULTS,
) -> Answer[bool]:
    """Whether a request by ``members`` on ``requested`` calls the decision in.

    Raises LawError naming ``requested`` if that is before publication.
    """
    window = call_in_window(nation, published, calendar, choices)
    requested = civil_day(requested, "requested")
    if requested < civil_day(published, "published"):
        raise LawError("requested", f"{wording.day(requested)} is before the decision was published")
    lines = (
        Line(requested, requested <= window.result.deadline, f"by {wording.day(window.result.deadline)}"),
        Line(members, members >= choices[REQUESTERS], f"members, of {choices[REQUESTERS]} needed"),
        Line("called in once only", not called_in_before),
    )
    because = (
        f"asked on {wording.day(requested)}, {lines[0].why}; {members} {lines[1].why}"
        f"{'; it was called in before' if called_in_before else ''}"
    )
    edition = CALL_IN_REQUEST.on(requested, nation)
    return reached(CALL_IN_REQUEST, edition, lines, all_count, because, window.warnings)


State = Literal[
    "made",
    "published",
    "open to call-in",
    "exempt from call-in",
    "called in",
    "heard by scrutiny",
    "released",
    "referred back",
    "reconsidered",
    "referred to council",
    "effective",
]
Event = Literal[
    "publish",
    "open",
    "exempt as urgent",
    "window ends",
    "call in",
    "scrutiny meets",
    "no action",
    "refer back",
    "refer to council",
    "reconsider",
    "council decides",
    "take effect",
]

SCHEME: dict[tuple[State, Event], State] = {
    ("made", "publish"): "published",
    ("published", "open"): "open to call-in",
    ("published", "exempt as urgent"): "exempt from call-in",
    ("exempt from call-in", "take effect"): "effective",
    ("open to call-in", "window ends"): "effective",
    ("open to call-in", "call in"): "called in",
    ("called in", "scrutiny meets"): "heard by scrutiny",
    ("called in", "window ends"): "called in",
    ("heard by scrutiny", "no action"): "released",
    ("heard by scrutiny", "refer back"): "referred back",
    ("heard by scrutiny", "refer to council"): "referred to council",
    ("released", "take effect"): "effective",
    ("referred back", "reconsider"): "reconsidered",
    ("reconsidered", "take effect"): "effective",
    ("referred to council", "council decides"): "released",
    ("referred to council", "refer back"): "referred back",
}
"""What a decision becomes on an event. A decision that is exempt as urgent stores who agreed to that."""

CALL_IN_STATES = rule(
    "call-in-states",
    "What becomes of a decision that is called in",
    "Scrutiny takes no action, refers the decision back to who made it with its reasons, or refers it to the "
    "council; a decision found urgent by agreement is exempt.",
    *SCHEMES,
    settings=(HEARING,),
)


@CALL_IN_STATES.answered_by(
    example(
        "referred back",
        events=("publish", "open", "call in", "scrutiny meets", "refer back"),
        nation="england",
        on=date(2025, 5, 6),
    ),
    example(
        "effective",
        events=("publish", "exempt as urgent", "take effect"),
        nation="england",
        on=date(2025, 5, 6),
        agreed_by="the chairman of the council",
    ),
)
def state_after(events: tuple[Event, ...], nation: Nation, on: date, agreed_by: str = "") -> Answer[State]:
    """Where a decision stands after what happened to it since it was made.

    ``agreed_by`` is who agreed to an exemption as urgent. Raises LawError naming ``events`` where one cannot
    happen, and ``agreed_by`` where an exemption names nobody.
    """
    edition = CALL_IN_STATES.on(civil_day(on, "on"), nation)
    if "exempt as urgent" in events and not agreed_by.strip():
        raise LawError("agreed_by", "say who agreed that the decision is urgent")
    lines = tuple(Line(event) for event in events)
    return reached(CALL_IN_STATES, edition, lines, _state, lambda state: f"the decision is: {state}")


def _state(lines: Lines) -> State:
    state: State = "made"
    for line in lines:
        following = SCHEME.get((state, cast(Event, line.value)))
        if following is None:
            possible = [event for event in get_args(Event) if (state, event) in SCHEME]
            allowed = wording.both(possible) or "nothing more"
            raise LawError(
                "events", f"{line.value!r} cannot follow: the decision is {state}; possible: {allowed}"
            )
        state = following
    return state


CALL_IN_HEARING = rule(
    "call-in-hearing",
    "When scrutiny hears a call-in",
    "Scrutiny meets within so many working days after the decision was called in.",
    *SCHEMES,
    settings=(HEARING, CLOSURE_DAYS_COUNT),
)


@CALL_IN_HEARING.answered_by(example(date(2025, 5, 23), nation="england", called_in=date(2025, 5, 9)))
def hearing_by(
    nation: Nation, called_in: date, calendar: Calendar | None = None, choices: Choices = DEFAULTS
) -> Answer[date]:
    """The last day on which scrutiny may meet about a decision called in on ``called_in``."""
    called_in = civil_day(called_in, "called_in")
    edition = CALL_IN_HEARING.on(called_in, nation)
    calendar, warnings = council_calendar(nation, "committee", calendar, choices)
    lines = counting.after(called_in, choices[HEARING], calendar)
    because = f"{wording.number(choices[HEARING], 'working day')} after {wording.day(called_in)}"
    return reached(
        CALL_IN_HEARING,
        edition,
        lines,
        counting.nth,
        because,
        warnings + counting.disputes(lines, calendar),
    )
