"""Interests: when they are notified, what they bar, and what a dispensation gives back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.law.errors import LawError
from minutebook.law.interests import (
    ROLES,
    Dispensation,
    barred_roles,
    dispensation_stands,
    may_take_part,
    may_vote_on_council_tax,
    notify_by,
)

DAY = date(2025, 5, 6)
PARTS = st.lists(st.sampled_from(["discuss", "vote", "stay"]), unique=True).map(tuple)


def test_a_pecuniary_interest_is_notified_within_28_days() -> None:
    answer = notify_by(DAY, nation="england")
    assert answer.result == date(2025, 6, 2)
    assert answer.source == "Localism Act 2011 ss.30(1) and 31(3)"


def test_with_a_pecuniary_interest_a_member_may_only_stay() -> None:
    answer = may_take_part("disclosable-pecuniary", nation="england", on=DAY)
    assert answer.result == ("stay",)
    assert [line.value for line in answer.counted if not line.counts] == ["discuss", "vote"]


def test_standing_orders_may_send_the_member_out() -> None:
    assert may_take_part("disclosable-pecuniary", nation="england", on=DAY, must_leave=True).result == ()


def test_a_seconder_with_a_pecuniary_interest_is_an_error() -> None:
    allowed = may_take_part("disclosable-pecuniary", nation="england", on=DAY).result
    assert barred_roles(allowed, ["seconder", "in the room"]) == ("seconder",)


def test_other_nations_have_their_own_codes() -> None:
    assert may_take_part("prejudicial", nation="wales", on=DAY).result == ()
    assert may_take_part("personal", nation="wales", on=DAY).result == ("discuss", "vote", "stay")
    assert may_take_part("declarable", nation="scotland", on=DAY).status == "contested"


def test_a_council_s_own_code_is_local() -> None:
    assert may_take_part("other-registrable", nation="england", on=DAY).status == "local"


@given(PARTS, st.booleans())
def test_a_dispensation_never_takes_anything_away(allows: tuple[str, ...], must_leave: bool) -> None:
    given_leave = Dispensation(date(2025, 1, 1), date(2026, 1, 1), allows)  # type: ignore[arg-type]
    without = may_take_part("disclosable-pecuniary", nation="england", on=DAY, must_leave=must_leave)
    with_it = may_take_part(
        "disclosable-pecuniary", nation="england", on=DAY, must_leave=must_leave, dispensation=given_leave
    )
    assert set(without.result) | set(allows) == set(with_it.result)
    assert set(barred_roles(with_it.result, list(ROLES))) <= set(barred_roles(without.result, list(ROLES)))


def test_a_dispensation_that_has_run_out_gives_nothing() -> None:
    old = Dispensation(date(2020, 1, 1), date(2023, 12, 31))
    assert may_take_part("disclosable-pecuniary", nation="england", on=DAY, dispensation=old).result == (
        "stay",
    )


def test_a_dispensation_lasts_four_years_at_most_and_was_asked_for_in_writing() -> None:
    assert dispensation_stands(Dispensation(DAY, date(2029, 5, 5)), nation="england").result is True
    long = dispensation_stands(Dispensation(DAY, date(2029, 5, 6)), nation="england")
    assert long.result is False
    assert "at the latest Saturday 5 May 2029" in long.because
    spoken = Dispensation(DAY, date(2026, 5, 5), written=False)
    assert dispensation_stands(spoken, nation="england").result is False


@pytest.mark.parametrize(("months", "may"), [(0, True), (1, True), (2, False), (7, False)])
def test_a_member_who_owes_council_tax_does_not_vote_on_it(months: int, may: bool) -> None:
    assert may_vote_on_council_tax(months, nation="england", on=date(2025, 3, 4)).result is may


@pytest.mark.parametrize(
    ("field", "ask"),
    [
        ("kind", lambda: may_take_part("prejudicial", nation="england", on=DAY)),
        ("date", lambda: may_take_part("disclosable-pecuniary", nation="england", on=date(2012, 6, 30))),
        ("roles", lambda: barred_roles((), ["waiter"])),
        ("until", lambda: dispensation_stands(Dispensation(DAY, date(2025, 1, 1)), nation="england")),
        ("ground", lambda: dispensation_stands(Dispensation(DAY, DAY, ground="luck"), nation="england")),  # type: ignore[arg-type]
        ("months_owed", lambda: may_vote_on_council_tax(-1, nation="england", on=DAY)),
        ("nation", lambda: notify_by(DAY, nation="scotland")),
    ],
)
def test_impossible_facts_name_their_field(field: str, ask: object) -> None:
    with pytest.raises(LawError) as error:
        ask()  # type: ignore[operator]
    assert error.value.field == field
