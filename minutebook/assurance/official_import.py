"""Official tables into the book: each row becomes an inspection of its council, or is accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec

from minutebook.assurance import frameworks
from minutebook.assurance.inspections import Inspection, Judgement
from minutebook.assurance.naming import title_of
from minutebook.assurance.official_tables import Row, read_table
from minutebook.assurance.spreadsheet import NoTable, sheets
from minutebook.book import catalogue, clock
from minutebook.book.errors import Refused
from minutebook.book.identity import keyed_id
from minutebook.book.press import Request, publish_many
from minutebook.book.schema import Council, Identifier, Words
from minutebook.book.shelf import Book

ROLE = "importer"
SCHEME = "gss"
Tell = Callable[[int, int], None]
_COMMON = frozenset(
    (
        "council",
        "county",
        "borough",
        "city",
        "metropolitan",
        "district",
        "london",
        "royal",
        "of",
        "the",
        "and",
    )
    + ("unitary", "authority")
)


class Line(NamedTuple):
    """A row that was not taken as it stands: where it is, what it is of, and why."""

    where: str
    what: str
    why: str


@dataclass
class Account:
    """What became of every row."""

    rows: int = 0
    taken: int = 0
    renewed: int = 0
    known: int = 0
    others: int = 0
    differ: list[Line] = field(default_factory=list)
    refused: list[Line] = field(default_factory=list)
    unused: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    councils: int = 0
    dry: bool = False

    @property
    def whole(self) -> bool:
        """Whether every row is in one of the groups."""
        done = self.taken + self.renewed + self.known + self.others + len(self.differ) + len(self.refused)
        return done == self.rows

    def text(self) -> str:
        """The account in words, the rows that need a person first."""
        verb = "would be taken" if self.dry else "taken"
        counts = [(self.taken, verb), (self.renewed, "taken again, as the table has more now")]
        counts += [(self.known, "known already"), (len(self.differ), "differ from the record")]
        counts += [(self.others, "of councils that are not in this record"), (len(self.refused), "refused")]
        lines = [f"{line.where}: {line.what}: {line.why}" for line in (*self.refused, *self.differ)]
        if self.unused:
            lines.append(f"Columns not used: {', '.join(self.unused)}")
        if self.without:
            lines.append(f"Sheets without a heading known here: {', '.join(self.without)}")
        if self.others:
            lines.append("--every-council takes the rows of all councils, each into a record of its own")
        said = ", ".join(f"{count} {words}" for count, words in counts if count)
        plural = "row" if self.rows == 1 else "rows"
        return "\n".join([*lines, f"{self.rows} {plural} of {self.councils} councils: {said or 'nothing'}"])


def import_table(
    book: Book,
    path: Path,
    *,
    council: str = "",
    every: bool = False,
    dry: bool = False,
    tell: Tell = lambda done, of: None,
) -> Account:
    """Take an official table into the book and account for every row.

    Rows of the record's own councils are taken; of all with ``every`` or where the record has none yet; of
    one with ``council`` (its name or code), which is made where it is new. Raises :class:`Refused` for a file
    that gives no table.
    """
    try:
        table = read_table(sheets(path))
    except NoTable as error:
        raise Refused("FILE", str(error)) from error
    if not table.rows and not table.refused:
        raise Refused(
            "FILE", f"{path.name}: no sheet has a heading with an authority and a day of inspection"
        )
    account = Account(len(table.rows) + len(table.refused), unused=table.unused, dry=dry)
    account.without = table.without
    account.refused = [Line(_where(r.sheet, r.number), "row", r.why) for r in table.refused]
    known = _councils(book)
    by_council: dict[str, list[Row]] = {}
    made: dict[str, Council] = {}
    for row in table.rows:
        chosen = _council_of(row, known, made, council, every or not known)
        if chosen is None:
            account.others += 1
            continue
        made[chosen.id] = chosen
        by_council.setdefault(chosen.id, []).append(row)
    account.councils = len(by_council)
    for done, (chain, rows) in enumerate(by_council.items(), 1):
        _take(book, made[chain], chain in {one.id for one in known}, rows, account)
        tell(done, len(by_council))
    assert account.whole, "a row was lost"
    return account


def _councils(book: Book) -> list[Council]:
    found = []
    for entry in catalogue.entries(book).filter(kind="council").order_by("council"):
        thing = catalogue.thing_of(book, entry)
        assert isinstance(thing, Council)
        found.append(thing)
    return found


def _council_of(
    row: Row, known: Sequence[Council], made: dict[str, Council], asked: str, every: bool
) -> Council | None:
    """The council a row is of: by its code, else by its name; a new one where that is wanted."""
    if asked and asked.upper() != row.code and plain_name(asked) != plain_name(row.name):
        return None
    everyone = [*known, *made.values()]
    for council in everyone:
        if row.code and any(i.scheme == SCHEME and i.value == row.code for i in council.identifiers):
            return council
    for council in everyone:
        coded = any(i.scheme == SCHEME for i in council.identifiers)
        if not (coded and row.code) and plain_name(str(council.name)) == plain_name(row.name):
            return council
    if not (every or asked):
        return None
    identifiers = (Identifier(scheme=SCHEME, value=row.code),) if row.code else ()
    key = row.code or plain_name(row.name)
    return Council(id=keyed_id("council", "ofsted", key), name=Words(en=row.name), identifiers=identifiers)


def plain_name(name: str) -> str:
    """A council's name without the words that most councils' names have."""
    words = re.findall(r"[a-z]+", name.casefold().replace("&", " and "))
    return " ".join(word for word in words if word not in _COMMON) or " ".join(words)


def _take(book: Book, council: Council, standing: bool, rows: Sequence[Row], account: Account) -> None:
    requests = [] if standing else [Request(thing=council, role=ROLE, key=f"ofsted:{council.id}")]
    here = _inspections(book, council.id) if standing else []
    for row in sorted(rows, key=lambda one: (one.event == "other", one.start)):
        what = f"{row.name}, {row.start}"
        if council.taken_over and council.taken_over <= clock.today().isoformat():
            account.differ.append(
                Line(_where(row.sheet, row.number), what, "the council keeps its own record")
            )
            continue
        old = next((one for one in here if same(one, row)), None)
        if old is None:
            new = _inspection(council, row)
            here.append(new)
            requests.append(Request(thing=new, role=ROLE))
            account.taken += 1
            continue
        unlike = differences(old, row)
        richer = _richer(old, row)
        if unlike:
            account.differ.append(Line(_where(row.sheet, row.number), what, "; ".join(unlike)))
        elif old.source == "official table" and richer != old:
            here[here.index(old)] = richer
            requests.append(Request(thing=richer, role=ROLE))
            account.renewed += 1
        else:
            account.known += 1
    if requests and not account.dry:
        publish_many(book, council.id, requests)


def _inspections(book: Book, council: str) -> list[Inspection]:
    rows = catalogue.entries(book, council).filter(kind="inspection")
    return [thing for thing in catalogue.things_of(book, rows).values() if isinstance(thing, Inspection)]


def same(old: Inspection, row: Row) -> bool:
    """Whether a row is of an inspection that stands here: it began or was published on the same day."""
    if old.start and row.start:
        return old.start == row.start
    return bool(old.published) and old.published == row.published


def differences(old: Inspection, row: Row) -> list[str]:
    """What a row says otherwise than the record, in words."""
    found = []
    here = {judgement.area: judgement.grade for judgement in old.judgements}
    for area, grade in row.grades:
        if area in here and here[area].casefold() != grade.casefold():
            found.append(f"{area}: the table has {grade}, the record {here[area]}")
    if row.published and old.published and row.published != old.published:
        found.append(f"published: the table has {row.published}, the record {old.published}")
    if "other" not in (row.event, old.event) and row.event != old.event:
        found.append(f"sort: the table has {row.event}, the record {old.event}")
    return found


def _richer(old: Inspection, row: Row) -> Inspection:
    """The inspection with what the row adds to it."""
    here = {judgement.area for judgement in old.judgements}
    added = tuple(_judgement(row, area, grade) for area, grade in row.grades if area not in here)
    more = {
        "event": row.event if old.event == "other" else old.event,
        "theme": old.theme or row.theme,
        "end": old.end or row.end,
        "published": old.published or row.published,
        "address": old.address or row.address,
        "judgements": old.judgements + added,
    }
    return msgspec.structs.replace(old, **more)


def _inspection(council: Council, row: Row) -> Inspection:
    return Inspection(
        id=keyed_id("inspection", "ofsted", council.id, row.start, row.event),
        title=title_of(row.event, row.start, row.theme),
        framework=row.framework,
        event=row.event,  # type: ignore[arg-type]
        theme=row.theme,
        start=row.start,
        end=row.end,
        published=row.published,
        address=row.address,
        source="official table",
        judgements=tuple(_judgement(row, area, grade) for area, grade in row.grades),
    )


def _judgement(row: Row, area: str, grade: str) -> Judgement:
    words = frameworks.area_name(row.framework, area, row.start)
    return Judgement(area=area, words=words, grade=grade)


def _where(sheet: str, number: int) -> str:
    return f"{sheet}, row {number}" if sheet else f"row {number}"
