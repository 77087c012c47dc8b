"""The search page: the passage is the answer; filters are words one can take away."""

from __future__ import annotations

from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.search import searching
from minutebook.search.fields import KINDS
from minutebook.search.folder import Unready
from minutebook.search.question import Question, ask, narrowed
from minutebook.search.searching import PER_PAGE, Answer, Hit
from minutebook.site.lookups import bodies_by_name
from minutebook.site.page import page
from minutebook.site.reader import Site

FIELDS = ("q", "kind", "body", "since", "until", "who", "sort")
MOST_COUNTS = 8  # ways to narrow that are offered of each sort


class Narrower(NamedTuple):
    """A way to narrow (or, in ``taken``, to widen again): its words, how many it leaves, where it leads."""

    words: str
    number: int
    query: str


class Found(NamedTuple):
    """An answer as the page shows it: the hit, its address, and the body it belongs to."""

    hit: Hit
    address: str
    body: Entry | None


def search(request: HttpRequest, site: Site) -> HttpResponse:
    """The form, and the answers where something is asked. Never an error, whatever is typed."""
    said = {name: request.GET.get(name, "").replace("\0", " ").strip() for name in FIELDS}
    bodies = bodies_by_name(site)
    question = _question(said, bodies)
    number = request.GET.get("page", "")
    at = int(number) if number.isdecimal() and len(number) < 5 else 1
    context: dict[str, Any] = {
        "said": said,
        "bodies": bodies,
        "kinds": [(kind, _(name)) for kind, name in KINDS.items()],
        "question": question,
        "narrowed": any(said[name] for name in FIELDS if name not in ("q", "sort")),
    }
    try:
        answer = searching.search(site.book, site.id, question, at)
    except Unready:
        return page(request, site, "search", context | {"unready": True})
    return page(request, site, "search", context | _shown(site, said, bodies, answer))


def _question(said: dict[str, str], bodies: list[Entry]) -> Question:
    names = {name: body.object for body in bodies for name in (body.title, body.title_cy) if name}
    by_slug = {body.slug: body.object for body in bodies}
    question = ask(said["q"], names, newest=said["sort"] == "date")
    limits = {name: said[name] for name in ("kind", "since", "until", "who")}
    return narrowed(question, body=by_slug.get(said["body"], ""), **limits)


def _shown(site: Site, said: dict[str, str], bodies: list[Entry], answer: Answer) -> dict[str, Any]:
    by_id = {body.object: body for body in bodies}
    return {
        "answer": answer,
        "found": [Found(hit, _address(site, hit), by_id.get(hit.body)) for hit in answer.hits],
        "taken": _taken(said, bodies, site.language),
        "narrowers": _narrowers(said, answer, by_id, site.language),
        "previous": _query(said, page=answer.page - 1) if answer.page > 1 else "",
        "following": _query(said, page=answer.page + 1) if answer.more else "",
        "instead": _query(said | {"q": answer.instead}) if answer.instead else "",
        "sorts": [(_("Best first"), _query(said | {"sort": ""}), said["sort"] != "date")]
        + [(_("Newest first"), _query(said | {"sort": "date"}), said["sort"] == "date")],
        "first": (answer.page - 1) * PER_PAGE + 1,
    }


def _address(site: Site, hit: Hit) -> str:
    address = site.url(hit.path)
    if hit.page:
        return f"{address}?page={hit.page}#page-{hit.page}"
    return address


def _taken(said: dict[str, str], bodies: list[Entry], language: str) -> list[Narrower]:
    """What the answers are limited to; each can be taken away."""
    names = {body.slug: _name(body, language) for body in bodies}
    words = {
        "kind": _(KINDS[said["kind"]]) if said["kind"] in KINDS else "",
        "body": names.get(said["body"], ""),
        "since": _("from %(day)s") % {"day": said["since"]} if said["since"] else "",
        "until": _("to %(day)s") % {"day": said["until"]} if said["until"] else "",
        "who": said["who"],
    }
    return [Narrower(text, 0, _query(said | {name: ""})) for name, text in words.items() if text]


def _narrowers(
    said: dict[str, str], answer: Answer, bodies: dict[str, Entry], language: str
) -> list[tuple[str, list[Narrower]]]:
    """What would narrow the answers further, with how many it would leave."""
    counts = answer.facets
    offered = [
        (
            _("Kind"),
            [
                Narrower(_(KINDS[kind]), count, _query(said | {"kind": kind}))
                for kind, count in counts.get("kind", [])
                if kind in KINDS and not said["kind"]
            ],
        ),
        (
            _("Body"),
            [
                Narrower(_name(bodies[body], language), count, _query(said | {"body": bodies[body].slug}))
                for body, count in counts.get("body", [])
                if body in bodies and not said["body"]
            ],
        ),
        (
            _("Year"),
            [
                Narrower(year, count, _query(said | {"since": year, "until": year}))
                for year, count in sorted(counts.get("year", []), reverse=True)
                if not (said["since"] or said["until"])
            ],
        ),
    ]
    return [(name, choices[:MOST_COUNTS]) for name, choices in offered if len(choices) > 1]


def _name(body: Entry, language: str) -> str:
    return (body.title_cy or body.title) if language == "cy" else body.title


def _query(said: dict[str, str], page: int = 0) -> str:
    asked = {name: value for name, value in said.items() if value}
    return urlencode(asked | ({"page": page} if page > 1 else {}))
