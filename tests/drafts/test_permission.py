"""Rights are held by appointment, on a body or the council, for a time; what is not listed is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from minutebook.drafts import auditing, roles
from minutebook.drafts.models import Appointment
from minutebook.drafts.permission import NotPermitted, Scope, command, may, require
from tests.drafts.cast import BOARD, OTHER, Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def test_it_works(cast: Cast) -> None:
    assert may(cast.clerk, "agenda.publish", BOARD)
    assert not may(cast.member, "agenda.publish", BOARD)


def test_an_appointment_without_a_body_counts_on_every_body(cast: Cast) -> None:
    assert may(cast.clerk, "agenda.edit", OTHER)


def test_an_appointment_to_one_body_counts_there_alone(cast: Cast) -> None:
    assert may(cast.second_clerk, "agenda.edit", BOARD)
    assert not may(cast.second_clerk, "agenda.edit", OTHER)


def test_no_right_reaches_another_council(cast: Cast) -> None:
    assert not may(cast.clerk, "agenda.edit", Scope("elsewhere", ""))


@pytest.mark.parametrize(("since", "until"), [(1, None), (None, -1)])
def test_an_appointment_counts_in_its_term_only(cast: Cast, since: int | None, until: int | None) -> None:
    today = timezone.localdate()

    def day(offset: int | None) -> date | None:
        return None if offset is None else today + timedelta(days=offset)

    Appointment.objects.filter(account=cast.second_clerk).update(since=day(since), until=day(until))
    assert not may(cast.second_clerk, "agenda.edit", BOARD)


def test_a_closed_account_holds_nothing(cast: Cast) -> None:
    cast.clerk.is_active = False
    assert not may(cast.clerk, "desk.enter", BOARD)


def test_the_administrator_does_not_read_closed_papers(cast: Cast) -> None:
    assert may(cast.administrator, "account.manage", BOARD)
    assert not may(cast.administrator, "paper.read-closed", BOARD)


def test_a_clerk_does_not_stand_in_for_the_monitoring_officer(cast: Cast) -> None:
    assert not may(cast.clerk, "gate.override", BOARD)
    assert not may(cast.clerk, "exclusion.decide", BOARD)


def test_a_refusal_says_what_and_for_whom(cast: Cast) -> None:
    with pytest.raises(NotPermitted, match="You may not publish an agenda. It is for: clerk"):
        require(cast.stranger, "agenda.publish", BOARD)


def test_every_right_is_held_by_somebody_and_every_role_enters() -> None:
    for name, right in roles.RIGHTS.items():
        assert right.roles and set(right.roles) <= set(roles.ROLES), name
    assert set(roles.RIGHTS["desk.enter"].roles) == set(roles.ROLES)


def test_a_command_asks_before_it_acts(cast: Cast) -> None:
    done = []

    @command("agenda.publish")
    def act(scope: Scope, *, by: object) -> None:
        done.append(by)
        auditing.record("test", by=by, on=scope)  # type: ignore[arg-type]

    with pytest.raises(NotPermitted):
        act(BOARD, by=cast.member)
    act(BOARD, by=cast.clerk)
    assert done == [cast.clerk]


def test_a_command_that_forgets_the_audit_is_undone(cast: Cast) -> None:
    @command("agenda.publish")
    def silent(scope: Scope, *, by: object) -> None:
        Appointment.objects.all().delete()

    with pytest.raises(AssertionError, match="no audit entry"):
        silent(BOARD, by=cast.clerk)
    assert Appointment.objects.exists()
