"""Two versions of a report side by side: no word is lost, and what is the same is no change."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Document, Page, Paragraph, Words
from minutebook.drafts.reporting.comparing import (
    Block,
    Sheet,
    compared,
    differences,
    digest_of,
    paragraphs,
    sheet_of,
)

WORDS = st.lists(
    st.sampled_from(["board", "notes", "cost", "of", "£2,000", "none", "visit"]), min_size=1, max_size=8
)
TEXTS = st.lists(WORDS.map(" ".join), max_size=8)


def blocks(texts: list[str]) -> list[Block]:
    return [Block(f"page-1-{place}", text, page=1) for place, text in enumerate(texts, 1)]


def test_it_works() -> None:
    found = compared(
        blocks(["A board notes.", "It costs nothing."]), blocks(["A board notes.", "It costs £2,000."])
    )
    assert [one.change for one in found] == ["same", "changed"]
    assert [(run.kind, run.text) for run in found[1].runs if run.kind != "same"] == [
        ("removed", "nothing"),
        ("added", "£2,000"),
    ]


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_out_of_the_comparison(before: list[str], after: list[str]) -> None:
    found = compared(blocks(before), blocks(after))
    old, new = [], []
    for one in found:
        runs = one.runs or ()
        if one.change == "same":
            old.append(one.block.text)
            new.append(one.block.text)
            continue
        if kept := "".join(run.text for run in runs if run.kind != "added"):
            old.append(kept)
        if kept := "".join(run.text for run in runs if run.kind != "removed"):
            new.append(kept)
    assert old == before and new == after


@given(TEXTS)
def test_a_version_beside_itself_has_no_change(texts: list[str]) -> None:
    assert all(one.change == "same" for one in compared(blocks(texts), blocks(texts)))


def test_a_paragraph_written_here_is_the_same_one_however_much_of_it_changed() -> None:
    found = compared([Block("p3", "Nothing at all.")], [Block("p3", "Quite another sentence, longer.")])
    assert [one.change for one in found] == ["changed"]


def test_documents_that_came_and_went_are_said() -> None:
    report, plan = Sheet("a", "Report"), Sheet("b", "Plan", (Block("p1", "Words."),), label="Appendix A")
    (same, new) = differences([report], [report, plan])
    assert same.changed == 0 and new.facts == ("This document is new.",) and new.changed == 1
    assert differences([report, plan], [report])[1].facts == ("This document was taken off.",)


def test_a_change_of_privacy_or_of_background_papers_is_a_change() -> None:
    before = Sheet("a", "Report", privacy="public", background=("None",))
    after = Sheet("a", "Report", privacy="exempt, paragraph 3", background=("Notes",))
    assert differences([before], [after])[0].facts == (
        "The background papers were: None.",
        "It was public, and is exempt, paragraph 3.",
    )
    assert digest_of([before]) != digest_of([after])


def test_lines_that_only_the_papers_width_broke_are_one_paragraph() -> None:
    text = (
        "The board is asked to note what the inspectors found at\n"
        "their visit in October, and to ask for a plan of what is\n"
        "done about it.\n"
        "(a) Health assessments are late.\n"
        "(b) Plans are not.\n"
    )
    assert paragraphs(text) == [
        "The board is asked to note what the inspectors found at their visit in October, and to ask for a "
        "plan of what is done about it.",
        "(a) Health assessments are late.",
        "(b) Plans are not.",
    ]


@given(st.text(max_size=300))
def test_no_word_of_a_page_is_lost(text: str) -> None:
    assert " ".join(paragraphs(text)).split() == text.split()


def test_a_document_is_told_by_what_it_has() -> None:
    written = Document(id="a", title=Words(en="A"), written=(Paragraph(id="p1", text=Words(en="Written.")),))
    filed = Document(id="a", title=Words(en="A"), pages=(Page(text="Read."), Page(text="Again.")))
    assert [one.text for one in sheet_of(written).blocks] == ["Written."]
    assert [(one.text, one.page) for one in sheet_of(filed).blocks] == [("Read.", 1), ("Again.", 2)]
    assert [one.text for one in sheet_of(filed, parted=["Told."]).blocks] == ["Told."]
