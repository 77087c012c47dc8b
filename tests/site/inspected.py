"""What the small council's inspectors found, and what its board was told: for the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.assurance.inspections import Finding, Inspection, Judgement
from minutebook.assurance.told import Difference, Quote, Telling, Told
from minutebook.book.schema import Object, Words

RI = "Requires improvement to be good"
WORDS = "The Director told the Board of the inspection."
SAID = Quote(place="minutes", source="table", start=0, end=len(WORDS), text=WORDS)
PAPER = Quote(place="paper", source="thick", start=0, end=16, text="Page 1 says this")


def inspections() -> Iterable[Object]:
    """Two inspections across a change of the measure, a visit, and a telling that only a machine proposed."""
    yield Inspection(
        id="sif",
        title=Words(en="Inspection of 2016"),
        framework="SIF",
        start="2016-10-24",
        published="2017-01-24",
        address="javascript:alert(1)",
        judgements=(
            Judgement(area="overall", words="Overall effectiveness", grade="Inadequate"),
            Judgement(area="adoption", words="Adoption performance", grade="Requires improvement"),
        ),
        findings=(Finding(id="f-first", kind="recommendation", paragraph="4", text="See children alone."),),
    )
    yield Inspection(
        id="ilacs",
        title=Words(en="Inspection of 2026", cy="Arolygiad 2026"),
        framework="ILACS",
        start="2026-01-12",
        end="2026-01-23",
        published="2026-03-02",
        address="https://reports.ofsted.example/1",
        document="report",
        judgements=tuple(
            Judgement(area=area, words=area, grade=grade)
            for area, grade in (("overall", RI), ("leaders", "Good"), ("care_leavers", "Outstanding"))
        ),
        findings=(
            Finding(
                id="f-alone",
                kind="area for improvement",
                text="That children are seen alone.",
                recurs="f-first",
            ),
            Finding(
                id="f-quick", kind="priority action", text="How quickly calls are answered.", state="machine"
            ),
            Finding(id="f-homes", kind="area for improvement", text="Homes for those who leave care."),
            Finding(
                id="f-praise", kind="strength", paragraph="12", text="Reviews are on time and chaired well."
            ),
        ),
    )
    yield Inspection(
        id="visit",
        title=Words(en="Focused visit"),
        framework="ILACS focused visit",
        event="focused visit",
        start="2026-05-12",
    )
    yield Told(
        id="told",
        title=Words(en="What the Corporate Parenting Board was told"),
        inspection="ilacs",
        meeting="may",
        item="table",
        body="board",
        date="2026-05-06",
        tellings=(
            Telling(finding="f-alone", how="in part", quotes=(SAID, PAPER), left_out="seen", state="machine"),
            Telling(finding="f-quick", how="not", state="confirmed"),
            Telling(
                finding="f-homes", how="wholly", quotes=(SAID,), why="Said in other words.", state="mended"
            ),
            Telling(finding="f-praise", how="wholly", quotes=(SAID,), state="confirmed"),
        ),
        differences=(Difference(about="date", said=SAID, report="The report was published on 2 March 2026"),),
    )
