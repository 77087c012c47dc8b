"""A meeting's page says when, where, in what state it is, who was there, and what was decided."""

from __future__ import annotations

from minutebook.book.models import Entry
from minutebook.book.shelf import public_book
from minutebook.packs.library import Library, Made, Record
from tests.site import county
from tests.site.conftest import Get

MAY = "/corporate-parenting-board/2026-05-06"
NEXT = "/corporate-parenting-board/2026-06-17"


def test_it_works(record: None, get: Get) -> None:
    page = get(MAY)
    assert page.words(".sitting-head .lead") == ["2 pm to 4.05 pm, Council Chamber"]
    assert page.words(".notice") == ["The minutes are signed."]
    assert page.words(".agenda .number") == ["1", "2", "3", "4"]


def test_the_agenda_shows_what_was_decided(record: None, get: Get) -> None:
    page = get(MAY)
    assert page.words(".agenda .outcome")[1] == "resolved"
    assert page.words(".agenda .said") == [
        "the report be noted; and the Director report again by 1 September."
    ]
    assert page.words(".agenda .state") == ["exempt"]


def test_members_officers_and_apologies_stand_apart(record: None, get: Get) -> None:
    page = get(MAY)
    assert page.words(".margin h2, .margin h3") == ["Papers", "Present", "Apologies", "In attendance"]
    lists = page.tree.css(".margin .names")
    assert len(lists[0].css("li")) == 6
    assert lists[2].text(strip=True) == "Director of Children's Services"


def test_sixty_members_all_stand_there(record: None, get: Get) -> None:
    page = get("/county-council/2026-02-19")
    assert len(page.tree.css(".many .names")[0].css("li")) == 60
    assert not page.tree.css(".margin .names")


def test_before_a_meeting_it_says_when_papers_are_due_where_it_is_and_how_to_ask(
    record: None, get: Get
) -> None:
    page = get("/scrutiny-panel/2026-07-15")
    said = " ".join(page.words(".to-come dd"))
    assert "Out by Tuesday 7 July 2026." in said
    assert "5 clear days before Wednesday 15 July 2026" in said
    assert "LGA 1972" in said
    assert "Democratic services say how to put a question" in said
    assert page.words(".notice") == ["Planned. The agenda is not published yet."]


def test_when_the_agenda_is_out_it_says_so(record: None, get: Get) -> None:
    page = get(NEXT)
    assert page.words(".notice") == ["The agenda is published."]
    assert "The agenda and its papers are below." in " ".join(page.words(".to-come dd"))
    assert "https://example.org/watch" in page.links(".to-come a")


def test_a_cancelled_meeting_says_so_and_why(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board/2026-03-04")
    assert page.words(".notice") == ["This meeting was cancelled. Snow."]
    assert not page.tree.css(".to-come")


def test_the_meetings_before_and_after_are_a_step_away(record: None, get: Get) -> None:
    assert get(MAY).links(".turn a") == ["/corporate-parenting-board/2026-03-04", NEXT]


def test_machines_are_told_the_event(record: None, get: Get) -> None:
    import json

    data = json.loads(get(MAY).one("script").text())["@graph"][0]
    assert (data["@type"], data["startDate"]) == ("Event", "2026-05-06T14:00+01:00")


def test_a_pack_that_was_made_is_offered_with_its_pages(record: None, get: Get) -> None:
    sequence = Entry.objects.get(object="may").sequence
    made = Made(
        kind="pack",
        lang="en",
        sha256="a" * 64,
        size=2_400_000,
        pages=86,
        title="Agenda pack",
        name="pack.pdf",
        key="key",
        inputs={"may": sequence, "report": Entry.objects.get(object="report").sequence},
        labels={"report": ("5", "6", "7")},
    )
    Library(public_book()).keep(county.COUNCIL, "may", Record(made=(made,)))
    page = get(MAY)
    assert page.words("#downloads + ul li") == ["Agenda pack PDF, 86 pages, 2.4 MB"]
    assert page.links("#downloads + ul a") == [f"/packs/may/pack/{'a' * 64}"]
    assert "pages 5 to 7 of the pack" in page.words(".agenda .papers li")[0]
    assert page.queries <= 6
    assert "pages 5 to 7 of the pack" in get(f"{MAY}/inspection-update").words(".margin .papers li")[0]
    Library(public_book()).keep(county.COUNCIL, "may", Record())
    assert not get(MAY).tree.css("#downloads")
