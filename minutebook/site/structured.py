"""What a page is about, as schema.org data for machines that read pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from minutebook.book.models import Entry
from minutebook.book.schema import Body, Decision, Document, Item, Matter, Meeting, Person
from minutebook.site.reader import Site

Data = dict[str, Any]
Crumb = tuple[str, str]

_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
STATUS = {
    "cancelled": "https://schema.org/EventCancelled",
    "adjourned": "https://schema.org/EventPostponed",
}


def script(site: Site, data: Data, trail: Sequence[Crumb]) -> SafeString:
    """The data and the way to the page, as one block that no browser runs."""
    graph = [{key: value for key, value in data.items() if value}, _trail(site, trail)]
    text = _json.encode({"@context": "https://schema.org", "@graph": graph})
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def link(site: Site, path: str) -> str:
    """An address, whole where the site knows where it stands."""
    return f"{site.address}{site.url(path)}"


def permanent(site: Site, object_id: str) -> str:
    """An object's permanent address."""
    return link(site, f"id/{object_id}")


def zoned(local: str) -> str:
    """A local date-time with its offset: ``2019-09-19T14:30+01:00``."""
    try:
        at = datetime.fromisoformat(local)
    except ValueError:
        return local
    if "T" not in local:
        return local
    return at.replace(tzinfo=ZoneInfo(settings.TIME_ZONE)).isoformat(timespec="minutes")


def body(site: Site, entry: Entry, thing: Body) -> Data:
    """A body as an organisation within its council."""
    return {
        "@type": "GovernmentOrganization",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "description": str(thing.purpose),
        "url": link(site, entry.path),
        "foundingDate": thing.established,
        "dissolutionDate": thing.dissolved,
        "parentOrganization": _council(site),
    }


def person(site: Site, entry: Entry, thing: Person) -> Data:
    """A member."""
    return {
        "@type": "Person",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "familyName": thing.family_name,
        "url": link(site, entry.path),
        "memberOf": _council(site),
    }


def meeting(site: Site, entry: Entry, thing: Meeting, host: Entry | None) -> Data:
    """A meeting as an event."""
    place = {
        "@type": "Place",
        "name": str(thing.place.name) or thing.place.address,
        "address": thing.place.address or str(thing.place.name),
    }
    return {
        "@type": "Event",
        "@id": permanent(site, entry.object),
        "name": host.title if host else entry.title,
        "url": link(site, entry.path),
        "startDate": zoned(thing.start),
        "endDate": zoned(thing.end) if thing.end else "",
        "eventStatus": STATUS.get(thing.state, "https://schema.org/EventScheduled"),
        "location": place if place["name"] else None,
        "organizer": _body(site, host),
    }


def item(site: Site, entry: Entry, part: Item, held: Entry | None, decided: str) -> Data:
    """An agenda item and its minute, part of a meeting."""
    return {
        "@type": "CreativeWork",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "position": entry.position,
        "abstract": decided,
        "url": link(site, entry.path),
        "version": entry.version,
        "dateCreated": entry.date[:10],
        "dateModified": entry.updated,
        "isPartOf": {"@type": "Event", "@id": permanent(site, held.object)} if held else None,
        "publisher": _council(site),
    }


def document(site: Site, entry: Entry, thing: Document) -> Data:
    """A paper and its files."""
    return {
        "@type": "DigitalDocument",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "url": link(site, entry.path),
        "datePublished": thing.date,
        "version": entry.version,
        "publisher": _council(site),
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": link(site, f"files/{file.sha256}/{file.name}"),
                "encodingFormat": file.media_type,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in thing.files
        ],
    }


def decision(site: Site, entry: Entry, thing: Decision) -> Data:
    """An executive or officer decision."""
    return {
        "@type": "CreativeWork",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "abstract": str(thing.decided),
        "url": link(site, entry.path),
        "dateCreated": thing.date,
        "publisher": _council(site),
    }


def matter(site: Site, entry: Entry, thing: Matter) -> Data:
    """A subject that is followed."""
    return {
        "@type": "CreativeWork",
        "@id": permanent(site, entry.object),
        "name": entry.title,
        "abstract": str(thing.summary),
        "url": link(site, entry.path),
        "publisher": _council(site),
    }


def _council(site: Site) -> Data:
    return {
        "@type": "GovernmentOrganization",
        "@id": permanent(site, site.council.object),
        "name": site.council.title,
    }


def _body(site: Site, host: Entry | None) -> Data:
    if host is None:
        return _council(site)
    return {"@type": "GovernmentOrganization", "@id": permanent(site, host.object), "name": host.title}


def _trail(site: Site, trail: Sequence[Crumb]) -> Data:
    steps = [(site.name, ""), *trail]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": link(site, path)}
            for place, (name, path) in enumerate(steps, 1)
        ],
    }
