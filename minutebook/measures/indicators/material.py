"""What the indicators are worked from: one row a child, made once and shared."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

import holidays
import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.indicators.working import Working
from minutebook.measures.periods import Period, same_day
from minutebook.measures.returns.frames import empty
from minutebook.measures.returns.model import Return


class Material:
    """A return and a period, with everything the indicators derive from them.

    The frames are computed when first asked for and live as long as this object, in memory.
    """

    def __init__(self, brought: Return, period: Period, population: int | None = None) -> None:
        self.brought = brought
        self.period = period
        self.population = population

    @cached_property
    def year_back(self) -> Period:
        """The twelve months to the period's end, over which placements and workers are counted."""
        return Period.rolling_year(self.period.end)

    def table(self, name: str) -> pl.DataFrame:
        """A table of the return; one that was not brought has no rows."""
        return self.brought.tables[name] if self.brought.has(name) else empty(name)

    @cached_property
    def spells(self) -> pl.DataFrame:
        """All episodes known up to the period's end (see ``care.spells``)."""
        return care.spells(self.brought.history, self.period.end)

    @cached_property
    def current(self) -> pl.DataFrame:
        """``spells`` of the children who are in this collection."""
        present = self.table("Episodes").select("child").unique()
        return self.spells.join(present, on="child", how="semi", maintain_order="left")

    @cached_property
    def placements(self) -> pl.DataFrame:
        """The placements of the children in this collection."""
        return care.placements(self.current)

    @cached_property
    def births(self) -> pl.DataFrame:
        """Each child's date of birth, from this collection's header or an earlier one."""
        return self.brought.newest["Header"].select("child", "DOB")

    @cached_property
    def children(self) -> pl.DataFrame:
        """One row a child in this collection, with what the period shows of it."""
        end, start = self.period.end, self.period.start
        year_start = self.year_back.start
        two_years_start = same_day(year_start, year_start.year - 1)
        present = (pl.col("DEC").is_null()) | (pl.col("DEC") > end)
        during = (pl.col("DEC").is_null()) | (pl.col("DEC") > start)
        children = self.current.group_by("child", maintain_order=True).agg(
            in_care=present.any(),
            during=during.any(),
            period_start=pl.col("period_start").last(),
            place=pl.col("PLACE").filter(present).last(),
            distance=pl.col("PL_DISTANCE").filter(present).last().cast(pl.Float64, strict=False),
            location=pl.col("PL_LOCATION").filter(present).last(),
        )
        broken = self.brought.history.group_by("child").agg(
            broken=care.breaks_continuity(self.year_back).any()
        )
        for frame in (
            self.births,
            broken,
            care.placements_between(self.placements, year_start, end, "placements"),
            care.placements_between(self.placements, two_years_start, end, "placements_2_years"),
            care.carers(self.placements),
        ):
            children = children.join(frame, on="child", how="left", maintain_order="left")
        counts = pl.col("placements", "placements_2_years").fill_null(0)
        return children.with_columns(counts, age=care.age_on(end))

    def at_end(self) -> Working:
        """Children looked after when the period ends: the cohort of most indicators."""
        return Working.start("children with an episode that is no short break", self.children).keep(
            f"looked after on {spoken(self.period.end)}", pl.col("in_care")
        )

    def all_year(self) -> Working:
        """Children looked after at the end and continuously for the twelve months before it."""
        return self.at_end().keep("looked after continuously for 12 months", ~pl.col("broken"))

    def outcomes(self) -> Working:
        """``all_year`` with the outcome columns of the OC2 table beside each child."""
        year = self.all_year()
        outcomes = self.table("OC2").unique("child", keep="first", maintain_order=True)
        columns = [name for name in outcomes.columns if name not in year.frame.columns]
        joined = year.frame.join(
            outcomes.select("child", *columns), on="child", how="left", maintain_order="left"
        )
        return Working(joined, year.steps)

    @cached_property
    def england_holidays(self) -> list[date]:
        """Bank holidays in England of the years a period's deadlines can reach back to."""
        years = range(self.period.start.year - 20, self.period.end.year + 2)
        return sorted(holidays.country_holidays("GB", subdiv="ENG", years=years))

    def working_days(self, start: str, end: str) -> pl.Expr:
        """Working days from the day after ``start`` to ``end``: the starting day is day 0."""
        day = timedelta(days=1)
        return pl.business_day_count(pl.col(start) + day, pl.col(end) + day, holidays=self.england_holidays)

    def has_columns(self, table: str, *columns: str) -> bool:
        """Whether the return fills these columns of ``table`` at all; one without rows lacks nothing."""
        frame = self.table(table)
        return frame.is_empty() or all(frame[name].null_count() < len(frame) for name in columns)


def spoken(day: date) -> str:
    """A day as minutes write it: 31 March 2019."""
    return f"{day.day} {day:%B %Y}"
