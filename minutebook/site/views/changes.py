"""The public log: what changed, an object's versions, and the difference of two."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from minutebook.book import catalogue
from minutebook.book.catalogue import Version
from minutebook.book.differences import differences as compare
from minutebook.book.errors import NotFound
from minutebook.site.reader import Site


def changes(request: HttpRequest, site: Site) -> HttpResponse:
    """Every publication, newest first."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isdigit() and len(asked) < 16 else 0
    heads = catalogue.changes(site.book, site.id, before, 51)
    shown = heads[:50]
    entries = catalogue.by_id(site.book, site.id, {head.object for head in shown})
    rows = [(head, entries.get(head.object)) for head in shown]
    older = shown[-1].sequence if len(heads) > 50 else 0
    return render(request, "site/changes.html", {"rows": rows, "older": older, "before": before})


def versions(request: HttpRequest, site: Site, object_id: str) -> HttpResponse:
    """An object's versions."""
    found = _versions(site, object_id)
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    return render(request, "site/versions.html", {"versions": list(reversed(found)), "entry": entry})


def version(request: HttpRequest, site: Site, object_id: str, number: int) -> HttpResponse:
    """One version as it was published, as data in plain words."""
    chosen = _chosen(_versions(site, object_id), number)
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    assert chosen.thing is not None
    rows = compare(None, chosen.thing)
    return render(request, "site/version.html", {"version": chosen, "rows": rows, "entry": entry})


def differences(request: HttpRequest, site: Site, object_id: str, before: int, after: int) -> HttpResponse:
    """Two versions side by side, where they differ."""
    found = _versions(site, object_id)
    old, new = _chosen(found, before), _chosen(found, after)
    assert old.thing is not None
    assert new.thing is not None
    entry = catalogue.by_id(site.book, site.id, [object_id]).get(object_id)
    rows = compare(old.thing, new.thing)
    return render(request, "site/differences.html", {"old": old, "new": new, "rows": rows, "entry": entry})


def _versions(site: Site, object_id: str) -> list[Version]:
    try:
        return catalogue.versions(site.book, site.id, object_id)
    except NotFound as error:
        raise Http404 from error


def _chosen(found: list[Version], number: int) -> Version:
    for version in found:
        if version.head.version == number and version.thing is not None:
            return version
    raise Http404
