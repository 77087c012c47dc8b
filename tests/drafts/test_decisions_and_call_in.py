"""Decisions are recorded with what the law asks, published, called in, heard, and taken again."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Body, Decision, Exemption, Item, Meeting, Membership, Person, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import working
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.executive import call_in, decisions, forward_plan
from minutebook.drafts.executive.decision_standing import Record, record_of, standing, window_of
from minutebook.drafts.executive.gate_of_decisions import DecisionShut, found_data, let_stay, verdict_of
from minutebook.drafts.models import Account, Appointment, CallInRequest, Draft, Letter, PlanNotice
from minutebook.drafts.permission import NotPermitted, Scope
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

CABINET = Scope(COUNCIL, "cabinet")
DAY, LATER = "2026-12-10T12:00+00:00", "2026-12-17T12:00+00:00"
WHOLE = {
    "decided": Words(en="To close the depot."),
    "reasons": Words(en="It is little used."),
    "alternatives": Words(en="To sell it, which would have brought less."),
    "conflicts": Words(en="None"),
    "dispensations": Words(en="None"),
}


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch, cast: Cast) -> None:
    """A cabinet that met today, a scrutiny panel, and a leader."""
    monkeypatch.setenv("MINUTEBOOK_NOW", DAY)
    leader = Membership(id="leads", body="cabinet", role=Words(en="Leader"))
    things: list[Any] = [
        Body(id="cabinet", name=Words(en="Cabinet"), kind="executive", legal_status="executive"),
        Body(id="panel", name=Words(en="Children and Families Scrutiny Panel"), kind="scrutiny"),
        Person(id="leader", name=Words(en="Colm Byrne"), family_name="Byrne", memberships=(leader,)),
        Meeting(
            id="met",
            body="cabinet",
            start="2026-12-10T10:00",
            state="held",
            items=(Item(id="depot", label="3", title=Words(en="The depot")),),
        ),
    ]
    for thing in things:
        publish(public_book(), thing, council=COUNCIL)


def councillors(count: int) -> list[Account]:
    """Members of the council who do not sit on the cabinet."""
    found = []
    for number in range(count):
        account = Account.objects.create(email=f"m{number}@severnshire.example", name=f"Member {number}")
        Appointment.objects.create(account=account, council=COUNCIL, role="member", body="panel")
        found.append(account)
    return found


def begun(cast: Cast, **fields: Any) -> Draft:
    """The record of what the cabinet decided at an item."""
    draft = decisions.begin_at_item(sitting_of(COUNCIL, "met"), "depot", by=cast.clerk)
    return filled(draft, cast.clerk, **fields)


def filled(draft: Draft, by: Account, **fields: Any) -> Draft:
    part = draft.parts.get(key="whole")
    decision = msgspec.structs.replace(msgspec.convert(part.data, Decision), **{**WHOLE, **fields})
    decisions.save(draft, decision, seen=part.revision, by=by)
    return Draft.objects.get(pk=draft.pk)


def out(cast: Cast, **fields: Any) -> Record:
    """The record, published."""
    draft = begun(cast, **fields)
    decisions.publish(draft, by=cast.clerk)
    return record_of(COUNCIL, draft.object)


def again(record: Record) -> Record:
    return record_of(COUNCIL, record.object)


def heard_at(day: str = "2026-12-16") -> str:
    publish(
        public_book(),
        Meeting(id="hearing", body="panel", start=f"{day}T10:00", state="held"),
        council=COUNCIL,
    )
    return "hearing"


def called(cast: Cast) -> Record:
    """The record, called in by three members."""
    record = out(cast)
    for account in councillors(3):
        call_in.ask(record, "Nobody was asked.", by=account)
    return again(record)


def test_a_record_is_published_and_its_window_counted_by_the_scheme(cast: Cast) -> None:
    record = out(cast)
    decision = record.decision
    assert (decision.state, decision.published) == ("made", "2026-12-10")
    assert (decision.until, decision.effective) == ("2026-12-17", "2026-12-18")
    assert standing(record).result == "open to call-in"
    window = window_of(record)
    assert window is not None and window.result.deadline == date(2026, 12, 17)
    assert decisions.at_meeting(COUNCIL, "met")[0].object == record.object


def test_the_gate_asks_for_the_five_things_and_silence_is_none_of_them(cast: Cast) -> None:
    draft = begun(cast, dispensations=Words(), reasons=Words())
    (finding,) = verdict_of(draft).in_the_way
    assert "any dispensation" in finding.problem and "the reasons for it" in finding.problem
    assert finding.source == "SI 2012/2089 reg 12"
    with pytest.raises(DecisionShut, match="cannot be published yet"):
        decisions.publish(draft, by=cast.clerk)
    with pytest.raises(NotPermitted):
        decisions.publish(filled(draft, cast.clerk), by=cast.member)


def test_a_key_decision_without_its_notice_stays_shut(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begun(cast, key=True)
    assert [one.rule for one in verdict_of(draft).in_the_way] == ["key-decision-made"]
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-01T09:00+00:00")
    given = forward_plan.usual_fields(CABINET) | {
        "title": "The depot",
        "matter": "Whether to close it.",
        "when": date(2026, 12, 10),
        "pounds": 400_000,
        "documents": "A report",
    }
    entry = forward_plan.add_entry(CABINET, given, by=cast.clerk)
    forward_plan.put_at_item(entry, "met", "depot", by=cast.clerk)
    row = {"entry": entry, "kind": PlanNotice.KEY, "day": date(2026, 11, 1), "document": "notice"}
    PlanNotice.objects.create(**row, by=cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", DAY)
    assert verdict_of(draft).passes


@pytest.mark.parametrize(
    ("kind", "power", "asked"),
    [
        ("portfolio-holder", "executive", "SI 2012/2089 reg 13"),
        ("officer", "executive", "SI 2012/2089 reg 13"),
        ("officer", "general", "SI 2014/2095 regs 7(3), 8"),
        ("officer", "express", "SI 2014/2095 reg 7(3)"),
    ],
)
def test_members_and_officers_decide_alone_and_record_it(
    cast: Cast, kind: Any, power: Any, asked: str
) -> None:
    bare = Decision(title=Words(en="A lease"), date="2026-12-09", kind=kind, power=power, body="cabinet")
    draft = decisions.begin(CABINET, bare, by=cast.clerk)
    (finding,) = verdict_of(draft).in_the_way
    assert finding.source == asked
    decisions.publish(filled(draft, cast.clerk), by=cast.clerk)
    decision = record_of(COUNCIL, draft.object).decision
    if kind == "portfolio-holder":
        assert (decision.state, decision.until) == ("made", "2026-12-17")
    else:
        assert (decision.state, decision.until, decision.effective) == ("effective", "", "2026-12-09")


def test_an_author_writes_only_what_they_began_and_publishes_nothing(cast: Cast) -> None:
    Appointment.objects.create(account=cast.author, council=COUNCIL, role="author", body="cabinet")
    draft = begun(cast)
    with pytest.raises(NotPermitted):
        filled(draft, cast.author)
    bare = Decision(title=Words(en="A lease"), date="2026-12-09", kind="officer", body="cabinet")
    own = decisions.begin(CABINET, bare, by=cast.author)
    own = filled(own, cast.author)
    with pytest.raises(NotPermitted):
        decisions.publish(own, by=cast.author)
    with pytest.raises(BookError, match="once it was made"):
        ahead = msgspec.structs.replace(bare, date="2026-12-11")
        decisions.begin(CABINET, ahead, by=cast.author)


def test_personal_data_is_taken_out_or_decided_on(cast: Cast) -> None:
    draft = begun(cast, reasons=Words(en="j.roe@example.org asked for it."))
    ((found, decided),) = found_data(draft)
    assert not decided and not verdict_of(draft).passes
    let_stay(draft, found.mark, "It is the trader’s own.", by=cast.clerk)
    assert verdict_of(draft).passes


def test_what_is_private_stays_in_the_closed_book_with_its_call_in(cast: Cast) -> None:
    private = Exemption(paragraphs=("3",), public_interest=Words(en="Bidders."), review="2027-06-01")
    draft = begun(cast, exemption=private, decided=Words(en="To sell to KESTREL."))
    assert [one.rule for one in verdict_of(draft).in_the_way] == ["exemption"]
    with pytest.raises(NotPermitted):
        decisions.sign_off(draft, by=cast.clerk)
    decisions.sign_off(draft, by=cast.proper_officer)
    decisions.publish(draft, by=cast.clerk)
    record = record_of(COUNCIL, draft.object)
    for account in councillors(3):
        call_in.ask(record, "KESTREL pays too little.", by=account)
    for book, secret in ((public_book(), False), (closed_book(), True)):
        thing = working.newest(book, COUNCIL, draft.object)[1]
        assert isinstance(thing, Decision) and thing.state == "called-in"
        assert ("KESTREL" in str(thing)) is secret


def test_three_members_call_it_in_and_it_waits_for_scrutiny(cast: Cast) -> None:
    record = out(cast)
    one, two, three = councillors(3)
    assert call_in.ask(record, "Nobody was asked.", by=one) is None
    with pytest.raises(BookError, match="already"):
        call_in.ask(record, "Again.", by=one)
    call_in.take_back(record, by=one)
    assert call_in.ask(record, "Nobody was asked.", by=one) is None
    assert call_in.ask(record, "It costs jobs.", by=two) is None
    call_in.ask(record, "It is wrong.", by=three)
    decision = again(record).decision
    found = decision.call_in
    assert decision.state == "called-in" and decision.effective == "" and found is not None
    assert set(found.members) == {"Member 0", "Member 1", "Member 2"}
    assert found.by == "2026-12-24" and "It costs jobs." in found.reasons.en
    assert standing(again(record)).result == "called in"
    letters = Letter.objects.filter(subject="Call-in: The depot")
    assert {one.to for one in letters} >= {cast.clerk.email, cast.proper_officer.email}
    with pytest.raises(BookError, match="it is for scrutiny now"):
        call_in.take_back(again(record), by=one)


def test_who_may_not_call_in_and_when_it_is_too_late(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    record = out(cast)
    leader = Account.objects.create(email="byrne@severnshire.example", name="Colm Byrne", person="leader")
    Appointment.objects.create(account=leader, council=COUNCIL, role="member", body="cabinet")
    with pytest.raises(BookError, match="you sit on the body"):
        call_in.ask(record, "I was wrong.", by=leader)
    with pytest.raises(NotPermitted):
        call_in.ask(record, "I was wrong.", by=cast.clerk)
    (one,) = councillors(1)
    with pytest.raises(BookError, match="reasons"):
        call_in.ask(record, " ", by=one)
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-18T09:00+00:00")
    with pytest.raises(BookError, match="until Thursday 17 December 2026; that time is over"):
        call_in.ask(record, "Too late.", by=one)
    assert not CallInRequest.objects.exists()


def test_a_call_in_on_paper_is_entered_with_its_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    record = out(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-18T09:00+00:00")
    with pytest.raises(BookError, match="2 members, of 3 needed"):
        call_in.lodge(record, ["A", "B", "A"], "It is wrong.", date(2026, 12, 17), by=cast.clerk)
    call_in.lodge(record, ["A", "B", "C"], "It is wrong.", date(2026, 12, 17), by=cast.clerk)
    found = again(record).decision.call_in
    assert found is not None and (found.members, found.by) == (("A", "B", "C"), "2027-01-05")


def test_what_nobody_calls_in_takes_effect(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    record = out(cast)
    assert call_in.bring_into_effect() == 0
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-18T00:30+00:00")
    assert call_in.bring_into_effect() == 1 and call_in.bring_into_effect() == 0
    assert again(record).decision.state == "effective"
    assert standing(again(record)).result == "effective"


def test_scrutiny_takes_no_action_and_it_has_effect(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    call_in.hear(record, heard_at(), "no-action", Words(en="No action."), by=cast.clerk)
    decision = again(record).decision
    assert (decision.state, decision.effective) == ("effective", "2026-12-17")
    with pytest.raises(BookError, match="no call-in"):
        call_in.hear(record, "hearing", "no-action", Words(en="No action."), by=cast.clerk)


def test_it_is_referred_back_and_taken_again_and_not_called_in_twice(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    with pytest.raises(BookError, match="meeting"):
        call_in.hear(record, "met", "refer-back", Words(en="Ask first."), by=cast.clerk)
    with pytest.raises(BookError, match="text"):
        call_in.hear(record, heard_at(), "refer-back", Words(), by=cast.clerk)
    with pytest.raises(NotPermitted):
        call_in.hear(record, heard_at(), "refer-back", Words(en="Ask first."), by=cast.member)
    call_in.hear(record, "hearing", "refer-back", Words(en="Ask first."), by=cast.clerk)
    assert standing(again(record)).result == "referred back"
    draft = call_in.begin_again(again(record), by=cast.clerk)
    decisions.publish(filled(draft, cast.clerk), by=cast.clerk)
    fresh = record_of(COUNCIL, draft.object).decision
    assert (fresh.state, fresh.reconsiders, fresh.until) == ("effective", record.object, "")
    assert again(record).decision.state == "reconsidered"
    assert standing(again(record)).result == "reconsidered"
    with pytest.raises(BookError, match="may not be called in"):
        call_in.lodge(
            record_of(COUNCIL, draft.object), ["A", "B", "C"], "No.", date(2026, 12, 17), by=cast.clerk
        )
    with pytest.raises(BookError, match="only a decision that was referred back"):
        call_in.begin_again(again(record), by=cast.clerk)


def test_it_is_referred_to_the_council_which_objects_or_does_not(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = called(cast)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    call_in.hear(record, heard_at(), "refer-to-council", Words(en="Against policy."), by=cast.clerk)
    assert again(record).decision.state == "referred-to-council"
    with pytest.raises(BookError, match="on"):
        call_in.council_looked(record, date(2026, 12, 18), False, Words(en="No."), by=cast.clerk)
    call_in.council_looked(record, date(2026, 12, 17), True, Words(en="Look again."), by=cast.clerk)
    assert standing(again(record)).result == "referred back"


def test_an_urgent_decision_names_who_agreed_and_has_effect_at_once(cast: Cast) -> None:
    agreed = Words(en="Councillor Ames, chair of scrutiny: the roof fell in.")
    decision = out(cast, urgent=agreed).decision
    assert (decision.state, decision.until, decision.effective) == ("effective", "", "2026-12-10")
    assert decision.urgent == agreed
