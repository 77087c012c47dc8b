"""What the small council does about what its inspectors found: for the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.assurance.indicators import Comparator, Indicator, Rebase, Target
from minutebook.assurance.plans import Action, At, ImpactTest, Pillar, Plan
from minutebook.assurance.presented import FigureShown, LineShown, Presented
from minutebook.assurance.releases import Figure, Release, Span
from minutebook.assurance.verdicts import Shown, Verdict
from minutebook.assurance.voices import Voice
from minutebook.book.schema import Object, Words

AT = At(meeting="may", item="table", day="2026-05-06", body="board", words="The finding is closed.")
QUARTERS = (
    ("2025-04-01", "2025-06-30", 170),
    ("2025-07-01", "2025-09-30", 176),
    ("2025-10-01", "2025-12-31", None),
    ("2026-01-01", "2026-03-31", 188),
)


def lines() -> Iterable[Object]:
    """A plan with a test, an indicator with a hidden figure, a voice, a judgement, and a frozen paper."""
    yield Indicator(
        id="homes-share",
        title=Words(en="Care leavers in suitable accommodation", cy="Gadawyr gofal mewn llety addas"),
        key="suitable",
        question=Words(en="Do care leavers have a decent home?"),
        above="care leavers in suitable accommodation",
        below="care leavers",
        source="Local definition",
        targets=(
            Target(value="97", start="2025-01-01", reason="To drive best practice", set_by="Director"),
            Target(value="92", start="2026-05-06", reason="It could not be met", set_at=AT),
        ),
        rebases=(Rebase(start="2025-10-01", reason="new homes", approved_by="The Board"),),
        comparators=(
            Comparator(
                label="England", value="88", year="2025", source="DfE", definition="19 to 21 year olds"
            ),
        ),
    )
    for start, end, top in QUARTERS:
        yield Release(
            id=f"release-{end}",
            title=Words(en=f"Figures to {end}"),
            date=end,
            at=AT if end == "2026-03-31" else None,
            source="The council’s own records",
            year="2025/26",
            policy="as the Department publishes",
            figures=(
                Figure(
                    indicator="homes-share",
                    measure="suitable",
                    area="Temeside",
                    period=Span(kind="quarter to date", start=start, end=end),
                    numerator=top,
                    denominator=200,
                    value=str(top // 2) if top else "",
                    symbol="" if top else "c",
                ),
            ),
        )
    yield Plan(
        id="plan",
        title=Words(en="Improvement plan"),
        body="board",
        date="2026-05-06",
        approved=AT,
        pillars=(Pillar(id="leaders", title=Words(en="Senior leaders")),),
        actions=(
            Action(
                id="build",
                title=Words(en="Forty more homes"),
                pillar="leaders",
                owner="Director",
                due="2026-06-01",
                state="done",
                done="2026-05-30",
                evidence="Register",
                findings=("f-homes",),
            ),
            Action(id="see", title=Words(en="Train"), due="2026-06-01", findings=("f-alone",)),
        ),
        tests=(ImpactTest(finding="f-homes", indicator="homes-share", value="90", by="2026-06-01"),),
    )
    yield Voice(
        id="voice",
        title=Words(en="A home of our own"),
        date="2026-05-10",
        group="The Care Leavers’ Forum",
        people=14,
        said=Words(en="Nobody asks if you know how the boiler works."),
        plain=Words(en="Young people want to see their home first."),
        checked="2026-05-24",
        consent="2026-05-24",
        about=("f-homes", "homes-share"),
    )
    yield Verdict(
        id="verdict",
        title=Words(en="Homes for those who leave care"),
        finding="f-homes",
        result="closed",
        at=AT,
        met=(
            Shown(indicator="homes-share", period="Jan–Mar 2026", figure="94%", release="release-2026-03-31"),
        ),
    )
    yield Presented(
        id="presented",
        title=Words(en="Figures: as presented"),
        at=AT,
        lines=(LineShown(finding="f-homes", title="Homes", stuck="judged", sentences=("Found.", "No.")),),
        figures=(
            FigureShown(
                indicator="homes-share",
                title="Care leavers in suitable accommodation",
                period="Jul–Sep 2025",
                figure="88%",
                target="97",
                sentence="It was 88%.",
            ),
        ),
    )
