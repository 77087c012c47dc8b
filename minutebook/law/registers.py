"""What a council keeps for anyone to look up: its members, its officers' powers, the public's rights."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, any_counts, reached
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation
from minutebook.law.notice_table import ACCESS_ACT, ELECTRONIC_WALES, NI_ACT
from minutebook.law.periods import same_date
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import ONE_DAY, civil_day


class Registers(NamedTuple):
    """What is kept, by name, with what each holds; and whether members' addresses are shown to the public."""

    kept: Mapping[str, str]
    addresses_open: bool = True

    def __str__(self) -> str:
        addresses = "" if self.addresses_open else "; members' addresses are not open to inspection"
        return wording.both(list(self.kept.values())) + addresses


_KEPT = {
    "members": "a register of members with their wards",
    "committees": "the members of every committee and sub-committee",
    "officers_powers": "a list of the powers officers exercise, with the officer's title",
    "rights": "a summary of the public's rights to attend meetings and to inspect and copy documents",
}

PUBLIC_REGISTERS = rule(
    "public-registers",
    "Registers of members, committees and officers' powers",
    "The council keeps open to the public a register of its members and committees, a list of the powers its "
    "officers exercise, and a summary of the public's rights.",
    Edition("LGA 1972 s.100G", Registers(_KEPT), ("england",), since=ACCESS_ACT),
    Edition(
        "LGA 1972 s.100G(1) to (5)",
        Registers(_KEPT, addresses_open=False),
        ("wales",),
        since=ELECTRONIC_WALES,
        status="contested",
        note="The day from which members' addresses are not open in Wales must be confirmed by the "
        "monitoring officer.",
    ),
    Edition(
        "LGA 1972 s.100G",
        Registers(_KEPT),
        ("wales",),
        since=ACCESS_ACT,
        until=ELECTRONIC_WALES - ONE_DAY,
    ),
    Edition("Local Government (Scotland) Act 1973 s.50G", Registers(_KEPT), ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.49", Registers(_KEPT), ("northern-ireland",), since=NI_ACT),
)

POWER_LISTED = rule(
    "officer-power-listed",
    "Which powers of officers are listed",
    "A power that an officer exercises is listed, unless it was given for a set period of six months or "
    "less.",
    Edition("LGA 1972 s.100G(2)", 6, ("england", "wales"), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50G(2)", 6, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.49(2)", 6, ("northern-ireland",), since=NI_ACT),
)

ADDRESSES = rule(
    "members-addresses",
    "Members' addresses in the register",
    "Members' addresses in the register are open to inspection, but not in Wales.",
    *(
        Edition(
            row.source,
            row.value.addresses_open,
            row.nations,
            since=row.since,
            until=row.until,
            status=row.status,
            note=row.note,
        )
        for row in PUBLIC_REGISTERS.editions
    ),
)

_DAY = date(2025, 5, 6)
_GIVEN = {"members": "on the website", "committees": "on the website", "rights": "at County Hall"}


@PUBLIC_REGISTERS.answered_by(
    example(("officers_powers",), kept=_GIVEN, nation="england", on=_DAY),
    example((), kept=_GIVEN | {"officers_powers": "the constitution, part 3"}, nation="scotland", on=_DAY),
)
def missing_from_registers(kept: Mapping[str, str], *, nation: Nation, on: date) -> Answer[tuple[str, ...]]:
    """What a council does not keep, by name: ``kept`` says where each can be seen.

    Raises LawError for a name that is not one of them. Source: e.g. LGA 1972 s.100G.
    """
    edition = PUBLIC_REGISTERS.on(civil_day(on, "on"), nation)
    known = edition.value.kept
    for name in kept:
        if name not in known:
            raise LawError("kept", f"{name!r} is not one of {', '.join(known)}")
    lines = tuple(Line(name, bool(kept.get(name, "").strip()), what) for name, what in known.items())
    lacking = wording.both([line.why for line in lines if not line.counts])
    because = f"not kept: {lacking}" if lacking else "all that must be open is kept"
    return reached(PUBLIC_REGISTERS, edition, lines, _not_kept, because)


def _not_kept(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Recounts what is missing: the lines that do not count."""
    return tuple(str(line.value) for line in lines if not line.counts)


@POWER_LISTED.answered_by(
    example(True, given=_DAY, ends=None, nation="england"),
    example(False, given=_DAY, ends=date(2025, 11, 5), nation="england"),
    example(True, given=_DAY, ends=date(2025, 11, 6), nation="england"),
)
def power_is_listed(given: date, ends: date | None, *, nation: Nation) -> Answer[bool]:
    """Whether a power is on the list that an officer has from ``given`` to ``ends``, its first and last days.

    No end means that no period was set. Raises LawError where it ends before it begins.
    """
    edition = POWER_LISTED.on(civil_day(given, "given"), nation)
    if ends is not None and civil_day(ends, "ends") < given:
        raise LawError("ends", "a power cannot end before it was given")
    longest = same_date(given, edition.value)[0] - ONE_DAY
    lines = (
        Line("no period was set", ends is None),
        Line(ends or "no end", ends is not None and ends > longest, f"ends after {wording.day(longest)}"),
    )
    because = (
        "no period was set for it"
        if ends is None
        else f"it ends on {wording.day(ends)}; six months end with {wording.day(longest)}"
    )
    return reached(POWER_LISTED, edition, lines, any_counts, because)


@ADDRESSES.answered_by(
    example(True, nation="england", on=_DAY),
    example(False, nation="wales", on=_DAY),
)
def addresses_are_open(*, nation: Nation, on: date) -> Answer[bool]:
    """Whether the public may see members' addresses in the register. Source: LGA 1972 s.100G(5) in Wales."""
    edition = ADDRESSES.on(civil_day(on, "on"), nation)
    line = Line("members' addresses", edition.value, "open" if edition.value else "not open")
    return reached(ADDRESSES, edition, (line,), any_counts, f"{line.value} are {line.why} to inspection")
