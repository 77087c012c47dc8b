"""Which days count: weekends, bank holidays of the nation, the council's own closure days.

Holidays are seeded from the ``holidays`` library; a council adds and removes days of its own on top, so that
a one-off bank holiday proclaimed tomorrow counts tomorrow. Where published lists of bank holidays disagree
about a day, every count that passes it says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from minutebook.law import wording
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(1974, 4, 1), date(2099, 12, 31)
"""The days counted here: from the day the Local Government Act 1972 came into force."""

PROCLAIMED_UNTIL = 2028
"""The last year whose bank holidays have been published; later ones are computed."""

LONDON = ZoneInfo("Europe/London")
SATURDAY, SUNDAY = 5, 6

_SUBDIVISION: dict[Nation, str] = {
    "england": "ENG",
    "wales": "WLS",
    "scotland": "SCT",
    "northern-ireland": "NIR",
}

DISPUTED: dict[tuple[Nation, date], str] = {
    (
        "scotland",
        date(2026, 6, 15),
    ): "it is in the list of the holidays library, but was missing from GOV.UK's",
}
"""Days that one published list has as a bank holiday and another has not, with what is known of them."""


@cache
def bank_holidays(nation: Nation, year: int) -> Mapping[date, str]:
    """The bank holidays seeded for ``nation`` in ``year``, with their names."""
    import holidays

    found = holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year)
    return {day: str(name) for day, name in sorted(found.items())}


@dataclass(frozen=True)
class Calendar:
    """The days on which a council works: its nation's holidays with the council's own changes.

    ``added`` and ``removed`` edit the holiday table (a royal day, a local Scottish holiday; a seeded day that
    is not kept here), each with its name or reason; ``closures`` are days on which the offices are shut.
    """

    nation: Nation
    added: Mapping[date, str] = field(default_factory=dict)
    removed: Mapping[date, str] = field(default_factory=dict)
    closures: Mapping[date, str] = field(default_factory=dict)
    saturdays: bool = False
    _known: dict[date, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def why_not(self, day: date) -> str:
        """Why ``day`` does not count, or nothing if it does."""
        # Every count asks of the same few hundred days.
        why = self._known.get(day)
        if why is None:
            why = self._known[day] = self._why_not(day)
        return why

    def _why_not(self, day: date) -> str:
        weekday = day.weekday()
        if weekday == SUNDAY or (weekday == SATURDAY and not self.saturdays):
            return wording.WEEKDAYS[weekday]
        name = bank_holidays(self.nation, day.year).get(day, "")
        if name and day not in self.removed:
            return name
        return self.added.get(day, "") or self.closures.get(day, "")

    def warnings(self, first: date, last: date) -> tuple[str, ...]:
        """What to know of the days from ``first`` to ``last``: disputed days, years not proclaimed yet."""
        said = []
        for (nation, day), why in DISPUTED.items():
            if nation == self.nation and first <= day <= last:
                taken = "does not count" if self.why_not(day) else "counts"
                said.append(f"Lists of bank holidays disagree on {wording.day(day)}: {why}. Here it {taken}.")
        if last.year > PROCLAIMED_UNTIL:
            said.append(
                f"Bank holidays after {PROCLAIMED_UNTIL} are not published yet: count again once they are."
            )
        return tuple(said)

    def counting_saturdays(self) -> Calendar:
        """The same calendar with Saturdays as days that count."""
        return replace(self, saturdays=True)

    def open_all_year(self) -> Calendar:
        """The same calendar with the closure days as days that count."""
        return replace(self, closures={}) if self.closures else self


_SEEDED: dict[Nation, Calendar] = {nation: Calendar(nation) for nation in _SUBDIVISION}


def calendar_of(nation: Nation, calendar: Calendar | None = None) -> Calendar:
    """``calendar``, or the seeded one of ``nation``. Raises LawError where it is another nation's."""
    if calendar is None:
        return _SEEDED[nation]
    if calendar.nation != nation:
        raise LawError("calendar", f"is {calendar.nation}'s, but the question is of {nation}")
    return calendar


def civil_day(moment: date, name: str) -> date:
    """The civil day, in London, of a date or moment. Raises LawError naming ``name`` outside 1974 to 2099.

    Part-days do not count: a paper put out at 23:59 and one put out at 00:01 of the same day are equal.
    """
    if isinstance(moment, datetime):
        moment = (moment.astimezone(LONDON) if moment.tzinfo else moment).date()
    if not isinstance(moment, date):
        raise LawError(name, f"must be a date, not {moment!r}")
    if not FIRST <= moment <= LAST:
        raise LawError(name, f"{moment.isoformat()} is outside {FIRST.year} to {LAST.year}")
    return moment


def read_day(text: str, name: str) -> date:
    """The day that ``text`` (2025-05-06) names. Raises LawError naming ``name`` where there is none."""
    written = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text.strip())
    if not written:
        raise LawError(name, f"{text!r} is not a day: write it as 2025-05-06")
    year, month, day = map(int, written.groups())
    if not 1 <= month <= 12:
        raise LawError(name, f"{text} is not a day: there is no month {month}")
    try:
        return civil_day(date(year, month, day), name)
    except ValueError as error:
        if isinstance(error, LawError):
            raise
        raise LawError(name, f"there is no {day} {wording.MONTHS[month - 1]} {year}") from None
