"""Two changes of one thing are joined; what both changed is named, and nothing that was said is invented."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from minutebook.drafts.merging import merge

BASE = {
    "title": {"en": "Budget"},
    "label": "4",
    "minutes": [{"id": "p1", "text": "One."}, {"id": "p2", "text": "Two."}],
}

leaves = st.one_of(st.integers(0, 3), st.text("ab", max_size=2), st.booleans())
things = st.recursive(leaves, lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, max_size=3))
paragraphs = st.lists(st.sampled_from("abcdef"), unique=True).map(
    lambda ids: [{"id": i, "t": 1} for i in ids]
)


def test_it_works() -> None:
    mine = BASE | {"label": "5"}
    theirs = BASE | {"title": {"en": "The budget"}}
    assert merge(BASE, mine, theirs) == (BASE | {"label": "5", "title": {"en": "The budget"}}, [])


def test_two_paragraphs_are_two_things() -> None:
    mine = BASE | {"minutes": [{"id": "p1", "text": "One!"}, {"id": "p2", "text": "Two."}]}
    theirs = BASE | {"minutes": [{"id": "p1", "text": "One."}, {"id": "p2", "text": "Two!"}]}
    merged, clashes = merge(BASE, mine, theirs)
    assert [p["text"] for p in merged["minutes"]] == ["One!", "Two!"]
    assert not clashes


def test_what_both_changed_is_named_and_theirs_stands() -> None:
    mine = BASE | {"minutes": [{"id": "p1", "text": "Mine."}, {"id": "p2", "text": "Two."}]}
    theirs = BASE | {"minutes": [{"id": "p1", "text": "Theirs."}, {"id": "p2", "text": "Two."}]}
    merged, clashes = merge(BASE, mine, theirs)
    assert clashes == ["minutes[p1].text"]
    assert merged["minutes"][0]["text"] == "Theirs."


def test_what_one_removed_and_the_other_changed_is_a_clash() -> None:
    mine = BASE | {"minutes": [{"id": "p2", "text": "Two."}]}
    theirs = BASE | {"minutes": [{"id": "p1", "text": "One, changed."}, {"id": "p2", "text": "Two."}]}
    merged, clashes = merge(BASE, mine, theirs)
    assert clashes == ["minutes[p1]"]
    assert merged["minutes"][0]["text"] == "One, changed."


def test_what_each_added_stands_after_its_neighbour() -> None:
    mine = {"minutes": [{"id": "p1"}, {"id": "mine"}, {"id": "p2"}]}
    theirs = {"minutes": [{"id": "p1"}, {"id": "p2"}, {"id": "theirs"}]}
    merged, clashes = merge({"minutes": [{"id": "p1"}, {"id": "p2"}]}, mine, theirs)
    assert [p["id"] for p in merged["minutes"]] == ["p1", "mine", "p2", "theirs"]
    assert not clashes


@given(things, things)
def test_one_change_alone_is_taken_whole(base: Any, changed: Any) -> None:
    assert merge(base, changed, base) == (changed, [])
    assert merge(base, base, changed) == (changed, [])


@given(things, things, things)
def test_the_same_fields_clash_whoever_comes_first(base: Any, mine: Any, theirs: Any) -> None:
    assert sorted(merge(base, mine, theirs)[1]) == sorted(merge(base, theirs, mine)[1])


@given(paragraphs, paragraphs, paragraphs)
def test_no_paragraph_is_lost_or_doubled(base: Any, mine: Any, theirs: Any) -> None:
    merged, _ = merge(base, mine, theirs)
    ids = [p["id"] for p in merged]
    assert len(ids) == len(set(ids))
    old, one, other = ({p["id"] for p in side} for side in (base, mine, theirs))
    assert (one | other) - old <= set(ids) <= one | other
