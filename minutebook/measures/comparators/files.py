"""The Department's published files, and which of their cells hold which measure.

Each measure is found by the file's own labels, which are also its definition as published. A total is the
denominator; a file that gives bands of days gives their sum as a numerator only where every band is
shown.
"""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """A measure in a long file: rows of ``group`` with ``part`` above the line and ``total`` below it.

    ``total`` is a label, or a column of the file. A ``plain`` measure is no share: its value stands where
    the others have their count. ``like`` names the measure whose denominator and partition it shares.
    """

    measure: str
    group: str
    part: str
    total: str = ""
    like: str = ""
    plain: bool = False
    places: int = 0


class LongFile(NamedTuple):
    """A file with one row a count: which columns hold group, part, count and percentage."""

    source: str
    group: str
    part: str
    counted: str
    per_cent: str
    shares: tuple[Share, ...]


class Ratio(NamedTuple):
    """A measure in a wide file: columns above the line, below it, and of the value where there is one."""

    measure: str
    top: tuple[str, ...]
    bottom: str
    value: str = ""
    places: int = 1
    definition: str = ""


class WideFile(NamedTuple):
    """A file with one row an area and year."""

    source: str
    ratios: tuple[Ratio, ...]


LOOKED_AFTER = "DfE, Children looked after in England including adoptions"
IN_NEED = "DfE, Children in need"
WORKFORCE = "DfE, Children's social work workforce"
LONG_TERM = "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years"
HEALTH = "Health assessments: Children looked after all ages"
MISUSE = "Substance misuse: Children looked after all ages"
IDENTIFIED = "Identified as having a substance misuse problem"
SCORED = "Ages 5 to 16 years with SDQ score"
RECEIVED = "SDQ score was received"
AGES = {"17_18": "17 to 18 years", "19_21": "19 to 21 years"}

STABILITY = LongFile(
    LOOKED_AFTER,
    "cla_group",
    "placement_stability",
    "children_count",
    "children_percent",
    (
        Share("p1", "CLA on 31 March", "With 3 or more placements during the year", "Total children"),
        Share(
            "p1b",
            "CLA 2 years on 31 March",
            "With 3 or more placements during the previous 2 years",
            "Total children",
        ),
        Share("p2", LONG_TERM, "Living with the same carer for at least 2 years", "Total children"),
    ),
)
ACCOMMODATION = LongFile(
    LOOKED_AFTER,
    "care_leaver_age",
    "breakdown",
    "care_leaver_count",
    "care_leaver_percent",
    tuple(
        Share(f"{measure}_{key}", age, part, "Suitability total", f"cl_suitable_{key}")
        for key, age in AGES.items()
        for measure, part in {
            "cl_suitable": "Accommodation considered suitable",
            "cl_unsuitable": "Accommodation considered unsuitable",
            "cl_accommodation_unknown": "No information",
        }.items()
    ),
)
ACTIVITY = LongFile(
    LOOKED_AFTER,
    "care_leaver_age",
    "breakdown",
    "care_leaver_count",
    "care_leaver_percent",
    tuple(
        Share(f"{measure}_{key}", age, part, "Total", f"cl_eet_{key}")
        for key, age in AGES.items()
        for measure, part in {
            "cl_eet": "Total in education, employment or training",
            "cl_higher_education": "Higher education i.e. studies beyond A level",
            "cl_not_eet": "Total not in education, employment or training",
        }.items()
    ),
)
OUTCOMES = LongFile(
    LOOKED_AFTER,
    "characteristic",
    "breakdown",
    "children_count",
    "children_percent",
    (
        Share("health_assessment", HEALTH, "Had their annual health assessment", "Total all ages"),
        Share("dental", HEALTH, "Had their teeth checked by a dentist", "Total all ages"),
        Share("immunisations", HEALTH, "Had their immunisations up to date", "Total all ages"),
        Share(
            "development_checks",
            "Development assessments: Children looked after ages 0 to 4 years",
            "Development assessments up to date",
            "Total ages 0 to 4 years",
        ),
        Share("substance_misuse", MISUSE, IDENTIFIED, "Total all ages"),
        Share(
            "substance_misuse_received",
            MISUSE,
            "Received an intervention for their substance misuse problem",
            IDENTIFIED,
        ),
        Share("substance_misuse_refused", MISUSE, "Offered intervention but refused it", IDENTIFIED),
        Share(
            "offending",
            "Convictions: Children looked after Ages 10 to 17 years",
            "Convicted or subject to youth cautions, or youth conditional cautions during the year",
            "Total ages 10 to 17 years",
        ),
        Share("sdq_submitted", SCORED, RECEIVED, "Total ages 5 to 16 years"),
        Share("sdq_normal", SCORED, "SDQ score is normal", RECEIVED),
        Share("sdq_borderline", SCORED, "SDQ score is borderline", RECEIVED),
        Share("sdq_concern", SCORED, "SDQ score is a cause for concern", RECEIVED),
        Share("sdq_average", SCORED, "SDQ average score", RECEIVED, plain=True, places=1),
    ),
)
SOCIAL_WORKERS = LongFile(
    LOOKED_AFTER,
    "cla_group",
    "sw_stability",
    "number",
    "percentage",
    (Share("sw_stability", "CLA on 31 March", "3 or more social workers during the year", "Total children"),),
)
POPULATION = LongFile(
    LOOKED_AFTER,
    "population_type",
    "population_type",
    "children_count",
    "rate_per_10000",
    tuple(
        Share(measure, group, group, "population_estimate")
        for measure, group in (
            ("cla_rate", "Children looked after on 31 March each year"),
            ("ceased_rate", "Children ceasing to be looked after each year"),
            ("started_rate", "Children starting to be looked after each year"),
        )
    ),
)
ADOPTION_STAGES = LongFile(
    LOOKED_AFTER,
    "age_start_poc",
    "stage_of_adoption_process",
    "number",
    "number",
    tuple(
        Share(measure, "Total", label, plain=True)
        for measure, label in (
            (
                "adoption_months_to_decision",
                "1. Average time between entry into care and decision that child should be placed for "
                "adoption",
            ),
            (
                "adoption_months_to_match",
                "2. Average time between decision that child should be placed for adoption and matching of "
                "child and adopters",
            ),
            (
                "adoption_months_match_to_placed",
                "3. Average time between date of matching and date placed for adoption",
            ),
            (
                "adoption_months_to_placed",
                "4. Total average time between entry into care and date placed for adoption",
            ),
            (
                "adoption_months_placed_to_adopted",
                "5. Average time between date placed for adoption and the date child adopted",
            ),
            ("adoption_months", "6. Total average time between entry into care and adoption"),
        )
    ),
)
ASSESSMENTS = WideFile(
    IN_NEED,
    (
        Ratio(
            "assessments_45wd",
            ("Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days"),
            "Assessments_completed",
            definition="assessments completed within 45 working days, of assessments completed",
        ),
    ),
)
ENQUIRIES = WideFile(
    IN_NEED,
    (
        Ratio(
            "icpc_15wd",
            ("Duration_0-10_days", "Duration_11-15_days"),
            "ICPC",
            definition="initial child protection conferences within 15 working days, of those held",
        ),
    ),
)
PLAN_REVIEWS = WideFile(
    IN_NEED,
    (
        Ratio(
            "cp_reviews",
            ("Reviewed_within_timescales",),
            "CPP_At31_3Months",
            "Reviewed_within_timescales_percent",
            definition="protection plans reviewed within timescales, of those open three months on 31 March",
        ),
    ),
)
SOCIAL_WORK = WideFile(
    WORKFORCE,
    tuple(
        Ratio(measure, (), "", column, definition=definition)
        for measure, column, definition in (
            ("sw_turnover", "turnover_rate_fte", "leavers in the year, of full-time posts filled"),
            ("sw_agency", "agency_rate_fte", "agency workers, of all social workers, full-time equivalent"),
            ("sw_vacancy", "vacancy_rate_fte", "vacancies, of all posts, full-time equivalent"),
            ("sw_caseload", "caseload_fte", "cases to a case holder, full-time equivalent"),
        )
    ),
)
FILES: tuple[LongFile | WideFile, ...] = (
    STABILITY,
    ACCOMMODATION,
    ACTIVITY,
    OUTCOMES,
    SOCIAL_WORKERS,
    POPULATION,
    ADOPTION_STAGES,
    ASSESSMENTS,
    ENQUIRIES,
    PLAN_REVIEWS,
    SOCIAL_WORK,
)
