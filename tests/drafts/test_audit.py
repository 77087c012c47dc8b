"""The audit says who did what when, holds no closed words, and notices a hand in it."""

from __future__ import annotations

import pytest

from minutebook.drafts import auditing, working
from minutebook.drafts.models import AuditEntry
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast, meeting_with, private_item

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def test_it_works(cast: Cast) -> None:
    auditing.record("agenda.publish", by=cast.clerk, on=BOARD, reason="late papers")
    entry = AuditEntry.objects.get()
    assert (entry.name, entry.act, entry.body, entry.reason) == (
        "Clara Clerk",
        "agenda.publish",
        "board",
        "late papers",
    )
    assert auditing.verify() == ""


def test_it_repeats_no_closed_words(cast: Cast) -> None:
    working.begin(meeting_with(private_item("Orchard House")), council=COUNCIL, by=cast.clerk)
    auditing.record("x", by=cast.clerk, before={"words": "Orchard House"})
    assert "Orchard" not in repr(list(AuditEntry.objects.values()))


@pytest.mark.parametrize("damage", ["alter", "remove", "cut"])
def test_a_hand_in_it_is_noticed(cast: Cast, damage: str) -> None:
    for number in range(3):
        auditing.record(f"act-{number}", by=cast.clerk, on=BOARD)
    if damage == "alter":
        AuditEntry.objects.filter(sequence=2).update(reason="because")
    else:
        AuditEntry.objects.filter(sequence=2 if damage == "remove" else 3).delete()
    assert auditing.verify()
