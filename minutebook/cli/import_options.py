"""What imports ask and say alike: whose record, of which nation, a trial or not, where the report goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, get_args

import click

from minutebook.cli.opening import Failure


class Report(Protocol):
    """What an import gives at its end."""

    def text(self, *, whole: bool = False) -> str: ...


def _nations() -> tuple[str, ...]:
    from minutebook.book.schema.council import Nation

    return get_args(Nation)


whose_option: Any = click.option(
    "--council", required=True, metavar="NAME", help="whose record; a name that is new makes a new one"
)
nation_option: Any = click.option(
    "--nation", type=click.Choice(_nations()), default="england", show_default=True, help="of a new council"
)
dry_run_option: Any = click.option(
    "--dry-run", is_flag=True, help="say what would be taken, and publish nothing"
)
report_option: Any = click.option(
    "--report",
    "report_to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="write the whole report here",
)


def tell(report: Report, report_to: Path | None) -> None:
    """Print a report in short, and write the whole of it where it is wanted."""
    if report_to:
        report_to.write_text(report.text(whole=True) + "\n", encoding="utf-8")
    click.echo(report.text())


STOPPED = "stopped. What was taken is in the record: give the same command again, and it goes on from there"
STOPPED_DRY = "stopped: this was a dry run, and nothing was published"


@contextmanager
def stopped_in_words(*, dry: bool) -> Iterator[None]:
    """Say what was lost and what to do, to whoever stops an import."""
    try:
        yield
    except KeyboardInterrupt:
        raise Failure(STOPPED_DRY if dry else STOPPED) from None
