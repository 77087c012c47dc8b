"""A page keeps the number it was first published with, in its own series."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.packs.build import build, chosen, part2, public
from minutebook.packs.model import Item
from minutebook.packs.numbers import Ledger, Numbered, letters, number, roman, runs, span, supplement
from tests.packs import made


def test_papers_are_numbered_in_their_series() -> None:
    ledger = number(
        [
            Numbered("a", "", 2),
            Numbered("b", "E", 2),
            Numbered("c", "", 1),
            Numbered("d", supplement(1), 2),
        ]
    )
    assert ledger.papers == {
        "a": ("1", "2"),
        "b": ("E1", "E2"),
        "c": ("3",),
        "d": ("S1-1", "S1-2"),
    }


def test_a_longer_version_goes_on_with_letters_and_a_shorter_leaves_a_gap() -> None:
    first = number([Numbered("a", "", 2), Numbered("b", "", 2)])
    longer = number([Numbered("a", "", 4), Numbered("b", "", 2)], first)
    assert longer.papers["a"] == ("1", "2", "2a", "2b")
    assert longer.papers["b"] == ("3", "4")
    assert number([Numbered("a", "", 5)], longer).papers["a"][-1] == "2c"
    shorter = number([Numbered("a", "", 1), Numbered("c", "", 1)], first)
    assert shorter.papers["c"] == ("5",)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["", "E", "S1-"]), st.integers(1, 9)), max_size=8), st.randoms())
def test_no_order_or_choice_ever_moves_or_repeats_a_number(
    papers: list[tuple[str, int]], rng: random.Random
) -> None:
    numbered = [Numbered(str(n), series, pages) for n, (series, pages) in enumerate(papers)]
    first = number(numbered)
    changed = [paper for paper in numbered if rng.random() < 0.7]
    rng.shuffle(changed)
    changed = [paper._replace(pages=paper.pages + rng.randint(-1, 3)) for paper in changed]
    second = number([*changed, Numbered("new", "", 3)], first)
    for paper, labels in first.papers.items():
        assert second.papers[paper][: len(labels)] == labels
    every = [label for labels in second.papers.values() for label in labels]
    assert len(every) == len(set(every))


@given(st.lists(st.from_regex(r"(E|S1-)?([1-9][0-9]{0,2})[a-c]?|[ivx]{1,3}", fullmatch=True), max_size=30))
def test_page_labels_print_exactly_the_numbers(labels: list[str]) -> None:
    starts = runs(labels)
    printed = []
    for page in range(len(labels)):
        run = [one for one in starts if one.at <= page][-1]
        printed.append(run.prefix + (str(run.first + page - run.at) if run.first else ""))
    assert printed == labels


def test_small_things() -> None:
    assert [letters(n) for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]
    assert [roman(n) for n in (1, 4, 9, 14, 40)] == ["i", "iv", "ix", "xiv", "xl"]
    assert [span([]), span(["5"]), span(["5", "6", "7"])] == ["", "5", "5 to 7"]


def agenda(tmp_path: Path) -> list[Item]:
    def item(number: str, *papers: object) -> Item:
        return Item(number=number, title=f"Item {number}", papers=papers)  # type: ignore[arg-type]

    words = {"a": "alpha open", "b": "bravo secret", "c": "charlie open", "d": "delta late"}
    paths = {key: made.plain_pdf(tmp_path / f"{key}.pdf", pages=2, words=text) for key, text in words.items()}
    return [
        item("1", made.paper(paths["a"])),
        item("2", made.paper(paths["b"], series="E", part="part2"), made.paper(paths["c"])),
        item("3", made.paper(paths["d"], series="S1-")),
    ]


def printed(path: Path) -> dict[str, str]:
    """By page label, the words on the page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return {pdf.get_page_label(n): pdf[n].get_textpage().get_text_bounded() for n in range(len(pdf))}


def test_public_member_and_chosen_packs_agree_on_every_shared_page(tmp_path: Path) -> None:
    items = tuple(agenda(tmp_path))
    whole = made.pack([]).__class__(title="Cabinet", items=items)
    full = build(whole, tmp_path / "member.pdf")
    build(public(whole), tmp_path / "public.pdf", ledger=full.ledger)
    build(part2(whole), tmp_path / "part2.pdf", ledger=full.ledger)
    build(chosen(whole, ["3", "2"]), tmp_path / "mine.pdf", ledger=full.ledger)
    member = printed(tmp_path / "member.pdf")
    assert list(member) == ["i", "1", "2", "E1", "E2", "3", "4", "S1-1", "S1-2"]
    for label, words in member.items():
        if label != "i":
            assert f"Page {label}" in words
    for name, labels in {
        "public": ["i", "1", "2", "3", "4", "S1-1", "S1-2"],
        "part2": ["i", "E1", "E2"],
        "mine": ["i", "E1", "E2", "3", "4", "S1-1", "S1-2"],
    }.items():
        pages = printed(tmp_path / f"{name}.pdf")
        assert list(pages) == labels
        assert all(pages[label] == member[label] for label in labels[1:])


def test_the_public_pack_holds_nothing_of_part_2(tmp_path: Path) -> None:
    whole = made.pack([]).__class__(title="Cabinet", items=tuple(agenda(tmp_path)))
    full = build(whole, tmp_path / "member.pdf")
    build(public(whole), tmp_path / "public.pdf", ledger=full.ledger)

    def holds(name: str, words: bytes) -> bool:
        with pikepdf.open(tmp_path / name) as pdf:
            streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)]
            data = [o.read_bytes() for o in streams] + [o.unparse(resolved=True) for o in pdf.objects]
            return any(words in one for one in data)

    assert holds("member.pdf", b"bravo secret")
    assert not holds("public.pdf", b"bravo")
    assert not holds("public.pdf", b"E1")


def test_the_ledger_of_a_published_agenda_rules_the_next_build(tmp_path: Path) -> None:
    items = tuple(agenda(tmp_path))
    whole = made.pack([]).__class__(title="Cabinet", items=items)
    first = build(whole, tmp_path / "first.pdf")
    made.plain_pdf(tmp_path / "a.pdf", pages=3, words="alpha longer")
    again = build(whole, tmp_path / "again.pdf", ledger=first.ledger)
    assert again.labels["a"] == ("1", "2", "2a")
    assert again.labels["c"] == first.labels["c"]
    assert Ledger(first.ledger.papers, first.ledger.last) == first.ledger
