"""An item's page says first what was decided, then what was said, and marks what a reader found in it."""

from __future__ import annotations

from minutebook.book.press import publish
from minutebook.book.schema import Item, Lateness, Meeting, Words
from minutebook.book.shelf import public_book
from tests.site import county
from tests.site.conftest import Get

MODEL = "/corporate-parenting-board/2026-05-06/inspection-update"


def test_it_works(record: None, get: Get) -> None:
    page = get(MODEL)
    assert page.words("main h2")[:4] == ["What was decided", "Supporting papers", "Matter", "On the agenda"]
    assert page.html.index('id="decided"') < page.html.index('id="minutes"')


def test_the_resolution_stands_in_full_with_its_limbs_and_its_movers(record: None, get: Get) -> None:
    page = get(MODEL)
    assert page.words(".resolution > p")[0] == "RESOLVED that:"
    assert page.words(".limbs li") == [
        "(a)the report be noted; and",
        "(b)the Director report again by 1 September.",
    ]
    assert page.words(".resolution .meta") == [
        "Moved by Councillor Ames, seconded by Councillor Bowen. Carried unanimously."
    ]


def test_marks_are_small_words_in_italics_until_a_person_confirms_them(record: None, get: Get) -> None:
    page = get(MODEL)
    machine = page.words(".note.machine")
    assert machine == ["2 headlines", "resolved", "resolved", "action: Director, by 1 September"]
    assert page.words(".note:not(.machine)") == ["question"]
    assert "read from the minutes by machine, until a person confirms them" in page.html


def test_what_the_reader_was_unsure_of_is_plain_text(record: None, get: Get) -> None:
    page = get(MODEL)
    assert "The Board might perhaps have thanked staff." in page.words(".para > p")
    assert "comment" not in page.words(".note")
    assert "What the reader was unsure of is not marked." in page.html


def test_words_and_mark_are_joined_by_their_number(record: None, get: Get) -> None:
    page = get(MODEL)
    limb = page.tree.css(".points > .numbered")[1]
    assert [node.attributes["class"] for node in limb.css(".note")] == [
        "note note-resolution machine n1",
        "note note-action machine n2",
    ]
    assert {"n1", "n2", "first"} <= set((limb.css(".el")[0].attributes["class"] or "").split())


def test_every_paragraph_has_a_permanent_link(record: None, get: Get) -> None:
    page = get(MODEL)
    for block in page.tree.css(".prose .para, .prose .points > li"):
        assert f"#{block.attributes['id']}" in [a.attributes["href"] for a in block.css("a.anchor")]


def test_papers_matter_and_neighbours_stand_beside_it(record: None, get: Get) -> None:
    page = get(MODEL)
    assert page.words(".margin .papers a") == [
        "Inspection update",
        "Local plan, with all its pages",
        "Children's emotional health",
    ]
    assert [link.rpartition("/")[2] for link in page.links(".turn a")] == ["apologies", "figures"]
    assert page.words(".around strong") == ["Inspection update"]


def test_the_matters_way_leads_from_body_to_body(record: None, get: Get) -> None:
    page = get(MODEL)
    assert [words.split(" · ")[0] for words in page.words(".way-when time")] == [
        "6 May 2026",
        "20 May 2026",
        "2 June 2026",
        "17 June 2026",
    ]
    assert page.words(".way .here strong") == ["Inspection update"]


def test_the_records_own_line_says_state_version_hash_and_how_to_cite(record: None, get: Get) -> None:
    page = get(MODEL)
    line = page.words(".record > p")[0]
    assert line.startswith("Signed minutes. Version 1, published on 10 June 2026 as publication ")
    short = page.words(".record code")[0]
    assert len(short) == 10
    cited = page.words(".quote")[0]
    assert cited.startswith(
        "Temeside County Council, Corporate Parenting Board, meeting of 6 May 2026, item 2"
    )
    assert short in cited
    assert page.links(".record .links a")[:2] == ["/id/model", "/versions/may"]


def test_draft_minutes_say_so(record: None, get: Get) -> None:
    page = get("/scrutiny-panel/2026-06-02")
    assert "Draft minutes. To be approved at the meeting of 15 July 2026." in page.words(".notice")[0]


def test_a_private_item_gives_reason_paragraph_and_summary(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board/2026-05-06/a-contract")
    said = " ".join(page.words("main section"))
    assert "It names a price." in said
    assert "Paragraphs relied on: 3" in said
    assert "The contract was let." in said


def test_named_votes_lead_to_members(record: None, get: Get) -> None:
    page = get("/county-council/2026-02-19/budget")
    assert page.words(".tally") == ["First amendment: carried, 35 for, 25 against."]
    assert len(page.tree.css(".sides li a")) == 60


def test_only_safe_links_and_plain_words_come_through(record: None, get: Get) -> None:
    page = get("/corporate-parenting-board/2026-05-06/figures")
    assert page.links(".prose p a:not(.anchor)") == ["https://example.org/plan"]
    assert "javascript:" not in page.html
    written = get("/documents/report-written-in-place")
    assert "&lt;b&gt;money&lt;/b&gt; &amp; time." in written.html


def test_a_long_item_lists_its_headings(record: None, get: Get) -> None:
    from tests.site.families import LONG_ITEM

    page = get(LONG_ITEM)
    assert page.words(".left ul ul a")[:2] == ["Evidence 1", "Evidence 2"]
    assert "longest" in (page.one("h1").attributes["class"] or "")


def test_an_item_taken_as_a_matter_of_urgency_says_whose_opinion_it_was_and_why(
    record: None, get: Get
) -> None:
    late = Lateness(circumstances=Words(en="The home closed."), chair="Councillor Ash")
    item = Item(id="urgent-1", slug="urgent", title=Words(en="A home"), late=late)
    made = Meeting(id="urgent-m", body="board", start="2026-07-02T14:00", state="held", items=(item,))
    publish(public_book(), made, council=county.COUNCIL)
    page = get("/corporate-parenting-board/2026-07-02/urgent")
    assert page.words(".notice") == [
        "A matter of urgency, in the opinion of Councillor Ash. The home closed."
    ]
