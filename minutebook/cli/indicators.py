"""``minutebook indicators FOLDER --year Y``: a return's indicators and broken rules, without a database.

Nothing of a child is printed: not on paper, not in an error, not in a traceback. A fault of the
program's own is told by its place in the code alone, since a library's message may quote a cell.
"""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from minutebook.measures import Period


class Refused(click.ClickException):
    """An error of one line to stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"minutebook indicators: {self.message}", err=True)


DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@click.command("indicators")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--year", type=int, required=True, metavar="Y", help="the year that ends on 31 March Y")
@click.option("--json", "as_json", is_flag=True, help="print the figures as JSON")
@click.option("--explain", is_flag=True, help="show the steps of each figure and how many each kept")
@click.option("--exact", is_flag=True, help="print exact figures, which are not for publication")
@click.option("--rolling-to", type=DAY, metavar="DAY", help="the twelve months to DAY instead of the year")
@click.option("--quarter-to", type=DAY, metavar="DAY", help="DAY's quarter, up to DAY, instead of the year")
@click.option("--population", type=click.IntRange(min=1), help="children aged 0 to 17, for rates per 10,000")
@click.option(
    "--log",
    type=click.Path(path_type=Path, dir_okay=False),
    help="a file of what was released before: figures are released against it and added to it",
)
@click.option("--area", default="this authority", show_default=True, help="whose return it is")
def command(
    folder: Path,
    year: int,
    as_json: bool,
    explain: bool,
    exact: bool,
    rolling_to: datetime | None,
    quarter_to: datetime | None,
    population: int | None,
    log: Path | None,
    area: str,
) -> None:
    """Compute indicators from the return in FOLDER and check it by the Department's rules.

    FOLDER holds an SSDA903 return (CSV files or XML), an Annex A workbook, a children in need census or
    a council's own template. Figures are released ones, with small counts hidden, unless --exact is
    given. The rows that break rules are for whoever brought the return, and for nobody else.
    """
    from minutebook.cli import indicators_shown as show
    from minutebook.measures import MeasureError, account_of

    if exact and log:
        raise Refused("exact figures do not go into a log; leave out --exact or --log")
    try:
        period = _period(year, rolling_to, quarter_to)
        also = () if exact else _held_as_well(year, area, log)
        account = account_of(folder, year, period=period, population=population, also=also)
        figures = show.exact(account) if exact else show.released(account, area, log)
    except MeasureError as error:
        raise Refused(str(error)) from None
    except Exception as error:
        raise Refused(_own_fault(error)) from None
    if as_json:
        import msgspec

        document = show.as_document(account, figures, is_exact=exact)
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")
        return
    for line in show.as_lines(account, figures, is_exact=exact, explain=explain):
        click.echo(line)


def _period(year: int, rolling_to: datetime | None, quarter_to: datetime | None) -> Period:
    """The year, or the stretch of it the options name; a day of another year is refused."""
    from minutebook.measures import MeasureError, Period

    if rolling_to and quarter_to:
        raise MeasureError("give --rolling-to or --quarter-to, not both")
    day = rolling_to or quarter_to
    if day is None:
        return Period.year(year)
    period = Period.rolling_year(day.date()) if rolling_to else Period.quarter_to_date(day.date())
    if period.reporting_year != year:
        raise MeasureError(f"{day:%d/%m/%Y} is not in the year to 31 March {year}; change --year or the day")
    return period


def _held_as_well(year: int, area: str, log: Path | None) -> list[Period]:
    """The periods of the year that this return tells of too: those that are told as a matter of course, and
    those the log has been told. What is released now must give nothing away of them."""
    from minutebook.measures.disclosure import read_log
    from minutebook.measures.periods import told_of

    logged = [figure.period for figure in read_log(log) if figure.area == area] if log else []
    return [*told_of(year), *(period for period in logged if period.reporting_year == year)]


def _own_fault(error: Exception) -> str:
    """Where the program failed and on what kind of error, without the error's own words."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "minutebook" in f.filename]
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "an unknown place"
    return f"this is a fault of Minutebook's own ({type(error).__name__} in {place}); tell its makers."
