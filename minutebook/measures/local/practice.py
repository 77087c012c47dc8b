"""Practice: siblings, personal advisers, reviewing officers, placement meetings, children's voice."""

from __future__ import annotations

import polars as pl

from minutebook.measures.indicators.material import Material
from minutebook.measures.indicators.working import Work, Worked
from minutebook.measures.local.template_rows import (
    after,
    between,
    local,
    mean,
    rows,
    working_days_after,
)

SIBLINGS, ADVISERS, MEETINGS = "local-siblings", "local-advisers", "local-consolidation"
CASELOADS, ESCALATIONS, VOICE = "local-iro-caseloads", "local-iro-escalations", "local-voice"
VISITS = "local-visits"
MEETING_DAYS = 10
"""Working days from the flag to the consolidation meeting."""

DISRUPTION_DAYS = "4w"
FULL_CASELOAD = 70
HANDBOOK = "Local definition; 50 to 70 children is the IRO Handbook's range for a full-time officer"
REGULATION_28 = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 28"
LEAVING_CARE = "Local definition; Children Act 1989, s. 23D and sch. 2 para. 19C ask for a personal adviser"


def siblings_assessed(material: Material) -> Worked:
    """Children in a sibling group with a together-or-apart assessment."""
    cohort = rows(material, SIBLINGS, "children looked after who have siblings looked after")
    return Worked(cohort.keep("assessed, together or apart", pl.col("SIBLING_ASSESSED")), cohort)


def siblings_together(material: Material) -> Worked:
    """Of children planned to live together with a sibling, those who do."""
    cohort = rows(material, SIBLINGS, "children looked after who have siblings looked after").keep(
        "planned to live together", pl.col("TOGETHER_PLAN")
    )
    return Worked(cohort.keep("living together", pl.col("PLACED_TOGETHER")), cohort)


def adviser_by(offset: str, text: str) -> Work:
    """Young people who reached an age in the period, and had an adviser by then."""

    def work(material: Material) -> Worked:
        birthday = after("DOB", offset)
        cohort = rows(material, ADVISERS, "young people in the template").keep(
            f"reached {text} in the period", between(material, birthday)
        )
        return Worked(cohort.keep("had an adviser by then", pl.col("ADVISER_ALLOCATED") <= birthday), cohort)

    return work


def pathway_fresh(material: Material) -> Worked:
    """Young people whose pathway plan was made or reviewed in the six months to the period's end."""
    end = material.period.end
    known = pl.col("ADVISER_ALLOCATED") <= end
    cohort = rows(material, ADVISERS, "young people in the template").keep("with an adviser", known)
    since = pl.lit(end).dt.offset_by("-6mo")
    fresh = (pl.col("PATHWAY_REVIEWED") > since) & (pl.col("PATHWAY_REVIEWED") <= end)
    return Worked(cohort.keep("reviewed in the last six months", fresh), cohort)


def consolidation_in_time(material: Material) -> Worked:
    """Placements flagged at risk whose meeting fell due in the period, and was held by then."""
    due = working_days_after(material, "FLAGGED", MEETING_DAYS)
    cohort = rows(material, MEETINGS, "placements flagged at risk").keep(
        "meeting due in the period", between(material, due)
    )
    return Worked(cohort.keep("held by the day it was due", pl.col("MEETING_HELD") <= due), cohort)


def sustained(offset: str, text: str) -> Work:
    """Placements flagged ``offset`` ago that lasted until then."""

    def work(material: Material) -> Worked:
        then = after("FLAGGED", offset)
        cohort = (
            rows(material, MEETINGS, "placements flagged at risk")
            .keep("with a consolidation meeting", pl.col("MEETING_HELD").is_not_null())
            .keep(f"flagged {text} before a day in the period", between(material, then))
        )
        ended = pl.col("PLACEMENT_ENDED")
        return Worked(cohort.keep("lasted until then", ended.is_null() | (ended >= then)), cohort)

    return work


def child_asked(material: Material) -> Worked:
    """Meetings of the period for which the child was asked how it could be done better."""
    cohort = rows(material, MEETINGS, "placements flagged at risk").keep(
        "consolidation meeting held in the period", between(material, "MEETING_HELD")
    )
    return Worked(cohort.keep("the child was asked", pl.col("CHILD_ASKED")), cohort)


def disruption_in_time(material: Material) -> Worked:
    """Placements that ended early and whose disruption meeting fell due in the period."""
    due = after("PLACEMENT_ENDED", DISRUPTION_DAYS)
    cohort = rows(material, MEETINGS, "placements flagged at risk").keep(
        "ended, and a disruption meeting due in the period", between(material, due)
    )
    return Worked(cohort.keep("held by the day it was due", pl.col("DISRUPTION_MEETING") <= due), cohort)


def visits_in_time(material: Material) -> Worked:
    """Visits that fell due in the period, and were made by then."""
    cohort = rows(material, VISITS, "visits in the template").keep(
        "due in the period", between(material, "VISIT_DUE")
    )
    return Worked(
        cohort.keep("made by the day they were due", pl.col("VISIT_MADE") <= pl.col("VISIT_DUE")), cohort
    )


def caseload(material: Material) -> Worked:
    """The mean number of children a reviewing officer has."""
    cohort = rows(material, CASELOADS, "reviewing officers").keep(
        "with a caseload", pl.col("CASELOAD").is_not_null()
    )
    return mean(cohort, pl.col("CASELOAD"))


def overloaded(material: Material) -> Worked:
    """Reviewing officers with more children than the handbook's range ends at."""
    cohort = rows(material, CASELOADS, "reviewing officers").keep(
        "with a caseload", pl.col("CASELOAD").is_not_null()
    )
    return Worked(cohort.keep(f"with more than {FULL_CASELOAD}", pl.col("CASELOAD") > FULL_CASELOAD), cohort)


def escalations(material: Material) -> Worked:
    """How often a reviewing officer escalated a concern."""
    return Worked(
        rows(material, ESCALATIONS, "escalations in the template").keep(
            "raised in the period", between(material, "ESCALATED")
        )
    )


def escalations_resolved(material: Material) -> Worked:
    """Escalations due to be resolved in the period, and resolved by then."""
    cohort = rows(material, ESCALATIONS, "escalations in the template").keep(
        "due to be resolved in the period", between(material, "RESOLVE_BY")
    )
    in_time = pl.col("RESOLVED") <= pl.col("RESOLVE_BY")
    return Worked(cohort.keep("resolved by the day they were due", in_time), cohort)


def heard(column: str = "", text: str = "") -> Work:
    """Times children were heard in the period; with ``column``, the share of them where it is yes."""

    def work(material: Material) -> Worked:
        cohort = rows(material, VOICE, "times children were heard").keep(
            "heard in the period", between(material, "HEARD")
        )
        return Worked(cohort.keep(text, pl.col(column)), cohort) if column else Worked(cohort)

    return work


WITH_SIBLINGS = "children looked after who have siblings looked after"
HEARD = "times in the period that a child or a group of children was heard, and it was written down"
DEFINITIONS = (
    local(
        "siblings_assessed",
        "Children with siblings in care assessed, together or apart",
        "a together-or-apart assessment is on record",
        WITH_SIBLINGS,
        SIBLINGS,
        siblings_assessed,
        flow=False,
    ),
    local(
        "siblings_together",
        "Siblings planned to live together who do",
        "living with the siblings they are planned to live with",
        f"{WITH_SIBLINGS}, and whose plan is to live together",
        SIBLINGS,
        siblings_together,
        flow=False,
    ),
    local(
        "adviser_by_17_quarter",
        "Personal adviser within three months of the 17th birthday",
        "a personal adviser was allocated by the day three months after the 17th birthday",
        "young people for whom that day fell in the period",
        ADVISERS,
        adviser_by("17y3mo", "17 and a quarter"),
        source=LEAVING_CARE,
    ),
    local(
        "adviser_by_17_half",
        "Personal adviser by 17½",
        "a personal adviser was allocated by the day six months after the 17th birthday",
        "young people for whom that day fell in the period",
        ADVISERS,
        adviser_by("17y6mo", "17 and a half"),
        source=LEAVING_CARE,
    ),
    local(
        "pathway_fresh",
        "Pathway plans reviewed in the last six months",
        "pathway plan made or reviewed in the six months to the period's end",
        "young people with a personal adviser",
        ADVISERS,
        pathway_fresh,
        flow=False,
    ),
    local(
        "consolidation_in_time",
        "Consolidation meetings held in time",
        f"meeting held within {MEETING_DAYS} working days of the placement being flagged",
        "placements flagged at risk whose meeting fell due in the period",
        MEETINGS,
        consolidation_in_time,
    ),
    *(
        local(
            f"sustained_{months}_months",
            f"Placements that lasted {months} months after a consolidation meeting was called",
            f"the placement went on for {months} months after it was flagged",
            f"placements flagged at risk, with a meeting, whose {months} months ended in the period",
            MEETINGS,
            sustained(f"{months}mo", f"{months} months"),
        )
        for months in (3, 6)
    ),
    local(
        "consolidation_child_asked",
        "Consolidation meetings for which the child was asked",
        "the child was asked how it could be done better",
        "consolidation meetings held in the period",
        MEETINGS,
        child_asked,
    ),
    local(
        "disruption_in_time",
        "Disruption meetings held in time",
        "disruption meeting held within four weeks of the placement's end",
        "placements once flagged that ended, whose disruption meeting fell due in the period",
        MEETINGS,
        disruption_in_time,
    ),
    local(
        "visits_in_time",
        "Visits by the social worker made in time",
        "visit made on or before the day it was due",
        "visits due in the period",
        VISITS,
        visits_in_time,
        source=REGULATION_28,
        note="due within a week of the placement's start, then every six weeks for a year, then every six "
        "weeks or, in a placement meant to last to 18, every three months",
    ),
    local(
        "iro_caseload",
        "Children to an independent reviewing officer",
        "sum of the officers' caseloads",
        "independent reviewing officers",
        CASELOADS,
        caseload,
        source=HANDBOOK,
        unit="mean",
        polarity="low",
        flow=False,
        places=1,
        protected=False,
    ),
    local(
        "iro_overloaded",
        f"Reviewing officers with more than {FULL_CASELOAD} children",
        f"more than {FULL_CASELOAD} children",
        "independent reviewing officers",
        CASELOADS,
        overloaded,
        source=HANDBOOK,
        polarity="low",
        flow=False,
        protected=False,
    ),
    local(
        "iro_escalations",
        "Concerns escalated by reviewing officers",
        "escalations raised in the period",
        "none",
        ESCALATIONS,
        escalations,
        unit="number",
        polarity="neutral",
        note="a rise may mean more concerns or more readiness to raise them",
    ),
    local(
        "iro_escalations_resolved",
        "Escalated concerns resolved in time",
        "resolved on or before the day set for it",
        "escalations to be resolved in the period",
        ESCALATIONS,
        escalations_resolved,
    ),
    local(
        "voice_heard",
        "Times children were heard",
        HEARD,
        "none",
        VOICE,
        heard(),
        unit="number",
        polarity="neutral",
        protected=False,
    ),
    local(
        "voice_changed",
        "Times something changed after children were heard",
        "something changed because of it",
        HEARD,
        VOICE,
        heard("CHANGE_FOLLOWED", "something changed"),
        protected=False,
    ),
    local(
        "voice_told",
        "Times children were told what became of what they said",
        "the child or children were told what followed",
        HEARD,
        VOICE,
        heard("CHILD_TOLD", "the children were told"),
        protected=False,
    ),
)
