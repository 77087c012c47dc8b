"""A made-up ModernGov: its web service and some of its pages, over a few hundred invented meetings.

It can be told to be slow, to refuse, to answer with an error page, to change its mind; it counts what it
is asked.
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

XML = '<?xml version="1.0" encoding="utf-8"?>\n'
PARTIES = ("Harbour", "Moor", "Independent")
WARDS = ("Eastquay", "Priory &amp; Wall", "Upper Marsh", "Tollgate")
NAMES = (
    "Ada Fenn",
    "Ben Lowe",
    "Cara Moss",
    "Dev Rill",
    "Elin Wyke",
    "Frank Tarn",
    "Gwen Brook",
    "Hal Combe",
)
TITLES = ("Apologies", "Declarations of interest", "Minutes", "Members&amp;#39; questions", "Budget", "Roads")
NOTHING = "\n  "
ERROR_PAGE = b"<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry</h1></body></html>"
Answer = tuple[int, str, bytes]


def word(paragraphs: list[str]) -> str:
    """Paragraphs as Word exports them, escaped once for the XML they stand in."""
    body = "".join(f'<p class="MsoNormal">{one}</p>\n<p class="MsoNormal">&nbsp;</p>\n' for one in paragraphs)
    return escape(f'<div class="WordSection1">\n{body}</div>\n', quote=False)


@dataclass
class Stub:
    """What the site holds and how it behaves. ``strange`` answers before anything else does."""

    committees: int = 4
    meetings: int = 12
    items: int = 5
    welsh: bool = False
    documents: dict[int, bytes] = field(default_factory=dict)
    etags: bool = False
    changed: dict[int, str] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    strange: Callable[[str], Answer | None] = lambda path: None
    asked: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    unmodified: int = 0
    host: str = ""
    port: int = 0
    kept: dict[str, Answer] | None = None
    """Answers made already, for a bench: what making them costs is then on neither side."""

    def answer(self, target: str) -> Answer:
        """Status, media type and body for a path with its query."""
        if self.kept is not None:
            if target not in self.kept:
                self.kept[target] = self._made(target)
            return self.kept[target]
        self.asked[target] += 1
        self.times.append(time.monotonic())
        return odd if (odd := self.strange(target)) is not None else self._made(target)

    def _made(self, target: str) -> Answer:
        parts = urlsplit(target)
        query = {
            name.lower(): values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()
        }
        path = parts.path.strip("/").lower()
        service, _, operation = path.partition(".asmx/")
        if operation:
            if service.endswith("w") and not self.welsh:
                return 404, "text/html", ERROR_PAGE
            made = self._service(operation, query, welsh=service.endswith("w"))
            return (
                (200, "text/xml; charset=utf-8", made.encode())
                if made
                else (500, "text/plain", b"Missing parameter: x.")
            )
        if found := re.match(r"(?:documents/s(\d+)/|mgconvert2pdf\.aspx)", path):
            number = int(found[1] or query.get("id", "0"))
            if number in self.documents:
                return 200, "application/pdf", self.documents[number]
        found_page = self._page(path, query)
        if not found_page:
            return 404, "text/html", ERROR_PAGE
        return 200, "text/html; charset=utf-8", found_page.encode()

    # -- the service

    def _service(self, operation: str, query: dict[str, str], *, welsh: bool) -> str:
        if operation == "getcommittees":
            return self._committees(welsh)
        if operation == "getcouncillorsbyward":
            return self._councillors()
        if operation == "getmembergroup":
            return "<memberlist><members><membercount> 0</membercount></members></memberlist>"
        if operation == "getmeetings" and {"lcommitteeid", "sfromdate", "stodate"} <= query.keys():
            return self._meetings(int(query["lcommitteeid"]), query["sfromdate"])
        if operation == "getmeeting" and "lmeetingid" in query:
            return self._meeting(int(query["lmeetingid"]), welsh)
        return ""

    def _committees(self, welsh: bool) -> str:
        rows = ""
        for n in range(self.committees):
            rows += tag(
                "committee",
                committeeid=100 + n,
                committeetitle=f"Pwyllgor {n}" if welsh else f"Committee {n}",
                committeedeleted=False,
                committeeexpired=n == self.committees - 1,
                committeecategory="Scrutiny",
            )
        return f"<committees>{tags(committeescount=f' {self.committees}')}{rows}</committees>"

    def _councillors(self) -> str:
        wards = ""
        for w, ward in enumerate(WARDS):
            members = "".join(self._councillor(n) for n in range(w, len(NAMES), len(WARDS)))
            wards += tag("ward", wardtitle=ward, councillors=tags(councillorcount=" 2") + members)
        return f"<councillorsbyward><wards>{wards}</wards></councillorsbyward>"

    def _councillor(self, n: int) -> str:
        return tag(
            "councillor",
            councillorid=500 + n,
            fullusername=f"Councillor {NAMES[n]}",
            photosmallurl=f"{self.host}/mgimages/missingsmallmug.gif",
            photobigurl=f"{self.host}/mgimages/missingbigmug.gif",
            politicalpartytitle=PARTIES[n % 3],
            politicalgrouptitle="",
            districttitle="",
            representing="",
            keyposts="",
            workaddress=tags(line1="Town Hall", phone=f"01632 96000{n}"),
            homeaddress=tags(line1=f"{n} Secret Lane", postcode=f"ZZ{n} 9ZZ"),
            termsofoffice=tag("termofoffice", startdate="05/05/2022", enddate="unspecified"),
        )

    def of(self, committee: int) -> list[int]:
        """The numbers of a committee's meetings."""
        every = range(1000, 1000 + self.meetings)
        return [m for m in every if 100 + m % self.committees == committee and m not in self.removed]

    def day(self, meeting: int) -> date:
        """The day of a meeting."""
        return date(2015, 1, 5) + timedelta(days=7 * (meeting - 1000))

    def _meetings(self, committee: int, since: str) -> str:
        d, m, y = (int(part) for part in since.split("/"))
        held = [one for one in self.of(committee) if self.day(one) >= date(y, m, d)]
        counts = tags(meetingscount=f" {len(held)}", committeescount=f" {int(bool(held))}")
        if not held:
            return f"<getmeetings>{counts}</getmeetings>"
        rows = "".join(
            tag(
                "meeting",
                meetingid=one,
                meetingdate=f"{self.day(one):%d/%m/%Y}",
                meetingstatus="Confirmed",
                meetingtime="6.00 pm",
                iswebcast=False,
            )
            for one in held
        )
        listed = tag(
            "committee",
            committeeid=committee,
            committeetitle=f"Committee {committee - 100}",
            committeemeetingcount=f" {len(held)}",
            committeemeetings=rows,
        )
        return f"<getmeetings>{counts}{listed}</getmeetings>"

    def _meeting(self, number: int, welsh: bool) -> str:
        present = ""
        for n, name in enumerate(NAMES[:5]):
            said = {
                "membertype": "U",
                "memberid": str(500 + n),
                "name": f"Councillor {name}",
                "roledescription": "Chair" if n == 0 else "Committee Member",
                "attendance": "Apologies" if n == 3 else "Present, as expected",
                "politicalparty": PARTIES[n % 3][:3].upper(),
            }
            attributes = " ".join(f'{key}="{value}"' for key, value in said.items())
            url = tags(url=f"{self.host}/mgUserInfo.aspx?UID={500 + n}")
            present += f"<attendee {attributes}>{url}</attendee>"
        return tag(
            "meeting",
            meetingid=number,
            meetingdate=f"{self.day(number):%d/%m/%Y}",
            meetingstatus="Confirmed",
            isdisplayallowed=True,
            meetingtime="6.00 pm",
            meetingactualstarttime="6.00 pm",
            meetingplannedfinishtime="",
            meetingactualfinishtime="8.10 pm",
            meetinglocation="Town Hall",
            iswebcast=False,
            agendaid=number,
            agendapublished=True,
            decisionpublished=False,
            minutepublished=True,
            meetingroom="",
            agendaitems="".join(self._item(number, n, welsh) for n in range(self.items)),
            attendees=present,
        )

    def _item(self, meeting: int, n: int, welsh: bool) -> str:
        number = meeting * 100 + n
        minutes = (
            f"The Head of Roads presented report {number}. Members asked about its costs and when the works "
            f"would end, and Councillor {NAMES[n % 8]} asked that ward members be told beforehand."
        )
        resolved = f"RESOLVED that report {number} be noted."
        if welsh:
            minutes, resolved = f"Trafodwyd eitem {n}.", "PENDERFYNWYD nodi'r adroddiad."
        return tag(
            "agendaitem",
            agendaitemid=number,
            agendaitemtitle=f"Eitem {n}" if welsh else f"{TITLES[n % len(TITLES)]} {number}",
            agendatext=word([f"To consider report {number}." if n > 2 else "To be taken as usual."]),
            actualmeetingdate="01/02/2015",
            agendaitemnumber=n + 1,
            agendaitemsubnumber="",
            fulldisplaynumberformat=f"{n + 1}.",
            authorusername="",
            minutesnonemptyhtmlbody=word([self.changed.get(number, minutes), resolved]),
            declarationcount=0,
            iscallin=False,
            iscomment=False,
            isdecision=False,
            isdecisionpublished=False,
            isminutepublished=True,
            ispubliccanspeak=False,
            isrestricted=n == 4,
            isdisplayallowed=True,
            meetingdate="01/02/2015",
            meetingtime="6.00 pm",
            minutesitemnumber=n + 1,
            minutesitemsubnumber="",
        ).replace("</agendaitem>", f"{self._linked(number)}</agendaitem>")

    def _linked(self, number: int) -> str:
        if number not in self.documents:
            return ""
        linked = tag(
            "linkeddoc",
            attachmentid=number,
            title=f"Report {number}",
            isurl=False,
            url=f"{self.host}/mgConvert2PDF.aspx?ID={number}",
            isrestricted=False,
            restrictionsRef="",
            itemnum=1,
            publicationdate="01/02/2015",
            meetingdate="01/02/2015",
            decisiondate="01/02/2015",
            committeetitle="Committee",
            isdecisionattachment=False,
            ownertitle="Report",
        )
        return f"<linkeddocuments>{linked}</linkeddocuments>"

    # -- pages

    def _page(self, path: str, query: dict[str, str]) -> str:
        if path == "mgcommitteedetails.aspx":
            member = '<li><a href="mgUserInfo.aspx?UID=500">Councillor Ada Fenn</a> (Chair)</li>'
            listed = f'<h2 class="mgSectionTitle">Membership</h2><ul class="mgBulletList">{member}</ul>'
            return page("Committee details", listed)
        if path == "ielistdocuments.aspx" and int(query.get("mid", 0)) in range(1000, 1000 + self.meetings):
            return self.meeting_page(int(query["mid"]))
        return ""

    def meeting_page(self, number: int) -> str:
        """The page of a meeting, with a recorded vote at its second item."""
        rows, first = "", "<tr><td class='mgItemNumberCell'><p class='mgAiTitleTxt'>"
        for n in range(self.items):
            vote = VOTE if n == 1 else ""
            rows += (
                f"{first}<a name='AI{number * 100 + n}'></a>{n + 1}."
                f"</p></td><td><p class='mgAiTitleTxt'>Item {n}</p>{vote}</td></tr>"
            )
        committee = f"mgCommitteeDetails.aspx?ID={100 + number % self.committees}"
        under = f"<a href='{committee}'>Committee - Monday 5 January 2015 6.00 pm</a>"
        link = f"<li><a href='mgMeetingAttendance.aspx?ID={number}'>Attendance</a></li>"
        way = f"<ul class='mgActionList'>{link}</ul>"
        table = f"<table class='mgItemTable' id='mgItemTable'>{rows}</table>"
        return page("Agenda and minutes", f"<div class='mgLinks'>{way}</div>{table}", under)


VOTE = (
    "<table class='mgTableNoBorderFullWidth'><caption>Recorded Vote</caption><tr><td>Motion</td>"
    "<td>Resolution</td><td></td><td>Carried</td></tr></table>"
)


def tags(**values: object) -> str:
    """Elements of these names, an empty one as the real service writes it: with white space in it."""
    made = {name: str(value) for name, value in values.items()}
    return "".join(f"<{name}>{value or NOTHING}</{name}>" for name, value in made.items())


def tag(name: str, **values: object) -> str:
    """One element with elements in it."""
    return f"<{name}>{tags(**values)}</{name}>"


def page(heading: str, content: str, under: str = "") -> str:
    """A page in the frame that every page has."""
    return (
        f"<!DOCTYPE html><html><head><title>{heading}</title></head><body><div id='modgov'>"
        f"<div class='mgHeader'><h1 class='mgMainTitleTxt'>{heading}</h1></div>"
        f"<div class='mgSubTitle'><h2 class='mgSubTitleTxt'>{under}</h2></div>"
        f"<div class='mgContent'>{content}</div></div></body></html>"
    )


def handler(stub: Stub) -> type[BaseHTTPRequestHandler]:
    """What answers for a stub."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            status, media, body = stub.answer(self.path)
            tag = f'"{abs(hash(body))}"' if stub.etags and status == 200 else ""
            if tag and self.headers.get("If-None-Match") == tag:
                stub.unmodified += 1
                status, body = 304, b""
            self.send_response(status)
            if status in (429, 503):
                self.send_header("Retry-After", "7")
            if status == 302:
                self.send_header("Location", body.decode())
                body = b""
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@contextmanager
def serving(stub: Stub) -> Iterator[str]:
    """Serve a stub from a thread; gives its address, which stays the same when it is served again."""
    server = ThreadingHTTPServer(("127.0.0.1", stub.port), handler(stub))
    server.daemon_threads = True
    stub.port = server.server_address[1]
    stub.host = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stub.host
    finally:
        server.shutdown()
        server.server_close()


def main(meetings: int, items: int) -> None:
    """Serve a stub of a size from this process until it is ended; says its address on its first line."""
    with serving(Stub(committees=10, meetings=meetings, items=items, kept={})) as address:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
