"""Whoever asked ModernGov's web service asks this one in the same ways, and is refused in the same words."""

from __future__ import annotations

from urllib.parse import urlencode

from django.test import Client

from minutebook.book.press import publish
from minutebook.book.schema import Body, Council, Identifier, Words
from minutebook.book.shelf import public_book
from minutebook.outlets.moderngov.operations import OPERATIONS
from tests.outlets.conftest import MOST_QUERIES, SERVICE, Ask
from tests.site.conftest import LexborHTMLParser, parsed_strictly

VALUES = {
    "lMeetingId": 1,
    "lCommitteeId": 0,
    "sFromDate": "01/01/2026",
    "sToDate": "",
    "bIsAscendingDateOrder": "true",
    "bGlobalCalendar": "false",
    "sDateStart": "",
    "sDateEnd": "",
    "lUserId": 1,
    "lElectionId": 1,
    "lType": 0,
    "lId": 0,
    "bIsMPs": "True",
    "sPostCode": "SY8 1AA",
    "sPostcode": "SY8 1AA",
    "lWardId": 3,
    "lAttachmentId": 1,
    "sAttachmentPath": "documents/s1/Inspection update.pdf",
    "sRid": "a & b",
    "sOrder": "",
    "sShortName": "",
    "sSecurityId": "",
}
ROOTS = {
    "GetMeeting": "meeting",
    "GetAllMeetingsByDate": "getmeetingsbydate",
    "GetWebCastMeetings": "getmeetings",
    "GetMeetings": "getmeetings",
    "GetDeletedWebcastMeetings": "getmeetings",
    "GetCommittees": "committees",
    "GetCalendarEvents": "calendarevents",
    "GetCommitteesByUser": "committees",
    "GetElectionResults": "election",
    "GetElectionResultsRdf": "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF",
    "GetMpOrMepsAndWards": "mpswards",
    "GetMpOrMepAndWardsByPostcode": "mpswards",
    "GetCouncillorsByWard": "councillorsbyward",
    "GetCouncillorsByWardId": "councillorsbywardid",
    "GetCouncillorsByPostcode": "councillorsbypostcode",
    "GetAttachment": "attachment",
    "GetAttachmentByPath": "attachment",
    "CheckComms": "{http://moderngov.co.uk/namespaces}string",
    "GetMemberGroup": "memberlist",
    "GetParishCouncils": "parishcouncils",
    "GetServerDiagnostics": "diagnostics",
}
FORM = "application/x-www-form-urlencoded"


def test_it_works(ask: Ask) -> None:
    answer = ask("GetCommittees")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.data.startswith(
        b'<?xml version="1.0" encoding="utf-8"?>\r\n<committees>\r\n  <committeescount> 4</'
    )
    assert answer.texts("committee/committeetitle")[:2] == ["Corporate Parenting Board", "County Council"]


def test_every_operation_answers_get_and_form_alike(ask: Ask, client: Client) -> None:
    for operation in OPERATIONS:
        values = {one.name: VALUES[one.name] for one in operation.parameters}
        answer = ask(operation.name, **values)
        assert (answer.status, answer.tree.tag) == (200, ROOTS[operation.name])
        assert answer.queries <= MOST_QUERIES, operation.name
        form = client.post(f"{SERVICE}/{operation.name}", urlencode(values) or "none=", content_type=FORM)
        assert (form.status_code, form.content) == (200, answer.data)
        assert form.headers["Content-Type"] == "text/xml; charset=utf-8"


def test_letter_case_and_folder_of_the_address_do_not_matter(ask: Ask) -> None:
    for at in (
        "/mgwebservice.asmx",
        "/MGWEBSERVICE.ASMX",
        "/mgWebServiceW.asmx",
        "/mgwebservicew.asmx",
        "/modern.gov/mgWebService.asmx",
        "/cy/mgWebService.asmx",
    ):
        assert len(ask("GetCommittees", at).texts("committee")) == 4, at


def test_the_welsh_twin_speaks_welsh(ask: Ask) -> None:
    welsh = ask("GetCommittees", "/mgWebServiceW.asmx").texts("committee/committeetitle")
    assert "Bwrdd Rhianta Corfforaethol" in welsh
    assert ask("GetCommittees", "/cy/mgWebService.asmx").texts("committee/committeetitle") == welsh


def test_links_stand_under_the_address_that_was_asked(ask: Ask) -> None:
    links = ask("GetMeeting", "/mgov/mgWebService.asmx", lMeetingId=1).texts(".//linkeddoc/url")
    assert links[0] == "http://testserver/mgov/mgConvert2PDF.aspx?ID=1"


def test_names_of_parameters_match_in_any_case_and_strangers_are_ignored(ask: Ask) -> None:
    assert ask("GetMeeting", LMEETINGID="1", lDummy="x").texts("meetingid") == ["1"]
    assert ask("GetCommittees", lDummy="0").status == 200


REFUSALS = [
    ("GetDecisions", "GetDecisions Web Service method name is not valid.\r\n"),
    ("GetMeetings?lCommitteeId=0&sToDate=", "Missing parameter: sFromDate.\r\n"),
    (
        "GetMeeting?lMeetingId=abc",
        "Cannot convert abc to System.Int32.\r\nParameter name: type ---> "
        "Input string was not in a correct format.\r\n",
    ),
    (
        "GetMeeting?lMeetingId=99999999999999999999",
        "Cannot convert 99999999999999999999 to System.Int32.\r\nParameter name: type ---> "
        "Value was either too large or too small for an Int32.\r\n",
    ),
    (
        "GetMpOrMepsAndWards?bIsMPs=perhaps",
        "Cannot convert perhaps to System.Boolean.\r\nParameter name: type ---> "
        "String was not recognized as a valid Boolean.\r\n",
    ),
]


def test_refusals_are_aspnets(record: None, client: Client) -> None:
    for call, words in REFUSALS:
        answer = client.get(f"{SERVICE}/{call}")
        assert (answer.status_code, answer.content.decode()) == (500, words)
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_body_that_is_no_form_is_refused(record: None, client: Client) -> None:
    answer = client.post(f"{SERVICE}/GetCommittees", "{}", content_type="application/json")
    assert answer.status_code == 500
    assert answer.content == b"Request format is invalid: application/json.\r\n"
    assert client.put(f"{SERVICE}/GetCommittees").status_code == 405


def test_what_is_not_there_is_an_empty_element(ask: Ask) -> None:
    for operation, name in (("GetMeeting", "lMeetingId"), ("GetAttachment", "lAttachmentId")):
        for number in ("0", "-5", " 4711 "):
            assert len(ask(operation, **{name: number}).tree) == 0
    # A client looks for just these characters.
    assert "<election />" in ask("GetElectionResults", lElectionId=7).text


def test_a_client_that_has_the_answer_is_told_so(ask: Ask, client: Client) -> None:
    answer = ask("GetCommittees")
    for header in (
        {"If-None-Match": answer.headers["ETag"]},
        {"If-Modified-Since": answer.headers["Last-Modified"]},
    ):
        again = client.get(f"{SERVICE}/GetCommittees", headers=header)
        assert (again.status_code, again.content) == (304, b"")
    older = {"If-Modified-Since": "Sun, 01 Jun 2025 00:00:00 GMT"}
    assert client.get(f"{SERVICE}/GetCommittees", headers=older).status_code == 200


def test_a_publication_makes_the_answer_new(ask: Ask, client: Client) -> None:
    had = ask("GetCommittees").headers["ETag"]
    publish(public_book(), Body(id="extra", name=Words(en="Another Panel")), council="teme")
    again = client.get(f"{SERVICE}/GetCommittees", headers={"If-None-Match": had})
    assert (again.status_code, b"Another Panel" in again.content) == (200, True)


def test_on_a_site_of_many_each_council_has_its_own(ask: Ask, client: Client) -> None:
    book = public_book()
    publish(book, Council(id="lugg", slug="luggshire", name=Words(en="Luggshire Council")))
    publish(book, Body(id="cabinet", name=Words(en="Lugg Cabinet")), council="lugg")
    assert ask("GetCommittees", "/luggshire/mgWebService.asmx").texts("committee/committeetitle") == [
        "Lugg Cabinet"
    ]
    assert len(ask("GetCommittees", "/temeside/mgwebservice.asmx").texts("committee")) == 4
    assert ask("GetMeeting", "/luggshire/mgWebService.asmx", lMeetingId=1).text.endswith("<meeting />")
    url = ask("GetMeeting", "/temeside/mgWebService.asmx", lMeetingId=1).texts(".//linkeddoc/url")[0]
    assert url == "http://testserver/temeside/mgConvert2PDF.aspx?ID=1"
    assert client.get("/nowhere/mgWebService.asmx/GetCommittees").status_code == 404


def test_people_find_the_operations_and_how_to_ask(record: None, client: Client) -> None:
    page = client.get(SERVICE).content.decode()
    parsed_strictly(page)
    links = [node.attributes["href"] for node in LexborHTMLParser(page).css("main li a")]
    assert len(links) == len(OPERATIONS)
    assert "<title>mgWebService Web Service" in page
    one = client.get(f"{SERVICE}?op=GetMeetings").content.decode()
    parsed_strictly(one)
    tree = LexborHTMLParser(one)
    assert [node.attributes["name"] for node in tree.css("form.try input")] == [
        "lCommitteeId",
        "sFromDate",
        "sToDate",
    ]
    assert [node.text() for node in tree.css("main h2")][1:] == [
        "SOAP 1.1",
        "SOAP 1.2",
        "HTTP GET",
        "HTTP POST",
    ]
    assert client.get(f"{SERVICE}?op=Nothing").content.decode() == page


def test_on_a_site_of_many_a_council_is_known_by_its_old_host(
    ask: Ask, client: Client, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    book = public_book()
    host = Identifier(scheme="url", value="//democracy.lugg.gov.uk/")
    publish(book, Council(id="lugg", slug="luggshire", name=Words(en="Luggshire"), identifiers=(host,)))
    publish(book, Body(id="cabinet", name=Words(en="Lugg Cabinet")), council="lugg")
    answer = client.get("/mgWebService.asmx/GetCommittees", headers={"Host": "democracy.lugg.gov.uk"})
    assert b"<committeetitle>Lugg Cabinet</committeetitle>" in answer.content
