"""A ModernGov site as a source: the web service first, pages for what the service has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit
from urllib.robotparser import RobotFileParser

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.fetching import AGENT, Client, Given, NotGiven
from minutebook.intake.moderngov.page import Page, href
from minutebook.intake.moderngov.service import is_page
from minutebook.intake.moderngov.source import Answer, Fetched
from minutebook.intake.moderngov.state import State

SERVICE, WELSH = "mgWebService.asmx", "mgWebServiceW.asmx"
FIRST_YEAR = 1974  # of English and Welsh councils as they are; their systems hold nothing older
YEARS_TO_COME = 5
YEARS_AT_ONCE = 2  # of registers of decisions, which are cut off when they grow long
PAGES_OF_A_LIST = 400  # of earlier and later meetings, one committee's


@dataclass(frozen=True)
class Wanted:
    """What of a site is wanted. ``since``: only meetings from this day on; everything else as it is."""

    since: str = ""
    pages: bool = True
    documents: bool = True
    portraits: bool = True


class Site:
    """One site. ``state`` knows what was taken before."""

    def __init__(self, client: Client, state: State, wanted: Wanted, today: date) -> None:
        self.client, self.state, self.wanted, self.today = client, state, wanted, today
        self.base = client.base
        self.whole = not wanted.since
        self.gives_files = wanted.documents
        self.has_service = True
        self.has_welsh = False
        self.unanswered: set[int] = set()

    # -- asking

    def _service(self, operation: str, query: str = "", welsh: bool = False) -> Answer | None:
        """One answer of the service; ``None`` where it is refused, or is a page and no answer."""
        path = f"{WELSH if welsh else SERVICE}/{operation}" + (f"?{query}" if query else "")
        return self._answer(path, language="cy" if welsh else "en", page=False, quiet=welsh)

    def _page(self, path: str, quiet: bool = False) -> Answer | None:
        return self._answer(path, language="en", page=True, quiet=quiet)

    def _answer(self, path: str, *, language: str, page: bool, quiet: bool) -> Answer | None:
        try:
            given = self.client.get(path, quiet=quiet)
        except NotGiven:
            return None
        return self._checked(given, language=language, page=page, quiet=quiet)

    def _checked(self, given: Given, *, language: str, page: bool, quiet: bool = False) -> Answer | None:
        if not page and is_page(given.data):
            if not quiet:
                self.client.note(given.address, "answered with a web page where the service was asked")
            return None
        return Answer(given.address, given.data, given.address, language, given.seen)

    # -- what an import asks, in its order

    def open(self) -> None:
        """Be as slow as the site's ``robots.txt`` asks; what it forbids to machines is asked for and said.

        A council takes its own record with it: whether it may is for it to settle with whoever runs the site.
        """
        try:
            given = self.client.get(f"{self.client.root}/robots.txt", quiet=True)
        except NotGiven:
            return
        rules = RobotFileParser()
        rules.parse(given.data.decode("utf-8", "replace").splitlines())
        self.client.slow_down(float(rules.crawl_delay(AGENT) or 0))
        if not rules.can_fetch(AGENT, self.client.address("ieListDocuments.aspx?MId=1")):
            self.client.note(
                given.address, "asks machines to stay away: settle with its keeper that you may ask"
            )

    def names(self) -> Iterator[Answer]:
        """Committees and members, of the service and its Welsh twin; of pages where there is no service."""
        committees = self._service("GetCommittees")
        self.has_service = committees is not None
        if committees is not None:
            yield committees
            yield from self._some(self._service("GetCouncillorsByWard"))
            yield from self._some(self._service("GetMemberGroup", "sOrder=&sShortName="))
            welsh = self._service("GetCommittees", welsh=True)
            self.has_welsh = welsh is not None and welsh.data != committees.data
            if welsh is not None and self.has_welsh:
                yield welsh
                yield from self._some(self._service("GetCouncillorsByWard", welsh=True))
        if self.wanted.pages or not self.has_service:
            yield from self._some(self._page("mgListCommittees.aspx?bcr=1", quiet=self.has_service))
        if not self.has_service:
            yield from self._some(self._page("mgCommitteeStructure.aspx", quiet=True))
            yield from self._some(self._page("mgMemberIndex.aspx?FN=WARD&VW=LIST&PIC=0"))

    @staticmethod
    def _some(answer: Answer | None) -> Iterator[Answer]:
        if answer is not None:
            yield answer

    def people(self, members: Iterable[int]) -> Iterator[Answer]:
        """Each member's own page: the seats they hold and held, and since when."""
        for number in members if self.wanted.pages else ():
            yield from self._some(self._page(f"mgUserInfo.aspx?UID={number}", quiet=self.has_service))

    def lists(self, committees: Iterable[int]) -> Iterator[Answer]:
        """Each committee's meetings, one committee after another, and its page."""
        start = self._from()
        end = f"31/12/{self.today.year + YEARS_TO_COME}"
        for number in committees:
            answer = None
            if self.has_service:
                query = f"lCommitteeId={number}&sFromDate={start}&sToDate={end}"
                answer = self._service("GetMeetings", query)
            if answer is not None:
                yield answer
            else:
                yield from self._meetings_by_pages(number)
            if self.wanted.pages:
                yield from self._some(
                    self._page(f"mgCommitteeDetails.aspx?ID={number}", quiet=self.has_service)
                )

    def _from(self) -> str:
        """The first day asked for, as the service writes days."""
        since = self.wanted.since
        return f"{since[8:10]}/{since[5:7]}/{since[:4]}" if since else f"01/01/{FIRST_YEAR}"

    def _meetings_by_pages(self, number: int) -> Iterator[Answer]:
        """A committee's meetings as its pages list them, followed to earlier and later ones."""
        waiting, asked = [f"ieListMeetings.aspx?CId={number}&Year=0"], set[str]()
        while waiting and len(asked) < PAGES_OF_A_LIST:
            path = waiting.pop(0)
            if path in asked:
                continue
            asked.add(path)
            answer = self._page(path)
            if answer is None:
                self.unanswered.add(number)
                continue
            yield answer
            page = Page(answer.data, Account(), answer.address)
            waiting += [href(a) for a in page.find("a") if re.search(r"(?i)Act=(?:earlier|later)", href(a))]

    def numbers(self, listed: Sequence[int]) -> list[int]:
        """The listed meetings; there are no others."""
        return list(listed)

    def _paths_of(self, number: int) -> list[tuple[str, str, bool]]:
        """Where a meeting is asked for: the path, its language, whether it is a page."""
        paths: list[tuple[str, str, bool]] = []
        if self.has_service:
            paths.append((f"{SERVICE}/GetMeeting?lMeetingId={number}", "en", False))
        if self.has_welsh:
            paths.append((f"{WELSH}/GetMeeting?lMeetingId={number}", "cy", False))
        if self.wanted.pages or not self.has_service:
            paths.append((f"ieListDocuments.aspx?CId=0&MId={number}&Ver=4", "en", True))
        if not self.has_service:
            paths.append((f"mgMeetingAttendance.aspx?ID={number}", "en", True))
        return paths

    def meeting(self, number: int) -> list[Answer] | None:
        """The service's answer, its Welsh twin's, and the page; ``None`` where they are as they were."""
        paths = self._paths_of(number)
        first = self.client.address(paths[0][0])
        if self.state.taken_in_this_run(first):
            return None
        given = [(self._maybe(path), language, page) for path, language, page in paths]
        there = [(one, language, page) for one, language, page in given if one is not None]
        if there and all(one.unchanged for one, _, _ in there) and len(there) == len(given):
            return None
        made = []
        for one, language, page in there:
            # Said to be unchanged without being given: the others need it beside them.
            whole = self._again(one) if one.unchanged and not one.data else one
            answer = self._checked(whole, language=language, page=page) if whole else None
            made += [answer] if answer else []
        return made

    def _maybe(self, path: str) -> Given | None:
        try:
            return self.client.get(path, self.state.known.get(self.client.address(path)))
        except NotGiven:
            return None

    def _again(self, one: Given) -> Given | None:
        try:
            return self.client.get(one.address)
        except NotGiven:
            return None

    def more(self, number: int, items: Sequence[facts.Item]) -> Iterator[Answer]:
        """Whole texts of items that a page cut short, and the names behind recorded votes."""
        for item in items:
            if item.cut_short and not self.has_service:
                yield from self._some(self._page(f"mgAi.aspx?ID={item.id}"))
            if (item.votes or item.voted) and self.wanted.pages:
                path = f"mgListRecordedVotesShort.aspx?AIID={item.id}&MID={number}"
                yield from self._some(self._page(path, quiet=True))

    def registers(self) -> Iterator[Answer]:
        """The registers of decisions by years, and the ways to the forward plans."""
        if not self.wanted.pages:
            return
        first = int(self.wanted.since[:4]) if self.wanted.since else 2000
        for year in range(first, self.today.year + 1, YEARS_AT_ONCE):
            begin = self.wanted.since or f"{year}-01-01"
            start = date.fromisoformat(begin) if year == first else date(year, 1, 1)
            end = date(year + YEARS_AT_ONCE, 1, 1) - timedelta(days=1)
            span = f"{start:%d}%2f{start:%m}%2f{start:%Y}-{end:%d}%2f{end:%m}%2f{end:%Y}"
            both = f"XXR=0&DR={span}&ACT=Find&K=0&DM=0&Next=true"
            yield from self._some(
                self._page(
                    f"mgDelegatedDecisions.aspx?{both}&RP=0&V=0&HD=0&DS=2&META=mgdelegateddecisions", True
                )
            )
            yield from self._some(
                self._page(f"mgListOfficerDecisions.aspx?{both}&FULL=1&BAM=1&DEP=0&PH=0&LO=0&C3=0", True)
            )
        yield from self._some(self._page("mgPlansHome.aspx?bcr=1", quiet=True))

    def follow(self, links: Iterable[str]) -> Iterator[Answer]:
        """Pages linked from registers, each once, and only where they have changed since they were taken."""
        asked = set[str]()
        for link in links:
            address = self.client.address(link)
            if address in asked:
                continue
            asked.add(address)
            if self.state.taken_in_this_run(address):
                continue
            given = self._maybe(address)
            if given is not None and not given.unchanged:
                yield from self._some(self._checked(given, language="en", page=True))

    def issue(self, number: int) -> Answer | None:
        """The page of an issue."""
        return next(self.follow([f"mgIssueHistoryHome.aspx?IId={number}&Opt=0"]), None)

    def document(self, linked: facts.Linked) -> Fetched | None:
        """A document's file, whatever of its addresses gives it; a page given in its place is none."""
        if not self.wanted.documents or linked.restricted or linked.is_link:
            return None
        address, host = linked.address, urlsplit(linked.address).hostname
        if not address or (host and host.lower() != self.client.origin[0]):
            # The service writes addresses with the name it knows itself by, which need not be the one it has.
            address = f"mgConvert2PDF.aspx?ID={linked.id}"
        given = self._file(address)
        if given is not None and is_page(given.data):
            inner = _file_link(given)
            given = self._file(inner) if inner else None
            if given is None or is_page(given.data):
                self.client.note(self.client.address(address), "gave a web page and not the document")
                return None
        if given is None:
            return None
        name = unquote(urlsplit(given.address).path.rpartition("/")[2])
        if "." not in name or name.lower().endswith((".aspx", ".asmx")):
            name = f"{linked.name or linked.title}"
        return Fetched(given.data, name, given.media_type)

    def _file(self, address: str) -> Given | None:
        try:
            return self.client.get(address)
        except NotGiven:
            return None

    def portrait(self, path: str) -> Fetched | None:
        """A member's picture, where the site gives one."""
        if not self.wanted.portraits:
            return None
        try:
            given = self.client.get(path, quiet=True)
        except NotGiven:
            return None
        if not given.data.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8")):
            return None
        return Fetched(given.data, f"{path.split('/')[-2]}.jpg", given.media_type or "image/jpeg")

    def done(self, answers: Sequence[Answer]) -> None:
        """Note what is in the book."""
        self.state.done([(one.address, one.seen) for one in answers if one.seen is not None])

    def forget(self, meetings: Sequence[int]) -> None:
        """Forget what was given of meetings, so that it is asked for again if they come back."""
        paths = [path for number in meetings for path, _, _ in self._paths_of(number)]
        self.state.forget(self.client.address(path) for path in paths)

    def refused(self) -> list[tuple[str, str]]:
        """What the site refused in this run."""
        return self.client.refusals

    def close(self, *, ended: bool) -> None:
        """End the run, or leave it to be gone on with."""
        if ended:
            self.state.end(self.today.isoformat())
        self.state.close()


def _file_link(given: Given) -> str:
    """The document that a page of packs offers."""
    page = Page(given.data, Account(), given.address)
    for link in page.find("a"):
        if re.search(r"(?i)documents/[a-z]\d+/", href(link)):
            return href(link)
    return ""
