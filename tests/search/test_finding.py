"""What is in the record is found by its words, their forms, phrases, beginnings, names and in Welsh."""

from __future__ import annotations

import pytest

from minutebook.book.acts import withdraw
from minutebook.book.press import Request, publish, publish_many
from minutebook.book.schema import Document, Page, Paragraph, Words
from minutebook.book.shelf import Book
from minutebook.search.question import ask
from minutebook.search.searching import search
from tests.book.making import COUNCIL, board
from tests.search.conftest import Ask


def found(asked: Ask, question: str) -> list[str]:
    return [hit.object for hit in asked(question).hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("inspection", "inspection"),
        ("inspectors assessments", "inspection"),
        ("childrens services", "inspection"),
        ("children's services", "inspection"),
        ('"assessments were timely"', "inspection"),
        ("assess*", "inspection"),
        ("cafe", "buses"),
        ("CAFÉ", "buses"),
        ("arolygu", "inspection"),
        ("ddiweddariad OR diweddariad", None),
        ("diweddariad", "inspection"),
        ("kinship", "report"),
        ("Ruth Ames", "ames"),
        ("parenting", "board"),
        ("buses -inspection", "buses"),
        ("who:ames kind:meeting", "meeting"),
        ("kind:paper consultation", "report"),
        ('body:"Corporate Parenting Board" buses', "buses"),
        ('body:"Scrutiny Panel" buses', None),
        ("buses from:2024-05-06 to:2024-05-06", "buses"),
        ("buses to:2024-05-05", None),
    ],
)
def test_it_works(asked: Ask, question: str, first: str | None) -> None:
    assert (found(asked, question) or [None])[0] == first


def test_a_quoted_phrase_is_found_as_it_is_written_only(asked: Ask) -> None:
    assert found(asked, '"inspector found"') == []
    assert found(asked, '"inspectors found"') == ["inspection"]


def test_a_document_opens_at_its_page_and_belongs_to_the_body_it_was_before(asked: Ask) -> None:
    answer = asked("kinship body:parenting")
    assert [(hit.object, hit.page) for hit in answer.hits] == [("report", 2)]


def test_the_snippet_marks_the_words_and_says_nothing_else(asked: Ask) -> None:
    hit = asked("timely").hits[0]
    assert [run.text for run in hit.snippet if run.marked] == ["timely"]
    assert (
        "".join(run.text for run in hit.snippet)
        in "Inspectors found that assessments were timely.\n\nRESOLVED that the update be noted."
    )


def test_accents_do_not_shift_the_marks(asked: Ask) -> None:
    hit = asked("contract").hits[0]
    assert [run.text for run in hit.snippet if run.marked] == ["Contract"]


def test_counts_say_what_a_narrower_question_would_find(asked: Ask) -> None:
    answer = asked("the")
    assert dict(answer.facets["kind"])["item"] == 2
    assert dict(answer.facets["year"])["2024"] == answer.total


def test_a_misspelt_word_is_helped(asked: Ask) -> None:
    answer = asked("inspecton timely")
    assert answer.total == 0 and answer.instead == "inspection timely"


def test_no_help_is_offered_that_finds_nothing(asked: Ask) -> None:
    assert asked("zzzzqqqq").instead == ""


def test_another_council_is_not_answered(asked: Ask, record: Book) -> None:
    assert asked("inspection").total
    assert search(record, "elsewhere", ask("inspection")).total == 0


def test_a_rename_is_found_by_its_new_name(asked: Ask, record: Book) -> None:
    publish(record, board("Children in Care Board"), council=COUNCIL, reason="renamed")
    assert found(asked, "care kind:body") == ["board"]
    assert found(asked, "parenting kind:body") == []


def test_what_is_withdrawn_is_gone_at_once_though_the_index_has_not_followed(
    asked: Ask, record: Book
) -> None:
    assert asked("kinship").total
    withdraw(record, COUNCIL, "report", reason="published too early")
    assert search(record, COUNCIL, ask("kinship")).hits == []
    assert asked("kinship").total == 0


def test_a_paper_is_found_by_the_welsh_of_its_text_and_of_its_welsh_file(asked: Ask, record: Book) -> None:
    both = Paragraph(id="p1", text=Words(en="Otters came back.", cy="Daeth dyfrgwn yn eu holau."))
    pages, welsh = (
        (Page(text="Badgers."), Page(text="Setts.")),
        (Page(text="Moch daear."), Page(text="Gwâl.")),
    )
    written = Document(id="otters", title=Words(en="Otters"), written=(both,), date="2024-05-01")
    filed = Document(id="badgers", title=Words(en="Badgers"), pages=pages, pages_cy=welsh, date="2024-05-01")
    publish_many(record, COUNCIL, [Request(thing=thing) for thing in (written, filed)])
    assert found(asked, "dyfrgwn") == ["otters"]
    assert [(hit.object, hit.page) for hit in asked("gwâl").hits] == [("badgers", 2)]


def test_two_queries_whatever_is_found(
    asked: Ask, record: Book, django_assert_max_num_queries: object
) -> None:
    asked("the")
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert search(record, COUNCIL, ask("the")).hits


def test_a_page_shows_ten_objects_however_many_passages_one_of_them_has(asked: Ask, record: Book) -> None:
    """A long report's pages are one answer; no object comes again on a later page."""
    said = Words(en="Wayleaves across the moor")
    pages = tuple(Page(text=f"Wayleaves, wayleaves and wayleaves: part {number}.") for number in range(60))
    long = Document(id="long", title=said, pages=pages, date="2024-05-01")
    short = [Document(id=f"d{number:02}", title=said, date="2024-05-01") for number in range(24)]
    publish_many(record, COUNCIL, [Request(thing=thing) for thing in (long, *short)])
    first, second, third = (asked("wayleaves", page=number) for number in (1, 2, 3))
    assert [len(answer.hits) for answer in (first, second, third)] == [10, 10, 5]
    assert [answer.more for answer in (first, second, third)] == [True, True, False]
    assert len({hit.object for answer in (first, second, third) for hit in answer.hits}) == 25
    assert len(next(hit for hit in first.hits if hit.object == "long").also_pages) > 1


def test_pages_far_out_are_empty_and_no_error(asked: Ask) -> None:
    assert asked("the", page=90).hits == []
