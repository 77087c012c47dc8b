"""``minutebook deadlines``: the whole timetable of a meeting, counted and explained, without a database."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from minutebook.cli.opening import Failure

if TYPE_CHECKING:
    from minutebook.law.timetable import Deadline


@click.command("deadlines")
@click.option("--nation", required=True, help="england, wales, scotland or northern-ireland")
@click.option("--body", required=True, help="committee, council, executive, joint or parish")
@click.option("--meeting", required=True, help="the day of the meeting, as 2025-05-06")
@click.option("--published", help="the day the agenda went out: is it in time?")
@click.option("--convened", help="the day a meeting was convened at shorter notice, if it was")
@click.option(
    "--holiday", "added", multiple=True, metavar="DATE=NAME", help="a day on which this council does not work"
)
@click.option("--not-holiday", "removed", multiple=True, metavar="DATE", help="a bank holiday not kept here")
@click.option(
    "--set", "chosen", multiple=True, metavar="SETTING=VALUE", help="a setting of a rule, as in docs/law.md"
)
@click.option("--json", "as_json", is_flag=True, help="print a list of objects instead of a table")
def command(
    nation: str,
    body: str,
    meeting: str,
    published: str | None,
    convened: str | None,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    chosen: tuple[str, ...],
    as_json: bool,
) -> None:
    """Count a meeting's deadlines back and forward; each names its rule, reason and source."""
    from minutebook.law import nations
    from minutebook.law.errors import LawError
    from minutebook.law.rules import Choices, from_words
    from minutebook.law.timetable import timetable
    from minutebook.law.working_days import Calendar, read_day

    try:
        where = nations.nation(nation)
        calendar = Calendar(
            where,
            added={read_day(day, "holiday"): name or "holiday" for day, name in map(_pair, added)},
            removed={read_day(day, "not-holiday"): "not kept here" for day in removed},
        )
        found = timetable(
            where,
            nations.body_kind(body),
            read_day(meeting, "meeting"),
            published=read_day(published, "published") if published else None,
            convened=read_day(convened, "convened") if convened else None,
            calendar=calendar,
            choices=Choices(from_words(dict(map(_pair, chosen)))),
        )
    except LawError as error:
        raise Failure(str(error)) from error
    if as_json:
        click.echo(json.dumps([one.record() for one in found], ensure_ascii=False, indent=2))
    else:
        _print(found)


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


def _print(found: list[Deadline]) -> None:
    from minutebook.law import wording

    said: set[str] = set()
    for one in found:
        judged = {None: "", True: " In time.", False: " Not in time."}[one.lawful]
        click.echo(f"{wording.day(one.day)}  {one.title} ({one.rule}).{judged}")
        because = f"    Because: {one.because}."
        if one.last_any_day and one.last_any_day != one.day:
            because += (
                f" The last day of any kind is {wording.day(one.last_any_day)}, which is arguable only."
            )
        click.echo(because)
        click.echo(f"    {one.source} ({one.status})")
        for warning in one.warnings:
            if warning not in said:
                click.echo(f"    Warning: {warning}")
        said.update(one.warnings)
