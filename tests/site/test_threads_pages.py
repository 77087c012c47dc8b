"""The public reads what was asked, promised and done: each thread, its figures, its item and its matter."""

from __future__ import annotations

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Element, Item, Meeting, Minutes, Paragraph, Reading, Words
from minutebook.book.shelf import public_book
from minutebook.followup.schema import Place, Thread
from tests.site import county
from tests.site.conftest import Get


def test_it_works(record: None, get: Get) -> None:
    page = get("/threads/report-again")
    assert page.words(".notice")[0] == "Corporate Parenting Board closed it on 10 June 2026: done."
    assert page.words("blockquote") == ["the Director report again by 1 September."]
    assert "Nine reviews in ten were on time." in page.words(".answer")
    assert "The body said that it was satisfied." in page.one(".text").text()


def test_every_day_it_ever_had_is_shown(record: None, get: Get) -> None:
    page = get("/threads/report-again")
    assert page.words(".moves > li") == ["16 May 2026 → 20 May 2026 moved on 10 May 2026Figures come late."]
    told = page.words(".way-what")
    assert told[:3] == [
        "Asked by Corporate Parenting Board.",
        "Handed from Clerk to Director.",
        "Day moved from 16 May 2026 to 20 May 2026.",
    ]
    assert told[-3:] == ["Closed: done.", "Opened again.", "Closed: done."]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("whether-targets-were-met", "Not answered. It was due on 1 June 2026: it is 14 days late."),
        ("fund-a-mobile-dentist", "Not answered yet. It is due by 11 July 2026."),
        ("thank-staff", "This rested on a misreading of the minutes. It is in no figure."),
    ],
)
def test_how_it_stands_is_said_in_a_sentence(record: None, get: Get, path: str, said: str) -> None:
    assert get(f"/threads/{path}").words(".notice")[0] == said


def test_the_laws_time_is_shown_with_its_source(record: None, get: Get) -> None:
    assert "LGA 2000 s.9FE" in get("/threads/fund-a-mobile-dentist").one(".facts").text()


def test_the_register_counts_what_it_lists_and_no_misreading(record: None, get: Get) -> None:
    page = get("/threads")
    assert page.words(".tiles dd") == ["3", "0 of 1", "1", "1", "1"]
    assert sorted(page.words("tbody td:first-child a")) == [
        "Fund a mobile dentist",
        "Report again",
        "Whether targets were met",
    ]
    assert get("/threads?state=void").words("tbody td:first-child a") == ["Thank staff"]
    assert get("/threads?body=county-council").words("tbody td") == []


def test_an_item_tells_what_became_of_what_was_asked_at_it(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board/2026-05-06/inspection-update")
    said = dict(zip(page.words(".becoming a"), page.words(".becoming .meta"), strict=True))
    assert said["Report again"] == "Director: closed, late"
    assert said["Whether targets were met"] == "Director: open, 14 days late"
    assert "Thank staff" not in said


def test_a_body_says_how_much_is_open_and_late(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board")
    assert "3 things were asked or promised since follow-up began; 2 are still open, 1 of them late" in (
        " ".join(page.one("section[aria-labelledby=asked]").text().split())
    )


def test_a_matter_tells_its_threads_on_the_same_line(record: None, get: Get) -> None:
    told = get("/matters/childrens-emotional-health").words(".way .way-what")
    assert "Asked: Whether targets were met" in told and told[0] != told[-1]


def test_it_is_provisional_while_the_minutes_are_a_draft(record: None, get: Get) -> None:
    assert "Provisional." not in get("/threads/report-again").html
    thread = Thread(
        id="look-again",
        title=Words(en="Look again"),
        kind="action",
        body="board",
        asked="2026-06-12",
        at=Place(meeting="visited"),
        words="Look again.",
    )
    meeting = Meeting(
        id="visited", body="board", start="2026-06-12T10:00", state="held", minutes=Minutes(state="draft")
    )
    for thing in (meeting, thread):
        publish(public_book(), thing, council=county.COUNCIL)
    assert "Provisional." in get("/threads/look-again").words(".notice")[1]


def test_bodies_that_minutes_name_are_linked(record: None, get: Get) -> None:
    words = "The report was sent to the County Council."
    item = Item(id="named-visit", title=Words(en="A visit"), minutes=(Paragraph(text=Words(en=words)),))
    meeting = Meeting(id="visit-day", body="board", start="2026-06-12T10:00", state="held", items=(item,))
    start = words.index("County Council")
    named = Element(
        id="n1",
        item="named-visit",
        kind="referral",
        start=start,
        end=start + 14,
        text="County Council",
        fields={"body": "County Council"},
    )
    reading = Reading(
        id="r-visited", of="visit-day", body="board", date="2026-06-12", reader="t", elements=(named,)
    )
    for thing in (meeting, reading):
        publish(public_book(), thing, council=county.COUNCIL)
    page = get("/corporate-parenting-board/2026-06-12/a-visit")
    assert page.links("section[aria-labelledby=named] a") == ["/county-council"]
    assert page.queries <= 6
