"""The page ``docs/commands.md``: every verb of the command with its arguments and options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from minutebook.cli.main import main

BEGINNING = """# The command

`minutebook VERB` does everything that is done from a terminal; `minutebook VERB --help` says what stands
here. Where a verb fails it says what is wrong and what to do, in one line on standard error, and ends with
code 2. Where data is kept and what else can be set: [settings.md](settings.md).
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([BEGINNING, *_pages(main, "minutebook")])


def _pages(group: click.Group, name: str) -> Iterator[str]:
    context = click.Context(group, info_name=name)
    for verb in group.list_commands(context):
        command = group.get_command(context, verb)
        assert command is not None
        if isinstance(command, click.Group):
            yield f"## {name} {verb}\n\n{_help(command)}\n"
            yield from _pages(command, f"{name} {verb}")
        else:
            yield _page(command, f"{name} {verb}")


def _page(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    rows = [f"| `{_written(option)}` | {_said(option)} |" for option in options]
    table = ["", "| option | what it does |", "|---|---|", *rows] if rows else []
    return "\n".join([f"## {name}", "", f"`{name} {usage}`", "", _help(command), *table, ""])


def _help(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").replace("``", "`")


def _written(option: click.Option) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag or option.count:
        return names
    metavar = option.make_metavar(click.Context(click.Command("x")))
    return f"{names} {metavar}".replace("|", "\\|")


def _said(option: click.Option) -> str:
    said = (option.help or "").replace("|", "\\|")
    shown = option.show_default and option.default not in (None, "", False)
    notes = [f"{option.default} by default"] if shown else []
    if option.required:
        notes.append("needed")
    if option.multiple:
        notes.append("may be given several times")
    return said + (f" ({'; '.join(notes)})" if notes else "")
