"""Quality of plans and assessments, from case audits: how good, how even, how sure, and what followed.

Grades are Ofsted's: 1 outstanding, 2 good, 3 requires improvement, 4 inadequate. Where a moderator
graded an audit again, the moderator's grade is the one that stands.
"""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Work, Worked, Working
from minutebook.measures.local.template_rows import between, local, rows

AUDITS, ACTIONS = "local-audits", "local-audit-actions"
SUBJECTS = {"plan": "plans", "assessment": "assessments"}
GOOD = 2
GRADES = (1.0, 2.0, 3.0, 4.0)
FEWEST = 5
"""Audits a team needs in the period before its share is set beside the others'."""


def audits(material: Material, subject: str = "") -> Working:
    """Audits of the period with a grade; of one subject where it is named."""
    graded = rows(material, AUDITS, "audits in the template").keep(
        "audited in the period", between(material, "AUDITED")
    )
    if subject:
        graded = graded.keep(
            f"of {SUBJECTS[subject]}", pl.col("SUBJECT").str.contains(subject.upper(), literal=True)
        )
    stands = Working(graded.frame.with_columns(stands=pl.coalesce("MODERATED_GRADE", "GRADE")), graded.steps)
    return stands.keep("graded 1 to 4", pl.col("stands").is_in(GRADES))


def _good(subject: str) -> Work:
    def work(material: Material) -> Worked:
        cohort = audits(material, subject)
        return Worked(cohort.keep("graded good or outstanding", pl.col("stands") <= GOOD), cohort)

    return work


def good_by_team(material: Material) -> dict[str, Worked]:
    """The share of good audits, each team by itself: what a funnel chart is drawn from."""
    cohort = audits(material)
    teams = sorted(cohort.frame["TEAM"].drop_nulls().unique().to_list())
    worked = {}
    for team in teams:
        own = cohort.keep("of the team", pl.col("TEAM") == team)
        worked[team] = Worked(own.keep("graded good or outstanding", pl.col("stands") <= GOOD), own)
    return worked


def teams_alike(material: Material) -> Worked:
    """Teams whose share of good audits is no further from everybody's than chance would take it.

    Chance is three standard deviations of a share with the team's number of audits (a p chart).
    """
    cohort = audits(material)
    frame = cohort.frame
    share = frame.select((pl.col("stands") <= GOOD).mean()).item() or 0.0
    teams = frame.group_by("TEAM").agg(audits=pl.len(), good=(pl.col("stands") <= GOOD).mean())
    compared = Working(teams, cohort.steps).keep(
        f"teams with {FEWEST} audits or more", (pl.col("audits") >= FEWEST) & pl.col("TEAM").is_not_null()
    )
    chance = 3 * sqrt(share * (1 - share)) / pl.col("audits").sqrt()
    alike = (pl.col("good") - share).abs() <= chance + 1e-9
    return Worked(compared.keep("no further from the whole than chance would take it", alike), compared)


def moderated(material: Material) -> Working:
    """Audits of the period graded by both an auditor and a moderator."""
    both = pl.col("GRADE").is_in(GRADES) & pl.col("MODERATED_GRADE").is_in(GRADES)
    return (
        rows(material, AUDITS, "audits in the template")
        .keep("audited in the period", between(material, "AUDITED"))
        .keep("graded by auditor and moderator", both)
    )


def exact_agreement(material: Material) -> Worked:
    """Audits to which the moderator gave the auditor's own grade."""
    cohort = moderated(material)
    return Worked(cohort.keep("given the same grade", pl.col("GRADE") == pl.col("MODERATED_GRADE")), cohort)


def weighted_agreement(material: Material) -> Worked | None:
    """Cohen's kappa with linear weights: 1 where all agree, 0 where no more do than by chance.

    ``None`` where every grade is the same, since agreement beyond chance then has no meaning.
    """
    cohort = moderated(material)
    kappa = weighted_kappa(cohort.frame["GRADE"].to_list(), cohort.frame["MODERATED_GRADE"].to_list())
    return None if kappa is None else Worked(cohort, cohort, kappa * cohort.count)


def weighted_kappa(first: list[float], second: list[float]) -> Fraction | None:
    """Cohen's linearly weighted kappa of two lists of grades, exact; ``None`` where it has no meaning."""
    count = len(first)
    seen = sum(abs(int(a) - int(b)) for a, b in zip(first, second, strict=True))
    by_chance = sum(int(abs(a - b)) * first.count(a) * second.count(b) for a in GRADES for b in GRADES)
    return 1 - Fraction(seen * count, by_chance) if by_chance else None


def actions_closed_in_time(material: Material) -> Worked:
    """Audit actions due in the period and closed by their day."""
    cohort = rows(material, ACTIONS, "audit actions in the template").keep(
        "due in the period", between(material, "ACTION_DUE")
    )
    return Worked(
        cohort.keep("closed by the day they were due", pl.col("ACTION_CLOSED") <= pl.col("ACTION_DUE")),
        cohort,
    )


GRADED = "the moderator's grade, or the auditor's where there is none, is 1 or 2"
DEFINITIONS = (
    *(
        local(
            f"{subject}_quality",
            f"Audited {many} that are good or better",
            GRADED,
            f"audits of {many} in the period",
            AUDITS,
            _good(subject),
            protected=False,
        )
        for subject, many in SUBJECTS.items()
    ),
    local(
        "audit_teams_alike",
        "Teams whose work is as good as everybody's, as far as chance allows",
        "teams whose share of good audits lies within three standard deviations of the whole's",
        f"teams with {FEWEST} audits or more in the period",
        AUDITS,
        teams_alike,
        protected=False,
        note="a low figure means that the quality of work depends on the team",
    ),
    local(
        "audit_agreement",
        "Audits to which the moderator gave the same grade",
        "auditor's and moderator's grades are the same",
        "audits in the period graded by both",
        AUDITS,
        exact_agreement,
        protected=False,
    ),
    local(
        "audit_kappa",
        "Agreement of auditor and moderator beyond chance",
        "Cohen's kappa of the two grades, with linear weights",
        "audits in the period graded by both",
        AUDITS,
        weighted_agreement,
        unit="mean",
        places=2,
        protected=False,
        note="1 is full agreement, 0 what chance alone would give",
    ),
    local(
        "audit_actions_closed",
        "Audit actions closed in time",
        "closed on or before the day they were due",
        "actions from audits due in the period",
        ACTIONS,
        actions_closed_in_time,
        protected=False,
    ),
)
