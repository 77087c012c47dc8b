"""``minutebook import moderngov SOURCE --council NAME``: a committee system's record, or a capture of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from minutebook.cli.choosing import chosen_book, closed_option
from minutebook.cli.import_options import (
    dry_run_option,
    nation_option,
    report_option,
    stopped_in_words,
    tell,
    whose_option,
)
from minutebook.cli.opening import with_book
from minutebook.cli.progress import bars

if TYPE_CHECKING:
    from minutebook.book.shelf import Book
    from minutebook.intake.moderngov.source import Source

STAGES = {
    "names": "Members",
    "lists": "Lists of meetings",
    "meetings": "Meetings",
    "registers": "Decisions and plans",
    "issues": "Issues",
}


@click.command("moderngov")
@click.argument("source")
@whose_option
@nation_option
@click.option("--site", default="", metavar="ADDRESS", help="the site a folder's answers came from")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="only meetings and decisions from this day on"
)
@click.option(
    "--rate", type=click.FloatRange(0), default=2.0, show_default=True, help="requests a second; 0: no limit"
)
@click.option("--documents/--no-documents", default=True, help="whether to fetch the linked documents")
@click.option("--pages/--no-pages", default=True, help="whether to read pages for what the service has not")
@click.option(
    "--readings/--no-readings", default=True, help="whether to read minutes now; reread does it later"
)
@dry_run_option
@report_option
@closed_option
@with_book
def command(
    source: str,
    council: str,
    nation: str,
    site: str,
    since: datetime | None,
    rate: float,
    documents: bool,
    pages: bool,
    readings: bool,
    dry_run: bool,
    report_to: Path | None,
    closed: bool,
) -> None:
    """Take a ModernGov's record: SOURCE is the address of its site, or a folder of answers and pages.

    Committees, members, meetings of all years with agenda, decisions, minutes, attendance and documents,
    recorded votes, decisions, forward plans and issues. Stop it when you like: run again, it goes on
    there. A later run publishes only what has changed.
    """
    from minutebook.intake.moderngov.site import Wanted
    from minutebook.intake.moderngov.taking_in import import_moderngov

    book = chosen_book(closed)
    wanted = Wanted(f"{since:%Y-%m-%d}" if since else "", pages, documents)
    made, goes_on, log = _source(book, source, site, rate, wanted, dry_run)
    with bars() as bar, stopped_in_words(dry=dry_run):
        report = import_moderngov(
            book,
            made,
            council,
            nation=nation,
            dry=dry_run,
            goes_on=goes_on,
            readings=readings,
            tell=lambda stage, done, of: bar(f"{STAGES[stage]:<20}", done, of),
        )
    report.log = log
    tell(report, report_to)


def _source(
    book: Book, source: str, site: str, rate: float, wanted: object, dry: bool
) -> tuple[Source, bool, str]:
    """The source meant, whether an import of it goes on, and where the log of refusals is."""
    from minutebook.book import clock
    from minutebook.book.errors import Refused
    from minutebook.intake.moderngov.fetching import Client
    from minutebook.intake.moderngov.folder import Folder
    from minutebook.intake.moderngov.site import Site, Wanted
    from minutebook.intake.moderngov.state import State

    assert isinstance(wanted, Wanted)
    if not source.lower().startswith(("http://", "https://")):
        path = Path(source)
        if not path.exists():
            raise Refused("SOURCE", f"{source!r} is no folder here, and no address (https://…) either")
        return Folder(path, site), False, ""
    host = (urlsplit(source).hostname or "").lower()
    state = State(book.folder / "imports", f"dry-{host}" if dry else host)
    client = Client(source, rate=rate, log=state.log)
    goes_on = state.begin(clock.now().isoformat(), repr(wanted))
    return Site(client, state, wanted, clock.today()), goes_on and not dry, str(state.log)
