"""A group of verbs, each in a module of its own that is loaded only when the verb is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click


class Verb(NamedTuple):
    """Where a verb lives (a module, and the click command in it) and its line of help."""

    module: str
    help: str
    name: str = "command"


class Table(click.Group):
    """A click group that imports a verb's module only when that verb is run or asked for help."""

    def __init__(self, *, verbs: Mapping[str, Verb], **settings: Any) -> None:
        super().__init__(**settings)
        self.verbs = verbs

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.verbs)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        verb = self.verbs.get(name)
        if verb is None:
            return None
        command = getattr(importlib.import_module(verb.module), verb.name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.verbs[name].help) for name in self.list_commands(ctx)])
