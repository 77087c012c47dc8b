"""Committees: all of them, a member's, and the parish councils."""

from __future__ import annotations

from collections.abc import Sequence

from minutebook.book import catalogue
from minutebook.book.schema import Body
from minutebook.outlets.moderngov.lookups import Opened, bodies
from minutebook.outlets.moderngov.markup import Element, count, fields, truth
from minutebook.outlets.moderngov.source import Source


def committees(source: Source) -> Element:
    """Every committee there is or was, by title. Parish councils are among them as any other body is."""
    return _list(source, bodies(source))


def of_member(source: Source, member: int) -> Element:
    """The committees a member sits on today."""
    links = catalogue.links(source.book, source.id).filter(
        rel="member",
        source__in=catalogue.entries(source.book, source.id)
        .filter(kind="person", number=member)
        .values("object"),
    )
    seats = {link.target for link in links if not link.end or link.end >= source.today}
    return _list(source, [one for one in bodies(source) if one.entry.object in seats] if seats else [])


def parish_councils(source: Source) -> Element:
    """The parish councils among the bodies that have not ended."""
    rows = [one for one in bodies(source) if one.thing.kind == "parish" and not expired(source, one.thing)]
    return Element(
        "parishcouncils",
        [
            Element("parishcouncilcount", count(len(rows))),
            *(
                Element(
                    "parishcouncil",
                    fields(parishcouncilid=str(one.entry.number), parishcounciltitle=source.title(one.entry)),
                )
                for one in rows
            ),
        ],
    )


def expired(source: Source, body: Body) -> bool:
    """Whether a body has ended."""
    return body.former or bool(body.dissolved and body.dissolved < source.today)


def _list(source: Source, rows: Sequence[Opened]) -> Element:
    return Element(
        "committees",
        [Element("committeescount", count(len(rows))), *(_committee(source, one) for one in rows)],
    )


def _committee(source: Source, one: Opened) -> Element:
    parts = fields(
        committeeid=str(one.entry.number),
        committeetitle=source.title(one.entry),
        committeedeleted=truth(False),
        committeeexpired=truth(expired(source, one.thing)),
    )
    category = source.words(one.thing.category)
    if category:
        parts.append(Element("committeecategory", category))
    return Element("committee", parts)
