"""Whatever order a meeting and its papers are published in, a page's number never moves, and the numbers
follow from the publications alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Document, Item, Meeting, Paper, Words
from minutebook.packs.history import Publication, numbered
from minutebook.packs.numbers import Ledger

IDS = ["a", "b", "c", "d"]


def agenda(papers: list[str]) -> Meeting:
    items = tuple(
        Item(id=f"i{n}", title=Words(en="An item"), papers=(Paper(document=one),))
        for n, one in enumerate(papers)
    )
    return Meeting(id="meeting", body="board", start="2026-06-22T10:00", items=items)


def report(id: str, pages: int) -> Document:
    """A report whose number of pages stands in its author's place."""
    return Document(id=id, title=Words(en=id), author=str(pages))


def pages(document: Document) -> int:
    return int(document.author)


AGENDAS = st.lists(st.sampled_from(IDS), unique=True).map(agenda)
REPORTS = st.builds(report, st.sampled_from(IDS), st.integers(1, 5))
HISTORIES = st.lists(st.one_of(AGENDAS, REPORTS), max_size=14).map(
    lambda things: [Publication(n, thing) for n, thing in enumerate(things)]
)


@given(HISTORIES)
def test_no_publication_moves_or_repeats_a_number(history: list[Publication]) -> None:
    before = Ledger()
    for end in range(len(history) + 1):
        now = numbered(history[:end], pages)
        for paper, labels in before.papers.items():
            assert now.papers[paper][: len(labels)] == labels
        given_out = [label for labels in now.papers.values() for label in labels]
        assert len(set(given_out)) == len(given_out)
        before = now


@given(HISTORIES, st.integers(0, 14))
def test_kept_numbers_and_those_from_nothing_are_the_same(history: list[Publication], end: int) -> None:
    whole = numbered(history, pages)
    assert numbered(history, pages, numbered(history[:end], pages)) == whole
    assert numbered(history, pages, whole) == whole


@given(HISTORIES)
def test_the_closed_book_has_a_series_of_its_own(history: list[Publication]) -> None:
    ledger = numbered(history, pages, closed=True)
    assert all(label.startswith("E") for labels in ledger.papers.values() for label in labels)


def test_kept_numbers_win_where_the_book_has_forgotten() -> None:
    history = [
        Publication(1, report("a", 2)),
        Publication(2, report("b", 1)),
        Publication(3, agenda(["a", "b"])),
    ]
    kept = numbered(history, pages)
    erased = [one for one in history if one.sequence != 1]
    assert numbered(erased, pages, kept).papers["b"] == ("3",)


def test_nothing_is_numbered_while_a_paper_cannot_be_read() -> None:
    history = [
        Publication(1, report("a", 2)),
        Publication(2, report("b", 9)),
        Publication(3, agenda(["b", "a"])),
    ]

    def counted(document: Document) -> int | None:
        return None if pages(document) == 9 else pages(document)

    assert numbered(history, counted).papers == {}
    mended = [*history, Publication(4, report("b", 1))]
    assert numbered(mended, counted).papers == {"b": ("1",), "a": ("2", "3")}


def test_supplements_are_counted_by_publication() -> None:
    reports = [Publication(n, report(id, 1)) for n, id in enumerate(IDS)]
    agendas = [agenda(["a"]), agenda(["a", "b"]), agenda(["b", "a"]), agenda(["b", "a", "c", "d"])]
    history = [*reports, *(Publication(10 + n, one) for n, one in enumerate(agendas))]
    assert numbered(history, pages).papers == {"a": ("1",), "b": ("S1-1",), "c": ("S2-1",), "d": ("S2-2",)}


def test_papers_that_follow_an_agenda_without_any_are_its_supplement() -> None:
    history = [Publication(1, report("a", 1)), Publication(2, report("b", 2))]
    bare = Meeting(
        id="meeting",
        body="board",
        start="2026-06-22T10:00",
        items=(Item(id="i", title=Words(en="An item")),),
    )
    history += [Publication(3, bare), Publication(4, agenda(["a"])), Publication(5, agenda(["a", "b"]))]
    assert numbered(history, pages).papers == {"a": ("S1-1",), "b": ("S2-1", "S2-2")}
