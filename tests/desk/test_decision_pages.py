"""The pages of decisions: the notice of a meeting, a record and its gate, the clock, call-in and hearing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from minutebook.book.schema import Words
from minutebook.drafts.executive import decisions
from minutebook.drafts.executive.decision_standing import record_of
from minutebook.drafts.models import Account, Appointment, ClosedReading, Draft
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.desk.test_minutes_pages import posted, text
from tests.drafts.agendas import PRIVATE
from tests.drafts.cast import Cast
from tests.drafts.test_decisions_and_call_in import (
    LATER,
    WHOLE,
    begun,
    called,
    councillors,
    heard_at,
    on_the_day,
    out,
)

__all__ = ["on_the_day"]
pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def plain(**instead: str) -> dict[str, Any]:
    """What the form of a record is filled in with."""
    return {name: words.en for name, words in WHOLE.items()} | {"title": "The depot"} | instead


def test_a_meetings_decisions_are_recorded_and_published_together(cast: Cast, sign_in: SignIn) -> None:
    clerk = sign_in(cast.clerk)
    page = text(clerk, "/meetings/met/after/decisions")
    assert "To be published by Monday 14 December 2026" in page and "Write the record" in page
    page = posted(clerk, "/meetings/met/after/decisions", item="depot")
    assert "1 thing in the way" in page and "SI 2012/2089 reg 12" in page
    draft = Draft.objects.get(kind="decision")
    path = f"/decisions/records/{draft.pk}"
    seen = re.search(r'name="seen" value="(\d+)"', clerk.get(path).content.decode())
    assert seen
    page = posted(clerk, path, do="publish", seen=seen[1], **plain(reasons=""))
    assert "Saved, but not published" in page and "the reasons for it" in page
    seen = re.search(r'name="seen" value="(\d+)"', clerk.get(path).content.decode())
    assert seen
    assert "Nothing stands in the way" in posted(clerk, path, do="save", seen=seen[1], **plain())
    assert "ready" in text(clerk, "/meetings/met/after/decisions")
    page = posted(clerk, "/meetings/met/after/decisions", do="publish")
    assert "1 decision published" in page and "may be called in until Thursday 17 December 2026" in page
    assert "The depot" in text(clerk, "/decisions")


def test_an_officer_begins_a_record_of_their_own(cast: Cast, sign_in: SignIn) -> None:
    Appointment.objects.create(account=cast.author, council=COUNCIL, role="author", body="cabinet")
    author = sign_in(cast.author)
    page = posted(author, "/decisions/new", title="", kind="officer:general", date="2026-12-09", maker="x")
    assert "What was decided about is missing" in page
    fields = {
        "title": "A lease",
        "kind": "officer:general",
        "body": "cabinet",
        "maker": "Director of Property",
    }
    page = posted(author, "/decisions/new", date="2026-12-09", **fields)
    assert "Decided by an officer under a general power" in page and "SI 2014/2095 regs 7(3), 8" in page
    assert "Conflicts of interest" not in page
    draft = Draft.objects.get(kind="decision")
    stranger = Account.objects.create(email="other@severnshire.example", name="Oscar Other")
    Appointment.objects.create(account=stranger, council=COUNCIL, role="author", body="cabinet")
    assert sign_in(stranger).get(f"/decisions/records/{draft.pk}").status_code == 403
    assert author.get("/decisions/records/nothing").status_code == 404
    page = posted(author, f"/decisions/records/{draft.pk}", do="stay", mark="0", reason="")
    assert "say why the record needs it" in page


def test_members_ask_scrutiny_hears_and_the_maker_takes_it_again(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = out(cast)
    path, clerk = f"/decisions/{record.object}", sign_in(cast.clerk)
    members = [sign_in(account) for account in councillors(3)]
    assert "May be called in until Thursday 17 December 2026" in text(members[0], path)
    assert "looked at again is missing" in posted(members[0], path, do="ask", reasons="")
    assert "stands with the others" in posted(members[0], path, do="ask", reasons="Nobody was asked.")
    assert "1 of 3 members needed" in text(members[1], path)
    assert "Nobody was asked." not in text(members[1], path)
    posted(members[1], path, do="ask", reasons="It costs jobs.")
    page = posted(members[2], path, do="ask", reasons="It is wrong.")
    assert "The decision is called in" in page and "To be heard by Thursday 24 December 2026" in page
    assert "Have the call-in heard: The depot" in text(clerk, "/")
    assert "No meeting of scrutiny has been held" in text(clerk, path)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    page = posted(clerk, path, do="hear", meeting=heard_at(), outcome="refer-back", text="")
    assert "In its words is missing" in page
    page = posted(clerk, path, do="hear", meeting="hearing", outcome="refer-back", text="Ask them first.")
    assert "Referred back to whoever made it" in page and "Ask them first." in page
    page = posted(clerk, path, do="again")
    assert "It takes again a decision that was referred back" in page
    draft = Draft.objects.get(kind="decision", state=Draft.OPEN)
    seen = re.search(r'name="seen" value="(\d+)"', page) or re.search(
        r'name="seen" value="(\d+)"', clerk.get(f"/decisions/records/{draft.pk}").content.decode()
    )
    assert seen
    page = posted(
        clerk, f"/decisions/records/{draft.pk}", do="publish", seen=seen[1], **plain(decided="To ask them.")
    )
    assert "The record is published" in page and "It may not be called in" in page
    assert "It was taken again" in text(clerk, path)
    assert record_of(COUNCIL, record.object).decision.state == "reconsidered"
    assert decisions.STAGE == "decision"


def test_a_private_decision_is_shown_to_the_entitled_and_each_look_is_logged(
    cast: Cast, sign_in: SignIn
) -> None:
    draft = begun(cast, exemption=PRIVATE, decided=Words(en="To sell to KESTREL."))
    decisions.sign_off(draft, by=cast.proper_officer)
    decisions.publish(draft, by=cast.clerk)
    path = f"/decisions/{draft.object}"
    assert "KESTREL" in text(sign_in(cast.clerk), path)
    assert ClosedReading.objects.filter(account=cast.clerk, object=draft.object).exists()
    for account in (cast.author, cast.administrator, cast.member):
        page = text(sign_in(account), path)
        assert "KESTREL" not in page and "private and not open to you" in page


def test_a_hearing_entered_wrongly_is_corrected_and_taken_back(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, clerk = called(cast), sign_in(cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATER)
    path = f"/decisions/{record.object}"
    posted(clerk, path, do="hear", meeting=heard_at(), outcome="refer-back", text="Ask them first.")
    wrong = {"meeting": "hearing", "outcome": "refer-to-council", "text": "Against policy."}
    page = posted(clerk, path, do="correct-hearing", **wrong, mistake="")
    assert "What was entered wrongly is missing" in page
    page = posted(clerk, path, do="correct-hearing", **wrong, mistake="The other outcome was meant.")
    assert "The correction is published" in page and "Referred to the council" in page
    assert "Take the hearing back" in page
    page = posted(clerk, path, do="undo", mistake="It was another decision.")
    assert "To be heard by" in page and "Take the hearing back" not in page
