"""Assessments, conferences, protection plans and referrals from the CIN census."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.measures import Figure, compute, read_folder
from tests.measures.making import YEAR, pair

CENSUS = '<?xml version="1.0"?><Message xmlns="urn:census"><Children>{}</Children></Message>'


def census(path: Path, *children: str) -> dict[str, Figure]:
    """Figures of a census of ``children``, each the inside of a ``CINdetails``."""
    details = "".join(f"<Child><CINdetails>{child}</CINdetails></Child>" for child in children)
    (path / "cin.xml").write_text(CENSUS.format(details))
    return {figure.key: figure for figure in compute(read_folder(path, YEAR))}


def assessment(referred: str, authorised: str) -> str:
    return (
        f"<CINreferralDate>{referred}</CINreferralDate><Assessments>"
        f"<AssessmentActualStartDate>{referred}</AssessmentActualStartDate>"
        f"<AssessmentAuthorisationDate>{authorised}</AssessmentAuthorisationDate></Assessments>"
    )


@pytest.mark.parametrize(("authorised", "in_time"), [("2018-06-21", 1), ("2018-06-22", 0)])
def test_forty_five_working_days_from_referral(authorised: str, in_time: int, tmp_path: Path) -> None:
    """Referred on Tuesday 17 April 2018; 7 and 28 May are holidays: day 45 is Thursday 21 June."""
    assert pair(census(tmp_path, assessment("2018-04-17", authorised))["assessments_45wd"]) == (in_time, 1)


@pytest.mark.parametrize(("authorised", "in_time"), [("2019-06-26", 1), ("2019-06-27", 0)])
def test_easter_and_the_may_holidays_are_skipped(authorised: str, in_time: int, tmp_path: Path) -> None:
    """Referred on Thursday 18 April 2019: day 45 is Wednesday 26 June."""
    (tmp_path / "cin.xml").write_text(
        CENSUS.format(f"<Child><CINdetails>{assessment('2019-04-18', authorised)}</CINdetails></Child>")
    )
    figures = {figure.key: figure for figure in compute(read_folder(tmp_path, 2020))}
    assert pair(figures["assessments_45wd"]) == (in_time, 1)


def conference(started: str, held: str) -> str:
    return (
        f"<Section47><S47ActualStartDate>{started}</S47ActualStartDate>"
        f"<DateOfInitialCPC>{held}</DateOfInitialCPC></Section47>"
    )


def test_conferences_fall_into_bands_that_add_up(tmp_path: Path) -> None:
    """From Monday 4 June 2018: 18 June is day 10, 25 June 15, 2 July 20, 3 July 21."""
    days = ["2018-06-18", "2018-06-19", "2018-06-25", "2018-06-26", "2018-07-02", "2018-07-03"]
    figures = census(tmp_path, *(conference("2018-06-04", day) for day in days))
    assert pair(figures["icpc_15wd"]) == (3, 6)
    bands = [figures[f"icpc_{band}"].numerator for band in ("0_10wd", "11_15wd", "16_20wd", "21wd_on")]
    assert bands == [1, 2, 2, 1]


def plan(started: str, ended: str = "", previous: int = 0, *reviews: str) -> str:
    reviewed = "".join(f"<Reviews><CPPreviewDate>{day}</CPPreviewDate></Reviews>" for day in reviews)
    return (
        f"<ChildProtectionPlans><CPPstartDate>{started}</CPPstartDate><CPPendDate>{ended}</CPPendDate>"
        f"<NumberOfPreviousCPP>{previous}</NumberOfPreviousCPP>{reviewed}</ChildProtectionPlans>"
    )


def test_plans_of_two_years_are_longer_than_729_days(tmp_path: Path) -> None:
    figures = census(
        tmp_path,
        plan("2017-03-31"),  # 730 days to 31 March 2019
        plan("2017-04-01"),
        plan("2016-06-01", "2018-06-01"),
        plan("2016-06-03", "2018-06-01"),
    )
    assert pair(figures["cp_2_years_open"]) == (1, 2)
    assert pair(figures["cp_2_years_ended"]) == (1, 2)


def test_every_plan_begun_in_the_year_counts_for_itself(tmp_path: Path) -> None:
    figures = census(
        tmp_path, plan("2018-05-01", previous=1), plan("2018-06-01"), plan("2017-05-01", previous=2)
    )
    assert pair(figures["repeat_cp"]) == (1, 2)


@pytest.mark.parametrize(
    ("reviews", "in_time"),
    [
        (["2018-08-01", "2019-02-01"], 1),
        (["2018-08-02", "2019-02-01"], 0),
        (["2018-08-01"], 0),
        ([], 0),
    ],
)
def test_plans_are_reviewed_after_three_months_and_every_six(
    reviews: list[str], in_time: int, tmp_path: Path
) -> None:
    figures = census(tmp_path, plan("2018-05-01", "", 0, *reviews), plan("2019-01-01"))
    assert pair(figures["cp_reviews"]) == (in_time, 1)


def test_a_child_referred_again_within_twelve_months_is_counted(tmp_path: Path) -> None:
    def referral(day: str) -> str:
        return f"<CINreferralDate>{day}</CINreferralDate>"

    again = f"{referral('2017-05-01')}</CINdetails><CINdetails>{referral('2018-05-01')}"
    too_late = f"{referral('2017-05-01')}</CINdetails><CINdetails>{referral('2018-05-02')}"
    assert pair(census(tmp_path, again, too_late, referral("2018-06-01"))["re_referrals"]) == (1, 3)
