"""How a body does things: standing items, numbering, place, the settings of law it chose, days that count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.models import Entry
from minutebook.book.schema import Body, Council, Item, Paragraph, Words
from minutebook.book.schema.meeting import Place
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, NonWorkingDay, Practice
from minutebook.drafts.numbering import STYLES
from minutebook.drafts.permission import Scope, command
from minutebook.drafts.working import newest
from minutebook.law import nations
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.rules import Choices
from minutebook.law.working_days import Calendar


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """An item that stands on every agenda of a body, before (``first``) or after the business."""

    title: str
    title_cy: str = ""
    text: str = ""
    text_cy: str = ""
    last: bool = False

    def item(self) -> Item:
        """It as an item of a new agenda."""
        words = Words(en=self.text, cy=self.text_cy)
        paragraphs = (Paragraph(text=words),) if words else ()
        title = Words(en=self.title, cy=self.title_cy)
        return Item(title=title, kind="procedural", agenda=paragraphs)


USUAL = (
    Standing("Apologies for absence", "Ymddiheuriadau am absenoldeb"),
    Standing("Declarations of interest", "Datganiadau o fuddiant"),
    Standing("Minutes of the last meeting", "Cofnodion y cyfarfod diwethaf"),
    Standing("Date of the next meeting", "Dyddiad y cyfarfod nesaf", last=True),
)
"""The standing items of a body that has not said what its own are."""


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """When a body meets: the ``nth`` (1 to 4, -1 for the last) ``weekday`` (0 is Monday) of some months."""

    weekday: int
    nth: tuple[int, ...]
    months: tuple[int, ...] = tuple(range(1, 13))


@dataclass(frozen=True)
class Habits:
    """What holds for a body, with the council's own practice where the body has none."""

    standing: tuple[Standing, ...] = USUAL
    recurrence: tuple[Rule, ...] = ()
    place: Place = field(default_factory=Place)
    choices: Mapping[str, Any] = field(default_factory=dict)
    numbering: str = "plain"
    start: str = "10:00"
    posted: str = ""
    careful: bool = False


@dataclass(frozen=True)
class Footing:
    """What the law asks of a body: its nation, its kind, the days that count and the choices it made."""

    nation: Nation
    kind: BodyKind
    calendar: Calendar
    choices: Choices


def habits_of(council: str, body: str) -> Habits:
    """A body's practice, field by field its own or the council's."""
    rows = Practice.objects.using("desk").filter(council=council, body__in=["", body])
    own = {row.body: row for row in rows}
    found: dict[str, Any] = {}
    for row in (own.get(""), own.get(body)):
        if row is not None:
            found |= {name: value for name in _FIELDS if (value := getattr(row, name))}
    for name, shape in _SHAPES.items():
        if name in found:
            found[name] = msgspec.convert(found[name], shape)
    return Habits(**found)


_SHAPES: dict[str, Any] = {
    "standing": tuple[Standing, ...],
    "recurrence": tuple[Rule, ...],
    "place": Place,
}
_FIELDS = tuple(Habits.__dataclass_fields__)


@command("agenda.edit")
def save_practice(scope: Scope, habits: Habits, *, by: Account) -> None:
    """Keep a body's practice. Raises :class:`BookError` or ``LawError`` naming the field that cannot be."""
    if habits.numbering not in STYLES:
        raise BookError(f"numbering is one of {', '.join(STYLES)}, not {habits.numbering!r}")
    Choices(habits.choices)
    values = {name: msgspec.to_builtins(getattr(habits, name)) for name in _FIELDS}
    before = Practice.objects.using("desk").filter(**scope._asdict()).values(*_FIELDS).first()
    Practice.objects.using("desk").update_or_create(**scope._asdict(), defaults=values)
    auditing.record("practice.save", by=by, on=scope, before=before, after=values)


def council_of(council: str) -> Council:
    """A council as it stands in the public book. Raises :class:`NotFound`."""
    thing = newest(public_book(), council, council)[1]
    if not isinstance(thing, Council):
        raise NotFound("There is no such council in the book.")
    return thing


def publishes_both(council: str) -> bool:
    """Whether a council publishes in Welsh and English: those of Wales do (Welsh Language Measure 2011)."""
    return council_of(council).nation == "wales"


def body_of(council: str, body: str) -> Body:
    """A body as it stands in the public book. Raises :class:`NotFound`."""
    thing = newest(public_book(), council, body)[1]
    if not isinstance(thing, Body):
        raise NotFound("There is no such body in the book.")
    return thing


def bodies(council: str, on: date) -> list[Entry]:
    """The bodies a council has on a day, by name."""
    rows = catalogue.entries(public_book(), council).filter(kind="body")
    return sorted(
        (row for row in rows if not row.until or row.until > on.isoformat()), key=lambda row: row.title
    )


def footing_of(council: str, body: Body) -> Footing:
    """What the law asks of a body. Raises ``LawError`` where its nation's law is not held here."""
    nation = nations.nation(council_of(council).nation)
    choices = Choices(habits_of(council, body.id).choices)
    return Footing(nation, nations.body_kind(body.legal_status), calendar_of(council, nation), choices)


def calendar_of(council: str, nation: Nation) -> Calendar:
    """The days that count for a council: its nation's bank holidays with its own changes."""
    return calendar_with(nation, NonWorkingDay.objects.using("desk").filter(council=council))


def calendar_with(nation: Nation, days: Iterable[NonWorkingDay]) -> Calendar:
    """A nation's calendar with these changes."""
    kinds: dict[str, dict[date, str]] = {kind: {} for kind in ("added", "removed", "closure")}
    for row in days:
        kinds[row.kind][row.day] = row.name
    return Calendar(nation, kinds["added"], kinds["removed"], kinds["closure"])


@command("calendar.edit")
def set_day(scope: Scope, day: date, kind: str, name: str, *, by: Account) -> None:
    """Add, remove or close a day. Deadlines are counted anew from then on; nothing else need be done."""
    row = {"kind": kind, "name": name}
    NonWorkingDay.objects.using("desk").update_or_create(council=scope.council, day=day, defaults=row)
    auditing.record("day.set", by=by, on=scope, after=row, detail={"day": day.isoformat(), **row})


@command("calendar.edit")
def clear_day(scope: Scope, day: date, *, by: Account) -> None:
    """Take a change of the holiday table back."""
    NonWorkingDay.objects.using("desk").filter(council=scope.council, day=day).delete()
    auditing.record("day.clear", by=by, on=scope, detail={"day": day.isoformat()})
