"""Everything in a book about findings, for their lines: as many queries for one as for a hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connections

from minutebook.assurance.indicators import Indicator
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.line import Facts, Line, Resolved, Tested, line_of
from minutebook.assurance.plans import Plan
from minutebook.assurance.releases import Figure, Release
from minutebook.assurance.told import Told
from minutebook.assurance.verdicts import Verdict
from minutebook.assurance.voices import Voice
from minutebook.book import canonical
from minutebook.book.models import Element, Link
from minutebook.book.rows import places, select
from minutebook.book.shelf import Book

ABOUT = ("telling", "answers", "tests", "closes", "judges", "says-of", "about")
"""The relations by which something speaks of a finding."""
TO_MEND = ("area for improvement", "priority action", "recommendation")
LATEST = 6
"""How many of a council's inspections and visits an overview goes back."""
DECIDING = ("resolution", "recommendation", "action")
# One branch for each way to be wanted: in one condition of several alternatives no index is used.
BODIES = """WITH "wanted" AS (
    SELECT "owner" AS "object" FROM "book_entry" WHERE "council" = %s AND "object" IN ({named})
    UNION SELECT "source" FROM "book_link" WHERE "council" = %s AND "rel" <> 'about' AND "target" IN ({about})
    UNION SELECT "label" FROM "book_link" WHERE "council" = %s AND "rel" = 'tests' AND "target" IN ({about})
    UNION SELECT "source" FROM "book_link"
        WHERE "council" = %s AND "rel" = 'figures-of' AND "target" IN ({measured})
    UNION SELECT "source" FROM "book_link" WHERE "council" = %s AND "rel" = 'figures-of' AND "target" IN
        (SELECT "label" FROM "book_link" WHERE "council" = %s AND "rel" = 'tests' AND "target" IN ({about})))
    SELECT "object", "data" FROM "book_entry" JOIN "book_text" USING ("council", "sequence")
    WHERE "council" = %s AND "object" = "owner" AND "object" IN (SELECT "object" FROM "wanted")"""
NEWEST = """SELECT "data" FROM "book_entry" JOIN "book_text" USING ("council", "sequence")
    WHERE "council" = %s AND "kind" = 'inspection' AND "date" <> '' ORDER BY "date" DESC, "object" LIMIT %s"""


@dataclass(frozen=True)
class Shelf:
    """Objects by id, and what speaks of each finding."""

    things: Mapping[str, Any]
    links: Mapping[str, list[Link]]

    def of(self, finding: str, rels: Iterable[str], kind: type[Any]) -> list[Any]:
        """The objects of a kind that speak of a finding, each once."""
        wanted = set(rels)
        ids = dict.fromkeys(link.source for link in self.links.get(finding, []) if link.rel in wanted)
        found = [self.things[one] for one in ids if one in self.things]
        return [one for one in found if isinstance(one, kind)]


def bodies(
    book: Book,
    council: str,
    named: Iterable[str] = (),
    measured: Iterable[str] = (),
    about: Iterable[str] = (),
) -> dict[str, Any]:
    """Objects by id, in one query.

    Those ``named`` (or whose part is), every release with figures of the indicators ``measured``, and
    whatever speaks ``about`` findings, with the indicators that test them and their figures.
    """
    given = [sorted(set(one)) for one in (named, measured, about)]
    if not any(given):
        return {}
    ids, of, findings = given
    statement = BODIES.format(named=places(ids), measured=places(of), about=places(findings))
    values = [council, *ids, council, *findings, council, *findings, council, *of]
    values += [council, council, *findings, council]
    with connections[book.alias].cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return {object_id: canonical.decode(bytes(data)).object for object_id, data in rows}


def lines(
    book: Book,
    council: str,
    found: Iterable[tuple[Inspection, Finding]],
    today: date,
    things: Mapping[str, Any] | None = None,
) -> list[Line]:
    """The lines of findings. Three queries; two with ``things``, the :func:`bodies` about them."""
    pairs = list(found)
    ids = [finding.id for _, finding in pairs]
    links: dict[str, list[Link]] = defaultdict(list)
    tail = f"""WHERE "council" = %s AND "target" IN ({places(ids)}) AND "rel" IN ({places(ABOUT)})
        ORDER BY "start", "source" """
    for link in select(book.alias, Link, tail, [council, *ids, *ABOUT]):
        links[link.target].append(link)
    shelf = Shelf(bodies(book, council, about=ids) if things is None else things, links)
    resolved = _resolved(book, council, shelf)
    return [line_of(_facts(inspection, finding, shelf, resolved), today) for inspection, finding in pairs]


def _facts(
    inspection: Inspection, finding: Finding, shelf: Shelf, resolved: Mapping[str, list[Resolved]]
) -> Facts:
    told = sorted(shelf.of(finding.id, ["telling"], Told), key=lambda one: one.date)
    at = dict.fromkeys(one.item for one in told if _was_told(one, finding.id))
    plans = sorted(shelf.of(finding.id, ["answers", "tests"], Plan), key=lambda one: one.date)
    verdicts = sorted(shelf.of(finding.id, ["closes", "judges"], Verdict), key=lambda one: one.at.day)
    threads = [link.source for link in shelf.links.get(finding.id, []) if link.rel == "about"]
    return Facts(
        inspection,
        finding,
        tuple(told),
        tuple(one for item in at for one in resolved.get(item, [])),
        tuple(plans),
        tuple(
            tested_of(shelf.things, test, indicator_id=test.indicator)
            for plan in plans
            for test in plan.tests
            if test.finding == finding.id
        ),
        tuple(verdicts),
        tuple(shelf.of(finding.id, ["says-of"], Voice)),
        tuple(dict.fromkeys(threads)),
    )


def _was_told(told: Told, finding: str) -> bool:
    return any(one.finding == finding and one.counts for one in told.tellings)


def tested_of(things: Mapping[str, Any], test: Any, *, indicator_id: str) -> Tested:
    """An impact test with its indicator and the figures of the whole, in order of their periods."""
    indicator = things.get(indicator_id)
    assert indicator is None or isinstance(indicator, Indicator)
    return Tested(test, indicator, tuple(series(things, indicator_id)))


def series(things: Mapping[str, Any], indicator: str) -> list[tuple[Figure, Release]]:
    """The figures of an indicator for all children, one a period: of two, the later release is taken."""
    by_end: dict[str, tuple[Figure, Release]] = {}
    releases = [one for one in things.values() if isinstance(one, Release)]
    for release in sorted(releases, key=lambda one: (one.date, one.id)):
        for figure in release.figures:
            if figure.indicator == indicator and not figure.breakdown:
                by_end[figure.period.end] = figure, release
    return [by_end[end] for end in sorted(by_end)]


def _resolved(book: Book, council: str, shelf: Shelf) -> dict[str, list[Resolved]]:
    items = sorted({one.item for one in shelf.things.values() if isinstance(one, Told)})
    found: dict[str, list[Resolved]] = defaultdict(list)
    tail = f"""WHERE "council" = %s AND "item" IN ({places(items)}) AND "kind" IN ({places(DECIDING)})
        ORDER BY "item", "start" """
    for row in select(book.alias, Element, tail, [council, *items, *DECIDING]):
        if row.state != "rejected" and (row.sure or row.state in ("confirmed", "mended")):
            found[row.item].append(Resolved(row.element, row.item, row.date[:10], row.text, row.kind))
    return found


def found_now(book: Book, council: str) -> tuple[list[tuple[Inspection, Finding]], str]:
    """What the newest inspections and visits found that has to get better; the day of the last inspection.

    In the order of their reports, newest first; visits are no inspections. One query.
    """
    with connections[book.alias].cursor() as cursor:
        cursor.execute(NEWEST, [council, LATEST])
        rows = cursor.fetchall()
    things = [canonical.decode(bytes(data)).object for (data,) in rows]
    known = [one for one in things if isinstance(one, Inspection)]
    since = max((one.published for one in known if one.event in ("standard", "short")), default="")
    return [(one, finding) for one in known for finding in one.findings if finding.kind in TO_MEND], since
