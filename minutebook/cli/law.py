"""``minutebook law [RULE]``: a rule of the law of meetings in words, or the list of them."""

from __future__ import annotations

import json

import click

from minutebook.cli.opening import Failure


@click.command("law")
@click.argument("rule", required=False)
@click.option("--json", "as_json", is_flag=True, help="print JSON")
def command(rule: str | None, as_json: bool) -> None:
    """Explain RULE: what it says, for whom, since when, its source, settings and examples."""
    from minutebook.law import page, rules
    from minutebook.law.errors import LawError

    try:
        found = [rules.named(rule)] if rule else rules.registered()
    except LawError as error:
        raise Failure(str(error)) from error
    if as_json:
        click.echo(json.dumps([page.record(one) for one in found], ensure_ascii=False, indent=2))
    elif rule:
        click.echo(page.section(found[0]).removeprefix("### ").replace("`", ""))
    else:
        width = max(len(one.id) for one in found)
        for one in found:
            click.echo(f"{one.id:<{width}}  {one.title}")
