"""The public log: what changed, an object's versions, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from minutebook.book import catalogue
from minutebook.book.catalogue import Version
from minutebook.book.differences import Difference
from minutebook.book.differences import differences as compare
from minutebook.book.errors import NotFound
from minutebook.book.models import Entry
from minutebook.site.fieldnames import field_name, technical
from minutebook.site.lookups import gather
from minutebook.site.page import page
from minutebook.site.reader import Site
from minutebook.site.structured import Crumb
from minutebook.site.templatetags.record import title

AT_ONCE = 50


class Row(NamedTuple):
    """One field of a comparison, named for a reader."""

    name: str
    path: str
    difference: Difference


def changes(request: HttpRequest, site: Site) -> HttpResponse:
    """Every publication, newest first."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdecimal() and len(asked) < 16 else 0
    heads = catalogue.changes(site.book, site.id, before, AT_ONCE + 1)
    shown = heads[:AT_ONCE]
    known = gather(site, [head.object for head in shown])
    rows = []
    for head in shown:
        entry = known.get(head.object)
        place = known.get(entry.group) if entry is not None and entry.kind in ("meeting", "reading") else None
        rows.append((head, entry, place))
    older = shown[-1].sequence if len(heads) > AT_ONCE else 0
    return page(request, site, "changes", {"rows": rows, "older": older, "before": before})


def versions(request: HttpRequest, site: Site, object_id: str) -> HttpResponse:
    """An object's versions, and a form that leads to two of them side by side."""
    found = _versions(site, object_id)
    one, other = request.GET.get("before", ""), request.GET.get("after", "")
    if one.isdecimal() and other.isdecimal() and max(len(one), len(other)) < 10:
        low, high = sorted((int(one), int(other)))
        return HttpResponseRedirect(site.url(f"versions/{object_id}/{low}/{high}"))
    entry = _entry(site, object_id)
    newest = max((one.head.version for one in found if one.thing is not None), default=0)
    readable = sum(one.thing is not None for one in found)
    context = {"versions": list(reversed(found)), "entry": entry, "newest": newest, "readable": readable}
    return page(request, site, "versions", context, trail=_trail(entry))


def version(request: HttpRequest, site: Site, object_id: str, number: int) -> HttpResponse:
    """One version as it was published, field by field."""
    chosen = _chosen(_versions(site, object_id), number)
    entry = _entry(site, object_id)
    assert chosen.thing is not None
    context = {"version": chosen, "entry": entry} | _rows(compare(None, chosen.thing))
    return page(request, site, "version", context, trail=_trail(entry, deep=True))


def differences(request: HttpRequest, site: Site, object_id: str, before: int, after: int) -> HttpResponse:
    """Two versions side by side, where they differ."""
    found = _versions(site, object_id)
    old, new = _chosen(found, before), _chosen(found, after)
    assert old.thing is not None
    assert new.thing is not None
    entry = _entry(site, object_id)
    context = {"old": old, "new": new, "entry": entry} | _rows(compare(old.thing, new.thing))
    return page(request, site, "differences", context, trail=_trail(entry, deep=True))


def _rows(found: Sequence[Difference]) -> dict[str, Any]:
    rows = [Row(field_name(one.path), one.path, one) for one in found]
    return {
        "rows": [row for row in rows if not technical(row.path)],
        "technical": [row for row in rows if technical(row.path)],
    }


def _trail(entry: Entry, *, deep: bool = False) -> list[Crumb]:
    trail = [(title(entry), entry.path)]
    return [*trail, (_("Versions"), f"versions/{entry.object}")] if deep else trail


def _entry(site: Site, object_id: str) -> Entry:
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    if entry is None:
        raise Http404
    return entry


def _versions(site: Site, object_id: str) -> list[Version]:
    try:
        return catalogue.versions(site.book, site.id, object_id)
    except NotFound as error:
        raise Http404 from error


def _chosen(found: list[Version], number: int) -> Version:
    for one in found:
        if one.head.version == number and one.thing is not None:
            return one
    raise Http404
