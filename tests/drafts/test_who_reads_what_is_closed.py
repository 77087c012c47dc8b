"""What is closed is open by office, by a seat, by the law or by a grant; every reading of it is logged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from minutebook.book import clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.press import publish
from minutebook.book.shelf import public_book
from minutebook.drafts import roles
from minutebook.drafts.closed_book import closed
from minutebook.drafts.models import Account, Appointment, AuditEntry, ClosedReading, Letter
from minutebook.drafts.people import granting
from minutebook.drafts.permission import NotPermitted
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET, elsewhere, published, seated, the_item, the_paper

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def may_read(account: Account, where: closed.ClosedMeeting) -> bool:
    opened = closed.open_to(account, where)
    assert opened.keys() in (set(), where.secrets.keys())
    return bool(opened)


def test_it_works(cast: Cast) -> None:
    where = published(cast)
    assert len(where.secrets) == 3 and len(where.documents) == 2
    allowed = {name for name, account in cast.everyone().items() if may_read(account, where)}
    assert allowed == {"clerk", "second_clerk", "proper_officer", "chair", "member"}


def test_the_log_calls_a_paper_by_no_word_of_its_own(cast: Cast) -> None:
    where = published(cast)
    assert SECRET not in repr([one.title for one in where.secrets.values()])


def test_every_reading_is_logged_with_its_ground_and_so_is_every_refusal(cast: Cast) -> None:
    where = published(cast)
    secret = the_paper(where)
    closed.read(cast.member, COUNCIL, "meeting", secret.object)
    with pytest.raises(NotFound) as refused:
        closed.read(cast.administrator, COUNCIL, "meeting", secret.object)
    with pytest.raises(NotFound) as nowhere:
        closed.read(cast.administrator, COUNCIL, "meeting", "no-such-paper")
    assert str(refused.value) == str(nowhere.value), "a refusal says no more than that it is not there"
    rows = list(ClosedReading.objects.order_by("pk"))
    assert [(row.account, row.allowed) for row in rows] == [(cast.member, True), (cast.administrator, False)]
    assert "a member of the body" in rows[0].ground and rows[0].version == 1


def test_a_seat_counts_while_it_runs(cast: Cast) -> None:
    where = published(cast)
    for start, end, seated_now in (
        ("2026-01-01", "", True),
        ("", "2026-12-02", True),
        ("", "2026-12-01", False),
        ("2026-12-03", "", False),
    ):
        publish(public_book(), seated("ames", "Ruth Ames", "board", start=start, end=end), council=COUNCIL)
        cast.member.person = "ames"
        assert may_read(cast.member, where) is seated_now, (start, end)


def test_other_members_read_what_the_law_leaves_open_to_them(cast: Cast) -> None:
    where, other = published(cast), elsewhere()
    assert not may_read(other, where), "paragraph 3 may hold terms of a contract: nobody has said yet"
    for secret in where.secrets.values():
        granting.say_terms(secret, False, by=cast.proper_officer)
    assert may_read(other, where)
    granting.say_terms(the_item(where), True, by=cast.proper_officer)
    assert the_item(where).object not in closed.open_to(other, where)


def test_an_office_on_another_body_opens_nothing(cast: Cast) -> None:
    where = published(cast)
    assert not may_read(elsewhere(roles.CLERK, name="Cora Clerk"), where)
    assert not may_read(elsewhere(roles.AUTHOR, "board", "Art Author"), where)


def test_an_administrator_reads_nothing_whatever_else_they_are(cast: Cast) -> None:
    where = published(cast)
    Appointment.objects.create(account=cast.administrator, council=COUNCIL, role=roles.CLERK)
    assert not may_read(cast.administrator, where)


def test_a_grant_lets_in_until_it_ends(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    where = published(cast)
    until = clock.now() + timedelta(days=7)
    granting.let_in(the_item(where), cast.author, "Writes the next report.", until, by=cast.proper_officer)
    at_item = {key for key, one in where.secrets.items() if one.item == the_item(where).object}
    assert closed.open_to(cast.author, where).keys() == at_item, "the item with its paper, and no more"
    assert SECRET not in Letter.objects.latest("pk").body
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.act, entry.reason) == ("closed.let-in", "Writes the next report.")
    monkeypatch.setenv("MINUTEBOOK_NOW", (until + timedelta(seconds=1)).isoformat())
    assert not may_read(cast.author, where)


def test_a_grant_can_be_ended(cast: Cast) -> None:
    where = published(cast)
    secret, until = the_item(where), clock.now() + timedelta(days=7)
    grant = granting.let_in(secret, cast.author, "Needs it.", until, by=cast.proper_officer)
    granting.shut_out(secret, grant.pk, by=cast.proper_officer)
    assert not may_read(cast.author, where) and not granting.grants_of(secret)


def test_a_grant_has_a_reason_an_end_and_another_giver(cast: Cast) -> None:
    secret, soon = the_item(published(cast)), clock.now() + timedelta(days=7)
    for account, reason, until, why in (
        (cast.author, " ", soon, "reason"),
        (cast.author, "Needs it.", clock.now(), "until"),
        (cast.author, "Needs it.", soon + timedelta(days=366), "until"),
        (cast.proper_officer, "Needs it.", soon, "nobody lets themselves in"),
        (cast.administrator, "Needs it.", soon, "administrator"),
        (cast.stranger, "Needs it.", soon, "without a part"),
    ):
        with pytest.raises(BookError, match=why):
            granting.let_in(secret, account, reason, until, by=cast.proper_officer)
    with pytest.raises(NotPermitted):
        granting.let_in(secret, cast.author, "Needs it.", soon, by=cast.clerk)
