"""Found and told: what a report found, and what a body was told of it at one item."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.assurance.told import Told
from minutebook.site.lookups import Shown, gather
from minutebook.site.page import page
from minutebook.site.reader import Site


def told(request: HttpRequest, site: Site, shown: Shown) -> HttpResponse:
    """Finding by finding, the report's words beside those of the minutes and papers."""
    entry, thing = shown.entry, shown.thing
    assert isinstance(thing, Told)
    ids = [thing.inspection, thing.item, thing.meeting, thing.body, *(t.finding for t in thing.tellings)]
    known = gather(site, ids)
    context: dict[str, Any] = {
        "section": "inspections",
        "entry": entry,
        "thing": thing,
        "related": known,
        "inspection": known.get(thing.inspection),
        "item": known.get(thing.item),
        "body": known.get(thing.body),
        "hash": shown.hash,
    }
    trail = [(_("Inspections"), "inspections")]
    if context["inspection"]:
        trail.append((context["inspection"].title, context["inspection"].path))
    return page(request, site, "told", context, trail=trail)
