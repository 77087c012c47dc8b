"""What the service says of the record: ModernGov's names, order and forms, and nothing out of sight."""

from __future__ import annotations

from datetime import UTC, datetime

from minutebook.book.acts import withdraw
from minutebook.book.press import Request as Asked
from minutebook.book.press import publish_many
from minutebook.book.schema import (
    Attendance,
    Body,
    Contact,
    Decision,
    Document,
    Exemption,
    Identifier,
    Item,
    Meeting,
    Minutes,
    Paper,
    Paragraph,
    Person,
    Place,
    Remark,
    Term,
    Words,
)
from minutebook.book.shelf import public_book
from tests.outlets.conftest import Answered, Ask

LINES = 400  # meetings of a big list
MEETING = [
    "meetingid", "meetingdate", "meetingstatus", "isdisplayallowed", "meetingtime", "meetingactualstarttime",
    "meetingplannedfinishtime", "meetingactualfinishtime", "meetinglocation", "iswebcast", "agendaid",
    "agendapublished", "decisionpublished", "minutepublished", "meetingroom", "agendaitems", "attendees",
]  # fmt: skip
ITEM = [
    "agendaitemid", "agendaitemtitle", "agendatext", "actualmeetingdate", "agendaitemnumber",
    "agendaitemsubnumber", "fulldisplaynumberformat", "authorusername", "commentlabel1", "commenttext1",
    "commentlabel2", "commenttext2", "decisionnonemptyhtmlbody", "minutesnonemptyhtmlbody",
    "declarationcount", "iscallin", "iscomment", "isdecision", "isdecisionpublished", "isminutepublished",
    "ispubliccanspeak", "isrestricted", "isdisplayallowed", "meetingdate", "meetingtime", "minutesitemnumber",
    "minutesitemsubnumber", "preferreddate", "refertocommittee", "linkeddocuments",
]  # fmt: skip
DOCUMENT = [
    "attachmentid", "title", "isurl", "url", "isrestricted", "restrictionsRef", "itemnum", "publicationdate",
    "meetingdate", "decisiondate", "committeetitle", "isdecisionattachment", "ownertitle",
]  # fmt: skip
MEMBER = [
    "memberid", "fullusername", "photosmallurl", "photobigurl", "politicalpartytitle", "politicalgrouptitle",
    "districttitle", "representing", "keyposts", "additionalcontactinfo", "workaddress", "homeaddress",
    "surgerydetails", "termsofoffice",
]  # fmt: skip


def both(en: str) -> Words:
    return Words(en=en)


def said(en: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text=both(en)),)


def publish(*things: object) -> None:
    at = datetime(2026, 6, 14, 12, tzinfo=UTC)
    publish_many(public_book(), "teme", [Asked(thing=thing, at=at) for thing in things])  # type: ignore[arg-type]


def tags(answer: Answered, path: str) -> list[str]:
    found = answer.tree.find(path)
    assert found is not None
    return [child.tag for child in found]


FULL = Meeting(
    id="full",
    number=7837,
    identifiers=(Identifier(scheme="moderngov:agenda", value="7840"),),
    body="panel",
    start="2025-11-21T12:30",
    began="2025-11-21T12:31",
    planned_end="2025-11-21T16:30",
    end="2025-11-21T17:05",
    kind="special",
    state="held",
    decisions_published=True,
    minutes=Minutes(state="approved"),
    place=Place(name=both("Civic Suite"), building="Warehouse", address="The Docks", webcast=True),
    items=(
        Item(id="top", number=44400, label="", kind="heading", title=both("Part one")),
        Item(
            id="whole",
            number=44461,
            label="7a",
            minute_label="51",
            title=both('Members\' "Question" Time & more'),
            agenda=said("To ask."),
            minutes=said("It was asked."),
            decided=said("RESOLVED."),
            author="A. Author",
            remarks=(Remark(label="Presented By", text="The Leader"), Remark(label="Actions")),
            for_decision=True,
            referred_to="Council",
            papers=(
                Paper(document="paper-1"),
                Paper(document="paper-2", with_decision=True),
                Paper(document="paper-3"),
            ),
        ),
    ),
    attendance=(
        Attendance(
            person="person-0",
            name="Councillor Ruth Ames",
            role="Chair",
            party="LIBDEM",
            ward="K&W",
            posts="Leader",
        ),
        Attendance(name="A. Officer", role="Officer", capacity="officer", representing="Director"),
        Attendance(
            person="person-1",
            name="Councillor Owen Bowen",
            status="apologies",
            recorded="Apologies, sent one",
        ),
    ),
)
PAPERS = (
    Document(id="paper-1", number=65412, title=both("The report"), published="2025-11-13"),
    Document(id="paper-2", number=65413, title=both("A page"), address="https://example.org/page"),
    Document(
        id="paper-3",
        number=65414,
        title=both("Prices"),
        exemption=Exemption(reason=both("It names a price.")),
    ),
)


def test_it_works(ask: Ask) -> None:
    publish(*PAPERS, FULL)
    answer = ask("GetMeeting", lMeetingId=7837)
    assert tags(answer, ".") == MEETING
    assert tags(answer, "agendaitems/agendaitem[2]") == ITEM
    assert tags(answer, ".//linkeddoc") == DOCUMENT
    head = {child.tag: (child.text or "").strip() for child in answer.tree}
    assert head["meetingid"] == "7837"
    assert head["agendaid"] == "7840"
    assert head["meetingstatus"] == "Confirmed; Special Meeting"
    assert [head[name] for name in MEETING[4:9]] == [
        "12.30 pm", "12.31 pm", "4.30 pm", "5.05 pm", "Civic Suite, Warehouse, The Docks",
    ]  # fmt: skip
    assert [head[name] for name in MEETING[9:14]] == ["True", "7840", "True", "True", "True"]


def test_an_item_has_its_numbers_texts_and_states(ask: Ask) -> None:
    publish(*PAPERS, FULL)
    answer = ask("GetMeeting", lMeetingId=7837)
    heading, item = answer.tree.findall("agendaitems/agendaitem")
    assert heading.findtext("agendaitemnumber") == "0"
    values = {child.tag: (child.text or "").strip() for child in item}
    assert [values[name] for name in ITEM[3:7]] == ["21/11/2025", "7", "a", "51."]
    assert [values[name] for name in ITEM[7:12]] == ["A. Author", "Presented By", "The Leader", "Actions", ""]
    assert values["decisionnonemptyhtmlbody"] == (
        '<div class="WordSection1">\n<p class="MsoNormal">RESOLVED.</p>\n</div>'
    )
    names = ("isdecision", "isrestricted", "minutesitemnumber", "refertocommittee")
    assert [values[name] for name in names] == ["True", "False", "51", "Council"]
    # Apostrophes and quotation marks are escaped twice, ampersands once.
    assert "<agendaitemtitle>Members&amp;#39; &amp;quot;Question&amp;quot; Time &amp; more</" in answer.text


def test_documents_say_where_they_stand(ask: Ask) -> None:
    publish(*PAPERS, FULL)
    answer = ask("GetMeeting", lMeetingId=7837)
    assert answer.texts(".//linkeddoc/itemnum") == ["1", "2", "3"]
    assert answer.texts(".//linkeddoc/url")[:2] == [
        "http://testserver/mgConvert2PDF.aspx?ID=65412",
        "https://example.org/page",
    ]
    assert answer.texts(".//linkeddoc/isurl") == ["False", "True", "False"]
    assert answer.texts(".//linkeddoc/isrestricted") == ["False", "False", "True"]
    assert answer.texts(".//linkeddoc/restrictionsRef")[2] == "It names a price."
    alone = ask("GetAttachment", lAttachmentId=65413)
    assert tags(alone, "attachmentdetails") == DOCUMENT
    listed = answer.tree.findall(".//linkeddoc")[1]
    assert alone.texts("attachmentdetails/*") == [(child.text or "").strip() for child in listed]
    for path in ("documents/s65413/A page.pdf", "https://x.gov.uk/mgConvert2PDF.aspx?ID=65413"):
        assert ask("GetAttachmentByPath", sAttachmentPath=path).data == alone.data


def test_whoever_was_there_has_attributes_and_members_have_ways_to_them(ask: Ask) -> None:
    publish(*PAPERS, FULL)
    chair, officer, away = ask("GetMeeting", lMeetingId=7837).tree.findall("attendees/attendee")
    assert list(chair.attrib.items()) == [
        ("membertype", "U"),
        ("memberid", "1"),
        ("name", "Councillor Ruth Ames"),
        ("roledescription", "Chair"),
        ("attendance", "Present, as expected"),
        ("politicalparty", "LIBDEM"),
        ("ward", "K&W"),
        ("keyposts", "Leader"),
    ]
    assert [(way.tag, way.text) for way in chair] == [
        ("url", "http://testserver/mgUserInfo.aspx?UID=1"),
        ("photosmallurl", "http://testserver/mgimages/missingsmallmug.gif"),
        ("photobigurl", "http://testserver/mgimages/missingbigmug.gif"),
    ]
    assert (officer.get("attendance"), officer.get("representing"), len(officer)) == (
        "In attendance",
        "Director",
        0,
    )
    assert away.get("attendance") == "Apologies, sent one"


def test_members_noted_here_have_what_their_register_says_of_them(ask: Ask) -> None:
    first = ask("GetMeeting", lMeetingId=1).tree.find("attendees/attendee")
    assert first is not None
    assert (first.get("politicalparty"), first.get("ward")) == ("Independent", "Division 1")


def test_the_members_of_a_meeting_to_come_are_expected(ask: Ask) -> None:
    rows = ask("GetMeeting", lMeetingId=6).tree.findall("attendees/attendee")
    assert {row.get("attendance") for row in rows} == {"Expected"}
    assert [row.get("roledescription") for row in rows].count("Chair") == 1
    assert len(rows) == 6


def test_of_a_restricted_item_only_the_title_and_what_may_be_told_is_told(ask: Ask) -> None:
    item = ask("GetMeeting", lMeetingId=1).tree.findall("agendaitems/agendaitem")[3]
    assert (item.findtext("agendaitemtitle"), item.findtext("isrestricted")) == ("A contract", "True")
    assert "The contract was let." in (item.findtext("minutesnonemptyhtmlbody") or "")
    assert item.find("agendatext") is None


def test_members_have_their_parts_in_order_and_no_home(ask: Ask) -> None:
    publish(
        Person(
            id="whole",
            number=2018,
            identifiers=(
                Identifier(scheme="moderngov:ward", value="285"),
                Identifier(scheme="moderngov:photo", value="UserData/8/1/0/Info00002018/bigpic.jpg"),
            ),
            title=both("Councillor"),
            name=both("Angela Aardvark"),
            family_name="Aardvark",
            ward=both("Abbey"),
            party="Liberal Democrat",
            group="Alliance",
            contact=Contact(address=("Council", "Street"), postcode="GL1 1PA", email="a@example.gov.uk"),
            surgeries=("On Saturdays",),
            terms=(Term(start="2021-05-10", end="2024-05-05"), Term(start="2024-05-06")),
        )
    )
    answer = ask("GetMemberGroup", sOrder="", sShortName="")
    assert tags(answer, "members/member") == MEMBER
    assert answer.texts("members/membercount") == ["61"]
    member = answer.tree.find("members/member")
    assert member is not None
    values = {child.tag: (child.text or "").strip() for child in member}
    assert values["fullusername"] == "Councillor Angela Aardvark"
    assert values["photosmallurl"].endswith("/UserData/8/1/0/Info00002018/smallpic.jpg")
    assert (values["politicalpartytitle"], values["politicalgrouptitle"]) == ("Liberal Democrat", "Alliance")
    address = member.find("workaddress")
    assert address is not None
    assert [(line.tag, line.text) for line in address] == [
        ("line1", "Council"),
        ("line2", "Street"),
        ("postcode", "GL1 1PA"),
        ("email", "a@example.gov.uk"),
    ]
    assert [term.text for term in member.findall("termsofoffice/termofoffice/*")] == [
        "10/05/2021", "05/05/2024", "06/05/2024", "unspecified",
    ]  # fmt: skip
    ward = ask("GetCouncillorsByWardId", lWardId=285)
    assert ward.tree.attrib == {"wardid": "285"}
    assert ward.texts("wards/ward/wardtitle") == ["Abbey"]
    assert ward.texts(".//councillorid") == ["2018"]
    assert len(ask("GetMemberGroup", sOrder="", sShortName="alliance").texts("members/member")) == 1


def test_nothing_is_said_twice_where_names_repeat_it(ask: Ask) -> None:
    place = Place(name=both("Council Chamber, County Hall"), address="County Hall, Castle Street")
    publish(
        Person(id="twice", number=900, title=both("Mr"), name=both("Mr Jude Abiola")),
        Meeting(id="there", number=901, body="panel", start="2026-05-01T10:00", place=place),
    )
    assert (
        "<fullusername>Mr Jude Abiola</fullusername>" in ask("GetMemberGroup", sOrder="", sShortName="").text
    )
    where = ask("GetMeeting", lMeetingId=901).texts("meetinglocation")
    assert where == ["Council Chamber, County Hall, Castle Street"]


def test_only_members_of_the_day_are_listed_under_their_wards(ask: Ask) -> None:
    publish(Person(id="gone", name=both("Gone From Source"), ward=both("Nowhere"), unlisted="2026-06-01"))
    answer = ask("GetCouncillorsByWard")
    titles = answer.texts("wards/ward/wardtitle")
    assert titles == sorted(titles, key=str.casefold)
    assert len(titles) == 60
    assert "Una Vale" not in answer.text
    assert "Nowhere" not in answer.text
    assert ask("GetCouncillorsByPostcode", sPostcode="SY8 1AA").texts(".//ward") == []


def test_meetings_stand_under_their_committees_or_in_a_row(ask: Ask) -> None:
    answer = ask("GetMeetings", lCommitteeId=2, sFromDate="", sToDate="")
    assert tags(answer, "committee") == [
        "committeeid",
        "committeetitle",
        "committeemeetingcount",
        "committeemeetings",
    ]
    assert (answer.tree[0].text, answer.tree[1].text) == (" 3", " 1")
    assert answer.texts(".//meetingstatus") == ["Cancelled; Snow.", "Confirmed", "Confirmed"]
    for every in (0, -1):
        assert (
            len(ask("GetMeetings", lCommitteeId=every, sFromDate="0", sToDate="0").texts(".//meeting")) == 7
        )
    row = ask(
        "GetAllMeetingsByDate",
        lCommitteeId=-1,
        sFromDate="01/05/2026",
        sToDate="17/06/2026",
        bIsAscendingDateOrder="False",
    )
    assert row.texts("meetings/meeting/meetingdate") == ["17/06/2026", "02/06/2026", "06/05/2026"]
    assert ask("GetWebCastMeetings", lCommitteeId=0, sFromDate="", sToDate="").texts(".//meetingid") == ["6"]


def test_where_there_is_no_meeting_there_are_counts_alone(ask: Ask) -> None:
    answer = ask("GetMeetings", lCommitteeId=2, sFromDate="01/01/2030", sToDate="")
    assert [(child.tag, child.text) for child in answer.tree] == [
        ("meetingscount", " 0"),
        ("committeescount", " 0"),
    ]
    assert ask("GetMeetings", lCommitteeId=4711, sFromDate="", sToDate="").data == answer.data


def test_committees_say_whether_they_ended_and_where_they_are_listed(ask: Ask) -> None:
    publish(
        Body(
            id="lost", number=487, name=both("Audit and Governance"), category=both("Regulatory"), former=True
        ),
        Body(id="parish", name=both("Ashford Parish Council"), kind="parish"),
    )
    answer = ask("GetCommittees")
    assert tags(answer, "committee[2]") == [
        "committeeid", "committeetitle", "committeedeleted", "committeeexpired", "committeecategory",
    ]  # fmt: skip
    assert answer.texts("committee[2]/*") == ["487", "Audit and Governance", "False", "True", "Regulatory"]
    assert ask("GetCommitteesByUser", lUserId=1).texts("committee/committeeid") == ["2", "1"]
    assert ask("GetCommitteesByUser", lUserId=4711).texts("committee") == []
    assert ask("GetParishCouncils").texts(".//parishcounciltitle") == ["Ashford Parish Council"]


def test_the_calendar_is_everybodys_or_a_members(ask: Ask) -> None:
    span = {"sDateStart": "01/01/2026", "sDateEnd": "31/12/2026"}
    assert len(ask("GetCalendarEvents", bGlobalCalendar="true", lUserId=0, **span).texts("event")) == 6
    own = ask("GetCalendarEvents", bGlobalCalendar="false", lUserId=1, **span)
    assert set(own.texts("event/eventtitle")) == {"County Council", "Corporate Parenting Board"}


def test_what_was_withdrawn_is_nowhere(ask: Ask) -> None:
    publish(
        *PAPERS,
        FULL,
        Decision(id="d", title=both("D"), date="2026-01-01", papers=(Paper(document="paper-1"),)),
    )
    withdraw(public_book(), "teme", "paper-1", reason="By mistake.", at=datetime(2026, 6, 14, 13, tzinfo=UTC))
    meeting = ask("GetMeeting", lMeetingId=7837)
    assert meeting.texts(".//attachmentid") == ["65413", "65414"]
    assert meeting.texts(".//itemnum") == ["2", "3"]
    assert ask("GetAttachment", lAttachmentId=65412).text.endswith("<attachment />")
    withdraw(public_book(), "teme", "full", reason="By mistake.", at=datetime(2026, 6, 14, 14, tzinfo=UTC))
    assert ask("GetMeeting", lMeetingId=7837).text.endswith("<meeting />")
    assert "7837" not in ask("GetMeetings", lCommitteeId=0, sFromDate="", sToDate="").texts(".//meetingid")


def test_a_list_of_many_meetings_takes_as_many_look_ups_as_one_of_few(ask: Ask) -> None:
    few = ask("GetMeetings", lCommitteeId=0, sFromDate="", sToDate="")
    publish(
        *(
            Meeting(id=f"m{n}", body="panel", start=f"2019-01-01T{n % 24:02}:{n // 24:02}")
            for n in range(LINES)
        )
    )
    many = ask("GetMeetings", lCommitteeId=0, sFromDate="", sToDate="")
    assert len(many.texts(".//meeting")) == LINES + 7
    # The site, the meetings, their committees, and since when the answer stands.
    assert many.queries == few.queries == 4
