"""A key decision from its notice on: what it says, which way it can go, the plan the public reads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Body, Document, Item, Meeting, Membership, Person, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import publishing, working
from minutebook.drafts.executive import forward_plan, plan_notices
from minutebook.drafts.executive.forward_plan import Changed, add_entry, facts_of, save_entry
from minutebook.drafts.executive.plan_documents import plan_id
from minutebook.drafts.executive.plan_notices import correct_notice, give_notice, keep_current, kinds_wanted
from minutebook.drafts.models import PlanEntry, PlanNotice
from minutebook.drafts.permission import NotPermitted, Scope
from minutebook.law.executive_gate import KeyNotice, PrivateNotice
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

CABINET = Scope(COUNCIL, "cabinet")
DECISION = date(2027, 2, 9)


@pytest.fixture(autouse=True)
def cabinet(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-01T09:00:00+00:00")
    name = Words(en="Cabinet")
    publish(public_book(), Body(id="cabinet", name=name, legal_status="executive"), council=COUNCIL)
    seat = Membership(body="cabinet")
    for who in ("Ruth Ames", "Colm Byrne"):
        family = who.split()[-1]
        person = Person(id=family, name=Words(en=who), family_name=family, memberships=(seat,))
        publish(public_book(), person, council=COUNCIL)


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", f"{day}T09:00:00+00:00")


def entry(cast: Cast, **fields: Any) -> PlanEntry:
    given: dict[str, Any] = {
        "title": "Award of the fostering contract",
        "matter": "Whom to award the contract for foster carers' training.",
        "when": DECISION,
        "pounds": 400_000,
        "documents": "Report of the Director of Children's Services",
        **forward_plan.usual_fields(CABINET),
    }
    return add_entry(CABINET, given | fields, by=cast.clerk)


def published(document: str) -> Document:
    thing = working.newest(public_book(), COUNCIL, document)[1]
    assert isinstance(thing, Document)
    return thing


def words(document: str) -> str:
    return "\n".join(block.plain() for block in published(document).written)


def test_it_works(cast: Cast) -> None:
    made = entry(cast)
    assert made.key and kinds_wanted(made) == [PlanNotice.KEY]
    give_notice(made, PlanNotice.KEY, by=cast.clerk)
    said = words(made.object)
    for part in (
        "A key decision is to be made.",
        "Cabinet: Ruth Ames and Colm Byrne",
        "Tuesday 9 February 2027",
    ):
        assert part in said
    assert published(made.object).kind == "notice"
    plan = words(plan_id(COUNCIL, "cabinet"))
    assert (
        "Award of the fostering contract" in plan
        and "Notice of key decision, Tuesday 1 December 2026" in plan
    )
    assert forward_plan.noticed(made).key == KeyNotice(date(2026, 12, 1)) and kinds_wanted(made) == []
    assert working.newest(closed_book(), COUNCIL, made.object)[1] is None


def test_whether_it_is_key_is_the_laws_answer(cast: Cast) -> None:
    assert not entry(cast, pounds=349_999).key
    assert entry(cast, pounds=0, wards=2, effect=True).key
    assert not entry(cast, pounds=0, wards=1, effect=True).key


@pytest.mark.parametrize(
    "field", ["matter", "maker", "documents", "address", "other_documents", "how_to_request"]
)
def test_a_notice_says_all_that_regulation_9_asks_for(cast: Cast, field: str) -> None:
    made = entry(cast, **{field: " "})
    with pytest.raises(BookError, match="reg 9"):
        give_notice(made, PlanNotice.KEY, by=cast.clerk)
    assert working.newest(public_book(), COUNCIL, made.object)[1] is None and not PlanNotice.objects.exists()


def test_with_fewer_days_the_general_exception_or_urgency_is_needed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = entry(cast)
    on(monkeypatch, "2027-01-11")  # the last day for 28 clear days before 9 February
    assert kinds_wanted(made) == [PlanNotice.KEY]
    on(monkeypatch, "2027-01-12")
    assert kinds_wanted(made) == [PlanNotice.GENERAL]
    on(monkeypatch, "2027-02-08")
    assert kinds_wanted(made) == [PlanNotice.URGENT]


def test_the_general_exception_needs_its_reasons_and_who_of_scrutiny_was_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = entry(cast)
    on(monkeypatch, "2027-01-20")
    with pytest.raises(BookError, match="reasons"):
        give_notice(made, PlanNotice.GENERAL, told="The chair of scrutiny", by=cast.clerk)
    with pytest.raises(BookError, match="told"):
        give_notice(made, PlanNotice.GENERAL, reasons="The grant came late.", by=cast.clerk)
    give_notice(
        made, PlanNotice.GENERAL, reasons="The grant came late.", told="The chair of scrutiny", by=cast.clerk
    )
    assert "The grant came late." in words(made.object) and "regulation 10" in words(made.object).casefold()
    assert forward_plan.noticed(made).key == KeyNotice(date(2027, 1, 20), scrutiny_told=True)


def test_special_urgency_needs_somebodys_agreement(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made = entry(cast)
    on(monkeypatch, "2027-02-08")
    with pytest.raises(BookError, match="agreed_by"):
        give_notice(made, PlanNotice.URGENT, reasons="A flood.", by=cast.clerk)
    give_notice(made, PlanNotice.URGENT, reasons="A flood.", agreed_by="The chair of scrutiny", by=cast.clerk)
    key = forward_plan.noticed(made).key
    assert key is not None and key.agreed_by == "The chair of scrutiny"


def test_a_private_matter_has_two_notices_the_second_with_what_was_said_to_the_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BookError, match="private_reasons"):
        entry(cast, private=True)
    made = entry(cast, private=True, private_reasons="Bids would be known.", paragraphs=["3"], pounds=0)
    assert not made.key and kinds_wanted(made) == [PlanNotice.PRIVATE]
    give_notice(made, PlanNotice.PRIVATE, by=cast.clerk)
    on(monkeypatch, "2027-01-25")
    assert kinds_wanted(made) == [PlanNotice.SECOND]
    with pytest.raises(BookError, match="representations"):
        give_notice(made, PlanNotice.SECOND, by=cast.clerk)
    said = {
        "representations": "A newspaper asked for it in public.",
        "response": "The price is published after.",
    }
    made = save_entry(made, said, seen=1, by=cast.clerk)
    give_notice(made, PlanNotice.SECOND, by=cast.clerk)
    made = forward_plan.entry_of(COUNCIL, made.pk)
    second = made.notices.get(kind=PlanNotice.SECOND)
    assert "A newspaper asked" in words(second.document) and "The price is published" in words(
        second.document
    )
    assert "Information relating to the financial or business affairs" in words(second.document)
    assert forward_plan.noticed(made).private == PrivateNotice(date(2026, 12, 1), date(2027, 1, 25))


def test_a_correction_keeps_the_day_of_the_first_notice_and_both_versions(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = entry(cast)
    give_notice(made, PlanNotice.KEY, by=cast.clerk)
    on(monkeypatch, "2026-12-08")
    made = save_entry(made, {"matter": "Whom to award both contracts."}, seen=1, by=cast.clerk)
    with pytest.raises(BookError, match="reason"):
        correct_notice(made, "", by=cast.clerk)
    correct_notice(made, "There are two contracts.", by=cast.clerk)
    assert working.newest(public_book(), COUNCIL, made.object)[0] == 2
    assert "both contracts" in words(made.object) and "both contracts" in words(plan_id(COUNCIL, "cabinet"))
    assert forward_plan.noticed(made).key == KeyNotice(date(2026, 12, 1))


def test_the_plan_is_kept_current_as_days_pass_and_entries_go(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = entry(cast), entry(cast, title="Sale of the depot")
    for one in (first, second):
        give_notice(one, PlanNotice.KEY, by=cast.clerk)
    assert keep_current() == 0
    forward_plan.drop_entry(second, "The buyer withdrew.", by=cast.clerk)
    assert keep_current() == 1 and "depot" not in words(plan_id(COUNCIL, "cabinet"))
    assert "depot" in str(published(second.object).title)  # the notice itself stands
    on(monkeypatch, "2027-02-10")
    assert keep_current() == 1
    assert words(plan_id(COUNCIL, "cabinet")) == "Cabinet has given no notice of decisions to come."
    assert keep_current() == 0


def test_the_gate_is_told_of_the_notices_at_the_item(cast: Cast) -> None:
    made = entry(cast)
    item = Item(id="contract", title=Words(en="Fostering contract"))
    meeting = Meeting(id="feb", body="cabinet", start="2027-02-09T10:00", items=(item,))
    draft = working.begin(meeting, council=COUNCIL, by=cast.clerk)
    assert facts_of(draft) == {}
    forward_plan.put_at_item(made, "feb", "contract", by=cast.clerk)
    assert facts_of(draft)["contract"].key == KeyNotice()
    give_notice(made, PlanNotice.KEY, by=cast.clerk)
    assert facts_of(draft)["contract"].key == KeyNotice(date(2026, 12, 1))


def test_the_second_to_save_sees_what_the_other_changed(cast: Cast) -> None:
    made = entry(cast)
    save_entry(made, {"matter": "Mine."}, seen=1, by=cast.clerk)
    save_entry(made, {"matter": "Mine."}, seen=1, by=cast.clerk)  # the same words are no quarrel
    with pytest.raises(Changed) as told:
        save_entry(made, {"matter": "Another's."}, seen=1, by=cast.clerk)
    assert told.value.fields == {"matter": ("Mine.", "Another's.")}


def test_only_the_executive_has_a_forward_plan_and_only_clerks_keep_it(cast: Cast) -> None:
    with pytest.raises(BookError, match="not the executive"):
        add_entry(Scope(COUNCIL, "board"), {"title": "A", "when": DECISION}, by=cast.clerk)
    with pytest.raises(NotPermitted):
        add_entry(CABINET, {"title": "A", "when": DECISION}, by=cast.author)
    made = entry(cast)
    with pytest.raises(NotPermitted):
        give_notice(made, PlanNotice.KEY, by=cast.author)
    give_notice(made, PlanNotice.KEY, by=cast.proper_officer)
    assert plan_notices.is_current(COUNCIL, "cabinet")


class Crash(BaseException):
    """The machine stops here."""


@pytest.mark.parametrize("step", ["_into_public", "_into_closed"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_while_a_notice_is_published_ends_with_it_given_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    made, real = entry(cast), getattr(publishing, step)

    def crashing(*given: Any) -> None:
        if after:
            real(*given)
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(publishing, step, crashing)
        with pytest.raises(Crash):
            give_notice(made, PlanNotice.KEY, by=cast.clerk)
    publishing.finish()
    publishing.finish()
    assert [one.kind for one in made.notices.all()] == [PlanNotice.KEY]
    assert working.newest(public_book(), COUNCIL, made.object)[0] == 1 and keep_current() == 0
