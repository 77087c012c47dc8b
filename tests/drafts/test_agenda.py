"""An agenda is made item by item: two people work on it, nothing is lost, and its order is agreed."""

from __future__ import annotations

import msgspec
import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.drafts import working
from minutebook.drafts.agendas import agenda
from minutebook.drafts.models import AuditEntry, Draft
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.practice import Habits, Standing, save_practice
from minutebook.drafts.working import ITEM, ORDER, Clash
from tests.drafts.agendas import begun, bench, item, scheduled
from tests.drafts.cast import BOARD, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def titles(draft: Draft) -> list[str]:
    return [f"{one.label} {one.title}" for one in bench(draft).meeting.items]


def test_it_begins_with_the_standing_items_of_its_body(cast: Cast) -> None:
    standing = (Standing("Welcome"), Standing("Close", last=True))
    save_practice(BOARD, Habits(standing=standing, numbering="dotted"), by=cast.clerk)
    draft = begun(cast.clerk)
    item(draft, cast.clerk)
    assert titles(draft) == ["1. Welcome", "2. Buses", "3. Close"]


def test_it_is_begun_once(cast: Cast) -> None:
    first = begun(cast.clerk)
    again = agenda.begin_agenda(agenda.sitting_of(first.council, first.object), by=cast.second_clerk)
    assert again.pk == first.pk and len(titles(again)) == 4


def test_items_move_one_place_and_stop_at_either_end(cast: Cast) -> None:
    draft = begun(cast.clerk)
    first = bench(draft).meeting.items[0].id
    agenda.move_item(draft, first, 1, by=cast.clerk)
    assert titles(draft)[1] == "2 Apologies for absence"
    agenda.move_item(draft, first, -9, by=cast.clerk)
    assert titles(draft)[0] == "1 Apologies for absence"


def test_two_people_change_two_fields_of_one_item(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    seen = draft.parts.get(key=f"{ITEM}{key}").revision
    mine, theirs = (agenda.item_as_seen(draft, key, seen) for _ in "ab")
    agenda.save_item(draft, msgspec.structs.replace(mine, title=Words(en="Trams")), seen=seen, by=cast.clerk)
    changed = msgspec.structs.replace(theirs, summary=Words(en="It was discussed."))
    saved = agenda.save_item(draft, changed, seen=seen, by=cast.second_clerk)
    stands = bench(draft).item(key)
    assert saved.joined and (stands.title.en, stands.summary.en) == ("Trams", "It was discussed.")


def test_the_second_to_change_the_same_words_is_told_and_loses_nothing(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    seen = draft.parts.get(key=f"{ITEM}{key}").revision
    base = agenda.item_as_seen(draft, key, seen)
    agenda.save_item(draft, msgspec.structs.replace(base, title=Words(en="Trams")), seen=seen, by=cast.clerk)
    with pytest.raises(Clash, match="Clara Clerk changed title"):
        ours = msgspec.structs.replace(base, title=Words(en="Ferries"))
        agenda.save_item(draft, ours, seen=seen, by=cast.second_clerk)
    assert bench(draft).item(key).title.en == "Trams"
    aside = draft.revisions.get(aside=True)
    assert aside.data["title"]["en"] == "Ferries" and aside.by == cast.second_clerk


def test_an_order_made_while_another_adds_an_item_keeps_both(cast: Cast) -> None:
    draft = begun(cast.clerk)
    part = draft.parts.get(key=ORDER)
    item(draft, cast.second_clerk)
    agenda.set_order(draft, part.data["items"][::-1], seen=part.revision, by=cast.clerk)
    assert "Buses" in " ".join(titles(draft)) and titles(draft)[-1].endswith("Apologies for absence")


def test_an_order_that_drops_an_item_is_refused(cast: Cast) -> None:
    draft = begun(cast.clerk)
    part = draft.parts.get(key=ORDER)
    with pytest.raises(BookError, match="every item once"):
        agenda.set_order(draft, part.data["items"][1:], seen=part.revision, by=cast.clerk)


def test_an_item_nobody_saw_is_taken_off_and_its_words_stay_in_the_history(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    agenda.remove_item(draft, key, by=cast.clerk)
    assert "Buses" not in " ".join(titles(draft))
    assert working.history(draft, f"{ITEM}{key}")[0].data["title"]["en"] == "Buses"


def test_the_chair_agrees_the_agenda_and_a_change_ends_that(cast: Cast) -> None:
    draft = begun(cast.clerk)
    agenda.agree_order(draft, by=cast.chair)
    agreed = agenda.agreement(draft)
    assert agreed and agreed.stands and agreed.by == "Cath Chair"
    item(draft, cast.clerk)
    agreed = agenda.agreement(draft)
    assert agreed and not agreed.stands
    with pytest.raises(NotPermitted):
        agenda.agree_order(draft, by=cast.clerk)


def test_items_begin_when_those_before_them_end(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    agenda.set_timing(draft, key, 25, by=cast.clerk)
    assert agenda.timings(draft) == {key: 25}
    agenda.set_timing(draft, key, None, by=cast.clerk)
    assert agenda.timings(draft) == {}


def test_every_change_is_in_the_audit(cast: Cast) -> None:
    draft = begun(cast.clerk, scheduled())
    item(draft, cast.clerk)
    acts = set(AuditEntry.objects.values_list("act", flat=True))
    assert {"draft.open", "agenda.begin", "agenda.item.add"} <= acts
