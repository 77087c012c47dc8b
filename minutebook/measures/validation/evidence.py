"""What the rules look at: each table with the child's header and episodes summed up beside every row."""

from __future__ import annotations

from functools import cached_property

import polars as pl

from minutebook.measures.indicators import care
from minutebook.measures.periods import Period
from minutebook.measures.returns.frames import empty
from minutebook.measures.returns.model import Return

ADOPTED = ("E11", "E12")
FACTS_OF_EPISODES = pl.col("in_episodes", "continuous", "died", "adopted")


class Evidence:
    """A return's tables, prepared for the rules. Frames live in memory as long as this object."""

    def __init__(self, brought: Return) -> None:
        self.brought = brought
        self.period = Period.year(brought.year)

    def has(self, table: str) -> bool:
        """Whether the return holds ``table`` (``Episodes_last``: whether last year's does)."""
        name, _, last = table.partition("_")
        return name in (self.brought.last if last else self.brought.tables)

    def table(self, name: str) -> pl.DataFrame:
        """The table with ``year_start``, ``year_end`` and the facts known of each row's child."""
        frame = self.episodes if name == "Episodes" else self.brought.tables[name]
        if name == "Missing":
            frame = _in_turn(frame, ["child", pl.coalesce("MIS_END", "MIS_START"), "MIS_START"], "MIS_END")
        if name == "SWEpisodes":
            frame = _in_turn(frame, ["child", "SW_DECOM"], "SW_DEC")
        if name == "OC3":
            frame = frame.join(self.birthdays, on="row", how="left", maintain_order="left")
        return frame.join(self.children, on="child", how="left", maintain_order="left").with_columns(
            FACTS_OF_EPISODES.fill_null(False),
            pl.col("in_header", "in_oc2").fill_null(False),
            times=pl.len().over("child"),
            year_start=pl.lit(self.period.start),
            year_end=pl.lit(self.period.end),
        )

    @cached_property
    def episodes(self) -> pl.DataFrame:
        """Episodes in the order they began, with the one before and after of the same child."""
        rows = self._or_empty("Episodes").sort(
            "child", "DECOM", "DEC", "row", nulls_last=True, maintain_order=True
        )
        before = [pl.col(name).shift(1).over("child").alias(f"{name}_before") for name in ("DEC", "REC")]
        place = pl.int_range(pl.len()).over("child")
        return rows.with_columns(
            *before,
            DECOM_after=pl.col("DECOM").shift(-1).over("child"),
            is_first=place == 0,
            is_last=place == pl.len().over("child") - 1,
        )

    @cached_property
    def children(self) -> pl.DataFrame:
        """One row a child: its header, and what its episodes and other tables say of it."""
        header = (
            self._or_empty("Header")
            .group_by("child")
            .agg(
                born=pl.col("DOB").first(),
                several_births=pl.col("DOB").n_unique() > 1,
                in_header=pl.lit(True),
            )
        )
        facts = header
        for frame in (self._episode_facts(), self._last_year(), self._decisions(), self._in_oc2()):
            facts = facts.join(frame, on="child", how="full", coalesce=True)
        return facts

    def _episode_facts(self) -> pl.DataFrame:
        start, end = self.period.start, self.period.end
        ends = pl.col("DEC")
        during = (pl.col("DECOM") <= end) & ((ends >= start) | ends.is_null())
        adoption = pl.col("REC").is_in(ADOPTED)
        latest = pl.col("DECOM") == pl.col("DECOM").max()
        return self.episodes.group_by("child").agg(
            in_episodes=pl.lit(True),
            continuous=during.any() & ~care.breaks_continuity(self.period).any(),
            died=(pl.col("REC") == "E2").any(),
            final_reason=pl.col("REC").filter(latest).first(),
            first_start=pl.col("DECOM").min(),
            last_entry=pl.col("DECOM").filter(pl.col("RNE") == "S").max(),
            adoption_placed=pl.col("DECOM").filter(adoption).min(),
            adopted=(adoption & ends.is_between(start, end)).any(),
        )

    def _last_year(self) -> pl.DataFrame:
        """What last year's episodes say: when those left open began, whether the child died."""
        last = self.brought.last.get("Episodes", empty("Episodes"))
        is_open = ~pl.col("DEC_given")
        return (
            last.sort("DECOM", "row", nulls_last=True)
            .group_by("child")
            .agg(
                in_last_year=pl.lit(True),
                died_last_year=(pl.col("REC") == "E2").any(),
                open_since=pl.col("DECOM").filter(is_open).min(),
                open_since_latest=pl.col("DECOM").filter(is_open).max(),
                was_open=pl.col("DEC").filter(pl.col("DECOM").is_not_null()).is_null().last(),
            )
        )

    def _decisions(self) -> pl.DataFrame:
        """The earliest date to place and the latest match of each child in AD1."""
        adoptions = self._or_empty("AD1")
        return adoptions.group_by("child").agg(
            earliest_intent=pl.col("DATE_INT").min(), latest_match=pl.col("DATE_MATCH").max()
        )

    def _in_oc2(self) -> pl.DataFrame:
        return self._or_empty("OC2").select(pl.col("child").unique()).with_columns(in_oc2=pl.lit(True))

    @cached_property
    def birthdays(self) -> pl.DataFrame:
        """For each row of OC3: care on and after the birthday in the year, and care since 14 and 16."""
        leavers = (
            self._or_empty("OC3")
            .select("child", "DOB", leaver="row")
            .with_columns(
                turned=care.birthday(care.age_on(self.period.end)),
                fourteen=care.birthday(14),
                sixteen=care.birthday(16),
            )
        )
        known = self.brought.history.filter(~pl.col("LS").is_in(care.SHORT_BREAKS).fill_null(False))
        ends = pl.col("DEC").fill_null(self.period.end)
        days = {
            since: (ends - pl.max_horizontal("DECOM", since)).dt.total_days().clip(lower_bound=0).sum()
            for since in ("fourteen", "sixteen")
        }
        care_since = (
            leavers.join(known.select("child", "DECOM", "DEC"), on="child")
            .group_by("leaver")
            .agg(days_after_14=days["fourteen"], days_after_16=days["sixteen"])
        )
        on_day = (pl.col("DECOM") <= pl.col("turned")) & (
            pl.col("DEC").is_null() | (pl.col("DEC") > pl.col("turned"))
        )
        this_year = (
            leavers.join(self.episodes.select("child", "DECOM", "DEC"), on="child")
            .group_by("leaver")
            .agg(
                in_care_on_birthday=on_day.any(),
                ceased_after_birthday=(pl.col("DEC") >= pl.col("turned")).any(),
            )
        )
        return (
            leavers.select("leaver")
            .join(care_since, on="leaver", how="left")
            .join(this_year, on="leaver", how="left")
            .rename({"leaver": "row"})
        )

    def _or_empty(self, name: str) -> pl.DataFrame:
        return self.brought.tables[name] if name in self.brought.tables else empty(name)


def _in_turn(frame: pl.DataFrame, order: list[str | pl.Expr], end: str) -> pl.DataFrame:
    """``frame`` in ``order``, with the end of the row before of the same child and whether one follows."""
    rows = frame.sort(*order, "row", nulls_last=True, maintain_order=True)
    place = pl.int_range(pl.len()).over("child")
    return rows.with_columns(
        pl.col(end).shift(1).over("child").alias("end_before"),
        is_first=place == 0,
        is_last=place == pl.len().over("child") - 1,
    )
