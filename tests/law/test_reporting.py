"""Filming and recording: what a body must permit while its meeting is open."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.errors import LawError
from minutebook.law.nations import BodyKind
from minutebook.law.reporting import MEANS, must_permit

ON = date(2025, 5, 6)
BODIES: tuple[BodyKind, ...] = ("council", "committee", "joint", "executive", "parish")


@pytest.mark.parametrize("body", BODIES)
def test_in_england_all_means_but_speaking_over_the_meeting_are_guaranteed(body: BodyKind) -> None:
    allowed = [one for one in MEANS if must_permit(one, nation="england", body=body, on=ON).result]
    assert allowed == [one for one in MEANS if one != "spoken commentary in the room"]


@pytest.mark.parametrize("means", MEANS)
def test_nothing_is_guaranteed_once_the_public_is_excluded(means: str) -> None:
    answer = must_permit(means, nation="england", body="council", on=ON, excluded=True)  # type: ignore[arg-type]
    assert not answer.result and "the public is excluded" in answer.because


@pytest.mark.parametrize("body", ["committee", "executive"])
def test_before_6_august_2014_nothing_was(body: BodyKind) -> None:
    assert not must_permit("filming", nation="england", body=body, on=date(2014, 8, 5)).result
    assert must_permit("filming", nation="england", body=body, on=date(2014, 8, 6)).result


def test_northern_ireland_guarantees_social_media_alone() -> None:
    allowed = [
        one for one in MEANS if must_permit(one, nation="northern-ireland", body="council", on=ON).result
    ]
    assert allowed == ["social media"]


def test_wales_and_scotland_leave_it_to_the_council_and_say_what_is_unread() -> None:
    for answer in (
        must_permit("filming", nation="wales", body="council", on=ON),
        must_permit("filming", nation="scotland", body="committee", on=ON),
    ):
        assert not answer.result and "may allow more" in answer.warnings[0]


def test_other_means_are_refused() -> None:
    with pytest.raises(LawError, match=r"^means: must be one of filming"):
        must_permit("drums", nation="england", body="council", on=ON)  # type: ignore[arg-type]
