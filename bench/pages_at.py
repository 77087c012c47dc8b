"""Render pages in the data folder of this process; tells milliseconds (ours, plain view's, our p95) as JSON.

Both views are handed a request that is made before the clock starts. The clock is the processor's time of
this thread, in which all of it happens: what else the machine does meanwhile is not in it. It is
the day after the record's last meeting, so that every size is the record of a council that is at work.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from typing import Any

from bench.corpus import BODIES
from bench.plain_view import plain_view
from bench.turns import taking_turns

PAGES = 30  # of a family
LEAST = 8  # times that a family is measured in each turn
KINDS = ("item", "meeting", "body", "document", "person", "matter", "finding")
LISTS = {
    "home": "/",
    "meetings": "/meetings?year={year}",
    "calendar": "/calendar?month={year}-06",
    "bodies": "/bodies",
    "people": "/people",
    "resolutions": "/resolutions",
    "actions": "/actions",
    "documents": "/documents",
    "matters": "/matters",
    "lines": "/lines",
    "changes": "/changes",
    "about": "/about",
}
OLD = "/ielistdocuments.aspx?mid={}"
ASKED = "one word", "two words", "phrase", "with filters"


class Page:
    """One page: our view and the plain one, and the best of their times so far."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.plain = plain_view(address, lambda: _answered(_request(address)))
        self.best = [float("inf"), float("inf")]
        self.sides = [(0, _answered), (1, self.plain)]

    def measure(self) -> None:
        """Both once, one after the other: each is first every other time, since the second finds all warm."""
        self.sides.reverse()
        for number, work in self.sides:
            request = _request(self.address)
            start = time.thread_time()
            work(request)
            self.best[number] = min(self.best[number], (time.thread_time() - start) * 1000)


def main() -> None:
    """Measure every family of pages, a round for each turn."""
    from minutebook.book.opening import prepare

    prepare()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    os.environ["MINUTEBOOK_NOW"] = _day_after()
    families = {family: [Page(one) for one in addresses] for family, addresses in _families()}

    def measure() -> None:
        for pages in families.values():
            for page in pages * max(1, LEAST // len(pages)):
                page.measure()

    taking_turns(measure, lambda: {family: _told(pages) for family, pages in families.items()})


def _told(pages: list[Page]) -> list[float]:
    ours, plain = ([page.best[side] for page in pages] for side in (0, 1))
    return [median(ours), median(plain), sorted(ours)[int(len(ours) * 0.95) if len(ours) > 1 else 0]]


def _families() -> Iterator[tuple[str, list[str]]]:
    """The families of pages and addresses of each."""
    from urllib.parse import urlencode

    from bench.search_at import questions
    from minutebook.book.models import Entry

    for kind in KINDS:
        rows = Entry.objects.using("default").filter(kind=kind).order_by("object")
        count = rows.count()
        yield kind, [f"/{rows[n * count // PAGES].path}" for n in range(min(PAGES, count))]
    for name, address in LISTS.items():
        yield name, [address.format(year=_usual_year())]
    yield "search", [f"/search?{urlencode({'q': asked})}" for kind in ASKED for asked in questions(kind)[:8]]
    yield "old address", [OLD.format(1 + n) for n in range(PAGES)]


def _day_after() -> str:
    """Noon of the day after the last meeting."""
    from minutebook.book.models import Entry

    last = Entry.objects.using("default").filter(kind="meeting").order_by("-date").values_list("date")[0][0]
    return f"{date.fromisoformat(last[:10]) + timedelta(days=1)}T12:00:00+00:00"


def _usual_year() -> str:
    """The first year in which each body met once a month: the larger records have fuller ones, too."""
    from django.db.models import Count
    from django.db.models.functions import Substr

    from minutebook.book.models import Entry

    meetings = Entry.objects.using("default").filter(kind="meeting").annotate(year=Substr("date", 1, 4))
    years = meetings.values("year").annotate(count=Count("object")).filter(count=12 * BODIES)
    return next(iter(years.order_by("year").values_list("year", flat=True)), "2000")


def _request(address: str) -> Any:
    from django.test import RequestFactory

    return RequestFactory().get(address)


def _answered(request: Any) -> Any:
    from minutebook.site.dispatch import dispatch

    answer = dispatch(request, request.path.lstrip("/"))
    assert answer.status_code in (200, 301), request.path
    return answer.content


if __name__ == "__main__":
    main()
