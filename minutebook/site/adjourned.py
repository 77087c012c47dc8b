"""The later days of adjourned meetings, as lists and calendars show them beside the meetings' first days."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from minutebook.book import catalogue
from minutebook.book.models import Entry
from minutebook.site.reader import Site

RESUMES = "resumes"
"""The state of an entry that stands for a later day of a meeting."""


def later_days(site: Site, bodies: Iterable[str], first: str, until: str = "") -> list[Entry]:
    """The days from ``first`` on, before ``until``, on which adjourned meetings of these bodies resume.

    Each is the meeting's entry with that day as its date. Two queries, one where there is none.
    """
    links = catalogue.links(site.book, site.id).filter(target__in=list(bodies), rel="goes-on")
    links = links.filter(start__gte=first[:10])
    if until:
        links = links.filter(start__lt=until)
    days = list(links)
    known = catalogue.by_id(site.book, site.id, [day.source for day in days])
    found = []
    for day in days:
        if day.source in known:
            entry = copy(known[day.source])
            entry.date, entry.state = f"{day.start}T{day.label}", RESUMES
            found.append(entry)
    return found
