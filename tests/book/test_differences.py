"""Two versions can be read side by side: what changed, where, word by word."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book.differences import differences, words
from minutebook.book.schema import Item, Words
from tests.book.making import meeting


def test_it_works() -> None:
    rows = differences(meeting(words="It was agreed."), meeting(words="It was not agreed."))
    assert [row.path for row in rows] == ["items[2].minutes[1].text.en"]
    assert [tuple(run) for run in rows[0].runs] == [
        ("same", "It was "),
        ("added", "not "),
        ("same", "agreed."),
    ]


def test_an_item_that_moved_down_is_compared_with_itself() -> None:
    old = meeting()
    new = msgspec.structs.replace(old, items=(Item(id="new", title=Words(en="Urgent")), *old.items))
    assert [(row.path, row.after) for row in differences(old, new)] == [
        ("items[1].id", "new"),
        ("items[1].title.en", "Urgent"),
    ]


def test_what_was_taken_out_is_shown_with_nothing_in_its_place() -> None:
    old = meeting()
    rows = differences(old, msgspec.structs.replace(old, items=old.items[:1]))
    assert ("items[2].title.en", "Inspection update", "") in [row[:3] for row in rows]


def test_a_first_version_is_given_whole() -> None:
    rows = differences(None, meeting())
    assert {"body", "start", "items[1].title.en"} <= {row.path for row in rows}
    assert all(row.before == "" for row in rows)


def test_equal_versions_have_no_difference() -> None:
    assert differences(meeting(), meeting()) == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_give_both_texts_back(before: str, after: str) -> None:
    runs = words(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after
