"""Items are numbered in the body's style; a number the public has seen stays with its item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.schema import Exemption, Item, Words
from minutebook.drafts.numbering import STYLES, labels


def items(*names: str) -> list[Item]:
    """Items by name; a name in capitals is a heading, one with a star is private."""
    return [
        Item(
            id=name,
            title=Words(en=name),
            kind="heading" if name.isupper() else "item",
            exemption=Exemption(paragraphs=("1",)) if "*" in name else None,
        )
        for name in names
    ]


@pytest.mark.parametrize(
    ("style", "given_labels"),
    [
        ("plain", ["1", "", "2", "3"]),
        ("dotted", ["1.", "", "2.", "3."]),
        ("parts", ["A1", "", "A2", "B1"]),
        ("running", ["14", "", "15", "16"]),
    ],
)
def test_each_style_counts_items_and_not_headings(style: str, given_labels: list[str]) -> None:
    found = labels(items("apologies", "BUSINESS", "buses", "contract*"), style, after=13)
    assert list(found.values()) == given_labels


def test_an_item_put_between_two_published_ones_is_numbered_after_the_first() -> None:
    seen = {"apologies": "1", "buses": "2"}
    found = labels(items("apologies", "new", "newer", "buses", "last"), "plain", seen)
    assert found == {"apologies": "1", "new": "1A", "newer": "1B", "buses": "2", "last": "3"}


def test_an_item_put_before_the_first_published_one_has_a_number_too() -> None:
    assert labels(items("new", "apologies"), "plain", {"apologies": "1"})["new"] == "0A"


def test_a_number_goes_on_after_one_with_a_letter() -> None:
    seen = {"a": "1", "b": "1A", "c": "2"}
    found = labels(items("a", "b", "between", "c", "last"), "plain", seen)
    assert found["between"] not in seen.values() and found["last"] == "3"


@given(
    st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1),
    st.data(),
    st.sampled_from(sorted(STYLES)),
)
def test_no_two_items_ever_have_one_number(names: list[str], data: st.DataObject, style: str) -> None:
    before = labels(items(*names[: len(names) // 2 + 1]), style)
    order = data.draw(st.permutations(names[len(names) // 2 + 1 :]))
    mixed = names[: len(names) // 2 + 1]
    for name in order:
        mixed.insert(data.draw(st.integers(0, len(mixed))), name)
    found = labels(items(*mixed), style, before)
    assert len(set(found.values())) == len(mixed)
    assert all(found[name] == label for name, label in before.items())
