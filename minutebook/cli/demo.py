"""``minutebook demo``: Severnshire, loaded once and served."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import click

from minutebook import home
from minutebook.cli.opening import with_book
from minutebook.cli.progress import progress

WHOLE = "whole"
WORTH_OPENING = (
    ("", "the start page: what meets next, what was decided"),
    ("corporate-parenting-board", "a board, its members and meetings"),
    ("matters", "subjects followed from body to body"),
    ("inspections", "what inspectors judged and found, and what the board was told of it"),
    ("decisions", "what was decided, newest first"),
    ("lines", "what inspectors found, and where it is stuck: a chair would begin here"),
    ("threads", "what was asked, promised and done, and what is late"),
    ("changes", "everything ever published, with its proof"),
)


@click.command()
@click.option("--fresh", is_flag=True, help="throw the data away and start over")
@click.option("--port", default=8000, show_default=True, help="port to listen on; the next free one if taken")
@click.option("--no-serve", is_flag=True, help="load the data only")
@click.pass_context
def command(context: click.Context, fresh: bool, port: int, no_serve: bool) -> None:
    """Load the invented county of Severnshire and serve it."""
    if fresh:
        _forget()
    context.invoke(_run, port=port, no_serve=no_serve)


def _forget() -> None:
    """Remove the demo's data, and only a folder that is the demo's."""
    place = home.home()
    if not place.exists():
        return
    if not _day_file().exists():
        raise click.ClickException(f"{place} does not hold the demo: it is left alone")
    for side in home.SIDES:
        shutil.rmtree(home.folder(side), ignore_errors=True)
    _day_file().unlink(missing_ok=True)


@with_book
def _run(port: int, no_serve: bool) -> None:
    from minutebook.book.shelf import public_book
    from minutebook.cli.serve import free_port, serve
    from minutebook.intake.severnshire.loading import load

    day, whole = _story()
    if whole:
        click.echo(f"Severnshire is in {home.home()} already, as it stood on {day:%-d %B %Y}.")
    else:
        with progress("Loading Severnshire") as tell:
            load(public_book(), day, tell)
        _day_file().write_text(f"{day.isoformat()} {WHOLE}", encoding="ascii")
    from minutebook.assurance.severnshire_inspections import load_inspections
    from minutebook.assurance.severnshire_lines import load_lines
    from minutebook.intake.severnshire.habits import lay_down
    from minutebook.intake.severnshire.staff import open_accounts
    from minutebook.intake.severnshire.today import sit_today
    from minutebook.intake.severnshire.work import begin_work

    load_inspections(public_book(), day)
    load_lines(public_book(), day)
    accounts = open_accounts()
    lay_down(accounts[0])
    begin_work()
    sit_today(public_book(), day)
    _follow_up(accounts)
    if no_serve:
        return
    port = free_port("127.0.0.1", port)
    click.echo("\nWorth opening:")
    for path, what in WORTH_OPENING:
        click.echo(f"  {f'http://localhost:{port}/{path}':<52} {what}")
    item = _model_case()
    if item:
        click.echo(f"  http://localhost:{port}/{item}\n      one item as a meeting left it")
    click.echo()
    os.environ["MINUTEBOOK_DEMO"] = "1"  # one-click sign-in at the desk, for the invented people alone
    os.environ.setdefault("MINUTEBOOK_MAIL", f"file:{home.folder('desk') / 'mail'}")  # nobody is written to
    serve("127.0.0.1", port, port + 1)


FOLLOWED = (
    "corporate-parenting-board",
    "children-and-families-scrutiny-panel",
    "health-overview-and-scrutiny-committee",
)
"""The bodies of the demo whose actions are followed up, by their addresses."""


def _follow_up(accounts: list[Any]) -> None:
    """Tell what became of what the county's bodies asked for, where nothing is followed yet."""
    from minutebook.assurance.severnshire_lines import take_up_challenge
    from minutebook.book.shelf import public_book
    from minutebook.followup.telling import tell
    from minutebook.intake.severnshire.keys import COUNCIL

    parts = {account.name.partition(",")[0]: account for account in accounts}
    with progress("Following up what was asked"):
        tell(
            COUNCIL,
            FOLLOWED,
            clerk=parts["Gwen Ashby"],
            second=parts["Rhian Morgan"],
            scrutiny=parts["Rhian Morgan"],
            owner=parts["Judith Kerrow"],
        )
        take_up_challenge(public_book(), parts["Gwen Ashby"])


def _story() -> tuple[date, bool]:
    """The day the story is told as of (that of the first load), and whether all of it is in the book."""
    path = _day_file()
    if path.exists():
        day, _, state = path.read_text(encoding="ascii").strip().partition(" ")
        return date.fromisoformat(day), state == WHOLE
    path.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()
    path.write_text(today.isoformat(), encoding="ascii")
    return today, False


def _day_file() -> Path:
    return home.home() / "demo-day"


def _model_case() -> str:
    """The path of the item that tells of the inspection, if it is there."""
    from minutebook.book import catalogue
    from minutebook.book.shelf import public_book

    rows = catalogue.entries(public_book()).filter(kind="item", title__icontains="inspection of children")
    return rows.order_by("date").values_list("path", flat=True).first() or ""
