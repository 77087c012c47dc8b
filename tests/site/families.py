"""Every family of public pages: an address of it in the small council's record, and its main heading."""

from __future__ import annotations

from tests.site.county import LONG_TITLE

MEETING = "/corporate-parenting-board/2026-05-06"
REPORT = "/inspections/2026-03-02-inspection-of-2026"
LONG_ITEM = "/scrutiny-panel/2026-06-02/consultation-on-the-proposed-alteration-of-the-admission-arrangements"

PAGES = {
    "/": "Meetings and decisions",
    "/meetings": "Meetings to come",
    "/meetings?year=2026": "Meetings of 2026",
    "/calendar": "June 2026",
    "/calendar?month=2026-05&body=corporate-parenting-board": "May 2026",
    "/bodies": "Bodies",
    "/people": "People",
    "/resolutions": "Resolutions",
    "/decisions": "Executive and officer decisions",
    "/actions": "Actions",
    "/votes": "Votes",
    "/votes?member=councillor-ruth-ames": "Votes of Councillor Ruth Ames",
    "/minute-books": "Minute books",
    "/minute-books?body=corporate-parenting-board&year=2025": (
        "Corporate Parenting Board: minute book 2025/26"
    ),
    "/minute-books?body=education-board": "Education Board: minute book 2026/27",
    "/figures": "Attendance, votes and minutes in figures",
    "/figures?body=corporate-parenting-board&year=2026": "Corporate Parenting Board in figures, 2026/27",
    "/figures?body=county-council&year=2025": "County Council in figures, 2025/26",
    "/matters": "Matters",
    "/threads": "Asked, promised, done",
    "/threads?body=corporate-parenting-board&state=late": "Asked, promised, done",
    "/threads/report-again": "Report again",
    "/threads/whether-targets-were-met": "Whether targets were met",
    "/threads/fund-a-mobile-dentist": "Fund a mobile dentist",
    "/threads/thank-staff": "Thank staff",
    "/inspections": "Inspections",
    REPORT: "Inspection of 2026",
    "/inspections/2017-01-24-inspection-of-2016": "Inspection of 2016",
    "/inspections/2026-05-12-focused-visit": "Focused visit",
    f"{REPORT}/what-the-corporate-parenting-board-was-told-2026-05-06": (
        "What the Corporate Parenting Board was told"
    ),
    "/lines": "Found, told, done, better?",
    "/indicators": "Indicators and plans",
    "/indicators/care-leavers-in-suitable-accommodation": "Care leavers in suitable accommodation",
    "/plans/improvement-plan": "Improvement plan",
    "/releases/2026-03-31-figures-to-2026-03-31": "Figures to 2026-03-31",
    "/voices/2026-05-10-a-home-of-our-own": "A home of our own",
    "/verdicts/2026-05-06-homes-for-those-who-leave-care": "Homes for those who leave care",
    "/presented/2026-05-06-figures-as-presented": "Figures: as presented",
    f"{REPORT}/homes-for-those-who-leave-care": "Homes for those who leave care.",
    f"{REPORT}/that-children-are-seen-alone": "That children are seen alone.",
    "/documents": "Documents",
    "/search": "Search",
    "/search?q=board": "Search",
    "/changes": "Changes",
    "/versions/over": "Versions",
    "/versions/over/1": "Version 1",
    "/versions/over/1/2": "What changed from version 1 to 2",
    "/about": "About this record",
    "/accessibility": "Accessibility",
    "/corporate-parenting-board": "Corporate Parenting Board",
    "/county-council": "County Council",
    "/education-board": "Education Board",
    MEETING: "Corporate Parenting Board Wednesday 6 May 2026",
    "/county-council/2026-02-19": "County Council Thursday 19 February 2026",
    "/corporate-parenting-board/2026-03-04": "Corporate Parenting Board Wednesday 4 March 2026",
    "/corporate-parenting-board/2026-06-17": "Corporate Parenting Board Wednesday 17 June 2026",
    "/scrutiny-panel/2026-07-15": "Scrutiny Panel Wednesday 15 July 2026",
    f"{MEETING}/apologies": "Apologies",
    f"{MEETING}/inspection-update": "Inspection update",
    f"{MEETING}/figures": "Figures",
    f"{MEETING}/a-contract": "A contract",
    "/county-council/2026-02-19/budget": "Budget",
    "/corporate-parenting-board/2026-06-17/foster-homes": "Foster homes",
    LONG_ITEM: LONG_TITLE,
    "/people/councillor-ruth-ames": "Councillor Ruth Ames",
    "/people/councillor-una-vale": "Councillor Una Vale",
    "/documents/inspection-update": "Inspection update",
    "/documents/local-plan-with-all-its-pages?page=30": "Local plan, with all its pages",
    "/documents/report-written-in-place": "Report written in place",
    "/decisions/2026-05-20-grant-to-a-charity": "Grant to a charity",
    "/matters/childrens-emotional-health": "Children's emotional health",
    "/matters/the-old-bridge-at-teme": "The old bridge at Teme",
}
"""By address, the main heading; each answers 200."""

OTHERS = {
    "/nothing-here": (404, "Page not found"),
    "/documents/a-letter-to-withdraw": (410, "No longer here"),
    "/documents/something-erased": (410, "No longer here"),
    "/corporate-parenting-board/2026-06-17/soon-dropped": (410, "No longer here"),
}
"""By address, the status and main heading of pages that say what is not there."""
