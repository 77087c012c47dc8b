"""An agenda goes through the gate into both books, supplements follow it, and the members are told once."""

from __future__ import annotations

from datetime import datetime

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Document, Item, Meeting, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import catching_up, exempting, publishing, working
from minutebook.drafts.agendas import agenda, lateness, notices
from minutebook.drafts.agendas.agenda_publishing import going_out, publish_agenda, said_of
from minutebook.drafts.agendas.gate import GateShut
from minutebook.drafts.models import Draft, Letter
from minutebook.drafts.permission import NotPermitted
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, LATE, PRIVATE, begun, bench, item, paper
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture
def draft(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An agenda that may go out: one item in public with a paper, one in private with another."""
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    draft = begun(cast.clerk)
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    paper(draft, cast.clerk, item(draft, cast.clerk))
    private = item(draft, cast.clerk, "A contract")
    exempting.take_in_private(draft, private, PRIVATE, by=cast.clerk)
    paper(draft, cast.clerk, private, "KESTREL bids most.", "Terms of KESTREL")
    exempting.sign_off(draft, private, by=cast.proper_officer)
    return draft


def public() -> Meeting:
    thing = working.newest(public_book(), COUNCIL, "meeting")[1]
    assert isinstance(thing, Meeting)
    return thing


def at(title: str, meeting: Meeting | None = None) -> Item:
    return next(one for one in (meeting or public()).items if str(one.title) == title)


def test_the_public_gets_the_agenda_and_the_closed_book_the_rest(cast: Cast, draft: Draft) -> None:
    assert going_out(bench(draft)).sentence == "1 paper to the public and 1 to members"
    publish_agenda(draft, by=cast.clerk)
    meeting = public()
    assert meeting.state == "agenda" and meeting.notice.given == "2026-12-02T09:00"
    assert meeting.notice.posted == "County Hall, Wednesday 2 December 2026 at 9 am"
    assert "Corporate Parenting Board will meet at 10 am" in meeting.notice.words.en
    assert [one.label for one in meeting.items] == ["1", "2", "3", "4", "5", "6"]
    assert at("A contract").papers == () and at("A contract").exemption == PRIVATE
    closed = working.newest(closed_book(), COUNCIL, "meeting")[1]
    assert isinstance(closed, Meeting)
    secret = working.newest(closed_book(), COUNCIL, at("A contract", closed).papers[0].document)[1]
    assert isinstance(secret, Document) and secret.exemption == PRIVATE
    assert working.newest(public_book(), COUNCIL, secret.id)[1] is None
    assert public_book().files.path(at_paper("Buses").files[0].sha256).exists()
    assert not public_book().files.path(secret.files[0].sha256).exists()
    assert not Draft.objects.filter(state=Draft.OPEN).exists()


def at_paper(title: str) -> Document:
    thing = working.newest(public_book(), COUNCIL, at(title).papers[0].document)[1]
    assert isinstance(thing, Document)
    return thing


def test_the_shut_gate_lets_nothing_through(cast: Cast, draft: Draft) -> None:
    paper(draft, cast.clerk, item(draft, cast.clerk, "Trams"), "Write to j.roe@example.org.", "Trams")
    with pytest.raises(GateShut, match="an e-mail address"):
        publish_agenda(draft, by=cast.clerk)
    with pytest.raises(NotPermitted):
        publish_agenda(draft, by=cast.chair)
    assert public().state == "scheduled" and not Letter.objects.filter(subject__contains="is out").exists()


def test_members_are_told_once_whatever_crashes(
    cast: Cast, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        """The machine stops here."""

    def crash(*args: object) -> None:
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "_into_closed", crash)
        with pytest.raises(Crash):
            publish_agenda(draft, by=cast.clerk)
    assert not Letter.objects.filter(subject__contains="is out").exists()
    publishing.finish()
    publishing.finish()
    letters = Letter.objects.filter(subject__contains="is out")
    assert sorted(letters.values_list("to", flat=True)) == [cast.chair.email, cast.member.email]
    body = letters[0].body
    assert "1 paper of this meeting is not for publication" in body and "KESTREL" not in body


def test_a_supplement_says_what_it_brings_and_when(
    cast: Cast, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_agenda(draft, by=cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATE)
    after = begun(cast.clerk, "meeting")
    new = item(after, cast.clerk, "A home closes")
    paper(after, cast.clerk, new, "It closes.", "Report on the home")
    lateness.propose(after, new, Words(en="It closed on Friday."), by=cast.clerk)
    lateness.agree(after, new, by=cast.chair)
    assert said_of(bench(after)) == "Supplement: item 5A, A home closes, added."
    publish_agenda(after, by=cast.clerk)
    added = at("A home closes")
    assert (
        added.added == LATE.replace("T09:00+", "T09:00:00+")
        and added.late
        and added.late.chair == "The chair"
    )
    assert at("Buses").added == "" and at("Buses").late is None
    assert public().notice.given == "2026-12-02T09:00"
    assert Letter.objects.filter(subject__startswith="A supplement").count() == 2


def test_a_reason_that_is_not_needed_is_not_published(cast: Cast, draft: Draft) -> None:
    buses = at("Buses", bench(draft).meeting).id
    lateness.propose(draft, buses, Words(en="We forgot."), by=cast.clerk)
    publish_agenda(draft, by=cast.clerk)
    assert at("Buses").late is None


def test_an_item_the_public_saw_is_withdrawn_with_a_reason_and_stays(cast: Cast, draft: Draft) -> None:
    publish_agenda(draft, by=cast.clerk)
    after = begun(cast.clerk, "meeting")
    key = at("Buses").id
    with pytest.raises(Exception, match="say why"):
        agenda.remove_item(after, key, by=cast.clerk)
    agenda.remove_item(after, key, reason="The operator withdrew.", by=cast.clerk)
    publish_agenda(after, by=cast.clerk)
    outcome = at("Buses").outcome
    assert outcome and outcome.kind == "withdrawn" and str(outcome.words) == "The operator withdrew."


def test_what_was_published_cannot_be_made_private_by_a_tick(cast: Cast, draft: Draft) -> None:
    publish_agenda(draft, by=cast.clerk)
    after = begun(cast.clerk, "meeting")
    with pytest.raises(Exception, match="was published to the public"):
        exempting.take_in_private(after, at("Buses").id, PRIVATE, by=cast.clerk)


def test_a_draft_catches_up_with_what_was_published_meanwhile(cast: Cast, draft: Draft) -> None:
    mine = item(draft, cast.clerk, "Mine")
    theirs = Meeting(id="meeting", body="board", start="2026-12-10T14:00", items=())
    publish(public_book(), theirs, council=COUNCIL)
    assert catching_up.behind(draft)
    assert catching_up.catch_up(draft, by=cast.clerk) == []
    stands = bench(draft)
    assert stands.meeting.start == "2026-12-10T14:00" and stands.item(mine)
    assert not catching_up.behind(stands.draft)
    assert str(stands.meeting.place.name) == ""  # what they took out is out


def test_where_both_changed_the_same_the_published_stands_and_mine_is_kept(cast: Cast, draft: Draft) -> None:
    part = draft.parts.get(key=working.HEAD)
    agenda.save_meeting(draft, seen=part.revision, by=cast.clerk, title=Words(en="Mine"))
    publish(
        public_book(),
        Meeting(id="meeting", body="board", start="2026-12-10T10:00", title=Words(en="Theirs")),
        council=COUNCIL,
    )
    assert catching_up.catch_up(draft, by=cast.clerk) == ["head title.en"]
    assert str(bench(draft).meeting.title) == "Theirs"
    assert draft.revisions.get(aside=True).data["title"] == {"en": "Mine"}
