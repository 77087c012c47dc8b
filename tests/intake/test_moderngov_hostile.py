"""Whatever a site or a folder gives: an import reports it, takes the rest, and never fails or leaks."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from urllib3 import HTTPResponse

from minutebook.book.shelf import Book
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.fetching import Client, NotGiven
from minutebook.intake.moderngov.page import NotAPage
from minutebook.intake.moderngov.pages import BY_ADDRESS, page
from minutebook.intake.moderngov.service import NotAnAnswer, answer
from tests.intake.moderngov_importing import Clock, of_folder, of_site, things
from tests.intake.moderngov_stub import Answer, Stub, serving, tag, tags
from tests.intake.test_moderngov_pages import DECISION, PLAN
from tests.intake.test_moderngov_shapes import ISSUE, MEMBER, SHORT

INSIDE = b"]><committees><committee>&b;</committee></committees>"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">' + INSIDE
SECRET = b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">' + INSIDE


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"<html><body>Runtime error</body></html>", "web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "web page"),
        (b'<?xml version="1.0"?><script>alert(1)</script>', "web page"),
        (b"<!-- x --><script>alert(1)</script>", "web page"),
        (b"<committees><committee>", "no well-formed XML"),
        (b"<meeting>" * 300 + b"</meeting>" * 300, "no well-formed XML"),
        (b"<somethingelse/>", "not known here"),
        (BOMB, "document type"),
        (SECRET, "document type"),
        (b"<meeting><meetingid>\n</meetingid></meeting>", "not there"),
        (b"\x00\x01\x02", "no well-formed XML"),
    ],
)
def test_what_is_no_answer_is_said_to_be_none(data: bytes, why: str) -> None:
    with pytest.raises(NotAnAnswer, match=why):
        answer(data, Account())


def test_control_characters_that_no_xml_may_hold_are_left_out() -> None:
    data = tag("committees", committee=tags(committeeid=7, committeetitle="Roads &#x1f; and \x0b parks"))
    (found,) = answer(data.encode(), Account()).committees
    assert found.title == "Roads and parks"


def test_an_answer_comes_out_of_its_envelope() -> None:
    inner = tag("committee", committeeid=7, committeetitle="A")
    result = f'<GetCommitteesResult><committees xmlns="">{inner}</committees></GetCommitteesResult>'
    body = f'<s:Body><GetCommitteesResponse xmlns="http://x">{result}</GetCommitteesResponse></s:Body>'
    soap = f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">{body}</s:Envelope>'
    assert [one.id for one in answer(soap.encode(), Account()).committees] == [7]


def test_what_nobody_understands_is_reported_with_its_words() -> None:
    account = Account()
    one = tag("committee", committeeid=7, committeetitle="Roads", newthing="Something <b>new</b>")
    answer(f"<committees>{one}<odd>x</odd></committees>".encode(), account)
    assert account.unknown == {
        "committees/committee/newthing": 1,
        "committees/committee/newthing/…/b": 1,
        "committees/odd": 1,
    }
    assert account.examples["committees/committee/newthing"] == ["Something"]


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<committees>", b"<meeting><meetingid>1</meetingid>", b"<html>"]),
)
def test_no_bytes_whatever_make_a_reader_fail(data: bytes, before: bytes) -> None:
    for read in (answer, page):
        with suppress(NotAnAnswer, NotAPage):
            read(before + data, Account())


WHOLE = Stub(host="http://x", documents={100000: b"%PDF"})
ANSWERS = [
    WHOLE._made(f"/mgWebService.asmx/{asked}")[2]
    for asked in ("GetMeeting?lMeetingId=1000", "GetCommittees", "GetCouncillorsByWard")
]
PAGES = [
    WHOLE._made(f"/{asked}")[2]
    for asked in ("ieListDocuments.aspx?MId=1000", "mgCommitteeDetails.aspx?ID=100")
] + [MEMBER.encode(), SHORT.encode(), ISSUE.encode(), DECISION.encode(), PLAN.encode()]
ADDRESSES = ("", *(f"http://x/{name}.aspx?ID=7&MId=7&UID=7&IId=7&AIID=7&PlanId=7" for name, _ in BY_ADDRESS))
ODD = ("", "  \n", "-1", "9" * 30, "31/02/2020", "25.00 pm", "<b>x", "unspecified", "\u202e")


def shaken(root: Any, chance: Random) -> None:
    """Take away, double, rename, reorder and refill some elements of a tree."""
    every = list(root.iter(etree.Element))
    for _ in range(chance.randint(1, 20)):
        one = chance.choice(every)
        above = one.getparent()
        match chance.randint(0, 5):
            case 0 if above is not None:
                above.remove(one)
            case 1 if above is not None:
                above.append(deepcopy(one))
            case 2:
                one.text = chance.choice(ODD)
            case 3:
                one.tag = chance.choice(("x", "meetingid", "LinkedDoc", "title"))
            case 4:
                one.set(chance.choice(("name", "odd")), "7")
            case _:
                one[:] = chance.sample(list(one), len(one))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ANSWERS), st.randoms(use_true_random=False))
def test_every_element_of_an_answer_is_accounted_for_whatever_it_is(data: bytes, chance: Random) -> None:
    root = etree.fromstring(data)
    shaken(root, chance)
    account = Account()
    try:
        answer(etree.tostring(root), account)
    except NotAnAnswer:
        return  # said whole to be none
    assert account.elements == sum(1 + len(one.attrib) for one in root.iter(etree.Element))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PAGES), st.sampled_from(ADDRESSES), st.randoms(use_true_random=False))
def test_a_page_that_is_cut_or_shuffled_makes_no_reader_fail(
    data: bytes, address: str, chance: Random
) -> None:
    parts = data.split(b"<")
    at = chance.randint(0, len(parts))
    some = parts[at : at + 25]
    chance.shuffle(some)
    mixed = b"<".join([*parts[:at], *some, *parts[at + chance.randint(20, 40) :]])
    with suppress(NotAPage):
        page(mixed[: chance.choice((None, chance.randint(0, len(mixed))))], Account(), address)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60),
    st.sampled_from(["mgItemTable", "mgWordPara", "mgMeetingTableLnk", "mgPlanItemTitle", "mgUserBody"]),
)
def test_no_page_whatever_makes_a_reader_fail(text: str, name: str) -> None:
    link = f"<a name='AI7' class='{name}' href='ieListDocuments.aspx?MId=7'>{text}</a>"
    cells = f"<td class='mgItemNumberCell'>{link}</td><td><p class='mgAiTitleTxt'>{text}</td>"
    table = f"<table class='{name}' id='{name}'><tr>{cells}</table>{text}"
    html = f"<div id='modgov'><h1 class='mgMainTitleTxt'>Agenda</h1>{table}</div>"
    with suppress(NotAPage):
        page(html.encode("utf-8", "replace"), Account())


def test_a_home_that_stands_as_a_place_of_work_is_left_out(book: Book, tmp_path: Path) -> None:
    home = tags(line1="14 Quiet Close", postcode="QQ1 1QQ", phone="01632 960777")
    councillor = tag(
        "councillor",
        councillorid=9,
        fullusername="Councillor Nye Pell",
        politicalpartytitle="Moor",
        workaddress=tags(
            line1="14, Quiet Close", postcode="QQ1 1QQ", phone="01632960777", email="n@pell.example"
        ),
        homeaddress=home,
        surgerydetails=tags(line1="First Friday", line2="At 14 Quiet Close"),
        additionalcontactinfo="Call me at home on 01632 960777",
    )
    ward = tag("ward", wardtitle="East", councillors=councillor)
    (tmp_path / "GetCouncillorsByWard.xml").write_text(tag("councillorsbyward", wards=ward))
    report = of_folder(book, tmp_path)
    (person,) = things(book, "person").values()
    assert (person.contact.email, person.surgeries) == ("n@pell.example", ("First Friday",))
    assert "Quiet" not in repr(person) and "960777" not in repr(person) and "QQ1" not in repr(person)
    assert any("home" in why for _, why in report.account.left)


def test_a_page_of_another_system_and_a_stray_file_are_named(book: Book, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><body><h1>Bins</h1></body></html>")
    (tmp_path / "GetMeeting_7.xml").write_text("<html><body>Runtime error</body></html>")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "link").symlink_to("/etc/passwd")
    report = of_folder(book, tmp_path)
    said = dict(report.refused)
    assert "no page of a ModernGov" in said["index.html"]
    assert "web page" in said["GetMeeting_7.xml"] and "no answer or page here links" in said["plan.pdf"]
    assert "link" not in said and not things(book, "meeting")


@pytest.mark.parametrize("where", ["http://127.0.0.2:1/x", "file:///etc/passwd", "http://metadata.internal/"])
def test_a_redirect_to_another_host_is_not_followed(where: str) -> None:
    stub = Stub(strange=lambda path: (302, "text/plain", where.encode()))
    with serving(stub) as address, pytest.raises(NotGiven, match="another host"):
        Client(address, rate=0, sleep=Clock().sleep).get("mgWebService.asmx/GetCommittees")


def test_a_redirect_to_another_port_is_not_followed() -> None:
    stub = Stub(strange=lambda path: (302, "text/plain", b"http://127.0.0.1:22/"))
    with serving(stub) as address, pytest.raises(NotGiven, match="another port"):
        Client(address, rate=0, sleep=Clock().sleep).get("a")


class Sent:
    """A site that sends whoever asks by one way on by another, as the client's connections see it."""

    def __init__(self, client: Client, leads: dict[str, str]) -> None:
        self.asked: list[str] = []
        self.leads = leads
        client._pool = self.pool  # type: ignore[method-assign]

    def pool(self, parts: Any) -> Any:
        self.root = f"{parts.scheme}://{parts.netloc}"
        return self

    def urlopen(self, method: str, target: str, **more: Any) -> HTTPResponse:
        self.asked.append(f"{self.root}{target}")
        where = self.leads.get(self.asked[-1])
        headers = {"Location": where} if where else {}
        return HTTPResponse(BytesIO(b"x"), headers, 302 if where else 200, preload_content=False)


def test_a_site_that_answers_by_https_is_asked_by_https_alone() -> None:
    client = Client("http://old.example/mg", rate=0)
    sent = Sent(client, {"http://old.example/mg/a?b=1": "https://old.example/mg/a?b=1"})
    client.get("a?b=1")
    client.get("c")
    client.get("http://old.example/mg/d")
    assert sent.asked == [
        "http://old.example/mg/a?b=1",
        "https://old.example/mg/a?b=1",
        "https://old.example/mg/c",
        "https://old.example/mg/d",
    ]
    sent.leads = {"https://old.example/mg/e": "http://old.example/mg/e"}
    with pytest.raises(NotGiven, match="from https to http"):
        client.get("e")


def test_robots_are_heeded_in_how_fast_and_told_of_in_what(book: Book) -> None:
    robots = b"User-agent: *\nCrawl-delay: 3\nDisallow: /\n"
    stub = Stub(
        meetings=1,
        strange=lambda path: (200, "text/plain", robots) if path == "/robots.txt" else None,
    )
    clock = Clock()
    report = of_site(book, stub, rate=2, clock=clock)
    assert any("asks machines to stay away" in why for _, why in report.refused)
    assert report.new["meeting"] == 1, "it is the council's own record"
    assert set(clock.slept) <= {0.5, 3.0} and clock.slept.count(3.0) > len(clock.slept) - 3
    stub.meetings, stub.removed = 3, set()
    of_site(book, stub)
    stub.removed = {1001}
    again = of_site(book, stub)
    assert [name for name, _ in again.gone] == ["meeting 2015-01-12 18:00"], (
        "its lists are whole all the same"
    )


def test_a_redirect_in_a_circle_ends() -> None:
    stub = Stub(strange=lambda path: (302, "text/plain", path.encode()))
    with serving(stub) as address, pytest.raises(NotGiven, match="without end"):
        Client(address, rate=0).get("a")


def test_a_document_on_another_host_is_never_asked_for(book: Book) -> None:
    def strange(path: str) -> Answer | None:
        if "GetMeeting?" not in path:
            return None
        made = stub._made(path)
        return (
            made[0],
            made[1],
            made[2].replace(stub.host.encode() + b"/mgConvert2PDF", b"http://169.254.169.254/mgConvert2PDF"),
        )

    stub = Stub(committees=1, meetings=1, documents={100000: b"%PDF-1.4 broken"}, strange=strange)
    report = of_site(book, stub)
    assert stub.asked["/mgConvert2PDF.aspx?ID=100000"] == 1, "its own host is asked, by the number"
    assert any("damaged" in why for _, why in report.doubtful)
    (paper,) = things(book, "document").values()
    assert paper.files and not paper.pages


def test_two_meetings_with_one_number_and_items_twice_are_one(book: Book, tmp_path: Path) -> None:
    item = tag(
        "agendaitem", agendaitemid=5, agendaitemtitle="Roads", agendaitemnumber=1, refertocommittee="Board"
    )
    whole = tag(
        "meeting", meetingid=7, meetingdate="01/02/2020", meetingtime="18:00", agendaitems=item + item
    )
    (tmp_path / "a.xml").write_text(whole)
    (tmp_path / "b.xml").write_text(whole)
    of_folder(book, tmp_path)
    (held,) = things(book, "meeting").values()
    assert held.start == "2020-02-01T18:00" and len(held.items) == 1
    assert [body.name.en for body in things(book, "body").values()] == ["Board"]
