"""An agenda is proposed what the plan, the reports and earlier meetings have for it, until it is taken up."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.book.errors import NotFound
from minutebook.book.press import publish
from minutebook.book.schema import Item, Meeting, Outcome, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import papers
from minutebook.drafts.agendas import agenda, proposing
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.models import Draft, PlanEntry
from minutebook.drafts.reporting import reports
from tests.book.making import COUNCIL
from tests.drafts.agendas import begun, bench, item
from tests.drafts.cast import BOARD, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-02T09:00+00:00")


def proposed(draft: Draft) -> list[tuple[str, str]]:
    return [(one.kind, one.title) for one in proposing.proposals(bench(draft))]


def take_up(draft: Draft, cast: Cast) -> None:
    one = proposing.proposals(bench(draft))[0]
    proposing.take_up(draft, one.kind, one.id, by=cast.clerk)


def test_an_item_put_off_is_proposed_until_it_is_on_an_agenda_again(cast: Cast) -> None:
    put_off = Item(id="i", title=Words(en="Ferries"), outcome=Outcome(kind="deferred"))
    done = Item(id="j", title=Words(en="Trams"), outcome=Outcome(kind="noted"))
    before = Meeting(id="before", body="board", start="2026-09-10T10:00", state="held", items=(put_off, done))
    publish(public_book(), before, council=COUNCIL)
    draft = begun(cast.clerk)
    assert proposed(draft) == [("deferred", "Ferries")]
    take_up(draft, cast)
    assert proposed(draft) == [] and "Ferries" in [str(one.title) for one in bench(draft).meeting.items]


def test_a_report_asked_for_the_meeting_is_proposed_until_it_has_an_item(cast: Cast) -> None:
    draft = begun(cast.clerk)
    sitting = agenda.sitting_of(COUNCIL, draft.object)
    reports.ask(sitting, "Bus fares", cast.author, by=cast.clerk)
    reports.ask(sitting, "KESTREL", cast.author, private=True, by=cast.clerk)
    assert proposed(draft) == [("report", "Bus fares")]
    take_up(draft, cast)
    placed = next(one for one in bench(draft).meeting.items if str(one.title) == "Bus fares")
    assert proposed(draft) == [] and len(placed.papers) == 1
    agenda.remove_item(draft, placed.id, by=cast.clerk)
    assert proposed(draft) == [("report", "Bus fares")]


def test_taking_a_report_off_an_item_does_not_throw_it_away(cast: Cast) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    report = reports.ask(
        agenda.sitting_of(COUNCIL, draft.object), "Bus fares", cast.author, item=key, by=cast.clerk
    )
    papers.remove_paper(draft, key, report.object, by=cast.clerk)
    assert Draft.objects.get(object=report.object).state == Draft.OPEN


def test_a_decision_of_the_plan_is_proposed_and_keeps_its_notices(cast: Cast) -> None:
    entry = PlanEntry.objects.create(
        id="entry",
        council=COUNCIL,
        body=BOARD.body,
        object="o",
        title="Sale of the depot",
        when=date(2026, 12, 10),
        key=True,
        created_by=cast.clerk,
    )
    draft = begun(cast.clerk)
    assert proposed(draft) == [("plan", "Sale of the depot")]
    take_up(draft, cast)
    assert proposed(draft) == []
    key = next(one.id for one in bench(draft).meeting.items if str(one.title) == entry.title)
    assert forward_plan.facts_of(draft)[key].key is not None


def test_what_is_no_proposal_is_not_taken_up(cast: Cast) -> None:
    draft = begun(cast.clerk)
    with pytest.raises(NotFound, match="no longer proposed"):
        proposing.take_up(draft, "deferred", "nothing", by=cast.clerk)
