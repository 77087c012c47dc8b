"""The command itself: a table of verbs, each in a module of its own, loaded when it is called.

A verb that needs no database (``read``, ``deadlines``, ``indicators`` …) must start without Django,
so nothing here imports it.
"""

from __future__ import annotations

import click

import minutebook
from minutebook.cli.table import Table, Verb

VERBS: dict[str, Verb] = {
    "administrator": Verb(
        "minutebook.cli.administrator", "open the account of a council's first administrator"
    ),
    "bounce": Verb("minutebook.cli.bounce", "take a mail server’s report that a letter came back"),
    "correct": Verb("minutebook.cli.publish", "publish an object's next version, and say why", "correct"),
    "erase": Verb("minutebook.cli.acts", "destroy an object's words, and publish that it was done", "erase"),
    "export": Verb("minutebook.cli.export", "write the record out as a folder: pages, JSON and files"),
    "import": Verb("minutebook.cli.importing", "take another system's record, or an export, into the book"),
    "log": Verb("minutebook.cli.log", "list what was published, newest first"),
    "merge": Verb("minutebook.cli.acts", "say that two objects are one", "merge"),
    "publish": Verb("minutebook.cli.publish", "publish an object from a JSON file", "publish"),
    "rebuild": Verb("minutebook.cli.rebuild", "make the projections again from the record alone"),
    "release": Verb("minutebook.cli.acts", "publish from the closed book what may be public now", "release"),
    "reread": Verb("minutebook.cli.reread", "read all minutes again, and show or publish what changes"),
    "show": Verb("minutebook.cli.show", "show an object, by its id or its address"),
    "split": Verb("minutebook.cli.acts", "undo a merge", "split"),
    "verify": Verb("minutebook.cli.verify", "prove that nothing published was altered"),
    "withdraw": Verb("minutebook.cli.acts", "hide an object from every page and export", "withdraw"),
    "takeover": Verb("minutebook.cli.takeover", "keep the record here: imports only report from then on"),
    "work": Verb("minutebook.cli.work", "do the tasks that wait and those that are due (run by serve)"),
    "serve": Verb("minutebook.cli.serve", "serve the record, follow the book, do the work that waits"),
    "follow": Verb("minutebook.cli.follow", "keep index and page store equal to the book (run by serve)"),
    "demo": Verb("minutebook.cli.demo", "load the invented county of Severnshire and serve it"),
    "deadlines": Verb("minutebook.cli.deadlines", "a meeting's deadlines, counted and explained"),
    "docs": Verb("minutebook.cli.docs", "write the pages of docs/ that are made from the code"),
    "indicators": Verb("minutebook.cli.indicators", "compute indicators from a statutory return"),
    "inspection": Verb("minutebook.cli.inspection", "show what an inspection report says"),
    "law": Verb("minutebook.cli.law", "explain a rule of the law of meetings"),
    "pack": Verb("minutebook.cli.pack", "make one tagged PDF pack of any files"),
    "packs": Verb("minutebook.cli.packs", "make the packs of the public record that are missing"),
    "read": Verb("minutebook.cli.read", "show what a text of minutes records"),
}


@click.command(cls=Table, verbs=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(minutebook.__version__, prog_name="minutebook")
def main() -> None:
    """Keep, publish and follow up what a council's meetings decide."""
