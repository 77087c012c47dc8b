"""A ModernGov in, beside a bare client: a local stub of 500 meetings with 6,000 items, asked without a limit.

The bare client asks for the same addresses over one kept connection, parses every answer, takes the same
fields out of it, turns every text of Word's HTML into plain words, reads no minutes and stores nothing.
With readings, the import has a second process read the minutes: the limit is for a machine of two idle cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

import urllib3
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from bench.report import note, row

MEETINGS = int(os.environ.get("MEETINGS", "500"))
ITEMS = 12
RUNS = int(os.environ.get("RUNS", "3"))
LIMIT = 3.0


def bare(base: str) -> int:
    """Fetch and parse what the import asks for; how many items there were."""
    pool = urllib3.PoolManager(num_pools=1)

    def get(path: str) -> bytes:
        return bytes(pool.request("GET", f"{base}/{path}", retries=False).data)

    get("robots.txt")
    committees = etree.fromstring(get("mgWebService.asmx/GetCommittees"))
    get("mgWebServiceW.asmx/GetCommittees")
    people = etree.fromstring(get("mgWebService.asmx/GetCouncillorsByWard"))
    get("mgWebService.asmx/GetMemberGroup?sOrder=&sShortName=")
    kept: list[Any] = [_fields(one) for one in people.iter("councillor")]
    for member in people.iter("councillorid"):
        get(f"mgUserInfo.aspx?UID={member.text}")
    meetings: list[int] = []
    for committee in committees.iter("committeeid"):
        query = f"lCommitteeId={committee.text}&sFromDate=01/01/1974&sToDate=31/12/2031"
        held = etree.fromstring(get(f"mgWebService.asmx/GetMeetings?{query}"))
        meetings += [int(one.text or 0) for one in held.iter("meetingid")]
        LexborHTMLParser(get(f"mgCommitteeDetails.aspx?ID={committee.text}"))
    items = 0
    for number in meetings:
        meeting = etree.fromstring(get(f"mgWebService.asmx/GetMeeting?lMeetingId={number}"))
        kept = [_fields(meeting), [_fields(one) for one in meeting.iter("attendee")]]
        for item in meeting.iter("agendaitem"):
            kept.append(_fields(item))
            items += 1
        page = LexborHTMLParser(get(f"ieListDocuments.aspx?CId=0&MId={number}&Ver=4"))
        for line in page.css("#mgItemTable > tbody > tr"):
            kept.append([cell.text() for cell in line.css("td")])
            if line.css_first("caption") is not None:
                anchor = line.css_first("a").attributes["name"][2:]
                LexborHTMLParser(get(f"mgListRecordedVotesShort.aspx?AIID={anchor}&MID={number}"))
    return items


def _fields(element: Any) -> dict[str, str]:
    found = dict(element.attrib)
    for child in element:
        text = unescape((child.text or "").strip())
        if text.startswith("<"):
            body = LexborHTMLParser(text).body
            text = body.text(separator=" ") if body is not None else ""
        found[child.tag] = text
    return found


def ours(base: str, council: str, *, readings: bool = True) -> Any:
    """The whole import: fetched, parsed, published and, with ``readings``, the minutes read."""
    from minutebook.book import clock
    from minutebook.book.shelf import public_book
    from minutebook.intake.moderngov.fetching import Client
    from minutebook.intake.moderngov.site import Site, Wanted
    from minutebook.intake.moderngov.state import State
    from minutebook.intake.moderngov.taking_in import import_moderngov

    book = public_book()
    state = State(book.folder / "imports", council)
    state.begin(clock.now().isoformat(), "bench")
    site = Site(Client(base, rate=0, log=state.log), state, Wanted(), clock.today())
    return import_moderngov(book, site, council, readings=readings)


def _seconds(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    made = work()
    return made, time.perf_counter() - began


def _processor(work: Callable[[], Any]) -> str:
    """Seconds of a processor that some work takes here and in the processes it starts: no clock of a busy
    machine says it."""
    before = os.times()
    work()
    after = os.times()
    here = after.user + after.system - before.user - before.system
    below = after.children_user + after.children_system - before.children_user - before.children_system
    return f"{here:.2f} s" + (f" and {below:.2f} s in processes beside it" if below > 0.05 else "")


def main() -> None:
    """Print items a second of the import beside those of the bare client."""
    os.environ["MINUTEBOOK_HOME"] = tempfile.mkdtemp(prefix="bench-moderngov-")
    from minutebook.book.opening import prepare

    prepare()
    stub = subprocess.Popen(
        [sys.executable, "-m", "tests.intake.moderngov_stub", str(MEETINGS), str(ITEMS)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    try:
        assert stub.stdout is not None
        base = stub.stdout.readline().strip()
        note(f"{MEETINGS} meetings, {bare(base)} items, from {base}")
        theirs, taken, read = [], [], []
        for run in range(RUNS):
            # In turns, and the best of each: what else runs on the machine must not fall on one side alone.
            count, seconds = _seconds(partial(bare, base))
            theirs.append(count / seconds)
            for kept, readings in ((taken, False), (read, True)):
                report, seconds = _seconds(
                    partial(ours, base, f"Council {run} {readings}", readings=readings)
                )
                assert report.new["meeting"] == MEETINGS and not report.refused, report.text()
                kept.append(count / seconds)
        for what, mine in (("fetched, parsed, published", taken), ("and all minutes read", read)):
            row(
                f"import of a whole site: {what}",
                max(mine),
                max(theirs),
                unit="items/s",
                limit=f"within {LIMIT:.0f} x",
                holds=max(theirs) / max(mine) <= LIMIT,
            )
        note(f"processor time: the bare client {_processor(partial(bare, base))}")
        note(f"processor time: the import {_processor(partial(ours, base, 'Measured'))}")
        report, seconds = _seconds(partial(ours, base, "Council 0 True"))
        assert not report.new and not report.corrected, report.text()
        note(f"a second run, which finds nothing new: {seconds:.1f} s")
    finally:
        stub.kill()
        stub.wait()


if __name__ == "__main__":
    main()
