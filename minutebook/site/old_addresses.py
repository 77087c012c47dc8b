"""Addresses of the committee system a record was imported from: where each leads today.

Every form of an old address (any letter case, any folder before it, whichever parameter names the thing) is
brought to the one form that the book keeps as an alias of what was imported, such as
``//host/ielistdocuments.aspx?mid=7``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from minutebook.book import catalogue
from minutebook.book.acts import GROUNDS
from minutebook.book.models import Entry
from minutebook.book.schema import Council, Document, Person
from minutebook.book.shelf import Book
from minutebook.site.reader import Site
from minutebook.site.wording import spoken_word

_PAGE = re.compile(r"(?i)(?:^|/)((?:mg|ie|ec|ce)[a-z0-9]{2,40})\.aspx$")
_FILE = re.compile(r"(?i)(?:^|/)documents/([sgbd])(\d{1,12})(?:/.*)?$")
_PICTURE = re.compile(r"(?i)(?:^|/)userdata/\d/\d/\d/info(\d{8})/")
_SERVICE = re.compile(r"(?i)(?:^|/)mgwebservicew?\.asmx(?:/|$)")


class Asked(NamedTuple):
    """A thing an old address names: what sort, its number there, and the one form its address is kept in."""

    sort: str
    number: int
    address: str
    kind: str


# What an address can name: the form it is kept in, and the kind of thing it is here.
SORTS = {
    "committee": ("mgcommitteedetails.aspx?id={}", "body"),
    "meeting": ("ielistdocuments.aspx?mid={}", "meeting"),
    "agenda": ("documents/g{}", "meeting"),
    "item": ("mgai.aspx?id={}", "item"),
    "document": ("documents/s{}", "document"),
    "supplement": ("documents/b{}", "document"),
    "member": ("mguserinfo.aspx?uid={}", "person"),
    "decision": ("iedecisiondetails.aspx?id={}", "decision"),
    "issue": ("mgissuehistoryhome.aspx?iid={}", "matter"),
}
# Which parameters of a page name what, in lower case; the first that is there counts.
NAMED: dict[str, tuple[tuple[str, str], ...]] = {
    "ielistdocuments": (("mid", "meeting"), ("meetingid", "meeting"), ("cid", "committee")),
    "ieagenda": (("a", "agenda"), ("mid", "meeting")),
    "mgchoosedocpack": (("sid", "supplement"), ("id", "agenda")),
    "mgmeetingattendance": (("id", "meeting"),),
    "mgai": (("id", "item"),),
    "iedecisiondetails": (("aiid", "item"), ("id", "decision")),
    "mglistrecordedvotesshort": (("aiid", "item"), ("mid", "meeting")),
    "mglistrecordedvotes": (("aiid", "item"), ("mid", "meeting"), ("uid", "member")),
    "mglistdeclarationsofinterest": (("mid", "meeting"), ("uid", "member"), ("rpid", "committee")),
    "ieissuedetails": (("iid", "issue"),),
    "mgissuehistoryhome": (("iid", "issue"),),
    "mgissuehistorychronology": (("iid", "issue"),),
    "mgdecisiondetails": (("iid", "issue"),),
    "mgcommitteedetails": (("id", "committee"), ("cid", "committee")),
    "mgcommitteemailinglist": (("id", "committee"),),
    "mgcommitteestats": (("rp", "committee"),),
    "mgattendancesummary": (("uid", "member"), ("rpid", "committee")),
    "mgagendamanagementtimetable": (("rp", "committee"),),
    "mgoutsidebodydetails": (("id", "committee"),),
    "ielistmeetings": (("cid", "committee"), ("committeeid", "committee")),
    "mguserinfo": (("uid", "member"),),
    "mgrofi": (("uid", "member"),),
    "mgattendance": (("uid", "member"),),
    "mglisttraining": (("uid", "member"),),
    "mgvcardsingleexplain": (("uid", "member"),),
    "mgrss": (("cid", "committee"),),
    "mgwhatsnew": (("cid", "committee"),),
    "mgdelegateddecisions": (("rp", "committee"),),
}
# Where the second thing holds the first: it is shown where the first is not known.
NESTED = ("mgchoosedocpack", "mglistrecordedvotes", "mglistrecordedvotesshort")
# Pages that list things, and what lists them here.
LISTS = {
    "iedochome": "meetings",
    "ielistmeetings": "meetings",
    "ielistdocuments": "meetings",
    "mglistcommittees": "bodies",
    "mgcommitteestructure": "bodies",
    "mglistoutsidebodies": "bodies",
    "mgmemberindex": "people",
    "mgmemberindexgroup": "people",
    "mgfindmember": "people",
    "mguserattendancesummary": "people",
    "mgattendancesummary": "people",
    "mgcalendarmonthview": "calendar",
    "mgcalendarweekview": "calendar",
    "mgcalendaragendaview": "calendar",
    "mgdelegateddecisions": "decisions",
    "mglistofficerdecisions": "decisions",
    "mgofficerdecisions": "decisions",
    "mgplanshome": "decisions",
    "mglistplans": "decisions",
    "mglistplanitems": "decisions",
    "mglistrecordedvotes": "votes",
    "mgissuehistoryhome": "matters",
    "iedocsearch": "search",
    "iesearchresults": "search",
    "iesearchresults2": "search",
    "mgwhatsnew": "changes",
    "mgrss": "changes",
    "eccatdisplay": "documents",
}
SORT_NAMES = {
    "committee": _("a committee"),
    "meeting": _("a meeting"),
    "agenda": _("an agenda"),
    "item": _("an agenda item"),
    "document": _("a document"),
    "supplement": _("a supplement to an agenda"),
    "member": _("a member"),
    "decision": _("a decision"),
    "issue": _("an issue"),
}


def is_old(address: str) -> bool:
    """Whether an address is one that the earlier committee system could have had."""
    return any(pattern.search(address) for pattern in (_PAGE, _FILE, _PICTURE))


def asked(address: str, query: Mapping[str, str]) -> list[Asked]:
    """The things an address may name, the likeliest first. ``query``: its parameters, in lower case."""
    if found := _FILE.search(address):
        sort = {"s": "document", "g": "agenda", "b": "supplement", "d": "document"}[found[1].lower()]
        return _all([(sort, found[2])])
    if found := _PICTURE.search(address):
        return _all([("member", found[1])])
    page = _PAGE.search(address)
    if page is None:
        return []
    name = page[1].lower()
    if name == "mgconvert2pdf":
        # With T it is a pack printed from a meeting's agenda, which has a number of another sort.
        return _all([("agenda" if "t" in query else "document", query.get("id", ""))])
    pairs = [(sort, query[parameter]) for parameter, sort in NAMED.get(name, ()) if parameter in query]
    return _all(pairs if name in NESTED else pairs[:1])


def _all(pairs: Iterable[tuple[str, str]]) -> list[Asked]:
    found = []
    for sort, value in pairs:
        if value.isascii() and value.isdigit() and 0 < len(value) < 13 and int(value):
            form, kind = SORTS[sort]
            found.append(Asked(sort, int(value), form.format(int(value)), kind))
    return found


def answer(request: HttpRequest, site: Site, address: str) -> HttpResponse:
    """Where an old address leads: 301 to what it named, 410 where that is gone, else a 404 that helps."""
    query = {name.lower(): str(value) for name, value in request.GET.items()}
    things = asked(address, query)
    trace = _trace(request, site, things) if things else None
    if trace is not None and trace.path and not trace.gone:
        return _found(request, site, trace.path, things[0], address)
    if trace is not None:
        context = {"trace": trace, "ground": spoken_word(GROUNDS.get(trace.ground, ""))}
        return render(request, "site/gone.html", context, status=410)
    if entry := _by_number(site, things):
        return _found(request, site, entry.path, things[0], address)
    page = _PAGE.search(address)
    listing = LISTS.get(page[1].lower()) if page and not things else None
    if listing is not None:
        return HttpResponsePermanentRedirect(site.url(_listed(listing, query)))
    return missing(request, things)


def missing(request: HttpRequest, things: list[Asked]) -> HttpResponse:
    """The page that says what the address was of, and where to look now."""
    named = [{"sort": SORT_NAMES[one.sort], "number": one.number} for one in things]
    return render(request, "site/old_address.html", {"named": named}, status=404)


def _listed(listing: str, query: Mapping[str, str]) -> str:
    words = query.get("ss", "").strip()
    return f"search?{urlencode({'q': words})}" if listing == "search" and words else listing


def led_to(request: HttpRequest, site: Site, address: str) -> Entry | None:
    """What an old address named where it was imported and still stands."""
    query = {name.lower(): str(value) for name, value in request.GET.items()}
    things = asked(address, query)
    trace = _trace(request, site, things) if things else None
    if trace is None or trace.gone:
        return None
    return catalogue.entries(site.book, site.id).filter(path=trace.path).first()


def _trace(request: HttpRequest, site: Site, things: list[Asked]) -> catalogue.Trace | None:
    hosts = dict.fromkeys((request.get_host().partition(":")[0].lower(), *_old_hosts(site), ""))
    pairs = [(host, one.address) for one in things for host in hosts]
    return catalogue.trace_foreign(site.book, site.id, pairs)


def _old_hosts(site: Site) -> list[str]:
    """The hosts the council's record was at before."""
    council = catalogue.thing_of(site.book, site.council)
    assert isinstance(council, Council)
    return [
        one.value.removeprefix("//").strip("/").partition("/")[0]
        for one in council.identifiers
        if one.scheme == "url" and one.value.startswith("//")
    ]


def _by_number(site: Site, things: list[Asked]) -> Entry | None:
    """What was never imported has its whole number here, by which the old protocols serve it."""
    for one in things:
        if one.sort not in ("agenda", "supplement"):
            rows = catalogue.entries(site.book, site.id).filter(kind=one.kind, number=one.number)
            if (entry := rows.order_by("object").first()) is not None:
                return entry
    return None


def _found(request: HttpRequest, site: Site, path: str, thing: Asked, address: str) -> HttpResponse:
    """The page; for a program that asks for no page, the file an address of a file or picture was of."""
    of_file = thing.sort in ("document", "supplement") or bool(_PICTURE.search(address))
    wants_page = "text/html" in request.headers.get("Accept", "")
    if of_file and (not wants_page or _PICTURE.search(address)):
        file = _file_at(site, path)
        if file:
            made = HttpResponsePermanentRedirect(site.url(file))
            made.headers["Vary"] = "Accept"
            return made
    made = HttpResponsePermanentRedirect(site.url(path))
    if of_file:
        made.headers["Vary"] = "Accept"
    return made


def _file_at(site: Site, path: str) -> str:
    entry = catalogue.entries(site.book, site.id).filter(path=path).first()
    thing = catalogue.thing_of(site.book, entry) if entry is not None else None
    file = None
    if isinstance(thing, Document) and thing.files:
        file = thing.files[0]
    elif isinstance(thing, Person):
        file = thing.portrait
    return f"files/{file.sha256}/{quote(file.name)}" if file is not None else ""


def council_at(request: HttpRequest, book: Book, councils: list[Entry], address: str) -> Entry | None:
    """On a site of many councils, the one whose old host an old address is asked for at."""
    if not is_old(address) and not _SERVICE.search(address):
        return None
    host = request.get_host().partition(":")[0].lower()
    own = catalogue.council_of_host(book, [one.council for one in councils], host)
    return next((one for one in councils if one.council == own), None)
