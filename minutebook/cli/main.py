"""The command itself: a table of verbs, each in a module of its own, loaded when it is called.

A verb that needs no database (``read``, ``deadlines``, ``indicators`` …) must start without Django,
so nothing here imports it.
"""

from __future__ import annotations

import importlib
from typing import NamedTuple

import click

import minutebook


class Verb(NamedTuple):
    """Where a verb lives (a module whose ``command`` is a click command) and its line of help."""

    module: str
    help: str


VERBS: dict[str, Verb] = {
    "work": Verb("minutebook.cli.work", "do the tasks that wait and those that are due (run by serve)"),
    "serve": Verb("minutebook.cli.serve", "serve the record, follow the book, do the work that waits"),
    "follow": Verb("minutebook.cli.follow", "keep index and page store equal to the book (run by serve)"),
    "demo": Verb("minutebook.cli.demo", "load the invented county of Severnshire and serve it"),
    "deadlines": Verb("minutebook.cli.deadlines", "a meeting's deadlines, counted and explained"),
    "indicators": Verb("minutebook.cli.indicators", "compute indicators from a statutory return"),
    "law": Verb("minutebook.cli.law", "explain a rule of the law of meetings"),
    "pack": Verb("minutebook.cli.pack", "make one tagged PDF pack of any files"),
    "read": Verb("minutebook.cli.read", "show what a text of minutes records"),
}


class Table(click.Group):
    """A click group that imports a verb's module only when that verb is run or asked for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        verb = VERBS.get(name)
        if verb is None:
            return None
        command = importlib.import_module(verb.module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, VERBS[name].help) for name in self.list_commands(ctx)])


@click.command(cls=Table, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(minutebook.__version__, prog_name="minutebook")
def main() -> None:
    """Keep, publish and follow up what a council's meetings decide."""
